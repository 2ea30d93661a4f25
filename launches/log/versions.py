"""Whose word stands: versions of one claimant's word, corrections, and differences."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from launches.events.conflicts import TOLERANCE
from launches.events.preferred import compatible
from launches.log.evidence import name_key
from launches.log.mentions import Mention, flown
from launches.model import Claim

#: Fields that claimants can differ on.
JUDGED = (
    "missile_count", "range_km", "apogee_km", "flight_min", "speed_mach",
    "missile_class", "missile_name", "eez_inside", "outcome",
)  # fmt: skip
_UNFLOWN = frozenset({"conditional", "forecast"})
#: Offices that hand on what another one of their state has found out: Japan's Coast Guard warns
#: ships by what the Defense Ministry tells it, so that the ministry's later word corrects it.
_RELAYS = {"JPN-JCG": "JPN-MOD"}


@dataclass(frozen=True, slots=True)
class Version:
    """What one claimant says of one field in one report."""

    claimant: str
    mention: Mention
    claims: tuple[Claim, ...]


def claimant_of(claim: Claim, mention: Mention) -> str:
    """Claimant with outlets told apart: each newspaper speaks for itself.

    Examples
    --------
    >>> from launches.log.mentions import mentions_of
    >>> from launches.model import Event
    >>> mention, = mentions_of([Event(reports=("a",))])
    >>> claimant_of(Claim(field="site", value="", verbatim="", start=0, end=0), mention)
    'outlet:a'
    """
    if claim.claimant != "outlet":
        return claim.claimant
    return f"outlet:{mention.speaker or mention.report_id}"


def voice_of(claim: Claim, mention: Mention) -> str:
    """Claimant whose earlier word a claim can correct.

    Examples
    --------
    >>> from launches.log.mentions import mentions_of
    >>> from launches.model import Event
    >>> mention, = mentions_of([Event(reports=("a",))])
    >>> guard = Claim(field="eez_inside", value="", verbatim="", start=0, end=0, claimant="JPN-JCG")
    >>> voice_of(guard, mention)
    'JPN-MOD'
    """
    claimant = claimant_of(claim, mention)
    return _RELAYS.get(claimant, claimant)


def in_order_of_knowledge(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions by publication; of one day, those behind that recall another word; then by key."""
    return sorted(mentions, key=lambda m: (m.known, _recalls(m), m.key))


def _recalls(mention: Mention) -> bool:
    """Whether a report recalls another word on what it states: "initially said outside"."""
    recalled = [c for c in mention.event.claims if c.mood == "background" and c.field in JUDGED]
    return any(
        c.mood == "flown" and c.field == old.field and c.value != old.value
        for old in recalled
        for c in mention.event.claims
    )


def denials(mention: Mention) -> list[Claim]:
    """Claims of a report that the launch did not take place."""
    return [c for c in mention.event.claims if c.field == "status" and c.value == "retracted"]


def versions(mentions: Sequence[Mention], field: str) -> dict[str, list[Version]]:
    """Versions of every claimant's flown word on a field, earliest first."""
    found: dict[str, list[Version]] = {}
    for mention in in_order_of_knowledge(mentions):
        own: dict[str, list[Claim]] = {}
        for claim in flown(mention.event, field):
            own.setdefault(voice_of(claim, mention), []).append(claim)
        for claimant, claims in own.items():
            found.setdefault(claimant, []).append(Version(claimant, mention, tuple(claims)))
    return found


def standing(history: Sequence[Version]) -> Version:
    """Version that stands: the latest, or the one that it only repeats in rounder figures.

    Parameters
    ----------
    history : sequence of Version
        One claimant's versions of one field, earliest first.
    """
    last = history[-1]
    same = [last]
    for version in reversed(history[:-1]):
        if differ(version.claims, last.claims):
            break
        same.append(version)
    # the earliest of the most exact
    return max(reversed(same), key=lambda v: (max(map(_digits, v.claims)), len(v.claims)))


def _digits(claim: Claim) -> int:
    """Significant digits of a figure."""
    if claim.value_num is None:
        return 0
    return len(f"{claim.value_num:.6f}".replace(".", "").strip("0"))


def differ(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether two versions of a field say different things, beyond their hedges.

    Of several figures, as of the missiles of a salvo, each must have its like on the other side;
    where one side tells of fewer, only its own must.

    Examples
    --------
    >>> def said(*values, **more):
    ...     return [Claim(field="range_km", value="", verbatim="", start=0, end=0,
    ...                   value_num=value, **more) for value in values]
    >>> differ(said(650.0, qualifier="about"), said(630.0)), differ(said(400.0), said(650.0))
    (False, True)
    >>> differ(said(500.0, qualifier="at_least"), said(1000.0))
    False
    >>> differ(said(430.0, 690.0), said(600.0)), differ(said(430.0, 690.0), said(690.0))
    (True, False)
    """
    ones = [c for c in one if c.value_num is not None]
    others = [c for c in other if c.value_num is not None]
    if not ones or not others:
        return _words_differ(one[0].field, {c.value for c in one}, {c.value for c in other})
    few, many = sorted((ones, others), key=len)
    if not all(any(_meet(a, b) for b in many) for a in few):
        return True
    return len(few) == len(many) and not all(any(_meet(a, b) for b in few) for a in many)


def _meet(a: Claim, b: Claim) -> bool:
    """Whether two figures can be one, within the looser hedge of the two."""
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    share = max(TOLERANCE.get(c.qualifier, TOLERANCE["exact"]) for c in (a, b))
    slack = share * max(a.value_num or 0.0, b.value_num or 0.0)
    return a_low <= b_high + slack and b_low <= a_high + slack


def _bounds(claim: Claim) -> tuple[float, float]:
    low = claim.value_num or 0.0
    high = claim.value_max_num or low
    if claim.qualifier == "at_least":
        return low, math.inf
    return (0.0 if claim.qualifier in {"at_most", "up_to"} else low), high


def _words_differ(field: str, one: set[str], other: set[str]) -> bool:
    if field == "missile_class":
        return not any(compatible(a, b) for a in one for b in other)
    if field == "missile_name":
        return names_clash(one, other)
    return one.isdisjoint(other)


def names_clash(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sides give different numbers of one family of missiles.

    A designation of one's own making (KN-23 for a Hwasong-11) contradicts nothing.

    Examples
    --------
    >>> names_clash(["Hwasong-17"], ["Hwasong-15"]), names_clash(["KN-23"], ["Hwasong-11Ka"])
    (True, False)
    """
    keys = [(name_key(a), name_key(b)) for a in one for b in other]
    if any(a.startswith(b) or b.startswith(a) for a, b in keys):
        return False
    return any(a.split("-")[0] == b.split("-")[0] for a, b in keys)


def conflicts(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Fields on which the standing words of two claimants differ beyond their hedges."""
    found = []
    for field in JUDGED:
        now = [standing(history).claims for history in versions(mentions, field).values()]
        if any(differ(a, b) for k, a in enumerate(now) for b in now[k + 1 :]):
            found.append(field)
    return tuple(found)


def superseded(mentions: Sequence[Mention]) -> dict[tuple[str, int, int, str], str]:
    """Earlier claims that a later word of the same claimant replaces.

    Returns
    -------
    dict
        From the place of the later claim (see `place_of`) to the ids of those that it replaces,
        ``|`` between: a corrected figure, or a conditional one that the flown one made obsolete.
    """
    said: dict[tuple[str, str], list[tuple[Mention, list[Claim]]]] = {}
    for mention in in_order_of_knowledge(mentions):
        own: dict[tuple[str, str], list[Claim]] = {}
        for claim in mention.event.claims:
            if claim.field in JUDGED or claim.field in {"impact_distance_km", "site"}:
                own.setdefault((voice_of(claim, mention), claim.field), []).append(claim)
        for key, claims in own.items():
            said.setdefault(key, []).append((mention, claims))
    found: dict[tuple[str, int, int, str], str] = {}
    for history in said.values():
        for (_, before), (_, after) in pairwise(history):
            new = [c for c in after if c.mood == "flown"]
            old = [c for c in before if c.mood == "flown"]
            gone = [c for c in before if c.mood in _UNFLOWN]
            if new and old and differ(old, new):
                gone += old
            if new and gone:
                found.update(_matched(new, gone))
    return found | _taken_back(mentions)


def _taken_back(mentions: Sequence[Mention]) -> dict[tuple[str, int, int, str], str]:
    """Everything that a claimant had said of a launch before it took the launch back."""
    found = {}
    before: dict[str, list[str]] = {}
    for mention in in_order_of_knowledge(mentions):
        for claim in mention.event.claims:
            voice = voice_of(claim, mention)
            if claim.field == "status":
                found[place_of(claim)] = "|".join(before.pop(voice, []))
            elif claim.mood == "flown":
                before.setdefault(voice, []).append(claim.claim_id)
    return found


def place_of(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands: report, span and field."""
    return claim.report_id, claim.start, claim.end, claim.field


def _matched(
    new: Sequence[Claim], gone: Sequence[Claim]
) -> Mapping[tuple[str, int, int, str], str]:
    """Each new claim with the old ones that it replaces: one by one, the rest by the last."""
    out: dict[tuple[str, int, int, str], list[str]] = {}
    for k, old in enumerate(gone):
        out.setdefault(place_of(new[min(k, len(new) - 1)]), []).append(old.claim_id)
    return {place: "|".join(ids) for place, ids in out.items()}
