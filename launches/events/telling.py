"""Everything that one sentence states."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.clocktimes import clock_statements
from launches.claims.context import Context
from launches.claims.counts import count_statements, munition_statements
from launches.claims.entities import ZONE
from launches.claims.figures import figure_statements
from launches.claims.munitions import find_munitions
from launches.claims.outcomes import outcome_statements
from launches.claims.placing import place_statements
from launches.claims.reading import Reading, Sentence
from launches.claims.speakers import Speaker, find_speakers
from launches.events.launch import Told
from launches.text.calendar import Reference, resolve

#: Cues that a sentence which bears on a launch has one of, unless it has a figure.
_OF_INTEREST = (
    cues.LAUNCH | cues.APOGEE | cues.RANGE | cues.FLIGHT_TIME | cues.OUTCOME | cues.LANDING
)


def read_sentence(
    reading: Reading, sentence: Sentence, context: Context, reference: Reference
) -> Told | None:
    """Read one sentence; None where it cannot bear on a launch. Notes who spoke."""
    speakers = find_speakers(reading, sentence, context) if sentence.entities else []
    inherited = context.last or context.default
    for speaker in speakers:
        if speaker.claimant != "outlet" and "-" in speaker.claimant:
            context.ministry = speaker.claimant
    told: Told | None = None
    if _is_of_interest(sentence):
        told = _told(reading, sentence, speakers, inherited, context, reference)
    official = [s.claimant for s in speakers if s.claimant != "outlet"]
    if official:
        context.last = official[-1]
    elif speakers:
        context.last = context.default
    return told


def _is_of_interest(sentence: Sentence) -> bool:
    if sentence.bits & _OF_INTEREST or sentence.kinds & ZONE:
        return True
    return bool(sentence.quantities or sentence.clocks or sentence.dates)


def _told(
    reading: Reading,
    sentence: Sentence,
    speakers: list[Speaker],
    inherited: str,
    context: Context,
    reference: Reference,
) -> Told:
    munitions = find_munitions(reading, sentence)
    statements = figure_statements(reading, sentence, speakers, inherited)
    statements += clock_statements(reading, sentence, speakers, inherited)
    statements += place_statements(reading, sentence, speakers, inherited, context)
    for munition in munitions:
        if not munition.other_arm:
            statements += munition_statements(reading, sentence, munition, speakers, inherited)
    statements += count_statements(reading, sentence, speakers, munitions)
    statements += outcome_statements(reading, sentence, speakers, inherited, munitions)
    days = [(mention, resolve(mention, reference)) for mention in sentence.dates]
    return Told(sentence, munitions, speakers, inherited, statements, days)
