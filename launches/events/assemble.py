"""From one launch's statements to its event, and from statements to claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from launches import places
from launches.claims.reading import Reading
from launches.claims.statement import Statement
from launches.events.choice import Choice
from launches.events.conflicts import conflicts
from launches.events.launch import Discourse, Launch
from launches.events.preferred import ORDER
from launches.events.ranges import settle_bare, take_figures
from launches.events.timing import Dating, take_times
from launches.events.weapons import take_weapons
from launches.events.whereabouts import take_places
from launches.model import Claim, Event, Report
from launches.text.tokens import Tokens

#: Characters that a claim quotes at most.
_LONGEST_QUOTE = 60
#: Fields whose upper end is a claim of its own.
_SPANNED = frozenset({"range_km", "apogee_km"})


def build_event(
    report: Report,
    number: int,
    reading: Reading,
    discourse: Discourse,
    launch: Launch,
    statements: Sequence[Statement],
    dating: Dating,
    order: Sequence[str] = ORDER,
) -> Event:
    """Event of one launch from its statements.

    Parameters
    ----------
    report : Report
        Where it is told.
    number : int
        Its number in the report, which its id ends with.
    reading : Reading
        The report, read; spans are taken from its text.
    discourse : Discourse
        All launches of the report.
    launch : Launch
        The launch.
    statements : sequence of Statement
        What is said of it.
    dating : Dating
        Its date as printed.
    order : sequence of str
        Claimants, preferred first.

    Returns
    -------
    Event
        With the preferred claim of every field, all claims, and the fields in conflict.
    """
    actor = launch.actor or _actor_of_report(discourse) or _actor_of_site(statements)
    settled = settle_bare(statements)
    choice = Choice(settled, actor, order)
    values: dict[str, Any] = {}
    take_figures(choice, values)
    take_weapons(choice, values, launch)
    take_places(choice, values, reading)
    take_times(choice, values, actor, dating, discourse.context.country)
    event_id = f"{actor or 'XXX'}-{values.get('date_local') or 'undated'}-{number}"
    claims = claims_of(reading, settled, choice.used, event_id, report.report_id)
    return Event(
        **values,
        event_id=event_id,
        actor=actor or None,
        reports=(report.report_id,),
        claims=tuple(claims),
        conflicts=conflicts(settled),
    )


def _actor_of_report(discourse: Discourse) -> str:
    """Find the launching side of the first launch that has one, else the likely one."""
    actors = (launch.actor for launch in discourse.launches if launch.actor)
    return next(actors, discourse.context.actor)


def _actor_of_site(statements: Sequence[Statement]) -> str:
    """Country of the first launch area that the gazetteer knows; "" for none."""
    for statement in statements:
        if statement.field == "site":
            place = places.find_site(statement.value)
            if place is not None and place.country:
                return place.country
    return ""


def _quoted(tokens: Tokens, statement: Statement) -> tuple[int, int]:
    """Characters that a claim quotes: whole tokens from the first on, as many as fit."""
    first, stop = statement.first, statement.stop
    start, end = tokens.span(first, stop)
    while end - start > _LONGEST_QUOTE and stop > first + 1:
        stop -= 1
        end = tokens.end[stop - 1]
    return start, min(end, start + _LONGEST_QUOTE)


def claims_of(
    reading: Reading,
    statements: Sequence[Statement],
    used: Collection[int] = frozenset(),
    event_id: str = "",
    report_id: str = "",
) -> list[Claim]:
    """Claims of statements, in text order; those whose ids are in `used` are preferred.

    What is said of two missiles of a salvo at once is one claim.
    """
    claims: dict[tuple[str, str, int, int], Claim] = {}
    for s in sorted(statements, key=lambda s: (s.first, s.stop)):
        start, end = _quoted(reading.tokens, s)
        ends: list[tuple[str, str, float | None, float | None]] = [
            (s.field, s.value, s.number, s.number_max)
        ]
        if s.number_max is not None and s.field in _SPANNED:
            ends.append((f"{s.field}_max", f"{s.number_max:g}", s.number_max, None))
        for field, value, number, number_max in ends:
            key = field, value, start, end
            known = claims.get(key)
            claims[key] = Claim(
                field=field, value=value, verbatim=reading.text[start:end], start=start,
                end=end, claimant=s.claimant, mood=s.mood, qualifier=s.qualifier,
                value_num=number, value_max_num=number_max, unit=s.unit,
                event_id=event_id, report_id=report_id,
                preferred=id(s) in used or (known is not None and known.preferred),
            )  # fmt: skip
    return list(claims.values())
