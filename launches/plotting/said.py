"""What claimants said of one event, gathered from any of the forms that claims come in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, cast

from launches.errors import FigureError
from launches.events.conflicts import TOLERANCE
from launches.log.versions import JUDGED, differ
from launches.model import Claim, Event
from launches.plotting import words
from launches.plotting.countries import country
from launches.plotting.lengths import to_km, unit
from launches.plotting.missile_names import missile_name
from launches.plotting.translate import listed, tr

if TYPE_CHECKING:
    from pandas import DataFrame

#: Fields in the order of the figure, with their headings; others follow under their own name.
HEADINGS: dict[str, str] = {
    "time_local": "Time of launch",
    "missile_count": "Number",
    "missile_class": "Class",
    "missile_name": "Designation",
    "site": "Launch area",
    "direction": "Direction",
    "range_km": "Range ({unit})",
    "range_km_max": "Range, greatest ({unit})",
    "apogee_km": "Apogee ({unit})",
    "apogee_km_max": "Apogee, greatest ({unit})",
    "flight_min": "Flight time (min)",
    "speed_mach": "Speed (Mach)",
    "sea": "Came down in",
    "impact_distance_km": "From the landmark ({unit})",
    "eez_inside": "EEZ",
    "overflew": "Overflew",
    "outcome": "Outcome",
}
#: Fields that are drawn to scale; of the others every value has a place of its own.
SCALED = (
    "range_km", "range_km_max", "apogee_km", "apogee_km_max", "flight_min", "speed_mach",
    "impact_distance_km",
)  # fmt: skip
_EVENT_ID = re.compile(r"([A-Z]{3})-(\d{4}-\d{2}-\d{2})-\d+")
_CLAIM_FIELDS = tuple(f.name for f in fields(Claim))


@dataclass(frozen=True, slots=True)
class Saying:
    """One row of the figure: a claim, and how many reports carry it alike.

    Attributes
    ----------
    claim : Claim
        The claim, the preferred one where several are alike.
    reports : int
        Reports that carry it.
    superseded : bool
        Whether a later word of the same claimant replaces it.
    """

    claim: Claim
    reports: int
    superseded: bool

    @property
    def flown(self) -> bool:
        """Whether it is said of this flight, not of what might have been."""
        return self.claim.mood == "flown"

    @property
    def bounds(self) -> tuple[float, float]:
        """Ends of what the figure leaves open, infinite on the side of a bound.

        "About" is half the log's tolerance either way, so that two such bars meet where the log
        lets the figures pass for one.

        Examples
        --------
        >>> claim = Claim(field="range_km", value="1000", value_num=1000.0, qualifier="about",
        ...     verbatim="about 1,000 km", start=0, end=14)
        >>> Saying(claim, 1, False).bounds
        (975.0, 1025.0)
        """
        low = self.claim.value_num or 0.0
        high = low if self.claim.value_max_num is None else self.claim.value_max_num
        if self.claim.qualifier == "at_least":
            return low, float("inf")
        if self.claim.qualifier in ("at_most", "up_to"):
            return float("-inf"), high
        share = TOLERANCE["about"] / 2.0 if self.claim.qualifier == "about" else 0.0
        return low * (1.0 - share), high * (1.0 + share)

    @property
    def value(self) -> str:
        """Value in words, where it is not drawn to scale."""
        field, value = self.claim.field, self.claim.value
        if field == "eez_inside":
            return tr("inside" if value == "true" else "outside")
        if field in ("site", "impact_landmark"):
            return words.place_name(value)
        if field == "missile_name":
            return missile_name(value)
        if field in ("overflew", "eez_country"):
            return listed([country(code) for code in value.split("|")])
        if field in ("direction", "impact_bearing", "sea", "outcome"):
            return tr(value)
        hedge = {"at_least": "≥ ", "at_most": "≤ ", "up_to": "≤ ", "about": "~ "}
        return hedge.get(self.claim.qualifier, "") + self.claim.value


@dataclass(frozen=True, slots=True)
class Topic:
    """One field with all that was said of it."""

    field: str
    sayings: tuple[Saying, ...]

    @property
    def heading(self) -> str:
        """Words above its rows.

        Examples
        --------
        >>> Topic("range_km", ()).heading, Topic("impact_time", ()).heading
        ('Range (km)', 'Impact time')
        """
        name = self.field.replace("_", " ")
        return tr(HEADINGS.get(self.field, f"{name[0].upper()}{name[1:]}"), unit=unit())

    @property
    def is_scaled(self) -> bool:
        """Whether its figures are drawn to scale."""
        return self.field in SCALED and any(s.claim.value_num is not None for s in self.sayings)

    @property
    def km_per_unit(self) -> float:
        """Factor from what the figure prints to what the log holds; 1 for what is no length."""
        return to_km(1.0) if "_km" in self.field else 1.0

    @property
    def differs(self) -> bool:
        """Whether standing words of two claimants differ, by the rule of the log."""
        if self.field not in JUDGED:
            return False
        by_claimant: dict[str, list[Claim]] = {}
        for saying in self.sayings:
            if saying.flown and not saying.superseded:
                by_claimant.setdefault(saying.claim.claimant, []).append(saying.claim)
        now = list(by_claimant.values())
        return any(differ(a, b) for k, a in enumerate(now) for b in now[k + 1 :])


def claims_of(
    source: DataFrame | Event | Iterable[Event], event_id: str | None
) -> tuple[str, dict[str, Any], list[Claim]]:
    """Find the claims of one event, with its id and what is known of it for a headline.

    Raises
    ------
    FigureError
        When there is no such event, several and none is named, or it has no claims.
    """
    found = _by_event(source)
    names = sorted(found)
    if event_id is None:
        if len(names) != 1:
            some = ", ".join(names[:4]) + (", ..." if len(names) > 4 else "")
            raise FigureError(
                f"claims of {len(names)} events" + (f" ({some})" if names else ""),
                cure="name one with event_id",
            )
        event_id = names[0]
    if event_id not in found:
        raise FigureError("no claims of this event", where=event_id)
    row, claims = found[event_id]
    return event_id, row or _row_of(event_id, claims), claims


def _by_event(
    source: DataFrame | Event | Iterable[Event],
) -> dict[str, tuple[dict[str, Any], list[Claim]]]:
    if isinstance(source, Event):
        source = [source]
    if not hasattr(source, "columns"):
        return {e.event_id: (e.to_dict(), list(e.claims)) for e in source if e.claims}
    table = cast("DataFrame", source)
    found: dict[str, tuple[dict[str, Any], list[Claim]]] = {}
    if "claims" in table:
        for record in table.to_dict("records"):
            claims = [_claim(claim) for claim in record["claims"] or ()]
            if claims:
                row = {str(k): v for k, v in record.items() if k not in ("claims", "geometry")}
                found[str(record["event_id"])] = (row, claims)
        return found
    missing = [name for name in ("event_id", "field", "claimant") if name not in table]
    if missing:
        raise FigureError(
            f"no column {', '.join(missing)}",
            cure="give the claims table, or events with their claims (launches.with_claims)",
        )
    for record in table[table["event_id"].notna()].to_dict("records"):
        found.setdefault(str(record["event_id"]), ({}, []))[1].append(_claim(record))
    return found


def _claim(cells: Mapping[Any, Any]) -> Claim:
    known = {k: cells[k] for k in _CLAIM_FIELDS if k in cells and words.given(cells[k])}
    for name in ("value_num", "value_max_num"):
        if name in known:
            known[name] = float(known[name])
    for name in ("start", "end"):
        known[name] = int(known.get(name, 0))
    return Claim(**{"value": "", "verbatim": "", "field": "", **known})


def _row_of(event_id: str, claims: Iterable[Claim]) -> dict[str, Any]:
    """Cells of an event as its claims and its id have them."""
    row: dict[str, Any] = {"event_id": event_id}
    named = _EVENT_ID.fullmatch(event_id)
    if named:
        row["actor"], row["date_local"] = named.groups()
    for claim in claims:
        if claim.preferred:
            row[claim.field] = claim.value if claim.value_num is None else claim.value_num
    return row


def topics_of(claims: Iterable[Claim], only: Iterable[str] | None = None) -> list[Topic]:
    """Sort claims by field; those of one claimant that are alike become one row.

    Examples
    --------
    >>> def claim(claim_id, who, km, **more):
    ...     return Claim(field="range_km", value=str(km), value_num=km, claimant=who, start=0,
    ...                  verbatim="", end=0, claim_id=claim_id, report_id=claim_id, **more)
    >>> topic, = topics_of([claim("a", "JPN", 700.0), claim("b", "JPN", 700.0),
    ...     claim("c", "JPN", 650.0, supersedes="a")])
    >>> [(s.claim.value, s.reports, s.superseded) for s in topic.sayings]
    [('700.0', 2, True), ('650.0', 1, False)]
    """
    chosen = list(claims)
    replaced = {c.supersedes for c in chosen if c.supersedes}
    wanted = None if only is None else set(only)
    alike: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in chosen:
        if wanted is None or claim.field in wanted:
            key = (
                claim.field, claim.claimant, claim.mood, claim.qualifier, claim.value,
                claim.value_num, claim.value_max_num,
            )  # fmt: skip
            alike.setdefault(key, []).append(claim)
    by_field: dict[str, list[Saying]] = {}
    for same in alike.values():
        best = next((c for c in same if c.preferred), same[0])
        saying = Saying(
            replace(best, verbatim=max((c.verbatim for c in same), key=len)),
            len({c.report_id for c in same}),
            any(c.claim_id and c.claim_id in replaced for c in same) and not best.preferred,
        )
        by_field.setdefault(best.field, []).append(saying)
    order = [*HEADINGS, *sorted(set(by_field) - set(HEADINGS))]
    return [Topic(name, tuple(_sorted(by_field[name]))) for name in order if name in by_field]


def _sorted(sayings: list[Saying]) -> list[Saying]:
    """Claimants by their preferred word; within one the superseded word before what replaced it."""
    first: dict[str, tuple[bool, bool, int]] = {}
    for number, saying in enumerate(sayings):
        key = (not saying.flown, not saying.claim.preferred, number)
        first[saying.claim.claimant] = min(first.get(saying.claim.claimant, key), key)
    place = {id(saying): number for number, saying in enumerate(sayings)}
    return sorted(
        sayings,
        key=lambda s: (
            not s.flown, first[s.claim.claimant], s.claim.claimant, not s.superseded, place[id(s)],
        ),
    )  # fmt: skip


def claimant_words(claimant: str) -> str:
    """Name a claimant as a reader would.

    Examples
    --------
    >>> claimant_words("KOR-JCS"), claimant_words("JPN"), claimant_words("outlet")
    ('South Korea, JCS', 'Japan', 'Outlet')
    >>> claimant_words("outlet:yonhap")
    'Outlet yonhap'
    """
    if claimant.startswith("outlet"):
        return tr("Outlet {name}", name=claimant.partition(":")[2]).strip()
    state, _, office = claimant.partition("-")
    return listed([part for part in (country(state), office) if part])
