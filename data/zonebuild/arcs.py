"""From boundary pieces to arcs, faces and rings: a plane partition that shares its lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Coordinates are kept as whole numbers of this many degrees (11 m of latitude).
QUANTUM_DEG = 1e-4


@dataclass(frozen=True)
class Partition:
    """Arcs, and for each face its label and its rings as arc numbers (~i walks arc i backwards)."""

    arcs: list[Ints]  # each (n, 2), whole quanta of lon, lat
    faces: list[tuple[int, list[list[int]]]]  # label, rings; the first ring is the outer one


def simplified_arcs(pieces: Floats, tolerance_deg: float) -> NDArray[np.object_]:
    """Maximal lines between junctions, thinned and put on the quantum grid."""
    merged = shapely.line_merge(
        shapely.MultiLineString(list(np.asarray(shapely.linestrings(pieces))))
    )
    lines = shapely.simplify(shapely.get_parts(merged), tolerance_deg)
    coordinates, owner = shapely.get_coordinates(lines, return_index=True)
    whole = np.round(coordinates / QUANTUM_DEG)
    fresh = np.ones(len(whole), dtype=bool)
    fresh[1:] = (owner[1:] != owner[:-1]) | np.any(whole[1:] != whole[:-1], axis=1)
    whole, owner = whole[fresh], owner[fresh]
    long_enough = np.bincount(owner, minlength=len(lines)) > 1
    kept = long_enough[owner]
    return np.asarray(shapely.linestrings(whole[kept], indices=_dense(owner[kept])))


def _dense(owner: Ints) -> Ints:
    return np.concatenate(([0], np.cumsum(owner[1:] != owner[:-1])))


def split_at_coast(lines: NDArray[np.object_], land: shapely.Geometry) -> NDArray[np.object_]:
    """Cut the lines where they cross a coast, so that each is all at sea or all on land."""
    shapely.prepare(land)
    touching = shapely.intersects(land, lines)
    whole = touching & shapely.contains_properly(land, lines)
    kept = list(lines[~touching | whole])
    for line in lines[touching & ~whole]:
        pieces = [*shapely.get_parts(shapely.difference(line, land))]
        pieces += [*shapely.get_parts(shapely.intersection(line, land))]
        rounded = [shapely.transform(piece, np.round) for piece in pieces if piece.length > 0]
        kept.extend(piece for piece in rounded if piece.length > 0)
    return np.array(kept, dtype=object)


def partition(lines: NDArray[np.object_], label: Callable[[Floats, Floats], Ints]) -> Partition:
    """Faces of the plane that the lines bound, labelled at an inner point."""
    noded = shapely.get_parts(shapely.union_all(lines, grid_size=1.0))
    faces = shapely.get_parts(shapely.polygonize(noded))
    inner = shapely.get_coordinates(shapely.point_on_surface(faces)) * QUANTUM_DEG
    labels = label(inner[:, 1], inner[:, 0])
    order = np.lexsort((inner[:, 0].round(6), inner[:, 1].round(6), labels))

    arcs = [shapely.get_coordinates(line).astype(np.int64) for line in noded]
    arcs = [arc if tuple(arc[0]) <= tuple(arc[-1]) else arc[::-1] for arc in arcs]
    arcs.sort(key=lambda arc: (arc[0].tolist(), arc[-1].tolist(), arc[1].tolist(), len(arc)))
    step: dict[tuple[int, int, int, int], int] = {}
    for i, arc in enumerate(arcs):
        for (x0, y0), (x1, y1) in zip(arc[:-1].tolist(), arc[1:].tolist(), strict=True):
            step[(x0, y0, x1, y1)] = i
            step[(x1, y1, x0, y0)] = ~i
    found = []
    for face in order:
        rings = shapely.get_rings(shapely.normalize(faces[face]))
        numbered = [
            _ring_arcs(shapely.get_coordinates(ring).astype(np.int64), step) for ring in rings
        ]
        found.append((int(labels[face]), numbered))
    return Partition(arcs, found)


def _ring_arcs(ring: Ints, step: dict[tuple[int, int, int, int], int]) -> list[int]:
    corners = ring.tolist()
    walked = [step[(*a, *b)] for a, b in pairwise(corners)]
    numbers = [walked[0]]
    for number in walked[1:]:
        if number != numbers[-1]:
            numbers.append(number)
    if len(numbers) > 1 and numbers[0] == numbers[-1]:
        numbers.pop()
    return numbers
