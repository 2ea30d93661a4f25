"""Clock times that a sentence states: of a launch, of a splash-down, or of neither."""

from __future__ import annotations

from collections.abc import Sequence

from launches.claims import cues
from launches.claims.entities import MISSILE
from launches.claims.reading import Reading, Sentence
from launches.claims.speakers import Speaker, claimant_at
from launches.claims.statement import Statement
from launches.text.clock import Clock
from launches.text.tokens import words

LAUNCHED, FELL, OTHER = "time_local", "impact_time", "other"

#: Words that make a clock the time of a message, not of a flight.
_MESSAGE = words(
    "alert alerts siren sirens issued issue announced announcement conference told warning warned "
    "meeting press posted tweeted withdrawn withdrew updated update reopened statement bulletin "
    "broadcast lifted convened briefing published sworn reported sounded message text wrote said "
    "evacuation shelter shelters closed airspace emailed j notice as-of scrambled picked"
)
#: Those of them that may stand some way before a launch's clock: "said it fired at 7:10".
_SAYING = words("said told announced reported statement")
#: ... and those that still tell a message where they stand behind the clock.
_MESSAGE_BEHIND = words("alert siren sirens issued told withdrawn reopened sounded")
#: Verbs of failing whose clock is that of the failure.
_FAILED = words("destroyed exploded blew terminated lost")
#: Verbs beside a clock that make it a launch's, though they are no cues of launching.
_BEGINNING = words("detected timed firing fired followed started began")
_WINDOW = words("to and \u2014 , or about around until at")
_ENUMERATION = words("and the second third other at , another about around")
_HEDGES = words("about around approximately some roughly")
#: Tokens behind a clock within which its verb stands; length of a bare heading.
_REACH, _HEADING = 22, 9


def clock_statements(
    reading: Reading, sentence: Sentence, speakers: Sequence[Speaker], inherited: str
) -> list[Statement]:
    """Launch times (`time_local`) and splash-down times (`impact_time`) of a sentence.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It was launched at 7:22 a.m. and fell at 7:44 a.m.")
    >>> [(s.field, s.value) for s in clock_statements(r, r.sentences[0], [], "outlet")]
    [('time_local', '07:22'), ('impact_time', '07:44')]
    """
    found: list[Statement] = []
    low = reading.low
    role = ""
    behind = sentence.first
    for clock in sentence.clocks:
        if not (role and _goes_on(low[behind : clock.first])):
            role = _clock_role(reading, sentence, clock, behind, first=not role)
        behind = clock.stop
        if role == OTHER:
            continue
        first = clock.first
        while first > sentence.first and low[first - 1] in _HEDGES:
            first -= 1
        found.append(
            Statement(
                role, clock.text, first, clock.stop, sentence.number, clock=clock,
                claimant=claimant_at(speakers, clock.first, inherited),
                mood="forecast" if _is_foretold(reading, sentence, clock) else "flown",
            )
        )  # fmt: skip
    return found


def _goes_on(between: list[str]) -> bool:
    """Whether a clock closes a window or goes on with an enumeration."""
    if len(between) <= 3 and _WINDOW.issuperset(between):
        return True
    return len(between) <= 5 and _ENUMERATION.issuperset(between)


def _is_foretold(reading: Reading, sentence: Sentence, clock: Clock) -> bool:
    floor = max(sentence.first, clock.first - 10)
    k = reading.scan.last_before(cues.FORECAST | cues.CONDITIONAL, clock.first, floor)
    return k >= 0 and "have" not in reading.low[k : clock.first]


def _clock_role(
    reading: Reading, sentence: Sentence, clock: Clock, floor: int, *, first: bool
) -> str:
    """Role of a clock by the nearest telling word before it, else behind it."""
    low = reading.low
    if low[max(sentence.first, clock.first - 2) : clock.first] == ["as", "of"]:
        return OTHER
    for k in range(clock.first - 1, floor - 1, -1):
        if low[k] in {";", "\u2014"}:
            break
        role = _role_by_word_before(reading, clock, k, floor)
        if role:
            return role
    opens = clock.first - sentence.first <= 5 and low[sentence.first] in {"the", "a", "another"}
    if first and opens:
        return LAUNCHED  # "The second, around 4 p.m., hit ..."
    for k in range(clock.stop, min(sentence.stop, clock.stop + _REACH)):
        word, bits = low[k], reading.scan.bits[k]
        if word in _MESSAGE_BEHIND:
            return OTHER
        if bits & cues.LAUNCH:
            return LAUNCHED
        if bits & cues.LANDING:
            return OTHER if first else FELL
        if word == ";":
            break
    if sentence.bits & cues.LAUNCH or sentence.stop - sentence.first <= _HEADING:
        return LAUNCHED
    if sentence.kinds & MISSILE and _MESSAGE.isdisjoint(low[sentence.first : sentence.stop]):
        return LAUNCHED
    return OTHER


def _role_by_word_before(reading: Reading, clock: Clock, k: int, floor: int) -> str:
    """Role of a clock by one word before it; "" where that word does not tell."""
    scan = reading.scan
    word, bits = reading.low[k], scan.bits[k]
    launch = bits & cues.LAUNCH
    if bits & cues.FAILURE and word in _FAILED:
        return OTHER
    if word in _MESSAGE and not launch:
        far = clock.first - k > 2
        if far and word == "picked":
            return LAUNCHED
        return "" if far and word in _SAYING else OTHER
    if bits & cues.OVERFLIGHT:
        cue = scan.last_before(cues.LAUNCH, k, floor) if word in {"over", "above"} else -1
        if cue < 0 or k - cue > 3:
            return OTHER
    if bits & cues.LANDING and not launch:
        return FELL
    return LAUNCHED if launch or word in _BEGINNING else ""
