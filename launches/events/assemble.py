"""From one launch's statements to its event: claims, preferred values, shots, dates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from datetime import date, tzinfo

from launches import places
from launches.claims import parties
from launches.claims.reading import Reading
from launches.claims.statements import Statement
from launches.claims.where import SiteMention, Whereabouts
from launches.events import localtime
from launches.events.discourse import Discourse, Unit
from launches.events.preferred import ORDER, is_finer, rank
from launches.model import Claim, Event
from launches.text.clock import Clock

#: Minutes between shots beyond which they are events of their own, if they have own figures.
SALVO_MIN = 30
#: A bare distance takes the role of a figure that it is this close to.
_NEAR = 0.2


@dataclass(frozen=True, slots=True)
class Dating:
    """Date of a launch as printed, and how it follows from the text."""

    day: date | None
    basis: str


def build_event(
    reading: Reading, discourse: Discourse, unit: Unit, statements: Sequence[Statement], dating: Dating,
    order: Sequence[str] = ORDER,
) -> Event:
    """Event of one launch from its statements.

    Parameters
    ----------
    reading : Reading
        The report, read; spans are taken from its text.
    discourse : Discourse
        All launches of the report.
    unit : Unit
        The launch.
    statements : sequence of Statement
        What is said of it.
    dating : Dating
        Its date as printed.
    order : sequence of str
        Claimants, preferred first.
    """
    actor = _actor(discourse, unit, statements)
    statements = _settle_bare(list(statements))
    chosen = _Choice(statements, actor, order)
    values: dict[str, object] = {"actor": actor or None}
    _numbers(chosen, values)
    _count_and_class(chosen, values, unit)
    _places(chosen, values, reading)
    values["outcome"] = _outcome(chosen)
    _when(chosen, values, actor, dating, discourse.context.country)
    claims = tuple(claims_of(reading, statements, chosen.used))
    return Event(**values, claims=claims, conflicts=_conflicts(statements))  # type: ignore[arg-type]


class _Choice:
    """Preferred statements of a launch, field by field."""

    def __init__(self, statements: Sequence[Statement], actor: str, order: Sequence[str]) -> None:
        self.actor = actor
        self.order = order
        self.used: set[int] = set()
        self.by_field: dict[str, list[Statement]] = {}
        for statement in statements:
            if statement.mood == "flown":
                self.by_field.setdefault(statement.field, []).append(statement)

    def of(self, field: str) -> list[Statement]:
        """Flown statements of the preferred claimant of a field, in text order."""
        group = self.by_field.get(field, [])
        if not group:
            return []
        best = min(rank(s.claimant, self.actor, self.order) for s in group)
        return [s for s in group if rank(s.claimant, self.actor, self.order) == best]

    def use(self, statement: Statement) -> None:
        """Mark a statement as the one that the events table shows."""
        self.used.add(id(statement))


def _actor(discourse: Discourse, unit: Unit, statements: Sequence[Statement]) -> str:
    if unit.actor:
        return unit.actor
    for other in discourse.units:
        if other.actor:
            return other.actor
    if discourse.context.actor:
        return discourse.context.actor
    for statement in statements:
        if statement.field == "site":
            place = places.find_site(statement.value)
            if place is not None and place.country:
                return place.country
    return discourse.context.actor


def _settle_bare(statements: list[Statement]) -> list[Statement]:
    """Give distances without a telling word the role of the figures that they are close to."""
    known = {
        field: [s.number for s in statements if s.field == field and s.mood == "flown" and s.number]
        for field in ("range_km", "apogee_km")
    }
    settled: list[Statement] = []
    for statement in statements:
        if statement.field != "bare":
            settled.append(statement)
            continue
        number = statement.number or 0.0
        gaps = {
            field: min((abs(number - k) / k for k in values if k), default=9.0)
            for field, values in known.items()
        }
        field = min(gaps, key=lambda f: gaps[f])
        if gaps[field] <= _NEAR:
            settled.append(replace_field(statement, field))
        elif not known["range_km"] and number >= 50 and statement.mood == "flown":
            known["range_km"].append(number)
            settled.append(replace_field(statement, "range_km"))
    return settled


def replace_field(statement: Statement, field: str) -> Statement:
    """The same statement of another field."""
    statement.field = field
    return statement


def _numbers(chosen: _Choice, values: dict[str, object]) -> None:
    for field in ("range_km", "apogee_km"):
        group = chosen.of(field)
        if not group:
            continue
        low, high, qualifier = _span(group)
        values[field] = low
        values[f"{field}_max"] = high
        values[field.replace("_km", "_qualifier")] = qualifier
        for statement in group:
            if statement.number in (low, high):
                chosen.use(statement)
    for field in ("flight_min", "speed_mach"):
        group = chosen.of(field)
        if group:
            if field == "speed_mach":
                best = max(group, key=lambda s: s.number_max or s.number or 0.0)
                values[field] = best.number_max or best.number
            else:
                best = group[0] if len(group) == 1 else max(group, key=lambda s: (s.qualifier == "exact", -s.first))
                values[field] = best.number
            chosen.use(best)


def _span(group: list[Statement]) -> tuple[float | None, float | None, str]:
    """Lowest and highest of one claimant's figures, and their hedge.

    Several shots and "350 and 650 km" give a span; a figure said again with more digits or
    another hedge does not.
    """
    shots = {s.shot for s in group if s.shot}
    figures: list[float] = []
    hedges = [s.qualifier for s in group if s.qualifier != "exact"]
    for statement in group:
        if statement.number is not None:
            figures.append(statement.number)
        if statement.number_max is not None:
            figures.append(statement.number_max)
    low, high = min(figures), max(figures)
    plain_span = any(s.number_max is not None for s in group)
    if len(shots) < 2 and not plain_span and high > low and not _listed(group):
        if high <= 1.06 * low:
            # one figure, rounded here and exact there: the exact one, unless hedged later
            return group[0].number, None, hedges[0] if hedges else "exact"
        return group[0].number, None, group[0].qualifier
    return low, high if high > low else None, hedges[0] if hedges else "exact"


def _listed(group: list[Statement]) -> bool:
    """Whether two figures of one sentence are told side by side: "395 km and 337 km"."""
    for a, b in pairwise(group):
        if a.sentence == b.sentence and 0 <= b.first - a.stop <= 2 and a.number != b.number:
            return True
    return False


def _count_and_class(chosen: _Choice, values: dict[str, object], unit: Unit) -> None:
    counts = [s for s in chosen.by_field.get("missile_count", []) if not s.shot]
    firm = [s for s in counts if s.weight]
    counts = firm or counts
    if counts:
        best = min(rank(s.claimant, chosen.actor, chosen.order) for s in counts)
        group = [s for s in counts if rank(s.claimant, chosen.actor, chosen.order) == best]
        # ties go to what is said with a number over what one missile implies
        pick = max(group, key=lambda s: ((s.number or 0) > 1, -s.first)) if len({s.number for s in group}) > 1 else group[0]
        hedged = [s for s in group if s.number == pick.number and s.qualifier != "exact"]
        values["missile_count"] = int(pick.number or 0)
        values["missile_count_qualifier"] = (hedged[0] if hedged else pick).qualifier
        chosen.use(hedged[0] if hedged else pick)
    classes = chosen.by_field.get("missile_class", [])
    if classes:
        ordered = sorted(classes, key=lambda s: (-s.weight, rank(s.claimant, chosen.actor, chosen.order), s.first))
        pick = ordered[0]
        for other in sorted(classes, key=lambda s: (rank(s.claimant, chosen.actor, chosen.order), s.first)):
            firm = other.weight >= pick.weight or rank(other.claimant, chosen.actor, chosen.order) < rank(pick.claimant, chosen.actor, chosen.order)
            if firm and is_finer(other.value, pick.value):
                pick = other
                break
        values["missile_class"] = pick.value
        chosen.use(pick)
    else:
        values["missile_class"] = unit.klass or "unknown"
    names = chosen.by_field.get("missile_name", [])
    if names:
        strong = [s for s in names if s.weight == max(n.weight for n in names)]
        pick = strong[0]
        for other in strong:
            if pick.value in other.value and len(other.value) > len(pick.value):
                pick = other
        values["missile_name"] = pick.value
        chosen.use(pick)


def _places(chosen: _Choice, values: dict[str, object], reading: Reading) -> None:
    site = _site(chosen)
    if site is not None:
        values["site"] = site.value
        chosen.use(site)
        place = places.find_site(site.value)
        if place is not None:
            values.update(site_lat_deg=place.lat_deg, site_lon_deg=place.lon_deg, site_radius_km=place.radius_km)
    for field in ("direction",):
        group = chosen.of(field)
        if group:
            values[field] = group[0].value
            chosen.use(group[0])
    seas = chosen.by_field.get("sea", [])
    if seas:
        top = max(s.weight for s in seas)
        group = [s for s in seas if s.weight == top]
        best = min(rank(s.claimant, chosen.actor, chosen.order) for s in group)
        pick = [s for s in group if rank(s.claimant, chosen.actor, chosen.order) == best][-1]
        values["sea"] = pick.value
        chosen.use(pick)
    impacts = [s for s in chosen.of("impact_distance_km") if isinstance(s.extra, tuple) and s.extra[1]]
    if impacts:
        pieces = any(reading.tokens.low[s.first - 1 : s.first] and "another" in reading.tokens.low[max(0, s.first - 30) : s.first] for s in impacts[1:])
        pick = impacts[-1] if pieces else impacts[0]
        bearing, name, _ = pick.extra  # type: ignore[misc]
        values.update(impact_distance_km=pick.number, impact_bearing=bearing or None, impact_landmark=name)
        chosen.use(pick)
    zones = chosen.of("eez_inside")
    if zones:
        inside = [z for z in zones if isinstance(z.extra, Whereabouts) and z.extra.inside]
        pick = inside[0] if inside else zones[0]
        assert isinstance(pick.extra, Whereabouts)
        values.update(eez_country=pick.extra.country, eez_inside=pick.extra.inside)
        chosen.use(pick)
    overflights = chosen.by_field.get("overflew", [])
    values["overflew"] = tuple(dict.fromkeys(s.value for s in overflights))
    for statement in overflights:
        chosen.use(statement)


def _site(chosen: _Choice) -> Statement | None:
    """The most specific launch area of the preferred claimant; none where several are named."""
    group = chosen.by_field.get("site", [])
    if not group:
        return None
    best = min(rank(s.claimant, chosen.actor, chosen.order) for s in group)

    def firmness(s: Statement) -> tuple[int, int, int, int]:
        extra = s.extra
        region = isinstance(extra, SiteMention) and extra.region
        known = isinstance(extra, SiteMention) and extra.known
        preferred = rank(s.claimant, chosen.actor, chosen.order) == best
        return (0 if region else 1, int(known), int(preferred), s.weight)

    top = max(firmness(s) for s in group)
    pick = next(s for s in group if firmness(s) == top)
    siblings = {s.value for s in group if s.sentence == pick.sentence and firmness(s) == top and s.claimant == pick.claimant and isinstance(s.extra, SiteMention)}
    if len(siblings) >= 2 and any(isinstance(s.extra, SiteMention) and s.extra.joined for s in group if s.value in siblings):
        return None
    return pick


def _outcome(chosen: _Choice) -> str | None:
    group = chosen.by_field.get("outcome", [])
    if not group:
        return None
    failures = [s for s in group if s.value == "failure"]
    pick = failures[0] if failures else group[0]
    if failures and len(failures) < len(group):
        best = min(rank(s.claimant, chosen.actor, chosen.order) for s in group)
        pick = next(s for s in group if rank(s.claimant, chosen.actor, chosen.order) == best)
    chosen.use(pick)
    return pick.value


def _when(chosen: _Choice, values: dict[str, object], actor: str, dating: Dating, publisher: str) -> None:
    group = [s for s in chosen.of("time_local") if isinstance(s.extra, Clock)]
    clock: Clock | None = None
    zone: tzinfo | None = None
    site = values.get("site")
    if group:
        clock, last = group[0].extra, group[-1].extra
        assert isinstance(clock, Clock)
        assert isinstance(last, Clock)
        name, zone = localtime.clock_zone(clock, group[0].claimant, actor, site if isinstance(site, str) else None, publisher)
        values["time_local"] = clock.text
        values["tz"] = name or None
        chosen.use(group[0])
        if last is not clock and last.minute != clock.minute and (not last.zone or last.zone == clock.zone or not clock.zone) and _window(chosen, values, group):
            values["time_end_local"] = last.text
            chosen.use(group[-1])
    day = dating.day
    if day is not None:
        at_site = localtime.site_zone(actor, site if isinstance(site, str) else None)
        shown = localtime.local_date(day, clock, zone, at_site)
        values["date_local"] = shown.isoformat()
        values["date_basis"] = dating.basis
        if clock is not None and zone is not None:
            values["time_utc"] = localtime.utc_text(day, clock, zone)
    if "flight_min" not in values and values.get("missile_class") != "SLV":
        minutes = _from_clocks(chosen, clock, group)
        if minutes is not None:
            values["flight_min"] = minutes


def _window(chosen: _Choice, values: dict[str, object], group: list[Statement]) -> bool:
    """Whether the last clock of a claimant closes a window rather than repeats the first."""
    count = values.get("missile_count")
    return count is None or count != 1 or group[0].sentence == group[-1].sentence


def _from_clocks(chosen: _Choice, clock: Clock | None, group: list[Statement]) -> float | None:
    """Flight time from launch and splash-down clocks, of one claimant where possible."""
    impacts = [s for s in chosen.by_field.get("impact_time", []) if isinstance(s.extra, Clock)]
    if not impacts:
        return None
    launches = chosen.by_field.get("time_local", [])
    for impact in impacts:
        own = [s for s in launches if s.claimant == impact.claimant and isinstance(s.extra, Clock)]
        starts = own or [s for s in group if isinstance(s.extra, Clock)]
        for start in starts:
            assert isinstance(impact.extra, Clock)
            assert isinstance(start.extra, Clock)
            minutes = (impact.extra.minute - start.extra.minute) % 1440
            if 0 < minutes <= 120:
                return float(minutes)
    return None


def claims_of(
    reading: Reading, statements: Sequence[Statement], used: Collection[int] = frozenset()
) -> list[Claim]:
    """Claims of statements, in text order; those whose ids are in `used` are preferred."""
    tokens = reading.tokens
    claims: list[Claim] = []
    for statement in sorted(statements, key=lambda s: (s.first, s.stop)):
        start, end = tokens.span(statement.first, statement.stop)
        base = Claim(
            field=statement.field, value=statement.value, verbatim=tokens.text[start:end], start=start,
            end=end, claimant=statement.claimant, mood=statement.mood, qualifier=statement.qualifier,
            value_num=statement.number, value_max_num=statement.number_max, unit=statement.unit,
            preferred=id(statement) in used,
        )  # fmt: skip
        claims.append(base)
        if statement.field in {"range_km", "apogee_km"} and statement.number_max is not None:
            top = statement.number_max
            claims.append(replace(base, field=f"{statement.field}_max", value=f"{top:g}", value_num=top, value_max_num=None))
    return claims


#: How far two figures may lie apart before their claimants are said to differ, by hedge.
_TOLERANCE = {"exact": 0.01, "about": 0.05, "at_least": 0.05, "at_most": 0.05, "up_to": 0.05}


def _conflicts(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Fields on which claimants differ by more than their hedges."""
    found: list[str] = []
    for field in ("missile_count", "range_km", "apogee_km", "flight_min", "speed_mach", "missile_class", "eez_inside", "outcome"):
        said = [s for s in statements if s.field == field and s.mood == "flown"]
        for k, a in enumerate(said):
            if any(a.claimant != b.claimant and _differ(a, b) for b in said[k + 1 :]):
                found.append(field)
                break
    return tuple(found)


def _differ(a: Statement, b: Statement) -> bool:
    if a.number is None or b.number is None:
        return a.value != b.value and not (a.field == "missile_class" and (is_finer(a.value, b.value) or is_finer(b.value, a.value)))
    if a.number_max is not None or b.number_max is not None:
        return not (a.number <= (b.number_max or b.number) and b.number <= (a.number_max or a.number))
    if a.qualifier == "at_least" and b.number >= a.number or b.qualifier == "at_least" and a.number >= b.number:
        return False
    if a.qualifier in {"at_most", "up_to"} and b.number <= a.number or b.qualifier in {"at_most", "up_to"} and a.number <= b.number:
        return False
    return abs(a.number - b.number) > max(_TOLERANCE[a.qualifier], _TOLERANCE[b.qualifier]) * max(a.number, b.number)


def side_of(claimant: str) -> str:
    """Country of a claimant, "" for outlets."""
    return "" if claimant == "outlet" else claimant.split("-")[0]


_ZONES = parties.COUNTRY_ZONES
