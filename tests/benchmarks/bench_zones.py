"""Zones measured: ``python tests/benchmarks/bench_zones.py [world]``.

Compares the bundled layer with the copy of Marine Regions v11 that is kept beside the checkout,
for comparing only, and times loading and lookups. Nothing is tuned here. ``world`` adds the
comparison of all territories, which takes some minutes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from launches import geography
from launches.datafiles import data_path
from launches.zones import check_points, check_zones, distance_to_limit, load_layer, zone_at
from launches.zones.distance import LineDistance
from launches.zones.layer import _load_bundled
from launches.zones.locate import family, zone_ids

REFERENCE = Path(__file__).parents[2].parent / "shared" / "reference" / "eez_marineregions_v11.fgb"
WINDOW = shapely.box(115, 18, 160, 60)
SEA_OF_JAPAN = shapely.box(127, 33, 142, 46)
#: Targets of the issue: lowest IoU in the window.
NEAR = {
    "JPN": ("Japanese Excl", 0.992),
    "KOR": ("South Korean", 0.965),
    "PRK": ("North Korean", 0.93),
    "RUS": ("Russian", 0.987),
    "CHN": ("Chinese", 0.963),
    "TWN": ("Taiwanese", 0.955),
}
LAUNCHERS = {
    **{state: start for state, (start, _) in NEAR.items()},
    "IND": "Indian Exclusive Economic Zone",
    "PAK": "Pakist",
    "IRN": "Iran",
    "ISR": "Israel",
    "YEM": "Yemen",
    "TUR": "Turkish",
    "USA": "United States Exclusive Economic Zone",
    "FRA": "French Exclusive",
    "GBR": "United Kingdom Ex",
}
#: A boundary nearer to land than this is taken for a coast, degrees.
COAST_DEG = 0.06
_equal_area = Transformer.from_crs(4326, 6933, always_xy=True)

Shapes = Any


def area_km2(shape: Shapes) -> float:
    """Area on the ellipsoid, from an equal-area projection."""

    def project(xy: Any) -> Any:
        return np.column_stack(_equal_area.transform(xy[:, 0], np.clip(xy[:, 1], -86, 86)))

    return float(shapely.area(shapely.transform(shapely.segmentize(shape, 0.5), project)) / 1e6)


def overlap(a: Shapes, b: Shapes) -> float:
    """Intersection over union."""
    both = area_km2(shapely.intersection(a, b))
    return both / (area_km2(a) + area_km2(b) - both)


def row(what: str, value: str, target: str) -> None:
    """Print one line of the table."""
    print(f"{what:<58} {value:>24}   target {target}")


def reference() -> tuple[Any, np.ndarray]:  # type: ignore[type-arg]
    """Reference table and its valid shapes."""
    import geopandas as gpd

    table = gpd.read_file(REFERENCE)
    shapes = table.geometry.to_numpy().copy()
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    return table, shapes


def near(table: Any, shapes: Shapes) -> None:
    """Overlap in the north-west Pacific, and Japan's sea boundary."""
    layer = load_layer()
    land = shapely.union_all(geography.land("10m", bounds=(110, 10, 165, 65)).geometry.to_numpy())
    names = table.geoname.to_numpy().astype(str)
    zone = layer.piece_zone["median"][layer.polygon_piece]
    kind = np.array([family(str(z)) for z in zone], dtype=object)
    for state, (start, target) in NEAR.items():
        theirs = shapely.union_all(shapes[np.char.startswith(names, start)])
        ours = shapely.difference(shapely.union_all(layer.polygons[kind == state]), land)
        value = overlap(*(shapely.intersection(x, WINDOW) for x in (ours, theirs)))
        row(f"IoU {state}, 115-160E 18-60N", f"{value:.4f}", f">= {target}")

    shapely.prepare(land)
    japan = shapely.get_parts(shapely.union_all(shapes[np.char.startswith(names, "Japanese Excl")]))
    theirs = np.array([shapely.LineString(_ring(part)) for part in japan], dtype=object)
    side = zone_ids(layer, "median", layer.line_sides)
    own = np.isin(side, list(layer.zones_of("JPN")))
    ours = layer.lines[own[:, 0] != own[:, 1]]
    away = []
    for one, other in ((theirs, ours), (ours, theirs)):
        line = shapely.intersection(shapely.union_all(one), SEA_OF_JAPAN)
        points = shapely.get_coordinates(shapely.segmentize(line, 0.01))
        points = points[~shapely.dwithin(land, shapely.points(points), COAST_DEG)]
        away.append(LineDistance(other)(points[:, 1], points[:, 0]))
    gap = np.concatenate(away)
    value = f"{gap.mean():.2f} / {np.percentile(gap, 95):.1f} / {gap.max():.1f} km"
    row("Japan's sea boundary, mean / p95 / max", value, "<= 1.9 / 5.7 / 10 km")
    construction(layer, theirs, land)

    # small holes are islands; large ones are high seas
    rings = shapely.get_rings(shapely.get_parts(shapes))
    rings = rings[shapely.area(shapely.polygons(rings)) > 0.1]
    lines = np.array([shapely.LineString(shapely.get_coordinates(r)) for r in rings], dtype=object)
    sides = np.array([family(str(z)) for z in side.ravel()], dtype=object).reshape(-1, 2)
    outer = layer.lines[sides[:, 0] != sides[:, 1]]
    for name, box in (
        ("Sea of Japan", SEA_OF_JAPAN),
        ("north-west Pacific", WINDOW),
        ("world", shapely.box(-180, -60, 180, 85)),
    ):
        line = shapely.intersection(shapely.multilinestrings(list(outer)), box)
        points = shapely.get_coordinates(shapely.segmentize(shapely.get_parts(line), 0.05))
        p95 = np.percentile(LineDistance(lines)(points[:, 1], points[:, 0]), [50, 95])
        row(
            f"limits of the layer in the {name}, median / p95",
            f"{p95[0]:.1f} / {p95[1]:.1f} km",
            "-",
        )


def construction(layer: Any, theirs: Shapes, land: Shapes) -> None:
    """How the reference's line between Japan and the mainland was made: on which plane it halves.

    At each of its points the nearest base points of the two sides (coasts and islets of the
    layer's own inputs) are measured on the ellipsoid and on a Mercator map; half the difference
    is how far the line lies from the middle.
    """
    from scipy.spatial import cKDTree

    line = shapely.intersection(shapely.union_all(theirs), shapely.box(133.9, 39.3, 140.0, 45.5))
    points = shapely.get_coordinates(shapely.segmentize(line, 0.05))
    points = points[~shapely.dwithin(land, shapely.points(points), COAST_DEG)]
    countries = geography.land("10m", bounds=(125, 33, 147, 50))
    islets = pd.read_csv(data_path("islets.csv"))

    def base(*states: str) -> Any:
        coast = countries.geometry[countries["iso_a3"].isin(states)].to_numpy()
        own = islets[islets["zone"].isin(states)]
        dense = shapely.get_coordinates(shapely.segmentize(coast, 0.01))
        return np.vstack([dense, own[["lon_deg", "lat_deg"]].to_numpy(float)])

    japan, mainland = base("JPN"), base("RUS", "PRK", "KOR")
    scale = np.cos(np.radians(points[:, 1]))
    for name, to, km in (("ellipsoid", 4978, 1.0), ("Mercator map", 3395, scale)):
        plane = Transformer.from_crs(4979, to, always_xy=True)

        def laid(xy: Any, plane: Any = plane) -> Any:
            return np.column_stack(plane.transform(*xy.T, np.zeros(len(xy)))) / 1e3

        near = [cKDTree(laid(side)).query(laid(points))[0] for side in (japan, mainland)]
        off = np.abs(near[0] - near[1]) / 2 * km
        value = f"{off.mean():.2f} / {np.percentile(off, 95):.1f} km"
        row(f"their line from the middle on the {name}, mean / p95", value, "-")


def _ring(part: Shapes) -> Any:
    return shapely.get_coordinates(shapely.get_exterior_ring(part))


def world(table: Any, shapes: Shapes) -> None:
    """Overlap of every 200-nmi territory above 20,000 km2, a missing one counting 0."""
    layer = load_layer()
    shapes = shapely.simplify(shapes, 0.004)
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    land = shapely.simplify(shapely.get_parts(geography.land("10m").geometry.to_numpy()), 0.006)
    land = shapely.make_valid(land[shapely.area(land) > 5e-4], method="structure")
    shore = shapely.STRtree(land)
    zone = layer.piece_zone["median"][layer.polygon_piece]
    kind = np.array([family(str(z)) for z in zone], dtype=object)
    parts, owner = [], []
    for name in sorted({str(k) for k in kind}):
        for part in shapely.get_parts(shapely.union_all(layer.polygons[kind == name])):
            ashore = shore.query(part, predicate="intersects")
            parts.append(shapely.difference(part, shapely.union_all(land[ashore])))
            owner.append(name)
    both = {
        (int(i), int(j)): area_km2(shapely.intersection(shapes[i], parts[j]))
        for i, j in zip(*shapely.STRtree(parts).query(shapes, "intersects"), strict=True)
    }
    # each part of ours stands for the reference territory that it shares most with
    stands_for = {j: max((v, i) for (i, k), v in both.items() if k == j)[1] for _, j in both}
    plain = table.pol_type.str.replace(" ", "").eq("200NM") & (table.area_km2_geodesic > 20_000)
    found = []
    for i in np.nonzero(plain.to_numpy())[0]:
        shared: dict[str, float] = {}
        for (k, j), value in both.items():
            if k == i:
                shared[owner[j]] = shared.get(owner[j], 0.0) + value
        name = max(shared, key=lambda key: shared[key]) if shared else "-"
        mine = [j for j, k in stands_for.items() if k == i and owner[j] == name]
        value = overlap(shapely.union_all([parts[j] for j in mine]), shapes[i]) if mine else 0.0
        found.append((value, name, str(table.geoname[i])))
    found.sort()
    row(f"world, median IoU of {len(found)}", f"{np.median([f[0] for f in found]):.4f}", ">= 0.90")
    launchers = {
        state: next((v for v, _, n in found if n.startswith(start) and "(" not in n), 0.0)
        for state, start in LAUNCHERS.items()
    }
    value = f"{np.median(list(launchers.values())):.4f}"
    row("world, median IoU of the states that launch", value, ">= 0.95")
    print("  " + ", ".join(f"{state} {value:.3f}" for state, value in sorted(launchers.items())))
    print("  worst ten: " + "; ".join(f"{n} {v:.2f}" for v, _, n in found[:10]))


def official() -> None:
    """Official words against the estimate."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from test_zones_regions import splashdown_events

    count = check_zones(splashdown_events()).zone_agrees.value_counts().to_dict()
    row("official words: yes / no / undecided", str(count), "no 'no', at most 4 undecided")


def speed() -> None:
    """Loading and a million points."""
    started = time.perf_counter()
    layer = load_layer()
    row("layer loaded", f"{(time.perf_counter() - started) * 1e3:.0f} ms", "<= 150 ms")
    started = time.perf_counter()
    assert layer.index is not None
    row(
        "  index made on the first question", f"{(time.perf_counter() - started) * 1e3:.0f} ms", "-"
    )
    zone_at(0.0, 0.0)
    rng = np.random.default_rng(0)
    lat, lon = rng.uniform(16, 62, 1_000_000), rng.uniform(112, 162, 1_000_000)
    near_by = layer.polygons[shapely.intersects(layer.polygons, shapely.box(112, 16, 162, 62))]
    shapely.prepare(near_by)
    started = time.perf_counter()
    for polygon in near_by:
        shapely.contains_xy(polygon, lon, lat)
    bare = time.perf_counter() - started
    started = time.perf_counter()
    zone_at(lat, lon)
    ours = time.perf_counter() - started
    value = f"{ours:.2f} s = {ours / bare:.2f} x {bare:.2f} s"
    row("a million points, zone only, against a bare loop", value, "<= 1.5 x")
    started = time.perf_counter()
    distance_to_limit(layer, "median", layer.zones_of("JPN"), lat, lon)
    row("  with the distance to Japan's limit", f"{time.perf_counter() - started:.2f} s", "< 5 s")
    world = pd.DataFrame(
        {"lat": rng.uniform(-80, 80, 200_000), "lon": rng.uniform(-180, 180, 200_000)}
    )
    started = time.perf_counter()
    check_points(world)
    value = f"{time.perf_counter() - started:.2f} s"
    row("200,000 points of the world checked, any limit", value, "-")


def main() -> None:
    """Print every row."""
    _load_bundled.cache_clear()
    speed()
    if not REFERENCE.is_file():
        print("no reference layer beside the checkout: nothing to compare with")
        return
    official()
    table, shapes = reference()
    near(table, shapes)
    if "world" in sys.argv[1:]:
        world(table, shapes)


if __name__ == "__main__":
    main()
