"""Rows of a public log laid out as text, and read back: one occasion after another.

A report made from another log holds its rows, one line to a cell, so that every claim points at
real characters. The first lines say whose log it is and in which clock it counts::

    Public log: CNS
    Dates: UTC

    Launch 1: 2 missiles

    F1: 231
    Date: 2023-02-19
    Launch Time (UTC): 21:59:00
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

#: Clocks that a log can count in.
UTC_DATES, LOCAL_DATES = "UTC", "local"
_HEAD = re.compile(r"Public log: (?P<source>[A-Za-z][\w.-]*)\nDates: (?P<dates>UTC|local)\n")
_OCCASION = re.compile(r"Launch \d+: (?P<count>(?P<number>\d+) missiles?|an entry)")
_CELL = re.compile(r"(?P<label>[^:\n]+): (?P<value>.*)")
_BEHIND = "\n  "

#: What the columns of the logs are called, folded, by what they hold.
LABELS: dict[str, tuple[str, ...]] = {
    "id": ("f1", "eventid"),
    "date": ("date", "dateoccurred"),
    "time": ("launchtimeutc", "launchtime", "timeoftest", "time"),
    "name": ("missilename",),
    "class": ("missiletype",),
    "facility": ("facilityname",),
    "other": ("othername",),
    "lat": ("facilitylatitude",),
    "lon": ("facilitylongitude",),
    "landing": ("landinglocation", "landing"),
    "apogee": ("apogee",),
    "distance": ("distancetravelled", "distancetraveled", "distance"),
    "outcome": ("testoutcome", "outcome"),
    "confirmation": ("confirmationstatus", "confirmation"),
    "type": ("type",),
    "event": ("event",),
    "info": ("additionalinformation", "description"),
    "sources": ("sources", "source", "resources", "media"),
    "entered": ("dateenteredupdated", "dateentered"),
}
_MEANS = {label: name for name, labels in LABELS.items() for label in labels}


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell, and where it begins in the report."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """Rows of one launch occasion, cells by what they hold; the number of missiles as laid out."""

    number: int
    count: Cell
    rows: tuple[dict[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class RowText:
    """A report that was made from rows."""

    source: str
    dates: str
    occasions: tuple[Occasion, ...] = field(default=())


def meaning_of(label: str) -> str:
    """Say what a column holds, by its label; empty where that is not known.

    Examples
    --------
    >>> meaning_of("Launch Time (UTC)"), meaning_of("Distance Travelled"), meaning_of("Bearing")
    ('time', 'distance', '')
    """
    return _MEANS.get(re.sub(r"[\W_]+", "", label.casefold()), "")


def lay_out(
    source: str, dates: str, occasions: Iterable[Sequence[dict[str, str]]], *, counted: bool = True
) -> str:
    r"""Text of rows, blank cells left out.

    Parameters
    ----------
    source : str
        Name of the log: letters, digits, dots and dashes.
    dates : str
        `UTC_DATES` or `LOCAL_DATES`.
    occasions : iterable of sequences of dict
        Rows of each launch occasion, cells by the labels of their columns.
    counted : bool
        Whether each row is one missile; else a row is an entry of any number.

    Examples
    --------
    >>> print(lay_out("CNS", "UTC", [[{"F1": "1", "Date": "2017-07-28", "Apogee": ""}]]))
    Public log: CNS
    Dates: UTC
    <BLANKLINE>
    Launch 1: 1 missile
    <BLANKLINE>
    F1: 1
    Date: 2017-07-28
    <BLANKLINE>
    """
    blocks = [f"Public log: {source}\nDates: {dates}\n"]
    for number, rows in enumerate(occasions, start=1):
        count = f"{len(rows)} missile{'s' if len(rows) != 1 else ''}" if counted else "an entry"
        blocks.append(f"Launch {number}: {count}\n")
        for row in rows:
            lines = [
                f"{' '.join(label.replace(':', ' ').split())}: {_one_piece(value)}\n"
                for label, value in row.items()
                if value.strip()
            ]
            blocks.append("".join(lines))
    return "\n".join(blocks)


def _one_piece(value: str) -> str:
    """Value of a cell, its further lines set in, so that no line of it begins a cell."""
    lines = [" ".join(line.split()) for line in value.strip().splitlines()]
    return _BEHIND.join(line for line in lines if line)


def is_layout(text: str) -> bool:
    """Whether a text was made by `lay_out`.

    Examples
    --------
    >>> is_layout(lay_out("CNS", "UTC", [])), is_layout("North Korea fired a missile.")
    (True, False)
    """
    return _HEAD.match(text) is not None


def read_layout(text: str) -> RowText | None:
    """Rows of a text that `lay_out` made; none where it is another text.

    Examples
    --------
    >>> text = lay_out("CNS", "UTC", [[{"F1": "1", "Apogee": "60 km"}, {"F1": "2"}]])
    >>> occasion, = read_layout(text).occasions
    >>> occasion.count.text, occasion.rows[0]["apogee"], len(occasion.rows)
    ('2 missiles', Cell(text='60 km', start=64), 2)
    >>> read_layout("North Korea fired a missile.") is None
    True
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    occasions: list[Occasion] = []
    rows: list[dict[str, Cell]] = []
    fresh = True
    at = head.end()
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        while text.startswith(_BEHIND, stop):
            following = text.find("\n", stop + 1)
            stop = len(text) if following < 0 else following
        line = text[at:stop]
        opening, cell = _OCCASION.fullmatch(line), _CELL.match(line)
        if opening is not None:
            rows = []
            count = Cell(opening["count"], at + opening.start("count"))
            occasions.append(Occasion(len(occasions) + 1, count, ()))
            fresh = True
        elif not line:
            fresh = True
        elif cell is not None and occasions:
            if fresh:
                rows.append({})
                fresh = False
            meaning = meaning_of(cell["label"])
            if meaning:
                rows[-1].setdefault(
                    meaning, Cell(line[cell.start("value") :], at + cell.start("value"))
                )
            last = occasions[-1]
            occasions[-1] = Occasion(last.number, last.count, tuple(rows))
        at = stop + 1
    return RowText(head["source"], head["dates"], tuple(o for o in occasions if o.rows))
