"""Frozen records that the layers hand each other: report, claim, event."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One published text with what is known about it.

    Character offsets of claims count in `text`. `published` is the day of publication; the
    time of day, where the front matter has one, is kept in `published_text` as it was written.
    """

    report_id: str
    text: str
    title: str = ""
    outlet: str = ""
    published: date | None = None
    published_text: str = ""
    url: str = ""
    lang: str = ""
    path: str = ""
    sources: tuple[str, ...] = ()
    #: day in the file name, the second-best evidence for an open year
    file_date: date | None = None
    #: day that open years are resolved against where nothing else says
    as_of: date | None = None

    @property
    def sha256(self) -> str:
        """Hash of the text that offsets count in."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One figure of one report: who says it, how sure, in which mood, and where it stands."""

    field: str
    value: str
    verbatim: str
    start: int
    end: int
    claimant: str = "outlet"
    mood: str = "flown"
    qualifier: str = "exact"
    value_num: float | None = None
    value_max_num: float | None = None
    unit: str = ""
    claim_id: str = ""
    event_id: str = ""
    report_id: str = ""
    preferred: bool = False
    supersedes: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain mapping with the columns of the claims table."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One launch occasion: the preferred claim of every field, and all claims.

    Attributes carry the names of the events table; a missing value is ``None``.
    """

    event_id: str = ""
    date_local: str | None = None
    time_local: str | None = None
    time_end_local: str | None = None
    tz: str | None = None
    time_utc: str | None = None
    date_basis: str | None = None
    actor: str | None = None
    missile_count: int | None = None
    missile_count_qualifier: str | None = None
    missile_class: str | None = None
    missile_name: str | None = None
    site: str | None = None
    site_lat_deg: float | None = None
    site_lon_deg: float | None = None
    site_radius_km: float | None = None
    direction: str | None = None
    range_km: float | None = None
    range_km_max: float | None = None
    range_qualifier: str | None = None
    apogee_km: float | None = None
    apogee_km_max: float | None = None
    apogee_qualifier: str | None = None
    flight_min: float | None = None
    speed_mach: float | None = None
    sea: str | None = None
    impact_distance_km: float | None = None
    impact_bearing: str | None = None
    impact_landmark: str | None = None
    eez_country: str | None = None
    eez_inside: bool | None = None
    overflew: tuple[str, ...] = ()
    outcome: str | None = None
    status: str = "reported"
    reports: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def claim_count(self) -> int:
        """Number of claims kept."""
        return len(self.claims)

    def _repr_html_(self) -> str | None:
        """HTML that a notebook shows, where something that draws has said how."""
        return _html_of_event(self) if _html_of_event else None

    def to_dict(self) -> dict[str, Any]:
        """Plain mapping with the reported columns of the events table and the claims.

        Examples
        --------
        >>> Event(actor="PRK", overflew=("JPN",)).to_dict()["overflew"]
        'JPN'
        """
        row: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        for name in ("overflew", "reports", "conflicts"):
            row[name] = "|".join(row[name]) or None
        row["event_id"] = self.event_id or None
        row["claim_count"] = self.claim_count
        row["claims"] = [claim.to_dict() for claim in self.claims]
        return row


_html_of_event: Callable[[Event], str] | None = None


def show_events_as(html_of_event: Callable[[Event], str]) -> None:
    """Say how a notebook shows an event; what draws lies above this module and tells it so."""
    global _html_of_event
    _html_of_event = html_of_event


def event_from_dict(row: Mapping[str, Any]) -> Event:
    """Event from a mapping as `Event.to_dict` makes it; unknown keys are ignored."""
    known = {f.name for f in fields(Event)}
    values = {k: v for k, v in row.items() if k in known and v is not None}
    for name in ("overflew", "reports", "conflicts"):
        if isinstance(values.get(name), str):
            values[name] = tuple(values[name].split("|"))
    values["claims"] = tuple(Claim(**claim) for claim in row.get("claims") or ())
    return Event(**values)
