"""Fields on which the claimants of an event differ by more than their hedges."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from launches.claims.statement import Statement
from launches.events.preferred import is_finer

_FIELDS = (
    "missile_count", "range_km", "apogee_km", "flight_min", "speed_mach", "missile_class",
    "eez_inside", "outcome",
)  # fmt: skip
#: How far two figures may lie apart before their claimants are said to differ, by hedge.
TOLERANCE = {"exact": 0.01, "about": 0.05, "at_least": 0.05, "at_most": 0.05, "up_to": 0.05}
_UPPER = frozenset({"at_most", "up_to"})
#: Different figures of one field that are compared; no event has as many.
_MOST = 200


def conflicts(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Fields on which claimants differ.

    Examples
    --------
    >>> a = Statement("range_km", "650", 0, 1, 0, 650.0, claimant="KOR-JCS")
    >>> b = Statement("range_km", "750", 5, 6, 1, 750.0, claimant="JPN-MOD")
    >>> conflicts([a, b])
    ('range_km',)
    """
    said: dict[str, dict[tuple[object, ...], Statement]] = {}
    for s in statements:
        if s.mood == "flown":
            key = (s.claimant, s.value, s.number, s.number_max, s.qualifier)
            said.setdefault(s.field, {}).setdefault(key, s)
    return tuple(field for field in _FIELDS if field in said and _differing(said[field]))


def _differing(said: dict[tuple[object, ...], Statement]) -> bool:
    different = list(said.values())[:_MOST]
    return any(a.claimant != b.claimant and _differ(a, b) for a, b in combinations(different, 2))


def _differ(a: Statement, b: Statement) -> bool:
    """Whether two claimants' values of one field contradict each other."""
    if a.number is None or b.number is None:
        if a.value == b.value:
            return False
        finer = is_finer(a.value, b.value) or is_finer(b.value, a.value)
        return not (a.field == "missile_class" and finer)
    if a.number_max is not None or b.number_max is not None:
        overlap = a.number <= (b.number_max or b.number) and b.number <= (a.number_max or a.number)
        return not overlap
    if _bounds(a, b.number) or _bounds(b, a.number):
        return False
    tolerance = max(TOLERANCE[a.qualifier], TOLERANCE[b.qualifier])
    return abs(a.number - b.number) > tolerance * max(a.number, b.number)


def _bounds(bound: Statement, number: float) -> bool:
    """Whether a figure keeps to the bound that another one is."""
    if bound.number is None:
        return False
    if bound.qualifier == "at_least":
        return number >= bound.number
    return bound.qualifier in _UPPER and number <= bound.number
