from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon

from launches.errors import FigureError
from launches.geodesy import (
    circle,
    densify,
    direct,
    inverse,
    split_at_antimeridian,
    wgs84,
    wrap_lon,
)

LATS = st.floats(-89.9, 89.9)
LONS = st.floats(-180.0, 180.0)


def area_km2(geometry: shapely.Geometry) -> float:
    """Geodesic area; edges are cut short first, since they are straight in degrees here."""
    total = 0.0
    for part in shapely.get_parts(geometry):
        outline = shapely.segmentize(part, 0.2)
        total += abs(wgs84().geometry_area_perimeter(outline)[0])
    return total / 1e6


def test_inverse_against_geographiclib() -> None:
    # example of the GeographicLib Python documentation, Wellington to Salamanca
    _, distance_km = inverse(-41.32, 174.81, 40.96, -5.50)
    assert float(distance_km) == pytest.approx(19959.679267, abs=1e-6)


def test_direct_against_geographiclib() -> None:
    # same source: 20,000 km south-west from Perth
    lat, lon = direct(-32.06, 115.74, 225.0, 20000.0)
    assert float(lat) == pytest.approx(32.11195529, abs=1e-8)
    assert float(lon) == pytest.approx(-63.95925278, abs=1e-8)


@given(LATS, LONS, st.floats(0.0, 359.99), st.floats(0.01, 15000.0))
def test_direct_and_inverse_are_a_round_trip(
    lat: float, lon: float, azimuth: float, distance: float
) -> None:
    end_lat, end_lon = direct(lat, lon, azimuth, distance)
    back_azimuth, back_distance = inverse(lat, lon, end_lat, end_lon)
    assert float(back_distance) == pytest.approx(distance, abs=1e-6)
    again_lat, again_lon = direct(lat, lon, back_azimuth, back_distance)
    _, off_km = inverse(end_lat, end_lon, again_lat, again_lon)
    assert float(off_km) < 1e-5


@given(LATS, LONS, LATS, LONS, st.sampled_from([-720.0, -360.0, 360.0, 720.0]))
def test_a_turn_of_longitude_changes_nothing(
    lat1: float, lon1: float, lat2: float, lon2: float, turn: float
) -> None:
    _, plain = inverse(lat1, lon1, lat2, lon2)
    _, turned = inverse(lat1, lon1 + turn, lat2, lon2)
    assert float(plain) == pytest.approx(float(turned), abs=1e-6)


def test_arrays_are_broadcast_and_nan_stays_nan() -> None:
    lat, lon = direct([[0.0], [10.0]], 0.0, [0.0, 90.0, 180.0], 100.0)
    assert lat.shape == lon.shape == (2, 3)
    azimuth, distance = inverse([0.0, math.nan], 0.0, 0.0, [1.0, 1.0])
    assert np.isnan(azimuth).tolist() == np.isnan(distance).tolist() == [False, True]
    assert ((azimuth[:1] >= 0) & (azimuth[:1] < 360)).all()


@given(st.floats(-2000, 2000))
def test_wrapped_longitude_is_the_same_meridian(lon: float) -> None:
    wrapped = float(wrap_lon(lon))
    assert -180.0 <= wrapped < 180.0
    assert (wrapped - lon) / 360.0 == pytest.approx(round((wrapped - lon) / 360.0), abs=1e-9)


def test_densify_keeps_vertices_and_step() -> None:
    lat, lon = densify([39.0, 45.0, 45.0], [125.0, 170.0, -160.0], max_step_km=30.0)
    _, steps = inverse(lat[:-1], lon[:-1], lat[1:], lon[1:])
    assert steps.max() <= 30.0 + 1e-6
    for vertex in ((39.0, 125.0), (45.0, 170.0), (45.0, -160.0)):
        assert vertex in set(zip(lat.tolist(), lon.tolist(), strict=True))
    _, whole = inverse([39.0, 45.0], [125.0, 170.0], [45.0, 45.0], [170.0, -160.0])
    assert steps.sum() == pytest.approx(whole.sum(), abs=1e-6)
    with pytest.raises(FigureError, match="max_step_km"):
        densify([0, 1], [0, 1], max_step_km=0.0)


@pytest.mark.parametrize(
    ("lat", "lon", "radius_km"),
    [(39.0, 125.7, 650.0), (0.0, 180.0, 300.0), (60.0, 179.0, 3000.0), (88.0, 30.0, 400.0),
     (-85.0, 179.0, 1000.0), (90.0, 0.0, 500.0), (70.0, -179.9, 2300.0), (0.0, 0.0, 9000.0)],
)  # fmt: skip
def test_circle_has_the_area_and_holds_what_is_near(
    lat: float, lon: float, radius_km: float
) -> None:
    ring = circle(lat, lon, radius_km)
    assert ring.is_valid
    west, south, east, north = ring.bounds
    assert west >= -180.0
    assert east <= 180.0
    assert south >= -90.0
    assert north <= 90.0
    # spherical cap; the ellipsoid and the chords of the ring are worth less than 0.6 %
    cap = 2.0 * math.pi * 6371.0072**2 * (1.0 - math.cos(radius_km / 6371.0072))
    assert area_km2(ring) == pytest.approx(cap, rel=6e-3)
    azimuth = np.arange(3.0, 360.0, 7.0)
    for share, wanted in ((0.97, True), (1.03, False)):
        p_lat, p_lon = direct(lat, lon, azimuth, radius_km * share)
        assert (shapely.contains_xy(ring, p_lon, p_lat) == wanted).all()


def test_circle_round_both_poles_leaves_out_the_far_side_only() -> None:
    ring = circle(10.0, 20.0, 15000.0)
    assert shapely.contains_xy(ring, [20.0, 0.0, 0.0, 150.0], [10.0, 89.5, -89.5, 50.0]).all()
    assert not ring.contains(Point(-160.0, -10.0))


@settings(max_examples=60, deadline=None)
@given(LATS, LONS, st.floats(1.0, 18000.0))
def test_circle_is_always_valid_and_centred(lat: float, lon: float, radius_km: float) -> None:
    ring = circle(lat, lon, radius_km)
    assert ring.is_valid
    assert ring.intersects(Point(float(wrap_lon(lon)), lat).buffer(1e-6))
    assert circle(lat, lon + 360.0, radius_km).area == pytest.approx(ring.area, rel=1e-6)


@pytest.mark.parametrize("radius", [0.0, -1.0, math.nan, 25000.0])
def test_circle_refuses_bad_radii(radius: float) -> None:
    with pytest.raises(FigureError, match="radius"):
        circle(0.0, 0.0, radius)


def test_circle_refuses_bad_centres() -> None:
    with pytest.raises(FigureError, match="not a position"):
        circle(91.0, 0.0, 10.0)


def test_line_keeps_order_and_height_across_the_antimeridian() -> None:
    track = LineString([(170.0, 10.0, 0.0), (-170.0, 20.0, 1000.0), (-150.0, 20.0, 0.0)])
    cut = split_at_antimeridian(track)
    assert cut.wkt == (
        "MULTILINESTRING Z ((170 10 0, 180 15 500), (-180 15 500, -170 20 1000, -150 20 0))"
    )
    unwrapped = LineString([(170.0, 10.0, 0.0), (190.0, 20.0, 1000.0), (210.0, 20.0, 0.0)])
    assert split_at_antimeridian(unwrapped).equals(cut)


def test_line_that_only_touches_the_antimeridian_is_not_doubled() -> None:
    assert split_at_antimeridian(LineString([(170, 0), (180, 0)])).length == 10.0
    there_and_back = split_at_antimeridian(LineString([(170, 0), (180, 0), (170, 5)]))
    assert there_and_back.geom_type == "LineString"


def test_polygon_is_cut_and_keeps_its_hole() -> None:
    shell = [(170, 0), (-170, 0), (-170, 20), (170, 20)]
    hole = [(178, 5), (-178, 5), (-178, 10), (178, 10)]
    cut = split_at_antimeridian(Polygon(shell, [hole]))
    assert isinstance(cut, MultiPolygon)
    assert cut.area == pytest.approx(20 * 20 - 4 * 5)
    assert not cut.contains(Point(-179.0, 7.0))


def test_ring_round_a_pole_is_closed_over_it() -> None:
    cap = split_at_antimeridian(Polygon([(0, 80), (90, 80), (180, 80), (-90, 80)]))
    assert cap.area == pytest.approx(360.0 * 10.0)


def test_what_does_not_cross_is_left_as_it_is() -> None:
    box = shapely.box(100, -10, 120, 10)
    assert split_at_antimeridian(box).equals(box)
    world = shapely.box(-180, -90, 180, 90)
    assert split_at_antimeridian(world).equals(world)
    assert split_at_antimeridian(Point(200, 10)).equals(Point(-160, 10))
