"""The record of one figure, name or place that a report states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from launches.claims.munition import Munition
from launches.claims.offsets import Offset
from launches.text.clock import Clock


@dataclass(frozen=True, slots=True)
class SiteMention:
    """A place that something was launched from, and how firmly the words say so.

    Attributes
    ----------
    name : str
        As the gazetteer spells it, or as printed where it lacks it.
    first, stop : int
        Tokens.
    strength : int
        3 behind "from", 2 and 1 behind weaker words.
    region, known, joined : bool
        Whether it is a region or a sea; whether the gazetteer has it; whether "and" stands
        before it.
    """

    name: str
    first: int
    stop: int
    strength: int
    region: bool = False
    known: bool = True
    joined: bool = False


@dataclass(frozen=True, slots=True)
class ZoneMention:
    """Whose economic zone something came down inside or outside of."""

    country: str
    inside: bool


@dataclass(slots=True, eq=False)
class Statement:
    """One figure, name or place that a report states.

    Attributes
    ----------
    field : str
        Column of the events table; ``bare`` for a distance whose role is open, ``impact_time``
        for the clock of a splash-down.
    value : str
        In the column's notation.
    first, stop : int
        Tokens of figure, hedge and unit.
    sentence : int
        Number of the sentence.
    number, number_max : float or None
        The figure, in the column's unit.
    qualifier, mood, claimant, unit : str
        Hedge, mood, who says it, and the unit of the figure.
    weight : int
        Firmness among statements of one claimant.
    shot : int
        Which missile of a salvo it is said of; 0 for all or unknown.
    clock, munition, site, zone, offset
        What the statement was made from, where it is of that kind.
    """

    field: str
    value: str
    first: int
    stop: int
    sentence: int
    number: float | None = None
    number_max: float | None = None
    qualifier: str = "exact"
    mood: str = "flown"
    claimant: str = "outlet"
    unit: str = ""
    weight: int = 1
    shot: int = 0
    clock: Clock | None = None
    munition: Munition | None = None
    site: SiteMention | None = None
    zone: ZoneMention | None = None
    offset: Offset | None = None

    def again(self, **changes: Any) -> Statement:
        """Copy of a statement with some attributes changed.

        Examples
        --------
        >>> Statement("sea", "Yellow Sea", 3, 5, 0).again(shot=2).shot
        2
        """
        copy = Statement(
            self.field, self.value, self.first, self.stop, self.sentence, self.number,
            self.number_max, self.qualifier, self.mood, self.claimant, self.unit, self.weight,
            self.shot, self.clock, self.munition, self.site, self.zone, self.offset,
        )  # fmt: skip
        for name, value in changes.items():
            setattr(copy, name, value)
        return copy


def count_statement(
    count: float, first: int, stop: int, sentence: int, claimant: str, **more: Any
) -> Statement:
    """Statement of a number of missiles.

    Examples
    --------
    >>> count_statement(2.0, 3, 4, 0, "KOR-JCS", qualifier="at_most").qualifier
    'up_to'
    """
    if more.get("qualifier") == "at_most":
        more["qualifier"] = "up_to"
    whole = float(int(count))
    return Statement(
        "missile_count", str(int(count)), first, stop, sentence, whole, claimant=claimant, **more
    )
