"""The words under a figure: what it shows, what is assumed, whose boundaries, which sources."""

from __future__ import annotations

from typing import Any

from launches.figures.kinds import KINDS
from launches.figures.tables import LogTables
from launches.plotting.look import Look, drawn_in
from launches.plotting.save import Notes
from launches.plotting.stamp import stamp_words
from launches.plotting.translate import listed, sentences, tr
from launches.plotting.words import given
from launches.plotting.zone_words import reading
from launches.zones import Layer

#: Most sources that are named one by one.
MOST_SOURCES = 12
#: What the estimate assumed, in words.
ASSUMED = {
    "azimuth": "the direction of flight, which was not reported",
    "profile": "the shape of the flight, which is drawn as a schematic",
    "apogee": "the apogee, which was not reported",
    "apogee is a bound": "the apogee at its reported bound",
}


#: How to read the kinds whose every mark in words would be a table.
HOW_TO_READ = {
    "overview": (
        "One mark per class and launch place; dashed tracks rest on an assumed direction.",
    ),
    "years": (
        "One panel per year; dashed tracks rest on an assumed direction.",
        "A year without a report is no year without a launch.",
    ),
    "timeline": (
        "Hatched: called a failure by a claimant.",
        "Shaded: no report in the log, which is not to say no launch.",
    ),
    "range-apogee": (
        "Reported figures; open marks are hedged ones, arrows bounds.",
        "Flights above the curve of least energy were lofted.",
    ),
    "zone-distance": (
        "Bars hold half and nine tenths of the estimated splash-downs; triangles are on the side "
        "of the limit that officials named.",
    ),
    "claims": (
        "Filled marks are the claims that the log shows; pale ones were replaced by a later word "
        "of the same claimant.",
    ),
}


def caption(
    kind: str,
    log: LogTables,
    notes: Notes,
    layer: Layer,
    *,
    look: Look | None = None,
    basis: str = "",
    country: str = "JPN",
) -> str:
    """Caption of a figure as a desk can print it.

    Parameters
    ----------
    kind : str
        Kind of figure.
    log : LogTables
        Tables of the events that are shown, and no others.
    notes : Notes
        Headline and words of the figure, as its plot function noted them.
    layer : Layer
        Zones that are drawn; their citation stays in the words that their makers ask for.
    look : Look, optional
        Language and stamp of the figure.
    basis : str
        Whose reading of the boundaries; empty for the kind's own choice.
    country : str
        Whose zone distances are measured from.

    Returns
    -------
    str
        Paragraphs, each on one line.
    """
    with drawn_in(look):
        how = HOW_TO_READ.get(kind, ())
        title = tr("{title}.", title=notes.title.rstrip(".。"))
        parts = [sentences(title, *map(tr, how)) if how else notes.alt]
        assumed = _assumed(log)
        if assumed and kind in ("map", "profile", "overview", "years"):
            parts.append(tr("Assumed: {assumed}.", assumed=assumed))
        if KINDS[kind].uses_zones:
            if not basis:
                own = kind == "zone-distance" and country in layer.bases
                basis = country if own else layer.bases[0]
            parts.append(sentences(reading(basis), layer.citation))
        sources = _sources(log)
        if sources:
            parts.append(sources)
        parts.append(stamp_words())
    return "\n\n".join(" ".join(part.split()) for part in parts if part) + "\n"


def _assumed(log: LogTables) -> str:
    tracks = log.trajectories
    total = len(log.events)
    found: dict[str, int] = {}
    for cell in tracks["assumed"].dropna():
        for word in str(cell).split("|"):
            found[word] = found.get(word, 0) + 1
    said = []
    for word, count in sorted(found.items()):
        what = tr(ASSUMED.get(word, word))
        many = {"what": what, "count": count, "total": total}
        said.append(tr("{what} (for {count} of {total} events)", **many) if total > 1 else what)
    return "; ".join(said)


def _sources(log: LogTables) -> str:
    cells = log.events["reports"].dropna()
    names = {name for cell in cells for name in str(cell).split("|") if name}
    if len(names) > MOST_SOURCES:
        return tr("Sources: {count} reports of the log.", count=len(names))
    rows = log.reports[log.reports["report_id"].isin(sorted(names))]
    sources = "; ".join(_source(row) for row in rows.to_dict("records"))
    return tr("Sources: {sources}.", sources=sources) if sources else ""


def _source(row: dict[Any, Any]) -> str:
    title = f"“{row['title']}”" if given(row.get("title")) else str(row["report_id"])
    more = [str(row[key]) for key in ("outlet", "published", "url") if given(row.get(key))]
    return listed([title, *more])
