"""Read a log's tables: events, claims, reports, tracks and splash-down regions."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches import schema
from launches.errors import DataFileError
from launches.log.store import read_current
from launches.log.tables import COLUMNS, from_csv

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

#: Columns that are read as dates and times.
_DATES = ("date_local",)
_TIMES = ("time_utc",)
#: Where a cell begins with the mark that keeps a spreadsheet from running it.
_MARKS = (b",'", b"\n'", b"\"'")
#: How columns are read; choices and flags as words that are looked at once each.
_READ_AS = {"Float64": "Float64", "Int64": "Int64", "category": "category", "boolean": "category"}


def read_log(path: str | Path | None = None) -> GeoDataFrame:
    """Read the events of a log.

    Parameters
    ----------
    path : path, optional
        Folder of the log; the bundled one where not given.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per launch occasion with every column of `launches.schema.EVENTS`: days as
        ``datetime64``, `time_utc` as aware UTC, choices as categories, numbers and flags
        nullable; the geometry is the launch area's point, EPSG:4326.

    Raises
    ------
    DataFileError
        If there is no log, or its table cannot be used.

    Examples
    --------
    >>> read_log("no-such-folder")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: no-such-folder/events.csv: no such file (is it a log's folder?)
    """
    from launches.table import with_points

    table = _table(path, "events")
    return with_points(table)


def read_claims(path: str | Path | None = None) -> pd.DataFrame:
    """Read the claims of a log, one row per attributed figure.

    Parameters
    ----------
    path : path, optional
        Folder of the log; the bundled one where not given.

    Examples
    --------
    >>> read_claims("seeds")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: seeds/claims.csv: no such file (is it a log's folder?)
    """
    return _table(path, "claims")


def read_report_list(path: str | Path | None = None) -> pd.DataFrame:
    """Read the list of a log's reports; `published` stays as it was written.

    Parameters
    ----------
    path : path, optional
        Folder of the log; the bundled one where not given.

    Examples
    --------
    >>> read_report_list("seeds")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: seeds/reports.csv: no such file (is it a log's folder?)
    """
    return _table(path, "reports")


def read_trajectories(path: str | Path | None = None) -> GeoDataFrame:
    """Read the tracks of a log.

    Parameters
    ----------
    path : path, optional
        Folder of the log; the bundled one where not given.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per event, EPSG:4326; the altitude above the ellipsoid in the z coordinate, m.
        A track across 180 degrees comes in parts.

    Examples
    --------
    >>> read_trajectories("seeds")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: seeds/trajectories.geojson: no such file (is it a log's folder?)
    """
    return _layer(path, "trajectories")


def read_footprints(path: str | Path | None = None) -> GeoDataFrame:
    """Read the splash-down regions of a log, one row per event and probability, EPSG:4326.

    Parameters
    ----------
    path : path, optional
        Folder of the log; the bundled one where not given.

    Examples
    --------
    >>> read_footprints("seeds")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: seeds/footprints.geojson: no such file (is it a log's folder?)
    """
    return _layer(path, "footprints")


def log_folder(path: str | Path | None) -> Path:
    """Folder of a log; that of the bundled one where none is given."""
    if path is not None:
        return Path(path)
    from launches.datafiles import data_path

    return data_path("events.csv").parent


def file_of(folder: Path, name: str) -> bytes:
    """Content of a file that a log must have.

    Raises
    ------
    DataFileError
        If it is not there.
    """
    raw = read_current(folder, name)
    if raw is None:
        cure = "is it a log's folder?"
        raise DataFileError("no such file", where=(folder / name).as_posix(), cure=cure)
    return raw


def _table(path: str | Path | None, name: str) -> pd.DataFrame:
    from launches.errors import LaunchesError
    from launches.formats import read_cells
    from launches.table import with_dtypes

    folder = log_folder(path)
    raw = file_of(folder, f"{name}.csv")
    where = (folder / f"{name}.csv").as_posix()
    try:
        table = _typed(raw, name)
        if table is None:
            table = read_cells(io.BytesIO(raw))  # type: ignore[arg-type]
        table = with_dtypes(table, name)
    except LaunchesError as error:
        raise DataFileError(error.what, where=where, cure=error.cure) from error
    missing = [column for column in COLUMNS[name] if column not in table]
    if missing:
        raise DataFileError(f"no column `{missing[0]}`", where=where, cure="build the log anew")
    try:
        return with_times(table)
    except ValueError as error:
        raise DataFileError(f"not a date: {error}", where=where) from error


def _typed(raw: bytes, name: str) -> pd.DataFrame | None:
    """Read a table with its numbers at once; none where a cell takes a closer look."""
    import pandas as pd

    if raw.startswith(b"'") or any(mark in raw for mark in _MARKS):
        return None  # cells that a spreadsheet would run, which are to lose their marks
    dtypes = {c.name: _READ_AS.get(c.dtype, "string") for c in schema.TABLES[name]}
    try:
        return pd.read_csv(
            io.BytesIO(raw),
            dtype=dtypes,
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8-sig",
        )
    except ValueError:
        return None


def with_times(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table's days and instants the dtypes of dates, instants as aware UTC."""
    import pandas as pd

    times: dict[str, pd.Series[Any]] = {}
    for column in _DATES:
        if column in table:
            times[column] = pd.to_datetime(table[column], format="%Y-%m-%d")
    for column in _TIMES:
        if column in table:
            times[column] = pd.to_datetime(table[column], format="ISO8601", utc=True)
    return table.assign(**times)


def with_plain_times(events: GeoDataFrame) -> GeoDataFrame:
    """Events with their days and instants as text, the way that the log itself has them.

    Examples
    --------
    >>> with_plain_times(read_log()).date_local[0]
    '2006-07-05'
    """
    return events.assign(
        date_local=events["date_local"].dt.strftime("%Y-%m-%d").astype("string"),
        time_utc=events["time_utc"].dt.strftime("%Y-%m-%dT%H:%MZ").astype("string"),
    )


def _layer(path: str | Path | None, name: str) -> GeoDataFrame:
    import geopandas

    from launches.table import CRS, with_dtypes

    folder = log_folder(path)
    raw = file_of(folder, f"{name}.geojson")
    where = (folder / f"{name}.geojson").as_posix()
    columns = schema.names(name)
    try:
        layer = geopandas.read_file(io.BytesIO(raw), engine="pyogrio")
    except Exception as error:  # the driver has no one kind of error
        raise DataFileError(f"not a layer: {error}", where=where) from error
    if not len(layer):
        empty: dict[str, list[str]] = {column: [] for column in columns}
        layer = geopandas.GeoDataFrame(empty, geometry=[], crs=CRS)
    # the reader takes what has altitudes for another system, with the same longitudes and latitudes
    layer = layer.set_crs(CRS, allow_override=True)
    return layer.assign(**dict(with_dtypes(layer[columns], name)))[[*columns, "geometry"]]


def rows_of(path: str | Path | None, name: str) -> list[list[str]]:
    """Rows of one table as text."""
    folder = log_folder(path)
    raw = file_of(folder, f"{name}.csv")
    return from_csv(raw, COLUMNS[name], (folder / f"{name}.csv").as_posix())
