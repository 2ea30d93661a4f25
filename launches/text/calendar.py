"""Dates as said, and the calendar dates that they mean; open ones by the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

#: Years back within which every pair of day and weekday comes up.
_CYCLE_YEARS = 28


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


def resolve(
    mention: DateMention, reference: Reference, *, allow_next_day: bool = False
) -> date | None:
    """Find the calendar date of a mention; None where it names no single day.

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
        after = latest + timedelta(days=1)
        return _latest_year(mention.month, mention.day, mention.weekday, after)
    if mention.weekday is not None and mention.day is None:
        back = (latest.weekday() - mention.weekday) % 7
        day = latest - timedelta(days=back)
        if mention.past and day >= reference.latest - timedelta(days=1):
            day -= timedelta(days=7)
        return day
    return None


def _latest_year(month: int, day: int, weekday: int | None, latest: date) -> date | None:
    """Latest year, not after `latest`, in which day and weekday agree; else the latest at all."""
    fallback: date | None = None
    for year in range(latest.year, max(latest.year - _CYCLE_YEARS - 1, 0), -1):
        found = date_of(year, month, day)
        if found is None or found > latest:
            continue
        if weekday is None or found.weekday() == weekday:
            return found
        fallback = fallback or found
    return fallback


def date_of(year: int, month: int, day: int) -> date | None:
    """Date from its parts; None where there is no such day.

    Examples
    --------
    >>> date_of(2023, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None
