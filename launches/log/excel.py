"""A log as an Excel workbook: one sheet for each table, and one that says what columns mean."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches import schema
from launches.extras import need
from launches.files import replacing

if TYPE_CHECKING:
    import pandas as pd

#: Characters that a cell holds at most, and the widest column.
MAX_CHARS, MAX_WIDTH = 32_767, 60
_CUT = " […]"
#: What the file says of its making: nothing of ours, so that equal logs are equal files.
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)
#: Beginnings that a program takes for a formula when the cell is edited or saved as CSV.
_FORMULA = tuple("=+-@\t\r\n")


def write_excel(path: str | Path, tables: dict[str, pd.DataFrame]) -> None:
    """Write tables as the sheets of a workbook, whole or not at all.

    Text is written as text, so that nothing in it is run: what begins like a formula also gets
    the mark that keeps it text when the cell is edited. Days and instants (UTC) are dates.

    Parameters
    ----------
    path : path
        File to write or replace.
    tables : dict of DataFrame
        By the name of the sheet; a sheet ``codebook`` is put behind them.

    Raises
    ------
    LaunchesError
        If XlsxWriter is not installed.
    OutputError
        If it cannot be written.
    """
    xlsxwriter = need("xlsxwriter", "excel")
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": "Log of reported missile launches", "created": _STAMP})
    kinds = {
        "head": book.add_format({"bold": True, "bottom": 1, "quote_prefix": True}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "instant": book.add_format({"num_format": 'yyyy-mm-dd"T"hh:mm"Z"'}),
        "marked": book.add_format({"quote_prefix": True}),
        "plain": None,
    }
    for name, table in tables.items():
        columns = [str(column) for column in table.columns if column != "geometry"]
        cells = [_cells(table[column]) for column in columns]
        _sheet(book.add_worksheet(name), columns, list(zip(*cells, strict=True)), kinds)
    head = ["table", "column", "type", "unit", "meaning", "values"]
    _sheet(book.add_worksheet("codebook"), head, _codebook(tables), kinds)
    book.close()
    with replacing(path, "wb") as out:
        out.write(stream.getvalue())


def _cells(values: pd.Series[Any]) -> list[Any]:
    import pandas as pd

    plain = [None if pd.isna(value) else value for value in values.tolist()]
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        # a workbook knows no zones: UTC, which the format of the cell says
        return [None if v is None else v.to_pydatetime().replace(tzinfo=None) for v in plain]
    if pd.api.types.is_datetime64_any_dtype(values):
        return [None if v is None else v.date() for v in plain]
    return plain


def _codebook(tables: dict[str, pd.DataFrame]) -> list[tuple[str, ...]]:
    known = [
        (name, c) for name in tables for c in schema.TABLES.get(name, ()) if c.name in tables[name]
    ]
    return [(name, c.name, c.dtype, c.unit, c.meaning, " ".join(c.values)) for name, c in known]


def _sheet(
    sheet: Any, columns: Sequence[str], rows: Sequence[Sequence[Any]], kinds: dict[str, Any]
) -> None:
    for k, column in enumerate(columns):
        sheet.write_string(0, k, column, kinds["head"])
    widths = [len(column) for column in columns]
    for number, row in enumerate(rows, start=1):
        for k, value in enumerate(row):
            widths[k] = max(widths[k], _write(sheet, number, k, value, kinds))
    for k, width in enumerate(widths):
        sheet.set_column(k, k, min(width + 1, MAX_WIDTH))
    sheet.freeze_panes(1, 1)
    if columns:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write(sheet: Any, row: int, column: int, value: Any, kinds: dict[str, Any]) -> int:
    """Write one cell by the type of its value, and say how wide it is."""
    if value is None or value == "":
        return 0
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
        return 5
    if isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
        return len(f"{value:g}")
    if isinstance(value, date):
        kind = "instant" if isinstance(value, datetime) else "day"
        sheet.write_datetime(row, column, value, kinds[kind])
        return 17
    text = str(value)
    if len(text) > MAX_CHARS:
        text = text[: MAX_CHARS - len(_CUT)] + _CUT
    sheet.write_string(row, column, text, kinds["marked" if text.startswith(_FORMULA) else "plain"])
    return min(len(text), MAX_WIDTH)
