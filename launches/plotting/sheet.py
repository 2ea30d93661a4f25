"""The sheet round a figure: headline above, key and sources below, measured before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from launches.plotting.measure import text_size, wrap
from launches.plotting.save import root_figure
from launches.plotting.stamp import stamp_words
from launches.plotting.style import PT_PER_INCH, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

TITLE_PT, SUBTITLE_PT, FOOT_PT = 13.0, 8.5, 6.0
#: Sizes that a headline may have, largest first.
TITLE_SIZES_PT = (TITLE_PT, 12.0, 11.0)
TITLE_LEADING_PT, SUBTITLE_LEADING_PT, FOOT_LEADING_PT = 16.5, 11.5, 8.2
LEFT_PT, RIGHT_PT, EDGE_PT = 30.0, 11.0, 9.0
#: Room between words and frame.
GAP_PT = 4.5
#: Room for the labels of meridians below the frame.
TICKS_PT = 15.0


class OnPaper(Protocol):
    """Anything with a size on paper, points."""

    @property
    def width_pt(self) -> float:
        """Width."""

    @property
    def height_pt(self) -> float:
        """Height."""


@dataclass(frozen=True, slots=True)
class PlotSize:
    """Size of a plot's frame on paper, points."""

    width_pt: float
    height_pt: float


def paper(ax: Axes, size: OnPaper) -> Transform:
    """Transform from points, counted from the frame's lower left corner, to the canvas."""
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(1.0 / size.width_pt, 1.0 / size.height_pt) + ax.transAxes


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One entry of the key: a kind of mark with its style, and its words."""

    kind: str
    words: str
    style: dict[str, Any]


KEY_SIZE_PT = 7.5
KEY_ROW_PT, KEY_LEADING_PT = 13.0, 9.5
_SWATCH_PT = 20.0


def key_rows(
    items: list[KeyItem], width_pt: float, renderer: Any
) -> list[list[tuple[float, KeyItem]]]:
    """Entries in rows no wider than the map, each with its left edge, points.

    Words that are wider than the map alone are broken into lines.
    """
    rows: list[list[tuple[float, KeyItem]]] = [[]]
    x = 0.0
    for whole in items:
        room = width_pt - _SWATCH_PT - 5.0
        item = replace(whole, words="\n".join(wrap(renderer, whole.words, room, size=KEY_SIZE_PT)))
        wide = _SWATCH_PT + 5.0 + text_size(renderer, item.words, size=KEY_SIZE_PT)[0]
        if rows[-1] and x + wide > width_pt:
            rows.append([])
            x = 0.0
        rows[-1].append((x, item))
        x += wide + 15.0
    return rows if rows[0] else []


def key_height_pt(rows: list[list[tuple[float, KeyItem]]]) -> float:
    """Height of the key: a row is as high as the entry with most lines."""
    return sum(_row_height_pt(row) for row in rows)


def _row_height_pt(row: list[tuple[float, KeyItem]]) -> float:
    lines = max(item.words.count("\n") for _, item in row)
    return KEY_ROW_PT + lines * KEY_LEADING_PT


def draw_key(
    ax: Axes,
    size: OnPaper,
    theme: Theme,
    rows: list[list[tuple[float, KeyItem]]],
    top_pt: float,
    *,
    indent_pt: float = 0.0,
) -> None:
    """Draw the key's rows below the frame, the first at `top_pt` below it."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    to_canvas = paper(ax, size)
    bottom = top_pt
    for row in rows:
        y = -(bottom + _row_height_pt(row) / 2)
        bottom += _row_height_pt(row)
        for start, item in row:
            x = start - indent_pt
            common: dict[str, Any] = {"transform": to_canvas, "clip_on": False, "gid": "key"}
            if item.kind == "line":
                ax.add_artist(Line2D([x, x + _SWATCH_PT], [y, y], **item.style, **common))
            elif item.kind == "marker":
                ax.add_artist(
                    Line2D(
                        [x + _SWATCH_PT / 2], [y], **{**item.style, "linestyle": "none"}, **common
                    )
                )
            elif item.kind == "interval":
                ax.add_artist(
                    Line2D([x, x + _SWATCH_PT / 2, x + _SWATCH_PT], [y] * 3, **item.style, **common)
                )
            else:
                ax.add_artist(Rectangle((x, y - 3.6), _SWATCH_PT, 7.2, **item.style, **common))
            ax.text(
                x + _SWATCH_PT + 5.0, y, item.words, ha="left", color=theme.ink,
                va="center" if "\n" in item.words else "center_baseline",
                fontsize=KEY_SIZE_PT, transform=to_canvas, gid="key-label",
            )  # fmt: skip


def draw_lines(
    ax: Axes,
    size: OnPaper,
    lines: list[str],
    *,
    at_pt: tuple[float, float],
    leading_pt: float,
    gid: str,
    **text: Any,
) -> None:
    """Write lines of text downwards from a point on paper."""
    to_canvas = paper(ax, size)
    for number, line in enumerate(lines):
        ax.text(
            at_pt[0], at_pt[1] - number * leading_pt, line, transform=to_canvas, ha="left",
            va="baseline", gid=gid, **text,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """Words round a frame, broken into lines; they start `indent_pt` left of it."""

    title: list[str]
    subtitle: list[str]
    key: list[list[tuple[float, KeyItem]]]
    foot: list[str]
    ticks_pt: float = TICKS_PT
    title_pt: float = TITLE_PT
    indent_pt: float = 0.0

    @property
    def header_pt(self) -> float:
        """Height above the frame."""
        return (
            len(self.title) * TITLE_LEADING_PT
            + len(self.subtitle) * SUBTITLE_LEADING_PT
            + (GAP_PT if self.title or self.subtitle else 0.0)
            + EDGE_PT
        )

    @property
    def footer_pt(self) -> float:
        """Height below the frame."""
        return (
            self.ticks_pt
            + key_height_pt(self.key)
            + 4.0
            + len(self.foot) * FOOT_LEADING_PT
            + EDGE_PT
        )


def compose(
    renderer: Any,
    width_pt: float,
    *,
    title: str,
    subtitle: str,
    key: list[KeyItem],
    foot: list[str],
    ticks_pt: float = TICKS_PT,
    indent_pt: float = 0.0,
) -> Sheet:
    """Break the words of a sheet into lines no wider than the map.

    Examples
    --------
    >>> from launches.plotting.measure import make_renderer
    >>> sheet = compose(make_renderer(), 300.0, title="A", subtitle="", key=[], foot=["Source: B"])
    >>> sheet.title, sheet.subtitle, sheet.foot[0]
    (['A'], [], 'Source: B')
    """
    lines, size = _title_lines(renderer, title, width_pt)
    return Sheet(
        title=lines,
        title_pt=size,
        subtitle=wrap(renderer, subtitle, width_pt, size=SUBTITLE_PT),
        key=key_rows(key, width_pt, renderer),
        foot=[
            line
            for text in (*foot, stamp_words())
            for line in wrap(renderer, text, width_pt, size=FOOT_PT)
        ],
        ticks_pt=ticks_pt,
        indent_pt=indent_pt,
    )


def _title_lines(renderer: Any, title: str, width_pt: float) -> tuple[list[str], float]:
    """Set a headline in one line or two, broken before its date, in the largest type that fits."""
    head, comma, tail = title.rpartition(", ")
    for size in TITLE_SIZES_PT:
        font = {"size": size, "weight": "bold"}
        lines = wrap(renderer, title, width_pt, **font)
        first = wrap(renderer, f"{head},", width_pt, **font) if comma else lines
        if len(lines) == 1:
            return lines, size
        if comma and len(first) == 1 and len(wrap(renderer, tail, width_pt, **font)) == 1:
            return [*first, tail], size
    return lines, size


def new_axes(
    sheet: Sheet,
    width_pt: float,
    height_pt: float,
    *,
    left_pt: float = LEFT_PT,
    right_pt: float = RIGHT_PT,
) -> Axes:
    """Axes of a map on a figure of its own that just holds the sheet.

    The figure is not one of pyplot's: it is freed when it is no longer used, and shows itself
    where `FigureCanvasAgg` draws it.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    wide = left_pt + width_pt + right_pt
    high = sheet.header_pt + height_pt + sheet.footer_pt
    figure = Figure(figsize=(wide / PT_PER_INCH, high / PT_PER_INCH))
    FigureCanvasAgg(figure)
    ax = figure.add_axes(
        (left_pt / wide, sheet.footer_pt / high, width_pt / wide, height_pt / high)
    )
    for spine in ax.spines.values():
        spine.set_gid("axes-line")
    return ax


def axes_size_pt(ax: Axes) -> tuple[float, float]:
    """Width and height of an Axes on paper, points."""
    figure = root_figure(ax.figure)
    assert figure is not None
    box = ax.get_position()
    width, height = figure.get_size_inches()
    return float(box.width * width * PT_PER_INCH), float(box.height * height * PT_PER_INCH)


def draw_sheet(ax: Axes, size: OnPaper, theme: Theme, sheet: Sheet) -> None:
    """Write headline, key and sources round the frame."""
    y = size.height_pt + sheet.header_pt - EDGE_PT - TITLE_PT + 1.0
    draw_lines(
        ax, size, sheet.title, at_pt=(-sheet.indent_pt, y), leading_pt=TITLE_LEADING_PT,
        gid="title", fontsize=sheet.title_pt, fontweight="bold", color=theme.ink,
    )  # fmt: skip
    y -= len(sheet.title) * TITLE_LEADING_PT - (TITLE_LEADING_PT - SUBTITLE_LEADING_PT) + 1.0
    draw_lines(
        ax, size, sheet.subtitle, at_pt=(-sheet.indent_pt, y), leading_pt=SUBTITLE_LEADING_PT,
        gid="subtitle", fontsize=SUBTITLE_PT, color=theme.muted,
    )  # fmt: skip
    draw_key(ax, size, theme, sheet.key, sheet.ticks_pt, indent_pt=sheet.indent_pt)
    y = -(sheet.ticks_pt + key_height_pt(sheet.key) + 4.0 + FOOT_PT)
    draw_lines(
        ax, size, sheet.foot, at_pt=(-sheet.indent_pt, y), leading_pt=FOOT_LEADING_PT, gid="foot",
        fontsize=FOOT_PT, color=theme.muted,
    )  # fmt: skip
