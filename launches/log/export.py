"""A log in the formats that people open."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from launches import schema
from launches.errors import LaunchesError
from launches.files import replacing
from launches.log.geopackage import write_geopackage
from launches.log.kml import write_kml
from launches.log.read import (
    read_claims,
    read_footprints,
    read_log,
    read_report_list,
    read_trajectories,
    with_plain_times,
)

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

_Writer: TypeAlias = Callable[[str | Path, str | Path | None], None]


def export_log(path: str | Path, format: str = "", log: str | Path | None = None) -> None:
    """Write a log to one file of another format, whole or not at all.

    Parameters
    ----------
    path : path
        File to write or replace.
    format : str
        By the end of `path` where not given:

        ``csv``, ``excel.csv``
            Events; claims with their sentences beside their events, with a byte-order mark.
        ``xlsx``
            Workbook of events, claims, reports and a codebook (extra ``excel``).
        ``jsonl``
            One event per line with its claims.
        ``gpkg``
            All layers, tables and zones with styles for QGIS.
        ``geojson``, ``tracks.geojson``, ``footprints.geojson``
            Launch areas; estimated tracks; splash-down regions. RFC 7946.
        ``parquet``, ``tracks.parquet``, ``footprints.parquet``
            The same as GeoParquet (extra ``parquet``).
        ``claims.parquet``, ``reports.parquet``
            Tables as Parquet.
        ``kml``
            Launch areas, arcs in three dimensions, splash-down regions.
    log : path, optional
        Folder of the log; the bundled one where not given.

    Raises
    ------
    LaunchesError
        If there is no such format, no log, or the extra that a format needs is not installed.
    OutputError
        If the file cannot be written.

    Examples
    --------
    >>> export_log("log.doc")
    Traceback (most recent call last):
    ...
    launches.errors.LaunchesError: log.doc: no such format (name one of excel.csv, csv, ...)
    """
    kind = format or next((name for name in _WRITERS if str(path).endswith(f".{name}")), "")
    if kind not in _WRITERS:
        cure = f"name one of {', '.join(list(_WRITERS)[:2])}, ..."
        if format:
            cure = f"name one of {', '.join(_WRITERS)}"
        raise LaunchesError("no such format", where=str(path), cure=cure)
    _WRITERS[kind](path, log)


def _csv(path: str | Path, log: str | Path | None) -> None:
    from launches.formats import write_csv

    write_csv(_plain_times(log), path)


def _excel_csv(path: str | Path, log: str | Path | None) -> None:
    """Claims with their sentences and what identifies their events, marked as UTF-8 for Excel."""
    from launches.formats import to_csv

    with replacing(path, "wb") as stream:
        stream.write(b"\xef\xbb\xbf" + to_csv(_told(log, _plain_times(log))).encode("utf-8"))


def _told(log: str | Path | None, events: pd.DataFrame) -> pd.DataFrame:
    """Claims, the sentence of each, and beside them what identifies their events."""
    from launches.log.texts import kept_texts, sentences_of

    shown = ["event_id", "date_local", "actor", "missile_class", "missile_name", "site", "status"]
    claims = read_claims(log)
    place = claims.columns.tolist().index("verbatim") + 1
    claims.insert(place, "sentence", sentences_of(claims, kept_texts(log)))
    table = claims.merge(events[shown], on="event_id", how="left")
    rest = [name for name in claims.columns if name != "event_id"]
    return table[[*shown, *rest]]


def _excel(path: str | Path, log: str | Path | None) -> None:
    from launches.log.excel import write_excel

    events = read_log(log)
    tables = {"events": events, "claims": _told(log, events), "reports": read_report_list(log)}
    write_excel(path, tables)


def _parquet(name: str) -> _Writer:
    def write(path: str | Path, log: str | Path | None) -> None:
        from launches.log.parquet import write_parquet

        write_parquet(path, name, _READERS[name](log))

    return write


def _jsonl(path: str | Path, log: str | Path | None) -> None:
    from launches.formats import plain_rows

    claims: dict[str, list[dict[str, object]]] = {}
    for claim in plain_rows(read_claims(log)):
        claims.setdefault(str(claim["event_id"]), []).append(claim)
    with replacing(path) as stream:
        for row in plain_rows(_plain_times(log)):
            row["claims"] = claims.get(row["event_id"], [])
            stream.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")


def _geojson(read: str) -> _Writer:
    def write(path: str | Path, log: str | Path | None) -> None:
        from launches.geojson import write_geojson

        if read == "events":
            write_geojson(_plain_times(log), path)
        else:
            layer = read_trajectories(log) if read == "tracks" else read_footprints(log)
            write_geojson(layer, path)

    return write


def _plain_times(log: str | Path | None) -> GeoDataFrame:
    return with_plain_times(read_log(log))[[*schema.names("events"), "geometry"]]


_READERS: dict[str, Callable[[str | Path | None], pd.DataFrame]] = {
    "events": read_log,
    "claims": read_claims,
    "reports": read_report_list,
    "trajectories": read_trajectories,
    "footprints": read_footprints,
}
# the longer endings first
_WRITERS: dict[str, _Writer] = {
    "excel.csv": _excel_csv,
    "csv": _csv,
    "tracks.geojson": _geojson("tracks"),
    "footprints.geojson": _geojson("footprints"),
    "geojson": _geojson("events"),
    "tracks.parquet": _parquet("trajectories"),
    "footprints.parquet": _parquet("footprints"),
    "claims.parquet": _parquet("claims"),
    "reports.parquet": _parquet("reports"),
    "parquet": _parquet("events"),
    "jsonl": _jsonl,
    "xlsx": _excel,
    "gpkg": write_geopackage,
    "kml": write_kml,
}
#: Names of the formats.
FORMATS = tuple(_WRITERS)
