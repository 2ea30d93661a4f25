"""In which mood a figure is said: flown, supposed, foretold, or what a type can do."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.reading import Reading, Sentence
from launches.claims.rolewords import APOGEE, RANGE
from launches.text.quantities import Quantity
from launches.text.tokens import words

#: Tokens before a figure within which a word of its mood stands.
_REACH_CONDITION, _REACH = 14, 12
#: Words that part a clause from the one before it.
_CLAUSE_MARKS = words("; \u2014 but while whereas although though")
#: Words of a plan or a threat: what "would" follow them is foretold, not supposed.
_PLANS = words(
    "threatened threatens plan plans planned planning intends intend preparing prepares expects "
    "predicts will due scheduled set notices"
)
#: Participles that open a sentence on what would be: "Fired flatter, it could fly 4,000 km".
_SUPPOSED = words("fired flown launched sent converted assuming with tipped")
_MODALS = words("would could might")
#: Verbs in the present tense tell what a type does, not what one missile did.
_HABITS = words("tops takes flies covers travels goes climbs rises reaches peaks")
_FLOWN_VERBS = words("flew covered travelled traveled rose climbed peaked soared attained achieved")
#: Words of forecast that "have" does not set in the past: "should have flown".
_NEVER_DONE = words("should would was were")


def mood_of(reading: Reading, sentence: Sentence, quantity: Quantity, role: str) -> str:
    """Mood of a figure: flown, conditional, forecast or capability.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It can reach 1,500 km. If lofted less it would have flown 4,000 km.")
    >>> [mood_of(r, s, s.quantities[0], "range_km") for s in r.sentences]
    ['capability', 'conditional']
    """
    scan, low = reading.scan, reading.low
    first = quantity.first
    forecasts = sentence.bits & cues.FORECAST
    if forecasts:
        planned = scan.last_before(cues.FORECAST, first, sentence.first)
        if planned >= 0 and _is_plan(low, planned, sentence):
            return "forecast"
    begin = _clause_start(low, sentence, quantity)
    if _is_supposed(low, sentence, quantity):
        return "conditional"
    if sentence.bits & cues.CONDITIONAL:
        ahead = max(begin, first - _REACH_CONDITION)
        if scan.last_before(cues.CONDITIONAL, first, ahead) >= 0:
            return "conditional"
    if sentence.bits & cues.CAPABILITY:
        able = scan.last_before(cues.CAPABILITY, first, max(begin, first - _REACH))
        if able >= 0 and _is_capability(low, able, quantity, role):
            return "capability"
    if _names_range(reading, sentence, quantity, role, begin):
        return "capability"
    if sentence.number and not _HABITS.isdisjoint(low[max(begin, first - 7) : first]):
        return "capability"
    if forecasts:
        foretold = scan.last_before(cues.FORECAST, first, max(begin, first - _REACH))
        if foretold >= 0 and not _was_done(low, foretold, quantity):
            return "forecast"
    return "flown"


def _clause_start(low: list[str], sentence: Sentence, quantity: Quantity) -> int:
    """Token that a figure's clause begins at."""
    for k in range(quantity.first - 1, sentence.first, -1):
        word = low[k]
        if word in _CLAUSE_MARKS:
            return k + 1
        if low[k - 1] == ",":
            if word == "and":
                return k + 1
            if word in {"which", "who"}:
                return k
    return sentence.first


def _is_plan(low: list[str], at: int, sentence: Sentence) -> bool:
    """Whether a word of forecast is one of a plan; "will" is one only behind "If all goes"."""
    if low[at] == "will":
        return low[sentence.first : sentence.first + 2] == ["if", "all"]
    return low[at] in _PLANS


def _is_supposed(low: list[str], sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an "if" governs a figure, from the head of the sentence or behind the figure."""
    opening = low[sentence.first]
    if opening in {"if", "had"}:
        return True
    window = low[quantity.stop : min(quantity.stop + 7, sentence.stop)]
    if "if" in window and window[0] != "had":
        return True
    if opening not in _SUPPOSED:
        return False
    return not _MODALS.isdisjoint(low[sentence.first : quantity.first])


def _is_capability(low: list[str], at: int, quantity: Quantity, role: str) -> bool:
    """Whether a word like "can" tells what a type can do, not what one missile did."""
    between = low[max(0, at - 3) : quantity.first]  # "rose as high as", "flew about as far as"
    if not _FLOWN_VERBS.isdisjoint(between):
        return False
    return not (low[at] == "as" and role == APOGEE)


def _names_range(
    reading: Reading, sentence: Sentence, quantity: Quantity, role: str, begin: int
) -> bool:
    """Whether a figure qualifies a range: "its 600 km range", "has 600 km of range"."""
    scan, low = reading.scan, reading.low
    first, stop = quantity.first, quantity.stop
    word = low[stop] if stop < len(low) else ""
    if word in {"range", "capability"} and scan.has(
        cues.CAPABILITY, stop, min(sentence.stop, stop + 3)
    ):
        return True
    if word == "range" and role == RANGE:
        return scan.last_before(cues.RANGE, first, max(begin, first - 4)) < 0
    if low[stop : stop + 2] != ["of", "range"] or "flew" in low[begin:first]:
        return False
    return not scan.has(cues.LAUNCH_VERB, begin, first)


def _was_done(low: list[str], at: int, quantity: Quantity) -> bool:
    """Whether words like "is estimated to have landed" tell of the past."""
    return low[at] not in _NEVER_DONE and "have" in low[at : quantity.first]
