"""Date, clock times and flight time by the clock of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from launches.claims.statement import Statement
from launches.events import localtime
from launches.events.choice import Choice
from launches.text.clock import Clock

#: Longest flight that two clocks can tell.
_LONGEST_MIN = 120
_DAY_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class Dating:
    """Date of a launch as printed, and how it follows from the text."""

    day: date | None
    basis: str


#: A statement of a clock, with that clock.
_Timed = tuple[Statement, Clock]


def take_times(
    choice: Choice, values: dict[str, Any], actor: str, dating: Dating, publisher: str
) -> None:
    """Fill in date, clock, zone, instant and the flight time that two clocks tell."""
    group = _timed(choice.of("time_local"))
    clock: Clock | None = None
    zone: tzinfo | None = None
    site = values.get("site")
    if group:
        first, clock = group[0]
        choice.use(first)
        name, zone = localtime.clock_zone(clock, first.claimant, actor, site, publisher)
        values["time_local"] = clock.text
        values["tz"] = name or None
        if _closes_window(group, values.get("missile_count")):
            last, end = group[-1]
            choice.use(last)
            values["time_end_local"] = end.text
    if dating.day is not None:
        at_site = localtime.site_zone(actor, site)
        shown = localtime.local_date(dating.day, clock, zone, at_site)
        values["date_local"] = shown.isoformat()
        values["date_basis"] = dating.basis
        if clock is not None and zone is not None:
            values["tz"] = localtime.zone_name(values["tz"] or "", dating.day, zone) or None
            values["time_utc"] = localtime.utc_text(dating.day, clock, zone)
    if "flight_min" not in values and values.get("missile_class") != "SLV":
        minutes = _between_clocks(choice, group)
        if minutes is not None:
            values["flight_min"] = minutes


def _timed(statements: list[Statement]) -> list[_Timed]:
    return [(s, s.clock) for s in statements if s.clock is not None]


def _closes_window(group: list[_Timed], count: int | None) -> bool:
    """Whether the last clock of a claimant closes a window rather than repeats the first."""
    (first, begin), (last, end) = group[0], group[-1]
    if end.minute == begin.minute:
        return False
    if end.zone and begin.zone and end.zone != begin.zone:
        return False
    return count != 1 or first.sentence == last.sentence


def _between_clocks(choice: Choice, group: list[_Timed]) -> float | None:
    """Flight time from launch and splash-down clocks, of one claimant where possible."""
    impacts = _timed(choice.all_of("impact_time"))
    if not impacts:
        return None
    starts_of: dict[str, dict[int, None]] = {}
    for statement, clock in _timed(choice.all_of("time_local")):
        starts_of.setdefault(statement.claimant, {})[clock.minute] = None
    preferred = dict.fromkeys(clock.minute for _, clock in group)
    for impact, clock in impacts:
        for start in starts_of.get(impact.claimant) or preferred:
            minutes = (clock.minute - start) % _DAY_MIN
            if 0 < minutes <= _LONGEST_MIN:
                return float(minutes)
    return None
