"""One pass over the tokens that finds every phrase of the lexicon.

Entities (countries, places, classes, ...) do not overlap: the longest phrase wins and carries all
that it can mean. Cue words are marked in one bit set per token, so that "is there a word of
height among these tokens" costs one mask test each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from launches import places
from launches.claims import lexicon, parties
from launches.text.tokens import Tokens, tokenize

# one bit per kind of cue
LAUNCH_VERB, RISE_VERB, LAUNCH_NOUN, APOGEE, RANGE, FLIGHT_TIME = (1 << k for k in range(6))
FAILURE, SUCCESS, LANDING, OVERFLIGHT = (1 << k for k in range(6, 10))
CONDITIONAL, FORECAST, CAPABILITY, BACKGROUND, NEGATION = (1 << k for k in range(10, 15))
SAY, ACCORDING, RECALL = (1 << k for k in range(15, 18))

_CUES: tuple[tuple[int, str], ...] = (
    (LAUNCH_VERB, lexicon.LAUNCH_VERBS),
    (RISE_VERB, lexicon.RISE_VERBS),
    (LAUNCH_NOUN, lexicon.LAUNCH_NOUNS),
    (APOGEE, lexicon.APOGEE_WORDS),
    (RANGE, lexicon.RANGE_WORDS),
    (FLIGHT_TIME, lexicon.FLIGHT_TIME_WORDS),
    (FAILURE, lexicon.FAILURE_PHRASES),
    (SUCCESS, lexicon.SUCCESS_PHRASES),
    (LANDING, lexicon.LANDING_WORDS),
    (OVERFLIGHT, lexicon.OVERFLIGHT_WORDS),
    (CONDITIONAL, lexicon.CONDITIONAL_WORDS),
    (FORECAST, lexicon.FORECAST_WORDS),
    (CAPABILITY, lexicon.CAPABILITY_WORDS),
    (BACKGROUND, lexicon.BACKGROUND_WORDS),
    (NEGATION, lexicon.NEGATION_WORDS),
    (SAY, lexicon.SAY_VERBS),
    (ACCORDING, lexicon.ACCORDING),
    (RECALL, lexicon.RECALL_PHRASES),
)

#: Entity kinds. A phrase may carry several, each with its value.
COUNTRY, CLAIMANT, OFFICE, CLASS, NOUN, OTHER_ARM, SEA, DIRECTION, ZONE, SITE, LANDMARK, NAME = (
    "country", "claimant", "office", "class", "noun", "other_arm", "sea", "direction", "zone",
    "site", "landmark", "name",
)  # fmt: skip
#: Phrases that mean a country or a place only with a capital letter.
_CAPITALISED = frozenset({SITE, LANDMARK, COUNTRY})


@dataclass(slots=True)
class Entity:
    """A phrase of the lexicon: its tokens and what it can mean."""

    first: int
    stop: int
    kinds: dict[str, str]


@dataclass(slots=True)
class Index:
    """The lexicon, keyed by first word."""

    #: first word -> {second word or "": [(further words, bits, kinds)]}, longest first
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], int, dict[str, str]]]]] = field(
        default_factory=dict
    )


@cache
def index() -> Index:
    """The lexicon and the gazetteer as one index; built at the first call."""
    table: dict[tuple[str, ...], tuple[int, dict[str, str]]] = {}

    def add(phrase: str, bit: int, kind: str = "", value: str = "") -> None:
        words = tuple(tokenize(phrase).low)
        if not words:
            return
        bits, kinds = table.get(words, (0, {}))
        if kind:
            kinds = {**kinds}
            kinds.setdefault(kind, value)
        table[words] = (bits | bit, kinds)

    for bit, phrases in _CUES:
        for phrase in phrases.split("|"):
            add(phrase, bit)
    _add_entities(add)
    result = Index()
    for words, (bits, kinds) in table.items():
        second = words[1] if len(words) > 1 else ""
        entries = result.phrases.setdefault(words[0], {}).setdefault(second, [])
        entries.append((words[2:], bits, kinds))
    for by_second in result.phrases.values():
        for entries in by_second.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return result


def _add_entities(add) -> None:  # type: ignore[no-untyped-def]
    for kind, tables in (
        (COUNTRY, parties.COUNTRIES),
        (CLAIMANT, parties.CLAIMANTS),
        (CLASS, lexicon.CLASS_PHRASES),
        (SEA, lexicon.SEAS),
        (DIRECTION, lexicon.DIRECTIONS),
    ):
        for value, phrases in tables.items():
            for phrase in phrases.split("|"):
                add(phrase, 0, kind, value)
    for phrase, office in parties.BARE_OFFICES.items():
        add(phrase, 0, OFFICE, office)
    for phrase in lexicon.MISSILE_NOUNS.split("|"):
        add(phrase, 0, NOUN, phrase)
    for phrase in lexicon.NOT_MISSILES.split("|"):
        add(phrase, 0, OTHER_ARM, phrase)
    for phrase in lexicon.ZONE_WORDS.split("|"):
        add(phrase, 0, ZONE, "eez")
    for kind, gazetteer in ((SITE, places.sites()), (LANDMARK, places.landmarks())):
        for place in gazetteer:
            for name in (place.name, *place.aliases):
                add(name, 0, kind, place.name)


@dataclass(slots=True)
class Scan:
    """What one pass over a text found.

    Attributes
    ----------
    tokens : Tokens
        The text.
    bits : list of int
        Cue bits of the phrases that begin at each token.
    entities : list of Entity
        In order, without overlap.
    """

    tokens: Tokens
    bits: list[int]
    entities: list[Entity]

    def has(self, mask: int, first: int, stop: int) -> bool:
        """Whether any token from `first` up to `stop` begins a cue of `mask`."""
        return any(b & mask for b in self.bits[max(first, 0) : stop])

    def last_before(self, mask: int, at: int, floor: int) -> int:
        """Last token before `at`, not before `floor`, that begins a cue of `mask`; else -1."""
        bits = self.bits
        for k in range(at - 1, floor - 1, -1):
            if bits[k] & mask:
                return k
        return -1

    def next_after(self, mask: int, at: int, stop: int) -> int:
        """First token from `at` on, before `stop`, that begins a cue of `mask`; else -1."""
        bits = self.bits
        for k in range(at, stop):
            if bits[k] & mask:
                return k
        return -1


def scan(tokens: Tokens) -> Scan:
    """Find the phrases of the lexicon; linear in the number of tokens.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> found = scan(tokenize("North Korea fired two SRBMs from Sunan"))
    >>> [(sorted(e.kinds), e.first) for e in found.entities]
    [(['claimant', 'country'], 0), (['class'], 4), (['site'], 6)]
    """
    low, text, start = tokens.low, tokens.text, tokens.start
    phrases = index().phrases
    count = len(low)
    bits = [0] * count
    entities: list[Entity] = []
    free_from = 0
    for i in range(count):
        by_second = phrases.get(low[i])
        if by_second is None:
            continue
        best: dict[str, str] | None = None
        best_stop = 0
        if i + 1 < count:
            longer = by_second.get(low[i + 1])
            if longer is not None:
                for rest, mask, kinds in longer:
                    size = len(rest)
                    if size and tuple(low[i + 2 : i + 2 + size]) != rest:
                        continue
                    bits[i] |= mask
                    if kinds and best is None and i >= free_from:
                        best, best_stop = kinds, i + 2 + size
        single = by_second.get("")
        if single is not None:
            _, mask, kinds = single[0]
            bits[i] |= mask
            if kinds and best is None and i >= free_from:
                best, best_stop = kinds, i + 1
        if best is None:
            continue
        if low[i] == "the" and i + 1 < count and _reaches(phrases, low, i + 1) > best_stop:
            continue  # "the Japanese Defence Ministry" is no "the Japanese"
        if not text[start[i]].isupper() and not text[start[best_stop - 1]].isupper() and low[i].isascii():
            best = _lower_case(best)
            if not best:
                continue
        entities.append(Entity(i, best_stop, best))
        free_from = best_stop
    return Scan(tokens, bits, entities)


def _reaches(phrases: dict[str, dict[str, list[tuple[tuple[str, ...], int, dict[str, str]]]]], low: list[str], i: int) -> int:
    """Token behind the longest entity that begins at token `i`."""
    by_second = phrases.get(low[i])
    if by_second is None or i + 1 >= len(low):
        return i
    for rest, _, kinds in by_second.get(low[i + 1], ()):
        if kinds and tuple(low[i + 2 : i + 2 + len(rest)]) == rest:
            return i + 2 + len(rest)
    return i + 1


def _lower_case(kinds: dict[str, str]) -> dict[str, str]:
    """What a phrase can mean without a capital letter."""
    return {k: v for k, v in kinds.items() if k not in _CAPITALISED}
