"""The sheet round a map: headline above, key and sources below, measured before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from launches.plotting.furniture import KEY_ROW_PT, KeyItem, draw_key, draw_lines, key_rows
from launches.plotting.labels import wrap
from launches.plotting.projection import View
from launches.plotting.style import PT_PER_INCH, Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TITLE_PT, SUBTITLE_PT, FOOT_PT = 13.0, 8.5, 6.0
TITLE_LEADING_PT, SUBTITLE_LEADING_PT, FOOT_LEADING_PT = 16.5, 11.5, 8.2
LEFT_PT, RIGHT_PT, EDGE_PT = 30.0, 11.0, 9.0
#: Room between words and frame.
GAP_PT = 4.5
#: Room for the labels of meridians below the frame.
TICKS_PT = 15.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """Words round a map, broken into lines for its width."""

    title: list[str]
    subtitle: list[str]
    key: list[list[tuple[float, KeyItem]]]
    foot: list[str]

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
            TICKS_PT + len(self.key) * KEY_ROW_PT + 4.0 + len(self.foot) * FOOT_LEADING_PT + EDGE_PT
        )


def compose(
    renderer: Any,
    width_pt: float,
    *,
    title: str,
    subtitle: str,
    key: list[KeyItem],
    foot: list[str],
) -> Sheet:
    """Break the words of a sheet into lines no wider than the map.

    Examples
    --------
    >>> from launches.plotting.labels import make_renderer
    >>> sheet = compose(make_renderer(), 300.0, title="A", subtitle="", key=[], foot=["Source: B"])
    >>> sheet.title, sheet.subtitle, sheet.foot
    (['A'], [], ['Source: B'])
    """
    return Sheet(
        title=_title_lines(renderer, title, width_pt),
        subtitle=wrap(renderer, subtitle, width_pt, size=SUBTITLE_PT),
        key=key_rows(key, width_pt, renderer),
        foot=[line for text in foot for line in wrap(renderer, text, width_pt, size=FOOT_PT)],
    )


def _title_lines(renderer: Any, title: str, width_pt: float) -> list[str]:
    """A headline in one line, or broken before its date rather than inside it."""
    lines = wrap(renderer, title, width_pt, size=TITLE_PT, weight="bold")
    head, comma, tail = title.rpartition(", ")
    if len(lines) > 1 and comma:
        return [*wrap(renderer, f"{head},", width_pt, size=TITLE_PT, weight="bold"), tail]
    return lines


def new_axes(sheet: Sheet, width_pt: float, height_pt: float) -> Axes:
    """Axes of a map on a figure of its own that just holds the sheet.

    The figure is not one of pyplot's: it is freed when it is no longer used, and shows itself
    where `FigureCanvasAgg` draws it.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    wide = LEFT_PT + width_pt + RIGHT_PT
    high = sheet.header_pt + height_pt + sheet.footer_pt
    figure = Figure(figsize=(wide / PT_PER_INCH, high / PT_PER_INCH))
    FigureCanvasAgg(figure)
    return figure.add_axes(
        (LEFT_PT / wide, sheet.footer_pt / high, width_pt / wide, height_pt / high)
    )


def axes_size_pt(ax: Axes) -> tuple[float, float]:
    """Width and height of an Axes on paper, points."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    box = ax.get_position()
    width, height = figure.get_size_inches()
    return float(box.width * width * PT_PER_INCH), float(box.height * height * PT_PER_INCH)


def draw_sheet(ax: Axes, view: View, theme: Theme, sheet: Sheet) -> None:
    """Write headline, key and sources round the frame."""
    y = view.height_pt + sheet.header_pt - EDGE_PT - TITLE_PT + 1.0
    draw_lines(
        ax, view, sheet.title, at_pt=(0.0, y), leading_pt=TITLE_LEADING_PT, gid="title",
        fontsize=TITLE_PT, fontweight="bold", color=theme.ink,
    )  # fmt: skip
    y -= len(sheet.title) * TITLE_LEADING_PT - (TITLE_LEADING_PT - SUBTITLE_LEADING_PT) + 1.0
    draw_lines(
        ax, view, sheet.subtitle, at_pt=(0.0, y), leading_pt=SUBTITLE_LEADING_PT, gid="subtitle",
        fontsize=SUBTITLE_PT, color=theme.muted,
    )  # fmt: skip
    draw_key(ax, view, theme, sheet.key, TICKS_PT)
    y = -(TICKS_PT + len(sheet.key) * KEY_ROW_PT + 4.0 + FOOT_PT)
    draw_lines(
        ax, view, sheet.foot, at_pt=(0.0, y), leading_pt=FOOT_LEADING_PT, gid="foot",
        fontsize=FOOT_PT, color=theme.muted,
    )  # fmt: skip
