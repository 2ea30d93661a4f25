"""Where missiles went: directions, seas and countries that they flew over."""

from __future__ import annotations

from launches import places
from launches.claims import cues
from launches.claims.entities import COUNTRY, DIRECTION, LANDMARK, SEA, Entity
from launches.claims.reading import Reading, Sentence
from launches.claims.sites import distance_before
from launches.claims.statement import Statement
from launches.text.tokens import words

#: Words behind a compass word that make it a part of a place's name or a bearing.
_PLACE_BEHIND = words("of coast korea sea side part pacific korean coastal off")
_POINTING_PAIRS = (
    ["to", "the"], ["toward", "the"], ["towards", "the"], ["in", "a"], ["in", "an"],
    ["heading", "due"], ["on", "an"], ["on", "a"], ["headed", "due"],
)  # fmt: skip
_POINTING = words(
    "heading headed direction flew due flying went fired launched toward towards bearing azimuth"
)
#: Prepositions of a sea, and those by which nothing came down in it.
_SEA_PREPOSITIONS = words(
    "into in toward towards to over above from under across off around near crossed crossing at "
    "onto between reaching reached entering"
)
_NOT_INTO = words("over above under across near crossed crossing between")
_LOCATIVE = words("in off around at")
_WATERS = words("seas waters patch part area")
_CLAUSE_ENDS = words(". ; said")
#: Verbs of motion before "over".
_MOTION = words(
    "flew fly flying flown passed passing pass crossed crossing cross soared soaring overflew "
    "overflown overflying sailed arced travelled traveled went gone going fired launched sent "
    "missile missiles was were is traversed cleared firing launching launch rocket path trajectory "
    "route streaked shot"
)
#: Words between "over" and a country by which it was not flown over.
_NOT_OVER = words(", sea from with waters by off")
_NOT_FLOWN = words("not never could would can if no may might none")
_BELONGING = (["exclusive"], ["eez"], ["airspace"], ["waters"])


def direction_statements(reading: Reading, sentence: Sentence) -> list[Statement]:
    """Compass directions of flight, as said.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It flew eastward and fell 300 km west of Oga.")
    >>> [d.value for d in direction_statements(r, r.sentences[0])]
    ['E']
    """
    return [
        Statement("direction", e.kinds[DIRECTION], e.first, e.stop, sentence.number)
        for e in sentence.of_kind(DIRECTION)
        if _is_heading(reading, sentence, e)
    ]


def _is_heading(reading: Reading, sentence: Sentence, entity: Entity) -> bool:
    """Whether a compass word tells where a missile headed."""
    low = reading.low
    first = entity.first
    word = low[entity.stop - 1]
    behind = low[entity.stop] if entity.stop < sentence.stop else ""
    if behind in _PLACE_BEHIND or word.endswith("ern"):
        return False
    distance = distance_before(sentence, first)
    if behind == "from" and distance:
        return False
    if word.endswith(("ward", "wards", "erly")):
        return True
    if behind == "direction":
        return not distance
    return not distance and _is_pointed_to(reading, sentence, entity)


def _is_pointed_to(reading: Reading, sentence: Sentence, entity: Entity) -> bool:
    """Whether the words before a compass word point: "to the east", "heading south"."""
    low, scan = reading.low, reading.scan
    first = entity.first
    before = low[first - 1] if first > sentence.first else ""
    pair = low[max(sentence.first, first - 2) : first]
    if pair == ["to", "the"] and distance_before(sentence, first - 2):
        flew = scan.last_before(cues.RANGE, first, sentence.first)
        return flew > scan.last_before(cues.LANDING, first, sentence.first)
    return before in _POINTING or pair in _POINTING_PAIRS


def sea_statements(reading: Reading, sentence: Sentence) -> list[Statement]:
    """Seas that something came down in (weight 2) or was fired toward (weight 1).

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("Fired toward the East Sea, it crossed the Yellow Sea.")
    >>> [s.value for s in sea_statements(r, r.sentences[0])]
    ['Sea of Japan']
    """
    found: list[Statement] = []
    for entity in sentence.of_kind(SEA):
        weight = _sea_weight(reading, sentence, entity)
        if not weight:
            continue
        first, stop = entity.first, entity.stop
        if reading.scan.has(cues.NEGATION, max(sentence.first, first - 7), first):
            continue
        found.append(
            Statement("sea", entity.kinds[SEA], first, stop, sentence.number, weight=weight)
        )
    return found


def _sea_weight(reading: Reading, sentence: Sentence, entity: Entity) -> int:
    """How firmly a sea is where something came down; 0 for not at all."""
    scan, low = reading.scan, reading.low
    first = entity.first
    ahead = low[max(sentence.first, first - 8) : first]
    preposition = _preposition_of(ahead)
    if preposition in _NOT_INTO or not preposition:
        return 0
    if preposition == "from" and "waters" not in ahead:
        return 0
    landed = scan.last_before(cues.LANDING, first, max(sentence.first, first - 22))
    launched = scan.last_before(cues.LAUNCHING, first, sentence.first)
    if landed >= 0 and landed > launched:
        return 2
    if preposition not in _LOCATIVE:
        return 1
    opening = first - sentence.first
    if distance_before(sentence, first) or (
        launched < 0 and opening > 3 and not scan.has(cues.LANDING, sentence.first, sentence.stop)
    ):
        told = "target" in ahead or "waters" in ahead or "patch" in low[sentence.first : first]
        return 2 if told else 0
    # launched in or off a sea, unless the sentence begins with it
    return 0 if launched >= 0 and opening > 4 else 2


def _preposition_of(ahead: list[str]) -> str:
    """Find the nearest preposition before a sea; "of" is one in "the waters of"."""
    for word in reversed(ahead):
        if word in _SEA_PREPOSITIONS:
            return word
        if word == "of" and not _WATERS.isdisjoint(ahead[-4:]):
            return word
        if word in _CLAUSE_ENDS:
            break
    return ""


def overflight_statements(reading: Reading, sentence: Sentence, actor: str) -> list[Statement]:
    """Countries flown over, other than the launching one.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("The missile passed over Hokkaido and fell in the Pacific.")
    >>> [o.value for o in overflight_statements(r, r.sentences[0], "PRK")]
    ['JPN']
    """
    found: list[Statement] = []
    if not sentence.bits & cues.OVERFLIGHT:
        return found
    for entity in sentence.of_kind(COUNTRY | LANDMARK):
        country = _country_of(entity)
        if not country or country == actor:
            continue
        cue = _flown_over(reading, sentence, entity)
        if cue >= 0:
            found.append(Statement("overflew", country, cue, entity.stop, sentence.number))
    return found


def _country_of(entity: Entity) -> str:
    """Country that a country's name or a landmark stands for."""
    if entity.mask & COUNTRY:
        return entity.kinds[COUNTRY]
    place = places.find_landmark(entity.kinds[LANDMARK])
    return place.country if place is not None else ""


def _flown_over(reading: Reading, sentence: Sentence, entity: Entity) -> int:
    """Token of "over" where a missile passed over what an entity names; else -1."""
    low = reading.low
    first = entity.first
    cue = reading.scan.last_before(cues.OVERFLIGHT, first, max(sentence.first, first - 7))
    if cue < 0 or not _NOT_OVER.isdisjoint(low[cue + 1 : first]):
        return -1
    if _MOTION.isdisjoint(low[max(sentence.first, cue - 9) : cue + 1]):
        return -1
    if low[entity.stop : entity.stop + 1] in _BELONGING or distance_before(sentence, cue):
        return -1
    if not _NOT_FLOWN.isdisjoint(low[max(sentence.first, cue - 6) : first]):
        return -1
    return cue
