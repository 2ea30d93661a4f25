"""Ground tracks: bow, times, the antimeridian, the poles, and schematic profiles."""

import numpy as np
import pytest
import shapely
from benchmarks.bench_trajectory import integrated_path

from launches.geodesy import direct, inverse
from launches.trajectory.kepler import arc_from_range_apogee
from launches.trajectory.track import arc_tracks, schematic_tracks


def tracks_of(lat, lon, azimuth, range_km, apogee_km, allowance_s=0.0, **kw):
    arc = arc_from_range_apogee(
        np.array([range_km]) * 1e3,
        np.array([apogee_km]) * 1e3,
        lat_rad=np.radians([lat]),
        azimuth_rad=np.radians([azimuth]),
    )
    track = arc_tracks(arc, np.array([lat]), np.array([lon]), np.array([allowance_s]), **kw)
    return arc, track


# launch point, azimuth to the published splash-down, range and apogee as state media gave them
LOFTED = [
    (39.9275, 125.2079, 86.8, 933.0, 2802.0),
    (39.2241, 125.67, 71.7, 999.2, 6040.9),
    (39.112, 125.998, 65.9, 1001.2, 6648.4),
    (39.1266, 125.9645, 57.9, 1002.3, 6518.2),
    (39.112, 125.998, 66.7, 1001.2, 7687.5),
]


@pytest.mark.parametrize(("lat", "lon", "azimuth", "range_km", "apogee_km"), LOFTED)
def test_lofted_tracks_bow_to_the_north_as_integration_says(lat, lon, azimuth, range_km, apogee_km):
    arc, track = tracks_of(lat, lon, azimuth, range_km, apogee_km, vertices=9)
    side_km = crosstrack_km(lat, lon, azimuth, track.lat_deg[0], track.lon_deg[0])
    # the design note measured 24 to 148 km
    assert 24 < side_km.max() < 150
    path = integrated_path(
        np.radians(lat),
        np.radians(azimuth),
        float(arc.heading_rad[0]),
        float(arc.speed_m_s[0]),
        float(arc.climb_angle_rad[0]),
        track.time_s[0, 1:-1],
    )
    reach = np.arctan2(np.hypot(path[1], path[2]), path[0]) * 6371.0
    toward = np.degrees(np.arctan2(path[2], path[1]))
    expected = direct(lat, lon, toward, reach)
    missed = inverse(*expected, track.lat_deg[0, 1:-1], track.lon_deg[0, 1:-1])[1]
    assert missed.max() < 0.1
    height = np.linalg.norm(path, axis=0) - 6371e3
    assert height == pytest.approx(track.altitude_m[0, 1:-1], abs=100)


def crosstrack_km(lat, lon, azimuth, track_lat, track_lon):
    toward, reach = inverse(lat, lon, track_lat, track_lon)
    return 6371 * np.arcsin(np.sin(reach / 6371) * np.sin(np.radians(azimuth - toward)))


def test_a_track_starts_and_ends_where_it_should():
    arc, track = tracks_of(40.6, 126.4, 83.0, 4600, 1000, allowance_s=90.0)
    end = direct(40.6, 126.4, 83.0, 4600.0)
    assert (track.lat_deg[0, 0], track.lon_deg[0, 0]) == pytest.approx((40.6, 126.4), abs=1e-9)
    assert inverse(*end, track.lat_deg[0, -1], track.lon_deg[0, -1])[1] < 0.05
    assert track.altitude_m[0, [0, -1]].tolist() == [0, 0]
    assert track.altitude_m.max() == pytest.approx(1000e3, abs=1)
    assert (np.diff(track.time_s[0]) > 0).all()
    assert track.time_s[0, 0] == 0
    assert track.time_s[0, -1] == pytest.approx(arc.flight_time_s[0] + 90)


def test_a_track_across_180_degrees_is_cut_with_its_times():
    _, track = tracks_of(40.6, 126.4, 83.0, 6600, 1300, allowance_s=90.0)
    line = track.geometry(0)
    assert line.geom_type == "MultiLineString"
    assert line.has_z
    west, _, east, _ = line.bounds
    assert -180 <= west <= east <= 180
    assert max(np.ptp(shapely.get_coordinates(part)[:, 0]) for part in line.geoms) < 90
    stamps = [float(word) for word in track.stamps(0).split()]
    assert len(stamps) == shapely.get_num_coordinates(line)
    assert stamps == sorted(stamps)


@pytest.mark.parametrize("lat", [78.0, 89.5, 90.0, -90.0, -85.0])
@pytest.mark.parametrize("azimuth", [0.0, 10.0, 170.0, 270.0])
def test_tracks_near_the_poles_are_sound(lat, azimuth):
    _, track = tracks_of(lat, 20.0, azimuth, 3000, 700)
    assert np.isfinite(track.lat_deg).all()
    line = track.geometry(0)
    assert abs(np.array(line.bounds)).max() <= 180
    assert inverse(lat, 20.0, track.lat_deg[0, -1], track.lon_deg[0, -1])[1] == (
        pytest.approx(3000, abs=0.1)
    )


def test_the_thrust_phase_is_slow_and_smooth():
    _, slow = tracks_of(39.2, 125.7, 70, 1000, 6000, allowance_s=150.0, vertices=4001)
    _, free = tracks_of(39.2, 125.7, 70, 1000, 6000, vertices=4001)
    lag = slow.time_s[0] - free.time_s[0]
    assert lag[-1] == pytest.approx(150)
    assert (lag[1:] <= 150.01).all()
    assert np.interp(75, free.time_s[0], lag) == pytest.approx(np.sqrt(4 * 150 * 75) - 75, abs=0.5)


def test_schematic_profiles_have_no_times():
    track = schematic_tracks(
        np.array([39.2, 39.2]),
        np.array([125.7, 125.7]),
        np.array([80.0, 80.0]),
        np.array([850.0, 1500.0]),
        np.array([50.0, np.nan]),
        np.array([False, True]),
    )
    assert np.isnan(track.time_s).all()
    assert track.stamps(0) is None
    assert track.altitude_m[0].max() == pytest.approx(50e3, rel=1e-3)
    assert track.altitude_m[1].max() == 0


def test_an_unknown_direction_has_no_line():
    _, track = tracks_of(39.2, 125.7, np.nan, 1000, 6000)
    assert track.geometry(0) is None
    assert track.stamps(0) is None
