"""One pass over the tokens that finds every phrase of the lexicon.

Entities (countries, places, classes, ...) do not overlap: the longest phrase wins and carries all
that it can mean. Cue words are marked in one bit set per token, so that "is there a word of
height among these tokens" costs one mask test each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from launches import places
from launches.claims import claimants, countries, entities, lexicon
from launches.claims.cues import CUE_WORDS
from launches.claims.entities import Entity, mask_of
from launches.text.tokens import Tokens, tokenize


class Phrase(NamedTuple):
    """What a phrase of the lexicon means, and its words from the third on."""

    rest: tuple[str, ...]
    bits: int
    kinds: dict[int, str]
    mask: int


#: first word -> second word or "" -> phrases, the longest first
Index = dict[str, dict[str, list[Phrase]]]


@cache
def index() -> Index:
    """Index the lexicon and the gazetteer by their first two words; built at the first call."""
    bits_of: dict[tuple[str, ...], int] = {}
    kinds_of: dict[tuple[str, ...], dict[int, str]] = {}
    for bit, text in CUE_WORDS:
        for phrase in text.split("|"):
            cue = tuple(tokenize(phrase).low)
            bits_of[cue] = bits_of.get(cue, 0) | bit
    for kind, phrase, value in _entity_phrases():
        name = tuple(tokenize(phrase).low)
        if name:
            kinds_of.setdefault(name, {}).setdefault(kind, value)
    result: Index = {}
    for key in dict.fromkeys([*bits_of, *kinds_of]):
        kinds = kinds_of.get(key, {})
        phrase_of = Phrase(key[2:], bits_of.get(key, 0), kinds, mask_of(kinds))
        second = key[1] if len(key) > 1 else ""
        result.setdefault(key[0], {}).setdefault(second, []).append(phrase_of)
    for by_second in result.values():
        for phrases in by_second.values():
            phrases.sort(key=lambda phrase: -len(phrase.rest))
    return result


def _entity_phrases() -> Iterator[tuple[int, str, str]]:
    """Kind, phrase and value of every entity that the tables know."""
    for kind, table in (
        (entities.COUNTRY, countries.COUNTRIES),
        (entities.CLAIMANT, claimants.CLAIMANTS),
        (entities.CLASS, lexicon.CLASS_PHRASES),
        (entities.SEA, lexicon.SEAS),
        (entities.DIRECTION, lexicon.DIRECTIONS),
        (entities.OFFICE, claimants.BARE_OFFICES),
        (entities.NOUN, {"": lexicon.MISSILE_NOUNS}),
        (entities.OTHER_ARM, {"": lexicon.NOT_MISSILES}),
        (entities.ZONE, {"": lexicon.ZONE_WORDS}),
    ):
        for value, text in table.items():
            for phrase in text.split("|"):
                yield kind, phrase, value
    for kind, gazetteer in (
        (entities.SITE, places.sites()),
        (entities.LANDMARK, places.landmarks()),
    ):
        for place in gazetteer:
            for name in (place.name, *place.aliases):
                yield kind, name, place.name


@dataclass(slots=True)
class Scan:
    """What one pass over a text found.

    Attributes
    ----------
    bits : list of int
        Cue bits of the phrases that begin at each token.
    entities : list of Entity
        In order, without overlap.
    """

    bits: list[int]
    entities: list[Entity]

    def has(self, mask: int, first: int, stop: int) -> bool:
        """Whether any token from `first` up to `stop` begins a cue of `mask`."""
        return self.next_after(mask, max(first, 0), min(stop, len(self.bits))) >= 0

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
    >>> [(e.first, e.kinds.get(entities.COUNTRY), e.kinds.get(entities.SITE))
    ...  for e in found.entities]
    [(0, 'PRK', None), (4, None, None), (6, None, 'Sunan')]
    """
    low, text, start = tokens.low, tokens.text, tokens.start
    phrases = index()
    count = len(low)
    bits = [0] * count
    found: list[Entity] = []
    free_from = 0
    for i, word in enumerate(low):
        by_second = phrases.get(word)
        if by_second is None:
            continue
        best: Phrase | None = None
        mask = 0
        if i + 1 < count and low[i + 1] in by_second:
            for phrase in by_second[low[i + 1]]:
                rest = phrase.rest
                if rest and tuple(low[i + 2 : i + 2 + len(rest)]) != rest:
                    continue
                mask |= phrase.bits
                if phrase.mask and best is None:
                    best, best_stop = phrase, i + 2 + len(rest)
        if "" in by_second:
            phrase = by_second[""][0]
            mask |= phrase.bits
            if phrase.mask and best is None:
                best, best_stop = phrase, i + 1
        bits[i] = mask
        if best is None or i < free_from:
            continue
        if word == "the" and _reaches(phrases, low, i + 1) > best_stop:
            continue  # "the Japanese Defence Ministry" is no "the Japanese"
        kinds, kind_mask = best.kinds, best.mask
        if (
            kind_mask & entities.CAPITALISED
            and not text[start[i]].isupper()
            and not text[start[best_stop - 1]].isupper()
            and word.isascii()
        ):
            kinds = {k: v for k, v in kinds.items() if not k & entities.CAPITALISED}
            kind_mask &= ~entities.CAPITALISED
            if not kinds:
                continue
        found.append(Entity(i, best_stop, kinds, kind_mask))
        free_from = best_stop
    return Scan(bits, found)


def _reaches(phrases: Index, low: list[str], i: int) -> int:
    """Token behind the longest entity that begins at token `i`."""
    if i + 1 >= len(low):
        return i
    by_second = phrases.get(low[i])
    if by_second is None:
        return i
    for phrase in by_second.get(low[i + 1], ()):
        if phrase.mask and tuple(low[i + 2 : i + 2 + len(phrase.rest)]) == phrase.rest:
            return i + 2 + len(phrase.rest)
    return i + 1
