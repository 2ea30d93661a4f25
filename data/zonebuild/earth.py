"""WGS84 positions as ECEF metres in kilometres: straight-line distances that order as geodesics do.

Within 400 km a chord of the ellipsoid is shorter than the geodesic by less than 0.06 km, and by
nearly the same amount in every direction, so nearest-coast tests need no geodesic. Limits at a
fixed distance use `chord_km`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]

A_KM = 6378.137  # WGS84 semi-major axis
E2 = 6.69437999014e-3  # WGS84 first eccentricity squared
MEAN_RADIUS_KM = 6371.0


def ecef(lat_deg: Floats, lon_deg: Floats) -> Floats:
    """Cartesian position on the ellipsoid, km, shape (n, 3)."""
    lat = np.radians(lat_deg)
    lon = np.radians(lon_deg)
    normal = A_KM / np.sqrt(1.0 - E2 * np.sin(lat) ** 2)
    return np.column_stack(
        (
            normal * np.cos(lat) * np.cos(lon),
            normal * np.cos(lat) * np.sin(lon),
            normal * (1.0 - E2) * np.sin(lat),
        )
    )


def lat_lon(position_km: Floats) -> tuple[Floats, Floats]:
    """Latitude and longitude of positions on (or a little below) the ellipsoid, degrees."""
    x, y, z = position_km.T
    lat = np.arctan2(z, (1.0 - E2) * np.hypot(x, y))
    return np.degrees(lat), np.degrees(np.arctan2(y, x))


def chord_km(distance_km: float) -> float:
    """Straight-line length under an arc of this geodesic length on a sphere of mean radius."""
    return float(2.0 * MEAN_RADIUS_KM * np.sin(distance_km / (2.0 * MEAN_RADIUS_KM)))


def nearest(
    tree: cKDTree, position_km: Floats, within_km: float = np.inf
) -> tuple[Floats, NDArray[np.int64]]:
    """Straight-line distance to the nearest point, infinite beyond a bound, and its row."""
    distance, row = tree.query(position_km, distance_upper_bound=within_km)
    return np.asarray(distance), np.asarray(row, dtype=np.int64)


def densify(start_km: Floats, end_km: Floats, step_km: float) -> tuple[Floats, NDArray[np.intp]]:
    """Points along straight pieces, both ends included, no further apart than `step_km`.

    Returns
    -------
    points : ndarray, shape (m, 3)
    owner : ndarray, shape (m,)
        Row of the piece that each point lies on.
    """
    length = np.linalg.norm(end_km - start_km, axis=1)
    count = np.maximum(1, np.ceil(length / step_km).astype(np.intp))
    owner = np.repeat(np.arange(len(count)), count + 1)
    first = np.repeat(np.cumsum(count + 1) - (count + 1), count + 1)
    share = (np.arange(len(owner)) - first) / count[owner]
    points = start_km[owner] + share[:, None] * (end_km - start_km)[owner]
    return points, owner
