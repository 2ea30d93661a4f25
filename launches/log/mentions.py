"""What one report says of one launch, made ready to be compared with what others say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from launches.errors import ReportError
from launches.model import Claim, Event, Report
from launches.units import MIN_PER_HOUR

_NUMBER = re.compile(r"-(\d+)$")
_DAY_MIN = 24 * MIN_PER_HOUR


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """One event as one report tells it.

    Attributes
    ----------
    key : str
        Report id and running number in the report, ``#`` between.
    event : Event
        As `launches.events.parse_report` gives it.
    known : datetime
        When the report was published, UTC; the end of the day where only the day is known.
    speaker : str
        Publisher, which tells the outlets of different reports apart.
    published : date or None
        Day of publication, which tells a launch day that was only taken from it.
    first_min, last_min : float or None
        First and last launch in minutes since 1970, UTC.
    """

    key: str
    report_id: str
    event: Event
    known: datetime
    speaker: str = ""
    published: date | None = None
    first_min: float | None = None
    last_min: float | None = None

    @property
    def day(self) -> date | None:
        """Launch day at the site."""
        return date.fromisoformat(self.event.date_local) if self.event.date_local else None

    @property
    def is_soft(self) -> bool:
        """Whether the day may be the day of the news and not of the launch."""
        if self.first_min is not None or self.day is None:
            return False
        return self.event.date_basis in {"announcement", "inferred"} or self.day == self.published


def mentions_of(events: Iterable[Event], reports: Iterable[Report] = ()) -> list[Mention]:
    """Mentions, sorted by key, from the events of single reports.

    Parameters
    ----------
    events : iterable of Event
        Events of one report each, as `parse_report` gives them, in any order.
    reports : iterable of Report, optional
        Their reports: when each was published, and by whom.

    Examples
    --------
    >>> mention, = mentions_of([Event(event_id="PRK-2023-09-13-1", reports=("a",),
    ...                               time_utc="2023-09-13T02:43Z", date_local="2023-09-13")])
    >>> mention.key, mention.first_min
    ('a#1', 28242883.0)
    """
    known = {report.report_id: report for report in reports}
    out = []
    for event in events:
        report_id = event.reports[0] if event.reports else ""
        out.append(_mention(event, report_id, known))
    return sorted(out, key=lambda m: (m.report_id, len(m.key), m.key))


def number_of(event: Event) -> int:
    """Read the running number of an event in its report off the id that the reader gave it."""
    found = _NUMBER.search(event.event_id)
    return int(found.group(1)) if found else 1


def known_at(published_text: str, day: date | None) -> datetime:
    """Moment from which a report can have been known.

    Examples
    --------
    >>> known_at("2022-02-27T09:40+09:00", None).isoformat()
    '2022-02-27T00:40:00+00:00'
    >>> known_at("2022-02-27", None).isoformat()
    '2022-02-27T23:59:59+00:00'
    """
    try:
        moment = datetime.fromisoformat(published_text)
        if len(published_text) > 10:
            return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
        day = moment.date()
    except ValueError:  # no date, or one that is not written as ISO 8601 has it
        pass
    return datetime.combine(day or date(1, 1, 1), time(23, 59, 59), UTC)


def moment_of(moment: datetime | date | str) -> datetime:
    """Instant that a reader of the log means: a day counts to its end, UTC; no zone is UTC.

    Raises
    ------
    ReportError
        If it is no date or time.

    Examples
    --------
    >>> moment_of("2022-09-25").isoformat(), moment_of("2022-09-25T06:00+09:00").isoformat()
    ('2022-09-25T23:59:59+00:00', '2022-09-24T21:00:00+00:00')
    """
    text = str(moment)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        cure = "write 2022-09-25, or 2022-09-25T06:00+09:00"
        raise ReportError("not a date or time", where=text[:40], cure=cure) from None
    return known_at(text, None)


def flown(event: Event, field: str) -> list[Claim]:
    """Flown claims of one field."""
    return [c for c in event.claims if c.field == field and c.mood == "flown"]


def _mention(event: Event, report_id: str, known: Mapping[str, Report]) -> Mention:
    report = known.get(report_id)
    published = report.published if report else None
    fallback = published
    if fallback is None and event.date_local:
        fallback = date.fromisoformat(event.date_local)
    first, last = _minutes(event)
    return Mention(
        key=f"{report_id}#{number_of(event)}",
        report_id=report_id,
        event=event,
        known=known_at(report.published_text if report else "", fallback),
        speaker=report.outlet if report else "",
        published=published,
        first_min=first,
        last_min=last,
    )


def _minutes(event: Event) -> tuple[float | None, float | None]:
    """First and last launch in minutes; the window's end is told in the clock of its start."""
    if not event.time_utc:
        return None, None
    moment = datetime.fromisoformat(event.time_utc.replace("Z", "+00:00"))
    first = (moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(minutes=1)
    if not (event.time_local and event.time_end_local):
        return first, first
    length = (_clock(event.time_end_local) - _clock(event.time_local)) % _DAY_MIN
    return first, first + length


def _clock(text: str) -> float:
    hours, minutes = text.split(":")[:2]
    return int(hours) * MIN_PER_HOUR + int(minutes)
