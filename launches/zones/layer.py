"""Zone layers: the bundled one, read from TopoJSON, in the form that every lookup uses.

A layer is a partition of the sea into pieces. Each piece has one zone id per basis, so a point is
located once and answered on every basis.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from launches.datafiles import data_path
from launches.errors import DataFileError
from launches.zones.index import PolygonIndex

ENVIRONMENT_VARIABLE = "LAUNCHES_ZONES"
BUNDLED = "zones.topojson"
NEUTRAL_BASIS = "median"
HIGH_SEAS = "high-seas"
LAND = "land"
UNDECIDED = "undecided"
TERRITORIAL = ":territorial"

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone: whose it is and what kind of area.

    `states` are ISO 3166-1 alpha-3, one unless several claim or share the area. `pol_type` is
    ``200NM``, ``12NM``, ``Joint regime``, ``Overlapping claim``, or empty for land and high seas.
    """

    id: str
    name: str
    states: tuple[str, ...] = ()
    pol_type: str = ""


_BLANKS = bytes.maketrans(b"[],\n", b"    ")
_OUTSIDE = (Zone(HIGH_SEAS, "high seas"), Zone(LAND, "land"))


@dataclass(frozen=True, eq=False, kw_only=True)
class Layer:
    """A partition of the sea, with what a result must say about where it comes from.

    Attributes
    ----------
    name, version, citation, note, licence : str
        For results and figures.
    bases : tuple of str
        Whose reading of the boundaries is available; the first is the default.
    zones : mapping of str to Zone
        Every zone id on any basis, with ``high-seas`` and ``land``.
    piece_zone : mapping of str to ndarray of str
        Per basis, the zone id of each piece.
    polygons, polygon_piece : ndarray
        Polygons in EPSG:4326, and the piece that each belongs to.
    lines, line_sides : ndarray
        Sea boundaries as lines, and the pieces on their two sides (-1 is none), shape (n, 2).
    accuracy : tuple of (area, (west, south, east, north), km)
        Measured 95th percentile of the layer's own error by area; the first that fits counts.
    """

    name: str
    version: str
    citation: str
    note: str = ""
    licence: str = ""
    date: str = ""
    path: Path
    bases: tuple[str, ...]
    zones: Mapping[str, Zone]
    piece_zone: Mapping[str, npt.NDArray[np.object_]]
    polygons: npt.NDArray[np.object_]
    polygon_piece: Ints
    lines: npt.NDArray[np.object_]
    line_sides: Ints
    accuracy: tuple[tuple[str, tuple[float, float, float, float], float], ...] = ()
    bounds: tuple[float, float, float, float] = (-180.0, -90.0, 180.0, 90.0)
    _cache: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def index(self) -> PolygonIndex:
        """Point location, made when it is first needed."""
        return PolygonIndex(self.polygons, self.polygon_piece)

    def basis(self, basis: str) -> str:
        """Check a basis; a layer that has one reading only answers on that one.

        Raises
        ------
        DataFileError
            If the layer has other bases.
        """
        if basis in self.bases:
            return basis
        if len(self.bases) == 1:
            return self.bases[0]
        raise DataFileError(
            f"no basis {basis!r} in this layer", where=self.name, cure=f"one of {self.bases}"
        )

    def zones_of(self, state: str) -> frozenset[str]:
        """Ids of the zones that are a state's alone, its territorial sea included."""
        key = ("zones_of", state)
        if key not in self._cache:
            found = (zone.id for zone in self.zones.values() if zone.states == (state,))
            self._cache[key] = frozenset(found)
        return self._cache[key]  # type: ignore[no-any-return]

    def error_km(self, lat_deg: Floats, lon_deg: Floats) -> Floats:
        """Measured 95th percentile of the layer's error at each point, km; 0 where unknown."""
        error = np.zeros(len(lat_deg))
        for _, (west, south, east, north), p95_km in reversed(self.accuracy):
            inside = (lat_deg >= south) & (lat_deg <= north) & (lon_deg >= west) & (lon_deg <= east)
            error[inside] = p95_km
        return error


def load_layer(path: str | Path | None = None) -> Layer:
    """Zone layer to use: a file of Marine Regions where one is named, else the bundled one.

    Parameters
    ----------
    path : str or Path, optional
        GeoPackage, shapefile, GeoJSON, FlatGeobuf, or the zip as downloaded. Without it the
        environment variable ``LAUNCHES_ZONES`` is read, then the bundled layer is taken.

    Returns
    -------
    Layer
        Read once per file and kept.

    Raises
    ------
    DataFileError
        If the file is missing, damaged, or holds no zones.

    Examples
    --------
    >>> "JPN" in load_layer().zones
    True
    """
    chosen = path if path is not None else os.environ.get(ENVIRONMENT_VARIABLE) or None
    if chosen is None:
        return _load_bundled(data_path(BUNDLED))
    chosen = Path(chosen).expanduser()
    if not chosen.is_file():
        raise DataFileError(
            "no such zone file",
            where=str(chosen),
            cure=f"check --zones or {ENVIRONMENT_VARIABLE}; `launches zones download-help`",
        )
    if chosen.suffix == ".topojson":
        return _load_bundled(chosen.resolve())
    from launches.zones.official import read_official

    stat = chosen.stat()
    return read_official(chosen.resolve(), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4)
def _load_bundled(path: Path) -> Layer:
    try:
        return _from_topology(*_parse(path.read_bytes()), path)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise DataFileError(
            f"not a zone layer of launches: {error}", where=str(path), cure="install it again"
        ) from None


def _parse(content: bytes) -> tuple[dict[str, Any], Ints, Ints]:
    """Topology without its arcs, the steps of all arcs one after another, and their lengths.

    The file has one arc a line behind everything else; reading those numbers in one go saves
    making and freeing a list for every vertex.
    """
    head, mark, rest = content.partition(b'"arcs":[\n')
    body, end, _ = rest.rpartition(b"\n]}")
    if not mark or not end:
        raise ValueError("no arcs")
    document = json.loads(head + b'"arcs":[]}')
    lengths = np.array([line.count(b"],[") + 1 for line in body.split(b"\n")], dtype=np.int64)
    numbers = np.fromstring(body.translate(_BLANKS).decode("ascii"), dtype=np.int64, sep=" ")
    if len(numbers) != 2 * lengths.sum():
        raise ValueError("damaged arcs")
    return document, numbers.reshape(-1, 2), lengths


def _from_topology(document: dict[str, Any], steps: Ints, lengths: Ints, path: Path) -> Layer:
    about = document["launches"]
    scale = np.array(document["transform"]["scale"])
    ends = np.cumsum(lengths)
    starts = ends - lengths
    # one running sum over all arcs, less what it had reached before each arc began
    total = np.cumsum(steps, axis=0)
    before = np.concatenate((np.zeros((1, 2), dtype=np.int64), total))[starts]
    coordinates = (total - np.repeat(before, lengths, axis=0)) * scale

    geometries = document["objects"]["zones"]["geometries"]
    arc_of: list[int] = []
    ring_of: list[int] = []
    polygon_of: list[int] = []
    piece_of: list[int] = []
    first, second = [-1] * len(lengths), [-1] * len(lengths)
    for piece, geometry in enumerate(geometries):
        for rings in geometry["arcs"]:
            for ring in rings:
                for number in ring:
                    arc_of.append(number)
                    ring_of.append(len(polygon_of))
                    arc = ~number if number < 0 else number
                    (first if first[arc] < 0 else second)[arc] = piece
                polygon_of.append(len(piece_of))
            piece_of.append(piece)
    rings_made = _rings(coordinates, starts, lengths, np.array(arc_of), np.array(ring_of))
    polygons = shapely.polygons(rings_made, indices=np.array(polygon_of))

    off = np.zeros(len(lengths), dtype=bool)
    off[about["land_arcs"]] = True
    off[about["frame_arcs"]] = True
    sides = np.array((first, second), dtype=np.int64).T
    at_sea = ~off & (sides[:, 0] >= 0)
    number = np.repeat(np.cumsum(at_sea) - 1, lengths)
    shown = np.repeat(at_sea, lengths)
    lines = shapely.linestrings(coordinates[shown], indices=number[shown])

    bases = tuple(about["bases"])
    zones = {zone.id: zone for zone in _OUTSIDE}
    for name, row in about["zones"].items():
        zones[name] = Zone(name, row["name"], tuple(row["states"]), row["pol_type"])
    piece_zone = {
        basis: np.array(
            [g["properties"].get(basis, g["properties"]["id"]) for g in geometries], object
        )
        for basis in bases
    }
    return Layer(
        name="launches",
        version=about["version"],
        date=about["date"],
        citation=about["citation"],
        note=about["note"],
        licence=about["licence"],
        path=path,
        bases=bases,
        zones=zones,
        piece_zone=piece_zone,
        polygons=np.asarray(polygons),
        polygon_piece=np.array(piece_of, dtype=np.int64),
        lines=np.asarray(lines),
        line_sides=sides[at_sea],
        accuracy=tuple((a["area"], tuple(a["box"]), a["p95_km"]) for a in about["accuracy"]),
        bounds=tuple(about["bounds"]),
    )


def _rings(
    coordinates: Floats, starts: Ints, lengths: Ints, arc_of: Ints, ring_of: Ints
) -> npt.NDArray[np.object_]:
    """Close rings from arcs, all at once; arcs of one ring meet end to start."""
    back = arc_of < 0
    arc = np.where(back, ~arc_of, arc_of)
    count = lengths[arc]
    place = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    turned = np.repeat(back, count)
    row = np.repeat(starts[arc], count) + np.where(
        turned, np.repeat(count, count) - 1 - place, place
    )
    # each arc repeats the last point of the one before it
    owner = np.repeat(ring_of, count)
    fresh = (place > 0) | np.concatenate(([True], owner[1:] != owner[:-1]))
    return np.asarray(shapely.linearrings(coordinates[row[fresh]], indices=owner[fresh]))
