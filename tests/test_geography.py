from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from launches import geography
from launches.errors import DataFileError, FigureError
from launches.geodesy import wgs84
from launches.geography import (
    borders,
    coast,
    country_at,
    in_sea,
    is_land,
    lakes,
    land,
    sea_names,
    sea_polygon,
)

PARTS = {
    "Bohai Sea": "Yellow Sea",
    "Korea Bay": "Yellow Sea",
    "Sea of Azov": "Black Sea",
    "Philippine Sea": "Pacific Ocean",
}

#: points whose sea is beyond doubt, on both sides of the limits that launches come near
KNOWN = [
    ("Sea of Japan", 40.0, 135.0), ("Sea of Japan", 41.5, 137.0), ("Sea of Japan", 38.5, 129.5),
    ("Sea of Japan", 35.0, 130.5), ("Sea of Japan", 42.3, 138.0), ("Sea of Japan", 46.5, 138.9),
    ("Sea of Japan", 37.3, 136.4), ("Sea of Japan", 40.7, 129.7), ("Sea of Japan", 34.3, 129.0),
    ("Sea of Japan", 41.1, 140.1), ("Sea of Japan", 42.7, 132.0), ("Sea of Japan", 50.0, 141.0),
    ("Yellow Sea", 36.0, 123.5), ("Yellow Sea", 38.5, 124.3), ("Yellow Sea", 36.1, 125.6),
    ("Yellow Sea", 39.0, 119.5), ("Yellow Sea", 39.3, 124.0),
    ("East China Sea", 29.0, 125.0), ("East China Sea", 31.5, 127.5),
    ("East China Sea", 32.6, 130.2), ("East China Sea", 25.8, 121.2),
    ("South China Sea", 18.0, 115.0), ("South China Sea", 24.5, 119.3),
    ("South China Sea", 10.0, 101.5), ("South China Sea", 20.5, 107.8),
    ("Pacific Ocean", 41.0, 157.4), ("Pacific Ocean", 33.7, 177.2), ("Pacific Ocean", 40.5, 142.5),
    ("Pacific Ocean", 42.0, 143.6), ("Pacific Ocean", 23.5, 123.9), ("Pacific Ocean", 23.0, 122.5),
    ("Pacific Ocean", 8.5, 166.0), ("Pacific Ocean", -12.0, -142.0), ("Pacific Ocean", 43.5, 147.5),
    ("Pacific Ocean", 20.0, -158.5), ("Pacific Ocean", 34.0, -121.5), ("Pacific Ocean", 3.0, 122.0),
    ("Sea of Okhotsk", 55.0, 150.0), ("Sea of Okhotsk", 45.0, 143.5),
    ("Sea of Okhotsk", 60.0, 155.0), ("Bering Sea", 58.0, 179.0), ("Bering Sea", 58.0, -178.0),
    ("Barents Sea", 72.0, 40.0), ("Barents Sea", 70.0, 52.0), ("White Sea", 65.5, 38.0),
    ("White Sea", 67.0, 41.5), ("Kara Sea", 74.0, 70.0), ("Norwegian Sea", 68.0, 5.0),
    ("North Sea", 56.0, 3.0), ("Baltic Sea", 58.0, 20.0), ("Baltic Sea", 60.0, 26.0),
    ("Mediterranean Sea", 34.0, 28.0), ("Mediterranean Sea", 40.0, 25.0),
    ("Mediterranean Sea", 36.0, -3.0), ("Black Sea", 43.0, 34.0), ("Black Sea", 46.0, 37.0),
    ("Caspian Sea", 42.0, 50.5), ("Red Sea", 20.0, 38.5), ("Red Sea", 13.5, 42.7),
    ("Gulf of Aden", 12.5, 46.0), ("Arabian Sea", 18.0, 64.0), ("Arabian Sea", 24.5, 66.0),
    ("Persian Gulf", 27.0, 51.5), ("Gulf of Oman", 24.8, 58.8), ("Bay of Bengal", 20.5, 88.0),
    ("Bay of Bengal", 13.0, 84.0), ("Andaman Sea", 11.0, 96.0), ("Indian Ocean", -5.0, 80.0),
    ("Indian Ocean", -13.0, 122.0), ("Atlantic Ocean", 45.0, -30.0),
    ("Atlantic Ocean", 29.0, -79.0), ("Atlantic Ocean", 44.0, -3.0),
    ("Atlantic Ocean", -45.0, -60.0), ("Gulf of Mexico", 25.0, -90.0),
    ("Caribbean Sea", 15.0, -75.0), ("Arctic Ocean", 85.0, 0.0), ("Arctic Ocean", 73.0, -150.0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lat", "lon"), KNOWN)
def test_points_of_known_waters(name: str, lat: float, lon: float) -> None:
    found = [sea for sea in sea_names() if sea not in PARTS and in_sea(sea, lat, lon)]
    assert found == [name]


def test_parts_lie_in_the_sea_that_they_are_part_of() -> None:
    for part, whole in PARTS.items():
        outside = sea_polygon(part).difference(sea_polygon(whole))
        # corners stand on a grid of a thousandth of a degree
        assert outside.area < 0.001 * sea_polygon(part).length
    assert in_sea("Bohai Sea", 39.0, 119.5)
    assert in_sea("Philippine Sea", 20.0, 130.0)
    assert not in_sea("Philippine Sea", 20.0, 150.0)


def test_seas_partition_the_water() -> None:
    rng = np.random.default_rng(20240925)
    lat = np.degrees(np.arcsin(rng.uniform(-1.0, 1.0, 40_000)))
    lon = rng.uniform(-180.0, 180.0, 40_000)
    count = np.zeros(lat.size, dtype=int)
    for sea in sea_names():
        if sea not in PARTS:
            count += in_sea(sea, lat, lon)
    water = ~is_land(lat, lon)
    assert np.max(count) == 1
    assert not count[~water].any()
    # what is left over are bays a few points wide behind the coarse inland corners
    assert (count[water] == 0).mean() < 2e-4


@pytest.mark.parametrize(
    ("alias", "name"),
    [("East Sea", "Sea of Japan"), ("the East Sea", "Sea of Japan"), ("West Sea", "Yellow Sea"),
     ("north pacific", "Pacific Ocean"), ("동해", "Sea of Japan"), ("Bohai", "Bohai Sea")],
)  # fmt: skip
def test_seas_have_the_names_of_the_press(alias: str, name: str) -> None:
    assert sea_polygon(alias).equals(sea_polygon(name))


def test_unknown_sea_is_an_error_that_says_where_to_look() -> None:
    with pytest.raises(DataFileError, match="sea_names"):
        in_sea("Sea of Tranquility", 0.0, 0.0)


@settings(max_examples=50, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from([-720.0, -360.0, 360.0]))
def test_a_turn_of_longitude_changes_nothing(lat: float, lon: float, turn: float) -> None:
    lon = round(lon, 6)  # so that adding a turn loses no digit that matters
    assert is_land(lat, lon) == is_land(lat, lon + turn)
    assert country_at(lat, lon) == country_at(lat, lon + turn)
    assert in_sea("Pacific Ocean", lat, lon) == in_sea("Pacific Ocean", lat, lon + turn)


def test_grid_and_polygons_agree() -> None:
    """The fast way must give what the polygons themselves give, along coasts above all."""
    rng = np.random.default_rng(1)
    lat = np.concatenate([rng.uniform(-90, 90, 5000), rng.uniform(30, 46, 5000)])
    lon = np.concatenate([rng.uniform(-180, 180, 5000), rng.uniform(124, 146, 5000)])
    frame = land()
    point, part = shapely.STRtree(frame.geometry.to_numpy()).query(
        shapely.points(lon, lat), predicate="within"
    )
    wanted = np.full(lat.size, "", dtype="U3")
    wanted[point] = frame["iso_a3"].to_numpy()[part]
    assert (country_at(lat, lon) == wanted).all()
    inside = np.zeros(lat.size, dtype=bool)
    inside[point] = True
    assert (is_land(lat, lon) == inside).all()


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [("PRK", 39.03, 125.75), ("KOR", 37.57, 126.98), ("JPN", 43.06, 141.35), ("JPN", 42.15, 139.45),
     ("RUS", 43.12, 131.9), ("CHN", 39.9, 116.4), ("TWN", 23.7, 121.0), ("IND", 21.0, 79.0),
     ("IRN", 32.6, 51.7), ("YEM", 15.35, 44.2), ("ISR", 31.0, 34.8), ("UKR", 45.2, 34.3),
     ("USA", 34.75, -120.5), ("RUS", 66.0, -172.0), ("ATA", -89.9, 10.0), ("NZL", -39.0, 176.0),
     ("", 40.0, 135.0), ("", 42.0, 50.5), ("", 0.0, 0.0)],
)  # fmt: skip
def test_countries_at_known_points(code: str, lat: float, lon: float) -> None:
    assert country_at(lat, lon) == code


def test_land_without_a_country_is_land_still() -> None:
    golan, abyei = (33.0, 35.75), (9.7, 28.4)
    for lat, lon in (golan, abyei):
        assert is_land(lat, lon)
        assert country_at(lat, lon) == ""


def test_shapes_nan_and_bad_latitudes() -> None:
    assert is_land(np.zeros((2, 3)), 20.0).shape == (2, 3)
    assert is_land([np.nan, 20.0], [20.0, np.nan]).tolist() == [False, False]
    assert not in_sea("Pacific Ocean", np.nan, 170.0)
    assert is_land(np.array([]), np.array([])).size == 0
    with pytest.raises(FigureError, match="latitude"):
        is_land(125.7, 39.0)


def test_expected_countries_are_there_at_both_scales() -> None:
    near, globe = set(land("10m")["iso_a3"]), set(land("110m")["iso_a3"])
    assert near == globe
    launching = "PRK KOR JPN CHN TWN RUS IND PAK IRN IRQ ISR YEM SAU TUR UKR USA FRA GBR BRA AUS"
    assert set(launching.split()) <= near
    assert len(near) > 245


@pytest.mark.parametrize(
    ("code", "area_km2", "tolerance"),
    # areas of the UN Demographic Yearbook 2021, table 3; inland waters and the coast's scale
    # are worth up to 1.5 %
    [("JPN", 377_930, 0.015), ("KOR", 100_401, 0.02), ("PRK", 120_538, 0.02),
     ("TUR", 783_562, 0.01), ("IND", 3_287_263, 0.06), ("IRN", 1_648_195, 0.02)],
)  # fmt: skip
def test_areas_are_those_of_the_countries(code: str, area_km2: float, tolerance: float) -> None:
    frame = land()
    parts = frame.loc[frame["iso_a3"] == code].geometry
    total = sum(abs(wgs84().geometry_area_perimeter(part)[0]) for part in parts) / 1e6
    assert total == pytest.approx(area_km2, rel=tolerance)


@pytest.mark.parametrize("scale", ["10m", "110m"])
def test_layers_are_valid_and_in_degrees(scale: geography.Scale) -> None:
    for frame in (land(scale), lakes(scale)):
        assert frame.crs == "EPSG:4326"
        assert frame.geometry.is_valid.all()
        assert (np.abs(frame.total_bounds) <= [180, 90, 180, 90]).all()


def test_coast_and_borders_split_the_outlines() -> None:
    window = (124.0, 33.0, 132.0, 44.0)
    assert len(land(bounds=window)) < len(land()) / 10
    lines = borders(bounds=window).geometry
    # the military demarcation line is a border, the east coast is not
    assert lines.intersects(shapely.LineString([(127.5, 37.5), (127.5, 39.0)])).any()
    across_the_coast = shapely.LineString([(128.4, 37.9), (129.2, 37.9)])
    assert not lines.intersects(across_the_coast).any()
    assert coast(bounds=window).intersects(across_the_coast).any()
    # no outline is drawn down the cut at 180 degrees or along the pole
    far = coast("110m").geometry
    xy, line = shapely.get_coordinates(far.to_numpy(), return_index=True)
    within = line[:-1] == line[1:]
    on_the_cut = (np.abs(xy[:-1, 0]) == 180.0) & (xy[1:, 0] == xy[:-1, 0])
    assert not (within & on_the_cut).any()
    assert far.total_bounds[1] > -89.0


def test_unknown_scale_is_named() -> None:
    with pytest.raises(FigureError, match="10m or 110m"):
        land("50m")  # type: ignore[arg-type]
