"""Tables and layers of a log as Parquet; those with geometry as GeoParquet."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.extras import need
from launches.files import replacing
from launches.log.layers import CRS_3D, meaning

if TYPE_CHECKING:
    import pandas as pd


def write_parquet(path: str | Path, name: str, table: pd.DataFrame) -> None:
    """Write one table of a log, whole or not at all.

    Parameters
    ----------
    path : path
        File to write or replace.
    name : str
        Which table it is; its meaning goes into the file's metadata, under ``launches``.
    table : pandas.DataFrame
        With its dtypes: days and instants are dates and timestamps in the file, choices are
        dictionaries. A GeoDataFrame is written as GeoParquet 1.0, geometry in the column
        ``geometry``, with the bounding box and the reference system in its metadata.

    Raises
    ------
    LaunchesError
        If pyarrow is not installed.
    OutputError
        If it cannot be written.
    """
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    if "geometry" in table:
        stream = io.BytesIO()
        layer = table.to_crs(CRS_3D) if name == "trajectories" else table  # type: ignore[operator]
        layer.to_parquet(stream, index=False, schema_version="1.0.0")
        made = parquet.read_table(io.BytesIO(stream.getvalue()))
    else:
        made = arrow.Table.from_pandas(table, preserve_index=False)
    made = _with_dates(arrow, made)
    more = {b"launches": meaning(name).encode("utf-8")}
    made = made.replace_schema_metadata({**(made.schema.metadata or {}), **more})
    sink = io.BytesIO()
    parquet.write_table(made, sink, compression="zstd")
    with replacing(path, "wb") as out:
        out.write(sink.getvalue())


def _with_dates(arrow: Any, made: Any) -> Any:
    """Days as days, not as midnights."""
    place = made.schema.get_field_index("date_local")
    if place < 0:
        return made
    days = made.column(place).cast(arrow.date32())
    return made.set_column(place, arrow.field("date_local", arrow.date32()), days)
