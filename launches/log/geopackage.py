"""A log as one GeoPackage: layers, tables, what they are, and how QGIS is to draw them."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from launches.files import replacing
from launches.log.layers import log_layers, meaning, zone_layers

#: What GDAL notes as the time of the last change: none of ours, so that equal logs are equal files.
_STAMP = "2000-01-01T00:00:00Z"
_SYMBOLS = {
    "events": ("marker", "SimpleMarker", {"color": "33,33,33,255", "size": "2.4"}),
    "trajectories": ("line", "SimpleLine", {"line_color": "178,24,43,255", "line_width": "0.5"}),
    "footprints": (
        "fill",
        "SimpleFill",
        {"color": "178,24,43,50", "outline_color": "178,24,43,255", "outline_width": "0.2"},
    ),
    "zone_limits": ("line", "SimpleLine", {"line_color": "69,117,180,255", "line_width": "0.2"}),
}
#: To be identified and joined, not drawn: their sea limits are, and they run ashore.
_UNDRAWN = ("zones",)
#: Layers that the temporal controller of QGIS can run.
_TIMED = ("events", "trajectories", "footprints")
_DOCUMENT = (
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
    '<qgis version="3.28" styleCategories="Symbology|Temporal">{}</qgis>'
)
_TEMPORAL = (
    '<temporal enabled="1" mode="2" startField="from_utc" endField="until_utc" '
    'durationField="" durationUnit="min" fixedDuration="0" accumulate="0" '
    'startExpression="" endExpression=""><fixedRange><start></start><end></end></fixedRange>'
    "</temporal>"
)
_STYLES_TABLE = """CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
    f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME)"""


def write_geopackage(path: str | Path, log: str | Path | None = None) -> None:
    """Write a log as a GeoPackage, whole or not at all.

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

    Examples
    --------
    >>> write_geopackage("log.gpkg", "seeds")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: seeds/events.csv: no such file (is it a log's folder?)
    """
    layers = log_layers(log) | zone_layers(log)
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "log.gpkg"
        _write_layers(made, layers)
        with closing(sqlite3.connect(made)) as base, base:
            _declare_dates(base)
            _write_styles(base)
        with replacing(path, "wb") as stream:
            stream.write(made.read_bytes())


def _write_layers(path: Path, layers: dict[str, Any]) -> None:
    import pyogrio

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _STAMP})
    try:
        for name, table in layers.items():
            # choices as plain text: the format knows no categories
            plain = {c: table[c].astype("string") for c in table.select_dtypes("category")}
            if "date_local" in table:
                # a day at the site is no instant: see _declare_dates
                plain["date_local"] = table["date_local"].dt.strftime("%Y-%m-%d").astype("string")
            is_layer = "geometry" in table
            pyogrio.write_dataframe(
                table.assign(**plain),
                path,
                layer=name,
                driver="GPKG",
                append=path.exists(),
                # read by older programs too; a matter of the file, so said once
                dataset_options={} if path.exists() else {"VERSION": "1.2"},
                promote_to_multi=name != "events" and is_layer,
                layer_metadata={"DESCRIPTION": meaning(name), "IDENTIFIER": name},
                DESCRIPTION=meaning(name),
            )
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _declare_dates(base: sqlite3.Connection) -> None:
    """Declare the days as dates, which the format keeps as the text that was written.

    The writer knows dates only with the help of another library; a declared type can only be
    changed where SQLite keeps it.
    """
    base.execute("PRAGMA writable_schema = ON")
    base.execute(
        "UPDATE sqlite_master SET sql = replace(sql, '\"date_local\" TEXT', '\"date_local\" DATE') "
        "WHERE type = 'table' AND name = 'events'"
    )
    base.execute("PRAGMA writable_schema = RESET")


def _write_styles(base: sqlite3.Connection) -> None:
    base.execute(_STYLES_TABLE)
    columns = "(table_name, data_type, identifier, description, last_change)"
    base.execute(
        f"INSERT INTO gpkg_contents {columns} VALUES (?, 'attributes', ?, 'QGIS styles', ?)",
        ("layer_styles", "layer_styles", _STAMP.replace("Z", ".000Z")),
    )
    for name in (*_SYMBOLS, *_UNDRAWN):
        base.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, useAsDefault, description, update_time) "
            "VALUES ('', '', ?, 'geom', ?, ?, 1, ?, ?)",
            (name, name, style_qml(name), meaning(name), _STAMP),
        )


def style_qml(name: str) -> str:
    """QGIS style of one layer.

    Examples
    --------
    >>> "SimpleLine" in style_qml("trajectories")
    True
    """
    if name in _UNDRAWN:
        return _DOCUMENT.format('<renderer-v2 type="nullSymbol"/>')
    kind, symbol, options = _SYMBOLS[name]
    values = "".join(
        f'<Option name="{key}" type="QString" value="{value}"/>' for key, value in options.items()
    )
    drawn = (
        '<renderer-v2 type="singleSymbol">'
        f'<symbols><symbol type="{kind}" name="0" alpha="1"><layer class="{symbol}" enabled="1">'
        f'<Option type="Map">{values}</Option></layer></symbol></symbols></renderer-v2>'
    )
    return _DOCUMENT.format(_TEMPORAL + drawn if name in _TIMED else drawn)
