"""Flags: faults injected into real flights, errors of the press, claimants, units, bad figures."""

import numpy as np
import pandas as pd
import pytest
from benchmarks.bench_trajectory import (
    SELF_CONTRADICTING,
    faulty,
    flagged,
    flight_events,
    without_place,
)
from hypothesis import given
from hypothesis import strategies as st

from launches.model import Claim
from launches.trajectory import estimate
from launches.trajectory.allowance import read_flights
from launches.trajectory.pairs import check_pairs
from launches.units import KM_PER_MILE

SUNAN = {"site_lat_deg": 39.2241, "site_lon_deg": 125.67, "site_radius_km": 10.0}
ICBM = {
    **SUNAN,
    "event_id": "PRK-2022-11-18-1",
    "missile_class": "ICBM",
    "range_km": 1000.0,
    "apogee_km": 6000.0,
    "flight_min": 69.0,
}


def checked(**changes):
    row = estimate(pd.DataFrame([{**ICBM, **changes}]), samples=100).iloc[0]
    return row["consistency"], row["consistency_note"]


@pytest.fixture(scope="module")
def flights():
    return read_flights()


def test_errors_of_the_press_are_flagged_and_sound_rows_are_not(flights):
    events = flight_events(flights)
    flags = pd.Series(flagged(events), index=events["event_id"])
    wrong = flights["status"].isin(["press-error", "quasi-ballistic"]).to_numpy()
    wrong = wrong | np.isin(events["event_id"], SELF_CONTRADICTING)
    counted = (flights["counts"] == "yes").to_numpy()
    assert wrong.sum() == 8
    assert flags[wrong].sum() >= 6
    assert set(flags[counted & ~wrong & flags.to_numpy()].index) == {
        "PRK-2017-07-04-1A",  # state media's own 39 min are two minutes more than its apogee needs
        "USA-1960-05-20-1A",  # half-way round the globe, direction not in the table
    }


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        ("range and apogee swapped", 0.95),
        ("digit lost from the apogee", 0.95),
        ("time 5 min too long", 0.95),
        ("time 5 min too short", 0.95),
        ("miles read as km in the apogee", 0.75),
    ],
)
def test_injected_faults_are_found_from_range_apogee_and_time(flights, kind, share):
    rows = flight_events(flights)[(flights["counts"] == "yes").to_numpy()]
    bad = faulty(without_place(rows.reset_index(drop=True)), kind)
    assert flagged(bad).mean() >= share


def test_a_digit_lost_from_the_range_needs_the_landmark_or_the_sea(flights):
    rows = flight_events(flights)[(flights["counts"] == "yes").to_numpy()].reset_index(drop=True)
    bad = faulty(rows, "digit lost from the range")
    assert flagged(without_place(bad)).mean() < 0.5
    assert flagged(bad).mean() >= 0.9


def test_what_fits_is_ok_and_says_what_was_compared():
    word, note = checked()
    assert word == "ok"
    assert "69 min" in note
    assert "6,000 km" in note
    assert "tolerance" in note


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"range_km": 6000.0, "apogee_km": 1000.0}, "swapped"),
        ({"apogee_km": 600.0}, "digit lost"),
        ({"apogee_km": 6000 / KM_PER_MILE}, "miles"),
    ],
)
def test_a_slip_that_explains_the_fault_is_asked_for(changes, hint):
    word, note = checked(**changes)
    assert word == "impossible"
    assert hint in note


def test_a_bound_is_checked_on_its_own_side_only():
    assert checked(apogee_km=5000.0, apogee_qualifier="at_least")[0] == "ok"
    assert checked(apogee_km=7000.0, apogee_qualifier="at_least")[0] != "ok"
    assert checked(apogee_km=7000.0, apogee_qualifier="at_most")[0] == "ok"


def test_an_apogee_needs_a_time_also_without_a_range():
    assert checked(range_km=None, flight_min=40.0)[0] == "impossible"
    assert checked(range_km=None, flight_min=75.0)[0] == "ok"


def test_a_time_too_short_for_any_flight():
    word, note = checked(range_km=5000.0, apogee_km=None, flight_min=6.0)
    assert word == "impossible"
    assert "grazing" in note


def test_a_low_flight_is_flagged_as_no_arc():
    word, note = checked(missile_class="SRBM", range_km=850.0, apogee_km=50.0, flight_min=11.0)
    assert word == "tension"
    assert "too low" in note


def test_speed_against_the_arc():
    far = {"missile_class": "IRBM", "range_km": 4600.0, "apogee_km": 1000.0, "flight_min": 22.0}
    assert checked(**far, speed_mach=17.0)[0] == "ok"
    word, note = checked(**far, speed_mach=5.0)
    assert word == "tension"
    assert "Mach 5" in note


def test_range_against_the_landmark():
    place = {"impact_distance_km": 200.0, "impact_bearing": "W", "impact_landmark": "Oshima-Oshima"}
    assert checked(**place)[0] == "ok"
    word, note = checked(**place, range_km=1300.0)
    assert word == "impossible"
    assert "Oshima-Oshima" in note


def test_claimants_are_checked_each_for_itself():
    def claim(who, field, value, verbatim=""):
        return Claim(
            field=field, value=str(value), value_num=value, verbatim=verbatim, start=0, end=1,
            claimant=who,
        )  # fmt: skip

    claims = (
        claim("PRK-KCNA", "range_km", 1090.0),
        claim("PRK-KCNA", "apogee_km", 6248.5),
        claim("PRK-KCNA", "flight_min", 4052 / 60),
        claim("JPN-MOD", "apogee_km", 6200.0),
        claim("JPN-MOD", "flight_min", 71.0),
    )
    for form in (claims, [c.to_dict() for c in claims]):
        word, note = checked(range_km=1090.0, apogee_km=6200.0, flight_min=71.0, claims=form)
        assert word == "tension"
        assert "PRK-KCNA's time of 67.5 min does not fit its own apogee" in note
        assert "JPN-MOD's 71 min fit" in note
    word, note = checked(claims=(claim("X", "apogee_km", 2.0, "2 km (1,242 miles)"),))
    assert word == "impossible"
    assert "digits lost" in note


def test_a_figure_that_cannot_be_computed_with_names_field_and_claim():
    claim = {"field": "apogee_km", "preferred": True, "claim_id": "r-7", "verbatim": "6,000,000 m"}
    word, note = checked(apogee_km=6e6, claims=[claim])
    assert word == "impossible"
    assert "apogee_km" in note
    assert "claim r-7" in note
    assert "metres" in note


@pytest.mark.parametrize(
    "text",
    [
        "6,200 km (3,850 miles)",
        "about 650 kilometers (400 miles)",
        "370 km (200 nautical miles)",
        "1,000 kilometres, or 620 miles",
        "50 km/31 mi",
        "an altitude of 2,802km and 933km away",
        "30,000 feet (9.1 km)",
        "4491 s, 6,648.4 km",
        "",
    ],
)
def test_pairs_that_convert_or_are_none(text):
    assert check_pairs([text]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2 km (1,242 miles)", "digits lost"),
        ("6,000 km (3,000 miles)", "3,000 miles are 4,828 km"),
        ("370 km (230 nautical miles)", "mixed up"),
    ],
)
def test_pairs_that_do_not_convert(text, words):
    assert words in check_pairs([text])[0].sentence


@given(st.floats(20, 12_000), st.sampled_from([1, 5, 10, 50, 100]))
def test_rounded_pairs_always_convert(value, step):
    km = max(round(value / step) * step, step)
    miles = value / KM_PER_MILE
    if abs(km / value - 1) < 0.01:
        assert check_pairs([f"{km:,} km ({miles:,.0f} miles)"]) == []


@given(st.text(max_size=600))
def test_pairs_survive_any_text(text):
    for fault in check_pairs([text, text * 3]):
        assert fault.sentence
