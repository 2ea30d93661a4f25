r"""Tables and events as CSV and JSON Lines, and back.

Cells of text that a spreadsheet would run as a formula get a leading apostrophe on the way out,
and lose it on the way in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from launches import schema
from launches.errors import DataFileError, LaunchesError
from launches.files import replacing
from launches.model import Event, event_from_dict
from launches.table import with_dtypes, with_points

#: Decimals that are written, by unit: about a metre, and a twentieth of a second.
DECIMALS = {"deg": 5, "km": 3, "min": 3, "Mach": 3, "1": 4}

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?")
_QUOTED = re.compile(r'[,"\r\n]')
#: Part of a first line that the delimiter is told from.
_MAX_HEADER_BYTES = 1 << 16


def write_csv(table: pd.DataFrame, path: str | Path) -> None:
    r"""Write a table as CSV: UTF-8, ``\n``, formulas neutralised, no geometry, whole or not at all.

    Parameters
    ----------
    table : pandas.DataFrame
        Numbers are written shortly, those of the schema to the decimals of their unit; missing
        values are empty.
    path : path
        File to write or replace.

    Raises
    ------
    OutputError
        If it cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "sites.csv"
    >>> write_csv(pd.DataFrame({"site": ["Sunan"]}), path)
    >>> path.read_text()
    'site\nSunan\n'
    """
    with replacing(path) as stream:
        stream.write(to_csv(table))


def to_csv(table: pd.DataFrame) -> str:
    r"""Text of a table as `write_csv` writes it.

    Examples
    --------
    >>> to_csv(pd.DataFrame({"site": ["=1+1", None], "range_km": [650.0, 0.5]}))
    "site,range_km\n'=1+1,650\n,0.5\n"
    """
    columns = [name for name in table.columns if name != "geometry"]
    cells = [[_quote(str(name)), *map(_quote, _cells(table[name]))] for name in columns]
    return "".join(",".join(row) + "\n" for row in zip(*cells, strict=True))


def read_table(path: str | Path, name: str) -> pd.DataFrame:
    """Read a table that `write_csv` wrote, in the dtypes of the schema.

    Parameters
    ----------
    path : path
        CSV file, UTF-8 with or without a byte-order mark.
    name : str
        Which table it is. Events come back as a GeoDataFrame of launch points.

    Raises
    ------
    DataFileError
        If it is not there, not CSV, lacks the key column, or holds a value that does not fit.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "footprints.csv"
    >>> write_csv(pd.DataFrame({"event_id": ["A"], "footprint_probability": [0.9]}), path)
    >>> print(read_table(path, "footprints").footprint_probability.item())
    0.9
    """
    table = read_cells(path)
    key = schema.names(name, "key")[0]
    if key not in table:
        raise DataFileError(f"no column `{key}`", where=str(path), cure=f"is it {name}.csv?")
    try:
        typed = with_dtypes(table, name)
    except LaunchesError as error:
        where = f"{path}: {error.where}"
        raise DataFileError(error.what, where=where, cure=error.cure) from error
    return with_points(typed) if name == "events" else typed


def delimiter_of(path: str | Path) -> str:
    r"""Delimiter of a table: a semicolon or tab where its first line has more of them than commas.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "points.csv"
    >>> _ = path.write_text("lat;lon\n41,48;136,97\n")
    >>> delimiter_of(path)
    ';'
    """
    try:
        with Path(path).open("rb") as stream:
            line = stream.readline(_MAX_HEADER_BYTES)
    except OSError:
        return ","  # what is wrong with the file is told where it is read
    return max(",;\t", key=lambda mark: line.count(mark.encode()))


def read_cells(path: str | Path | TextIO, *, delimiter: str = ",") -> pd.DataFrame:
    r"""Read any CSV table as text, with the marks off that keep formulas from being run.

    Raises
    ------
    DataFileError
        If it is not there, or not CSV in UTF-8.

    Examples
    --------
    >>> import io
    >>> read_cells(io.StringIO("site,range_km\n'=A1,650\n")).iloc[0].tolist()
    ['=A1', '650']
    """
    try:
        table = pd.read_csv(
            path,
            sep=delimiter,
            dtype="string",
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8-sig",
        )
    except FileNotFoundError:
        raise DataFileError("no such file", where=str(path), cure="check the name") from None
    except (OSError, ValueError) as error:  # what pandas raises on a bad file are ValueErrors
        raise DataFileError(f"not a table: {error}", where=str(path)) from error
    for column in table:
        if table[column].str.startswith("'").any():
            table[column] = table[column].map(_bare, na_action="ignore").astype("string")
    return table


def to_jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    r"""JSON Lines: one object per row, missing values null.

    Examples
    --------
    >>> to_jsonl([{"site": "Sunan", "apogee_km": None}])
    '{"site": "Sunan", "apogee_km": null}\n'
    """
    return "".join(
        json.dumps({k: _plain(v) for k, v in row.items()}, ensure_ascii=False) + "\n"
        for row in rows
    )


def event_row(event: Event, report_id: str) -> dict[str, Any]:
    """One event of one report as `launches parse --format jsonl` prints it.

    Examples
    --------
    >>> row = event_row(Event(actor="PRK"), "a")
    >>> row["report"], row["actor"], row["range_km"], row["claims"]
    ('a', 'PRK', None, [])
    """
    return {"report": report_id, **event.to_dict()}


def read_jsonl(path: str | Path) -> list[Event]:
    """Read events that were written as JSON Lines.

    Raises
    ------
    DataFileError
        If a line is not an event; `where` names it.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "events.jsonl"
    >>> _ = path.write_text(to_jsonl([event_row(Event(actor="PRK"), "a")]))
    >>> [event.actor for event in read_jsonl(path)]
    ['PRK']
    """
    events = []
    try:
        with open(path, encoding="utf-8-sig") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    events.append(_event(line, f"{path}:{number}"))
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(f"cannot be read: {error}", where=str(path)) from error
    return events


def _event(line: str, where: str) -> Event:
    try:
        return event_from_dict(json.loads(line))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        cure = "write it with: launches parse --format jsonl"
        raise DataFileError(f"not an event: {error}", where=where, cure=cure) from error


def _plain(value: Any) -> Any:
    """Value as JSON has it: NA, NaN and infinities are null."""
    if isinstance(value, (list, dict, str, bool)) or value is None:
        return value
    if pd.isna(value) or value in (float("inf"), float("-inf")):
        return None
    return value.item() if hasattr(value, "item") else value


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a table as plain mappings, rounded as `write_csv` rounds, without the geometry.

    Examples
    --------
    >>> plain_rows(pd.DataFrame({"range_km": [650.00001, None]}))
    [{'range_km': 650.0}, {'range_km': None}]
    """
    names = [str(name) for name in table.columns if name != "geometry"]
    columns = []
    for name in names:
        shorten = _shortened(name)
        columns.append([shorten(_plain(value)) for value in table[name]])
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _cells(values: pd.Series[Any]) -> list[str]:
    shorten = _shortened(str(values.name))
    cells = []
    for value in values:
        plain = shorten(_plain(value))
        if plain is None:
            cells.append("")
        elif isinstance(plain, bool):
            cells.append("true" if plain else "false")
        elif isinstance(plain, float):
            cells.append(
                repr(int(plain)) if plain.is_integer() and abs(plain) < 1e15 else repr(plain)
            )
        elif isinstance(plain, int):
            cells.append(repr(plain))
        else:
            text = str(plain)
            is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
            cells.append(f"'{text}" if is_formula else text)
    return cells


def _shortened(name: str) -> Callable[[Any], Any]:
    decimals = DECIMALS.get(_UNITS.get(name, ""))

    def shorten(value: Any) -> Any:
        return round(value, decimals) if decimals and isinstance(value, float) else value

    return shorten


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def _bare(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


_UNITS = {column.name: column.unit for columns in schema.TABLES.values() for column in columns}
