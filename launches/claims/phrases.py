"""Noun phrases of missiles: their extent, their count and the class that they say."""

from __future__ import annotations

from launches.claims.entities import CLASS, NAME, NOUN, OTHER_ARM, WEAPON, Entity
from launches.claims.munition import Munition
from launches.claims.reading import Reading, Sentence
from launches.text.numbers import ORDINALS
from launches.text.quantities import Quantity
from launches.text.tokens import words

#: Words that may stand between the parts of a noun phrase.
_INSIDE = words(
    "new type class series family nuclear strategic tactical solid fuel fueled fuelled liquid "
    "guided unarmed hypersonic winged suspected presumed propellant powered capable armed style "
    "like or / \" ' “ ” ‘ ’ ( - a an called named dubbed"
)
#: Adjectives of a long apposition: "Ababeel, a surface-to-surface ballistic missile".
_ADJECTIVES = words(
    "surface to new type solid fuel liquid propellant nuclear capable medium short long "
    "intermediate range two three single stage indigenous home built road mobile"
)
_LONGEST_JOINT, _LONGEST_APPOSITION = 4, 9
_ARTICLES = words("a an the")
_SINGULAR = words("a an another single")
_DEFINITE = words("the that this these those its their his both all")
_VAGUE = words(
    "several multiple many various numerous few number series dozens scores hundreds barrage salvo "
    "volley swarm string flurry hail wave group mix variety some more unspecified undisclosed"
)
#: Words of number before "of".
_OF_NUMBER = _VAGUE | words("pair dozen couple eight total")
_MORE = words("more additional further other another separate")
#: Words that no noun phrase reaches back over.
_STOPS = words(
    "would could can may might will shall should must do does did of in on at to from by with for "
    "into over under toward towards near after before during and or but which who that is was were "
    "are be been has had have said says . , ; : ( ) \u2014 as than its"
)
#: Verbs of launching that no noun phrase reaches back over.
_LAUNCHED = words(
    "fired launched tested lobbed loosed sent shot hurled unleashed thrown flight propelled "
    "discharged detected lofted staged volleyed"
)
#: Tokens that a phrase may stand before its head.
_REACH = 9
#: Nouns that a noun of the trade only qualifies: "missile force", "rocket engine".
_COMPOUND_HEADS = words(
    "force forces unit units program programs programme programmes defence defense defences "
    "defenses base bases technology range ranges general bureau administration command system "
    "systems threat threats engine engines plant factory site sites development production alert "
    "alerts parts debris warning warnings capability capabilities arsenal stockpile expert experts "
    "troops submarine submarines crew crews shield silo silos transporter carrier cooperation "
    "transfer transfers deal deals motor motors activity activities stage stages power powers "
    "sector industry museum ship ships boat boats vessel vessels corvette corvettes frigate "
    "brigade brigades division battery batteries fragment fragments"
)
#: Nouns that name a missile only where the text has said so before.
_WEAK = words("vehicle object weapon weapons round rounds shell shells")
_GUN_NOUNS = words("shell shells round rounds")
#: What makes shells and rounds those of a rocket launcher, and what those of guns.
_ROCKETRY = words("launcher launchers mm mlrs rocket rockets missile")
_GUNNERY = words("artillery howitzer howitzers shelling")
_PLURAL_NAMES = words("kinzhals kalibrs scuds iskanders tomahawks")
#: Nouns that a number before them measures: "three-stage rocket".
_MEASURED = words("stage year day axle mm minute hour km long week month th time")
#: Classes that outweigh others said in one phrase, and those of ranges.
_STRONG_CLASSES = ("SLBM", "HGV", "CM", "MLRS")
_RANGE_CLASSES = frozenset({"SRBM", "MRBM", "IRBM", "ICBM"})


def weapon_groups(reading: Reading, sentence: Sentence) -> list[list[Entity]]:
    """Entities of a sentence that name weapons, those of one noun phrase together."""
    groups: list[list[Entity]] = []
    for entity in sentence.of_kind(WEAPON):
        if groups and _joins(reading, groups[-1][-1], entity):
            groups[-1].append(entity)
        else:
            groups.append([entity])
    return [group for group in groups if not _is_compound(reading.low, group[-1])]


def _joins(reading: Reading, last: Entity, entity: Entity) -> bool:
    """Whether two entities stand in one noun phrase."""
    between = reading.low[last.stop : entity.first]
    if len(between) > _LONGEST_JOINT:
        return _is_long_apposition(between, last, entity)
    if last.mask & entity.mask & NAME:
        return between in (["/"], ["or"], [], ["("])
    if not between:
        return True
    if (last.mask | entity.mask) & OTHER_ARM:
        return False
    opens = between[-1] in _ARTICLES and between[0] not in {"of", "(", '"'}
    if between[0] == "," or opens:
        # "the missile, a Hwasong-14," is one thing; "a missile, two rockets" are two
        named = (last.mask | entity.mask) & NAME
        apposed = between in ([",", "a"], [",", "an"], [",", "the"], [","])
        return bool(named) and apposed and not reading.tokens.number[entity.first - 1]
    return between in (["of", "the"], ["of"]) or _INSIDE.issuperset(between)


def _is_long_apposition(between: list[str], last: Entity, entity: Entity) -> bool:
    """Whether it is one thing: "Ababeel, a surface-to-surface ballistic missile"."""
    if between[0] != "," or between[1] not in _ARTICLES or len(between) > _LONGEST_APPOSITION:
        return False
    if not last.mask & NAME or entity.mask & NAME:
        return False
    return _ADJECTIVES.issuperset(between[2:])


def _is_compound(low: list[str], entity: Entity) -> bool:
    """Whether a noun of the trade only qualifies the noun behind it: "missile force"."""
    if entity.stop >= len(low) or low[entity.stop] not in _COMPOUND_HEADS:
        return False
    return not low[entity.stop - 1].endswith("s")


def read_phrase(reading: Reading, sentence: Sentence, group: list[Entity], floor: int) -> Munition:
    """Noun phrase round a group of entities, reaching back to `floor` at most.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It fired at least two KN-23 short-range missiles.")
    >>> s = r.sentences[0]
    >>> m = read_phrase(r, s, weapon_groups(r, s)[0], s.first)
    >>> m.count, m.klass, m.name_set, m.plural
    (2.0, 'SRBM', {'KN-23'}, True)
    """
    low = reading.low
    first, stop = group[0].first, group[-1].stop
    mask = 0
    for entity in group:
        mask |= entity.mask
    munition = Munition(first, stop, first)
    munition.names = [e for e in group if e.mask & NAME]
    munition.klass, munition.class_at = _class_of(low, group)
    munition.weak = not munition.klass and not munition.names and low[stop - 1] in _WEAK
    munition.other_arm = bool(mask & OTHER_ARM and not mask & (CLASS | NAME)) or (
        munition.weak and low[stop - 1] in _GUN_NOUNS and _from_guns(reading, sentence)
    )
    munition.plural = any(e.mask & (NOUN | CLASS) and _is_plural(low[e.stop - 1]) for e in group)
    if munition.names and low[first] in _PLURAL_NAMES and low[stop - 1].endswith("s"):
        munition.plural = True
    counts = {
        q.number_stop: q
        for q in sentence.quantities
        if q.dimension == "count" and not _measures(low, q, first)
    }
    _read_back(low, munition, counts, floor)
    if munition.count is None and not munition.plural and not munition.vague:
        munition.count = 1.0 if not munition.definite or munition.names else None
    if "not" in low[max(sentence.first, munition.first - 3) : munition.first]:
        munition.denied = True
    if munition.ordinal >= 2 and not munition.definite:
        munition.more = True
    return munition


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _from_guns(reading: Reading, sentence: Sentence) -> bool:
    """Whether shells and rounds are those of guns, not of a rocket launcher."""
    if not _ROCKETRY.isdisjoint(reading.low[sentence.first : sentence.stop]):
        return False
    return _ROCKETRY.isdisjoint(reading.words) or not _GUNNERY.isdisjoint(reading.words)


def _measures(low: list[str], quantity: Quantity, head: int) -> bool:
    """Whether the number belongs to something between it and the noun ("three-stage rocket")."""
    at = quantity.number_stop
    if low[at : at + 2] == ["long", "range"]:
        return False  # "two long-range strategic cruise missiles"
    return at < head and low[at] in _MEASURED


def _read_back(low: list[str], munition: Munition, counts: dict[int, Quantity], floor: int) -> None:
    """Read the words before a noun from right to left: count, determiner, ordinal."""
    k = munition.first
    reach = max(floor, munition.first - _REACH)
    while k > reach:
        if k in counts:
            _count_by(munition, counts[k])
            if munition.first > floor and low[munition.first - 1] in _DEFINITE:
                munition.definite = True
            return
        word = low[k - 1]
        if word in _LAUNCHED:
            return
        if word in ORDINALS:
            munition.ordinal = ORDINALS[word]
            munition.definite = low[k - 2 : k - 1] not in (["a"], ["an"])
        elif word in _MORE:
            munition.more = True
        if word in {"another", "one", "single"}:
            munition.first, munition.count = k - 1, 1.0
            return
        if word in _SINGULAR:
            munition.first = k - 1
            munition.count = None if munition.vague else 1.0
            return
        if word in _DEFINITE:
            munition.definite, munition.first = True, k - 1
            return
        if word in _VAGUE:
            munition.vague = True
        if word in _STOPS and not (word == "of" and _is_number_of(low, k - 1, counts)):
            return
        if word in {"any", "no"}:
            munition.denied = True
        if word in {"pair", "couple"} and k >= 2 and low[k - 2] == "a":
            munition.count, munition.first = 2.0, k - 2
            return
        k -= 1
    if k in counts:
        _count_by(munition, counts[k])


def _count_by(munition: Munition, quantity: Quantity) -> None:
    munition.counted, munition.count = quantity, quantity.value
    munition.first = quantity.first


def _is_number_of(low: list[str], of: int, counts: dict[int, Quantity]) -> bool:
    """Whether a word of number stands before "of": "a salvo of", "dozens of", "two of"."""
    return of in counts or (of > 0 and low[of - 1] in _OF_NUMBER)


def _class_of(low: list[str], group: list[Entity]) -> tuple[str, Entity | None]:
    """Class that the words of a phrase say."""
    said = [(e.kinds[CLASS], e) for e in group if e.mask & CLASS]
    if not said:
        return "", None
    values = [value for value, _ in said]
    for strong in _STRONG_CLASSES:
        if strong in values:
            return strong, said[values.index(strong)][1]
    ranges = [value for value in values if value in _RANGE_CLASSES]
    if ranges:
        return _class_of_range(low, group, said, ranges)
    if "SLV" in values:
        return "SLV", said[values.index("SLV")][1]
    return said[0]


def _class_of_range(
    low: list[str], group: list[Entity], said: list[tuple[str, Entity]], ranges: list[str]
) -> tuple[str, Entity | None]:
    """Class of a phrase that tells a range: "short-range", "medium- or long-range"."""
    values = [value for value, _ in said]
    noun = group[-1]
    if (
        len(values) == 1
        and noun.mask & (NOUN | CLASS) == NOUN
        and low[noun.stop - 1] not in {"missile", "missiles"}
    ):
        return "", None  # a short-range projectile is of no stated class
    vague = "BM" if "BM" in values else ""
    if len(set(ranges)) > 1:
        return vague, said[0][1]
    entity = said[values.index(ranges[0])][1]
    behind = low[entity.stop : entity.stop + 2]
    if behind[:1] == ["or"] or behind in (["to", "long"], ["to", "intermediate"]):
        return vague, entity
    return ranges[0], entity
