"""The event map: one launch, from its area to the waters that it may have come down in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from launches.plotting import marks, words
from launches.plotting.basemap import draw_base
from launches.plotting.content import Flight, flights
from launches.plotting.furniture import (
    GLOBE_PT,
    draw_frame,
    draw_globe,
    draw_graticule,
    draw_scale_bar,
    paper,
    scale_bar_size,
)
from launches.plotting.halo import halo_text
from launches.plotting.labels import (
    Box,
    Field,
    make_renderer,
    place_along,
    place_area,
    place_corner,
    place_point,
    text_size,
)
from launches.plotting.names import LINE_SPACING, Probe, name_areas, write
from launches.plotting.projection import View, choose_view
from launches.plotting.save import describe
from launches.plotting.sheet import LEFT_PT, RIGHT_PT, axes_size_pt, compose, draw_sheet, new_axes
from launches.plotting.style import PT_PER_MM, REPORT, WIDE_MM, Theme, style_context

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from matplotlib.axes import Axes
    from pandas import DataFrame

#: Frames wider than this need no globe to say where on Earth they are, km.
GLOBE_UP_TO_KM = 15_000.0
BASE_CREDIT = "Base map: Natural Earth (public domain)."
CALLOUT_PT = 7.5


def plot_map(
    events: DataFrame,
    ax: Axes | None = None,
    *,
    trajectories: DataFrame | None = None,
    footprints: DataFrame | None = None,
    verdicts: DataFrame | None = None,
    limits: GeoDataFrame | None = None,
    basis: str = "median",
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    credit: str | None = None,
    sea_names: str = "neutral",
    width_mm: float = WIDE_MM,
    theme: Theme = REPORT,
) -> Axes:
    """Map of one event, or of the events of one day.

    Shows the launch area with its radius, the ground track, the 50 and 90 % splash-down regions,
    zone limits at sea with the names of the zones, the official word beside the estimate, and
    the landmark that the splash-down was given from. What was assumed is dashed, and the key says
    so; where an unknown azimuth leaves more than one sea open, no track is drawn. Projection and
    extent follow from the data.

    Parameters
    ----------
    events : DataFrame
        Rows of the events table.
    ax : matplotlib.axes.Axes, optional
        Axes to fill; its frame keeps its place and the words go round it. Without one a figure is
        made to measure (``ax.figure``; not one of pyplot's).
    trajectories, footprints, verdicts : DataFrame, optional
        Results of `launches.estimate`, `launches.trajectory.footprints` and
        `launches.check_zones` for these events; computed where not given. An empty table draws
        none.
    limits : GeoDataFrame, optional
        Sea boundaries (columns `zone_a`, `zone_b`, `geometry`); those of the bundled layer where
        not given.
    basis : str
        Whose reading of the boundaries, see the events table's `zone_basis`.
    title, subtitle, sources, credit : str, optional
        Instead of the words made from the event; an empty string leaves them out.
    sea_names : {"neutral", "jp", "kr"}
        Spelling of disputed sea names.
    width_mm : float
        Width of the figure, where one is made.
    theme : Theme
        Colours.

    Returns
    -------
    matplotlib.axes.Axes
        Data coordinates are km in the map's projection.

    Raises
    ------
    FigureError
        When there is no event, or nothing of it has a position.

    Examples
    --------
    >>> import pandas as pd
    >>> event = pd.DataFrame([{"event_id": "PRK-2023-09-13-1", "actor": "PRK", "site": "Pyongyang",
    ...     "site_lat_deg": 39.03, "site_lon_deg": 125.75, "site_radius_km": 25.0}])
    >>> none = pd.DataFrame()
    >>> ax = plot_map(event, trajectories=none, footprints=none, verdicts=none, limits=none)
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "title"]
    ['North Korean missile launch']
    """
    from launches.plotting.layers import Layers, complete

    layers: Layers = complete(events, trajectories, footprints, verdicts, limits, basis)
    shown = flights(events, layers.trajectories, layers.footprints, layers.verdicts)
    lon, lat = (np.concatenate(parts) for parts in zip(*(f.extent() for f in shown), strict=True))
    if lon.size == 0:
        from launches.errors import FigureError

        raise FigureError(
            "nothing of the event has a position", where=str(shown[0].row["event_id"]),
            cure="give site_lat_deg and site_lon_deg, or a footprint",
        )  # fmt: skip
    with style_context():
        renderer = make_renderer()
        if ax is None:
            view = choose_view(lon, lat, width_pt=width_mm * PT_PER_MM - LEFT_PT - RIGHT_PT)
        else:
            width, height = axes_size_pt(ax)
            view = choose_view(lon, lat, width_pt=width, height_pt=height)
        key = marks.key_items(
            view, theme, shown, limits=_limit_words(basis) if len(layers.limits) else ""
        )
        sheet = compose(
            renderer, view.width_pt, key=key,
            title=_title(shown) if title is None else title,
            subtitle=_subtitle(shown) if subtitle is None else subtitle,
            foot=_foot(shown, view, sources, credit, layers.citation),
        )  # fmt: skip
        if ax is None:
            ax = new_axes(sheet, view.width_pt, view.height_pt)
        _draw(ax, view, theme, shown, layers, sea_names, renderer)
        draw_sheet(ax, view, theme, sheet)
    figure = ax.get_figure(root=True)
    if figure is not None:
        describe(
            figure, title=" ".join(sheet.title), alt=alt_text(shown),
            provenance="; ".join(str(f.row["event_id"]) for f in shown) + f"; basis {basis}",
        )  # fmt: skip
    return ax


def alt_text(shown: list[Flight]) -> str:
    """The map in words."""
    parts = [_title(shown) + ".", _subtitle(shown)]
    for flight in shown:
        parts.extend(line + "." for line in _callout_lines(flight))
    if any(f.track_assumed and f.regions for f in shown):
        parts.append("The azimuth was not reported and is assumed.")
    return " ".join(part for part in parts if part)


def _draw(
    ax: Axes,
    view: View,
    theme: Theme,
    shown: list[Flight],
    layers: Any,
    sea_names: str,
    renderer: Any,
) -> None:
    ground = Field(view.width_pt, view.height_pt)
    draw_frame(ax, view, theme)
    for line in draw_graticule(ax, view, theme):
        ground.add_line(view.plane_to_pt(shapely.get_coordinates(line)), 0.25)
    actors = tuple({str(f.row.get("actor")) for f in shown})
    base = draw_base(ax, view, theme, actors=actors)
    marks.charge_lines(ground, view, base["coast"], 0.8)
    marks.charge_lines(ground, view, base["borders"], 0.5)
    if len(layers.limits):
        marks.draw_limits(ax, view, theme, layers.limits.geometry.values, ground)
    tracks = []
    for flight in shown:
        marks.draw_regions(ax, view, theme, flight, ground)
    for flight in shown:
        tracks.append(marks.draw_track(ax, view, theme, flight, ground))
        marks.draw_impact(ax, view, theme, flight, ground)
    radii = [marks.draw_launch(ax, view, theme, flight, ground) for flight in shown]

    if view.diagonal_km <= GLOBE_UP_TO_KM:
        draw_globe(ax, view, theme, place_corner(ground, (GLOBE_PT, GLOBE_PT)))
    bar = place_corner(ground, scale_bar_size(view, renderer), corners="sw se nw ne s n")
    draw_scale_bar(ax, view, theme, bar, renderer)

    _label_points(ax, view, theme, shown, radii, ground, renderer)
    for flight, points in zip(shown, tracks, strict=True):
        _label_track(ax, view, theme, flight, points, ground, renderer)
    if len(shown) == 1:
        _call_out(ax, view, theme, shown[0], ground, renderer)
    probe = Probe(view, ground)
    row = shown[0].row
    name_areas(
        ax, view, theme, probe, zones=layers.zones_on(probe.lat_deg, probe.lon_deg),
        claimed=str(row["eez_country"]) if words.given(row.get("eez_country")) else "",
        preset=sea_names, renderer=renderer,
    )  # fmt: skip


def _label_points(
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
    for name, (lon, lat, radius, weight) in points.items():
        x, y = (float(v) for v in view.to_pt(lon, lat))
        font = {"size": 8.0, "weight": weight}
        placed = place_point(
            ground, text_size(renderer, name, **font), (x, y), first_pt=radius + 3.0, reach_pt=120.0
        )
        if placed is None:
            continue
        if placed.leader:
            _leader(ax, view, theme, placed.box, (x, y))
        write(
            ax, view, theme, name, placed.box, gid=f"label-{name}", fontsize=8.0, fontweight=weight,
            color=theme.ink,
        )  # fmt: skip


def _label_track(
    ax: Axes,
    view: View,
    theme: Theme,
    flight: Flight,
    points: Any,
    ground: Field,
    renderer: Any,
) -> None:
    text = words.quantity(flight.row, "range", "km")
    if points is None or not text:
        return
    size = text_size(renderer, text, size=8.0, weight="bold")
    found = place_along(ground, size, points, gap_pt=3.0)
    if found is None:
        return
    (x, y), angle = found
    halo_text(
        ax, x, y, text, theme, transform=paper(ax, view), rotation=angle, rotation_mode="anchor", ha="center",
        va="center", fontsize=8.0, fontweight="bold", color=theme.track, zorder=7, gid="label-range",
    )  # fmt: skip


def _callout_lines(flight: Flight) -> list[str]:
    row = flight.row
    said = ""
    if flight.landmark is not None and words.given(row.get("impact_distance_km")):
        bearing = f" {row['impact_bearing']}" if words.given(row.get("impact_bearing")) else ""
        said = f"As said: {words.number(row['impact_distance_km'])} km{bearing} of {flight.landmark.name}"
    lines = [said, words.official_word(row), words.estimate_word(row)]
    if words.given(row.get("eez_country")):
        lines.append(words.distance_word(row))
    return [line for line in lines if line]


def _call_out(
    ax: Axes, view: View, theme: Theme, flight: Flight, ground: Field, renderer: Any
) -> None:
    """Write the official word and the estimate beside the region, tied to it by a line."""
    lines = _callout_lines(flight)
    if not lines or not flight.regions:
        return
    text = "\n".join(lines)
    shapes = marks.plane_polygon(flight.regions[-1][1], view)
    if not len(shapes):
        return
    largest = max(shapes, key=shapely.area)
    near = shapely.get_coordinates(shapely.point_on_surface(largest))[0]
    x, y = (float(v) for v in view.plane_to_pt(near))
    found = place_area(
        ground, [text_size(renderer, text, size=CALLOUT_PT, linespacing=LINE_SPACING)], None,
        near_pt=(x, y), pull=0.03,
    )  # fmt: skip
    if found is None:
        return
    box = found[1]
    outline = np.vstack([view.plane_to_pt(shapely.get_coordinates(shape)) for shape in shapes])
    cx, cy = np.clip(x, box.x0, box.x1), np.clip(y, box.y0, box.y1)
    nearest = outline[np.argmin(np.hypot(outline[:, 0] - cx, outline[:, 1] - cy))]
    _leader(ax, view, theme, box, (float(nearest[0]), float(nearest[1])))
    write(
        ax,
        view,
        theme,
        text,
        box,
        gid="label-verdict",
        fontsize=CALLOUT_PT,
        color=theme.ink,
        ha="left",
    )


def _leader(ax: Axes, view: View, theme: Theme, box: Box, at: tuple[float, float]) -> None:
    """Thin line from the nearest side of a label to its point."""
    x, y = np.clip(at[0], box.x0, box.x1), np.clip(at[1], box.y0 + 1, box.y1 - 1)
    ax.plot(
        [x, at[0]], [y, at[1]], transform=paper(ax, view), color=theme.ink, linewidth=0.5, zorder=6.5,
        gid="leader",
    )  # fmt: skip


def _title(shown: list[Flight]) -> str:
    if len(shown) == 1:
        return words.title(shown[0].row)
    days = sorted({str(f.row.get("date_local")) for f in shown})
    actors = {str(f.row.get("actor")) for f in shown}
    who = words.COUNTRIES.get(actors.pop(), ("", ""))[1] if len(actors) == 1 else ""
    when = (
        words.long_date(days[0])
        if len(days) == 1
        else f"{words.long_date(days[0])} to {words.long_date(days[-1])}"
    )
    text = f"{who} missile launches, {when}".strip()
    return text[0].upper() + text[1:]


def _subtitle(shown: list[Flight]) -> str:
    if len(shown) == 1:
        return words.subtitle(shown[0].row)
    return f"{len(shown)} launch events."


def _limit_words(basis: str) -> str:
    return "Zone limit, computed" if basis == "median" else f"Zone limit, basis {basis}"


def _foot(
    shown: list[Flight], view: View, sources: str | None, credit: str | None, citation: str
) -> list[str]:
    reports = sorted(
        {
            r
            for f in shown
            if words.given(f.row.get("reports"))
            for r in str(f.row["reports"]).split("|")
        }
    )
    if sources is None:
        sources = f"Sources: reports {', '.join(reports)}." if reports else ""
    if credit is None:
        name = view.projection.name
        credit = " ".join(
            part for part in (BASE_CREDIT, citation, f"{name[0].upper()}{name[1:]}.") if part
        )
    return [line for line in (sources, credit) if line]
