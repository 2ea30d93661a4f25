"""PDF as an editor wants it: what a figure shows lies in named layers that can be switched off.

matplotlib writes a page as one run of drawing. Here each part of it is marked as belonging to the
layer that its group's id says (ISO 32000-1, 8.11, optional content), by the names that SVG has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_pdf import FigureCanvasPdf, Name, PdfFile, RendererPdf

from launches.plotting.style import PT_PER_INCH
from launches.plotting.svg import layer_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class LayeredFile(PdfFile):
    """PDF file that lists, once it is known, which layers its page has."""

    def __init__(self, target: Any, metadata: dict[str, Any]) -> None:
        self.layers: dict[str, Any] = {}
        self._catalog: dict[str, Any] | None = None
        self._properties: Any = None
        super().__init__(target, metadata=metadata)

    def writeObject(self, object: Any, contents: Any) -> None:
        """Write an object; keep the catalog back, and let the page's resources name layers."""
        if isinstance(contents, dict) and contents.get("Type") == Name("Catalog"):
            self._catalog = contents
            return
        if object is self.resourceObject:
            self._properties = self.reserveObject("layers")
            contents = {**contents, "Properties": self._properties}
        super().writeObject(object, contents)

    def begin(self, layer: str) -> None:
        """Begin drawing that belongs to a layer."""
        if layer not in self.layers:
            self.layers[layer] = self.reserveObject(f"layer {layer}")
        self.write(b"/OC /%s BDC\n" % layer.encode("ascii"))

    def end(self) -> None:
        """End what `begin` began."""
        self.write(b"EMC\n")

    def finalize(self) -> None:
        """Write the layers and the catalog that lists them, and the rest of the file."""
        self.endStream()
        for name, reference in self.layers.items():
            super().writeObject(reference, {"Type": Name("OCG"), "Name": name.encode("ascii")})
        super().writeObject(self._properties, dict(self.layers))
        every = list(self.layers.values())
        shown = {
            "Version": Name("1.5"),  # the first that has layers; the header says 1.4
            "OCProperties": {"OCGs": every, "D": {"Order": every, "ON": every}},
        }
        super().writeObject(self.rootObject, {**(self._catalog or {}), **(shown if every else {})})
        super().finalize()


class LayeredRenderer(RendererPdf):
    """Renderer that marks what it draws with its layer; groups inside a layer's belong to it."""

    def __init__(self, file: LayeredFile, dpi: float, height_in: float, width_in: float) -> None:
        super().__init__(file, dpi, height_in, width_in)
        self._open: list[bool] = []

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin a group of the figure."""
        layer = "" if any(self._open) else layer_of(gid or s)
        if layer:
            self.file.begin(layer)
        self._open.append(bool(layer))

    def close_group(self, s: str) -> None:
        """End the group that was begun last."""
        if self._open.pop():
            self.file.end()


class LayeredCanvas(FigureCanvasPdf):
    """Canvas that prints with layers."""

    def print_pdf(
        self, filename: Any, *, bbox_inches_restore: Any = None, metadata: Any = None, **_: Any
    ) -> None:
        """Print the figure."""
        dpi = self.figure.dpi
        self.figure.dpi = PT_PER_INCH
        width, height = self.figure.get_size_inches()
        file = LayeredFile(filename, metadata)
        try:
            file.newPage(width, height)
            renderer: Any = MixedModeRenderer(
                self.figure, width, height, dpi, LayeredRenderer(file, dpi, height, width),
                bbox_inches_restore=bbox_inches_restore,
            )  # fmt: skip
            self.figure.draw(renderer)
            renderer.finalize()
            file.finalize()
        finally:
            file.close()


def print_layered(figure: Figure, target: Any, *, dpi: float, metadata: dict[str, Any]) -> None:
    """Write a figure as PDF with a layer for each group of its artists.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Figure; its canvas stays its own.
    target : binary file
        Where it goes.
    dpi : float
        Dots per inch of what can only be pixels.
    metadata : dict
        Information dictionary.
    """
    own = figure.canvas
    try:
        LayeredCanvas(figure).print_figure(target, format="pdf", dpi=dpi, metadata=metadata)
    finally:
        figure.set_canvas(own)
