"""What figures say: names, figures with their hedges, titles, verdicts and alt texts.

Kept apart from drawing, so that every figure says the same thing in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from launches.plotting.countries import COUNTRIES, country, possessive
from launches.plotting.style import class_mark

#: Names that a map may print for one sea; the log keeps the schema's own.
SEA_PRESETS: dict[str, dict[str, str]] = {
    "neutral": {"Sea of Japan": "Sea of Japan / East Sea", "Persian Gulf": "Persian Gulf"},
    "jp": {"Sea of Japan": "Sea of Japan"},
    "kr": {"Sea of Japan": "East Sea", "Yellow Sea": "West Sea / Yellow Sea"},
    # one name for each sea, as the Secretariat's own maps have it
    "un": {},
}

_CLASS_NOUN: dict[str, tuple[str, str]] = {
    "SRBM": ("short-range ballistic missile", "short-range ballistic missiles"),
    "MRBM": ("medium-range ballistic missile", "medium-range ballistic missiles"),
    "IRBM": ("intermediate-range ballistic missile", "intermediate-range ballistic missiles"),
    "ICBM": ("ICBM", "ICBMs"),
    "SLBM": ("submarine-launched ballistic missile", "submarine-launched ballistic missiles"),
    "BM": ("ballistic missile", "ballistic missiles"),
    "CM": ("cruise missile", "cruise missiles"),
    "HGV": ("hypersonic missile", "hypersonic missiles"),
    "SLV": ("satellite", "satellites"),
    "MLRS": ("rocket artillery", "rockets"),
    "unknown": ("missile", "missiles"),
}

_NUMBER_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_HEDGES = {"about": "about ", "at_least": "at least ", "at_most": "up to ", "up_to": "up to "}


def given(value: object) -> bool:
    """Whether a cell of the log holds anything.

    Examples
    --------
    >>> given(pd.NA), given(float("nan")), given(""), given(0.0), given(False)
    (False, False, False, True, True)
    """
    if value is None or value is pd.NA:
        return False
    return value != "" and not bool(pd.isna(value))  # type: ignore[call-overload]


def quantity(row: Mapping[str, Any], field: str, unit: str) -> str:
    """Write a reported figure with its hedge and span, or nothing.

    Examples
    --------
    >>> row = {"range_km": 400.0, "range_km_max": 600.0, "range_qualifier": "about"}
    >>> quantity(row, "range", "km")
    'about 400–600 km'
    >>> quantity({"range_km": pd.NA}, "range", "km")
    ''
    """
    low, high = row.get(f"{field}_{unit}"), row.get(f"{field}_{unit}_max")
    if not given(low):
        return ""
    hedge = _HEDGES.get(str(row.get(f"{field}_qualifier")), "")
    span = f"{number(low)}–{number(high)}" if given(high) and high != low else number(low)
    return f"{hedge}{span} {unit}"


def number(value: Any) -> str:
    """Write a number with thousands apart and no false decimals.

    Examples
    --------
    >>> number(6100.0), number(999.2), number(50)
    ('6,100', '999.2', '50')
    """
    return f"{float(value):,.1f}".removesuffix(".0")


def long_date(text: object) -> str:
    """Day, month and year in words.

    Examples
    --------
    >>> long_date("2023-09-13")
    '13 September 2023'
    """
    try:
        day = date.fromisoformat(str(text)[:10])
    except ValueError:
        return str(text)
    return f"{day.day} {day:%B} {day.year}"


def title(row: Mapping[str, Any]) -> str:
    """Headline of an event.

    Examples
    --------
    >>> row = {"actor": "PRK", "date_local": "2023-09-13"}
    >>> title({**row, "missile_class": "SRBM", "missile_count": 2})
    'North Korean launch of two short-range ballistic missiles, 13 September 2023'
    >>> title({**row, "missile_class": "SLV", "outcome": "failure"})
    'Failed North Korean satellite launch, 13 September 2023'
    """
    actor = COUNTRIES.get(str(row.get("actor")), ("", str(row.get("actor") or "")))[1]
    noun, plural = _CLASS_NOUN.get(str(row.get("missile_class")), _CLASS_NOUN["unknown"])
    count = row.get("missile_count")
    many = given(count) and float(count) > 1  # type: ignore[arg-type]
    if many and row.get("missile_class") != "SLV":
        hedge = _HEDGES.get(str(row.get("missile_count_qualifier")), "")
        words = f"{actor} launch of {hedge}{_counted(int(count))} {plural}"  # type: ignore[arg-type]
    else:
        words = f"{actor} {noun} launch"
    words = words.strip()
    if row.get("outcome") == "failure":
        words = f"Failed {words}"
    when = f", {long_date(row['date_local'])}" if given(row.get("date_local")) else ""
    return words[0].upper() + words[1:] + when


def subtitle(row: Mapping[str, Any]) -> str:
    """Put the reported figures of an event in one line.

    Examples
    --------
    >>> subtitle({"site": "Sunan", "range_km": 1000.0, "apogee_km": 6100.0, "flight_min": 69.0})
    'From Sunan. Reported: range 1,000 km, apogee 6,100 km, flight time 69 min.'
    """
    name = str(row["missile_name"]) if given(row.get("missile_name")) else ""
    site = launch_place(row)
    start = " ".join(part for part in (name, f"from {site}" if site else "") if part)
    figures = [
        f"{word} {text}"
        for word, text in (
            ("range", quantity(row, "range", "km")),
            ("apogee", quantity(row, "apogee", "km")),
            (
                "flight time",
                f"{number(row['flight_min'])} min" if given(row.get("flight_min")) else "",
            ),
        )
        if text
    ]
    said = f"Reported: {', '.join(figures)}." if figures else "No range or apogee was reported."
    return f"{start[0].upper()}{start[1:]}. {said}" if start else said


def launch_place(row: Mapping[str, Any]) -> str:
    """Launch place as prose: a large area is called an area.

    Examples
    --------
    >>> launch_place({"site": "Pyongyang", "site_radius_km": 25.0})
    'the Pyongyang area'
    """
    if not given(row.get("site")):
        return ""
    radius = row.get("site_radius_km")
    if given(radius) and float(radius) >= 15.0:  # type: ignore[arg-type]
        return f"the {row['site']} area"
    return str(row["site"])


def zone(zone_id: object) -> str:
    """Put a zone of the log in words.

    Examples
    --------
    >>> zone("JPN"), zone("JPN+KOR:joint"), zone("high-seas")
    ("Japan's EEZ", 'Japan–South Korea joint zone', 'the high seas')
    >>> zone("KOR:territorial")
    "South Korea's territorial sea"
    """
    name, _, kind = str(zone_id).partition(":")
    if name == "high-seas":
        return "the high seas"
    if name in ("land", "undecided"):
        return name
    if kind == "territorial":
        return f"{possessive(name)} territorial sea"
    if "+" in name:
        states = "–".join(country(code) for code in name.split("+"))
        return f"{states} joint zone" if kind == "joint" else f"waters disputed by {states}"
    return f"{possessive(name)} EEZ"


def zone_label(zone_id: str) -> str:
    """Name a zone as a map does.

    Examples
    --------
    >>> zone_label("JPN"), zone_label("JPN+KOR:joint"), zone_label("high-seas")
    ('Japan EEZ', 'Joint zone Japan–South Korea', 'High seas')
    """
    name, _, kind = zone_id.partition(":")
    if name == "high-seas":
        return "High seas"
    if "+" in name:
        states = "–".join(country(code) for code in name.split("+"))
        return f"Joint zone {states}" if kind == "joint" else f"Disputed {states}"
    return f"{country(name)} EEZ"


def official_word(row: Mapping[str, Any]) -> str:
    """Say what officials said of a zone, or nothing.

    Examples
    --------
    >>> official_word({"eez_country": "JPN", "eez_inside": False})
    "Official word: outside Japan's EEZ"
    """
    if not given(row.get("eez_country")) or not given(row.get("eez_inside")):
        return ""
    where = "inside" if bool(row["eez_inside"]) else "outside"
    return f"Official word: {where} {possessive(row['eez_country'])} EEZ"


def estimate_word(row: Mapping[str, Any]) -> str:
    """Say what the estimate makes of the zone, or nothing.

    Examples
    --------
    >>> estimate_word({"zone": "JPN", "zone_probability": 0.634})
    "Estimate: 63 % in Japan's EEZ"
    >>> estimate_word({"zone": "undecided"})
    'Estimate: zone undecided'
    >>> estimate_word({"zone": "undecided", "zone_probability": 0.42})
    "Estimate: undecided within the limits' error, likeliest zone 42 %"
    """
    if not given(row.get("zone")):
        return ""
    share = (
        f"{100 * float(row['zone_probability']):.0f} %"
        if given(row.get("zone_probability"))
        else ""
    )
    if row["zone"] == "undecided":
        # the layer's own error can change which zone is the likeliest
        undecided = f"undecided within the limits' error, likeliest zone {share}"
        return f"Estimate: {undecided if share else 'zone undecided'}"
    preposition = "on" if row["zone"] in ("high-seas", "land") else "in"
    return f"Estimate: {share or 'likeliest'} {preposition} {zone(row['zone'])}"


def agreement_word(row: Mapping[str, Any]) -> str:
    """Say whether the estimate bears out the official word, or nothing.

    Examples
    --------
    >>> agreement_word({"zone_agrees": "no"})
    'Borne out by the estimate: no'
    """
    agrees = row.get("zone_agrees")
    return f"Borne out by the estimate: {agrees}" if given(agrees) else ""


def distance_word(row: Mapping[str, Any]) -> str:
    """How far the centre of the region lies from the limit that was spoken of, or nothing.

    Examples
    --------
    >>> distance_word({"zone_distance_km": -62.4, "eez_country": "JPN"})
    "Centre 62 km inside Japan's limit"
    """
    distance = row.get("zone_distance_km")
    if not given(distance):
        return ""
    side = "inside" if float(distance) < 0 else "outside"  # type: ignore[arg-type]
    whose = possessive(row["eez_country"]) if given(row.get("eez_country")) else "the"
    return f"Centre {abs(float(distance)):,.0f} km {side} {whose} limit"  # type: ignore[arg-type]


def parts_word(parts: int) -> str:
    """Say that a region is in several parts.

    Examples
    --------
    >>> parts_word(2)
    'Region in two separate parts'
    """
    return f"Region in {_counted(parts)} separate parts"


def source_line(rows: Iterable[Mapping[str, Any]], *, most: int = 12) -> str:
    """Name the reports that rows of the log were read in, or their number.

    Examples
    --------
    >>> source_line([{"reports": "b|a"}, {"reports": "a"}, {}])
    'Sources: reports a, b.'
    """
    found = (str(row["reports"]).split("|") for row in rows if given(row.get("reports")))
    reports = sorted({name for names in found for name in names})
    if not reports:
        return ""
    if len(reports) > most:
        return f"Sources: {len(reports):,} reports of the log."
    return f"Sources: report{'s' if len(reports) > 1 else ''} {', '.join(reports)}."


def class_words(missile_class: object) -> str:
    """Name a class for keys: words and abbreviation.

    Examples
    --------
    >>> class_words("SRBM"), class_words("CM")
    ('Short-range ballistic (SRBM)', 'Cruise (CM)')
    """
    words = class_mark(missile_class).words
    words = words[0].upper() + words[1:]
    known = (
        given(missile_class) and str(missile_class) in _CLASS_NOUN and missile_class != "unknown"
    )
    return f"{words} ({missile_class})" if known else words


def _counted(count: int) -> str:
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else f"{count:,}"
