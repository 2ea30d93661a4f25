"""The ground that labels are placed on: a field of costs over the frame, and the boxes taken.

All lengths are points from the frame's lower left corner. What is already drawn is entered on a
fine grid; with its summed-area table the cost under any box is four look-ups.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

#: Cell of the cost field, points.
CELL_PT = 2.0
#: What one cell of a taken box costs: more than any sum of drawn things.
TAKEN = 1e6
#: Labels keep this far from the frame, points.
EDGE_PT = 3.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on paper, points."""

    x0: float
    y0: float
    x1: float
    y1: float

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes share area.

        Examples
        --------
        >>> Box(0, 0, 2, 2).overlaps(Box(1, 1, 3, 3)), Box(0, 0, 1, 1).overlaps(Box(1, 0, 2, 1))
        (True, False)
        """
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1
        )

    def grown(self, by_pt: float) -> Box:
        """Give the box a margin all round."""
        return Box(self.x0 - by_pt, self.y0 - by_pt, self.x1 + by_pt, self.y1 + by_pt)

    def gap(self, at: tuple[float, float]) -> float:
        """Distance from a point to the nearest side, 0 inside."""
        dx = max(self.x0 - at[0], 0.0, at[0] - self.x1)
        dy = max(self.y0 - at[1], 0.0, at[1] - self.y1)
        return float(np.hypot(dx, dy))

    @property
    def centre(self) -> tuple[float, float]:
        """Middle of the box."""
        return (self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0


@dataclass(slots=True)
class Field:
    """Costs over the frame, and the boxes that are taken."""

    width_pt: float
    height_pt: float
    cost: FloatArray = field(init=False)
    boxes: list[Box] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cost = np.zeros(
            (int(np.ceil(self.height_pt / CELL_PT)), int(np.ceil(self.width_pt / CELL_PT)))
        )

    def add_line(self, points_pt: FloatArray, cost: float) -> None:
        """Charge the cells that a line passes, shape (n, 2); each cell once per line."""
        if len(points_pt) == 0:
            return
        points = densified(np.asarray(points_pt, float))
        column, row = np.floor(points / CELL_PT).astype(np.int64).T
        inside = (
            (column >= 0) & (row >= 0) & (column < self.cost.shape[1]) & (row < self.cost.shape[0])
        )
        cells = np.unique(row[inside] * self.cost.shape[1] + column[inside])
        self.cost.reshape(-1)[cells] += cost

    def add_mask(self, mask: npt.NDArray[np.bool_], cost: float) -> None:
        """Charge cells by a mask of the field's shape."""
        self.cost[mask] += cost

    def add_box(self, box: Box, cost: float) -> None:
        """Charge the cells under a box."""
        r0, r1, c0, c1 = self._cells(box)
        self.cost[r0:r1, c0:c1] += cost

    def take(self, box: Box) -> None:
        """Close a box to all labels that come later."""
        self.boxes.append(box)
        self.add_box(box, TAKEN)

    def cell_centres(self) -> tuple[FloatArray, FloatArray]:
        """Points at the middle of every cell, each of the field's shape."""
        rows, columns = self.cost.shape
        x, y = np.meshgrid((np.arange(columns) + 0.5) * CELL_PT, (np.arange(rows) + 0.5) * CELL_PT)
        return x, y

    def box_cost(self, boxes: FloatArray) -> FloatArray:
        """Mean cost under boxes (x0, y0, x1, y1 by row); infinite where one leaves the frame."""
        table = np.zeros((self.cost.shape[0] + 1, self.cost.shape[1] + 1))
        table[1:, 1:] = self.cost.cumsum(axis=0).cumsum(axis=1)
        out = (
            (boxes[:, 0] < EDGE_PT)
            | (boxes[:, 1] < EDGE_PT)
            | (boxes[:, 2] > self.width_pt - EDGE_PT)
            | (boxes[:, 3] > self.height_pt - EDGE_PT)
        )
        c0 = np.clip(np.floor(boxes[:, 0] / CELL_PT), 0, self.cost.shape[1]).astype(int)
        r0 = np.clip(np.floor(boxes[:, 1] / CELL_PT), 0, self.cost.shape[0]).astype(int)
        c1 = np.clip(np.ceil(boxes[:, 2] / CELL_PT), 0, self.cost.shape[1]).astype(int)
        r1 = np.clip(np.ceil(boxes[:, 3] / CELL_PT), 0, self.cost.shape[0]).astype(int)
        total = table[r1, c1] - table[r0, c1] - table[r1, c0] + table[r0, c0]
        mean = total / np.maximum((r1 - r0) * (c1 - c0), 1)
        # one taken cell is one too many, however long the label
        return np.where(out | (total >= TAKEN / 2), np.inf, mean)

    def point_cost(self, points_pt: FloatArray) -> float:
        """Mean cost of the cells at points, shape (n, 2); infinite where one leaves the frame."""
        x, y = points_pt.T
        if (
            x.min() < EDGE_PT
            or y.min() < EDGE_PT
            or x.max() > self.width_pt - EDGE_PT
            or y.max() > self.height_pt - EDGE_PT
        ):
            return float("inf")
        under = self.cost[(y / CELL_PT).astype(int), (x / CELL_PT).astype(int)]
        return float("inf") if under.max() >= TAKEN / 2 else float(under.mean())

    def _cells(self, box: Box) -> tuple[int, int, int, int]:
        return (
            max(int(np.floor(box.y0 / CELL_PT)), 0),
            max(int(np.ceil(box.y1 / CELL_PT)), 0),
            max(int(np.floor(box.x0 / CELL_PT)), 0),
            max(int(np.ceil(box.x1 / CELL_PT)), 0),
        )


def densified(points: FloatArray) -> FloatArray:
    """Add vertices to a line, shape (n, 2), so that each cell that it passes has one."""
    if len(points) < 2:
        return points
    steps = np.maximum(np.ceil(np.hypot(*np.diff(points, axis=0).T) / CELL_PT), 1).astype(int)
    # a leg that runs far outside the frame must not cost memory
    steps = np.minimum(steps, 4000)
    leg = np.repeat(np.arange(len(steps)), steps)
    t = (np.arange(len(leg)) - np.repeat(np.cumsum(steps) - steps, steps)) / steps[leg]
    return np.vstack([points[:-1][leg] + t[:, None] * np.diff(points, axis=0)[leg], points[-1:]])
