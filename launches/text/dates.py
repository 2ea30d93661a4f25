"""Dates in a text, in the forms in which reports print them."""

from __future__ import annotations

from launches.text.calendar import DateMention, date_of
from launches.text.tokens import Tokens, words

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS: dict[str, int] = {
    **{name: k for k, name in enumerate(_MONTH_NAMES.split(), 1)},
    **{name[:3]: k for k, name in enumerate(_MONTH_NAMES.split(), 1)},
    "sept": 9,
}
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS: dict[str, int] = {
    **{name: k for k, name in enumerate(_WEEKDAY_NAMES.split())},
    **{f"{name}s": k for k, name in enumerate(_WEEKDAY_NAMES.split())},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_BEFORE_WEEKDAY = words("last previous past")
#: days from the day of publication -> phrases, | between
_RELATIVE_PHRASES = {
    0: "today|tonight|this morning|this afternoon|this evening|earlier today",
    -1: "yesterday|last night|yesterday morning|a day earlier|a day before|the day before|"
    "the previous day",
    -2: "the day before yesterday",
}
#: first word -> (further words, days), the longest first
_RELATIVE: dict[str, list[tuple[list[str], int]]] = {}
for _shift, _text in _RELATIVE_PHRASES.items():
    for _phrase in _text.split("|"):
        _first, *_rest = _phrase.split()
        _RELATIVE.setdefault(_first, []).append((_rest, _shift))
for _phrases in _RELATIVE.values():
    _phrases.sort(key=lambda phrase: -len(phrase[0]))
#: Words that a date may begin with, besides digits: the cheap test of a token.
_STARTS = frozenset({*_MONTHS, *_WEEKDAYS, *_RELATIVE})
#: Words that may be a month and more besides; they need a day or a word of time beside them.
_DOUBTFUL_MONTHS = words("may march mar dec jan sept sep nov oct")
_BEFORE_DOUBTFUL = words("in last since this early late mid")
#: Words before four digits that make them a year.
_BEFORE_YEAR = words("in since of from early late mid during until and ( between before after")
_ORDINAL_ENDINGS = words("st nd rd th")
_DAY_DASHES = frozenset("-\u2013")
#: Years that a launch report can speak of, with a month and alone.
_FIRST_YEAR, _LAST_YEAR, _LAST_BARE_YEAR = 1944, 2100, 2060
#: What stands between the parts of "Wednesday, September 13" and "March 26 (Thursday)".
_JOINTS: tuple[list[str], ...] = (
    [], [","], ["("], ["morning"], ["the"], [",", "the"], ["morning", ","],
)  # fmt: skip


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
    starts = [i for i in range(first, stop) if number[i] or low[i] in _STARTS]
    found: list[DateMention] = []
    behind = first
    for i in starts:
        if i < behind:
            continue
        mention = _read(tokens, i, first, stop)
        if mention is None:
            continue
        behind = mention.stop
        if not _join(low, found, mention):
            found.append(mention)
    return found


def _read(tokens: Tokens, i: int, first: int, stop: int) -> DateMention | None:
    word = tokens.low[i]
    if tokens.number[i]:
        if len(word) <= 2:
            return _day_first(tokens, i, stop)
        return (_iso(tokens, i, stop) or _year(tokens, i)) if len(word) == 4 else None
    if word in _MONTHS:
        return _month_first(tokens, i, stop)
    if word in _WEEKDAYS:
        past = i > first and tokens.low[i - 1] in _BEFORE_WEEKDAY
        return DateMention(i, i + 1, weekday=_WEEKDAYS[word], past=past)
    return _relative(tokens.low, i)


def _iso(tokens: Tokens, i: int, stop: int) -> DateMention | None:
    """Read 2024-05-30 and 2024/05/30."""
    low, number = tokens.low, tokens.number
    if not low[i].isdigit():
        return None
    if i + 2 < stop and number[i + 1] and number[i + 2]:
        if not tokens.gap(i + 1) == "-" == tokens.gap(i + 2):
            return None
        month, day, end = low[i + 1], low[i + 2], i + 3
    elif i + 4 < stop and low[i + 1] == "/" == low[i + 3] and number[i + 2] and number[i + 4]:
        month, day, end = low[i + 2], low[i + 4], i + 5
    else:
        return None
    if not (month.isdigit() and day.isdigit() and len(month) <= 2 and len(day) <= 2):
        return None
    if not _FIRST_YEAR <= int(low[i]) <= _LAST_YEAR:
        return None
    return _checked(DateMention(i, end, int(low[i]), int(month), int(day)))


def _checked(mention: DateMention) -> DateMention | None:
    """Let a mention pass, unless no year has such a day."""
    year = mention.year if mention.year is not None else 2024  # a leap year
    month, day = mention.month or 1, mention.day or 1
    return None if date_of(year, month, day) is None else mention


def _day_number(tokens: Tokens, i: int, stop: int) -> tuple[int, int] | None:
    """Day of a month at token `i` ("13", "13th"), and the index behind it."""
    low = tokens.low
    if i >= stop or not tokens.number[i] or len(low[i]) > 2 or not low[i].isdigit():
        return None
    day = int(low[i])
    if not 1 <= day <= 31:
        return None
    end = i + 1
    if end < stop and low[end] in _ORDINAL_ENDINGS and not tokens.gap(end):
        end += 1
    return day, end


def _later_day(tokens: Tokens, at: int, stop: int) -> tuple[int, int] | None:
    """Second day of a span like "17-18 March"."""
    if at < stop and tokens.number[at] and tokens.gap(at) in _DAY_DASHES:
        return _day_number(tokens, at, stop)
    return None


def _day_first(tokens: Tokens, i: int, stop: int) -> DateMention | None:
    """Read 13 September 2017, 13th of September, 17-18 March (the later day)."""
    low = tokens.low
    known = _day_number(tokens, i, stop)
    if known is None:
        return None
    day, at = known
    later = _later_day(tokens, at, stop)
    if later is not None and later[1] < stop and low[later[1]] in _MONTHS:
        day, at = later
    if at < stop and low[at] == "of":
        at += 1
    if at >= stop or low[at] not in _MONTHS or not tokens.text[tokens.start[at]].isupper():
        return None
    month = _MONTHS[low[at]]
    at += 1
    if at < stop and low[at] in {".", ","}:
        at += 1
    year = _year_number(tokens, at, stop)
    return _checked(DateMention(i, at + 1 if year else at, year, month, day))


def _year_number(tokens: Tokens, i: int, stop: int) -> int | None:
    if i < stop and tokens.number[i] and len(tokens.low[i]) == 4 and tokens.low[i].isdigit():
        year = int(tokens.low[i])
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return year
    return None


def _month_first(tokens: Tokens, i: int, stop: int) -> DateMention | None:
    """Read September 13, 2017; Sept. 13; April 2018; September."""
    low = tokens.low
    before = low[i - 1] if i else ""
    if not tokens.text[tokens.start[i]].isupper() or before == "long":
        return None  # the rocket Long March
    month = _MONTHS[low[i]]
    at = i + 1
    if at < stop and low[at] == ".":
        at += 1
    known = _day_number(tokens, at, stop)
    if known is not None:
        day, end = known
        later = _later_day(tokens, end, stop)
        if later is not None:
            day, end = later
        at_year = end + 1 if end < stop and low[end] == "," else end
        year = _year_number(tokens, at_year, stop)
        return _checked(DateMention(i, at_year + 1 if year else end, year, month, day))
    year = _year_number(tokens, at + 1 if at < stop and low[at] in {",", "of"} else at, stop)
    if year is not None:
        return DateMention(i, at + 1, year, month)
    if low[i] in _DOUBTFUL_MONTHS and before not in _BEFORE_DOUBTFUL:
        return None
    return DateMention(i, i + 1, month=month, past=before in _BEFORE_WEEKDAY)


def _year(tokens: Tokens, i: int) -> DateMention | None:
    """Read a bare year behind "in", "since", "of": "in 2017"."""
    year = _year_number(tokens, i, len(tokens.low))
    if year is None or year > _LAST_BARE_YEAR or not i or tokens.low[i - 1] not in _BEFORE_YEAR:
        return None
    return DateMention(i, i + 1, year=year)


def _relative(low: list[str], i: int) -> DateMention | None:
    """Read "yesterday", "the day before yesterday"."""
    for rest, shift in _RELATIVE[low[i]]:
        stop = i + 1 + len(rest)
        if low[i + 1 : stop] == rest:
            return DateMention(i, stop, shift_days=shift)
    return None


def _join(low: list[str], found: list[DateMention], mention: DateMention) -> bool:
    """Merge "Wednesday, September 13" and "March 26 (Thursday)" into one mention."""
    if not found:
        return False
    last = found[-1]
    if mention.first - last.stop > 2 or low[last.stop : mention.first] not in _JOINTS:
        return False
    if _only_weekday(last) and mention.day is not None and mention.weekday is None:
        last.year, last.month, last.day = mention.year, mention.month, mention.day
    elif _only_weekday(mention) and last.day is not None and last.weekday is None:
        last.weekday = mention.weekday
    else:
        return False
    last.stop = mention.stop
    return True


def _only_weekday(mention: DateMention) -> bool:
    return mention.weekday is not None and mention.day is None
