"""Texts that tell launch after launch under dates of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from launches.claims import cues
from launches.claims.reading import Reading
from launches.events.launch import Told

#: Tokens within which the date of an entry stands.
_HEADING = 8


@dataclass(slots=True)
class Entry:
    """One dated entry of a chronicle: its day and its sentences."""

    day: date
    told: list[Told]


def chronicle(reading: Reading, told: list[Told]) -> list[Entry]:
    """Dated entries of a text that tells launch after launch; empty for a report of one.

    A chronicle has two paragraphs or items, or more, that open with a date of their own and tell
    of missiles, before which no single dated launch has been told.
    """
    entries: list[Entry] = []
    for item in told:
        day = _heading_day(reading, item)
        if day is not None and _opens_entry(reading, entries, item):
            entries.append(Entry(day, [item]))
        elif entries:
            entries[-1].told.append(item)
        elif item.days and _tells_launch(item):
            return []
    with_missiles = [entry for entry in entries if _has_missiles(entry)]
    if len({entry.day for entry in with_missiles}) < 2:
        return []
    for entry in with_missiles:
        _presume(entry)
    return with_missiles


def _opens_entry(reading: Reading, entries: list[Entry], item: Told) -> bool:
    """Whether a dated sentence opens an entry: a paragraph or an item of its own."""
    if not entries or item.sentence.paragraph != entries[-1].told[0].sentence.paragraph:
        return True
    return reading.follows_break(item.sentence.first)


def _tells_launch(item: Told) -> bool:
    """Whether a sentence tells a launch as a fact, not only one known already."""
    return any(
        m.done and (m.counted is not None or (m.count == 1.0 and not m.definite))
        for m in item.munitions
    )


def _has_missiles(entry: Entry) -> bool:
    return any(
        m.done or m.counted is not None or m.names or m.count
        for item in entry.told
        for m in item.missiles()
    )


def _presume(entry: Entry) -> None:
    """Take the missiles that an entry opens with for launched: headings leave the verb out."""
    for item in entry.told[:2]:
        for munition in item.munitions:
            if not munition.other_arm and munition.verb < 0 and not munition.definite:
                munition.verb, munition.done = munition.first, True
                return
            if munition.done:
                return


def _heading_day(reading: Reading, item: Told) -> date | None:
    """Exact date that a paragraph or list item opens with."""
    first = item.sentence.first
    for mention, day in item.days:
        if day is None or mention.day is None or mention.first > first + _HEADING:
            continue
        if not reading.scan.has(cues.LAUNCH, first, mention.first):
            return day if first == 0 or reading.follows_break(first) else None
    return None
