"""Range against apogee: how a flight compares with the arc of least energy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from launches.errors import FigureError
from launches.plotting import words
from launches.plotting.chart import (
    CLASS_ORDER,
    Said,
    actor_name,
    class_of,
    day_span,
    open_chart,
    rows_of,
)
from launches.plotting.data import keep_data, range_apogee_rows
from launches.plotting.field import Field
from launches.plotting.lengths import length
from launches.plotting.look import Look, drawn_in
from launches.plotting.range_apogee_draw import (
    MARKER_PT,
    Dot,
    dot_name,
    dots_of,
    draw_curves,
    draw_dot,
    marker,
    minimum_energy_km,
    name_curves,
    name_dots,
    name_regions,
    set_axes,
)
from launches.plotting.shape import shaped
from launches.plotting.sheet import RIGHT_PT, KeyItem
from launches.plotting.style import (
    DASHED,
    PT_PER_MM,
    Theme,
)
from launches.plotting.translate import counted, sentences, tr
from launches.trajectory.kinds import AIR_KM, LOW_RATIO

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

#: Height of the frame as a share of its width.
SHAPE = 0.62
#: Flights of all classes need this much height to lie apart, however narrow the frame, points.
LEAST_HIGH_PT = 190.0
LEFT_PT, TICKS_PT = 48.0, 30.0


@shaped
def plot_range_apogee(
    events: DataFrame,
    ax: Axes | None = None,
    *,
    log_scale: bool = True,
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    look: Look | None = None,
) -> Axes:
    """Draw reported apogee against reported range, with the arc of least energy.

    Flights above the curve were lofted. Those below 0.6 of it that stay under 100 km did not fly a
    free-flight arc: air carried them (quasi-ballistic). Hedged figures have open markers, spans a
    bar from end to end, bounds an arrow to the side on which they are open.

    Parameters
    ----------
    events : DataFrame
        Events table with reported ranges and apogees; events without both are counted in words.
    ax : matplotlib.axes.Axes, optional
        Axes to fill; without one a figure is made (``ax.figure``; not one of pyplot's).
    log_scale : bool
        Logarithmic axes, which hold a hop and an intercontinental flight alike.
    title, subtitle, sources : str, optional
        Instead of the words made from the events; an empty string leaves them out.
    look : Look, optional
        Style, size, language, units, spellings and stamp.

    Returns
    -------
    matplotlib.axes.Axes
        In km: ground range along the surface, altitude above it.

    Raises
    ------
    FigureError
        When no event has both a range and an apogee.

    Notes
    -----
    The curve is that of `launches.trajectory.kepler.minimum_energy_apogee_m`: free flight between
    points at the surface of a sphere at rest.

    Examples
    --------
    >>> import pandas as pd
    >>> log = pd.DataFrame({"event_id": ["PRK-2022-11-18-1"], "missile_class": ["ICBM"],
    ...     "range_km": [1000.0], "apogee_km": [6100.0]})
    >>> ax = plot_range_apogee(log)
    >>> ax.get_xlabel(), ax.get_ylabel()
    ('Ground range (km)', 'Apogee (km)')
    """
    rows = rows_of(events, "event", "event_id")
    dots = dots_of(rows)
    if not dots:
        raise FigureError(
            "no event has both a range and an apogee", cure="give events with both, in km"
        )
    with drawn_in(look) as used:
        theme = used.theme
        said = Said(
            title=_title(dots) if title is None else title,
            subtitle=_subtitle(dots) if subtitle is None else subtitle,
            key=_key(dots, theme),
            foot=_foot(rows, dots, sources),
        )
        wide = used.width_mm * PT_PER_MM - LEFT_PT - RIGHT_PT
        chart = open_chart(
            ax, said, width_mm=used.width_mm, height_pt=max(wide * SHAPE, LEAST_HIGH_PT),
            left_pt=LEFT_PT, ticks_pt=TICKS_PT,
        )  # fmt: skip
        set_axes(chart, dots, log_scale)
        ground = Field(chart.size.width_pt, chart.size.height_pt)
        draw_curves(chart, theme, ground)
        for dot in dots:
            draw_dot(chart, dot, theme, ground)
        name_regions(chart, theme, ground)
        name_curves(chart, theme, ground)
        name_dots(chart, dots, theme, ground)
        keep_data(chart.ax, range_apogee_rows(dots))
        return chart.finish(
            theme, alt=alt_text(said.title, dots),
            provenance="; ".join(str(dot.row["event_id"]) for dot in dots),
        )  # fmt: skip


def _title(dots: list[Dot]) -> str:
    who = actor_name(dot.row for dot in dots)
    if not who:
        return tr("Range and apogee as reported")
    return tr("{actor}: range and apogee as reported", actor=who)


def _subtitle(dots: list[Dot]) -> str:
    rows = [dot.row for dot in dots]
    return tr(
        "{events} with both figures, {days}.",
        events=counted(len(dots), "launch event"), days=day_span(rows),
    )  # fmt: skip


def _key(dots: list[Dot], theme: Theme) -> list[KeyItem]:
    found = {class_of(dot.row) for dot in dots}
    items = [
        KeyItem("marker", words.class_words(name), marker(name, False, theme))
        for name in CLASS_ORDER
        if name in found
    ]
    muted = {"markeredgecolor": theme.muted, "markersize": MARKER_PT}
    if any(dot.is_about for dot in dots):
        style = {**muted, "marker": "o", "markerfacecolor": theme.page, "markeredgewidth": 1.3}
        items.append(KeyItem("marker", tr("Open: said with “about”"), style))
    figures = [figure for dot in dots for figure in (dot.range, dot.apogee)]
    if any(figure.open_side for figure in figures):
        style = {"color": theme.muted, "linewidth": 1.1, "marker": ">", "markersize": 3.5}
        items.append(KeyItem("line", tr("“At least” or “at most”"), {**style, "markevery": [1]}))
    if any(figure.high_km > figure.low_km for figure in figures):
        style = {"color": theme.muted, "linewidth": 1.0, "marker": "|", "markersize": 5}
        items.append(KeyItem("line", tr("Span as said"), style))
    if any(dot.row.get("outcome") == "failure" for dot in dots):
        style = {"marker": "x", "markersize": MARKER_PT, "color": theme.ink}
        items.append(KeyItem("marker", tr("Said to have failed"), style))
    line = {"color": theme.limit, "linewidth": 1.6}
    items.append(KeyItem("line", tr("Apogee of the arc of least energy"), line))
    dashed = {"color": theme.limit, "linewidth": 0.9, "linestyle": DASHED}
    items.append(KeyItem("line", tr("{ratio} of that apogee", ratio=f"{LOW_RATIO:g}"), dashed))
    tone = {"facecolor": theme.zone, "edgecolor": theme.limit, "linewidth": 0.4}
    under = tr("Quasi-ballistic: below it and under {height}", height=length(AIR_KM))
    items.append(KeyItem("patch", under, tone))
    return items


def _foot(rows: list[dict[str, Any]], dots: list[Dot], sources: str | None) -> list[str]:
    if sources is None:
        sources = words.source_line(dot.row for dot in dots)
    left_out = len(rows) - len(dots)
    note = tr("Least energy: free flight between points on a sphere at rest, without drag.")
    if left_out:
        without = tr(
            "Without both figures, not shown: {events}.", events=counted(left_out, "event")
        )
        note = sentences(without, note)
    return [line for line in (sources, note) if line]


def alt_text(title: str, dots: list[Dot]) -> str:
    """Say in words what the figure shows."""
    ratio = np.array(
        [d.apogee.middle_km / float(minimum_energy_km(d.range.middle_km)) for d in dots]
    )
    low = sum(
        r < LOW_RATIO and d.apogee.middle_km < AIR_KM for r, d in zip(ratio, dots, strict=True)
    )
    highest = max(dots, key=lambda dot: dot.apogee.high_km)
    return tr(
        "{title}. {events}: {above} above the apogee of least energy for their range, {low} low in "
        "the air. Highest: {flight}, {apogee}.",
        title=title, events=counted(len(dots), "launch event"), above=int((ratio > 1.0).sum()),
        low=low, flight=dot_name(highest), apogee=words.quantity(highest.row, "apogee"),
    )  # fmt: skip
