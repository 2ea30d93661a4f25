"""Colours, marks and sizes of every figure, and the style sheet that is applied by context."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STYLE_SHEET = Path(__file__).with_name("launches.mplstyle")

PT_PER_INCH = 72.0
PT_PER_MM = PT_PER_INCH / 25.4

#: Width of a figure over two columns, mm; the figures that are made here have it.
WIDE_MM = 180.0

#: Thinnest mark that a reader takes for a circle, points; smaller launch areas get a triangle.
SMALLEST_CIRCLE_PT = 4.5

DASHED = (0, (4.0, 2.2))
DASH_DOT = (0, (7.0, 2.0, 1.2, 2.0))
DOTTED = (0, (1.0, 1.8))


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """Colours by what they stand for.

    Tones are chosen apart in lightness as well as in hue: track and region (red-orange, dark)
    against limits and sea (blue, light) stay apart for the colour-blind and in grey.
    """

    page: str = "#ffffff"
    ink: str = "#1c2329"
    muted: str = "#56616b"
    sea: str = "#edf3f7"
    zone: str = "#dce8f1"
    land: str = "#e4dfd3"
    actor_land: str = "#d3c8b0"
    lake: str = "#edf3f7"
    globe_land: str = "#c9c1b0"
    coast: str = "#7f8a91"
    border: str = "#a79d8a"
    frame: str = "#2b343b"
    graticule: str = "#b9c8d3"
    limit: str = "#2a6592"
    sea_name: str = "#4f7fa3"
    land_name: str = "#81786a"
    track: str = "#b0330d"
    region: str = "#e2703a"
    launch: str = "#1c2329"


REPORT = Theme()

#: For pages on a screen: neutral land, so that a site's own colours stand beside it.
WEB = Theme(
    sea="#f3f7fa", zone="#dfecf6", land="#e6e8ea", actor_land="#cdd2d7", lake="#f3f7fa",
    globe_land="#bcc4cb", coast="#87929b", border="#a3adb5", frame="#5d6872",
    graticule="#c3d0da", limit="#1f6aa5", sea_name="#4a80ab", land_name="#727d87",
    track="#c1270b", region="#ea6a3c",
)  # fmt: skip

#: For dark pages: light marks on dark tones in the same order of lightness turned about.
DARK = Theme(
    page="#12171c", ink="#eef2f5", muted="#aab6bf", sea="#17212a", zone="#1e3547", land="#30373c",
    actor_land="#4d4838", lake="#17212a", globe_land="#5a646b", coast="#727f88", border="#656e75",
    frame="#97a4ae", graticule="#30404d", limit="#74b6e6", sea_name="#7fabcf",
    land_name="#aba69a", track="#ff8a5c", region="#ff9a6b", launch="#f6f8fa",
)  # fmt: skip

#: For black ink alone: greys far apart, the flight in black.
MONO = Theme(
    ink="#000000", muted="#454545", sea="#ffffff", zone="#ebebeb", land="#d2d2d2",
    actor_land="#b9b9b9", lake="#ffffff", globe_land="#b4b4b4", coast="#757575", border="#8c8c8c",
    frame="#000000", graticule="#c8c8c8", limit="#4a4a4a", sea_name="#606060",
    land_name="#5a5a5a", track="#000000", region="#6e6e6e", launch="#000000",
)  # fmt: skip

THEMES: dict[str, Theme] = {"report": REPORT, "web": WEB, "dark": DARK, "mono": MONO}


@dataclass(frozen=True, slots=True)
class ClassMark:
    """How one missile class is drawn: its words, colour and marker."""

    words: str
    color: str
    marker: str


#: Colours after Okabe and Ito (2008), https://jfly.uni-koeln.de/color/; each class also has a
#: marker of its own, so that the key works without colour.
CLASS_MARKS: dict[str, ClassMark] = {
    "SRBM": ClassMark("short-range ballistic", "#d55e00", "o"),
    "MRBM": ClassMark("medium-range ballistic", "#e69f00", "D"),
    "IRBM": ClassMark("intermediate-range ballistic", "#8c4a00", "<"),
    "ICBM": ClassMark("intercontinental ballistic", "#00527f", "^"),
    "SLBM": ClassMark("submarine-launched ballistic", "#009e73", ">"),
    "BM": ClassMark("ballistic, class not said", "#1c2329", "v"),
    "CM": ClassMark("cruise", "#b85c92", "s"),
    "HGV": ClassMark("hypersonic glide", "#56b4e9", "P"),
    "SLV": ClassMark("satellite launcher", "#5f6a72", "*"),
    "MLRS": ClassMark("rocket artillery", "#f0c29b", "p"),
    "unknown": ClassMark("class not known", "#9aa3a9", "X"),
}


def class_mark(missile_class: object) -> ClassMark:
    """Mark of a missile class; an unheard-of or missing one is "class not known".

    Examples
    --------
    >>> class_mark("ICBM").words, class_mark(None).words
    ('intercontinental ballistic', 'class not known')
    """
    return CLASS_MARKS.get(str(missile_class), CLASS_MARKS["unknown"])


@contextmanager
def style_context(theme: Theme = REPORT, **overrides: Any) -> Iterator[None]:
    """Apply the house style within a ``with`` block; global settings come back after it.

    Parameters
    ----------
    theme : Theme
        Colours of what matplotlib draws itself: page, axes, ticks.
    **overrides
        rcParams on top of the style sheet, with ``_`` for the dot.

    Examples
    --------
    >>> import matplotlib
    >>> before = matplotlib.rcParams["font.size"]
    >>> with style_context(font_size=3.0):
    ...     matplotlib.rcParams["font.size"]
    3.0
    >>> matplotlib.rcParams["font.size"] == before
    True
    """
    import matplotlib.style as mpl_style

    colors = {
        "figure.facecolor": theme.page, "savefig.facecolor": "auto", "axes.facecolor": theme.page,
        "text.color": theme.ink, "axes.edgecolor": theme.muted, "axes.labelcolor": theme.muted,
        "xtick.color": theme.muted, "ytick.color": theme.muted, "grid.color": theme.graticule,
    }  # fmt: skip
    extra = {name.replace("_", ".", 1): value for name, value in overrides.items()}
    sheets: list[Any] = ["default", str(STYLE_SHEET), {**colors, **extra}]
    with mpl_style.context(sheets, after_reset=False):
        yield
