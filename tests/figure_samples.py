"""A small log that the tests of figures share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from launches.figures import LogTables, read_tables
from launches.log import Settings, build_log
from launches.text.reports import read_reports

SEEDS = Path(__file__).parents[1] / "seeds"
LOFTED, OVER, BEFORE = "PRK-2022-11-18-1", "PRK-2022-10-04-1", "PRK-2017-08-29-1"


@cache
def log_folder() -> Path:
    """Log of a lofted shot, an overflight and an older one, with claims of several."""
    wanted = ("2022-11-18-", "2022-10-04-", "2017-08-29-")
    paths = [path for path in sorted(SEEDS.iterdir()) if path.name.startswith(wanted)]
    folder = Path(mkdtemp()) / "log"
    build_log(folder, read_reports(paths, as_of="2026-01-01"), settings=Settings(samples=300))
    return folder


@cache
def small_log() -> LogTables:
    return read_tables(log_folder())
