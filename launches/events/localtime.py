"""Local dates and UTC instants of launches, by conversion between zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from launches import places
from launches.claims.countries import COUNTRY_ZONES, OWN_CLOCK
from launches.text.clock import Clock

#: Launch areas of large countries keep the zone of their longitude.
_MANY_ZONES = frozenset({"USA", "RUS", "FRA", "GBR", "AUS", "UKR"})
_USA_ZONES = ((-100.0, "America/Los_Angeles"), (-85.0, "America/Denver"), (0.0, "America/New_York"))


@cache
def _zone(rule: str | int) -> tzinfo:
    if isinstance(rule, int):
        return timezone(timedelta(minutes=rule))
    return ZoneInfo(rule)


def site_zone(actor: str | None, site: str | None) -> tzinfo | None:
    """Zone that clocks at a launch site keep.

    Examples
    --------
    >>> str(site_zone("USA", "Vandenberg")), str(site_zone("PRK", None))
    ('America/Los_Angeles', 'Asia/Pyongyang')
    """
    place = places.find_site(site) if site else None
    country = place.country if place is not None and place.country else actor
    if country == "USA" and place is not None:
        if place.lon_deg < -150:
            return _zone("Pacific/Honolulu" if place.lat_deg < 30 else "America/Anchorage")
        for east, rule in _USA_ZONES:
            if place.lon_deg < east:
                return _zone(rule)
    if country == "RUS" and place is not None and place.lon_deg > 55:
        return timezone(timedelta(hours=round(place.lon_deg / 15)))
    known = COUNTRY_ZONES.get(country or "")
    return _zone(known[1]) if known is not None else None


def clock_zone(
    clock: Clock, claimant: str, actor: str | None, site: str | None, publisher: str = ""
) -> tuple[str, tzinfo | None]:
    """Abbreviation and zone of a clock: as printed, else the claimant's own.

    "Local" is the launch site's. Where no zone is printed, only Korean and Japanese claimants are
    known to print their own.
    """
    own = COUNTRY_ZONES.get(claimant.split("-")[0], ("", ""))
    if clock.zone and clock.zone_rule != "local":
        return clock.zone, _zone(clock.zone_rule)
    if clock.zone:
        known = COUNTRY_ZONES.get(actor or "")
        if actor == "PRK" and claimant.startswith("KOR"):
            return own[0], _zone(own[1])  # the South speaks of its own clock
        zone = site_zone(actor, site)
        return (known[0] if known else "local"), zone
    if claimant.split("-")[0] in OWN_CLOCK and own[0]:
        return own[0], _zone(own[1])
    if claimant == "outlet" and actor == "PRK" and publisher == "JPN":
        return "JST", _zone("Asia/Tokyo")
    if claimant == "outlet" and actor == "PRK":
        return "KST", _zone("Asia/Seoul")
    zone = site_zone(actor, site)
    known = COUNTRY_ZONES.get(actor or "")
    return (known[0] if known is not None and actor not in _MANY_ZONES else ""), zone


def zone_name(name: str, day: date, zone: tzinfo | None) -> str:
    """Abbreviation of a zone on a day: Pyongyang's own time was not Seoul's from 2015 to 2018.

    Examples
    --------
    >>> zone = ZoneInfo("Asia/Pyongyang")
    >>> zone_name("KST", date(2017, 11, 29), zone), zone_name("KST", date(2022, 3, 24), zone)
    ('PYT', 'KST')
    """
    if name != "KST" or zone is None:
        return name
    shift = datetime.combine(day, time(12), tzinfo=zone).utcoffset()
    return name if shift == timedelta(hours=9) else "PYT"


def local_date(day: date, clock: Clock | None, zone: tzinfo | None, at_site: tzinfo | None) -> date:
    """Date at the launch site of a day and clock said in another zone.

    Examples
    --------
    >>> clock = Clock(0, 1, 15 * 60 + 56)
    >>> local_date(date(2016, 6, 21), clock, _zone(-300), _zone("Asia/Pyongyang"))
    datetime.date(2016, 6, 22)
    """
    if clock is None or zone is None or at_site is None:
        return day
    return _moment(day, clock, zone).astimezone(at_site).date()


def utc_text(day: date, clock: Clock, zone: tzinfo) -> str:
    """Instant in ISO 8601 with Z.

    Examples
    --------
    >>> utc_text(date(2023, 7, 12), Clock(0, 1, 600), _zone("Asia/Seoul"))
    '2023-07-12T01:00Z'
    """
    return _moment(day, clock, zone).astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _moment(day: date, clock: Clock, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(clock.minute // 60, clock.minute % 60), tzinfo=zone)
