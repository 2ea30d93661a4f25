"""Number, class and designation of an event's missiles."""

from __future__ import annotations

from typing import Any

from launches.claims.statement import Statement
from launches.events.choice import Choice
from launches.events.launch import Launch
from launches.events.preferred import is_finer


def take_weapons(choice: Choice, values: dict[str, Any], launch: Launch) -> None:
    """Fill in the count, the class and the name."""
    counts = [s for s in choice.all_of("missile_count") if not s.shot]
    counts = [s for s in counts if s.weight] or counts
    if counts:
        pick = choice.use(_count(choice.preferred(counts)))
        values["missile_count"] = int(pick.number or 0)
        values["missile_count_qualifier"] = pick.qualifier
    classes = choice.all_of("missile_class")
    if classes:
        values["missile_class"] = choice.use(_class(choice, classes)).value
    else:
        values["missile_class"] = launch.klass or "unknown"
    names = choice.all_of("missile_name")
    if names:
        values["missile_name"] = choice.use(_name(names)).value


def _count(group: list[Statement]) -> Statement:
    """Count of one claimant: said with a number over what one missile implies, hedged over not."""
    pick = group[0]
    if len({s.number for s in group}) > 1:
        pick = max(group, key=lambda s: ((s.number or 0) > 1, -s.first))
    hedged = (s for s in group if s.number == pick.number and s.qualifier != "exact")
    return next(hedged, pick)


def _class(choice: Choice, classes: list[Statement]) -> Statement:
    """Pick the firmest class, or a finer one that agrees and is as firm or better ranked."""
    ranked = [(choice.rank(s), s) for s in classes]
    place, pick = min(ranked, key=lambda pair: (-pair[1].weight, pair[0], pair[1].first))
    for other_place, other in sorted(ranked, key=lambda pair: (pair[0], pair[1].first)):
        firm = other.weight >= pick.weight or other_place < place
        if firm and is_finer(other.value, pick.value):
            return other
    return pick


def _name(names: list[Statement]) -> Statement:
    """Pick the first of the firmest names, or a longer form of it."""
    top = max(s.weight for s in names)
    strong = [s for s in names if s.weight == top]
    pick = strong[0]
    for other in strong:
        if len(other.value) > len(pick.value) and pick.value in other.value:
            pick = other
    return pick
