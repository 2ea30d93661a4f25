"""Text with a pale outline that stays text in vector files.

matplotlib's path effects turn letters into shapes. Here the outline is a text of its own below
the words: stroked by a path effect where pixels are made, left as letters in SVG, where
`launches.plotting.save` gives it its stroke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patheffects import Stroke, withStroke
from matplotlib.text import Text

from launches.plotting.style import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase

#: Prefix of the outline's group in a vector file, and its width in points.
HALO_PREFIX = "halo-"
HALO_PT = 2.2
HALO_ALPHA = 0.85


class Outline(Text):
    """The outline below a label."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw strokes, or plain letters where the renderer writes SVG."""
        effects = self.get_path_effects()
        if "svg" in type(_base(renderer)).__module__:
            self.set_path_effects([])
        try:
            super().draw(renderer)
        finally:
            self.set_path_effects(effects)


def _base(renderer: Any) -> Any:
    # a figure that is measured on its way to a file wraps its renderer
    return getattr(renderer, "_renderer", renderer)


def halo_text(
    ax: Axes, x: float, y: float, text: str, theme: Theme, *, gid: str, **style: Any
) -> Text:
    """Write text with an outline in the page's colour; returns the text itself."""
    words = ax.text(x, y, text, gid=gid, **style)
    outline = Outline(
        x, y, text, gid=f"{HALO_PREFIX}{gid}",
        **{**style, "color": theme.page, "zorder": words.get_zorder() - 0.05},
    )  # fmt: skip
    outline.set_path_effects([Stroke(linewidth=HALO_PT, foreground=theme.page, alpha=HALO_ALPHA)])
    if "transform" not in style:
        outline.set_transform(ax.transData)
    ax.add_artist(outline)
    outline.set_clip_on(False)
    return words


def halo_line(theme: Theme, width_pt: float = HALO_PT) -> list[Any]:
    """Path effect that gives lines and marks the same outline."""
    return [withStroke(linewidth=width_pt, foreground=theme.page, alpha=HALO_ALPHA)]
