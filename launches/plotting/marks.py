"""Marks of a flight on a map: launch area, ground track, splash-down region, landmark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from launches.plotting.basemap import GeometryArray, add_layer, clip_plane, project_clip
from launches.plotting.content import Flight
from launches.plotting.field import Box, Field
from launches.plotting.halo import halo_line
from launches.plotting.lengths import length, unit, whole
from launches.plotting.projection import View
from launches.plotting.sheet import KeyItem
from launches.plotting.style import DASH_DOT, DASHED, SMALLEST_CIRCLE_PT, Theme
from launches.plotting.translate import tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FloatArray = npt.NDArray[np.float64]

#: A launch area of this radius or more is never called a site, km.
LEAST_AREA_KM = 15.0
_REGION_ALPHA = {0: 0.24, 1: 0.42}


def plane_polygon(polygon: Any, view: View) -> GeometryArray:
    """Project a region, join it where it was cut at 180 degrees, and clip it to the frame."""
    parts = shapely.transform(
        shapely.segmentize(shapely.get_parts(polygon), 0.5), view.projection.transform
    )
    seam = 0.01 * view.km_per_pt
    whole = shapely.union_all(shapely.buffer(shapely.make_valid(parts), seam))
    return clip_plane(np.array([whole], dtype=object), view, 0.25)


def plane_track(track: FloatArray, view: View) -> FloatArray:
    """Track in the plane, km, with points along its great circles where its own are far apart."""
    from launches.geodesy import densify

    lat, lon = densify(track[:, 1], track[:, 0], max_step_km=max(25.0, view.km_per_pt * 12.0))
    return np.column_stack(view.projection.forward(lon, lat))


def thinned(xy_km: FloatArray, view: View) -> FloatArray:
    """Drop the vertices of a plane line that paper does not show."""
    line = shapely.simplify(shapely.LineString(xy_km), 0.1 * view.km_per_pt)
    return np.asarray(shapely.get_coordinates(line))


def is_area(flight: Flight, view: View) -> bool:
    """Whether the launch area is large enough on paper to be drawn as what it is: an area."""
    return flight.radius_km / view.km_per_pt >= SMALLEST_CIRCLE_PT


def draw_regions(ax: Axes, view: View, theme: Theme, flight: Flight, ground: Field) -> None:
    """Draw the 90 and 50 % regions; hatched and dashed where the azimuth was assumed."""
    for i, (probability, polygon) in enumerate(flight.regions):
        shapes = plane_polygon(polygon, view)
        gid = f"region-{round(100 * probability)}"
        add_layer(
            ax, shapes, gid, facecolor=theme.region, alpha=_REGION_ALPHA.get(i, 0.42),
            edgecolor="none", zorder=3 + 0.1 * i,
        )  # fmt: skip
        add_layer(
            ax, shapes, f"{gid}-outline", facecolor="none", edgecolor=theme.track,
            linewidth=0.9 if i == 0 else 0.6,
            linestyle=DASHED if flight.track_assumed else "-",
            hatch="////" if flight.track_assumed and i == 0 else None,
            zorder=3.5 + 0.1 * i,
        )  # fmt: skip
        charge_polygons(ground, view, shapes, inside=250.0, edge=250.0)


def draw_track(
    ax: Axes, view: View, theme: Theme, flight: Flight, ground: Field
) -> FloatArray | None:
    """Draw the ground track, dashed where its azimuth was assumed; return it in points."""
    if flight.track is None:
        return None
    xy = plane_track(flight.track, view)
    if flight.launch is not None and is_area(flight, view):
        # where in its area it began is not known: the line begins at the area's edge
        outside = np.hypot(*(xy - xy[0]).T) >= flight.radius_km
        xy = xy[int(np.argmax(outside)) :] if outside.any() else xy
    common: dict[str, Any] = {"solid_capstyle": "round", "zorder": 4.5}
    ax.plot(
        xy[:, 0], xy[:, 1], color=theme.page, linewidth=3.2, alpha=0.75, gid="track-halo", **common
    )
    ax.plot(
        xy[:, 0], xy[:, 1], color=theme.track, linewidth=1.7, gid="track",
        linestyle=DASHED if flight.track_assumed else "-", **common,
    )  # fmt: skip
    points = view.plane_to_pt(xy)
    ground.add_line(points, 40.0)
    _arrow(ax, theme, xy, points)
    return points


def _arrow(ax: Axes, theme: Theme, xy: FloatArray, points: FloatArray) -> None:
    """Arrow head on the track at two thirds: which way it went."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
    if along[-1] < 40.0:
        return
    at = 0.66 * along[-1]
    tip, tail = (
        [float(np.interp(d, along, xy[:, k])) for k in (0, 1)] for d in (at + 3.5, at - 3.5)
    )
    ax.annotate(
        "", xy=(tip[0], tip[1]), xytext=(tail[0], tail[1]), zorder=4.6, gid="track-arrow",
        arrowprops={"arrowstyle": "-|>,head_width=2.6,head_length=5", "color": theme.track,
                    "linewidth": 0.1, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 1.0},
    )  # fmt: skip


def draw_launch(ax: Axes, view: View, theme: Theme, flight: Flight, ground: Field) -> float:
    """Draw the launch area, or a triangle where it is too small; return its radius in points."""
    if flight.launch is None:
        return 0.0
    x, y = view.to_pt(*flight.launch)
    if is_area(flight, view):
        shapes = project_clip([flight.launch_ring], view, resolution_pt=0.05)
        add_layer(
            ax,
            shapes,
            "launch-area",
            facecolor=theme.launch,
            alpha=0.16,
            edgecolor="none",
            zorder=5,
        )
        add_layer(
            ax, shapes, "launch-area-outline", facecolor="none", edgecolor=theme.launch,
            linewidth=1.1, zorder=5.1,
        )  # fmt: skip
        charge_polygons(ground, view, shapes, inside=20.0, edge=20.0)
        return flight.radius_km / view.km_per_pt
    px, py = view.projection.forward(*flight.launch)
    ax.plot(
        [float(px)], [float(py)], linestyle="none", marker="^", markersize=7.0, color=theme.launch,
        markeredgecolor=theme.page, markeredgewidth=0.8, zorder=5.5, gid="launch-site",
    )  # fmt: skip
    ground.add_box(Box(float(x) - 4, float(y) - 4, float(x) + 4, float(y) + 4), 40.0)
    return 4.0


def draw_impact(ax: Axes, view: View, theme: Theme, flight: Flight, ground: Field) -> None:
    """Draw the centre of the region and the landmark that officials gave it from."""
    if flight.landmark is not None:
        mark = flight.landmark
        px, py = view.projection.forward(mark.lon_deg, mark.lat_deg)
        ax.plot(
            [float(px)], [float(py)], linestyle="none", marker="o", markersize=4.0, color=theme.ink,
            markeredgecolor=theme.page, markeredgewidth=0.7, zorder=5.4, gid="landmark",
        )  # fmt: skip
        x, y = view.to_pt(mark.lon_deg, mark.lat_deg)
        ground.add_box(Box(float(x) - 3, float(y) - 3, float(x) + 3, float(y) + 3), 40.0)
        if flight.impact is not None:
            _tie(ax, view, theme, (mark.lon_deg, mark.lat_deg), flight.impact, ground)
    if flight.impact is not None:
        px, py = view.projection.forward(*flight.impact)
        ax.plot(
            [float(px)], [float(py)], linestyle="none", marker="x", markersize=6.0,
            color=theme.track,
            markeredgewidth=1.6, zorder=5.4, gid="impact", path_effects=halo_line(theme),
        )  # fmt: skip
        x, y = view.to_pt(*flight.impact)
        ground.add_box(Box(float(x) - 4, float(y) - 4, float(x) + 4, float(y) + 4), 40.0)


def _tie(
    ax: Axes,
    view: View,
    theme: Theme,
    start: tuple[float, float],
    end: tuple[float, float],
    ground: Field,
) -> None:
    xy = plane_track(np.array([start, end]), view)
    ax.plot(
        xy[:, 0], xy[:, 1], color=theme.ink, linewidth=0.6, linestyle=(0, (1, 1.6)), zorder=4.4,
        gid="landmark-tie",
    )  # fmt: skip
    ground.add_line(view.plane_to_pt(xy), 12.0)


def draw_limits(ax: Axes, view: View, theme: Theme, shapes: GeometryArray, ground: Field) -> None:
    """Draw zone limits at sea (plane lines), thinner the more of them a map shows."""
    width = float(np.clip(1.0 - 0.05 * view.km_per_pt, 0.45, 0.9))
    add_layer(
        ax, shapes, "zone-limits", facecolor="none", edgecolor=theme.limit, linewidth=width,
        linestyle=DASH_DOT, zorder=2.8,
    )  # fmt: skip
    charge_lines(ground, view, shapes, 7.0)


def draw_waters(ax: Axes, theme: Theme, shapes: GeometryArray) -> None:
    """Tone the waters of the state that officials spoke of (plane polygons)."""
    add_layer(
        ax,
        shapes,
        "claimed-zone",
        facecolor=theme.zone,
        edgecolor=theme.zone,
        linewidth=0.25,
        zorder=1,
    )


def charge_lines(ground: Field, view: View, shapes: GeometryArray, cost: float) -> None:
    """Enter plane lines in the cost field."""
    for line in shapes:
        ground.add_line(view.plane_to_pt(shapely.get_coordinates(line)), cost)


def charge_polygons(
    ground: Field, view: View, shapes: GeometryArray, *, inside: float, edge: float
) -> None:
    """Enter plane polygons in the cost field."""
    x, y = ground.cell_centres()
    px, py = view.x0 + x * view.km_per_pt, view.y0 + y * view.km_per_pt
    for polygon in shapes:
        shapely.prepare(polygon)
        ground.add_mask(shapely.contains_xy(polygon, px, py), inside)
        for ring in shapely.get_rings(polygon):
            ground.add_line(view.plane_to_pt(shapely.get_coordinates(ring)), edge)


def key_items(
    view: View, theme: Theme, shown: list[Flight], *, limits: str = "", waters: str = ""
) -> list[KeyItem]:
    """Entries of an event map's key: only what the map shows, and what of it was assumed.

    Parameters
    ----------
    view, theme
        The map.
    shown : list of Flight
        Its events.
    limits : str
        Words for the zone limits; empty where none are drawn.
    waters : str
        Words for the toned waters; empty where none are.
    """
    from matplotlib.colors import to_rgba

    items: list[KeyItem] = []
    areas = [f for f in shown if f.launch is not None and is_area(f, view)]
    if areas:
        radii = sorted({round(f.radius_km) for f in areas})
        size = f"{whole(radii[0])}–{whole(radii[-1])}" if len(radii) > 1 else whole(radii[0])
        items.append(
            KeyItem(
                "marker", tr("Launch area, radius {length}", length=f"{size} {unit()}"),
                {"marker": "o", "markersize": 8.0, "markerfacecolor": to_rgba(theme.launch, 0.16),
                 "markeredgecolor": theme.launch, "markeredgewidth": 1.1},
            )
        )  # fmt: skip
    small = [f for f in shown if f.launch is not None and not is_area(f, view)]
    if small:
        widest = max(f.radius_km for f in small)
        items.append(
            KeyItem(
                "marker",
                tr("Launch area, within {length}", length=length(widest))
                if widest >= LEAST_AREA_KM
                else tr("Launch site"),
                {"marker": "^", "markersize": 7.0, "color": theme.launch},
            )
        )
    for assumed in (False, True):
        if any(f.track is not None and f.track_assumed is assumed for f in shown):
            items.append(
                KeyItem(
                    "line",
                    tr("Ground track, azimuth assumed" if assumed else "Ground track, estimate"),
                    {"color": theme.track, "linewidth": 1.7,
                    "linestyle": DASHED if assumed else "-"},
                )
            )  # fmt: skip
    items.extend(_region_items(theme, shown))
    if any(f.impact is not None for f in shown):
        items.append(
            KeyItem(
                "marker", tr("Centre of the region"),
                {"marker": "x", "markersize": 6.0, "color": theme.track, "markeredgewidth": 1.6},
            )
        )  # fmt: skip
    if waters:
        items.append(
            KeyItem("patch", waters, {"facecolor": theme.zone, "edgecolor": "none", "linewidth": 0})
        )
    if limits:
        items.append(
            KeyItem("line", limits, {"color": theme.limit, "linewidth": 0.9, "linestyle": DASH_DOT})
        )
    return items


def _region_items(theme: Theme, shown: list[Flight]) -> list[KeyItem]:
    from matplotlib.colors import to_rgba

    items: list[KeyItem] = []
    for assumed in (False, True):
        probabilities = sorted(
            {p for f in shown if f.track_assumed is assumed for p, _ in f.regions}
        )
        for p in probabilities:
            outer = p == probabilities[-1]
            words = f"{round(100 * p)} %"
            if not items:
                words = tr("{share} splash-down region", share=words)
            if assumed and outer:
                words = tr("{region}, azimuth assumed", region=words)
            items.append(
                KeyItem(
                    "patch", words,
                    {"facecolor": to_rgba(theme.region, _REGION_ALPHA[0] if outer else 0.58),
                     "edgecolor": theme.track, "linewidth": 0.8,
                     "linestyle": DASHED if assumed else "-",
                     "hatch": "////" if assumed and outer else None},
                )
            )  # fmt: skip
    return items
