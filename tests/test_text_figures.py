"""Quantities, clocks and dates in running text: the forms that are easily confused."""

from __future__ import annotations

from datetime import date

import pytest

from launches.text.calendar import Reference, resolve
from launches.text.clock import find_clocks
from launches.text.dates import find_dates
from launches.text.quantities import find_quantities
from launches.text.tokens import tokenize


def figures(text: str) -> list[tuple[str, float, float | None, str]]:
    tokens = tokenize(text)
    found = find_quantities(tokens, 0, len(tokens.low))
    return [
        (q.dimension, round(q.value, 3), None if q.value_max is None else round(q.value_max, 3),
         q.qualifier)
        for q in found
    ]  # fmt: skip


def clocks(text: str) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    return [(c.text, c.zone) for c in find_clocks(tokens, 0, len(tokens.low))]


def days(text: str, published: date, *, next_day: bool = False) -> list[date | None]:
    tokens = tokenize(text)
    reference = Reference(published, published)
    return [
        resolve(d, reference, allow_next_day=next_day)
        for d in find_dates(tokens, 0, len(tokens.low))
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("flew 4,500 km", ("km", 4500.0, None, "exact")),
        ("flew 4.500 km", ("km", 4500.0, None, "exact")),
        ("rose 4.5 km", ("km", 4.5, None, "exact")),
        ("flew 4 491 km", ("km", 4491.0, None, "exact")),
        ("in 11 minutes 30 seconds", ("min", 11.5, None, "exact")),
        ("in an hour and 14 minutes", ("min", 74.0, None, "exact")),
        ("in half an hour", ("min", 30.0, None, "exact")),
        ("flew up to some 50 km", ("km", 50.0, None, "at_most")),
        ("flew well over 600 km", ("km", 600.0, None, "at_least")),
        ("flew 600 km or so", ("km", 600.0, None, "about")),
        ("flew 600+ km", ("km", 600.0, None, "at_least")),
        ("between 400 and 600 km", ("km", 400.0, 600.0, "exact")),
        ("400 km to 600 km", ("km", 400.0, 600.0, "exact")),
        ("at Mach 5 to 6", ("mach", 5.0, 6.0, "exact")),
        ("at about Mach 10", ("mach", 10.0, None, "about")),
        ("at ten times the speed of sound", ("mach", 10.0, None, "exact")),
    ],
)
def test_a_figure_as_printed(text: str, figure: tuple[str, float, float | None, str]) -> None:
    assert figures(text) == [figure]


def test_a_conversion_in_brackets_is_no_second_figure() -> None:
    assert figures("flew 650 km (404 miles) in 10 min") == [
        ("km", 650.0, None, "exact"),
        ("min", 10.0, None, "exact"),
    ]


def test_two_numbers_side_by_side_are_not_grouped_without_a_unit() -> None:
    assert [value for _, value, _, _ in figures("in 2017 150 missiles")] == [2017.0, 150.0]


def test_letters_are_units_only_behind_digits() -> None:
    assert figures("Category three m of waves")[0][0] == "count"
    assert figures("waves of 3 m")[0][:2] == ("km", 0.003)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("between 6:14 and 6:34 p.m.", [("18:14", ""), ("18:34", "")]),
        ("at 12:05 a.m.", [("00:05", "")]),
        ("at 12:05 p.m.", [("12:05", "")]),
        ("at 24:00 KST", [("00:00", "KST")]),
        ("at 0710 local time", [("07:10", "local")]),
        ("at 1442Z", [("14:42", "UTC")]),
        ("at 7 o'clock in the evening", [("19:00", "")]),
        ("at 2:34 p.m. (0534 GMT)", [("14:34", "")]),
        ("around midnight", [("00:00", "")]),
        ("at 7:10 a.m. Korea time", [("07:10", "KST")]),
        ("at 25:10", []),
        ("a ratio of 3:2", []),
        ("0710", []),
    ],
)
def test_a_clock_as_printed(text: str, found: list[tuple[str, str]]) -> None:
    assert clocks(text) == found


def test_a_conversion_keeps_both_zones() -> None:
    tokens = tokenize("at 2:34 p.m. KST (0534 GMT)")
    (clock,) = find_clocks(tokens, 0, len(tokens.low))
    assert clock.zone == "KST"
    assert clock.converted is not None
    assert (clock.converted.text, clock.converted.zone) == ("05:34", "GMT")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Wednesday", date(2023, 9, 13)),
        ("on Thursday", date(2023, 9, 14)),
        ("last Thursday", date(2023, 9, 7)),
        ("yesterday", date(2023, 9, 13)),
        ("the day before yesterday", date(2023, 9, 12)),
        ("on Nov. 3", date(2022, 11, 3)),
        ("on Sunday, November 20", date(2022, 11, 20)),
        ("on 13th of September", date(2023, 9, 13)),
        ("on Feb. 29", date(2020, 2, 29)),
        ("on March 17-18, 2021", date(2021, 3, 18)),
    ],
)
def test_an_open_date_is_the_latest_that_fits(text: str, day: date) -> None:
    assert days(text, date(2023, 9, 14)) == [day]


def test_a_weekday_fixes_the_year() -> None:
    # 4 July was a Tuesday in 2017, not in the years from 2018 to 2021
    assert days("on Tuesday, July 4", date(2021, 12, 1)) == [date(2017, 7, 4)]


@pytest.mark.parametrize(
    "text",
    ["on February 30, 2023", "a Long March rocket", "it may fire", "in 0000-01-01", "9999-12-31"],
)
def test_what_is_no_date(text: str) -> None:
    assert [day for day in days(text, date(2023, 9, 14)) if day is not None] == []


def test_a_text_from_the_west_may_name_the_next_day() -> None:
    published = date(2023, 9, 12)
    assert days("on Wednesday", published, next_day=True) == [date(2023, 9, 13)]
    assert days("on Wednesday", published) == [date(2023, 9, 6)]
