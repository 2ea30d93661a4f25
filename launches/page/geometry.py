"""Base map of the page: coasts fine near the data and coarse elsewhere, limits, names.

Everything is written as whole numbers, each point as the step from the one before it: the page
draws on a globe, so that nothing needs cutting at 180 degrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from launches import geography
from launches.geodesy import wrap_lon
from launches.plotting import words, zone_words
from launches.plotting.countries import COUNTRIES, country
from launches.zones import limits
from launches.zones.layer import TERRITORIAL

if TYPE_CHECKING:
    from launches.zones import Layer

FloatArray = npt.NDArray[np.float64]

#: Steps per degree that coordinates are rounded to: 0.005 degree is 550 m, about what the finest
#: zoom shows as one pixel.
PER_DEG = 200
#: Generalisation near the data and elsewhere, degrees.
FINE_DEG, COARSE_DEG, LIMIT_DEG = 0.03, 0.25, 0.02
#: Coasts are fine within this distance of what is drawn, degrees of latitude.
NEAR_DEG = 4.0
#: Smaller islands are left out far from the data, square degrees.
FAR_ISLAND_DEG2 = 0.03
#: Zones are named once in each cell of this size that they have a good part in.
NAME_CELL_DEG = 12.0
LEAST_NAME_RADIUS_DEG = 0.8


def packed(lonlat: FloatArray) -> list[int]:
    """Points as whole numbers: the first, then steps.

    Parameters
    ----------
    lonlat : numpy.ndarray, shape (n, 2)
        Degrees.

    Examples
    --------
    >>> packed(np.array([[125.5, 39.0], [126.0, 39.01], [126.0, 39.01]]))
    [25100, 7800, 100, 2]
    """
    whole = np.round(np.asarray(lonlat, dtype=np.float64) * PER_DEG).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    moved = (steps != 0).any(axis=1)
    moved[:1] = True
    return [int(n) for n in steps[moved].ravel()]


def base_map(lonlat: FloatArray, layer: Layer, basis: str) -> dict[str, Any]:
    """Geometry that lies under the events.

    Parameters
    ----------
    lonlat : numpy.ndarray, shape (n, 2)
        Points near which coasts are to be fine, degrees.
    layer : Layer
        Zones whose limits are drawn.
    basis : str
        Whose reading of the boundaries.

    Returns
    -------
    dict
        `per_deg`; `coarse` and `fine` (rings of land, anticlockwise), `borders`, `lakes` and
        `limits` as lists of packed lines, the last by kind; `names` as
        ``[kind, text, lon, lat, radius]`` in degrees, the radius that of the room.
    """
    window = _window(lonlat)
    fine, coarse = _land(window)
    rings = np.array([shapely.linearrings(ring) for ring in fine], dtype=object)
    return {
        "per_deg": PER_DEG,
        "fine": [packed(ring) for ring in fine],
        "coarse": [packed(ring) for ring in coarse],
        "borders": _lines(geography.outline_runs(rings)[1]),
        "lakes": _lines(shapely.get_exterior_ring(shapely.get_parts(_large_lakes()))),
        "limits": _limits(layer, basis),
        "names": [*_zone_names(layer, basis, window), *_sea_names(), *_country_names()],
    }


def _window(lonlat: FloatArray) -> BaseGeometry:
    """Boxes round the points, on either side of 180 degrees too."""
    known = np.asarray(lonlat, dtype=np.float64)
    known = np.unique(np.round(known[np.isfinite(known).all(axis=1)]), axis=0)
    lon, lat = wrap_lon(known[:, 0]), known[:, 1]
    wide = NEAR_DEG / np.cos(np.radians(np.clip(np.abs(lat), 0.0, 80.0)))
    boxes = [
        shapely.box(lon + turn - wide, lat - NEAR_DEG, lon + turn + wide, lat + NEAR_DEG)
        for turn in (-360.0, 0.0, 360.0)
    ]
    return shapely.union_all(np.concatenate(boxes)) if len(known) else shapely.Polygon()


def _land(window: BaseGeometry) -> tuple[list[FloatArray], list[FloatArray]]:
    """Rings of land with the corners near the data in full, and all rings coarse."""
    fine, coarse, coarse_area = _coverages()
    xy, ring = shapely.get_coordinates(fine, return_index=True)
    far_corner = np.isin(_corners(xy), _corners(shapely.get_coordinates(coarse)))
    shapely.prepare(window)
    near = np.asarray(shapely.contains_xy(window, xy), dtype=np.bool_)
    island = coarse_area[ring] < FAR_ISLAND_DEG2
    close = np.bincount(ring, weights=near, minlength=len(fine))[ring] > 0
    keep = near | (far_corner & (close | ~island))
    large = coarse_area >= FAR_ISLAND_DEG2
    return list(_rings(xy[keep], ring[keep])), list(
        _rings(*shapely.get_coordinates(coarse[large], return_index=True))
    )


@cache
def _coverages() -> tuple[npt.NDArray[np.object_], npt.NDArray[np.object_], FloatArray]:
    """Outer rings of all land parts at two generalisations, the coarse corners among the fine."""
    simple = geography.land("10m").geometry.to_numpy()
    outer = []
    for tolerance in (FINE_DEG, COARSE_DEG):
        simple = shapely.coverage_simplify(simple, tolerance)
        outer.append(shapely.get_exterior_ring(shapely.orient_polygons(simple)))
    return outer[0], outer[1], np.asarray(shapely.area(shapely.polygons(outer[1])))


def _corners(xy: FloatArray) -> npt.NDArray[np.complex128]:
    return np.asarray(xy[:, 0] + 1j * xy[:, 1], dtype=np.complex128)


def _rings(xy: FloatArray, ring: npt.NDArray[np.int64]) -> Iterator[FloatArray]:
    for corners in np.split(xy, np.flatnonzero(np.diff(ring)) + 1):
        if len(corners) < 3:
            continue
        closed = (corners[0] == corners[-1]).all()
        loop = corners if closed else np.vstack([corners, corners[:1]])
        if len(loop) > 3:
            yield loop


def _lines(lines: Iterable[BaseGeometry]) -> list[list[int]]:
    found = (packed(shapely.get_coordinates(line)) for line in lines)
    return [line for line in found if len(line) > 2]


def _large_lakes() -> npt.NDArray[np.object_]:
    return np.asarray(geography.lakes("110m").geometry.to_numpy(), dtype=object)


def _limits(layer: Layer, basis: str) -> dict[str, list[list[int]]]:
    table = limits(layer=layer, basis=basis)
    found: dict[str, list[list[int]]] = {}
    for kind, line in zip(table["kind"], table.geometry, strict=True):
        # the line 12 nautical miles off the coast would be read as a coast
        if kind != TERRITORIAL.lstrip(":"):
            parts = shapely.get_parts(shapely.simplify(line, LIMIT_DEG))
            found.setdefault(str(kind), []).extend(_lines(parts))
    return found


def _zone_names(layer: Layer, basis: str, window: BaseGeometry) -> Iterator[list[Any]]:
    """Names of zones near the data, in each large part of the map that they have room in."""
    if window.is_empty:
        return
    ids = layer.piece_zone[layer.basis(basis)]
    shapes: dict[str, list[BaseGeometry]] = {}
    for polygon, piece in zip(layer.polygons, layer.polygon_piece, strict=True):
        zone = str(ids[piece])
        if TERRITORIAL not in zone and shapely.intersects(window, polygon):
            shapes.setdefault(zone, []).append(shapely.simplify(polygon, 0.1))
    for zone in sorted(shapes):
        known = shapely.make_valid(shapely.union_all(shapes[zone]))
        whole = shapely.intersection(known, window)
        if whole.is_empty:
            continue
        west, south, east, north = whole.bounds
        for x in np.arange(np.floor(west / NAME_CELL_DEG), east / NAME_CELL_DEG):
            for y in np.arange(np.floor(south / NAME_CELL_DEG), north / NAME_CELL_DEG):
                cell = shapely.box(*(NAME_CELL_DEG * np.array([x, y, x + 1, y + 1])))
                yield from _named(
                    "zone", zone_words.zone_label(zone), shapely.intersection(whole, cell)
                )


def _sea_names() -> Iterator[list[Any]]:
    dry = shapely.union_all(geography.land("110m").geometry.to_numpy())
    spelled = words.sea_spellings()
    for name in geography.sea_names():
        room = shapely.difference(geography.sea_polygon(name), dry)
        yield from _named("sea", spelled.get(name, name), room)


def _country_names() -> Iterator[list[Any]]:
    table = geography.land("110m")
    for code, parts in table.groupby("iso_a3").geometry:
        if code in COUNTRIES:
            largest = max(parts, key=lambda part: float(part.area))
            yield from _named("country", country(code), largest)


def _named(kind: str, text: str, area: BaseGeometry) -> Iterator[list[Any]]:
    """Put a name in the middle of the largest circle that its area has room for."""
    solid = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]
    if not solid:
        return
    largest = max(solid, key=lambda part: float(part.area))
    if largest.area < LEAST_NAME_RADIUS_DEG**2:
        return
    radius = shapely.maximum_inscribed_circle(largest, tolerance=0.2)
    if radius.length >= LEAST_NAME_RADIUS_DEG:
        lon, lat = shapely.get_coordinates(radius)[0]
        yield [kind, text, round(float(lon), 1), round(float(lat), 1), round(radius.length, 1)]
