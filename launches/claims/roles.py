"""What a figure is the figure of, and in which mood it is said."""

from __future__ import annotations

from launches.claims import matcher
from launches.claims.matcher import Entity
from launches.claims.reading import Reading, Sentence
from launches.text.quantities import Quantity

RANGE, APOGEE, IMPACT, FLIGHT_TIME, SPEED, BARE, OTHER = (
    "range_km", "apogee_km", "impact_distance_km", "flight_min", "speed_mach", "bare", "other",
)  # fmt: skip

_CLAUSE_MARKS = frozenset({";", "\u2014"})
_RANGE_VERBS_AT = frozenset("flew fly flying flown flies travelled traveled travelling traveling staying stayed cruising cruised remained".split())
_OFFSET_WORDS = frozenset({"from", "off", "outside", "beyond", "short"})
_NOT_RANGE_BEHIND = frozenset({"long", "wide", "deep", "inside", "tall", "thick", "south", "north", "thrust", "zone", "exclusion", "radius", "below", "border", "strip"})
_LAUNCH_PLACES = frozenset({"firing", "launch", "launching", "site", "place", "starting", "pad", "line"})
_LATER = frozenset({"later", "ago", "apart", "earlier", "before", "after", "into", "away", "from", "past", "prior", "warning", "notice"})
_STRONG_APOGEE = frozenset(
    "higher altitude altitudes apogee apogees height heights ceiling peak peaks peaked peaking climbed climbing climb soared soaring soar ascended "
    "ascending topped topping rose rising highest zenith elevation crest crested culminated culminating lofted".split()
)


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
        if role == BARE or role == APOGEE and _only_reached(reading, sentence, quantity, index):
            # what a missile could or would reach is a distance; what it did reach may be a height
            return RANGE if mood_of(reading, sentence, quantity, RANGE, index) != "flown" else role
        return role
    if quantity.dimension == "min":
        return FLIGHT_TIME if _is_flight_time(reading, sentence, quantity, index) else OTHER
    if quantity.dimension == "mach":
        return SPEED
    return OTHER


def _only_reached(reading: Reading, sentence: Sentence, quantity: Quantity, index: int) -> bool:
    """Whether no word of height stands beside a figure, only a verb of reaching."""
    left, right = _neighbours(sentence, quantity, index)
    return not any(
        reading.scan.bits[k] & matcher.APOGEE and reading.tokens.low[k] in _STRONG_APOGEE | {"high", "up"}
        for k in range(left, right)
        if not quantity.number_at <= k < quantity.number_stop
    )


def _neighbours(sentence: Sentence, quantity: Quantity, index: int) -> tuple[int, int]:
    """Tokens that lie nearer to this figure than to the next of its kind."""
    left = sentence.first
    for k in range(index - 1, -1, -1):
        other = sentence.quantities[k]
        if other.dimension in {"km", "min", "mach"}:
            left = (other.converted or other).stop
            break
    right = sentence.stop
    for other in sentence.quantities[index + 1 :]:
        if other.dimension in {"km", "mach"}:
            right = other.first
            break
    return max(left, quantity.first - 11), min(right, quantity.stop + 8)


def _distance(reading: Reading, sentence: Sentence, quantity: Quantity, index: int) -> str:
    scan, low = reading.scan, reading.tokens.low
    end = (quantity.converted or quantity).stop
    if quantity.converted is not None and end < sentence.stop and low[end] in {")", "]"}:
        end += 1
    left, right = _neighbours(sentence, quantity, index)
    right = min(sentence.stop, max(right, end), end + 8)
    behind = low[end:right]
    word = behind[0] if behind else ""
    if word in {"high", "up", "altitude", "apogee", "above", "altitudes", "peak", "height", "ceiling", "maximum"} or behind[:2] in (["in", "altitude"], ["in", "height"], ["into", "space"], ["of", "altitude"], ["max", "altitude"], ["(", "altitude"], ["over", "the"], ["max", "apogee"], ["above", "the"]):
        return OTHER if word == "above" and _offset_anchor(sentence, end, right) else APOGEE
    if "orbit" in behind[:3] or "orbit" in low[max(left, quantity.first - 5) : quantity.first] or "orbits" in low[max(left, quantity.first - 5) : quantity.first] or "circles" in low[max(left, quantity.first - 8):quantity.first]:
        return OTHER
    if word in {"downrange", "away"} or behind[:2] in (["down", "range"], ["in", "range"], ["of", "range"], ["in", "distance"], ["of", "distance"]):
        return RANGE
    if word == "range":
        return RANGE
    if word in {"off", "distant"} and (end + 1 >= sentence.stop or low[end + 1] in {".", ",", ";", "and"}):
        return RANGE
    offset = _offset(reading, sentence, end, right)
    if offset is not None:
        return _offset_role(reading, sentence, quantity, left, end, right)
    if word in _NOT_RANGE_BEHIND and not _flown_before(scan, low, quantity, left):
        return OTHER
    if quantity.unit_word in {"m", "meter", "meters", "metre", "metres", "ft", "foot", "feet"} and quantity.value < 1.0:
        return OTHER
    return _by_nearest_cue(reading, sentence, quantity, left, right, end)


def _flown_before(scan: matcher.Scan, low: list[str], quantity: Quantity, left: int) -> bool:
    k = scan.last_before(matcher.RANGE, quantity.first, left)
    return k >= 0 and quantity.first - k <= 3


def _offset(reading: Reading, sentence: Sentence, end: int, right: int) -> int | None:
    """Token behind "west of", "from", "off" where a distance is from a place."""
    low = reading.tokens.low
    at = end
    if low[at : at + 2] == ["to", "the"]:
        at += 2
    elif at < right and low[at] in {"due", "just"}:
        at += 1
    for entity in sentence.entities:
        if entity.first == at and matcher.DIRECTION in entity.kinds:
            if entity.stop < sentence.stop and low[entity.stop] in {"of", "from", "off"}:
                return entity.stop + 1
            return None
    if at < right and low[at] in _OFFSET_WORDS:
        return at + 1
    return None


def _offset_anchor(sentence: Sentence, at: int, right: int) -> bool:
    return any(
        at <= e.first < right and (matcher.LANDMARK in e.kinds or matcher.SITE in e.kinds)
        for e in sentence.entities
    )


def _offset_role(
    reading: Reading, sentence: Sentence, quantity: Quantity, left: int, end: int, right: int
) -> str:
    """Role of a distance that is told from a place: splash-down, range or neither."""
    scan, low = reading.scan, reading.tokens.low
    at = end + 1 if low[end] in _OFFSET_WORDS else end
    if low[end] == "from":
        behind = set(low[at : at + 5])
        if behind & _LAUNCH_PLACES:
            return RANGE
        begin = max((q.stop for q in sentence.quantities if q.stop <= quantity.first and q.dimension == "km"), default=sentence.first)
        flown = scan.last_before(matcher.RANGE, quantity.first, begin)
        landed = scan.last_before(matcher.LANDING, quantity.first, begin)
        if flown > landed or landed < 0 and not scan.has(matcher.LAUNCH_VERB, max(left, quantity.first - 4), quantity.first):
            return RANGE
    landed = scan.last_before(matcher.LANDING, quantity.first, sentence.first)
    launched = scan.last_before(matcher.LAUNCH_VERB | matcher.RISE_VERB, quantity.first, sentence.first)
    if landed >= 0 and landed > launched:
        return IMPACT
    source = {"from", "near", "off"} & set(low[max(left, quantity.first - 5) : quantity.first])
    if launched >= 0 and launched > landed and (quantity.first - launched <= 7 or source):
        return OTHER  # "launched from the sea 17 km northeast of Wonsan"
    if landed >= 0 or scan.has(matcher.LANDING, end, sentence.stop):
        return IMPACT
    ahead = low[max(sentence.first, quantity.first - 9) : quantity.first]
    if "impact" in ahead or "splash" in ahead or "target" in ahead or "waters" in ahead or "sea" in ahead or "ocean" in ahead or "point" in ahead or "zone" in ahead or "eez" in ahead:
        return IMPACT
    return OTHER


def _by_nearest_cue(
    reading: Reading, sentence: Sentence, quantity: Quantity, left: int, right: int, end: int
) -> str:
    scan, low = reading.scan, reading.tokens.low
    first = quantity.first
    if first > left and low[first - 1] == "at" or low[quantity.number_at - 1] == "at":
        at = first - 1 if low[first - 1] == "at" else quantity.number_at - 1
        k = scan.last_before(matcher.RANGE | matcher.APOGEE, at, left)
        if k >= 0 and low[k] in _RANGE_VERBS_AT | {"peak", "peaked", "height", "altitude", "apogee", "ceiling", "peaks", "topped", "top"}:
            return APOGEE
        if k >= 0 and low[k] in {"distance", "range", "distances"}:
            return RANGE
        if k < 0 and not scan.has(matcher.RANGE, left, at):
            return APOGEE if scan.has(matcher.FAILURE | matcher.LAUNCH_NOUN, left, at) else BARE
    if low[first - 1 : first] == ["for"] and {"followed", "tracked"} & set(low[max(left, first - 5) : first]):
        return RANGE
    if low[first - 1 : first] == ["after"] and scan.has(matcher.LANDING | matcher.FAILURE | matcher.RANGE, left, first):
        return RANGE
    if low[end : end + 1] == ["for"]:  # "101 km for the first peak and 1,000 km for the distance"
        for k in range(end + 1, min(right, end + 5)):
            if scan.bits[k] & matcher.APOGEE and low[k] in _STRONG_APOGEE:
                return APOGEE
            if low[k] in {"distance", "range"}:
                return RANGE
    for k in range(quantity.number_at - 1, left - 1, -1):
        bits = scan.bits[k]
        word = low[k]
        if k >= first and not (bits & matcher.APOGEE and word in _STRONG_APOGEE):
            continue
        if word in _CLAUSE_MARKS:
            break
        if bits & matcher.APOGEE and word not in {"high", "top", "up", "upward"}:
            if bits & matcher.RANGE and word not in _STRONG_APOGEE:
                continue
            return APOGEE
        if bits & matcher.APOGEE and word == "top" and low[k + 1] in {"altitude", "height"}:
            return APOGEE
        if word == "flight" and low[k + 1] == "of":
            return RANGE
        if bits & matcher.RANGE:
            if word in {"went", "gone", "go", "goes"} and ("above" in low[k + 1 : quantity.number_at] or "up" in low[k + 1 : k + 2] or "as" in low[k + 1 : k + 2] and "high" in low[k + 1 : k + 3]):
                return APOGEE
            if word in {"trajectory", "flight path", "track", "tracked"}:
                continue
            return RANGE
        if word in {"reached", "reaching", "reach", "reaches", "attained", "attaining", "hit"} and k >= first - 3:
            return APOGEE
    for k in range(end, right):
        bits = scan.bits[k]
        word = low[k]
        if word in {".", ";", ",", "and", "but", "while"} and word != ",":
            break
        if bits & matcher.APOGEE and word in _STRONG_APOGEE | {"high"}:
            return APOGEE
        if bits & matcher.RANGE and word in {"distance", "range", "downrange", "away", "flew", "travelled", "traveled"}:
            return RANGE
        if word == ",":
            break
    return BARE


def _is_flight_time(reading: Reading, sentence: Sentence, quantity: Quantity, index: int) -> bool:
    scan, low = reading.scan, reading.tokens.low
    end = quantity.stop
    word = low[end] if end < sentence.stop else ""
    before = low[max(sentence.first, quantity.first - 2) : quantity.first]
    if quantity.value < 0.5 or quantity.value > 24 * 60:
        return False
    if word in {"flight", "journey"} or low[end : end + 2] in (["of", "flight"], ["in", "flight"], ["in", "the"]):
        return not (low[end : end + 2] == ["in", "the"] and low[end + 2 : end + 3] != ["air"])
    if word in _LATER:
        return False
    if before and before[-1] in {"after", "within", "every", "last", "past", "next", "over"}:
        return False
    left, right = _neighbours(sentence, quantity, index)
    left = max(left, quantity.first - 8)
    if scan.has(matcher.FAILURE, max(sentence.first, quantity.first - 5), min(sentence.stop, end + 4)) and not _flew_for(low, quantity):
        return False
    for k in range(quantity.first - 1, max(sentence.first, quantity.first - 9) - 1, -1):
        if scan.bits[k] & matcher.FLIGHT_TIME:
            if before and before[-1] == "in" or before and before[-1] in {"for", "lasted", "lasting", "took", "of", "time", "aloft", "airborne", "taking", "at", "was"}:
                return True
            return low[k] in {"lasted", "lasting", "took", "flight", "flew", "airborne", "aloft", "duration", "flying", "needed", "kept"} and quantity.first - k <= 5
        if low[k] in {";", "."}:
            break
    flight = "flight" in low[max(sentence.first, quantity.first - 14) : quantity.first]
    if flight and before and before[-1] in {"at", "for", ":"}:
        return True
    return bool(before) and before[-1] in {"in", "for"} and scan.has(matcher.RANGE, left - 6 if left - 6 > sentence.first else sentence.first, quantity.first)


def _flew_for(low: list[str], quantity: Quantity) -> bool:
    return low[max(0, quantity.first - 2) : quantity.first] in (["flew", "for"], ["flying", "for"], ["flight", "lasted"])


def mood_of(reading: Reading, sentence: Sentence, quantity: Quantity, role: str, index: int) -> str:
    """Mood of a figure: flown, conditional, forecast or capability.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It can reach 1,500 km. If lofted less it would have flown 4,000 km.")
    >>> [mood_of(r, s, s.quantities[0], "range_km", 0) for s in r.sentences]
    ['capability', 'conditional']
    """
    scan, low = reading.scan, reading.tokens.low
    begin = _clause_start(reading, sentence, quantity, index)
    end = min(sentence.stop, quantity.stop + 6)
    ahead = max(begin, quantity.first - 14)
    planned = scan.last_before(matcher.FORECAST, quantity.first, sentence.first)
    if planned >= 0 and _is_plan(low, planned, sentence):
        return "forecast"
    conditional = scan.last_before(matcher.CONDITIONAL, quantity.first, ahead)
    if conditional >= 0 or _condition_around(scan, low, sentence, quantity):
        if conditional < 0 or low[conditional] != "would" or scan.has(matcher.CONDITIONAL, sentence.first, sentence.stop):
            return "conditional"
    capability = scan.last_before(matcher.CAPABILITY, quantity.first, max(begin, quantity.first - 12))
    if capability >= 0 and _is_capability(low, capability, quantity, role):
        return "capability"
    if scan.has(matcher.CAPABILITY, quantity.stop, min(end, quantity.stop + 3)) and low[quantity.stop] in {"range", "capability"}:
        return "capability"
    if low[quantity.stop : quantity.stop + 1] == ["range"] and role == RANGE and scan.last_before(matcher.RANGE, quantity.first, max(begin, quantity.first - 4)) < 0:
        return "capability"
    if low[quantity.stop : quantity.stop + 2] == ["of", "range"] and not scan.has(matcher.LAUNCH_VERB, begin, quantity.first) and "flew" not in low[begin : quantity.first]:
        return "capability"
    if sentence.number and _HABITS & set(low[max(begin, quantity.first - 7) : quantity.first]):
        return "capability"
    forecast = scan.last_before(matcher.FORECAST, quantity.first, max(begin, quantity.first - 12))
    if forecast >= 0 and not _was_done(low, forecast, quantity):
        return "forecast"
    return "flown"


#: Words of a plan or a threat: what "would" follow them is foretold, not supposed.
_PLANS = frozenset("threatened threatens plan plans planned planning intends intend preparing prepares expects predicts will due scheduled set notices".split())


def _is_plan(low: list[str], at: int, sentence: Sentence) -> bool:
    if low[at] not in _PLANS:
        return False
    opening = low[sentence.first : sentence.first + 4]
    return low[at] != "will" or opening[:2] == ["if", "all"]


def _condition_around(scan: matcher.Scan, low: list[str], sentence: Sentence, quantity: Quantity) -> bool:
    """An "if" that opens the sentence or follows the figure governs it."""
    window = low[quantity.stop : min(quantity.stop + 7, sentence.stop)]
    supposed = low[sentence.first] in {"fired", "flown", "launched", "sent", "converted", "assuming", "with"} and {"would", "could", "might"} & set(low[sentence.first : quantity.first])
    return "if" in window and "had" not in window[:1] or low[sentence.first] in {"if", "had"} or bool(supposed)


#: Verbs in the present tense tell what a type does, not what one missile did.
_HABITS = frozenset("tops takes flies covers travels goes climbs rises reaches peaks".split())
_FLOWN_VERBS = frozenset("flew covered travelled traveled rose climbed peaked soared attained achieved".split())


def _is_capability(low: list[str], at: int, quantity: Quantity, role: str) -> bool:
    words = low[at : quantity.first]
    if _FLOWN_VERBS & set(words):
        return False
    if low[at] in {"could", "can"} and "have" in words[:2] and "flown" in words:
        return True
    if low[at : at + 3] == ["a", "range", "of"] and low[at - 1 : at] == ["with"]:
        return True
    if low[at] == "as" and role == APOGEE:
        return False
    return True


def _was_done(low: list[str], at: int, quantity: Quantity) -> bool:
    """ "is estimated to have landed", "was to have" and the like tell of the past."""
    words = low[at : quantity.first]
    return "have" in words and low[at] not in {"should", "would", "was", "were"}


def _clause_start(reading: Reading, sentence: Sentence, quantity: Quantity, index: int) -> int:
    low = reading.tokens.low
    for k in range(quantity.first - 1, sentence.first, -1):
        word = low[k]
        if word in {";", "\u2014", "but", "while", "whereas", "although", "though"}:
            return k + 1
        if word == "and" and low[k - 1] == ",":
            return k + 1
        if word in {"which", "who"} and k >= 1 and low[k - 1] == ",":
            return k
    return sentence.first


def qualifier_for(role: str, quantity: Quantity) -> str:
    """Hedge in the words of the column."""
    return quantity.qualifier


def landmark_behind(reading: Reading, sentence: Sentence, quantity: Quantity) -> tuple[str, str, Entity | None]:
    """Bearing and landmark of a splash-down told by a distance: ("W", "Okushiri", entity)."""
    low = reading.tokens.low
    end = (quantity.converted or quantity).stop
    if end < sentence.stop and low[end] in {")", "]"}:
        end += 1
    bearing = ""
    anchor_limit = end + 9
    anchor: Entity | None = None
    for entity in sentence.entities:
        if entity.first < end or entity.first > (anchor_limit if bearing else end + 5):
            continue
        if matcher.DIRECTION in entity.kinds and not bearing and entity.first <= end + 3 and low[entity.stop : entity.stop + 1] in (["of"], ["from"], ["off"]):
            bearing = entity.kinds[matcher.DIRECTION]
            anchor_limit = entity.stop + 4
            continue
        if bearing and low[entity.first - 1] in {",", "outside", "inside", "in"}:
            break
        if matcher.LANDMARK in entity.kinds or matcher.SITE in entity.kinds or matcher.COUNTRY in entity.kinds:
            anchor = entity
            break
    name = ""
    if anchor is not None:
        name = anchor.kinds.get(matcher.LANDMARK) or anchor.kinds.get(matcher.SITE) or reading.tokens.text[reading.tokens.start[anchor.first] : reading.tokens.end[anchor.stop - 1]]
    return bearing, name, anchor
