"""Records of the log as rows of text cells, and back.

Rows that have not changed are carried from the old files to the new ones as they stand, so that a
report can be added to a large log without all of it being made anew.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from launches import schema
from launches.errors import DataFileError
from launches.log.ids import Id
from launches.log.mentions import Mention, mentions_of
from launches.model import Claim, Event, Report

if TYPE_CHECKING:
    import pandas as pd

Row = list[str]

#: Characters of the longest cell: a headline of a report that is as large as reports may be.
MAX_CELL_CHARS = 10_000_000
#: Rows that are written together.
_BLOCK = 500

#: Reported columns, which ``mentions.csv`` repeats for every report.
REPORTED = schema.names("events", "reported")
#: What each report says of each launch, before it is folded into one event.
MENTIONS = ["mention", "report_id", "event_id", "preferred", *REPORTED]
IDS = ["event_id", "mentions", "merged_into"]
COLUMNS: dict[str, list[str]] = {
    "events": schema.names("events"),
    "claims": schema.names("claims"),
    "reports": schema.names("reports"),
    "mentions": MENTIONS,
    "ids": IDS,
}
#: Columns of the events table before the estimated ones, which stand at its end.
SAID = COLUMNS["events"].index(schema.names("events", "estimated")[0])
_TEXTS = frozenset(f.name for f in fields(Claim) if f.type == "str")


def from_csv(raw: bytes, columns: Sequence[str], where: str) -> list[Row]:
    r"""Rows of a table as text.

    Raises
    ------
    DataFileError
        If it is not UTF-8, has other columns, or rows of other lengths.

    Examples
    --------
    >>> from_csv(b"a,b\n1,\n", ["a", "b"], "x.csv")
    [['1', '']]
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL_CHARS))
    try:
        reader = _rows_of(raw.decode("utf-8-sig"))
        head = next(reader, [])
        if head != list(columns):
            missing = [name for name in columns if name not in head]
            what = f"no column `{missing[0]}`" if missing else "columns in another order"
            cure = "make the log again with: launches build"
            raise DataFileError(what, where=f"{where}:1", cure=cure)
        rows = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"not a table: {error}", where=where) from error
    for number, row in enumerate(rows, start=2):
        if len(row) != len(columns):
            what = f"{len(row)} cells in row {number}, not {len(columns)}"
            raise DataFileError(what, where=where, cure="see what was done to it")
    return rows


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    r"""Rows as they are written.

    Examples
    --------
    >>> as_csv([["1", "x,y"]], ["a", "b"])
    b'a,b\n1,"x,y"\n'
    """
    every = [list(columns), *rows]
    parts = [_lines_of(every[k : k + _BLOCK]) for k in range(0, len(every), _BLOCK)]
    return "".join(parts).encode("utf-8")


def _rows_of(text: str) -> Iterator[Row]:
    """Rows of a CSV text; only those with quotes need a reader of CSV."""
    if "\r" in text:
        yield from csv.reader(io.StringIO(text, newline=""))
        return
    lines = iter(text.removesuffix("\n").split("\n") if text else ())
    for line in lines:
        if '"' in line:
            # which takes as many more lines as the row has
            yield next(csv.reader(chain((f"{line}\n",), (f"{more}\n" for more in lines))))
        else:
            yield line.split(",") if line else []


def _lines_of(rows: Sequence[Row]) -> str:
    """Rows as text; only where a cell of them is to be quoted do they need a writer of CSV."""
    text = "".join([",".join(row) + "\n" for row in rows])
    cells = sum(map(len, rows))
    plain = text.count(",") == cells - len(rows) and text.count("\n") == len(rows)
    if plain and '"' not in text and "\r" not in text and all(map(any, rows)):
        return text
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def table_rows(table: pd.DataFrame, columns: Sequence[str]) -> list[Row]:
    """Rows of a table, with the cells that `launches.formats.write_csv` would write."""
    from launches.formats import to_csv

    text = to_csv(table.reindex(columns=list(columns)))
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def event_rows(events: Sequence[Event]) -> list[Row]:
    """Rows of ``events.csv``: what was said, and behind it empty cells for what is estimated."""
    from launches.table import events_table

    rows = table_rows(events_table(events), COLUMNS["events"][:SAID])
    blank = [""] * (len(COLUMNS["events"]) - SAID)
    return [[*row, *blank] for row in rows]


def claim_rows(events: Iterable[Event]) -> list[Row]:
    """Rows of ``claims.csv``."""
    from launches.table import claims_table

    return table_rows(claims_table(c for e in events for c in e.claims), COLUMNS["claims"])


def report_rows(reports: Sequence[Report], mentions: Iterable[Mention]) -> list[Row]:
    """Rows of ``reports.csv``."""
    from launches.table import reports_table

    table = reports_table(reports, [m.event for m in mentions])
    return table_rows(table, COLUMNS["reports"])


def mention_rows(groups: Mapping[str, Iterable[Mention]]) -> list[Row]:
    """Rows of ``mentions.csv``, with the claims that each report's own figures rest on."""
    from launches.table import events_table

    told = [(event_id, m) for event_id, mentions in groups.items() for m in mentions]
    rows = table_rows(events_table(m.event for _, m in told), REPORTED)
    out = []
    for (event_id, mention), row in zip(told, rows, strict=True):
        preferred = "|".join(c.claim_id for c in mention.event.claims if c.preferred)
        out.append([mention.key, mention.report_id, event_id, preferred, *row])
    return out


def id_rows(ids: Iterable[Id]) -> list[Row]:
    """Rows of ``ids.csv``."""
    return [[row.event_id, "|".join(row.mentions), row.merged_into] for row in ids]


def ids_from(rows: Iterable[Row]) -> list[Id]:
    """Ids from the rows of ``ids.csv``."""
    return [
        Id(
            event_id=event_id,
            mentions=tuple(filter(None, mentions.split("|"))),
            merged_into=merged_into,
        )
        for event_id, mentions, merged_into in rows
    ]


def mentions_from(
    mentions: Sequence[Row], claims: Sequence[Row], reports: Sequence[Row]
) -> list[Mention]:
    """Mentions from the rows of three tables.

    Parameters
    ----------
    mentions : sequence of rows
        Of ``mentions.csv``.
    claims, reports : sequence of rows
        Of ``claims.csv`` and ``reports.csv``; those of other mentions are passed over.
    """
    from launches.table import with_dtypes

    mine: dict[tuple[str, str], list[Claim]] = {}
    first_choice = {name for row in mentions for name in row[3].split("|")}
    for record in _records(with_dtypes(_frame(claims, "claims"), "claims")):
        values: dict[str, Any] = dict(record)
        values.update({k: "" for k in _TEXTS if values[k] is None})
        values["preferred"] = values["claim_id"] in first_choice
        values["supersedes"] = ""
        claim = Claim(**values)
        mine.setdefault((claim.report_id, claim.event_id), []).append(claim)
    events = []
    told = _records(with_dtypes(_frame(mentions, "mentions"), "events"))
    for record in told:
        columns: dict[str, Any] = {name: record[name] for name in REPORTED}
        columns["overflew"] = tuple(filter(None, (columns["overflew"] or "").split("|")))
        number = record["mention"].rpartition("#")[2]
        stem = f"{columns['actor'] or 'XXX'}-{columns['date_local'] or 'undated'}"
        own = mine.get((record["report_id"], record["event_id"]), [])
        events.append(
            Event(
                **columns,
                event_id=f"{stem}-{number}",
                reports=(record["report_id"],),
                claims=tuple(sorted(own, key=lambda c: int(c.claim_id.rpartition(":")[2]))),
            )
        )
    return mentions_of(events, reports_from(reports))


def reports_from(rows: Iterable[Row]) -> list[Report]:
    """Make reports without their texts from the rows of ``reports.csv``."""
    return [
        Report(
            report_id=record["report_id"] or "",
            text="",
            title=record["title"] or "",
            outlet=record["outlet"] or "",
            published=_day(record["published"] or ""),
            published_text=record["published"] or "",
            path=record["path"] or "",
        )
        for record in _records(_frame(list(rows), "reports"))
    ]


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _frame(rows: Sequence[Row], name: str) -> pd.DataFrame:
    from launches.formats import read_cells

    raw = as_csv(rows, COLUMNS[name]).decode("utf-8")
    return read_cells(io.StringIO(raw))


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as mappings of plain values, none where missing."""
    columns = {
        str(name): [None if missing else value for value, missing in zip(values, gaps, strict=True)]
        for name, values, gaps in (
            (name, table[name].tolist(), table[name].isna().tolist()) for name in table
        )
    }
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
