"""Arcs from the other pairs of figures: range and time, apogee and time, speed and angle.

Same conventions as `launches.trajectory.kepler`: SI units, arrays of any shape, NaN where no arc
exists, the rotation left out where latitude or azimuth are NaN. Impact and apogee is range and
apogee once the geodesic to the impact is known.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from launches.trajectory.kepler import (
    EARTH_RADIUS_M,
    EARTH_ROTATION_RAD_S,
    HALF_GLOBE_M,
    MU_M3_S2,
    Arc,
    TurningFrame,
    broadcast,
    free_time_s,
    time_of_halves_s,
)

Floats = NDArray[np.float64]


def arc_from_range_time(
    range_m: ArrayLike,
    time_s: ArrayLike,
    *,
    lat_rad: ArrayLike = np.nan,
    azimuth_rad: ArrayLike = np.nan,
) -> Arc:
    """Arc with a given ground range and flight time; NaN where even a grazing arc takes longer.

    Examples
    --------
    >>> arc = arc_from_range_time(1000e3, 4200.0)
    >>> int(arc.apogee_m / 1e3)
    6454
    """
    reach, time, lat, azimuth = broadcast(range_m, time_s, lat_rad, azimuth_rad)
    possible = (reach >= 0) & (reach <= HALF_GLOBE_M) & (time > 0) & np.isfinite(time)
    reach, safe_time = np.where(possible, reach, np.nan), np.where(possible, time, np.nan)
    frame = TurningFrame.of(reach, lat, azimuth)
    cos_arc = np.clip(frame.cos_arc(safe_time), -1.0, 1.0)
    angle = np.arccos(cos_arc)
    far = frame.is_long_way(safe_time)
    if far is not None:
        angle = np.where(far, 2 * np.pi - angle, angle)
    cos_half, sin2_half = np.cos(angle / 2), np.sin(angle / 2) ** 2
    log_apogee = _bisect(
        lambda log_m: time_of_halves_s(cos_half, sin2_half, np.exp(log_m)),
        np.zeros(reach.shape),
        np.full(reach.shape, np.log(1e9)),
        safe_time,
    )
    return Arc(
        lat_rad=lat,
        azimuth_rad=azimuth,
        range_m=reach,
        apogee_m=np.exp(log_apogee),
        flight_time_s=np.where(np.isnan(log_apogee), np.nan, safe_time),
        angle_rad=angle,
    )


def arc_from_apogee_time(
    apogee_m: ArrayLike,
    time_s: ArrayLike,
    *,
    lat_rad: ArrayLike = np.nan,
    azimuth_rad: ArrayLike = np.nan,
) -> Arc:
    """Arc with a given apogee and flight time; NaN where a vertical flight takes longer already.

    The range of a lofted flight hangs on its time by a hair (seconds are tens of kilometres), so
    this is for figures to the second.

    Examples
    --------
    >>> arc = arc_from_apogee_time(550e3, 840.0)
    >>> int(arc.range_m / 1e3)
    3203
    """
    apogee, time, lat, azimuth = broadcast(apogee_m, time_s, lat_rad, azimuth_rad)
    possible = (apogee > 0) & np.isfinite(apogee) & (time > 0) & np.isfinite(time)
    apogee, safe_time = np.where(possible, apogee, np.nan), np.where(possible, time, np.nan)
    angle = _bisect(
        lambda angle_rad: free_time_s(angle_rad, apogee),
        np.zeros(apogee.shape),
        np.full(apogee.shape, 1.9 * np.pi),
        safe_time,
    )
    unknown = np.isnan(lat) | np.isnan(azimuth)
    phi = np.where(unknown, 0.0, lat)
    toward = np.where(unknown, 0.0, azimuth)
    turned = np.where(unknown, 0.0, EARTH_ROTATION_RAD_S) * safe_time
    # cos(angle) = along * cos(ground) + across * sin(ground): one equation for the ground angle
    along = np.sin(phi) ** 2 + np.cos(phi) ** 2 * np.cos(turned)
    across = np.cos(phi) * (
        np.sin(phi) * np.cos(toward) * (1 - np.cos(turned)) - np.sin(toward) * np.sin(turned)
    )
    with np.errstate(invalid="ignore"):
        swing = np.arccos(np.cos(angle) / np.hypot(along, across))
    swing = np.where(angle > np.pi, 2 * np.pi - swing, swing)
    ground = np.arctan2(across, along) + swing
    exists = (ground >= 0) & (ground <= np.pi)
    return Arc(
        lat_rad=lat,
        azimuth_rad=azimuth,
        range_m=np.where(exists, ground * EARTH_RADIUS_M, np.nan),
        apogee_m=apogee,
        flight_time_s=np.where(exists, safe_time, np.nan),
        angle_rad=np.where(exists, angle, np.nan),
    )


def angle_from_speed(
    speed_m_s: ArrayLike, climb_angle_rad: ArrayLike, radius_m: float = EARTH_RADIUS_M
) -> Floats:
    """Central angle of free flight between two passes of a radius, Earth at rest.

    The free-flight range equation of Bate, Mueller and White (1971), eq. 6.2-12. NaN where the
    path does not come back (escape) or, at the angle zero, where it is an orbit.

    Parameters
    ----------
    speed_m_s, climb_angle_rad : array_like
        Speed and angle above the horizontal at `radius_m`.
    radius_m : float
        Distance from the centre of the Earth.

    Examples
    --------
    >>> angle = angle_from_speed(np.sqrt(0.9 * MU_M3_S2 / EARTH_RADIUS_M), np.radians(10))
    >>> round(float(np.degrees(angle)), 1)
    100.9
    """
    speed, climb = broadcast(speed_m_s, climb_angle_rad)
    ratio = speed**2 * radius_m / MU_M3_S2
    with np.errstate(invalid="ignore", divide="ignore"):
        # from both components, so that angles past half the globe come out right
        radial = ratio * np.sin(climb) * np.cos(climb)
        half = np.arctan2(radial, 1 - ratio * np.cos(climb) ** 2)
    returns = (ratio < 2) & (climb > 0) & (climb <= np.pi / 2)
    return np.where(returns, 2 * half, np.nan)


def _bisect(
    function: Callable[[Floats], Floats], low: Floats, high: Floats, target: Floats
) -> Floats:
    """Root of an increasing function, element by element; NaN where it is not bracketed."""
    with np.errstate(invalid="ignore", divide="ignore"):
        inside = (function(low) <= target) & (function(high) >= target)
        for _ in range(48):
            middle = (low + high) / 2
            below = function(middle) < target
            low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.where(inside, (low + high) / 2, np.nan)
