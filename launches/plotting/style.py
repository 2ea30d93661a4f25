"""Colours, marks and sizes of every figure, and the style sheet that is applied by context."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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
    #: Of the classes, in the order of `CLASS_MARKS`, and of the flights of a profile.
    classes: tuple[str, ...] = (
        "#da5f07", "#e69c00", "#934f00", "#004471", "#0a9e73", "#21272e", "#b9639e", "#60b7e9",
        "#5b686e", "#eabe94", "#9ca8ad",
    )  # fmt: skip
    curves: tuple[str, ...] = ("#b0330d", "#00527f", "#009e73", "#8c4a00", "#b85c92", "#56616b")


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
    classes=(
        "#fc894e", "#ffcb4d", "#ab6d33", "#38a3d8", "#3acea4", "#f3f2f1", "#d981b2", "#99d7ff",
        "#7c858d", "#fce2c3", "#c8d0d4",
    ),
    curves=("#ff8a5c", "#5fb4ec", "#3acea4", "#d99a5b", "#e093c1", "#aab6bf"),
)  # fmt: skip

#: For black ink alone: greys far apart, the flight in black.
MONO = Theme(
    ink="#000000", muted="#454545", sea="#ffffff", zone="#ebebeb", land="#d2d2d2",
    actor_land="#b9b9b9", lake="#ffffff", globe_land="#b4b4b4", coast="#757575", border="#8c8c8c",
    frame="#000000", graticule="#c8c8c8", limit="#4a4a4a", sea_name="#606060",
    land_name="#5a5a5a", track="#000000", region="#6e6e6e", launch="#000000",
    classes=(
        "#1b1b1b", "#8b8b8b", "#505050", "#000000", "#717171", "#363636", "#5e5e5e", "#a0a0a0",
        "#444444", "#b7b7b7", "#ababab",
    ),
    curves=("#000000", "#7a7a7a", "#4a4a4a", "#9a9a9a", "#2c2c2c", "#646464"),
)  # fmt: skip

THEMES: dict[str, Theme] = {"report": REPORT, "web": WEB, "dark": DARK, "mono": MONO}


@dataclass(frozen=True, slots=True)
class ClassMark:
    """How one missile class is drawn: its words, colour and marker."""

    words: str
    color: str
    marker: str


#: Words and marker of each class. Colours are the theme's; they start from those of Okabe and Ito
#: (2008), https://jfly.uni-koeln.de/color/, moved apart in lightness. Each class has a marker of
#: its own as well, so that the key works without colour.
CLASS_MARKS: dict[str, tuple[str, str]] = {
    "SRBM": ("short-range ballistic", "o"),
    "MRBM": ("medium-range ballistic", "D"),
    "IRBM": ("intermediate-range ballistic", "<"),
    "ICBM": ("intercontinental ballistic", "^"),
    "SLBM": ("submarine-launched ballistic", ">"),
    "BM": ("ballistic, class not said", "v"),
    "CM": ("cruise", "s"),
    "HGV": ("hypersonic glide", "P"),
    "SLV": ("satellite launcher", "*"),
    "MLRS": ("rocket artillery", "p"),
    "unknown": ("class not known", "X"),
}
_THEME: ContextVar[Theme] = ContextVar("theme", default=REPORT)


def class_mark(missile_class: object) -> ClassMark:
    """Mark of a missile class in the style in use; an unheard-of one is "class not known".

    Examples
    --------
    >>> class_mark("ICBM").words, class_mark(None).words
    ('intercontinental ballistic', 'class not known')
    """
    name = str(missile_class) if str(missile_class) in CLASS_MARKS else "unknown"
    words, marker = CLASS_MARKS[name]
    return ClassMark(words, _THEME.get().classes[list(CLASS_MARKS).index(name)], marker)


def readable_on(color: str) -> str:
    """White or black, whichever stands out on a colour (relative luminance of WCAG 2.1).

    Examples
    --------
    >>> readable_on("#f0c29b"), readable_on("#00527f")
    ('#000000', '#ffffff')
    """
    from matplotlib.colors import to_rgb

    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#ffffff" if luminance < 0.30 else "#000000"


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
    token = _THEME.set(theme)
    try:
        with mpl_style.context(sheets, after_reset=False):
            yield
    finally:
        _THEME.reset(token)
