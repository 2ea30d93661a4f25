"""Words on the event map: places, the range along the track, and the verdict in its card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from launches.plotting import marks, words, zone_words
from launches.plotting.content import Flight
from launches.plotting.field import Box, Field
from launches.plotting.halo import halo_text
from launches.plotting.labels import place_along, place_area, place_point
from launches.plotting.leader import draw_leader
from launches.plotting.lengths import reported_number, unit
from launches.plotting.measure import text_size
from launches.plotting.names import write
from launches.plotting.projection import View
from launches.plotting.sheet import paper
from launches.plotting.style import Theme
from launches.plotting.translate import tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CALLOUT_PT, CALLOUT_SPACING, CALLOUT_PAD_PT = 7.5, 1.3, 4.0


def label_points(
    ax: Axes,
    view: View,
    theme: Theme,
    shown: list[Flight],
    radii: list[float],
    ground: Field,
    renderer: Any,
) -> None:
    """Name launch areas and landmarks, each place once."""
    points: dict[str, tuple[float, float, float, str]] = {}
    for flight, radius in zip(shown, radii, strict=True):
        if flight.launch is not None and words.given(flight.row.get("site")):
            points.setdefault(str(flight.row["site"]), (*flight.launch, radius, "bold"))
        if flight.landmark is not None:
            mark = flight.landmark
            points.setdefault(mark.name, (mark.lon_deg, mark.lat_deg, 2.0, "normal"))
    for place, (lon, lat, radius, weight) in points.items():
        name = words.place_name(place)
        x, y = (float(v) for v in view.to_pt(lon, lat))
        font = {"size": 8.0, "weight": weight}
        placed = place_point(
            ground, text_size(renderer, name, **font), (x, y), first_pt=radius + 3.0, reach_pt=120.0
        )
        if placed is None:
            continue
        if placed.leader:
            draw_leader(ax, view, placed.box, (x, y), theme.ink)
        write(
            ax,
            view,
            theme,
            name,
            placed.box,
            gid=f"label-{place}",
            fontsize=8.0,
            fontweight=weight,
            color=theme.ink,
        )


def label_track(
    ax: Axes,
    view: View,
    theme: Theme,
    flight: Flight,
    points: Any,
    ground: Field,
    renderer: Any,
) -> None:
    """Write the reported range along the track."""
    text = words.quantity(flight.row, "range")
    if points is None or not text:
        return
    size = text_size(renderer, text, size=8.0, weight="bold")
    found = place_along(ground, size, points, gap_pt=3.0)
    if found is None:
        return
    (x, y), angle = found
    halo_text(
        ax, x, y, text, theme, transform=paper(ax, view), rotation=angle, rotation_mode="anchor",
        ha="center",
        va="center", fontsize=8.0, fontweight="bold", color=theme.track, zorder=7,
        gid="label-range",
    )  # fmt: skip


def callout_lines(flight: Flight) -> list[str]:
    """Say where it came down: as said, by officials, by the estimate."""
    row = flight.row
    said = ""
    if flight.landmark is not None and words.given(row.get("impact_distance_km")):
        bearing = row.get("impact_bearing")
        said = tr(
            "As said: {distance} {bearing} of {landmark}"
            if words.given(bearing)
            else "As said: {distance} of {landmark}",
            distance=f"{reported_number(row['impact_distance_km'])} {unit()}",
            bearing=tr(str(bearing)),
            landmark=words.place_name(flight.landmark.name),
        )
    if flight.direction_open:
        # an estimate of a region that is not drawn would be one of nothing
        return [line for line in (said, zone_words.official_word(row)) if line] + [
            tr("Direction of flight not reported")
        ]
    lines = [said, zone_words.official_word(row), zone_words.estimate_word(row)]
    if lines[1]:
        lines.append(zone_words.agreement_word(row))
    if flight.region_parts > 1:
        # the middle of several parts lies in none of them
        lines.append(zone_words.parts_word(flight.region_parts))
    elif words.given(row.get("eez_country")):
        lines.append(zone_words.distance_word(row))
    return [line for line in lines if line]


def call_out(
    ax: Axes, view: View, theme: Theme, flight: Flight, ground: Field, renderer: Any
) -> None:
    """Write the official word and the estimate beside the region, tied to it by a line."""
    lines = callout_lines(flight)
    outline, near = _callout_anchor(view, flight)
    if not lines or near is None:
        return
    text = "\n".join(lines)
    width, height = text_size(renderer, text, size=CALLOUT_PT, linespacing=CALLOUT_SPACING)
    pad = CALLOUT_PAD_PT
    found = place_area(
        ground, [(width + 2 * pad + 2.0, height + 2 * pad)], None, near_pt=near, pull=0.06,
        margin_pt=4.0,
    )  # fmt: skip
    if found is None:
        return
    box = found[1]
    cx, cy = np.clip(near[0], box.x0, box.x1), np.clip(near[1], box.y0, box.y1)
    nearest = outline[np.argmin(np.hypot(outline[:, 0] - cx, outline[:, 1] - cy))]
    draw_leader(ax, view, box, (float(nearest[0]), float(nearest[1])), theme.ink)
    _card(ax, view, theme, box)
    ax.text(
        box.x0 + pad + 2.0, box.centre[1], text, transform=paper(ax, view), ha="left", va="center",
        linespacing=CALLOUT_SPACING, fontsize=CALLOUT_PT, color=theme.ink, zorder=7,
        gid="label-verdict",
    )  # fmt: skip


def _callout_anchor(view: View, flight: Flight) -> tuple[Any, tuple[float, float] | None]:
    """Outline that the callout is tied to, and the point that it stands near, points."""
    shapes = [s for _, polygon in flight.regions[:1] for s in marks.plane_polygon(polygon, view)]
    if shapes:
        outline = np.vstack([view.plane_to_pt(shapely.get_coordinates(shape)) for shape in shapes])
        largest = max(shapes, key=shapely.area)
        middle = view.plane_to_pt(shapely.get_coordinates(shapely.point_on_surface(largest)))
        return outline, (float(middle[0, 0]), float(middle[0, 1]))
    mark = flight.landmark
    point = flight.launch if mark is None else (mark.lon_deg, mark.lat_deg)
    if point is None:
        return np.empty((0, 2)), None
    x, y = view.to_pt(*point)
    return np.array([[x, y]]), (float(x), float(y))


def _card(ax: Axes, view: View, theme: Theme, box: Box) -> None:
    """Pale card with a coloured edge below the callout's words."""
    from matplotlib.patches import Rectangle

    to_canvas = paper(ax, view)
    width, height = box.x1 - box.x0, box.y1 - box.y0
    ax.add_artist(
        Rectangle((box.x0, box.y0), width, height, transform=to_canvas, facecolor=theme.page,
                  alpha=0.88, edgecolor="none", zorder=6.6, gid="callout")
    )  # fmt: skip
    ax.add_artist(
        Rectangle((box.x0, box.y0), 2.0, height, transform=to_canvas, facecolor=theme.track,
                  edgecolor="none", zorder=6.7, gid="callout-edge")
    )  # fmt: skip
