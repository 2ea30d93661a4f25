"""Marine Regions' EEZ file, as downloaded: GeoPackage, shapefile, GeoJSON, FlatGeobuf, or zip.

Column names differ between versions (``MRGID`` and ``MRGID_EEZ``, upper and lower case, cut to
ten letters in shapefiles); polygon types are kept as the file has them.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from launches.errors import DataFileError
from launches.geography import coast, is_land
from launches.zones.layer import BUNDLED, HIGH_SEAS, LAND, Layer, Zone, load_layer

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Floats = npt.NDArray[np.float64]

SUFFIXES = (".gpkg", ".shp", ".geojson", ".json", ".fgb")
MAX_FILE_BYTES = 2_000_000_000
MAX_MEMBERS = 200
MAX_FEATURES = 20_000
MAX_VERTICES = 40_000_000
POL_TYPES = {
    "200nm": "200NM",
    "joint regime": "Joint regime",
    "overlapping claim": "Overlapping claim",
}
VERSIONS = {
    "12": (2023, "https://doi.org/10.14284/632"),
    "11": (2019, "https://doi.org/10.14284/386"),
    "10": (2018, "https://doi.org/10.14284/312"),
}
#: Names of disputed and shared areas that the bundled layer has an id for.
_KNOWN_AREAS = {
    "liancourt": "JPN+KOR:liancourt",
    "senkaku": "CHN+JPN+TWN:senkaku",
    "kuril": "JPN+RUS:kurils",
    "joint regime area japan": "JPN+KOR:joint",
}
#: A limit closer than this to land is taken for the coast, degrees.
_COAST_DEG = 0.03
_ROWS, _COLUMNS = 6_000, 12_000
#: Sovereigns whose names differ from Natural Earth's.
_SYNONYMS = {
    "united states": "USA",
    "russia": "RUS",
    "comores": "COM",
    "republic of mauritius": "MUS",
    "east timor": "TLS",
    "tanzania": "TZA",
    "democratic republic of the congo": "COD",
    "republic of the congo": "COG",
    "ivory coast": "CIV",
    "bahamas": "BHS",
    "micronesia": "FSM",
    "turkey": "TUR",
    "turkiye": "TUR",
    "cape verde": "CPV",
    "sao tome and principe": "STP",
    "antarctica": "ATA",
}


@lru_cache(maxsize=2)
def read_official(path: Path, mtime_ns: int, size: int) -> Layer:
    """Layer from a file of Marine Regions.

    Parameters
    ----------
    path : Path
        The file; `mtime_ns` and `size` are part of the key under which the layer is kept.

    Raises
    ------
    DataFileError
        If the file cannot be read, is too large, unsafe, or has no EEZ polygons.
    """
    del mtime_ns
    if size > MAX_FILE_BYTES:
        raise DataFileError(f"larger than {MAX_FILE_BYTES:,} bytes", where=str(path))
    if path.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory(prefix="launches-") as folder:
            inner = _unzip(path, Path(folder))
            return _layer(_read(inner, path), path, hint=f"{path.name} {inner.name}")
    return _layer(_read(path, path), path, hint=path.name)


def _unzip(path: Path, folder: Path) -> Path:
    """Copy the one zone file and its companions out of an untrusted archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise DataFileError(f"more than {MAX_MEMBERS} files inside", where=str(path))
            if sum(m.file_size for m in members) > MAX_FILE_BYTES:
                raise DataFileError(
                    f"unpacks to more than {MAX_FILE_BYTES:,} bytes", where=str(path)
                )
            for member in members:
                parts = PurePosixPath(member.filename.replace("\\", "/"))
                if parts.is_absolute() or ".." in parts.parts or ":" in member.filename:
                    raise DataFileError(
                        f"unsafe name inside: {member.filename!r}",
                        where=str(path),
                        cure="download it again from marineregions.org",
                    )
            chosen = _pick([m.filename for m in members], path)
            stem = PurePosixPath(chosen).with_suffix("").as_posix()
            room = MAX_FILE_BYTES
            for member in members:
                name = PurePosixPath(member.filename.replace("\\", "/"))
                if name.with_suffix("").as_posix() != stem:
                    continue
                # only the last part of the name is used, so nothing can leave the folder
                with archive.open(member) as source, (folder / name.name).open("wb") as target:
                    # a member may hold more than its header says
                    while block := source.read(1 << 20):
                        room -= len(block)
                        if room < 0:
                            raise DataFileError("unpacks to more than it says", where=str(path))
                        target.write(block)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise DataFileError(f"cannot be unpacked: {error}", where=str(path)) from None
    return folder / PurePosixPath(chosen).name


def _pick(names: list[str], path: Path) -> str:
    """Choose the polygons: ``eez_v12.shp``, not the boundary lines beside it."""
    usable = [n.replace("\\", "/") for n in names if Path(n).suffix.lower() in SUFFIXES]
    usable = [n for n in usable if not PurePosixPath(n).name.startswith((".", "_"))]
    polygons = [n for n in usable if "boundar" not in PurePosixPath(n).name.lower()]
    if not polygons:
        raise DataFileError(
            "no zone polygons inside",
            where=str(path),
            cure=f"the archive should hold a file ending in {', '.join(SUFFIXES)}",
        )
    polygons.sort(key=lambda n: ("eez" not in n.lower(), len(n), n))
    return polygons[0]


def _read(path: Path, shown: Path) -> GeoDataFrame:
    import geopandas

    if path.suffix.lower() not in SUFFIXES:
        raise DataFileError(
            f"{path.suffix or 'no suffix'} is not a zone format",
            where=str(shown),
            cure=f"one of {', '.join(SUFFIXES)} or .zip",
        )
    try:
        layer = _gpkg_layer(path) if path.suffix.lower() == ".gpkg" else None
        frame = geopandas.read_file(path, engine="pyogrio", rows=MAX_FEATURES, layer=layer)
    except DataFileError:
        raise
    except Exception as error:  # GDAL's errors have no common class but this
        raise DataFileError(f"cannot be read: {error}", where=str(shown)) from None
    if not isinstance(frame, geopandas.GeoDataFrame) or frame.empty:
        raise DataFileError("has no polygons", where=str(shown))
    frame = frame.rename(columns={c: c.lower() for c in frame.columns if c != frame.geometry.name})
    frame = frame[frame.geom_type.isin(("Polygon", "MultiPolygon"))].reset_index(drop=True)
    missing = {"pol_type", "geoname", "sovereign1"} - set(frame.columns)
    if missing or frame.empty:
        raise DataFileError(
            f"not Marine Regions' EEZ polygons: no {', '.join(sorted(missing)) or 'polygons'}",
            where=str(shown),
            cure="`launches zones download-help` tells which file to take",
        )
    if frame.crs is not None and not frame.crs.equals("EPSG:4326"):
        frame = frame.to_crs("EPSG:4326")
    if shapely.get_num_coordinates(frame.geometry.to_numpy()).sum() > MAX_VERTICES:
        raise DataFileError(f"more than {MAX_VERTICES:,} vertices", where=str(shown))
    return frame


def _gpkg_layer(path: Path) -> str | None:
    import pyogrio

    names = [str(name) for name, kind in pyogrio.list_layers(path) if kind and "Polygon" in kind]
    if not names:
        raise DataFileError("has no polygon layer", where=path.name)
    return min(names, key=lambda name: ("boundar" in name, "eez" not in name, name))


def _layer(frame: GeoDataFrame, path: Path, *, hint: str) -> Layer:
    version, citation = _version(frame, hint)
    codes = _codes()
    zones = {HIGH_SEAS: Zone(HIGH_SEAS, "high seas"), LAND: Zone(LAND, "land")}
    ids = []
    for row in frame.drop(columns=frame.geometry.name).to_dict("records"):
        zone = _zone({str(k): v for k, v in row.items()}, codes)
        ids.append(zone.id)
        zones.setdefault(zone.id, zone)
    shapes = frame.geometry.to_numpy().copy()
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    parts, piece = shapely.get_parts(shapes, return_index=True)
    kept = (shapely.get_type_id(parts) == 3) & ~shapely.is_empty(parts)
    polygons, piece = parts[kept], piece[kept]
    lines, sides = _sea_lines(polygons, piece)
    basis = f"file:Marine Regions {version}"
    modified = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date().isoformat()
    return Layer(
        name="Marine Regions",
        version=version,
        citation=citation,
        note="Polygons include internal waters and the territorial sea.",
        licence="CC BY 4.0; the makers ask that the files themselves be taken from them",
        date=modified,
        path=path,
        bases=(basis,),
        zones=zones,
        piece_zone={basis: np.array(ids, dtype=object)},
        polygons=polygons,
        polygon_piece=piece.astype(np.int64),
        lines=lines,
        line_sides=sides,
    )


def _version(frame: GeoDataFrame, hint: str) -> tuple[str, str]:
    texts = [hint]
    if "version" in frame.columns:
        texts.append(str(frame["version"].iloc[0]))
    for text in texts:
        match = re.search(r"v\.?[_ ]?(1[0-9])(?!\d)", text.lower())
        if match:
            number = match[1]
            if number in VERSIONS:
                year, doi = VERSIONS[number]
                return f"v{number}", (
                    f"Flanders Marine Institute ({year}). Maritime Boundaries Geodatabase: "
                    "Maritime Boundaries and Exclusive Economic Zones (200NM), "
                    f"version {number}. {doi}. CC BY 4.0."
                )
            return f"v{number}", (
                "Flanders Marine Institute. Maritime Boundaries Geodatabase: Maritime Boundaries "
                f"and Exclusive Economic Zones (200NM), version {number}. marineregions.org."
            )
    return "of unknown version", (
        "Flanders Marine Institute. Maritime Boundaries Geodatabase: Maritime Boundaries and "
        "Exclusive Economic Zones (200NM), version not stated in the file. marineregions.org."
    )


def _codes() -> dict[str, str]:
    """Alpha-3 codes by name, from the bundled layer's table of zones."""
    from launches.datafiles import data_path

    codes = dict(_SYNONYMS)
    for zone in load_layer(data_path(BUNDLED)).zones.values():
        if len(zone.states) == 1 and zone.pol_type == "200NM":
            codes.setdefault(zone.name.casefold(), zone.id)
    return codes


def _zone(row: dict[str, object], codes: dict[str, str]) -> Zone:
    def text(name: str) -> str:
        value = row.get(name)
        return value.strip() if isinstance(value, str) else ""

    kind = POL_TYPES.get(text("pol_type").lower().replace("200 nm", "200nm"), text("pol_type"))
    name = text("geoname")
    states = []
    for n in ("1", "2", "3"):
        state = text(f"iso_sov{n}") or codes.get(text(f"sovereign{n}").casefold(), "")
        if state and state not in states:
            states.append(state)
    if kind != "200NM":
        for word, known in _KNOWN_AREAS.items():
            if word in name.casefold():
                return Zone(known, name, tuple(known.split(":")[0].split("+")), kind)
        joined = "+".join(sorted(states)) or "unknown"
        short = "joint" if kind == "Joint regime" else "claim"
        number = str(row.get("mrgid_eez", row.get("mrgid", ""))).removesuffix(".0")
        return Zone(f"{joined}:{short}-{number}", name, tuple(sorted(states)), kind)
    zone = text("iso_ter1") or (states[0] if states else text("sovereign1"))
    return Zone(zone, text("territory1") or name, tuple(states) or (zone,), kind)


def _sea_lines(
    polygons: npt.NDArray[np.object_], piece: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.int64]]:
    """Edges of the polygons that are not coast, with the pieces on their two sides."""
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    within = ring[:-1] == ring[1:]
    start, end = coordinates[:-1][within], coordinates[1:][within]
    owner = piece[polygon[ring[:-1][within]]]
    swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    low, high = np.where(swap[:, None], end, start), np.where(swap[:, None], start, end)
    key = np.round(np.column_stack((low, high)), 6)
    _, first, inverse = np.unique(key, axis=0, return_index=True, return_inverse=True)
    inverse = inverse.ravel()
    sides = np.full((len(first), 2), -1, dtype=np.int64)
    sides[:, 0] = owner[first]
    later = np.ones(len(owner), dtype=bool)
    later[first] = False
    sides[inverse[later], 1] = owner[later]
    edges = np.stack((low[first], high[first]), axis=1)
    middle = edges.mean(axis=1)
    frame = np.all(np.abs(edges[:, :, 0]) >= 180.0 - 1e-6, axis=1)
    alone = sides[:, 1] < 0
    coastal = np.zeros(len(edges), dtype=bool)
    rows = np.nonzero(alone & ~frame)[0]
    coastal[rows] = _near_coast(middle[rows, 1], middle[rows, 0])
    kept = ~coastal & ~frame & (sides[:, 0] != sides[:, 1])
    return np.asarray(shapely.linestrings(edges[kept])), sides[kept]


def _near_coast(lat: Floats, lon: Floats) -> npt.NDArray[np.bool_]:
    """Whether points are ashore or within about `_COAST_DEG` of a coast."""
    row, column = _cell(lat, lon)
    near = is_land(lat, lon)
    shore = _shore_cells()
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            near |= shore[np.clip(row + down, 0, _ROWS - 1), (column + right) % _COLUMNS]
    return near


@lru_cache(maxsize=1)
def _shore_cells() -> npt.NDArray[np.bool_]:
    outline = shapely.segmentize(coast("10m").geometry.to_numpy(), _COAST_DEG)
    shore = shapely.get_coordinates(outline)
    cells = np.zeros((_ROWS, _COLUMNS), dtype=bool)
    cells[_cell(shore[:, 1], shore[:, 0])] = True
    return cells


def _cell(lat: Floats, lon: Floats) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    row = np.clip((lat + 90.0) / _COAST_DEG, 0, _ROWS - 1).astype(np.int64)
    return row, np.clip((lon + 180.0) / _COAST_DEG, 0, _COLUMNS - 1).astype(np.int64)
