"""What changed between two states of the events table, event by event and column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from launches import schema
from launches.log.tables import COLUMNS, Row

#: Columns that follow from the others and would only say it twice.
_DERIVED = frozenset({"event_id", "claim_count", *schema.names("events", "estimated")})


@dataclass(frozen=True, slots=True)
class Change:
    """One change: an event added, removed or merged, or a column of it with both values."""

    event_id: str
    kind: str
    column: str = ""
    old: str = ""
    new: str = ""


def changes(
    old: Sequence[Row],
    new: Sequence[Row],
    *,
    merged: Mapping[str, str] | None = None,
    columns: Iterable[str] | None = None,
) -> list[Change]:
    """Compare two states of ``events.csv``.

    Parameters
    ----------
    old, new : sequence of rows
        Rows with the columns of the events table.
    merged : mapping, optional
        Ids that went into others, as the newer ``ids.csv`` has them.
    columns : iterable of str, optional
        Columns to compare; all but the estimated ones where not given.

    Returns
    -------
    list of Change
        ``added``, ``removed``, ``merged`` (with the other id in `new`) and ``changed``, in the
        order of the newer table, what is gone at the end.
    """
    names = COLUMNS["events"]
    shown = [name for name in names if name not in _DERIVED] if columns is None else list(columns)
    places = [(name, names.index(name)) for name in shown]
    before = {row[0]: row for row in old}
    after = {row[0] for row in new}
    found = []
    for row in new:
        was = before.get(row[0])
        if was is None:
            found.append(Change(row[0], "added", new=words(row)))
        elif was != row:
            found += [
                Change(row[0], "changed", name, was[k], row[k])
                for name, k in places
                if was[k] != row[k]
            ]
    for event_id, row in before.items():
        if event_id not in after:
            into = (merged or {}).get(event_id, "")
            kind = "merged" if into else "removed"
            found.append(Change(event_id, kind, old=words(row), new=into))
    return found


def words(row: Row) -> str:
    """Put an event in a few words.

    Examples
    --------
    >>> row = dict.fromkeys(COLUMNS["events"], "") | {"missile_count": "2",
    ...     "missile_class": "SRBM", "site": "Sunan"}
    >>> words(list(row.values()))
    '2 SRBM from Sunan'
    """
    cell = dict(zip(COLUMNS["events"], row, strict=True))
    what = [cell["missile_count"], cell["missile_class"], cell["missile_name"]]
    said = " ".join(part for part in what if part)
    return f"{said} from {cell['site']}" if cell["site"] else said


def sentences(found: Iterable[Change]) -> list[str]:
    """Put changes as lines of ``CHANGES.md``, one for each event.

    Examples
    --------
    >>> sentences([Change("PRK-2022-09-25-1", "changed", "range_km", "400", "650"),
    ...            Change("PRK-2022-09-25-1", "changed", "status", "reported", "confirmed")])
    ['PRK-2022-09-25-1: range_km 400 -> 650; status reported -> confirmed']
    """
    lines: dict[str, list[str]] = {}
    for change in found:
        if change.kind == "changed":
            old, new = (value or "empty" for value in (change.old, change.new))
            lines.setdefault(change.event_id, []).append(f"{change.column} {old} -> {new}")
        elif change.kind == "merged":
            lines.setdefault(change.event_id, []).append(f"merged into {change.new}")
        else:
            said = change.new or change.old
            lines.setdefault(change.event_id, []).append(f"{change.kind} ({said})")
    return [f"{event_id}: {'; '.join(parts)}" for event_id, parts in lines.items()]
