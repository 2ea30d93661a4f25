"""Distances that are told from a place: "300 km west of Okushiri"."""

from __future__ import annotations

from dataclasses import dataclass

from launches.claims import cues
from launches.claims.entities import COUNTRY, DIRECTION, LANDMARK, SITE
from launches.claims.reading import Reading, Sentence
from launches.claims.rolewords import IMPACT, OTHER, RANGE, figure_end
from launches.text.quantities import Quantity
from launches.text.tokens import words

_OFFSET_WORDS = words("from off outside beyond short")
_OF = words("of from off")
#: Places that a distance flown is reckoned from: "600 km from the launch site".
_LAUNCH_PLACES = words("firing launch launching site place starting pad line")
#: Words before a distance that tell it to be one to a splash-down.
_IMPACT_AHEAD = words("impact splash target waters sea ocean point zone eez")
#: Words before a distance that tell where a launch was: "from the sea 17 km northeast of Wonsan".
_SOURCE_AHEAD = words("from near off")
#: Words before a place by which it does not go with the bearing before it.
_OTHER_PLACE = words(", outside inside in")


@dataclass(frozen=True, slots=True)
class Offset:
    """Where a splash-down was: so far in a bearing from a landmark, each "" where unsaid."""

    bearing: str
    landmark: str


def is_offset(low: list[str], sentence: Sentence, end: int, right: int) -> bool:
    """Whether "west of", "from" or "off" stand behind a distance that ends before `end`."""
    at = end
    if low[at : at + 2] == ["to", "the"]:
        at += 2
    elif at < right and low[at] in {"due", "just"}:
        at += 1
    for entity in sentence.of_kind(DIRECTION):
        if entity.first == at:
            return entity.stop < sentence.stop and low[entity.stop] in _OF
    return at < right and low[at] in _OFFSET_WORDS


def names_place(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a place is named among some tokens."""
    return any(first <= e.first < stop for e in sentence.of_kind(LANDMARK | SITE))


def offset_role(
    reading: Reading, sentence: Sentence, quantity: Quantity, left: int, end: int
) -> str:
    """Role of a distance that is told from a place: splash-down, range or neither."""
    scan, low = reading.scan, reading.low
    first = quantity.first
    if low[end] == "from" and _is_flown_from(reading, sentence, quantity, left, end):
        return RANGE
    landed = scan.last_before(cues.LANDING, first, sentence.first)
    launched = scan.last_before(cues.LAUNCHING, first, sentence.first)
    if landed >= 0 and landed > launched:
        return IMPACT
    if launched >= 0 and launched > landed:
        source = not _SOURCE_AHEAD.isdisjoint(low[max(left, first - 5) : first])
        if source or first - launched <= 7:
            return OTHER
    if landed >= 0 or scan.has(cues.LANDING, end, sentence.stop):
        return IMPACT
    ahead = low[max(sentence.first, first - 9) : first]
    return OTHER if _IMPACT_AHEAD.isdisjoint(ahead) else IMPACT


def _is_flown_from(
    reading: Reading, sentence: Sentence, quantity: Quantity, left: int, end: int
) -> bool:
    """Whether "600 km from ..." is a distance flown, not one to a splash-down."""
    scan, low = reading.scan, reading.low
    first = quantity.first
    if not _LAUNCH_PLACES.isdisjoint(low[end + 1 : end + 6]):
        return True
    begin = sentence.first
    for other in sentence.quantities:
        if other.dimension == "km" and other.stop <= first:
            begin = max(begin, other.stop)
    flown = scan.last_before(cues.RANGE, first, begin)
    landed = scan.last_before(cues.LANDING, first, begin)
    if flown > landed:
        return True
    return landed < 0 and not scan.has(cues.LAUNCH_VERB, max(left, first - 4), first)


def offset_of(reading: Reading, sentence: Sentence, quantity: Quantity) -> Offset:
    """Bearing and landmark of a splash-down told by a distance.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It fell 300 km west of Okushiri.")
    >>> offset_of(r, r.sentences[0], r.sentences[0].quantities[0])
    Offset(bearing='W', landmark='Okushiri')
    """
    low = reading.low
    end = figure_end(low, sentence, quantity)
    bearing = ""
    limit = end + 5
    # "26 km south of the line and 57 km east of Sokcho": a place goes with the distance before it
    following = [q.first for q in sentence.quantities if q.dimension == "km" and q.first > end]
    for entity in sentence.entities:
        if entity.first < end or entity.first > min([limit, *following]):
            continue
        pointing = not bearing and entity.mask & DIRECTION and entity.first <= end + 3
        if pointing and low[entity.stop : entity.stop + 1] in (["of"], ["from"], ["off"]):
            bearing = entity.kinds[DIRECTION]
            limit = entity.stop + 8
            continue
        if bearing and low[entity.first - 1] in _OTHER_PLACE:
            break
        if entity.mask & (LANDMARK | SITE | COUNTRY):
            tokens = reading.tokens
            start, stop = tokens.span(entity.first, entity.stop)
            kinds = entity.kinds
            name = kinds.get(LANDMARK) or kinds.get(SITE) or tokens.text[start:stop]
            return Offset(bearing, name)
    return Offset(bearing, "")
