"""Point location among polygons: a raster where the answer is plain, exact tests elsewhere."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_CELL_DEG = 0.2
_COLUMNS, _ROWS = 1800, 900
_MIXED = -2


class PolygonIndex:
    """Which polygon's owner each point lies in; polygons must not overlap.

    Parameters
    ----------
    polygons : ndarray of Polygon
        In degrees, longitudes within [-180, 180].
    owner : ndarray of int
        What to answer for points in each polygon.
    """

    def __init__(self, polygons: npt.NDArray[np.object_], owner: Ints) -> None:
        self._polygons = polygons
        self._owner = owner
        self._raster = _rasterise(polygons, owner)
        self._tree: shapely.STRtree | None = None

    def __call__(self, lat_deg: Floats, lon_deg: Floats) -> Ints:
        """Owner of each point, -1 outside every polygon; longitudes within [-180, 180]."""
        column = np.minimum(((lon_deg + 180.0) / _CELL_DEG).astype(np.intp), _COLUMNS - 1)
        row = np.minimum(((lat_deg + 90.0) / _CELL_DEG).astype(np.intp), _ROWS - 1)
        found = self._raster[row, column].astype(np.int64)
        mixed = np.nonzero(found == _MIXED)[0]
        if len(mixed):
            found[mixed] = self._exact(lat_deg[mixed], lon_deg[mixed])
        return found

    def _exact(self, lat: Floats, lon: Floats) -> Ints:
        if self._tree is None:
            shapely.prepare(self._polygons)
            self._tree = shapely.STRtree(self._polygons)
        point, polygon = self._tree.query(shapely.points(lon, lat))
        order = np.argsort(polygon, kind="stable")
        point, polygon = point[order], polygon[order]
        found = np.full(len(lat), -1, dtype=np.int64)
        if not len(polygon):
            return found
        numbers, first = np.unique(polygon, return_index=True)
        for number, rows in zip(numbers, np.split(point, first[1:]), strict=True):
            # the covering test would keep points on a shared edge twice; either side will do
            inside = shapely.intersects_xy(self._polygons[number], lon[rows], lat[rows])
            found[rows[inside]] = self._owner[number]
        return found


def _rasterise(polygons: npt.NDArray[np.object_], owner: Ints) -> npt.NDArray[np.int32]:
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    cells = (coordinates + np.array((180.0, 90.0))) / _CELL_DEG
    within = ring[:-1] == ring[1:]
    start, end = cells[:-1][within], cells[1:][within]
    edge_polygon = polygon[ring[:-1][within]]

    raster = _fill(start, end, owner[edge_polygon] + 1)
    column, row = _crossed_cells(start, end)
    raster[np.clip(row, 0, _ROWS - 1), np.clip(column, 0, _COLUMNS - 1)] = _MIXED
    return raster


def _fill(start: Floats, end: Floats, value: Ints) -> npt.NDArray[np.int32]:
    """Owner at the centre of each cell: an edge switches its polygon on or off along the row."""
    up = end[:, 1] > start[:, 1]
    low = np.where(up[:, None], start, end)
    high = np.where(up[:, None], end, start)
    first = np.ceil(low[:, 1] - 0.5).astype(np.int64)
    last = np.ceil(high[:, 1] - 0.5).astype(np.int64)
    count = np.maximum(last - first, 0)
    edge = np.repeat(np.arange(len(count)), count)
    row = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    share = (row + 0.5 - low[edge, 1]) / (high[edge, 1] - low[edge, 1])
    x = low[edge, 0] + share * (high[edge, 0] - low[edge, 0])
    column = np.clip(np.ceil(x - 0.5).astype(np.int64), 0, _COLUMNS)
    owner = value[edge]
    # within one row and polygon, crossings alternate between entering and leaving
    order = np.lexsort((x, owner, row))
    sign = np.where(np.arange(len(order)) % 2 == 0, 1, -1)
    steps = np.zeros((_ROWS, _COLUMNS + 1), dtype=np.int32)
    np.add.at(steps, (row[order], column[order]), (sign * owner[order]).astype(np.int32))
    return np.cumsum(steps, axis=1, dtype=np.int32)[:, :-1] - 1


def _crossed_cells(start: Floats, end: Floats) -> tuple[Ints, Ints]:
    """Column and row of every cell that an edge passes through."""
    share = [np.zeros(len(start)), np.ones(len(start))]
    edge = [np.arange(len(start))] * 2
    for axis in (0, 1):
        low = np.minimum(start[:, axis], end[:, axis])
        high = np.maximum(start[:, axis], end[:, axis])
        first = np.ceil(low).astype(np.int64)
        count = np.maximum(np.floor(high).astype(np.int64) - first + 1, 0)
        which = np.repeat(np.arange(len(count)), count)
        line = first[which] + np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
        span = end[which, axis] - start[which, axis]
        crossing = span != 0
        share.append((line[crossing] - start[which[crossing], axis]) / span[crossing])
        edge.append(which[crossing])
    all_edges, all_shares = np.concatenate(edge), np.concatenate(share)
    order = np.lexsort((all_shares, all_edges))
    all_edges, all_shares = all_edges[order], all_shares[order]
    same = all_edges[1:] == all_edges[:-1]
    middle = 0.5 * (all_shares[1:] + all_shares[:-1])[same]
    which = all_edges[1:][same]
    at = start[which] + middle[:, None] * (end - start)[which]
    return at[:, 0].astype(np.int64), at[:, 1].astype(np.int64)
