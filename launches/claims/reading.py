"""The pass over one report: sentences with everything typed that stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from launches.claims import matcher
from launches.claims.designations import looks_like_designation, read_designation
from launches.claims.matcher import Entity, Scan
from launches.text.calendar import DateMention
from launches.text.clock import Clock, find_clocks
from launches.text.dates import find_dates
from launches.text.quantities import Quantity, find_quantities
from launches.text.tokens import Tokens, tokenize


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


@dataclass(slots=True)
class Reading:
    """A text with its scan and its sentences."""

    tokens: Tokens
    scan: Scan
    sentences: list[Sentence]


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
    digits = tokens.number
    for number, (first, stop) in enumerate(tokens.sentences):
        if number and "\n\n" in tokens.gap(first).replace("\r", "").replace(" ", ""):
            paragraph += 1
        sentence = Sentence(number, paragraph, first, stop)
        while at < len(entities) and entities[at].first < stop:
            sentence.entities.append(entities[at])
            at += 1
        for k in range(first, stop):
            sentence.bits |= found.bits[k]
        _read_figures(tokens, sentence, has_digits=any(digits[first:stop]))
        sentences.append(sentence)
    return Reading(tokens, found, sentences)


_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>|&#?[0-9a-zA-Z]{2,8};")
_BLOCKS = ("<p", "</p", "<br", "<h", "</h", "<li", "</li", "<div", "</div", "<tr", "</tr")


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


def _read_figures(tokens: Tokens, sentence: Sentence, *, has_digits: bool) -> None:
    first, stop = sentence.first, sentence.stop
    _read_names(tokens, sentence)
    sentence.dates = find_dates(tokens, first, stop)
    sentence.clocks = find_clocks(tokens, first, stop) if has_digits or _names_noon(tokens, first, stop) else []
    taken = _taken(sentence)
    quantities = [q for q in find_quantities(tokens, first, stop) if not _is_part_of_name(tokens, q)]
    if taken:
        quantities = [q for q in quantities if taken.isdisjoint(range(q.number_at, q.number_stop))]
    sentence.quantities = quantities


def _is_part_of_name(tokens: Tokens, quantity: Quantity) -> bool:
    """Whether a number hangs on letters by a hyphen: the 25 of "BM-25" counts nothing."""
    at = quantity.number_at
    if quantity.dimension != "count" or at == 0 or not tokens.number[at]:
        return False
    return tokens.gap(at) in {"-", "\u2010", "\u2011"} and tokens.low[at - 1].isalpha()


def _names_noon(tokens: Tokens, first: int, stop: int) -> bool:
    words = tokens.low[first:stop]
    return "noon" in words or "midnight" in words


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
        if matcher.NAME in entity.kinds:
            taken.update(range(entity.first, entity.stop))
    return taken


def _read_names(tokens: Tokens, sentence: Sentence) -> None:
    """Add designations to the entities, in place of what they cover."""
    names: list[Entity] = []
    i, stop = sentence.first, sentence.stop
    while i < stop:
        known = read_designation(tokens, i, stop)
        if known is not None:
            name, actor, end = known
            names.append(Entity(i, end, {matcher.NAME: name, "name_actor": actor}))
            i = end
            continue
        guess = looks_like_designation(tokens, i, stop) if tokens.number[i + 1 : i + 2] == [True] else None
        if guess is not None and _beside_missile(sentence, i, guess[1]):
            names.append(Entity(i, guess[1], {matcher.NAME: guess[0], "name_actor": ""}))
            i = guess[1]
            continue
        i += 1
    if not names:
        return
    covered = {k for name in names for k in range(name.first, name.stop)}
    kept = [e for e in sentence.entities if covered.isdisjoint(range(e.first, e.stop))]
    sentence.entities = sorted(kept + names, key=lambda e: e.first)


def _beside_missile(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a noun of the trade stands right beside what looks like a designation."""
    return any(
        (matcher.CLASS in e.kinds or matcher.NOUN in e.kinds)
        and (0 <= e.first - stop <= 2 or 0 <= first - e.stop <= 2)
        for e in sentence.entities
    )
