"""Records as tables, in the dtypes of the schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from launches import schema
from launches.errors import LaunchesError
from launches.model import Claim, Event, Report

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

#: What EPSG calls longitude and latitude on WGS84.
CRS = "EPSG:4326"
_FLAGS = {"true": True, "false": False, True: True, False: False}


def events_table(events: Iterable[Event]) -> GeoDataFrame:
    """Lay events out as a table.

    Parameters
    ----------
    events : iterable of Event
        One row each.

    Returns
    -------
    geopandas.GeoDataFrame
        Key, reported and bookkeeping columns of `launches.schema.EVENTS`; the geometry is the
        launch area's point (EPSG:4326), none where the site is not known.

    Examples
    --------
    >>> table = events_table([Event(event_id="PRK-2023-09-13-1", range_km=650.0)])
    >>> print(table.range_km.item(), table.missile_count.item(), table.geometry.item())
    650.0 <NA> None
    """
    columns = [c.name for c in schema.EVENTS if c.part != "estimated"]
    rows = [{name: row[name] for name in columns} for row in (e.to_dict() for e in events)]
    return with_points(with_dtypes(pd.DataFrame(rows, columns=columns), "events"))


def claims_table(claims: Iterable[Claim]) -> pd.DataFrame:
    """Lay claims out as a table, one row each.

    Examples
    --------
    >>> claim = Claim(field="range_km", value="650", verbatim="about 650 km", start=4, end=16)
    >>> claims_table([claim]).verbatim.item()
    'about 650 km'
    """
    rows = [claim.to_dict() for claim in claims]
    for row in rows:
        row.update({name: None for name, value in row.items() if value == ""})
    return with_dtypes(pd.DataFrame(rows, columns=schema.names("claims")), "claims")


def reports_table(reports: Iterable[Report], events: Iterable[Event] = ()) -> pd.DataFrame:
    """Lay reports out as a table, with the number of events that each tells of.

    The day that open years are resolved against is kept where nothing else dates the report.

    Examples
    --------
    >>> report = Report(report_id="a", text="Seoul.")
    >>> print(reports_table([report]).event_count.item())
    0
    """
    counts = Counter(report_id for event in events for report_id in event.reports)
    rows = []
    for report in reports:
        row: dict[str, Any] = {
            name: getattr(report, name, None) or None for name in schema.names("reports")
        }
        row["published"] = report.published_text or report.published
        dated = report.published or report.file_date
        row["as_of"] = report.as_of.isoformat() if report.as_of and not dated else None
        row["event_count"] = counts[report.report_id]
        rows.append({k: str(v) if k == "published" and v else v for k, v in row.items()})
    return with_dtypes(pd.DataFrame(rows, columns=schema.names("reports")), "reports")


def with_points(table: pd.DataFrame) -> GeoDataFrame:
    """Give an events table its geometry, the launch points in EPSG:4326.

    Examples
    --------
    >>> sites = pd.DataFrame({"site_lat_deg": [39.0], "site_lon_deg": [125.7]})
    >>> print(with_points(sites).geometry[0])
    POINT (125.7 39)
    """
    from geopandas import GeoDataFrame, GeoSeries
    from shapely import points as points_at

    lon, lat = (
        pd.to_numeric(table[name]).to_numpy(dtype=np.float64, na_value=np.nan)
        for name in ("site_lon_deg", "site_lat_deg")
    )
    known = ~np.isnan(lon + lat)
    points = np.full(len(table), None, dtype=object)
    points[known] = points_at(lon[known], lat[known])
    return GeoDataFrame(table, geometry=GeoSeries(points, index=table.index, crs=CRS))


def with_dtypes(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Columns of a table in the dtypes of the schema, unknown columns as they are.

    Parameters
    ----------
    table : pandas.DataFrame
        Any columns of the table `name`.
    name : str
        ``events``, ``claims``, ``reports``, ``trajectories`` or ``footprints``.

    Raises
    ------
    LaunchesError
        If a value does not fit its column.

    Examples
    --------
    >>> with_dtypes(pd.DataFrame({"range_km": [650, None]}), "events").range_km.dtype
    Float64Dtype()
    """
    typed = {}
    for column in schema.TABLES[name]:
        if column.name not in table:
            continue
        values = table[column.name]
        try:
            typed[column.name] = _typed(values, column)
        except (TypeError, ValueError) as error:
            what = f"a value does not fit the column: {error}"
            cure = f"it takes {column.dtype}"
            if column.values:
                cure = f"it takes {', '.join(column.values)}"
            raise LaunchesError(what, where=f"{name}.{column.name}", cure=cure) from error
    return table.assign(**typed)


def _typed(values: pd.Series[Any], column: schema.Column) -> pd.Series[Any]:
    if isinstance(values.dtype, pd.CategoricalDtype) and column.dtype in ("category", "boolean"):
        return _from_choices(values, column)
    if column.dtype == "category":
        plain = values.astype("object").where(values.notna(), None)
        strange = sorted({str(v) for v in plain if v is not None} - set(column.values))
        if strange:
            raise ValueError(", ".join(strange[:3]))
        return plain.astype(pd.CategoricalDtype(list(column.values)))
    if column.dtype == "boolean":
        strange = [v for v in values.dropna() if v not in _FLAGS]
        if strange:
            raise ValueError(str(strange[0]))
        return values.map(_FLAGS).astype("boolean")
    if column.dtype == "Int64":
        return pd.to_numeric(values).astype("Int64")
    if column.dtype == "Float64":
        return pd.to_numeric(values).astype("Float64")
    return values.astype("string")


def _from_choices(values: pd.Series[Any], column: schema.Column) -> pd.Series[Any]:
    """Column of choices or flags from a column of repeated words, each looked at once."""
    flags = column.dtype == "boolean"
    found = values.cat.categories.tolist()
    strange = sorted(str(v) for v in found if v not in (_FLAGS if flags else column.values))
    if strange:
        raise ValueError(", ".join(strange[:3]))
    if not flags:
        return values.cat.set_categories(list(column.values))
    code = values.cat.codes.to_numpy()
    truth = np.array([_FLAGS[word] for word in found] + [False], dtype=bool)[code]
    return pd.Series(pd.arrays.BooleanArray(truth, code < 0), values.index, name=values.name)
