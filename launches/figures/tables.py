"""What figures are drawn from: a kept log, or reports that are read and estimated."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import BatchError, FigureError

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd
    from geopandas import GeoDataFrame

    from launches.plotting import Stamp

_DAY = re.compile(r"(?:[A-Z]{3}-)?\d{4}-\d{2}-\d{2}")


def is_day(asked: str) -> bool:
    """Whether a day is named, or one side's day, and no event.

    Examples
    --------
    >>> is_day("2022-11-02"), is_day("PRK-2022-11-02"), is_day("PRK-2022-11-02-1")
    (True, True, False)
    """
    return _DAY.fullmatch(asked) is not None


@dataclass(frozen=True, kw_only=True)
class LogTables:
    """Tables and layers of a log, and what a figure's stamp says of it.

    Attributes
    ----------
    events : geopandas.GeoDataFrame
        Events with their estimates and verdicts.
    claims : pandas.DataFrame
        Their claims.
    reports : pandas.DataFrame
        List of the reports.
    trajectories, footprints : geopandas.GeoDataFrame
        Tracks and splash-down regions.
    as_known_at : str
        Day of the latest report, ISO 8601; empty where none is dated.
    version : str
        First digits of the hash of the log's events table; empty where no kept log was read.
    """

    events: GeoDataFrame
    claims: pd.DataFrame
    reports: pd.DataFrame
    trajectories: GeoDataFrame
    footprints: GeoDataFrame
    as_known_at: str = ""
    version: str = ""

    @property
    def stamp(self) -> Stamp:
        """State of knowledge that figures of these tables show."""
        from launches.plotting import Stamp

        return Stamp(as_known_at=self.as_known_at, log=self.version)

    def of(self, event_ids: Sequence[str]) -> LogTables:
        """Tables of some events alone, in the order of the log."""
        wanted = list(event_ids)

        def mine(table: Any) -> Any:
            return table[table["event_id"].isin(wanted).fillna(False).astype(bool)]

        events = mine(self.events)
        told = {name for cell in events["reports"].dropna() for name in str(cell).split("|")}
        return replace(
            self, events=events, claims=mine(self.claims),
            reports=self.reports[self.reports["report_id"].isin(sorted(told))],
            trajectories=mine(self.trajectories), footprints=mine(self.footprints),
        )  # fmt: skip

    def of_day(self, day: str) -> list[str]:
        """Ids of the events of a local day, or of one side's, as its ids begin."""
        return [
            name for name in map(str, self.events["event_id"])
            if name.startswith(day) or name[4:14] == day
        ]  # fmt: skip

    def find(self, event_ids: Iterable[str]) -> list[str]:
        """Ids of events that are meant by ids, by a day, or by beginnings that only one event has.

        ``2022-11-02`` stands for all events of that local day, ``PRK-2022-11-02`` for one side's.

        Raises
        ------
        FigureError
            If one is not in the log, or several begin like it.
        """
        known = [str(name) for name in self.events["event_id"]]
        found = []
        for asked in event_ids:
            meant = (
                [asked] if asked in known else [name for name in known if name.startswith(asked)]
            )
            of_day = self.of_day(asked) if is_day(asked) else []
            if of_day:
                found += of_day
                continue
            if len(meant) != 1 or not asked:
                near = meant or get_close_matches(asked, known, n=5, cutoff=0.5)
                what = "several events begin like this" if meant else "no such event in the log"
                cure = f"try {', '.join(near[:8])}" if near else "see events.csv for the ids"
                raise FigureError(what, where=asked, cure=cure)
            found += meant
        return found


def read_tables(
    log: str | Path | None = None,
    *,
    reports: Sequence[str | Path] = (),
    as_of: date | str | None = None,
    basis: str = "median",
    zones: str | Path | None = None,
) -> LogTables:
    """Read what figures are drawn from.

    Parameters
    ----------
    log : path, optional
        Folder of a log; the bundled one where neither it nor reports are given.
    reports : sequence of paths
        Reports to read and estimate instead.
    as_of, basis, zones
        For reports, as `launches.run` takes them.

    Raises
    ------
    FigureError
        If a log and reports are given.
    BatchError
        If a report cannot be read.
    DataFileError
        If there is no log, or it cannot be used.

    Examples
    --------
    >>> read_tables("a-log", reports=["seeds"])
    Traceback (most recent call last):
    ...
    launches.errors.FigureError: a log and reports are given (give one of them)
    """
    if reports:
        if log is not None:
            raise FigureError("a log and reports are given", cure="give one of them")
        return _from_reports(reports, as_of, basis, zones)
    from launches.log import (
        read_claims,
        read_footprints,
        read_log,
        read_report_list,
        read_trajectories,
    )
    from launches.log.read import file_of, log_folder

    listed = read_report_list(log)
    return LogTables(
        events=read_log(log),
        claims=read_claims(log),
        reports=listed,
        trajectories=read_trajectories(log),
        footprints=read_footprints(log),
        as_known_at=_latest(listed),
        version=hashlib.sha256(file_of(log_folder(log), "events.csv")).hexdigest()[:10],
    )


def _from_reports(
    paths: Sequence[str | Path], as_of: date | str | None, basis: str, zones: str | Path | None
) -> LogTables:
    from launches.reading import tables
    from launches.text.reports import scan_reports

    reports, errors = scan_reports(paths, as_of=as_of)
    if errors:
        raise BatchError(errors)
    read = tables(reports)
    return estimated(read.events, read.claims, read.reports, basis=basis, zones=zones)


def estimated(
    events: GeoDataFrame,
    claims: pd.DataFrame,
    reports: pd.DataFrame,
    *,
    basis: str = "median",
    zones: str | Path | None = None,
) -> LogTables:
    """Tables of events that were just read, with what their figures imply."""
    from launches.estimates import estimate_log, with_claims
    from launches.zones import load_layer

    found = estimate_log(with_claims(events, claims), layer=load_layer(zones), basis=basis)
    return LogTables(
        events=found.events,
        claims=claims,
        reports=reports,
        trajectories=found.trajectories,
        footprints=found.footprints,
        as_known_at=_latest(reports),
    )


def _latest(reports: pd.DataFrame) -> str:
    days = reports["published"].dropna().astype(str).str.slice(0, 10)
    return str(days.max()) if len(days) else ""
