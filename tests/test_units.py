"""Factors against their definitions, and compass words against the circle."""

from __future__ import annotations

import pytest

from launches import units

# International agreement of 1959: the yard is 0.9144 m exactly; the mile has 1760 yards, the foot
# is a third of a yard. The nautical mile of 1929 (Monaco) is 1852 m exactly.
YARD_KM = 0.0009144


def test_lengths_follow_their_definitions() -> None:
    assert pytest.approx(1760 * YARD_KM, rel=1e-15) == units.KM_PER_MILE
    assert pytest.approx(YARD_KM / 3, rel=1e-15) == units.KM_PER_FOOT
    assert units.KM_PER_NMI * units.M_PER_KM == 1852


def test_radius_is_the_mean_radius_of_the_ellipsoid() -> None:
    # WGS84 (NIMA TR8350.2): a = 6378.137 km, b = 6356.7523142 km; R1 = (2a + b) / 3, rounded to km
    assert round((2 * 6378.137 + 6356.7523142) / 3) == units.EARTH_RADIUS_KM


def test_compass_points_go_round_once() -> None:
    degrees = [units.COMPASS_DEG[point] for point in units.COMPASS_POINTS]
    assert degrees == [22.5 * i for i in range(16)]
    assert (units.COMPASS_DEG["E"], units.COMPASS_DEG["SSW"]) == (90, 202.5)


def test_sectors_of_eight_and_of_sixteen_points_cover_the_circle() -> None:
    eight = [point for point in units.COMPASS_POINTS if len(point) < 3]
    assert sum(2 * units.compass_half_width_deg(point) for point in eight) == 360
    assert 16 * 2 * units.compass_half_width_deg("ENE") == 360
