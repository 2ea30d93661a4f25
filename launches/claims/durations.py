"""Which times are flight times."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.entities import CLASS, NOUN
from launches.claims.reading import Reading, Sentence
from launches.claims.rolewords import neighbours
from launches.text.quantities import Quantity
from launches.text.tokens import words

#: Flight times that can be: half a minute to a day.
_LEAST_MIN, _MOST_MIN = 0.5, 24 * 60.0
#: What makes a time before it no flight time: "20 minutes later".
_LATER = words("later ago apart earlier before after into away from past prior warning notice")
#: ... and what does before it: "after 20 minutes".
_NOT_BEFORE = words("after within every last past next over")
_FLIGHT_BEHIND = (["of", "flight"], ["in", "flight"])
#: Words right before a flight time: "lasted 12 minutes", "flew for 12 minutes".
_BEFORE = words("in for lasted lasting took of time aloft airborne taking at was")
#: Words of flight that tell a time by themselves, a few tokens before it.
_TELLING = words(
    "lasted lasting took flight flew airborne aloft duration flying needed kept "
    "need needs take takes stood"
)
_FLEW_FOR = (["flew", "for"], ["flying", "for"], ["flight", "lasted"])
#: Tokens before a time that may tell it to be a flight's.
_REACH, _REACH_NOUN = 9, 14


def is_flight_time(reading: Reading, sentence: Sentence, quantity: Quantity, index: int) -> bool:
    """Whether a time is the time that a missile flew.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It flew for 12 minutes and 20 minutes later the alert ended.")
    >>> s = r.sentences[0]
    >>> [is_flight_time(r, s, q, k) for k, q in enumerate(s.quantities)]
    [True, False]
    """
    scan, low = reading.scan, reading.low
    first, end = quantity.first, quantity.stop
    if quantity.value < _LEAST_MIN or quantity.value > _MOST_MIN:
        return False
    word = low[end] if end < sentence.stop else ""
    if word in {"flight", "journey"} or low[end : end + 2] in _FLIGHT_BEHIND:
        return True
    if low[end : end + 2] == ["in", "the"]:
        return low[end + 2 : end + 3] == ["air"]
    if word == "for" and _names_missile(sentence, end + 1):
        return True
    before = low[first - 1] if first > sentence.first else ""
    if word in _LATER and not (word == "from" and before == "for"):
        return False
    if before in _NOT_BEFORE or _ends_in_failure(reading, sentence, quantity):
        return False
    for k in range(first - 1, max(sentence.first, first - _REACH) - 1, -1):
        if scan.bits[k] & cues.FLIGHT_TIME:
            return before in _BEFORE or (low[k] in _TELLING and first - k <= 5)
        if low[k] in {";", "."}:
            break
    flight = "flight" in low[max(sentence.first, first - _REACH_NOUN) : first]
    if flight and before in {"at", "for", ":"}:
        return True
    if before not in {"in", "for"}:
        return False
    left, _ = neighbours(sentence, quantity, index)
    begin = max(max(left, first - 8) - 6, sentence.first)
    return scan.has(cues.RANGE, begin, first)


def _names_missile(sentence: Sentence, at: int) -> bool:
    """Whether a sort of missile stands at a token: "5,820 seconds for a cruise missile"."""
    return any(at <= e.first < at + 3 for e in sentence.of_kind(CLASS | NOUN))


def _ends_in_failure(reading: Reading, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a time is the one until a failure: "exploded 40 seconds into its flight"."""
    first = quantity.first
    begin, stop = max(sentence.first, first - 5), min(sentence.stop, quantity.stop + 4)
    if not reading.scan.has(cues.FAILURE, begin, stop):
        return False
    return reading.low[max(0, first - 2) : first] not in _FLEW_FOR
