"""Reports in, events out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from launches.claims.reading import Reading, read_text
from launches.claims.statements import Statement
from launches.events.assemble import SALVO_MIN, Dating, build_event, claims_of
from launches.events.discourse import Discourse, Unit, follow
from launches.events.preferred import ORDER
from launches.model import Claim, Event, Report
from launches.text.calendar import Reference
from launches.text.clock import Clock


def parse_report(report: Report, *, order: Sequence[str] = ORDER) -> tuple[Event, ...]:
    """Events that one report is about, each with its claims; empty where it reports no launch.

    Parameters
    ----------
    report : Report
        The text and what is known about it.
    order : sequence of str
        Claimants, preferred first; see `launches.events.preferred`.

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
    for unit in discourse.units:
        for part in _split(unit):
            dating = _dating(discourse, unit, report, reference)
            events.append(build_event(reading, discourse, unit, part, dating, order))
    return tuple(_numbered(report, event, k) for k, event in enumerate(events, 1))


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
    statements = [s for unit in discourse.units for s in unit.statements] + discourse.background
    return tuple(claims_of(reading, statements))


def _reference(report: Report) -> Reference:
    latest = report.published or report.file_date or report.as_of or date.today()  # noqa: DTZ011
    return Reference(report.published, latest)


def _dating(discourse: Discourse, unit: Unit, report: Report, reference: Reference) -> Dating:
    if unit.dated:
        return Dating(unit.day, "stated")
    if discourse.focal is not None:
        basis = discourse.basis
        if report.published is None and report.file_date is None:
            basis = "inferred"
        return Dating(discourse.focal, basis)
    if report.published is not None:
        return Dating(report.published, "announcement")
    return Dating(report.file_date, "announcement") if report.file_date else Dating(None, "")


def _split(unit: Unit) -> list[list[Statement]]:
    """Statements of each event in a launch: its shots, where they differ in outcome, class or time."""
    shots = sorted({s.shot for s in unit.statements if s.shot})
    if len(shots) < 2:
        for statement in unit.statements:
            statement.shot = 0
        return [unit.statements]
    own = {k: [s for s in unit.statements if s.shot == k] for k in shots}
    shared = [s for s in unit.statements if not s.shot]
    groups: list[list[int]] = []
    for k in shots:
        for group in groups:
            if _alike(own[group[-1]], own[k]):
                group.append(k)
                break
        else:
            groups.append([k])
    if len(groups) == 1:
        return [unit.statements]
    parts: list[list[Statement]] = []
    for group in groups:
        part = [s for k in group for s in own[k]]
        fields = {s.field for s in part}
        for statement in shared:
            if statement.field == "missile_count":
                continue
            if statement.field not in fields and statement.field in {"site", "sea", "missile_name", "direction", "eez_inside", "missile_class", "outcome"}:
                part.append(statement)
        for field in ("site", "sea"):
            if not any(s.field == field for s in part):
                others = {s.value: s for k in shots for s in own[k] if s.field == field}
                if len(others) == 1:
                    part.append(replace(next(iter(others.values())), shot=0))
        counted = Statement(
            "missile_count", str(len(group)), part[0].first, part[0].stop, part[0].sentence, float(len(group)),
            claimant=part[0].claimant,
        )  # fmt: skip
        for statement in part:
            if statement.field != "missile_count":
                statement.shot = statement.shot if len(group) > 1 else 0
        parts.append([s for s in part if s.field != "missile_count"] + [counted])
    return parts


def _alike(a: list[Statement], b: list[Statement]) -> bool:
    """Whether two shots belong to one event: same outcome and class, less than half an hour apart."""
    outcome_a = {s.value for s in a if s.field == "outcome"}
    outcome_b = {s.value for s in b if s.field == "outcome"}
    if outcome_a != outcome_b:
        return False
    class_a = {s.value for s in a if s.field == "missile_class"}
    class_b = {s.value for s in b if s.field == "missile_class"}
    if class_a and class_b and class_a != class_b:
        return False
    for field in ("missile_name", "site"):
        value_a = {s.value for s in a if s.field == field}
        value_b = {s.value for s in b if s.field == field}
        if value_a and value_b and value_a.isdisjoint(value_b):
            return False
    clock_a = [s.extra.minute for s in a if s.field == "time_local" and isinstance(s.extra, Clock)]
    clock_b = [s.extra.minute for s in b if s.field == "time_local" and isinstance(s.extra, Clock)]
    return not (clock_a and clock_b and abs(clock_a[0] - clock_b[0]) > SALVO_MIN)


def _numbered(report: Report, event: Event, number: int) -> Event:
    event_id = f"{event.actor or 'XXX'}-{event.date_local or 'undated'}-{number}"
    claims = tuple(
        replace(claim, event_id=event_id, report_id=report.report_id) for claim in event.claims
    )
    return replace(event, event_id=event_id, claims=claims, reports=(report.report_id,))


def build_events(reports: Iterable[Report], *, order: Sequence[str] = ORDER) -> tuple[Event, ...]:
    """Events of many reports by time, with ids that are numbered by it (ties by site)."""
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


__all__ = ["Reading", "build_events", "parse_report"]
