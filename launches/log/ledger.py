"""The log in memory: mentions linked, merged and numbered; the events are a view of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from launches import schema
from launches.events.preferred import ORDER
from launches.log.ids import Id, assign_ids
from launches.log.linking import Decision, link_mentions
from launches.log.mentions import Mention, mentions_of, moment_of
from launches.log.merge import merge
from launches.log.overrules import Overrule, settle
from launches.model import Event, Report

#: Decimals that figures are kept to: those that the tables are written with.
_DECIMALS = {"deg": 5, "km": 3, "min": 3, "Mach": 3}
_ROUNDED = {c.name: _DECIMALS[c.unit] for c in schema.EVENTS if c.unit in _DECIMALS}


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """What was said, grouped by launch.

    Attributes
    ----------
    groups : dict
        Mentions of each event, by its id.
    events : tuple of Event
        One for each group, by day and number.
    ids : tuple of Id
        All ids ever given.
    decisions : tuple of Decision
        Why mentions were joined or kept apart; empty for what was read from a log.
    retracted : frozenset of str
        Mentions that an editor has withdrawn.
    """

    groups: dict[str, tuple[Mention, ...]]
    events: tuple[Event, ...]
    ids: tuple[Id, ...] = ()
    decisions: tuple[Decision, ...] = ()
    retracted: frozenset[str] = frozenset()

    def without_bare_denials(self) -> Ledger:
        """Leave out launches that are only ever said not to have taken place."""
        told = {
            event.event_id: event
            for event in self.events
            if not event.claims or any(claim.field != "status" for claim in event.claims)
        }
        groups = {name: mentions for name, mentions in self.groups.items() if name in told}
        return replace(self, groups=groups, events=tuple(told.values()))

    def as_known_at(self, moment: datetime | date | str) -> tuple[Event, ...]:
        """Events as they stood at a moment: from what had been published by then.

        Parameters
        ----------
        moment : datetime, date or str
            A day counts to its end, UTC; a time without a zone is UTC.

        Raises
        ------
        ReportError
            If it is no date or time.
        """
        limit = moment_of(moment)
        events = []
        for event_id, mentions in self.groups.items():
            known = [m for m in mentions if m.known <= limit]
            if known:
                gone = all(m.key in self.retracted for m in known)
                events.append(merge(known, event_id, retracted=gone))
        return tuple(sorted(events, key=in_day_order))


def link_events(
    events: Iterable[Event], reports: Iterable[Report] = (), *, order: Sequence[str] = ORDER
) -> tuple[Event, ...]:
    """Fold the events of single reports into one event for each launch.

    Parameters
    ----------
    events : iterable of Event
        As `launches.events.parse_report` gives them, of any number of reports in any order.
    reports : iterable of Report, optional
        The reports: when each was published decides which word is a claimant's latest.
    order : sequence of str
        Claimants, preferred first.

    Returns
    -------
    tuple of Event
        By day and number, with all claims; the same for any order of `events` and `reports`.

    Examples
    --------
    >>> told = [Event(event_id="PRK-2023-09-13-1", reports=(name,), actor="PRK",
    ...               date_local="2023-09-13", missile_count=2) for name in "ab"]
    >>> event, = link_events(told)
    >>> event.event_id, event.reports
    ('PRK-2023-09-13-1', ('a', 'b'))
    """
    return make_ledger(mentions_of(events, reports), order=order).events


def make_ledger(
    mentions: Iterable[Mention],
    *,
    ids: Sequence[Id] = (),
    taken: Iterable[str] = (),
    overrules: Sequence[Overrule] = (),
    order: Sequence[str] = ORDER,
) -> Ledger:
    """Link, merge and number mentions.

    Parameters
    ----------
    mentions : iterable of Mention
        As `mentions_of` gives them.
    ids : sequence of Id
        Ids that were given before to these mentions.
    taken : iterable of str
        Ids of other events, whose numbers are not given again.
    overrules : sequence of Overrule
        An editor's decisions.
    order : sequence of str
        Claimants, preferred first.
    """
    numbered = number_claims(mentions)
    founders = {row.event_id: row.mentions[0] for row in ids if row.mentions}
    settled = settle(overrules, (m.key for m in numbered), founders)
    linked = link_mentions(numbered, settled.pairs)
    merged = [
        merge(group, order=order, retracted=all(m.key in settled.retracted for m in group))
        for group in linked.groups
    ]
    event_ids, rows = assign_ids(list(zip(linked.groups, merged, strict=True)), ids, taken)
    events = [with_id(event, name) for event, name in zip(merged, event_ids, strict=True)]
    return Ledger(
        groups=dict(zip(event_ids, linked.groups, strict=True)),
        events=tuple(sorted(events, key=in_day_order)),
        ids=tuple(rows),
        decisions=linked.decisions,
        retracted=settled.retracted,
    )


def number_claims(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions with an id on every claim, numbered through each report, and figures rounded.

    Examples
    --------
    >>> from launches.model import Claim
    >>> claim = Claim(field="site", value="Sunan", verbatim="Sunan", start=0, end=5)
    >>> mention, = number_claims(mentions_of([Event(reports=("a",), claims=(claim,))]))
    >>> mention.event.claims[0].claim_id
    'a:1'
    """
    last: dict[str, int] = {}
    out = []
    for mention in sorted(mentions, key=lambda m: (m.report_id, len(m.key), m.key)):
        claims = []
        for claim in mention.event.claims:
            last[mention.report_id] = number = last.get(mention.report_id, 0) + 1
            claim_id = claim.claim_id or f"{mention.report_id}:{number}"
            claims.append(replace(claim, claim_id=claim_id, report_id=mention.report_id))
        out.append(replace(mention, event=_rounded(mention.event, tuple(claims))))
    return out


def _rounded(event: Event, claims: tuple[object, ...]) -> Event:
    changed: dict[str, object] = {"claims": claims}
    for name, decimals in _ROUNDED.items():
        value = getattr(event, name, None)
        if value is not None:
            changed[name] = round(value, decimals)
    return replace(event, **changed)  # type: ignore[arg-type]


def with_id(event: Event, event_id: str) -> Event:
    """Put an event and its claims under another id."""
    claims = tuple(replace(claim, event_id=event_id) for claim in event.claims)
    return replace(event, event_id=event_id, claims=claims)


def in_day_order(event: Event) -> tuple[str, str, int]:
    """Key that sorts events by day, side and number of the id."""
    return id_order(event.event_id)


def id_order(event_id: str) -> tuple[str, str, int]:
    """Key that sorts ids by day, side and number.

    Examples
    --------
    >>> id_order("PRK-2023-09-13-1")
    ('2023-09-13', 'PRK', 1)
    """
    stem, _, number = event_id.rpartition("-")
    return stem[4:], stem[:3], int(number)
