"""Scores of events against labels, after the conventions of the labelled sets' notes.

Within a report, read and labelled events are paired by how many fields agree. A right value is a
hit; a wrong one counts against precision and recall, a missing or surplus one against one of
them, and so do all values of a missed or surplus event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from launches.model import Claim, Event
from launches.places import find_landmark, find_site, fold

#: Fields that count, those that a whole event is judged by, and those that tell launches apart.
FIELDS = (
    "date_local", "time_local", "actor", "missile_count", "missile_class", "missile_name", "site",
    "range_km", "range_km_max", "apogee_km", "apogee_km_max", "flight_min", "speed_mach", "sea",
    "eez", "impact", "overflew",
)  # fmt: skip
CORE = (
    "date_local", "actor", "missile_count", "missile_class", "site", "range_km", "apogee_km", "eez",
)  # fmt: skip
TELLING = (
    "date_local", "time_local", "missile_count", "missile_class", "missile_name", "site",
    "range_km", "apogee_km", "flight_min", "eez", "impact",
)  # fmt: skip
#: Fields that labels hold only where the text says them outright.
LEFT_OPEN = frozenset({"date_local", "sea", "missile_class"})
#: Relative tolerance of figures, and the absolute one below which rounding is no error.
TOLERANCE = {
    "range_km": (0.01, 0.51), "range_km_max": (0.01, 0.51), "apogee_km": (0.01, 0.51),
    "apogee_km_max": (0.01, 0.51), "flight_min": (0.02, 0.51), "speed_mach": (0.02, 0.05),
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """Counts of one labelled set."""

    found: int = 0
    missed: int = 0
    surplus: int = 0
    right: int = 0
    false: int = 0
    lost: int = 0
    whole: int = 0
    negatives: int = 0
    clean: int = 0
    stated: int = 0
    attributed: int = 0

    @property
    def event_f1(self) -> float:
        return 2 * self.found / (2 * self.found + self.missed + self.surplus)

    @property
    def field_f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.false + self.lost)

    @property
    def core_exact(self) -> float:
        return self.whole / (self.found + self.missed)


def score(labels: Iterable[Mapping[str, Any]], events: Mapping[str, Sequence[Event]]) -> Score:
    """Score the events of each report, by its id, against its label."""
    total = Score()
    for label in labels:
        got = [_values(event.to_dict()) for event in events.get(label["id"], ())]
        want = [_values(event) for event in label["events"]]
        if not want:
            total.negatives += 1
            total.clean += not got
        claims = [claim for event in events.get(label["id"], ()) for claim in event.claims]
        for stated in label.get("by_source") or ():
            if stated["field"] in FIELDS:
                total.stated += 1
                total.attributed += any(_credits(stated, claim) for claim in claims)
        pairs = _pairs(want, got)
        for i, j in pairs:
            total.whole += _compare(total, want[i], got[j])
        total.found += len(pairs)
        for i in set(range(len(want))) - {i for i, _ in pairs}:
            total.missed += 1
            total.lost += len(want[i])
        for j in set(range(len(got))) - {j for _, j in pairs}:
            total.surplus += 1
            total.false += len(got[j])
    return total


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an event that have a value."""
    values = {name: row.get(name) for name in FIELDS}
    if row.get("eez_country") and row.get("eez_inside") is not None:
        values["eez"] = (row["eez_country"], bool(row["eez_inside"]))
    if row.get("impact_distance_km") is not None and row.get("impact_landmark"):
        place = row["impact_landmark"]
        values["impact"] = (float(row["impact_distance_km"]), row.get("impact_bearing"), place)
    if values["missile_class"] == "unknown":
        values["missile_class"] = None
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _pairs(want: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[tuple[int, int]]:
    ranked: list[tuple[int, int, int]] = []
    for i, w in enumerate(want):
        for j, g in enumerate(got):
            same = {name for name in w.keys() & g.keys() if agree(name, w[name], g[name])}
            if "actor" in same and same.intersection(TELLING):
                ranked.append((-len(same), i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(ranked):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _compare(total: Score, want: dict[str, Any], got: dict[str, Any]) -> bool:
    """Count the fields of a pair; whether all core fields are right."""
    whole = True
    for name in FIELDS:
        if name not in want and (name not in got or name in LEFT_OPEN):
            continue
        if name in want and name in got and agree(name, want[name], got[name]):
            total.right += 1
            continue
        total.false += name in got
        total.lost += name in want
        whole = whole and name not in CORE
    return whole


def agree(name: str, want: Any, got: Any) -> bool:
    """Whether two values of a field mean the same."""
    if name in TOLERANCE:
        relative, absolute = TOLERANCE[name]
        return abs(float(want) - float(got)) <= max(relative * abs(float(want)), absolute)
    if name == "missile_count":
        return int(want) == int(got)
    if name == "site":
        return _same_place(str(want), str(got))
    if name == "missile_name":
        a, b = fold(str(want)), fold(str(got))
        return a == b or a in b or b in a
    if name == "impact":
        bearings = not want[1] or want[1] == got[1]
        return abs(want[0] - got[0]) <= 1 and bearings and _same_place(want[2], got[2])
    if name == "overflew":
        return sorted(_parts(want)) == sorted(_parts(got))
    return bool(want == got) or fold(str(want)) == fold(str(got))


def _parts(value: Any) -> list[str]:
    return value.split("|") if isinstance(value, str) else list(value)


def _same_place(a: str, b: str) -> bool:
    if fold(a) == fold(b):
        return True
    for find in (find_site, find_landmark):
        one, other = find(a), find(b)
        if one is not None and other is not None and one.name == other.name:
            return True
    return False


def same_side(a: str, b: str) -> bool:
    """Whether two claimants are one: a bare country covers its offices."""
    return a == b or (a.split("-")[0] == b.split("-")[0] and ("-" not in a or "-" not in b))


def _credits(stated: Mapping[str, Any], claim: Claim) -> bool:
    if claim.field != stated["field"] or claim.mood != "flown":
        return False
    return same_side(stated["claimant"], claim.claimant) and agree(
        claim.field, stated["value"], claim.value
    )
