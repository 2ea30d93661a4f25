"""How a figure looks, whatever it shows: style, size, language, units, spellings and stamp.

Every plot function takes a `Look`. What draws and words a figure asks `look_in_use` for it, as
matplotlib's own code asks for its settings, so that a label deep inside a map speaks the language
and the unit of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from launches.errors import FigureError
from launches.plotting.fonts import LATIN, families
from launches.plotting.style import THEMES, WIDE_MM, Theme, style_context

#: Width in mm, and width over height where it is fixed, of the sizes that have a name.
SIZES: dict[str, tuple[float, float | None]] = {
    "two-column": (WIDE_MM, None),
    "one-column": (88.0, None),
    "social": (260.0, 1.91),
    "square": (160.0, 1.0),
}
LANGUAGES = ("en", "ja", "ko")
UNITS = ("km", "mi", "nmi")
#: Spellings of the names of seas that states call differently.
SEA_NAMES = ("neutral", "jp", "kr", "un")
#: Narrower than this no figure can be read, wider than this none is printed, mm.
LEAST_MM, MOST_MM = 60.0, 1200.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a figure says of the state of knowledge that it shows.

    Attributes
    ----------
    as_known_at : str
        Day or moment, ISO 8601, up to which reports are in it; empty where that is not known.
    log : str
        Version or hash of the log; empty where the figure is not drawn from a kept log.
    """

    as_known_at: str = ""
    log: str = ""


@dataclass(frozen=True, slots=True)
class Offset:
    """Move of one label that was fixed by hand.

    Attributes
    ----------
    figure : str
        Event id, or kind of figure (``map``, ``overview``, ``profile``, ...), or ``*`` for any.
    label : str
        The label's group in a vector file, with or without ``label-`` or ``name-`` before it.
    dx_pt, dy_pt : float
        To the right and upwards from where the label would stand, points.
    """

    figure: str
    label: str
    dx_pt: float
    dy_pt: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How a figure looks; what it shows is not its business.

    Attributes
    ----------
    style : {"report", "web", "dark", "mono"}
        Colours: for print, for a light page, for a dark one, for black ink alone.
    width_mm : float
        Width of the figure, where one is made; it is laid out for it, not shrunk to it.
    aspect : float, optional
        Width over height of the figure, where one is made; as high as it needs if left out.
    lang : {"en", "ja", "ko"}
        Language of the words that do not come from a report.
    units : {"km", "mi", "nmi"}
        Unit of lengths in words and on axes. Data coordinates stay km.
    sea_names : {"neutral", "jp", "kr", "un"}
        Spelling of sea names that states dispute.
    stamp : Stamp, optional
        State of knowledge that the figure says it shows.
    offsets : tuple of Offset
        Labels moved by hand; `read_offsets` reads a table of them.

    Raises
    ------
    FigureError
        When one of them is not known or not possible.

    Examples
    --------
    >>> Look(style="dark", units="nmi").width_mm
    180.0
    >>> Look.sized("one-column", lang="ja").width_mm
    88.0
    """

    style: str = "report"
    width_mm: float = WIDE_MM
    aspect: float | None = None
    lang: str = "en"
    units: str = "km"
    sea_names: str = "neutral"
    stamp: Stamp | None = None
    offsets: tuple[Offset, ...] = ()

    def __post_init__(self) -> None:
        for what, value, allowed in (
            ("style", self.style, tuple(THEMES)),
            ("language", self.lang, LANGUAGES),
            ("unit", self.units, UNITS),
            ("spelling of sea names", self.sea_names, SEA_NAMES),
        ):
            if value not in allowed:
                raise FigureError(f"no {what} {value!r}", cure=f"take {', '.join(allowed)}")
        if not LEAST_MM <= self.width_mm <= MOST_MM:
            raise FigureError(
                f"a width of {self.width_mm:g} mm", cure=f"take {LEAST_MM:g} to {MOST_MM:g} mm"
            )
        if self.aspect is not None and not 0.4 <= self.aspect <= 3.0:
            raise FigureError(
                f"a width over height of {self.aspect:g}", cure="take 0.4 to 3, or leave it out"
            )

    @classmethod
    def sized(cls, size: str, **more: Any) -> Look:
        """Look of a named size: one of `SIZES`.

        Examples
        --------
        >>> Look.sized("square").aspect
        1.0
        """
        if size not in SIZES:
            raise FigureError(f"no size {size!r}", cure=f"take {', '.join(SIZES)}")
        width_mm, aspect = SIZES[size]
        return replace(cls(**more), width_mm=width_mm, aspect=aspect)

    @property
    def theme(self) -> Theme:
        """Colours of the style."""
        return THEMES[self.style]


_IN_USE: ContextVar[Look | None] = ContextVar("look", default=None)


def look_in_use() -> Look:
    """Look of the figure that is being drawn; the default one outside of any."""
    return _IN_USE.get() or Look()


def _families(lang: str) -> list[str]:
    """Fonts for the words of a language."""
    if lang == "en":
        return [LATIN]
    from launches.plotting.translate import table

    return families(lang, "".join(table(lang).values()))


@contextmanager
def drawn_in(look: Look | None) -> Iterator[Look]:
    """Draw in a look within a ``with`` block: its colours, type, words and units.

    Examples
    --------
    >>> with drawn_in(Look(units="nmi")) as look:
    ...     look_in_use() is look
    True
    >>> look_in_use().units
    'km'
    """
    chosen = look or Look()
    token = _IN_USE.set(chosen)
    try:
        with style_context(chosen.theme, font_family=_families(chosen.lang)):
            yield chosen
    finally:
        _IN_USE.reset(token)
