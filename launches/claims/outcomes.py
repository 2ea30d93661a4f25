"""Judgements of success and failure that a sentence states."""

from __future__ import annotations

from collections.abc import Sequence

from launches.claims import cues
from launches.claims.munition import Munition
from launches.claims.reading import Reading, Sentence
from launches.claims.speakers import Speaker, claimant_at
from launches.claims.statement import Statement
from launches.text.tokens import words

#: Words before a judgement by which it is denied, supposed or open.
_NOT_SO = words(
    "not no never having if would could can nor without cannot may should whether might"
)
#: What a flight fails to do; "failed to comment" is no failure of a missile.
_FAILED_TO = words(
    "reach enter keep ignite fly launch separate orbit place put hit maintain complete achieve work"
)
_FAILING = words("failed fails failing failure")
#: What a missile strikes where that is a success.
_STRUCK = words("target targets mark boat area islet designated")
#: Subjects of a judgement that is of a flight.
_SUBJECTS = words(
    "it they one both launch test attempt flight firing trial the second first third shot was "
    "which all that"
)
#: Words before a failure that is one of the defence.
_DEFENCES = words("intercept intercepting interceptor interceptors interception shoot")
_TRIES = words("attempt place put bid try")
_FLYERS = words("it they missile missiles rocket stages stage both")
_FLYING = cues.LAUNCH_NOUN | cues.LAUNCH_VERB | cues.RANGE
#: Tokens from a judgement to its subject, by how firmly that names one.
_REACH_MUNITION, _REACH_OPENING = 22, 24


def outcome_statements(
    reading: Reading,
    sentence: Sentence,
    speakers: Sequence[Speaker],
    inherited: str,
    munitions: Sequence[Munition],
) -> list[Statement]:
    """Success or failure, where a claimant judges it.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("The missile exploded shortly after lift-off.")
    >>> outcome_statements(r, r.sentences[0], [], "outlet", [])[0].value
    'failure'
    """
    found: list[Statement] = []
    if not sentence.bits & cues.OUTCOME:
        return found
    low = reading.low
    for k in range(sentence.first, sentence.stop):
        bits = reading.scan.bits[k]
        if not bits & cues.OUTCOME:
            continue
        failed = bool(bits & cues.FAILURE)
        if _is_open(low[max(sentence.first, k - 5) : k], failed=failed):
            continue
        if not _is_of_flight(reading, sentence, k, munitions):
            continue
        if _is_of_some_only(low, sentence, k) or _is_other_act(low, k):
            continue
        if failed and not _DEFENCES.isdisjoint(low[max(sentence.first, k - 8) : k]):
            continue  # "attempts to shoot it down had failed"
        if not failed and _is_attempted(low, sentence, k):
            continue
        value = "failure" if failed else "success"
        claimant = claimant_at(speakers, k, inherited)
        found.append(Statement("outcome", value, k, k + 1, sentence.number, claimant=claimant))
    return found


def _is_open(ahead: list[str], *, failed: bool) -> bool:
    """Whether a judgement is denied or supposed; "may have failed" still is one."""
    if _NOT_SO.isdisjoint(ahead):
        return False
    return not (failed and "may" in ahead and "have" in ahead)


def _is_attempted(low: list[str], sentence: Sentence, k: int) -> bool:
    """Whether an orbit was only aimed at: "an attempt to place a satellite in orbit"."""
    if "orbit" not in low[k : k + 3] or "was" in low[max(sentence.first, k - 4) : k]:
        return False
    if _TRIES.isdisjoint(low[max(sentence.first, k - 10) : k]):
        return False
    return not {"to", "attempt"}.isdisjoint(low[max(sentence.first, k - 12) : k])


def _is_other_act(low: list[str], k: int) -> bool:
    """Whether a word of failing or striking tells something besides a flight."""
    if low[k] in _FAILING and low[k + 1 : k + 2] == ["to"]:
        return _FAILED_TO.isdisjoint(low[k + 2 : k + 8])
    return low[k] == "struck" and _STRUCK.isdisjoint(low[k + 1 : k + 7])


def _is_of_some_only(low: list[str], sentence: Sentence, at: int) -> bool:
    """Whether the judgement is of one of several, "one of which failed", or unconfirmed."""
    for k in range(max(sentence.first, at - 20), at):
        if low[k] in {"one", "two", "some"} and low[k + 1] == "of":
            return True
    stop = sentence.stop
    return "not" in low[at : min(stop, at + 14)] and "confirmed" in low[at : min(stop, at + 16)]


def _is_of_flight(
    reading: Reading, sentence: Sentence, at: int, munitions: Sequence[Munition]
) -> bool:
    """Whether a word of success or failure speaks of the flight."""
    low = reading.low
    if any(not m.other_arm and abs(m.first - at) <= _REACH_MUNITION for m in munitions):
        return True
    begin, stop = max(sentence.first, at - 14), min(sentence.stop, at + 10)
    if reading.scan.has(_FLYING, begin, stop):
        return True
    if not _FLYERS.isdisjoint(low[max(sentence.first, at - 5) : at]):
        return True
    opening = low[sentence.first : sentence.first + 2]
    subject = opening[0] in _SUBJECTS or opening[1:] in (["second"], ["third"], ["first"])
    return subject and at - sentence.first <= _REACH_OPENING
