"""Reports to events: one text, files one by one, a batch folded into a table, one event of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from launches import schema
from launches.errors import LaunchesError, ReportError
from launches.model import Claim, Event, Report
from launches.text.frontmatter import parse_published
from launches.text.reports import parse_report_text, scan_reports

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

    from launches.log.ledger import Ledger


def parse(
    text: str, published: date | str | None = None, *, as_of: date | str | None = None
) -> tuple[Event, ...]:
    """Read one report's text.

    Parameters
    ----------
    text : str
        The report, with or without front matter.
    published : date or str, optional
        Day of publication, ISO 8601; goes before the front matter's.
    as_of : date or str, optional
        Day that an open year is resolved against where nothing dates the report; today (UTC)
        where not given.

    Returns
    -------
    tuple of Event
        One record per launch occasion with its claims; none where no launch is reported.

    Raises
    ------
    ReportError
        If the front matter or a date cannot be used.

    Examples
    --------
    >>> event, = parse("North Korea fired two short-range ballistic missiles from Sunan on "
    ...                "Wednesday, South Korea's military said.", published="2023-09-13")
    >>> event.date_local, event.actor, event.missile_count, event.missile_class
    ('2023-09-13', 'PRK', 2, 'SRBM')
    """
    from launches.events import parse_report

    if not text.strip():
        return ()
    report = parse_report_text(text, report_id="text", where="text", as_of=as_of)
    if published is not None:
        day = published if isinstance(published, date) else parse_published(published)
        report = replace(report, published=day, published_text=str(published))
    return parse_report(report)


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What was read: the event records, and the tables made from them."""

    records: tuple[Event, ...]
    events: GeoDataFrame
    claims: pd.DataFrame
    reports: pd.DataFrame


def tables(reports: Iterable[Report]) -> Tables:
    """Read reports into the tables of the log.

    Parameters
    ----------
    reports : iterable of Report
        As `read_reports` gives them.

    Returns
    -------
    Tables
        Events with the reported columns, claims (those of older launches recalled with no
        `event_id`), and reports.

    Examples
    --------
    >>> len(tables([Report(report_id="a", text="Nothing was fired.")]).events)
    0
    """
    from launches.table import claims_table, events_table, reports_table

    batch = list(reports)
    records, claims = _linked(batch)
    return Tables(
        records=records,
        events=events_table(records),
        claims=claims_table(claims),
        reports=reports_table(batch, records),
    )


def build(
    reports: Iterable[Report], *, as_known_at: datetime | date | str | None = None
) -> GeoDataFrame:
    """Build the events table from reports.

    Parameters
    ----------
    reports : iterable of Report
        As `read_reports` gives them, in any order.
    as_known_at : datetime, date or str, optional
        Moment whose table is wanted, from what had been published by then; a day counts to its
        end, UTC. Events keep the ids that they have in the table of all reports.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per launch occasion with the reported columns of `launches.schema.EVENTS`;
        the geometry is the launch area's point, EPSG:4326.

    Raises
    ------
    ReportError
        If `as_known_at` is no date or time.

    Examples
    --------
    >>> text = "North Korea fired a ballistic missile from Sunan on June 15, 2023, Japan said."
    >>> report = Report(report_id="a", text=text, published=date(2023, 6, 16))
    >>> build([report]).actor.tolist(), len(build([report], as_known_at="2023-06-15"))
    (['PRK'], 0)
    """
    if as_known_at is None:
        return tables(reports).events
    from launches.table import events_table

    return events_table(_ledger(list(reports))[0].as_known_at(as_known_at))


def _ledger(reports: Sequence[Report]) -> tuple[Ledger, list[Claim]]:
    """Link the events of a batch, one for each launch; and every claim, those of no event too.

    Claims are numbered before reports are linked, so that a claim that replaces another one names
    it as the table does.
    """
    from launches.events import read_all
    from launches.log.ledger import make_ledger
    from launches.log.mentions import mentions_of

    told: list[Event] = []
    claims: list[Claim] = []
    for report in reports:
        events, denials, everything = read_all(report)
        numbered, all_claims = number_claims(report, [*events, *denials], everything)
        told += numbered
        claims += all_claims
    return make_ledger(mentions_of(told, reports)).without_bare_denials(), claims


def _linked(reports: Sequence[Report]) -> tuple[tuple[Event, ...], list[Claim]]:
    """Events of a batch, and every claim: those of events as these have them."""
    ledger, claims = _ledger(reports)
    of_events = {claim.claim_id: claim for event in ledger.events for claim in event.claims}
    return ledger.events, [of_events.get(claim.claim_id, claim) for claim in claims]


def number_claims(
    report: Report, events: Sequence[Event], claims: Iterable[Claim]
) -> tuple[list[Event], list[Claim]]:
    """Give all claims of a report their numbers, in the order of the text, those of no event too.

    Parameters
    ----------
    report : Report
        The text.
    events : sequence of Event
        What was read from it.
    claims : iterable of Claim
        All of its claims.

    Returns
    -------
    events : list of Event
        With the ids of their claims.
    claims : list of Claim
        `claim_id` is the report's id and a running number, `event_id` is empty where an older
        launch or none is meant.

    Examples
    --------
    >>> from launches.events import read_report
    >>> report = Report(report_id="a", text="Iran said that its missile can reach 2,000 km.")
    >>> _, claims = number_claims(report, *read_report(report))
    >>> [(c.claim_id, c.event_id, c.mood) for c in claims]
    [('a:1', '', 'capability')]
    """
    columns = set(schema.names("events", "reported"))
    mine = [claim for event in events for claim in event.claims]
    taken = {(c.field, c.start, c.end, c.value) for c in mine}
    others = [
        claim
        for claim in claims
        if (claim.field, claim.start, claim.end, claim.value) not in taken
        and claim.field in columns
    ]
    ordered = sorted([*mine, *others], key=lambda c: (c.start, c.end, c.field, c.event_id))
    numbered = {
        id(claim): replace(claim, claim_id=f"{report.report_id}:{k}", report_id=report.report_id)
        for k, claim in enumerate(ordered, start=1)
    }
    with_ids = [replace(e, claims=tuple(numbered[id(c)] for c in e.claims)) for e in events]
    return with_ids, list(numbered.values())


def parse_paths(
    paths: str | Path | Iterable[str | Path], *, as_of: date | str | None = None
) -> tuple[list[tuple[Report, tuple[Event, ...]]], list[LaunchesError]]:
    """Read files and folders report by report, without folding reports of one launch together.

    Parameters
    ----------
    paths, as_of
        As for `read_reports`.

    Returns
    -------
    tuple of list
        Each report with its events, and what could not be read.

    Examples
    --------
    >>> parse_paths("no-such-folder")[0]
    []
    """
    from launches.events import parse_report

    reports, errors = scan_reports(paths, as_of=as_of)
    return [(report, parse_report(report)) for report in reports], errors


def find_event(
    event_id: str,
    paths: str | Path | Iterable[str | Path] = (),
    *,
    as_of: date | str | None = None,
    log: str | Path | None = None,
) -> tuple[Event, list[Report]]:
    """Look up one event of a batch of reports, or of a log.

    Parameters
    ----------
    event_id : str
        Its id, or a beginning that only one id has.
    paths, as_of
        As for `read_reports`; a report that cannot be read is passed over.
    log : path, optional
        Folder of a log, which is looked in where no reports are given; the bundled one where
        not given.

    Returns
    -------
    event : Event
        The record with its claims.
    reports : list of Report
        Those that it was read from, as far as their texts are at hand.

    Raises
    ------
    ReportError
        If no report can be read, or none or several of their events are meant.
    DataFileError
        If none or several of the log's events are meant.

    Examples
    --------
    >>> find_event("PRK-2022-11-18")[0].missile_class
    'ICBM'
    >>> find_event("PRK-2023", "no-such-folder")
    Traceback (most recent call last):
    ...
    launches.errors.ReportError: no-such-folder: no such file or folder (check the name)
    """
    places = [paths] if isinstance(paths, str | Path) else list(paths)
    if not places:
        from launches.log.lookup import event_of
        from launches.log.texts import kept_texts

        event = event_of(event_id, log)
        return event, [report for report in kept_texts(log) if report.report_id in event.reports]
    reports, errors = scan_reports(places, as_of=as_of)
    if errors and not reports:
        raise errors[0]
    events = {event.event_id: event for event in _linked(reports)[0]}
    meant = [event_id] if event_id in events else [n for n in events if n.startswith(event_id)]
    if len(meant) != 1:
        near = meant or get_close_matches(event_id, events, n=5, cutoff=0.5)
        what = "several events begin like this" if meant else "no such event in these reports"
        cure = f"try {', '.join(near[:8])}" if near else "name the reports that tell of it"
        raise ReportError(what, where=event_id, cure=cure)
    event = events[meant[0]]
    return event, [report for report in reports if report.report_id in event.reports]
