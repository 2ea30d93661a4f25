"""Whole tables and bare figures: kinds, columns, missing values, errors, what is assumed."""

import numpy as np
import pandas as pd
import pytest

from launches import schema
from launches.errors import FigureError
from launches.geodesy import inverse
from launches.reading import parse
from launches.table import events_table
from launches.trajectory import estimate, estimate_all, estimate_figures, footprints, impact_samples
from launches.trajectory.kinds import trajectory_kinds

SUNAN = {"site_lat_deg": 39.2241, "site_lon_deg": 125.67, "site_radius_km": 10.0}
ROWS = {
    "icbm": {
        **SUNAN, "missile_class": "ICBM", "range_km": 1000.0, "range_qualifier": "about",
        "apogee_km": 6000.0, "apogee_qualifier": "about", "flight_min": 69.0,
        "sea": "Sea of Japan", "impact_distance_km": 200.0, "impact_bearing": "W",
        "impact_landmark": "Oshima-Oshima",
    },
    "low": {
        **SUNAN, "missile_class": "SRBM", "range_km": 850.0, "apogee_km": 50.0,
        "flight_min": 11.0, "direction": "E", "sea": "Sea of Japan",
    },
    "founding": {
        "site_lat_deg": 39.03, "site_lon_deg": 125.75, "site_radius_km": 40.0,
        "missile_class": "SRBM", "range_km": 650.0, "range_qualifier": "about",
        "eez_country": "JPN", "eez_inside": False,
    },
    "cruise": {**SUNAN, "missile_class": "CM", "range_km": 1500.0, "direction": "W"},
    "satellite": {**SUNAN, "missile_class": "SLV", "outcome": "failure"},
    "nothing": {},
}  # fmt: skip


def events(*names, **changes):
    rows = [{"event_id": name, **ROWS[name], **changes} for name in names or ROWS]
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def answers():
    return estimate(events(), samples=300).set_index("event_id")


def test_columns_are_those_of_the_schema():
    frame = estimate(events("icbm"), samples=50)
    wanted = {c.name: c.dtype for c in schema.EVENTS if c.part == "estimated"}
    for name, dtype in wanted.items():
        if not name.startswith("zone"):
            assert name in frame.columns
            assert str(frame[name].dtype) == ("string" if dtype == "category" else dtype)
    assert {"t_s", "assumed", "flight_min_free"} <= set(frame.columns)
    assert frame.crs.to_epsg() == 4326
    for name in ("trajectory_kind", "azimuth_basis", "consistency"):
        column = next(c for c in schema.EVENTS if c.name == name)
        assert set(frame[name].dropna()) <= set(column.values)


def test_an_icbm_gets_an_arc_with_both_times(answers):
    row = answers.loc["icbm"]
    assert row["trajectory_kind"] == "lofted"
    assert row["azimuth_basis"] == "landmark"
    assert row["flight_min_free"] == pytest.approx(65.9, abs=0.4)
    assert row["flight_min_est"] == pytest.approx(68.6, abs=0.5)
    assert row["impact_radius_km"] < 120
    assert pd.isna(row["assumed"])
    coordinates = np.array(row["geometry"].coords)
    assert coordinates[:, 2].max() == pytest.approx(6000e3, rel=1e-6)
    assert len(row["t_s"].split()) == len(coordinates)


def test_a_low_flight_gets_a_schematic_profile_and_no_time(answers):
    row = answers.loc["low"]
    assert row["trajectory_kind"] == "quasi-ballistic"
    assert row["assumed"] == "profile"
    assert row[["flight_min_est", "flight_min_free", "apogee_km_est", "t_s"]].isna().all()
    assert row["geometry"].has_z


def test_the_founding_report_has_a_region_and_no_default_bearing(answers):
    row = answers.loc["founding"]
    assert row["azimuth_basis"] == "assumed"
    assert pd.isna(row["azimuth_deg"])
    assert row["geometry"] is None
    assert row["assumed"] == "azimuth|apogee"
    assert row["impact_radius_km"] > 500


def test_what_is_no_arc_stays_without_figures(answers):
    for name, kind in (("cruise", "cruise"), ("satellite", "orbital"), ("nothing", "none")):
        row = answers.loc[name]
        assert row["trajectory_kind"] == kind
        assert row[["flight_min_est", "apogee_km_est", "t_s"]].isna().all()
    assert answers.loc["cruise", "geometry"] is not None
    assert (
        answers.loc["nothing"]
        .drop(["trajectory_kind", "consistency", "consistency_note"])
        .isna()
        .all()
    )


def test_a_bound_makes_no_time_but_a_time_makes_the_apogee():
    bound = {"apogee_qualifier": "at_least", "event_id": "a"}
    untimed = estimate(events("icbm", **bound, flight_min=None), samples=50).iloc[0]
    assert pd.isna(untimed["flight_min_est"])
    assert pd.isna(untimed["t_s"])
    assert "apogee is a bound" in untimed["assumed"]
    timed = estimate(events("icbm", **bound), samples=50).iloc[0]
    assert timed["apogee_km_est"] == pytest.approx(6050, abs=60)
    assert timed["flight_min_est"] == pytest.approx(69, abs=0.02)


def test_a_landmark_stands_in_for_the_range():
    row = estimate(events("icbm", range_km=None), samples=300).iloc[0]
    assert row["range_km_est"] == pytest.approx(991, abs=25)
    assert row["flight_min_est"] == pytest.approx(68.6, abs=0.5)


def test_reported_times_give_the_apogee_back():
    # "over 6,000 km" and the like: apogee from the minutes, against state media's figure
    cases = ((47.2, 998, 3724.9), (53, 950, 4475), (69.2, 1000.2, 6045), (74.9, 1001.2, 6648.4))
    for minutes, reach, apogee in cases:
        row = estimate(
            events("icbm", range_km=float(reach), apogee_km=None, flight_min=float(minutes)),
            samples=50,
        ).iloc[0]
        assert row["apogee_km_est"] == pytest.approx(apogee, rel=0.04)


def test_tables_of_every_make_give_the_same():
    plain = events("icbm", "low", "founding")
    typed = plain.convert_dtypes()
    for name in ("missile_class", "range_qualifier"):
        typed[name] = typed[name].astype("category")
    typed["eez_inside"] = typed["eez_inside"].astype("boolean")
    objects = plain.astype(object).where(plain.notna(), None)
    shuffled = plain.set_index(pd.Index([7, 7, 3]))
    want = estimate(plain, samples=60).drop(columns="geometry")
    for frame in (typed, objects, shuffled):
        pd.testing.assert_frame_equal(estimate(frame, samples=60).drop(columns="geometry"), want)
    before = plain.copy()
    estimate(plain, samples=20)
    pd.testing.assert_frame_equal(plain, before)


def test_empty_tables_give_empty_tables():
    for empty in (events("icbm").iloc[:0], pd.DataFrame()):
        frame, regions, points = estimate_all(empty)
        assert len(frame) == len(regions) == len(points.event_id) == 0
        assert list(frame.columns) == list(estimate(events("icbm"), samples=20).columns)
        assert list(regions.columns) == list(footprints(events("icbm"), samples=50).columns)
        assert frame.crs is not None


def test_one_bad_event_does_not_sink_the_table():
    table = pd.concat([events("icbm", apogee_km=6e6), events("low")], ignore_index=True)
    frame = estimate(table, samples=50)
    assert frame["consistency"].tolist() == ["impossible", "tension"]
    assert "apogee_km" in frame["consistency_note"][0]
    assert pd.isna(frame["impact_lat_deg"][1]) is False


def test_joined_answers_are_those_of_each_alone():
    table = events("icbm", "low")
    frame, regions, points = estimate_all(table, samples=80, seed=4)
    assert np.array_equal(points.lat_deg, impact_samples(table, samples=80, seed=4).lat_deg)
    assert frame.equals(estimate(table, samples=80, seed=4))
    assert regions.equals(footprints(table, samples=80, seed=4))


def test_bare_figures_of_the_command_line():
    answer = estimate_figures(
        site_lat_deg=39.22, site_lon_deg=125.67, range_km=1001.2, apogee_km=6648.4,
        azimuth_deg=66, flight_min=74,
    )  # fmt: skip
    assert answer["trajectory_kind"] == "lofted"
    assert answer["flight_min_free"] == pytest.approx(72.6, abs=0.1)
    assert answer["flight_min_est"] == pytest.approx(75.2, abs=0.4)
    assert answer["apogee_min_energy_km"] == pytest.approx(240.2, abs=0.1)
    assert answer["consistency"] == "ok"
    assert "circular orbit" in answer["consistency_note"]
    azimuth, reach = inverse(39.22, 125.67, answer["impact_lat_deg"], answer["impact_lon_deg"])
    assert (azimuth, reach) == pytest.approx((66, 1001.2), abs=1e-6)


def test_bare_figures_without_direction_or_range():
    assert estimate_figures(range_km=2000)["apogee_min_energy_km"] == pytest.approx(458.8, abs=0.1)
    by_time = estimate_figures(missile_class="ICBM", apogee_km=6648.4, flight_min=4491 / 60)
    assert by_time["impact_lat_deg"] is None
    assert by_time["range_km_est"] is not None


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"range_km": -5}, "range_km"),
        ({"range_km": 0}, "range_km"),
        ({"range_km": 25_000}, "half the globe"),
        ({"apogee_km": float("nan")}, "apogee_km"),
        ({"apogee_km": 6_648_400}, "metres"),
        ({"flight_min": float("inf")}, "flight_min"),
        ({"site_lat_deg": 125.67, "site_lon_deg": 39.2}, "site_lat_deg"),
        ({"range_km": "six hundred"}, "range_km"),
        ({"rnage_km": 600}, "rnage_km"),
        ({"range_km": 600, "azimuth_deg": float("nan")}, "azimuth_deg"),
    ],
)
def test_bad_bare_figures_are_refused_by_name(figures, words):
    with pytest.raises(FigureError, match=words):
        estimate_figures(**figures)


def test_kinds():
    cases = {
        ("CM", "", np.nan, np.nan, np.nan): "cruise",
        ("HGV", "", 1000.0, 30.0, np.nan): "glide",
        ("SLV", "failure", np.nan, np.nan, np.nan): "orbital",
        ("ICBM", "", 1001.0, 6648.0, 1.0): "lofted",
        ("IRBM", "", 4600.0, 1000.0, 1.0): "ballistic",
        ("SRBM", "", 650.0, 50.0, np.nan): "quasi-ballistic",
        ("IRBM", "", 3000.0, 250.0, np.nan): "depressed",
        ("SRBM", "", 200.0, 40.0, 2.0): "quasi-ballistic",
        ("SRBM", "", 200.0, 40.0, 1.1): "ballistic",
        ("unknown", "", 400.0, np.nan, np.nan): "none",
        ("SRBM", "failure", 60.0, np.nan, np.nan): "none",
    }
    from launches.trajectory.kepler import minimum_energy_apogee_m

    reach, apogee, slow = (np.array([c[i] for c in cases]) for i in (2, 3, 4))
    energy = minimum_energy_apogee_m(reach * 1e3) / 1e3
    kinds = trajectory_kinds(
        [c[0] for c in cases], [c[1] for c in cases], reach, apogee, energy, slow
    )
    assert list(kinds) == list(cases.values())


def test_a_time_that_breaks_an_upper_bound_makes_no_lofted_arc() -> None:
    events = parse(
        "North Korea fired two short-range ballistic missiles from the Sunan area on Thursday. "
        "They flew about 850 kilometers in 11 minutes at an altitude of up to 50 kilometers, "
        "Japan's Defense Ministry said.",
        published="2023-06-15",
    )
    assert estimate(events_table(events)).trajectory_kind.tolist() == ["quasi-ballistic"]
