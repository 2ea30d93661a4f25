"""Events from the rows of a public log: what each cell claims, and what the occasion shows.

Such a log counts a row for each missile. The claims are the log's own (claimant ``outlet:CNS``),
flown, one for each cell that says something; unknown stays empty and a zero stays a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from launches import places, schema
from launches.claims.designations import read_designation
from launches.events.localtime import site_zone
from launches.geodesy import inverse
from launches.model import Claim, Event, Report
from launches.text.cells import is_unknown, read_clock, read_day, read_km
from launches.text.rowtext import LOCAL_DATES, Cell, Occasion, RowText
from launches.text.tokens import tokenize

#: Launching side of the logs that are read.
ACTOR = "PRK"
#: How far a launch point may lie from the point of a log that does not say how sure it is, and
#: within which of that point a known launch area is looked for.
POINT_RADIUS_KM, NEAREST_KM = 5.0, 10.0
_CLASSES = {name.casefold(): name for name in schema.MISSILE_CLASSES} | dict.fromkeys(
    ("lacm", "glcm", "slcm"), "CM"
)
_SEAS = (
    ("sea of japan", "Sea of Japan"), ("east sea", "Sea of Japan"),
    ("yellow sea", "Yellow Sea"), ("west sea", "Yellow Sea"),
    ("east china sea", "East China Sea"), ("pacific", "Pacific Ocean"),
)  # fmt: skip
_OUTCOMES = {"success": "success", "failure": "failure", "failed": "failure"}


def claimant_of_log(source: str) -> str:
    """Claimant code of a public log: an outlet with a name.

    Examples
    --------
    >>> claimant_of_log("CNS")
    'outlet:CNS'
    """
    return f"outlet:{source}"


def events_of_rows(report: Report, rows: RowText) -> tuple[Event, ...]:
    """Events of a report that was laid out from rows, numbered as the occasions there.

    What else an entry tells of is numbered behind them.

    Parameters
    ----------
    report : Report
        The report.
    rows : RowText
        As `launches.text.rowtext.read_layout` reads its text.
    """
    claimant = claimant_of_log(rows.source)
    events: list[Event] = []
    more: list[Event] = []
    for occasion in rows.occasions:
        if "event" in occasion.rows[0]:
            from launches.events.entries import events_of_entry

            told = events_of_entry(report, occasion, claimant, ACTOR)
        else:
            told = [_event(report, rows, occasion, claimant)]
        events.append(told[0])
        more += told[1:]
    return tuple(
        replace(event, event_id=f"{ACTOR}-{event.date_local or 'undated'}-{number}")
        for number, event in enumerate([*events, *more], start=1)
    )


def moments_of(
    cells: Sequence[dict[str, str]], site: str | None, dates: str
) -> tuple[date | None, list[datetime]]:
    """Day at the site and instants of rows, UTC; days stand as they are where no clock is known.

    Parameters
    ----------
    cells : sequence of dict
        ``date`` and ``time`` of each row, as typed.
    site : str or None
        Launch area.
    dates : str
        `UTC_DATES` or `LOCAL_DATES`.

    Examples
    --------
    >>> moments_of([{"date": "2017-11-28", "time": "18:17:00"}], "Pyongsong", "UTC")[0]
    datetime.date(2017, 11, 29)
    """
    days: list[date] = []
    instants: list[datetime] = []
    zone = site_zone(ACTOR, site)
    for row in cells:
        day = None if is_unknown(row.get("date", "")) else read_day(row["date"])
        if not isinstance(day, date):
            continue
        days.append(day)
        clock = read_clock(row.get("time", ""))
        if clock is not None:
            midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
            if dates == LOCAL_DATES and zone is not None:
                midnight = midnight.replace(tzinfo=zone)
            instants.append((midnight + timedelta(minutes=clock)).astimezone(UTC))
    instants.sort()
    if instants and zone is not None:
        return instants[0].astimezone(zone).date(), instants
    return min(days, default=None), instants


def _event(report: Report, text: RowText, occasion: Occasion, claimant: str) -> Event:
    claims: list[Claim] = []

    def claim(field: str, value: str, cell: Cell, **more: Any) -> None:
        """Keep a claim; its words are the whole cell unless `span` says less."""
        start, end = more.pop("span", (0, len(cell.text)))
        claims.append(
            Claim(
                field=field, value=value, verbatim=cell.text[start:end],
                start=cell.start + start, end=cell.start + end,
                claimant=claimant, report_id=report.report_id, **more,
            )
        )  # fmt: skip

    count = len(occasion.rows)
    values: dict[str, Any] = {"missile_count": count, "missile_count_qualifier": "exact"}
    claim("missile_count", str(count), occasion.count, value_num=float(count))
    seen: dict[str, list[str]] = {}
    figures: dict[str, list[tuple[float, float | None, str]]] = {}
    for row in occasion.rows:
        for field, value, cell in _words(row):
            claim(field, value, cell)
            seen.setdefault(field, []).append(value)
        for name, field in (("apogee", "apogee_km"), ("distance", "range_km")):
            figure = read_km(row[name].text) if name in row else None
            if figure is None:
                continue
            claim(
                field, f"{figure.value_km:g}", row[name], span=(figure.start, figure.end),
                value_num=figure.value_km, value_max_num=figure.value_max_km, unit="km",
                qualifier=figure.qualifier,
            )  # fmt: skip
            figures.setdefault(field, []).append(
                (figure.value_km, figure.value_max_km, figure.qualifier)
            )
    for field, found in seen.items():
        if len(set(found)) == 1:
            values[field] = found[0]
    for field, spans in figures.items():
        values |= _span(field, spans)
    values |= place_of_rows(occasion.rows)
    values |= _times(text, occasion, values.get("site"))
    clock = next((row["time"] for row in occasion.rows if "time" in row), None)
    if values.get("time_local") and clock is not None:
        claim("time_local", values["time_local"], clock)
    shown = [replace(c, preferred=_is_shown(c, values)) for c in claims]
    return Event(
        reports=(report.report_id,),
        actor=ACTOR,
        claims=tuple(shown),
        **values,
    )


def _words(row: dict[str, Cell]) -> list[tuple[str, str, Cell]]:
    """Read what the cells of a row say in words: field, value and cell."""
    found: list[tuple[str, str, Cell]] = []
    name = row.get("name")
    if name is not None and designation(name.text):
        found.append(("missile_name", designation(name.text), name))
    kind = row.get("class")
    if kind is not None and not is_unknown(kind.text):
        known = _CLASSES.get(kind.text.casefold().strip(), "unknown")
        found.append(("missile_class", known, kind))
    facility = row.get("facility")
    if facility is not None and not is_unknown(facility.text):
        found.append(("site", place_of_rows([row])["site"], facility))
    landing = row.get("landing")
    if landing is not None:
        folded = landing.text.casefold().replace("-", " ")
        sea = next((name for words, name in _SEAS if words in folded), "")
        if sea:
            found.append(("sea", sea, landing))
    outcome = row.get("outcome")
    if outcome is not None and outcome.text.casefold() in _OUTCOMES:
        found.append(("outcome", _OUTCOMES[outcome.text.casefold()], outcome))
    return found


def designation(name: str) -> str:
    """Designation of a cell in the one spelling; the cell itself where it names no known one.

    Examples
    --------
    >>> [designation(name) for name in ("ER Scud", "Hwasong-11A (KN-23)", "New IRBM (2022)")]
    ['ER Scud', 'Hwasong-11A', '']
    """
    if is_unknown(name) or name.casefold().startswith(("unnamed", "new ", "unknown")):
        return ""
    tokens = tokenize(name)
    known = read_designation(tokens, 0, len(tokens.low))
    return known[0] if known is not None else " ".join(name.split())


def place_of_rows(rows: Sequence[dict[str, Cell]]) -> dict[str, Any]:
    """Launch area of rows: by its name, by the known area round its point, or as the log has it."""
    row = rows[0] if rows else {}
    facility = row.get("facility")
    if facility is None or is_unknown(facility.text):
        return {}
    point = _point(row)
    known = places.find_site(facility.text)
    if known is None and point is not None:
        known = _nearest(*point)
    if known is not None and (point is None or _gap_km(known, *point) <= known.radius_km + 25.0):
        return {
            "site": known.name,
            "site_lat_deg": known.lat_deg,
            "site_lon_deg": known.lon_deg,
            "site_radius_km": known.radius_km,
        }
    name = {"site": " ".join(facility.text.split())}
    if point is None:
        return name
    lat_deg, lon_deg = point
    return {
        **name, "site_lat_deg": lat_deg, "site_lon_deg": lon_deg, "site_radius_km": POINT_RADIUS_KM,
    }  # fmt: skip


def _point(row: dict[str, Cell]) -> tuple[float, float] | None:
    try:
        lat_deg, lon_deg = float(row["lat"].text), float(row["lon"].text)
    except (KeyError, ValueError):
        return None
    return (lat_deg, lon_deg) if abs(lat_deg) <= 90 and abs(lon_deg) <= 180 else None


def _nearest(lat_deg: float, lon_deg: float) -> places.Place | None:
    """Known launch area that a point lies in."""
    near = [
        (_gap_km(site, lat_deg, lon_deg), site.name, site)
        for site in places.sites()
        if site.country == ACTOR and abs(site.lat_deg - lat_deg) < 0.2
    ]
    gap_km, _, site = min(near, default=(NEAREST_KM + 1, "", None))
    return site if site is not None and gap_km <= min(site.radius_km, NEAREST_KM) else None


def _gap_km(site: places.Place, lat_deg: float, lon_deg: float) -> float:
    return float(inverse(site.lat_deg, site.lon_deg, lat_deg, lon_deg)[1])


def _span(field: str, found: Sequence[tuple[float, float | None, str]]) -> dict[str, Any]:
    """Figures of the missiles of one occasion: the least, and the greatest where they differ."""
    low = min(value for value, _, _ in found)
    high = max(value if top is None else top for value, top, _ in found)
    qualifiers = {qualifier for _, _, qualifier in found}
    return {
        field: low,
        f"{field}_max": high if high > low else None,
        field.replace("_km", "_qualifier"): qualifiers.pop() if len(qualifiers) == 1 else "about",
    }


def _times(text: RowText, occasion: Occasion, site: str | None) -> dict[str, Any]:
    typed: list[dict[str, str]] = [
        {name: row[name].text for name in ("date", "time") if name in row} for row in occasion.rows
    ]
    day, instants = moments_of(typed, site, text.dates)
    values: dict[str, Any] = {}
    if day is not None:
        values |= {"date_local": day.isoformat(), "date_basis": "stated"}
    if instants:
        first, last = instants[0], instants[-1]
        values |= {
            "time_utc": f"{first:%Y-%m-%dT%H:%MZ}",
            "time_local": f"{first:%H:%M}",
            "tz": "UTC",
        }
        if last > first:
            values["time_end_local"] = f"{last:%H:%M}"
    return values


def _is_shown(claim: Claim, values: dict[str, Any]) -> bool:
    """Whether the columns of the event show a claim."""
    value = values.get(claim.field)
    if claim.value_num is None or claim.field == "missile_count":
        return value is not None and str(value) == claim.value
    ends = (value, values.get(f"{claim.field}_max"))
    return claim.value_num in ends or claim.value_max_num in ends[1:]
