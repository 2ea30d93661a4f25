"""Cells of other people's tables: days, clocks and distances as they are typed there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from launches.text.quantities import find_quantities
from launches.text.tokens import tokenize
from launches.units import MIN_PER_HOUR

_UNKNOWN = re.compile(
    r"\W*(?:unknown|unclear|unavailable|not (?:known|reported|applicable|available)|n/?a|none|tbd)?"
    r"(?:\s*\(\w*\))?\W*",
    re.IGNORECASE,
)
_DAY_FORMATS = (
    "%Y-%m-%d", "%d-%b-%y", "%d-%b-%Y", "%m/%d/%Y", "%m/%d/%y", "%d %B %Y", "%d %b %Y",
    "%B %d, %Y", "%b %d, %Y",
)  # fmt: skip
_MONTH_FORMATS = ("%Y-%m", "%b-%y", "%b-%Y", "%B-%Y", "%B-%y")
_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?\s*(?:\(?UTC\)?|Z)?"
)
_DAY_MIN = 24 * int(MIN_PER_HOUR)
_FRACTION = re.compile(r"0?\.\d+")
_UNITLESS = re.compile(r"[^A-Za-z]*(?:(?:about|between|and|to|or|up|over|approx|est)\b[^A-Za-z]*)*")
#: First and last year that a launch can be of.
YEARS = range(1940, 2200)


@dataclass(frozen=True, slots=True)
class Figure:
    """A distance in kilometres, its hedge, and the characters of the cell that it stands in."""

    value_km: float
    value_max_km: float | None
    qualifier: str
    start: int
    end: int


def is_unknown(cell: str) -> bool:
    """Whether a cell says nothing: blank, "Unknown", "N/A", question marks.

    A zero is a figure and not unknown.

    Examples
    --------
    >>> [is_unknown(cell) for cell in ("", "Unknown (4)", "N/A", "??", "-", "0", "0 km", "Nodong")]
    [True, True, True, True, True, False, False, False]
    """
    return bool(_UNKNOWN.fullmatch(cell.strip()))


def read_day(cell: str) -> date | str:
    """Day of a cell; the month as ``YYYY-MM`` where it names no day.

    Two figures of a year are of 1969 to 2068; a date with slashes has the month in front, as the
    tables that are read here have it.

    Raises
    ------
    ValueError
        If it is neither, or of a year in which no missile was launched.

    Examples
    --------
    >>> str(read_day("9-Apr-84")), read_day("Sep-84"), str(read_day("10/6/2022"))
    ('1984-04-09', '1984-09', '2022-10-06')
    """
    text = " ".join(cell.split())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]00:00(:00)?(\.0+)?Z?", text):
        text = text[:10]
    day: date | None = None
    is_month = False
    for form in (*_DAY_FORMATS, *_MONTH_FORMATS):
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        is_month = form in _MONTH_FORMATS
        break
    if day is None or day.year not in YEARS:
        raise ValueError(f"not a date: {cell[:40]!r}")
    return f"{day:%Y-%m}" if is_month else day


def read_clock(cell: str) -> int | None:
    """Minutes since midnight of a cell; none where the clock is unknown or doubtful.

    Raises
    ------
    ValueError
        If it is no clock.

    Examples
    --------
    >>> [read_clock(c) for c in ("08:44:00 PM", "00:06 (UTC)", "??22:00", "0.5")]
    [1244, 6, None, 720]
    """
    text = cell.strip()
    if is_unknown(text) or "?" in text:
        return None
    if _FRACTION.fullmatch(text):  # a workbook's own notation: a share of the day
        return round(float(text) * _DAY_MIN) % _DAY_MIN
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(f"not a clock: {cell[:40]!r}")
    hours, minutes, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half and not 1 <= hours <= 12:
        raise ValueError(f"not a clock: {cell[:40]!r}")
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    if hours > 23 or minutes > 59:
        raise ValueError(f"not a clock: {cell[:40]!r}")
    return hours * int(MIN_PER_HOUR) + minutes


def read_km(cell: str) -> Figure | None:
    """Distance of a cell; kilometres where it names no unit, as the tables' codebooks say.

    Examples
    --------
    >>> figure = read_km("~1,000 km")
    >>> figure.value_km, figure.qualifier, figure.start, figure.end
    (1000.0, 'about', 0, 9)
    >>> read_km("0 km").value_km, read_km("Unknown"), read_km("-5 km")
    (0.0, None, None)
    """
    if is_unknown(cell) or re.match(r"\s*[-\u2212\u2013]\s*\d", cell):
        return None
    text = f"{cell} km" if _UNITLESS.fullmatch(cell) else cell
    tokens = tokenize(text)
    for found in find_quantities(tokens, 0, len(tokens.low)):
        if found.dimension == "km":
            start, end = tokens.span(found.first, found.stop)
            end = min(end, len(cell.rstrip()))
            return Figure(found.value, found.value_max, found.qualifier, start, end)
    return None
