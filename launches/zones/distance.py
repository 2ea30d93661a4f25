"""Geodesic distance from many points to a set of lines, exact to metres."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from launches.geodesy import inverse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_A_KM = 6378.137  # WGS84 semi-major axis
_E2 = 6.69437999014e-3  # WGS84 first eccentricity squared
_PIECE_KM = 10.0
_COARSE_DEG, _FINE_DEG = 2.0, 0.25
_PAIRS = 1_000_000
#: Beyond this a chord no longer gives the geodesic to a few metres; pyproj takes over.
_CHORD_LIMIT_KM = 600.0


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

    def __call__(self, lat_deg: Floats, lon_deg: Floats) -> Floats:
        """Distance from each point, km; infinite where there are no lines."""
        if not len(self._start):
            return np.full(len(lat_deg), np.inf)
        position = _ecef(lat_deg, lon_deg)
        cell, lat, lon = _cells(lat_deg, lon_deg, _FINE_DEG)
        fine_cell, fine_piece = self._candidates(lat, lon)
        begin = np.searchsorted(fine_cell, np.arange(len(lat) + 1))
        count = np.diff(begin)
        order = np.argsort(cell, kind="stable")
        ends = np.cumsum(count[cell[order]])
        nearest = np.empty((len(lat_deg), 3))
        done = 0
        while done < len(order):
            used = ends[done - 1] if done else 0
            stop = max(done + 1, int(np.searchsorted(ends, used + _PAIRS, side="right")))
            rows = order[done:stop]
            nearest[rows] = self._nearest(
                position[rows], begin[cell[rows]], count[cell[rows]], fine_piece
            )
            done = stop
        return _geodesic_km(lat_deg, lon_deg, position, nearest)

    def _candidates(self, lat: Floats, lon: Floats) -> tuple[Ints, Ints]:
        """Pieces that can be the nearest to some point of each fine cell, as sorted pairs."""
        middle = _ecef(lat, lon)
        coarse, coarse_lat, coarse_lon = _cells(lat, lon, _COARSE_DEG)
        anchor = _ecef(coarse_lat, coarse_lon)
        slack = 2.0 * (_COARSE_DEG + _FINE_DEG) * 79.0 + _PIECE_KM
        cells, pieces = [], []
        for number in range(len(anchor)):
            away = np.linalg.norm(self._middle - anchor[number], axis=1)
            near = np.nonzero(away <= away.min() + slack)[0]
            members = np.nonzero(coarse == number)[0]
            between = np.linalg.norm(middle[members, None] - self._middle[near][None], axis=2)
            least = between.min(axis=1, keepdims=True)
            row, column = np.nonzero(between <= least + 2.0 * _FINE_DEG * 79.0 + _PIECE_KM)
            cells.append(members[row])
            pieces.append(near[column])
        cell, piece = np.concatenate(cells), np.concatenate(pieces)
        order = np.argsort(cell, kind="stable")
        return cell[order], piece[order]

    def _nearest(self, position: Floats, begin: Ints, count: Ints, piece: Ints) -> Floats:
        first = np.cumsum(count) - count
        point = np.repeat(np.arange(len(position)), count)
        candidate = piece[np.arange(len(point)) + np.repeat(begin - first, count)]
        start, step = self._start[candidate], self._step[candidate]
        offset = position[point] - start
        share = np.einsum("ij,ij->i", offset, step) / self._square[candidate]
        offset -= np.clip(share, 0.0, 1.0)[:, None] * step
        square = np.einsum("ij,ij->i", offset, offset)
        least = np.repeat(np.minimum.reduceat(square, first), count)
        best = np.nonzero(square <= least)[0]
        _, once = np.unique(point[best], return_index=True)
        found: Floats = position - offset[best[once]]
        return found


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
