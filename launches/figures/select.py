"""Which events of a log a figure shows: by id, or by actor, class and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from launches import schema
from launches.errors import FigureError
from launches.figures.tables import LogTables


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Events by id, or all that fit every filter; all of the log where nothing is asked.

    Attributes
    ----------
    events : tuple of str
        Ids, or beginnings that only one event has.
    actor : tuple of str
        Launching sides, alpha-3.
    missile_class : tuple of str
        Classes as the events table has them.
    since, until : str
        First and last local day, ISO 8601.

    Raises
    ------
    FigureError
        If a class or a day is none.

    Examples
    --------
    >>> Selection(missile_class=("ICMB",))
    Traceback (most recent call last):
    ...
    launches.errors.FigureError: class: no class 'ICMB' (take of SRBM, MRBM, IRBM, ICBM, SLBM, \
BM, CM, HGV, SLV, MLRS, unknown)
    """

    events: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    missile_class: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        for name in self.missile_class:
            if name not in schema.MISSILE_CLASSES:
                cure = f"take of {', '.join(schema.MISSILE_CLASSES)}"
                raise FigureError(f"no class {name!r}", where="class", cure=cure)
        for where, day in (("from", self.since), ("to", self.until)):
            try:
                date.fromisoformat(day or "2000-01-01")
            except ValueError:
                cure = "give a day, as in 2023-12-31"
                raise FigureError(f"{day!r} is no day", where=where, cure=cure) from None

    @property
    def filters(self) -> bool:
        """Whether anything is asked but ids."""
        return bool(self.actor or self.missile_class or self.since or self.until)

    def ids(self, log: LogTables) -> list[str]:
        """Ids of the events that are meant, in the order of the log.

        Raises
        ------
        FigureError
            If an id is not in the log, or no event fits.
        """
        events = log.events
        days = events["date_local"].astype("string").str.slice(0, 10)
        fits: Any = events["event_id"].notna()
        if self.events:
            fits &= events["event_id"].isin(log.find(self.events))
        for column, wanted in (("actor", self.actor), ("missile_class", self.missile_class)):
            if wanted:
                fits &= events[column].isin(list(wanted))
        if self.since:
            fits &= (days >= self.since).fillna(False)
        if self.until:
            fits &= (days <= self.until).fillna(False)
        found = [str(name) for name in events["event_id"][fits.astype(bool)]]
        if not found:
            raise FigureError("no event of the log fits", cure="ask for less at once")
        return found


def selection(
    events: Sequence[str] = (),
    *,
    actor: Sequence[str] = (),
    missile_class: Sequence[str] = (),
    since: str = "",
    until: str = "",
) -> Selection:
    """Make a selection from lists, as commands and configurations have them."""
    return Selection(
        events=tuple(events),
        actor=tuple(actor),
        missile_class=tuple(missile_class),
        since=since,
        until=until,
    )
