"""Which zone a point is in, and how far it is from a limit."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from launches.errors import FigureError
from launches.geodesy import wrap_lon
from launches.geography import is_land
from launches.zones.distance import LineDistance
from launches.zones.layer import HIGH_SEAS, LAND, TERRITORIAL, Layer, load_layer

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: Stand-ins for a piece number where there is no piece.
PIECE_HIGH_SEAS, PIECE_LAND, PIECE_NONE = -1, -2, -3


def zone_at(
    lat_deg: npt.ArrayLike,
    lon_deg: npt.ArrayLike,
    *,
    layer: Layer | None = None,
    basis: str = "median",
) -> npt.NDArray[np.object_]:
    """Zone id of each point.

    Parameters
    ----------
    lat_deg, lon_deg : array_like
        WGS84 degrees, any turn of longitude; broadcast to one dimension.
    layer : Layer, optional
        The bundled layer, or the one that ``LAUNCHES_ZONES`` names, if left out.
    basis : str
        Whose reading of the boundaries.

    Returns
    -------
    ndarray of object, shape (n,)
        Ids as the log's schema has them: ``JPN``, ``JPN:territorial``, ``JPN+KOR:joint``,
        ``high-seas``, ``land``; an empty string where a coordinate is missing.

    Raises
    ------
    FigureError
        If a latitude is beyond 90 degrees.

    Examples
    --------
    >>> zone_at([41.48, 42.0, 39.0, 35.7], [136.97, 134.0, 165.0, 139.4]).tolist()
    ['JPN', 'RUS', 'high-seas', 'land']
    """
    layer = layer or load_layer()
    return zone_ids(layer, layer.basis(basis), pieces_at(layer, lat_deg, lon_deg))


def pieces_at(layer: Layer, lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike) -> Ints:
    """Piece of the layer that each point lies in, or one of the stand-ins."""
    lat, lon = points(lat_deg, lon_deg)
    known = np.isfinite(lat) & np.isfinite(lon)
    piece = np.full(len(lat), PIECE_NONE, dtype=np.int64)
    if known.all():
        piece = layer.index(lat, lon)
        piece[is_land(lat, lon)] = PIECE_LAND
        return piece
    found = layer.index(lat[known], lon[known])
    found[is_land(lat[known], lon[known])] = PIECE_LAND
    piece[known] = found
    return piece


def points(lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Coordinates as flat arrays of floats, longitudes within [-180, 180).

    Raises
    ------
    FigureError
        If a latitude is beyond 90 degrees.
    """
    lat, lon = np.broadcast_arrays(
        np.asarray(lat_deg, dtype=np.float64), np.asarray(lon_deg, dtype=np.float64)
    )
    lat = lat.ravel()
    bad = np.nonzero(np.abs(lat) > 90.0)[0]
    if len(bad):
        raise FigureError(
            f"latitude {lat[bad[0]]:g} is beyond 90 degrees",
            where=f"point {bad[0] + 1}",
            cure="latitude comes before longitude",
        )
    return lat, wrap_lon(np.where(np.isfinite(lon), lon, np.nan).ravel())


def zone_ids(layer: Layer, basis: str, piece: Ints) -> npt.NDArray[np.object_]:
    """Zone ids that pieces have on a basis."""
    key = ("ids", basis)
    if key not in layer._cache:
        table = np.concatenate((layer.piece_zone[basis], ["", LAND, HIGH_SEAS]))
        table[table == ""] = HIGH_SEAS
        table[-3] = ""
        layer._cache[key] = table
    found: npt.NDArray[np.object_] = layer._cache[key][piece]
    return found


def family(zone: str) -> str:
    """Zone id without the distinction of the territorial sea.

    Examples
    --------
    >>> family("JPN:territorial"), family("JPN+KOR:joint")
    ('JPN', 'JPN+KOR:joint')
    """
    return zone.removesuffix(TERRITORIAL)


def distance_to_limit(
    layer: Layer, basis: str, zones: Iterable[str], lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike
) -> Floats:
    """Signed geodesic distance to the seaward limit of some zones taken together.

    Parameters
    ----------
    layer : Layer
        Zone layer.
    basis : str
        Whose reading of the boundaries.
    zones : iterable of str
        Zone ids; boundaries among them do not count, and neither do coasts.
    lat_deg, lon_deg : array_like
        WGS84 degrees.

    Returns
    -------
    ndarray, shape (n,)
        Kilometres, negative inside; NaN where a coordinate is missing.
    """
    lat, lon = points(lat_deg, lon_deg)
    chosen = frozenset(zones)
    known = np.isfinite(lat) & np.isfinite(lon)
    distance = np.full(len(lat), np.nan)
    distance[known] = limits_of(layer, basis, chosen)(lat[known], lon[known])
    inside = np.isin(zone_ids(layer, basis, layer_pieces(layer, lat, lon)), list(chosen))
    return np.where(inside, -distance, distance)


def layer_pieces(layer: Layer, lat: Floats, lon: Floats) -> Ints:
    """Pieces without regard to land, so that a point ashore belongs to the waters round it."""
    known = np.isfinite(lat) & np.isfinite(lon)
    piece = np.full(len(lat), PIECE_NONE, dtype=np.int64)
    piece[known] = layer.index(lat[known], lon[known])
    return piece


def distance_to_any(layer: Layer, basis: str, lat: Floats, lon: Floats) -> Floats:
    """Distance to the nearest limit between different zones, territorial seas apart, km.

    It is the margin that a verdict has: on the way to that limit no other is crossed.
    """
    known = np.isfinite(lat) & np.isfinite(lon)
    distance = np.full(len(lat), np.nan)
    distance[known] = all_limits(layer, basis)(lat[known], lon[known])
    return distance


def all_limits(layer: Layer, basis: str) -> LineDistance:
    """Limits between different zones, territorial seas apart."""
    key = ("any", basis)
    if key not in layer._cache:
        names = [family(str(zone)) for zone in zone_ids(layer, basis, layer.line_sides.ravel())]
        sides = np.array(names, dtype=object).reshape(-1, 2)
        layer._cache[key] = LineDistance(layer.lines[sides[:, 0] != sides[:, 1]])
    found: LineDistance = layer._cache[key]
    return found


def limits_of(layer: Layer, basis: str, zones: frozenset[str]) -> LineDistance:
    """Seaward limits of some zones taken together."""
    key = ("limit", basis, zones)
    if key not in layer._cache:
        inside = np.isin(zone_ids(layer, basis, layer.line_sides), list(zones))
        layer._cache[key] = LineDistance(layer.lines[inside[:, 0] != inside[:, 1]])
    found: LineDistance = layer._cache[key]
    return found
