"""Where words go: labels placed on paper, clear of each other, of marks and of the frame.

All lengths are points from the frame's lower left corner. What is already drawn is a field of
costs on a fine grid; with its summed-area table the cost under any box is four look-ups.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg

FloatArray = npt.NDArray[np.float64]

#: Cell of the cost field, points.
CELL_PT = 2.0
#: What one cell of a taken box costs: more than any sum of drawn things.
TAKEN = 1e6
#: Labels keep this far from the frame, points.
EDGE_PT = 3.0
#: From this distance between a point and its label on, a leader line joins them, points.
LEADER_FROM_PT = 11.0

_ANGLES_DEG = np.array([20, -20, 0, 160, 200, 180, 60, -60, 90, -90, 120, -120, 40, -40, 140, 220])
#: right of the point reads best, above and below least
_ANGLE_COST = np.array([0, 1, 1, 3, 3, 3, 4, 4, 5, 6, 5, 6, 1, 2, 3, 4], dtype=float)
_DISTANCES_PT = np.array([5.0, 8.0, 13.0, 20.0, 30.0, 44.0, 62.0, 85.0])


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

    @property
    def centre(self) -> tuple[float, float]:
        """Middle of the box."""
        return (self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's final box, and whether it needs a line to its point."""

    box: Box
    leader: bool = False


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
        points = _densify(np.asarray(points_pt, float))
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
        """Mean cost under boxes, shape (n, 4) as x0, y0, x1, y1; infinite where one leaves the frame."""
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


def place_point(
    ground: Field,
    size_pt: tuple[float, float],
    at_pt: tuple[float, float],
    *,
    reach_pt: float = 85.0,
    first_pt: float = 5.0,
) -> Placed | None:
    """Find room for a label near its point, and take it.

    Parameters
    ----------
    ground : Field
        Costs; the box found is taken in it.
    size_pt : tuple of float
        Width and height of the words.
    at_pt : tuple of float
        The point that they belong to.
    reach_pt, first_pt : float
        Farthest and nearest distance of the box from the point.

    Returns
    -------
    Placed or None
        None where no place within reach is free.

    Examples
    --------
    >>> ground = Field(100.0, 60.0)
    >>> first = place_point(ground, (30.0, 8.0), (50.0, 30.0))
    >>> second = place_point(ground, (30.0, 8.0), (50.0, 30.0))
    >>> first.box.overlaps(second.box)
    False
    """
    width, height = size_pt
    distances = _DISTANCES_PT[(_DISTANCES_PT >= first_pt) & (_DISTANCES_PT <= reach_pt)]
    distances = np.append(first_pt, distances[distances > first_pt + 1.0])
    angle = np.radians(np.repeat(_ANGLES_DEG[None, :], len(distances), axis=0)).ravel()
    reach = np.repeat(distances, len(_ANGLES_DEG))
    # the box's nearest corner or side lies at the distance asked for
    cos, sin = np.cos(angle), np.sin(angle)
    cx = at_pt[0] + cos * reach + np.clip(cos * 1.6, -1, 1) * width / 2.0
    cy = at_pt[1] + sin * reach + np.clip(sin * 1.15, -1, 1) * height / 2.0
    boxes = np.column_stack([cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2])
    cost = ground.box_cost(boxes) + 0.25 * reach + np.tile(_ANGLE_COST, len(distances)) * 0.6
    best = int(np.argmin(cost))
    if not np.isfinite(cost[best]):
        return None
    box = Box(*boxes[best].tolist())
    ground.take(_grown(box, 1.0))
    gap = _gap(box, at_pt)
    return Placed(box, leader=gap > max(LEADER_FROM_PT, first_pt + 3.0))


def place_area(
    ground: Field,
    sizes_pt: list[tuple[float, float]],
    mask: npt.NDArray[np.bool_] | None,
    *,
    near_pt: tuple[float, float] | None = None,
    pull: float = 0.02,
    most_cost: float = np.inf,
    margin_pt: float = 2.0,
) -> tuple[int, Box] | None:
    """Find room for a name inside an area, and take it.

    Parameters
    ----------
    ground : Field
        Costs; the box found is taken in it.
    sizes_pt : list of tuple of float
        Sizes that the name can have (larger type or other line breaks), best first.
    mask : numpy.ndarray of bool or None
        Cells that the name may cover, of the field's shape; None for anywhere.
    near_pt : tuple of float, optional
        Where the name would stand if nothing hindered; default the middle of the mask.
    pull : float
        Cost per point of distance from there.
    most_cost : float
        A dearer place is not taken.
    margin_pt : float
        Clear space that is kept round the name.

    Returns
    -------
    tuple of (int, Box) or None
        Index of the size that fits, and its box.

    Examples
    --------
    >>> ground = Field(100.0, 60.0)
    >>> mask = np.zeros(ground.cost.shape, dtype=bool); mask[:, 25:] = True
    >>> index, box = place_area(ground, [(80.0, 8.0), (30.0, 8.0)], mask)
    >>> index, box.x0 >= 50
    (1, True)
    """
    rows, columns = ground.cost.shape
    allowed = np.ones((rows, columns), dtype=bool) if mask is None else mask
    if not allowed.any():
        return None
    xs, ys = ground.cell_centres()
    if near_pt is None:
        near_pt = float(xs[allowed].mean()), float(ys[allowed].mean())
    covered = np.zeros((rows + 1, columns + 1))
    covered[1:, 1:] = allowed.cumsum(axis=0).cumsum(axis=1)
    for index, (width, height) in enumerate(sizes_pt):
        wide, high = int(np.ceil(width / CELL_PT)) + 1, int(np.ceil(height / CELL_PT)) + 1
        if wide > columns or high > rows:
            continue
        inside = (
            covered[high:, wide:] - covered[:-high, wide:] - covered[high:, :-wide]
            + covered[:-high, :-wide]
        ) >= wide * high  # fmt: skip
        r, c = np.nonzero(inside)
        if not len(r):
            continue
        x0, y0 = c * CELL_PT + CELL_PT / 2, r * CELL_PT + CELL_PT / 2
        boxes = np.column_stack([x0, y0, x0 + width, y0 + height])
        cost = ground.box_cost(boxes)
        away = np.hypot(x0 + width / 2 - near_pt[0], y0 + height / 2 - near_pt[1])
        cost = cost + pull * away
        best = int(np.argmin(cost))
        if cost[best] <= most_cost and np.isfinite(cost[best]):
            box = Box(*boxes[best].tolist())
            ground.take(_grown(box, margin_pt))
            return index, box
    return None


def place_corner(
    ground: Field,
    size_pt: tuple[float, float],
    *,
    inset_pt: float = 7.0,
    corners: str = "nw ne sw se",
) -> Box:
    """Corner of the frame where a piece of furniture hides least, and take it.

    Parameters
    ----------
    ground : Field
        Costs; the box is taken in it.
    size_pt : tuple of float
        Width and height.
    inset_pt : float
        Distance from the frame.
    corners : str
        Corners to choose from, preferred first.

    Examples
    --------
    >>> ground = Field(100.0, 60.0)
    >>> ground.add_box(Box(0, 40, 30, 60), 5.0)
    >>> place_corner(ground, (20.0, 20.0)).x0
    73.0
    """
    width, height = size_pt
    places = []
    for corner in corners.split():
        x0 = inset_pt if "w" in corner else ground.width_pt - inset_pt - width
        if corner in ("n", "s"):
            x0 = (ground.width_pt - width) / 2.0
        y0 = inset_pt if "s" in corner else ground.height_pt - inset_pt - height
        places.append((x0, y0, x0 + width, y0 + height))
    boxes = np.array(places)
    grown = boxes + np.array([-3.0, -3.0, 3.0, 3.0])
    cost = ground.box_cost(grown) + 0.05 * np.arange(len(boxes))
    box = Box(*boxes[int(np.argmin(cost))].tolist())
    ground.take(_grown(box, 3.0))
    return box


def make_renderer() -> RendererAgg:
    """Renderer that measures text at 72 dpi, so that its pixels are points."""
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(16, 16, 72.0)


def text_size(renderer: Any, text: str, **font: Any) -> tuple[float, float]:
    """Width and height of a block of text, points.

    Parameters
    ----------
    renderer : RendererAgg
        From `make_renderer`.
    text : str
        Lines with ``\\n`` between.
    **font
        Arguments of `matplotlib.font_manager.FontProperties`, and ``linespacing``.
    """
    from matplotlib.font_manager import FontProperties

    spacing = float(font.pop("linespacing", 1.2))
    properties = FontProperties(**font)
    lines = text.split("\n")
    widths = [renderer.get_text_width_height_descent(line, properties, False)[0] for line in lines]
    _, line_height, _ = renderer.get_text_width_height_descent("lp", properties, False)
    return max(widths), line_height * (1.0 + spacing * (len(lines) - 1))


def wrap(renderer: Any, text: str, width_pt: float, **font: Any) -> list[str]:
    """Lines of a text no wider than `width_pt`, broken between words.

    Examples
    --------
    >>> wrap(make_renderer(), "one two three", 40.0, size=8)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_size(renderer, longer, **font)[0] > width_pt:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def _grown(box: Box, by: float) -> Box:
    return Box(box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by)


def _gap(box: Box, at: tuple[float, float]) -> float:
    dx = max(box.x0 - at[0], 0.0, at[0] - box.x1)
    dy = max(box.y0 - at[1], 0.0, at[1] - box.y1)
    return float(np.hypot(dx, dy))


def _densify(points: FloatArray) -> FloatArray:
    if len(points) < 2:
        return points
    steps = np.maximum(np.ceil(np.hypot(*np.diff(points, axis=0).T) / CELL_PT), 1).astype(int)
    # a leg that runs far outside the frame must not cost memory
    steps = np.minimum(steps, 4000)
    leg = np.repeat(np.arange(len(steps)), steps)
    t = (np.arange(len(leg)) - np.repeat(np.cumsum(steps) - steps, steps)) / steps[leg]
    return np.vstack([points[:-1][leg] + t[:, None] * np.diff(points, axis=0)[leg], points[-1:]])


def place_along(
    ground: Field, size_pt: tuple[float, float], line_pt: FloatArray, *, gap_pt: float = 2.5
) -> tuple[tuple[float, float], float] | None:
    """Find room for words that run along a line, and take it.

    Parameters
    ----------
    ground : Field
        Costs; the place found is taken in it.
    size_pt : tuple of float
        Width and height of the words.
    line_pt : numpy.ndarray, shape (n, 2)
        The line.
    gap_pt : float
        Clear space between line and words.

    Returns
    -------
    tuple of (centre, angle_deg) or None
        None where the line is too short or no side of it is free.

    Examples
    --------
    >>> ground = Field(200.0, 100.0)
    >>> line = np.column_stack([np.linspace(10, 190, 50), np.full(50, 50.0)])
    >>> centre, angle = place_along(ground, (40.0, 8.0), line)
    >>> round(centre[0]), round(angle)
    (100, 0)
    """
    width, height = size_pt
    line = _densify(np.asarray(line_pt, float))
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(line, axis=0).T)))
    if len(line) < 2 or along[-1] < 1.25 * width:
        return None
    best: tuple[float, tuple[float, float], float, FloatArray] | None = None
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        middle = share * along[-1]
        ends = [
            np.interp(middle + s * width / 2, along, line[:, k]) for s in (-1, 1) for k in (0, 1)
        ]
        point = np.array([np.interp(middle, along, line[:, k]) for k in (0, 1)])
        angle = float(np.degrees(np.arctan2(ends[3] - ends[1], ends[2] - ends[0])))
        # words are read from the left: never upside down
        angle = (angle + 90.0) % 180.0 - 90.0
        direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        normal = np.array([-direction[1], direction[0]])
        chord = point + np.outer(np.linspace(-0.5, 0.5, 9) * width, direction)
        near = line[(along >= middle - width / 2) & (along <= middle + width / 2)]
        bulge = float(np.abs((near - point) @ normal).max(initial=0.0))
        for side in (1.0, -1.0):
            offset = side * (gap_pt + bulge + height / 2.0)
            rows = np.linspace(-0.5, 0.5, 4) * height + offset
            cells = (chord[:, None, :] + rows[None, :, None] * normal).reshape(-1, 2)
            cost = ground.point_cost(cells) + 6.0 * abs(share - 0.5) + (0.4 if side < 0 else 0.0)
            if np.isfinite(cost) and (best is None or cost < best[0]):
                centre = point + offset * normal
                best = cost, (float(centre[0]), float(centre[1])), angle, cells
    if best is None:
        return None
    for x, y in best[3].tolist():
        ground.take(Box(x - 3.0, y - 3.0, x + 3.0, y + 3.0))
    return best[1], best[2]
