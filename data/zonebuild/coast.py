"""Base points: the coast, islets, and straight baselines that zones are measured from."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import natural_earth
import numpy as np
import shapely
from numpy.typing import NDArray

from zonebuild import earth

Floats = NDArray[np.float64]
DATA = Path(__file__).resolve().parents[1]

#: Base points along a coast are no further apart, km: at 10 km off the coast that costs 0.03 km.
STEP_KM = 1.5

#: Gaps between a baseline's end and the coast that are closed, degrees: islets that it ends on are
#: not all in the coast, and two coasts of one cape lie up to a kilometre apart.
CLOSE_DEG = 0.02
#: Waters that lines and coast enclose are internal up to this size; larger is a sea that happens to
#: be ringed. The largest found are behind China's line (11.5 square degrees) and Sado (2.7).
MAX_INTERNAL_DEG2 = 15.0


@dataclass(frozen=True)
class BasePoints:
    """Positions that zones are measured from, and which zone each belongs to."""

    position_km: Floats  # (n, 3) ECEF
    unit: NDArray[np.int64]  # (n,) row of `zones`
    zones: tuple[str, ...]
    land: NDArray[np.object_]  # polygons of the coast, for the land test
    land_unit: NDArray[np.int64]
    internal: shapely.Geometry  # waters on the landward side of straight baselines


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of one of the tables beside the build script."""
    with (DATA / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def read_lines(name: str) -> dict[str, tuple[str, Floats]]:
    """Polylines of a table: zone (where the table has one) and (n, 2) lat, lon by line id."""
    lines: dict[str, tuple[str, list[tuple[float, float]]]] = {}
    for row in read_table(name):
        line = lines.setdefault(row["line_id"], (row.get("zone", ""), []))
        line[1].append((float(row["lat_deg"]), float(row["lon_deg"])))
    return {line: (zone, np.array(points)) for line, (zone, points) in lines.items()}


def land_polygons() -> tuple[NDArray[np.object_], list[str]]:
    """Coast polygons one by one, and the zone id that each generates."""
    frame = natural_earth.countries()
    parts, row = shapely.get_parts(frame.geometry.to_numpy(), return_index=True)
    codes = frame["iso_a3"].to_numpy()[row]
    bounds = shapely.bounds(parts)
    zones = [str(code) for code in codes]
    rules = read_table("territories.csv")
    for i, code in enumerate(codes):
        for rule in rules:
            if rule["ne_code"] == code and _inside(bounds[i], rule):
                zones[i] = rule["zone"]
                break
    return parts, zones


def _inside(bounds: Floats, rule: dict[str, str]) -> bool:
    if not rule["lat_min"]:
        return True
    west, south, east, north = bounds
    return bool(
        float(rule["lat_min"]) <= south
        and north <= float(rule["lat_max"])
        and float(rule["lon_min"]) <= west
        and east <= float(rule["lon_max"])
    )


def base_points(*, with_islets: bool = True) -> BasePoints:
    """Everything that zones are measured from, world-wide, in a fixed order."""
    parts, names = land_polygons()
    islets = read_table("islets.csv") if with_islets else []
    lines = read_lines("baselines.csv")
    everywhere = {*names, *(row["zone"] for row in islets), *(zone for zone, _ in lines.values())}
    zones = tuple(sorted(everywhere - {""}))
    index = {zone: i for i, zone in enumerate(zones)} | {"": -1}
    land_unit = np.array([index[name] for name in names])

    start, end, unit = _coast_edges(parts, land_unit)
    points, owner = earth.densify(start, end, STEP_KM)
    positions = [points]
    units = [unit[owner]]
    for zone, line in lines.values():
        corner = earth.ecef(line[:, 0], line[:, 1])
        points, _ = earth.densify(corner[:-1], corner[1:], STEP_KM)
        positions.append(points)
        units.append(np.full(len(points), index[zone]))
    lat_lon = np.array([(float(row["lat_deg"]), float(row["lon_deg"])) for row in islets])
    lat_lon = lat_lon.reshape(-1, 2)
    positions.append(earth.ecef(lat_lon[:, 0], lat_lon[:, 1]))
    units.append(np.array([index[row["zone"]] for row in islets], dtype=np.int64))
    all_units = np.concatenate(units)
    kept = all_units >= 0
    return BasePoints(
        np.concatenate(positions)[kept],
        all_units[kept],
        zones,
        parts,
        land_unit,
        internal_waters(parts, [line for _, line in lines.values()]),
    )


def internal_waters(land: NDArray[np.object_], lines: list[Floats]) -> shapely.Geometry:
    """Waters that straight baselines close off, with the coast behind them."""
    fences = np.array([shapely.LineString(line[:, ::-1]).buffer(CLOSE_DEG) for line in lines])
    behind = shapely.STRtree(land).query(shapely.box(*shapely.total_bounds(fences)).buffer(1.0))
    walled = shapely.union_all(np.concatenate((land[behind], fences)))
    rings = [ring for part in shapely.get_parts(walled) for ring in part.interiors]
    holes = np.asarray(shapely.polygons(rings))
    holes = holes[shapely.area(holes) <= MAX_INTERNAL_DEG2]
    fenced = shapely.intersects(shapely.union_all(fences), shapely.buffer(holes, 1e-6))
    # the fence itself is as wide as the gaps that it closes: its landward half is internal too
    return shapely.union_all(shapely.buffer(holes[fenced], CLOSE_DEG))


def _coast_edges(
    parts: NDArray[np.object_], unit: NDArray[np.int64]
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Edges of the polygons that no other polygon shares: coasts, not land borders."""
    rings, part = shapely.get_rings(parts, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    within = ring[:-1] == ring[1:]
    first, second = coordinates[:-1][within], coordinates[1:][within]
    owner = unit[part[ring[:-1][within]]]
    swap = (first[:, 0] > second[:, 0]) | (
        (first[:, 0] == second[:, 0]) & (first[:, 1] > second[:, 1])
    )
    low = np.where(swap[:, None], second, first)
    high = np.where(swap[:, None], first, second)
    key = np.round(np.column_stack((low, high)), 7)
    _, inverse, count = np.unique(key, axis=0, return_inverse=True, return_counts=True)
    coast = count[inverse.ravel()] == 1
    first, second, owner = first[coast], second[coast], owner[coast]
    return (
        earth.ecef(first[:, 1], first[:, 0]),
        earth.ecef(second[:, 1], second[:, 0]),
        owner,
    )
