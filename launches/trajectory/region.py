"""Splash-down regions from sampled points: the smallest areas that hold half and nine tenths.

The samples' density is estimated on a grid in azimuth and distance from the launch point, because
that is how reports spread them: a range ring is a straight band there. A region is where the
density exceeds the value that the wanted share of the samples exceeds; it may have several parts.
Its outline goes back to WGS84 by geodesics, is cut at 180 degrees, and loses land where land is
excluded.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from launches.geodesy import direct, inverse, split_at_antimeridian
from launches.trajectory import kepler
from launches.units import M_PER_KM

Floats = NDArray[np.float64]

#: Shares of the samples that the two regions hold.
PROBABILITIES = (0.5, 0.9)
#: Cells along each axis of the density grid, and the smoothing as a share of the samples' spread.
CELLS = 72
SMOOTHING = 0.12
_KM_PER_RAD = kepler.EARTH_RADIUS_M / M_PER_KM


def centre_and_radius(
    lat_deg: Floats, lon_deg: Floats, at_sea: NDArray[np.bool_], *, share: float = 0.9
) -> tuple[Floats, Floats, Floats]:
    """Centre of each row of points, and the radius round it that holds a share of them.

    Parameters
    ----------
    lat_deg, lon_deg : ndarray, shape (n, samples)
        Points, WGS84 degrees; rows of NaN give NaN.
    at_sea : ndarray of bool, shape (n,)
        Where the centre must not lie on land: it is then the point nearest to the mean.
    share : float
        Share that the radius holds.

    Returns
    -------
    lat_deg, lon_deg, radius_km : ndarray, shape (n,)
        The spherical mean and the radius.

    Examples
    --------
    >>> lat, lon, radius = centre_and_radius(
    ...     np.array([[0.0, 0.0]]), np.array([[179.0, -179.0]]), np.array([False]))
    >>> round(abs(float(lon[0]))), round(float(radius[0]))
    (180, 111)
    """
    from launches.geography import is_land

    if lat_deg.size == 0:
        empty = np.full(lat_deg.shape[0], np.nan)
        return empty, empty.copy(), empty.copy()
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)
    mean = points.mean(axis=1)
    mean_lat = np.degrees(np.arctan2(mean[:, 2], np.hypot(mean[:, 0], mean[:, 1])))
    mean_lon = np.degrees(np.arctan2(mean[:, 1], mean[:, 0]))
    known = ~np.isnan(mean_lat)
    moved = np.zeros(known.shape, dtype=bool)
    moved[known] = at_sea[known] & is_land(mean_lat[known], mean_lon[known])
    nearest = np.argmax(np.einsum("nsk,nk->ns", points[moved], mean[moved]), axis=1)
    mean_lat[moved] = lat_deg[moved, nearest]
    mean_lon[moved] = lon_deg[moved, nearest]
    away = _haversine_km(lat_deg, lon_deg, mean_lat[:, None], mean_lon[:, None])
    radius = np.full(known.shape, np.nan)
    if known.any():
        radius[known] = np.quantile(away[known], share, axis=1)
    return mean_lat, mean_lon, radius


def _haversine_km(lat1: Floats, lon1: Floats, lat2: Floats, lon2: Floats) -> Floats:
    a = np.sin(np.radians(lat2 - lat1) / 2) ** 2
    b = np.cos(np.radians(lat1)) * np.cos(np.radians(lat2))
    c = np.sin(np.radians(lon2 - lon1) / 2) ** 2
    away: Floats = 2 * _KM_PER_RAD * np.arcsin(np.sqrt(np.minimum(1.0, a + b * c)))
    return away


def regions(
    site_lat_deg: float,
    site_lon_deg: float,
    lat_deg: Floats,
    lon_deg: Floats,
    *,
    at_sea: bool,
    probabilities: tuple[float, ...] = PROBABILITIES,
) -> list[BaseGeometry]:
    """Highest-density regions of the sampled points of one event.

    Parameters
    ----------
    site_lat_deg, site_lon_deg : float
        Launch point, WGS84 degrees.
    lat_deg, lon_deg : ndarray, shape (samples,)
        Sampled points.
    at_sea : bool
        Whether land is taken out.
    probabilities : tuple of float
        Shares of the points that the regions hold.

    Returns
    -------
    list of shapely geometry
        Polygons or multipolygons in (lon, lat), one per share.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> lat, lon = direct(40.0, 125.0, rng.uniform(60, 90, 500), rng.uniform(950, 1050, 500))
    >>> half, most = regions(40.0, 125.0, lat, lon, at_sea=True)
    >>> most.is_valid, most.area > half.area
    (True, True)
    """
    azimuth, reach = inverse(site_lat_deg, site_lon_deg, lat_deg, lon_deg)
    azimuth = _unrolled(azimuth)
    density, x_edges, y_edges = _density(azimuth, reach)
    # per unit of ground area, not of azimuth and distance
    y = (y_edges[:-1] + y_edges[1:]) / 2
    density /= np.maximum(np.abs(np.sin(y / _KM_PER_RAD)), 1e-3)[:, None]
    x = (x_edges[:-1] + x_edges[1:]) / 2
    at_points = _interpolated(density, x, y, azimuth, reach)
    shapes = []
    for share in probabilities:
        level = float(np.quantile(at_points, 1 - share))
        outline = _outlines(density, x, y, level)
        shape = _to_wgs84(site_lat_deg, site_lon_deg, outline)
        shapes.append(_without_land(shape) if at_sea else shape)
    return shapes


def _unrolled(azimuth_deg: Floats) -> Floats:
    """Azimuths turned so that the widest empty sector lies at the seam."""
    order = np.sort(azimuth_deg)
    gaps = np.diff(order, append=order[:1] + 360)
    widest = int(np.argmax(gaps))
    seam = order[widest] + gaps[widest] / 2
    unrolled: Floats = np.mod(azimuth_deg - seam, 360) + seam
    return unrolled


def _density(azimuth: Floats, reach: Floats) -> tuple[Floats, Floats, Floats]:
    """Smoothed density of the points on a grid (distance, azimuth), with the edges of its cells."""
    edges, kernels = [], []
    for values, low, high, least in (
        (reach, 0.0, np.pi * _KM_PER_RAD, 1.0),
        (azimuth, -np.inf, np.inf, 0.2),
    ):
        spread = max(float(np.subtract(*np.quantile(values, [0.95, 0.05]))) / 3.29, least)
        width = SMOOTHING * spread
        start = max(float(values.min()) - 3 * width, low)
        stop = min(float(values.max()) + 3 * width, high)
        edge = np.linspace(start, stop, CELLS + 1)
        cell = (edge[1] - edge[0]) / max(width, 1e-9)
        offset = (np.arange(CELLS)[:, None] - np.arange(CELLS)[None, :]) * cell
        kernel = np.exp(-0.5 * offset**2)
        edges.append(edge)
        kernels.append(kernel / kernel.sum(axis=0, keepdims=True))
    counts, _, _ = np.histogram2d(reach, azimuth, bins=edges)
    return kernels[0] @ counts @ kernels[1].T, edges[1], edges[0]


def _interpolated(density: Floats, x: Floats, y: Floats, at_x: Floats, at_y: Floats) -> Floats:
    column = np.clip((at_x - x[0]) / (x[1] - x[0]), 0, x.size - 1.001)
    row = np.clip((at_y - y[0]) / (y[1] - y[0]), 0, y.size - 1.001)
    i, j = row.astype(np.intp), column.astype(np.intp)
    p, q = row - i, column - j
    low = density[i, j] * (1 - q) + density[i, j + 1] * q
    high = density[i + 1, j] * (1 - q) + density[i + 1, j + 1] * q
    value: Floats = low * (1 - p) + high * p
    return value


def _outlines(density: Floats, x: Floats, y: Floats, level: float) -> BaseGeometry:
    """Where the gridded density is above a level, as polygons in (azimuth, distance)."""
    from contourpy import contour_generator

    # a rim of zeros closes every outline inside the grid
    rim = np.pad(density, 1)
    wide_x = np.concatenate([[2 * x[0] - x[1]], x, [2 * x[-1] - x[-2]]])
    wide_y = np.concatenate([[max(2 * y[0] - y[1], 0.0)], y, [2 * y[-1] - y[-2]]])
    generator: Any = contour_generator(wide_x, wide_y, rim, fill_type="OuterOffset")
    rings, offsets = generator.filled(max(level, 1e-12), np.inf)
    parts = []
    for points, offset in zip(rings, offsets, strict=True):
        loops = [points[a:b] for a, b in pairwise(offset)]
        parts.append(Polygon(loops[0], loops[1:]))
    return MultiPolygon(parts)


def _to_wgs84(site_lat: float, site_lon: float, outline: BaseGeometry) -> BaseGeometry:
    # long straight sides become curves on the ground: add vertices every 2 degrees and 50 km
    scaled = shapely.transform(outline, lambda xy: xy / [2.0, 50.0])
    dense = shapely.transform(shapely.segmentize(scaled, 1.0), lambda xy: xy * [2.0, 50.0])

    def ground(xy: Floats) -> Floats:
        lat, lon = direct(site_lat, site_lon, xy[:, 0], xy[:, 1])
        return np.column_stack([lon, lat])

    parts = shapely.get_parts(shapely.transform(dense, ground))
    return _valid(shapely.union_all([_valid(split_at_antimeridian(part)) for part in parts]))


def _valid(shape: BaseGeometry) -> BaseGeometry:
    if not shape.is_valid:
        shape = shapely.make_valid(shape, method="structure")
    return shape


@cache
def _land_index() -> tuple[NDArray[np.object_], shapely.STRtree]:
    from launches.geography import land

    parts = shapely.get_parts(land("10m").geometry.to_numpy())
    return parts, shapely.STRtree(parts)


def _without_land(shape: BaseGeometry) -> BaseGeometry:
    parts, tree = _land_index()
    near = parts[tree.query(shape, predicate="intersects")]
    if not near.size:
        return shape
    bounds = shape.bounds
    clipped = shapely.clip_by_rect(near, *bounds)
    rest = shapely.difference(shape, shapely.union_all(clipped))
    polygons = [p for p in shapely.get_parts(rest) if p.geom_type == "Polygon" and p.area > 1e-6]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
