"""A log as one GeoPackage: layers, tables, what they are, and how QGIS is to draw them."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.files import replacing
from launches.log.read import (
    read_claims,
    read_footprints,
    read_log,
    read_report_list,
    read_trajectories,
)
from launches.units import S_PER_MIN

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

#: Longitude, latitude and height above the WGS84 ellipsoid.
CRS_3D = "EPSG:4979"
#: What GDAL notes as the time of the last change: none of ours, so that equal logs are equal files.
_STAMP = "2000-01-01T00:00:00Z"
_MEANINGS = {
    "events": "One row per launch occasion; the point is the launch area's. Set time_utc as the "
    "field of the temporal controller.",
    "trajectories": "Estimated tracks. Z is the height above the WGS84 ellipsoid in metres. "
    "start_utc and end_utc span the flight.",
    "footprints": "Estimated splash-down regions and the share of samples inside. start_utc is "
    "the launch.",
    "claims": "One row per attributed figure.",
    "reports": "One row per text.",
}
_SYMBOLS = {
    "events": ("marker", "SimpleMarker", {"color": "33,33,33,255", "size": "2.4"}),
    "trajectories": ("line", "SimpleLine", {"line_color": "178,24,43,255", "line_width": "0.5"}),
    "footprints": (
        "fill",
        "SimpleFill",
        {"color": "178,24,43,50", "outline_color": "178,24,43,255", "outline_width": "0.2"},
    ),
}
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
    layers = log_layers(log)
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "log.gpkg"
        _write_layers(made, layers)
        _write_styles(made)
        with replacing(path, "wb") as stream:
            stream.write(made.read_bytes())


def log_layers(log: str | Path | None = None) -> dict[str, Any]:
    """Tables of a log by name, the estimated layers with the times of flight beside them."""
    import pandas as pd

    events = read_log(log)
    tracks, regions = read_trajectories(log), read_footprints(log)
    start = events.set_index("event_id")["time_utc"]
    minutes = events.set_index("event_id")["flight_min"]
    fitted = events.set_index("event_id")["flight_min_est"]
    flight_s = (S_PER_MIN * minutes.fillna(fitted).fillna(0.0)).round().astype("int64")
    end = start + pd.to_timedelta(flight_s, unit="s")
    codes = events.set_index("event_id")[["actor", "missile_class", "zone"]]
    return {
        "events": events,
        "trajectories": _beside(tracks, codes, start, end).to_crs(CRS_3D),
        "footprints": _beside(regions, codes, start, end),
        "claims": read_claims(log),
        "reports": read_report_list(log),
    }


def _beside(
    layer: GeoDataFrame,
    codes: pd.DataFrame,
    start: pd.Series[Any],
    end: pd.Series[Any],
) -> GeoDataFrame:
    import pandas as pd

    def of_event(values: pd.Series[Any]) -> pd.Series[Any]:
        return pd.Series(values.reindex(layer["event_id"]).array, index=layer.index)

    more = {str(column): of_event(codes[column].astype("string")) for column in codes}
    return layer.assign(**more, start_utc=of_event(start), end_utc=of_event(end))


def _write_layers(path: Path, layers: dict[str, Any]) -> None:
    import pyogrio

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _STAMP})
    try:
        for name, table in layers.items():
            # choices as plain text: the format knows no categories
            choices = {c: table[c].astype("string") for c in table.select_dtypes("category")}
            is_layer = "geometry" in table
            pyogrio.write_dataframe(
                table.assign(**choices),
                path,
                layer=name,
                driver="GPKG",
                append=path.exists(),
                promote_to_multi=name != "events" and is_layer,
                layer_metadata={"DESCRIPTION": _MEANINGS[name], "IDENTIFIER": name},
                DESCRIPTION=_MEANINGS[name],
            )
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _write_styles(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(_STYLES_TABLE)
        columns = "(table_name, data_type, identifier, description, last_change)"
        base.execute(
            f"INSERT INTO gpkg_contents {columns} VALUES (?, 'attributes', ?, 'QGIS styles', ?)",
            ("layer_styles", "layer_styles", _STAMP.replace("Z", ".000Z")),
        )
        for name in _SYMBOLS:
            base.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                "f_geometry_column, styleName, styleQML, useAsDefault, description, update_time) "
                "VALUES ('', '', ?, 'geom', ?, ?, 1, ?, ?)",
                (name, name, style_qml(name), _MEANINGS[name], _STAMP),
            )


def style_qml(name: str) -> str:
    """QGIS style of one layer.

    Examples
    --------
    >>> "SimpleLine" in style_qml("trajectories")
    True
    """
    kind, symbol, options = _SYMBOLS[name]
    values = "".join(
        f'<Option name="{key}" type="QString" value="{value}"/>' for key, value in options.items()
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.28" styleCategories="Symbology"><renderer-v2 type="singleSymbol">'
        f'<symbols><symbol type="{kind}" name="0" alpha="1"><layer class="{symbol}" enabled="1">'
        f'<Option type="Map">{values}</Option></layer></symbol></symbols></renderer-v2></qgis>'
    )
