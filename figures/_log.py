"""What the figure scripts share: the events of the bundled reports, estimated, and the options."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from geopandas import GeoDataFrame

import launches
from launches.trajectory import estimate_all

CHECKOUT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Log:
    """Events with verdicts, tracks and regions."""

    events: GeoDataFrame
    trajectories: GeoDataFrame
    footprints: GeoDataFrame


def options(purpose: str) -> argparse.ArgumentParser:
    """Options that every figure script has."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("events", nargs="*", metavar="EVENT_ID", help="default: see the script")
    parser.add_argument("--reports", type=Path, default=CHECKOUT / "seeds", help="default: seeds")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "figures", help="default: figures")
    return parser


def read_log(reports: Path) -> Log:
    """Read and estimate all events of a folder of reports."""
    read = launches.build(launches.read_reports(reports))
    tracks, regions, samples = estimate_all(read)
    verdicts = launches.check_zones(read, samples=samples)
    return Log(launches.with_estimates(read, tracks, verdicts), tracks, regions)


def chosen(log: Log, wanted: list[str], default: tuple[str, ...]) -> GeoDataFrame:
    """Events asked for, or those of `default` that the log has."""
    ids = wanted or default
    found = log.events[log.events["event_id"].isin(ids)]
    missing = set(wanted) - set(found["event_id"])
    if missing:
        raise SystemExit(f"not in the log: {', '.join(sorted(missing))}")
    return found
