"""Keep a log in a folder: build it from reports, add reports to it, link it anew.

Nothing is overwritten: reports and claims stay, ids stay, and the events table is made from them.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from launches.errors import LaunchesError, ReportError
from launches.log.estimates import Settings
from launches.log.ledger import make_ledger
from launches.log.mentions import Mention, mentions_of
from launches.log.overrules import Overrule, read_overrules
from launches.log.publish import Kept, kept_settings, write_log
from launches.log.rows import Rows, load_rows
from launches.log.store import current, writing
from launches.log.tables import COLUMNS, Row, ids_from, mentions_from, report_rows
from launches.model import Event, Report

_FORMULA = re.compile(r"'*[=+\-@]")


def build_log(
    folder: str | Path, reports: Iterable[Report], *, settings: Settings | None = None
) -> Kept:
    """Build the log from reports, all of it anew but for the ids and the editor's decisions.

    Parameters
    ----------
    folder : path
        Folder of the log, made if it is not there.
    reports : iterable of Report
        All reports of the log, in any order.
    settings : Settings, optional
        How estimates are made; as the log has it, else as `Settings` has it.

    Raises
    ------
    OutputError
        If the folder cannot be written to; the old log stands.
    LaunchesError
        If two reports have one id, an id begins like a formula, or a file that is kept cannot be
        used.

    Examples
    --------
    >>> import tempfile
    >>> text = "North Korea fired a ballistic missile from Sunan on June 15, 2023, Japan said."
    >>> kept = build_log(tempfile.mkdtemp(), [Report(report_id="a", text=text)],
    ...                  settings=Settings(samples=0))
    >>> [change.event_id for change in kept.changes]
    ['PRK-2023-06-15-1']
    """
    with writing(folder) as path:
        old = load_rows(path)
        batch = _unlike(reports)
        chosen = settings or kept_settings(path) or Settings()
        mentions = _read(batch)
        ledger = make_ledger(
            mentions, ids=ids_from(old.ids), overrules=read_overrules(current(path, "links.csv"))
        )
        new = Rows(reports=report_rows(batch, mentions))
        return write_log(path, old, new, ledger, chosen, [r.report_id for r in batch], ())


def add_reports(folder: str | Path, reports: Iterable[Report]) -> Kept:
    """Add reports to a log; what they do not touch is left as it is.

    Parameters
    ----------
    folder : path
        Folder of the log; where there is none, it is begun.
    reports : iterable of Report
        New ones; those that are in the log already, word for word, are passed over.

    Raises
    ------
    ReportError
        If another text is in the log under the same id.
    OutputError
        If the folder cannot be written to; the old log stands.

    Examples
    --------
    >>> add_reports("data", [])  # doctest: +SKIP
    """
    with writing(folder) as path, _uncollected():
        old = load_rows(path)
        fresh, known = _new_ones(_unlike(reports), old)
        overrules = read_overrules(current(path, "links.csv"))
        told = _read(fresh)
        keys = _touched(told, old, overrules)
        return _revise(path, old, told, keys, overrules, fresh, known)


def relink(folder: str | Path) -> Kept:
    """Link the whole log anew without its texts, as after a change of ``links.csv``.

    Raises
    ------
    LaunchesError
        If there is no log, or a file of it cannot be used.
    """
    with writing(folder) as path, _uncollected():
        old = load_rows(path)
        if not old.reports:
            raise LaunchesError("no log", where=str(path), cure="make one with: launches build")
        overrules = read_overrules(current(path, "links.csv"))
        return _revise(path, old, [], {row[0] for row in old.mentions}, overrules, [], ())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put garbage collection off, which would search a million cells over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _revise(
    path: Path,
    old: Rows,
    told: Sequence[Mention],
    keys: set[str],
    overrules: Sequence[Overrule],
    fresh: Sequence[Report],
    known: Sequence[str],
) -> Kept:
    """Link new mentions with those of the log that they may touch, and carry the rest over."""
    near = [row for row in old.mentions if row[0] in keys]
    names = {row[2] for row in near}
    near_claims = [row for row in old.claims if row[1] in names]
    tellers = {row[1] for row in near}
    before = mentions_from(near, near_claims, [r for r in old.reports if r[0] in tellers])
    here = ids_from(
        row for row in old.ids if row[0] in names or keys.intersection(row[1].split("|"))
    )
    there = {row[0] for row in old.ids} - {row.event_id for row in here}
    ledger = make_ledger([*before, *told], ids=here, taken=sorted(there), overrules=overrules)
    new = Rows(
        events=[row for row in old.events if row[0] not in names],
        claims=[row for row in old.claims if row[1] not in names],
        reports=[*old.reports, *report_rows(fresh, told)],
        mentions=[row for row in old.mentions if row[0] not in keys],
        ids=[row for row in old.ids if row[0] in there],
    )
    chosen = kept_settings(path) or Settings()
    return write_log(
        path, old, new, ledger, chosen, [r.report_id for r in fresh], known, near_claims
    )


def _read(reports: Sequence[Report]) -> list[Mention]:
    from launches.events import read_all

    told: list[Event] = []
    for report in reports:
        events, denials, _ = read_all(report)
        told += [*events, *denials]
    return mentions_of(told, reports)


def _unlike(reports: Iterable[Report]) -> list[Report]:
    """Sort reports by id, each id once."""
    batch = sorted(reports, key=lambda r: (r.report_id, r.sha256))
    for one, other in pairwise(batch):
        if one.report_id == other.report_id:
            cure = "give one of them another file name"
            raise ReportError("two reports have this id", where=one.report_id, cure=cure)
    for report in batch:
        if _FORMULA.match(report.report_id):
            what = "an id that a spreadsheet would run as a formula"
            raise ReportError(what, where=report.report_id, cure="give the file another name")
    return batch


def _new_ones(reports: Sequence[Report], old: Rows) -> tuple[list[Report], list[str]]:
    place = COLUMNS["reports"].index("sha256")
    there = {row[0]: row[place] for row in old.reports}
    fresh, known = [], []
    for report in reports:
        if report.report_id not in there:
            fresh.append(report)
        elif there[report.report_id] == report.sha256:
            known.append(report.report_id)
        else:
            what = "another text is in the log under this id"
            cure = "give the new one another file name, or build the log anew"
            raise ReportError(what, where=report.report_id, cure=cure)
    return fresh, known


def _touched(told: Sequence[Mention], old: Rows, overrules: Sequence[Overrule]) -> set[str]:
    """Mentions of the log that linking new ones may regroup.

    Nothing is compared over a day without launches, so that a run of days with what it shares
    events with, and what the editor names, is all there is to look at.
    """
    day_at, event_at = COLUMNS["mentions"].index("date_local"), 2
    by_day: dict[str, list[Row]] = {}
    by_event: dict[str, list[Row]] = {}
    for row in old.mentions:
        by_day.setdefault(row[day_at], []).append(row)
        by_event.setdefault(row[event_at], []).append(row)
    named = {name for rule in overrules for name in (rule.a, rule.b) if name}
    days = {m.event.date_local or "" for m in told}
    days |= {row[day_at] for row in old.mentions if named.intersection(row[:3])}
    seen: set[str] = set()
    keys: set[str] = set()
    while days - seen:
        day = min(days - seen)
        seen.add(day)
        for row in by_day.get(day, ()):
            keys.add(row[0])
            days.update(other[day_at] for other in by_event[row[event_at]])
        if day:
            today = date.fromisoformat(day)
            beside = (str(today + timedelta(days=step)) for step in (-1, 1))
            days.update(name for name in beside if name in by_day)
    return keys
