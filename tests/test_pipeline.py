"""The layers joined up: what is read, explained, summed up, merged and drawn."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from geopandas import GeoDataFrame
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString

import launches
from launches import schema
from launches.answers import estimate_answer, lay_out, parse_position
from launches.drawing import draw, file_name
from launches.errors import FigureError, LaunchesError, ReportError
from launches.estimates import with_claims, with_estimates
from launches.formats import plain_rows
from launches.model import Claim, Event, Report
from launches.reading import find_event, parse, tables
from launches.reasons import explain, marked
from launches.summary import summarise
from launches.table import claims_table, events_table

TEXT = (
    "North Korea fired two short-range ballistic missiles from the Sunan area on Wednesday, South "
    "Korea's Joint Chiefs of Staff said. They flew about 650 kilometers."
)
REPORT = Report(report_id="jcs", text=TEXT, published=date(2023, 9, 13))


# -- reading --------------------------------------------------------------------------------------


def test_a_corrected_figure_names_the_claim_that_it_replaces() -> None:
    first = Report(
        report_id="a",
        text="North Korea's Scud can reach 500 km. North Korea fired a ballistic missile from "
        "Sunan on Thursday. It flew about 400 km, South Korea's Joint Chiefs of Staff said.",
        published=date(2023, 6, 15),
    )
    second = Report(
        report_id="b",
        text="The ballistic missile that North Korea fired from Sunan on Thursday flew about "
        "600 km, South Korea's Joint Chiefs of Staff said.",
        published=date(2023, 6, 16),
    )
    claims = tables([first, second]).claims.set_index("claim_id")
    later = claims[claims["supersedes"].notna()]
    assert later["value"].tolist() == ["600"]
    replaced = claims.loc[later["supersedes"].iloc[0]]
    assert (replaced["field"], replaced["value"]) == ("range_km", "400")


def test_parse_takes_the_day_as_text_or_date_and_before_the_front_matter() -> None:
    for published in ("2023-09-13", date(2023, 9, 13)):
        (event,) = parse(TEXT, published)
        assert event.date_local == "2023-09-13"
    (event,) = parse("---\npublished: 2020-01-01\n---\n" + TEXT, "2023-09-13")
    assert event.date_local == "2023-09-13"


def test_parse_of_nothing_is_no_event() -> None:
    assert parse("") == parse(" \n") == ()


def test_parse_refuses_a_day_that_does_not_exist() -> None:
    with pytest.raises(ReportError, match="does not exist"):
        parse(TEXT, "2023-02-30")


def test_spans_reproduce_the_verbatim_words() -> None:
    for event in parse("\r\n".join(["---", "lang: en", "---", "", TEXT, ""]), "2023-09-13"):
        body = "\n" + TEXT + "\n"
        assert [c.verbatim for c in event.claims] == [body[c.start : c.end] for c in event.claims]


def test_tables_hang_together() -> None:
    read = tables([REPORT, Report(report_id="quiet", text="They met for dinner.")])
    assert read.events["event_id"].is_unique
    assert set(read.claims["event_id"].dropna()) <= set(read.events["event_id"])
    assert set(read.claims["report_id"]) <= set(read.reports["report_id"])
    assert read.reports.set_index("report_id")["event_count"].to_dict() == {"jcs": 1, "quiet": 0}
    assert read.claims["preferred"].any()


def test_find_event_names_what_is_near(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\npublished: 2023-09-13\n---\n" + TEXT)
    event, reports = find_event("PRK-2023-09-13-1", tmp_path)
    assert event.missile_count == 2
    assert [report.report_id for report in reports] == ["a"]
    with pytest.raises(ReportError, match=r"try PRK-2023-09-13-1"):
        find_event("PRK-2023-09-14-1", tmp_path)
    with pytest.raises(ReportError, match="no such event"):
        find_event("IRN", tmp_path)


# -- explaining -----------------------------------------------------------------------------------


def claim(text: str, words: str, **more: object) -> Claim:
    start = text.index(words)
    return Claim(
        field="range_km", value="650", verbatim=words, start=start, end=start + len(words),
        report_id="a", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_explain_shows_every_claim_of_every_mood_and_what_was_left_empty() -> None:
    text = "It flew 650 km. It could reach 900 km."
    event = Event(
        event_id="X",
        range_km=650.0,
        conflicts=("range_km",),
        claims=(
            claim(text, "650 km", preferred=True, claimant="KOR-JCS"),
            claim(text, "900 km", mood="capability"),
            Claim(field="sea", value="x", verbatim="It", start=0, end=2, mood="background"),
        ),
    )
    out = explain([event], [Report(report_id="a", text=text)])
    assert "claimants differ on: range_km" in out
    assert "* KOR-JCS: 650, exact, flown   a [8:14]" in out
    assert "- outlet: 650, exact, capability   a [31:37]" in out
    assert "sea = (empty)" in out
    assert "It flew 650 km.\n" in out, "the sentence, not the whole text"


@given(st.text(max_size=300), st.data())
def test_marks_stand_under_the_characters_that_they_mark(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = marked(text, start, end, width=40)
    marks = sum(line.count("^") for line in lines if set(line.strip()) == {"^"})
    shown = sum(c == "^" for c in text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text[start:end])
    assert marks <= end - start + wide + shown


def test_marks_of_wide_characters() -> None:
    lines = marked("약 650 km 비행", 2, 8)
    assert lines == ["      약 650 km 비행", "         ^^^^^^"]


def test_marks_run_over_wrapped_lines() -> None:
    text = "one two three four five six"
    lines = marked(text, 4, 18, width=12)
    assert [line.strip() for line in lines] == [
        "one two", "^^^^", "three four", "^^^^^^^^^^", "five six",
    ]  # fmt: skip


# -- summing up -----------------------------------------------------------------------------------


def test_summary_shows_hedges_spans_estimates_and_verdicts() -> None:
    row = {
        "date_local": "2022-10-04", "actor": "PRK", "missile_class": "IRBM", "missile_count": 1,
        "range_km": 4500.0, "range_qualifier": "at_least", "apogee_km": None,
        "apogee_km_est": 970.4, "zone": "high-seas", "zone_probability": 0.934,
        "eez_country": "JPN", "eez_inside": False, "zone_agrees": "yes", "outcome": "failure",
    }  # fmt: skip
    head, line = summarise([row]).splitlines()
    for words in (">=4,500", "(970)", "high-seas 93 %", "out JPN", "yes", "1 IRBM (failed)"):
        assert words in line
    assert "site" not in head, "a column that is empty everywhere is left out"


def test_summary_of_a_span_and_of_a_hedged_count() -> None:
    row = {
        "missile_count": 25, "missile_count_qualifier": "at_least",
        "range_km": 400.0, "range_km_max": 600.0, "range_qualifier": "about",
    }  # fmt: skip
    line = summarise([row]).splitlines()[1]
    assert ">=25" in line
    assert "~400-600" in line
    assert line.startswith("?")


def test_summary_lines_up_with_wide_characters() -> None:
    rows = [{"site": "순안", "range_km": 1.0}, {"site": "Sunan", "range_km": 2.0}]
    lines = summarise(rows).splitlines()
    width = [sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines]
    assert len(set(width)) == 1


# -- merging --------------------------------------------------------------------------------------


def test_estimates_are_merged_by_event_in_the_order_of_the_schema() -> None:
    events = events_table([Event(event_id="B", range_km=1.0), Event(event_id="A")])
    tracks = pd.DataFrame(
        {
            "event_id": ["A", "B"],
            "trajectory_kind": ["none", "lofted"],
            "range_km_est": [pd.NA, 2.0],
        }
    )
    verdicts = pd.DataFrame({"event_id": ["B"], "zone": ["JPN"], "zone_probability": [0.9]})
    whole = with_estimates(events, tracks, verdicts)
    assert list(whole.columns) == [*schema.names("events"), "geometry"]
    assert whole["event_id"].tolist() == ["B", "A"]
    assert whole["trajectory_kind"].tolist() == ["lofted", "none"]
    assert whole["zone"].isna().tolist() == [False, True]
    assert "zone" not in events, "the table given is left as it was"


def test_estimates_are_replaced_not_doubled() -> None:
    events = events_table([Event(event_id="A")])
    for kind in ("lofted", "cruise"):
        tracks = pd.DataFrame({"event_id": ["A"], "trajectory_kind": [kind]})
        events = with_estimates(events, tracks)
    assert events["trajectory_kind"].tolist() == ["cruise"]
    assert len(events.columns) == len(set(events.columns))


def test_claims_are_handed_to_their_events() -> None:
    claims = claims_table(
        [
            Claim(event_id="A", field="site", value="x", verbatim="x", start=0, end=1),
            Claim(event_id="", field="site", value="y", verbatim="y", start=0, end=1),
        ]
    )
    both = with_claims(events_table([Event(event_id="A"), Event(event_id="B")]), claims)
    assert [len(mine) for mine in both["claims"]] == [1, 0]
    assert both["claims"].iloc[0][0]["value_num"] is None


# -- drawing --------------------------------------------------------------------------------------


def test_what_cannot_be_drawn_is_named_and_the_rest_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import launches.plotting

    draw_map = launches.plotting.plot_map

    def fail_once(events: GeoDataFrame, *args: object, **more: object) -> object:
        if events["event_id"].iloc[0] == "A":
            raise FigureError("no ink")
        return draw_map(events, limits=GeoDataFrame())

    monkeypatch.setattr(launches.plotting, "plot_map", fail_once)
    events = with_estimates(
        events_table([Event(event_id=n, site_lat_deg=39.0, site_lon_deg=125.7) for n in "AB"]),
        pd.DataFrame({"event_id": ["A", "B"], "trajectory_kind": ["none", "none"]}),
        pd.DataFrame({"event_id": ["A", "B"]}),
    )
    none = GeoDataFrame(
        {"event_id": [], "trajectory_kind": [], "footprint_probability": []},
        geometry=[], crs=4326,
    )  # fmt: skip
    files, errors = draw(events, tmp_path, trajectories=none, footprints=none, formats=["svg"])
    assert [str(error) for error in errors] == ["A: not drawn: no ink"]
    assert sorted(path.name for path in files) == ["B.svg", "overview.svg"]


@given(st.text(max_size=40))
def test_figure_names_stay_in_their_folder(event_id: str) -> None:
    name = file_name(event_id)
    assert name
    assert Path(name).name == name
    assert not name.startswith(".")


# -- answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "39", "39,", "39;125", "nan,1", "91,0", "0,361", "39,125,1"])
def test_what_is_no_position(text: str) -> None:
    with pytest.raises(FigureError):
        parse_position(text)


@given(st.floats(-90, 90), st.floats(-360, 360))
def test_positions_are_read_as_written(lat_deg: float, lon_deg: float) -> None:
    assert parse_position(f"{lat_deg!r}, {lon_deg!r}") == (lat_deg, lon_deg)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({}, "nothing to estimate from"),
        ({"impact": "40,130"}, "needs a launch point"),
        ({"site": "39,125", "impact": "40,130", "range_km": 5.0}, "range and azimuth already"),
        ({"event_id": "A", "range_km": 5.0}, "brings its own figures"),
        ({"site": "39,125", "range_km": float("nan")}, "range_km"),
    ],
)
def test_questions_that_cannot_be_answered(figures: dict[str, object], said: str) -> None:
    with pytest.raises(LaunchesError, match=said):
        estimate_answer(**figures)  # type: ignore[arg-type]


def test_answer_says_what_is_not_known() -> None:
    answer = estimate_answer(site="39.22,125.67", range_km=1001.2, apogee_km=6648.4)
    lines = lay_out(answer).splitlines()
    assert "  range_km" in "\n".join(lines)
    assert any("(not known)" in line for line in lines)


# -- the package as a whole -----------------------------------------------------------------------


def test_notebook_functions_return_new_tables() -> None:
    events = launches.build([REPORT])
    before = plain_rows(events)
    tracks = launches.estimate(events, samples=200)
    launches.footprints(events, samples=200)
    assert plain_rows(events) == before
    assert tracks.crs == events.crs == "EPSG:4326"
    assert tracks["event_id"].tolist() == events["event_id"].tolist()
    line = tracks.geometry.iloc[0]
    assert line is None or (isinstance(line, LineString) and line.has_z)
