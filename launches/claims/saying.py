"""The words by which a speaker is known to speak: verbs of saying, "according to", colons."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.entities import CLAIMANT, COUNTRY, OFFICE, Entity
from launches.claims.reading import Reading, Sentence
from launches.text.numbers import NUMBER_WORDS
from launches.text.tokens import words

#: Tokens between a speaker and the verb of saying: a country may only have few, an office more.
_REACH_COUNTRY, _REACH_OFFICE = 8, 12
#: Tokens before a speaker within which "according to" and "said" stand.
_REACH_ACCORDING, _REACH_BEFORE = 5, 8
#: Words before a country that make it no subject: "launched by North Korea", "over Japan".
_NO_SUBJECT = words("by of from against toward towards at over in to into near off with between")
_CLAUSE_ENDS = words("; : that which while but")
#: Verbs of saying that say nothing behind a bare country: "Japan has the ships".
_NOT_OF_COUNTRY = words("has had know knows saw sees counts think")
#: Forms of saying that are none behind "to" and behind a form of "be".
_NOUNS_BEHIND_TO = words("believe give release report reports")
_PASSIVES = words("believed estimated assessed determined detected tracked known")
_BE = words("is are was were be been")
_REFUSALS = words("condemned condemns protested urged called warned asked")
#: Verbs of saying that stand before the speaker: "said Col. Manning, a Pentagon spokesman".
_SAID_BEFORE = words("said says announced told reported added stated quoted")
_ENDS_BEFORE = words("; that and")
_ENDS_ACCORDING = words(". ; , said that")
#: "By" stands before a speaker only behind a verb of saying or measuring.
_MEASURED = words("clocked measured estimated assessed")
_NOT_ACCORDING = words("from by via")


def is_plain_country(entity: Entity) -> bool:
    """Whether a speaker is named by its country's name alone.

    Examples
    --------
    >>> is_plain_country(Entity(0, 1, {COUNTRY: "JPN"}))
    True
    """
    return bool(entity.mask & COUNTRY or not entity.mask & CLAIMANT) and not entity.mask & OFFICE


def according_to(reading: Reading, sentence: Sentence, entity: Entity) -> int:
    """Token of "according to" and the like before a speaker, or -1."""
    low, bits = reading.low, reading.scan.bits
    for k in range(entity.first - 1, max(sentence.first, entity.first - _REACH_ACCORDING) - 1, -1):
        word = low[k]
        if bits[k] & cues.ACCORDING:
            if word == "by" and k and _tells_or_measures(reading, sentence, k):
                return k
            return -1 if word in _NOT_ACCORDING else k
        if word in _ENDS_ACCORDING:
            return -1
    return -1


def _tells_or_measures(reading: Reading, sentence: Sentence, by: int) -> bool:
    """Whether "by" names who says or measures, not who launches."""
    if reading.scan.bits[by - 1] & cues.SAY:
        return True
    return not _MEASURED.isdisjoint(reading.low[max(sentence.first, by - 4) : by])


def say_verb(reading: Reading, sentence: Sentence, entity: Entity) -> int:
    """Token of the verb of saying that belongs to a speaker, or -1.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("The Pentagon on Friday said it flew.")
    >>> say_verb(r, r.sentences[0], r.sentences[0].entities[0])
    4
    """
    low = reading.low
    plain = is_plain_country(entity)
    if entity.first > sentence.first and _is_no_subject(reading, entity, plain=plain):
        return -1
    verb, final = _verb_behind(reading, sentence, entity, plain)
    if verb >= 0 or final or plain:
        return verb
    if entity.first - sentence.first >= 2:
        verb = _verb_before(reading, sentence, entity)
        if verb >= 0:
            return verb
        signed = low[entity.first - 1] == "\u2014" and entity.stop >= sentence.stop - 2
        if signed:
            return entity.first - 1
    if entity.stop < sentence.stop and low[entity.stop] == ":":
        return entity.stop
    return -1


def _is_no_subject(reading: Reading, entity: Entity, *, plain: bool) -> bool:
    """Whether the word before a name makes it no speaker: "over Japan", "fired by the Houthis"."""
    ahead = reading.low[entity.first - 1]
    if plain and ahead in _NO_SUBJECT:
        return True
    launched = reading.scan.bits[max(0, entity.first - 2)] & (cues.LAUNCH_VERB | cues.RISE_VERB)
    return ahead == "by" and bool(launched)


def _verb_behind(
    reading: Reading, sentence: Sentence, entity: Entity, plain: bool
) -> tuple[int, bool]:
    """Verb of saying behind a speaker, or -1, and whether that settles the matter."""
    low, bits = reading.low, reading.scan.bits
    limit = min(sentence.stop, entity.stop + (_REACH_COUNTRY if plain else _REACH_OFFICE))
    commas = 0
    for k in range(entity.stop, limit):
        word = low[k]
        if word == ",":
            commas += 1
            if commas > 2 or plain:
                break
        elif word in _CLAUSE_ENDS:
            if word != "which" or plain or low[k - 1] != ",":
                break
        elif word == "who" and low[k - 1] == "," and not plain:
            continue
        elif word in {"has", "had"} and k + 1 < limit and bits[k + 1] & cues.SAY:
            continue  # "Seoul has said": the next word says it
        elif bits[k] & cues.SAY:
            if plain and word == "has" and k + 1 < limit and _is_figure(reading, k + 1):
                return k, True
            if plain and word in _NOT_OF_COUNTRY:
                return -1, True
            if not _says_nothing(low, k):
                return k, True
        elif word in _REFUSALS and commas == 0:
            return -1, True
        elif plain and bits[k] & cues.LAUNCH:
            break
    return -1, False


def _is_figure(reading: Reading, at: int) -> bool:
    """Whether "has" says something: "Tokyo has nine", "Seoul has it at 500 km"."""
    word = reading.low[at]
    return reading.tokens.number[at] or word in NUMBER_WORDS or word == "it"


def _says_nothing(low: list[str], at: int) -> bool:
    """Whether a form of saying is an infinitive or a passive: "to release", "was detected"."""
    before = low[at - 1]
    if low[at] in _NOUNS_BEHIND_TO and before == "to":
        return True
    return low[at] in _PASSIVES and before in _BE


def _verb_before(reading: Reading, sentence: Sentence, entity: Entity) -> int:
    """Verb before its speaker: "said X", "said Col. Rob Manning, a Pentagon spokesman"; or -1."""
    low, bits = reading.low, reading.scan.bits
    for back in range(1, _REACH_BEFORE + 1):
        k = entity.first - back
        if k < sentence.first:
            break
        word = low[k]
        if bits[k] & cues.SAY and word in _SAID_BEFORE:
            follows = low[k + 1]
            named = back == 1 or reading.starts_upper(k + 1) or follows in {"the", "a", "an"}
            if not named or (follows in {"that", "the"} and back > 3):
                break
            return k
        if word in _ENDS_BEFORE:
            break
    return -1
