"""What holds for every text: figures come back, old launches change nothing, nothing raises."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches import units
from launches.claims import claimants, countries, cuewords, lexicon, stems
from launches.claims.reading import read_text
from launches.events import all_claims, parse_report
from launches.model import Claim, Event, Report
from launches.text.clock import find_clocks
from launches.text.dates import find_dates
from launches.text.quantities import Quantity, find_quantities
from launches.text.tokens import tokenize

#: a Wednesday
PUBLISHED = date(2023, 7, 12)
LAUNCH = (
    "North Korea fired two short-range ballistic missiles from Sunan toward the East Sea on "
    "Wednesday, South Korea's Joint Chiefs of Staff said."
)
MONTHS = (
    "January February March April May June July August September October November December"
).split()
SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def report_of(text: str, published: date | None = PUBLISHED) -> Report:
    return Report(report_id="r", text=text, published=published)


def quantities_of(text: str) -> list[Quantity]:
    tokens = tokenize(text)
    return find_quantities(tokens, 0, len(tokens.low))


def in_words(number: int) -> str:
    """A number below a thousand as an English text spells it."""
    hundreds, rest = divmod(number, 100)
    parts = [f"{SMALL[hundreds - 1]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        parts.append(TENS[tens - 2] + (f"-{SMALL[ones - 1]}" if ones else ""))
    elif rest:
        parts.append(SMALL[rest - 1])
    return " and ".join(parts)


# -- figures --------------------------------------------------------------------------------


@given(
    st.integers(min_value=1, max_value=20_000),
    st.sampled_from(["{:d}", "{:,d}", "thin"]),
    st.sampled_from(
        [
            ("km", 1.0),
            ("kilometers", 1.0),
            ("kilometres", 1.0),
            ("miles", units.KM_PER_MILE),
            ("nautical miles", units.KM_PER_NMI),
            ("nmi", units.KM_PER_NMI),
        ]
    ),
)
def test_distances_come_back_in_every_notation(
    number: int, notation: str, unit: tuple[str, float]
) -> None:
    thin = f"{number:,d}".replace(",", "\u2009")
    printed = thin if notation == "thin" else notation.format(number)
    (found,) = quantities_of(f"It flew {printed} {unit[0]} and fell.")
    assert found.dimension == "km"
    assert found.value == pytest.approx(number * unit[1])


@given(st.integers(min_value=1, max_value=999))
def test_numbers_in_words_come_back(number: int) -> None:
    (found,) = quantities_of(f"It flew {in_words(number)} kilometers.")
    assert (found.dimension, found.value) == ("km", number)


@given(
    st.sampled_from(
        [
            ("about", "about"),
            ("some", "about"),
            ("roughly", "about"),
            ("more than", "at_least"),
            ("at least", "at_least"),
            ("over", "at_least"),
            ("up to", "at_most"),
            ("less than", "at_most"),
            ("no more than", "at_most"),
        ]
    ),
    st.integers(min_value=100, max_value=9999),
)
def test_hedges_are_part_of_the_figure(hedge: tuple[str, str], number: int) -> None:
    text = f"It flew {hedge[0]} {number} km."
    (found,) = quantities_of(text)
    start, end = tokenize(text).span(found.first, found.stop)
    assert found.qualifier == hedge[1]
    assert text[start:end] == f"{hedge[0]} {number} km"


@given(st.integers(min_value=1, max_value=120), st.integers(min_value=1, max_value=59))
def test_minutes_and_seconds_add_up(minutes: int, seconds: int) -> None:
    for text in (
        f"It flew for {minutes} minutes and {seconds} seconds.",
        f"It flew for {minutes} min {seconds} s.",
    ):
        (found,) = quantities_of(text)
        assert found.dimension == "min"
        assert found.value == pytest.approx(minutes + seconds / 60)


@given(
    st.integers(min_value=10, max_value=5000),
    st.integers(min_value=1, max_value=5000),
    st.sampled_from(["{}-{} km", "{} to {} km", "between {} and {} km", "{}–{} km"]),
)
def test_spans_keep_both_ends(lower: int, gap: int, notation: str) -> None:
    (found,) = quantities_of("It flew " + notation.format(lower, lower + gap) + ".")
    assert (found.value, found.value_max) == (lower, lower + gap)


@given(
    st.integers(min_value=0, max_value=23),
    st.integers(min_value=0, max_value=59),
    st.sampled_from(["twelve", "twenty-four", "military"]),
)
def test_clock_times_come_back_in_every_notation(hour: int, minute: int, notation: str) -> None:
    if notation == "twelve":
        half = "a.m." if hour < 12 else "p.m."
        printed = f"{(hour - 1) % 12 + 1}:{minute:02d} {half}"
    elif notation == "twenty-four":
        printed = f"{hour:02d}:{minute:02d} KST"
    else:
        printed = f"{hour:02d}{minute:02d} hours KST"
    tokens = tokenize(f"It was fired at {printed} from Sunan.")
    (clock,) = find_clocks(tokens, 0, len(tokens.low))
    assert clock.text == f"{hour:02d}:{minute:02d}"
    assert clock.half_known or notation != "twelve"


@given(
    st.dates(min_value=date(1998, 1, 1), max_value=date(2029, 12, 31)),
    st.sampled_from(
        [
            "{m} {d}, {y}",
            "{d} {m} {y}",
            "{y}-{n:02d}-{d:02d}",
            "{y}/{n:02d}/{d:02d}",
            "{a}. {d}, {y}",
        ]
    ),
)
def test_dates_come_back_in_every_notation(day: date, notation: str) -> None:
    month = MONTHS[day.month - 1]
    printed = notation.format(m=month, a=month[:3], d=day.day, y=day.year, n=day.month)
    tokens = tokenize(f"It was fired on {printed} from Sunan.")
    (mention,) = find_dates(tokens, 0, len(tokens.low))
    assert (mention.year, mention.month, mention.day) == (day.year, day.month, day.day)


# -- events ---------------------------------------------------------------------------------

BACKGROUND = st.sampled_from(
    [
        "In April 2012 a rocket broke up over the Yellow Sea after 90 seconds.",
        "On May 14, 2017, it fired a Hwasong-12 that flew 787 km.",
        "Last month it fired three cruise missiles from Sinpo.",
        "In 2017 it flew an intercontinental ballistic missile 950 km.",
        "Two years ago it launched a missile over Japan that flew 4,600 km.",
        "It was its first launch since June 15, when two missiles flew about 800 km.",
    ]
)


def columns(event: Event) -> dict[str, Any]:
    """What the events table shows, without the claims behind it."""
    row = event.to_dict()
    del row["claims"], row["claim_count"]
    return row


@given(st.lists(BACKGROUND, min_size=1, max_size=3, unique=True))
@settings(deadline=None)
def test_older_launches_change_no_column(sentences: list[str]) -> None:
    told = LAUNCH + " They flew about 600 km and fell outside Japan's exclusive economic zone."
    (alone,) = parse_report(report_of(told))
    (beside,) = parse_report(report_of("\n\n".join([told, *sentences])))
    assert columns(beside) == columns(alone)


@given(
    st.permutations(
        [
            "South Korea's Joint Chiefs of Staff said they flew about 610 km.",
            "Japan's Defense Ministry said they flew some 650 km.",
            "The Pentagon said they flew 590 km.",
        ]
    )
)
@settings(deadline=None)
def test_the_order_of_claimants_loses_no_claim(sentences: list[str]) -> None:
    claims = all_claims(report_of(" ".join([LAUNCH, *sentences])))
    ranges = Counter((c.claimant, c.value) for c in claims if c.field == "range_km")
    assert ranges == {("KOR-JCS", "610"): 1, ("JPN-MOD", "650"): 1, ("USA-DOD", "590"): 1}


# -- any text -------------------------------------------------------------------------------


def phrases(*tables: object) -> list[str]:
    found: list[str] = []
    for table in tables:
        values = table.values() if isinstance(table, dict) else [table]
        found += [phrase for text in values for phrase in str(text).split("|")]
    return found


PIECES = [
    *phrases(lexicon.CLASS_PHRASES, lexicon.MISSILE_NOUNS, lexicon.NOT_MISSILES, lexicon.SEAS),
    *phrases(lexicon.DIRECTIONS, lexicon.ZONE_WORDS, claimants.CLAIMANTS, countries.COUNTRIES),
    *phrases(claimants.BARE_OFFICES, *(v for k, v in vars(cuewords).items() if k.isupper())),
    *(name.title() for name in stems.STEMS),
]
MARKS = st.sampled_from(
    [
        ". ",
        ", ",
        "\n",
        "\n\n",
        ": ",
        "; ",
        " — ",
        " (",
        ") ",
        '"',
        "-",
        "'s ",
        " ",
        " and ",
        " the ",
    ]
)
FIGURES = st.one_of(
    st.sampled_from(
        ["km", "miles", "minutes", "a.m.", "KST", "May", "Monday", "yesterday", "hundred", "half"]
    ),
    st.integers(min_value=0, max_value=10**21).map(str),
    st.floats(min_value=0, max_value=1e5).map(lambda x: f"{x:.2f}"),
    st.from_regex(r"\d{1,4}[:/.,-]\d{1,4}([:/.,-]\d{1,4})?", fullmatch=True),
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), MARKS, FIGURES, st.text(max_size=12)), max_size=60
).map(" ".join)


def check_claims(text: str, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        assert claim.verbatim == text[claim.start : claim.end]
        assert 0 < len(claim.verbatim) <= 60


@given(TEXTS, st.one_of(st.none(), st.dates()))
@settings(max_examples=150, deadline=None)
def test_no_text_raises_and_every_claim_quotes_its_text(text: str, published: date | None) -> None:
    text = text.replace("<", " ").replace("&", " ")  # leftover markup is read as blanks
    report = report_of(text, published)
    for event in parse_report(report):
        check_claims(text, event.claims)
    check_claims(text, all_claims(report))


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_string_raises(text: str) -> None:
    report = replace(report_of(text), outlet=text[:20])
    assert all(event.claims for event in parse_report(report))


@given(st.sampled_from([LAUNCH, "missile ", "1 001 ", "7:10 ", '" ', "— ", "two and "]))
@settings(deadline=None)
def test_a_text_told_twenty_times_has_twenty_times_the_tokens(text: str) -> None:
    once, many = read_text(text + "\n\n"), read_text((text + "\n\n") * 20)
    assert len(many.low) == 20 * len(once.low)
    assert len(many.scan.entities) == 20 * len(once.scan.entities)
    assert len(many.sentences) == 20 * len(once.sentences)


def test_no_sentence_is_longer_than_what_looks_round_in_it_can_bear() -> None:
    reading = read_text("North Korea fired two missiles and " * 500)
    assert max(s.stop - s.first for s in reading.sentences) <= 400
    assert sum(s.stop - s.first for s in reading.sentences) == len(reading.low)
