"""Tallies and their parts: "127 missiles ... of them 23 ballistic"."""

from __future__ import annotations

from launches.events.assign import LAST_STATEMENTS
from launches.events.launch import Discourse, Launch
from launches.events.preferred import compatible

#: Fields that the parts of a tally share with the whole.
_SHARED = frozenset({"time_local", "sea", "eez_inside", "direction", "outcome", "missile_class"})
#: How far the parts may add up to another number than the whole, and how many they are then.
_TOLERANCE, _MANY = 0.15, 3


def settle_tallies(discourse: Discourse) -> None:
    """Replace a tally by its parts where they make it up; fold them into it where they do not."""
    parts_of: dict[int, list[Launch]] = {}
    for launch in discourse.launches:
        if launch.parent is not None:
            parts_of.setdefault(id(launch.parent), []).append(launch)
    dropped: set[int] = set()
    for whole in discourse.launches:
        parts = parts_of.get(id(whole), [])
        if whole.parent is None and parts:
            dropped.update(id(launch) for launch in _settle(whole, parts))
    if dropped:
        discourse.launches = [a for a in discourse.launches if id(a) not in dropped]


def _settle(whole: Launch, parts: list[Launch]) -> list[Launch]:
    """Settle one tally; gives back the launches that are none of their own."""
    if len(parts) >= 2 and (whole.count is None or _add_up(whole.count, parts)):
        for part in parts:
            _inherit(part, whole)
        return [whole]
    if len(parts) == 1 and (whole.count is None or not parts[0].site):
        if whole.count is None:
            for statement in parts[0].statements:
                whole.add(statement)
            whole.klass = parts[0].klass or whole.klass
        return parts
    if whole.count is None:
        return []
    return [p for p in parts if not (p.count and p.site and p.minute is not None)]


def _add_up(whole: float, parts: list[Launch]) -> bool:
    """Whether the parts of a tally make it up; three or more may miss some."""
    if not all(part.count for part in parts):
        return False
    total = sum(part.count or 0 for part in parts)
    if total == whole:
        return True
    return len(parts) >= _MANY and abs(total - whole) <= _TOLERANCE * whole


def _inherit(part: Launch, whole: Launch) -> None:
    """Let a part share what is said of the whole, where nothing is said of it alone."""
    part.actor = part.actor or whole.actor
    own = {s.field for s in part.statements}
    for statement in whole.statements[:LAST_STATEMENTS]:
        if statement.field not in _SHARED or statement.field in own:
            continue
        if (
            statement.field == "missile_class"
            and part.klass
            and not compatible(part.klass, statement.value)
        ):
            continue
        part.add(statement.again())
