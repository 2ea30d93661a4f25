"""Small multiples: the launches of each year on a small map of their own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from launches.errors import FigureError
from launches.plotting import words
from launches.plotting.basemap import draw_base
from launches.plotting.chart import launches_title, plural
from launches.plotting.content import Flight, flights
from launches.plotting.field import Field
from launches.plotting.furniture import draw_frame, draw_scale_bar, scale_bar_size
from launches.plotting.labels import place_corner
from launches.plotting.measure import make_renderer
from launches.plotting.overview import draw_flight, key_items, map_foot
from launches.plotting.projection import View, overview_view
from launches.plotting.save import describe, root_figure
from launches.plotting.sheet import (
    LEFT_PT,
    RIGHT_PT,
    PlotSize,
    axes_size_pt,
    compose,
    draw_sheet,
    new_axes,
    paper,
)
from launches.plotting.spots import draw_spots, spots
from launches.plotting.style import PT_PER_MM, REPORT, WIDE_MM, Theme, style_context

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

#: Narrowest panel in which marks and numbers can still be read, points.
LEAST_PANEL_PT = 100.0
GUTTER_PT, HEAD_PT, HEAD_SIZE_PT = 8.0, 12.0, 8.0


def plot_years(
    events: DataFrame,
    ax: Axes | None = None,
    *,
    trajectories: DataFrame | None = None,
    footprints: DataFrame | None = None,
    columns: int | None = None,
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    credit: str | None = None,
    width_mm: float = WIDE_MM,
    theme: Theme = REPORT,
) -> Axes:
    """Map of a log, one panel per year, all of them with the same frame.

    A year between the first and the last of which the log holds no event has a panel that says
    so: no report is no zero.

    Parameters
    ----------
    events : DataFrame
        Events table; `date_local` says in which panel an event stands.
    ax : matplotlib.axes.Axes, optional
        Axes whose place the panels fill; without one a figure is made (``ax.figure``).
    trajectories, footprints : DataFrame, optional
        As for `plot_overview`.
    columns : int, optional
        Panels in a row; as many as can be read, where not given.
    title, subtitle, sources, credit : str, optional
        Instead of the words made from the events; an empty string leaves them out.
    width_mm : float
        Width of the figure, where one is made.
    theme : Theme
        Colours.

    Returns
    -------
    matplotlib.axes.Axes
        The sheet; the panels are further Axes of its figure, labelled with their year
        (``panel.get_label()``), data coordinates km in the map's projection.

    Raises
    ------
    FigureError
        When no event has both a date and a launch place.

    Examples
    --------
    >>> import pandas as pd
    >>> log = pd.DataFrame([{"event_id": name, "actor": "PRK", "missile_class": "SRBM",
    ...     "site": "Sunan", "site_lat_deg": 39.2, "site_lon_deg": 125.7, "date_local": day}
    ...     for name, day in (("A", "2021-03-25"), ("B", "2022-11-02"))])
    >>> ax = plot_years(log, trajectories=pd.DataFrame())
    >>> [panel.get_label() for panel in ax.figure.axes[1:]]
    ['2021', '2022']
    """
    if trajectories is None:
        from launches.trajectory import estimate

        trajectories = estimate(events)
    shown = flights(events, trajectories, footprints)
    by_year = _by_year(shown)
    extents = [f.extent(with_region=False) for year in by_year.values() for f in year]
    if not extents:
        cure = "give date_local, site_lat_deg and site_lon_deg"
        raise FigureError("no event has both a date and a launch place", cure=cure)
    lon, lat = (np.concatenate(parts) for parts in zip(*extents, strict=True))
    with style_context():
        renderer = make_renderer()
        wide = width_mm * PT_PER_MM - LEFT_PT - RIGHT_PT
        size = PlotSize(*axes_size_pt(ax)) if ax is not None else None
        across = columns or max(1, int((size.width_pt if size else wide) / LEAST_PANEL_PT))
        across = min(across, len(by_year))
        down = math.ceil(len(by_year) / across)
        panel = ((size.width_pt if size else wide) + GUTTER_PT) / across - GUTTER_PT
        room = None if size is None else (size.height_pt + GUTTER_PT) / down - GUTTER_PT - HEAD_PT
        view = overview_view(lon, lat, width_pt=panel, height_pt=room)
        if size is None:
            size = PlotSize(wide, down * (view.height_pt + HEAD_PT + GUTTER_PT) - GUTTER_PT)
        drawn = [f for year in by_year.values() for f in year]
        sheet = compose(
            renderer, size.width_pt, key=key_items(drawn, theme),
            title=f"{launches_title(f.row for f in drawn)}, by year" if title is None else title,
            subtitle=_subtitle(shown, drawn) if subtitle is None else subtitle,
            foot=map_foot(view, sources, credit), ticks_pt=4.0,
        )  # fmt: skip
        if ax is None:
            ax = new_axes(sheet, size.width_pt, size.height_pt)
        ax.set_axis_off()
        for number, (year, mine) in enumerate(by_year.items()):
            corner = (
                (number % across) * (panel + GUTTER_PT),
                size.height_pt - (number // across + 1) * (view.height_pt + HEAD_PT + GUTTER_PT)
                + GUTTER_PT,
            )  # fmt: skip
            _draw_panel(ax, size, view, theme, year, mine, corner, renderer, last=number == 0)
        draw_sheet(ax, size, theme, sheet)
    figure = root_figure(ax.figure)
    if figure is not None:
        counts = ", ".join(f"{year}: {len(mine) or 'no report'}" for year, mine in by_year.items())
        describe(
            figure, title=" ".join(sheet.title), alt=f"{' '.join(sheet.title)}. {counts}.",
            provenance="; ".join(str(flight.row["event_id"]) for flight in drawn),
        )  # fmt: skip
    return ax


def _by_year(shown: list[Flight]) -> dict[int, list[Flight]]:
    """Sort flights that have a place by year; the years between have none."""
    found: dict[int, list[Flight]] = {}
    for flight in shown:
        day = flight.row.get("date_local")
        if flight.launch is not None and words.given(day):
            found.setdefault(int(str(day)[:4]), []).append(flight)
    if not found:
        return {}
    return {year: found.get(year, []) for year in range(min(found), max(found) + 1)}


def _draw_panel(
    sheet_ax: Axes,
    size: PlotSize,
    view: View,
    theme: Theme,
    year: int,
    mine: list[Flight],
    corner_pt: tuple[float, float],
    renderer: Any,
    *,
    last: bool,
) -> None:
    figure = root_figure(sheet_ax.figure)
    assert figure is not None
    box = sheet_ax.get_position()
    share = box.width / size.width_pt, box.height / size.height_pt
    panel = figure.add_axes(
        (
            box.x0 + corner_pt[0] * share[0], box.y0 + corner_pt[1] * share[1],
            view.width_pt * share[0], view.height_pt * share[1],
        ),
        label=str(year),
    )  # fmt: skip
    ground = Field(view.width_pt, view.height_pt)
    draw_frame(panel, view, theme)
    draw_base(panel, view, theme, actors=tuple(sorted({str(f.row.get("actor")) for f in mine})))
    for flight in mine:
        draw_flight(panel, view, flight, ground)
    if mine:
        draw_spots(panel, view, theme, spots(mine, view))
    if last and not view.is_world:
        bar = place_corner(ground, scale_bar_size(view, renderer), corners="se sw ne nw")
        draw_scale_bar(panel, view, theme, bar, renderer)
    x, y = corner_pt[0], corner_pt[1] + view.height_pt + 3.0
    common: dict[str, Any] = {"transform": paper(sheet_ax, size), "fontsize": HEAD_SIZE_PT}
    sheet_ax.text(x, y, str(year), color=theme.ink, fontweight="bold", gid=f"year-{year}", **common)
    sheet_ax.text(
        x + view.width_pt, y, plural(len(mine), "event") if mine else "no report in the log",
        color=theme.muted, ha="right", gid=f"year-count-{year}", **common,
    )  # fmt: skip


def _subtitle(shown: list[Flight], drawn: list[Flight]) -> str:
    text = plural(len(drawn), "launch event")
    left = len(shown) - len(drawn)
    return f"{text}; {left} without a date or a launch place not shown." if left else f"{text}."
