"""A public log as reports: one for each day, its rows laid out as text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from launches.errors import BatchError, LaunchesError
from launches.model import Report
from launches.publiclogs.layouts import NAGIX, Layout, find_table
from launches.publiclogs.occasions import occasions_of
from launches.publiclogs.rows import LogRow, check_row, nagix_rows, table_rows, unread_cells
from launches.publiclogs.sheets import read_json, read_limited, read_sheets, records
from launches.text.cells import is_unknown, read_day
from launches.text.reports import parse_report_text
from launches.text.rowtext import lay_out

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.-]{0,30}")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, and where it stands: the report that it was laid out in, and the launch there."""

    row: LogRow
    report_id: str
    launch: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicLog:
    """A public log read from a file.

    Attributes
    ----------
    layout : Layout
        Which log it is.
    source : str
        Name that its claims bear.
    files : dict
        Text of the file of each report with its front matter, by report id.
    rows : tuple of Placed
        Rows that were taken.
    left_out : tuple of str
        Rows that were not, and cells that are kept as text only, each with the reason.
    """

    layout: Layout
    source: str
    files: dict[str, str]
    rows: tuple[Placed, ...]
    left_out: tuple[str, ...]

    def reports(self) -> list[Report]:
        """Read the reports from their files' texts."""
        return [
            parse_report_text(text, report_id=name, path=f"{name}.txt")
            for name, text in self.files.items()
        ]


def read_public_rows(
    path: str | Path, *, source: str = "", as_of: date | str | None = None
) -> PublicLog:
    """Read a public log and lay its rows out as reports, one for each day.

    Parameters
    ----------
    path : path
        Workbook, CSV or JSON; see `launches.publiclogs.layouts` for what is known.
    source : str, optional
        Name that the claims bear, instead of the log's own.
    as_of : date or str, optional
        Day from which rows count as known that do not say when they were entered: the day of the
        download. Today (UTC) where not given.

    Raises
    ------
    DataFileError
        If the file is none of the logs that are known, or cannot be read.
    BatchError
        If rows have days, clocks or places that cannot be; all are named.
    LaunchesError
        If `source` is no name, or an extra is not installed.

    Examples
    --------
    >>> read_public_rows("no-such-file.xlsx")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: no-such-file.xlsx: cannot be read: No such file or directory \
(check the name)
    """
    if source and not _NAME.fullmatch(source):
        cure = "letters, digits, dots and dashes, as in CNS"
        raise LaunchesError("no name of a source", where=source[:40], cure=cure)
    layout, rows, left_out = _rows_of(Path(path))
    faults = [fault for row in rows for fault in check_row(row)]
    if faults:
        raise BatchError(faults)
    name = source or layout.source
    known = _day(as_of)
    days: dict[str, list[list[LogRow]]] = {}
    for day, group in _grouped(rows, layout):
        days.setdefault(str(day), []).append(group)
    files, placed = {}, []
    for day, groups in days.items():
        report_id = f"{name.casefold()}-{day}"
        text = lay_out(name, layout.dates, _cells(groups), counted=layout.counted)
        files[report_id] = _front_matter(layout, name, day, groups, known) + text
        for launch, group in enumerate(groups, start=1):
            placed += [Placed(row, report_id, launch) for row in group]
    unread = [words for row in rows for words in unread_cells(row)]
    return PublicLog(
        layout=layout, source=name, files=files, rows=tuple(placed),
        left_out=(*left_out, *unread),
    )  # fmt: skip


def _rows_of(path: Path) -> tuple[Layout, list[LogRow], list[str]]:
    if read_limited(path)[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        document = read_json(path)
        if isinstance(document, dict):
            return NAGIX, nagix_rows(document, path), []
        sheets = [records(document, path.name)]
    else:
        sheets = read_sheets(path)
    table = find_table(sheets)
    rows, left_out = table_rows(table)
    return table.layout, rows, left_out


def _grouped(rows: Sequence[LogRow], layout: Layout) -> list[tuple[date | str, list[LogRow]]]:
    if layout.counted:
        return occasions_of(rows, layout.dates)
    days = [(row.typed.get("date", ""), row) for row in rows]
    entries = [("undated" if is_unknown(d) else read_day(d), [row]) for d, row in days]
    return sorted(entries, key=lambda entry: str(entry[0]))


def _cells(groups: Sequence[Sequence[LogRow]]) -> list[list[dict[str, str]]]:
    return [[row.cells for row in group] for group in groups]


def _front_matter(
    layout: Layout, source: str, day: str, groups: Sequence[Sequence[LogRow]], known: date
) -> str:
    entered = [row.typed.get("entered", "") for group in groups for row in group]
    typed = [read_day(cell) for cell in entered if _is_day(cell)]
    published = max((d for d in typed if isinstance(d, date)), default=known)
    lines = {
        "title": f"{layout.title}: {day}",
        "outlet": source,
        "published": published.isoformat(),
        "url": layout.url,
    }
    return "---\n" + "".join(f"{k}: {json.dumps(v)}\n" for k, v in lines.items()) + "---\n"


def _is_day(cell: str) -> bool:
    try:
        return not is_unknown(cell) and isinstance(read_day(cell), date)
    except ValueError:
        return False


def _day(as_of: date | str | None) -> date:
    if as_of is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(str(as_of))
    except ValueError:
        cure = "write 2023-12-31"
        raise LaunchesError("not a date", where=str(as_of)[:40], cure=cure) from None
