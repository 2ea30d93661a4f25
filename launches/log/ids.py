"""Event ids: given once, kept for good.

Each id belongs to the mention that founded it. Whatever group that mention is in bears the id; of
two ids in one group the older is borne and the other points to it, and gets its own group back
if the two are ever parted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from launches.log.mentions import Mention
from launches.model import Event


@dataclass(frozen=True, kw_only=True, slots=True)
class Id:
    """One row of ``ids.csv``: an id, its mentions with the founder first, what it went into."""

    event_id: str
    mentions: tuple[str, ...]
    merged_into: str = ""


def assign_ids(
    groups: Sequence[tuple[Sequence[Mention], Event]],
    ids: Sequence[Id] = (),
    taken: Iterable[str] = (),
) -> tuple[list[str], list[Id]]:
    """Give every group its id.

    Parameters
    ----------
    groups : sequence of (mentions, event)
        Mentions of each launch, and the event that they merge into.
    ids : sequence of Id
        Ids that were given before to these mentions, oldest first.
    taken : iterable of str
        Ids of other events, whose numbers are not given again.

    Returns
    -------
    event_ids : list of str
        One for each group.
    ids : list of Id
        The old ones in their order, and the new ones, numbered by time and then by site.

    Examples
    --------
    >>> from launches.log.mentions import mentions_of
    >>> event = Event(event_id="PRK-2023-09-13-1", actor="PRK", date_local="2023-09-13",
    ...               reports=("a",))
    >>> assign_ids([(mentions_of([event]), event)])[0]
    ['PRK-2023-09-13-1']
    """
    home = {m.key: k for k, (mentions, _) in enumerate(groups) for m in mentions}
    borne: dict[int, str] = {}
    rows: list[Id] = []
    for row in ids:
        group = _group_of(row, home, borne, groups)
        if group is None:
            rows.append(row)  # no report tells of it any more; its id is not given again
        elif group in borne:
            rows.append(replace(row, merged_into=borne[group]))
        else:
            borne[group] = row.event_id
            rows.append(_row(row.event_id, row.mentions, groups[group][0]))
    last = _last_numbers([*taken, *(row.event_id for row in rows)])
    new = sorted(
        (k for k in range(len(groups)) if k not in borne),
        key=lambda k: _in_time(groups[k]),
    )
    for k in new:
        mentions, event = groups[k]
        stem = f"{event.actor or 'XXX'}-{event.date_local or 'undated'}"
        last[stem] = last.get(stem, 0) + 1
        borne[k] = f"{stem}-{last[stem]}"
        rows.append(_row(borne[k], (), mentions))
    return [borne[k] for k in range(len(groups))], rows


def _group_of(
    row: Id,
    home: Mapping[str, int],
    borne: Mapping[int, str],
    groups: Sequence[tuple[Sequence[Mention], Event]],
) -> int | None:
    for key in row.mentions:
        if key in home:
            return home[key]
    # the reader now counts the launches of a report otherwise: look for the day
    reports = {key.rpartition("#")[0] for key in row.mentions}
    for k, (mentions, event) in enumerate(groups):
        day = row.event_id.rpartition("-")[0]
        same_day = day == f"{event.actor or 'XXX'}-{event.date_local or 'undated'}"
        if k not in borne and same_day and reports & {m.report_id for m in mentions}:
            return k
    return None


def _row(event_id: str, before: Sequence[str], mentions: Sequence[Mention]) -> Id:
    now = [m.key for m in sorted(mentions, key=lambda m: (m.known, m.key))]
    kept = [key for key in before[:1] if key in now]
    return Id(event_id=event_id, mentions=(*kept, *(key for key in now if key not in kept)))


def _last_numbers(event_ids: Sequence[str]) -> dict[str, int]:
    last: dict[str, int] = {}
    for event_id in event_ids:
        stem, _, number = event_id.rpartition("-")
        last[stem] = max(last.get(stem, 0), int(number))
    return last


def _in_time(group: tuple[Sequence[Mention], Event]) -> tuple[str, ...]:
    mentions, event = group
    return (
        event.date_local or "~",
        event.actor or "~",
        event.time_utc or "~",
        event.site or "~",
        min(m.key for m in mentions),
    )
