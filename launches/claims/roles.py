"""What a figure is the figure of, by the words round it."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.durations import is_flight_time
from launches.claims.moods import mood_of
from launches.claims.offsets import is_offset, names_place, offset_role
from launches.claims.reading import Reading, Sentence
from launches.claims.rolewords import (
    APOGEE,
    BARE,
    FLIGHT_TIME,
    IMPACT,
    OTHER,
    RANGE,
    SPEED,
    STRONG_APOGEE,
    figure_end,
    neighbours,
)
from launches.text.quantities import Quantity
from launches.text.tokens import words

#: What follows a height: "100 km high", "of altitude".
_HEIGHT_BEHIND = words("high up altitude apogee above altitudes peak height ceiling maximum")
_HEIGHT_PAIRS = (
    ["in", "altitude"], ["in", "height"], ["into", "space"], ["of", "altitude"],
    ["max", "altitude"], ["(", "altitude"], ["over", "the"], ["max", "apogee"],
)  # fmt: skip
#: What follows a distance flown: "600 km downrange".
_RANGE_BEHIND = words("downrange away range")
_RANGE_PAIRS = (
    ["down", "range"], ["in", "range"], ["of", "range"], ["in", "distance"], ["of", "distance"],
)  # fmt: skip
_CLAUSE_ENDS = words(". , ; and")
#: What follows a distance that nothing flew: "a strip 5 km long".
_NOT_FLOWN_BEHIND = words(
    "long wide deep inside tall thick south north thrust zone exclusion radius below border strip"
)
#: Units in which no flight is told, under a kilometre.
_SHORT_UNITS = words("m meter meters metre metres ft foot feet")
#: Verbs of flying and words of height before "at": "flying at 50 km", "peaked at 600 km".
_HEIGHT_AT = words(
    "flew fly flying flown flies travelled traveled travelling traveling staying stayed cruising "
    "cruised remained peak peaked height altitude apogee ceiling peaks topped top"
)
_DISTANCES = words("distance range distances")
#: Nouns before "at" that a distance is given of: "put the flight at 900 km".
_PATH_NOUNS = words("flight trip journey path")
_CLAUSE_MARKS = words("; \u2014")
#: Words of height that only are one beside another word.
_WEAK_APOGEE = words("high top up upward")
_GOING = words("went gone go goes")
_PATHS = words("trajectory track tracked")
_REACHED = words("reached reaching reach reaches attained attaining hit")
_RANGE_AFTER = words("distance range downrange away flew travelled traveled")
_BREAKS_AFTER = words(". ; and but while")


def role_of(reading: Reading, sentence: Sentence, quantity: Quantity, index: int) -> str:
    """Field that a quantity belongs to, by the words round it.

    Parameters
    ----------
    reading, sentence : Reading, Sentence
        The text and the sentence.
    quantity : Quantity
        The figure.
    index : int
        Its position in ``sentence.quantities``.

    Returns
    -------
    str
        A column of the events table, ``bare`` for a distance without a telling word, ``other``.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It rose to 2,000 km, flew 800 km in 30 minutes and fell 300 km west of Oga.")
    >>> s = r.sentences[0]
    >>> [role_of(r, s, q, k) for k, q in enumerate(s.quantities)]
    ['apogee_km', 'range_km', 'flight_min', 'impact_distance_km']
    """
    if quantity.dimension == "km":
        role = _distance(reading, sentence, quantity, index)
        if role == BARE or (role == APOGEE and _only_reached(reading, sentence, quantity, index)):
            # what a missile could or would reach is a distance; what it did reach may be a height
            return role if mood_of(reading, sentence, quantity, RANGE) == "flown" else RANGE
        return role
    if quantity.dimension == "min":
        return FLIGHT_TIME if is_flight_time(reading, sentence, quantity, index) else OTHER
    return SPEED if quantity.dimension == "mach" else OTHER


def _only_reached(reading: Reading, sentence: Sentence, quantity: Quantity, index: int) -> bool:
    """Whether no word of height stands beside a figure, only a verb of reaching."""
    left, right = neighbours(sentence, quantity, index)
    low, bits = reading.low, reading.scan.bits
    for k in range(left, right):
        if quantity.number_at <= k < quantity.number_stop or not bits[k] & cues.APOGEE:
            continue
        if low[k] in STRONG_APOGEE or low[k] in {"high", "up"}:
            return False
    return True


def _distance(reading: Reading, sentence: Sentence, quantity: Quantity, index: int) -> str:
    low = reading.low
    end = figure_end(low, sentence, quantity)
    left, right = neighbours(sentence, quantity, index)
    right = min(sentence.stop, max(right, end), end + 8)
    behind = low[end:right]
    word = behind[0] if behind else ""
    if word in _HEIGHT_BEHIND or behind[:2] in _HEIGHT_PAIRS:
        return OTHER if word == "above" and names_place(sentence, end, right) else APOGEE
    if _is_of_orbit(low, quantity, left, behind):
        return OTHER
    apart = behind[:2] == ["away", "from"] and names_place(sentence, end, right)
    if apart and not _follows_range(reading, quantity, left):
        return IMPACT
    if word in _RANGE_BEHIND or behind[:2] in _RANGE_PAIRS:
        return RANGE
    if word in {"off", "distant"} and (end + 1 >= sentence.stop or low[end + 1] in _CLAUSE_ENDS):
        return RANGE
    if is_offset(low, sentence, end, right):
        return offset_role(reading, sentence, quantity, left, end)
    if word in _NOT_FLOWN_BEHIND and not _follows_range(reading, quantity, left):
        return OTHER
    if quantity.unit_word in _SHORT_UNITS and quantity.value < 1.0:
        return OTHER
    return (
        _by_preposition(reading, quantity, left, right, end)
        or _by_cue_before(reading, quantity, left)
        or _by_cue_behind(reading, end, right)
        or BARE
    )


def _is_of_orbit(low: list[str], quantity: Quantity, left: int, behind: list[str]) -> bool:
    """Whether a height is a satellite's orbit, not what a missile rose to."""
    if "orbit" in behind[:3]:
        return True
    first = quantity.first
    near = low[max(left, first - 5) : first]
    return "orbit" in near or "orbits" in near or "circles" in low[max(left, first - 8) : first]


def _follows_range(reading: Reading, quantity: Quantity, left: int) -> bool:
    """Whether a word of flying stands right before a figure: "flew 600 km south"."""
    k = reading.scan.last_before(cues.RANGE, quantity.first, left)
    return k >= 0 and quantity.first - k <= 3


def _by_preposition(reading: Reading, quantity: Quantity, left: int, right: int, end: int) -> str:
    """Role by "at", "for" or "after" beside a figure; "" where they do not tell it."""
    low, scan = reading.low, reading.scan
    first = quantity.first
    before = low[first - 1] if first > left else ""
    if before == "at" or (quantity.number_at > first and low[quantity.number_at - 1] == "at"):
        role = _behind_at(reading, first - 1 if before == "at" else quantity.number_at - 1, left)
        if role:
            return role
    if before == "for":
        ahead = low[max(left, first - 5) : first]
        if "followed" in ahead or "tracked" in ahead:
            return RANGE
    if before == "after" and scan.has(cues.LANDING | cues.FAILURE | cues.RANGE, left, first):
        return RANGE
    if low[end : end + 1] == ["for"]:  # "101 km for the first peak and 1,000 km for the distance"
        for k in range(end + 1, min(right, end + 5)):
            if scan.bits[k] & cues.APOGEE and low[k] in STRONG_APOGEE:
                return APOGEE
            if low[k] in {"distance", "range"}:
                return RANGE
    return ""


def _behind_at(reading: Reading, at: int, left: int) -> str:
    """Role of a figure behind "at", by the word that "at" belongs to; "" for any other."""
    low, scan = reading.low, reading.scan
    k = scan.last_before(cues.RANGE | cues.APOGEE, at, left)
    if low[at - 1] in _PATH_NOUNS:
        return RANGE
    if k < 0:
        told = scan.has(cues.FAILURE | cues.LAUNCH_NOUN, left, at)
        return APOGEE if told else BARE
    if low[k] in _HEIGHT_AT:
        return APOGEE
    return RANGE if low[k] in _DISTANCES else ""


def _by_cue_before(reading: Reading, quantity: Quantity, left: int) -> str:
    """Role by the nearest telling word before a figure; "" for none."""
    low = reading.low
    first = quantity.first
    for k in range(quantity.number_at - 1, left - 1, -1):
        bits = reading.scan.bits[k]
        word = low[k]
        strong = bits & cues.APOGEE and word in STRONG_APOGEE
        if k >= first and not strong:
            continue  # the hedge
        if word in _CLAUSE_MARKS:
            break
        if bits & cues.APOGEE and word not in _WEAK_APOGEE:
            if not strong and bits & cues.RANGE:
                continue
            return APOGEE
        if word == "top" and bits & cues.APOGEE and low[k + 1] in {"altitude", "height"}:
            return APOGEE
        if word == "flight" and low[k + 1] == "of":
            return RANGE
        if bits & cues.RANGE:
            if word in _GOING and _goes_up(low, k, quantity):
                return APOGEE
            if word not in _PATHS:
                return RANGE
        elif word in _REACHED and k >= first - 3:
            return APOGEE
    return ""


def _goes_up(low: list[str], at: int, quantity: Quantity) -> bool:
    """Whether "went" goes upward: "went above 500 km", "went as high as"."""
    if "above" in low[at + 1 : quantity.number_at] or low[at + 1 : at + 2] == ["up"]:
        return True
    return low[at + 1 : at + 3] == ["as", "high"]


def _by_cue_behind(reading: Reading, end: int, right: int) -> str:
    """Role by the first telling word behind a figure; "" for none."""
    low = reading.low
    for k in range(end, right):
        bits = reading.scan.bits[k]
        word = low[k]
        if word in _BREAKS_AFTER:
            break
        if bits & cues.APOGEE and (word in STRONG_APOGEE or word == "high"):
            if low[k + 1 : k + 2] == ["of"] and k + 2 == right:
                break  # "650 km at a height of 42 km": the next figure's word
            return APOGEE
        if bits & cues.RANGE and word in _RANGE_AFTER:
            return RANGE
        if word == ",":
            break
    return ""
