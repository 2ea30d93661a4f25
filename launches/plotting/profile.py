"""Altitude against downrange: the arcs, what was reported of them, and heights to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from launches.errors import FigureError
from launches.geodesy import inverse
from launches.plotting import words
from launches.plotting.halo import halo_text
from launches.plotting.labels import Box, Field, make_renderer, place_point, text_size, wrap
from launches.plotting.save import describe
from launches.plotting.sheet import axes_size_pt
from launches.plotting.style import (
    DASHED,
    DOTTED,
    PT_PER_INCH,
    PT_PER_MM,
    REPORT,
    WIDE_MM,
    Theme,
    style_context,
)
from launches.units import EARTH_RADIUS_KM, M_PER_KM

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

FloatArray = npt.NDArray[np.float64]

#: Heights that readers know, km: the Karman line of the Federation Aeronautique Internationale,
#: and the orbit of the International Space Station (370-460 km by NASA's fact sheet).
REFERENCE_HEIGHTS_KM = ((100.0, "100 km: edge of space"), (400.0, "400 km: space station"))
#: Kinds of motion whose height is not computed but sketched.
SCHEMATIC_KINDS = ("quasi-ballistic", "glide", "cruise", "orbital")
#: More flights than this are drawn thin and named only where there is room.
FEW = 6
CURVE_COLORS = ("#b0330d", "#00527f", "#009e73", "#8c4a00", "#b85c92", "#56616b")


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


def plot_profile(
    trajectories: DataFrame,
    ax: Axes | None = None,
    *,
    events: DataFrame | None = None,
    equal_scale: bool = False,
    curved_earth: bool = False,
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    width_mm: float = WIDE_MM,
    theme: Theme = REPORT,
) -> Axes:
    """Altitude against downrange, for one flight or many.

    Arcs are solid. Where the figures do not allow one (quasi-ballistic, glide, cruise), the
    sketch is dotted and hatched and says so. A reported apogee is marked with its span; "at
    least" has an arrow upwards. Heights of 100 and 400 km are drawn where they fit.

    Parameters
    ----------
    trajectories : DataFrame
        Trajectories table, ``LINESTRING Z`` in lon, lat and m. An events table (with
        `site_lat_deg`) is taken too, and estimated first.
    ax : matplotlib.axes.Axes, optional
        Axes to fill; without one a figure is made (``ax.figure``; not one of pyplot's).
    events : DataFrame, optional
        Events table: reported apogees and names.
    equal_scale : bool
        One kilometre up as long as one along.
    curved_earth : bool
        Draw over the curve of the Earth (radius 6,371 km), in equal scale.
    title, subtitle, sources : str, optional
        Instead of the words made from the events; an empty string leaves them out.
    width_mm : float
        Width of the figure, where one is made.
    theme : Theme
        Colours.

    Returns
    -------
    matplotlib.axes.Axes
        In km.

    Raises
    ------
    FigureError
        When no trajectory has an altitude.

    Examples
    --------
    >>> import geopandas
    >>> from shapely import LineString
    >>> arc = LineString([(125, 39, 0), (127, 39, 120e3), (129, 39, 0)])
    >>> flight = geopandas.GeoDataFrame(
    ...     {"event_id": ["A"], "trajectory_kind": ["ballistic"]}, geometry=[arc], crs="EPSG:4326")
    >>> ax = plot_profile(flight)
    >>> ax.get_xlabel(), ax.get_ylabel()
    ('Downrange (km)', 'Altitude (km)')
    """
    if "site_lat_deg" in trajectories.columns:
        from launches.trajectory import estimate

        events, trajectories = trajectories, estimate(trajectories)
    curves = profile_curves(trajectories, events)
    if not curves:
        raise FigureError(
            "no trajectory has an altitude to draw", cure="give flights with a range and an apogee"
        )
    with style_context():
        head = _title(curves) if title is None else title
        sub = _subtitle(curves) if subtitle is None else subtitle
        foot = _foot(curves) if sources is None else sources
        renderer = make_renderer()
        if ax is None:
            ax = _new_axes(width_mm)
        width_pt, height_pt = axes_size_pt(ax)
        if curved_earth:
            _draw_curved(ax, theme, curves, width_pt / height_pt)
        else:
            _draw_flat(ax, theme, curves, width_pt / height_pt if equal_scale else None)
        _draw_key(ax, theme, curves)
        _name_curves(ax, theme, curves, curved_earth, renderer)
        _words(ax, theme, head, sub, foot, renderer)
    figure = ax.get_figure(root=True)
    if figure is not None:
        describe(
            figure, title=head, alt=alt_text(curves),
            provenance="; ".join(curve.event_id for curve in curves),
        )  # fmt: skip
    return ax


def profile_curves(trajectories: DataFrame, events: DataFrame | None = None) -> list[Curve]:
    """Profiles of a trajectories table; flights without any altitude are left out.

    Examples
    --------
    >>> import geopandas
    >>> from shapely import LineString
    >>> flights = geopandas.GeoDataFrame({"event_id": ["A", "B"]}, geometry=[
    ...     LineString([(0, 0, 0), (1, 0, 5e4), (2, 0, 0)]), None], crs="EPSG:4326")
    >>> [(curve.event_id, round(curve.top[0]), curve.top[1]) for curve in profile_curves(flights)]
    [('A', 111, 50.0)]
    """
    cells: dict[str, dict[str, Any]] = {}
    if events is not None:
        for event in events.to_dict("records"):
            cells[str(event["event_id"])] = {str(k): v for k, v in event.items()}
    curves = []
    for record in trajectories.to_dict("records"):
        geometry = record.get("geometry")
        if not isinstance(geometry, BaseGeometry) or geometry.is_empty or not geometry.has_z:
            continue
        lon, lat, height_m = shapely.get_coordinates(geometry, include_z=True).T
        if not height_m.max() > 0.0:
            continue
        _, downrange_km = inverse(lat[0], lon[0], lat, lon)
        own = {str(k): v for k, v in record.items() if words.given(v) and k != "geometry"}
        event_id = str(record["event_id"])
        curves.append(
            Curve(
                event_id, downrange_km, height_m / M_PER_KM, _shape(own),
                {**cells.get(event_id, {}), **own},
            )
        )  # fmt: skip
    return curves


def alt_text(curves: list[Curve]) -> str:
    """The profile in words."""
    parts = [_title(curves) + "."]
    for curve in curves[:12]:
        along, top = curve.downrange_km.max(), curve.top[1]
        kind = {"schematic": "Schematic profile", "assumed": "Arc with an assumed apogee"}
        parts.append(
            f"{kind.get(curve.shape, 'Arc')} of {_name(curve)}: {along:,.0f} km downrange, "
            f"{top:,.0f} km high."
        )
    return " ".join(parts)


def _shape(cells: Mapping[str, Any]) -> str:
    assumed = str(cells.get("assumed", "")).split("|")
    if cells.get("trajectory_kind") in SCHEMATIC_KINDS or "profile" in assumed:
        return "schematic"
    return "assumed" if any(word.startswith("apogee") for word in assumed) else "arc"


_LINES: dict[str, Any] = {"arc": "-", "assumed": DASHED, "schematic": DOTTED}
_KEY_WORDS = {
    "arc": "Free-flight arc through the reported range and apogee",
    "assumed": "Arc with its apogee assumed",
    "schematic": "Schematic: the shape was not reported",
}


def _color(number: int) -> str:
    return CURVE_COLORS[number % len(CURVE_COLORS)]


def _new_axes(width_mm: float) -> Axes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    wide, high = width_mm * PT_PER_MM, 0.62 * width_mm * PT_PER_MM
    figure = Figure(figsize=(wide / PT_PER_INCH, high / PT_PER_INCH))
    FigureCanvasAgg(figure)
    return figure.add_axes((44.0 / wide, 62.0 / high, 1 - 58.0 / wide, 1 - 112.0 / high))


def _draw_flat(ax: Axes, theme: Theme, curves: list[Curve], aspect: float | None) -> None:
    high = max(curve.altitude_km.max() for curve in curves)
    for curve in curves:
        limit = curve.row.get("apogee_km_max")
        if words.given(limit):
            high = max(high, float(limit))  # type: ignore[arg-type]
    along = max(float(curve.downrange_km.max()) for curve in curves)
    x1, y1 = along * 1.06, high * 1.2
    x0 = -0.03 * along
    if aspect is not None:
        # one kilometre is as long both ways: the shorter side gets the room that is left
        span = max(x1 - x0, y1 * aspect)
        x0, x1 = (x0 + x1 - span) / 2, (x0 + x1 + span) / 2
        y1 = (x1 - x0) / aspect
        ax.set_aspect("equal", adjustable="box")
    ax.set(xlim=(x0, x1), ylim=(0.0, y1), xlabel="Downrange (km)", ylabel="Altitude (km)")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value:,.0f}" if value >= 0 else "")
    ax.grid(axis="y", zorder=0)
    ax.set_axisbelow(True)
    for height_km, text in REFERENCE_HEIGHTS_KM:
        if 0.05 * y1 < height_km < 0.97 * y1:
            ax.axhline(height_km, color=theme.sea_name, linewidth=0.8, zorder=1.5, gid="reference")
            halo_text(
                ax, x1, height_km, f"{text} ", theme, ha="right", va="bottom", fontsize=6.5,
                color=theme.sea_name, gid="reference-label", zorder=1.6,
            )  # fmt: skip
    for number, curve in enumerate(curves):
        _draw_curve(ax, curve, curve.downrange_km, curve.altitude_km, number, len(curves))
        _mark_apogee(ax, curve, _color(number))


def _draw_curve(
    ax: Axes, curve: Curve, x: FloatArray, y: FloatArray, number: int, count: int
) -> None:
    color = _color(number)
    ax.plot(
        x, y, color=color, linewidth=1.8 if count <= FEW else 1.1, linestyle=_LINES[curve.shape],
        zorder=3, gid=f"profile-{curve.event_id}",
    )  # fmt: skip
    if count <= FEW:
        sketched = curve.shape == "schematic"
        ax.fill(
            x, y, facecolor="none" if sketched else color, alpha=0.35 if sketched else 0.07,
            edgecolor=color if sketched else "none", hatch="...." if sketched else None, linewidth=0,
            zorder=2, gid=f"profile-fill-{curve.event_id}",
        )  # fmt: skip


def _mark_apogee(ax: Axes, curve: Curve, color: str) -> None:
    """Mark the reported apogee: a ring, a bar for a span, an arrow for a bound."""
    low, high = curve.row.get("apogee_km"), curve.row.get("apogee_km_max")
    if not words.given(low):
        return
    x, low_km = curve.top[0], float(low)  # type: ignore[arg-type]
    if words.given(high) and float(high) > low_km:  # type: ignore[arg-type]
        ax.plot(
            [x, x], [low_km, float(high)], color=color, linewidth=1.0, marker="_",  # type: ignore[arg-type]
            markersize=7, zorder=4, gid="apogee-span",
        )  # fmt: skip
    hedge = curve.row.get("apogee_qualifier")
    if hedge in ("at_least", "at_most"):
        tip = 16 if hedge == "at_least" else -16
        ax.annotate(
            "", (x, low_km), xytext=(0, tip), textcoords="offset points", gid="apogee-bound", zorder=4,
            arrowprops={"arrowstyle": "<|-", "color": color, "linewidth": 1.0, "shrinkA": 0},
        )  # fmt: skip
    ax.plot(
        [x], [low_km], linestyle="none", marker="o", markersize=5.5, markerfacecolor="white",
        markeredgecolor=color, markeredgewidth=1.3, zorder=5, gid="apogee-reported",
    )  # fmt: skip


def _draw_curved(ax: Axes, theme: Theme, curves: list[Curve], aspect: float) -> None:
    along = max(float(curve.downrange_km.max()) for curve in curves)
    high = max(float(curve.altitude_km.max()) for curve in curves)
    middle = along / 2.0
    x, y = _over_curve(np.array([-0.06 * along, 1.06 * along]), np.zeros(2), middle)
    bottom = float(y.min()) - 0.05 * max(high, float(y.max() - y.min()), 0.1 * along)
    top = high * 1.16
    wide = max(float(np.ptp(x)), (top - bottom) * aspect)
    high_km = wide / aspect
    ax.set(xlim=(-wide / 2, wide / 2), ylim=(bottom, bottom + high_km), xticks=[], yticks=[])
    ax.set_aspect("equal", adjustable="box")
    ax.set(xlabel="Downrange (km), along the ground", ylabel="Altitude (km), above the ground")
    for spine in ax.spines.values():
        spine.set_visible(False)
    reach = np.linspace(middle - 0.52 * wide * 1.3, middle + 0.52 * wide * 1.3, 400)
    gx, gy = _over_curve(reach, np.zeros(400), middle)
    ax.fill_between(gx, gy, bottom - high_km, color=theme.land, zorder=1, gid="earth")
    ax.plot(gx, gy, color=theme.frame, linewidth=1.0, zorder=2.5, gid="ground")
    heights = [*REFERENCE_HEIGHTS_KM]
    step = _round_step(high / 4)
    if step > 450:
        heights += [(k * step, f"{k * step:,.0f} km") for k in range(1, int(top / step) + 1)]
    for height_km, text in heights:
        if 0.03 * high_km < height_km < top:
            hx, hy = _over_curve(reach, np.full(400, height_km), middle)
            ax.plot(hx, hy, color=theme.graticule, linewidth=0.7, zorder=1.2, gid="reference")
            at = _over_curve(np.array([along * 1.03]), np.array([height_km]), middle)
            if at[0][0] < wide / 2:
                halo_text(
                    ax, float(min(at[0][0], wide / 2)), float(at[1][0]), text, theme, ha="right",
                    va="bottom", fontsize=6.5, color=theme.sea_name, gid="reference-label", zorder=1.6,
                )  # fmt: skip
    step = _round_step(along / 5)
    for k in range(int(along / step) + 1):
        tx, ty = _over_curve(np.array([k * step]), np.zeros(1), middle)
        ax.plot(tx, ty, marker="|", color=theme.frame, markersize=5, zorder=2.6, gid="ground-tick")
        ax.annotate(
            f"{k * step:,.0f}", (float(tx[0]), float(ty[0])), xytext=(0, -5), ha="center", va="top",
            textcoords="offset points", fontsize=7, color=theme.muted, zorder=2.7, gid="tick-label",
        )  # fmt: skip
    for number, curve in enumerate(curves):
        cx, cy = _over_curve(curve.downrange_km, curve.altitude_km, middle)
        _draw_curve(ax, curve, cx, cy, number, len(curves))


def _over_curve(
    downrange_km: FloatArray, altitude_km: FloatArray, middle_km: float
) -> tuple[FloatArray, FloatArray]:
    """Plane coordinates over a round Earth, the middle of the range upright at the origin."""
    angle = (downrange_km - middle_km) / EARTH_RADIUS_KM
    radius = EARTH_RADIUS_KM + altitude_km
    return radius * np.sin(angle), radius * np.cos(angle) - EARTH_RADIUS_KM


def _round_step(value: float) -> float:
    """Next round number of the series 1, 2, 5 above a value."""
    decade = 10.0 ** np.floor(np.log10(max(value, 1.0)))
    return float(next(m * decade for m in (1.0, 2.0, 5.0, 10.0) if m * decade >= value))


def _name(curve: Curve) -> str:
    row = curve.row
    name = str(row["missile_name"]) if words.given(row.get("missile_name")) else ""
    if not name and words.given(row.get("missile_class")):
        name = str(row["missile_class"])
    return (
        f"{name}, {words.long_date(row['date_local'])}"
        if words.given(row.get("date_local")) and name
        else (name or curve.event_id)
    )


def _name_curves(
    ax: Axes, theme: Theme, curves: list[Curve], curved_earth: bool, renderer: Any
) -> None:
    """Name every flight at its top, clear of the curves and of each other."""
    width_pt, height_pt = axes_size_pt(ax)
    ground = Field(width_pt, height_pt)
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    scale = np.array([width_pt / (x1 - x0), height_pt / (y1 - y0)])
    middle = max(float(curve.downrange_km.max()) for curve in curves) / 2.0
    lines = []
    for curve in curves:
        xy: tuple[FloatArray, FloatArray] = (curve.downrange_km, curve.altitude_km)
        if curved_earth:
            xy = _over_curve(*xy, middle)
        lines.append((np.column_stack(xy) - [x0, y0]) * scale)
        ground.add_line(lines[-1], 30.0)
    for height_km, _ in () if curved_earth else REFERENCE_HEIGHTS_KM:
        y = (height_km - y0) * scale[1]
        ground.add_line(np.array([[0.0, y], [width_pt, y]]), 6.0)
        ground.add_box(Box(width_pt - 90.0, y, width_pt, y + 9.0), 60.0)
    ground.take(Box(0.0, height_pt - 16.0, width_pt, height_pt))
    order = sorted(range(len(curves)), key=lambda i: -curves[i].altitude_km.max())
    for i in order:
        top = lines[i][int(np.argmax(curves[i].altitude_km))]
        text = _name(curves[i])
        apogee = words.quantity(curves[i].row, "apogee", "km")
        text += f"\napogee {apogee}, reported" if apogee else "\napogee not reported"
        size = text_size(renderer, text, size=7.5, linespacing=1.15)
        placed = place_point(ground, size, (float(top[0]), float(top[1])), first_pt=8.0)
        if placed is None:
            continue
        x, y = placed.box.centre
        at = np.array([x, y]) / scale + [x0, y0]
        halo_text(
            ax, float(at[0]), float(at[1]), text, theme, ha="center", va="center", fontsize=7.5,
            linespacing=1.15, color=_color(i), zorder=6, gid=f"label-{curves[i].event_id}",
        )  # fmt: skip


def _draw_key(ax: Axes, theme: Theme, curves: list[Curve]) -> None:
    """Say what the line styles mean, above the plot's top edge."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=theme.muted, linewidth=1.6, linestyle=_LINES[shape], label=text)
        for shape, text in _KEY_WORDS.items()
        if any(curve.shape == shape for curve in curves)
    ]
    if any(words.given(curve.row.get("apogee_km")) for curve in curves):
        handles.append(
            Line2D([], [], color=theme.muted, marker="o", linestyle="none", markersize=5.5,
                   markerfacecolor="white", markeredgewidth=1.3, label="Apogee as reported")
        )  # fmt: skip
    legend = ax.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(-0.005, 0.99), ncols=len(handles), fontsize=7,
        frameon=False, borderpad=0.2, columnspacing=1.6, handlelength=2.4,
    )  # fmt: skip
    legend.set_gid("key")


def _words(ax: Axes, theme: Theme, title: str, subtitle: str, foot: str, renderer: Any) -> None:
    width_pt, _ = axes_size_pt(ax)

    def line(text: str, anchor: float, offset_pt: float, gid: str, **style: Any) -> None:
        ax.annotate(
            text, (0, anchor), xycoords="axes fraction", xytext=(0, offset_pt), va="baseline",
            textcoords="offset points", annotation_clip=False, gid=gid, **style,
        )  # fmt: skip

    line(title, 1, 34.0, "title", fontsize=13, fontweight="bold", color=theme.ink)
    line(subtitle, 1, 21.0, "subtitle", fontsize=8.5, color=theme.muted)
    for number, text in enumerate(wrap(renderer, foot, width_pt, size=6.0)):
        line(text, 0, -41.0 - 8.2 * number, "foot", fontsize=6.0, color=theme.muted)


def _title(curves: list[Curve]) -> str:
    if len(curves) == 1 and words.given(curves[0].row.get("actor")):
        return words.title(curves[0].row)
    return "Altitude profile" if len(curves) == 1 else f"Altitude profiles of {len(curves)} flights"


def _subtitle(curves: list[Curve]) -> str:
    if len(curves) == 1 and words.given(curves[0].row.get("site")):
        return words.subtitle(curves[0].row)
    return ""


def _foot(curves: list[Curve]) -> str:
    reports = sorted(
        {
            report
            for curve in curves
            if words.given(curve.row.get("reports"))
            for report in str(curve.row["reports"]).split("|")
        }
    )
    source = f"Sources: reports {', '.join(reports)}. " if 0 < len(reports) <= 12 else ""
    return f"{source}Arcs: two-body free flight over the turning Earth, without powered flight and drag."
