"""Azimuth and distance on the sphere, forth and back exactly, for sampling and densities.

Degrees are taken as they are, geodetic latitude for spherical. Against WGS84 that is off by up to
half a percent in distance, so nothing reported is measured with it: it serves to spread points
where the width is much larger, and as a pair of coordinates that is undone again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from launches.units import EARTH_RADIUS_KM

Floats = NDArray[np.float64]


def polar(
    lat0_deg: Floats, lon0_deg: Floats, lat_deg: Floats, lon_deg: Floats
) -> tuple[Floats, Floats]:
    """Azimuth (degrees, -180 to 180) and distance (km) of points from an origin; broadcast.

    Examples
    --------
    >>> azimuth, distance = polar(*map(np.array, (0.0, 179.0, 0.0, -179.0)))
    >>> round(float(azimuth)), round(float(distance), 1)
    (90, 222.4)
    """
    origin, point = np.radians(lat0_deg), np.radians(lat_deg)
    turn = np.radians(np.subtract(lon_deg, lon0_deg))
    sin_origin, cos_origin = np.sin(origin), np.cos(origin)
    sin_point, cos_point = np.sin(point), np.cos(point)
    cos_turn = np.cos(turn)
    north = cos_origin * sin_point - sin_origin * cos_point * cos_turn
    east = cos_point * np.sin(turn)
    over = sin_origin * sin_point + cos_origin * cos_point * cos_turn
    distance = EARTH_RADIUS_KM * np.arctan2(np.hypot(north, east), over)
    return np.degrees(np.arctan2(east, north)), distance


def point_at(
    lat0_deg: Floats, lon0_deg: Floats, azimuth_deg: Floats, distance_km: Floats
) -> tuple[Floats, Floats]:
    """Latitude and longitude (-180 to 180) at an azimuth and distance from an origin; broadcast.

    Examples
    --------
    >>> lat, lon = point_at(*map(np.array, (40.0, 125.0, 70.0, 1000.0)))
    >>> azimuth, distance = polar(np.array(40.0), np.array(125.0), lat, lon)
    >>> round(float(azimuth), 9), round(float(distance), 9)
    (70.0, 1000.0)
    """
    origin, toward = np.radians(lat0_deg), np.radians(azimuth_deg)
    angle = np.asarray(distance_km) / EARTH_RADIUS_KM
    sin_angle, cos_angle = np.sin(angle), np.cos(angle)
    sin_origin, cos_origin = np.sin(origin), np.cos(origin)
    north, east = sin_angle * np.cos(toward), sin_angle * np.sin(toward)
    up = sin_origin * cos_angle + cos_origin * north
    ahead = cos_origin * cos_angle - sin_origin * north
    lat = np.degrees(np.arctan2(up, np.hypot(ahead, east)))
    lon = np.asarray(lon0_deg) + np.degrees(np.arctan2(east, ahead))
    return lat, np.mod(lon + 180, 360) - 180
