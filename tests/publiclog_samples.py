"""Small public logs of the shape in which people download them, with rows of our own wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl

#: Columns of the CNS workbook, in its order.
CNS = (
    "F1", "Date", "Date Entered/Updated", "Launch Time (UTC)", "Missile Name", "Missile Type",
    "Launch Agency/Authority", "Facility Name", "Facility Location", "Other Name",
    "Facility Latitude", "Facility Longitude", "Landing Location", "Apogee", "Distance Travelled",
    "Confirmation Status", "Test Outcome", "Additional Information", "Source(s)",
)  # fmt: skip


def row(**more: Any) -> dict[str, Any]:
    """A row of the CNS workbook; keywords name its columns by their first words."""
    short = {
        "n": "F1", "day": "Date", "entered": "Date Entered/Updated", "at": "Launch Time (UTC)",
        "name": "Missile Name", "kind": "Missile Type", "site": "Facility Name",
        "lat": "Facility Latitude", "lon": "Facility Longitude", "landing": "Landing Location",
        "apogee": "Apogee", "distance": "Distance Travelled", "outcome": "Test Outcome",
        "status": "Confirmation Status", "info": "Additional Information", "sources": "Source(s)",
    }  # fmt: skip
    values: dict[str, Any] = {
        "n": 1, "day": datetime(2017, 7, 28), "entered": datetime(2017, 11, 28),  # noqa: DTZ001
        "at": time(14, 41), "name": "Hwasong-14", "kind": "ICBM", "site": "Mupyong-ni Arms Plant",
        "lat": 40.611208, "lon": 126.425743, "landing": "Sea of Japan or East Sea",
        "apogee": "3,700 km", "distance": "998 km", "outcome": "Success", "status": "Confirmed",
    }  # fmt: skip
    values |= more
    return {short[key]: value for key, value in values.items()}


def workbook(
    path: Path,
    rows: Sequence[Mapping[str, Any]],
    *,
    columns: Sequence[str] = CNS,
    title: bool = False,
    blank_after: int = 0,
) -> Path:
    """Write rows as the CNS workbook has them: a summary sheet in front, the tests behind."""
    book = openpyxl.Workbook()
    book.active.title = "Data Summary"
    book.active.append(["Year", "Number of Tests"])
    book.active.append([2017, len(rows)])
    sheet = book.create_sheet("Missile Tests")
    if title:
        sheet.append(["CNS North Korea Missile Test Database"])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(columns))
        sheet.append([])
    sheet.append(list(columns))
    for k, cells in enumerate(rows):
        if k == blank_after and k:
            sheet.append([])
        sheet.append([cells.get(name) for name in columns])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, date) and cells.get("month only"):
                cell.number_format = "mmm-yy"
    book.save(path)
    return path
