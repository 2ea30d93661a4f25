"""Who said what of one event: a row per field and claimant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from launches.errors import FigureError
from launches.events.conflicts import TOLERANCE
from launches.model import Event
from launches.plotting import words
from launches.plotting.chart import Chart, Said, fitted, open_chart
from launches.plotting.claims_scale import INNER, Scale, columns_of, scale_of
from launches.plotting.data import claims_rows, keep_data
from launches.plotting.lengths import reported_number
from launches.plotting.look import Look, drawn_in
from launches.plotting.said import Saying, Topic, claimant_words, claims_of, topics_of
from launches.plotting.shape import shaped
from launches.plotting.sheet import EDGE_PT, RIGHT_PT, KeyItem, paper
from launches.plotting.style import Theme
from launches.plotting.translate import counted, listed, sentences, tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

TICKS_PT = 6.0
#: Height of a heading's line above its rows, points.
HEAD_PT = 6.0
SUPERSEDED_ALPHA = 0.38
_MOODS = {
    "conditional": "had it flown otherwise", "forecast": "forecast", "capability": "could reach",
    "background": "of an older launch",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Room for words, points: claimants left of the frame, and their words right of it or below.

    A field's heading takes more height than a row: `head_rows` of them.
    """

    left_pt: float
    quote_pt: float
    row_pt: float
    head_rows: float

    @property
    def stacked(self) -> bool:
        """Whether a claimant's words stand under its name."""
        return self.quote_pt == 0.0


WIDE = Columns(118.0, 168.0, 12.0, 1.55)
NARROW = Columns(104.0, 0.0, 18.0, 1.35)
#: A sheet at least this wide has a column for the words, mm.
WIDE_FROM_MM = 137.0


@shaped
def plot_claims(
    events_or_claims: DataFrame | Event | Iterable[Event],
    event_id: str | None = None,
    ax: Axes | None = None,
    *,
    fields: Sequence[str] | None = None,
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    look: Look | None = None,
) -> Axes:
    """Draw who said what of one event.

    A row per field and claimant. The claim that the log shows is filled. Figures are to scale
    within their field, with what their hedge leaves open: a bar for a span and for "about", an
    arrow for a bound. Other values have a column each, so that claimants who differ stand apart.
    What the same claimant replaced later is pale. Conditions, forecasts and capabilities are
    diamonds, off the scale where it would hide the rest.

    Parameters
    ----------
    events_or_claims : DataFrame, Event or iterable of Event
        The claims table, events with a column of their claims (`launches.with_claims`), or event
        records.
    event_id : str, optional
        Which event; may be left out where there is one.
    ax : matplotlib.axes.Axes, optional
        Axes to fill, with room for claimants and quotes beside it (on a sheet narrower than 137 mm
        quotes stand under their claimants); without one a figure is made
        (``ax.figure``; not one of pyplot's).
    fields : sequence of str, optional
        Only these columns of the events table.
    title, subtitle, sources : str, optional
        Instead of the words made from the claims; an empty string leaves them out.
    look : Look, optional
        Style, size, language, units, spellings and stamp.

    Returns
    -------
    matplotlib.axes.Axes
        Horizontally 0 to 1 for every field's own scale, vertically rows.

    Raises
    ------
    FigureError
        When the event is not named and there are several, or it has no claims.

    Examples
    --------
    >>> from launches.model import Claim
    >>> def said(who, km, preferred):
    ...     return Claim(field="range_km", value=str(km), value_num=km, claimant=who, start=0,
    ...                  end=0, verbatim=f"{km:g} km", preferred=preferred)
    >>> event = Event(event_id="PRK-2021-09-15-2", actor="PRK", date_local="2021-09-15",
    ...     claims=(said("KOR-JCS", 800.0, True), said("JPN-MOD", 750.0, False)))
    >>> ax = plot_claims(event)
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "claimant"]
    ['South Korea, JCS', 'Japan, MOD']
    """
    name, row, claims = claims_of(events_or_claims, event_id)
    topics = topics_of(claims, fields)
    if not topics:
        raise FigureError("no claims of these fields", where=name, cure="leave out fields")
    with drawn_in(look) as used:
        theme = used.theme
        columns = WIDE if ax is not None or used.width_mm >= WIDE_FROM_MM else NARROW
        rows = sum(columns.head_rows + len(topic.sayings) for topic in topics)
        chart = open_chart(
            ax,
            Said(
                title=tr("Who said what: {title}", title=words.title(row))
                if title is None
                else title,
                subtitle=_subtitle(topics) if subtitle is None else subtitle,
                key=_key(topics, theme),
                foot=_foot(topics, claims, sources),
            ),
            width_mm=used.width_mm,
            height_pt=rows * columns.row_pt,
            left_pt=columns.left_pt,
            right_pt=RIGHT_PT + columns.quote_pt,
            ticks_pt=TICKS_PT,
        )
        _draw(chart, topics, columns, rows, theme)
        keep_data(chart.ax, claims_rows(name, topics))
        return chart.finish(theme, alt=alt_text(row, topics), provenance=name)


def _draw(chart: Chart, topics: list[Topic], columns: Columns, rows: float, theme: Theme) -> None:
    ax = chart.ax
    ax.set(xlim=(0.0, 1.0), ylim=(rows, 0.0), xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set_visible(False)
    row_pt = chart.size.height_pt / rows
    type_pt = float(np.clip(0.6 * row_pt, 3.5, 7.0))
    top = 0.0
    for topic in topics:
        _draw_topic(chart, topic, top, columns, theme, row_pt, type_pt)
        top += columns.head_rows + len(topic.sayings)


def _draw_topic(
    chart: Chart, topic: Topic, top: float, columns: Columns, theme: Theme, row_pt: float,
    type_pt: float,
) -> None:  # fmt: skip
    ax, size = chart.ax, chart.size
    head = top + columns.head_rows
    end = head + len(topic.sayings)
    scale = scale_of(topic, (INNER[1] - INNER[0]) * size.width_pt, type_pt - 1.0)
    ax.axhspan(head, end, color=theme.sea, linewidth=0, zorder=0.5, gid="strip")
    line = size.height_pt - head * row_pt + HEAD_PT * row_pt / columns.row_pt
    start, beside = -(columns.left_pt - EDGE_PT), size.width_pt + 8.0
    text: dict[str, Any] = {"transform": paper(ax, size), "va": "center", "fontsize": type_pt}
    apart = type_pt + 1.5 if topic.differs and columns.stacked else 0.0
    ax.text(start, line + apart, topic.heading, color=theme.ink, fontweight="bold",
            gid=f"heading-{topic.field}", **text)  # fmt: skip
    if topic.differs:
        ax.text(start if columns.stacked else beside, line, tr("claimants differ"),
                color=theme.track, fontweight="bold", gid=f"differ-{topic.field}",
                **text)  # fmt: skip
    for x, word in scale.ticks:
        ax.plot([x, x], [head, end], color=theme.graticule, linewidth=0.6, zorder=0.7, gid="tick")
        ax.text(x * size.width_pt, line, word, ha="center", color=theme.muted, gid="tick-label",
                **{**text, "fontsize": type_pt - 1.0})  # fmt: skip
    places = {}
    for number, saying in enumerate(topic.sayings):
        y = head + number + 0.5
        x = _draw_mark(ax, topic, saying, scale, y, theme, type_pt)
        places[saying.claim.claim_id] = (x, y)
        text["alpha"] = SUPERSEDED_ALPHA if saying.superseded else 1.0
        _write_words(chart, saying, size.height_pt - y * row_pt, columns, theme, text)
    for saying in topic.sayings:
        before = places.get(saying.claim.supersedes)
        if saying.claim.supersedes and before is not None:
            ax.annotate(
                "", places[saying.claim.claim_id], xytext=before, gid="revision", zorder=4,
                arrowprops={"arrowstyle": "-|>,head_width=0.14,head_length=0.28", "linewidth": 0.7,
                            "color": theme.muted, "shrinkA": 4.0, "shrinkB": 4.0,
                            "connectionstyle": "arc3,rad=-0.25"},
            )  # fmt: skip


def _write_words(
    chart: Chart, saying: Saying, line: float, columns: Columns, theme: Theme, text: dict[str, Any]
) -> None:
    """Write who says it, and in which words."""
    type_pt = text["fontsize"]
    start = -(columns.left_pt - EDGE_PT)
    room = -start - 6.0
    who, quote = claimant_words(saying.claim.claimant), _quote(saying)
    if not columns.stacked:
        at, size, apart = chart.size.width_pt + 8.0, type_pt, 0.0
        quote = fitted(quote, columns.quote_pt - 10.0, size)
    else:
        at, size, apart = start, type_pt - 1.0, 0.55 * type_pt if quote else 0.0
        quote = fitted(quote, room, size)
    chart.ax.text(start, line + apart, fitted(who, room, type_pt), color=theme.ink,
                  gid="claimant", **text)  # fmt: skip
    chart.ax.text(at, line - apart, quote, color=theme.muted, gid="quote",
                  **{**text, "fontsize": size})  # fmt: skip


def _draw_mark(
    ax: Axes, topic: Topic, saying: Saying, scale: Scale, y: float, theme: Theme, type_pt: float
) -> float:
    """Draw a claim in its row; returns where."""
    pale = SUPERSEDED_ALPHA if saying.superseded else 1.0
    claim_id = saying.claim.claim_id or saying.claim.claimant
    mark = {**_marker(saying, theme), "alpha": pale, "zorder": 3, "gid": f"claim-{claim_id}"}
    if not topic.is_scaled or saying.claim.value_num is None:
        values = columns_of(topic)
        x = scale.ticks[values.index(saying.value)][0] if not topic.is_scaled else 0.5
        ax.plot([x], [y], **mark)
        return x
    low, high = saying.bounds
    value = saying.claim.value_num
    if saying.claim.value_max_num is not None:
        value = (value + saying.claim.value_max_num) / 2.0
    x = scale.at(value)
    if not 0.0 <= x <= 1.0:
        said = f"{value:,.6g}" if topic.km_per_unit == 1.0 else reported_number(value)
        at, text = (0.985, f"{said} →") if x > 1.0 else (0.015, f"← {said}")
        ax.text(at, y, text, ha="right" if x > 1.0 else "left", va="center", fontsize=type_pt,
                color=theme.muted, zorder=3, gid=f"far-{claim_id}")  # fmt: skip
        return at
    color = theme.ink
    if np.isfinite(low) and np.isfinite(high) and high > low:
        ends = [max(scale.at(low), 0.0), min(scale.at(high), 1.0)]
        ax.plot(ends, [y, y], color=color, linewidth=1.0, marker="|", markersize=5.0, alpha=pale,
                zorder=2, gid=f"hedge-{claim_id}")  # fmt: skip
    elif not (np.isfinite(low) and np.isfinite(high)):
        toward = 1 if np.isinf(high) else -1
        ax.annotate(
            "", (x, y), xytext=(17.0 * toward, 0), textcoords="offset points", zorder=2,
            gid=f"bound-{claim_id}",
            arrowprops={"arrowstyle": "<|-,head_width=0.16,head_length=0.32", "color": color,
                        "linewidth": 1.0, "shrinkA": 0, "shrinkB": 0, "alpha": pale},
        )  # fmt: skip
    ax.plot([x], [y], **mark)
    return x


def _marker(saying: Saying, theme: Theme) -> dict[str, Any]:
    color = theme.ink if saying.flown else theme.muted
    face = theme.track if saying.claim.preferred else theme.page
    edge = theme.track if saying.claim.preferred else color
    return {
        "marker": "o" if saying.flown else "D", "markersize": 5.6 if saying.flown else 4.2,
        "markerfacecolor": face, "markeredgecolor": edge, "markeredgewidth": 1.0,
        "linestyle": "none",
    }  # fmt: skip


def _quote(saying: Saying) -> str:
    """Words of the report, with their mood and how often they were carried."""
    quote = " ".join(saying.claim.verbatim.split())
    text = f"“{quote}”" if quote else ""
    notes = [] if saying.flown else [tr(_MOODS.get(saying.claim.mood, saying.claim.mood))]
    if saying.reports > 1:
        notes.append(counted(saying.reports, "report"))
    if saying.superseded:
        notes.append(tr("replaced later"))
    return f"{text} ({', '.join(notes)})".strip() if notes else text


def _subtitle(topics: list[Topic]) -> str:
    sayings = [saying for topic in topics for saying in topic.sayings]
    claimants = {saying.claim.claimant for saying in sayings}
    names = [topic.heading.partition(" (")[0] for topic in topics if topic.differs]
    differ = [name if name.isupper() else name.lower() for name in names]
    text = tr(
        "{statements} by {claimants}.",
        statements=counted(len(sayings), "statement"),
        claimants=counted(len(claimants), "claimant"),
    )
    return (
        sentences(text, tr("They differ on: {fields}.", fields=listed(differ))) if differ else text
    )


def _key(topics: list[Topic], theme: Theme) -> list[KeyItem]:
    sayings = [saying for topic in topics for saying in topic.sayings]
    scaled = [s for t in topics if t.is_scaled for s in t.sayings if s.claim.value_num is not None]
    ring = {"marker": "o", "markersize": 5.6, "markeredgewidth": 1.0}
    items = []
    if any(s.claim.preferred for s in sayings):
        style = {**ring, "markerfacecolor": theme.track, "markeredgecolor": theme.track}
        items.append(KeyItem("marker", tr("The log's preferred word"), style))
    other = {**ring, "markerfacecolor": theme.page, "markeredgecolor": theme.ink}
    if any(s.flown and not s.claim.preferred for s in sayings):
        items.append(KeyItem("marker", tr("Another word"), other))
    if any(s.superseded for s in sayings):
        pale = {**other, "alpha": SUPERSEDED_ALPHA}
        items.append(KeyItem("marker", tr("Replaced later by the same claimant"), pale))
    if any(not s.flown for s in sayings):
        style = {"marker": "D", "markersize": 4.2, "markeredgewidth": 1.0}
        style |= {"markerfacecolor": theme.page, "markeredgecolor": theme.muted}
        items.append(KeyItem("marker", tr("Not said of this flight"), style))
    line = {"color": theme.ink, "linewidth": 1.0}
    if any(np.isfinite(s.bounds).all() and s.bounds[0] < s.bounds[1] for s in scaled):
        items.append(
            KeyItem("line", tr("Span as said, or “about”: {share} % either way",
                    share=f"{50 * TOLERANCE['about']:g}"),
                    {**line, "marker": "|", "markersize": 5.0})
        )  # fmt: skip
    if any(np.isinf(s.bounds).any() for s in scaled):
        style = {**line, "marker": ">", "markersize": 3.5, "markevery": [1]}
        items.append(KeyItem("line", tr("“At least” or “at most”"), style))
    return items


def _foot(topics: list[Topic], claims: Iterable[Any], sources: str | None) -> list[str]:
    if sources is None:
        sources = words.source_line([{"reports": claim.report_id} for claim in claims])
    scaled = any(topic.is_scaled for topic in topics)
    note = ""
    if scaled:
        note = tr("Each field has a scale of its own, which need not begin at zero.")
    if any(topic.differs for topic in topics):
        rule = tr(
            "Claimants differ where figures are more than {about} % apart, {exact} % where neither "
            "is hedged.",
            about=f"{100 * TOLERANCE['about']:g}", exact=f"{100 * TOLERANCE['exact']:g}",
        )  # fmt: skip
        note = sentences(note, rule)
    return [line for line in (sources, note) if line]


def alt_text(row: dict[str, Any], topics: list[Topic]) -> str:
    """Say in words what the figure shows."""
    parts = [tr("Who said what: {title}", title=words.title(row)) + "."]
    for topic in topics:
        said = "; ".join(
            f"{claimant_words(s.claim.claimant)}: {_quote(s) or s.value}"
            + (f" ({tr('preferred')})" if s.claim.preferred else "")
            for s in topic.sayings
        )
        parts.append(f"{topic.heading}: {said}.")
    return " ".join(parts)
