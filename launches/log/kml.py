"""A log as KML: launch areas, arcs in three dimensions, splash-down regions, each in its time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from launches.files import replacing
from launches.log.layers import log_layers

_SPACE = "http://www.opengis.net/kml/2.2"
#: Characters that XML 1.0 cannot hold.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: aabbggrr, as KML has it
_LINE, _FILL = "ff2b18b2", "402b18b2"


def write_kml(path: str | Path, log: str | Path | None = None) -> None:
    """Write a log as KML, whole or not at all.

    Parameters
    ----------
    path : path
        File to write or replace.
    log : path, optional
        Folder of the log; the bundled one where not given.

    Raises
    ------
    OutputError
        If it cannot be written.
    DataFileError
        If there is no log.

    Notes
    -----
    KML counts altitudes from the mean sea level, the log from the ellipsoid; the difference, at
    most about 100 m, is left as it is.

    Examples
    --------
    >>> write_kml("log.kml", "seeds")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: seeds/events.csv: no such file (is it a log's folder?)
    """
    layers = log_layers(log)
    root = ET.Element("kml", xmlns=_SPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", "Log of reported missile launches")
    style = ET.SubElement(document, "Style", id="flight")
    for kind, colour in (("LineStyle", _LINE), ("PolyStyle", _FILL)):
        _text(ET.SubElement(style, kind), "color", colour)
    for name, title in (
        ("events", "Launch areas (reported)"),
        ("trajectories", "Tracks (estimated)"),
        ("footprints", "Splash-down regions (estimated)"),
    ):
        folder = ET.SubElement(document, "Folder")
        _text(folder, "name", title)
        for row in _rows(layers[name]):
            _placemark(folder, name, row)
    stream = io.BytesIO()
    ET.ElementTree(root).write(stream, encoding="utf-8", xml_declaration=True)
    with replacing(path, "wb") as out:
        out.write(stream.getvalue())


def _rows(layer: Any) -> Iterator[dict[str, Any]]:
    for row in layer.to_dict("records"):
        if row["geometry"] is not None and not row["geometry"].is_empty:
            yield {k: None if _is_missing(v) else v for k, v in row.items()}


def _is_missing(value: Any) -> bool:
    import pandas as pd

    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _placemark(folder: ET.Element, layer: str, row: dict[str, Any]) -> None:
    mark = ET.SubElement(folder, "Placemark")
    _text(mark, "name", row["event_id"])
    _text(mark, "description", _description(layer, row))
    start, end = row["from_utc"], row["until_utc"]
    if start is not None:
        span = ET.SubElement(mark, "TimeSpan")
        _text(span, "begin", f"{start:%Y-%m-%dT%H:%M:%SZ}")
        if end is not None and end > start:
            _text(span, "end", f"{end:%Y-%m-%dT%H:%M:%SZ}")
    _text(mark, "styleUrl", "#flight")
    parts = list(getattr(row["geometry"], "geoms", [row["geometry"]]))
    home = mark if len(parts) == 1 else ET.SubElement(mark, "MultiGeometry")
    for part in parts:
        _geometry(home, part)


def _description(layer: str, row: dict[str, Any]) -> str:
    if layer == "footprints":
        return f"holds {row['footprint_probability']:.0%} of the sampled splash-downs"
    if layer == "trajectories":
        assumed = str(row.get("assumed") or "").replace("|", ", ")
        kind = row.get("trajectory_kind") or "track"
        return f"{kind}, estimated" + (f"; assumed: {assumed}" if assumed else "")
    count = row.get("missile_count")
    said = [count, row.get("missile_class"), row.get("missile_name"), row.get("site")]
    return " ".join(str(part) for part in said if part is not None)


def _geometry(home: ET.Element, shape: Any) -> None:
    if shape.geom_type == "Point":
        _text(ET.SubElement(home, "Point"), "coordinates", _coordinates(shape.coords))
    elif shape.geom_type == "LineString":
        line = ET.SubElement(home, "LineString")
        # a track without altitudes lies on the ground
        _text(line, "altitudeMode", "absolute" if shape.has_z else "clampToGround")
        _text(line, "coordinates", _coordinates(shape.coords))
    elif shape.geom_type == "Polygon":
        polygon = ET.SubElement(home, "Polygon")
        rings = [("outerBoundaryIs", shape.exterior)]
        rings += [("innerBoundaryIs", ring) for ring in shape.interiors]
        for name, ring in rings:
            linear = ET.SubElement(ET.SubElement(polygon, name), "LinearRing")
            _text(linear, "coordinates", _coordinates(ring.coords))


def _coordinates(points: Iterable[tuple[float, ...]]) -> str:
    return " ".join(
        ",".join(f"{v:.5f}".rstrip("0").rstrip(".") for v in point[:2])
        + (f",{point[2]:.0f}" if len(point) > 2 else "")
        for point in points
    )


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("", text)
