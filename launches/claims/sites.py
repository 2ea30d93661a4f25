"""Places that something was launched from."""

from __future__ import annotations

from itertools import pairwise

from launches import places
from launches.claims import cues, lexicon
from launches.claims.entities import COUNTRY, DIRECTION, MISSILE, SEA, SITE, Entity
from launches.claims.reading import Reading, Sentence
from launches.claims.statement import SiteMention
from launches.claims.unlisted import FILL, measures_impact, unlisted_site
from launches.text.tokens import words

_FROM = words("from left leaving leaves leave")
_ORIGINS = words("place site location origin")
_LOCATIVE = words("near at off in outside around on under")
#: Prepositions that point to where a missile went.
_TOWARD = words("toward towards into against over above between")
_NEAR_TO = words("close next near nearest")
_COMPASS = words("west east north south northeast northwest southeast southwest")
#: What missiles are fired from that moves.
_CARRIERS = words(
    "bombers bomber aircraft jets jet mig tu su planes plane fighters fighter ships ship submarine "
    "submarines"
)
_BOATS = words("submarine boat ship ships vessel submarines")
_BOATS_BEHIND = words("submarine boat ship")
#: What may have left a place, besides a missile that is named.
_LEAVERS = words("it they one missile missiles rocket")
#: What is done on a target: where that stands is not where something was launched.
_BLOWS = words("strike strikes attack attacks raid raids assault assaults bombing shelling")
#: Kinds of places that are no launch area but a part of a country or a sea.
_REGIONS = frozenset({"region", "province", "state", "sea area", "oblast", "area"})
#: What "the capital" means as a launch area, by the country named beside it.
_CAPITALS = {"PRK": "Pyongyang", "IRN": "Tehran", "YEM": "Sanaa"}
#: Steps from a place back to its preposition; tokens from a launch to a place that goes with it.
_STEPS, _REACH_CUE, _OPENING = 9, 14, 5


def find_sites(reading: Reading, sentence: Sentence, dateline_site: str = "") -> list[SiteMention]:
    """Launch areas that a sentence names.

    Parameters
    ----------
    reading, sentence : Reading, Sentence
        The text and the sentence.
    dateline_site : str
        Launch area of the dateline, for "the base".

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("Two missiles were fired from the Sunan area of Pyongyang toward Wonsan.")
    >>> [s.name for s in find_sites(r, r.sentences[0])]
    ['Sunan']
    """
    found: list[SiteMention] = []
    for entity in sentence.of_kind(SITE | SEA):
        mention = (
            _listed(reading, sentence, entity, found[-1] if found else None)
            if entity.mask & SITE
            else _launch_sea(reading, sentence, entity)
        )
        if mention is not None:
            found.append(mention)
    found = _of_one_country(found)
    if not found and dateline_site:
        base = _the_base(reading, sentence)
        if base >= 0:
            found.append(SiteMention(dateline_site, base - 1, base + 1, 2))
    capital = _capital(reading, sentence)
    if capital is not None:
        found.append(capital)
    if all(site.region for site in found):
        unlisted = unlisted_site(reading, sentence)
        if unlisted is not None:
            found.append(unlisted)
    return found


def _of_one_country(found: list[SiteMention]) -> list[SiteMention]:
    """Mentions without those that lie in another country than "from ..." tells: its targets."""
    countries = {_country(m) for m in found if m.strength == 3} - {""}
    if not countries:
        return found
    return [m for m in found if m.strength == 3 or _country(m) in countries | {""}]


def _country(mention: SiteMention) -> str:
    place = places.find_site(mention.name)
    return place.country if place is not None and place.country else ""


def _listed(
    reading: Reading, sentence: Sentence, entity: Entity, before: SiteMention | None
) -> SiteMention | None:
    """Mention of a launch area of the gazetteer, if something was launched from it."""
    strength = _strength(reading, sentence, entity.first)
    if not strength and _holds_boat(reading.low, sentence, entity):
        strength = 3
    sea = entity.mask & SEA
    if not strength and before is not None and not sea and _continues(reading, before, entity):
        strength = before.strength
    if not strength or (sea and strength < 2):
        return None
    name = entity.kinds[SITE]
    place = places.find_site(name)
    region = place is not None and place.kind in _REGIONS
    joined = "and" in reading.low[max(sentence.first, entity.first - 2) : entity.first]
    return SiteMention(name, entity.first, entity.stop, strength, region, True, joined)


def _launch_sea(reading: Reading, sentence: Sentence, entity: Entity) -> SiteMention | None:
    """Mention of a sea that missiles are launched from."""
    name = entity.kinds[SEA]
    if name not in lexicon.LAUNCH_SEAS:
        return None
    if (
        not _holds_boat(reading.low, sentence, entity)
        and _strength(reading, sentence, entity.first) < 3
    ):
        return None
    return SiteMention(name, entity.first, entity.stop, 2, region=True)


def _holds_boat(low: list[str], sentence: Sentence, entity: Entity) -> bool:
    """Whether the boat was there: "a submarine in the Sea of Okhotsk" launched from it."""
    if low[sentence.first : entity.first] in (
        ["in", "the"],
        ["from", "the"],
    ) and not _BOATS_BEHIND.isdisjoint(low[entity.stop : entity.stop + 6]):
        return True
    ahead = low[max(sentence.first, entity.first - 6) : entity.first]
    return ahead[-2:] in (["in", "the"], ["under", "the"]) and not _BOATS.isdisjoint(ahead)


def _capital(reading: Reading, sentence: Sentence) -> SiteMention | None:
    """Find the city of "from near the North Korean capital"."""
    if "capital" not in reading.words:
        return None
    low = reading.low
    for k in range(sentence.first + 1, sentence.stop):
        if low[k] != "capital" or not _strength(reading, sentence, k):
            continue
        named = [e.kinds[COUNTRY] for e in sentence.of_kind(COUNTRY) if e.stop == k]
        country = named[0] if named else ""
        if not named and not reading.words.isdisjoint(("north", "pyongyang")):
            country = "PRK"
        if country in _CAPITALS:
            return SiteMention(_CAPITALS[country], k - (2 if named else 1), k + 1, 2)
    return None


def _the_base(reading: Reading, sentence: Sentence) -> int:
    """Token of "base" in "from the base", where a dateline named it; else -1."""
    low = reading.low
    for k in range(sentence.first + 1, sentence.stop):
        if (
            low[k] == "base"
            and low[k - 1] == "the"
            and reading.scan.has(cues.LAUNCH, sentence.first, k)
        ):
            return k
    return -1


def _continues(reading: Reading, before: SiteMention, entity: Entity) -> bool:
    """Whether ", Kaechon" or "and Hamhung" goes on with an enumeration of places."""
    between = reading.low[before.stop : entity.first]
    if not 0 < len(between) <= 9:
        return False
    return between[-1] in {",", "and"} or between[-2:] == ["and", "from"]


def _strength(reading: Reading, sentence: Sentence, at: int) -> int:
    """3 behind "from" or "left", 2 behind another locative beside a launch, 0 for none."""
    low = reading.low
    k = at - 1
    floor = max(sentence.first, at - _STEPS)
    locative = ""
    while k >= floor:
        word, before = low[k], low[k - 1]
        if word == "as" and before in _ORIGINS:
            return 3
        if word in _FROM or (word == "of" and before == "out"):
            return 3 if _leaves(reading, sentence, k) else 0
        if word in {"in", "over"} and _is_airborne(low, k, sentence.first):
            return 2
        if word in _TOWARD or (word == "to" and before not in _NEAR_TO):
            return 0
        if not locative:
            if word in _LOCATIVE:
                locative = word
            elif word == "of" and before in _COMPASS and distance_before(sentence, k - 1):
                return 2 if _is_source(reading, sentence, k - 1) else 0
        if not _may_stand_between(sentence, word, k):
            break
        k -= 1
    return _beside_launch(reading, sentence, at, k, locative) if locative else 0


def _leaves(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether "from" or "left" tells where a missile came from."""
    word = reading.low[at]
    if word == "from":
        return not measures_impact(reading, sentence, at)
    return not word.startswith("l") or _missile_left(reading, sentence, at)


def _missile_left(reading: Reading, sentence: Sentence, verb: int) -> bool:
    """Whether what left is a missile: one stands before, and no drill or army does."""
    if any(0 <= verb - e.stop <= 4 for e in sentence.of_kind(MISSILE)):
        return True
    return reading.low[max(sentence.first, verb - 1)] in _LEAVERS


def _may_stand_between(sentence: Sentence, word: str, at: int) -> bool:
    """Whether a word may stand between a preposition and the place that it governs.

    So may fillers, countries, directions and seas, but no other launch area.
    """
    mask = 0
    for entity in sentence.entities:
        if entity.first <= at < entity.stop:
            mask = entity.mask
            break
    if mask & SITE and not mask & COUNTRY:
        return False
    return word in FILL or bool(mask & (COUNTRY | DIRECTION | SEA))


def _beside_launch(reading: Reading, sentence: Sentence, at: int, begin: int, locative: str) -> int:
    """2 for a place behind a locative that goes with a launch, 1 at the head of a sentence."""
    scan, low = reading.scan, reading.low
    if not scan.has(cues.LAUNCH, sentence.first, sentence.stop):
        return 0
    cue = scan.last_before(cues.LAUNCH, at, sentence.first)
    if cue < 0:
        # "Near Sinpo, the North launched ...": only at the head of the sentence
        return 1 if at - sentence.first <= _OPENING else 0
    landed = scan.last_before(cues.LANDING | cues.OVERFLIGHT, at, sentence.first)
    if landed > cue or at - cue > _REACH_CUE:
        return 0
    if (
        locative == "at"
        and not scan.bits[cue] & cues.LAUNCH_NOUN
        and any(e.stop == begin + 1 for e in sentence.of_kind(MISSILE))
    ):
        return 0  # fired at a target
    between = low[cue:at]
    if "target" in between or "targets" in between:
        return 0
    # "the strike on its consulate in Damascus"
    return 0 if any(a in _BLOWS and b == "on" for a, b in pairwise(between)) else 2


def _is_airborne(low: list[str], at: int, floor: int) -> bool:
    """Whether a place is where the aircraft was: "from a MiG-31K in the Tambov region"."""
    window = low[max(floor, at - 7) : at]
    if "from" not in window:
        return False
    carrier = window[window.index("from") :]
    return not _CARRIERS.isdisjoint(carrier) and "," not in carrier and "and" not in carrier


def distance_before(sentence: Sentence, at: int) -> bool:
    """Whether a distance ends right before a token, or one token before that."""
    return any(q.dimension == "km" and q.whole_stop in (at, at - 1) for q in sentence.quantities)


def _is_source(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a distance tells where the launch was: "from the sea 17 km northeast of Wonsan"."""
    low = reading.low
    for quantity in sentence.quantities:
        if quantity.dimension == "km" and quantity.whole_stop in (at, at - 1):
            first = quantity.first
            ahead = low[max(sentence.first, first - 5) : first]
            if reading.scan.has(cues.LANDING, max(sentence.first, first - 6), first):
                return False
            return "from" in ahead or "off" in ahead or "near" in ahead
    return False
