"""Which day a report is about.

The first launch told as a fact sets the focal date. Launches of other dates are background.
"""

from __future__ import annotations

from datetime import date

from launches.claims import cues
from launches.claims.reading import Reading
from launches.events.launch import Told
from launches.events.lookback import looks_back
from launches.text.calendar import DateMention, Reference, resolve
from launches.text.tokens import words

#: Zones in which Korean and Japanese days are the local ones.
_EAST_ASIAN = ("", "local", "Asia/Seoul", "Asia/Tokyo", "Asia/Pyongyang")
#: A date further back than this, past the opening, is no focal date at a first look.
_FAR_BACK_DAYS = 60
#: A launch this long before publication is what a report is about only if it opens with it.
_LATE_DAYS = 21
#: A launch is announced within so many days.
_FRESH_DAYS = 3
#: Sentences of the opening; sentences after which a first date is good enough.
_OPENING, _ENOUGH = 2, 8
_POSSESSIVES = ("'s", "\u2019s")
#: Words behind a date by which it is that of a publication: "Friday's state media".
_MEDIA = words(
    "media statement report paper announcement kcna state newspaper edition briefing newspapers "
    "papers"
)
#: Verbs of saying that tell a launch as well, or are auxiliaries.
_NOT_SAYING = words("has had detected tracked account")
_CLAUSE_MARKS = words(", ; that")
#: Words before a date by which it is only what something is reckoned from.
_MARKS = words("since before until after")
_LOCAL = words("local korea seoul japan")


def focal_date(reading: Reading, told: list[Told], reference: Reference) -> tuple[date | None, str]:
    """Date of the launch that a report is about as printed, and how the text tells it.

    A date beside the verb of launching outweighs one beside a verb of saying ("said on Friday
    it had launched"); the earlier sentence outweighs the later. Where no sentence tells a
    launch of a recent day as a fact, older days and nouns of launching are tried.
    """
    for tolerant in (False, True):
        day, basis = _focal(reading, told, reference, tolerant=tolerant)
        if day is not None:
            return day, basis
    return None, ""


def _focal(
    reading: Reading, told: list[Told], reference: Reference, *, tolerant: bool
) -> tuple[date | None, str]:
    best: tuple[int, date, str] | None = None
    for item in told:
        missiles = item.missiles()
        done = [m for m in missiles if m.done]
        if not done and best is None:
            owner = _owning_day(reading, item)
            if owner is not None:
                if not missiles:
                    return owner, "weekday"
                done = missiles[:1]
        if best is not None and not item.sentence.clocks and not _took_place(reading, item):
            continue
        hinted = item.sentence.bits & cues.LAUNCH and (tolerant or best is not None)
        if not done and not hinted:
            continue
        if looks_back(reading, item, done[0] if done else None):
            continue
        verb = done[0].verb if done and done[0].verb >= 0 else _first_cue(reading, item)
        found = _candidate(reading, item, verb, reference)
        if found is None:
            continue
        weight, day, basis, past = found
        if past and not tolerant and not _took_place(reading, item):
            continue
        if _is_too_old(item, day, reference, tolerant=tolerant):
            continue
        if best is None or weight > best[0]:
            best = (weight, day, basis)
        if weight >= 2 or item.sentence.number > _ENOUGH:
            break
    return (best[1], best[2]) if best is not None else (None, "")


def _is_too_old(item: Told, day: date, reference: Reference, *, tolerant: bool) -> bool:
    """Whether a day lies too far back for what a report is about, so late in the text."""
    back = (reference.latest - day).days
    if back > _FAR_BACK_DAYS and item.sentence.number > _OPENING and not tolerant:
        return True
    return back > _LATE_DAYS and item.sentence.number > 0 and reference.published is not None


def _owning_day(reading: Reading, item: Told) -> date | None:
    """First day of "Thursday's North Korean missiles", "Tuesday's launch"; None for neither."""
    tokens = reading.tokens
    for mention, day in item.days:
        end = tokens.end[mention.stop - 1]
        if day is None or not mention.exact or tokens.text[end - 2 : end] not in _POSSESSIVES:
            continue
        if reading.scan.has(cues.LAUNCH_NOUN, mention.stop, mention.stop + 4) or any(
            0 <= m.first - mention.stop <= 4 or m.first <= mention.first < m.stop
            for m in item.munitions
        ):
            return next(d for _, d in item.days if d is not None)
    return None


def _took_place(reading: Reading, item: Told) -> bool:
    said = reading.low[item.sentence.first : item.sentence.stop]
    return ("took" in said and "place" in said) or "conducted" in said or "carried" in said


def _first_cue(reading: Reading, item: Told) -> int:
    k = reading.scan.next_after(cues.LAUNCH, item.sentence.first, item.sentence.stop)
    return k if k >= 0 else item.sentence.first


def _candidate(
    reading: Reading, item: Told, verb: int, reference: Reference
) -> tuple[int, date, str, bool] | None:
    """Day beside a verb: weight, day, how it is told, and whether "last" stands before it."""
    low, first = reading.low, item.sentence.first
    exact = [(m, d) for m, d in item.exact_days() if not is_mark(reading, m)]
    if not exact:
        return None
    pluperfect = "had" in low[max(first, verb - 4) : verb]

    def distance(pair: tuple[DateMention, date]) -> tuple[bool, int]:
        spoken = (pluperfect or _day_follows(exact, pair)) and said_then(reading, item, pair[0])
        return spoken, abs(pair[0].first - verb)

    mention, day = min(exact, key=distance)
    perfect = pluperfect or "has" in low[max(first, verb - 2) : verb]
    weight = 1 if perfect and said_then(reading, item, mention) else 2
    if mention.weekday is not None and mention.day is None and item.sentence.number <= 1:
        ahead = resolve(mention, reference, allow_next_day=True)
        if ahead is not None and ahead > reference.latest and _told_locally(reading, mention):
            day = ahead
    basis = "relative"
    if mention.day is not None:
        basis = "stated"
    elif mention.weekday is not None:
        basis = "weekday"
    return weight, day, basis, mention.past


def _day_follows(exact: list[tuple[DateMention, date]], spoken: tuple[DateMention, date]) -> bool:
    """Whether an earlier day stands behind: "said Thursday that it was tested on October 12"."""
    return any(
        mention.first > spoken[0].first and 0 < (spoken[1] - day).days <= _FRESH_DAYS
        for mention, day in exact
    )


def said_then(reading: Reading, item: Told, mention: DateMention) -> bool:
    """Whether a date tells when somebody spoke: "said on Friday", "told reporters Tuesday"."""
    scan, low = reading.scan, reading.low
    if not _MEDIA.isdisjoint(low[mention.stop : mention.stop + 2]):
        return True  # "Friday's state media went into decimals"
    for k in range(mention.first - 1, max(item.sentence.first, mention.first - 8) - 1, -1):
        bits = scan.bits[k]
        if bits & cues.LAUNCH and low[k] != "detected":
            return False
        if bits & cues.SAY and low[k] not in _NOT_SAYING:
            return True
        if low[k] in _CLAUSE_MARKS:
            return False
    return False


def is_mark(reading: Reading, mention: DateMention) -> bool:
    """Whether a date is only what something is reckoned from: "the first since May 30"."""
    return mention.first > 0 and reading.low[mention.first - 1] in _MARKS


def _told_locally(reading: Reading, mention: DateMention) -> bool:
    """Whether a weekday is that of the launch site, a day ahead of the publisher's."""
    return not _LOCAL.isdisjoint(reading.low[mention.stop : mention.stop + 5])


def date_beside(item: Told, token: int) -> tuple[DateMention, date] | None:
    """Find the exact date that stands nearest to a token."""
    exact = item.exact_days()
    if not exact:
        return None
    return min(exact, key=lambda pair: (abs(pair[0].first - token), pair[0].first))


def is_focal(mention: DateMention, day: date, item: Told, focal: date) -> bool:
    """Whether a date is the focal one, said in another zone or another way."""
    shift = (day - focal).days
    weekday = mention.weekday is not None and mention.day is None and not mention.past
    if shift == 0 or (weekday and shift == -7):
        return True
    if abs(shift) == 1 or (weekday and abs(shift + 7) == 1):
        clocks = item.sentence.clocks
        return any(c.zone_rule not in _EAST_ASIAN or c.converted is not None for c in clocks)
    return False
