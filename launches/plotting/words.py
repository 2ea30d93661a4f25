"""What figures say: names, figures with their hedges, titles, verdicts and alt texts.

Kept apart from drawing, so that every figure says the same thing in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from launches.places import find_landmark, find_site
from launches.plotting.countries import adjective
from launches.plotting.fonts import can_write
from launches.plotting.lengths import number, reported_number, unit
from launches.plotting.look import look_in_use
from launches.plotting.missile_names import missile_name
from launches.plotting.style import class_mark
from launches.plotting.translate import is_english, listed, long_date, sentences, tr

#: Names that a map may print for one sea; the log keeps the schema's own.
SEA_PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "neutral": {"Sea of Japan": ("Sea of Japan", "East Sea")},
    "jp": {"Sea of Japan": ("Sea of Japan",)},
    "kr": {"Sea of Japan": ("East Sea",), "Yellow Sea": ("West Sea", "Yellow Sea")},
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
_HEDGES = {
    "about": "about {figure}", "at_least": "at least {figure}", "at_most": "up to {figure}",
    "up_to": "up to {figure}",
}  # fmt: skip


def sea_spellings() -> dict[str, str]:
    """Names to print for disputed seas, by the log's own, as the look in use spells them.

    Examples
    --------
    >>> sea_spellings()["Sea of Japan"]
    'Sea of Japan / East Sea'
    """
    look = look_in_use()
    preset = SEA_PRESETS[look.sea_names]
    # of two names the one of the reader's own language comes first
    turned = -1 if look.lang == "ko" and look.sea_names == "neutral" else 1
    return {
        name: " / ".join(tr(part) for part in parts[::turned]) for name, parts in preset.items()
    }


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


def quantity(row: Mapping[str, Any], field: str) -> str:
    """Write a reported length with its hedge and span in the unit in use, or nothing.

    Examples
    --------
    >>> row = {"range_km": 400.0, "range_km_max": 600.0, "range_qualifier": "about"}
    >>> quantity(row, "range")
    'about 400–600 km'
    >>> quantity({"range_km": pd.NA}, "range")
    ''
    """
    low, high = row.get(f"{field}_km"), row.get(f"{field}_km_max")
    if not given(low):
        return ""
    span = reported_number(low)
    if given(high) and high != low:
        span = f"{span}–{reported_number(high)}"
    return _hedged(f"{span} {unit()}", row.get(f"{field}_qualifier"))


def _hedged(figure: str, qualifier: object) -> str:
    hedge = _HEDGES.get(str(qualifier))
    return tr(hedge, figure=figure) if hedge else figure


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
    actor = adjective(row.get("actor") or "")
    noun, plural = _CLASS_NOUN.get(str(row.get("missile_class")), _CLASS_NOUN["unknown"])
    count = row.get("missile_count")
    many = given(count) and float(count) > 1  # type: ignore[arg-type]
    if many and row.get("missile_class") != "SLV":
        number = _hedged(_fired(int(count)), row.get("missile_count_qualifier"))  # type: ignore[arg-type]
        words = tr("{actor} launch of {number} {missiles}", actor=actor, number=number,
                   missiles=tr(plural))  # fmt: skip
    else:
        words = tr("{actor} {missile} launch", actor=actor, missile=tr(noun))
    words = words.strip()
    if row.get("outcome") == "failure":
        words = tr("Failed {launch}", launch=words)
    words = words[0].upper() + words[1:]
    if not given(row.get("date_local")):
        return words
    return tr("{launch}, {date}", launch=words, date=long_date(row["date_local"]))


def subtitle(row: Mapping[str, Any]) -> str:
    """Put the reported figures of an event in one line.

    Examples
    --------
    >>> subtitle({"site": "Sunan", "range_km": 1000.0, "apogee_km": 6100.0, "flight_min": 69.0})
    'From Sunan. Reported: range 1,000 km, apogee 6,100 km, flight time 69 min.'
    """
    name = missile_name(row["missile_name"]) if given(row.get("missile_name")) else ""
    site = launch_place(row)
    start = tr("from {site}", site=site) if site else ""
    start = tr("{missile} {start}", missile=name, start=start) if name and start else name or start
    minutes = number(row["flight_min"]) if given(row.get("flight_min")) else ""
    reported = (
        tr("range {figure}", figure=quantity(row, "range")) if quantity(row, "range") else "",
        tr("apogee {figure}", figure=quantity(row, "apogee")) if quantity(row, "apogee") else "",
        tr("flight time {minutes} min", minutes=minutes) if minutes else "",
    )
    figures = [text for text in reported if text]
    said = tr("No range or apogee was reported.")
    if figures:
        said = tr("Reported: {figures}.", figures=listed(figures))
    return sentences(tr("{start}.", start=start[0].upper() + start[1:]), said) if start else said


def place_name(name: object) -> str:
    """Name a launch area or landmark in the language in use; as the log does where it has none.

    Examples
    --------
    >>> place_name("Aomori (prefecture coast)")
    'Aomori'
    """
    lang = look_in_use().lang
    place = find_site(str(name)) or find_landmark(str(name))
    local = place.name_in(lang) if place and lang != "en" else ""
    # what stands in brackets tells rows of the gazetteer apart, and is no part of a name
    return local if local and can_write(local) else str(name).partition(" (")[0]


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
        return tr("the {site} area", site=place_name(row["site"]))
    return place_name(row["site"])


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
        return tr("Sources: {count} reports of the log.", count=f"{len(reports):,}")
    several = "Sources: reports {reports}." if len(reports) > 1 else "Sources: report {reports}."
    return tr(several, reports=", ".join(reports))


def class_words(missile_class: object) -> str:
    """Name a class for keys: words and abbreviation.

    Examples
    --------
    >>> class_words("SRBM"), class_words("CM")
    ('Short-range ballistic (SRBM)', 'Cruise (CM)')
    """
    words = tr(class_mark(missile_class).words)
    words = words[0].upper() + words[1:]
    known = (
        given(missile_class) and str(missile_class) in _CLASS_NOUN and missile_class != "unknown"
    )
    return f"{words} ({missile_class})" if known else words


def _fired(count: int) -> str:
    """Count missiles, with the counter that a language puts behind it."""
    return number_word(count) if is_english() else tr("{count} fired", count=f"{count:,}")


def number_word(count: int) -> str:
    """Write a small number as a word, where the language has words for it.

    Examples
    --------
    >>> number_word(3), number_word(120)
    ('three', '120')
    """
    if not is_english():
        return f"{count:,}"
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else f"{count:,}"
