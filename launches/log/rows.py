"""All rows of a log's files: loaded, put in order, and looked through for what changed."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from launches.log.ids import Id
from launches.log.ledger import id_order
from launches.log.store import read_current
from launches.log.tables import COLUMNS, SAID, Row, from_csv, ids_from


@dataclass
class Rows:
    """The tables of a log as rows of text."""

    events: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    ids: list[Row] = field(default_factory=list)


def load_rows(path: Path) -> Rows:
    """Load the tables of a log; empty where there is none.

    Raises
    ------
    DataFileError
        If a file is not a table of the log.
    """
    rows = Rows()
    for name, columns in COLUMNS.items():
        raw = read_current(path, f"{name}.csv")
        if raw is not None:
            setattr(rows, name, from_csv(raw, columns, str(path / f"{name}.csv")))
    return rows


def ids_of(folder: str | Path) -> list[Id]:
    """Ids of a log, as ``ids.csv`` has them."""
    raw = read_current(folder, "ids.csv")
    where = str(Path(folder) / "ids.csv")
    return [] if raw is None else ids_from(from_csv(raw, COLUMNS["ids"], where))


def unchanged(
    old_events: Sequence[Row],
    new_events: Sequence[Row],
    old_claims: Sequence[Row],
    new_claims: Sequence[Row],
) -> dict[str, Row]:
    """Look up the estimated cells of events of which neither columns nor claims changed."""
    before = {row[0]: row for row in old_events}
    was, now = _by_event(old_claims), _by_event(new_claims)
    return {
        row[0]: before[row[0]][SAID:]
        for row in new_events
        if row[0] in before
        and before[row[0]][:SAID] == row[:SAID]
        and was.get(row[0]) == now.get(row[0])
    }


def _by_event(claims: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sorted(claims, key=claim_order):
        found.setdefault(row[1], []).append(row)
    return found


def claim_order(row: Row) -> tuple[object, ...]:
    """Key that sorts claims by event, report and number."""
    report_id, _, number = row[0].rpartition(":")
    return id_order(row[1]), report_id, int(number)


def mention_order(row: Row) -> tuple[str, int]:
    """Key that sorts mentions by report and number."""
    return row[1], int(row[0].rpartition("#")[2])


def in_old_order(old: Sequence[Row], rows: Iterable[Row]) -> list[Row]:
    """Sort rows as they stood, the new ones behind."""
    place = {row[0]: k for k, row in enumerate(old)}
    return sorted(rows, key=lambda row: place.get(row[0], len(place)))


def merged_rows(rows: list[Row], new: Sequence[Row], order: Callable[[Row], Any]) -> list[Row]:
    """Sort new rows in among others that are in order already.

    Examples
    --------
    >>> merged_rows([["a"], ["c"]], [["b"]], lambda row: row[0])
    [['a'], ['b'], ['c']]
    """
    if len(new) > len(rows) // 100:
        return sorted([*rows, *new], key=order)
    for row in new:
        # a few among many: most keys need not be made
        insort(rows, row, key=order)
    return rows
