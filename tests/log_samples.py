"""Reports, events and claims that the tests of the log share."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from launches.events import parse_report
from launches.log import Settings, build_log
from launches.model import Claim, Event, Report
from launches.text.reports import parse_report_text, read_reports

ROOT = Path(__file__).parents[1]
LINKING = ROOT / "tests" / "data" / "linking"


def report(report_id: str, published: str, text: str, outlet: str = "") -> Report:
    """A report as if read from a file."""
    head = f"---\npublished: {published}\n" + (f"outlet: {outlet}\n" if outlet else "") + "---\n"
    return parse_report_text(
        head + text, report_id=report_id, path=f"{report_id}.txt", as_of="2026-01-01"
    )


def told(
    report_id: str,
    *claims: Claim,
    number: int = 1,
    actor: str | None = "PRK",
    day: str = "2022-09-25",
    **columns: object,
) -> Event:
    """An event as one report tells it."""
    event_id = f"{actor or 'XXX'}-{day}-{number}"
    return Event(
        event_id=event_id,
        reports=(report_id,),
        actor=actor,
        date_local=day,
        claims=claims,
        **columns,  # type: ignore[arg-type]
    )


def claim(
    field: str, value: str | float, claimant: str = "KOR-JCS", start: int = 0, **more: object
) -> Claim:
    """A flown, preferred claim."""
    number = None if isinstance(value, str) else float(value)
    values: dict[str, object] = {"preferred": True, "value_num": number, **more}
    return Claim(
        field=field,
        value=str(value),
        verbatim=str(value),
        start=start,
        end=start + len(str(value)),
        claimant=claimant,
        **values,  # type: ignore[arg-type]
    )


@cache
def labelled_reports() -> tuple[Report, ...]:
    """Reports of the labelled linking set, from its own file and from the seeds."""
    wanted = set(labelled_launches())
    read = read_reports([ROOT / "seeds", LINKING / "reports.jsonl"], as_of="2026-01-01")
    found = tuple(r for r in read if r.report_id in wanted)
    assert {r.report_id for r in found} == wanted
    return found


@cache
def labelled_launches() -> dict[str, frozenset[str]]:
    """Launches that each labelled report tells of."""
    launches: dict[str, set[str]] = defaultdict(set)
    with open(LINKING / "launches.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            launches[row["report"]].add(row["launch"])
    return {report_id: frozenset(names) for report_id, names in launches.items()}


@cache
def labelled_pairs() -> tuple[tuple[str, str, bool, bool], ...]:
    """Pairs of reports: both ids, whether they share a launch, whether they are hard."""
    with open(LINKING / "pairs.csv", encoding="utf-8", newline="") as stream:
        return tuple(
            (row["a"], row["b"], row["label"] == "joined", row["hard"] == "yes")
            for row in csv.DictReader(stream)
        )


@cache
def labelled_events() -> tuple[Event, ...]:
    """Events as each labelled report tells them."""
    return tuple(event for r in labelled_reports() for event in parse_report(r))


def log_to_export(folder: Path) -> Path:
    """A log of three launches, one of them across 180 degrees, one without a place."""
    reports = [
        report(
            "2017-11-29-ministry",
            "2017-11-29",
            "North Korea fired an intercontinental ballistic missile from Pyongsong at 3:18 a.m. "
            "JST on November 29, 2017. It flew 950 km for 53 minutes at an apogee of 4,475 km, "
            "Japan's Defense Ministry said, and fell into the Sea of Japan.",
        ),
        # runs across 180 degrees
        report(
            "2025-11-05-far",
            "2025-11-05",
            "North Korea fired an intercontinental ballistic missile eastward from Sunan at 7:10 "
            "a.m. KST on November 5, 2025, South Korea's Joint Chiefs of Staff said. It flew about "
            "7,000 km at an apogee of 1,400 km and fell into the Pacific Ocean.",
        ),
        report(
            "2022-10-09-nowhere",
            "2022-10-09",
            "North Korea fired a missile on October 9, 2022, South Korea's Joint Chiefs of Staff "
            "said.",
        ),
    ]
    build_log(folder, reports, settings=Settings(samples=200))
    return folder
