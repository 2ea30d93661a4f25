"""Fonts that have the letters of a figure: found before it is drawn, never boxes instead."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from launches.errors import FigureError

LATIN = "DejaVu Sans"
#: Families that are asked first, by language; then any installed one that has the letters.
PREFERRED = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "IPAPGothic", "Hiragino Sans",
           "Yu Gothic", "Meiryo"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Apple SD Gothic Neo",
           "Malgun Gothic"),
}  # fmt: skip


#: Fonts that claim every letter and draw a box with its number: matplotlib brings one along.
PLACEHOLDERS = ("Last Resort",)


def families(lang: str, letters: Iterable[str]) -> list[str]:
    """Font families that together have all letters, the Latin one first.

    Raises
    ------
    FigureError
        When no installed font has them.

    Examples
    --------
    >>> families("en", "Sunan")
    ['DejaVu Sans']
    """
    missing = frozenset(map(ord, letters)) - _letters_of(LATIN) - {10}
    if not missing:
        return [LATIN]
    for name in (*PREFERRED.get(lang, ()), *_installed()):
        if name in _installed() and missing <= _letters_of(name):
            return [LATIN, name]
    some = "".join(map(chr, sorted(missing)[:6]))
    raise FigureError(
        f"no installed font has the letters {some} that a figure in {lang!r} needs",
        cure="install a font such as " + " or ".join(PREFERRED.get(lang, ("Noto Sans CJK",))[:2]),
    )


def can_write(text: str) -> bool:
    """Whether the fonts in use have every letter of a text.

    Examples
    --------
    >>> can_write("Sunan")
    True
    """
    from matplotlib import rcParams

    return set(map(ord, text)) <= frozenset().union(*map(_letters_of, rcParams["font.family"]))


def _installed() -> list[str]:
    from matplotlib.font_manager import fontManager

    names = {font.name for font in fontManager.ttflist}
    return sorted(name for name in names if not name.startswith(PLACEHOLDERS))


@lru_cache(maxsize=256)
def _letters_of(family: str) -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties(family=[family]))).get_charmap())
