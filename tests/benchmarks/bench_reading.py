"""Reports per second, and whether the time stays linear in the length of a text.

Run as ``python tests/benchmarks/bench_reading.py``. Reads the shared reports where they lie beside
the checkout, else the seeds. Every text is made unique, so that nothing can be taken from an
earlier call; reading the lexicon is not counted. Times are those of the process on one core.

Baseline: a generic pipeline of quantulum3 (quantities) and dateparser (dates), in the same run on
the same texts. It finds figures and dates only, no claimants, moods or events. It is left out, and
the output says so, where the optional extra ``benchmark`` is not installed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from launches.events import parse_report
from launches.model import Report
from launches.text.reports import read_reports

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval" / "reports"
TARGET_PER_S = 500
ROUNDS = 5
#: Texts that the baseline reads: it is slow.
BASELINE_TEXTS = 30
REPEATS = (1, 10, 100)


def unique(reports: list[Report], mark: str) -> list[Report]:
    """Reports with a text of their own each."""
    return [
        replace(report, text=f"{report.text}\n\nItem {mark}-{k}.")
        for k, report in enumerate(reports)
    ]


def seconds(task: Callable[[Any], object], items: list[Any]) -> float:
    """Processor time of a task over some items."""
    start = time.process_time()
    for item in items:
        task(item)
    return time.process_time() - start


def baseline() -> Callable[[Report], object] | None:
    """Quantities and dates by generic libraries; None where they are not installed."""
    try:
        quantities = import_module("quantulum3.parser")
        dates = import_module("dateparser.search")
    except ImportError:
        return None

    def read(report: Report) -> object:
        return quantities.parse(report.text), dates.search_dates(report.text, languages=["en"])

    return read


def main() -> None:
    """Measure and print."""
    folder = SHARED if SHARED.is_dir() else ROOT / "seeds"
    reports = read_reports([folder])
    length = sum(len(report.text.split()) for report in reports) / len(reports)
    print(f"{len(reports)} reports of {length:.0f} words on average ({folder.parent.name})")
    for report in reports:  # reads the lexicon and warms up
        parse_report(report)
    times = [seconds(parse_report, unique(reports, str(k))) for k in range(ROUNDS)]
    rate = len(reports) / min(times)
    print(f"launches: {rate:.0f} reports/s (target {TARGET_PER_S}), best of {ROUNDS} rounds")

    print("time per copy of a text that is repeated:")
    for report in sorted(reports, key=lambda r: len(r.text))[:: len(reports) // 3]:
        costs = []
        for repeats in REPEATS:
            text = "\n\n".join([report.text] * repeats)
            several = unique([replace(report, text=text)] * (REPEATS[-1] // repeats), "n")
            costs.append(seconds(parse_report, several) / len(several) / repeats * 1e3)
        shown = ", ".join(f"{n}x {cost:.2f} ms" for n, cost in zip(REPEATS, costs, strict=True))
        print(f"  {len(report.text.split()):4d} words: {shown}")

    generic = baseline()
    if generic is None:
        print("baseline: quantulum3 and dateparser are not installed (extra 'benchmark'); left out")
        return
    some = unique(reports[:BASELINE_TEXTS], "b")
    generic(some[0])
    other = len(some) / seconds(generic, some)
    print(f"baseline quantulum3 + dateparser: {other:.1f} reports/s; ratio {rate / other:.0f}")


if __name__ == "__main__":
    main()
