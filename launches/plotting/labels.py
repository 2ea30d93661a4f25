"""Where words go: placed on paper, clear of each other, of marks and of the frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from launches.plotting.field import CELL_PT, TAKEN, Box, Field, FloatArray, densified

#: From this distance between a point and its label on, a leader line joins them, points.
LEADER_FROM_PT = 11.0
#: What it costs a label that its leader line runs over another one; and each cell of a line.
CROSSING_COST, LINE_COST = 60.0, 40.0

_ANGLES_DEG = np.array([20, -20, 0, 160, 200, 180, 60, -60, 90, -90, 120, -120, 40, -40, 140, 220])
#: right of the point reads best, above and below least
_ANGLE_COST = np.array([0, 1, 1, 3, 3, 3, 4, 4, 5, 6, 5, 6, 1, 2, 3, 4], dtype=float)
_DISTANCES_PT = np.array([5.0, 8.0, 13.0, 20.0, 30.0, 44.0, 62.0, 85.0, 115.0, 150.0])


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's final box, and whether it needs a line to its point."""

    box: Box
    leader: bool = False


def place_point(
    ground: Field,
    size_pt: tuple[float, float],
    at_pt: tuple[float, float],
    *,
    reach_pt: float = 85.0,
    first_pt: float = 5.0,
    crossing: float = CROSSING_COST,
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
    crossing : float
        What it costs that a leader line runs over another label; infinite where a name may
        rather be left out.

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
    distances = _DISTANCES_PT[(first_pt <= _DISTANCES_PT) & (reach_pt >= _DISTANCES_PT)]
    distances = np.append(first_pt, distances[distances > first_pt + 1.0])
    angle = np.radians(np.repeat(_ANGLES_DEG[None, :], len(distances), axis=0)).ravel()
    reach = np.repeat(distances, len(_ANGLES_DEG))
    # the box's nearest corner or side lies at the distance asked for
    cos, sin = np.cos(angle), np.sin(angle)
    cx = at_pt[0] + cos * reach + np.clip(cos * 1.6, -1, 1) * width / 2.0
    cy = at_pt[1] + sin * reach + np.clip(sin * 1.15, -1, 1) * height / 2.0
    boxes = np.column_stack([cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2])
    cost = ground.box_cost(boxes) + 0.25 * reach + np.tile(_ANGLE_COST, len(distances)) * 0.6
    from_pt = max(LEADER_FROM_PT, first_pt + 3.0)
    near = np.column_stack(
        [np.clip(at_pt[k], boxes[:, k], boxes[:, k + 2]) for k in (0, 1)]
    )  # where a leader line would end
    cost[_crossings(ground, np.asarray(at_pt, float), near, from_pt)] += crossing
    best = int(np.argmin(cost))
    if not np.isfinite(cost[best]):
        return None
    box = Box(*boxes[best].tolist())
    ground.take(box.grown(1.0))
    leader = box.gap(at_pt) > from_pt
    if leader:
        ground.add_line(np.array([at_pt, near[best]]), LINE_COST)
    return Placed(box, leader=leader)


def _crossings(
    ground: Field, at: FloatArray, ends: FloatArray, from_pt: float
) -> npt.NDArray[np.bool_]:
    """Tell of each leader line, from the point to an end, whether it runs over a taken box.

    What lies nearer than `from_pt` to the point is its own mark or a neighbour's that touches it.
    """
    length = np.hypot(*(ends - at).T)
    share = np.linspace(0.0, 1.0, 16)[None, :]
    # the last stretch ends at the label itself, which is free
    along = np.minimum(from_pt + share * (length[:, None] - from_pt - CELL_PT), length[:, None])
    unit = (ends - at) / np.maximum(length, 1e-9)[:, None]
    x, y = (at[k] + unit[:, k, None] * along for k in (0, 1))
    rows, columns = ground.cost.shape
    row = np.clip((y / CELL_PT).astype(int), 0, rows - 1)
    column = np.clip((x / CELL_PT).astype(int), 0, columns - 1)
    return np.asarray((ground.cost[row, column] >= TAKEN / 2).any(axis=1) & (length > from_pt))


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
            ground.take(box.grown(margin_pt))
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
    ground.take(box.grown(3.0))
    return box


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
    line = densified(np.asarray(line_pt, float))
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
