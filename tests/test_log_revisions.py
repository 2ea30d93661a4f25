"""Words that are taken back: figures that claimants corrected, launches that they withdrew."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from log_samples import ROOT, report

import launches
from launches.log import Settings, add_reports, as_known_at, build_log, history, verify
from launches.model import Event, Report

PLAIN = Settings(samples=0)
SAID = report(
    "2022-09-25-jcs",
    "2022-09-25",
    "North Korea fired a short-range ballistic missile from Taechon on Sunday, South Korea's Joint "
    "Chiefs of Staff said. It flew about 600 km.",
)
ALSO = report(
    "2022-09-25-ministry",
    "2022-09-25",
    "Japan's Defense Ministry said North Korea launched a ballistic missile on Sunday.",
)


def denial(text: str, name: str = "2022-09-26-denial") -> Report:
    return report(name, "2022-09-26", text)


WITHDRAWN = denial(
    "South Korea's Joint Chiefs of Staff on Monday withdrew its announcement that North Korea had "
    "fired a ballistic missile on September 25."
)


def built(*reports: Report) -> Event:
    """The one event that reports tell of."""
    (row,) = launches.tables(reports).records
    return row


# --- launches that are taken back


@pytest.mark.parametrize(
    "text",
    [
        "South Korea's Joint Chiefs of Staff said on Monday that North Korea did not in fact "
        "launch a missile on September 25.",
        "South Korea's Joint Chiefs of Staff on Monday withdrew its announcement that North Korea "
        "had fired a ballistic missile on September 25.",
        "What North Korea fired on Sunday was not a missile, South Korea's Joint Chiefs of Staff "
        "said on Monday.",
        "South Korea's Joint Chiefs of Staff said that no missile was launched by North Korea on "
        "Sunday. Its earlier alert was a mistake, it said.",
        "South Korea's military retracted its statement that North Korea had fired a missile on "
        "Sunday. It was a flock of birds, the Joint Chiefs of Staff said.",
    ],
)
def test_a_launch_that_its_teller_takes_back_is_retracted(text: str) -> None:
    event = built(denial(text), SAID)
    assert event.status == "retracted"
    assert event.reports == ("2022-09-25-jcs", "2022-09-26-denial")
    (said,) = [claim for claim in event.claims if claim.field == "status"]
    assert said.claimant == "KOR-JCS"
    figures = {c.claim_id for c in event.claims if c.claimant == "KOR-JCS" and c is not said}
    assert set(said.supersedes.split("|")) == figures
    assert event.range_km == 600.0  # what was said stays


def test_another_side_that_stands_by_it_makes_it_disputed() -> None:
    assert built(SAID, ALSO).status == "confirmed"
    assert built(SAID, ALSO, WITHDRAWN).status == "disputed"


def test_a_denial_of_the_other_side_makes_it_disputed() -> None:
    text = "North Korea denied on Monday that it had launched a missile on September 25."
    assert built(SAID, denial(text)).status == "disputed"


def test_word_that_is_given_again_stands() -> None:
    again = report("2022-09-27-jcs", "2022-09-27", SAID.text.replace("Sunday", "September 25"))
    assert built(SAID, WITHDRAWN, again).status == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "It was not a ballistic missile but a cruise missile that North Korea fired on Sunday, "
        "South Korea's Joint Chiefs of Staff said.",
        "North Korea fired a missile on Sunday, the Joint Chiefs of Staff said. Japan said that no "
        "missile was launched toward it.",
        "North Korea, which did not launch a missile for a month, fired one on Sunday, South "
        "Korea's Joint Chiefs of Staff said.",
        "South Korea's Joint Chiefs of Staff withdrew its statement that the missile of Sunday "
        "fell inside the zone. North Korea fired it from Taechon on Sunday.",
        "North Korea fired a missile on Sunday, South Korea's military said. Pyongyang denied that "
        "the missile it launched had failed.",
    ],
)
def test_a_denial_of_something_else_takes_nothing_back(text: str) -> None:
    assert "retracted" not in {
        event.status for event in launches.tables([SAID, denial(text)]).records
    }


def test_a_denial_alone_is_no_launch_in_a_table_but_kept_in_a_log(tmp_path: Path) -> None:
    assert launches.build([WITHDRAWN]).empty
    assert launches.parse(WITHDRAWN.text, published="2022-09-26") == ()
    build_log(tmp_path, [WITHDRAWN], settings=PLAIN)
    assert launches.read_log(tmp_path)["status"].tolist() == ["retracted"]
    assert launches.totals(launches.read_log(tmp_path)).empty


def test_order_of_addition_does_not_matter(tmp_path: Path) -> None:
    for name, batches in (("a", ([SAID], [WITHDRAWN])), ("b", ([WITHDRAWN], [SAID]))):
        build_log(tmp_path / name, batches[0], settings=PLAIN)
        kept = add_reports(tmp_path / name, batches[1])
        events = launches.read_log(tmp_path / name)
        assert events["event_id"].tolist() == ["PRK-2022-09-25-1"]
        assert events["status"].tolist() == ["retracted"]
        assert verify(tmp_path / name, [SAID, WITHDRAWN]) == []
        assert kept.changes
    before = as_known_at("2022-09-25", tmp_path / "a")
    assert before["status"].tolist() == ["reported"]


# --- real corrections, as the bundled log tells them


def told(event_id: str, field: str) -> pd.DataFrame:
    table = history(event_id)
    return table[table["field"] == field]


def corrected(event_id: str, field: str) -> list[tuple[str, str, str, str]]:
    """Claimant and value of each earlier word, and those of the later one that replaces it."""
    claims = launches.read_claims().set_index("claim_id")
    out = []
    for _, row in told(event_id, field).dropna(subset="supersedes").iterrows():
        for name in row["supersedes"].split("|"):
            old = claims.loc[name]
            out.append((old["claimant"], old["value"], row["claimant"], row["value"]))
    return out


def test_zone_outside_then_inside_on_2021_09_15() -> None:
    assert ("JPN-JCG", "false", "JPN-MOD", "true") in corrected("PRK-2021-09-15-1", "eez_inside")
    event = launches.read_log().set_index("event_id").loc["PRK-2021-09-15-1"]
    assert event["eez_inside"]
    assert "eez_inside" not in str(event["conflicts"])


def test_a_conditional_range_then_the_flown_one_on_2022_09_25() -> None:
    found = corrected("PRK-2022-09-25-1", "range_km")
    assert ("JPN-MOD", "400", "JPN-MOD", "650") in found
    first = told("PRK-2022-09-25-1", "range_km").query("value == '400'").iloc[0]
    assert first["mood"] == "conditional"
    assert not first["shown"]
    before = as_known_at("2022-09-25").set_index("event_id").loc["PRK-2022-09-25-1"]
    assert before["range_km"] == 600.0  # the Joint Chiefs', who gave no condition


def test_two_missiles_then_one_on_2019_10_02() -> None:
    assert ("JPN", "2", "JPN", "1") in corrected("PRK-2019-10-02-1", "missile_count")
    event = launches.read_log().set_index("event_id").loc["PRK-2019-10-02-1"]
    assert event["missile_count"] == 1


@pytest.mark.parametrize(
    ("event_id", "field"),
    [
        ("PRK-2019-07-25-1", "range_km"),
        ("PRK-2022-03-24-1", "missile_name"),
        ("PRK-2025-01-06-1", "range_km"),
    ],
)
def test_sources_that_differ_are_in_conflict_or_corrected(event_id: str, field: str) -> None:
    event = launches.read_log().set_index("event_id").loc[event_id]
    assert field in str(event["conflicts"]) or corrected(event_id, field), event["conflicts"]


def test_the_seeds_retract_nothing_that_flew() -> None:
    assert (ROOT / "seeds").is_dir()
    assert not launches.read_log()["status"].eq("retracted").any()
