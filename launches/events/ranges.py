"""Distance, height, flight time and speed of an event."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from launches.claims.rolewords import APOGEE, BARE, RANGE
from launches.claims.statement import Statement
from launches.events.choice import Choice

#: A bare distance takes the role of a figure that it is this close to.
_NEAR = 0.2
#: A bare distance of so many kilometres is a range where none is told.
_LEAST_RANGE_KM = 50
#: One claimant's figures this close are one, rounded here and exact there.
_SAME = 1.06


def settle_bare(statements: Sequence[Statement], *, range_only: bool = False) -> list[Statement]:
    """Give distances without a telling word the role of the figures that they are close to.

    With `range_only`, one that is close to none is a range however short and in whatever mood.

    Examples
    --------
    >>> said = Statement(RANGE, "650", 0, 1, 0, 650.0)
    >>> [s.field for s in settle_bare([said, Statement(BARE, "600", 3, 4, 1, 600.0)])]
    ['range_km', 'range_km']
    """
    if not any(s.field == BARE for s in statements):
        return list(statements)
    known = {
        field: sorted(
            s.number for s in statements if s.field == field and s.mood == "flown" and s.number
        )
        for field in (RANGE, APOGEE)
    }
    settled: list[Statement] = []
    for statement in statements:
        if statement.field == BARE:
            number = statement.number or 0.0
            gaps = {field: _gap(number, values) for field, values in known.items()}
            field = min(gaps, key=lambda name: gaps[name])
            if gaps[field] <= _NEAR:
                statement.field = field
            elif range_only or (
                not known[RANGE] and number >= _LEAST_RANGE_KM and statement.mood == "flown"
            ):
                insort(known[RANGE], number)
                statement.field = RANGE
            else:
                continue
        settled.append(statement)
    return settled


def _gap(number: float, values: list[float]) -> float:
    """Relative difference from the nearest of some sorted values; a length of none is near none."""
    at = bisect_left(values, number)
    beside = (value for value in values[max(at - 1, 0) : at + 1] if value > 0.0)
    return min((abs(number - value) / value for value in beside), default=9.0)


def take_figures(choice: Choice, values: dict[str, Any]) -> None:
    """Fill in range, apogee, flight time and speed, each of its preferred claimant."""
    for field in (RANGE, APOGEE):
        group = choice.of(field)
        if not group:
            continue
        low, high, qualifier = _span(group)
        values[field] = low
        values[f"{field}_max"] = high
        values[field.replace("_km", "_qualifier")] = qualifier
        for statement in group:
            if statement.number in (low, high):
                choice.use(statement)
    times = choice.of("flight_min")
    if times:
        exact = [s for s in times if s.qualifier == "exact"]
        values["flight_min"] = choice.use(min(exact or times, key=lambda s: s.first)).number
    speeds = choice.of("speed_mach")
    if speeds:
        fastest = choice.use(max(speeds, key=lambda s: s.number_max or s.number or 0.0))
        values["speed_mach"] = fastest.number_max or fastest.number


def _span(group: list[Statement]) -> tuple[float | None, float | None, str]:
    """Lowest and highest of one claimant's figures, and their hedge.

    Several shots and "350 and 650 km" give a span; a figure said again with more digits or
    another hedge does not.
    """
    figures = [s.number for s in group if s.number is not None]
    figures += [s.number_max for s in group if s.number_max is not None]
    hedges = [s.qualifier for s in group if s.qualifier != "exact"]
    low, high = min(figures), max(figures)
    several = len({s.shot for s in group if s.shot}) >= 2
    told_span = any(s.number_max is not None for s in group)
    if high > low and not several and not told_span and not _listed(group):
        if high <= _SAME * low:
            # one figure, rounded here and exact there: the first one, unless hedged later
            return group[0].number, None, hedges[0] if hedges else "exact"
        return group[0].number, None, group[0].qualifier
    return low, high if high > low else None, hedges[0] if hedges else "exact"


def _listed(group: list[Statement]) -> bool:
    """Whether two figures of one sentence are told side by side: "395 km and 337 km"."""
    return any(
        a.sentence == b.sentence and 0 <= b.first - a.stop <= 2 and a.number != b.number
        for a, b in pairwise(group)
    )
