"""The columns of every table, as data: name, dtype, unit, meaning and layer.

Everything that names a column (readers, writers, checks, the codebook in the README) reads it
from here. New columns may be added; none is renamed or reused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: The two parts of the events table: what was said, and what was computed from it.
Part = Literal["key", "reported", "estimated", "bookkeeping"]

MISSILE_CLASSES = (
    "SRBM", "MRBM", "IRBM", "ICBM", "SLBM", "BM", "CM", "HGV", "SLV", "MLRS", "unknown",
)  # fmt: skip
RANGE_QUALIFIERS = ("exact", "about", "at_least", "at_most")
COUNT_QUALIFIERS = ("exact", "about", "at_least", "up_to")
DATE_BASES = ("stated", "weekday", "relative", "announcement", "inferred")
MOODS = ("flown", "conditional", "forecast", "capability", "background")
OUTCOMES = ("success", "failure")
STATUSES = ("reported", "confirmed", "disputed", "retracted")
TRAJECTORY_KINDS = (
    "ballistic", "lofted", "depressed", "quasi-ballistic", "glide", "cruise", "orbital", "none",
)  # fmt: skip
AZIMUTH_BASES = ("landmark", "direction", "sea", "zone", "assumed")
CONSISTENCIES = ("ok", "tension", "impossible")
AGREEMENTS = ("yes", "no", "undecided")


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: its name, pandas dtype, unit, allowed values and meaning."""

    name: str
    dtype: str
    meaning: str
    unit: str = ""
    part: Part = "reported"
    values: tuple[str, ...] = ()


def _text(name: str, meaning: str, *, part: Part = "reported") -> Column:
    return Column(name=name, dtype="string", meaning=meaning, part=part)


def _choice(name: str, values: tuple[str, ...], meaning: str, *, part: Part = "reported") -> Column:
    return Column(name=name, dtype="category", meaning=meaning, values=values, part=part)


def _number(name: str, unit: str, meaning: str, *, part: Part = "reported") -> Column:
    return Column(name=name, dtype="Float64", unit=unit, meaning=meaning, part=part)


def _whole(name: str, meaning: str, *, part: Part = "reported") -> Column:
    return Column(name=name, dtype="Int64", meaning=meaning, part=part)


def _flag(name: str, meaning: str, *, part: Part = "reported") -> Column:
    return Column(name=name, dtype="boolean", meaning=meaning, part=part)


EVENTS: tuple[Column, ...] = (
    _text("event_id", "actor, local date, running number: PRK-2023-09-13-1", part="key"),
    _text("date_local", "calendar date at the launch site, ISO 8601"),
    _text("time_local", "clock of the (first) launch as printed, HH:MM, in the zone `tz`"),
    _text("time_end_local", "end of a reported window, or clock of the last launch, HH:MM"),
    _text("tz", "abbreviation of the zone that the clock is printed in (the claimant's own where none is)"),
    _text("time_utc", "first launch, ISO 8601 with Z; empty unless clock and zone are known"),
    _choice("date_basis", DATE_BASES, "how the date follows from the text"),
    _text("actor", "launching side, ISO 3166-1 alpha-3 (YEM for the Houthis)"),
    _whole("missile_count", "number fired"),
    _choice("missile_count_qualifier", COUNT_QUALIFIERS, "hedge of the number"),
    _choice("missile_class", MISSILE_CLASSES, "class as the report says; BM is ballistic with no class said"),
    _text("missile_name", "designation in one spelling: Hwasong-18, KN-23"),
    _text("site", "launch area, canonical name of the gazetteer"),
    _number("site_lat_deg", "deg", "latitude of the area's point, WGS84"),
    _number("site_lon_deg", "deg", "longitude of the area's point, WGS84"),
    _number("site_radius_km", "km", "how far the real launch point may lie from it"),
    _text("direction", "compass direction as said, 8 or 16 points"),
    _number("range_km", "km", "ground range flown; the lower end of a reported span"),
    _number("range_km_max", "km", "upper end of a reported span"),
    _choice("range_qualifier", RANGE_QUALIFIERS, "hedge of the range"),
    _number("apogee_km", "km", "greatest altitude; the lower end of a reported span"),
    _number("apogee_km_max", "km", "upper end of a reported span"),
    _choice("apogee_qualifier", RANGE_QUALIFIERS, "hedge of the apogee"),
    _number("flight_min", "min", "lift-off to impact, said or from two clock times"),
    _number("speed_mach", "Mach", "greatest speed reported"),
    _text("sea", "waters that it came down in: Sea of Japan, Yellow Sea, Pacific Ocean, ..."),
    _number("impact_distance_km", "km", "splash-down as said: distance from the landmark"),
    _text("impact_bearing", "splash-down as said: compass point from the landmark"),
    _text("impact_landmark", "splash-down as said: the landmark"),
    _text("eez_country", "official word on a zone: whose, alpha-3"),
    _flag("eez_inside", "official word on a zone: inside or not"),
    _text("overflew", "countries overflown, alpha-3, | between"),
    _choice("outcome", OUTCOMES, "what a claimant that judges it says; empty where none does"),
    _choice("status", STATUSES, "how well the event is attested", part="bookkeeping"),
    _text("reports", "report ids, | between", part="bookkeeping"),
    _whole("claim_count", "number of claims", part="bookkeeping"),
    _text("conflicts", "fields on which claimants differ, | between", part="bookkeeping"),
    _choice("trajectory_kind", TRAJECTORY_KINDS, "which motion the figures allow", part="estimated"),
    _number("azimuth_deg", "deg", "at launch, clockwise from true north", part="estimated"),
    _choice("azimuth_basis", AZIMUTH_BASES, "what the azimuth rests on", part="estimated"),
    _number("impact_lat_deg", "deg", "centre of the splash-down region, WGS84", part="estimated"),
    _number("impact_lon_deg", "deg", "centre of the splash-down region, WGS84", part="estimated"),
    _number("impact_radius_km", "km", "radius round the centre that holds 90 % of the region", part="estimated"),
    _number("range_km_est", "km", "ground range from the arc", part="estimated"),
    _number("apogee_km_est", "km", "apogee from the arc", part="estimated"),
    _number("flight_min_est", "min", "flight time from the arc with the fitted allowance for powered flight", part="estimated"),
    _choice("consistency", CONSISTENCIES, "whether the figures can all be true", part="estimated"),
    _text("consistency_note", "the reason in plain words", part="estimated"),
    _text("zone", "likeliest zone of the splash-down, or undecided", part="estimated"),
    _number("zone_probability", "1", "its probability", part="estimated"),
    _text("zone_basis", "whose reading of the boundaries: median, JPN, KOR, file:<name>", part="estimated"),
    _number("zone_distance_km", "km", "from the centre to the claimed zone's limit, negative inside", part="estimated"),
    _choice("zone_agrees", AGREEMENTS, "whether the estimate bears out the official word", part="estimated"),
)  # fmt: skip

CLAIMS: tuple[Column, ...] = (
    _text("claim_id", "report id and running number", part="key"),
    _text("event_id", "event that the claim belongs to; empty for background", part="key"),
    _text("report_id", "report that it was read in", part="key"),
    _text("field", "column of the events table that the figure speaks of"),
    _text("value", "the figure in the column's own notation"),
    _number("value_num", "", "its number, lower end of a span"),
    _number("value_max_num", "", "upper end of a span"),
    _text("unit", "unit of value_num"),
    _text("verbatim", "the characters of the report: figure, hedge and unit"),
    _choice("qualifier", (*RANGE_QUALIFIERS, "up_to"), "hedge"),
    _choice("mood", MOODS, "flown, conditional, forecast, capability or background"),
    _text(
        "claimant",
        "who says so: KOR-JCS, JPN-MOD, PRK-KCNA, an alpha-3, or outlet; outlet:CNS for a public log that was imported",
    ),
    _whole("start", "character offset in the report's text"),
    _whole("end", "character offset behind the last character"),
    _flag("preferred", "whether the events table shows this one"),
    _text("supersedes", "claim_id of the earlier word of the same claimant that this one replaces"),
)

REPORTS: tuple[Column, ...] = (
    _text("report_id", "file name without its suffix", part="key"),
    _text("title", "headline"),
    _text("outlet", "publisher"),
    _text("published", "date or date-time of publication, ISO 8601"),
    _text("url", "where it was published"),
    _text("lang", "language, ISO 639-1"),
    _text("path", "file, relative to the folder that was read"),
    _text("sha256", "hash of the text that the offsets count in"),
    _text(
        "as_of", "day that open years were resolved against, where it was used", part="bookkeeping"
    ),
    _whole("event_count", "events found in it", part="bookkeeping"),
)

TRAJECTORIES: tuple[Column, ...] = (
    _text("event_id", "event", part="key"),
    _text(
        "t_s", "seconds since lift-off at each vertex, spaces between; empty on a schematic track"
    ),
    _choice("trajectory_kind", TRAJECTORY_KINDS, "which motion the figures allow"),
    _text("assumed", "what was not reported and had to be assumed, | between"),
)

FOOTPRINTS: tuple[Column, ...] = (
    _text("event_id", "event", part="key"),
    _number("footprint_probability", "1", "share of the sampled splash-downs inside the polygon"),
    _text("assumed", "what was not reported and had to be assumed, | between"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "events": EVENTS,
    "claims": CLAIMS,
    "reports": REPORTS,
    "trajectories": TRAJECTORIES,
    "footprints": FOOTPRINTS,
}


def names(table: str, part: Part | None = None) -> list[str]:
    """Column names of a table, in order.

    Parameters
    ----------
    table : str
        ``events``, ``claims``, ``reports``, ``trajectories`` or ``footprints``.
    part : str, optional
        Only the columns of this part.

    Examples
    --------
    >>> names("events")[:2]
    ['event_id', 'date_local']
    >>> names("claims", "key")
    ['claim_id', 'event_id', 'report_id']
    """
    return [c.name for c in TABLES[table] if part is None or c.part == part]


def codebook(table: str) -> str:
    """Columns of a table as a Markdown table, for the README.

    Examples
    --------
    >>> print(codebook("footprints").splitlines()[2])
    | `event_id` | string |  | event |
    """
    lines = ["| column | type | unit | meaning |", "| --- | --- | --- | --- |"]
    for column in TABLES[table]:
        meaning = column.meaning
        if column.values:
            meaning += ": " + " ".join(f"`{value}`" for value in column.values)
        # a bare bar would end the table cell
        meaning = meaning.replace(" | ", " `\\|` ").replace(", | between", ", `\\|` between")
        lines.append(f"| `{column.name}` | {column.dtype} | {column.unit} | {meaning} |")
    return "\n".join(lines)
