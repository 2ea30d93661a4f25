"""GeoJSON as RFC 7946 has it: lon/lat on WGS84, cut at 180 degrees, outer rings anticlockwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from launches.errors import LaunchesError
from launches.files import replacing
from launches.formats import plain_rows
from launches.geodesy import split_at_antimeridian
from launches.table import CRS

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

#: About a metre; altitudes are in metres already.
DECIMALS_DEG = 5
DECIMALS_M = 1


def write_geojson(table: GeoDataFrame, path: str | Path) -> None:
    """Write a layer as GeoJSON, one feature per line, whole or not at all.

    Parameters
    ----------
    table : geopandas.GeoDataFrame
        Geometry in EPSG:4326 (z, where there is one, in metres); `event_id`, where it stands on
        one row only, becomes the feature's id.
    path : path
        File to write or replace.

    Raises
    ------
    LaunchesError
        If the geometry is in another reference system.
    OutputError
        If it cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from geopandas import GeoDataFrame
    >>> path = Path(tempfile.mkdtemp()) / "points.geojson"
    >>> write_geojson(GeoDataFrame({"event_id": []}, geometry=[], crs=4326), path)
    >>> json.loads(path.read_text())["type"]
    'FeatureCollection'
    """
    with replacing(path) as stream:
        stream.write(to_geojson(table))


def to_geojson(table: GeoDataFrame) -> str:
    """Text of a layer as `write_geojson` writes it.

    Examples
    --------
    >>> from geopandas import GeoDataFrame
    >>> from shapely import Point
    >>> layer = GeoDataFrame({"event_id": ["A"]}, geometry=[Point(190, 40)], crs=4326)
    >>> print(to_geojson(layer).splitlines()[1][-56:])
    "geometry":{"type":"Point","coordinates":[-170.0,40.0]}}
    """
    if table.crs is None or table.crs != CRS:
        raise LaunchesError(
            f"a layer in {table.crs} is not GeoJSON", cure="set or convert its crs to EPSG:4326"
        )
    rows = plain_rows(table)
    single = len({row.get("event_id") for row in rows}) == len(rows)
    lines = []
    for row, geometry in zip(rows, table.geometry, strict=True):
        shape = _clean(geometry)
        if (
            row.get("t_s")
            and isinstance(shape, MultiLineString)
            and isinstance(geometry, LineString)
        ):
            row["t_s"] = _cut_times(geometry, row["t_s"])
        feature: dict[str, Any] = {"type": "Feature"}
        if single and row.get("event_id"):
            feature["id"] = row["event_id"]
        feature["properties"] = row
        feature["geometry"] = None if shape is None else mapping(shape)
        lines.append(
            json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        )
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def _clean(geometry: BaseGeometry | None) -> BaseGeometry | None:
    if geometry is None or geometry.is_empty:
        return None
    cut = split_at_antimeridian(geometry)
    wound = shapely.transform(cut, _rounded, include_z=cut.has_z)
    if isinstance(wound, Polygon):
        return orient(wound, 1.0)
    if isinstance(wound, MultiPolygon):
        return MultiPolygon([orient(part, 1.0) for part in wound.geoms])
    return wound


def _rounded(coords: Any) -> Any:
    out = np.round(coords, DECIMALS_DEG)
    out[:, 2:] = np.round(coords[:, 2:], DECIMALS_M)
    return out


def _cut_times(track: LineString, t_s: str) -> str:
    """Give the times at the vertices of a track that was cut, part after part.

    The time rides in the place of the altitude, so that the cut gets the time that is its own.
    """
    lon_lat = shapely.get_coordinates(track)
    timed = LineString(np.column_stack([lon_lat, np.array(t_s.split(), dtype=float)]))
    cut = shapely.get_coordinates(split_at_antimeridian(timed), include_z=True)[:, 2]
    return " ".join(f"{t:.10g}" for t in np.round(cut, 1))
