"""Sizes of words on paper, and line breaks that follow from them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg


@cache
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
    from matplotlib import rcParams

    spacing = float(font.pop("linespacing", 1.2))
    key = (*sorted(font.items()), ("family", tuple(rcParams["font.family"])))
    lines = text.split("\n")
    height = _line_size(renderer, "lp", key)[1]
    widths = [_line_size(renderer, line, key)[0] for line in lines]
    return max(widths), height * (1.0 + spacing * (len(lines) - 1))


@lru_cache(maxsize=4096)
def _line_size(renderer: Any, line: str, font: tuple[tuple[str, Any], ...]) -> tuple[float, float]:
    from matplotlib.font_manager import FontProperties

    size = renderer.get_text_width_height_descent(line, FontProperties(**dict(font)), False)
    return float(size[0]), float(size[1])


#: A word, or one letter of a script without spaces with the marks that may not begin a line.
_CJK = "\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_TOKEN = re.compile(rf"(\s*)([{_CJK}][、。）」：〜]*|[^\s{_CJK}]+[、。）」：〜]*)")


#: Spaces that no line is broken at: before a unit, within a date.
_TOGETHER = re.compile(
    r"(?<=\d) (?=(?:km|mi|nmi|min|mm)\b|%)"
    r"|(?<=\d) (?=[A-Z][a-z]+ \d{4}\b)|(?<=[a-z]) (?=(?:19|20)\d\d\b)"
)
_JOINER = "\u2060"


def wrap(renderer: Any, text: str, width_pt: float, **font: Any) -> list[str]:
    """Lines of a text no wider than `width_pt`, broken between words.

    A number stays with its unit, and a day with its month and year.

    Examples
    --------
    >>> wrap(make_renderer(), "one two three", 40.0, size=8)
    ['one two', 'three']
    >>> wrap(make_renderer(), "fell 200 km west", 40.0, size=8)
    ['fell', '200 km', 'west']
    """
    lines: list[str] = []
    line = ""
    for space, joined in _TOKEN.findall(_TOGETHER.sub(_JOINER, text)):
        word = joined.replace(_JOINER, " ")
        longer = f"{line}{' ' if space and line else ''}{word}"
        if line and text_size(renderer, longer, **font)[0] > width_pt:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
