"""The overview: every event of a log on one map, by class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from launches.errors import FigureError
from launches.plotting import words
from launches.plotting.basemap import draw_base
from launches.plotting.chart import launches_title
from launches.plotting.content import Flight, flights
from launches.plotting.countries import country as country_name
from launches.plotting.data import keep_data, overview_rows
from launches.plotting.eventmap import BASE_CREDIT
from launches.plotting.field import Box, Field
from launches.plotting.furniture import draw_frame, draw_graticule, draw_scale_bar, scale_bar_size
from launches.plotting.labels import place_corner, place_point
from launches.plotting.locator import GLOBE_PT, draw_globe
from launches.plotting.look import Look, drawn_in
from launches.plotting.marks import charge_lines, plane_track, thinned
from launches.plotting.measure import make_renderer, text_size
from launches.plotting.names import Probe, name_areas, write
from launches.plotting.projection import View, overview_view
from launches.plotting.save import describe, root_figure
from launches.plotting.shape import shaped
from launches.plotting.sheet import (
    LEFT_PT,
    RIGHT_PT,
    KeyItem,
    axes_size_pt,
    compose,
    draw_sheet,
    new_axes,
)
from launches.plotting.spots import Spot, draw_spots, known_class, spots
from launches.plotting.stamp import drawn_from
from launches.plotting.style import (
    CLASS_MARKS,
    DASHED,
    PT_PER_MM,
    Theme,
    class_mark,
)
from launches.plotting.translate import counted, listed, sentences, tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

FloatArray = npt.NDArray[np.float64]

#: Most launch places that are named.
MOST_NAMES = 24


@shaped
def plot_overview(
    events: DataFrame,
    ax: Axes | None = None,
    *,
    trajectories: DataFrame | None = None,
    footprints: DataFrame | None = None,
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    credit: str | None = None,
    look: Look | None = None,
) -> Axes:
    """Map of all events of a log: launch places by class, tracks and splash-downs.

    Events of one class at one place share a mark whose area grows with their number; marks that
    would cover each other are moved apart, with a line to their place. Tracks are thin, dashed
    where the azimuth was assumed. A log of one region is drawn in a projection of its own, one
    that spans continents in the Equal Earth projection, cut where it shows least.

    Parameters
    ----------
    events : DataFrame
        Events table.
    ax : matplotlib.axes.Axes, optional
        Axes to fill; without one a figure is made (``ax.figure``; not one of pyplot's).
    trajectories : DataFrame, optional
        Result of `launches.estimate`; computed where not given. An empty table draws none.
    footprints : DataFrame, optional
        Result of `launches.footprints`. Not drawn; where a region leaves the direction open, the
        event has no track.
    title, subtitle, sources, credit : str, optional
        Instead of the words made from the events; an empty string leaves them out.
    look : Look, optional
        Style, size, language, units, spellings and stamp.

    Returns
    -------
    matplotlib.axes.Axes
        Data coordinates are km in the map's projection.

    Raises
    ------
    FigureError
        When no event has a launch place.

    Examples
    --------
    >>> log = pd.DataFrame([{"event_id": "A", "actor": "PRK", "missile_class": "SRBM",
    ...     "site": "Sunan", "site_lat_deg": 39.2, "site_lon_deg": 125.7,
    ...     "date_local": "2022-11-02"}])
    >>> ax = plot_overview(log, trajectories=pd.DataFrame())
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "title"]
    ['North Korean missile launches, 2 November 2022']
    """
    if trajectories is None:
        from launches.trajectory import estimate

        trajectories = estimate(events)
    shown = flights(events, trajectories, footprints)
    extents = [f.extent(with_region=False) for f in shown if f.launch is not None]
    if not extents:
        raise FigureError("no event has a launch place", cure="give site_lat_deg, site_lon_deg")
    lon, lat = (np.concatenate(parts) for parts in zip(*extents, strict=True))
    with drawn_in(look) as used:
        theme = used.theme
        renderer = make_renderer()
        if ax is None:
            view = overview_view(lon, lat, width_pt=used.width_mm * PT_PER_MM - LEFT_PT - RIGHT_PT)
        else:
            width, height = axes_size_pt(ax)
            view = overview_view(lon, lat, width_pt=width, height_pt=height)
        sheet = compose(
            renderer, view.width_pt, key=key_items(shown, theme),
            title=launches_title(f.row for f in shown) if title is None else title,
            subtitle=_subtitle(shown) if subtitle is None else subtitle,
            foot=map_foot(view, sources, credit),
        )  # fmt: skip
        if ax is None:
            ax = new_axes(sheet, view.width_pt, view.height_pt)
        _draw(ax, view, theme, shown, renderer)
        draw_sheet(ax, view, theme, sheet)
        keep_data(ax, overview_rows(shown))
        figure = root_figure(ax.figure)
        if figure is not None:
            describe(
                figure,
                title=" ".join(sheet.title),
                alt=sentences(
                    tr("{title}.", title=launches_title(f.row for f in shown)), _subtitle(shown)
                ),
                provenance=drawn_from(*(str(flight.row["event_id"]) for flight in shown)),
            )
    return ax


def _draw(ax: Axes, view: View, theme: Theme, shown: list[Flight], renderer: Any) -> None:
    ground = Field(view.width_pt, view.height_pt)
    draw_frame(ax, view, theme)
    draw_graticule(ax, view, theme)
    actors = tuple(sorted({str(flight.row.get("actor")) for flight in shown}))
    base = draw_base(ax, view, theme, actors=actors)
    charge_lines(ground, view, base["coast"], 0.8)
    for flight in shown:
        draw_flight(ax, view, theme, flight, ground)
    placed = spots(shown, view)
    for spot in placed:
        r = spot.radius_pt + 1.0
        ground.take(Box(spot.x_pt - r, spot.y_pt - r, spot.x_pt + r, spot.y_pt + r))
    if not view.is_world:
        draw_globe(ax, view, theme, place_corner(ground, (GLOBE_PT, GLOBE_PT)))
        bar = place_corner(ground, scale_bar_size(view, renderer), corners="sw se nw ne s n")
        draw_scale_bar(ax, view, theme, bar, renderer)
    draw_spots(ax, view, theme, placed)
    _name_places(ax, view, theme, placed, ground, renderer)
    name_areas(ax, view, theme, Probe(view, ground), renderer=renderer)


def draw_flight(ax: Axes, view: View, theme: Theme, flight: Flight, ground: Field) -> None:
    """Draw the track and the splash-down of one event, thin, dashed where assumed."""
    color = class_mark(flight.row.get("missile_class")).color
    if flight.track is not None:
        xy = plane_track(flight.track, view)
        # a step across the seam of a world map is no flight
        jump = np.hypot(*np.diff(xy, axis=0).T) > 0.3 * (view.x1 - view.x0)
        xy[1:][jump] = np.nan
        xy = xy if jump.any() else thinned(xy, view)
        ax.plot(
            xy[:, 0], xy[:, 1], color=color, linewidth=0.7, alpha=0.75, zorder=3, gid="track",
            linestyle=DASHED if flight.track_assumed else "-",
        )  # fmt: skip
        ground.add_line(view.plane_to_pt(xy[np.isfinite(xy[:, 0])]), 3.0)
    end = _splash_down(flight)
    if end is not None:
        x, y = view.projection.forward(*end)
        ax.plot(
            [float(x)], [float(y)], linestyle="none", marker="o", markersize=3.2, zorder=3.5,
            markerfacecolor=theme.page if flight.track_assumed else color, markeredgecolor=color,
            markeredgewidth=0.8, gid="impact",
        )  # fmt: skip
        px, py = (float(v) for v in view.to_pt(*end))
        ground.add_box(Box(px - 2, py - 2, px + 2, py + 2), 10.0)


def _splash_down(flight: Flight) -> tuple[float, float] | None:
    """Longitude and latitude of the dot: the track's end, else the region's centre."""
    if flight.track is not None:
        return float(flight.track[-1, 0]), float(flight.track[-1, 1])
    place = [flight.row.get(name) for name in ("impact_lon_deg", "impact_lat_deg")]
    # the middle of a region on two coasts is no place that anything came down at
    if flight.track_assumed or not all(words.given(value) for value in place):
        return None
    return float(place[0]), float(place[1])  # type: ignore[arg-type]


def _name_places(
    ax: Axes, view: View, theme: Theme, placed: list[Spot], ground: Field, renderer: Any
) -> None:
    """Name the launch places with most events, as far as there is room."""
    by_site: dict[str, list[Spot]] = {}
    for spot in placed:
        if spot.site:
            by_site.setdefault(spot.site, []).append(spot)
    order = sorted(by_site, key=lambda site: (-sum(s.count for s in by_site[site]), site))
    for site in order[:MOST_NAMES]:
        spot = by_site[site][0]
        name = words.place_name(site)
        size = text_size(renderer, name, size=7.0)
        found = place_point(
            ground, size, (spot.x_pt, spot.y_pt), first_pt=spot.radius_pt + 2.0, reach_pt=20.0
        )
        if found is not None:
            write(
                ax, view, theme, name, found.box, gid=f"label-{site}", fontsize=7.0, color=theme.ink
            )


def key_items(shown: list[Flight], theme: Theme) -> list[KeyItem]:
    """Classes with their number of events, and what lines and dots mean."""
    counts = pd.Series(
        [known_class(flight) for flight in shown if flight.launch is not None]
    ).value_counts()
    items = []
    for missile_class in CLASS_MARKS:
        mark = class_mark(missile_class)
        if missile_class in counts.index:
            items.append(
                KeyItem(
                    "marker", f"{words.class_words(missile_class)}: {counts[missile_class]}",
                    {"marker": mark.marker, "color": mark.color, "markersize": 7.5,
                     "markeredgecolor": theme.page, "markeredgewidth": 0.6},
                )
            )  # fmt: skip
    for assumed in (False, True):
        if any(f.track is not None and f.track_assumed is assumed for f in shown):
            items.append(
                KeyItem(
                    "line",
                    tr(
                        "Track and splash-down, azimuth assumed"
                        if assumed
                        else "Track, splash-down"
                    ),
                    {
                        "color": theme.muted,
                        "linewidth": 0.8,
                        "linestyle": DASHED if assumed else "-",
                        "marker": "o",
                        "markersize": 3.4,
                        "markevery": [1],
                        "markeredgecolor": theme.muted,
                        "markerfacecolor": theme.page if assumed else theme.muted,
                    },
                )
            )
    return items


def _subtitle(shown: list[Flight]) -> str:
    missiles = [
        float(f.row["missile_count"]) for f in shown if words.given(f.row.get("missile_count"))
    ]
    actors = sorted(
        {country_name(f.row["actor"]) for f in shown if words.given(f.row.get("actor"))}
    )
    parts = [counted(len(shown), "launch event")]
    if missiles and sum(missiles) > len(shown):
        parts.append(tr("at least {count} missiles", count=f"{sum(missiles):,.0f}"))
    if 1 < len(actors) <= 6:
        parts.append(listed(actors))
    without = sum(f.launch is None for f in shown)
    if without:
        parts.append(tr("{count} without a launch place not shown", count=without))
    return tr("{title}.", title="; ".join(parts))


def map_foot(view: View, sources: str | None, credit: str | None) -> list[str]:
    """Say where the map is from and what its lines are."""
    name = view.projection.name
    if credit is None:
        method = tr("Tracks and splash-downs are estimates from reported figures.")
        projection = tr("{title}.", title=tr(name))
        credit = sentences(tr(BASE_CREDIT), method, projection[0].upper() + projection[1:])
    return [line for line in (sources or "", credit) if line]
