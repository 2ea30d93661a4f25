"""Land and sea tests, and the loading of what a map needs, against plain shapely.

``python tests/benchmarks/bench_geography.py`` prints seconds and ratios measured in this run.
The baseline for a land test asks an STRtree of the same polygons, prepared, with a predicate.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import geopandas  # noqa: F401  (its import is not what is measured)
import numpy as np
import shapely

from launches import geography, places

POINTS = 1_000_000
BASELINE_POINTS = 20_000


def seconds(task: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def main() -> None:
    """Print all figures."""
    rng = np.random.default_rng(1)
    lat = np.degrees(np.arcsin(rng.uniform(-1.0, 1.0, POINTS)))
    lon = rng.uniform(-180.0, 180.0, POINTS)
    print(f"gazetteer loaded           {seconds(lambda: places.find_site('Sunan')):8.3f} s")
    print(f"land grid loaded           {seconds(lambda: geography.is_land(0.0, 0.0)):8.3f} s")
    print(f"outlines loaded            {seconds(lambda: geography.is_land(39.74, 127.47)):8.3f} s")
    first = seconds(lambda: geography.is_land(lat, lon))
    again = seconds(lambda: geography.is_land(lat, lon))
    print(f"is_land, 1e6, first/again  {first:8.3f} s {again:8.3f} s")
    near_lat, near_lon = rng.uniform(30, 45, POINTS), rng.uniform(125, 145, POINTS)
    japan = seconds(lambda: geography.is_land(near_lat, near_lon))
    print(f"is_land, 1e6 round Japan   {japan:8.3f} s")
    sea = seconds(lambda: geography.in_sea("Sea of Japan", near_lat, near_lon))
    print(f"in_sea, 1e6 round Japan    {sea:8.3f} s")
    print(f"country_at, 1e6            {seconds(lambda: geography.country_at(lat, lon)):8.3f} s")

    parts = geography.land().geometry.to_numpy()
    tree = shapely.STRtree(parts)
    few = shapely.points(lon[:BASELINE_POINTS], lat[:BASELINE_POINTS])
    base = seconds(lambda: tree.query(few, predicate="within"))
    ours = again * BASELINE_POINTS / POINTS
    print(f"STRtree baseline, 2e4      {base:8.3f} s, {base / ours:.0f} times ours")

    window = (115.0, 25.0, 150.0, 50.0)
    for name in ("land", "coast", "borders", "lakes"):
        layer = getattr(geography, name)
        took = seconds(lambda layer=layer: layer(bounds=window))  # type: ignore[misc]
        print(f"{name:9s} of a window       {took:8.3f} s")
    for name in ("land", "coast", "borders", "lakes"):
        layer = getattr(geography, name)
        took = seconds(lambda layer=layer: layer("110m"))  # type: ignore[misc]
        print(f"{name:9s} of a globe        {took:8.3f} s")


if __name__ == "__main__":
    main()
