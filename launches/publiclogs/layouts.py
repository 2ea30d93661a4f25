"""The public logs that are known: what their columns are called and what they count in.

What was followed:

CNS
    The North Korea Missile Test Database of the James Martin Center for Nonproliferation Studies,
    published by the Nuclear Threat Initiative: the sheet "Missile Tests", its columns as scripts
    read them from the workbook in January 2020, its cells as copies of it as CSV have them, with
    rows up to 2019 and up to April 2023. One row per missile, days and clocks in UTC (a row
    without a clock may mean the local day), kilometres in the cells.
nagix
    ``data/test.json`` of the visualisation nk-missile-tests as of 2017 and ``data/test.en.json``
    with tests up to October 2022, made from the CNS table, with ``facility.en.json`` and
    ``missile.en.json`` beside it. Its bearings are partly guesses of its author's, which the file
    does not tell from reports: they are not taken.
CSIS
    The database of North Korean provocations of Beyond Parallel, Center for Strategic and
    International Studies, as copies of its table of December 2017 and November 2025 have it:
    ``date``, ``type``, ``event``, ``description`` and ``resources`` (``media`` in 2017). One row
    per incident of any kind, days in Korean time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from launches.errors import DataFileError
from launches.publiclogs.sheets import Sheet
from launches.text.rowtext import LOCAL_DATES, UTC_DATES, meaning_of

#: Rows in which the names of the columns are looked for, behind titles and notes.
_HEAD_ROWS = 40


@dataclass(frozen=True, slots=True)
class Layout:
    """One public log.

    Attributes
    ----------
    source : str
        Short name, which the claims bear.
    title : str
        Name in full.
    dates : str
        Clock that it counts in.
    columns : dict
        What must be there, by what it holds, and how the log writes it.
    url : str
        Where it is published.
    counted : bool
        Whether each row is one missile.
    """

    source: str
    title: str
    dates: str
    columns: dict[str, str]
    url: str
    counted: bool = True


CNS = Layout(
    "CNS",
    "CNS North Korea Missile Test Database",
    UTC_DATES,
    {
        "date": "Date", "time": "Launch Time (UTC)", "name": "Missile Name",
        "class": "Missile Type", "facility": "Facility Name", "apogee": "Apogee",
        "distance": "Distance Travelled", "outcome": "Test Outcome",
    },
    "https://www.nti.org/analysis/articles/cns-north-korea-missile-test-database/",
)  # fmt: skip
NAGIX = Layout(
    "nagix",
    "nk-missile-tests, from the CNS North Korea Missile Test Database",
    UTC_DATES,
    {"date": "date", "time": "time", "name": "missile", "facility": "facility"},
    "https://github.com/nagix/nk-missile-tests",
)
CSIS = Layout(
    "CSIS",
    "Database of North Korean Provocations, Beyond Parallel",
    LOCAL_DATES,
    {"date": "date", "type": "type", "event": "event", "info": "description"},
    "https://beyondparallel.csis.org/database-north-korean-provocations/",
    counted=False,
)
#: Layouts of tables; the other comes as JSON of its own kind.
TABLES = (CNS, CSIS)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose columns are known: each row with its number, cells by label."""

    layout: Layout
    where: str
    labels: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def find_table(sheets: Sequence[Sheet]) -> Table:
    """Find the sheet, and the row of it, that names the columns of a known log.

    Raises
    ------
    DataFileError
        If no sheet has one; it names the columns that the closest lacks.

    Examples
    --------
    >>> find_table([Sheet("x.csv", [(1, ["Date", "Type", "Event"])])])
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: x.csv: no log that is known: for CSIS there is no column \
`description` (known: CNS, CSIS, nagix)
    """
    best: tuple[int, Sheet, Layout, list[str]] | None = None
    for sheet in sheets:
        for place, (_, cells) in enumerate(sheet.rows[:_HEAD_ROWS]):
            meanings = {meaning_of(cell) for cell in cells}
            for layout in TABLES:
                missing = [name for key, name in layout.columns.items() if key not in meanings]
                if not missing:
                    return _table(layout, sheet, place)
                hits = len(layout.columns) - len(missing)
                if best is None or hits > best[0]:
                    best = (hits, sheet, layout, missing)
    if best is None:
        where = sheets[0].where if sheets else ""
        raise DataFileError("no rows", where=where, cure="is it the right file?")
    _, sheet, layout, missing = best
    listed = ", ".join(f"`{name}`" for name in missing)
    what = f"no log that is known: for {layout.source} there is no column {listed}"
    raise DataFileError(what, where=sheet.where, cure="known: CNS, CSIS, nagix")


def _table(layout: Layout, sheet: Sheet, place: int) -> Table:
    labels: list[str] = []
    for k, label in enumerate(sheet.rows[place][1], start=1):
        # a second column of one name does not take the place of the first
        labels.append(label if label and label not in labels else f"{label} column {k}".strip())
    rows = []
    for number, cells in sheet.rows[place + 1 :]:
        row = {label: cell for label, cell in zip(labels, cells, strict=False) if cell}
        rows.append((number, row))
    return Table(layout, sheet.where, tuple(labels), tuple(rows))
