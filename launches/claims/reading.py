"""The pass over one report: sentences with everything typed that stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from launches.claims import matcher
from launches.claims.designations import find_names
from launches.claims.entities import CLASS, NAME, NOUN, Entity
from launches.claims.matcher import Scan
from launches.text.calendar import DateMention
from launches.text.clock import Clock, find_clocks
from launches.text.dates import find_dates
from launches.text.quantities import Quantity, find_quantities
from launches.text.tokens import Tokens, tokenize

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>|&#?[0-9a-zA-Z]{2,8};")
#: Tags that stand for a line break.
_BLOCKS = ("<p", "</p", "<br", "<h", "</h", "<li", "</li", "<div", "</div", "<tr", "</tr")
_HYPHENS = frozenset("-\u2010\u2011")


@dataclass(slots=True)
class Sentence:
    """One sentence: its tokens and what was found among them.

    Attributes
    ----------
    number : int
        Position in the report.
    paragraph : int
        Number of its paragraph.
    first, stop : int
        Tokens.
    entities : list of Entity
        Phrases of the lexicon, designations included, in order.
    quantities, clocks, dates : list
        Figures; numbers that are part of a clock, a date or a designation are no quantities.
    bits : int
        Union of the cue bits.
    kinds : int
        Union of the entities' kinds.
    """

    number: int
    paragraph: int
    first: int
    stop: int
    entities: list[Entity] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    bits: int = 0
    kinds: int = 0

    def of_kind(self, mask: int) -> list[Entity]:
        """Entities of any of the kinds in a mask, in order."""
        if not self.kinds & mask:
            return []
        return [entity for entity in self.entities if entity.mask & mask]


@dataclass(slots=True)
class Reading:
    """A text with its scan and its sentences.

    Attributes
    ----------
    text : str
        The text as it came.
    tokens : Tokens
        The text, cut up, with leftover markup blanked out.
    scan : Scan
        Cues and entities.
    low : list of str
        The tokens' folded words.
    words : set of str
        All of them, once.
    sentences : list of Sentence
        In order.
    """

    text: str
    tokens: Tokens
    scan: Scan
    low: list[str]
    words: set[str]
    sentences: list[Sentence]

    def starts_upper(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.tokens.text[self.tokens.start[at]].isupper()

    def follows_break(self, at: int) -> bool:
        """Whether a line break stands before a token."""
        return "\n" in self.tokens.gap(at)


def read_text(text: str) -> Reading:
    """Tokens, phrases and figures of a text; linear in its length.

    Examples
    --------
    >>> sentence = read_text("It flew 650 km on May 4 at 7:10 a.m. KST.").sentences[0]
    >>> len(sentence.quantities), len(sentence.dates), len(sentence.clocks)
    (1, 1, 1)
    """
    tokens = tokenize(_without_markup(text))
    found = matcher.scan(tokens)
    sentences: list[Sentence] = []
    at = 0
    paragraph = 0
    entities = found.entities
    for number, (first, stop) in enumerate(tokens.sentences):
        if number and "\n\n" in tokens.gap(first).replace("\r", "").replace(" ", ""):
            paragraph += 1
        sentence = Sentence(number, paragraph, first, stop)
        begin = at
        while at < len(entities) and entities[at].first < stop:
            at += 1
        sentence.entities = entities[begin:at]
        for bits in found.bits[first:stop]:
            sentence.bits |= bits
        _read_figures(tokens, sentence)
        for entity in sentence.entities:
            sentence.kinds |= entity.mask
        sentences.append(sentence)
    return Reading(text, tokens, found, tokens.low, set(tokens.low), sentences)


def _without_markup(text: str) -> str:
    """Text with leftover tags and character references blanked out; every offset stays."""
    if "<" not in text and "&" not in text:
        return text
    return _MARKUP.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    """Blanks as long as the markup; a block tag leaves the line breaks that it stands for."""
    found = match.group()
    if found.startswith("&"):
        return "\u2019".ljust(len(found)) if "squo" in found else " " * len(found)
    return "\n\n".ljust(len(found)) if found.lower().startswith(_BLOCKS) else " " * len(found)


def _read_figures(tokens: Tokens, sentence: Sentence) -> None:
    first, stop = sentence.first, sentence.stop
    _add_names(tokens, sentence)
    sentence.dates = find_dates(tokens, first, stop)
    sentence.clocks = find_clocks(tokens, first, stop)
    taken = _taken(sentence)
    sentence.quantities = [
        quantity
        for quantity in find_quantities(tokens, first, stop, taken)
        if taken.isdisjoint(range(quantity.number_at, quantity.number_stop))
        and not _in_name(tokens, quantity)
    ]


def _in_name(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether a number hangs on letters by a hyphen: the 25 of "BM-25" counts nothing."""
    at = quantity.number_at
    if quantity.dimension != "count" or at == 0 or not tokens.number[at]:
        return False
    return tokens.gap(at) in _HYPHENS and tokens.low[at - 1].isalpha()


def _taken(sentence: Sentence) -> set[int]:
    """Tokens that are part of a clock, a date or a designation."""
    taken: set[int] = set()
    for clock in sentence.clocks:
        taken.update(range(clock.first, clock.stop))
        if clock.converted is not None:
            taken.update(range(clock.converted.first, clock.converted.stop))
    for mention in sentence.dates:
        taken.update(range(mention.first, mention.stop))
    for entity in sentence.entities:
        if entity.mask & NAME:
            taken.update(range(entity.first, entity.stop))
    return taken


def _add_names(tokens: Tokens, sentence: Sentence) -> None:
    """Add designations to the entities, in place of what they cover."""
    beside = [e for e in sentence.entities if e.mask & (CLASS | NOUN)]
    names = find_names(tokens, sentence.first, sentence.stop, beside)
    if not names:
        return
    covered = {k for name in names for k in range(name.first, name.stop)}
    kept = [e for e in sentence.entities if covered.isdisjoint(range(e.first, e.stop))]
    sentence.entities = sorted(kept + names, key=lambda e: e.first)
