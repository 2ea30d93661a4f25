"""Take public logs in: their rows as reports beside others, and a crosswalk of ids.

Nothing is overwritten: a row that a later download has changed comes in as a further report, and
the log's new word supersedes its old one as any claimant's does.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from launches.files import make_folder, replacing
from launches.log.build import add_reports
from launches.log.crosswalk import crosswalk
from launches.log.estimates import Settings
from launches.log.ledger import link_events
from launches.log.package import describe
from launches.log.publish import Kept
from launches.log.read import log_folder, read_report_list
from launches.log.store import read_current
from launches.log.tables import COLUMNS
from launches.model import Report
from launches.publiclogs import PublicLog, read_public_rows
from launches.text.reports import scan_reports
from launches.text.rowtext import is_layout

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

#: Folder of a log that the texts of imported rows are kept in.
TEXTS = "texts"


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import did.

    Attributes
    ----------
    source : str
        Name that the claims bear.
    kept : Kept
        What the log took in, what it had already, and what changed.
    crosswalk : pandas.DataFrame
        One row per row of the file; see `launches.log.crosswalk.crosswalk`.
    left_out : tuple of str
        Rows that were not taken, and cells that are kept as text only, with the reasons.
    """

    source: str
    kept: Kept
    crosswalk: pd.DataFrame
    left_out: tuple[str, ...]

    def summary(self) -> str:
        """Say in a line what was done."""
        rows = self.crosswalk
        events = rows.drop_duplicates("event_id")
        known = int((events["joined"] == "yes").sum())
        return (
            f"{self.source}: {len(rows)} rows, {len(events)} events, {known} of them told by other "
            f"reports too; reports taken in: {len(self.kept.added)}, there before: "
            f"{len(self.kept.known)}; notes: {len(self.left_out)}"
        )


def read_public_log(
    path: str | Path, *, source: str = "", as_of: date | str | None = None
) -> GeoDataFrame:
    """Read a public log as an events table, one row per launch occasion.

    Parameters
    ----------
    path : path
        The CNS/NTI workbook of North Korean missile tests (or its sheet as CSV), the JSON of
        nk-missile-tests, or the Beyond Parallel table as CSV or JSON; see
        `launches.publiclogs.layouts`.
    source : str, optional
        Name that the claims bear, instead of the log's own.
    as_of : date or str, optional
        Day of the download, for rows that do not say when they were entered; today (UTC) where
        not given.

    Returns
    -------
    geopandas.GeoDataFrame
        Reported columns of `launches.schema.EVENTS`; days at the site, clocks in the log's own
        zone and in UTC. What the log does not know is empty, its zeros are zeros.

    Raises
    ------
    DataFileError
        If the file is no log that is known.
    BatchError
        If rows have days, clocks or places that cannot be.

    Examples
    --------
    >>> read_public_log("tests.xlsx")  # doctest: +SKIP
    """
    from launches.events import parse_report
    from launches.table import events_table

    reports = read_public_rows(path, source=source, as_of=as_of).reports()
    told = [event for report in reports for event in parse_report(report)]
    return events_table(link_events(told, reports))


def import_log(
    path: str | Path,
    folder: str | Path | None = None,
    *,
    source: str = "",
    as_of: date | str | None = None,
) -> Imported:
    """Take a public log into a log, and tell which of its rows are which events.

    Parameters
    ----------
    path : path
        File of the public log, as for `read_public_log`.
    folder : path, optional
        Folder of the log that takes it in, begun where there is none; the texts of the rows are
        kept in its folder ``texts``. Where not given, nothing is written: the rows are held
        against the bundled log.
    source, as_of
        As for `read_public_log`.

    Returns
    -------
    Imported
        What was taken in, and the crosswalk.

    Raises
    ------
    DataFileError, BatchError
        As for `read_public_log`; nothing has been written then.
    OutputError
        If the folder cannot be written to; the log stands as it was.

    Examples
    --------
    >>> import_log("tests.xlsx", "log").crosswalk.to_csv("crosswalk.csv")  # doctest: +SKIP
    """
    public = read_public_rows(path, source=source, as_of=as_of)
    if folder is not None:
        return _take_in(public, Path(folder))
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "log"
        _copy(log_folder(None), copy)
        return _take_in(public, copy)


def imported_reports(folder: str | Path, besides: Iterable[Report] = ()) -> list[Report]:
    """Read the reports that imports have laid out in a log, from the texts beside it.

    Parameters
    ----------
    folder : path
        Folder of the log; where it keeps no such texts there are none.
    besides : iterable of Report
        Reports whose ids are taken already.

    Examples
    --------
    >>> imported_reports("no-such-folder")
    []
    """
    texts = Path(folder) / TEXTS
    if not texts.is_dir():
        return []
    known = {report.report_id for report in besides}
    found = [r for r in scan_reports(texts)[0] if is_layout(r.text) and r.report_id not in known]
    return [_renamed(report, report.report_id) for report in found]


def _take_in(public: PublicLog, folder: Path) -> Imported:
    names = _new_names(public, folder)
    reports = [_renamed(report, names[report.report_id]) for report in public.reports()]
    _keep_texts(make_folder(folder / TEXTS), public, names)
    kept = add_reports(folder, reports)
    return Imported(
        source=public.source,
        kept=kept,
        crosswalk=crosswalk(public, names, folder, kept.decisions),
        left_out=public.left_out,
    )


def _new_names(public: PublicLog, folder: Path) -> dict[str, str]:
    """Id of each report in the log: its own, unless another text has that already."""
    there: dict[str, str] = {}
    if read_current(folder, "reports.csv") is not None:
        listed = read_report_list(folder)
        there = dict(zip(listed["report_id"], listed["sha256"], strict=True))
    names = {}
    for report in public.reports():
        name, version = report.report_id, 1
        while there.get(name, report.sha256) != report.sha256:
            version += 1
            name = f"{report.report_id}-v{version}"
        names[report.report_id] = name
    return names


def _keep_texts(texts: Path, public: PublicLog, names: dict[str, str]) -> None:
    """Write the texts that are not there as laid out: a broken import may have left others."""
    there = {r.report_id: r.sha256 for r in scan_reports(texts)[0]}
    for report in public.reports():
        name = names[report.report_id]
        if there.get(name) != report.sha256:
            with replacing(texts / f"{name}.txt") as stream:
                stream.write(public.files[report.report_id])


def _renamed(report: Report, name: str) -> Report:
    return replace(report, report_id=name, path=f"{TEXTS}/{name}.txt")


def _copy(log: Path, copy: Path) -> None:
    """Copy the tables of a log, set to estimate nothing."""
    make_folder(copy)
    for name in (*(f"{table}.csv" for table in COLUMNS), "links.csv"):
        if (log / name).is_file():
            shutil.copyfile(log / name, copy / name)
    (copy / "datapackage.json").write_bytes(describe({}, Settings(samples=0)))
