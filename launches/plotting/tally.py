"""Counts of a log by period and class, with what their figures leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from launches.errors import FigureError
from launches.plotting import words
from launches.plotting.chart import CLASS_ORDER, class_of

By = Literal["year", "month"]
Count = Literal["missiles", "events"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a bar: one class in one period, failed or not."""

    period: int
    missile_class: str
    failed: bool
    count: int


@dataclass(frozen=True, slots=True)
class Total:
    """Sum of a period with what its figures leave open."""

    count: int
    hedges: frozenset[str]

    @property
    def is_lower_bound(self) -> bool:
        """Whether more may have been fired than is counted."""
        return "at_least" in self.hedges

    @property
    def text(self) -> str:
        """Sum as it is printed above its bar.

        Examples
        --------
        >>> Total(12, frozenset({"at_least"})).text, Total(9, frozenset()).text
        ('≥12', '9')
        >>> Total(70, frozenset({"about", "at_least"})).text
        '~70'
        """
        only = self.hedges - {"exact"}
        sign = "" if not only else {"at_least": "≥", "up_to": "≤"}.get("".join(only), "~")
        return f"{sign}{self.count:,}"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a log by period and class.

    Attributes
    ----------
    first, last : int
        Numbers of the periods (years, or months since year 0).
    pieces : tuple of Piece
        What is stacked, in the order of the classes, failures above the rest of a class.
    totals : dict
        By period; a period without an event is not in it.
    zeros : frozenset of int
        Periods without an event that the log is said to cover.
    """

    by: By
    first: int
    last: int
    pieces: tuple[Piece, ...]
    totals: Mapping[int, Total]
    zeros: frozenset[int]

    @property
    def gaps(self) -> list[tuple[int, int]]:
        """First and last period of each run of which the log has no report."""
        runs: list[tuple[int, int]] = []
        for number in range(self.first, self.last + 1):
            if number in self.totals or number in self.zeros:
                continue
            if runs and runs[-1][1] == number - 1:
                runs[-1] = (runs[-1][0], number)
            else:
                runs.append((number, number))
        return runs


def tally_of(
    rows: list[dict[str, Any]],
    *,
    by: By = "year",
    count: Count = "missiles",
    complete: tuple[str, str] | None = None,
    period: Sequence[str] = (),
) -> Tally:
    """Count events or missiles by period and class; see `plot_timeline`.

    Examples
    --------
    >>> tally = tally_of([{"date_local": "2022-03-24"}, {"date_local": "2022-01-05"}], by="month")
    >>> [total.text for total in tally.totals.values()], len(tally.gaps)
    (['≥1', '≥1'], 1)
    """
    for name, value, allowed in (
        ("by", by, ("year", "month")), ("count", count, ("missiles", "events")),
    ):  # fmt: skip
        if value not in allowed:
            raise FigureError(f"no {name} {value!r}", cure=f"take {' or '.join(allowed)}")
    counts: dict[tuple[int, str, bool], int] = {}
    hedges: dict[int, set[str]] = {}
    for row in rows:
        number = period_of(row.get("date_local"), by)
        if number is None:
            continue
        many, hedge = _counted(row) if count == "missiles" else (1, "exact")
        kind = (number, class_of(row), row.get("outcome") == "failure")
        counts[kind] = counts.get(kind, 0) + many
        hedges.setdefault(number, set()).add(hedge)
    if not counts:
        raise FigureError("no event has a date", cure="give events with date_local")
    pieces = [Piece(*kind, many) for kind, many in counts.items()]
    pieces.sort(key=lambda p: (p.period, CLASS_ORDER.index(p.missile_class), p.failed))
    covered: range = range(0)
    if complete is not None:
        ends = [period_of(day, by) for day in complete]
        if len(ends) != 2 or ends[0] is None or ends[1] is None or complete[0] > complete[1]:
            raise FigureError(
                f"complete is {complete!r}", cure='give two days, ("2022-01-01", "2022-12-31")'
            )
        covered = range(ends[0], ends[1] + 1)
    asked = [period_of(day, by) for day in period]
    shown = [number for number in asked if number is not None]
    first = min([*hedges, *covered[:1], *shown])
    last = max([*hedges, *covered[-1:], *shown])
    totals = {
        number: Total(
            sum(piece.count for piece in pieces if piece.period == number), frozenset(found)
        )
        for number, found in sorted(hedges.items())
    }
    return Tally(by, first, last, tuple(pieces), totals, frozenset(covered) - frozenset(totals))


def period_of(day: object, by: By) -> int | None:
    """Give the number of the period that a day lies in; None where there is no day.

    Examples
    --------
    >>> period_of("2022-03-24", "year"), period_of("0000", "month")
    (2022, None)
    """
    try:
        found = date.fromisoformat(str(day)[:10])
    except ValueError:
        return None
    return found.year if by == "year" else 12 * found.year + found.month - 1


def _counted(row: Mapping[str, Any]) -> tuple[int, str]:
    """Missiles of an event, and how sure their number is."""
    if not words.given(row.get("missile_count")):
        return 1, "at_least"
    hedge = row.get("missile_count_qualifier")
    return int(row["missile_count"]), str(hedge) if words.given(hedge) else "exact"
