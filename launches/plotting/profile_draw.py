"""Drawing of altitude profiles: flat, in equal scale, or over the curve of the Earth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from launches.plotting import words
from launches.plotting.field import Box, Field
from launches.plotting.halo import halo_text
from launches.plotting.labels import place_point
from launches.plotting.leader import draw_leader
from launches.plotting.lengths import length, ticks, unit
from launches.plotting.measure import text_size
from launches.plotting.missile_names import missile_name
from launches.plotting.sheet import PlotSize, axes_size_pt, paper
from launches.plotting.style import DASHED, DOTTED, Theme
from launches.plotting.translate import listed, long_date, tr
from launches.units import EARTH_RADIUS_KM

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FloatArray = npt.NDArray[np.float64]

#: Heights that readers know, km: the Karman line of the Federation Aeronautique Internationale,
#: and the orbit of the International Space Station (370-460 km by NASA's fact sheet).
REFERENCE_HEIGHTS_KM = ((100.0, "{height}: edge of space"), (400.0, "{height}: space station"))
#: More flights than this are drawn thin and without a fill.
FEW = 6
#: Length of the arrow of a bound, and the least that shows as one, points.
BOUND_PT, SHORTEST_BOUND_PT = 16.0, 8.0
LINES: dict[str, Any] = {"arc": "-", "assumed": DASHED, "schematic": DOTTED}
#: Least height of a plot's frame as a share of its width, and greatest.
LEAST_SHAPE, TALLEST_SHAPE = 0.36, 0.95


@dataclass(frozen=True, slots=True)
class Curve:
    """One flight's profile.

    Attributes
    ----------
    event_id : str
        Event.
    downrange_km, altitude_km : numpy.ndarray, shape (n,)
        Geodesic distance from the first vertex, and height.
    shape : str
        ``arc``, ``assumed`` (an arc whose apogee was not reported) or ``schematic``.
    row : Mapping
        The event's cells.
    """

    event_id: str
    downrange_km: FloatArray
    altitude_km: FloatArray
    shape: str
    row: Mapping[str, Any]

    @property
    def top(self) -> tuple[float, float]:
        """Downrange and altitude of the highest vertex, km."""
        i = int(np.argmax(self.altitude_km))
        return float(self.downrange_km[i]), float(self.altitude_km[i])


@dataclass(frozen=True, slots=True)
class Extent:
    """Plane of a plot: its limits, and the range over whose middle a curved Earth stands."""

    x0: float
    x1: float
    y0: float
    y1: float
    along_km: float
    is_curved: bool = False

    def to_plane(self, downrange_km: Any, altitude_km: Any) -> tuple[FloatArray, FloatArray]:
        """Plane coordinates of downrange and altitude.

        Examples
        --------
        >>> x, y = Extent(0, 1, 0, 1, 1000.0, is_curved=True).to_plane([500.0], [100.0])
        >>> float(x[0]), round(float(y[0]), 6)
        (0.0, 100.0)
        """
        downrange, altitude = np.broadcast_arrays(
            np.asarray(downrange_km, float), np.asarray(altitude_km, float)
        )
        if not self.is_curved:
            return downrange, altitude
        angle = (downrange - self.along_km / 2.0) / EARTH_RADIUS_KM
        radius = EARTH_RADIUS_KM + altitude
        return radius * np.sin(angle), radius * np.cos(angle) - EARTH_RADIUS_KM


def extent(
    curves: list[Curve], *, equal_scale: bool, curved_earth: bool, shape: float | None
) -> tuple[Extent, float]:
    """Limits of a plot, and its height over its width.

    Parameters
    ----------
    curves : list of Curve
        Flights.
    equal_scale, curved_earth : bool
        One kilometre up as long as one along; over a round Earth.
    shape : float or None
        Height over width where it is given.
    """
    along = max(float(curve.downrange_km.max()) for curve in curves)
    high = max(_highest(curve) for curve in curves) * 1.2
    if curved_earth:
        whole = Extent(0, 0, 0, 0, along, is_curved=True)
        x = np.concatenate([whole.to_plane(c.downrange_km, c.altitude_km)[0] for c in curves])
        ends = whole.to_plane([-0.1 * along, 1.1 * along], 0.0)
        half = max(float(np.abs(x).max()) * 1.04, float(ends[0][1]))
        bottom = float(ends[1].min()) - 0.07 * max(high, 0.25 * half)
        plane = (-half, half, bottom, high)
    else:
        plane = (-0.03 * along, 1.05 * along, 0.0, high)
    x0, x1, y0, y1 = plane
    if not (equal_scale or curved_earth):
        return Extent(*plane, along), shape or 0.5
    natural = (y1 - y0) / (x1 - x0)
    used = shape or float(np.clip(natural, LEAST_SHAPE, TALLEST_SHAPE))
    if natural > used:
        grow = ((y1 - y0) / used - (x1 - x0)) / 2
        x0, x1 = x0 - grow, x1 + grow
    else:
        y1 = y0 + (x1 - x0) * used
    return Extent(x0, x1, y0, y1, along, curved_earth), used


def draw_axes(ax: Axes, theme: Theme, plane: Extent, *, equal_scale: bool) -> None:
    """Set limits, ticks, grid and reference heights."""
    ax.set(xlim=(plane.x0, plane.x1), ylim=(plane.y0, plane.y1))
    if plane.is_curved:
        _round_ground(ax, theme, plane)
        return
    if equal_scale:
        ax.set_aspect("equal", adjustable="box")
    ax.set(
        xlabel=tr("Downrange ({unit})", unit=unit()), ylabel=tr("Altitude ({unit})", unit=unit())
    )
    ax.set_xticks(*ticks(0.0, plane.along_km, max(plane.along_km, (plane.x1 - plane.x0) / 3) / 5))
    ax.set_yticks(*ticks(0.0, plane.y1, plane.y1 / 8))
    ax.grid(axis="y", zorder=0)
    for height_km, text in REFERENCE_HEIGHTS_KM:
        if 0.045 * plane.y1 < height_km < 0.97 * plane.y1:
            ax.axhline(height_km, color=theme.sea_name, linewidth=0.8, zorder=1.5, gid="reference")
            halo_text(
                ax,
                plane.x1,
                height_km + 0.006 * plane.y1,
                tr(text, height=length(height_km)),
                theme,
                ha="right",
                va="bottom",
                fontsize=6.5,
                color=theme.sea_name,
                gid="reference-label",
                zorder=1.6,
            )


def draw_curve(
    ax: Axes, theme: Theme, plane: Extent, curve: Curve, number: int, count: int
) -> None:
    """Draw one flight: solid where it is an arc, dotted and hatched where it is a sketch."""
    color = curve_color(theme, number)
    x, y = plane.to_plane(curve.downrange_km, curve.altitude_km)
    ax.plot(
        x, y, color=color, linewidth=1.8 if count <= FEW else 1.1, linestyle=LINES[curve.shape],
        zorder=3, gid=f"profile-{curve.event_id}",
    )  # fmt: skip
    if count <= FEW:
        back = plane.to_plane(np.linspace(curve.downrange_km[-1], curve.downrange_km[0], 60), 0.0)
        sketched = curve.shape == "schematic"
        ax.fill(
            np.append(x, back[0]), np.append(y, back[1]), facecolor="none" if sketched else color,
            alpha=0.35 if sketched else 0.07, edgecolor=color if sketched else "none", linewidth=0,
            hatch="...." if sketched else None, zorder=2, gid=f"profile-fill-{curve.event_id}",
        )  # fmt: skip
    _mark_apogee(ax, theme, plane, curve, color)


def _mark_apogee(ax: Axes, theme: Theme, plane: Extent, curve: Curve, color: str) -> None:
    """Mark the reported apogee: a ring, a bar for a span, an arrow for a bound."""
    low, high = curve.row.get("apogee_km"), curve.row.get("apogee_km_max")
    if not words.given(low):
        return
    low_km = float(low)  # type: ignore[arg-type]
    x, y = plane.to_plane(curve.top[0], low_km)
    if words.given(high) and float(high) > low_km:  # type: ignore[arg-type]
        top = plane.to_plane(curve.top[0], float(high))  # type: ignore[arg-type]
        ax.plot(
            [x, top[0]], [y, top[1]], color=color, linewidth=1.0, marker="_", markersize=7,
            zorder=4,
            gid="apogee-span",
        )  # fmt: skip
    hedge = curve.row.get("apogee_qualifier")
    # a bound from above has no more room than the height below it; the label says it anyway
    room_pt = float(y - plane.y0) / (plane.y1 - plane.y0) * axes_size_pt(ax)[1]
    length_pt = BOUND_PT if hedge == "at_least" else -min(BOUND_PT, room_pt)
    if hedge == "at_least" or (hedge == "at_most" and room_pt >= SHORTEST_BOUND_PT):
        ax.annotate(
            "", (float(x), float(y)), xytext=(0, length_pt),
            textcoords="offset points", gid="apogee-bound", zorder=4,
            arrowprops={"arrowstyle": "<|-", "color": color, "linewidth": 1.0, "shrinkA": 0},
        )  # fmt: skip
    ax.plot(
        [x], [y], linestyle="none", marker="o", markersize=5.5, markerfacecolor=theme.page,
        markeredgecolor=color, markeredgewidth=1.3, zorder=5, gid="apogee-reported",
    )  # fmt: skip


def _round_ground(ax: Axes, theme: Theme, plane: Extent) -> None:
    """Draw the Earth below the flights, with distances on it and heights above it."""
    ax.set_aspect("equal", adjustable="box")
    ax.set(xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set_visible(False)
    middle, wide = plane.along_km / 2.0, plane.x1 - plane.x0
    reach = np.linspace(middle - 0.8 * wide, middle + 0.8 * wide, 500)
    gx, gy = plane.to_plane(reach, 0.0)
    ax.fill_between(gx, gy, plane.y0 - 1.0, color=theme.land, linewidth=0, zorder=1, gid="earth")
    ax.plot(gx, gy, color=theme.frame, linewidth=1.0, zorder=2.5, gid="ground")
    for at_km, said in zip(*ticks(0.0, plane.along_km, plane.along_km / 5), strict=True):
        tx, ty = plane.to_plane(at_km, 0.0)
        first = at_km == 0.0
        ax.plot([tx], [ty], marker="|", color=theme.frame, markersize=5, zorder=2.6, gid="tick")
        ax.annotate(
            tr("0 {unit} downrange", unit=unit()) if first else said, (float(tx), float(ty)),
            xytext=(0, -5), ha="left" if first else "center", va="top", textcoords="offset points",
            fontsize=7, color=theme.muted, zorder=2.7, gid="tick-label",
        )  # fmt: skip
    at, _ = ticks(0.0, plane.y1, plane.y1 / 4)
    heights = [(height, length(height)) for height in at[1:].tolist()]
    if at[1] > 600:
        heights.insert(0, (400.0, length(400.0)))
    else:
        near = 0.12 * plane.y1
        known = [(height, length(height)) for height, _ in REFERENCE_HEIGHTS_KM]
        heights = [h for h in heights if all(abs(h[0] - k[0]) > near for k in known)] + known
    for height_km, text in heights:
        hx, hy = plane.to_plane(reach, height_km)
        if not 0.05 * (plane.y1 - plane.y0) < height_km < plane.y1:
            continue
        ax.plot(hx, hy, color=theme.graticule, linewidth=0.6, zorder=1.2, gid="reference")
        inside = (hx > plane.x0) & (hy > plane.y0 + 0.02 * (plane.y1 - plane.y0)) & (hx < plane.x1)
        i = int(np.argmax(inside))
        halo_text(
            ax, float(hx[i]), float(hy[i]), text, theme, ha="left", va="bottom", fontsize=6.5,
            rotation=_slope_deg(hx, hy, i), rotation_mode="anchor", color=theme.sea_name,
            gid="reference-label", zorder=1.6,
        )  # fmt: skip


def _slope_deg(x: FloatArray, y: FloatArray, i: int) -> float:
    j = min(i + 12, len(x) - 1)
    return float(np.degrees(np.arctan2(y[j] - y[i], x[j] - x[i])))


def name_curves(
    ax: Axes, theme: Theme, plane: Extent, curves: list[Curve], size: PlotSize, renderer: Any
) -> None:
    """Name every flight at its top, clear of the curves and of each other."""
    ground = Field(size.width_pt, size.height_pt)
    scale = np.array(
        [size.width_pt / (plane.x1 - plane.x0), size.height_pt / (plane.y1 - plane.y0)]
    )
    lines = []
    for curve in curves:
        xy = np.column_stack(plane.to_plane(curve.downrange_km, curve.altitude_km))
        lines.append((xy - [plane.x0, plane.y0]) * scale)
        ground.add_line(lines[-1], 400.0)
    if not plane.is_curved:
        for height_km, _ in REFERENCE_HEIGHTS_KM:
            y = (height_km - plane.y0) * scale[1]
            ground.add_line(np.array([[0.0, y], [size.width_pt, y]]), 300.0)
            ground.add_box(Box(size.width_pt - 90.0, y, size.width_pt, y + 9.0), 400.0)
    for i in sorted(range(len(curves)), key=lambda i: -_highest(curves[i])):
        top = lines[i][int(np.argmax(curves[i].altitude_km))]
        at = float(top[0]), float(top[1])
        apogee = words.quantity(curves[i].row, "apogee")
        said = tr("apogee {figure}, reported", figure=apogee)
        said = said if apogee else tr("apogee not reported")
        crowded = len(curves) > FEW
        text = curve_name(curves[i]) if crowded else f"{curve_name(curves[i])}\n{said}"
        placed = place_point(
            ground,
            text_size(renderer, text, size=7.5, linespacing=1.15),
            at,
            first_pt=8.0,
            reach_pt=20.0 if crowded else 160.0,
        )
        if placed is None:
            continue
        if placed.leader:
            draw_leader(ax, size, placed.box, at, curve_color(theme, i))
        left = placed.box.x0 >= at[0] - 1.0
        halo_text(
            ax, placed.box.x0 if left else placed.box.centre[0], placed.box.centre[1], text, theme,
            ha="left" if left else "center", va="center", fontsize=7.5, linespacing=1.15,
            transform=paper(ax, size), color=curve_color(theme, i), zorder=6,
            gid=f"label-{curves[i].event_id}",
        )  # fmt: skip


def curve_color(theme: Theme, number: int) -> str:
    """Colour of the nth flight."""
    return theme.curves[number % len(theme.curves)]


def curve_name(curve: Curve) -> str:
    """Missile and day of a flight, or its event id.

    Examples
    --------
    >>> row = {"missile_name": "Hwasong-17", "date_local": "2022-11-18"}
    >>> curve_name(Curve("A", np.zeros(1), np.zeros(1), "arc", row))
    'Hwasong-17, 18 November 2022'
    """
    row = curve.row
    known = [row[name] for name in ("missile_name", "missile_class") if words.given(row.get(name))]
    known = [missile_name(name) for name in known]
    if not known:
        return curve.event_id
    day = row.get("date_local")
    return listed([str(known[0]), long_date(day)]) if words.given(day) else str(known[0])


def _highest(curve: Curve) -> float:
    top = float(curve.altitude_km.max())
    limit = curve.row.get("apogee_km_max")
    return max(top, float(limit)) if words.given(limit) else top  # type: ignore[arg-type]
