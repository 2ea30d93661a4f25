"""The layer as a file: TopoJSON, with the table of zones and bases, written byte for byte alike."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import natural_earth
import numpy as np
import shapely
from numpy.typing import NDArray

from zonebuild import arcs, coast, label

VERSION = "2"
#: Day on which the inputs or the rules of the layer last changed, for its age to be told.
DATE = "2026-11-26"
#: How far a rebuilt layer may lie from the shipped one.
AGREES_P99_KM = 0.1
AGREES_MAX_KM = 0.4
CITATION = (
    "Theoretical maritime zones computed by launches from Natural Earth (public domain) and "
    "published treaty coordinates. Made with Natural Earth. Indicative only; no legal value; not "
    "for navigation."
)
LICENCE = (
    "The zones may be redistributed: Natural Earth is in the public domain, treaty coordinates "
    "are facts, and the positions of islets taken from GSHHG come under the LGPL 3 or later."
)
NOTE = (
    f"Coast: Natural Earth {natural_earth.VERSION} 1:10m in the {natural_earth.POINT_OF_VIEW} "
    "point of view, which settles what country an island is drawn in where the tables do not say "
    "otherwise. Islets: islets.csv. Straight baselines: baselines.csv. Treaty lines: "
    "treaty_lines.csv. Equidistance elsewhere, to 200 nautical miles."
)


@dataclass(frozen=True)
class Layer:
    """Partition, ready to write."""

    document: dict[str, Any]


def layer(
    found: arcs.Partition,
    units: tuple[str, ...],
    land: shapely.Geometry,
    bounds: tuple[float, float, float, float],
) -> Layer:
    """Topology with one geometry per label, and what a reader must know."""
    groups: dict[int, list[list[list[int]]]] = {}
    for number, rings in found.faces:
        if number > 0:
            groups.setdefault(number, []).append(rings)
    geometries = []
    used: set[str] = set()
    for number in sorted(groups):
        ids = {basis: label.zone_id(number, units, basis) for basis in label.BASES}
        used.update(ids.values())
        neutral = ids[label.NEUTRAL_BASIS]
        properties = {"id": neutral} | {b: i for b, i in ids.items() if i != neutral}
        geometries.append(
            {"type": "MultiPolygon", "arcs": sorted(groups[number]), "properties": properties}
        )
    middles = [
        shapely.line_interpolate_point(shapely.linestrings(a), 0.5, normalized=True)
        for a in found.arcs
    ]
    on_land = np.nonzero(shapely.intersects(land, np.array(middles, dtype=object)))[0]
    frame = [i for i, arc in enumerate(found.arcs) if _on_frame(arc, bounds)]
    document = {
        "type": "Topology",
        "transform": {"scale": [arcs.QUANTUM_DEG] * 2, "translate": [0, 0]},
        "objects": {"zones": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_deltas(arc) for arc in found.arcs],
        "launches": {
            "version": VERSION,
            "date": DATE,
            "bounds": [bounds[0], bounds[2], bounds[1], bounds[3]],
            "citation": CITATION,
            "licence": LICENCE,
            "note": NOTE,
            "bases": list(label.BASES),
            "zones": _zone_table(used - {""}),
            "land_arcs": on_land.tolist(),
            "frame_arcs": frame,
            "accuracy": [
                {
                    "area": row["area"],
                    "box": [float(row[k]) for k in ("west", "south", "east", "north")],
                    "p95_km": float(row["p95_km"]),
                    "source": row["source"],
                }
                for row in coast.read_table("zone_accuracy.csv")
            ],
        },
    }
    return Layer(document)


def _on_frame(arc: NDArray[np.int64], bounds: tuple[float, float, float, float]) -> bool:
    west, east, south, north = (round(edge / arcs.QUANTUM_DEG) for edge in bounds)
    return any(
        bool(np.all(arc[:, column] == edge))
        for column, edge in ((0, west), (0, east), (1, south), (1, north))
    )


def _deltas(arc: NDArray[np.int64]) -> list[list[int]]:
    steps = np.diff(arc, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return [[int(x), int(y)] for x, y in steps.tolist()]


def _zone_table(used: set[str]) -> dict[str, dict[str, Any]]:
    frame = natural_earth.countries()
    code_of = dict(zip(frame["name"], frame["iso_a3"], strict=True))
    table = {}
    for code, name, sovereign in zip(
        frame["iso_a3"], frame["name"], frame["sovereign"], strict=True
    ):
        table[code] = (name, [code_of.get(sovereign, code)], "200NM")
    for row in coast.read_table("zone_names.csv"):
        table[row["zone"]] = (row["name"], row["states"].split("|"), row["pol_type"])
    zones: dict[str, dict[str, Any]] = {}
    for zone in sorted(used):
        if zone.endswith(":territorial"):
            name, states, _ = table[zone.removesuffix(":territorial")]
            name, kind = f"{name}, territorial sea and internal waters", "12NM"
        else:
            name, states, kind = table[zone]
        zones[zone] = {"name": name, "states": states, "pol_type": kind}
    return zones


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def write(made: Layer, path: Path) -> None:
    """Write the layer, one arc or geometry a line, and replace the old file at once."""
    document = made.document
    head = {k: v for k, v in document.items() if k not in ("objects", "arcs")}
    geometries = document["objects"]["zones"]["geometries"]
    lines = [_compact(head)[:-1] + ',"objects":{"zones":{"geometries":[']
    lines.append(",\n".join(_compact(geometry) for geometry in geometries))
    lines.append('],"type":"GeometryCollection"}},"arcs":[')
    lines.append(",\n".join(_compact(arc) for arc in document["arcs"]))
    lines.append("]}")
    partial = path.with_suffix(".partial")
    partial.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
    os.replace(partial, path)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, {len(geometries)} geometries")


def compare(made: Layer, path: Path) -> int:
    """Exit status 0 where the made layer agrees with the one at `path` inside its own window.

    Lines that leave the window are thinned from other ends, so a few vertices differ by up to the
    tolerance of the thinning; apart from those, and from noise of other versions of the libraries
    used, the lines are the same.
    """
    from launches.zones.distance import LineDistance
    from launches.zones.layer import load_layer

    west, south, east, north = made.document["launches"]["bounds"]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "made.topojson"
        write(made, copy)
        new, old = load_layer(copy), load_layer(path)
    worst = []
    for one, other in ((new, old), (old, new)):
        lon, lat = shapely.get_coordinates(one.lines).T
        inner = (lon > west + 0.2) & (lon < east - 0.2) & (lat > south + 0.2) & (lat < north - 0.2)
        worst.append(LineDistance(other.lines)(lat[inner], lon[inner]))
    away = np.concatenate(worst)
    names = set(new.zones) - set(old.zones)
    print(
        f"{len(away)} vertices: 99 % within {np.percentile(away, 99):.3f} km, all within "
        f"{away.max():.3f} km of the other layer's lines"
    )
    if names:
        print(f"zones that the shipped layer lacks: {sorted(names)}")
    agrees = np.percentile(away, 99) <= AGREES_P99_KM and away.max() <= AGREES_MAX_KM
    return 0 if agrees and not names else 1
