"""An event as a small card with a map, which a notebook shows by itself."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass, replace
from pathlib import Path

from launches.errors import FigureError
from launches.figures.tables import LogTables, estimated, read_tables
from launches.model import Event

#: Reported and estimated columns that a card lists, and their words.
_LINES = (
    ("missile_name", "Missile"), ("missile_class", "Class"), ("missile_count", "Number"),
    ("site", "Site"), ("range_km", "Range, km"), ("apogee_km", "Apogee, km"),
    ("flight_min", "Flight, min"), ("sea", "Sea"), ("zone", "Zone, estimated"),
    ("status", "Status"), ("conflicts", "Claimants differ on"),
)  # fmt: skip
MAP_DPI = 80.0


@dataclass(frozen=True, slots=True)
class Card:
    """One event of a log; a notebook shows it with its map.

    Attributes
    ----------
    event_id : str
        The event.
    log : LogTables
        Its tables.
    """

    event_id: str
    log: LogTables

    def __repr__(self) -> str:
        return "\n".join([self.event_id, *(f"  {name}: {text}" for name, text in self._lines())])

    def _lines(self) -> list[tuple[str, str]]:
        from launches.formats import plain_rows

        (row,) = plain_rows(self.log.events)
        return [
            (words, str(row[column]))
            for column, words in _LINES
            if row.get(column) not in (None, "")
        ]

    def _repr_html_(self) -> str:
        """HTML with the map as a picture: what reports say is escaped and can run nothing."""
        lines = "".join(
            f"<tr><th style='text-align:left'>{html.escape(name)}</th>"
            f"<td style='text-align:left'>{html.escape(text)}</td></tr>"
            for name, text in self._lines()
        )
        return (
            "<div style='display:flex;flex-wrap:wrap;gap:1em'>"
            f"<div><b>{html.escape(self.event_id)}</b><table>{lines}</table></div>"
            f"{self._map()}</div>"
        )

    def _map(self) -> str:
        from launches.figures.kinds import draw_figure
        from launches.plotting import Look
        from launches.plotting.save import notes_of, render, root_figure

        try:
            ax = draw_figure("map", self.log, [self.event_id], look=Look(width_mm=120.0))
        except FigureError:
            return ""
        figure = root_figure(ax.figure)
        assert figure is not None
        notes = notes_of(figure)
        picture = base64.b64encode(render(figure, "png", notes, dpi=MAP_DPI)).decode("ascii")
        alt = html.escape(notes.alt, quote=True)
        return f'<img alt="{alt}" src="data:image/png;base64,{picture}">'


def card(event: str | Event, log: LogTables | str | Path | None = None) -> Card:
    """Make a card of an event, which shows itself in a notebook.

    Parameters
    ----------
    event : str or Event
        Its id, or a beginning that only one event has; or an event as `launches.parse` gives it,
        which is estimated on the spot.
    log : LogTables or path, optional
        Tables as `launches.read_tables` gives them, or a log's folder; the bundled log where not
        given.

    Raises
    ------
    FigureError
        If the event is not in the log.

    Examples
    --------
    >>> print(card("PRK-2022-11-18-1"))
    PRK-2022-11-18-1
      Missile: Hwasong-17
      Class: ICBM
      Number: 1
      Site: Sunan
      Range, km: 1000.0
      Apogee, km: 6100.0
      Zone, estimated: JPN
      Status: confirmed
    """
    if isinstance(event, Event):
        return _parsed(event)
    tables = log if isinstance(log, LogTables) else read_tables(log)
    found = tables.find([event])
    if len(found) > 1:
        raise FigureError("several events", where=event, cure=f"try {', '.join(found)}")
    return Card(found[0], tables.of(found))


def _parsed(event: Event) -> Card:
    """Card of an event that is in no log yet."""
    from launches.table import claims_table, events_table, reports_table

    named = event if event.event_id else replace(event, event_id="event")
    claims = claims_table(replace(claim, event_id=named.event_id) for claim in named.claims)
    return Card(named.event_id, estimated(events_table([named]), claims, reports_table([])))


def html_of_event(event: Event) -> str:
    """HTML of an event's card."""
    return _parsed(event)._repr_html_()
