"""Land, countries and seas: what lies at a point, and the layers that a map is drawn from.

Land is Natural Earth's 1:10m coast (5.1.1, public domain, in the German point of view on disputed
borders), rounded to 1/512 degree: about 100 m, and less than the source's own error. Lakes count
as land; the Caspian Sea does not. Seas are coarse polygons drawn after the limits of IHO S-23,
with land taken out.

Points are tested on a grid of cells that are known to be all water or all in one country; only
points in cells that an outline passes through are tested against polygons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon, Polygon

from launches.datafiles import data_path
from launches.errors import DataFileError, FigureError
from launches.geodesy import wrap_lon
from launches.places import fold

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

BoolArray = npt.NDArray[np.bool_]
Bounds = tuple[float, float, float, float]
#: ``10m`` for regional maps, ``110m`` for globes: generalised from the same polygons
Scale = Literal["10m", "110m"]

#: Size of a cell of the land grid, degrees, and the cells' values that are no country's number.
CELL_DEG = 0.1
WATER = 0
MIXED = 255

#: Lakes smaller than this are left off a globe, km2.
GLOBE_LAKE_KM2 = 8_000.0


@dataclass(frozen=True, slots=True)
class _Grid:
    cells: npt.NDArray[np.uint8]
    codes: npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class _Outlines:
    polygons: npt.NDArray[np.object_]
    number: npt.NDArray[np.uint8]
    tree: shapely.STRtree


def is_land(lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike) -> BoolArray:
    """Whether points lie on land.

    Parameters
    ----------
    lat_deg, lon_deg : array_like
        Geodetic degrees, broadcast; longitudes of any turn.

    Returns
    -------
    numpy.ndarray of bool
        Of the broadcast shape; False where a coordinate is NaN.

    Raises
    ------
    FigureError
        When a latitude is beyond 90 degrees.

    Examples
    --------
    >>> is_land([39.03, 40.0], [125.75, 135.0]).tolist()
    [True, False]
    """
    number = _country_number(lat_deg, lon_deg)
    return np.asarray(number != WATER, dtype=np.bool_)


def country_at(lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike) -> npt.NDArray[np.str_]:
    """ISO 3166-1 alpha-3 of the country whose land holds each point; empty at sea.

    Borders are those of Natural Earth's German point of view: Crimea is UKR, the southern Kurils
    are RUS, Taiwan is TWN. Land that this view gives to no country (Golan, Abyei, ...) is empty
    too, and a few areas carry codes of Natural Earth's own where ISO has none.

    Parameters
    ----------
    lat_deg, lon_deg : array_like
        Geodetic degrees, broadcast; longitudes of any turn.

    Returns
    -------
    numpy.ndarray of str
        Of the broadcast shape.

    Examples
    --------
    >>> country_at([35.7, 45.3, 40.0], [139.7, 34.4, 135.0]).tolist()
    ['JPN', 'UKR', '']
    """
    names = np.concatenate([[""], _grid().codes])
    return np.asarray(names[_country_number(lat_deg, lon_deg)])


def sea_names() -> tuple[str, ...]:
    """Names of the seas that `in_sea` knows, in the spelling of the events table.

    Examples
    --------
    >>> "Sea of Japan" in sea_names()
    True
    """
    return tuple(dict.fromkeys(name for name, _ in _seas()[0].values()))


def sea_polygon(name: str) -> Polygon | MultiPolygon:
    """Polygon of a sea in (lon, lat), cut at 180 degrees; it overlaps land.

    Raises
    ------
    DataFileError
        When the gazetteer of seas has no such name.

    Examples
    --------
    >>> from shapely import Point
    >>> sea_polygon("East Sea").contains(Point(135.0, 40.0))
    True
    """
    return _sea(name)[1]


def in_sea(name: str, lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike) -> BoolArray:
    """Whether points lie in the waters of a sea, land excluded.

    Parameters
    ----------
    name : str
        Name of the sea, or an alias of it ("East Sea", "West Sea").
    lat_deg, lon_deg : array_like
        Geodetic degrees, broadcast; longitudes of any turn.

    Returns
    -------
    numpy.ndarray of bool
        Of the broadcast shape; False where a coordinate is NaN.

    Raises
    ------
    DataFileError
        When there is no sea of this name.

    Examples
    --------
    >>> in_sea("Sea of Japan", [40.0, 40.0, 35.9], [135.0, 145.0, 138.5]).tolist()
    [True, False, False]
    """
    lat, lon = np.broadcast_arrays(np.asarray(lat_deg, dtype=np.float64), wrap_lon(lon_deg))
    inside = np.array(shapely.contains_xy(sea_polygon(name), lon, lat), dtype=np.bool_)
    if inside.any():
        inside[inside] = ~is_land(lat[inside], lon[inside])
    return inside


def land(scale: Scale = "10m", *, bounds: Bounds | None = None) -> GeoDataFrame:
    """Country polygons, one row per island or mainland part.

    Parameters
    ----------
    scale : {"10m", "110m"}
        ``10m`` for regional maps, ``110m`` for globes.
    bounds : tuple of float, optional
        West, south, east, north in degrees: only parts that meet this window are read.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns `iso_a3`, `name`, `geometry`; EPSG:4326.

    Examples
    --------
    >>> sorted(set(land(bounds=(128.0, 33.0, 131.0, 36.0))["iso_a3"]))
    ['JPN', 'KOR']
    """
    return _layer(f"countries_{_checked(scale)}.fgb", bounds)


def coast(scale: Scale = "10m", *, bounds: Bounds | None = None) -> GeoDataFrame:
    """Coast lines: outlines of the countries that are no border between two of them.

    Parameters and column `geometry` as in `land`.

    Examples
    --------
    >>> coast("110m").geom_type.unique().tolist()
    ['LineString']
    """
    rings = shapely.get_rings(land(scale, bounds=bounds).geometry.to_numpy())
    return _frame(outline_runs(rings)[0])


def borders(scale: Scale = "10m", *, bounds: Bounds | None = None) -> GeoDataFrame:
    """Land borders between countries, each drawn once.

    Parameters and column `geometry` as in `land`.

    Examples
    --------
    >>> len(borders(bounds=(130.0, 31.0, 140.0, 36.0)))
    0
    """
    rings = shapely.get_rings(land(scale, bounds=bounds).geometry.to_numpy())
    return _frame(outline_runs(rings)[1])


def lakes(scale: Scale = "10m", *, bounds: Bounds | None = None) -> GeoDataFrame:
    """Lakes of more than 50 km2 (8,000 km2 on a globe).

    Returns
    -------
    geopandas.GeoDataFrame
        Columns `area_km2`, `geometry`; EPSG:4326, largest first.

    Examples
    --------
    >>> len(lakes("110m")) < 40
    True
    """
    frame = _layer("lakes.fgb", bounds).sort_values("area_km2", ascending=False)
    if _checked(scale) == "110m":
        frame = frame[frame["area_km2"] >= GLOBE_LAKE_KM2]
        frame = frame.set_geometry(frame.geometry.simplify(0.1))
    return frame.reset_index(drop=True)


def _checked(scale: str) -> str:
    if scale not in ("10m", "110m"):
        raise FigureError(f"no base map of scale {scale!r}", cure="take 10m or 110m")
    return scale


def _layer(name: str, bounds: Bounds | None) -> GeoDataFrame:
    import geopandas

    return geopandas.read_file(data_path(name), bbox=bounds, engine="pyogrio")


def _frame(lines: npt.NDArray[np.object_]) -> GeoDataFrame:
    import geopandas

    return geopandas.GeoDataFrame(geometry=lines, crs="EPSG:4326")


def outline_runs(
    rings: npt.NDArray[np.object_],
) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]]:
    """Outlines cut into runs that are coast and runs that are border.

    A segment that two rings share is border, and kept with the first of them; the cuts of the
    source at 180 degrees and along the south pole are neither.

    Parameters
    ----------
    rings : numpy.ndarray of LinearRing
        Outlines of countries, (lon, lat) in degrees, with the same corners where they meet.

    Returns
    -------
    tuple of numpy.ndarray of LineString
        Coasts, borders.

    Examples
    --------
    >>> west, east = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
    >>> _, borders = outline_runs(shapely.get_rings([west, east]))
    >>> shapely.length(borders).tolist()
    [1.0]
    """
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    same = np.flatnonzero(ring[:-1] == ring[1:])
    # corner points as whole numbers, so that a segment and its reverse get one key
    corner = np.unique(xy[:, 0] + 1j * xy[:, 1], return_inverse=True)[1].astype(np.int64)
    ends = np.sort(np.column_stack([corner[same], corner[same + 1]]), axis=1)
    _, first, key, count = np.unique(
        ends[:, 0] * np.int64(len(xy)) + ends[:, 1],
        return_index=True, return_inverse=True, return_counts=True,
    )  # fmt: skip
    seam = (np.abs(xy[same, 0]) == 180.0) & (np.abs(xy[same + 1, 0]) == 180.0)
    seam |= (xy[same, 1] < -89.0) & (xy[same + 1, 1] < -89.0)
    shared = count[key] > 1
    is_first = first[key] == np.arange(same.size)
    kind = np.where(seam | (shared & ~is_first), 0, np.where(shared, 2, 1))
    return _runs(xy, ring, same, kind == 1), _runs(xy, ring, same, kind == 2)


def _runs(
    xy: npt.NDArray[np.float64],
    ring: npt.NDArray[np.int64],
    same: npt.NDArray[np.int64],
    wanted: BoolArray,
) -> npt.NDArray[np.object_]:
    """Lines of consecutive wanted segments."""
    start = same[wanted]
    if not start.size:
        return np.array([], dtype=object)
    opens = np.append(True, (np.diff(start) != 1) | (ring[start[1:]] != ring[start[:-1]]))
    line = np.cumsum(opens) - 1
    # each line has its segments' starts and the end of its last one
    last = np.append(opens[1:], True)
    at = np.concatenate([start, start[last] + 1])
    line = np.concatenate([line, line[last]])
    order = np.lexsort((at, line))
    return np.asarray(shapely.linestrings(xy[at[order]], indices=line[order]))


def _country_number(lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike) -> npt.NDArray[np.uint8]:
    lat, lon = np.broadcast_arrays(np.asarray(lat_deg, dtype=np.float64), wrap_lon(lon_deg))
    known = ~np.isnan(lat + lon)
    if (np.abs(lat[known]) > 90.0).any():
        raise FigureError("a latitude lies beyond 90 degrees", cure="give latitude, then longitude")
    cells = _grid().cells
    # NaN has no cell; those points are put in some cell and blanked after
    row = np.clip(np.nan_to_num(lat + 90.0) / CELL_DEG, 0, cells.shape[0] - 1).astype(np.intp)
    column = np.clip(np.nan_to_num(lon + 180.0) / CELL_DEG, 0, cells.shape[1] - 1).astype(np.intp)
    number = np.where(known, cells[row, column], np.uint8(WATER))
    close = number == MIXED
    if close.any():
        number[close] = _exact(lat[close], lon[close])
    return number


def _exact(lat: npt.NDArray[np.float64], lon: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Country numbers by the polygons themselves."""
    outlines = _outlines()
    number = np.full(lat.size, WATER, dtype=np.uint8)
    point, part = outlines.tree.query(shapely.points(lon, lat))
    if not point.size:
        return number
    order = np.argsort(part, kind="stable")
    point, part = point[order], part[order]
    parts, begins = np.unique(part, return_index=True)
    for which, mine in zip(parts, np.split(point, begins[1:]), strict=True):
        polygon = outlines.polygons[which]
        shapely.prepare(polygon)
        inside = mine[shapely.contains_xy(polygon, lon[mine], lat[mine])]
        number[inside] = outlines.number[which]
    return number


@cache
def _grid() -> _Grid:
    with np.load(data_path("land_grid.npz"), allow_pickle=False) as stored:
        return _Grid(stored["cells"], stored["codes"])


@cache
def _outlines() -> _Outlines:
    frame = land("10m")
    number = {code: i + 1 for i, code in enumerate(_grid().codes.tolist())}
    polygons = frame.geometry.to_numpy()
    return _Outlines(
        polygons,
        np.array([number[code] for code in frame["iso_a3"]], dtype=np.uint8),
        shapely.STRtree(polygons),
    )


@cache
def _seas() -> tuple[dict[str, tuple[str, Polygon | MultiPolygon]], str]:
    """Seas by folded name and alias."""
    path = data_path("seas.geojson")
    import json

    seas: dict[str, tuple[str, Polygon | MultiPolygon]] = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        name = feature["properties"]["name"]
        polygon = shapely.from_geojson(json.dumps(feature["geometry"]))
        if not isinstance(polygon, (Polygon, MultiPolygon)):
            raise DataFileError(f"sea {name} is no polygon", where=str(path))
        shapely.prepare(polygon)
        for alias in (name, *feature["properties"]["aliases"].split("|")):
            if alias:
                seas[fold(alias)] = (name, polygon)
    return seas, str(path)


def _sea(name: str) -> tuple[str, Polygon | MultiPolygon]:
    seas, where = _seas()
    found = seas.get(fold(name)) or seas.get(fold(name).removeprefix("the"))
    if found is None:
        raise DataFileError(
            f"no sea is called {name!r}", where=where, cure="see launches.geography.sea_names()"
        )
    return found
