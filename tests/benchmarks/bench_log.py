"""The log: linking against its labels, and a large log built, added to and read.

Run as ``python tests/benchmarks/bench_log.py``. Linking is measured beside the rule that one side's
reports of one day are one launch. The large log is made of written-out figures: 10,000 reports of
4,000 launches, by four kinds of teller.
"""

from __future__ import annotations

import functools
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

# the samples that the tests share
sys.path.insert(0, str(Path(__file__).parents[1]))

from log_samples import (
    labelled_events,
    labelled_launches,
    labelled_pairs,
    labelled_reports,
    report,
)

from launches.log import Settings, add_reports, build_log, read_claims, read_log
from launches.log import build as build_module
from launches.log import publish as publish_module
from launches.log.linking import link_mentions
from launches.log.mentions import Mention, mentions_of
from launches.log.tables import COLUMNS, from_csv
from launches.model import Report

LAUNCHES, REPORTS, SAMPLES = 4_000, 10_000, 500
KST, EASTERN = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")
SITES = ("Sunan", "Wonsan", "Sinpo", "Taechon", "Kaechon", "Hamhung", "Kusong", "Sukchon")
SHAPES = (
    ("short-range ballistic", (200, 800), (0.08, 0.25)),
    ("intermediate-range ballistic", (800, 4000), (0.2, 0.6)),
    ("intercontinental ballistic", (900, 1100), (4.0, 6.5)),
)

Sets = dict[str, set[Any]]


def scores(pairs: Iterable[tuple[str, str, bool]], groups: Sets) -> str:
    """Precision and recall of pairs found joined."""
    found = [(bool(groups[a] & groups[b]), joined) for a, b, joined in pairs]
    hits = found.count((True, True))
    joined = sum(there for _, there in found)
    there = sum(said for said, _ in found)
    return f"precision {hits / there:.4f}, recall {hits / joined:.4f} ({joined} joined)"


def grouped(mentions: list[Mention]) -> Sets:
    """Groups of each report as they are linked."""
    groups: Sets = defaultdict(set)
    for k, group in enumerate(link_mentions(mentions).groups):
        for mention in group:
            groups[mention.report_id].add(k)
    return groups


def by_day(mentions: list[Mention]) -> Sets:
    """Groups of each report if one side's day were one launch: the baseline."""
    groups: Sets = defaultdict(set)
    for mention in mentions:
        groups[mention.report_id].add((mention.event.actor, mention.event.date_local))
    return groups


def linking() -> None:
    """Score linking and the baseline on the labelled set."""
    mentions = mentions_of(labelled_events(), labelled_reports())
    launches = labelled_launches()
    pairs = [(a, b, joined) for a, b, joined, _ in labelled_pairs()]
    hard = [(a, b, joined) for a, b, joined, is_hard in labelled_pairs() if is_hard]
    every = [(a, b, bool(launches[a] & launches[b])) for a, b in combinations(sorted(launches), 2)]
    print("labelled pairs, read from their texts (target: precision 0.99, recall 0.97)")
    for name, groups in (("linking", grouped(mentions)), ("one side's day", by_day(mentions))):
        print(f"  {name:<15} 150 pairs:  {scores(pairs, groups)}")
        print(f"  {'':<15} hard ones:  {scores(hard, groups)}")
        print(f"  {'':<15} clusters, {len(every)} pairs: {scores(every, groups)}")


def synthetic(seed: int = 6) -> tuple[list[Report], dict[str, int]]:
    """Reports of many launches, and the launch that each tells of."""
    dice = random.Random(seed)
    start = datetime(2004, 1, 1, tzinfo=UTC)
    reports: list[Report] = []
    truth: dict[str, int] = {}
    extra = REPORTS - LAUNCHES
    tellers = [dice.sample((tell_mod, tell_state, tell_us), k=3) for _ in range(LAUNCHES)]
    numbers = [1] * LAUNCHES
    while extra:
        k = dice.randrange(LAUNCHES)
        if numbers[k] < 4:
            numbers[k] += 1
            extra -= 1
    for k in range(LAUNCHES):
        moment = start + timedelta(minutes=dice.randrange(22 * 365 * 24 * 60))
        kind, ranges, lofts = dice.choice(SHAPES)
        range_km = dice.randrange(*ranges, 10)
        figures = {
            "moment": moment,
            "kind": kind,
            "site": dice.choice(SITES),
            "count": dice.choice((1, 1, 2, 3)),
            "range_km": range_km,
            "apogee_km": round(range_km * dice.uniform(*lofts), -1) + 20,
        }
        for tell in [tell_jcs, *tellers[k]][: numbers[k]]:
            made = tell(k, dice, **figures)
            reports.append(made)
            truth[made.report_id] = k
    dice.shuffle(reports)
    return reports, truth


def words(count: int, kind: str) -> str:
    """Number and kind of missile."""
    if count == 1:
        return f"an {kind} missile" if kind.startswith("i") else f"a {kind} missile"
    return f"{('two', 'three')[count - 2]} {kind} missiles"


def tell_jcs(k: int, dice: random.Random, **f: Any) -> Report:
    """Seoul's word."""
    local = f["moment"].astimezone(KST)
    return report(
        f"{local:%Y-%m-%d}-jcs-{k}",
        f"{local:%Y-%m-%d}",
        f"North Korea fired {words(f['count'], f['kind'])} from the {f['site']} area at "
        f"{local:%H:%M} KST on {local:%A}, South Korea's Joint Chiefs of Staff said. It flew about "
        f"{f['range_km']} km at an apogee of about {f['apogee_km']:.0f} km before it fell into "
        "the Sea of Japan.",
    )


def tell_mod(k: int, dice: random.Random, **f: Any) -> Report:
    """Tokyo's word: a minute off, figures a little off, no site."""
    local = (f["moment"] + timedelta(minutes=dice.choice((-1, 0, 1)))).astimezone(KST)
    return report(
        f"{local:%Y-%m-%d}-mod-{k}",
        f"{local:%Y-%m-%d}",
        f"Japan's Defense Ministry said North Korea launched {words(f['count'], 'ballistic')} at "
        f"around {local:%H:%M} JST on {local:%A}. It flew about "
        f"{round(f['range_km'] * dice.uniform(0.97, 1.03), -1):.0f} km, reached an altitude of "
        f"about {f['apogee_km']:.0f} km, and is thought to have fallen outside Japan's exclusive "
        "economic zone.",
    )


def tell_state(k: int, dice: random.Random, **f: Any) -> Report:
    """Pyongyang's word a day later, with figures of its own and no clock."""
    local = f["moment"].astimezone(KST)
    after = local + timedelta(days=1)
    return report(
        f"{after:%Y-%m-%d}-kcna-{k}",
        f"{after:%Y-%m-%d}",
        f"North Korea's KCNA said on {after:%A} that {words(f['count'], f['kind'])} was launched "
        f"on {local:%B} {local.day}. It flew {f['range_km'] + 1.2:.1f} km.",
    )


def tell_us(k: int, dice: random.Random, **f: Any) -> Report:
    """An American wire's word, in its own clock and date."""
    local = f["moment"].astimezone(EASTERN)
    return report(
        f"{local:%Y-%m-%d}-wire-{k}",
        f"{local:%Y-%m-%d}",
        f"WASHINGTON - North Korea fired {words(f['count'], f['kind'])} at {local:%H:%M} "
        f"{local:%Z} on {local:%A}, U.S. officials said. It flew about {f['range_km']} km.",
    )


def timed(module: Any, name: str, spent: dict[str, float]) -> None:
    """Note how long a step of a build takes."""
    step: Callable[..., Any] = getattr(module, name)

    @functools.wraps(step)
    def run(*args: Any, **more: Any) -> Any:
        started = time.perf_counter()
        try:
            return step(*args, **more)
        finally:
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - started

    setattr(module, name, run)


def large_log() -> None:
    """Build a large log, add to it and read it."""
    reports, truth = synthetic()
    spent: dict[str, float] = {}
    for module, name in (
        (build_module, "_read"),
        (build_module, "make_ledger"),
        (publish_module, "estimate_events"),
    ):
        timed(module, name, spent)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        last = reports.pop()
        started = time.perf_counter()
        build_log(path, reports, settings=Settings(samples=SAMPLES))
        total = time.perf_counter() - started
        linked = spent["_read"] + spent["make_ledger"]
        estimated = spent["estimate_events"]
        mentions = from_csv((path / "mentions.csv").read_bytes(), COLUMNS["mentions"], "mentions")
        groups: Sets = defaultdict(set)
        for row in mentions:
            groups[row[1]].add(row[2])
        launches: Sets = defaultdict(set)
        for row in mentions:
            launches[row[2]].add(truth[row[1]])
        pure = sum(len(told) == 1 for told in launches.values())
        whole: Sets = defaultdict(set)
        for name, found in groups.items():
            whole[str(truth[name])] |= found
        one = sum(len(found) == 1 for found in whole.values())
        print(f"{len(reports)} synthetic reports of {LAUNCHES} launches, one core")
        print(f"  events {len(launches)}: {pure} of one launch only; {one} launches in one event")
        print(f"  read {spent['_read']:.1f} s and linked {spent['make_ledger']:.1f} s: "
              f"{linked:.1f} s (target 40)")  # fmt: skip
        print(f"  estimated with zones, {SAMPLES} samples: {estimated:.1f} s (target 40)")
        print(f"  written: {total - linked - estimated:.1f} s")
        started = time.perf_counter()
        add_reports(path, [last])
        print(f"  one report added: {time.perf_counter() - started:.2f} s (target 1)")
        for read, name in ((read_log, "read_log"), (read_claims, "read_claims")):
            best = min(clock(functools.partial(read, path)) for _ in range(3))
            print(f"  {name}: {1000 * best:.0f} ms, {len(read(path))} rows (target 300, both)")


def clock(call: Callable[[], Any]) -> float:
    """Seconds that a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    linking()
    large_log()
