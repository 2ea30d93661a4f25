"""Rows of single missiles put together by launch occasion, as a report would count them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from launches.events.rows import moments_of
from launches.places import fold
from launches.publiclogs.rows import LogRow
from launches.text.cells import is_unknown, read_day

#: Longest wait between two missiles of one firing window: beyond it, linking sees two launches.
WINDOW = timedelta(minutes=45)


def occasions_of(rows: Sequence[LogRow], dates: str) -> list[tuple[date | str, list[LogRow]]]:
    """Rows of each launch occasion, with its day at the site.

    The missiles of one class from one place with one outcome, no two in a row more than
    `WINDOW` apart. A row without a clock goes with the earliest of its kind on its day.

    Parameters
    ----------
    rows : sequence of LogRow
        In the order of the file.
    dates : str
        Clock that the log counts in.

    Returns
    -------
    list of (day, rows)
        By day, then time, then order in the file. The day is a month, ``YYYY-MM``, or
        ``undated`` where the log knows no better.
    """
    kinds: dict[tuple[str, ...], list[LogRow]] = {}
    for row in rows:
        kinds.setdefault(_kind(row), []).append(row)
    found: list[tuple[date | str, datetime | None, int, list[LogRow]]] = []
    for alike in kinds.values():
        for group in _windows(alike, dates):
            day, instants = moments_of([row.typed for row in group], None, dates)
            shown: date | str = day if day is not None else _month(group[0])
            found.append((shown, instants[0] if instants else None, group[0].number, group))
    found.sort(key=lambda item: (str(item[0]), item[1] is None, str(item[1]), item[2]))
    return [(day, group) for day, _, _, group in found]


def _kind(row: LogRow) -> tuple[str, ...]:
    kind = row.typed.get("class", "")
    if is_unknown(kind):
        kind = row.typed.get("name", "")
    return fold(kind), fold(row.typed.get("facility", "")), fold(row.typed.get("outcome", ""))


def _windows(rows: Sequence[LogRow], dates: str) -> list[list[LogRow]]:
    timed: list[tuple[datetime, LogRow]] = []
    untimed: dict[str, list[LogRow]] = {}
    for row in rows:
        _, instants = moments_of([row.typed], None, dates)
        if instants:
            timed.append((instants[0], row))
        else:
            untimed.setdefault(_typed_day(row), []).append(row)
    timed.sort(key=lambda item: (item[0], item[1].number))
    groups: list[list[LogRow]] = []
    last: datetime | None = None
    for moment, row in timed:
        if last is None or moment - last > WINDOW:
            groups.append([])
        groups[-1].append(row)
        last = moment
    for day, alike in untimed.items():
        home = [g for g in groups if any(_typed_day(row) == day for row in g)]
        if home:
            home[0].extend(alike)
        else:
            groups.append(alike)
    return groups


def _typed_day(row: LogRow) -> str:
    typed = row.typed.get("date", "")
    return "" if is_unknown(typed) else str(read_day(typed))


def _month(row: LogRow) -> str:
    return _typed_day(row) or "undated"
