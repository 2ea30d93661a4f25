"""Reading a log back, and what it says through time and in numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from log_samples import ROOT, claim, report, told

import launches
from launches.errors import DataFileError, LaunchesError, ReportError
from launches.log import (
    Settings,
    add_reports,
    as_known_at,
    build_log,
    diff,
    history,
    history_words,
    link_events,
    per_missile,
    read_claims,
    read_footprints,
    read_log,
    read_report_list,
    read_trajectories,
    totals,
)
from launches.model import Event, Report

PLAIN = Settings(samples=0)
#: The case of 2022-09-25: a figure that held only on a normal path, then the flown one.
FIRST = report(
    "2022-09-25-ministry",
    "2022-09-25T09:00+09:00",
    "Japan's Defense Ministry said North Korea launched a ballistic missile on Sunday at around "
    "6:52 a.m. It flew about 400 km if it followed a normal trajectory.",
)
JCS = report(
    "2022-09-25-jcs",
    "2022-09-25T11:00+09:00",
    "North Korea fired a short-range ballistic missile from Taechon at 6:53 a.m. on Sunday, South "
    "Korea's Joint Chiefs of Staff said. It flew about 600 km at an apogee of 60 km.",
)
LATER = report(
    "2022-09-26-ministry",
    "2022-09-26",
    "Japan's Defense Ministry said the ballistic missile that North Korea launched on September "
    "25 flew about 650 km.",
)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("log")
    reports = [FIRST, JCS, LATER]
    far = report(
        "2017-11-29-ministry",
        "2017-11-29",
        "North Korea fired an intercontinental ballistic missile from Pyongsong on November 29, "
        "2017. It flew 950 km for 53 minutes at an apogee of 4,475 km, Japan's Defense Ministry "
        "said, and fell into the Sea of Japan.",
    )
    build_log(folder, [*reports, far], settings=Settings(samples=200))
    return folder


def test_dtypes_are_those_of_dates_choices_and_nullable_numbers(log: Path) -> None:
    events = read_log(log)
    assert str(events.crs) == "EPSG:4326"
    assert events["date_local"].dtype.kind == "M"
    assert str(events["time_utc"].dtype).endswith("UTC]")
    assert events["missile_class"].dtype == "category"
    assert events["missile_count"].dtype == "Int64"
    assert events["eez_inside"].dtype == "boolean"
    assert events["range_km_max"].isna().all()
    assert events.geometry.x.iloc[0] == events["site_lon_deg"].iloc[0]


def test_the_other_tables(log: Path) -> None:
    claims, reports = read_claims(log), read_report_list(log)
    assert set(claims["event_id"]) == set(read_log(log)["event_id"])
    assert reports["published"].tolist()[1:3] == [
        "2022-09-25T11:00+09:00",
        "2022-09-25T09:00+09:00",
    ]
    tracks = read_trajectories(log).set_index("event_id")
    assert tracks.geometry["PRK-2017-11-29-1"].has_z
    top_m = max(z for *_, z in tracks.geometry["PRK-2017-11-29-1"].coords)
    assert top_m == pytest.approx(4_475_000, rel=0.01)
    shares = read_footprints(log).groupby("event_id")["footprint_probability"].apply(list)
    assert shares["PRK-2017-11-29-1"] == [0.5, 0.9]


def test_layers_of_a_log_without_estimates(tmp_path: Path) -> None:
    build_log(tmp_path, [JCS], settings=PLAIN)
    assert read_trajectories(tmp_path).empty
    assert read_footprints(tmp_path).columns.tolist()[-1] == "geometry"
    assert read_log(tmp_path)["zone"].isna().all()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("missile_class", "missile_klass", "no column `missile_class`"),
        (",SRBM,", ",BRSM,", "does not fit the column"),
        ("2022-09-25,", "2022-02-30,", "not a date"),
    ],
)
def test_a_table_that_cannot_be_used_is_named(
    tmp_path: Path, old: str, new: str, what: str
) -> None:
    build_log(tmp_path, [JCS], settings=PLAIN)
    path = tmp_path / "events.csv"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(DataFileError, match=what) as caught:
        read_log(tmp_path)
    assert "events.csv" in caught.value.where


# --- whose word stands


def merged(*events: Event, published: dict[str, str] | None = None) -> Event:
    days = published or {}
    reports = [report(name, day, "Text.") for name, day in days.items()]
    (event,) = link_events(events, reports)
    return event


def test_a_claimant_who_corrects_itself_is_followed() -> None:
    event = merged(
        told("first", claim("range_km", 430.0), claim("range_km", 690.0, start=9), range_km=430.0),
        told("then", claim("range_km", 600.0), range_km=600.0),
        published={"first": "2022-09-25", "then": "2022-09-26"},
    )
    assert (event.range_km, event.conflicts) == (600.0, ())
    (new,) = [c for c in event.claims if c.report_id == "then"]
    assert new.supersedes == "first:1|first:2"
    assert [c.preferred for c in event.claims] == [False, False, True]


def test_the_order_of_publication_counts_not_that_of_the_names() -> None:
    first = told("z", claim("eez_inside", "false", "JPN-MOD"), eez_inside=False, eez_country="JPN")
    later = told("a", claim("eez_inside", "true", "JPN-MOD"), eez_inside=True, eez_country="JPN")
    event = merged(first, later, published={"z": "2022-09-25T13:00Z", "a": "2022-09-25T21:00Z"})
    assert (event.eez_inside, event.conflicts) == (True, ())


def test_a_rounder_repetition_does_not_replace_the_figure() -> None:
    event = merged(
        told("a", claim("apogee_km", 6648.4, "PRK-KCNA"), apogee_km=6648.4),
        told("b", claim("apogee_km", 6650.0, "PRK-KCNA"), apogee_km=6650.0),
        published={"a": "2022-09-25", "b": "2022-09-26"},
    )
    assert event.apogee_km == 6648.4
    assert {c.supersedes for c in event.claims} == {""}


def test_a_flown_figure_replaces_a_conditional_one() -> None:
    conditional = claim("range_km", 400.0, "JPN-MOD", mood="conditional", preferred=False)
    event = merged(
        told("a", conditional),
        told("b", claim("range_km", 650.0, "JPN-MOD"), range_km=650.0),
        published={"a": "2022-09-25", "b": "2022-09-26"},
    )
    assert event.range_km == 650.0
    assert [c.supersedes for c in event.claims] == ["", "a:1"]


def test_claimants_who_differ_beyond_their_hedges_conflict() -> None:
    seoul = told("a", claim("range_km", 1100.0, qualifier="about"), range_km=1100.0)
    state = told("b", claim("range_km", 1500.0, "PRK-KCNA"), range_km=1500.0)
    near = told("c", claim("range_km", 1080.0, "JPN-MOD", qualifier="about"), range_km=1080.0)
    assert merged(seoul, state).conflicts == ("range_km",)
    assert merged(seoul, near).conflicts == ()
    assert merged(seoul, state, near).range_km == 1100.0


def test_one_missile_under_two_numbers_is_disputed() -> None:
    state = told(
        "a",
        claim("missile_name", "Hwasong-17", "PRK-KCNA"),
        missile_name="Hwasong-17",
        site="Sunan",
    )
    seoul = told(
        "b", claim("missile_name", "Hwasong-15", "KOR-MND"), missile_name="Hwasong-15", site="Sunan"
    )
    own = told("c", claim("missile_name", "KN-23"), missile_name="KN-23", site="Sunan")
    assert merged(state, seoul).status == "disputed"
    assert merged(state, own).status == "confirmed"


def test_two_offices_of_one_government_confirm_nothing() -> None:
    ministry = told("a", claim("missile_count", 1, "JPN-MOD"), missile_count=1)
    guard = told("b", claim("missile_count", 1, "JPN-JCG"), missile_count=1)
    assert merged(ministry, guard).status == "reported"


def test_a_vaguer_class_gives_way_to_a_finer_one() -> None:
    vague = told("a", claim("missile_class", "BM"), missile_class="BM")
    fine = told("b", claim("missile_class", "ICBM", "PRK-KCNA"), missile_class="ICBM")
    assert merged(vague, fine).missile_class == "ICBM"


# --- through time


def test_the_table_as_it_stood(log: Path) -> None:
    def known(moment: str) -> Any:
        events = as_known_at(moment, log)
        return events[events["event_id"] == "PRK-2022-09-25-1"].squeeze()

    assert as_known_at("2016-01-01", log).empty
    assert known("2022-09-25T01:00Z")["reports"] == "2022-09-25-ministry"
    assert pd.isna(known("2022-09-25T01:00Z")["range_km"])
    assert known("2022-09-25T02:00Z")["range_km"] == 600.0
    assert known("2022-09-25T02:00Z")["status"] == "confirmed"
    assert known("2022-09-26T12:00Z")["claim_count"] < known("2022-09-26")["claim_count"]
    assert "range_km" in known("2022-09-26")["conflicts"]


@pytest.mark.parametrize(
    ("moment", "range_km"), [("2022-09-25T03:00Z", 600.0), ("2022-09-26", 600.0), (None, 600.0)]
)
def test_build_gives_the_table_of_a_moment(moment: str | None, range_km: float) -> None:
    table = launches.build([LATER, JCS, FIRST], as_known_at=moment)
    assert table["range_km"].tolist() == [range_km]
    assert table["event_id"].tolist() == ["PRK-2022-09-25-1"]


def test_build_of_a_moment_leaves_out_what_was_not_known() -> None:
    before = launches.build([LATER, JCS, FIRST], as_known_at="2022-09-25T01:00Z")
    assert before["range_km"].isna().all()  # the first figure held on a normal path only
    assert before["reports"].tolist() == ["2022-09-25-ministry"]
    assert launches.build([LATER, JCS, FIRST], as_known_at="2022-09-24").empty


@pytest.mark.parametrize("moment", ["yesterday", "2022-13-01", ""])
def test_a_moment_that_is_none_is_an_error(moment: str) -> None:
    with pytest.raises(ReportError, match="not a date or time"):
        launches.build([FIRST], as_known_at=moment)


def test_history_tells_claim_by_claim(log: Path) -> None:
    table = history("PRK-2022-09-25-1", log)
    assert table["report_id"].drop_duplicates().tolist() == [
        "2022-09-25-ministry",
        "2022-09-25-jcs",
        "2022-09-26-ministry",
    ]
    ranges = table[table["field"] == "range_km"].set_index("report_id")
    assert ranges["mood"].tolist() == ["conditional", "flown", "flown"]
    assert ranges["shown"].tolist() == [False, True, False]
    replaced = str(ranges["supersedes"].iloc[-1])
    claims = read_claims(log).set_index("claim_id")
    assert claims["value"][replaced] == "400"
    text = history_words(table)
    assert text.startswith("2022-09-25 00:00 UTC  2022-09-25-ministry\n")
    assert f'"about 650 km" (replaces {replaced})' in text


def test_history_of_what_is_not_there(log: Path) -> None:
    with pytest.raises(DataFileError, match="no such event"):
        history("PRK-2030-01-01-1", log)


def test_diff_of_two_states(tmp_path: Path) -> None:
    build_log(tmp_path / "old", [FIRST], settings=PLAIN)
    build_log(tmp_path / "new", [FIRST], settings=PLAIN)
    assert diff(tmp_path / "old", tmp_path / "new").empty
    add_reports(tmp_path / "new", [JCS])
    table = diff(tmp_path / "old", tmp_path / "new")
    assert set(table["change"]) == {"changed"}
    by_column = table.set_index("column")
    assert by_column["new"]["range_km"] == "600"
    assert by_column["old"].isna()["range_km"]
    rows = json.loads(table.to_json(orient="records"))
    assert {"event_id": "PRK-2022-09-25-1", "change": "changed", "column": "missile_class",
            "old": "BM", "new": "SRBM"} in rows  # fmt: skip
    build_log(tmp_path / "empty", [], settings=PLAIN)
    assert diff(tmp_path / "empty", tmp_path / "new")["change"].tolist() == ["added"]
    assert diff(tmp_path / "new", tmp_path / "empty")["change"].tolist() == ["removed"]


# --- in numbers


def counted() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "event_id": list("ABCDEF"),
            "date_local": pd.to_datetime(
                ["2022-11-02", "2022-11-02", "2022-12-31", "2023-01-01", "2023-01-02", ""]
            ),
            "missile_class": ["SRBM", "SRBM", "CM", "SRBM", "ICBM", "SRBM"],
            "missile_count": pd.array([4, 17, None, 3, 1, 2], dtype="Int64"),
            "missile_count_qualifier": ["exact", "at_least", None, "up_to", "exact", "about"],
            "status": ["reported"] * 4 + ["retracted", "reported"],
        }
    )


def test_totals_have_bounds_where_numbers_are_hedged() -> None:
    table = totals(counted())
    assert table.index.tolist()[:2] == [2022, 2023]
    assert table["events"].tolist() == [3, 1, 1]
    assert table["missiles_min"].tolist() == [22, 1, 2]
    assert table["missiles_max"].tolist() == [pd.NA, 3, 2]
    assert table["unbounded"].tolist() == [2, 0, 0]


def test_totals_by_several_columns() -> None:
    table = totals(counted(), ["year", "missile_class"])
    assert table.loc[(2022, "SRBM"), "missiles_min"] == 21
    with pytest.raises(LaunchesError, match="no such column"):
        totals(counted(), "yeer")


def test_one_row_per_missile() -> None:
    rows = per_missile(counted())
    assert rows.groupby("event_id").size().to_dict() == {"A": 4, "B": 17, "C": 1, "D": 3, "F": 2}
    assert rows[rows["event_id"] == "A"]["missile"].tolist() == [1, 2, 3, 4]
    assert rows.groupby("event_id")["missile_certain"].all().to_dict() == {
        "A": True, "B": False, "C": False, "D": False, "F": False,
    }  # fmt: skip


def test_numbers_of_a_log_as_read(log: Path) -> None:
    events = read_log(log)
    assert totals(events)["events"].sum() == len(events)
    assert len(per_missile(events)) == events["missile_count"].fillna(1).sum()


def test_the_seeds_make_a_log_that_can_be_read(tmp_path: Path) -> None:
    from launches.text.reports import read_reports

    seeds: list[Report] = read_reports(ROOT / "seeds", as_of="2026-01-01")
    build_log(tmp_path, seeds, settings=PLAIN)
    events = read_log(tmp_path)
    assert events["event_id"].is_unique
    assert events["date_local"].between("2006-01-01", "2026-12-31").all()
    assert (events["reports"].str.count(r"\|") > 0).sum() >= 15
