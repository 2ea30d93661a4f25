"""What is launched: noun phrases of missiles with their verbs, and counts that stand for them."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.entities import SITE
from launches.claims.launching import PARTICIPLES, find_verb, is_done
from launches.claims.munition import Munition
from launches.claims.phrases import read_phrase, weapon_groups
from launches.claims.reading import Reading, Sentence
from launches.text.quantities import Quantity
from launches.text.tokens import words

#: Words by which a phrase explains the one before it, and by which it is a guess.
_EXPLAINS = words("be being called named dubbed designated as identified of")
_NAMES_IT = (["called"], ["named"], ["dubbed"])
_GUESSES = words(
    "believed presumed thought suspected appears appeared seems assessed likely appear seem seems "
    "look looks which known described identified said claimed"
)
_LIST_JOINTS = ([","], ["and"], [",", "and"], ["or"])
#: Highest count that stands without a noun: in words, in digits.
_MOST, _MOST_IN_DIGITS = 500, 60


def find_munitions(reading: Reading, sentence: Sentence) -> list[Munition]:
    """Noun phrases of missiles in a sentence, with their verbs.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("North Korea fired two short-range ballistic missiles from Sunan.")
    >>> m = find_munitions(r, r.sentences[0])[0]
    >>> m.count, m.klass, m.done
    (2.0, 'SRBM', True)
    """
    found: list[Munition] = []
    floor = sentence.first
    for group in weapon_groups(reading, sentence):
        munition = read_phrase(reading, sentence, group, floor)
        munition.aside = bool(found) and _is_aside(reading.low, found[-1], munition)
        floor = munition.stop
        found.append(munition)
    found = _with_bare_counts(reading, sentence, found)
    main: Munition | None = None
    for k, munition in enumerate(found):
        if munition.aside:
            munition.verb, munition.done = (
                (main.verb, main.done) if main is not None else (-1, False)
            )
            continue
        if munition.verb < 0:
            before = found[k - 1] if k else None
            after = next((m for m in found[k + 1 :] if not m.aside), None)
            find_verb(reading, sentence, munition, before, after)
        munition.besides = _is_besides(reading.low, munition)
        main = munition
    return found


def _is_besides(low: list[str], munition: Munition) -> bool:
    """Whether the verb tells of missiles besides those before: "it also fired", "fired as well"."""
    verb = munition.verb
    if verb < 1 or munition.definite or munition.by_noun:
        return False
    behind = low[verb + 1 : verb + 4]
    return low[verb - 1] == "also" or behind[:1] == ["also"] or behind[-2:] == ["as", "well"]


def _is_aside(low: list[str], before: Munition, munition: Munition) -> bool:
    """Whether a phrase explains the one before it: in brackets, "believed to be a Hwasong-17"."""
    between = low[before.stop : munition.first]
    if _lists_names(low, before, munition, between):
        return True
    if (
        between[-1:] in (["was"], ["is"])
        and len(between) <= 25
        and "and" not in between
        and munition.names
        and munition.count == 1.0
    ):
        return True
    if len(between) > 12 or munition.other_arm or before.other_arm:
        return False
    if "(" in between and ")" not in between[between.index("(") :]:
        return True
    if _EXPLAINS.isdisjoint(between[-4:]) or "and" in between:
        return False
    return not _GUESSES.isdisjoint(between) or between[-2:-1] in _NAMES_IT


def _lists_names(low: list[str], before: Munition, munition: Munition, between: list[str]) -> bool:
    """Whether a bare designation goes on listing the types of missiles told before."""
    if not munition.names or munition.klass or munition.counted is not None:
        return False
    if munition.head != munition.first:
        return False
    if before.aside and between in _LIST_JOINTS:
        return True
    typed = (
        "types" in between or "type" in between or "types" in low[munition.first : munition.stop]
    )
    return before.definite and len(between) <= 4 and typed


def _with_bare_counts(
    reading: Reading, sentence: Sentence, found: list[Munition]
) -> list[Munition]:
    """Add counts that stand for missiles: "four from Kermanshah", "nine more were fired"."""
    used = {id(m.counted) for m in found if m.counted is not None}
    added: list[Munition] = []
    for quantity in sentence.quantities:
        if quantity.dimension != "count" or id(quantity) in used:
            continue
        if not _is_plain_count(reading, quantity):
            continue
        if any(quantity.first < m.stop and m.first < quantity.stop for m in found):
            continue
        munition = _bare_count(reading, sentence, quantity)
        if munition is not None:
            added.append(munition)
    for at in range(sentence.first + 1, sentence.stop - 2):
        if reading.low[at] == "another" and not any(m.first <= at < m.stop for m in found):
            munition = _bare_another(reading, sentence, at)
            if munition is not None:
                added.append(munition)
    return sorted(found + added, key=lambda m: m.first) if added else found


def _bare_another(reading: Reading, sentence: Sentence, at: int) -> Munition | None:
    """One more missile without a noun: "fired another from Wonsan", "and another from Sinpo"."""
    low = reading.low
    if low[at + 1] != "from" or not any(0 < e.first - at <= 6 for e in sentence.of_kind(SITE)):
        return None
    verb = reading.scan.last_before(cues.LAUNCH_VERB, at, sentence.first)
    if verb < 0 or not (verb == at - 1 or low[at - 1] in {"and", ","}):
        return None
    done = is_done(reading, sentence, verb)
    return Munition(at, at + 1, at, count=1.0, more=True, verb=verb, done=done)


def _is_plain_count(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number can count missiles, not name a year or a designation."""
    if quantity.value != int(quantity.value) or quantity.value > _MOST:
        return False
    one_token = quantity.number_stop - quantity.number_at == 1
    in_digits = one_token and reading.tokens.number[quantity.number_at]
    return not (in_digits and quantity.value > _MOST_IN_DIGITS)


def _bare_count(reading: Reading, sentence: Sentence, quantity: Quantity) -> Munition | None:
    """Missiles that a number stands for, where a place or a verb of launching follows."""
    low, scan = reading.low, reading.scan
    at = quantity.stop
    more = at < sentence.stop and low[at] in {"more", "others", "other"}
    at += more
    if at >= sentence.stop:
        return None
    follows = low[at]
    reach = min(sentence.stop, at + (8 if more else 4))
    fired = scan.next_after(cues.LAUNCHING, at, reach)
    verb = -1
    if (fired >= 0 and (more or follows in {"were", "was", "had"})) and (
        low[fired] in PARTICIPLES or scan.bits[fired] & cues.RISE_VERB
    ):
        verb = fired
    if verb < 0:
        sited = any(0 < e.first - at <= 4 for e in sentence.of_kind(SITE))
        if follows != "from" or not sited:
            return None
        verb = quantity.first
    return Munition(
        quantity.first, at, quantity.first, count=quantity.value, counted=quantity,
        plural=quantity.value > 1, more=more, verb=verb, done=True,
    )  # fmt: skip
