"""Writing figures: whole or not at all, the same bytes each time, with their provenance."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from launches.errors import OutputError
from launches.files import make_folder, replacing
from launches.formats import write_csv
from launches.plotting.style import style_context
from launches.plotting.svg import for_editors

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure

FORMATS = ("png", "svg", "pdf")


@dataclass(frozen=True, slots=True)
class Notes:
    """What a figure says of itself in its metadata.

    Attributes
    ----------
    title : str
        Headline.
    alt : str
        The figure in words, for those who do not see it.
    provenance : str
        Events, layers and versions that it was drawn from; no paths.
    """

    title: str = ""
    alt: str = ""
    provenance: str = ""


_NOTES: WeakKeyDictionary[Figure, Notes] = WeakKeyDictionary()


def root_figure(figure: Figure | SubFigure | None) -> Figure | None:
    """Find the whole figure that an Axes' figure is, or is part of."""
    # since matplotlib 3.10 there is a call for it, but the attribute is in every version
    return None if figure is None else figure.figure


def describe(figure: Figure, **notes: str) -> None:
    """Remember title, alt text or provenance of a figure until it is saved.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> figure = Figure()
    >>> describe(figure, title="Log", alt="A map")
    >>> notes_of(figure).alt
    'A map'
    """
    _NOTES[figure] = replace(notes_of(figure), **notes)


def notes_of(figure: Figure) -> Notes:
    """Recall what was noted of a figure; empty notes where nothing was."""
    return _NOTES.get(figure, Notes())


def save_figure(
    figure: Figure | SubFigure,
    path_without_suffix: str | os.PathLike[str],
    formats: Sequence[str] = ("png", "svg"),
    *,
    dpi: float = 300.0,
    data: bool = False,
    **notes: str,
) -> list[Path]:
    """Save a figure in several formats.

    The same figure gives the same bytes: no dates, fixed ids. Each file is written under a
    temporary name and then moved, so that a break leaves the old file or the new one.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        What `plot_map` and its like drew on: ``ax.figure``.
    path_without_suffix : path
        The format's name is added as suffix.
    formats : sequence of str
        Of ``png``, ``svg``, ``pdf``.
    dpi : float
        Dots per inch of PNG.
    data : bool
        Also write the numbers behind the figure as CSV beside it, see `figure_data`; cells that a
        spreadsheet would run as formulas are neutralised.
    **notes : str
        ``title``, ``alt`` or ``provenance`` instead of what the plot function noted.

    Returns
    -------
    list of pathlib.Path
        Files written, in the order of `formats`, the table last.

    Raises
    ------
    OutputError
        When a format is not known or a file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from matplotlib.figure import Figure
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in save_figure(Figure(), Path(folder) / "map", ("svg",))]
    ['map.svg']
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise OutputError(f"no format {', '.join(unknown)}", cure=f"take of {', '.join(FORMATS)}")
    whole = root_figure(figure)
    assert whole is not None
    about = replace(notes_of(whole), **notes)
    written = []
    for name in formats:
        path = Path(f"{os.fspath(path_without_suffix)}.{name}")
        content = render(whole, name, about, dpi=dpi)
        make_folder(path.parent)
        with replacing(path, "wb") as stream:
            stream.write(content)
        written.append(path)
    if data:
        from launches.plotting.data import figure_data

        path = Path(f"{os.fspath(path_without_suffix)}.csv")
        make_folder(path.parent)
        write_csv(figure_data(whole), path)
        written.append(path)
    return written


def render(figure: Figure, name: str, about: Notes, *, dpi: float = 300.0) -> bytes:
    """Bytes of a figure in one format."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    buffer = io.BytesIO()
    with style_context():
        if figure.canvas is None or not hasattr(figure.canvas, "print_figure"):
            FigureCanvasAgg(figure)
        if name == "pdf":
            from launches.plotting.pdf import print_layered

            print_layered(figure, buffer, dpi=dpi, metadata=_metadata(name, about))
            return buffer.getvalue()
        # half the time of the default level, for a tenth more bytes
        extra: dict[str, Any] = {"pil_kwargs": {"compress_level": 2}} if name == "png" else {}
        figure.savefig(buffer, format=name, dpi=dpi, metadata=_metadata(name, about), **extra)
    data = buffer.getvalue()
    return for_editors(data, title=about.title, alt=about.alt) if name == "svg" else data


def _metadata(name: str, about: Notes) -> dict[str, Any]:
    if name == "png":
        fields = {"Title": about.title, "Description": about.alt, "Source": about.provenance}
        return {"Software": "launches", **{k: v for k, v in fields.items() if v}}
    if name == "svg":
        fields = {
            "Title": about.title,
            "Description": about.alt,
            "Source": about.provenance,
        }
        return {"Date": None, "Creator": "launches", **{k: v for k, v in fields.items() if v}}
    return {
        "Creator": "launches",
        "Producer": "launches",
        "CreationDate": None,
        "Title": about.title or None,
        "Subject": about.alt or None,
        "Keywords": about.provenance or None,
    }
