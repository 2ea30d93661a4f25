"""Closed-form arcs against integration, textbook problems, published flights and their limits."""

import numpy as np
import pytest
from benchmarks.bench_trajectory import integrated_flight, random_cases
from hypothesis import given
from hypothesis import strategies as st

from launches.trajectory import kepler, solvers
from launches.trajectory.kepler import EARTH_RADIUS_M, MU_M3_S2, arc_from_range_apogee

RANGES_M = st.floats(5e3, 15_000e3)
APOGEES_M = st.floats(2e3, 10_000e3)
LATITUDES = st.floats(-1.55, 1.55)
AZIMUTHS = st.floats(-7.0, 7.0)


def test_closed_form_equals_integration_in_the_turning_frame():
    reach, apogee, lat, azimuth = random_cases(24, seed=3)
    arc = arc_from_range_apogee(reach, apogee, lat_rad=lat, azimuth_rad=azimuth)
    for i in range(reach.size):
        time_s, angle = integrated_flight(
            lat[i], azimuth[i], arc.heading_rad[i], arc.speed_m_s[i], arc.climb_angle_rad[i]
        )
        assert time_s == pytest.approx(arc.flight_time_s[i], abs=0.1)
        assert angle * EARTH_RADIUS_M == pytest.approx(reach[i], abs=100.0)


def ratio(arc):
    """Bate, Mueller and White's Q: squared speed over that of a circular orbit."""
    return arc.speed_m_s**2 * EARTH_RADIUS_M / MU_M3_S2


# Bate, Mueller and White, Fundamentals of Astrodynamics (1971), worked problems of section 6.2.
# Their burnout radius plays the part of the surface here: only ratios enter.


def test_bmw_page_290_free_flight_range_from_speed_and_apogee():
    # burnout at 1.2 DU with 2/3 DU/TU, apogee at 1.5 DU: Q 0.533, 51.3 degrees, 36.4 degrees
    speed = np.sqrt(0.5333 * MU_M3_S2 / EARTH_RADIUS_M)
    angle = solvers.angle_from_speed(speed, np.arccos(0.625))
    assert np.degrees(angle) == pytest.approx(36.4, abs=0.05)
    arc = arc_from_range_apogee(angle * EARTH_RADIUS_M, 0.25 * EARTH_RADIUS_M)
    assert ratio(arc) == pytest.approx(0.533, abs=0.001)
    assert np.degrees(arc.climb_angle_rad) == pytest.approx(51.32, abs=0.02)


def test_bmw_page_291_angle_of_a_flight_faster_than_orbital():
    # Q 1.2 from 30 N 60 E to 30 S 60 W the short way (cosine -0.625): 39.36 degrees
    speed = np.sqrt(1.2 * MU_M3_S2 / EARTH_RADIUS_M)
    angle = solvers.angle_from_speed(speed, np.radians(39.36))
    assert np.cos(angle) == pytest.approx(-0.625, abs=0.002)


def test_bmw_pages_294_and_295_maximum_range():
    # Q 0.95 reaches at most 129 degrees; 8,000 nmi need Q 0.957
    furthest = kepler.arc_minimum_energy(np.radians(129) * EARTH_RADIUS_M)
    assert ratio(furthest) == pytest.approx(0.95, abs=0.003)
    assert ratio(kepler.arc_minimum_energy(8000 / 60 * np.pi / 180 * EARTH_RADIUS_M)) == (
        pytest.approx(0.957, abs=0.001)
    )


def test_maxus_sounding_rockets():
    # ESA: Maxus 2 reached 705.8 km with almost 13 min of free fall, Maxus 7 702 km with 12; what
    # is above the air (100 km) is a little less than the whole and must come out there
    for apogee_km, low_min, high_min in ((705.8, 12.0, 13.0), (702.0, 11.8, 12.8)):
        inner = 100e3
        whole = kepler.free_time_s(0.0, apogee_km * 1e3)
        # vertical free flight above a radius scales with its power of three halves
        scale = ((EARTH_RADIUS_M + inner) / EARTH_RADIUS_M) ** 1.5
        height = (apogee_km * 1e3 - inner) * EARTH_RADIUS_M / (EARTH_RADIUS_M + inner)
        above = scale * kepler.free_time_s(0.0, height)
        assert low_min < above / 60 < high_min
        assert above < whole


def test_minimum_energy_apogee_is_the_least_speed():
    reach = np.array([300e3, 2000e3, 6760e3, 12_000e3])
    best = kepler.arc_minimum_energy(reach)
    for factor in (0.9, 1.1):
        assert (
            arc_from_range_apogee(reach, factor * best.apogee_m).speed_m_s > best.speed_m_s
        ).all()
    # The Journal of Space Flight gives the height as R/2 (sin a/2 - versin a/2), a the range angle
    half = reach / EARTH_RADIUS_M / 2
    assert best.apogee_m == pytest.approx(EARTH_RADIUS_M / 2 * (np.sin(half) - (1 - np.cos(half))))


@given(RANGES_M, APOGEES_M, LATITUDES, AZIMUTHS)
def test_range_and_time_give_the_apogee_back(reach, apogee, lat, azimuth):
    arc = arc_from_range_apogee(reach, apogee, lat_rad=lat, azimuth_rad=azimuth)
    back = solvers.arc_from_range_time(reach, arc.flight_time_s, lat_rad=lat, azimuth_rad=azimuth)
    assert back.apogee_m == pytest.approx(apogee, rel=1e-4, abs=5.0)


@given(RANGES_M, APOGEES_M)
def test_apogee_and_time_give_the_range_back_without_rotation(reach, apogee):
    arc = arc_from_range_apogee(reach, apogee)
    back = solvers.arc_from_apogee_time(apogee, arc.flight_time_s)
    assert back.range_m == pytest.approx(reach, rel=1e-3, abs=2000.0)
    assert back.flight_time_s == arc.flight_time_s


@given(RANGES_M, APOGEES_M, st.floats(1.01, 3.0), LATITUDES, AZIMUTHS)
def test_a_higher_flight_takes_longer_and_a_turn_changes_nothing(
    reach, apogee, factor, lat, azimuth
):
    low = arc_from_range_apogee(reach, apogee, lat_rad=lat, azimuth_rad=azimuth)
    high = arc_from_range_apogee(reach, factor * apogee, lat_rad=lat, azimuth_rad=azimuth)
    same = arc_from_range_apogee(reach, apogee, lat_rad=lat, azimuth_rad=azimuth + 2 * np.pi)
    assert high.flight_time_s > low.flight_time_s
    assert same.flight_time_s == pytest.approx(low.flight_time_s, abs=1e-3)


def test_the_turning_earth_lengthens_eastward_flights():
    arcs = arc_from_range_apogee(
        3700e3, 800e3, lat_rad=np.radians(39.2), azimuth_rad=np.radians([90.0, 270.0, np.nan])
    )
    east, west, still = arcs.flight_time_s
    assert 1.02 < east / still < 1.03
    assert west < still


def test_arrays_of_any_shape_and_bad_elements():
    reach = np.array([[1000e3, -1.0], [np.nan, 2.1e7]])
    arc = arc_from_range_apogee(reach, 500e3, lat_rad=0.6, azimuth_rad=1.0)
    assert arc.flight_time_s.shape == (2, 2)
    assert np.isfinite(arc.flight_time_s).tolist() == [[True, False], [False, False]]
    assert np.isnan(arc_from_range_apogee(1000e3, [0.0, -5.0, np.inf, np.nan]).flight_time_s).all()


def test_what_cannot_fly_is_nan():
    # 5,000 km in five minutes; 1,000 km of apogee in five minutes; escape; level below orbital
    assert np.isnan(solvers.arc_from_range_time(5000e3, 300.0).apogee_m)
    assert np.isnan(solvers.arc_from_apogee_time(1000e3, 300.0).range_m)
    assert np.isnan(solvers.angle_from_speed([11_300.0, 8_000.0], [1.0, 0.0])).all()


def test_past_orbital_speed_is_said():
    arc = arc_from_range_apogee([1001.2e3, 650e3], [7687.5e3, 158e3])
    assert arc.is_past_orbital.tolist() == [True, False]
    assert (arc.speed_m_s < kepler.ESCAPE_SPEED_M_S).all()
