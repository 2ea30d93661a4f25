"""Reports in, events out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from launches.claims.reading import read_text
from launches.events.assemble import build_event, claims_of
from launches.events.discourse import follow
from launches.events.launch import Discourse, Launch
from launches.events.preferred import ORDER
from launches.events.ranges import settle_bare
from launches.events.splitting import split_shots
from launches.events.timing import Dating
from launches.model import Claim, Event, Report
from launches.text.calendar import Reference

#: Years in which reports are written.
_YEARS = range(1900, 2200)


def parse_report(report: Report, *, order: Sequence[str] = ORDER) -> tuple[Event, ...]:
    """Events that one report is about, each with its claims; empty where it reports no launch.

    Parameters
    ----------
    report : Report
        The text and what is known about it.
    order : sequence of str
        Claimants, preferred first; see `launches.events.preferred`.

    Returns
    -------
    tuple of Event
        In text order, with ids numbered within the report.

    Examples
    --------
    >>> text = "North Korea fired two short-range ballistic missiles from Sunan on Wednesday."
    >>> event = parse_report(Report(report_id="a", text=text, published=date(2023, 9, 13)))[0]
    >>> event.date_local, event.actor, event.missile_count, event.missile_class, event.site
    ('2023-09-13', 'PRK', 2, 'SRBM', 'Sunan')
    """
    reading = read_text(report.text)
    reference = _reference(report)
    discourse = follow(reading, reference, report.outlet)
    events: list[Event] = []
    for launch in discourse.launches:
        dating = _dating(discourse, launch, report)
        for statements in split_shots(launch):
            events.append(
                build_event(
                    report, len(events) + 1, reading, discourse, launch, statements, dating, order
                )
            )
    return tuple(events)


def all_claims(report: Report) -> tuple[Claim, ...]:
    """Every claim of a report, those of its background included, in text order.

    Examples
    --------
    >>> text = "Iran tested a missile on Friday. It can reach 2,000 km, Tehran said."
    >>> claims = all_claims(Report(report_id="a", text=text, published=date(2023, 5, 26)))
    >>> [(c.field, c.value, c.mood, c.claimant) for c in claims if c.field == "range_km"]
    [('range_km', '2000', 'capability', 'IRN')]
    """
    reading = read_text(report.text)
    discourse = follow(reading, _reference(report), report.outlet)
    statements = [s for launch in discourse.launches for s in settle_bare(launch.statements)]
    statements += settle_bare(discourse.background, range_only=True)
    return tuple(claims_of(reading, statements))


def _reference(report: Report) -> Reference:
    """Days that open dates of a report are resolved against; the last resort is today."""
    published = _credible(report.published)
    known = published or _credible(report.file_date) or _credible(report.as_of)
    return Reference(published, known or date.today())  # noqa: DTZ011


def _credible(day: date | None) -> date | None:
    """Let a day pass in whose century a report can be written; a mistyped year is none."""
    return day if day is not None and day.year in _YEARS else None


def _dating(discourse: Discourse, launch: Launch, report: Report) -> Dating:
    """Date of a launch: its own, the report's focal one, or the day of publication."""
    if launch.dated:
        return Dating(launch.day, "stated")
    if discourse.focal is not None:
        undated = report.published is None and report.file_date is None
        return Dating(discourse.focal, "inferred" if undated else discourse.basis)
    day = _credible(report.published) or _credible(report.file_date)
    return Dating(day, "announcement" if day is not None else "")


def build_events(reports: Iterable[Report], *, order: Sequence[str] = ORDER) -> tuple[Event, ...]:
    """Events of many reports by time, with ids that are numbered by it (ties by site).

    Parameters
    ----------
    reports : iterable of Report
        The texts, in any order.
    order : sequence of str
        Claimants, preferred first.

    Returns
    -------
    tuple of Event
        By date, instant and site; undated ones last.

    Examples
    --------
    >>> text = "North Korea fired a missile from Sunan on June 15, 2023."
    >>> [e.event_id for e in build_events([Report(report_id=r, text=text) for r in "ab"])]
    ['PRK-2023-06-15-1', 'PRK-2023-06-15-2']
    """
    events = [event for report in reports for event in parse_report(report, order=order)]
    events.sort(key=lambda e: (e.date_local or "~", e.time_utc or "~", e.site or "~", e.reports))
    seen = Counter[str]()
    numbered: list[Event] = []
    for event in events:
        stem = event.event_id.rpartition("-")[0]
        seen[stem] += 1
        event_id = f"{stem}-{seen[stem]}"
        claims = tuple(replace(claim, event_id=event_id) for claim in event.claims)
        numbered.append(replace(event, event_id=event_id, claims=claims))
    return tuple(numbered)
