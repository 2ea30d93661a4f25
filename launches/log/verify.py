"""Check a log: keys, values, hashes, and every claim's words against its report."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from launches import schema
from launches.errors import LaunchesError
from launches.log.overrules import read_overrules
from launches.log.package import hashes_of, settings_of
from launches.log.read import log_folder
from launches.log.store import current, read_current
from launches.log.tables import COLUMNS, REPORTED, Row, from_csv
from launches.model import Report

_KEYS = {"events": 0, "claims": 0, "reports": 0, "mentions": 0, "ids": 0}
_LAYERS = ("trajectories.geojson", "footprints.geojson")
#: Faults of one kind in one table that are told one by one.
MOST = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def verify(path: str | Path | None = None, texts: Iterable[Report] = ()) -> list[Fault]:
    """Check that a log holds together.

    Keys are there once and refer to what exists, values fit their columns, files are those that
    ``datapackage.json`` describes, and, for each report whose text is given, the text has the
    hash that the log has and every claim's words stand where the log says.

    Parameters
    ----------
    path : path, optional
        Folder of the log; the bundled one where not given.
    texts : iterable of Report
        Reports of the log, as `read_reports` gives them; those that are not given are not
        checked.

    Returns
    -------
    list of Fault
        What is wrong and where; empty where nothing is.

    Examples
    --------
    >>> print(verify("no-such-folder")[0])
    events.csv: no such file
    """
    folder = log_folder(path)
    tables: dict[str, list[Row]] = {}
    faults: list[Fault] = []
    for name, columns in COLUMNS.items():
        raw = read_current(folder, f"{name}.csv")
        if raw is None:
            faults.append(Fault(f"{name}.csv", "no such file"))
            continue
        try:
            tables[name] = from_csv(raw, columns, f"{name}.csv")
        except LaunchesError as error:
            faults.append(Fault(error.where, error.what))
    faults += _files(folder)
    for name, rows in tables.items():
        faults += _few(_keys(name, rows))
        faults += _few(_values(name, rows))
    if len(tables) == len(COLUMNS):
        for check in (_references, _counts, _ids):
            faults += _few(check(tables))
        faults += _few(_spans(tables, texts))
        faults += _few(_links(folder, tables))
    return faults


def _few(faults: Iterator[Fault]) -> list[Fault]:
    """First faults of a kind, and how many more there are."""
    found = list(faults)
    if len(found) > MOST:
        more = Fault(found[MOST].where.partition(":")[0], f"{len(found) - MOST} more of this kind")
        return [*found[:MOST], more]
    return found


def _files(folder: Path) -> list[Fault]:
    where = "datapackage.json"
    raw = read_current(folder, where)
    if raw is None:
        return [Fault(where, "no such file")]
    try:
        settings_of(raw, where)
        described = hashes_of(raw)
    except LaunchesError as error:
        return [Fault(where, error.what)]
    except (ValueError, KeyError, TypeError):
        return [Fault(where, "not the description of a log")]
    faults = []
    for name in (*(f"{table}.csv" for table in COLUMNS), *_LAYERS, "links.csv"):
        content = read_current(folder, name)
        if content is None:
            if name in _LAYERS:
                faults.append(Fault(name, "no such file"))
        elif described.get(name) != hashlib.sha256(content).hexdigest():
            cure = ": run launches link" if name == "links.csv" else ""
            faults.append(Fault(name, f"changed since {where} was written{cure}"))
    return faults


def _line(name: str, number: int) -> str:
    return f"{name}.csv: row {number + 2}"


def _keys(name: str, rows: Sequence[Row]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows):
        key = row[_KEYS[name]]
        if not key:
            yield Fault(_line(name, number), "no key")
        elif key in seen:
            yield Fault(_line(name, number), f"{key} stands in row {seen[key] + 2} too")
        seen.setdefault(key, number)


def _values(name: str, rows: Sequence[Row]) -> Iterator[Fault]:
    known = {c.name: c for c in schema.EVENTS} if name == "mentions" else {}
    known |= {c.name: c for c in schema.TABLES.get(name, ())}
    tests = [
        (k, column, _test_of(known[column])) for k, column in enumerate(COLUMNS[name])
        if column in known
    ]  # fmt: skip
    for number, row in enumerate(rows):
        for k, column, test in tests:
            cell = row[k]
            if cell and test is not None and not test(cell):
                yield Fault(_line(name, number), f"{column} cannot be {cell[:40]!r}")


def _test_of(column: schema.Column) -> Callable[[str], bool] | None:
    if column.values:
        allowed = frozenset(column.values)
        return allowed.__contains__
    if column.dtype == "boolean":
        return frozenset(("true", "false")).__contains__
    if column.dtype == "Int64":
        return _is_whole
    if column.dtype == "Float64":
        return _is_number
    return _is_day if column.name == "date_local" else None


def _is_whole(cell: str) -> bool:
    return cell.removeprefix("-").isdecimal()


def _is_number(cell: str) -> bool:
    try:
        return abs(float(cell)) < float("inf")
    except ValueError:
        return False


def _is_day(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _references(tables: dict[str, list[Row]]) -> Iterator[Fault]:
    events = {row[0] for row in tables["events"]}
    reports = {row[0] for row in tables["reports"]}
    claims = {row[0] for row in tables["claims"]}
    for name, event_at, report_at in (("claims", 1, 2), ("mentions", 2, 1)):
        for number, row in enumerate(tables[name]):
            if row[event_at] and row[event_at] not in events:
                yield Fault(_line(name, number), f"there is no event {row[event_at]}")
            if row[report_at] not in reports:
                yield Fault(_line(name, number), f"there is no report {row[report_at]}")
    supersedes = COLUMNS["claims"].index("supersedes")
    for number, row in enumerate(tables["claims"]):
        for claim_id in filter(None, row[supersedes].split("|")):
            if claim_id not in claims:
                yield Fault(_line("claims", number), f"there is no claim {claim_id}")


def _counts(tables: dict[str, list[Row]]) -> Iterator[Fault]:
    """Events whose reports, claims or columns are not those of their claims and mentions."""
    places = {name: COLUMNS["events"].index(name) for name in ("reports", "claim_count")}
    claims: dict[str, int] = {}
    for row in tables["claims"]:
        claims[row[1]] = claims.get(row[1], 0) + 1
    reports: dict[str, set[str]] = {}
    said: dict[str, list[Row]] = {}
    for row in tables["mentions"]:
        reports.setdefault(row[2], set()).add(row[1])
        said.setdefault(row[2], []).append(row)
    shown = [(n, COLUMNS["events"].index(n), COLUMNS["mentions"].index(n)) for n in REPORTED]
    for number, row in enumerate(tables["events"]):
        where = _line("events", number)
        if row[places["claim_count"]] != str(claims.get(row[0], 0)):
            there = claims.get(row[0], 0)
            yield Fault(where, f"claim_count is {row[places['claim_count']]}, not {there}")
        if set(filter(None, row[places["reports"]].split("|"))) != reports.get(row[0], set()):
            yield Fault(where, "reports are not those of its mentions")
        for name, here, there in shown:
            if row[here] and row[here] not in {mention[there] for mention in said.get(row[0], ())}:
                yield Fault(where, f"no report says that {name} is {row[here][:40]}")


def _ids(tables: dict[str, list[Row]]) -> Iterator[Fault]:
    given = {row[0]: row for row in tables["ids"]}
    for number, row in enumerate(tables["events"]):
        if row[0] not in given:
            yield Fault(_line("events", number), f"{row[0]} is not in ids.csv")
        elif given[row[0]][2]:
            yield Fault(_line("events", number), f"{row[0]} went into {given[row[0]][2]}")
    for number, row in enumerate(tables["ids"]):
        if row[2] and row[2] not in given:
            yield Fault(_line("ids", number), f"{row[2]} was never given")


def _spans(tables: dict[str, list[Row]], texts: Iterable[Report]) -> Iterator[Fault]:
    known = {report.report_id: report for report in texts}
    hash_at = COLUMNS["reports"].index("sha256")
    good = set()
    for number, row in enumerate(tables["reports"]):
        report = known.get(row[0])
        if report is None:
            continue
        if report.sha256 == row[hash_at]:
            good.add(row[0])
        else:
            yield Fault(_line("reports", number), f"the text of {row[0]} has another hash")
    names = COLUMNS["claims"]
    start_at, end_at, words_at = (names.index(n) for n in ("start", "end", "verbatim"))
    for number, row in enumerate(tables["claims"]):
        if row[2] not in good or not (_is_whole(row[start_at]) and _is_whole(row[end_at])):
            continue
        there = known[row[2]].text[int(row[start_at]) : int(row[end_at])]
        if _as_cell(there) != row[words_at]:
            yield Fault(_line("claims", number), f"its words do not stand there: {there[:40]!r}")


def _as_cell(text: str) -> str:
    """Text as it stands in a table, where what a spreadsheet would run is marked."""
    import pandas as pd

    from launches.formats import to_csv

    if text[:1] not in "'=+-@\t\r\n":
        return text
    cell = to_csv(pd.DataFrame({"verbatim": [text]}))
    return list(csv.reader(io.StringIO(cell, newline="")))[1][0]


def _links(folder: Path, tables: dict[str, list[Row]]) -> Iterator[Fault]:
    try:
        overrules = read_overrules(current(folder, "links.csv"))
    except LaunchesError as error:
        yield Fault("links.csv", f"{error.what} ({error.where})")
        return
    known = {cell for row in tables["mentions"] for cell in row[:2]}
    known |= {row[0] for row in tables["ids"]} | {row[0] for row in tables["reports"]}
    for rule in overrules:
        for name in filter(None, (rule.a, rule.b)):
            if name not in known:
                yield Fault("links.csv", f"names {name}, which is not in the log")
