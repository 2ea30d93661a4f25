"""Labels on a grid, computed only where a coast is within reach."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from zonebuild import coast, earth, label

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_BLOCK = 20  # grid steps on a side


class GridLabels:
    """Labels of grid points, and of any point between them."""

    def __init__(self, rules: label.RuleBook, lon: Floats, lat: Floats) -> None:
        self.rules = rules
        self.lon = lon
        self.lat = lat
        self.step = float(lon[1] - lon[0])
        self.land = _land_mask(rules.points, lon, lat)
        self.code = self._label_grid()

    def _label_grid(self) -> Ints:
        code = np.zeros((len(self.lat), len(self.lon)), dtype=np.int64)
        middle_lat = self.lat[::_BLOCK] + 0.5 * _BLOCK * self.step
        middle_lon = self.lon[::_BLOCK] + 0.5 * _BLOCK * self.step
        block_lat, block_lon = np.meshgrid(middle_lat, middle_lon, indexing="ij")
        position = earth.ecef(np.clip(block_lat.ravel(), -90, 90), block_lon.ravel())
        reach = label.EEZ_KM + 0.75 * _BLOCK * self.step * 111.4
        away, _ = earth.nearest(self.rules.tree, position, reach)
        active = np.isfinite(away).reshape(block_lat.shape)
        for row in range(len(middle_lat)):
            rows = slice(row * _BLOCK, (row + 1) * _BLOCK)
            columns = np.repeat(active[row], _BLOCK)[: len(self.lon)]
            deep = self.land[rows] & ~columns[None, :]
            code[rows][deep] = label.INLAND
            lat, lon = np.meshgrid(self.lat[rows], self.lon[columns], indexing="ij")
            if lat.size:
                land = self.land[rows][:, columns].ravel().astype(np.int64)
                found = self.rules(lat.ravel(), lon.ravel(), deep_land=land)
                code[rows, columns] = found.reshape(lat.shape)
        return code

    def __call__(self, lat: Floats, lon: Floats) -> Ints:
        """Label of any point; between land grid points and far from a coast it is land."""
        column = np.clip(((lon - self.lon[0]) / self.step).astype(np.intp), 0, len(self.lon) - 2)
        row = np.clip(((lat - self.lat[0]) / self.step).astype(np.intp), 0, len(self.lat) - 2)
        land = self.land[row, column] | self.land[row + 1, column + 1]
        land |= self.land[row + 1, column] | self.land[row, column + 1]
        # beside a coast the mask says nothing: there the 12-nmi rule decides by itself
        return self.rules(lat, lon, deep_land=land.astype(np.int64))


def _land_mask(points: coast.BasePoints, lon: Floats, lat: Floats) -> NDArray[np.bool_]:
    """Whether grid points lie on land, by counting coast crossings along each row."""
    rings = shapely.get_rings(points.land)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    within = ring[:-1] == ring[1:]
    first, second = coordinates[:-1][within], coordinates[1:][within]
    swap = first[:, 1] > second[:, 1]
    low = np.where(swap[:, None], second, first)
    high = np.where(swap[:, None], first, second)
    begin = np.searchsorted(lat, low[:, 1], side="right")
    end = np.searchsorted(lat, high[:, 1], side="right")
    count = np.maximum(end - begin, 0)
    edge = np.repeat(np.arange(len(count)), count)
    row = begin[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    share = (lat[row] - low[edge, 1]) / (high[edge, 1] - low[edge, 1])
    x = low[edge, 0] + share * (high[edge, 0] - low[edge, 0])
    column = np.searchsorted(lon, x)
    flips = np.zeros((len(lat), len(lon) + 1), dtype=np.int32)
    np.add.at(flips, (row, column), 1)
    return (np.cumsum(flips, axis=1)[:, :-1] % 2).astype(bool)
