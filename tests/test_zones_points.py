"""Zones of points: known status, seams, bases, and the wording of answers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.errors import DataFileError, FigureError
from launches.geodesy import direct, inverse
from launches.zones import (
    check_points,
    distance_to_limit,
    download_help,
    explain_point,
    layer_info,
    limits,
    load_layer,
    point_table,
    zone_at,
)
from launches.zones.distance import LineDistance
from launches.zones.layer import HIGH_SEAS, LAND

LAUNCHING_STATES = [
    *("PRK", "KOR", "JPN", "CHN", "TWN", "RUS", "IND", "PAK"),
    *("IRN", "ISR", "YEM", "TUR", "USA", "FRA", "GBR"),
]

# Both sides of the boundaries near splash-downs that officials described. Points lie 10 km or
# more from the limits that Marine Regions draws (v11), more than the layer's own error.
KNOWN = [
    # 2022-03-24, 150 km west of the Oshima peninsula, said inside Japan's
    (41.99, 138.39, "JPN"),
    (42.60, 135.90, "RUS"),
    # 2022-11-18 and 2023-02-18, 200 km west of Oshima-Oshima, said inside Japan's
    (41.48, 136.97, "JPN"),
    (41.90, 136.00, "RUS"),
    # 2023-06-15, 250 km north-north-west of Hegurajima, said inside Japan's
    (39.92, 135.80, "JPN"),
    (40.60, 134.80, "RUS"),
    # 2023-07-12, 250 km west of Okushiri, said outside Japan's, Russia's named
    (42.13, 136.48, "RUS"),
    (41.90, 137.40, "JPN"),
    # 2024-10-31, 200 km west of Okushiri: said outside, the compass point lies inside
    (42.15, 137.09, "JPN"),
    (42.50, 136.60, "RUS"),
    # 2019-10-02, 350 km north of the Oki islands
    (39.35, 133.30, "KOR"),
    (38.60, 130.50, "KOR"),
    (40.20, 130.00, "PRK"),
    (38.70, 165.00, HIGH_SEAS),
    (35.00, 123.00, "CHN"),
    (31.00, 127.50, "JPN+KOR:joint"),
    (37.24, 131.90, "JPN+KOR:liancourt"),
    (25.90, 123.60, "CHN+JPN+TWN:senkaku"),
    (44.30, 147.50, "JPN+RUS:kurils"),
    (35.68, 139.40, LAND),
]


# Japan's straight baseline from Hegurajima to Sado, middle: lines there were drawn by Cabinet Order
# No. 206 of 1996, and a state's territorial sea is measured from them (UNCLOS, article 5 to 8).
SADO_LINE = ((37.8550, 136.9254), (38.0167, 138.2221))


@pytest.mark.parametrize(
    ("seaward_nmi", "zone"), [(-15.0, "JPN:territorial"), (11.5, "JPN:territorial"), (12.5, "JPN")]
)
def test_territorial_sea_is_measured_from_straight_baselines(seaward_nmi: float, zone: str) -> None:
    (lat, lon), (end_lat, end_lon) = SADO_LINE
    azimuth, km = inverse(lat, lon, end_lat, end_lon)
    middle = direct(lat, lon, azimuth, km / 2)
    assert zone_at(*direct(*middle, azimuth - 90.0, seaward_nmi * 1.852)) == zone


def test_waters_behind_a_baseline_are_internal_however_far_from_both_coasts() -> None:
    toyama_bay, inland_of_sado = (37.35, 137.75), (38.30, 138.95)
    for lat, lon in (toyama_bay, inland_of_sado):
        assert zone_at(lat, lon) == "JPN:territorial"


@pytest.mark.parametrize(("lat", "lon", "zone"), KNOWN)
def test_zone_of_known_points(lat: float, lon: float, zone: str) -> None:
    assert zone_at(lat, lon).tolist() == [zone]


def test_territorial_sea_is_told_from_the_eez() -> None:
    # 10 and 40 km off Cape Shionomisaki, whose coast is open
    assert zone_at([33.35, 33.0], [135.76, 135.76]).tolist() == ["JPN:territorial", "JPN"]


@pytest.mark.parametrize("state", LAUNCHING_STATES)
def test_every_launching_state_has_a_zone_and_a_territorial_sea(state: str) -> None:
    layer = load_layer()
    assert layer.zones[state].pol_type == "200NM"
    assert layer.zones[f"{state}:territorial"].states == (state,)
    mine = np.isin(layer.piece_zone["median"], [state, f"{state}:territorial"])
    assert shapely.area(layer.polygons[mine[layer.polygon_piece]]).sum() > 0.5


def test_zones_do_not_overlap() -> None:
    layer = load_layer()
    assert shapely.is_valid(layer.polygons).all()
    tree = shapely.STRtree(layer.polygons)
    one, other = tree.query(layer.polygons, predicate="overlaps")
    assert len(one) == 0, other


@settings(max_examples=60, deadline=None)
@given(
    lat=st.lists(st.floats(-90, 90), min_size=1, max_size=50),
    lon=st.floats(-180, 180),
    turns=st.integers(-2, 2),
)
def test_whole_turns_of_longitude_change_nothing(lat: list[float], lon: float, turns: int) -> None:
    lons = [lon] * len(lat)
    # whole turns round the last bit, so a grid coarser than that is used
    lons = [round(x, 6) for x in lons]
    assert zone_at(lat, np.array(lons) + 360.0 * turns).tolist() == zone_at(lat, lons).tolist()


def test_index_agrees_with_a_test_of_every_polygon() -> None:
    layer = load_layer()
    rng = np.random.default_rng(5)
    lat, lon = rng.uniform(-60, 75, 20_000), rng.uniform(-180, 180, 20_000)
    expected = np.full(len(lat), -1)
    for polygon, piece in zip(layer.polygons, layer.polygon_piece, strict=True):
        expected[shapely.contains_xy(polygon, lon, lat)] = piece
    assert (layer.index(lat, lon) == expected).all()


def test_missing_points_have_no_zone_and_bad_latitudes_are_refused() -> None:
    assert zone_at([np.nan, 41.48], [136.97, 136.97]).tolist() == ["", "JPN"]
    with pytest.raises(FigureError, match="latitude comes before longitude"):
        zone_at(136.97, 41.48)


def test_disputed_waters_follow_the_basis() -> None:
    liancourt, senkaku = (37.24, 131.87), (26.4, 123.6)
    kurils, joint = (44.3, 147.5), (31.0, 127.5)
    places = np.array([liancourt, senkaku, kurils, joint])
    by_basis = {basis: zone_at(*places.T, basis=basis).tolist() for basis in load_layer().bases}
    assert by_basis["JPN"] == ["JPN:territorial", "JPN", "JPN", "JPN"]
    assert by_basis["KOR"][0] == "KOR:territorial"
    assert by_basis["KOR"][3] == "KOR"
    assert by_basis["KOR"][1:3] == by_basis["median"][1:3]
    assert by_basis["RUS"][2] == "RUS"
    assert by_basis["CHN"][1] == "CHN"
    # 2019-10-02: Japan counts from Liancourt Rocks
    assert zone_at(39.35, 133.30, basis="JPN").tolist() == ["JPN"]


def test_unknown_basis_names_the_known_ones() -> None:
    with pytest.raises(DataFileError, match="median"):
        zone_at(41.48, 136.97, basis="GBR")


@pytest.mark.parametrize("seed", range(3))
def test_distance_to_a_limit_is_geodesic(seed: int) -> None:
    layer = load_layer()
    rng = np.random.default_rng(seed)
    lat, lon = rng.uniform(30, 50, 400), rng.uniform(130, 160, 400)
    away = distance_to_limit(layer, "median", layer.zones_of("JPN"), lat, lon)
    inside = np.isin(zone_at(lat, lon), list(layer.zones_of("JPN")))
    ashore = zone_at(lat, lon) == LAND
    assert ((away < 0) == inside)[~ashore].all()
    # a dense set of points on the limit, and pyproj from each point to the nearest of them
    side = np.isin(
        np.append(layer.piece_zone["median"], "")[layer.line_sides], ["JPN", "JPN:territorial"]
    )
    line = shapely.segmentize(layer.lines[side[:, 0] != side[:, 1]], 0.005)
    vertex = shapely.get_coordinates(line)
    for i in range(0, 400, 40):
        _, km = inverse(lat[i], lon[i], vertex[:, 1], vertex[:, 0])
        assert abs(away[i]) == pytest.approx(km.min(), abs=0.2)


def test_distance_across_the_antimeridian() -> None:
    line = np.array([shapely.LineString([(179.5, 50.0), (179.5, 52.0)])], dtype=object)
    away = LineDistance(line)(np.array([51.0]), np.array([-179.5]))
    _, expected = inverse(51.0, -179.5, 51.0, 179.5)
    assert away[0] == pytest.approx(float(expected), abs=0.3)


def test_two_hundred_miles_off_an_open_coast() -> None:
    # due east of Minamitorishima, which nothing else is near
    lat, lon = direct(24.285, 153.995, 90.0, [360.0, 381.0])
    assert zone_at(lat, lon).tolist() == ["JPN", HIGH_SEAS]


def test_check_points_keeps_the_table_and_adds_columns() -> None:
    table = pd.DataFrame(
        {
            "name": list("abcd"),
            "lat": [41.48, 42.13, None, 35.68],
            "lon": [136.97, 136.48, 1, 139.4],
        }
    )
    checked = check_points(table)
    assert checked["name"].tolist() == list("abcd")
    assert checked.zone.fillna("").tolist() == ["JPN", "RUS", "", "land"]
    assert -50 < checked.zone_distance_km[0] < -35
    assert checked.zone_distance_km.isna().tolist() == [False, False, True, True]
    assert checked.zone_basis.fillna("").tolist() == ["median", "median", "", "median"]
    with pytest.raises(FigureError, match="lat_deg and lon_deg"):
        check_points(table.rename(columns={"lat": "y"}))


def test_points_nearer_to_a_limit_than_the_layer_errs_are_undecided() -> None:
    line = limits().set_index(["zone_a", "zone_b"]).geometry[("JPN", "RUS")]
    point = line.interpolate(0.5, normalized=True)
    checked = check_points(pd.DataFrame({"lat_deg": [point.y], "lon_deg": [point.x]}))
    assert checked.zone.tolist() == ["undecided"]
    assert checked.zone_likeliest[0] in {"JPN", "RUS"}
    assert explain_point(point.y, point.x).startswith("undecided: 0 km from a limit")


def test_answers_in_words() -> None:
    assert explain_point(41.48, 136.97) in {
        f"inside Japan's EEZ, {km} km from its limit (median line)" for km in (40, 41, 42, 43, 44)
    }
    assert explain_point(42.13, 136.48).startswith("inside Russia's EEZ")
    assert explain_point(38.7, 165.0).startswith("on the high seas")
    assert explain_point(35.68, 139.4) == "on land"
    assert "Japan and South Korea claim" in explain_point(37.24, 131.9)
    assert explain_point(37.24, 131.9, basis="JPN").endswith("(Japan's claims)")


def test_every_basis_side_by_side() -> None:
    table = point_table(37.24, 131.87).set_index("basis")
    assert list(table.index) == list(load_layer().bases)
    assert table.zone["JPN"] == "JPN:territorial"


def test_limits_are_sea_boundaries() -> None:
    from launches.geography import is_land

    lines = limits()
    assert set(lines.kind) == {"200 nmi", "territorial", "between states", "claimed or shared"}
    assert (lines.zone_a != lines.zone_b).all()
    middle = shapely.get_coordinates(
        shapely.line_interpolate_point(
            shapely.get_parts(lines.geometry.to_numpy()), 0.5, normalized=True
        )
    )
    assert is_land(middle[:, 1], middle[:, 0]).mean() < 0.01
    pair = lines.set_index(["zone_a", "zone_b"])
    assert pair.kind[("JPN", "JPN:territorial")] == "territorial"
    assert pair.kind[("JPN", HIGH_SEAS)] == "200 nmi"
    assert "JPN" in limits(basis="JPN").zone_a.tolist()


def test_layer_says_where_it_comes_from() -> None:
    said = layer_info()
    assert "no legal value; not for navigation" in " ".join(said.split())
    assert "German point of view" in said
    assert "10.14284" not in said
    assert "marineregions.org" in download_help()
