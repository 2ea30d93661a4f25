"""Reports of one launch, found among many: which mentions belong together, and why.

Mentions are compared within one side's neighbouring days only. The most alike are joined first,
each group by the mean of its pairs, so that the result does not depend on the order of reports.
What fits two launches of one day equally well joins neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from launches.log.clusters import cluster
from launches.log.evidence import VETO, Evidence, compare
from launches.log.mentions import Mention

#: Mentions of a day beyond which only near neighbours in time and place are compared.
CROWD = 40

#: Key of a pair of mentions, the lesser first.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two mentions were joined, and what spoke for and against it."""

    a: str
    b: str
    joined: bool
    points: float
    reasons: tuple[Evidence, ...]

    def __str__(self) -> str:
        verb = "joined" if self.joined else "kept apart"
        points = f" ({self.points:+.1f})" if abs(self.points) < -VETO / 2 else ""
        why = "; ".join(e.words for e in self.reasons)
        return f"{self.a} and {self.b} {verb}{points}: {why}"


@dataclass(frozen=True, slots=True)
class Linked:
    """Groups of mentions, one for each launch, and the decisions behind them."""

    groups: tuple[tuple[Mention, ...], ...]
    decisions: tuple[Decision, ...]


def link_mentions(
    mentions: Sequence[Mention], overrules: Mapping[Pair, bool] | None = None
) -> Linked:
    """Group mentions by launch.

    Parameters
    ----------
    mentions : sequence of Mention
        In any order.
    overrules : mapping, optional
        Pairs of keys, the lesser first, that an editor has joined (True) or parted (False).

    Returns
    -------
    Linked
        Groups sorted by their first key, and one decision for each pair that was compared.

    Examples
    --------
    >>> from launches.log.mentions import mentions_of
    >>> from launches.model import Event
    >>> told = [Event(event_id="PRK-2023-09-13-1", reports=(name,), actor="PRK",
    ...               date_local="2023-09-13", missile_count=2) for name in "ab"]
    >>> linked = link_mentions(mentions_of(told))
    >>> len(linked.groups), str(linked.decisions[0])
    (1, 'a#1 and b#1 joined (+2.0): same day, 2023-09-13; 2 fired in both')
    """
    forced = dict(overrules or {})
    ordered = sorted(mentions, key=lambda m: m.key)
    weighed = {}
    for a, b in _pairs(ordered):
        points, reasons = compare(a, b)
        weighed[a.key, b.key] = (points, reasons)
    known = {m.key for m in ordered}
    for pair, joined in forced.items():
        if known.issuperset(pair):
            points = -VETO if joined else VETO
            words = f"an editor {'joined' if joined else 'parted'} them"
            weighed[pair] = (points, (Evidence(points, words),))
    together = [pair for pair, joined in forced.items() if joined and known.issuperset(pair)]
    by_key = {m.key: m for m in ordered}
    groups = cluster(by_key, {pair: points for pair, (points, _) in weighed.items()}, together)
    owner = {key: i for i, group in enumerate(groups) for key in group}
    decisions = tuple(
        Decision(a, b, owner[a] == owner[b], points, reasons)
        for (a, b), (points, reasons) in sorted(weighed.items())
    )
    return Linked(tuple(tuple(by_key[key] for key in group) for group in groups), decisions)


def _pairs(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs worth comparing, the lesser key first: of one side, a day apart at most."""
    days: dict[date, list[Mention]] = {}
    for mention in mentions:
        if mention.day is not None:
            days.setdefault(mention.day, []).append(mention)
    for day, today in days.items():
        yield from _neighbours(today)
        for a in today:
            for b in days.get(day + timedelta(days=1), [])[:CROWD]:
                if a.event.actor == b.event.actor and a.event.actor:
                    yield (a, b) if a.key < b.key else (b, a)


def _neighbours(today: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    near = sorted(today, key=_place)
    for i, a in enumerate(near):
        for b in near[i + 1 : i + 1 + CROWD]:
            if a.event.actor == b.event.actor or not (a.event.actor and b.event.actor):
                yield (a, b) if a.key < b.key else (b, a)


def _place(mention: Mention) -> tuple[object, ...]:
    event = mention.event
    return (
        event.actor or "", mention.first_min or 0.0, event.site or "", event.missile_class or "",
        event.range_km or 0.0, mention.key,
    )  # fmt: skip
