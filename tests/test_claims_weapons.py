"""What was launched, how many, from where and where to."""

from __future__ import annotations

from datetime import date

import pytest

from launches.claims.munitions import find_munitions
from launches.claims.phrases import read_phrase, weapon_groups
from launches.claims.reading import read_text
from launches.events import parse_report
from launches.model import Event, Report

#: a Wednesday
PUBLISHED = date(2023, 7, 12)


def event_of(text: str) -> Event:
    (event,) = parse_report(Report(report_id="r", text=text, published=PUBLISHED))
    return event


@pytest.mark.parametrize(
    ("phrase", "count", "klass"),
    [
        ("two short-range ballistic missiles", 2.0, "SRBM"),
        ("an ICBM", 1.0, "ICBM"),
        ("several cruise missiles", None, "CM"),
        ("a pair of ballistic missiles", 2.0, "BM"),
        ("a submarine-launched ballistic missile", 1.0, "SLBM"),
        ("a three-stage ballistic missile", 1.0, "BM"),
        ("short-range projectiles", None, ""),
        ("a short-range projectile", 1.0, ""),
        ("about a dozen missiles", 12.0, ""),
        ("medium- or long-range missiles", None, ""),
    ],
)
def test_a_noun_phrase_tells_number_and_class(phrase: str, count: float | None, klass: str) -> None:
    reading = read_text(f"It fired {phrase} on Wednesday.")
    sentence = reading.sentences[0]
    group = weapon_groups(reading, sentence)[0]
    munition = read_phrase(reading, sentence, group, sentence.first)
    assert (munition.count, munition.klass) == (count, klass)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Hwasongpho-18", "Hwasong-18"),
        ("Hwaseong-15", "Hwasong-15"),
        ("KN23", "KN-23"),
        ("Rodong", "Nodong"),
        ("Minuteman 3", "Minuteman III"),
        ("Agni Prime", "Agni-Prime"),
        ("Kh-101", "Kh-101"),
    ],
)
def test_designations_have_one_spelling(printed: str, name: str) -> None:
    text = f"A {printed} ballistic missile was fired on Wednesday, officials said."
    assert event_of(text).missile_name == name


@pytest.mark.parametrize(
    "text",
    [
        "A MiG-31 and an F-15 took off on Wednesday.",
        "The missile force held a missile engine test on Wednesday.",
        "A 1:20 scale model was shown.",
    ],
)
def test_aircraft_engines_and_forces_are_no_missiles(text: str) -> None:
    reading = read_text(text)
    assert [m for s in reading.sentences for m in find_munitions(reading, s) if m.names] == []


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("It fired two missiles.", True),
        ("Two missiles were fired.", True),
        ("It appears to have fired two missiles.", True),
        ("It managed to fire two missiles.", True),
        ("It plans to fire two missiles.", False),
        ("It could launch two missiles.", False),
        ("It never fired two missiles.", False),
        ("Ships shot down two missiles.", False),
        ("It sent two missiles to Russia.", False),
    ],
)
def test_only_what_was_fired_is_done(text: str, done: bool) -> None:
    reading = read_text(text)
    (munition,) = find_munitions(reading, reading.sentences[0])
    assert munition.done == done


@pytest.mark.parametrize(
    ("where", "site"),
    [
        ("from the Sunan area of Pyongyang", "Sunan"),
        ("from near Wonsan", "Wonsan"),
        ("from the Zzyzx area", "Zzyzx"),
        ("toward Wonsan", None),
    ],
)
def test_the_launch_area_is_where_a_missile_came_from(where: str, site: str | None) -> None:
    assert event_of(f"North Korea fired a ballistic missile {where} on Wednesday.").site == site


@pytest.mark.parametrize(
    ("text", "sea"),
    [
        ("It fell into the East Sea.", "Sea of Japan"),
        ("It landed in the Pacific.", "Pacific Ocean"),
        ("It flew over the Yellow Sea.", None),
        ("It did not fall into the Yellow Sea.", None),
    ],
)
def test_the_sea_is_where_something_came_down(text: str, sea: str | None) -> None:
    assert event_of(f"North Korea fired a missile on Wednesday. {text}").sea == sea


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("It fell outside Japan's exclusive economic zone.", ("JPN", False)),
        ("It fell inside the EEZ of Japan.", ("JPN", True)),
        ("It did not fall inside Japan's EEZ.", ("JPN", False)),
        ("It fell outside the exclusive economic zone.", ("JPN", False)),
        ("Japan spoke of its EEZ.", (None, None)),
    ],
)
def test_the_zone_as_said(text: str, zone: tuple[str | None, bool | None]) -> None:
    event = event_of(f"North Korea fired a missile on Wednesday. {text}")
    assert (event.eez_country, event.eez_inside) == zone


def test_the_splash_down_has_bearing_and_landmark() -> None:
    event = event_of("North Korea fired a missile on Wednesday. It fell 250 km west of Aomori.")
    impact = (event.impact_distance_km, event.impact_bearing, event.impact_landmark)
    assert impact == (250, "W", "Aomori")


def test_countries_flown_over_are_not_those_threatened() -> None:
    over = event_of("North Korea fired a missile on Wednesday. It flew over Hokkaido.")
    could = event_of("North Korea fired a missile on Wednesday. It could fly over Hokkaido.")
    assert (over.overflew, could.overflew) == (("JPN",), ())
