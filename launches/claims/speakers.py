"""Who says it: speakers in a sentence and the stretch of words that each one answers for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from launches.claims import cues
from launches.claims.context import Context
from launches.claims.entities import CLAIMANT, COUNTRY, OFFICE, SPEAKER, Entity
from launches.claims.offices import claimant_code
from launches.claims.reading import Reading, Sentence
from launches.claims.saying import according_to, say_verb
from launches.text.tokens import words

_CLAUSE_ENDS = words(". ! ? ; \u2014 ) :")
_CLAUSE_STARTS = words("; . \u2014 :")
#: Words that may follow a verb of saying that closes its clause: "the ministry said on Friday."
_TAIL = words(
    "reporters on in a an the statement message text later early earlier sunday monday tuesday "
    "wednesday thursday friday saturday today separately also then press briefing conference "
    "journalists lawmakers parliament by his her its news morning evening afternoon adding "
    "without release readout as well citing"
)
_PRONOUNS = words("it he she they")
_AUXILIARIES = words("has had is was")
#: What stands before a speaker whose statement is told before it: "..., the ministry said".
_BEFORE_BACKWARD = words(', " ” the \u2014')
#: Words by which an outlet hands on what another one said.
_QUOTING = words("citing quoting")
#: Tokens within which a sentence's subject begins.
_OPENING = 4


@dataclass(slots=True)
class Speaker:
    """A claimant at work in a sentence.

    Attributes
    ----------
    first, stop : int
        Tokens from the name to the verb of saying.
    claimant : str
        Code.
    backward : bool
        Whether the words before it are what it says (", the ministry said.").
    """

    first: int
    stop: int
    claimant: str
    backward: bool = False


def find_speakers(reading: Reading, sentence: Sentence, context: Context) -> list[Speaker]:
    """Speakers of a sentence in order; notes in the context who spoke.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It flew 650 km, the JCS said, while Japan's defense ministry put it at 700.")
    >>> [s.claimant for s in find_speakers(r, r.sentences[0], Context())]
    ['KOR-JCS', 'JPN-MOD']
    """
    low = reading.low
    speakers: list[Speaker] = []
    pronoun = _pronoun(reading, sentence, context)
    if pronoun is not None:
        speakers.append(pronoun)
    explicit = False
    for entity in sentence.of_kind(SPEAKER):
        before = low[entity.first - 1] if entity.first else ""
        if entity.first > sentence.first and before == "which":
            continue  # "which Pyongyang describes as ..." is no statement about the flight
        speaker = _speaker(reading, sentence, entity, context)
        if speaker is None:
            continue
        last = speakers[-1] if speakers else None
        if last is not None and last.stop >= speaker.first:
            # "the military in Seoul", "the JCS spokesman, Col. ...": one speaker, finer name
            if before != "in" and not entity.mask & OFFICE and not explicit:
                speakers[-1] = _joined(last, speaker, speaker.claimant)
                explicit = True
            elif (explicit or entity.mask & OFFICE) and _goes_with(last, speaker, before):
                speakers[-1] = _joined(last, speaker, _finer(last.claimant, speaker.claimant))
        elif last is not None and last.claimant == "outlet" and low[speaker.first] in _QUOTING:
            speakers[-1] = Speaker(last.first, speaker.stop, speaker.claimant, last.backward)
        else:
            speakers.append(speaker)
            explicit = not entity.mask & OFFICE
    subject = _subject(sentence)
    context.subject = subject or context.subject
    if subject and not speakers and "-" in subject:
        # "The Joint Chiefs briefed reporters." What follows is theirs
        context.last = context.ministry = subject
    return speakers


def _pronoun(reading: Reading, sentence: Sentence, context: Context) -> Speaker | None:
    """Find the speaker of "It said": the one that the sentence before opened with."""
    low = reading.low
    first = sentence.first
    if low[first] not in _PRONOUNS or not context.subject:
        return None
    for k in range(first + 1, min(sentence.stop, first + 4)):
        if reading.scan.bits[k] & cues.SAY and low[k] not in _AUXILIARIES:
            return Speaker(first, k + 1, context.subject)
    return None


def _subject(sentence: Sentence) -> str:
    """Claimant that a sentence opens with, whether it says something or not."""
    for entity in sentence.entities:
        if entity.first - sentence.first > _OPENING:
            break
        if entity.mask & (CLAIMANT | COUNTRY | OFFICE) == CLAIMANT:
            code = entity.kinds[CLAIMANT]
            if code != "outlet":
                return code
    return ""


def _joined(last: Speaker, speaker: Speaker, claimant: str) -> Speaker:
    """Two overlapping speakers as one."""
    return Speaker(last.first, max(speaker.stop, last.stop), claimant, speaker.backward)


def _goes_with(last: Speaker, speaker: Speaker, before: str) -> bool:
    """Whether a second name of an overlapping speaker says more of the first."""
    if last.claimant == "outlet" and before != "in":
        return True
    return last.claimant.split("-")[0] == speaker.claimant.split("-")[0]


def _finer(a: str, b: str) -> str:
    """Of two codes the one that tells the office."""
    return b if a == "outlet" or ("-" in b and "-" not in a) else a


def _speaker(
    reading: Reading, sentence: Sentence, entity: Entity, context: Context
) -> Speaker | None:
    low = reading.low
    accord = according_to(reading, sentence, entity)
    verb = say_verb(reading, sentence, entity) if accord < 0 else accord
    if verb < 0:
        return None
    claimant = claimant_code(reading, sentence, entity, context)
    if claimant is None:
        return None
    if accord >= 0:
        inside = accord > sentence.first + 3 and low[accord - 1] not in _CLAUSE_STARTS
        return Speaker(accord, entity.stop, claimant, backward=inside)
    if verb < entity.first:  # "said Col. Manning, a Pentagon spokesman"
        return Speaker(verb, entity.stop, claimant, backward=True)
    opened = entity.first > sentence.first + 2 and low[entity.first - 1] in _BEFORE_BACKWARD
    backward = opened and _closes_clause(low, verb + 1, sentence.stop)
    return Speaker(entity.first, verb + 1, claimant, backward=backward)


def _closes_clause(low: list[str], at: int, stop: int) -> bool:
    """Whether nothing but time and place follows a verb of saying in its clause."""
    while at < stop and low[at] in _TAIL:
        at += 1
    if at >= stop or low[at] in _CLAUSE_ENDS:
        return True
    return low[at] == "," and low[at + 1 : at + 2] != ["that"]


def claimant_at(speakers: Sequence[Speaker], token: int, inherited: str) -> str:
    """Claimant that answers for the words at a token.

    A speaker answers for what follows it up to the next one; one that closes a clause answers
    for what stands before it.

    Examples
    --------
    >>> pair = [Speaker(0, 2, "KOR-JCS"), Speaker(9, 11, "JPN-MOD")]
    >>> [claimant_at(pair, token, "outlet") for token in (4, 12)]
    ['KOR-JCS', 'JPN-MOD']
    """
    if not speakers:
        return inherited
    if len(speakers) == 1:
        return speakers[0].claimant
    before = inherited
    for k, speaker in enumerate(speakers):
        if token < speaker.first:
            return speaker.claimant if speaker.backward else before
        if token < speaker.stop or k + 1 == len(speakers):
            return speaker.claimant
        following = speakers[k + 1]
        if token < following.first and not following.backward:
            return speaker.claimant
        before = speaker.claimant
    return speakers[-1].claimant
