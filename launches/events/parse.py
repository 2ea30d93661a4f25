"""Reports in, events out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from launches.claims.reading import Reading, read_text
from launches.events.assemble import build_event, claims_of
from launches.events.discourse import follow
from launches.events.launch import Discourse, Launch
from launches.events.preferred import ORDER
from launches.events.ranges import settle_bare
from launches.events.rows import events_of_rows
from launches.events.splitting import split_shots
from launches.events.timing import Dating
from launches.model import Claim, Event, Report
from launches.text.calendar import Reference
from launches.text.rowtext import is_layout, read_layout

#: Years in which reports are written.
_YEARS = range(1900, 2200)


def parse_report(report: Report, *, order: Sequence[str] = ORDER) -> tuple[Event, ...]:
    """Events that one report is about, each with its claims; empty where it reports no launch.

    A report that was laid out from the rows of a public log is read by its columns.

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
    rows = read_layout(report.text)
    if rows is not None:
        return events_of_rows(report, rows)
    return _events_of(*_followed(report), report, order)


def read_report(
    report: Report, *, order: Sequence[str] = ORDER
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """Events of a report and all of its claims, from one reading of the text.

    Parameters
    ----------
    report, order
        As for `parse_report`.

    Returns
    -------
    events : tuple of Event
        As `parse_report` gives them.
    claims : tuple of Claim
        As `all_claims` gives them.

    Examples
    --------
    >>> text = "Iran tested a missile on Friday. It can reach 2,000 km, Tehran said."
    >>> events, claims = read_report(Report(report_id="a", text=text, published=date(2023, 5, 26)))
    >>> len(events), claims[-1].mood
    (1, 'capability')
    """
    events, _, claims = read_all(report, order=order)
    return events, claims


def read_all(
    report: Report, *, order: Sequence[str] = ORDER
) -> tuple[tuple[Event, ...], tuple[Event, ...], tuple[Claim, ...]]:
    """Events of a report, launches that it takes back, and all of its claims, from one reading.

    Parameters
    ----------
    report, order
        As for `parse_report`.

    Returns
    -------
    events, claims : tuple
        As `read_report` gives them.
    denials : tuple of Event
        The launch that the report says did not take place, if it tells of nothing else: side, day
        and one claim, that its `status` is ``retracted``.

    Examples
    --------
    >>> text = "North Korea did not in fact launch a missile on September 25, the JCS said."
    >>> _, (denial,), _ = read_all(Report(report_id="a", text=text, published=date(2022, 9, 26)))
    >>> denial.event_id, denial.claims[0].claimant, denial.claims[0].value
    ('PRK-2022-09-25-1', 'KOR-JCS', 'retracted')
    """
    if is_layout(report.text):
        told = parse_report(report)
        return told, (), tuple(claim for event in told for claim in event.claims)
    reading, discourse = _followed(report)
    events = _events_of(reading, discourse, report, order)
    return events, _denials_of(discourse, report), _claims_of(reading, discourse)


def _denials_of(discourse: Discourse, report: Report) -> tuple[Event, ...]:
    denial = discourse.denial
    day = (denial.day if denial else None) or discourse.focal
    actor = discourse.context.actor
    if denial is None or day is None or not actor:
        return ()
    event_id = f"{actor}-{day}-1"
    claim = Claim(
        field="status", value="retracted", verbatim=report.text[denial.start : denial.end],
        start=denial.start, end=denial.end, claimant=denial.claimant,
        event_id=event_id, report_id=report.report_id, preferred=True,
    )  # fmt: skip
    return (
        Event(
            event_id=event_id, actor=actor, date_local=day.isoformat(),
            date_basis="stated" if denial.day else discourse.basis, status="retracted",
            reports=(report.report_id,), claims=(claim,),
        ),
    )  # fmt: skip


def all_claims(report: Report) -> tuple[Claim, ...]:
    """Every claim of a report, those of its background included, in text order.

    Examples
    --------
    >>> text = "Iran tested a missile on Friday. It can reach 2,000 km, Tehran said."
    >>> claims = all_claims(Report(report_id="a", text=text, published=date(2023, 5, 26)))
    >>> [(c.field, c.value, c.mood, c.claimant) for c in claims if c.field == "range_km"]
    [('range_km', '2000', 'capability', 'IRN')]
    """
    return read_report(report)[1]


def _followed(report: Report) -> tuple[Reading, Discourse]:
    reading = read_text(report.text)
    return reading, follow(reading, _reference(report), report.outlet)


def _events_of(
    reading: Reading, discourse: Discourse, report: Report, order: Sequence[str]
) -> tuple[Event, ...]:
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


def _claims_of(reading: Reading, discourse: Discourse) -> tuple[Claim, ...]:
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
