"""Rows of the files that public logs come in, as text: workbooks, CSV, JSON.

The files come from strangers: their size, unpacked too, is limited before they are read, no
formula is evaluated, no document type is taken, and nothing that they refer to is opened.
"""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from launches.errors import DataFileError
from launches.extras import need

#: Bytes of a file, of all that it unpacks to, and of files in it.
MAX_BYTES, MAX_UNPACKED_BYTES, MAX_PARTS = 20_000_000, 60_000_000, 1_000
#: Rows and columns that are read, and characters of a cell.
MAX_ROWS, MAX_COLUMNS, MAX_CELL_CHARS = 50_000, 200, 50_000
#: Days that a workbook counts from; before them stand bare clocks.
_DAY_ONE = datetime(1900, 1, 2)  # noqa: DTZ001 - a workbook knows no zones
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one sheet or file.

    Attributes
    ----------
    where : str
        File and sheet, for errors.
    rows : list of (int, list of str)
        Number of each row, as the file counts them, and its cells as text.
    """

    where: str
    rows: list[tuple[int, list[str]]]


def read_sheets(path: Path) -> list[Sheet]:
    """Sheets of a workbook, or the one table of a CSV file.

    Raises
    ------
    DataFileError
        If it is not there, too large, or neither.
    LaunchesError
        If it is a workbook and openpyxl is not installed.
    """
    raw = read_limited(path)
    if raw.startswith(_OLD_OFFICE):
        cure = "save it as .xlsx"
        raise DataFileError("an old or encrypted workbook", where=path.name, cure=cure)
    if raw.startswith(_ZIP):
        return _workbook(raw, path.name)
    return [Sheet(path.name, list(_csv_rows(raw, path.name)))]


def read_json(path: Path) -> Any:
    """Content of a JSON file.

    Raises
    ------
    DataFileError
        If it is not there, too large, or not JSON.
    """
    try:
        return json.loads(read_limited(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DataFileError(f"not JSON: {str(error)[:100]}", where=path.name) from None


def read_limited(path: Path) -> bytes:
    """Bytes of a file, if they are not too many.

    Raises
    ------
    DataFileError
        If it cannot be read, or is too large.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        what = error.strerror or str(error)
        raise DataFileError(
            f"cannot be read: {what}", where=str(path), cure="check the name"
        ) from None
    if len(raw) > MAX_BYTES:
        what = f"more than {MAX_BYTES / 1e6:.0f} MB"
        raise DataFileError(what, where=path.name, cure="is it the right file?")
    return raw


def as_text(value: Any, number_format: str = "") -> str:
    """Text of a cell: days and clocks as ISO 8601 has them, numbers shortly.

    A day that the workbook shows as a month only is given as the month.

    Examples
    --------
    >>> as_text(datetime(1984, 9, 1), "mmm-yy"), as_text(time(14, 41)), as_text(200.0)
    ('1984-09', '14:41:00', '200')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        if value < _DAY_ONE:
            return f"{value:%H:%M:%S}"  # a clock that the workbook keeps on its day zero
        if value.time() != time(0):
            return value.isoformat(sep=" ", timespec="seconds")
        value = value.date()
    if isinstance(value, date):
        shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.casefold())
        months = "m" in shown and "y" in shown and "d" not in shown
        return f"{value:%Y-%m}" if months else value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    text = _NOT_TEXT.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n").strip()
    return text[:MAX_CELL_CHARS]


def _workbook(raw: bytes, where: str) -> list[Sheet]:
    _check_archive(raw, where)
    openpyxl = need("openpyxl", "excel")
    try:
        # data_only: what a formula gave when the workbook was saved, never the formula
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and menus that it passes over
            book = openpyxl.load_workbook(
                io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
            )
            sheets = [Sheet(f"{where}: {s.title}", list(_sheet_rows(s))) for s in book.worksheets]
            book.close()
    except DataFileError:
        raise
    except Exception as error:  # the library has no one kind of error for damaged files
        what = f"not a workbook that can be read: {str(error)[:100]}"
        raise DataFileError(what, where=where, cure="save it anew as .xlsx") from None
    return sheets


def _sheet_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # what the sheet says of its own size is not to be relied on
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, max_row=MAX_ROWS), start=1):
        cells = [as_text(c.value, getattr(c, "number_format", "") or "") for c in row]
        if any(cells):
            yield number, cells


def _check_archive(raw: bytes, where: str) -> None:
    """See that a workbook unpacks to little, and that its parts declare no document types."""
    what = "unpacks to too much to be a log"
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNPACKED_BYTES:
                raise DataFileError(what, where=where, cure="is it the right file?")
            for part in parts:
                content = archive.read(part)
                if any(mark in content for mark in _DOCTYPES):
                    what = "declares a document type, as no workbook does"
                    raise DataFileError(what, where=f"{where}: {part.filename}")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise DataFileError(f"a damaged workbook: {error}", where=where) from None


def _csv_rows(raw: bytes, where: str) -> Iterator[tuple[int, list[str]]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")  # as spreadsheets of the west save it
    if "\0" in text:
        raise DataFileError(
            "binary data, not a table", where=where, cure="give .xlsx, .csv or .json"
        )
    try:
        lines = csv.reader(io.StringIO(text, newline=""))
        for number, row in enumerate(lines, start=1):
            if number > MAX_ROWS:
                raise DataFileError(f"more than {MAX_ROWS:,} rows", where=where)
            if any(cell.strip() for cell in row[:MAX_COLUMNS]):
                yield number, [as_text(cell) for cell in row[:MAX_COLUMNS]]
    except csv.Error as error:
        raise DataFileError(f"not a table: {error}", where=f"{where}: row {number}") from None


def records(value: Iterable[Any], where: str) -> Sheet:
    """Lay the objects of a JSON list out as a sheet, the first row their keys."""
    objects = [item for item in value if isinstance(item, dict)]
    if len(objects) > MAX_ROWS:
        raise DataFileError(f"more than {MAX_ROWS:,} rows", where=where)
    names = list(dict.fromkeys(str(key) for item in objects for key in item))[:MAX_COLUMNS]
    rows = [(0, names)]
    rows += [(k, [as_text(item.get(n)) for n in names]) for k, item in enumerate(objects, start=1)]
    return Sheet(where, rows)
