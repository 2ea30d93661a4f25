"""Dates as said: full, weekday only, relative; resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from launches.text.tokens import Tokens

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
MONTHS: dict[str, int] = {
    **{name: k for k, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: k for k, name in enumerate(_MONTH_NAMES, 1) if name != "may"},
    "sept": 9,
}
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS: dict[str, int] = {
    **{name: k for k, name in enumerate(_WEEKDAY_NAMES)},
    **{f"{name}s": k for k, name in enumerate(_WEEKDAY_NAMES)},
    "tues": 1, "thur": 3, "thurs": 3,
}  # fmt: skip
_BEFORE_WEEKDAY = frozenset({"last", "previous", "past"})
_RELATIVE: dict[tuple[str, ...], int] = {
    ("today",): 0,
    ("tonight",): 0,
    ("this", "morning"): 0,
    ("this", "afternoon"): 0,
    ("this", "evening"): 0,
    ("earlier", "today"): 0,
    ("yesterday",): -1,
    ("last", "night"): -1,
    ("yesterday", "morning"): -1,
    ("the", "day", "before", "yesterday"): -2,
    ("a", "day", "earlier"): -1,
    ("a", "day", "before"): -1,
    ("the", "day", "before"): -1,
    ("the", "previous", "day"): -1,
}
_RELATIVE_STARTS = frozenset(words[0] for words in _RELATIVE)
#: Words that may be a month and more besides; they need a day beside them.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "dec", "jan", "sept", "sep", "nov", "oct"})


@dataclass(slots=True)
class DateMention:
    """A date as said.

    Attributes
    ----------
    first, stop : int
        Tokens it stands in.
    year, month, day : int or None
        Parts that are said.
    weekday : int or None
        Monday is 0.
    shift_days : int or None
        Days from the day of publication, for "today", "yesterday".
    past : bool
        Whether "last" stands before it: an older one than the bare word would mean.
    """

    first: int
    stop: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift_days: int | None = None
    past: bool = False

    @property
    def exact(self) -> bool:
        """Whether it names one day, the year perhaps left open."""
        return self.day is not None or self.weekday is not None or self.shift_days is not None


@dataclass(frozen=True, slots=True)
class Reference:
    """What open dates are resolved against.

    Attributes
    ----------
    published : datetime.date or None
        Day of publication.
    latest : datetime.date
        No launch is later: the day of publication, else the day in the file name, else as-of.
    """

    published: date | None
    latest: date


def find_dates(tokens: Tokens, first: int, stop: int) -> list[DateMention]:
    """Dates among the tokens from `first` up to `stop`, in order.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> t = tokenize("on Wednesday, September 13, and 29 May 2017, yesterday, 2024-05-30")
    >>> [(d.year, d.month, d.day, d.weekday) for d in find_dates(t, 0, len(t.low))]
    [(None, 9, 13, 2), (2017, 5, 29, None), (None, None, None, None), (2024, 5, 30, None)]
    """
    low, number = tokens.low, tokens.number
    found: list[DateMention] = []
    i = first
    while i < stop:
        word = low[i]
        mention: DateMention | None = None
        if number[i]:
            mention = _iso(tokens, i, stop) or _day_first(tokens, i, stop) or _year(tokens, i, found)
        elif word in MONTHS:
            mention = _month_first(tokens, i, stop)
        elif word in WEEKDAYS and (word not in {"sun", "sat"}):
            mention = DateMention(i, i + 1, weekday=WEEKDAYS[word], past=_past(low, i, first))
        elif word in _RELATIVE_STARTS:
            mention = _relative(low, i)
        if mention is None:
            i += 1
            continue
        i = mention.stop
        if not _join(tokens, found, mention):
            found.append(mention)
    return found


def _past(low: list[str], i: int, first: int) -> bool:
    return i > first and low[i - 1] in _BEFORE_WEEKDAY


def _iso(tokens: Tokens, i: int, stop: int) -> DateMention | None:
    """2024-05-30, 2024/05/30 or 2024.05.30."""
    low, number = tokens.low, tokens.number
    if len(low[i]) != 4 or not low[i].isdigit():
        return None
    if i + 2 < stop and number[i + 1] and number[i + 2] and tokens.gap(i + 1) == "-" == tokens.gap(i + 2):
        parts, end = (low[i + 1], low[i + 2]), i + 3
    elif i + 4 < stop and low[i + 1] == "/" == low[i + 3] and number[i + 2] and number[i + 4]:
        parts, end = (low[i + 2], low[i + 4]), i + 5
    else:
        return None
    if not (parts[0].isdigit() and parts[1].isdigit()):
        return None
    return _checked(DateMention(i, end, int(low[i]), int(parts[0]), int(parts[1])))


def _checked(mention: DateMention) -> DateMention | None:
    """The mention, unless no year has such a day."""
    month, day = mention.month, mention.day
    if month is None or not 1 <= month <= 12:
        return None
    if day is not None:
        try:
            date(mention.year or 2024, month, day)
        except ValueError:
            return None
    return mention


def _day_number(tokens: Tokens, i: int, stop: int) -> tuple[int, int] | None:
    """Day of a month at token `i` ("13", "13th"), and the index behind it."""
    low = tokens.low
    if i >= stop or not tokens.number[i] or not low[i].isdigit() or len(low[i]) > 2:
        return None
    day = int(low[i])
    if not 1 <= day <= 31:
        return None
    end = i + 1
    if end < stop and low[end] in {"st", "nd", "rd", "th"} and not tokens.gap(end):
        end += 1
    return day, end


def _day_first(tokens: Tokens, i: int, stop: int) -> DateMention | None:
    """13 September 2017, 13th of September, 17-18 March (the later day)."""
    low = tokens.low
    known = _day_number(tokens, i, stop)
    if known is None:
        return None
    day, at = known
    if at < stop and tokens.number[at] and tokens.gap(at) in {"-", "\u2013"}:
        later = _day_number(tokens, at, stop)
        if later is not None and later[1] < stop and low[later[1]] in MONTHS:
            day, at = later
    if at < stop and low[at] == "of":
        at += 1
    if at >= stop or low[at] not in MONTHS or not tokens.text[tokens.start[at]].isupper():
        return None
    month = MONTHS[low[at]]
    at += 1
    if at < stop and low[at] in {".", ","}:
        at += 1
    year = _year_number(tokens, at, stop)
    return _checked(DateMention(i, at + 1 if year else at, year, month, day))


def _year_number(tokens: Tokens, i: int, stop: int) -> int | None:
    if i < stop and tokens.number[i] and len(tokens.low[i]) == 4 and tokens.low[i].isdigit():
        year = int(tokens.low[i])
        if 1944 <= year <= 2100:
            return year
    return None


def _month_first(tokens: Tokens, i: int, stop: int) -> DateMention | None:
    """September 13, 2017; Sept. 13; April 2018; September."""
    low = tokens.low
    if not tokens.text[tokens.start[i]].isupper() or (i and low[i - 1] == "long"):
        return None  # the rocket Long March
    month = MONTHS[low[i]]
    at = i + 1
    if at < stop and low[at] == "." :
        at += 1
    day = _day_number(tokens, at, stop)
    if day is not None:
        end = day[1]
        if end < stop and tokens.number[end] and tokens.gap(end) in {"-", "\u2013"}:
            later = _day_number(tokens, end, stop)
            if later is not None:
                day, end = later, later[1]
        at_year = end + 1 if end < stop and low[end] == "," else end
        year = _year_number(tokens, at_year, stop)
        return _checked(DateMention(i, at_year + 1 if year else end, year, month, day[0]))
    year = _year_number(tokens, at + 1 if at < stop and low[at] in {",", "of"} else at, stop)
    if year is not None:
        return DateMention(i, at + 1, year, month)
    if low[i] in _DOUBTFUL_MONTHS and not (i and low[i - 1] in {"in", "last", "since", "this", "early", "late", "mid"}):
        return None
    return DateMention(i, i + 1, month=month, past=bool(i) and low[i - 1] in _BEFORE_WEEKDAY)


def _year(tokens: Tokens, i: int, found: list[DateMention]) -> DateMention | None:
    """A bare year behind "in", "since", "of": "in 2017"."""
    year = _year_number(tokens, i, len(tokens.low))
    if year is None or year > 2060 or not i:
        return None
    if tokens.low[i - 1] in {"in", "since", "of", "from", "early", "late", "mid", "during", "until", "and", "(", "between", "before", "after"}:
        return DateMention(i, i + 1, year=year)
    return None


def _relative(low: list[str], i: int) -> DateMention | None:
    for length in (4, 3, 2, 1):
        shift = _RELATIVE.get(tuple(low[i : i + length]))
        if shift is not None:
            return DateMention(i, i + length, shift_days=shift)
    return None


def _join(tokens: Tokens, found: list[DateMention], mention: DateMention) -> bool:
    """Merge "Wednesday, September 13" and "March 26 (Thursday)" into one mention."""
    if not found:
        return False
    last = found[-1]
    between = tokens.low[last.stop : mention.first]
    if between not in ([], [","], ["("], ["morning"], ["the"], [",", "the"], ["morning", ","]):
        return False
    if last.weekday is not None and last.day is None and mention.day is not None and mention.weekday is None:
        last.year, last.month, last.day, last.stop = mention.year, mention.month, mention.day, mention.stop
        return True
    if mention.weekday is not None and mention.day is None and last.day is not None and last.weekday is None:
        last.weekday, last.stop = mention.weekday, mention.stop
        return True
    return False


def resolve(mention: DateMention, reference: Reference, *, allow_next_day: bool = False) -> date | None:
    """Calendar date of a mention; None where it names no single day.

    A year left open is the latest in which weekday and day agree that is not after the
    reference. `allow_next_day` admits the day after it, for texts published west of the launch.

    Examples
    --------
    >>> reference = Reference(date(2023, 9, 14), date(2023, 9, 14))
    >>> resolve(DateMention(0, 1, weekday=2), reference)
    datetime.date(2023, 9, 13)
    >>> resolve(DateMention(0, 2, month=11, day=28), reference)
    datetime.date(2022, 11, 28)
    """
    latest = reference.latest + timedelta(days=1 if allow_next_day else 0)
    if mention.shift_days is not None:
        return reference.latest + timedelta(days=mention.shift_days)
    if mention.month is not None and mention.day is not None:
        if mention.year is not None:
            return date(mention.year, mention.month, mention.day)
        return _latest_year(mention, latest + timedelta(days=1))
    if mention.weekday is not None and mention.day is None:
        back = (latest.weekday() - mention.weekday) % 7
        day = latest - timedelta(days=back)
        if mention.past and day >= reference.latest - timedelta(days=1):
            day -= timedelta(days=7)
        return day
    return None


def _latest_year(mention: DateMention, latest: date) -> date | None:
    """Latest year, not after `latest`, in which day and weekday agree (at most 28 years back)."""
    assert mention.month is not None and mention.day is not None
    fallback: date | None = None
    for year in range(latest.year, latest.year - 29, -1):
        try:
            day = date(year, mention.month, mention.day)
        except ValueError:
            continue
        if day > latest:
            continue
        if mention.weekday is None or day.weekday() == mention.weekday:
            return day
        fallback = fallback or day
    return fallback
