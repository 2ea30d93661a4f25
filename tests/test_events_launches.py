"""Several launches in one text, what is kept apart, and when each was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from launches.claims.statement import Statement
from launches.events import all_claims, parse_report
from launches.events.conflicts import conflicts
from launches.events.preferred import rank
from launches.log import link_events
from launches.model import Event, Report
from launches.text.reports import read_reports

SEEDS = Path(__file__).parents[1] / "seeds"
#: a Wednesday
PUBLISHED = date(2022, 11, 2)


def events_of(text: str, published: date | None = PUBLISHED, outlet: str = "") -> tuple[Event, ...]:
    return parse_report(Report(report_id="r", text=text, published=published, outlet=outlet))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("It fired two missiles from Sunan at 7:10 a.m. Both fell into the East Sea.", [2]),
        (
            "It fired a missile from Sunan at 7:10 a.m. It fired another missile from Wonsan at "
            "9 p.m.",
            [1, 1],
        ),
        ("It fired two missiles from Sunan. The first flew 300 km and the second 400 km.", [2]),
        ("It fired four missiles in all from Sunan and Sinpo.", [4]),
        ("It fired a missile from Sunan at 7:10 a.m. Later it fired another from Wonsan.", [1, 1]),
        ("It fired a Hwasong-17 ICBM from Sunan. It also fired a KN-23 from Wonsan.", [1, 1]),
        ("It fired an ICBM from Sunan. A KN-23 was launched as well.", [1, 1]),
    ],
)
def test_one_salvo_or_several_launches(text: str, counts: list[int]) -> None:
    events = events_of("North Korea held a drill on Wednesday, the JCS said. " + text)
    assert [event.missile_count for event in events] == counts


def test_another_without_a_noun_is_of_the_same_class() -> None:
    one, other = events_of(
        "North Korea fired a cruise missile from Sinpo on Wednesday and another from Hamhung."
    )
    assert (one.missile_class, other.missile_class) == ("CM", "CM")
    assert (one.site, other.site) == ("Sinpo", "Hamhung")


def test_what_is_fired_at_is_no_launch_area() -> None:
    (event,) = events_of(
        "Russia fired a ballistic missile from the Astrakhan region at Dnipro on Wednesday."
    )
    assert event.site == "Astrakhan region"


def test_a_day_behind_the_one_of_speaking_is_that_of_the_launch() -> None:
    (event,) = events_of(
        "KCNA said Wednesday that North Korea test-fired two long-range strategic cruise missiles "
        "on October 31."
    )
    assert (event.date_local, event.missile_count) == ("2022-10-31", 2)


def test_who_fires_may_be_the_one_who_speaks() -> None:
    (event,) = events_of(
        "The Houthis fired a ballistic missile at Eilat on Wednesday, their spokesman said."
    )
    assert event.actor == "YEM"


def test_shots_of_one_salvo_give_a_span() -> None:
    (event,) = events_of(
        "North Korea fired two ballistic missiles on Wednesday. The first flew about 300 km and "
        "the second about 400 km, the JCS said."
    )
    assert (event.missile_count, event.range_km, event.range_km_max) == (2, 300, 400)


def test_a_failed_shot_is_an_event_of_its_own() -> None:
    events = events_of(
        "North Korea fired two ballistic missiles from Wonsan on Wednesday, the JCS said. The "
        "first flew 300 km. The second exploded shortly after launch."
    )
    assert [(e.missile_count, e.outcome, e.range_km) for e in events] == [
        (1, None, 300),
        (1, "failure", None),
    ]


def test_a_part_that_does_not_make_up_the_tally_is_folded_into_it() -> None:
    events = events_of(
        "Russia launched 127 missiles at Ukraine overnight on Wednesday, the air force said. They "
        "included three Kinzhal missiles."
    )
    assert [event.missile_count for event in events] == [127]


def test_drones_are_no_missiles_of_the_salvo() -> None:
    (event,) = events_of(
        "Russia launched 20 Shahed drones and four Iskander-M ballistic missiles at Kharkiv on "
        "Wednesday, Ukraine's air force said."
    )
    assert (event.missile_count, event.missile_class) == (4, "BM")


def test_a_launch_near_midnight_has_the_date_of_its_site() -> None:
    (event,) = events_of(
        "North Korea fired a ballistic missile from Sain-ni at 2:17 p.m. EDT on Tuesday, the "
        "Pentagon said.",
        date(2017, 7, 4),
    )
    assert (event.date_local, event.time_utc) == ("2017-07-05", "2017-07-04T18:17Z")


def test_a_window_that_runs_over_midnight_keeps_both_ends() -> None:
    (event,) = events_of(
        "North Korea fired four missiles between 11:50 p.m. on Tuesday and 12:20 a.m., it was said."
    )
    assert (event.time_local, event.time_end_local) == ("23:50", "00:20")


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2015, 8, 12), "2015-08-11T22:00Z"),
        (date(2015, 9, 2), "2015-09-01T22:30Z"),
        (date(2018, 6, 6), "2018-06-05T22:00Z"),
    ],
)
def test_pyongyangs_clock_was_set_back_for_three_years(day: date, utc: str) -> None:
    (event,) = events_of(
        "North Korea fired a missile from Sunan at 7 a.m. Pyongyang time on Wednesday.", day
    )
    assert event.time_utc == utc
    assert event.tz == ("PYT" if day.year == 2015 and day.month == 9 else "KST")


@pytest.mark.parametrize(
    "clock", ["7 a.m.", "7 a.m. KST", "7 a.m. Korea time", "7 a.m. (Seoul time)"]
)
def test_a_clock_of_the_south_is_nine_hours_ahead_in_those_years_too(clock: str) -> None:
    (event,) = events_of(
        f"North Korea fired a missile from Sunan at {clock} on Wednesday.", date(2017, 11, 29)
    )
    assert (event.tz, event.time_utc) == ("KST", "2017-11-28T22:00Z")
    (event,) = events_of(
        "North Korea fired a missile from Sunan at 7 a.m. local time on Wednesday, the JCS said.",
        date(2017, 11, 29),
    )
    assert event.time_utc == "2017-11-28T22:00Z"


@pytest.mark.parametrize("mark", [":", " \u2014"])
def test_a_day_at_the_head_of_an_entry_is_that_of_its_launch(mark: str) -> None:
    (event,) = events_of(f"May 4, 2019{mark} North Korea fires two missiles from near Wonsan.")
    assert event.date_local == "2019-05-04"


def test_a_city_before_a_day_makes_it_that_of_the_report() -> None:
    (event,) = events_of("SEOUL, Nov. 2, 2022: North Korea fired a missile on Tuesday.")
    assert event.date_local == "2022-11-01"


def test_without_any_date_nothing_is_made_up() -> None:
    (event,) = events_of("North Korea fired a ballistic missile from Sunan, Japan said.", None)
    assert (event.date_local, event.date_basis, event.time_utc) == (None, None, None)


def test_an_announcement_gives_a_day_as_such() -> None:
    (event,) = events_of("North Korea has fired a ballistic missile from Sunan, Japan said.")
    assert (event.date_local, event.date_basis) == ("2022-11-02", "announcement")


@pytest.mark.parametrize("year", [1, 9999])
def test_a_mistyped_year_of_publication_is_no_evidence(year: int) -> None:
    (event,) = events_of(
        "North Korea fired a missile from Sunan on May 3, 2020 at 7 a.m. EDT.", date(year, 1, 1)
    )
    assert event.date_local == "2020-05-03"


def test_a_dateline_alone_tells_nothing() -> None:
    assert events_of("SEOUL, Nov. 2 —") == ()
    assert events_of("SEOUL, Nov. 2 —\n\nA missile was fired from Sunan.")[0].site == "Sunan"


def test_claims_of_no_event_are_kept() -> None:
    report = Report(
        report_id="r", text="Iran said its missile can reach 2,000 km.", published=PUBLISHED
    )
    assert parse_report(report) == ()
    assert [(c.value, c.mood, c.event_id) for c in all_claims(report)] == [
        ("2000", "capability", "")
    ]


def test_events_of_a_batch_are_numbered_by_time_whatever_their_order() -> None:
    early = Report(
        report_id="a",
        text="North Korea fired a missile from Sunan at 6 a.m. KST on Wednesday.",
        published=PUBLISHED,
    )
    late = Report(
        report_id="b",
        text="North Korea fired a missile from Wonsan at 5 p.m. KST on Wednesday.",
        published=PUBLISHED,
    )

    def read(order: list[Report]) -> tuple[Event, ...]:
        return link_events((e for report in order for e in parse_report(report)), order)

    ids = [[(e.event_id, e.site) for e in read(order)] for order in ([early, late], [late, early])]
    assert ids[0] == ids[1] == [("PRK-2022-11-02-1", "Sunan"), ("PRK-2022-11-02-2", "Wonsan")]


def test_a_report_that_prints_ones_own_word_is_that_sides_claim() -> None:
    (event,) = events_of(
        "The Korean People's Army fired a missile on Wednesday. It flew 600 km.",
        outlet="Korean Central News Agency",
    )
    assert {claim.claimant for claim in event.claims} == {"PRK-KCNA"}


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ((600.0, "exact"), (650.0, "exact"), True),
        ((600.0, "about"), (620.0, "about"), False),
        ((600.0, "at_least"), (900.0, "exact"), False),
        ((600.0, "at_most"), (900.0, "exact"), True),
    ],
)
def test_claimants_differ_by_more_than_their_hedges(
    a: tuple[float, str], b: tuple[float, str], differ: bool
) -> None:
    said = [
        Statement("range_km", f"{number:g}", k, k + 1, 0, number, qualifier=hedge, claimant=who)
        for k, ((number, hedge), who) in enumerate(((a, "KOR-JCS"), (b, "JPN-MOD")))
    ]
    assert conflicts(said) == (("range_km",) if differ else ())


def test_claimants_are_ranked_by_one_rule() -> None:
    order = ["KOR-JCS", "KOR-MND", "JPN-MOD", "USA-DOD", "IND", "PRK-KCNA", "outlet"]
    ranks = [rank(claimant, "PRK") for claimant in order]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_each_claim_of_an_event_is_listed_once() -> None:
    for report in read_reports([SEEDS]):
        for event in parse_report(report):
            told = [(c.field, c.value, c.start, c.end) for c in event.claims]
            assert len(told) == len(set(told)), report.report_id


@pytest.mark.parametrize(
    "blow", ["strike on its consulate in Damascus", "attack on a ship near Hodeidah"]
)
def test_where_a_target_stood_is_no_launch_area(blow: str) -> None:
    launch = "Iran launched 120 ballistic missiles on Saturday."
    (event,) = events_of(f"{launch} Tehran called it its answer to the {blow}.")
    assert event.site is None
    (event,) = events_of(f"Iran fired missiles from Kermanshah in answer to the {blow}.")
    assert event.site == "Kermanshah"


def test_a_place_goes_with_the_distance_before_it() -> None:
    text = (
        "North Korea fired a missile that fell 26 kilometers south of the line and 57 kilometers "
        "east of Sokcho."
    )
    (event,) = events_of(text)
    told = event.impact_distance_km, event.impact_bearing, event.impact_landmark
    assert told == (57.0, "E", "Sokcho")


def test_what_never_happened_before_is_no_denial() -> None:
    launch = "China launched missiles on Thursday."
    (event,) = events_of(f"{launch} They had never before come down in Japan's EEZ, Kishi said.")
    assert event.eez_inside is None
    (event,) = events_of(f"{launch} They never came down in Japan's EEZ, Kishi said.")
    assert event.eez_inside is False
