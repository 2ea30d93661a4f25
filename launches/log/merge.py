"""One event from all mentions of it: every claim kept, the preferred one shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from launches import schema
from launches.events.preferred import ORDER, is_finer, is_outlet, rank
from launches.log.mentions import Mention, flown
from launches.log.versions import (
    claimant_of,
    conflicts,
    in_order_of_knowledge,
    place_of,
    standing,
    superseded,
    versions,
)
from launches.model import Claim, Event

#: Columns that go together, by the field whose claims decide whose they are.
GROUPS: dict[str, tuple[str, ...]] = {
    "missile_count": ("missile_count", "missile_count_qualifier"),
    "missile_class": ("missile_class",),
    "missile_name": ("missile_name",),
    "site": ("site", "site_lat_deg", "site_lon_deg", "site_radius_km"),
    "direction": ("direction",),
    "range_km": ("range_km", "range_km_max", "range_qualifier"),
    "apogee_km": ("apogee_km", "apogee_km_max", "apogee_qualifier"),
    "flight_min": ("flight_min",),
    "speed_mach": ("speed_mach",),
    "sea": ("sea",),
    "impact_distance_km": ("impact_distance_km", "impact_bearing", "impact_landmark"),
    "eez_inside": ("eez_country", "eez_inside"),
    "overflew": ("overflew",),
    "outcome": ("outcome",),
    "time_local": ("time_local", "time_end_local", "tz", "time_utc"),
}
_BASES = {basis: k for k, basis in enumerate(schema.DATE_BASES)}


def merge(
    mentions: Sequence[Mention],
    event_id: str = "",
    *,
    order: Sequence[str] = ORDER,
    retracted: bool = False,
) -> Event:
    """Fold the mentions of one launch into one event.

    Parameters
    ----------
    mentions : sequence of Mention
        All of one launch, in any order; their claims have ids.
    event_id : str
        Id of the event, which its claims get too.
    order : sequence of str
        Claimants, preferred first; see `launches.events.preferred`.
    retracted : bool
        Whether an editor has withdrawn it.

    Returns
    -------
    Event
        Each group of columns from the report that the preferred claimant's standing word is in:
        its latest version, unless that only repeats an earlier one.

    Examples
    --------
    >>> from launches.log.mentions import mentions_of
    >>> told = [Event(event_id="PRK-2022-02-27-1", reports=(name,), actor="PRK",
    ...               date_local="2022-02-27", apogee_km=apogee_km, claims=(
    ...                   Claim(field="apogee_km", value="", verbatim="", start=0, end=3,
    ...                         claimant=claimant, value_num=apogee_km, preferred=True,
    ...                         claim_id=name + ":1", report_id=name),))
    ...         for name, claimant, apogee_km in (("a", "JPN-MOD", 600.0), ("b", "KOR-JCS", 620.0))]
    >>> event = merge(mentions_of(told), "PRK-2022-02-27-1")
    >>> event.apogee_km, event.status, event.conflicts, event.claim_count
    (620.0, 'confirmed', ('apogee_km',), 2)
    """
    told = in_order_of_knowledge(mentions)
    actor = next((m.event.actor for m in told if m.event.actor), None)
    values: dict[str, Any] = {"actor": actor}
    chosen: dict[str, Mention] = {}
    for field, columns in GROUPS.items():
        source = _source(told, field, actor, order)
        if source is not None:
            chosen[field] = source
            values.update({name: getattr(source.event, name) for name in columns})
    dated = chosen.get("time_local") or min(told, key=_dating)
    values.update(date_local=dated.event.date_local, date_basis=dated.event.date_basis)
    shown = {field: source.key for field, source in chosen.items()}
    found = conflicts(told)
    status = "retracted" if retracted else _status(told, found)
    if status == "retracted":
        shown |= {"status": told[-1].key}
    return Event(
        event_id=event_id,
        **values,
        claims=_claims(told, event_id, shown),
        conflicts=found,
        reports=tuple(sorted({m.report_id for m in told})),
        status=status,
    )


def _source(
    told: Sequence[Mention], field: str, actor: str | None, order: Sequence[str]
) -> Mention | None:
    """Mention whose columns of a group are shown."""
    key = GROUPS[field][0]
    filled = [m for m in told if getattr(m.event, key) not in (None, ())]
    if field == "missile_class":
        filled = [m for m in filled if m.event.missile_class != "unknown"] or filled
    if not filled:
        return None
    place = {m.key: k for k, m in enumerate(filled)}
    standings = {v.mention.key for v in map(standing, versions(filled, field).values())}

    def worth(mention: Mention) -> tuple[Any, ...]:
        best = min(
            (rank(c.claimant, actor, order) for c in flown(mention.event, field)),
            default=len(order) + 1,
        )
        clock = field == "time_local" and mention.event.time_utc is None
        return best, clock, mention.key not in standings, place[mention.key]

    ranked = sorted(filled, key=worth)
    finer = _FINER.get(field)
    pick = ranked[0]
    if finer is not None:
        for other in ranked[1:]:
            if finer(other.event, pick.event):
                pick = other
    return pick


def _class_finer(new: Event, old: Event) -> bool:
    return is_finer(new.missile_class or "unknown", old.missile_class or "unknown")


def _site_finer(new: Event, old: Event) -> bool:
    """Whether a launch area lies within a wider one, or is the first that is known."""
    if new.site_lat_deg is None or new.site_lon_deg is None:
        return False
    if old.site_lat_deg is None or old.site_lon_deg is None:
        return True
    from launches.log.evidence import distance_km

    near, far = new.site_radius_km or 0.0, old.site_radius_km or 0.0
    gap = distance_km(new.site_lat_deg, new.site_lon_deg, old.site_lat_deg, old.site_lon_deg)
    return near < far and gap + near <= far


_FINER: dict[str, Callable[[Event, Event], bool]] = {
    "missile_class": _class_finer,
    "site": _site_finer,
}


def _dating(mention: Mention) -> tuple[Any, ...]:
    event = mention.event
    basis = _BASES.get(event.date_basis or "", len(_BASES))
    return mention.is_soft, event.date_local is None, basis, mention.known, mention.key


def _claims(told: Sequence[Mention], event_id: str, shown: dict[str, str]) -> tuple[Claim, ...]:
    """All claims, with those marked that the columns rest on or that replace earlier ones."""
    replaced = superseded(told)
    decides = {name: field for field, columns in GROUPS.items() for name in columns}
    claims = []
    for mention in sorted(told, key=lambda m: m.key):
        for claim in mention.event.claims:
            field = decides.get(claim.field, claim.field)
            preferred = claim.preferred and shown.get(field) == mention.key
            claims.append(
                replace(
                    claim,
                    event_id=event_id,
                    preferred=preferred,
                    supersedes=replaced.get(place_of(claim), ""),
                )
            )
    return tuple(claims)


def _status(told: Sequence[Mention], found: Sequence[str]) -> str:
    """How well the launch is attested, by the latest word of every side.

    A launch is retracted where a side that had told of it takes it back and no other side stands
    by it, or an outlet its own; it is disputed where one denies what another one stands by. What an
    outlet tells without naming a side holds up no launch that officials take back.
    """
    stands: dict[str, bool] = {}
    withdrew = False
    for mention in told:
        for claim in mention.event.claims:
            side = claimant_of(claim, mention)
            side = side if is_outlet(side) else side.split("-")[0]
            if claim.field == "status":
                withdrew |= stands.get(side, False)
                stands[side] = False
            elif claim.mood == "flown":
                stands[side] = True
    if not all(stands.values()):
        held = any(stands.values()) if not withdrew else _is_held(stands)
        return "disputed" if held else "retracted"
    if "missile_name" in found or "missile_class" in found:
        return "disputed"
    return "confirmed" if sum(not is_outlet(side) for side in stands) > 1 else "reported"


def _is_held(stands: Mapping[str, bool]) -> bool:
    """Whether an official side stands by a launch, or an outlet against another outlet's word."""
    official = any(not still and not is_outlet(side) for side, still in stands.items())
    return any(still and not (official and is_outlet(side)) for side, still in stands.items())
