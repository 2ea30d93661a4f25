"""The event map: one launch, from its area to the waters that it may have come down in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from launches.plotting import marks, words, zone_words
from launches.plotting.basemap import GeometryArray, draw_base, project_clip
from launches.plotting.callouts import call_out, callout_lines, label_points, label_track
from launches.plotting.chart import launches_title
from launches.plotting.content import Flight, flights
from launches.plotting.countries import possessive
from launches.plotting.data import keep_data, map_rows
from launches.plotting.field import Field
from launches.plotting.furniture import draw_frame, draw_graticule, draw_scale_bar, scale_bar_size
from launches.plotting.labels import place_corner
from launches.plotting.layers import Layers, complete
from launches.plotting.locator import GLOBE_PT, draw_globe
from launches.plotting.look import Look, drawn_in
from launches.plotting.measure import make_renderer
from launches.plotting.names import Probe, name_areas
from launches.plotting.projection import View, choose_view
from launches.plotting.save import describe, root_figure
from launches.plotting.shape import shaped
from launches.plotting.sheet import (
    LEFT_PT,
    RIGHT_PT,
    PlotSize,
    axes_size_pt,
    compose,
    draw_sheet,
    new_axes,
)
from launches.plotting.stamp import drawn_from
from launches.plotting.style import PT_PER_MM, Theme
from launches.plotting.translate import counted, sentences, tr

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from matplotlib.axes import Axes
    from pandas import DataFrame

    from launches.zones import Layer

#: Frames wider than this need no globe to say where on Earth they are, km.
GLOBE_UP_TO_KM = 15_000.0
#: Toned waters that fill less of the frame than this are not seen as an area.
LEAST_TONED = 0.004
BASE_CREDIT = "Base map: Natural Earth (public domain)."


#: A map narrower than this has the verdict in its subtitle, points: a card would cover it.
CALLOUT_FROM_PT = 320.0


@shaped
def plot_map(
    events: DataFrame,
    ax: Axes | None = None,
    *,
    trajectories: DataFrame | None = None,
    footprints: DataFrame | None = None,
    verdicts: DataFrame | None = None,
    limits: GeoDataFrame | None = None,
    layer: Layer | None = None,
    basis: str = "median",
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    credit: str | None = None,
    look: Look | None = None,
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
        Sea boundaries (columns `zone_a`, `zone_b`, `geometry`); those of `layer` where not given.
    layer : Layer, optional
        Zones that are named and toned; the bundled ones where neither it nor `limits` is given.
    basis : str
        Whose reading of the boundaries, see the events table's `zone_basis`.
    title, subtitle, sources, credit : str, optional
        Instead of the words made from the event; an empty string leaves them out.
    look : Look, optional
        Style, size, language, units, spellings and stamp.

    Returns
    -------
    matplotlib.axes.Axes
        Data coordinates are km in the map's projection.

    Raises
    ------
    FigureError
        When there is no event, nothing of it has a position.

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
    layers = complete(events, trajectories, footprints, verdicts, limits, basis, layer)
    shown = flights(events, layers.trajectories, layers.footprints, layers.verdicts)
    lon, lat = (np.concatenate(parts) for parts in zip(*(f.extent() for f in shown), strict=True))
    if lon.size == 0:
        from launches.errors import FigureError

        raise FigureError(
            "nothing of the event has a position", where=str(shown[0].row["event_id"]),
            cure="give site_lat_deg and site_lon_deg, or a footprint",
        )  # fmt: skip
    with drawn_in(look) as used:
        theme = used.theme
        renderer = make_renderer()
        if ax is None:
            size = PlotSize(used.width_mm * PT_PER_MM - LEFT_PT - RIGHT_PT, 0.0)
        else:
            size = PlotSize(*axes_size_pt(ax))
        view = choose_view(
            lon, lat, width_pt=size.width_pt, height_pt=size.height_pt or None,
            min_span_km=least_span_km(shown),
        )  # fmt: skip
        zones = _zones_in(view, layers, shown)
        key = marks.key_items(
            view, theme, shown, limits=_limit_words(basis) if len(zones.limits) else "",
            waters=zones.words,
        )  # fmt: skip
        sheet = compose(
            renderer, view.width_pt, key=key,
            title=_title(shown) if title is None else title,
            subtitle=_subtitle(shown, view) if subtitle is None else subtitle,
            foot=_foot(
                shown, view, sources, credit,
                *((layers.citation, zone_words.reading(basis)) if len(zones.limits) else ("", "")),
            ),
        )  # fmt: skip
        if ax is None:
            ax = new_axes(sheet, view.width_pt, view.height_pt)
        _draw(ax, view, theme, shown, layers, zones, renderer)
        draw_sheet(ax, view, theme, sheet)
        keep_data(ax, map_rows(shown))
        figure = root_figure(ax.figure)
        if figure is not None:
            describe(
                figure,
                title=" ".join(sheet.title),
                alt=alt_text(shown),
                provenance=drawn_from(
                    *(str(f.row["event_id"]) for f in shown),
                    f"layer {layers.layer.name}" if layers.layer is not None else "",
                    f"basis {basis}",
                ),
            )
    return ax


@dataclass(frozen=True, slots=True)
class ZonesInView:
    """Zone limits and toned waters that the frame shows, in the plane, and whose waters."""

    limits: GeometryArray
    waters: GeometryArray
    states: tuple[str, ...]

    @property
    def words(self) -> str:
        """Words for the key; empty where no waters are toned."""
        whose = tr(" and ").join(possessive(state) for state in self.states)
        if not len(self.waters):
            return ""
        return tr("{whose} EEZ", whose=whose[0].upper() + whose[1:])


def _zones_in(view: View, layers: Layers, shown: list[Flight]) -> ZonesInView:
    states = {str(f.row["eez_country"]) for f in shown if words.given(f.row.get("eez_country"))}
    waters = [layers.waters_of(state) for state in sorted(states)]
    lines = layers.limits.geometry.values if len(layers.limits) else np.array([], dtype=object)
    toned = project_clip(np.concatenate([np.array([], dtype=object), *waters]), view)
    if shapely.area(toned).sum() < LEAST_TONED * (view.x1 - view.x0) * (view.y1 - view.y0):
        toned = toned[:0]
    return ZonesInView(project_clip(lines, view), toned, tuple(sorted(states)))


def least_span_km(shown: list[Flight]) -> float:
    """Least width of ground: more of it where little else tells the reader where he is."""
    if any(f.regions or f.track is not None for f in shown):
        return 420.0
    return max(900.0, max(18.0 * f.radius_km for f in shown))


def alt_text(shown: list[Flight]) -> str:
    """Say in words what the map shows."""
    parts = [tr("{title}.", title=_title(shown)), _subtitle(shown)]
    for flight in shown:
        parts.extend(tr("{title}.", title=line) for line in callout_lines(flight))
    if any(f.track_assumed and f.regions for f in shown):
        parts.append(tr("The azimuth was not reported and is assumed."))
    return sentences(*parts)


def _draw(
    ax: Axes,
    view: View,
    theme: Theme,
    shown: list[Flight],
    layers: Layers,
    zones: ZonesInView,
    renderer: Any,
) -> None:
    ground = Field(view.width_pt, view.height_pt)
    draw_frame(ax, view, theme)
    for line in draw_graticule(ax, view, theme):
        ground.add_line(view.plane_to_pt(shapely.get_coordinates(line)), 0.25)
    actors = tuple({str(f.row.get("actor")) for f in shown})
    base = draw_base(ax, view, theme, actors=actors)
    marks.charge_lines(ground, view, base["coast"], 1.6)
    marks.charge_lines(ground, view, base["borders"], 0.5)
    marks.draw_waters(ax, theme, zones.waters)
    marks.draw_limits(ax, view, theme, zones.limits, ground)
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

    label_points(ax, view, theme, shown, radii, ground, renderer)
    for flight, points in zip(shown, tracks, strict=True):
        label_track(ax, view, theme, flight, points, ground, renderer)
    if len(shown) == 1 and _has_callout(shown[0], view):
        call_out(ax, view, theme, shown[0], ground, renderer)
    probe = Probe(view, ground)
    name_areas(
        ax, view, theme, probe, zones=layers.zones_on(probe.lat_deg, probe.lon_deg),
        claimed=zones.states,
        renderer=renderer,
    )  # fmt: skip


def _title(shown: list[Flight]) -> str:
    if len(shown) == 1:
        return words.title(shown[0].row)
    return launches_title(flight.row for flight in shown)


def _has_callout(flight: Flight, view: View) -> bool:
    """Whether the verdict stands on the map: where there is room, and an end to tie it to."""
    has_end = bool(flight.regions) or flight.landmark is not None or flight.direction_open
    return has_end and view.width_pt >= CALLOUT_FROM_PT


def _subtitle(shown: list[Flight], view: View | None = None) -> str:
    if len(shown) > 1:
        return tr("{title}.", title=counted(len(shown), "launch event"))
    (flight,) = shown
    text = words.subtitle(flight.row)
    if view is None or _has_callout(flight, view):
        return text
    return sentences(text, *(tr("{title}.", title=line) for line in callout_lines(flight)))


def _limit_words(basis: str) -> str:
    if basis == "median":
        return tr("Zone limit, computed")
    return tr("Zone limit, basis {basis}", basis=zone_words.basis_words(basis))


def _foot(
    shown: list[Flight],
    view: View,
    sources: str | None,
    credit: str | None,
    citation: str,
    reading: str,
) -> list[str]:
    if sources is None:
        sources = words.source_line([flight.row for flight in shown])
    if credit is None:
        projection = tr("{title}.", title=tr(view.projection.name))
        credit = sentences(
            tr(BASE_CREDIT), reading, citation, projection[0].upper() + projection[1:]
        )
    bent = any(f.track is not None and f.row.get("trajectory_kind") == "lofted" for f in shown)
    note = tr("A lofted flight's track bends because the Earth turns below it.") if bent else ""
    return [line for line in (sources, note, credit) if line]
