"""The log that comes with the package: made from the seeds, whole, and read without a path."""

from __future__ import annotations

import pandas as pd
import pytest
from log_samples import ROOT
from test_log_package import judge, needs_frictionless

import launches
from launches.model import Report

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def seeds() -> list[Report]:
    return launches.read_reports(ROOT / "seeds")


def test_it_is_of_the_seeds_as_they_are(seeds: list[Report]) -> None:
    listed = launches.read_report_list()
    there = dict(zip(listed["report_id"], listed["sha256"], strict=True))
    assert there == {r.report_id: r.sha256 for r in seeds}, "run: launches build seeds/ --log data"


def test_it_holds_together(seeds: list[Report]) -> None:
    assert launches.verify(texts=seeds) == []


@needs_frictionless
def test_it_is_a_valid_data_package() -> None:
    assert judge(DATA) == (True, "")


def test_it_is_read_without_a_path() -> None:
    events, claims = launches.read_log(), launches.read_claims()
    assert len(events) >= 60
    assert events["event_id"].is_unique
    assert set(claims["event_id"].dropna()) <= set(events["event_id"])
    tracks, regions = launches.read_trajectories(), launches.read_footprints()
    assert set(tracks["event_id"]) == set(events["event_id"])
    assert regions.geometry.is_valid.all()
    assert regions.crs == events.crs == "EPSG:4326"


def test_an_event_in_it_is_told_by_several_sides() -> None:
    event = launches.read_log().set_index("event_id").loc["PRK-2022-09-25-1"]
    assert event["status"] == "confirmed"
    assert event["range_km"] in (600.0, 650.0)
    assert event["date_local"] == pd.Timestamp("2022-09-25")


def test_regions_hold_each_other() -> None:
    regions = launches.read_footprints().pivot(
        index="event_id", columns="footprint_probability", values="geometry"
    )
    for half, most in regions[[0.5, 0.9]].itertuples(index=False):
        assert half.difference(most.buffer(0.05)).is_empty
