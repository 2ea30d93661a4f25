"""Words that look back: to older launches, and to launches of the other side."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.munition import Munition
from launches.claims.reading import Reading, Sentence
from launches.events.launch import Told
from launches.text.tokens import words

#: Words beside a missile that take it for an older one.
_RECALLS = words(
    "last previous previously since ago prior former past recent similar compare compared history "
    "record"
)
_OPENINGS = (
    ["the", "last"], ["its", "last"], ["the", "previous"], ["last", "week"], ["last", "month"],
    ["last", "year"], ["since", "then"],
)  # fmt: skip
_FIRST_WORDS = words("previous compare similar")
_TIME_UNITS = words("day days week weeks month months year years hours hour decade decades")
_CLAUSE_MARKS = words(", ; \u2014")
_FAILED = words("failed botched unsuccessful")
#: Nouns of an answer to a launch: "in response", "in answer".
_ANSWERS = words("answer response reply retaliation return")
_ANSWERED = words("response answered responded retaliation countered reply")
#: Words by which a sentence goes on about what the one before it told.
_GOES_ON = words("that those it they its")


def looks_back(reading: Reading, item: Told, munition: Munition | None) -> bool:
    """Whether words beside a missile, or the opening of a sentence, take it for an older one."""
    low, scan = reading.low, reading.scan
    sentence = item.sentence
    if munition is None:
        first, stop = sentence.first, min(sentence.stop, sentence.first + 8)
    else:
        first, stop = max(sentence.first, munition.first - 3), munition.stop
        if is_last(low, munition):
            return True
    if sentence.bits & cues.BACKGROUND:
        for k in range(first, stop):
            if (
                scan.bits[k] & cues.BACKGROUND
                and low[k] in _RECALLS
                and low[k + 1 : k + 2] != ["than"]
            ):
                return True
    opening = low[sentence.first : sentence.first + 2]
    return opening in _OPENINGS or opening[0] in _FIRST_WORDS


def is_last(low: list[str], munition: Munition) -> bool:
    """Whether a noun phrase calls its missile the last or the previous one."""
    inside = low[munition.first : munition.stop]
    return "last" in inside or "previous" in inside


def recalled_at(reading: Reading, sentence: Sentence, token: int) -> bool:
    """Whether a token stands in a clause like "two days after it fired ..."."""
    low = reading.low
    for k in range(token - 1, max(sentence.first, token - 14) - 1, -1):
        word = low[k]
        if word in _CLAUSE_MARKS:
            return False
        if word == "before" and low[k - 2] == "the":
            continue  # "the day before" is a date, not a clause
        if (
            word in {"after", "since", "before"}
            and k > sentence.first
            and low[k - 1] in _TIME_UNITS
        ):
            return True
        if (
            word in {"after", "since"}
            and token - k <= 4
            and not _FAILED.isdisjoint(low[k + 1 : k + 3])
        ):
            return True
    return False


def is_answer(reading: Reading, item: Told) -> bool:
    """Whether a sentence tells how the other side answered a launch."""
    low, sentence = reading.low, item.sentence
    for k in range(sentence.first, sentence.stop - 1):
        if (
            low[k] == "in"
            and low[k + 1] in _ANSWERS
            and (k + 2 >= sentence.stop or low[k + 2] != "to")
        ):
            return any(m.done for m in item.munitions)
    opening = low[sentence.first : sentence.first + 7]
    return not _ANSWERED.isdisjoint(opening) or opening[:2] == ["in", "answer"]


def goes_on(reading: Reading, item: Told, *, same_paragraph: bool) -> bool:
    """Whether a sentence goes on about the older launch of the one before it."""
    if not same_paragraph or item.speakers or item.days:
        return False
    if any(m.done and (m.counted is not None or not m.definite) for m in item.munitions):
        return False
    low, first = reading.low, item.sentence.first
    return low[first] in _GOES_ON or "had" in low[first : first + 8]
