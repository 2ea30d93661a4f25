"""Drawing of distances from a limit: a row per event, the zone, and the words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from launches.plotting.chart import (
    Chart,
    event_name,
    fitted,
    short_date,
)
from launches.plotting.content import azimuth_assumed
from launches.plotting.countries import possessive
from launches.plotting.lengths import length, ticks, unit
from launches.plotting.measure import make_renderer, text_size
from launches.plotting.sheet import EDGE_PT, paper
from launches.plotting.style import (
    DASHED,
    Theme,
)
from launches.plotting.translate import tr

Floats = npt.NDArray[np.float64]

#: Farther from the limit than this is an arrow at the frame's edge, km.
FARTHEST_KM = (-600.0, 900.0)
#: Room below the frame, for an event's row, and for the row of headings, points.
TICKS_PT = 30.0
ROW_PT, HEAD_ROWS = 12.0, 1.5
WORD_AT_PT, AGREES_AT_PT = 8.0, 48.0
EDGE_MARK_PT, FAR_PT = 9.0, 6.5
#: A tick for this much of the frame, points.
TICK_ROOM_PT = 30.0
AGREES = {"yes": "agrees", "no": "disagrees", "undecided": "undecided"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Room for the words beside the frame, points.

    Attributes
    ----------
    left_pt : float
        Left of the frame, for day and name.
    name_at_pt : float
        Where the name begins.
    words_pt : float
        Right of the frame, for the official word and what the estimate makes of it; 0 where
        the marks alone have to say it.
    largest_pt : float
        Largest type.
    """

    left_pt: float
    name_at_pt: float
    words_pt: float
    largest_pt: float


WIDE_COLUMNS = Columns(138.0, 56.0, 84.0, 7.0)
NARROW_COLUMNS = Columns(104.0, 45.0, 0.0, 6.0)
#: Narrower figures have the narrow columns, mm.
NARROW_BELOW_MM = 130.0


@dataclass(frozen=True, slots=True)
class Gap:
    """Distance of one event's splash-down region from the limit.

    Attributes
    ----------
    row : Mapping
        The event's cells.
    km : ndarray, shape (5,)
        5, 25, 50, 75 and 95 % points of the signed distance, negative inside.
    said_inside : bool or None
        Official word on this zone.
    agrees : str
        ``yes``, ``no``, ``undecided``, or empty without an official word.
    error_km : float
        Error of the layer's limits in that region; 0 where it is not known.
    """

    row: Mapping[str, Any]
    km: Floats
    said_inside: bool | None
    agrees: str
    error_km: float


def draw(chart: Chart, gaps: list[Gap], country: str, theme: Theme, columns: Columns) -> None:
    """Draw the zone, its limit, the headings and every row."""
    ax, size = chart.ax, chart.size
    row_pt = size.height_pt / (len(gaps) + HEAD_ROWS)
    type_pt = float(np.clip(0.62 * row_pt, 3.5, columns.largest_pt))
    low, high = FARTHEST_KM
    ends = np.array([gap.km[[0, -1]] for gap in gaps])
    x0 = max(low, min(float(ends.min()), -100.0))
    x1 = min(high, max(float(ends.max()), 100.0))
    pad = (x1 - x0) * 2 * EDGE_MARK_PT / (size.width_pt - 4 * EDGE_MARK_PT)
    ax.set(xlim=(x0 - pad, x1 + pad), ylim=(len(gaps) - 0.5, -0.5 - HEAD_ROWS))
    ax.axvspan(x0 - pad, 0.0, color=theme.zone, linewidth=0, zorder=0.5, gid="zone")
    ax.axvline(0.0, color=theme.limit, linewidth=1.3, zorder=1.5, gid="limit")
    steps = float(np.clip(size.width_pt / TICK_ROOM_PT, 2, 9))
    ax.set_xticks(*ticks(x0, x1, (x1 - x0) / steps))
    what = tr("Distance from the limit of {whose} EEZ ({unit}, negative inside)",
              whose=possessive(country), unit=unit())  # fmt: skip
    if text_size(make_renderer(), what, size=8.0)[0] > size.width_pt + columns.words_pt:
        what = tr("Distance from the limit ({unit})", unit=unit())
    ax.set_xlabel(what)
    ax.set_yticks([])
    ax.grid(axis="x", zorder=0)
    ax.spines["left"].set_visible(False)
    to_canvas = paper(ax, size)
    limit_pt = (0.0 - x0 + pad) / (x1 - x0 + 2 * pad) * size.width_pt
    head: dict[str, Any] = {
        "transform": to_canvas, "va": "center", "fontsize": type_pt, "color": theme.muted,
        "style": "italic", "gid": "heading",
    }  # fmt: skip
    y = size.height_pt - 0.55 * row_pt
    ax.text(limit_pt - 5.0, y, tr("inside"), ha="right", **head)
    ax.text(limit_pt + 5.0, y, tr("outside"), ha="left", **head)
    if columns.words_pt:
        ax.text(size.width_pt + WORD_AT_PT, y, tr("officials"), ha="left", **head)
        ax.text(size.width_pt + AGREES_AT_PT, y, tr("estimate"), ha="left", **head)
    for number, gap in enumerate(gaps):
        _draw_row(chart, gap, number, theme, (x0, x1, pad))
        _write_row(chart, gap, number, theme, columns, row_pt, type_pt)


def _color(gap: Gap, theme: Theme) -> str:
    if not gap.agrees:
        return theme.muted
    return theme.track if gap.agrees == "no" else theme.ink


def _draw_row(
    chart: Chart,
    gap: Gap,
    y: int,
    theme: Theme,
    span: tuple[float, float, float],
) -> None:
    ax, (x0, x1, pad) = chart.ax, span
    color, event_id = _color(gap, theme), str(gap.row["event_id"])
    ax.axhline(y + 0.5, color=theme.graticule, linewidth=0.3, zorder=0.7, gid="row")
    # beside a splash-down that lies off the scale the block would read as its interval
    if gap.error_km and x0 <= float(gap.km[2]) <= x1:
        ax.bar(0.0, 1.0, 2 * gap.error_km, bottom=y - 0.5, color=theme.graticule, linewidth=0,
               zorder=0.6, gid=f"error-{event_id}")  # fmt: skip
    thin, thick = np.clip(gap.km[[0, -1]], x0, x1), np.clip(gap.km[[1, 3]], x0, x1)
    if thin[0] < thin[1]:
        style = DASHED if azimuth_assumed(gap.row) else "-"
        ax.plot(thin, [y, y], color=color, linewidth=1.0, linestyle=style, zorder=3,
                gid=f"interval-{event_id}")  # fmt: skip
        ax.plot(thick, [y, y], color=color, linewidth=3.2, solid_capstyle="butt", zorder=3,
                gid=f"half-{event_id}")  # fmt: skip
        if style == DASHED:
            # hollow: what rests on an assumption weighs less
            ax.plot(thick, [y, y], color=theme.page, linewidth=1.8, solid_capstyle="butt",
                    zorder=3.1, gid=f"hollow-{event_id}")  # fmt: skip
    for end, toward in ((x0, -1), (x1, 1)):
        if thin[0] < thin[1] and (gap.km[0] < x0 if toward < 0 else gap.km[-1] > x1):
            ax.annotate("", (end, y), xytext=(5.5 * toward, 0), textcoords="offset points",
                        gid=f"beyond-{event_id}", zorder=3, arrowprops={
                            "arrowstyle": "<-,head_width=0.15,head_length=0.2", "color": color,
                            "linewidth": 1.0, "shrinkA": 0, "shrinkB": 0})  # fmt: skip
    middle = float(gap.km[2])
    if x0 <= middle <= x1:
        ax.plot([middle], [y], zorder=4, gid=f"middle-{event_id}", **marker(gap.agrees, theme))
    else:
        far, text = (x1, f"{length(middle)} →") if middle > x1 else (x0, f"← {length(-middle)}")
        ax.text(far, y, text, ha="right" if middle > x1 else "left", va="center", fontsize=FAR_PT,
                color=color, zorder=4, gid=f"far-{event_id}")  # fmt: skip
    if gap.said_inside is not None:
        at = x0 - pad / 2 if gap.said_inside else x1 + pad / 2
        ax.plot([at], [y], zorder=4, gid=f"word-{event_id}", **word_marker(gap, theme))


def _write_row(
    chart: Chart,
    gap: Gap,
    y: int,
    theme: Theme,
    columns: Columns,
    row_pt: float,
    type_pt: float,
) -> None:
    """Write day and name of an event left of the frame, and what was said right of it."""
    ax, color, event_id = chart.ax, _color(gap, theme), str(gap.row["event_id"])
    line = (ax.get_ylim()[0] - y) * row_pt
    common: dict[str, Any] = {
        "transform": paper(ax, chart.size),
        "va": "center",
        "fontsize": type_pt,
    }
    weight = "bold" if gap.agrees == "no" else "normal"
    start = -(columns.left_pt - EDGE_PT)
    ax.text(start, line, short_date(gap.row.get("date_local")), color=theme.muted, gid="date",
            **common)  # fmt: skip
    name = fitted(event_name(gap.row), -start - columns.name_at_pt - 5.0, type_pt, weight=weight)
    ax.text(start + columns.name_at_pt, line, name, color=theme.ink,
            fontweight=weight, gid=f"label-{event_id}", **common)  # fmt: skip
    if not columns.words_pt:
        return
    word = {True: "inside", False: "outside", None: "no word"}[gap.said_inside]
    ax.text(chart.size.width_pt + WORD_AT_PT, line, tr(word), color=color, gid="word", **common)
    ax.text(chart.size.width_pt + AGREES_AT_PT, line, tr(AGREES.get(gap.agrees, "")), color=color,
            fontweight=weight, gid="agrees", **common)  # fmt: skip


def marker(agrees: str, theme: Theme) -> dict[str, Any]:
    """Style of the median's mark by what the estimate makes of the official word."""
    color = {"": theme.muted, "no": theme.track}.get(agrees, theme.ink)
    common = {"linestyle": "none", "markeredgecolor": color, "markeredgewidth": 1.1}
    if agrees == "no":
        return {**common, "marker": "X", "markersize": 7.5, "markerfacecolor": color,
                "markeredgecolor": theme.page, "markeredgewidth": 0.7}  # fmt: skip
    if agrees == "undecided":
        return {**common, "marker": "o", "markersize": 5.4, "markerfacecolor": theme.page}
    # a rim in the page's colour parts the mark from its own bar
    return {**common, "marker": "o", "markersize": 6.2, "markerfacecolor": color,
            "markeredgecolor": theme.page, "markeredgewidth": 0.9}  # fmt: skip


def word_marker(gap: Gap, theme: Theme) -> dict[str, Any]:
    """Style of the official word's mark: a triangle that points to the side named."""
    color = _color(gap, theme)
    return {"marker": "<" if gap.said_inside else ">", "markersize": 4.6, "linestyle": "none",
            "markerfacecolor": color, "markeredgecolor": color, "markeredgewidth": 0.4}  # fmt: skip
