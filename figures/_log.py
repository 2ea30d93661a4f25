"""What the figure scripts share: the events of the bundled reports, estimated, and the options."""

from __future__ import annotations

import argparse
from pathlib import Path

from geopandas import GeoDataFrame

import launches
from launches.estimates import Estimated, estimate_log

CHECKOUT = Path(__file__).resolve().parents[1]


def options(purpose: str) -> argparse.ArgumentParser:
    """Options that every figure script has."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("events", nargs="*", metavar="EVENT_ID", help="default: see the script")
    parser.add_argument("--reports", type=Path, default=CHECKOUT / "seeds", help="default: seeds")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "figures", help="default: figures")
    return parser


def read_log(reports: Path) -> Estimated:
    """Read and estimate all events of a folder of reports."""
    return estimate_log(launches.build(launches.read_reports(reports)))


def chosen(log: Estimated, wanted: list[str], default: tuple[str, ...] = ()) -> GeoDataFrame:
    """Events asked for; else those of `default` that the log has, or all where there is none."""
    ids = wanted or default
    missing = set(wanted) - set(log.events["event_id"])
    if missing:
        raise SystemExit(f"not in the log: {', '.join(sorted(missing))}")
    return log.events[log.events["event_id"].isin(ids)] if ids else log.events
