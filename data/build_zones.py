"""Compute the bundled maritime zones: writes zones.topojson.

    python data/build_zones.py                 the whole world, about ten minutes
    python data/build_zones.py --region nwpac  the north-west Pacific, under a minute
    python data/build_zones.py --check         rebuilds the north-west Pacific and compares

Inputs: Natural Earth 1:10m (`natural_earth.py`, public domain) and the tables beside this script:
`territories.csv`, `islets.csv`, `baselines.csv`, `treaty_lines.csv`. Nothing else.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
import shapely
from zonebuild import arcs, coast, grid, label, march, output

#: west, east, south, north, degrees
REGIONS = {"nwpac": (112.0, 162.0, 16.0, 62.0), "world": (-180.0, 180.0, -80.0, 87.0)}
STEP_DEG = 0.05
TOLERANCE_DEG = 0.0015  # 0.17 km of latitude


def build(region: str) -> output.Layer:
    """Compute the zones of a region."""
    started = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - started:6.1f} s  {what}", file=sys.stderr)

    rules = label.rule_book(coast.base_points())
    say(f"{len(rules.points.unit)} base points of {len(rules.points.zones)} territories")
    west, east, south, north = REGIONS[region]
    lon = np.round(np.arange(west, east + 0.5 * STEP_DEG, STEP_DEG), 6)
    lat = np.round(np.arange(south, north + 0.5 * STEP_DEG, STEP_DEG), 6)
    labels = grid.GridLabels(rules, lon, lat)
    say(f"grid of {labels.code.size} points labelled")
    pieces = march.boundary_segments(lon, lat, labels.code, labels)
    say(f"{len(pieces)} boundary pieces")
    lines = arcs.simplified_arcs(pieces, TOLERANCE_DEG)
    window = shapely.box(west, south, east, north)
    land = shapely.union_all(rules.points.land[shapely.intersects(window, rules.points.land)])
    whole = shapely.transform(land, lambda xy: xy / arcs.QUANTUM_DEG)
    lines = arcs.split_at_coast(lines, whole)
    say(f"{len(lines)} arcs cut at the coast")
    found = arcs.partition(lines, labels)
    say(f"{len(found.faces)} faces, {len(found.arcs)} arcs")
    return output.layer(found, rules.points.zones, whole, REGIONS[region])


def main() -> None:
    """Build and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--region", choices=sorted(REGIONS), default="world")
    parser.add_argument("--out", type=Path, default=coast.DATA / "zones.topojson")
    parser.add_argument("--check", action="store_true", help="compare with the shipped layer")
    chosen = parser.parse_args()
    if chosen.check:
        raise SystemExit(output.compare(build("nwpac"), coast.DATA / "zones.topojson"))
    output.write(build(chosen.region), chosen.out)


if __name__ == "__main__":
    main()
