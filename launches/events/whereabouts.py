"""Launch area, direction, sea, splash-down, zone, overflights and outcome of an event."""

from __future__ import annotations

from typing import Any

from launches import places
from launches.claims.reading import Reading
from launches.claims.statement import Statement
from launches.events.choice import Choice

#: Tokens before a splash-down within which "another" makes it that of one more piece.
_REACH = 30


def take_places(choice: Choice, values: dict[str, Any], reading: Reading) -> None:
    """Fill in where a launch was, where it went and what became of it."""
    site = _site(choice)
    if site is not None:
        values["site"] = choice.use(site).value
        place = places.find_site(site.value)
        if place is not None:
            values["site_lat_deg"] = place.lat_deg
            values["site_lon_deg"] = place.lon_deg
            values["site_radius_km"] = place.radius_km
    directions = choice.of("direction")
    if directions:
        values["direction"] = choice.use(directions[0]).value
    seas = choice.all_of("sea")
    if seas:
        top = max(s.weight for s in seas)
        firm = choice.preferred([s for s in seas if s.weight == top])
        values["sea"] = choice.use(firm[-1]).value
    _take_impact(choice, values, reading.low)
    _take_zone(choice, values)
    overflights = choice.all_of("overflew")
    values["overflew"] = tuple(dict.fromkeys(s.value for s in overflights))
    for statement in overflights:
        choice.use(statement)
    outcomes = choice.all_of("outcome")
    if outcomes:
        values["outcome"] = choice.use(_outcome(choice, outcomes)).value


def _take_impact(choice: Choice, values: dict[str, Any], low: list[str]) -> None:
    """Fill in the splash-down told by a distance; of several pieces, that of the last."""
    impacts = [s for s in choice.of("impact_distance_km") if s.offset and s.offset.landmark]
    if not impacts:
        return
    pieces = any("another" in low[max(0, s.first - _REACH) : s.first] for s in impacts[1:])
    pick = choice.use(impacts[-1] if pieces else impacts[0])
    values["impact_distance_km"] = pick.number
    if pick.offset is not None:
        values["impact_bearing"] = pick.offset.bearing or None
        values["impact_landmark"] = pick.offset.landmark


def _take_zone(choice: Choice, values: dict[str, Any]) -> None:
    """Fill in the zone: "inside" outweighs "outside" of the same claimant."""
    zones = [(s, s.zone) for s in choice.of("eez_inside") if s.zone is not None]
    if zones:
        pick, zone = next((pair for pair in zones if pair[1].inside), zones[0])
        choice.use(pick)
        values["eez_country"], values["eez_inside"] = zone.country, zone.inside


def _site(choice: Choice) -> Statement | None:
    """Pick the most specific launch area of the preferred claimant; none of several."""
    group = choice.all_of("site")
    if not group:
        return None
    best = min(choice.rank(s) for s in group)

    def firmness(s: Statement) -> tuple[bool, bool, bool, int]:
        region = s.site is not None and s.site.region
        known = s.site is not None and s.site.known
        return not region, known, choice.rank(s) == best, s.weight

    top = max(firmness(s) for s in group)
    firmest = [s for s in group if firmness(s) == top]
    pick = firmest[0]
    siblings = {
        s.value for s in firmest if s.sentence == pick.sentence and s.claimant == pick.claimant
    }
    joined = any(s.site is not None and s.site.joined and s.value in siblings for s in group)
    return None if len(siblings) >= 2 and joined else pick


def _outcome(choice: Choice, group: list[Statement]) -> Statement:
    """Pick the preferred judgement where claimants differ, else any failure before a success."""
    failures = [s for s in group if s.value == "failure"]
    if failures and len(failures) < len(group):
        return choice.preferred(group)[0]
    return failures[0] if failures else group[0]
