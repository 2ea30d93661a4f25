"""Reports in, events out: what a reader of short reports gets."""

from __future__ import annotations

from datetime import date

import pytest

from launches.events import parse_report
from launches.model import Event, Report

#: a Wednesday
PUBLISHED = date(2023, 7, 12)
LAUNCH = "North Korea fired a ballistic missile on Wednesday from Sunan. "


def events_of(text: str, published: date | None = PUBLISHED) -> tuple[Event, ...]:
    return parse_report(Report(report_id="r", text=text, published=published))


def only(text: str, published: date | None = PUBLISHED) -> Event:
    (event,) = events_of(text, published)
    return event


def test_a_salvo_is_one_event() -> None:
    event = only(
        "North Korea fired two short-range ballistic missiles from Sunan toward the East Sea on "
        "Wednesday, South Korea's Joint Chiefs of Staff said. Both flew about 400 km."
    )
    assert (event.missile_count, event.missile_class, event.site) == (2, "SRBM", "Sunan")
    assert (event.range_km, event.range_qualifier, event.sea) == (400, "about", "Sea of Japan")


def test_missiles_of_other_class_and_place_are_events_of_their_own() -> None:
    events = events_of(
        "North Korea fired a short-range ballistic missile from Wonsan on Wednesday morning. "
        "It later fired an intercontinental ballistic missile from Sunan at 10:15 a.m., the Joint "
        "Chiefs of Staff said."
    )
    assert [(e.missile_class, e.site) for e in events] == [("SRBM", "Wonsan"), ("ICBM", "Sunan")]


def test_a_tally_gives_way_to_the_parts_that_make_it_up() -> None:
    events = events_of(
        "Russia launched 20 missiles at Ukraine on Wednesday, the air force said.\n\nThe salvo "
        "included 12 Kalibr cruise missiles and eight Iskander-M ballistic missiles."
    )
    parts = [(e.missile_count, e.missile_name, e.missile_class) for e in events]
    assert parts == [(12, "Kalibr", "CM"), (8, "Iskander-M", "BM")]


def test_dated_items_are_events_of_their_days() -> None:
    events = events_of(
        "On May 4, 2019, North Korea fired a short-range ballistic missile from Wonsan. It flew "
        "240 km.\n\nOn May 9, 2019, North Korea fired two short-range ballistic missiles from "
        "Kusong. They flew 420 km.\n",
        date(2019, 5, 20),
    )
    assert [(e.date_local, e.missile_count) for e in events] == [
        ("2019-05-04", 1),
        ("2019-05-09", 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "An alert said that North Korea fired a ballistic missile on Wednesday. Officials said "
        "the alert was sent by mistake.",
        "Ukraine launched 20 drones at Crimea on Wednesday, Russia said.",
        "North Korea fired 130 artillery shells into the sea on Wednesday.",
        "North Korea plans to launch a satellite next week, Japan's coast guard said.",
        "Iran unveiled a missile on Wednesday that can reach 2,000 km.",
        "The talks ended on Wednesday without a deal.",
    ],
    ids=["false alarm", "drones", "shells", "plan", "reach of a type", "no missile"],
)
def test_what_is_no_launch_gives_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_answering_fire_is_no_event() -> None:
    event = only(
        LAUNCH + "In response, South Korea and the United States fired four ATACMS missiles into "
        "the sea."
    )
    assert (event.actor, event.missile_count) == ("PRK", 1)


def test_a_launch_recalled_is_background() -> None:
    event = only(
        LAUNCH + "It flew 600 km. In March 2022 it launched an intercontinental ballistic missile "
        "that flew 1,090 km."
    )
    assert (event.range_km, event.missile_class) == (600, "BM")
    assert "1090" not in {c.value for c in event.claims}


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        (
            "North Korea launched a ballistic missile from Kusong at 4:28 p.m. EDT on May 13, "
            "2017, U.S. Pacific Command said.",
            ("16:28", "EDT"),
        ),
        (
            "U.S. Pacific Command detected what it assessed was a North Korean missile launch at "
            "10:28 a.m. HST May 13, 2017.",
            ("10:28", "HST"),
        ),
    ],
)
def test_american_clocks_give_the_date_in_korea(text: str, clock: tuple[str, str]) -> None:
    event = only(text, date(2017, 5, 14))
    assert (event.time_local, event.tz) == clock
    assert (event.date_local, event.time_utc) == ("2017-05-14", "2017-05-13T20:28Z")


@pytest.mark.parametrize(("year", "utc"), [(2017, "00:30"), (2019, "00:00")])
def test_pyongyang_was_half_an_hour_behind_from_2015_to_2018(year: int, utc: str) -> None:
    event = only(
        f"North Korea launched a ballistic missile from Kusong at 9:00 a.m. local time on July 4, "
        f"{year}.",
        date(year, 7, 5),
    )
    assert event.time_utc == f"{year}-07-04T{utc}Z"


def test_two_clocks_give_a_window() -> None:
    event = only(
        "North Korea fired two short-range ballistic missiles between 7:10 a.m. and 7:30 a.m. on "
        "Wednesday from Sunan, South Korea's Joint Chiefs of Staff said."
    )
    assert (event.time_local, event.time_end_local, event.tz) == ("07:10", "07:30", "KST")


def test_launch_and_splash_down_clocks_give_the_flight_time() -> None:
    event = only(
        "Japan's Defense Ministry said North Korea launched a ballistic missile at 10:00 on "
        "Wednesday that fell into the Sea of Japan at 11:14."
    )
    assert (event.flight_min, event.tz) == (74, "JST")


def test_both_capitals_figures_are_kept_and_the_preferred_one_shown() -> None:
    event = only(
        LAUNCH + "South Korea's Joint Chiefs of Staff said it flew 900 km. Japan's Defense "
        "Ministry said it flew 1,000 km."
    )
    said = {(c.claimant, c.value_num) for c in event.claims if c.field == "range_km"}
    assert said == {("KOR-JCS", 900), ("JPN-MOD", 1000)}
    assert event.range_km == 900
    assert "range_km" in event.conflicts


def test_a_correction_is_shown_and_not_what_it_corrects() -> None:
    event = only(
        LAUNCH + "South Korea's Joint Chiefs of Staff said it flew about 550 km, correcting an "
        "earlier figure of 500 km."
    )
    assert (event.range_km, event.range_qualifier) == (550, "about")


def test_a_failure_told_after_the_launch_is_its_outcome() -> None:
    event = only(LAUNCH + "It exploded shortly after launch, South Korea's military said.")
    assert event.outcome == "failure"


@pytest.mark.parametrize(
    ("when", "day", "basis"),
    [
        ("", "2023-07-12", "announcement"),
        (" on Monday", "2023-07-10", "weekday"),
        (" on July 3", "2023-07-03", "stated"),
    ],
)
def test_the_date_says_what_it_follows_from(when: str, day: str, basis: str) -> None:
    event = only(f"North Korea fired a ballistic missile from Sunan{when}, the Joint Chiefs said.")
    assert (event.date_local, event.date_basis) == (day, basis)


def test_length_of_nothing_is_no_reason_to_fail() -> None:
    assert parse_report(Report(report_id="r", text="It flew 0 km 0 km.")) == ()
