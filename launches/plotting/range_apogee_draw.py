"""Drawing of range against apogee: the curves, the flights and their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from launches.plotting import words
from launches.plotting.chart import (
    Chart,
    class_of,
    event_name,
    short_date,
)
from launches.plotting.field import Box, Field
from launches.plotting.halo import halo_line, halo_text
from launches.plotting.labels import place_along, place_point
from launches.plotting.leader import draw_leader
from launches.plotting.lengths import ticks, to_km, unit
from launches.plotting.measure import make_renderer, text_size
from launches.plotting.sheet import paper
from launches.plotting.style import (
    DASHED,
    Theme,
    class_mark,
)
from launches.plotting.translate import listed, tr
from launches.trajectory.kepler import minimum_energy_apogee_m
from launches.trajectory.kinds import AIR_KM, LOW_RATIO
from launches.units import EARTH_RADIUS_KM, M_PER_KM

FloatArray = npt.NDArray[np.float64]

MARKER_PT, ARROW_PT, NAME_PT = 6.0, 13.0, 6.5
#: How far from its mark a flight may be named, points; beyond it the line would be lost.
FARTHEST_NAME_PT = 44.0
#: Ends of the axes where they are logarithmic: at least this span, km.
LEAST_RANGE_KM, LEAST_APOGEE_KM = (100.0, 2000.0), (20.0, 1000.0)
ROUND_LENGTHS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000)
#: The arc of least energy to the far side of the Earth is the last one.
FARTHEST_KM = np.pi * EARTH_RADIUS_KM


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported length: its ends, and the side on which it is open.

    Attributes
    ----------
    low_km, high_km : float
        Ends of the span; the same where one number was said.
    hedge : str
        As in the events table.
    """

    low_km: float
    high_km: float
    hedge: str

    @property
    def middle_km(self) -> float:
        """Middle of the span, where its mark stands."""
        return (self.low_km + self.high_km) / 2

    @property
    def open_side(self) -> int:
        """1 where the true figure may be greater without end, -1 where smaller, else 0."""
        return {"at_least": 1, "at_most": -1}.get(self.hedge, 0)


@dataclass(frozen=True, slots=True)
class Dot:
    """One flight of the figure."""

    row: Mapping[str, Any]
    range: Figure
    apogee: Figure

    @property
    def is_about(self) -> bool:
        """Whether a figure was said with "about"."""
        return "about" in (self.range.hedge, self.apogee.hedge)


def dots_of(rows: list[dict[str, Any]]) -> list[Dot]:
    """Flights that have both figures, in the order of the table.

    Examples
    --------
    >>> flown = {"range_km": 110.0, "range_km_max": 670.0, "apogee_km": 90.0,
    ...     "apogee_qualifier": "at_most"}
    >>> (dot,) = dots_of([flown, {"range_km": 600.0}, {**flown, "status": "retracted"}])
    >>> dot.range.middle_km, dot.apogee.open_side
    (390.0, -1)
    """
    dots = []
    for row in rows:
        reach, top = (_figure(row, name) for name in ("range", "apogee"))
        if reach is not None and top is not None and row.get("status") != "retracted":
            dots.append(Dot(row, reach, top))
    return dots


def _figure(row: Mapping[str, Any], name: str) -> Figure | None:
    low, high = row.get(f"{name}_km"), row.get(f"{name}_km_max")
    if not words.given(low) or not float(low) > 0.0:  # type: ignore[arg-type]
        return None
    hedge = row.get(f"{name}_qualifier")
    ends = sorted((float(low), float(high if words.given(high) else low)))  # type: ignore[arg-type]
    return Figure(ends[0], ends[1], str(hedge) if words.given(hedge) else "exact")


def minimum_energy_km(range_km: Any) -> FloatArray:
    """Apogee of the arc of least energy for a ground range, km.

    Examples
    --------
    >>> minimum_energy_km([1000.0]).round().tolist()
    [240.0]
    """
    return minimum_energy_apogee_m(np.asarray(range_km, float) * M_PER_KM) / M_PER_KM


def set_axes(chart: Chart, dots: list[Dot], log_scale: bool) -> None:
    """Set limits, ticks and grid."""
    ax = chart.ax
    ax.set(
        xlabel=tr("Ground range ({unit})", unit=unit()), ylabel=tr("Apogee ({unit})", unit=unit())
    )
    for axis, least, figures in (
        ("x", LEAST_RANGE_KM, [dot.range for dot in dots]),
        ("y", LEAST_APOGEE_KM, [dot.apogee for dot in dots]),
    ):
        low = min(f.low_km for f in figures)
        high = max(f.high_km for f in figures)
        limits, (at, said) = (
            _log_axis(low, high, least) if log_scale else _flat_axis(high, least[1])
        )
        if log_scale:
            getattr(ax, f"set_{axis}scale")("log")
        getattr(ax, f"set_{axis}lim")(*limits)
        getattr(ax, f"set_{axis}ticks")(at, said)
        getattr(ax, f"{axis}axis").minorticks_off()
    ax.grid(zorder=0)


def _log_axis(
    low: float, high: float, least: tuple[float, float]
) -> tuple[tuple[float, float], tuple[list[float], list[str]]]:
    ends = min(low / 1.35, least[0]), max(high * 1.45, least[1])
    marks = [mark for mark in ROUND_LENGTHS if ends[0] <= to_km(mark) <= ends[1]]
    return ends, ([to_km(mark) for mark in marks], [f"{mark:,.0f}" for mark in marks])


def _flat_axis(
    high: float, least: float
) -> tuple[tuple[float, float], tuple[list[float], list[str]]]:
    top = max(1.12 * high, least)
    at, said = ticks(0.0, top, top / 5)
    return (0.0, top), (at.tolist(), said)


def _to_pt(chart: Chart, x: Any, y: Any) -> FloatArray:
    """Points on paper, from the frame's lower left corner."""
    ax = chart.ax
    flat = np.column_stack([np.asarray(v, float).ravel() for v in np.broadcast_arrays(x, y)])
    share = (ax.transScale + ax.transLimits).transform(flat)
    return np.asarray(share) * [chart.size.width_pt, chart.size.height_pt]


def draw_curves(chart: Chart, theme: Theme, ground: Field) -> None:
    """Draw the arc of least energy, its 0.6, and the height below which air carries."""
    ax = chart.ax
    x0, x1 = ax.get_xlim()
    reach = np.geomspace(max(x0, 1.0), min(x1, FARTHEST_KM), 300)
    least = minimum_energy_km(reach)
    ax.plot(reach, least, color=theme.limit, linewidth=1.6, zorder=2, gid="minimum-energy")
    ax.plot(
        reach, LOW_RATIO * least, color=theme.limit, linewidth=0.9, linestyle=DASHED, zorder=2,
        gid="quasi-ballistic-threshold",
    )  # fmt: skip
    low = np.minimum(LOW_RATIO * least, AIR_KM)
    ax.fill_between(
        reach, min(ax.get_ylim()[0], 1.0), low, color=theme.zone, linewidth=0, zorder=0.6,
        gid="quasi-ballistic",
    )  # fmt: skip
    for curve in (least, LOW_RATIO * least):
        ground.add_line(_to_pt(chart, reach, curve), 6.0)


def name_curves(chart: Chart, theme: Theme, ground: Field) -> None:
    """Write along each curve where nothing else is."""
    for gid, text in (
        ("minimum-energy", tr("least energy")),
        ("quasi-ballistic-threshold", tr("{ratio} of it", ratio=f"{LOW_RATIO:g}")),
    ):  # fmt: skip
        (curve,) = (line for line in chart.ax.lines if line.get_gid() == gid)
        size = text_size(make_renderer(), text, size=7.0)
        line = _to_pt(chart, *np.asarray(curve.get_xydata()).T)
        inside = (line >= 0.0).all(axis=1) & (line[:, 1] <= chart.size.height_pt)
        found = place_along(ground, size, line[inside], gap_pt=2.5)
        if found is not None:
            (x, y), angle = found
            halo_text(
                chart.ax, x, y, text, theme, transform=paper(chart.ax, chart.size), rotation=angle,
                rotation_mode="anchor", ha="center", va="center", fontsize=7.0, color=theme.limit,
                zorder=2.2, gid="curve-label",
            )  # fmt: skip


def name_regions(chart: Chart, theme: Theme, ground: Field) -> None:
    """Say what the corners of the frame stand for, where no flight is in the way."""
    width, height = chart.size.width_pt, chart.size.height_pt
    renderer = make_renderer()
    x1 = min(chart.ax.get_xlim()[1], FARTHEST_KM)
    air = float(_to_pt(chart, x1, min(AIR_KM, LOW_RATIO * float(minimum_energy_km(x1))))[0, 1])
    for text, x, y, ha, va in (
        (tr("Lofted: higher and steeper\nthan the range needs"), 6.0, height - 6.0, "left", "top"),
        (tr("Low in the air, no free-flight arc"), width - 6.0, 6.0, "right", "bottom"),
    ):
        wide, high = text_size(renderer, text, size=7.5, style="italic")
        if va == "bottom" and air < high + 12.0:
            continue
        x0 = x if ha == "left" else x - wide
        y0 = y - high if va == "top" else y
        box = Box(x0, y0, x0 + wide, y0 + high)
        if not np.isfinite(ground.box_cost(np.array([[box.x0, box.y0, box.x1, box.y1]]))[0]):
            continue
        ground.take(box)
        halo_text(
            chart.ax, x, y, text, theme, transform=paper(chart.ax, chart.size), ha=ha, va=va,
            fontsize=7.5, style="italic", color=theme.muted, zorder=2.2, gid="region-label",
        )  # fmt: skip


def draw_dot(chart: Chart, dot: Dot, theme: Theme, ground: Field) -> None:
    """Draw one flight with its spans, bounds and failure."""
    ax = chart.ax
    mark = class_mark(class_of(dot.row))
    x, y = dot.range.middle_km, dot.apogee.middle_km
    event_id = str(dot.row["event_id"])
    for figure, ends in (
        (dot.range, ((dot.range.low_km, y), (dot.range.high_km, y))),
        (dot.apogee, ((x, dot.apogee.low_km), (x, dot.apogee.high_km))),
    ):
        if figure.high_km > figure.low_km:
            across = "|" if figure is dot.range else "_"
            ax.plot(
                *zip(*ends, strict=True), color=mark.color, linewidth=1.0, marker=across,
                markersize=5, zorder=3, gid=f"span-{event_id}",
            )  # fmt: skip
            ground.add_line(_to_pt(chart, *zip(*ends, strict=True)), 200.0)
    for side, toward in ((dot.range.open_side, (1, 0)), (dot.apogee.open_side, (0, 1))):
        if side:
            tip = ARROW_PT * side * toward[0], ARROW_PT * side * toward[1]
            ax.annotate(
                "", (x, y), xytext=tip, textcoords="offset points", zorder=3.2,
                gid=f"bound-{event_id}",
                arrowprops={"arrowstyle": "<|-,head_width=0.16,head_length=0.32",
                            "color": mark.color, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0},
            )  # fmt: skip
            at = _to_pt(chart, x, y)[0]
            corners = np.sort(np.array([at, at + tip]), axis=0)
            ground.take(Box(*corners[0], *corners[1]).grown(1.0))
    at = _to_pt(chart, x, y)[0]
    half = MARKER_PT / 2
    ground.take(Box(at[0] - half, at[1] - half, at[0] + half, at[1] + half))
    ax.plot(
        [x], [y], zorder=4, gid=f"event-{event_id}", linestyle="none", clip_on=False,
        path_effects=halo_line(theme, 1.4), **marker(class_of(dot.row), dot.is_about, theme),
    )  # fmt: skip
    if dot.row.get("outcome") == "failure":
        ax.plot(
            [x], [y], marker="x", markersize=MARKER_PT + 4.0, markeredgewidth=0.9, color=theme.ink,
            linestyle="none", zorder=4.5, gid=f"failed-{event_id}",
        )  # fmt: skip


def marker(missile_class: str, is_about: bool, theme: Theme) -> dict[str, Any]:
    """Style of a flight's marker: open where its figures are hedged."""
    mark = class_mark(missile_class)
    return {
        "marker": mark.marker, "markersize": MARKER_PT,
        "markerfacecolor": theme.page if is_about else mark.color,
        "markeredgecolor": mark.color, "markeredgewidth": 1.3 if is_about else 0.6,
    }  # fmt: skip


def name_dots(chart: Chart, dots: list[Dot], theme: Theme, ground: Field) -> None:
    """Name flights where there is room beside them, the outermost first, each name and day once."""
    renderer = make_renderer()
    points = np.array([_to_pt(chart, d.range.middle_km, d.apogee.middle_km)[0] for d in dots])
    gaps = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(gaps, np.inf)
    told: set[str] = set()
    for i in np.argsort(-gaps.min(axis=1), kind="stable"):
        text = dot_name(dots[i])
        if text in told:
            continue
        placed = place_point(
            ground, text_size(renderer, text, size=NAME_PT),
            (float(points[i][0]), float(points[i][1])), first_pt=MARKER_PT / 2 + 2.0,
            reach_pt=FARTHEST_NAME_PT, crossing=np.inf,
        )  # fmt: skip
        if placed is None:
            continue
        told.add(text)
        if placed.leader:
            at = float(points[i][0]), float(points[i][1])
            draw_leader(chart.ax, chart.size, placed.box, at, theme.muted)
        halo_text(
            chart.ax, *placed.box.centre, text, theme, transform=paper(chart.ax, chart.size),
            ha="center", va="center", fontsize=NAME_PT, color=theme.ink, zorder=5,
            gid=f"label-{dots[i].row['event_id']}",
        )  # fmt: skip


def dot_name(dot: Dot) -> str:
    """Missile and day of a flight.

    Examples
    --------
    >>> row = {"missile_name": "Hwasong-17", "date_local": "2022-11-18"}
    >>> dot_name(Dot(row, Figure(1000, 1000, "exact"), Figure(6100, 6100, "exact")))
    'Hwasong-17, 18 Nov 2022'
    """
    day = short_date(dot.row.get("date_local"))
    return listed([part for part in (event_name(dot.row), day) if part])
