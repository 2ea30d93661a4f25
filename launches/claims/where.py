"""Places in a sentence: launched from, came down in, flew over, inside or outside which zone."""

from __future__ import annotations

from dataclasses import dataclass

from launches import places
from launches.claims import lexicon, matcher
from launches.claims.matcher import Entity
from launches.claims.reading import Reading, Sentence

#: Words that may stand between a preposition and the place that it governs.
_FILL = frozenset(
    "the a an around near area areas vicinity of waters off port inland part parts western eastern northern southern central "
    "northwestern northeastern southwestern southeastern its north south east west close to inside outskirts region point somewhere base airport "
    "site launch country what is believed be test range town city village county district neighbourhood neighborhood place coast "
    "p j a general suburb ground drill firing direction international space missile air force same underwater depths sea under surface water just about vehicle depot at on in s "
    "and one or mobile launcher by island station center centre military facility airfield field cosmodrome complex dr apj satellite launching ground".split()
)
_GENERIC = frozenset(
    "area region range base airfield airport province oblast county district peninsula island islands cosmodrome site prefecture krai city state".split()
)
_NOT_PLACES = frozenset(
    "hms uss ins cns il mig tu su there here where it its which that sunday monday tuesday wednesday thursday friday saturday "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "kim president minister general borei ohio defense defence ministry korean air army navy".split()
)
_FROM = frozenset({"from", "left", "leaving", "leaves", "leave"})
_LOCATIVE = frozenset({"near", "at", "off", "in", "outside", "around", "over", "above", "on", "of", "to", "toward", "towards", "into", "against", "for", "with", "by", "and", "under"})
_NEGATIVE_ZONE = frozenset({"outside", "beyond", "short", "out", "clear", "off"})
_POSITIVE_ZONE = frozenset({"inside", "within", "in", "into", "enter", "entered", "entering", "reached", "hit"})
_MOTION = frozenset(
    "flew fly flying flown passed passing pass crossed crossing cross soared soaring overflew overflown overflying sailed arced travelled traveled went gone going fired "
    "launched sent missile missiles was were is traversed cleared firing launching launch rocket path trajectory route streaked shot".split()
)


@dataclass(slots=True)
class SiteMention:
    """A place that something was launched from, and how firmly the words say so."""

    name: str
    first: int
    stop: int
    strength: int
    region: bool
    known: bool
    joined: bool = False


def find_sites(reading: Reading, sentence: Sentence, dateline_site: str = "") -> list[SiteMention]:
    """Launch areas that a sentence names, most certain first.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("Two missiles were fired from the Sunan area of Pyongyang toward Wonsan.")
    >>> [s.name for s in find_sites(r, r.sentences[0])]
    ['Sunan']
    """
    found: list[SiteMention] = []
    for entity in sentence.entities:
        if matcher.SITE in entity.kinds:
            strength = _from_strength(reading, sentence, entity.first) or (3 if _boat_in(reading, sentence, entity) else 0)
            if not strength and matcher.SEA not in entity.kinds and found and _continues(reading, found[-1], entity):
                strength = found[-1].strength
            if strength:
                place = places.find_site(entity.kinds[matcher.SITE])
                region = place is not None and place.kind in {"region", "province", "state", "sea area", "oblast", "area"}
                if matcher.SEA in entity.kinds and strength < 2:
                    continue
                joined = "and" in reading.tokens.low[max(sentence.first, entity.first - 2) : entity.first]
                found.append(SiteMention(entity.kinds[matcher.SITE], entity.first, entity.stop, strength, region, True, joined))
        elif matcher.SEA in entity.kinds and entity.kinds[matcher.SEA] in lexicon.LAUNCH_SEAS:
            strength = _from_strength(reading, sentence, entity.first)
            strength = 3 if _boat_in(reading, sentence, entity) else strength
            if strength >= 3:
                found.append(SiteMention(entity.kinds[matcher.SEA], entity.first, entity.stop, 2, True, True))
    if not found and dateline_site:
        base = _the_base(reading, sentence)
        if base >= 0:
            found.append(SiteMention(dateline_site, base - 1, base + 1, 2, False, True))
    capital = _capital_of(reading, sentence)
    if capital is not None:
        found.append(capital)
    if not any(not s.region for s in found):
        unknown = _unknown_site(reading, sentence)
        if unknown is not None:
            found.append(unknown)
    return found


def _boat_in(reading: Reading, sentence: Sentence, entity: Entity) -> bool:
    """ "A submarine in the Sea of Okhotsk": where the boat was is where the launch was."""
    low = reading.tokens.low
    if low[sentence.first : entity.first] in (["in", "the"], ["from", "the"]) and {"submarine", "boat", "ship"} & set(low[entity.stop : entity.stop + 6]):
        return True
    ahead = low[max(sentence.first, entity.first - 6) : entity.first]
    return ahead[-2:] in (["in", "the"], ["under", "the"]) and bool({"submarine", "boat", "ship", "ships", "vessel", "submarines"} & set(ahead))


#: What "the capital" means as a launch area, by the country named beside it.
_CAPITALS = {"PRK": "Pyongyang", "IRN": "Tehran", "YEM": "Sanaa"}


def _capital_of(reading: Reading, sentence: Sentence) -> SiteMention | None:
    """ "From near the North Korean capital": the area of that city."""
    low = reading.tokens.low
    for k in range(sentence.first + 1, sentence.stop):
        if low[k] != "capital" or not _from_strength(reading, sentence, k):
            continue
        named = [e.kinds[matcher.COUNTRY] for e in sentence.entities if matcher.COUNTRY in e.kinds and e.stop == k]
        country = named[0] if named else "PRK" if {"north", "pyongyang"} & set(low) else ""
        if country in _CAPITALS:
            return SiteMention(_CAPITALS[country], k - (2 if named else 1), k + 1, 2, False, True)
    return None


def _the_base(reading: Reading, sentence: Sentence) -> int:
    """Token of "base" in "from the base", where a dateline named it; else -1."""
    low = reading.tokens.low
    for k in range(sentence.first + 1, sentence.stop):
        if low[k] == "base" and low[k - 1] == "the" and reading.scan.has(matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN, sentence.first, k):
            return k
    return -1


def _continues(reading: Reading, before: SiteMention, entity: Entity) -> bool:
    """ ", Kaechon" or " and Hamhung" going on with an enumeration of places."""
    between = reading.tokens.low[before.stop : entity.first]
    return 0 < len(between) <= 9 and (between[-1] in {",", "and"} or between[-2:] == ["and", "from"])


def _from_strength(reading: Reading, sentence: Sentence, at: int) -> int:
    """3 behind "from" or "left", 2 behind another locative beside a launch, 0 for none."""
    scan, low = reading.scan, reading.tokens.low
    k = at - 1
    locative = ""
    steps = 0
    while k >= sentence.first and steps < 9:
        word = low[k]
        if word == "as" and low[k - 1] in {"place", "site", "location", "origin"}:
            return 3
        if word in _FROM or (word == "of" and low[k - 1] == "out"):
            if word == "from" and _measured_from(reading, sentence, k):
                return 0
            if word.startswith("l") and not _subject_missile(reading, sentence, k):
                return 0
            return 3
        if word in {"in", "over"} and _airborne(low, k, sentence.first):
            return 2
        if word in {"toward", "towards", "into", "against", "over", "above", "between"}:
            return 0
        if word == "to" and low[k - 1] not in {"close", "next", "near", "nearest"}:
            return 0
        if not locative and word in {"near", "at", "off", "in", "outside", "around", "on", "under"}:
            locative = word
        if not locative and word == "of" and low[k - 1] in _COMPASS and _distance_before(sentence, k - 1):
            return 2 if _source_offset(reading, sentence, k - 1) else 0
        if _is_site_word(sentence, k) or (word not in _FILL and not _is_place_word(sentence, k)):
            break
        k -= 1
        steps += 1
    if not locative:
        return 0
    if not scan.has(matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN, sentence.first, sentence.stop):
        return 0
    cue = scan.last_before(matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN, at, sentence.first)
    landed = scan.last_before(matcher.LANDING | matcher.OVERFLIGHT, at, sentence.first)
    if cue < 0:
        # "Near Sinpo, the North launched ...": only at the head of the sentence
        return 1 if at - sentence.first <= 5 else 0
    if landed > cue or at - cue > 14:
        return 0
    if locative == "at" and any(e.stop == k + 1 for e in sentence.entities if matcher.NOUN in e.kinds or matcher.CLASS in e.kinds or matcher.NAME in e.kinds) and not scan.bits[cue] & matcher.LAUNCH_NOUN:
        return 0  # fired at a target
    if {"target", "targets"} & set(low[cue:at]):
        return 0
    return 2


_COMPASS = frozenset("west east north south northeast northwest southeast southwest".split())
_CARRIERS = frozenset("bombers bomber aircraft jets jet mig tu su planes plane fighters fighter ships ship submarine submarines".split())


def _airborne(low: list[str], at: int, floor: int) -> bool:
    """Whether a place is where the aircraft was: "from a MiG-31K in the Tambov region"."""
    window = low[max(floor, at - 7) : at]
    return "from" in window and bool(_CARRIERS & set(window[window.index("from") :])) and not {",", "and"} & set(window[window.index("from") :])


def _source_offset(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a distance tells where the launch was: "from the sea 17 km northeast of Wonsan"."""
    low = reading.tokens.low
    for quantity in sentence.quantities:
        if quantity.dimension == "km" and (quantity.converted or quantity).stop in (at, at - 1):
            ahead = low[max(sentence.first, quantity.first - 5) : quantity.first]
            landed = reading.scan.has(matcher.LANDING, max(sentence.first, quantity.first - 6), quantity.first)
            return bool({"from", "off", "near"} & set(ahead)) and not landed
    return False


def _is_site_word(sentence: Sentence, k: int) -> bool:
    """Whether a token belongs to a launch area that is no country: one place inside another."""
    return any(
        e.first <= k < e.stop and matcher.SITE in e.kinds and matcher.COUNTRY not in e.kinds
        for e in sentence.entities
    )


def _is_place_word(sentence: Sentence, k: int) -> bool:
    return any(
        e.first <= k < e.stop and (matcher.COUNTRY in e.kinds or matcher.DIRECTION in e.kinds or matcher.SEA in e.kinds)
        for e in sentence.entities
    )


def _measured_from(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether "from" gives the origin of a distance to a splash-down, not of a launch."""
    for quantity in sentence.quantities:
        if quantity.dimension == "km" and 0 <= at - (quantity.converted or quantity).stop <= 3:
            scan = reading.scan
            landed = scan.last_before(matcher.LANDING, quantity.first, sentence.first)
            launched = scan.last_before(matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.RANGE, quantity.first, sentence.first)
            return landed > launched
    return False


def _subject_missile(reading: Reading, sentence: Sentence, verb: int) -> bool:
    """Whether what left is a missile: one stands before, and no drill or army does."""
    return any(
        (matcher.NOUN in e.kinds or matcher.CLASS in e.kinds or matcher.NAME in e.kinds) and 0 <= verb - e.stop <= 4
        for e in sentence.entities
    ) or reading.tokens.low[max(sentence.first, verb - 1)] in {"it", "they", "one", "missile", "missiles", "rocket"}


def _unknown_site(reading: Reading, sentence: Sentence) -> SiteMention | None:
    """A capitalised name behind "from" or "near" that the gazetteer lacks."""
    tokens, scan = reading.tokens, reading.scan
    low = tokens.low
    if not sentence.bits & (matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN | matcher.LANDING):
        return None
    claimed = {k for e in sentence.entities for k in range(e.first, e.stop) if not set(e.kinds) <= {matcher.LANDMARK, matcher.DIRECTION}}
    for k in range(sentence.first, sentence.stop - 1):
        if low[k] not in {"from", "near"} or _measured_from(reading, sentence, k):
            continue
        if low[k] == "near" and not _near_launch(scan, sentence, k):
            continue
        at = k + 1
        while at < sentence.stop and (low[at] in _FILL and not _capital(tokens, at)):
            at += 1
        begin = at
        while at < sentence.stop and at - begin < 5 and _capital(tokens, at) and at not in claimed and low[at] not in _NOT_PLACES and not tokens.number[at] and tokens.text[tokens.start[at]].isalpha():
            at += 1
            while at < sentence.stop and tokens.gap(at) in {"-", "\u2010"} and low[at].isalpha():
                at += 1
        if at == begin or (at < sentence.stop and (tokens.number[at] and tokens.gap(at) in {"-", ""})):
            continue
        if at - begin == 1 and tokens.end[begin] - tokens.start[begin] <= 3 and tokens.text[tokens.start[begin] : tokens.end[begin]].isupper():
            continue
        if at < sentence.stop and low[at] in {"bombers", "bomber", "jets", "fighters", "submarine", "ships", "officials", "said", "reported", "agency", "ministry", "president", "class"}:
            continue
        if low[at : at + 1] == [","] and {"boat", "submarine", "ship", "vessel", "destroyer", "frigate"} & set(low[at + 1 : at + 5]):
            continue
        if low[at - 1] in _GENERIC and at - begin > 1:
            at -= 1
        name = tokens.text[tokens.start[begin] : tokens.end[at - 1]]
        if len(name) < 4 or all(len(w) == 1 for w in name.split()):
            continue
        return SiteMention(name, begin, at, 2 if low[k] == "from" else 1, False, False)
    return None


def _near_launch(scan: matcher.Scan, sentence: Sentence, at: int) -> bool:
    cue = scan.last_before(matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN, at, sentence.first)
    landed = scan.last_before(matcher.LANDING, at, sentence.first)
    inside = scan.bits[at - 1] & matcher.LANDING if at else 0
    return cue >= 0 and cue > landed and at - cue <= 10 and not inside


def _capital(tokens, at: int) -> bool:  # type: ignore[no-untyped-def]
    return bool(tokens.text[tokens.start[at]].isupper())


@dataclass(slots=True)
class Whereabouts:
    """A sea, a direction, a zone statement or an overflight, with its tokens."""

    field: str
    value: str
    first: int
    stop: int
    weight: int = 1
    country: str = ""
    inside: bool = False


def find_directions(reading: Reading, sentence: Sentence) -> list[Whereabouts]:
    """Compass directions of flight, as said.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It flew eastward and fell 300 km west of Oga.")
    >>> [d.value for d in find_directions(r, r.sentences[0])]
    ['E']
    """
    low = reading.tokens.low
    found = []
    for entity in sentence.entities:
        if matcher.DIRECTION not in entity.kinds:
            continue
        word = low[entity.stop - 1]
        behind = low[entity.stop] if entity.stop < sentence.stop else ""
        before = low[entity.first - 1] if entity.first > sentence.first else ""
        two_before = low[max(sentence.first, entity.first - 2) : entity.first]
        if behind == "from" and _distance_before(sentence, entity.first):
            continue
        if behind in {"of", "coast", "korea", "sea", "side", "part", "pacific", "korean", "coastal"} or (behind == "off"):
            continue
        wards = word.endswith(("ward", "wards", "erly"))
        if word.endswith("ern"):
            continue
        pointed = two_before in (["to", "the"], ["toward", "the"], ["towards", "the"], ["in", "a"], ["in", "an"], ["heading", "due"], ["on", "an"], ["on", "a"], ["headed", "due"]) or before in {"heading", "headed", "direction", "flew", "due", "flying", "went", "fired", "launched", "toward", "towards", "bearing", "azimuth"}
        if pointed and two_before in (["to", "the"],) and _distance_before(sentence, entity.first - 2):
            flew = reading.scan.last_before(matcher.RANGE, entity.first, sentence.first)
            landed = reading.scan.last_before(matcher.LANDING, entity.first, sentence.first)
            pointed = flew > landed
        if behind == "direction" or wards or pointed:
            if _distance_before(sentence, entity.first) and not wards:
                continue
            found.append(Whereabouts("direction", entity.kinds[matcher.DIRECTION], entity.first, entity.stop))
    return found


def _distance_before(sentence: Sentence, at: int) -> bool:
    return any(q.dimension == "km" and (q.converted or q).stop in (at, at - 1) for q in sentence.quantities)


def find_seas(reading: Reading, sentence: Sentence) -> list[Whereabouts]:
    """Seas that something came down in (weight 2) or was fired toward (weight 1).

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("Fired toward the East Sea, it crossed the Yellow Sea.")
    >>> [s.value for s in find_seas(r, r.sentences[0])]
    ['Sea of Japan']
    """
    scan, low = reading.scan, reading.tokens.low
    found = []
    for entity in sentence.entities:
        if matcher.SEA not in entity.kinds:
            continue
        ahead = low[max(sentence.first, entity.first - 8) : entity.first]
        preposition = ""
        for word in reversed(ahead):
            if word in {"into", "in", "toward", "towards", "to", "over", "above", "from", "under", "across", "off", "around", "near", "crossed", "crossing", "at", "onto", "between", "reaching", "reached", "entering"} or word == "of" and {"seas", "waters", "patch", "part", "area"} & set(ahead[-4:]):
                preposition = word
                break
            if word in {".", ";", "said"}:
                break
        if preposition in {"over", "above", "from", "under", "across", "near", "crossed", "crossing", "between", ""}:
            if not (preposition == "from" and "waters" in ahead):
                continue
        weight = 1
        landed = scan.last_before(matcher.LANDING, entity.first, max(sentence.first, entity.first - 22))
        launched = scan.last_before(matcher.LAUNCH_VERB | matcher.RISE_VERB, entity.first, sentence.first)
        if landed >= 0 and landed > launched:
            weight = 2
        elif preposition in {"in", "off", "around", "at"}:
            if _distance_before(sentence, entity.first) or launched < 0 and entity.first - sentence.first > 3 and not scan.has(matcher.LANDING, sentence.first, sentence.stop):
                if "target" not in ahead and "waters" not in ahead and "patch" not in low[sentence.first : entity.first]:
                    continue
            elif launched >= 0 and entity.first - sentence.first > 4:
                continue  # launched in or off a sea
            weight = 2
        if scan.has(matcher.NEGATION, max(sentence.first, entity.first - 7), entity.first):
            continue
        found.append(Whereabouts("sea", entity.kinds[matcher.SEA], entity.first, entity.stop, weight))
    return found


def find_zones(reading: Reading, sentence: Sentence, speaker_country: str, last_country: str) -> list[Whereabouts]:
    """Statements that something came down inside or outside a state's zone.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("Both fell outside Japan's exclusive economic zone.")
    >>> [(z.country, z.inside) for z in find_zones(r, r.sentences[0], "", "")]
    [('JPN', False)]
    """
    low = reading.tokens.low
    found = []
    for entity in _zone_entities(reading, sentence):
        first = entity.first
        country = ""
        for other in sentence.entities:
            if matcher.COUNTRY in other.kinds and 0 <= first - other.stop <= 4:
                country = other.kinds[matcher.COUNTRY]
            elif matcher.COUNTRY in other.kinds and low[entity.stop : entity.stop + 1] == ["of"] and 0 <= other.first - entity.stop <= 2:
                country = other.kinds[matcher.COUNTRY]
        ahead = low[max(sentence.first, first - 14) : first]
        inside: bool | None = None
        at = -1
        for back, word in enumerate(reversed(ahead)):
            if word in _NEGATIVE_ZONE:
                inside, at = False, first - 1 - back
                break
            if word in _POSITIVE_ZONE:
                inside, at = True, first - 1 - back
                break
            if word in {";", "."}:
                break
        if inside is None:
            continue
        before = low[max(sentence.first, at - 4) : at]
        denied = {"not", "never", "nor"} & set(before) or {"neither", "none"} & set(low[sentence.first : at])
        if inside and denied:
            inside = False
        country = country or speaker_country or last_country
        found.append(Whereabouts("eez_inside", "true" if inside else "false", at, entity.stop, 1, country, inside))
    return found


def _zone_entities(reading: Reading, sentence: Sentence) -> list[Entity]:
    low = reading.tokens.low
    entities = [e for e in sentence.entities if matcher.ZONE in e.kinds]
    for k in range(sentence.first + 1, sentence.stop):
        if low[k] == "zone" and low[k - 1] == "the" and k >= 2 and low[k - 2] in {"inside", "outside", "within", "of", "beyond", "in", "into"}:
            entities.append(Entity(k, k + 1, {matcher.ZONE: "eez"}))
    return entities


def find_overflights(reading: Reading, sentence: Sentence, actor: str) -> list[Whereabouts]:
    """Countries flown over, other than the launching one.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("The missile passed over Hokkaido and fell in the Pacific.")
    >>> [o.value for o in find_overflights(r, r.sentences[0], "PRK")]
    ['JPN']
    """
    scan, low = reading.scan, reading.tokens.low
    found: list[Whereabouts] = []
    if not sentence.bits & matcher.OVERFLIGHT:
        return found
    for entity in sentence.entities:
        country = entity.kinds.get(matcher.COUNTRY, "")
        if matcher.LANDMARK in entity.kinds and not country:
            place = places.find_landmark(entity.kinds[matcher.LANDMARK])
            country = place.country if place is not None else ""
        if not country or country == actor:
            continue
        cue = scan.last_before(matcher.OVERFLIGHT, entity.first, max(sentence.first, entity.first - 7))
        if cue < 0 or any(w in {",", "sea", "and", "from", "with", "waters", "by", "off"} for w in low[cue + 1 : entity.first] if w != "and"):
            continue
        if not (set(low[max(sentence.first, cue - 9) : cue + 1]) & _MOTION):
            continue
        if low[entity.stop : entity.stop + 1] in (["exclusive"], ["eez"], ["airspace"], ["waters"]) or _distance_before(sentence, cue):
            continue
        window = low[max(sentence.first, cue - 6) : entity.first]
        if {"not", "never", "could", "would", "can", "if", "no", "may", "might", "none"} & set(window):
            continue
        found.append(Whereabouts("overflew", country, cue, entity.stop))
    return found
