"""Why a value is what it is: every claim with its sentence, the characters marked."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping

from launches import schema
from launches.model import Claim, Event, Report
from launches.text.sentences import holding, sentence_spans

#: Columns of a terminal that sentences are wrapped to.
WIDTH = 96
_INDENT = "      "
_ORDER = {name: i for i, name in enumerate(schema.names("events"))}
_NOT_SHOWN = frozenset(("event_id", "reports", "claim_count", "claims", "status", "conflicts"))


def explain(events: Iterable[Event], reports: Iterable[Report]) -> str:
    """Lay out events with every claim and the sentence that each came from.

    Parameters
    ----------
    events : iterable of Event
        Records with their claims.
    reports : iterable of Report
        The texts that the claims were read in; where one is not given, the claim stands alone.

    Returns
    -------
    str
        Lines of text. Each field with the value that was chosen, then its claims: who says so,
        how sure, in which mood, at which characters, and the sentence with carets under them.

    Examples
    --------
    >>> text = "It flew about 650 km, the JCS said."
    >>> claim = Claim(field="range_km", value="650", verbatim="about 650 km", start=8, end=20,
    ...               claimant="KOR-JCS", qualifier="about", report_id="a", preferred=True)
    >>> event = Event(event_id="PRK-2023-09-13-1", range_km=650.0, claims=(claim,))
    >>> print(explain([event], [Report(report_id="a", text=text)]))
    PRK-2023-09-13-1
      range_km = 650
        * KOR-JCS: 650, about, flown   a [8:20]
          It flew about 650 km, the JCS said.
                  ^^^^^^^^^^^^
    """
    texts = {report.report_id: report.text for report in reports}
    return "\n\n".join("\n".join(_event_lines(event, texts)) for event in events)


def _event_lines(event: Event, texts: Mapping[str, str]) -> list[str]:
    lines = [event.event_id or "event"]
    if event.conflicts:
        lines.append(f"  claimants differ on: {', '.join(event.conflicts)}")
    row = event.to_dict()
    mine: dict[str, list[Claim]] = {}
    for claim in event.claims:
        mine.setdefault(claim.field, []).append(claim)
    shown = [name for name in row if row[name] is not None and name not in _NOT_SHOWN]
    fields = sorted({*shown, *mine}, key=lambda name: _ORDER.get(name, len(_ORDER)))
    sentences: dict[str, list[tuple[int, int]]] = {}
    for name in fields:
        value = row.get(name)
        lines.append(f"  {name} = {'(empty)' if value is None else _short(value)}")
        claims = sorted(mine.get(name, ()), key=lambda c: (not c.preferred, c.report_id, c.start))
        for claim in claims:
            lines += _claim_lines(claim, texts, sentences)
    return lines


def _claim_lines(
    claim: Claim, texts: Mapping[str, str], sentences: dict[str, list[tuple[int, int]]]
) -> list[str]:
    mark = "*" if claim.preferred else "-"
    how = f"{claim.value}, {claim.qualifier}, {claim.mood}"
    later = f", replaces {claim.supersedes}" if claim.supersedes else ""
    where = f"{claim.report_id} [{claim.start}:{claim.end}]"
    lines = [f"    {mark} {claim.claimant}: {how}{later}   {where}"]
    text = texts.get(claim.report_id)
    if text is None:
        return [*lines, f"{_INDENT}{claim.verbatim}"]
    if claim.report_id not in sentences:
        sentences[claim.report_id] = sentence_spans(text)
    first, last = holding(sentences[claim.report_id], claim.start, claim.end)
    return lines + marked(text[first:last], claim.start - first, claim.end - first)


def marked(text: str, start: int, end: int, *, width: int = WIDTH) -> list[str]:
    r"""Wrap a text, with a line of carets under the characters of a span.

    Examples
    --------
    >>> print("\n".join(marked("It flew 650 km.", 8, 14)))
          It flew 650 km.
                  ^^^^^^
    """
    flat = "".join(" " if c.isspace() else c for c in text)
    lines: list[str] = []
    at = 0
    wrapped = textwrap.wrap(
        flat, width, drop_whitespace=False, break_on_hyphens=False, replace_whitespace=False
    )
    for piece in wrapped:
        lines.append(_INDENT + piece.rstrip())
        left, right = max(start - at, 0), min(end - at, len(piece))
        if left < right:
            lines.append(_INDENT + " " * _columns(piece[:left]) + "^" * _columns(piece[left:right]))
        at += len(piece)
    return lines


def _columns(text: str) -> int:
    """Terminal columns of a text: East Asian characters take two, combining ones none."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(bool(unicodedata.combining(c)) for c in text)


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.10g}" if isinstance(value, float) else str(value)
