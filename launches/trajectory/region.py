"""Splash-down regions from sampled points: the smallest areas that hold half and nine tenths.

The samples' density is estimated on a grid in azimuth and distance from the launch point, because
that is how reports spread them: a range ring is a straight band there. A region is where the
density exceeds the value that the wanted share of the samples exceeds; it may have several parts.
Its outline goes back the way the points came, is cut at 180 degrees, and loses land where land is
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

from launches.geodesy import split_at_antimeridian
from launches.trajectory.sphere import point_at, polar
from launches.units import EARTH_RADIUS_KM

Floats = NDArray[np.float64]

#: Shares of the samples that the two regions hold.
PROBABILITIES = (0.5, 0.9)
#: Cells along each axis of the density grid, and the smoothing of 2,000 points as a share of their
#: spread.
CELLS = 72
SMOOTHING = 0.25
#: Points that spread over more azimuths than this, seen from the launch point, have no one
#: direction: their region is drawn without a track.
FAN_DEG = 120.0
#: Land polygons of more vertices are halved for quick cutting.
LAND_VERTICES = 300


def centre_and_radius(
    lat_deg: Floats,
    lon_deg: Floats,
    at_sea: NDArray[np.bool_],
    *,
    site_lat_deg: Floats,
    site_lon_deg: Floats,
    share: float = 0.9,
) -> tuple[Floats, Floats, Floats, NDArray[np.bool_]]:
    """Centre of each row of points, and the radius round it that holds a share of them.

    Parameters
    ----------
    lat_deg, lon_deg : ndarray, shape (n, samples)
        Points, WGS84 degrees; rows of NaN give NaN.
    at_sea : ndarray of bool, shape (n,)
        Where the centre must not lie on land: it is then the point nearest to the centre.
    site_lat_deg, site_lon_deg : ndarray, shape (n,)
        Launch points.
    share : float
        Share that the radius holds.

    Returns
    -------
    lat_deg, lon_deg, radius_km : ndarray, shape (n,)
        The mean azimuth at the mean distance from the launch point, so that the centre of a ring's
        sector lies in it; the spherical mean where the points spread over more than
        `FAN_DEG` of azimuth. The radius is measured on the sphere.
    has_direction : ndarray of bool, shape (n,)
        Whether they spread over less than that.

    Examples
    --------
    >>> lat, lon, radius, _ = centre_and_radius(
    ...     np.array([[0.0, 0.0]]), np.array([[179.0, -179.0]]), np.array([False]),
    ...     site_lat_deg=np.array([0.0]), site_lon_deg=np.array([170.0]))
    >>> round(abs(float(lon[0]))), round(float(radius[0]))
    (180, 111)
    """
    from launches.geography import is_land

    if lat_deg.size == 0:
        empty = np.full(lat_deg.shape[0], np.nan)
        return empty, empty.copy(), empty.copy(), np.zeros(empty.shape, dtype=bool)
    centre_lat, centre_lon = _spherical_mean(lat_deg, lon_deg)
    fan_lat, fan_lon = _fan_middle(
        site_lat_deg, site_lon_deg, centre_lat, centre_lon, lat_deg, lon_deg
    )
    has_direction = ~np.isnan(fan_lat)
    centre_lat = np.where(has_direction, fan_lat, centre_lat)
    centre_lon = np.where(has_direction, fan_lon, centre_lon)
    known = ~np.isnan(centre_lon)
    moved = np.zeros(known.shape, dtype=bool)
    moved[known] = at_sea[known] & is_land(centre_lat[known], centre_lon[known])
    inland_lat, inland_lon = centre_lat[moved, None], centre_lon[moved, None]
    _, away = polar(inland_lat, inland_lon, lat_deg[moved], lon_deg[moved])
    nearest = np.argmin(away, axis=1)
    centre_lat[moved] = lat_deg[moved, nearest]
    centre_lon[moved] = lon_deg[moved, nearest]
    _, away = polar(centre_lat[:, None], centre_lon[:, None], lat_deg, lon_deg)
    radius = np.full(known.shape, np.nan)
    if known.any():
        radius[known] = np.quantile(away[known], share, axis=1)
    return centre_lat, centre_lon, radius, has_direction


def _spherical_mean(lat_deg: Floats, lon_deg: Floats) -> tuple[Floats, Floats]:
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)
    x, y, z = points.mean(axis=1).T
    return np.degrees(np.arctan2(z, np.hypot(x, y))), np.degrees(np.arctan2(y, x))


def _fan_middle(
    site_lat: Floats,
    site_lon: Floats,
    centre_lat: Floats,
    centre_lon: Floats,
    lat_deg: Floats,
    lon_deg: Floats,
) -> tuple[Floats, Floats]:
    """Mean azimuth at the mean distance; NaN where the points spread over too wide a fan."""
    toward, _ = polar(site_lat, site_lon, centre_lat, centre_lon)
    azimuth, reach = polar(site_lat[:, None], site_lon[:, None], lat_deg, lon_deg)
    turn = np.mod(azimuth - toward[:, None] + 180, 360) - 180
    known = ~np.isnan(toward)
    narrow = np.zeros(known.shape, dtype=bool)
    if known.any():
        low, high = np.quantile(turn[known], [0.05, 0.95], axis=1)
        narrow[known] = high - low <= FAN_DEG
    lat, lon = point_at(site_lat, site_lon, toward + turn.mean(axis=1), reach.mean(axis=1))
    return np.where(narrow, lat, np.nan), np.where(narrow, lon, np.nan)


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
        Launch point, WGS84 degrees, or another one that the points spread around.
    lat_deg, lon_deg : ndarray, shape (samples,)
        Sampled points.
    at_sea : bool
        Whether land is taken out.
    probabilities : tuple of float
        Shares of the points that the regions hold, in rising order.

    Returns
    -------
    list of shapely geometry
        Polygons or multipolygons in (lon, lat), one per share.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> lat, lon = point_at(np.array(40.0), np.array(125.0),
    ...     rng.uniform(60, 90, 500), rng.uniform(950, 1050, 500))
    >>> half, most = regions(40.0, 125.0, lat, lon, at_sea=True)
    >>> most.is_valid, most.area > half.area
    (True, True)
    """
    azimuth, reach = polar(np.array(site_lat_deg), np.array(site_lon_deg), lat_deg, lon_deg)
    azimuth = _unrolled(azimuth)
    density, own, x_edges, y_edges = _density(azimuth, reach)
    # per unit of ground area, not of azimuth and distance
    y = (y_edges[:-1] + y_edges[1:]) / 2
    spread = np.maximum(np.abs(np.sin(y / EARTH_RADIUS_KM)), 1e-3)[:, None]
    density, own = density / spread, own / spread
    x = (x_edges[:-1] + x_edges[1:]) / 2
    # less what each point adds to its own density: else few samples make a region too small
    at_points = _interpolated(density - own, x, y, azimuth, reach)
    levels = np.quantile(at_points, 1 - np.array(probabilities))
    shapes = [
        _to_wgs84(site_lat_deg, site_lon_deg, outline)
        for outline in _outlines(density, x, y, levels)
    ]
    return _without_land(shapes) if at_sea else shapes


def _unrolled(azimuth_deg: Floats) -> Floats:
    """Azimuths turned so that the widest empty sector lies at the seam."""
    order = np.sort(azimuth_deg)
    gaps = np.diff(order, append=order[:1] + 360)
    widest = int(np.argmax(gaps))
    seam = order[widest] + gaps[widest] / 2
    unrolled: Floats = np.mod(azimuth_deg - seam, 360) + seam
    return unrolled


def _density(azimuth: Floats, reach: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Smoothed density of points on a grid (distance, azimuth), and the edges of its cells.

    The second array is what a single point in a cell adds to the density there.
    """
    edges, kernels = [], []
    for values, low, high, least in (
        (reach, 0.0, np.pi * EARTH_RADIUS_KM, 1.0),
        (azimuth, -np.inf, np.inf, 0.2),
    ):
        spread = max(float(np.subtract(*np.quantile(values, [0.95, 0.05]))) / 3.29, least)
        width = SMOOTHING * spread * (2000 / values.size) ** (1 / 6)
        start = max(float(values.min()) - 3 * width, low)
        stop = min(float(values.max()) + 3 * width, high)
        edge = np.linspace(start, stop, CELLS + 1)
        cell = (edge[1] - edge[0]) / max(width, 1e-9)
        offset = (np.arange(CELLS)[:, None] - np.arange(CELLS)[None, :]) * cell
        kernel = np.exp(-0.5 * offset**2)
        edges.append(edge)
        kernels.append(kernel / kernel.sum(axis=0, keepdims=True))
    row, column = (
        np.clip((v - e[0]) / (e[1] - e[0]), 0, CELLS - 1).astype(np.intp)
        for v, e in zip((reach, azimuth), edges, strict=True)
    )
    counts = np.bincount(row * CELLS + column, minlength=CELLS**2).reshape(CELLS, CELLS)
    own = np.outer(np.diag(kernels[0]), np.diag(kernels[1]))
    return kernels[0] @ counts @ kernels[1].T, own, edges[1], edges[0]


def _interpolated(density: Floats, x: Floats, y: Floats, at_x: Floats, at_y: Floats) -> Floats:
    column = np.clip((at_x - x[0]) / (x[1] - x[0]), 0, x.size - 1.001)
    row = np.clip((at_y - y[0]) / (y[1] - y[0]), 0, y.size - 1.001)
    i, j = row.astype(np.intp), column.astype(np.intp)
    p, q = row - i, column - j
    low = density[i, j] * (1 - q) + density[i, j + 1] * q
    high = density[i + 1, j] * (1 - q) + density[i + 1, j + 1] * q
    value: Floats = low * (1 - p) + high * p
    return value


def _outlines(density: Floats, x: Floats, y: Floats, levels: Floats) -> list[BaseGeometry]:
    """Where the gridded density is above each level, as polygons in (azimuth, distance)."""
    from contourpy import contour_generator

    # a rim of zeros closes every outline inside the grid
    rim = np.pad(density, 1)
    wide_x = np.concatenate([[2 * x[0] - x[1]], x, [2 * x[-1] - x[-2]]])
    wide_y = np.concatenate([[max(2 * y[0] - y[1], 0.0)], y, [2 * y[-1] - y[-2]]])
    generator: Any = contour_generator(wide_x, wide_y, rim, fill_type="OuterOffset")
    outlines: list[BaseGeometry] = []
    for level in levels:
        parts = []
        for points, offset in zip(*generator.filled(max(level, 1e-12), np.inf), strict=True):
            loops = [points[a:b] for a, b in pairwise(offset)]
            parts.append(Polygon(loops[0], loops[1:]))
        outlines.append(MultiPolygon(parts))
    return outlines


def _to_wgs84(site_lat: float, site_lon: float, outline: BaseGeometry) -> BaseGeometry:
    """Put polygons in (azimuth, distance) on the ground, cut at 180 degrees."""
    parts = []
    for part in shapely.get_parts(outline):
        shape = _on_ground(site_lat, site_lon, part)
        west, _, east, _ = shape.bounds
        if east - west <= 180:
            parts.append(_valid(shape))
            continue
        # across 180 degrees or over a pole: small pieces are either, never both
        parts += [
            _valid(split_at_antimeridian(_on_ground(site_lat, site_lon, piece)))
            for piece in _pieces(part)
        ]
    return parts[0] if len(parts) == 1 else _valid(shapely.union_all(parts))


def _on_ground(site_lat: float, site_lon: float, outline: BaseGeometry) -> BaseGeometry:
    # long straight sides become curves on the ground: add vertices every 2 degrees and 50 km
    scaled = shapely.transform(outline, lambda xy: xy / [2.0, 50.0])
    dense = shapely.transform(shapely.segmentize(scaled, 1.0), lambda xy: xy * [2.0, 50.0])

    def ground(xy: Floats) -> Floats:
        lat, lon = point_at(np.array(site_lat), np.array(site_lon), xy[:, 0], xy[:, 1])
        return np.column_stack([lon, lat])

    return shapely.transform(dense, ground)


def _pieces(outline: Polygon) -> list[BaseGeometry]:
    """Polygon in (azimuth, distance) along a grid of 20 degrees and 1,500 km."""
    west, south, east, north = outline.bounds
    x = np.arange(west, east, 20.0)
    y = np.arange(south, north, 1500.0)
    cells = [shapely.clip_by_rect(outline, a, b, a + 20, b + 1500) for a in x for b in y]
    parts = shapely.get_parts(np.array(cells, dtype=object))
    return [part for part in parts if part.geom_type == "Polygon" and part.area > 0]


def _valid(shape: BaseGeometry) -> BaseGeometry:
    if not shape.is_valid:
        shape = shapely.make_valid(shape, method="structure")
    return shape


@cache
def _land_index() -> tuple[NDArray[np.object_], shapely.STRtree]:
    from launches.geography import land

    parts = _subdivided(shapely.get_parts(land("10m").geometry.to_numpy()))
    return parts, shapely.STRtree(parts)


def _subdivided(parts: NDArray[np.object_]) -> NDArray[np.object_]:
    """Polygons halved until they are small: a region then meets only the land near it."""
    small: list[NDArray[np.object_]] = []
    while parts.size:
        large = shapely.get_num_coordinates(parts) > LAND_VERTICES
        small.append(parts[~large])
        halves = []
        for part in parts[large]:
            west, south, east, north = part.bounds
            x, y = (west + east) / 2, (south + north) / 2
            if east - west > north - south:
                boxes = ((west, south, x, north), (x, south, east, north))
            else:
                boxes = ((west, south, east, y), (west, y, east, north))
            halves += [shapely.clip_by_rect(part, *box) for box in boxes]
        parts = shapely.get_parts(np.array(halves, dtype=object))
        parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return np.concatenate(small)


def _without_land(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """Regions of one event less the land; the last one is the widest and holds the others."""
    parts, tree = _land_index()
    near = parts[tree.query(shapes[-1], predicate="intersects")]
    if not near.size:
        return shapes
    ground = shapely.union_all(near)
    return [_polygons(shapely.difference(shape, ground)) for shape in shapes]


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and p.area > 1e-6]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)
