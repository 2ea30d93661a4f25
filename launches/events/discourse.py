"""From statements to launches: which words of a report speak of which launch.

The first launch told as a fact sets the focal date. Launches of other dates are background.
A noun phrase of missiles joins a launch already known when it can be the same one, and opens a
new one when class, place, time or words like "another" say that it cannot.
"""

from __future__ import annotations

from launches.claims import cues
from launches.claims.munition import Munition
from launches.claims.reading import Reading
from launches.events.assign import take, tells_both
from launches.events.background import is_background
from launches.events.chronicle import Entry, chronicle
from launches.events.context import context_of, drop_dateline, likely_actor
from launches.events.denial import find_denial, take_back
from launches.events.focus import date_beside, focal_date, is_focal
from launches.events.launch import Discourse, Progress, Told
from launches.events.lookback import looks_back
from launches.events.opening import open_launch
from launches.events.retraction import is_retracted
from launches.events.tallies import settle_tallies
from launches.events.telling import read_sentence
from launches.text.calendar import Reference
from launches.text.tokens import words

_FLIGHT = cues.RANGE | cues.LANDING | cues.OVERFLIGHT | cues.OUTCOME
_FLOWN = words(
    "flew fell landed crossed passed struck hit splashed exploded failed crashed travelled "
    "traveled covered soared came"
)
_NOT_DONE = words("can could would will may not never")
_NOT_FLOWN = _NOT_DONE | {"might", "to"}
_STRUCK = words("struck hit")
_CONDUCTED = words("conducted carried staged")
_TESTED = words("missile satellite rocket ballistic")


def follow(reading: Reading, reference: Reference, outlet: str) -> Discourse:
    """Group what a report states by launch.

    Parameters
    ----------
    reading : Reading
        The report's text, read. A dateline is taken out of its first sentence.
    reference : Reference
        Days that open dates are resolved against.
    outlet : str
        Publisher or style, for whose own word the report prints.

    Returns
    -------
    Discourse
        Launches with their statements, and the statements of none.

    Examples
    --------
    >>> from datetime import date
    >>> from launches.claims.reading import read_text
    >>> day = date(2022, 11, 2)
    >>> text = "North Korea fired two missiles from Wonsan. It also fired an ICBM from Sunan."
    >>> found = follow(read_text(text), Reference(day, day), "")
    >>> [(launch.count, launch.site) for launch in found.launches]
    [(2.0, 'Wonsan'), (1.0, 'Sunan')]
    """
    context = context_of(reading, outlet)
    context.actor = likely_actor(reading, context.default)
    drop_dateline(reading, context)
    told: list[Told] = []
    for sentence in reading.sentences:
        item = read_sentence(reading, sentence, context, reference)
        if item is not None:
            told.append(item)
    focal, basis = focal_date(reading, told, reference)
    discourse = Discourse([], [], focal, basis, context)
    denial = find_denial(reading, told)
    if not is_retracted(reading):
        entries = chronicle(reading, told)
        if entries:
            _take_entries(reading, discourse, entries)
        else:
            _take_all(reading, discourse, told)
    take_back(discourse, denial)
    return discourse


def _take_all(reading: Reading, discourse: Discourse, told: list[Told]) -> None:
    """Assign sentence after sentence, then settle what only the whole text tells."""
    progress = Progress(reading, discourse)
    both = "both" in reading.words and tells_both(reading.low)
    for item in told:
        take(progress, item, both_told=both)
    if discourse.launches:
        settle_tallies(discourse)
    else:
        _find_untold(progress, told)


def _take_entries(reading: Reading, discourse: Discourse, entries: list[Entry]) -> None:
    """Read each dated entry of a chronicle as a report of its own."""
    for entry in entries:
        part = Discourse([], discourse.background, entry.day, "stated", discourse.context)
        _take_all(reading, part, entry.told)
        for launch in part.launches:
            launch.day, launch.dated = entry.day, True
        discourse.launches += part.launches


def _find_untold(progress: Progress, told: list[Told]) -> None:
    """Find a launch that is told without a missile as the object of a verb of launching."""
    discourse = progress.discourse
    for statement in progress.pending:
        if statement.mood == "flown":
            statement.mood = "background"
    discourse.background += progress.pending
    progress.pending = []
    for item in told:
        munition = _flight_or_launch(progress, item)
        if munition is None:
            continue
        launch = open_launch(progress, item, munition)
        taken: set[int] = set()
        for other in told:
            if other.sentence.number < item.sentence.number:
                continue
            if is_background(progress.reading, other, progress.focal):
                continue
            for statement in other.statements:
                if statement.mood in {"flown", "background"}:
                    statement.mood = "flown"
                    launch.add(statement)
                    taken.add(id(statement))
        discourse.background[:] = [s for s in discourse.background if id(s) not in taken]
        return


def _flight_or_launch(progress: Progress, item: Told) -> Munition | None:
    """Find a missile that flew or fell, or a launch that was conducted, told as a fact."""
    reading, sentence = progress.reading, item.sentence
    if is_background(reading, item, progress.focal) or looks_back(reading, item, None):
        return None
    for munition in item.missiles():
        verb = _flight_verb(reading, item, munition)
        if verb >= 0 and not _flew_another_day(progress, item, verb):
            munition.verb = verb
            return munition
    if not sentence.bits & cues.LAUNCH_NOUN or not sentence.bits & cues.LAUNCH_VERB:
        return None
    low, scan = reading.low, reading.scan
    for k in range(sentence.first, sentence.stop):
        if scan.bits[k] & cues.LAUNCH_VERB and low[k] in _CONDUCTED:
            noun = scan.next_after(cues.LAUNCH_NOUN, k + 1, min(sentence.stop, k + 10))
            if noun >= 0 and not _TESTED.isdisjoint(low[k : noun + 8]):
                return Munition(k, noun + 1, k, count=1.0, verb=k, done=True)
    return None


def _flew_another_day(progress: Progress, item: Told, verb: int) -> bool:
    """Whether the date beside a verb of flying is another one than the report's."""
    beside = date_beside(item, verb)
    if beside is None or progress.focal is None:
        return False
    return not is_focal(*beside, item, progress.focal)


def _flight_verb(reading: Reading, item: Told, munition: Munition) -> int:
    """Verb that tells what became of a missile, as a fact; or -1."""
    low, scan, sentence = reading.low, reading.scan, item.sentence
    first, stop = munition.first, munition.stop
    behind = scan.next_after(_FLIGHT, stop, min(sentence.stop, stop + 5))
    said = low[stop : behind + 1] if behind >= 0 else []
    if behind >= 0 and low[behind] in _FLOWN and _NOT_FLOWN.isdisjoint(said):
        return behind
    struck = scan.last_before(cues.LANDING, first, sentence.first)
    if struck >= 0 and low[struck] in _STRUCK and low[first - 1] in {"with", "by"}:
        return struck
    if behind >= 0 and scan.bits[behind] & cues.FAILURE and _NOT_DONE.isdisjoint(said):
        return behind
    failed = scan.last_before(cues.FAILURE, first, max(sentence.first, first - 6))
    return failed if failed >= 0 and low[failed] in {"blew", "destroyed"} else -1
