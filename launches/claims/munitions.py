"""Noun phrases of what is launched: how many, of which class and name, and by which verb."""

from __future__ import annotations

from dataclasses import dataclass, field

from launches.claims import matcher
from launches.claims.matcher import Entity
from launches.claims.reading import Reading, Sentence
from launches.text.numbers import ORDINALS
from launches.text.quantities import Quantity

#: Words that may stand inside a noun phrase between its parts.
_INSIDE = frozenset(
    "new type class series family nuclear strategic tactical solid fuel fueled fuelled liquid guided "
    "unarmed hypersonic winged suspected presumed propellant powered winged capable armed style like "
    "in into of the and or / \" ' “ ” ‘ ’ ( , - a an called named dubbed".split()
)
_TIGHT_INSIDE = _INSIDE - {"in", "into", "and", ",", "the", "of"}
_SINGULAR = frozenset({"a", "an", "another", "single"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "its", "their", "his", "both", "all"})
_VAGUE = frozenset({"several", "multiple", "many", "various", "numerous", "few", "number", "series", "dozens", "scores", "hundreds", "barrage", "salvo", "volley", "swarm", "string", "flurry", "hail", "wave", "group", "mix", "variety", "some", "more", "unspecified", "undisclosed"})
_STOPS = frozenset(
    "would could can may might will shall should must do does did of in on at to from by with for into over under toward towards near after before during and or but "
    "which who that is was were are be been has had have said says . , ; : ( ) \u2014 as than its".split()
)
_BE = frozenset("was were is are be been being has have had having".split())
_NOT_DONE = frozenset("to will would could can may might must should shall not never cannot if threatens threatened plans planned planning ready preparing prepare prepares prepared attempt attempts intends wants vowed promised refrain imminent upcoming".split())
_ASPECT = frozenset({"to"})


@dataclass(slots=True)
class Munition:
    """A noun phrase that names missiles.

    Attributes
    ----------
    first, stop : int
        Tokens, from determiner or count to the last noun.
    count : float or None
        How many; None where the text leaves it open.
    counted : Quantity or None
        The figure that counts them.
    definite : bool
        Whether "the", "that" or a possessive takes up ones already known.
    klass : str
        Class that the words say; "" where they say none.
    names : list of Entity
        Designations.
    ordinal : int
        1 for "the first", 2 for "a second" or "another"; 0 for none.
    more : bool
        "more", "another", "other", "further": not those of before.
    other_arm : bool
        Drones, shells, interceptors.
    verb : int
        Token of the launching verb or noun; -1 where none governs it.
    done : bool
        Whether the verb tells a fact, not a plan, a wish or a denial.
    """

    first: int
    stop: int
    head: int
    count: float | None = None
    counted: Quantity | None = None
    definite: bool = False
    plural: bool = False
    klass: str = ""
    class_at: Entity | None = None
    names: list[Entity] = field(default_factory=list)
    ordinal: int = 0
    more: bool = False
    other_arm: bool = False
    verb: int = -1
    done: bool = False
    vague: bool = False
    aside: bool = False
    weak: bool = False
    by_noun: bool = False
    denied: bool = False


def find_munitions(reading: Reading, sentence: Sentence) -> list[Munition]:
    """Noun phrases of missiles in a sentence, with their verbs.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("North Korea fired two short-range ballistic missiles from Sunan.")
    >>> m = find_munitions(r, r.sentences[0])[0]
    >>> m.count, m.klass, m.done
    (2.0, 'SRBM', True)
    """
    groups: list[list[Entity]] = []
    for entity in sentence.entities:
        kinds = entity.kinds
        if not (matcher.CLASS in kinds or matcher.NOUN in kinds or matcher.NAME in kinds or matcher.OTHER_ARM in kinds):
            continue
        if groups and _joins(reading, groups[-1], entity):
            groups[-1].append(entity)
        else:
            groups.append([entity])
    found: list[Munition] = []
    floor = sentence.first
    for group in groups:
        if _is_compound(reading, group[-1]):
            continue
        munition = _phrase(reading, sentence, group, floor)
        munition.aside = bool(found) and _is_aside(reading, found[-1], munition)
        floor = munition.stop
        found.append(munition)
    found = _with_bare_counts(reading, sentence, found)
    for k, munition in enumerate(found):
        if munition.aside:
            before_it = next((m for m in reversed(found[:k]) if not m.aside), None)
            munition.verb, munition.done = (before_it.verb, before_it.done) if before_it is not None else (-1, False)
            continue
        before = found[k - 1] if k else None
        after = next((m for m in found[k + 1 :] if not m.aside), None)
        _find_verb(reading, sentence, munition, before, after)
    return found


#: Nouns that a noun of the trade only qualifies: "missile force", "rocket engine".
_COMPOUND_HEADS = frozenset(
    "force forces unit units program programs programme programmes defence defense defences defenses base bases "
    "technology range ranges general bureau administration command system systems threat threats engine engines "
    "plant factory site sites development production alert alerts parts debris warning warnings capability "
    "capabilities arsenal stockpile expert experts troops submarine submarines crew crews shield silo silos "
    "transporter carrier cooperation transfer transfers deal deals motor motors activity activities stage stages "
    "power powers sector industry museum ship ships boat boats vessel vessels corvette corvettes frigate brigade brigades division battery batteries fragment fragments".split()
)


def _is_compound(reading: Reading, entity: Entity) -> bool:
    low = reading.tokens.low
    return entity.stop < len(low) and low[entity.stop] in _COMPOUND_HEADS and not low[entity.stop - 1].endswith("s")


_EXPLAINS = frozenset("be being called named dubbed designated as identified of".split())
_GUESSES = frozenset("believed presumed thought suspected appears appeared seems assessed likely appear seem seems look looks which known described identified said described claimed".split())


def _is_aside(reading: Reading, before: Munition, munition: Munition) -> bool:
    """Whether a phrase explains the one before it: in brackets, "believed to be a Hwasong-17"."""
    low = reading.tokens.low
    between = low[before.stop : munition.first]
    name_only = munition.names and not munition.klass and munition.counted is None and munition.head == munition.first
    listed = between in ([","], ["and"], [",", "and"], ["or"]) and before.aside
    if name_only and (listed or before.definite and len(between) <= 4 and ({"types", "type"} & set(between) or "types" in low[munition.first : munition.stop])):
        return True
    if between[-1:] in (["was"], ["is"]) and len(between) <= 25 and munition.names and munition.count == 1.0 and "and" not in between:
        return True
    if len(between) > 12 or munition.other_arm or before.other_arm:
        return False
    if "(" in between and ")" not in between[between.index("(") :]:
        return True
    if not _EXPLAINS & set(between[-4:]) or "and" in between:
        return False
    return bool(_GUESSES & set(between)) or between[-2:-1] in (["called"], ["named"], ["dubbed"])


def _with_bare_counts(reading: Reading, sentence: Sentence, found: list[Munition]) -> list[Munition]:
    """Add counts that stand for missiles named before: "four from Kermanshah", "nine more were fired"."""
    scan, low = reading.scan, reading.tokens.low
    used = {id(m.counted) for m in found if m.counted is not None}
    added: list[Munition] = []
    for quantity in sentence.quantities:
        if quantity.dimension != "count" or id(quantity) in used or quantity.value != int(quantity.value) or quantity.value > 500:
            continue
        if quantity.number_stop - quantity.number_at == 1 and reading.tokens.number[quantity.number_at] and quantity.value > 60:
            continue
        at = quantity.stop
        more = at < sentence.stop and low[at] in {"more", "others", "other"}
        at += more
        if at >= sentence.stop or any(quantity.first < m.stop and m.first < quantity.stop for m in found):
            continue
        behind = low[at : at + 2]
        from_site = behind[:1] == ["from"] and any(matcher.SITE in e.kinds and 0 < e.first - at <= 4 for e in sentence.entities)
        fired = scan.next_after(matcher.LAUNCH_VERB | matcher.RISE_VERB, at, min(sentence.stop, at + (8 if more else 4)))
        governed = fired >= 0 and (low[fired] in _PARTICIPLES or scan.bits[fired] & matcher.RISE_VERB) and (behind[:1] in (["were"], ["was"], ["had"]) or more)
        if not from_site and not governed:
            continue
        munition = Munition(quantity.first, at, quantity.first, count=quantity.value, counted=quantity, plural=quantity.value > 1, more=more)
        munition.verb, munition.done = (fired if governed else quantity.first), True
        added.append(munition)
    if not added:
        return found
    return sorted(found + added, key=lambda m: m.first)


def _joins(reading: Reading, group: list[Entity], entity: Entity) -> bool:
    low = reading.tokens.low
    last = group[-1]
    between = low[last.stop : entity.first]
    if len(between) > 4 and not _long_apposition(between, last, entity):
        return False
    if len(between) > 4:
        return True
    both_names = matcher.NAME in last.kinds and matcher.NAME in entity.kinds
    if both_names:
        return between in (["/"], ["or"], [], ["("])
    if not between:
        return True
    other = matcher.OTHER_ARM in last.kinds or matcher.OTHER_ARM in entity.kinds
    if other:
        return False
    if between[0] == "," or between[-1] in {"a", "an", "the"} and between[0] not in {"of", "(", "\""}:
        # "the missile, a Hwasong-14," is one thing; "a missile, two rockets" are two
        return between in ([",", "a"], [",", "an"], [",", "the"], [","]) and (
            matcher.NAME in entity.kinds or matcher.NAME in last.kinds
        ) and not _has_number_before(reading, entity)
    if between == ["of", "the"] or between == ["of"]:
        return True
    return all(word in _TIGHT_INSIDE for word in between)


_PLAIN_ADJECTIVES = frozenset("surface to new type solid fuel liquid propellant nuclear capable medium short long intermediate range two three single stage indigenous home built road mobile".split())


def _long_apposition(between: list[str], last: Entity, entity: Entity) -> bool:
    """ "Ababeel, a surface-to-surface ballistic missile": one thing, however many adjectives."""
    if between[0] != "," or between[1] not in {"a", "an", "the"} or len(between) > 9:
        return False
    return matcher.NAME in last.kinds and matcher.NAME not in entity.kinds and _PLAIN_ADJECTIVES.issuperset(between[2:])


def _has_number_before(reading: Reading, entity: Entity) -> bool:
    at = entity.first - 1
    return at >= 0 and reading.tokens.number[at]


#: Nouns that name a missile only where the text has said so before.
_GUN_NOUNS = frozenset({"shell", "shells", "round", "rounds"})
#: ... and what makes shells and rounds those of a rocket launcher.
_ROCKETRY = frozenset({"launcher", "launchers", "mm", "mlrs", "rocket", "rockets", "missile"})
_WEAK = frozenset("vehicle object weapon weapons round rounds shell shells".split())


def _from_guns(reading: Reading, sentence: Sentence) -> bool:
    """Whether shells and rounds are those of guns, not of a rocket launcher."""
    low = reading.tokens.low
    if _ROCKETRY & set(low[sentence.first : sentence.stop]):
        return False
    return not _ROCKETRY & set(low) or bool({"artillery", "howitzer", "howitzers", "shelling"} & set(low))


def _phrase(reading: Reading, sentence: Sentence, group: list[Entity], floor: int) -> Munition:
    tokens = reading.tokens
    low = tokens.low
    first, stop = group[0].first, group[-1].stop
    munition = Munition(first, stop, first)
    munition.names = [e for e in group if matcher.NAME in e.kinds]
    munition.klass, munition.class_at = _class_of(reading, group)
    munition.other_arm = any(matcher.OTHER_ARM in e.kinds for e in group) and not any(
        matcher.CLASS in e.kinds or matcher.NAME in e.kinds for e in group
    )
    last = low[stop - 1]
    munition.weak = not munition.klass and not munition.names and low[stop - 1] in _WEAK
    if munition.weak and low[stop - 1] in _GUN_NOUNS and _from_guns(reading, sentence):
        munition.other_arm = True
    munition.plural = any(
        low[e.stop - 1].endswith("s") and not low[e.stop - 1].endswith("ss") and (matcher.NOUN in e.kinds or matcher.CLASS in e.kinds)
        for e in group
    ) or (bool(munition.names) and last.endswith("s") and low[first] in {"kinzhals", "kalibrs", "scuds", "iskanders", "tomahawks"})
    by_stop = {q.number_stop: q for q in sentence.quantities if q.dimension == "count" and q.converted is None}
    k = first
    reach = max(floor, first - 9)
    while k > reach:
        if k in by_stop and not _measures(low, by_stop[k], first):
            quantity = by_stop[k]
            munition.counted, munition.count = quantity, quantity.value
            munition.first = quantity.first
            if quantity.first > floor and low[quantity.first - 1] in _DEFINITE:
                munition.definite = True
            break
        word = low[k - 1]
        if word in _PARTICIPLES and word not in {"test", "used", "let", "conducted", "carried", "flown"}:
            break
        if word in ORDINALS:
            munition.ordinal = ORDINALS[word]
            munition.definite = low[k - 2 : k - 1] not in (["a"], ["an"])
        elif word in {"more", "additional", "further", "other", "another", "separate"}:
            munition.more = True
            if word == "another":
                munition.first, munition.count = k - 1, 1.0
                break
        elif word == "one" or word == "single":
            munition.first, munition.count = k - 1, 1.0
            break
        if word in _SINGULAR:
            munition.first = k - 1
            munition.count = None if munition.vague else 1.0
            break
        if word in _DEFINITE:
            munition.definite, munition.first = True, k - 1
            break
        if word in _VAGUE:
            munition.vague = True
        if word in _STOPS and not (word == "of" and k >= 2 and low[k - 2] in _VAGUE | {"pair", "dozen", "couple", "eight", "total"} or word == "of" and k in by_stop):
            if word == "of" and k - 1 in by_stop:
                pass
            else:
                break
        if word in {"any", "no"} or word in {"on", "from", "of"} and low[k - 2 : k - 1] in (["based"], ["derived"], ["copy"], ["variant"], ["version"], ["successor"], ["ancestor"]):
            munition.denied = True
        if word in {"pair", "couple"} and k >= 2 and low[k - 2] == "a":
            munition.count, munition.first = 2.0, k - 2
            break
        k -= 1
    else:
        if k in by_stop and not _measures(low, by_stop[k], first):
            munition.counted, munition.count = by_stop[k], by_stop[k].value
            munition.first = by_stop[k].first
    if munition.count is None and not munition.plural and not munition.vague:
        munition.count = 1.0 if not munition.definite or munition.names else None
    if "not" in low[max(sentence.first, munition.first - 3) : munition.first]:
        munition.denied = True
    if munition.ordinal >= 2 and not munition.definite:
        munition.more = True
    return munition


def _measures(low: list[str], quantity: Quantity, head: int) -> bool:
    """Whether the number belongs to something between it and the noun ("three-stage rocket")."""
    behind = low[quantity.number_stop : head]
    return bool(behind) and behind[0] in {"stage", "year", "day", "axle", "mm", "minute", "hour", "km", "long", "week", "month", "th", "of", "time"} and behind[0] != "of"


def _class_of(reading: Reading, group: list[Entity]) -> tuple[str, Entity | None]:
    """Class that the words of a phrase say."""
    said: list[tuple[str, Entity]] = [(e.kinds[matcher.CLASS], e) for e in group if matcher.CLASS in e.kinds]
    if not said:
        return "", None
    values = [value for value, _ in said]
    for strong in ("SLBM", "HGV", "CM", "MLRS"):
        if strong in values:
            return strong, said[values.index(strong)][1]
    ranges = [v for v in values if v in {"SRBM", "MRBM", "IRBM", "ICBM"}]
    if ranges and len(values) == 1 and matcher.NOUN in group[-1].kinds and matcher.CLASS not in group[-1].kinds and not _is_missile(reading, group[-1]):
        return "", None  # a short-range projectile is of no stated class
    if len(set(ranges)) > 1:
        return ("BM" if "BM" in values else ""), said[0][1]
    if ranges:
        entity = said[values.index(ranges[0])][1]
        behind = reading.tokens.low[entity.stop : entity.stop + 2]
        if behind[:1] == ["or"] or behind == ["to", "long"] or behind == ["to", "intermediate"]:
            return ("BM" if "BM" in values else ""), entity
        return ranges[0], entity
    if "SLV" in values:
        return "SLV", said[values.index("SLV")][1]
    return values[0], said[0][1]


def _is_missile(reading: Reading, entity: Entity) -> bool:
    return reading.tokens.low[entity.stop - 1] in {"missile", "missiles"}


_PARTICIPLES = frozenset(
    "fired launched tested lobbed loosed sent shot hurled unleashed thrown flown test flight used propelled discharged detected let lofted conducted carried staged volleyed".split()
)
_LAUNCHING_NOUN_OF = frozenset({"of", "involving", "using", "with", "by"})


_BULLETS = frozenset({"\u2014", "-", "*", "\u2022", "\u25cf", "\u25a0"})
_TALLIES = frozenset("counted included including comprised involved numbered comprising".split())
_FLIGHT = matcher.RANGE | matcher.LANDING | matcher.OVERFLIGHT | matcher.FAILURE
_FLOWN = frozenset("flew fell landed crossed passed splashed exploded failed crashed travelled traveled covered soared came destroyed tumbled plunged lost dropped disintegrated blew broke went".split())


_STRIKES = frozenset("attacked struck hit targeted bombarded pounded attack strikes striking attacking".split())


def _find_verb(
    reading: Reading, sentence: Sentence, munition: Munition, before: Munition | None, after: Munition | None
) -> None:
    """Find the verb or noun of launching that governs a noun phrase."""
    scan, low = reading.scan, reading.tokens.low
    left = max(sentence.first, before.stop if before is not None else sentence.first, munition.first - 12)
    right = min(sentence.stop, after.first if after is not None else sentence.stop, munition.stop + 22)
    if munition.verb >= 0:
        return
    if munition.counted is not None and before is None and munition.first - sentence.first <= 1 and low[sentence.first] in _BULLETS:
        munition.verb, munition.done = munition.first, True
        return
    candidates: list[tuple[int, int]] = []
    k = scan.last_before(matcher.LAUNCH_VERB, munition.first, left)
    if k > 0 and low[k] in {"fire", "launch"} and low[k - 1] == "test":
        k -= 1
    while k >= 0 and _shot_down(low, k):
        k = scan.last_before(matcher.LAUNCH_VERB, k, left)
    if k >= 0 and not (set(low[k + 1 : munition.first]) & {";", "who", "which"}) and not _sends_to(low, k, munition):
        candidates.append((munition.first - k, k))
    if k < 0 and before is not None and before.verb >= 0 and _enumerates(low, before, munition):
        # "two missiles and six rockets": the verb of the first governs them all
        munition.verb, munition.done = before.verb, before.done
        return
    k = scan.next_after(matcher.LAUNCH_VERB | matcher.RISE_VERB, munition.stop, right)
    if k >= 0 and (low[k] in _PARTICIPLES or scan.bits[k] & matcher.RISE_VERB):
        between = low[munition.stop : k]
        passive = k > 0 and low[k - 1] in {"were", "was", "been"} or low[k] in {"were", "was"}
        near = len(between) <= 11 or passive and ("which" in between or "that" in between or not scan.has(_FLIGHT, munition.stop, k))
        if not ({";", "but"} & set(between)) and near and not _shot_down(low, k):
            # "launched" behind a missile that has a verb of its own is nearer than one far before
            candidates.append((len(between) + 1, k))
    if not munition.definite or munition.names:
        k = scan.last_before(matcher.FAILURE, munition.first, max(left, munition.first - 4))
        if k >= 0 and low[k] in {"blew", "destroyed", "terminated"}:
            candidates.append((munition.first - k + 6, k))
        if low[munition.first - 1 : munition.first] == ["with"]:
            hits = [j for j in range(max(left, munition.first - 9), munition.first) if low[j] in _STRIKES]
            if hits:
                candidates.append((munition.first - hits[-1], hits[-1]))
        k = scan.next_after(_FLIGHT, munition.stop, min(right, munition.stop + 6))
        if k >= 0 and low[k] in _FLOWN and not (set(low[munition.stop : k]) & {"can", "could", "would", "will", "may", "might", "to", "not", "that", "had"}):
            candidates.append((k - munition.stop + 8, k))
    nouns = _launch_noun(reading, sentence, munition, left, right)
    if nouns >= 0:
        candidates.append((3, nouns))
    if not candidates and munition.counted is not None:
        k = next((j for j in range(munition.first - 1, left - 1, -1) if low[j] in _TALLIES), -1)
        if k >= 0 and munition.first - k <= 14:
            candidates.append((munition.first - k, k))
    if not candidates:
        return
    _, verb = min(candidates)
    munition.verb = verb
    munition.by_noun = verb == nouns or low[verb] in _NOUN_FORMS and not _after_country(sentence, verb)
    munition.done = is_done(reading, sentence, verb) and not _on_test_stand(reading, sentence, munition)


def _shot_down(low: list[str], k: int) -> bool:
    """ "shot down" brings missiles down; "detected" and "spotted" need no such care."""
    return low[k] in {"shot", "shoot", "shooting"} and low[k + 1 : k + 2] == ["down"]


def _sends_to(low: list[str], k: int, munition: Munition) -> bool:
    """ "sent missiles to Russia" hands them over; "sent missiles at", "sent up" fires them."""
    if low[k] not in {"sent", "send", "sends", "sending", "used", "test", "tests"}:
        return False
    if low[k] == "used":
        return "use" in low[k : k + 1]
    return low[munition.stop : munition.stop + 1] == ["to"] or low[k + 1 : k + 2] == ["to"]


_NOUN_FORMS = frozenset({"launch", "test", "tests", "firing", "flight", "drill"})


def _after_country(sentence: Sentence, verb: int) -> bool:
    """Headline style: "NK launch this morning", "Iran test ..."."""
    return any(matcher.COUNTRY in e.kinds and e.stop == verb for e in sentence.entities)


def _on_test_stand(reading: Reading, sentence: Sentence, munition: Munition) -> bool:
    """Whether what was fired is an engine: "the motor of the rocket blew up in a firing test"."""
    low = reading.tokens.low
    words = set(low[sentence.first : sentence.stop])
    if munition.by_noun and "static" in words:
        return True
    if not words & {"motor", "engine", "motors", "engines"}:
        return False
    ahead = low[max(sentence.first, munition.first - 9) : munition.first]
    ground = "ground" in words and words & {"test", "tests"} or "static" in words or "stand" in words
    return bool({"motor", "engine", "motors", "engines"} & set(ahead)) or bool(ground)


def _enumerates(low: list[str], before: Munition, munition: Munition) -> bool:
    between = low[before.stop : munition.first]
    return len(between) <= 12 and (not between or between[-1] in {",", "and", "plus", "or", "as", "with"} or between[0] in {",", "and"}) and ";" not in between and "." not in between


def _launch_noun(reading: Reading, sentence: Sentence, munition: Munition, left: int, right: int) -> int:
    """ "launch of two missiles", "missile launch": token of the noun, or -1."""
    scan, low = reading.scan, reading.tokens.low
    k = scan.last_before(matcher.LAUNCH_NOUN, munition.first, max(left, munition.first - 6))
    if k >= 0 and any(word in _LAUNCHING_NOUN_OF for word in low[k + 1 : munition.first]):
        return k
    at = munition.stop
    if at < right and scan.bits[at] & matcher.LAUNCH_NOUN:
        return at
    return -1


def is_done(reading: Reading, sentence: Sentence, verb: int) -> bool:
    """Whether a verb of launching tells a fact: not a plan, a wish, a denial or a condition."""
    low = reading.tokens.low
    window = low[max(sentence.first, verb - 5) : verb]
    for k in range(len(window) - 1, -1, -1):
        word = window[k]
        if word in {",", ";", "\u2014", "that", "which", "who", "and"} and word != "that":
            break
        if word == "to" and window[k - 1 : k] in (["went"], ["on"]):
            break
        if word in _NOT_DONE:
            if word == "to" and {"first", "became", "managed"} & set(window[:k]):
                return True
            if word == "to" and k >= 1 and window[k - 1] in {"appears", "appeared", "seems", "seemed", "believed", "thought", "presumed", "known", "proceeded", "continued", "went", "said", "reported", "understood", "claims", "claimed", "appear", "due"}:
                return window[k + 1 : k + 2] == ["have"] or k + 1 == len(window) or True
            if word == "to" and k + 1 < len(window) and window[k + 1] not in _BE and k + 1 != len(window):
                continue
            return False
    return low[verb] not in {"launch", "fire", "shoot", "send", "test", "conduct"} or _plural_or_noun(reading, sentence, verb)


def _plural_or_noun(reading: Reading, sentence: Sentence, verb: int) -> bool:
    """A bare form is a fact in a headline ("Iran, Israel launch ...") or as a noun."""
    return bool(reading.scan.bits[verb] & matcher.LAUNCH_NOUN) or verb == sentence.first
