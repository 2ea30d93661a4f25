"""Rows of a public log: their cells by label and by meaning, checked, each fault with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from launches.errors import DataFileError, LaunchesError
from launches.events.entries import class_of_entry
from launches.publiclogs.layouts import NAGIX, Table
from launches.publiclogs.sheets import as_text, read_json
from launches.text.cells import is_unknown, read_clock, read_day, read_km
from launches.text.rowtext import meaning_of

#: Files beside ``test.json`` that name its sites and missiles, the first that is there.
_SITES = ("facility.en.json", "facility.json", "facility_lat_lon.json", "facility.ja.json")
_MISSILES = ("missile.en.json", "missile.json", "missile.ja.json")


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of a public log.

    Attributes
    ----------
    row_id : str
        The log's own id where it has one, else its place in the file.
    where : str
        File, sheet and row.
    number : int
        Row of the file.
    cells : dict
        Text of the cells by the labels of their columns.
    typed : dict
        The same by what the columns hold, see `launches.text.rowtext.LABELS`.
    """

    row_id: str
    where: str
    number: int
    cells: dict[str, str]
    typed: dict[str, str] = field(default_factory=dict)


def log_row(number: int, where: str, cells: Mapping[str, str], row_id: str = "") -> LogRow:
    """Row from its cells.

    Examples
    --------
    >>> log_row(3, "x.csv", {"F1": "107", "Test Outcome": "Success"}).typed
    {'id': '107', 'outcome': 'Success'}
    """
    typed: dict[str, str] = {}
    for label, cell in cells.items():
        meaning = meaning_of(label)
        if meaning:
            typed.setdefault(meaning, cell)
    own = row_id or typed.get("id") or str(number)
    return LogRow(own, f"{where}, row {number}", number, dict(cells), typed)


def check_row(row: LogRow) -> list[LaunchesError]:
    """Faults of a row that its launch cannot be told with: no day, no clock, no place on Earth.

    Examples
    --------
    >>> print(check_row(log_row(3, "x.csv", {"Date": "1 or 2 May"}))[0])
    x.csv, row 3, column `Date`: not a date: '1 or 2 May' (correct the cell, or write Unknown)
    """
    faults: list[LaunchesError] = []
    tests: tuple[tuple[str, Callable[[str], Any]], ...] = (
        ("date", lambda cell: is_unknown(cell) or read_day(cell)),
        ("time", read_clock),
        ("lat", lambda cell: _degrees(cell, 90.0)),
        ("lon", lambda cell: _degrees(cell, 180.0)),
    )
    for name, test in tests:
        try:
            test(row.typed.get(name, ""))
        except ValueError as error:
            label = next(label for label in row.cells if meaning_of(label) == name)
            where = f"{row.where}, column `{label}`"
            cure = "correct the cell, or write Unknown"
            faults.append(DataFileError(str(error), where=where, cure=cure))
    return faults


def unread_cells(row: LogRow) -> list[str]:
    """Cells of distances that say something, but no distance: they are kept as text only.

    Examples
    --------
    >>> unread_cells(log_row(3, "x.csv", {"Apogee": "high"}))
    ['x.csv, row 3, column `Apogee`: no distance: high']
    """
    found = []
    for label, cell in row.cells.items():
        is_distance = meaning_of(label) in {"apogee", "distance"}
        if is_distance and not is_unknown(cell) and read_km(cell) is None:
            found.append(f"{row.where}, column `{label}`: no distance: {cell[:40]}")
    return found


def table_rows(table: Table) -> tuple[list[LogRow], list[str]]:
    """Rows of a table, and why others were left out."""
    rows, left_out = [], []
    for number, cells in table.rows:
        row = log_row(number, table.where, cells)
        if table.layout.counted:
            if not row.typed.get("date") or len(row.typed) < 3:
                left_out.append(f"{row.where}: no date")
                continue
        else:
            kind = class_of_entry(row.typed.get("type", ""), row.typed.get("event", ""))
            if kind is None:
                what = row.typed.get("event") or "nothing"
                left_out.append(f"{row.where}: no launch of a missile: {what}")
                continue
            row = log_row(number, table.where, cells, _entry_id(row))
        rows.append(row)
    return rows, left_out


def _entry_id(row: LogRow) -> str:
    """Id of an entry of a log that numbers none; its place changes with every new entry."""
    return f"{row.typed.get('date', '')} {row.typed.get('event', '')}".strip()


def nagix_rows(document: Any, path: Path) -> list[LogRow]:
    """Rows of the JSON of nk-missile-tests, with the names of sites and missiles beside it.

    Raises
    ------
    DataFileError
        If it is not of that kind, or a row lacks what each of its rows has.
    """
    try:
        tests = [test for years in document["timeBins"] for test in years["data"]]
        sites = _beside(path, _SITES, "facilities")
        missiles = _beside(path, _MISSILES, "")
        return [_nagix_row(k, path.name, t, sites, missiles) for k, t in enumerate(tests, start=1)]
    except (KeyError, TypeError, AttributeError) as error:
        what = f"not the JSON of nk-missile-tests: {str(error)[:60]}"
        raise DataFileError(what, where=path.name, cure="known: CNS, CSIS, nagix") from None


def _nagix_row(
    number: int,
    where: str,
    test: Mapping[str, Any],
    sites: Mapping[str, Any],
    missiles: Mapping[str, Any],
) -> LogRow:
    missing = [name for name in NAGIX.columns.values() if name not in test]
    if missing:
        what = f"no {', '.join(f'`{name}`' for name in missing)}"
        raise DataFileError(what, where=f"{where}, test {number}", cure="known: CNS, CSIS, nagix")
    site, missile = sites.get(test["facility"], {}), missiles.get(test["missile"], {})
    cells = {
        "Date": test["date"],
        "Time": test["time"],
        "Series": test.get("series"),
        "Missile Name": missile.get("name", test["missile"]),
        "Missile Type": missile.get("type"),
        "Facility Name": site.get("name", test["facility"]),
        "Facility Latitude": site.get("lat"),
        "Facility Longitude": site.get("lon"),
        "Landing": test.get("landing"),
        "Apogee": test.get("apogee"),
        "Distance": test.get("distance"),
        "Bearing": test.get("bearing"),
        "Outcome": test.get("outcome"),
        "Description": test.get("description"),
    }
    return log_row(number, where, {label: as_text(cell) for label, cell in cells.items()})


def _beside(path: Path, names: tuple[str, ...], key: str) -> dict[str, Any]:
    for name in names:
        if path.with_name(name).is_file():
            found = read_json(path.with_name(name))
            return dict(found[key] if key else found)
    return {}


def _degrees(cell: str, most: float) -> None:
    if not is_unknown(cell) and not abs(float(cell)) <= most:
        raise ValueError(f"no such place: {cell[:40]!r}")
