"""Reports that take a launch back: it did not take place, or what flew was no missile.

Only a sentence that denies the launch itself counts. One that denies a part of it (where it fell,
what class it was of), or launches of some span of time, takes nothing back.
"""

from __future__ import annotations

import re

from launches.claims.entities import CLAIMANT, COUNTRY
from launches.claims.reading import Reading, Sentence
from launches.claims.speakers import claimant_at
from launches.events.launch import Denial, Discourse, Told

#: Words of a sentence are looked at up to here.
_MOST_CHARS = 600
_ARMS = r"(?:missiles?|rockets?|projectiles?)"
_BETWEEN = r"(?:[\w'’-]+ ){0,6}?"
_SPANS = (
    r"(?! (?:since|for|this|toward|towards|over|at|into|in (?!fact)|during|until|before|again))"
)
_DENIALS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bdid not (?:in fact |actually )?(?:launch|fire|test|test-fire) (?:any |an? |the )?"
        rf"(?:\w+ ){{0,2}}{_ARMS}\b{_SPANS}",
        rf"\bno (?:\w+ ){{0,2}}{_ARMS} (?:was|were|had been) (?:in fact |actually )?"
        rf"(?:launched|fired)\b{_SPANS}",
        rf"\b(?:withdrew|withdrawn|retracted|rescinded|took back) (?:its|the|an?|that|his|their) "
        rf"(?:\w+ ){{0,2}}(?:announcement|statement|report|alert|claim|word) {_BETWEEN}"
        rf"(?:that|of|about) {_BETWEEN}(?:fired|launched|firing|launch)\b",
        rf"\b(?:was|were) not (?:an? )?(?:ballistic |cruise )?{_ARMS}"
        r"(?=[.,;\"”]| after all| at all| but)"
        r"(?!.*\b(?:missiles?|rockets?|projectiles?|vehicles?|satellites?|icbm|slbm)\b)",
        r"\bdenied (?:on \w+ )?"
        r"(?:having|(?:an? |the |any )?reports? (?:that|of)|that|launching|firing)\b"
        r"(?!(?: [\w'’-]+){0,4}? (?:missiles?|rockets?) (?:it|that|which|had|was))"
        rf"(?: [\w'’-]+){{0,6}}? (?:launched|fired|launching|firing)?\b.{{0,40}}\b{_ARMS}\b",
    )
)


def find_denial(reading: Reading, told: list[Told]) -> Denial | None:
    """First denial of a launch in a report.

    Parameters
    ----------
    reading : Reading
        The report's text, read.
    told : list of Told
        Its sentences that bear on a launch.
    """
    if "not" not in reading.words and _DENYING.isdisjoint(reading.words):
        return None
    for item in told:
        sentence = item.sentence
        start = reading.tokens.start[sentence.first]
        end = min(reading.tokens.end[sentence.stop - 1], start + _MOST_CHARS)
        words = reading.text[start:end].replace("\n", " ")
        for pattern in _DENIALS:
            found = pattern.search(words)
            if found is None:
                continue
            token = _token_at(reading, sentence, start + found.start())
            # a weekday behind it may be that of the denial
            days = [d for m, d in item.exact_days() if m.first >= token and m.month is not None]
            first, last = start + found.start(), start + found.end()
            claimant = _claimant(item, token)
            return Denial(claimant, first, last, sentence.number, days[-1] if days else None)
    return None


_DENYING = frozenset("no withdrew withdrawn retracted rescinded took denied".split())


def take_back(discourse: Discourse, denial: Denial | None) -> None:
    """Leave no launch in a report that tells nothing of it but that it did not take place."""
    told = [s for launch in discourse.launches for s in launch.statements]
    if denial is None or any(s.mood == "flown" and s.sentence != denial.sentence for s in told):
        return
    for statement in told:
        statement.mood = "background"
    discourse.background += told
    discourse.launches.clear()
    discourse.denial = denial


def _token_at(reading: Reading, sentence: Sentence, start: int) -> int:
    for token in range(sentence.first, sentence.stop):
        if reading.tokens.start[token] >= start:
            return token
    return sentence.first


def _claimant(item: Told, token: int) -> str:
    """Who answers for a denial: who says it, else whose name stands last before the verb."""
    said = claimant_at(item.speakers, token, "outlet")
    if said != "outlet":
        return said
    named = [e for e in item.sentence.entities if e.stop <= token and e.mask & (CLAIMANT | COUNTRY)]
    codes = [e.kinds.get(CLAIMANT) or e.kinds.get(COUNTRY) for e in named]
    return next((code for code in reversed(codes) if code), item.inherited or "outlet")
