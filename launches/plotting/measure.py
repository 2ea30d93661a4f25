"""Sizes of words on paper, and line breaks that follow from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg


def make_renderer() -> RendererAgg:
    """Make a renderer of 72 dpi, whose pixels are points, to measure text with."""
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(16, 16, 72.0)  # type: ignore[no-untyped-call]


def text_size(renderer: Any, text: str, **font: Any) -> tuple[float, float]:
    r"""Width and height of a block of text, points.

    Parameters
    ----------
    renderer : RendererAgg
        From `make_renderer`.
    text : str
        Lines with ``\\n`` between.
    **font
        Arguments of `matplotlib.font_manager.FontProperties`, and ``linespacing``.
    """
    from matplotlib.font_manager import FontProperties

    spacing = float(font.pop("linespacing", 1.2))
    properties = FontProperties(**font)
    lines = text.split("\n")
    widths = [renderer.get_text_width_height_descent(line, properties, False)[0] for line in lines]
    _, line_height, _ = renderer.get_text_width_height_descent("lp", properties, False)
    return max(widths), line_height * (1.0 + spacing * (len(lines) - 1))


def wrap(renderer: Any, text: str, width_pt: float, **font: Any) -> list[str]:
    """Lines of a text no wider than `width_pt`, broken between words.

    Examples
    --------
    >>> wrap(make_renderer(), "one two three", 40.0, size=8)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_size(renderer, longer, **font)[0] > width_pt:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
