"""Which waters a point is in, as one number: the rule book of the bundled layer.

The number is kept fine enough that every basis can be read off it: whose coast is nearest, within
12 or 200 nautical miles, whether Liancourt Rocks are nearer still, and what treaties say.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from zonebuild import coast, earth

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

TERRITORIAL_KM = 12 * 1.852
EEZ_KM = 200 * 1.852
LIANCOURT = (37.2417, 131.8667)  # between the two islets; Wikipedia, Liancourt Rocks

HIGH_SEAS = 0
#: Land further than 200 nautical miles from any sea; never asked for, since land is told apart.
INLAND = -1

NEUTRAL_BASIS = "median"
BASES = (NEUTRAL_BASIS, "JPN", "KOR", "PRK", "RUS", "CHN", "TWN")


@dataclass(frozen=True)
class RuleBook:
    """Labels points; built once from the base points and the treaty lines."""

    points: coast.BasePoints
    tree: cKDTree
    line: Floats  # 1974 line, (n, 2) lat, lon
    joint: shapely.Polygon
    unit: dict[str, int] = field(default_factory=dict)

    def __call__(self, lat: Floats, lon: Floats, *, deep_land: Labels | None = None) -> Labels:
        """Label of each point; `deep_land` marks points known to be land."""
        lon = (lon + 180.0) % 360.0 - 180.0
        position = earth.ecef(lat, lon)
        reach = earth.chord_km(EEZ_KM)
        distance, nearest = earth.nearest(self.tree, position, reach)
        near = np.isfinite(distance)
        label = np.zeros(len(lat), dtype=np.int64)
        unit = self.points.unit[nearest[near]]
        territorial = distance[near] <= earth.chord_km(TERRITORIAL_KM)
        territorial |= shapely.contains_xy(self.points.internal, lon[near], lat[near])
        if deep_land is not None:
            label[~near & (deep_land > 0)] = INLAND
            territorial |= deep_land[near] > 0
        unit = self._treaty(unit, lat[near], lon[near])
        rocks = self._rocks(position[near], distance[near], lat[near], lon[near])
        label[near] = (1 + unit) * 16 + territorial * 8 + rocks * 2
        inside = shapely.contains_xy(self.joint, lon[near], lat[near])
        joint = inside & np.isin(unit, [self.unit["JPN"], self.unit["KOR"], self.unit["CHN"]])
        label[near] += joint
        return label

    def _treaty(self, unit: Labels, lat: Floats, lon: Floats) -> Labels:
        """Japan and South Korea divided by the line of 1974 abreast of it."""
        pair = (self.unit["JPN"], self.unit["KOR"])
        (south, west), (north, east) = self.line.min(axis=0), self.line.max(axis=0)
        near = np.isin(unit, pair) & (lat > south - 1) & (lat < north + 1)
        near &= (lon > west - 1.5) & (lon < east + 1.5)
        rows = np.nonzero(near)[0]
        if not len(rows):
            return unit
        squeeze = np.cos(np.radians(34.5))
        at = np.column_stack((lon[rows] * squeeze, lat[rows]))
        corner = np.column_stack((self.line[:, 1] * squeeze, self.line[:, 0]))
        start, step = corner[:-1], np.diff(corner, axis=0)
        offset = at[:, None, :] - start[None]
        share = (offset * step).sum(axis=2) / (step**2).sum(axis=1)
        clipped = np.clip(share, 0.0, 1.0)
        away = np.linalg.norm(offset - clipped[..., None] * step, axis=2)
        best = np.argmin(away, axis=1)
        pick = np.arange(len(rows))
        off_end = ((best == 0) & (share[pick, best] < 0)) | (
            (best == len(step) - 1) & (share[pick, best] > 1)
        )
        abreast = ~off_end & (away[pick, best] < 1.0)
        cross = step[best, 0] * offset[pick, best, 1] - step[best, 1] * offset[pick, best, 0]
        divided = unit.copy()
        divided[rows[abreast]] = np.where(cross[abreast] > 0, pair[1], pair[0])
        return divided

    def _rocks(self, position: Floats, distance: Floats, lat: Floats, lon: Floats) -> Labels:
        """2 within 12 nautical miles of Liancourt Rocks, 1 nearer to them than to any coast."""
        rocks = np.zeros(len(lat), dtype=np.int64)
        rows = np.nonzero((np.abs(lat - LIANCOURT[0]) < 4) & (np.abs(lon - LIANCOURT[1]) < 5))[0]
        centre = earth.ecef(np.array([LIANCOURT[0]]), np.array([LIANCOURT[1]]))
        away = np.linalg.norm(position[rows] - centre, axis=1)
        nearer = away < distance[rows]
        within = nearer & (away <= earth.chord_km(TERRITORIAL_KM))
        rocks[rows] = nearer.astype(np.int64) + within
        return rocks


def rule_book(points: coast.BasePoints) -> RuleBook:
    """Rule book from the base points and the treaty table."""
    lines = coast.read_lines("treaty_lines.csv")
    shapely.prepare(points.internal)
    joint = lines["JPN-KOR-1974-joint"][1]
    return RuleBook(
        points=points,
        tree=cKDTree(points.position_km),
        line=lines["JPN-KOR-1974-north"][1],
        joint=shapely.Polygon(joint[:, ::-1]),
        unit={zone: i for i, zone in enumerate(points.zones)},
    )


def zone_id(label: int, zones: tuple[str, ...], basis: str) -> str:
    """Zone that a label stands for on one basis; empty for the high seas and for inland."""
    if label <= 0:
        return ""
    unit = zones[label // 16 - 1]
    territorial = bool(label & 8)
    rocks = (label >> 1) & 3
    if label & 1 and basis in (NEUTRAL_BASIS, "PRK", "RUS", "JPN", "KOR"):
        return basis if basis in ("JPN", "KOR") else "JPN+KOR:joint"
    if rocks and basis in ("JPN", "KOR"):
        return f"{basis}:territorial" if rocks == 2 else basis
    if rocks == 2:
        return "JPN+KOR:liancourt"
    if ":" in unit:
        if basis not in unit.split(":")[0].split("+"):
            return unit
        unit = basis
    return f"{unit}:territorial" if territorial else unit
