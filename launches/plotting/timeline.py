"""Launches by year or month and class; what the log does not cover is not drawn as none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from launches.plotting import words
from launches.plotting.chart import (
    CLASS_ORDER,
    LABELS_PT,
    Chart,
    Said,
    actor_name,
    day_span,
    open_chart,
    rows_of,
)
from launches.plotting.data import keep_data, timeline_rows
from launches.plotting.lengths import round_step
from launches.plotting.look import Look, drawn_in
from launches.plotting.measure import make_renderer, text_size
from launches.plotting.shape import shaped
from launches.plotting.sheet import RIGHT_PT, KeyItem
from launches.plotting.style import (
    PT_PER_MM,
    Theme,
    class_mark,
    readable_on,
)
from launches.plotting.tally import By, Count, Piece, Tally, period_of, tally_of
from launches.plotting.translate import counted, long_date, month_name, sentences, tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

#: Height of the frame as a share of its width.
SHAPE = 0.42
#: Share of a period that its bar fills.
BAR = 0.78
#: Least width and height of a piece of a bar that the class's marker fits in, points.
MARKER_ROOM_PT = 6.5
TICKS_PT = 17.0
TOTAL_PT, GAP_NOTE_PT = 6.5, 6.0
FAILED_HATCH = "//////"


@shaped
def plot_timeline(
    events: DataFrame,
    ax: Axes | None = None,
    *,
    by: By = "year",
    count: Count = "missiles",
    complete: tuple[str, str] | None = None,
    period: Sequence[str] = (),
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    look: Look | None = None,
) -> Axes:
    """Missiles or launch events by year or month, stacked by class.

    What a claimant called a failure is hatched. An event of unknown number counts as one missile,
    and its sum is marked as a lower bound (≥), as where a number was given as "at least". A period
    of which the log has no report is shaded: that is no zero.

    Parameters
    ----------
    events : DataFrame
        Events table; `date_local` says where an event is counted. Retracted events are left out.
    ax : matplotlib.axes.Axes, optional
        Axes to fill; without one a figure is made (``ax.figure``; not one of pyplot's).
    by : {"year", "month"}
        Width of a bar.
    count : {"missiles", "events"}
        What is counted.
    complete : tuple of str, optional
        First and last day, ISO 8601, between which the log is known to hold every launch: only
        there does a period without an event count as zero.
    period : sequence of str, optional
        First and last day, ISO 8601, that the axis shows, whether or not the log has events there;
        an empty day leaves that end to the events.
    title, subtitle, sources : str, optional
        Instead of the words made from the events; an empty string leaves them out.
    look : Look, optional
        Style, size, language, units, spellings and stamp.

    Returns
    -------
    matplotlib.axes.Axes
        Data coordinates are periods, counted from the first, and numbers.

    Raises
    ------
    FigureError
        When no event has a date, or `by`, `count` or `complete` cannot be used.

    Examples
    --------
    >>> import pandas as pd
    >>> log = pd.DataFrame({"event_id": ["A", "B"], "date_local": ["2022-11-18", "2024-01-14"],
    ...     "missile_class": ["ICBM", "IRBM"], "missile_count": [1, 1]})
    >>> ax = plot_timeline(log)
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "gap-label"]
    ['no report']
    """
    rows = rows_of(events, "event", "event_id", "date_local")
    shown = [row for row in rows if row.get("status") != "retracted"]
    tally = tally_of(shown, by=by, count=count, complete=complete, period=period)
    with drawn_in(look) as used:
        theme = used.theme
        said = Said(
            title=_title(shown, by, count) if title is None else title,
            subtitle=_subtitle(shown, tally, complete) if subtitle is None else subtitle,
            key=_key(tally, theme),
            foot=_foot(rows, shown, count, sources),
        )
        wide = used.width_mm * PT_PER_MM - LABELS_PT - RIGHT_PT
        chart = open_chart(
            ax, said, width_mm=used.width_mm, height_pt=wide * SHAPE, left_pt=LABELS_PT,
            ticks_pt=TICKS_PT + (9.0 if by == "month" else 0.0),
        )  # fmt: skip
        _draw(chart, tally, count, theme)
        keep_data(chart.ax, timeline_rows(tally))
        return chart.finish(
            theme, alt=alt_text(said.title, tally), provenance=f"{len(shown)} events, by {by}"
        )


def _draw(chart: Chart, tally: Tally, count: Count, theme: Theme) -> None:
    ax, size = chart.ax, chart.size
    top = 1.13 * max(total.count for total in tally.totals.values())
    periods = tally.last - tally.first + 1
    ax.set(xlim=(-0.6, periods - 0.4), ylim=(0.0, top))
    x_pt, y_pt = size.width_pt / (periods + 0.2), size.height_pt / top
    _draw_gaps(chart, tally, theme, x_pt)
    base: dict[int, int] = {}
    for piece in tally.pieces:
        low = base.get(piece.period, 0)
        base[piece.period] = low + piece.count
        _draw_piece(ax, piece, piece.period - tally.first, low, theme, room=(x_pt * BAR, y_pt))
    _draw_totals(chart, tally, theme, x_pt, y_pt)
    step = max(1.0, round_step(top / 5))
    ax.set_yticks([step * k for k in range(int(top / step) + 1)])
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    has_launcher = any(piece.missile_class == "SLV" for piece in tally.pieces)
    missiles = "Missiles and satellite launchers" if has_launcher else "Missiles"
    ax.set_ylabel(tr(missiles if count == "missiles" else "Launch events"))
    ax.grid(axis="y", zorder=0)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    _set_ticks(ax, tally, x_pt)


def _draw_piece(
    ax: Axes, piece: Piece, x: int, low: int, theme: Theme, *, room: tuple[float, float]
) -> None:
    mark = class_mark(piece.missile_class)
    on_it = readable_on(mark.color)
    gid = f"bar-{piece.missile_class}{'-failed' if piece.failed else ''}"
    wide_pt, high_pt = room[0], piece.count * room[1]
    thick = min(wide_pt, high_pt) >= 4.0
    ax.bar(
        x, piece.count, BAR, bottom=low, color=mark.color, edgecolor=on_it if piece.failed else
        theme.page, linewidth=0.5 if thick and not piece.failed else 0.0,
        hatch=FAILED_HATCH if piece.failed else None, zorder=2, gid=gid,
    )  # fmt: skip
    if wide_pt >= MARKER_ROOM_PT and high_pt >= MARKER_ROOM_PT and not piece.failed:
        ax.plot(
            [x], [low + piece.count / 2], marker=mark.marker, markersize=3.6, color=on_it,
            markeredgewidth=0, zorder=3, gid="bar-marker",
        )  # fmt: skip


def _draw_gaps(chart: Chart, tally: Tally, theme: Theme, x_pt: float) -> None:
    """Shade the periods of which the log has no report, and say so where there is room."""
    renderer = make_renderer()
    wide, _ = text_size(renderer, tr("no report"), size=GAP_NOTE_PT)
    for first, last in tally.gaps:
        x0, x1 = first - tally.first - 0.5, last - tally.first + 0.5
        chart.ax.axvspan(
            x0, x1, facecolor=theme.sea, edgecolor=theme.graticule, hatch="....", linewidth=0,
            zorder=0.5, gid="gap",
        )  # fmt: skip
        room = (x1 - x0) * x_pt
        if room < 9.0:
            continue
        chart.ax.text(
            (x0 + x1) / 2,
            0.5,
            tr("no report"),
            transform=chart.ax.get_xaxis_transform(),
            ha="center",
            va="center",
            fontsize=GAP_NOTE_PT,
            color=theme.muted,
            gid="gap-label",
            zorder=1,
            rotation=0 if room > wide + 4.0 else 90,
            bbox={"boxstyle": "square,pad=0.25", "facecolor": theme.sea, "edgecolor": "none"},
        )


def _draw_totals(chart: Chart, tally: Tally, theme: Theme, x_pt: float, y_pt: float) -> None:
    """Print sums above the bars, the greatest first, as many as have room."""
    renderer = make_renderer()
    taken: list[tuple[float, float, float]] = []
    for number, total in sorted(tally.totals.items(), key=lambda item: -item[1].count):
        x = number - tally.first
        raised = 2.0
        if total.is_lower_bound:
            chart.ax.annotate(
                "", (x, total.count), xytext=(0, 5.5), textcoords="offset points", zorder=4,
                arrowprops={"arrowstyle": "<|-,head_width=0.14,head_length=0.25", "linewidth": 0.6,
                            "color": theme.ink, "shrinkA": 0, "shrinkB": 1.0},
                gid="lower-bound",
            )  # fmt: skip
            raised = 6.0
        half = text_size(renderer, total.text, size=TOTAL_PT)[0] / 2 + 1.0
        bottom = total.count * y_pt
        met = any(
            abs(x * x_pt - at) < half + other and abs(bottom - low) < 9.0
            for at, other, low in taken
        )
        if met or _hides_bar(tally, number, half / x_pt, bottom, y_pt):
            continue
        taken.append((x * x_pt, half, bottom))
        chart.ax.annotate(
            total.text, (x, total.count), xytext=(0, raised), textcoords="offset points",
            ha="center", va="bottom", fontsize=TOTAL_PT, color=theme.ink, gid="total", zorder=5,
        )  # fmt: skip


def _hides_bar(tally: Tally, number: int, half: float, bottom_pt: float, y_pt: float) -> bool:
    reach = int(half + BAR / 2)
    near = range(number - reach, number + reach + 1)
    return any(
        other != number and tally.totals[other].count * y_pt > bottom_pt
        for other in near
        if other in tally.totals
    )


def _set_ticks(ax: Axes, tally: Tally, x_pt: float) -> None:
    if tally.by == "year":
        every = max(1, -(-24 // max(int(x_pt), 1)))
        numbers = [n for n in range(tally.first, tally.last + 1) if n % every == 0]
        ax.set_xticks([n - tally.first for n in numbers], [str(n) for n in numbers])
        ax.tick_params(axis="x", length=0)
        return
    if x_pt > 20.0:
        numbers = list(range(tally.first, tally.last + 1))
        names = [month_name(n % 12 + 1) for n in numbers]
        labels = [
            f"{name}\n{n // 12}" if i == 0 or n % 12 == 0 else name
            for i, (n, name) in enumerate(zip(numbers, names, strict=True))
        ]
        ax.set_xticks([n - tally.first for n in numbers], labels)
        ax.tick_params(axis="x", length=0)
        return
    # a tick where a year begins, its number beside it
    every = max(1, -(-24 // max(int(12 * x_pt), 1)))
    years = [y for y in range(tally.first // 12, tally.last // 12 + 2) if y % every == 0]
    begins = [12 * y - tally.first - 0.5 for y in years]
    inside = [
        i for i, x in enumerate(begins) if -0.6 <= x <= tally.last - tally.first - 24.0 / x_pt
    ]
    ax.set_xticks([begins[i] for i in inside], [str(years[i]) for i in inside], ha="left")


def _title(rows: list[dict[str, Any]], by: By, count: Count) -> str:
    who = actor_name(rows)
    what = tr("missiles fired" if count == "missiles" else "launch events")
    text = tr("{actor}: {what}", actor=who, what=what) if who else what
    text = text[0].upper() + text[1:]
    return tr(
        "{what} by year and class" if by == "year" else "{what} by month and class", what=text
    )


def _subtitle(rows: list[dict[str, Any]], tally: Tally, complete: tuple[str, str] | None) -> str:
    dated = [row for row in rows if words.given(row.get("date_local"))]
    text = tr(
        "{events} of the log, {days}.",
        events=counted(len(dated), "event"), days=day_span(dated),
    )  # fmt: skip
    if complete is not None:
        first, last = (long_date(day) for day in complete)
        text = sentences(
            text, tr("Taken as complete from {first} to {last}.", first=first, last=last)
        )
    if not tally.gaps:
        return text
    shaded = (
        "Shaded: no such launch is reported in the log in that year, which is not a zero."
        if tally.by == "year"
        else "Shaded: no such launch is reported in the log in that month, which is not a zero."
    )
    return sentences(text, tr(shaded))


def _key(tally: Tally, theme: Theme) -> list[KeyItem]:
    found = {piece.missile_class for piece in tally.pieces}
    items = []
    for name in (name for name in CLASS_ORDER if name in found):
        mark = class_mark(name)
        on_it = readable_on(mark.color)
        style = {
            "color": mark.color, "linewidth": 7.2, "solid_capstyle": "butt", "marker": mark.marker,
            "markersize": 3.6, "markerfacecolor": on_it, "markeredgewidth": 0, "markevery": [1],
        }  # fmt: skip
        items.append(KeyItem("interval", words.class_words(name), style))
    if any(piece.failed for piece in tally.pieces):
        style = {"facecolor": theme.muted, "edgecolor": theme.page, "linewidth": 0}
        items.append(KeyItem("patch", tr("Said to have failed"), {**style, "hatch": FAILED_HATCH}))
    if any(total.is_lower_bound for total in tally.totals.values()):
        style = {"marker": "^", "markersize": 4.0, "color": theme.ink, "markeredgewidth": 0}
        items.append(KeyItem("marker", tr("Lower bound: a number not given, or “at least”"), style))
    if tally.gaps:
        style = {"facecolor": theme.sea, "edgecolor": theme.graticule, "linewidth": 0}
        items.append(KeyItem("patch", tr("No report in the log"), {**style, "hatch": "...."}))
    return items


def _foot(
    rows: list[dict[str, Any]], shown: list[dict[str, Any]], count: Count, sources: str | None
) -> list[str]:
    notes = []
    if count == "missiles":
        notes.append(tr("An event of unknown number counts as one missile. ~ includes an “about”."))
    undated = sum(period_of(row.get("date_local"), "year") is None for row in shown)
    if undated:
        notes.append(tr("Without a date, not shown: {events}.", events=counted(undated, "event")))
    if len(rows) > len(shown):
        gone = counted(len(rows) - len(shown), "event")
        notes.append(tr("Retracted, not shown: {events}.", events=gone))
    if sources is None:
        sources = words.source_line(shown)
    return [line for line in (sources, sentences(*notes)) if line]


def alt_text(title: str, tally: Tally) -> str:
    """Say in words what the timeline shows."""
    parts = [tr("{title}.", title=title)]
    if tally.by == "year":
        parts += [f"{number}: {total.text}." for number, total in tally.totals.items()]
    else:
        number, most = max(tally.totals.items(), key=lambda item: item[1].count)
        month = month_name(number % 12 + 1, number // 12)
        parts.append(tr("Most in one month: {count}, {month}.", count=most.text, month=month))
    failed = sum(piece.count for piece in tally.pieces if piece.failed)
    if failed:
        parts.append(tr("Said to have failed: {count}.", count=failed))
    if tally.gaps:
        parts.append(tr("A shaded time without a report is no zero."))
    return sentences(*parts)
