"""Events from the entries of a log that tells of each incident in a sentence or two.

The columns give the day and the class, the description the rest, read as any report is: its
figures belong to whom it names, and to the log itself where it names nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace

from launches.events.preferred import is_finer
from launches.model import Claim, Event, Report
from launches.text.cells import is_unknown, read_day
from launches.text.rowtext import Cell, Occasion

#: Words of the log's own kinds of event, and the class that they stand for; the first that fits.
_KINDS = (
    (r"anti-?aircraft|surface-to-air|artillery|engine|nuclear|drone|rocket launcher", None),
    (r"inter-?continenti?al", "ICBM"),
    (r"intermediate", "IRBM"),
    (r"medium", "MRBM"),
    (r"submarine|slbm", "SLBM"),
    (r"short-?range ballistic|srbm", "SRBM"),
    (r"cruise", "CM"),
    (r"satellite|space", "SLV"),
    (r"hypersonic", "HGV"),
    (r"ballistic", "BM"),
    (r"missile", "unknown"),
)


def class_of_entry(kind: str, event: str) -> str | None:
    """Class of missile that an entry is about; none where it is no launch of one.

    Parameters
    ----------
    kind, event : str
        Columns ``type`` and ``event``.

    Examples
    --------
    >>> class_of_entry("Missile Provocation", "Short-range Ballistic Missile Launch")
    'SRBM'
    >>> class_of_entry("Other Provocation", "Rocket Engine Test") is None
    True
    """
    if "missile" not in kind.casefold():
        return None
    for words, found in _KINDS:
        if re.search(words, event.casefold()):
            return found
    return None


def events_of_entry(report: Report, occasion: Occasion, claimant: str, actor: str) -> list[Event]:
    """Events of one entry: those of its description on its day, else what its columns say.

    Parameters
    ----------
    report : Report
        The report that the entry is laid out in.
    occasion : Occasion
        The entry.
    claimant : str
        Whose word it is where the description names nobody.
    actor : str
        Launching side.
    """
    from launches.events.parse import parse_report

    row = occasion.rows[0]
    typed = row["date"].text if "date" in row else ""
    day = None if is_unknown(typed) else read_day(typed)
    told: list[Event] = []
    if not isinstance(day, str) and day is not None and "info" in row:
        words = Report(
            report_id=report.report_id, text=row["info"].text, outlet=report.outlet, published=day
        )
        told = [e for e in parse_report(words) if e.actor == actor and e.date_local == str(day)]
    if not told:
        told = [
            Event(actor=actor, date_local=None if day is None or isinstance(day, str) else str(day))
        ]
    start = row["info"].start if "info" in row else 0
    kind = class_of_entry(row["type"].text if "type" in row else "missile", row["event"].text)
    events = []
    for event in told:
        claims = [
            replace(
                c, start=c.start + start, end=c.end + start, report_id=report.report_id,
                claimant=claimant if c.claimant == "outlet" else c.claimant,
            )
            for c in event.claims
        ]  # fmt: skip
        event = replace(event, claims=tuple(claims), reports=(report.report_id,))
        basis = "stated" if event.date_local else None
        events.append(_classed(replace(event, date_basis=basis), row["event"], kind, claimant))
    return events


def _classed(event: Event, cell: Cell, kind: str | None, claimant: str) -> Event:
    """Give an event the class of its entry, where that says more than the description."""
    if kind is None or kind == "unknown":
        return event
    shown = is_finer(kind, event.missile_class or "unknown")
    claim = Claim(
        field="missile_class", value=kind, verbatim=cell.text, start=cell.start,
        end=cell.start + len(cell.text), claimant=claimant, preferred=shown,
        report_id=event.reports[0],
    )  # fmt: skip
    if not shown:
        return replace(event, claims=(*event.claims, claim))
    before = [
        replace(c, preferred=c.preferred and c.field != "missile_class") for c in event.claims
    ]
    return replace(event, missile_class=kind, claims=(*before, claim))
