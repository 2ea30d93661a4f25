"""The words under a figure: what it shows, what is assumed, whose boundaries, which sources."""

from __future__ import annotations

from typing import Any

from launches.figures.kinds import KINDS
from launches.figures.tables import LogTables
from launches.plotting.countries import possessive
from launches.plotting.save import Notes
from launches.plotting.words import given
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
    "overview": "One mark per class and launch place; dashed tracks rest on an assumed direction.",
    "years": "One panel per year; dashed tracks rest on an assumed direction. A year without a "
    "report is no year without a launch.",
    "timeline": "Hatched: called a failure by a claimant. Shaded: no report in the log, which is "
    "not to say no launch.",
    "range-apogee": "Reported figures; open marks are hedged ones, arrows bounds. Flights above "
    "the curve of least energy were lofted.",
    "zone-distance": "Bars hold half and nine tenths of the estimated splash-downs; triangles are "
    "on the side of the limit that officials named.",
    "claims": "Filled marks are the claims that the log shows; pale ones were replaced by a later "
    "word of the same claimant.",
}


def caption(
    kind: str, log: LogTables, notes: Notes, layer: Layer, *, basis: str = "", country: str = "JPN"
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
        Zones that are drawn.
    basis : str
        Whose reading of the boundaries; empty for the kind's own choice.
    country : str
        Whose zone distances are measured from.

    Returns
    -------
    str
        Paragraphs, each on one line.
    """
    how = HOW_TO_READ.get(kind)
    parts = [f"{notes.title.rstrip('.')}. {how}" if how else notes.alt]
    assumed = _assumed(log)
    if assumed and kind in ("map", "profile", "overview", "years"):
        parts.append(f"Assumed: {assumed}.")
    if KINDS[kind].uses_zones:
        if not basis:
            own = kind == "zone-distance" and country in layer.bases
            basis = country if own else layer.bases[0]
        parts.append(f"Boundaries: {_reading(basis)}. {layer.citation}")
    sources = _sources(log)
    if sources:
        parts.append(f"Sources: {sources}.")
    known = f"As known at {log.as_known_at}" if log.as_known_at else ""
    version = f"log {log.version}" if log.version else ""
    if known or version:
        parts.append(", ".join(part for part in (known, version) if part) + ".")
    return "\n\n".join(" ".join(part.split()) for part in parts if part) + "\n"


def _reading(basis: str) -> str:
    if basis == "median":
        return "computed, with a median line where states have agreed on none"
    if len(basis) == 3 and basis.isupper():
        return f"on {possessive(basis)} reading"
    return f"as in {basis}"


def _assumed(log: LogTables) -> str:
    tracks = log.trajectories
    many = len(log.events) > 1
    found: dict[str, int] = {}
    for cell in tracks["assumed"].dropna():
        for word in str(cell).split("|"):
            found[word] = found.get(word, 0) + 1
    return "; ".join(
        ASSUMED.get(word, word) + (f" (for {count} of {len(log.events)} events)" if many else "")
        for word, count in sorted(found.items())
    )


def _sources(log: LogTables) -> str:
    cells = log.events["reports"].dropna()
    names = {name for cell in cells for name in str(cell).split("|") if name}
    if len(names) > MOST_SOURCES:
        return f"{len(names)} reports of the log"
    rows = log.reports[log.reports["report_id"].isin(sorted(names))]
    return "; ".join(_source(row) for row in rows.to_dict("records"))


def _source(row: dict[Any, Any]) -> str:
    title = f"“{row['title']}”" if given(row.get("title")) else str(row["report_id"])
    more = [str(row[key]) for key in ("outlet", "published", "url") if given(row.get(key))]
    return ", ".join([title, *more])
