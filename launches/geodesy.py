"""Geodesics on the WGS84 ellipsoid, and geometry that is safe across 180 degrees.

A thin layer on `pyproj.Geod`. Functions take ``lat_deg, lon_deg`` in this order; shapely geometry
is ``(lon, lat)``, and this module is the place where the order changes. Longitudes of any turn are
accepted and returned in [-180, 180).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from launches.errors import FigureError
from launches.units import M_PER_KM

if TYPE_CHECKING:
    from pyproj import Geod

FloatArray = npt.NDArray[np.float64]

#: Beyond this radius a geodesic circle on the ellipsoid begins to cross itself at the antipode.
MAX_CIRCLE_KM = 19_900.0
#: Ring vertices may be this far apart in longitude before a polar circle gets more of them.
MAX_RING_STEP_DEG = 2.0


@cache
def wgs84() -> Geod:
    """Geod of the WGS84 ellipsoid, made once."""
    from pyproj import Geod

    return Geod(ellps="WGS84")


def wrap_lon(lon_deg: npt.ArrayLike) -> FloatArray:
    """Longitudes in [-180, 180).

    Examples
    --------
    >>> wrap_lon([190.0, -180.0, 180.0, 12.5]).tolist()
    [-170.0, -180.0, -180.0, 12.5]
    """
    lon = np.asarray(lon_deg, dtype=np.float64)
    inside = (lon >= -180.0) & (lon < 180.0)
    # a longitude that needs no turn keeps every bit
    return np.where(inside, lon, np.mod(lon + 180.0, 360.0) - 180.0)


def direct(
    lat_deg: npt.ArrayLike,
    lon_deg: npt.ArrayLike,
    azimuth_deg: npt.ArrayLike,
    distance_km: npt.ArrayLike,
) -> tuple[FloatArray, FloatArray]:
    """End point of a geodesic on WGS84.

    Parameters
    ----------
    lat_deg, lon_deg : array_like
        Start, geodetic degrees.
    azimuth_deg : array_like
        Initial azimuth, clockwise from true north.
    distance_km : array_like
        Length on the ellipsoid, km. All arguments are broadcast.

    Returns
    -------
    lat_deg, lon_deg : numpy.ndarray
        End points, of the broadcast shape; NaN where an input is NaN.

    Examples
    --------
    >>> lat, lon = direct(0.0, 179.0, 90.0, 222.639)
    >>> round(float(lat), 3), round(float(lon), 3)
    (0.0, -179.0)
    """
    lat, lon, azimuth, distance = _broadcast(lat_deg, lon_deg, azimuth_deg, distance_km)
    end_lon, end_lat, _ = wgs84().fwd(
        wrap_lon(lon).ravel(), lat.ravel(), azimuth.ravel(), distance.ravel() * M_PER_KM
    )
    bad = np.isnan(lat + lon + azimuth + distance)
    end_lat = np.where(bad, np.nan, np.reshape(end_lat, lat.shape))
    end_lon = np.where(bad, np.nan, wrap_lon(np.reshape(end_lon, lat.shape)))
    return end_lat, end_lon


def inverse(
    lat1_deg: npt.ArrayLike,
    lon1_deg: npt.ArrayLike,
    lat2_deg: npt.ArrayLike,
    lon2_deg: npt.ArrayLike,
) -> tuple[FloatArray, FloatArray]:
    """Azimuth at the start and length of the geodesic between points on WGS84.

    Parameters
    ----------
    lat1_deg, lon1_deg, lat2_deg, lon2_deg : array_like
        Start and end, geodetic degrees; broadcast.

    Returns
    -------
    azimuth_deg : numpy.ndarray
        At the start, clockwise from true north, [0, 360).
    distance_km : numpy.ndarray
        Length on the ellipsoid, km; NaN where an input is NaN.

    Examples
    --------
    >>> azimuth, distance = inverse(0.0, 179.0, 0.0, -179.0)
    >>> round(float(azimuth)), round(float(distance), 3)
    (90, 222.639)
    """
    lat1, lon1, lat2, lon2 = _broadcast(lat1_deg, lon1_deg, lat2_deg, lon2_deg)
    azimuth, _, length = wgs84().inv(
        wrap_lon(lon1).ravel(), lat1.ravel(), wrap_lon(lon2).ravel(), lat2.ravel()
    )
    bad = np.isnan(lat1 + lon1 + lat2 + lon2)
    azimuth_deg = np.mod(np.reshape(azimuth, lat1.shape), 360.0)
    # -1e-16 modulo 360 rounds to 360 itself
    azimuth_deg = np.where(azimuth_deg == 360.0, 0.0, azimuth_deg)
    return (
        np.where(bad, np.nan, azimuth_deg),
        np.where(bad, np.nan, np.reshape(length, lat1.shape) / M_PER_KM),
    )


def densify(
    lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike, *, max_step_km: float = 50.0
) -> tuple[FloatArray, FloatArray]:
    """Vertices of a path with points added along the geodesics between them.

    Parameters
    ----------
    lat_deg, lon_deg : array_like, shape (n,)
        Path, geodetic degrees.
    max_step_km : float
        Longest step left, km on WGS84.

    Returns
    -------
    lat_deg, lon_deg : numpy.ndarray, shape (m,)
        The vertices given and those added, in order.

    Raises
    ------
    FigureError
        When `max_step_km` is not a positive number.

    Examples
    --------
    >>> lat, lon = densify([0.0, 0.0], [179.0, 181.0], max_step_km=120.0)
    >>> lon.tolist()
    [179.0, -180.0, -179.0]
    """
    if not max_step_km > 0.0:
        raise FigureError(f"max_step_km is {max_step_km}, not a positive length")
    lat = np.atleast_1d(np.asarray(lat_deg, dtype=np.float64))
    lon = wrap_lon(np.atleast_1d(lon_deg))
    if lat.size < 2:
        return lat, lon
    azimuth, length = inverse(lat[:-1], lon[:-1], lat[1:], lon[1:])
    pieces = np.maximum(np.ceil(np.nan_to_num(length) / max_step_km), 1).astype(np.int64)
    leg = np.repeat(np.arange(pieces.size), pieces)
    step = np.arange(leg.size) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    out_lat, out_lon = direct(
        lat[:-1][leg], lon[:-1][leg], azimuth[leg], length[leg] * step / pieces[leg]
    )
    given = step == 0
    out_lat[given], out_lon[given] = lat[:-1], lon[:-1]
    return np.append(out_lat, lat[-1]), np.append(out_lon, lon[-1])


def circle(
    lat_deg: float, lon_deg: float, radius_km: float, *, vertices: int = 180
) -> Polygon | MultiPolygon:
    """Geodesic circle as a polygon in (lon, lat), cut at 180 degrees and closed over a pole.

    Parameters
    ----------
    lat_deg, lon_deg : float
        Centre, geodetic degrees.
    radius_km : float
        Geodesic radius on WGS84, km, up to 19,900.
    vertices : int
        Azimuths that are sampled; near a pole more are added.

    Raises
    ------
    FigureError
        When the centre is no position or the radius not in (0, 19,900].

    Examples
    --------
    >>> circle(0.0, 180.0, 100.0).geom_type
    'MultiPolygon'
    >>> circle(89.0, 0.0, 500.0).bounds[3]
    90.0
    """
    if not (abs(lat_deg) <= 90.0 and np.isfinite(lon_deg)):
        raise FigureError(f"{lat_deg}, {lon_deg} is not a position")
    if not 0.0 < radius_km <= MAX_CIRCLE_KM:
        raise FigureError(
            f"circle radius is {radius_km} km", cure=f"give a radius above 0, up to {MAX_CIRCLE_KM}"
        )
    ring_lon, ring_lat = _circle_ring(lat_deg, lon_deg, radius_km, vertices)
    _, to_pole_km = inverse(lat_deg, lon_deg, [90.0, -90.0], lon_deg)
    north, south = (to_pole_km < radius_km).tolist()
    if north and south:
        around = _cut_polygon(np.column_stack([ring_lon, ring_lat]))
        outside = shapely.box(-180.0, -90.0, 180.0, 90.0).difference(around)
        return _polygonal(outside)
    if north or south:
        # close over the pole that is inside, from the last vertex back to the first
        pole = 90.0 if north else -90.0
        ring_lon = np.concatenate([ring_lon, [ring_lon[-1], ring_lon[0]]])
        ring_lat = np.concatenate([ring_lat, [pole, pole]])
    return _cut_polygon(np.column_stack([ring_lon, ring_lat]))


def split_at_antimeridian(geometry: BaseGeometry) -> BaseGeometry:
    """Geometry in (lon, lat) cut where it crosses 180 degrees, with longitudes in [-180, 180].

    A step of more than 180 degrees of longitude between neighbouring vertices is read as a step
    over the antimeridian, and longitudes outside [-180, 180] as turns. Lines keep their order and
    their z (and the cut gets an interpolated one); a ring that goes round a pole is closed over
    the pole that it is nearer to. Cuts are straight in degrees: densify long legs first.

    Parameters
    ----------
    geometry : shapely geometry
        Point, line, polygon or a collection of them.

    Examples
    --------
    >>> from shapely import LineString
    >>> split_at_antimeridian(LineString([(170, 10), (-170, 20)])).wkt
    'MULTILINESTRING ((170 10, 180 15), (-180 15, -170 20))'
    """
    if geometry.is_empty:
        return geometry
    if isinstance(geometry, Point):
        rest = (geometry.z,) if geometry.has_z else ()
        return Point(float(wrap_lon(geometry.x)), geometry.y, *rest)
    if isinstance(geometry, LineString):
        if _is_plain(shapely.get_coordinates(geometry)[:, 0]):
            return geometry
        parts = _cut_line(shapely.get_coordinates(geometry, include_z=geometry.has_z))
        return parts[0] if len(parts) == 1 else MultiLineString(parts)
    if isinstance(geometry, Polygon):
        shell = _cut_ring(geometry.exterior)
        holes = [_cut_ring(ring) for ring in geometry.interiors]
        return _polygonal(shell.difference(shapely.union_all(holes)) if holes else shell)
    parts_of: Any = getattr(geometry, "geoms", ())
    cut = [split_at_antimeridian(part) for part in parts_of]
    flat = shapely.get_parts(cut).tolist()
    if all(isinstance(part, Polygon) for part in flat):
        return MultiPolygon(flat)
    if all(isinstance(part, LineString) for part in flat):
        return MultiLineString(flat)
    return shapely.GeometryCollection(flat)


def _broadcast(*values: npt.ArrayLike) -> list[FloatArray]:
    return [
        np.asarray(value, dtype=np.float64)
        for value in np.broadcast_arrays(*[np.asarray(v, dtype=np.float64) for v in values])
    ]


def _circle_ring(
    lat_deg: float, lon_deg: float, radius_km: float, vertices: int
) -> tuple[FloatArray, FloatArray]:
    """Ring of a circle with unwrapped longitudes; closed in azimuth, so first = last + turn."""
    azimuth = np.linspace(0.0, 360.0, vertices + 1)
    for _ in range(12):
        lat, lon = direct(lat_deg, lon_deg, azimuth, radius_km)
        lon = np.unwrap(lon, period=360.0)
        wide = np.flatnonzero(np.abs(np.diff(lon)) > MAX_RING_STEP_DEG)
        if not wide.size:
            break
        azimuth = np.insert(azimuth, wide + 1, (azimuth[wide] + azimuth[wide + 1]) / 2.0)
    return lon, lat


def _polygonal(geometry: BaseGeometry) -> Polygon | MultiPolygon:
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _cut_line(coords: FloatArray) -> list[LineString]:
    coords = coords.copy()
    coords[:, 0] = _unwrapped(coords[:, 0])
    middle = (coords[:-1, 0] + coords[1:, 0]) / 2.0
    pieces: list[LineString] = []
    run = [coords[0]]
    for i, end in enumerate(coords[1:]):
        low, high = sorted((coords[i, 0], end[0]))
        # meridians 180 + 360 k that lie strictly inside this leg, in the order they are met
        cuts = np.arange(np.floor((low + 180.0) / 360.0) + 1, np.ceil((high + 180.0) / 360.0))
        for turn in cuts if coords[i, 0] < end[0] else cuts[::-1]:
            at = 360.0 * turn - 180.0
            share = (at - coords[i, 0]) / (end[0] - coords[i, 0])
            point = coords[i] + share * (end - coords[i])
            point[0] = at
            pieces.append(_shifted([*run, point]))
            run = [point]
        run.append(end)
        # a vertex exactly on the meridian between legs of two turns ends the piece as well
        if i + 1 < middle.size and _turn(middle[i]) != _turn(middle[i + 1]):
            pieces.append(_shifted(run))
            run = [end]
    pieces.append(_shifted(run))
    return [piece for piece in pieces if not piece.is_empty]


def _is_plain(lon: FloatArray) -> bool:
    """Whether longitudes are all of one turn and lie on one side of 180 degrees."""
    low, high = float(lon.min()), float(lon.max())
    return low >= -180.0 and high < 180.0 and high - low <= 180.0


def _unwrapped(lon: FloatArray) -> FloatArray:
    step = np.diff(lon)
    # a full turn in one step is the edge of a world-wide box, not a crossing
    crossing = (np.abs(step) > 180.0) & (np.abs(step) < 360.0)
    return lon - 360.0 * np.append(0.0, np.cumsum(np.where(crossing, np.sign(step), 0.0)))


def _turn(lon: float) -> float:
    return float(np.floor((lon + 180.0) / 360.0))


def _shifted(run: list[FloatArray]) -> LineString:
    coords = np.array(run)
    coords[:, 0] -= 360.0 * _turn(float((coords[:, 0].min() + coords[:, 0].max()) / 2.0))
    return LineString(coords) if len(coords) > 1 else LineString()


def _cut_ring(ring: LineString) -> Polygon | MultiPolygon:
    coords = shapely.get_coordinates(ring)
    coords[:, 0] = _unwrapped(coords[:, 0])
    if abs(coords[-1, 0] - coords[0, 0]) > 180.0:
        pole = 90.0 if coords[:, 1].mean() > 0 else -90.0
        coords = np.vstack([coords, [coords[-1, 0], pole], [coords[0, 0], pole]])
    return _cut_polygon(coords)


def _cut_polygon(coords: FloatArray) -> Polygon | MultiPolygon:
    polygon = shapely.make_valid(Polygon(coords), method="structure", keep_collapsed=False)
    if polygon.is_empty:
        return MultiPolygon()
    west, _, east, _ = polygon.bounds
    parts: list[BaseGeometry] = []
    for turn in range(int(_turn(west)), int(_turn(east)) + 1):
        window = shapely.box(360.0 * turn - 180.0, -90.0, 360.0 * turn + 180.0, 90.0)
        parts.append(translate(shapely.intersection(polygon, window), xoff=-360.0 * turn))
    return _polygonal(parts[0] if len(parts) == 1 else shapely.union_all(parts))
