"""What a figure is the figure of, in which mood, and who says it."""

from __future__ import annotations

from datetime import date

import pytest

from launches.events import all_claims
from launches.model import Claim, Report

#: a Wednesday
PUBLISHED = date(2023, 7, 12)
LAUNCH = "North Korea fired a ballistic missile from Sunan on Wednesday. "


def claims_of(text: str) -> list[Claim]:
    return list(all_claims(Report(report_id="r", text=text, published=PUBLISHED)))


def flown(text: str) -> dict[str, str]:
    claims = claims_of(LAUNCH + text)
    return {c.field: c.value for c in claims if c.mood == "flown" and c.start >= len(LAUNCH)}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("It flew 600 km.", "range_km"),
        ("It landed 600 km downrange.", "range_km"),
        ("It covered a distance of 600 km.", "range_km"),
        ("It rose to 600 km.", "apogee_km"),
        ("Its peak altitude was 600 km.", "apogee_km"),
        ("It went as high as 600 km.", "apogee_km"),
        ("It flew at an altitude of 600 km.", "apogee_km"),
        ("It fell 600 km west of Oga.", "impact_distance_km"),
        ("It splashed down some 600 km from Aomori.", "impact_distance_km"),
        ("It flew 600 km from the launch site.", "range_km"),
        ("Analysts put the flight at about 600 km.", "range_km"),
        ("It flew 600 km at a height of 42 km.", "range_km"),
    ],
)
def test_a_distance_by_the_words_round_it(text: str, field: str) -> None:
    assert flown(text)[field] == "600"


def test_a_verb_said_once_is_of_both_figures() -> None:
    text = "They flew 380 km and 390 km at a maximum altitude of 42 km."
    told = [(c.field, c.value) for c in claims_of(LAUNCH + text) if c.start >= len(LAUNCH)]
    assert told == [("range_km", "380"), ("range_km", "390"), ("apogee_km", "42")]


@pytest.mark.parametrize(
    "text",
    [
        "A satellite circles in an orbit of 600 km.",
        "The closed area is 600 km long.",
        "It was launched from the sea 600 km northeast of Wonsan.",
    ],
)
def test_a_distance_that_nothing_flew(text: str) -> None:
    assert not {"range_km", "apogee_km", "impact_distance_km"} & set(flown(text))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It flew for 12 minutes.", "12"),
        ("The flight lasted 12 minutes and 30 seconds.", "12.5"),
        ("It fell after a flight of 12 minutes.", "12"),
        ("It was launched 12 minutes after the first.", None),
        ("Twelve minutes later the alert was lifted.", None),
        ("It exploded 12 minutes into the flight.", None),
    ],
)
def test_a_time_is_a_flight_time_only_if_something_flew_so_long(
    text: str, minutes: str | None
) -> None:
    assert flown(text).get("flight_min") == minutes


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("It flew 5,000 km.", "flown"),
        ("It can fly 5,000 km.", "capability"),
        ("The missile is capable of reaching 5,000 km.", "capability"),
        ("On a standard trajectory it would have flown 5,000 km.", "conditional"),
        ("If fired flatter, it could fly 5,000 km.", "conditional"),
        ("It is expected to fly 5,000 km.", "forecast"),
        ("The North plans to fire it 5,000 km.", "forecast"),
        ("Last year a missile flew 5,000 km.", "background"),
    ],
)
def test_the_mood_of_a_figure(text: str, mood: str) -> None:
    moods = {c.mood for c in claims_of(LAUNCH + text) if c.value == "5000"}
    assert moods == {mood}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("It flew 600 km, South Korea's Joint Chiefs of Staff said.", "KOR-JCS"),
        ("According to Japan's Defense Ministry it flew 600 km.", "JPN-MOD"),
        ("Tokyo said it flew 600 km.", "JPN"),
        ("It flew 600 km, said Col. Rob Manning, a Pentagon spokesman.", "USA-DOD"),
        ("State media KCNA said it flew 600 km.", "PRK-KCNA"),
        ("An analyst said it flew 600 km.", "outlet"),
        ("Officials in the capital said it flew 600 km.", "outlet"),
        ("It flew 600 km over the sea.", "outlet"),
    ],
)
def test_who_answers_for_a_figure(text: str, claimant: str) -> None:
    said = {c.claimant for c in claims_of(LAUNCH + text) if c.value == "600"}
    assert said == {claimant}


def test_two_speakers_of_a_sentence_answer_for_their_own_figures() -> None:
    text = "It flew 600 km, the JCS said, while Japan's defense ministry put it at 650 km."
    said = {c.value: c.claimant for c in claims_of(LAUNCH + text) if c.field == "range_km"}
    assert said == {"600": "KOR-JCS", "650": "JPN-MOD"}


def test_the_ministry_is_the_one_named_before() -> None:
    text = "Japan's Defense Ministry confirmed it. The ministry said it flew 650 km."
    (said,) = [c.claimant for c in claims_of(LAUNCH + text) if c.field == "range_km"]
    assert said == "JPN-MOD"


def test_a_shared_figure_is_claimed_by_both() -> None:
    text = (
        "It flew 600 km, the JCS said. Japan's defense ministry came to the same figures for the "
        "flight."
    )
    said = {c.claimant for c in claims_of(LAUNCH + text) if c.field == "range_km"}
    assert said == {"KOR-JCS", "JPN-MOD"}


def test_a_target_of_a_launch_is_no_speaker() -> None:
    text = "A missile launched by North Korea flew over Japan, 600 km from Tokyo, the JCS said."
    assert {c.claimant for c in claims_of(text)} == {"KOR-JCS"}
