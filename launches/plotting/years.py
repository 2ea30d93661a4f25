"""Small multiples: the launches of each year on a small map of their own."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from launches.errors import FigureError
from launches.geodesy import inverse
from launches.plotting import words
from launches.plotting.basemap import draw_base
from launches.plotting.chart import launches_title
from launches.plotting.content import Flight, flights
from launches.plotting.data import keep_data, overview_rows
from launches.plotting.field import Field
from launches.plotting.furniture import draw_frame
from launches.plotting.lengths import in_unit, unit
from launches.plotting.look import Look, drawn_in
from launches.plotting.measure import make_renderer
from launches.plotting.overview import draw_flight, key_items, map_foot
from launches.plotting.projection import View, overview_view
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
    paper,
)
from launches.plotting.spots import draw_spots, spots
from launches.plotting.stamp import drawn_from
from launches.plotting.style import PT_PER_MM, Theme
from launches.plotting.translate import counted, listed, sentences, tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

FloatArray = npt.NDArray[np.float64]

#: Narrowest panel in which marks and numbers can still be read, points.
LEAST_PANEL_PT = 118.0
#: Share of the flights that the frame is made for; one far flight must not shrink all the others.
FRAMED_SHARE = 0.9
GUTTER_PT, HEAD_PT, HEAD_SIZE_PT = 8.0, 12.0, 8.0


@shaped
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
    look: Look | None = None,
) -> Axes:
    """Map of a log, one panel per year, all of them with the same frame.

    Years between the first and the last of which the log holds no event share a panel that says
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
    look : Look, optional
        Style, size, language, units, spellings and stamp.

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
    with drawn_in(look) as used:
        theme = used.theme
        by_year = _by_year(shown)
        drawn = [f for year in by_year.values() for f in year.placed]
        if not drawn:
            cure = "give date_local, site_lat_deg and site_lon_deg"
            raise FigureError("no event has both a date and a launch place", cure=cure)
        near = _nearest(drawn)
        lon, lat = (np.concatenate(parts) for parts in zip(*near, strict=True))
        renderer = make_renderer()
        wide = used.width_mm * PT_PER_MM - LEFT_PT - RIGHT_PT
        size = PlotSize(*axes_size_pt(ax)) if ax is not None else None
        across = columns or max(1, int((size.width_pt if size else wide) / LEAST_PANEL_PT))
        across = min(across, len(by_year))
        down = math.ceil(len(by_year) / across)
        panel = ((size.width_pt if size else wide) + GUTTER_PT) / across - GUTTER_PT
        room = None if size is None else (size.height_pt + GUTTER_PT) / down - GUTTER_PT - HEAD_PT
        view = overview_view(lon, lat, width_pt=panel, height_pt=room)
        if size is None:
            size = PlotSize(wide, down * (view.height_pt + HEAD_PT + GUTTER_PT) - GUTTER_PT)
        sheet = compose(
            renderer,
            size.width_pt,
            key=key_items(drawn, theme),
            title=tr("{title}, by year", title=launches_title(f.row for f in drawn))
            if title is None
            else title,
            subtitle=_subtitle(shown, drawn) if subtitle is None else subtitle,
            foot=[_scale(view, drawn), *map_foot(view, sources, credit)],
            ticks_pt=4.0,
        )
        if ax is None:
            ax = new_axes(sheet, size.width_pt, size.height_pt)
        ax.set_axis_off()
        for number, (year, mine) in enumerate(by_year.items()):
            corner = (
                (number % across) * (panel + GUTTER_PT),
                size.height_pt - (number // across + 1) * (view.height_pt + HEAD_PT + GUTTER_PT)
                + GUTTER_PT,
            )  # fmt: skip
            _draw_panel(ax, size, view, theme, year, mine, corner)
        draw_sheet(ax, size, theme, sheet)
        keep_data(ax, overview_rows(drawn))
        figure = root_figure(ax.figure)
        if figure is not None:
            counts = ", ".join(f"{year}: {mine.words}" for year, mine in by_year.items())
            describe(
                figure, title=" ".join(sheet.title), alt=f"{' '.join(sheet.title)}. {counts}.",
                provenance=drawn_from(*(str(flight.row["event_id"]) for flight in drawn)),
            )  # fmt: skip
    return ax


@dataclass(frozen=True, slots=True)
class Year:
    """One panel's events: those that have a launch place, and how many have none."""

    placed: list[Flight]
    unplaced: int = 0

    @property
    def words(self) -> str:
        """Number of its events; a year without a report is no year of none."""
        if not self.placed and not self.unplaced:
            return tr("no report in the log")
        without = tr("{count} without a place", count=self.unplaced) if self.unplaced else ""
        events = counted(len(self.placed), "event") if self.placed else ""
        return listed([part for part in (events, without) if part])


def _by_year(shown: list[Flight]) -> dict[str, Year]:
    """Sort flights by year; a run of years without any goes as one."""
    found: dict[int, Year] = {}
    for flight in shown:
        day = flight.row.get("date_local")
        if not words.given(day):
            continue
        year = found.get(int(str(day)[:4]), Year([]))
        found[int(str(day)[:4])] = (
            Year(year.placed, year.unplaced + 1)
            if flight.launch is None
            else Year([*year.placed, flight], year.unplaced)
        )
    panels: dict[str, Year] = {}
    for before, now in zip([None, *sorted(found)], sorted(found), strict=False):
        if before is not None and now - before > 1:
            gap = (
                f"{before + 1}"
                if now - before == 2
                else tr("{first} to {last}", first=before + 1, last=now - 1)
            )
            panels[gap] = Year([])
        panels[str(now)] = found[now]
    return panels


def _draw_panel(
    sheet_ax: Axes,
    size: PlotSize,
    view: View,
    theme: Theme,
    year: str,
    found: Year,
    corner_pt: tuple[float, float],
) -> None:
    figure = root_figure(sheet_ax.figure)
    assert figure is not None
    mine = found.placed
    box = sheet_ax.get_position()
    share = box.width / size.width_pt, box.height / size.height_pt
    panel = figure.add_axes(
        (
            box.x0 + corner_pt[0] * share[0], box.y0 + corner_pt[1] * share[1],
            view.width_pt * share[0], view.height_pt * share[1],
        ),
        label=year,
    )  # fmt: skip
    ground = Field(view.width_pt, view.height_pt)
    tones = theme if mine else _faded(theme)
    draw_frame(panel, view, tones)
    draw_base(panel, view, tones, actors=tuple(sorted({str(f.row.get("actor")) for f in mine})))
    for flight in mine:
        draw_flight(panel, view, theme, flight, ground)
    if mine:
        draw_spots(panel, view, theme, spots(mine, view))
    x, y = corner_pt[0], corner_pt[1] + view.height_pt + 3.0
    common: dict[str, Any] = {"transform": paper(sheet_ax, size), "fontsize": HEAD_SIZE_PT}
    sheet_ax.text(x, y, year, color=theme.ink, fontweight="bold", gid=f"year-{year}", **common)
    sheet_ax.text(
        x + view.width_pt, y, found.words, color=theme.muted, ha="right",
        gid=f"year-count-{year}", **common,
    )  # fmt: skip


def _nearest(drawn: list[Flight]) -> list[tuple[FloatArray, FloatArray]]:
    """Longitudes and latitudes that the frame must hold: all but the farthest flights'."""
    reach = []
    for flight in drawn:
        assert flight.launch is not None
        lon, lat = flight.extent(with_region=False)
        _, km = inverse(flight.launch[1], flight.launch[0], lat, lon)
        reach.append(float(np.max(km)))
    kept = np.argsort(reach, kind="stable")[: math.ceil(FRAMED_SHARE * len(drawn))]
    launches = [np.array([f.launch for f in drawn if f.launch is not None])]
    return [
        *((at[:, 0], at[:, 1]) for at in launches),
        *(drawn[i].extent(with_region=False) for i in kept),
    ]


def _faded(theme: Theme) -> Theme:
    """Colours of a panel without any report: it must not read as a year of no launches."""
    pale = theme.graticule
    return replace(theme, sea=theme.page, lake=theme.page, coast=pale, border=pale, frame=pale)


def _scale(view: View, drawn: list[Flight]) -> str:
    """Width of a panel on the ground, where a bar would fill a small map, and what leaves it."""
    if view.is_world:
        return tr("Each panel shows the Earth.")
    outside = 0
    for flight in drawn:
        x, y = view.projection.forward(*flight.extent(with_region=False))
        inside = (view.x0 <= x) & (x <= view.x1) & (view.y0 <= y) & (y <= view.y1)
        outside += not inside.all()
    wide = f"{round(in_unit(view.x1 - view.x0), -2):,.0f} {unit()}"
    text = tr("Each panel is {length} wide at its centre.", length=wide)
    off = "{flights} runs off the frame." if outside == 1 else "{flights} run off the frame."
    return sentences(text, tr(off, flights=counted(outside, "flight"))) if outside else text


def _subtitle(shown: list[Flight], drawn: list[Flight]) -> str:
    text = counted(len(drawn), "launch event")
    left = len(shown) - len(drawn)
    if left:
        without = tr("{count} without a date or a launch place not shown", count=left)
        text = f"{text}; {without}"
    return tr("{title}.", title=text)
