"""Geodesic distance from many points to a set of lines, exact to metres."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from launches.geodesy import inverse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_A_KM = 6378.137  # WGS84 semi-major axis
_E2 = 6.69437999014e-3  # WGS84 first eccentricity squared
_PIECE_KM = 10.0
#: Half the diagonal of a cell is at most 79 km a degree.
_COARSE_DEG, _FINE_DEG = 4.0, 1.0
#: Points times pieces that are held in memory at once.
_PAIRS = 1_000_000
#: Pieces in one sphere, and the points to a fine cell from which on a search by cells is quicker.
_SPHERE, _DENSE = 16, 12
#: Beyond this a chord no longer gives the geodesic to a few metres; pyproj takes over.
_CHORD_LIMIT_KM = 600.0
#: Cells of the raster that tells where a line can be near; kilometres to a degree, rounded down.
_RASTER_DEG, _ROWS, _COLUMNS = 0.25, 720, 1440
_DEGREE_KM = 110.0


class LineDistance:
    """Distance to the nearest of some lines.

    Lines are cut into short straight pieces of Earth-centred coordinates; candidates are narrowed
    cell by cell, so that each point is measured against a few dozen pieces at most.

    Parameters
    ----------
    lines : ndarray of LineString
        In degrees, longitude first.
    """

    def __init__(self, lines: npt.NDArray[np.object_]) -> None:
        # 0.08 degrees is under 9 km anywhere, and keeps a line straight on the map it was drawn on
        coordinates, owner = shapely.get_coordinates(
            shapely.segmentize(lines, 0.08), return_index=True
        )
        position = _ecef(coordinates[:, 1], coordinates[:, 0])
        within = owner[:-1] == owner[1:]
        self._start = position[:-1][within]
        self._step = position[1:][within] - self._start
        self._square = np.maximum((self._step**2).sum(axis=1), 1e-12)
        self._middle = self._start + 0.5 * self._step
        self._rasters: dict[float, Bools] = {}

    def __call__(self, lat_deg: Floats, lon_deg: Floats) -> Floats:
        """Distance from each point, km; infinite where there are no lines."""
        if not len(self._start):
            return np.full(len(lat_deg), np.inf)
        position = _ecef(lat_deg, lon_deg)
        reach = self._within_reach(position)
        coarse, lat, lon = _cells(lat_deg, lon_deg, _COARSE_DEG)
        nearest = np.empty((len(lat_deg), 3))
        for rows, middle in _groups(coarse, _ecef(lat, lon)):
            fine, fine_lat, fine_lon = _cells(lat_deg[rows], lon_deg[rows], _FINE_DEG)
            if len(rows) < _DENSE * len(fine_lat):
                nearest[rows] = self._scattered(position[rows], middle)
                continue
            near = self._around(reach, middle, _COARSE_DEG)
            for members, anchor in _groups(fine, _ecef(fine_lat, fine_lon)):
                pieces = self._around(near, anchor, _FINE_DEG)
                chunk = max(1, _PAIRS // len(pieces))
                for first in range(0, len(members), chunk):
                    some = rows[members[first : first + chunk]]
                    nearest[some] = self._nearest(position[some], anchor, pieces)
        return _geodesic_km(lat_deg, lon_deg, position, nearest)

    def within(self, lat_deg: Floats, lon_deg: Floats, limit_km: Floats) -> Bools:
        """Whether each point lies nearer than its own limit, km; most need no measuring."""
        near = np.zeros(len(lat_deg), dtype=bool)
        row = np.minimum(((lat_deg + 90.0) / _RASTER_DEG).astype(np.intp), _ROWS - 1)
        column = ((lon_deg + 180.0) / _RASTER_DEG).astype(np.intp) % _COLUMNS
        for limit in np.unique(limit_km[limit_km > 0.0]).tolist():
            about = np.flatnonzero((limit_km == limit) & self._raster(limit)[row, column])
            if about.size:
                near[about] = self(lat_deg[about], lon_deg[about]) < limit
        return near

    def _raster(self, limit_km: float) -> Bools:
        """Cells that hold any point nearer to a line than the limit, and some that do not."""
        if limit_km not in self._rasters:
            x, y, z = self._middle.T
            lat = np.degrees(np.arctan2(z, (1.0 - _E2) * np.hypot(x, y)))
            lon = np.degrees(np.arctan2(y, x))
            lines = np.zeros((_ROWS, _COLUMNS), dtype=bool)
            row = np.minimum(((lat + 90.0) / _RASTER_DEG).astype(np.intp), _ROWS - 1)
            lines[row, ((lon + 180.0) / _RASTER_DEG).astype(np.intp) % _COLUMNS] = True
            self._rasters[limit_km] = _widened(lines, limit_km + _PIECE_KM)
        return self._rasters[limit_km]

    def _within_reach(self, position: Floats) -> Ints:
        """Pieces that can be the nearest to any of the points; few where the points are close."""
        centre = 0.5 * (position.min(axis=0) + position.max(axis=0))
        radius = np.sqrt(((position - centre) ** 2).sum(axis=1).max()) + _FINE_DEG * 79.0
        away = np.linalg.norm(self._middle - centre, axis=1)
        return np.nonzero(away <= away.min() + 2.0 * radius + _PIECE_KM)[0]

    def _around(self, pieces: Ints, anchor: Floats, size_deg: float) -> Ints:
        """Those pieces that can be the nearest to some point of a cell round the anchor."""
        away = np.sqrt(((self._middle[pieces] - anchor) ** 2).sum(axis=1))
        kept: Ints = pieces[away <= away.min() + 2.0 * size_deg * 79.0 + _PIECE_KM]
        return kept

    @cached_property
    def _spheres(self) -> tuple[Ints, Floats, Floats]:
        """Pieces that lie together, shape (spheres, `_SPHERE`), with centre and radius."""
        members = _split(self._middle)
        start = self._start[members]
        ends = np.concatenate((start, start + self._step[members]), axis=1)
        centre = 0.5 * (ends.min(axis=1) + ends.max(axis=1))
        return members, centre, np.linalg.norm(ends - centre[:, None], axis=2).max(axis=1)

    def _scattered(self, position: Floats, anchor: Floats) -> Floats:
        """Nearest point on any piece for points of a coarse cell, sphere by sphere."""
        _, centre, radius = self._spheres
        away = np.linalg.norm(centre - anchor, axis=1)
        reach = np.linalg.norm(position - anchor, axis=1).max()
        near = np.flatnonzero(away - radius <= (away + radius).min() + 2.0 * reach)
        found = np.empty_like(position)
        chunk = max(1, _PAIRS // (len(near) * _SPHERE))
        for first in range(0, len(position), chunk):
            some = position[first : first + chunk]
            apart = some[:, None] - centre[near]
            away = np.sqrt(np.einsum("ijk,ijk->ij", apart, apart))
            # the sphere that looks nearest bounds the distance; few others come below that
            bound = away - radius[near]
            best = np.argmin(bound, axis=1)
            spot, limit = self._in_spheres(some, near[best])
            bound[np.arange(len(some)), best] = np.inf
            point, other = np.nonzero(bound < limit[:, None])
            spots, lengths = self._in_spheres(some[point], near[other])
            # the last one written counts: the nearest of each point
            order = np.argsort(-lengths, kind="stable")
            order = order[lengths[order] < limit[point[order]]]
            spot[point[order]] = spots[order]
            found[first : first + chunk] = spot
        return found

    def _in_spheres(self, position: Floats, sphere: Ints) -> tuple[Floats, Floats]:
        """Nearest point on the pieces of one sphere for each point, and how far it is."""
        piece = self._spheres[0][sphere]
        start, step = self._start[piece], self._step[piece]
        offset = position[:, None] - start
        share = np.einsum("ijk,ijk->ij", offset, step) / self._square[piece]
        np.clip(share, 0.0, 1.0, out=share)
        offset -= share[:, :, None] * step
        square = np.einsum("ijk,ijk->ij", offset, offset)
        row, best = np.arange(len(piece)), np.argmin(square, axis=1)
        spot: Floats = position - offset[row, best]
        length: Floats = np.sqrt(square[row, best])
        return spot, length

    def _nearest(self, position: Floats, anchor: Floats, pieces: Ints) -> Floats:
        """Nearest point on any of the pieces: every point against every piece."""
        # seen from the anchor the numbers are small, so the products lose nothing
        point = position - anchor
        start, step, square = self._start[pieces] - anchor, self._step[pieces], self._square[pieces]
        along = point @ step.T - (start * step).sum(axis=1)
        share = np.clip(along / square, 0.0, 1.0)
        away = (start * start).sum(axis=1) - 2.0 * (point @ start.T)
        away -= share * (2.0 * along - share * square)
        best = np.argmin(away, axis=1)
        found: Floats = start[best] + share[np.arange(len(best)), best, None] * step[best] + anchor
        return found


def _split(position: Floats) -> Ints:
    """Points in groups of `_SPHERE` that lie together, halved time and again along the widest axis.

    Some points are in a group more than once, so that all groups are full.
    """
    halvings = int(np.ceil(np.log2(max(1.0, len(position) / _SPHERE))))
    spread = np.linspace(0, len(position) - 1, _SPHERE << halvings)
    groups: Ints = np.round(spread).astype(np.int64)[None]
    for _ in range(halvings):
        at = position[groups]
        widest = np.argmax(np.ptp(at, axis=1), axis=1)
        along = np.take_along_axis(at, widest[:, None, None], axis=2)[:, :, 0]
        groups = np.take_along_axis(groups, np.argsort(along, axis=1, kind="stable"), axis=1)
        groups = groups.reshape(2 * len(groups), -1)
    return groups


def _widened(cells: Bools, away_km: float) -> Bools:
    """Cells and all that lie within a distance of them, round the globe."""
    up = int(np.ceil(away_km / (_DEGREE_KM * _RASTER_DEG)))
    wide = np.zeros_like(cells)
    for step in range(-up, up + 1):
        wide[max(step, 0) : _ROWS + min(step, 0)] |= cells[max(-step, 0) : _ROWS - max(step, 0)]
    edges = np.abs(np.arange(_ROWS + 1) * _RASTER_DEG - 90.0)
    # degrees of longitude are narrowest at the poleward edge of the rows that were added
    poleward = np.minimum(np.maximum(edges[:-1], edges[1:]) + up * _RASTER_DEG, 90.0)
    narrow_km = np.maximum(_DEGREE_KM * np.cos(np.radians(poleward)) * _RASTER_DEG, 1e-6)
    for row in np.flatnonzero(wide.any(axis=1)):
        beside = int(np.ceil(away_km / narrow_km[row]))
        if 2 * beside + 1 >= _COLUMNS:
            wide[row] = True
            continue
        ring = np.concatenate((wide[row, -beside:], wide[row], wide[row, :beside]))
        total = np.concatenate(([0], np.cumsum(ring)))
        wide[row] = total[2 * beside + 1 :] > total[: -2 * beside - 1]
    return wide


def _groups(cell: Ints, middle: Floats) -> Iterator[tuple[Ints, Floats]]:
    """Rows of each cell, and the cell's middle."""
    order = np.argsort(cell, kind="stable")
    ends = np.cumsum(np.bincount(cell, minlength=len(middle)))
    for number, rows in enumerate(np.split(order, ends[:-1])):
        yield rows, middle[number]


def _cells(lat: Floats, lon: Floats, size: float) -> tuple[Ints, Floats, Floats]:
    """Cell number of each point, and the middle of each cell that holds any."""
    width = round(360.0 / size) + 1
    row = np.floor((lat + 90.0) / size).astype(np.int64)
    column = np.floor((lon + 180.0) / size).astype(np.int64)
    key, cell = np.unique(row * width + column, return_inverse=True)
    middle_lat = (key // width + 0.5) * size - 90.0
    middle_lon = (key % width + 0.5) * size - 180.0
    return cell.ravel(), np.clip(middle_lat, -90.0, 90.0), middle_lon


def _ecef(lat_deg: Floats, lon_deg: Floats) -> Floats:
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    normal = _A_KM / np.sqrt(1.0 - _E2 * np.sin(lat) ** 2)
    level = normal * np.cos(lat)
    return np.column_stack(
        (level * np.cos(lon), level * np.sin(lon), normal * (1.0 - _E2) * np.sin(lat))
    )


def _geodesic_km(lat_deg: Floats, lon_deg: Floats, start: Floats, end: Floats) -> Floats:
    """Geodesic length over a chord, with the curvature of its own direction."""
    chord = end - start
    length = np.linalg.norm(chord, axis=1)
    lon = np.radians(lon_deg)
    east = -np.sin(lon) * chord[:, 0] + np.cos(lon) * chord[:, 1]
    half = 0.5 * (start + end)
    mid = np.arctan2(half[:, 2], (1.0 - _E2) * np.hypot(half[:, 0], half[:, 1]))
    normal = _A_KM / np.sqrt(1.0 - _E2 * np.sin(mid) ** 2)
    meridian = normal**3 * (1.0 - _E2) / _A_KM**2
    across = np.clip(east / np.maximum(length, 1e-9), -1.0, 1.0) ** 2
    radius = 1.0 / ((1.0 - across) / meridian + across / normal)
    distance: Floats = 2.0 * radius * np.arcsin(np.minimum(length / (2.0 * radius), 1.0))
    far = np.nonzero(length > _CHORD_LIMIT_KM)[0]
    if len(far):
        end_lat = np.degrees(
            np.arctan2(end[far, 2], (1.0 - _E2) * np.hypot(end[far, 0], end[far, 1]))
        )
        end_lon = np.degrees(np.arctan2(end[far, 1], end[far, 0]))
        _, distance[far] = inverse(lat_deg[far], lon_deg[far], end_lat, end_lon)
    return distance
