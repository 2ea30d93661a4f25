"""The verb or noun of launching that governs a noun phrase, and whether it tells a fact."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.entities import COUNTRY
from launches.claims.munition import Munition
from launches.claims.reading import Reading, Sentence
from launches.text.tokens import words

#: Forms that tell a launch behind its missiles: "two missiles launched from Sunan".
PARTICIPLES = words(
    "fired launched tested lobbed loosed sent shot hurled unleashed thrown flown test flight used "
    "propelled discharged detected let lofted conducted carried staged volleyed"
)
#: Tokens to the left and to the right of a phrase within which its verb stands.
_REACH_LEFT, _REACH_RIGHT = 12, 22
_BULLETS = words("\u2014 - * \u2022 \u25cf \u25a0")
#: Words between a verb and a phrase that part them.
_PARTED_LEFT, _PARTED_RIGHT = words("; who which"), words("; but")
_PASSIVE = words("were was been")
#: Verbs of failing that have the missile as an object: "blew up a missile".
_DESTROYED = words("blew destroyed terminated")
_STRIKES = words("attacked struck hit targeted bombarded pounded attack strikes striking attacking")
_FLOWN = words(
    "flew fell landed crossed passed splashed exploded failed crashed travelled traveled covered "
    "soared came destroyed tumbled plunged lost dropped disintegrated blew broke went"
)
_NOT_FLOWN = words("can could would will may might to not that had")
#: Verbs that tell of launches by counting them.
_TALLIES = words("counted included including comprised involved numbered comprising")
#: Words between a noun of launching and what it launches: "launch of two missiles".
_NOUN_OF = words("of involving using with by")
_NOUN_FORMS = words("launch test tests firing flight drill")
_ENGINES = words("motor engine motors engines")
#: Verbs that hand missiles over where "to" follows: "sent missiles to Russia".
_HANDED = words("sent send sends sending test tests")
#: Words before a verb that make it a plan, a wish, a denial or a condition.
_NOT_DONE = words(
    "to will would can could may might must should shall not never cannot if threatens threatened "
    "plans planned planning ready preparing prepare prepares prepared attempt attempts intends "
    "wants vowed promised refrain imminent upcoming"
)
_CLAUSE_MARKS = words(", ; \u2014 which who and")
_BE = words("was were is are be been being has have had having")
#: What "to" does not make a plan behind: "appears to have fired", "managed to launch".
_REALLY_TO = words(
    "appears appeared seems seemed believed thought presumed known proceeded continued went said "
    "reported understood claims claimed appear due"
)
_SUCCEEDED = words("first became managed")
#: Bare forms, which tell a fact only in a headline or as a noun.
_BARE_FORMS = words("launch fire shoot send test conduct")


def find_verb(
    reading: Reading,
    sentence: Sentence,
    munition: Munition,
    before: Munition | None,
    after: Munition | None,
) -> None:
    """Find the verb or noun of launching that governs a noun phrase.

    Of several candidates the nearest does; `before` and `after` are the phrases beside it.
    """
    low = reading.low
    left = max(before.stop if before is not None else sentence.first, munition.first - _REACH_LEFT)
    right = min(after.first if after is not None else sentence.stop, munition.stop + _REACH_RIGHT)
    if _opens_item(low, sentence, munition) and before is None:
        munition.verb, munition.done = munition.first, True
        return
    verb = _verb_before(reading, munition, left)
    if verb < 0 and before is not None and before.verb >= 0 and _enumerates(low, before, munition):
        # "two missiles and six rockets": the verb of the first governs them all
        munition.verb, munition.done = before.verb, before.done
        return
    candidates: list[tuple[int, int]] = []
    if verb >= 0 and not _is_parted(low, verb, munition):
        candidates.append((munition.first - verb, verb))
    verb = _verb_behind(reading, munition, right)
    if verb >= 0:
        # "launched" behind a missile that has a verb of its own is nearer than one far before
        candidates.append((verb - munition.stop + 1, verb))
    if not munition.definite or munition.names:
        candidates += _flight_verbs(reading, munition, left, right)
    noun = _launch_noun(reading, munition, left, right)
    if noun >= 0:
        candidates.append((3, noun))
    if not candidates and munition.counted is not None:
        tally = next((k for k in range(munition.first - 1, left - 1, -1) if low[k] in _TALLIES), -1)
        if tally >= 0:
            candidates.append((munition.first - tally, tally))
    if not candidates:
        return
    _, verb = min(candidates)
    munition.verb = verb
    munition.by_noun = verb == noun or (low[verb] in _NOUN_FORMS and not _heads(sentence, verb))
    munition.done = is_done(reading, sentence, verb) and not _on_test_stand(low, sentence, munition)


def _opens_item(low: list[str], sentence: Sentence, munition: Munition) -> bool:
    """Whether a counted phrase heads the item of a list, which leaves the verb out."""
    if munition.counted is None or munition.first - sentence.first > 1:
        return False
    return low[sentence.first] in _BULLETS


def _verb_before(reading: Reading, munition: Munition, left: int) -> int:
    """Verb of launching before a phrase, its object; or -1."""
    low = reading.low
    k = reading.scan.last_before(cues.LAUNCH_VERB, munition.first, left)
    if k > 0 and low[k] in {"fire", "launch"} and low[k - 1] == "test":
        k -= 1
    while k >= 0 and _shot_down(low, k):
        k = reading.scan.last_before(cues.LAUNCH_VERB, k, left)
    return k


def _is_parted(low: list[str], verb: int, munition: Munition) -> bool:
    """Whether a verb before a phrase does not govern it."""
    return not _PARTED_LEFT.isdisjoint(low[verb + 1 : munition.first]) or _hands_over(
        low, verb, munition
    )


def _shot_down(low: list[str], k: int) -> bool:
    """Whether "shot down" brings missiles down."""
    return low[k] in {"shot", "shoot", "shooting"} and low[k + 1 : k + 2] == ["down"]


def _hands_over(low: list[str], k: int, munition: Munition) -> bool:
    """Whether "sent missiles to Russia" hands them over; "sent missiles at" fires them."""
    if low[k] not in _HANDED:
        return False
    return low[munition.stop : munition.stop + 1] == ["to"] or low[k + 1 : k + 2] == ["to"]


def _verb_behind(reading: Reading, munition: Munition, right: int) -> int:
    """Verb of launching behind a phrase, its subject or "which were fired"; or -1."""
    low, scan = reading.low, reading.scan
    k = scan.next_after(cues.LAUNCHING, munition.stop, right)
    if k < 0 or not (low[k] in PARTICIPLES or scan.bits[k] & cues.RISE_VERB):
        return -1
    between = low[munition.stop : k]
    if not _PARTED_RIGHT.isdisjoint(between) or _shot_down(low, k):
        return -1
    if len(between) <= 11:
        return k
    passive = low[k - 1] in _PASSIVE or low[k] in {"were", "was"}
    relative = "which" in between or "that" in between
    return k if passive and (relative or not scan.has(cues.FLIGHT, munition.stop, k)) else -1


def _flight_verbs(
    reading: Reading, munition: Munition, left: int, right: int
) -> list[tuple[int, int]]:
    """Verbs that tell a launch by what came of it, each with how near it stands."""
    low, scan = reading.low, reading.scan
    first, stop = munition.first, munition.stop
    found: list[tuple[int, int]] = []
    k = scan.last_before(cues.FAILURE, first, max(left, first - 4))
    if k >= 0 and low[k] in _DESTROYED:
        found.append((first - k + 6, k))
    if first and low[first - 1] == "with":
        hits = [j for j in range(max(left, first - 9), first) if low[j] in _STRIKES]
        if hits:
            found.append((first - hits[-1], hits[-1]))
    k = scan.next_after(cues.FLIGHT, stop, min(right, stop + 6))
    if k >= 0 and low[k] in _FLOWN and _NOT_FLOWN.isdisjoint(low[stop:k]):
        found.append((k - stop + 8, k))
    return found


def _launch_noun(reading: Reading, munition: Munition, left: int, right: int) -> int:
    """Noun of "launch of two missiles" and "missile launch", or -1."""
    scan, low = reading.scan, reading.low
    k = scan.last_before(cues.LAUNCH_NOUN, munition.first, max(left, munition.first - 6))
    if k >= 0 and not _NOUN_OF.isdisjoint(low[k + 1 : munition.first]):
        return k
    at = munition.stop
    return at if at < right and scan.bits[at] & cues.LAUNCH_NOUN else -1


def _enumerates(low: list[str], before: Munition, munition: Munition) -> bool:
    """Whether a phrase goes on with an enumeration."""
    between = low[before.stop : munition.first]
    if len(between) > 12 or ";" in between or "." in between:
        return False
    if not between:
        return True
    return between[-1] in {",", "and", "plus", "or", "as", "with"} or between[0] in {",", "and"}


def _heads(sentence: Sentence, verb: int) -> bool:
    """Headline style: "NK launch this morning", "Iran test ..."."""
    return any(e.stop == verb for e in sentence.of_kind(COUNTRY))


def _on_test_stand(low: list[str], sentence: Sentence, munition: Munition) -> bool:
    """Whether what was fired is an engine: "the motor of the rocket blew up in a firing test"."""
    said = low[sentence.first : sentence.stop]
    static = "static" in said
    if munition.by_noun and static:
        return True
    if _ENGINES.isdisjoint(said):
        return False
    ground = "ground" in said and ("test" in said or "tests" in said)
    ahead = low[max(sentence.first, munition.first - 9) : munition.first]
    return static or ground or "stand" in said or not _ENGINES.isdisjoint(ahead)


def is_done(reading: Reading, sentence: Sentence, verb: int) -> bool:
    """Whether a verb of launching tells a fact: not a plan, a wish, a denial or a condition.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It fired two missiles. It plans to fire two missiles.")
    >>> [is_done(r, s, r.scan.last_before(cues.LAUNCH_VERB, s.stop, 0)) for s in r.sentences]
    [True, False]
    """
    low = reading.low
    window = low[max(sentence.first, verb - 5) : verb]
    for k in range(len(window) - 1, -1, -1):
        word = window[k]
        if word in _CLAUSE_MARKS:
            break
        if word not in _NOT_DONE:
            continue
        if word != "to":
            return False
        before = window[k - 1] if k else ""
        if before in {"went", "on"}:
            break
        if before in _REALLY_TO or not _SUCCEEDED.isdisjoint(window[:k]):
            return True
        if k + 1 == len(window) or window[k + 1] in _BE:
            return False
    if low[verb] not in _BARE_FORMS:
        return True
    # a bare form is a fact in a headline ("Iran, Israel launch ...") or as a noun
    return bool(reading.scan.bits[verb] & cues.LAUNCH_NOUN) or verb == sentence.first
