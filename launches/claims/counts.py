"""Numbers, classes and designations of missiles that a sentence states."""

from __future__ import annotations

from collections.abc import Sequence

from launches.claims.entities import NAME
from launches.claims.munition import Munition
from launches.claims.reading import Reading, Sentence
from launches.claims.speakers import Speaker, claimant_at
from launches.claims.statement import Statement, count_statement
from launches.text.tokens import words

#: Words before or in a phrase by which class and name are only supposed.
_GUESSES = words(
    "may possibly might could presumed suspected believed thought apparently likely probably be "
    "possible"
)
_GUESSES_INSIDE = words("suspected presumed possible probable")
#: Words before a verb that make it a plan.
_PLANNING = words(
    "to will may plans intends would could preparing plan expected due expects warned might"
)
#: Words of a first count that was given up later: "first announced as two".
_AT_FIRST = words("first initially originally earlier")
_ANNOUNCED = words("announced reported said counted spoke put described believed")
#: Classes that a submarine turns into SLBM.
_FROM_BOATS = frozenset({"BM", "ICBM", "SRBM", "IRBM", "MRBM", ""})
#: Words round a count that is told without a noun: "the Pentagon's figure was about 200".
_COUNTING = words(
    "figure figures count counted counts has speaks spoke put puts number numbers tally total gave "
    "reported numbered totalled totaled"
)
#: ... and those that count whoever speaks: "the volley numbered 14".
_TOTALLING = words("numbered totalled totaled")
_BEFORE_COUNT = words("was at is of has")
_BEHIND_COUNT = words(". , ; and launched fired in but")
_EARLY = words("first initial early initially")


def munition_statements(
    reading: Reading,
    sentence: Sentence,
    munition: Munition,
    speakers: Sequence[Speaker],
    inherited: str,
) -> list[Statement]:
    """Count, class and designation that a noun phrase states.

    Examples
    --------
    >>> from launches.claims.munitions import find_munitions
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It fired two KN-23 ballistic missiles.")
    >>> s = r.sentences[0]
    >>> [x.value for x in munition_statements(r, s, find_munitions(r, s)[0], [], "outlet")]
    ['2', 'BM', 'KN-23']
    """
    low, number = reading.low, sentence.number
    claimant = claimant_at(speakers, munition.first, inherited)
    found: list[Statement] = []
    first, stop = munition.first, munition.stop
    if _states_count(munition):
        found.append(_count_of(low, sentence, munition, claimant))
    guessed = not _GUESSES.isdisjoint(
        low[max(sentence.first, first - 6) : first]
    ) or not _GUESSES_INSIDE.isdisjoint(low[first:stop])
    if munition.klass and munition.class_at is not None:
        said = munition.class_at
        found.append(
            Statement(
                "missile_class", munition.klass, said.first, said.stop, number, munition=munition,
                claimant=claimant,
                mood="forecast" if _planned(low, sentence, munition) else "flown",
                weight=1 if guessed else 3 if munition.klass == "HGV" else 2,
            )
        )  # fmt: skip
    if munition.klass in _FROM_BOATS and (munition.klass or munition.names) and munition.verb >= 0:
        boat = _submarine(reading, sentence)
        if boat >= 0:
            found.append(
                Statement("missile_class", "SLBM", boat, boat + 1, number, munition=munition,
                          claimant=claimant, weight=3)
            )  # fmt: skip
    if munition.names:
        value = "/".join(dict.fromkeys(e.kinds[NAME] for e in munition.names))
        found.append(
            Statement("missile_name", value, munition.names[0].first, munition.names[-1].stop,
                      number, munition=munition, claimant=claimant, weight=1 if guessed else 2)
        )  # fmt: skip
    return found


def _states_count(munition: Munition) -> bool:
    """Whether a phrase tells how many: a figure, or "a missile" that is not taken up."""
    if munition.count is None:
        return False
    return munition.counted is not None or (munition.count >= 1 and not munition.definite)


def _count_of(low: list[str], sentence: Sentence, munition: Munition, claimant: str) -> Statement:
    mood = "flown"
    if _was_given_up(low, sentence, munition):
        mood = "background"
    elif _planned(low, sentence, munition):
        mood = "forecast"
    first, stop = munition.first, min(munition.first + 1, munition.stop)
    qualifier = "exact"
    if munition.counted is not None:
        first, stop = munition.counted.first, munition.counted.stop
        qualifier = munition.counted.qualifier
    return count_statement(
        munition.count or 0.0, first, stop, sentence.number, claimant,
        qualifier=qualifier, mood=mood, munition=munition,
    )  # fmt: skip


def _planned(low: list[str], sentence: Sentence, munition: Munition) -> bool:
    """Whether the verb of a phrase tells a plan."""
    if munition.verb < 0 or munition.done:
        return False
    ahead = low[max(sentence.first, munition.verb - 7) : munition.verb]
    return not _PLANNING.isdisjoint(ahead)


def _was_given_up(low: list[str], sentence: Sentence, munition: Munition) -> bool:
    """Whether a count is one that was given up: "first announced as two", "not three"."""
    first = munition.first
    ahead = low[max(sentence.first, first - 7) : first]
    if not _AT_FIRST.isdisjoint(ahead) and not _ANNOUNCED.isdisjoint(ahead):
        return True
    if low[munition.stop : munition.stop + 3] == ["as", "first", "announced"]:
        return True
    return ahead[-1:] == ["not"]


def _submarine(reading: Reading, sentence: Sentence) -> int:
    """Token of the submarine that a ballistic missile was fired from; -1 for none."""
    if "submarine" not in reading.words and "submarines" not in reading.words:
        return -1
    low = reading.low
    for k in range(sentence.first, sentence.stop):
        if low[k] in {"submarine", "submarines"} and low[k + 1 : k + 2] != ["launched"]:
            ahead = low[max(sentence.first, k - 5) : k]
            if "by" in ahead or "from" in ahead:
                return k
            if "submarine" in low[sentence.first : sentence.first + 6]:
                return k
            if k - sentence.first <= 8 and ("the" in ahead or "a" in ahead):
                return k
    return -1


def count_statements(
    reading: Reading,
    sentence: Sentence,
    speakers: Sequence[Speaker],
    munitions: Sequence[Munition],
) -> list[Statement]:
    """State counts told without a noun: "Tokyo has nine", "the Pentagon's figure was about 200".

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("The Pentagon's figure was about 200.")
    >>> pentagon = Speaker(0, 3, "USA-DOD")
    >>> [(s.value, s.claimant) for s in count_statements(r, r.sentences[0], [pentagon], [])]
    [('200', 'USA-DOD')]
    """
    low = reading.low
    said = low[sentence.first : sentence.stop]
    if _COUNTING.isdisjoint(said) or (not speakers and _TOTALLING.isdisjoint(said)):
        return []
    inherited = speakers[0].claimant if speakers else "outlet"
    used = {id(m.counted) for m in munitions}
    found: list[Statement] = []
    for quantity in sentence.quantities:
        if quantity.dimension != "count" or id(quantity) in used:
            continue
        if quantity.value != int(quantity.value):
            continue
        first, stop = quantity.first, quantity.stop
        behind = low[stop] if stop < sentence.stop else "."
        if behind not in _BEHIND_COUNT or not _follows_counting(low, sentence, first):
            continue
        early = not _EARLY.isdisjoint(low[sentence.first : first])
        claimant = claimant_at(speakers, quantity.number_at, inherited)
        found.append(
            count_statement(
                quantity.value, first, stop, sentence.number, claimant,
                qualifier=quantity.qualifier, weight=0 if early else 1,
            )
        )  # fmt: skip
    return found


def _follows_counting(low: list[str], sentence: Sentence, at: int) -> bool:
    """Whether a word of counting stands before a number: "has nine", "figure was about 200"."""
    ahead = low[max(sentence.first, at - 3) : at]
    if not _COUNTING.isdisjoint(ahead):
        return True
    if not ahead or ahead[-1] not in _BEFORE_COUNT:
        return False
    return not _COUNTING.isdisjoint(low[max(sentence.first, at - 6) : at])
