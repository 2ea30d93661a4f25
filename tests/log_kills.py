"""Kill writers of a log, and see what is left: run as a script, which forks its victims.

A victim is killed at a fault point (a call by which files are changed, before or after it) or at a
random moment. Then the log must be the old one or the new one in every file, and the next writer
must bring it to the same bytes as if nobody had been killed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from log_samples import report

from launches.log.build import add_reports, build_log
from launches.log.estimates import Settings
from launches.log.store import NEXT, read_current

CALLS = ("mkdir", "fsync", "replace", "rename", "unlink", "rmdir")
SETTINGS = Settings(samples=0)

FIRST = [
    report(
        f"{day}-jcs",
        day,
        f"North Korea fired two short-range ballistic missiles from {site} on {words}, South "
        f"Korea's Joint Chiefs of Staff said. They flew about {range_km} km.",
    )
    for day, words, site, range_km in (
        ("2022-09-25", "September 25", "Taechon", 600),
        ("2022-09-28", "September 28", "Sunan", 360),
        ("2022-09-29", "September 29", "Sunchon", 350),
    )
]
SECOND = [
    report(
        "2022-09-26-ministry",
        "2022-09-26",
        "Japan's Defense Ministry said North Korea launched two ballistic missiles on "
        "September 25. They flew about 650 km.",
    ),
    report(
        "2022-10-01-jcs",
        "2022-10-01",
        "North Korea fired two short-range ballistic missiles from Sunan on October 1, South "
        "Korea's Joint Chiefs of Staff said.",
    ),
]


def write(folder: Path, mode: str) -> None:
    """What the victim does."""
    if mode == "add":
        add_reports(folder, SECOND)
    else:
        build_log(folder, FIRST + SECOND, settings=SETTINGS)


def state(folder: Path) -> dict[str, bytes | None]:
    """Content of every file of a log, as its readers see it."""
    names = [
        "events.csv", "claims.csv", "reports.csv", "mentions.csv", "ids.csv", "links.csv",
        "trajectories.geojson", "footprints.geojson", "datapackage.json", "CHANGES.md",
        "CITATION.cff", "LICENSE",
    ]  # fmt: skip
    return {name: read_current(folder, name) for name in names}


def counting(die_at: int | None) -> Callable[[], int]:
    """Count the calls that change files, and die at one of them."""
    seen = 0

    def wrapped(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **more: Any) -> Any:
            nonlocal seen
            seen += 1
            if seen == die_at:
                os.kill(os.getpid(), signal.SIGKILL)
            result = call(*args, **more)
            seen += 1
            if seen == die_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return run

    for name in CALLS:
        setattr(os, name, wrapped(getattr(os, name)))
    return lambda: seen


def kill_at(folder: Path, mode: str, point: int | None, delay_s: float) -> bool:
    """Run a victim and kill it; whether it died of that."""
    pid = os.fork()
    if pid == 0:
        if point is not None:
            counting(point)
        write(folder, mode)
        os._exit(0)
    if point is None:
        time.sleep(delay_s)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def check(folder: Path, before: dict[str, bytes | None], after: dict[str, bytes | None]) -> str:
    """Name what is wrong with a log whose writer was killed; empty where nothing is."""
    left = state(folder)
    if left not in (before, after):
        return "neither the old nor the new state"
    for path in folder.iterdir():
        if path.name == NEXT:
            continue
        if path.read_bytes() not in (before.get(path.name), after.get(path.name)):
            return f"half a file: {path.name}"
    return ""


def race(scratch: Path) -> int:
    """Let two writers add a report each at the same moment, many times."""
    base = scratch / "base"
    build_log(base, FIRST, settings=SETTINGS)
    shutil.copytree(base, scratch / "done")
    write(scratch / "done", "add")
    after = state(scratch / "done")
    for k in range(5):
        folder = scratch / f"r{k}"
        shutil.copytree(base, folder)
        writers = []
        for one in SECOND:
            pid = os.fork()
            if pid == 0:
                add_reports(folder, [one])
                os._exit(0)
            writers.append(pid)
        codes = [os.waitpid(pid, 0)[1] for pid in writers]
        left = state(folder)
        # the two lists of changes stand in the order of the writers
        if any(codes) or any(left[n] != after[n] for n in after if n != "CHANGES.md"):
            print(f"race {k}: a writer's report was lost")
            return 1
    print("race: both writers' reports are there")
    return 0


def main(mode: str, number: int, seed: int, scratch: Path) -> int:
    """Kill so many writers, half of them at fault points, and say what went wrong."""
    base, done = scratch / "base", scratch / "done"
    base.mkdir()
    if mode == "add":
        build_log(base, FIRST, settings=SETTINGS)
    shutil.copytree(base, done)
    # what is imported on first use is not to count
    shutil.copytree(base, scratch / "warm")
    write(scratch / "warm", mode)
    started = time.monotonic()
    write(done, mode)
    lasts_s = time.monotonic() - started
    before, after = state(base), state(done)
    count = os.fork()
    if count == 0:
        shutil.copytree(base, scratch / "count")
        seen = counting(None)
        write(scratch / "count", mode)
        os._exit(seen())
    points = os.waitstatus_to_exitcode(os.waitpid(count, 0)[1])
    dice = random.Random(seed)
    tried = dice.sample(range(1, points + 1), min(points, number // 2))
    moments: list[int | None] = [*tried, *[None] * (number - len(tried))]
    died = 0
    for k, point in enumerate(moments):
        folder = scratch / f"k{k}"
        shutil.copytree(base, folder)
        died += kill_at(folder, mode, point, dice.random() * lasts_s * 1.1)
        wrong = check(folder, before, after)
        if not wrong:
            write(folder, mode)
            if state(folder) != after or (folder / NEXT).exists():
                wrong = "the next writer did not finish the work"
        if wrong:
            print(f"{mode}, point {point} of {points}: {wrong}")
            return 1
        shutil.rmtree(folder)
    print(f"{mode}: {died} of {len(moments)} writers killed, {points} fault points")
    return 0 if died >= len(tried) else 1


if __name__ == "__main__":
    mode, number, seed, scratch = sys.argv[1:5]
    if mode == "race":
        raise SystemExit(race(Path(scratch)))
    raise SystemExit(main(mode, int(number), int(seed), Path(scratch)))
