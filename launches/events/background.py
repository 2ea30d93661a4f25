"""Which sentences and which missiles of a report are of older launches."""

from __future__ import annotations

from datetime import date

from launches.claims import cues
from launches.claims.munition import Munition
from launches.claims.reading import Reading
from launches.events.focus import date_beside, is_focal, is_mark, said_then
from launches.events.launch import Told
from launches.events.lookback import is_last, looks_back, recalled_at
from launches.text.calendar import DateMention
from launches.text.tokens import words

_LONG_AGO = words("years decades months")
_PERIODS = words("years months weeks year month week decades")
_RELATIVES = words("that which when whose")
#: Adjectives of launches that a text speaks of in general: "its frequent tests".
_REPEATED = words("regular frequent repeated numerous all")


def is_background(reading: Reading, item: Told, focal: date | None) -> bool:
    """Whether a whole sentence looks back: its dates are not the focal one's."""
    sentence = item.sentence
    first = sentence.first
    if focal is None:
        if any(_heads_with_year(item, mention) for mention, _ in item.days):
            return True
        if not sentence.bits & cues.RECALL:
            return False
        at = reading.scan.next_after(cues.RECALL, first, sentence.stop)
        return at >= 0 and (sentence.number > 0 or at - first <= 2)
    head = reading.low[first : first + 3]
    if head[2:] == ["ago"] and head[1] in _LONG_AGO:
        return True
    if any(d is not None and is_focal(m, d, item, focal) for m, d in item.days):
        return False
    opening = sentence.number == 0
    if sentence.bits & cues.RECALL and _recall_governs(reading, item, opening=opening):
        return True
    dates = [
        (m, d) for m, d in item.days if not (m.exact and d != focal and said_then(reading, item, m))
    ]
    if not dates:
        counted = any(m.done and m.counted is not None for m in item.munitions)
        return not counted and looks_back(reading, item, None)
    exact = [m for m, d in dates if d is not None and m.exact]
    if exact:
        return not all(_in_relative_clause(reading, item, m) for m in exact)
    return _names_other_time(item, dates[0][0], focal)


def _names_other_time(item: Told, mention: DateMention, focal: date) -> bool:
    """Whether a bare year or month is not that of the focal date."""
    opening = item.sentence.number == 0
    if mention.year is not None and mention.month is None:
        own = opening and any(m.done for m in item.munitions)
        return mention.year != focal.year and (_heads_with_year(item, mention) or not own)
    if mention.month is None or opening:
        return False
    return mention.month != focal.month or mention.year not in (None, focal.year)


def _heads_with_year(item: Told, mention: DateMention) -> bool:
    """Whether a sentence opens with a bare year: "In 2017 it flew a similar one"."""
    bare = mention.year is not None and mention.month is None
    return bare and mention.first - item.sentence.first <= 3


def clause_of(reading: Reading, item: Told, mention: DateMention) -> int:
    """Token of the "that" or "which" whose clause a date stands in; -1 for none."""
    low = reading.low
    for k in range(mention.first - 1, item.sentence.first + 5, -1):
        if low[k] in _RELATIVES:
            return k
        if low[k] in {";", "\u2014"}:
            break
    return -1


def _in_relative_clause(reading: Reading, item: Told, mention: DateMention) -> bool:
    """Whether a date only describes something: "a Hwasong-17, the type that failed on Nov. 3"."""
    first, clause = item.sentence.first, clause_of(reading, item, mention)
    if clause < 0 or not any(m.stop <= clause and not m.other_arm for m in item.munitions):
        return False
    told = reading.scan.next_after(cues.SAY | cues.LAUNCH, first, clause) >= 0
    return told or "the" in reading.low[first:clause]


def _recall_governs(reading: Reading, item: Told, *, opening: bool) -> bool:
    """Whether a phrase like "last month" governs a sentence: it stands before its figures."""
    sentence = item.sentence
    at = reading.scan.next_after(cues.RECALL, sentence.first, sentence.stop)
    if opening:
        return at - sentence.first <= 2
    if at - sentence.first <= 12 or (not item.speakers and not sentence.clocks):
        return True
    figures = [q.first for q in sentence.quantities] + [m.first for m in item.munitions]
    return not figures or at < min(figures)


def is_older(
    reading: Reading, item: Told, munition: Munition, focal: date | None, *, known: bool
) -> bool:
    """Whether one noun phrase of a sentence that is not background is an older missile.

    `known` tells whether a launch of the report is known already.
    """
    low, sentence = reading.low, item.sentence
    first, stop = munition.first, munition.stop
    if is_last(low, munition) or (not munition.done and looks_back(reading, item, munition)):
        return True
    if munition.verb >= 0 and recalled_at(reading, sentence, munition.verb):
        return True
    if recalled_at(reading, sentence, first):
        return True
    if focal is not None and item.days and _is_of_other_day(reading, item, munition, focal):
        return True
    ahead = low[max(sentence.first, munition.verb - 4) : first] if munition.by_noun else ()
    if not _REPEATED.isdisjoint(ahead):
        return True
    if known and reading.scan.has(cues.RECALL, stop, min(sentence.stop, stop + 8)):
        return True
    if _is_long_ago(low[stop : min(sentence.stop, stop + 14)]):
        return True
    if _is_running_total(reading, item, munition):
        return True
    if known and _had_flown(low, munition):
        return True
    return first > 0 and low[first - 1] == "since"


def _is_of_other_day(reading: Reading, item: Told, munition: Munition, focal: date) -> bool:
    """Whether a date beside a missile or its verb is another one than the focal."""
    if munition.verb >= 0:
        for mention, day in item.days:
            if day is None or not 0 <= munition.first - mention.stop <= 6:
                continue
            if is_mark(reading, mention) and not is_focal(mention, day, item, focal):
                return True
        nearest = date_beside(item, munition.verb)
        if nearest is not None and len(item.exact_days()) > 1:
            mention, day = nearest
            near = abs(mention.first - munition.verb) <= 8
            if (
                near
                and not is_focal(mention, day, item, focal)
                and not said_then(reading, item, mention)
            ):
                return True
    for mention, day in item.days:
        if day is not None:
            continue
        behind, ahead = mention.first - munition.stop, munition.first - mention.stop
        if not (0 <= behind <= 6 or 0 <= ahead <= 5):
            continue
        if mention.year is not None and mention.year < focal.year:
            return True
        if mention.month is not None and mention.month != focal.month:
            return True
    return False


def _is_running_total(reading: Reading, item: Told, munition: Munition) -> bool:
    """Whether a count is that of a period: "has launched more than 60 missiles this year"."""
    if munition.counted is None or munition.verb < 0:
        return False
    low = reading.low
    stop = min(item.sentence.stop, munition.stop + 8)
    at = reading.scan.next_after(cues.RECALL, munition.stop, stop)
    if at < 0 or "," in low[munition.stop : at]:
        return False
    return not {"has", "have"}.isdisjoint(
        low[max(item.sentence.first, munition.verb - 3) : munition.verb]
    )


def _is_long_ago(behind: list[str]) -> bool:
    """Whether "two years ago" stands behind a missile."""
    return "ago" in behind and not _PERIODS.isdisjoint(behind[: behind.index("ago")])


def _had_flown(low: list[str], munition: Munition) -> bool:
    """Whether a name is taken up to tell what its type had done before: "the Hwasong-14 had"."""
    if not munition.names or munition.klass or not munition.definite:
        return False
    behind = low[munition.stop : munition.stop + 3]
    return "had" in behind and "been" not in behind
