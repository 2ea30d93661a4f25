"""Which day a report is about, and which of its sentences look back.

The first launch told as a fact sets the focal date. Launches of other dates are background.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from launches.claims import matcher
from launches.claims.attribution import Speaker
from launches.claims.munitions import Munition
from launches.claims.reading import Reading, Sentence
from launches.claims.statements import Statement
from launches.text.calendar import DateMention, Reference, resolve

LAUNCH_CUES = matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN
#: Words beside a missile that take it for an older one.
_RECALLS = frozenset(
    "last previous previously since ago prior former past recent similar compare compared history record".split()
)
_TIME_UNITS = frozenset("day days week weeks month months year years hours hour decade decades".split())
#: Zones in which Korean and Japanese days are the local ones.
_EAST_ASIAN = ("", "local", "Asia/Seoul", "Asia/Tokyo", "Asia/Pyongyang")
#: A date further back than this, past the opening, is no focal date at a first look.
_FAR_BACK_DAYS = 60
_NOTHING_FLEW = (
    ("no", "missile", "had", "been"), ("no", "missile", "was", "launched"), ("no", "missile", "was", "fired"),
    ("nothing", "was", "fired"), ("nothing", "had", "been", "fired"), ("nothing", "was", "launched"),
    ("no", "launch", "had", "taken"), ("no", "launch", "took", "place"), ("no", "missiles", "were", "fired"),
)  # fmt: skip
#: A launch this long before publication is what a report is about only if it opens with it.
_LATE_DAYS = 21
_RETRACTIONS = frozenset("mistake mistaken mistakenly erroneous erroneously hoax".split())
_ALARMS = frozenset("alert bulletin alarm message warning report siren notification broadcast text".split())


@dataclass(slots=True)
class Told:
    """A sentence with what was read from it."""

    sentence: Sentence
    munitions: list[Munition]
    speakers: list[Speaker]
    inherited: str
    statements: list[Statement]
    days: list[tuple[DateMention, date | None]]


def focal_date(reading: Reading, told: list[Told], reference: Reference) -> tuple[date | None, str]:
    """Date of the launch that a report is about as printed, and how the text tells it.

    A date beside the verb of launching outweighs one beside a verb of saying ("said on Friday
    it had launched"); the earlier sentence outweighs the later.
    """
    for tolerant in (False, True):
        best: tuple[int, date, str] | None = None
        for item in told:
            done = [m for m in item.munitions if m.done and not m.other_arm]
            if not done and best is None and _possessive(reading, item):
                done = [m for m in item.munitions if not m.other_arm][:1]
                if not done:
                    day = next(d for m, d in item.days if d is not None)
                    best = (2, day, "weekday")
                    break
            if best is not None and not _took_place(reading, item) and not item.sentence.clocks:
                continue
            if not done and not (item.sentence.bits & LAUNCH_CUES and (tolerant or best is not None)):
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
            far = (reference.latest - day).days
            if far > _FAR_BACK_DAYS and item.sentence.number > 2 and not tolerant:
                continue
            if far > _LATE_DAYS and item.sentence.number > 0 and reference.published is not None:
                continue
            if best is None or weight > best[0]:
                best = (weight, day, basis)
            if weight >= 2 or item.sentence.number > 8 + (best is None) * 100:
                break
        if best is not None:
            return best[1], best[2]
    return None, ""


def _possessive(reading: Reading, item: Told) -> bool:
    """ "Thursday's North Korean missiles", "Tuesday's launch": a day that owns a launch."""
    tokens = reading.tokens
    for mention, day in item.days:
        if day is None or not mention.exact or tokens.text[tokens.end[mention.stop - 1] - 2 : tokens.end[mention.stop - 1]] not in {"'s", "\u2019s"}:
            continue
        if reading.scan.has(matcher.LAUNCH_NOUN, mention.stop, mention.stop + 4):
            return True
        if any(0 <= m.first - mention.stop <= 4 or m.first <= mention.first < m.stop for m in item.munitions):
            return True
    return False


def _took_place(reading: Reading, item: Told) -> bool:
    low = reading.tokens.low[item.sentence.first : item.sentence.stop]
    return "took" in low and "place" in low or "conducted" in low or "carried" in low


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
        starts = day is not None and (not entries or item.sentence.paragraph != entries[-1].told[0].sentence.paragraph or _is_item(reading, item))
        if starts and day is not None:
            entries.append(Entry(day, [item]))
        elif entries:
            entries[-1].told.append(item)
        elif any(m.done and m.counted is not None or m.done and m.count == 1.0 and not m.definite for m in item.munitions) and item.days:
            return []
    with_missiles = [e for e in entries if any(m.done or m.counted is not None or m.names or m.count for t in e.told for m in t.munitions if not m.other_arm)]
    if len({e.day for e in with_missiles}) < 2:
        return []
    for entry in with_missiles:
        _presume(entry)
    return with_missiles


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
    limit = first + 8
    for mention, day in item.days:
        if day is None or mention.day is None or mention.first > limit:
            continue
        between = reading.tokens.low[first : mention.first]
        if all(not reading.scan.bits[first + k] & LAUNCH_CUES for k in range(len(between))):
            opens = first == 0 or "\n" in reading.tokens.gap(first)
            return day if opens else None
    return None


def _is_item(reading: Reading, item: Told) -> bool:
    return "\n" in reading.tokens.gap(item.sentence.first)


def _first_cue(reading: Reading, item: Told) -> int:
    k = reading.scan.next_after(LAUNCH_CUES, item.sentence.first, item.sentence.stop)
    return k if k >= 0 else item.sentence.first


def _candidate(
    reading: Reading, item: Told, verb: int, reference: Reference
) -> tuple[int, date, str, bool] | None:
    exact = [(m, d) for m, d in item.days if m.exact and d is not None and not _is_mark(reading, m)]
    if not exact:
        return None
    pluperfect = "had" in reading.tokens.low[max(item.sentence.first, verb - 4) : verb]
    ranked = sorted(
        exact, key=lambda pair: (pluperfect and said_then(reading, item, pair[0]), abs(pair[0].first - verb))
    )
    mention, day = ranked[0]
    assert day is not None
    perfect = pluperfect or "has" in reading.tokens.low[max(item.sentence.first, verb - 2) : verb]
    weight = 1 if said_then(reading, item, mention) and perfect else 2
    if mention.weekday is not None and mention.day is None and item.sentence.number <= 1:
        ahead = resolve(mention, reference, allow_next_day=True)
        if ahead is not None and ahead > reference.latest and _told_locally(reading, mention):
            day = ahead
    basis = "stated" if mention.day is not None else "weekday" if mention.weekday is not None else "relative"
    return weight, day, basis, mention.past


_MEDIA = frozenset("media statement report paper announcement kcna state newspaper edition briefing newspapers papers".split())


def said_then(reading: Reading, item: Told, mention: DateMention) -> bool:
    """Whether a date tells when somebody spoke: "said on Friday", "told reporters Tuesday"."""
    scan, low = reading.scan, reading.tokens.low
    if low[mention.stop : mention.stop + 1] and _MEDIA & set(low[mention.stop : mention.stop + 2]):
        return True  # "Friday's state media went into decimals"
    for k in range(mention.first - 1, max(item.sentence.first, mention.first - 8) - 1, -1):
        bits = scan.bits[k]
        if bits & LAUNCH_CUES and low[k] not in {"detected"}:
            return False
        if bits & matcher.SAY and low[k] not in {"has", "had", "detected", "tracked", "account"}:
            return True
        if low[k] in {",", ";", "that"}:
            return False
    return False


def _is_mark(reading: Reading, mention: DateMention) -> bool:
    """Whether a date is only what something is reckoned from: "the first since May 30"."""
    return mention.first > 0 and reading.tokens.low[mention.first - 1] in {"since", "before", "until", "after"}


def _told_locally(reading: Reading, mention: DateMention) -> bool:
    """Whether a weekday is that of the launch site, a day ahead of the publisher's."""
    window = reading.tokens.low[mention.stop : mention.stop + 5]
    return bool({"local", "korea", "seoul", "japan"} & set(window))


def date_beside(item: Told, token: int) -> tuple[DateMention, date | None] | None:
    """The exact date that stands nearest to a token."""
    exact = [(m, d) for m, d in item.days if m.exact and d is not None]
    if not exact:
        return None
    return min(exact, key=lambda pair: (abs(pair[0].first - token), pair[0].first))


def looks_back(reading: Reading, item: Told, munition: Munition | None) -> bool:
    """Whether words beside a missile, or the opening of a sentence, take it for an older one."""
    low, scan = reading.tokens.low, reading.scan
    sentence = item.sentence
    if munition is None:
        first, stop = sentence.first, min(sentence.stop, sentence.first + 8)
    else:
        first, stop = max(sentence.first, munition.first - 3), munition.stop
        if {"last", "previous"} & set(low[munition.first : munition.stop]):
            return True
    for k in range(first, stop):
        if scan.bits[k] & matcher.BACKGROUND and low[k] in _RECALLS and low[k + 1 : k + 2] != ["than"]:
            return True
    opening = low[sentence.first : sentence.first + 2]
    return opening in (
        ["the", "last"], ["its", "last"], ["the", "previous"], ["last", "week"], ["last", "month"],
        ["last", "year"], ["since", "then"],
    ) or opening[:1] in (["previous"], ["compare"], ["similar"])  # fmt: skip


def is_focal(mention: DateMention, day: date, item: Told, focal: date) -> bool:
    """Whether a date is the focal one, said in another zone or another way."""
    if day == focal:
        return True
    shifts = [(day - focal).days]
    if mention.weekday is not None and mention.day is None and not mention.past:
        shifts.append(shifts[0] + 7)
        if 0 in shifts:
            return True
    if any(abs(shift) == 1 for shift in shifts):
        clocks = item.sentence.clocks
        return any(c.zone_rule not in _EAST_ASIAN or c.converted is not None for c in clocks)
    return False


def is_background(reading: Reading, item: Told, focal: date | None) -> bool:
    """Whether a whole sentence looks back: its dates are not the focal one's."""
    if focal is None:
        at = reading.scan.next_after(matcher.RECALL, item.sentence.first, item.sentence.stop)
        return at >= 0 and (item.sentence.number > 0 or at - item.sentence.first <= 2)
    dates = [(m, d) for m, d in item.days if not (m.exact and said_then(reading, item, m) and d != focal)]
    head = reading.tokens.low[item.sentence.first : item.sentence.first + 3]
    if head[2:] == ["ago"] and head[1] in {"years", "decades", "months"}:
        return True
    if any(d is not None and is_focal(m, d, item, focal) for m, d in item.days):
        return False
    opening = item.sentence.number == 0
    if item.sentence.bits & matcher.RECALL and recall_rules(reading, item, opening=opening):
        return True
    if not dates:
        counted = any(m.done and m.counted is not None for m in item.munitions)
        return looks_back(reading, item, None) and not counted
    exact = [m for m, d in dates if d is not None and m.exact]
    if exact:
        return not all(_in_relative_clause(reading, item, m) for m in exact)
    mention = dates[0][0]
    if mention.year is not None and mention.month is None:
        heads = mention.first - item.sentence.first <= 3
        return mention.year != focal.year and (heads or not (opening and any(m.done for m in item.munitions)))
    return mention.month is not None and (mention.month != focal.month or mention.year not in (None, focal.year)) and not opening


def _in_relative_clause(reading: Reading, item: Told, mention: DateMention) -> bool:
    """Whether a date only describes something named: "a Hwasong-17, the type that failed on Nov. 3"."""
    low = reading.tokens.low
    for k in range(mention.first - 1, item.sentence.first + 5, -1):
        if low[k] in {"that", "which", "when", "whose"}:
            told = any(m.stop <= k and not m.other_arm for m in item.munitions)
            return told and reading.scan.next_after(matcher.SAY | LAUNCH_CUES, item.sentence.first, k) >= 0 or told and bool({"the"} & set(low[item.sentence.first : k]))
        if low[k] in {";", "\u2014"}:
            return False
    return False


def recall_rules(reading: Reading, item: Told, *, opening: bool) -> bool:
    """Whether a phrase like "last month" governs a sentence: it opens it, or stands before its figures."""
    sentence = item.sentence
    at = reading.scan.next_after(matcher.RECALL, sentence.first, sentence.stop)
    if opening:
        return at - sentence.first <= 2
    figures = [q.first for q in sentence.quantities] + [m.first for m in item.munitions]
    return at - sentence.first <= 12 or not figures or at < min(figures) or not item.speakers and not item.sentence.clocks


def recalled_at(reading: Reading, sentence: Sentence, token: int) -> bool:
    """Whether a token stands in a clause like "two days after it fired ..."."""
    low = reading.tokens.low
    for k in range(token - 1, max(sentence.first, token - 14) - 1, -1):
        word = low[k]
        if word in {",", ";", "\u2014"}:
            return False
        if word in {"after", "since", "before"} and k > sentence.first and low[k - 1] in _TIME_UNITS:
            return True
        if word in {"after", "since"} and {"failed", "botched", "unsuccessful"} & set(low[k + 1 : k + 3]) and token - k <= 4:
            return True
    return False


def is_older(reading: Reading, item: Told, munition: Munition, focal: date | None, *, known: bool) -> bool:
    """Whether one noun phrase of a sentence that is not background is an older missile."""
    low = reading.tokens.low
    if looks_back(reading, item, munition) and not munition.done:
        return True
    if {"last", "previous"} & set(low[munition.first : munition.stop]):
        return True
    if recalled_at(reading, item.sentence, munition.verb if munition.verb >= 0 else munition.first) or recalled_at(reading, item.sentence, munition.first):
        return True
    if focal is not None and munition.verb >= 0:
        for mention, day in item.days:
            if day is not None and mention.stop <= munition.first and _is_mark(reading, mention) and not is_focal(mention, day, item, focal) and munition.first - mention.stop <= 6:
                return True
        nearest = date_beside(item, munition.verb)
        if nearest is not None and nearest[1] is not None and not is_focal(nearest[0], nearest[1], item, focal) and not said_then(reading, item, nearest[0]):
            exact = [d for m, d in item.days if d is not None and m.exact]
            if len(exact) > 1 and abs(nearest[0].first - munition.verb) <= 8:
                return True
    for mention, day in item.days:
        near = 0 <= mention.first - munition.stop <= 6 or 0 <= munition.first - mention.stop <= 5
        if day is None and focal is not None and near:
            if mention.year is not None and mention.year < focal.year or mention.month is not None and mention.month != focal.month:
                return True
    if munition.by_noun and {"regular", "frequent", "repeated", "numerous", "all"} & set(low[max(item.sentence.first, munition.verb - 4) : munition.first]):
        return True
    if known and reading.scan.has(matcher.RECALL, munition.stop, min(item.sentence.stop, munition.stop + 8)):
        return True
    ago = low[munition.stop : min(item.sentence.stop, munition.stop + 14)]
    if "ago" in ago and set(ago[: ago.index("ago")]) & {"years", "months", "weeks", "year", "month", "week", "decades"}:
        return True
    behind = low[munition.stop : munition.stop + 3]
    if known and munition.names and not munition.klass and munition.definite and "had" in behind and "been" not in behind:
        return True
    return low[munition.first - 1 : munition.first] == ["since"]


def is_answer(reading: Reading, item: Told) -> bool:
    """Whether a sentence tells how the other side answered a launch."""
    opening = reading.tokens.low[item.sentence.first : item.sentence.first + 7]
    words = reading.tokens.low[item.sentence.first : item.sentence.stop]
    for k in range(len(words) - 1):
        if words[k] == "in" and words[k + 1] in {"answer", "response", "reply", "retaliation", "return"} and words[k + 2 : k + 3] != ["to"]:
            return any(m.done for m in item.munitions)
    return bool({"response", "answered", "responded", "retaliation", "countered", "reply"} & set(opening)) or opening[:2] == ["in", "answer"]


def goes_on(reading: Reading, item: Told, same_paragraph: bool) -> bool:
    """Whether a sentence goes on about the older launch of the one before it."""
    low = reading.tokens.low
    first = item.sentence.first
    if item.days or any(m.done and (m.counted is not None or not m.definite) for m in item.munitions):
        return False
    if not same_paragraph or item.speakers:
        return False
    return low[first] in {"that", "those", "it", "they", "its"} or "had" in low[first : first + 8]


def is_retracted(reading: Reading) -> bool:
    """Whether a report says that an alarm was false and nothing flew."""
    low = reading.tokens.low
    words = set(low)
    if "no" in words or "nothing" in words:
        for k, word in enumerate(low):
            if word in {"no", "nothing"} and any(tuple(low[k : k + len(p)]) == p for p in _NOTHING_FLEW):
                return True
    if not (words & _RETRACTIONS or {"false", "alarm"} <= words or {"wrong", "button"} <= words or {"false", "alert"} <= words):
        return False
    for k, word in enumerate(low):
        false = word == "false" and low[k + 1 : k + 2] in (["alarm"], ["alert"])
        if (word in _RETRACTIONS or false) and _ALARMS & set(low[max(0, k - 25) : k + 25]):
            return True
    return False


ONE_DAY = timedelta(days=1)
