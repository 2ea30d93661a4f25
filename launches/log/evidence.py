"""What speaks for and against two reports telling of one launch, in points and in words.

The points are a judgement, not a fit: a rule that an editor can follow beats a weight that
nobody can. All but the one for clocks 12 to 25 minutes apart, softened after a miss, were set
before the labelled pairs were scored, and the test names what they reach on those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from launches.events.preferred import compatible
from launches.log.mentions import Mention, flown
from launches.model import Event

#: Points that no other evidence can outweigh.
VETO = -1e6
#: Minutes that two officials' clocks of one launch may differ by, that two reports of it may, and
#: beyond which there are two launches.
SAME_MIN, NEAR_MIN, OTHER_MIN = 12.0, 25.0, 45.0

_SIZES = ("SRBM", "MRBM", "IRBM", "ICBM")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_LOWER, _UPPER = frozenset({"at_least"}), frozenset({"at_most", "up_to"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against."""

    points: float
    words: str


def compare(a: Mention, b: Mention) -> tuple[float, tuple[Evidence, ...]]:
    """Weigh whether two mentions are of one launch.

    Parameters
    ----------
    a, b : Mention
        In any order.

    Returns
    -------
    points : float
        Sum over the evidence; above 0 speaks for one launch.
    evidence : tuple of Evidence
        What it rests on.

    Examples
    --------
    >>> from launches.log.mentions import mentions_of
    >>> first, second = mentions_of([
    ...     Event(event_id="PRK-2022-11-03-1", reports=(name,), actor="PRK",
    ...           date_local="2022-11-03", time_utc=clock)
    ...     for name, clock in (("a", "2022-11-02T22:40Z"), ("b", "2022-11-02T23:39Z"))])
    >>> points, evidence = compare(first, second)
    >>> evidence[-1].words
    'launched 59 minutes apart'
    """
    if a.report_id == b.report_id:
        return VETO, (Evidence(VETO, "one report tells of them as two launches"),)
    found = [e for weigh in _WEIGHERS for e in weigh(a, b)]
    return sum(e.points for e in found), tuple(found)


def _actors(a: Mention, b: Mention) -> Iterator[Evidence]:
    one, other = a.event.actor, b.event.actor
    if one and other and one != other:
        yield Evidence(VETO, f"launched by {one} and by {other}")


def _days(a: Mention, b: Mention) -> Iterator[Evidence]:
    if a.day is None or b.day is None:
        yield Evidence(VETO, "no launch day known")
        return
    gap = abs((a.day - b.day).days)
    if gap == 0:
        yield Evidence(1.0, f"same day, {a.day}")
        return
    if gap > 1:
        yield Evidence(VETO, f"{gap} days apart")
        return
    later = a if a.day > b.day else b
    side = {c.claimant.split("-")[0] for c in later.event.claims}
    if later.is_soft and side == {later.event.actor}:
        yield Evidence(1.0, "the launching side tells of it a day later")
    elif _near_midnight(a) or _near_midnight(b) or later.is_soft:
        yield Evidence(-3.0, "days that differ by one")
    else:
        yield Evidence(VETO, "on two days")


def _near_midnight(mention: Mention) -> bool:
    clock = mention.event.time_local
    return bool(clock) and (clock >= "23:00" or clock <= "01:00")  # type: ignore[operator]


def _clocks(a: Mention, b: Mention) -> Iterator[Evidence]:
    if a.first_min is None or b.first_min is None:
        return
    gap = abs(a.first_min - b.first_min)
    a_last, b_last = a.last_min or a.first_min, b.last_min or b.first_min
    # a clock within the other's window may be that of a later missile of the salvo
    apart = max(0.0, b.first_min - a_last, a.first_min - b_last)
    if gap <= SAME_MIN:
        yield Evidence(4.0, f"launched at the same time, to {gap:.0f} min")
    elif apart <= SAME_MIN:
        yield Evidence(1.0, "firing windows overlap")
    elif apart <= OTHER_MIN:
        # "around noon" is no clock
        vague = any(str(m.event.time_local).endswith(":00") for m in (a, b))
        against = -1.0 if apart <= NEAR_MIN else -3.0
        yield Evidence(0.0 if vague else against, f"launched {gap:.0f} minutes apart")
    else:
        yield Evidence(VETO, f"launched {gap:.0f} minutes apart")


def _sites(a: Mention, b: Mention) -> Iterator[Evidence]:
    one, other = a.event, b.event
    if not one.site or not other.site:
        return
    if one.site == other.site:
        yield Evidence(2.0, f"both from {one.site}")
        return
    words = f"from {one.site} and from {other.site}"
    if one.site_lat_deg is None or other.site_lat_deg is None:
        yield Evidence(-1.0, words)
        return
    gap = distance_km(
        one.site_lat_deg, one.site_lon_deg or 0.0, other.site_lat_deg, other.site_lon_deg or 0.0
    )
    words += f", {gap:.0f} km apart"
    gap -= (one.site_radius_km or 0.0) + (other.site_radius_km or 0.0)
    if gap <= 0:
        yield Evidence(1.0, words)
    elif gap <= 40:
        yield Evidence(0.0, words)
    else:
        yield Evidence(-1.0 if gap <= 100 else -3.0, words)


@lru_cache(maxsize=4096)
def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Geodesic distance of two launch areas, km; remembered, as the same few recur."""
    from launches.geodesy import inverse

    return float(inverse(lat1, lon1, lat2, lon2)[1])


def _classes(a: Mention, b: Mention) -> Iterator[Evidence]:
    one, other = a.event.missile_class or "unknown", b.event.missile_class or "unknown"
    if "unknown" in (one, other):
        return
    if one == other:
        yield Evidence(1.0 if one != "BM" else 0.5, f"both {one}")
    elif not compatible(one, other):
        near = one in _SIZES and other in _SIZES
        near = near and abs(_SIZES.index(one) - _SIZES.index(other)) == 1
        near = near or {one, other} in ({"SLV", "ICBM"}, {"SLV", "BM"}, {"HGV", "ICBM"})
        yield Evidence(-1.0 if near else -3.0, f"{one} and {other}")


def name_key(name: str) -> str:
    """Designation with its spelling evened out.

    Examples
    --------
    >>> name_key("Agni-V") == name_key("Agni 5")
    True
    """
    parts = re.split(r"[\s\-]+", name.casefold())
    return "-".join([parts[0], *(_ROMAN.get(part, part) for part in parts[1:])])


def _names(a: Mention, b: Mention) -> Iterator[Evidence]:
    one, other = a.event.missile_name, b.event.missile_name
    if not one or not other:
        return
    x, y = name_key(one), name_key(other)
    if x == y or x.startswith(y) or y.startswith(x):
        yield Evidence(3.0, f"both {min(one, other, key=lambda n: (len(n), n))}")
    else:
        # sides differ on names, and a rocket is told by its satellite
        yield Evidence(-1.0, f"{one} and {other}")


def _counts(a: Mention, b: Mention) -> Iterator[Evidence]:
    one, other = a.event, b.event
    if one.missile_count is None or other.missile_count is None:
        return
    low, high = sorted((one, other), key=lambda e: e.missile_count or 0)
    few, many = int(low.missile_count or 0), int(high.missile_count or 0)
    if few == many:
        yield Evidence(1.0 if few > 1 else 0.5, f"{few} fired in both")
    elif low.missile_count_qualifier in _LOWER or high.missile_count_qualifier in _UPPER:
        yield Evidence(0.0, f"{few} and {many} fired, one of them a bound")
    elif few == 1:
        # an article may stand for any number, and a second missile may turn out a stage
        yield Evidence(-0.5, f"{few} and {many} fired")
    else:
        yield Evidence(-1.0 if many <= 2 * few else -2.0, f"{few} and {many} fired")


def _figures(a: Mention, b: Mention) -> Iterator[Evidence]:
    for field, word, weight in (
        ("range_km", "range", 0.75),
        ("apogee_km", "apogee", 1.0),
        ("flight_min", "flight time", 1.0),
    ):
        gap = _gap(a.event, b.event, field)
        if gap is None:
            continue
        if gap <= 0.05:
            yield Evidence(2.0 * weight, f"{word} agrees to {100 * gap:.0f} %")
        elif gap <= 0.35:
            yield Evidence((1.0 if gap <= 0.15 else 0.0) * weight, f"{word} {100 * gap:.0f} % off")
        else:
            yield Evidence((-1.0 if gap <= 0.6 else -3.0) * weight, f"{word} {100 * gap:.0f} % off")


def _gap(a: Event, b: Event, field: str) -> float | None:
    """Smallest difference of any two claims of a field, as a share of the larger."""
    best: float | None = None
    for one in flown(a, field):
        for other in flown(b, field):
            if one.value_num is None or other.value_num is None:
                continue
            low, high = sorted((one, other), key=lambda c: c.value_num or 0.0)
            top = low.value_max_num or low.value_num or 0.0
            bottom = high.value_num or 0.0
            bound = low.qualifier in _LOWER and 2 * top >= bottom
            gap = 0.0 if bound or top >= bottom else (bottom - top) / bottom
            best = gap if best is None else min(best, gap)
    return best


def _outcomes(a: Mention, b: Mention) -> Iterator[Evidence]:
    one, other = a.event.outcome, b.event.outcome
    if one and other:
        same = one == other
        yield Evidence(0.5 if same else -2.0, f"a {one} in both" if same else "success and failure")


_WEIGHERS: tuple[Callable[[Mention, Mention], Iterator[Evidence]], ...] = (
    _actors, _days, _sites, _classes, _names, _counts, _figures, _outcomes, _clocks,
)  # fmt: skip
