"""Boundaries of a labelled plane: marching squares for any number of labels, watertight.

Every boundary vertex is found by bisection along an edge of the grid, so its accuracy does not
depend on the size of the cells; three or more labels that meet in a cell meet in one point.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]
Labeller = Callable[[Floats, Floats], Labels]

_BISECTIONS = 14


def crossings(label: Labeller, start: Floats, end: Floats, start_label: Labels) -> Floats:
    """Points where the label leaves `start_label` on the way from start to end, shape (n, 2)."""
    low = np.zeros(len(start))
    high = np.ones(len(start))
    for _ in range(_BISECTIONS):
        middle = 0.5 * (low + high)
        at = start + middle[:, None] * (end - start)
        same = label(at[:, 1], at[:, 0]) == start_label
        low = np.where(same, middle, low)
        high = np.where(same, high, middle)
    return start + (0.5 * (low + high))[:, None] * (end - start)


def boundary_segments(lon: Floats, lat: Floats, code: Labels, label: Labeller) -> Floats:
    """Pieces of the boundaries between labels, and of the frame round the grid.

    Parameters
    ----------
    lon, lat : ndarray, shapes (nx,), (ny,)
        Grid, degrees.
    code : ndarray, shape (ny, nx)
        Label of every grid point.
    label : callable
        Label of any point, from latitude and longitude; agrees with `code` on the grid.

    Returns
    -------
    ndarray, shape (n, 2, 2)
        Start and end (lon, lat) of each piece. Pieces meet in identical points.
    """
    ny, nx = code.shape
    across_y, across_x = np.nonzero(code[:, :-1] != code[:, 1:])
    up_y, up_x = np.nonzero(code[:-1, :] != code[1:, :])
    start = np.concatenate(
        (np.column_stack((lon[across_x], lat[across_y])), np.column_stack((lon[up_x], lat[up_y])))
    )
    end = np.concatenate(
        (
            np.column_stack((lon[across_x + 1], lat[across_y])),
            np.column_stack((lon[up_x], lat[up_y + 1])),
        )
    )
    first = np.concatenate((code[across_y, across_x], code[up_y, up_x]))
    points = crossings(label, start, end, first)
    across = np.full((ny, nx - 1), -1)
    across[across_y, across_x] = np.arange(len(across_y))
    up = np.full((ny - 1, nx), -1)
    up[up_y, up_x] = len(across_y) + np.arange(len(up_y))

    sides = np.stack((across[:-1], across[1:], up[:, :-1], up[:, 1:]), axis=-1)
    count = (sides >= 0).sum(axis=-1)
    plain = np.sort(sides[count == 2], axis=-1)[:, 2:]
    pieces = [points[plain]]
    rows, columns = np.nonzero(count > 2)
    if len(rows):
        centre = _junctions(lon, lat, rows, columns, label)
        around = sides[rows, columns]
        which, side = np.nonzero(around >= 0)
        pieces.append(np.stack((points[around[which, side]], centre[which]), axis=1))
    pieces.append(_frame(lon, lat, across, up, points))
    return np.concatenate(pieces)


def _junctions(
    lon: Floats, lat: Floats, rows: NDArray[np.intp], columns: NDArray[np.intp], label: Labeller
) -> Floats:
    """Point of each cell where most labels meet, by repeated subdivision."""
    x0, y0 = lon[columns], lat[rows]
    dx, dy = lon[columns + 1] - x0, lat[rows + 1] - y0
    cuts = 5
    share = np.linspace(0.0, 1.0, cuts)
    for _ in range(4):
        x = x0[:, None, None] + dx[:, None, None] * share[None, None, :] + 0 * share[None, :, None]
        y = y0[:, None, None] + dy[:, None, None] * share[None, :, None] + 0 * share[None, None, :]
        codes = label(y.ravel(), x.ravel()).reshape(x.shape)
        corners = np.stack(
            (codes[:, :-1, :-1], codes[:, :-1, 1:], codes[:, 1:, :-1], codes[:, 1:, 1:]), axis=-1
        )
        corners = np.sort(corners, axis=-1)
        distinct = (np.diff(corners, axis=-1) != 0).sum(axis=-1).reshape(len(rows), -1)
        best = np.argmax(distinct, axis=1)
        dx, dy = dx / (cuts - 1), dy / (cuts - 1)
        x0 = x0 + dx * (best % (cuts - 1))
        y0 = y0 + dy * (best // (cuts - 1))
    return np.column_stack((x0 + 0.5 * dx, y0 + 0.5 * dy))


def _frame(
    lon: Floats, lat: Floats, across: NDArray[np.intp], up: NDArray[np.intp], points: Floats
) -> Floats:
    pieces = []
    for row, y in ((across[0], lat[0]), (across[-1], lat[-1])):
        inner = points[row[row >= 0]]
        ring = np.concatenate(([[lon[0], y]], inner, [[lon[-1], y]]))
        pieces.append(np.stack((ring[:-1], ring[1:]), axis=1))
    for column, x in ((up[:, 0], lon[0]), (up[:, -1], lon[-1])):
        inner = points[column[column >= 0]]
        ring = np.concatenate(([[x, lat[0]]], inner, [[x, lat[-1]]]))
        pieces.append(np.stack((ring[:-1], ring[1:]), axis=1))
    return np.concatenate(pieces)
