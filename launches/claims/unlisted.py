"""Launch areas that the gazetteer lacks: a capitalised name behind "from" or "near"."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.entities import DIRECTION, LANDMARK
from launches.claims.reading import Reading, Sentence
from launches.claims.statement import SiteMention
from launches.text.tokens import words

#: Words that may stand between a preposition and the place that it governs.
FILL = words(
    "the a an around near area areas vicinity of waters off port inland part parts western "
    "eastern northern southern central northwestern northeastern southwestern southeastern its "
    "north south east west close to inside outskirts region point somewhere base airport site "
    "launch country what is believed be test range town city village county district "
    "neighbourhood neighborhood place coast p j province provinces general suburb ground drill "
    "firing direction international space missile air force same underwater depths sea under "
    "surface water just about vehicle depot at on in s and one or mobile launcher by island "
    "station center centre military facility airfield field cosmodrome complex dr apj satellite "
    "launching"
)
#: Nouns that close a name and are no part of it: "the Kittaya area".
_GENERIC = words(
    "area region range base airfield airport province oblast county district peninsula island "
    "islands cosmodrome site prefecture krai city state"
)
#: Capitalised words that begin no place's name.
_NOT_PLACES = words(
    "hms uss ins cns il mig tu su there here where it its which that sunday monday tuesday "
    "wednesday thursday friday saturday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec kim "
    "president minister general borei ohio defense defence ministry korean air army navy"
)
#: Nouns behind a name that make it one of something else: "from Yasen submarines".
_NOT_OF_PLACES = words(
    "bombers bomber jets fighters submarine ships officials said reported agency ministry "
    "president class"
)
_BOATS = words("boat submarine ship vessel destroyer frigate")
_HYPHENS = frozenset("-\u2010")
#: Longest name, in parts; shortest name and longest acronym, in characters.
_MOST_PARTS, _SHORTEST, _ACRONYM = 5, 4, 3
#: Tokens from a launch to "near".
_REACH = 10


def unlisted_site(reading: Reading, sentence: Sentence) -> SiteMention | None:
    """Launch area that no table has, by its capital letter.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It was launched from the Zzyzx area.")
    >>> unlisted_site(r, r.sentences[0]).name
    'Zzyzx'
    """
    if not sentence.bits & (cues.LAUNCH | cues.LANDING):
        return None
    low = reading.low
    for k in range(sentence.first, sentence.stop - 1):
        word = low[k]
        if word not in {"from", "near"} or measures_impact(reading, sentence, k):
            continue
        if word == "near" and not _is_near_launch(reading, sentence, k):
            continue
        begin, stop = _name_behind(reading, sentence, k + 1)
        if begin == stop or not _is_place(reading, sentence, begin, stop):
            continue
        if low[stop - 1] in _GENERIC and stop - begin > 1:
            stop -= 1
        start, end = reading.tokens.span(begin, stop)
        name = reading.tokens.text[start:end]
        if len(name) < _SHORTEST or all(len(part) == 1 for part in name.split()):
            continue
        strength = 2 if word == "from" else 1
        return SiteMention(name, begin, stop, strength, known=False)
    return None


def measures_impact(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether "from" gives the origin of a distance to a splash-down, not of a launch."""
    for quantity in sentence.quantities:
        if quantity.dimension == "km" and 0 <= at - quantity.whole_stop <= 3:
            scan, first = reading.scan, quantity.first
            landed = scan.last_before(cues.LANDING, first, sentence.first)
            return landed > scan.last_before(cues.LAUNCHING | cues.RANGE, first, sentence.first)
    return False


def _is_near_launch(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether "near" goes with a launch, not with a splash-down."""
    scan = reading.scan
    cue = scan.last_before(cues.LAUNCH, at, sentence.first)
    if cue < 0 or at - cue > _REACH or scan.bits[at - 1] & cues.LANDING:
        return False
    return cue > scan.last_before(cues.LANDING, at, sentence.first)


def _name_behind(reading: Reading, sentence: Sentence, at: int) -> tuple[int, int]:
    """Tokens of a capitalised name behind fillers; an empty stretch for none."""
    low, tokens = reading.low, reading.tokens
    stop = sentence.stop
    while at < stop and low[at] in FILL and not reading.starts_upper(at):
        at += 1
    begin = at
    claimed = _claimed(sentence)
    while at < stop and at - begin < _MOST_PARTS and at not in claimed:
        if not reading.starts_upper(at) or low[at] in _NOT_PLACES:
            break
        at += 1
        while at < stop and tokens.gap(at) in _HYPHENS and low[at].isalpha():
            at += 1
    return begin, at


def _claimed(sentence: Sentence) -> set[int]:
    """Tokens of entities that are more than a landmark or a direction."""
    return {
        k
        for entity in sentence.entities
        if entity.mask & ~(LANDMARK | DIRECTION)
        for k in range(entity.first, entity.stop)
    }


def _is_place(reading: Reading, sentence: Sentence, begin: int, stop: int) -> bool:
    """Whether a capitalised name can be a place: no boat, weapon, acronym or authority."""
    low, tokens = reading.low, reading.tokens
    if stop < sentence.stop:
        if tokens.number[stop] and tokens.gap(stop) in {"-", ""}:
            return False
        if low[stop] in _NOT_OF_PLACES:
            return False
    start, end = tokens.span(begin, stop)
    if stop - begin == 1 and end - start <= _ACRONYM and tokens.text[start:end].isupper():
        return False
    named_boat = low[stop : stop + 1] == [","]
    return not (named_boat and not _BOATS.isdisjoint(low[stop + 1 : stop + 5]))
