"""Where in a sentence the text speaks of which launch."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.munition import Munition
from launches.events.background import is_older
from launches.events.launch import Anchor, Launch, Progress, Told
from launches.events.matching import resolve, share_class
from launches.events.opening import open_launch
from launches.text.tokens import words

ORDINAL_SHOTS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
#: Words that a missile of a salvo may be named by without a noun.
_PART_WORDS = frozenset({*ORDINAL_SHOTS, "(", "one", "another", "other"})
_LIST_NUMBERS = words("1 2 3 4 5 6")
#: Words behind "the first" that make it a missile of the salvo, and those that do not.
_BEHIND_ORDINAL = words("one , was and at flew to of missile about some around roughly")
_NO_MISSILE_BEHIND = words("of time such test launch")
_BEHIND_OTHER = words("to one about at")
_VERB_CUES = cues.LAUNCH | cues.RANGE | cues.APOGEE | cues.LANDING | cues.FAILURE
_VERB_LIKE = words("was had is appears appeared disintegrated reached climbed and at")
#: Tokens from "the first" to a noun phrase that goes with it.
_LED = 12


def anchors_of(progress: Progress, item: Told, *, background: bool) -> list[Anchor]:
    """List the launches that a sentence speaks of, each with the token from which on it does."""
    found: list[Anchor] = []
    ordinals = _ordinals(progress, item, background=background)
    aside_of: tuple[Launch | None, int] = (None, 0)
    for munition in item.munitions:
        first = munition.first
        led = [anchor for anchor in ordinals if 0 < first - anchor[0] <= _LED]
        if background:
            found.append((first, None, 0))
            _learn_class(progress, item, munition)
            aside_of = (None, 0)
        elif munition.aside and found:
            found.append((first, *aside_of))
            _learn_aside(aside_of[0], munition)
        elif led and munition.count in (None, 1.0) and not munition.other_arm:
            found.append((first, led[-1][1], led[-1][2]))
        elif munition.denied:
            found.append((first, None, 0))
        elif munition.other_arm or _is_older(progress, item, munition):
            found.append((first, None, 0))
            aside_of = (None, 0)
        else:
            launch, shot = aside_of = resolve(progress, item, munition)
            counts = munition.names or munition.plural or munition.counted is not None
            if launch is not None or counts:
                found.append((first, launch, shot))
    if not ordinals and found:
        # the sentence itself may have told of the salvo that it goes on to number
        later = _ordinals(progress, item, background=background)
        ordinals = [anchor for anchor in later if anchor[0] > found[-1][0]]
    found += ordinals
    found.sort(key=lambda anchor: anchor[0])
    for k in range(1, len(found)):
        first, launch, shot = found[k]
        if not shot and launch is not None and found[k - 1][1] is launch and found[k - 1][2]:
            found[k] = (first, launch, found[k - 1][2])
    return found


def _is_older(progress: Progress, item: Told, munition: Munition) -> bool:
    known = bool(progress.discourse.launches)
    return is_older(progress.reading, item, munition, progress.focal, known=known)


def _learn_aside(launch: Launch | None, munition: Munition) -> None:
    """Note class and name that an aside gives a launch."""
    if launch is None:
        return
    if munition.klass and (not launch.klass or launch.klass == "BM"):
        launch.klass = munition.klass
    launch.names |= munition.name_set


def _learn_class(progress: Progress, item: Told, munition: Munition) -> None:
    """Take a class from "the intermediate-range missile has failed before"."""
    launch = progress.current
    if launch is None or launch.klass or munition.class_at is None or munition.denied:
        return
    if not munition.definite or munition.names or munition.count is not None or munition.ordinal:
        return
    launch.klass = munition.klass
    for statement in item.statements:
        if statement.munition is munition and statement.field == "missile_class":
            launch.add(statement.again())


def _ordinals(progress: Progress, item: Told, *, background: bool) -> list[Anchor]:
    """Parts of the launch told before: "the first", "one ... the other", "(1)"."""
    launch = progress.current
    if launch is None or background or (launch.count is not None and launch.count < 2):
        return []
    low, sentence = progress.reading.low, item.sentence
    at = [k for k in range(sentence.first, sentence.stop) if low[k] in _PART_WORDS]
    if not at:
        return []
    covered = {k for m in item.munitions for k in range(m.first, m.stop)}
    found: list[Anchor] = []
    for k in at:
        if k in covered:
            continue
        if low[k] in ORDINAL_SHOTS and _numbers_missile(progress, item, k):
            anchor = _numbered(progress, item, launch, k)
            if anchor is not None:
                found.append(anchor)
        else:
            shot = _unnumbered(progress, item, launch, k)
            if shot:
                found.append((k, launch, shot))
    return found


def _numbers_missile(progress: Progress, item: Told, k: int) -> bool:
    """Whether "the first" is a missile: a verb, a figure or the end of its phrase follows."""
    low, number = progress.reading.low, progress.reading.tokens.number
    if k == 0 or low[k - 1] not in {"the", "a"}:
        return False
    if _is_verb_like(progress, k + 1) or low[k - 2] in {"came", "followed"}:
        return True
    if k + 1 >= item.sentence.stop:
        return False
    return number[k + 1] or low[k + 1] in _BEHIND_ORDINAL


def _numbered(progress: Progress, item: Told, launch: Launch, k: int) -> Anchor | None:
    """Missile that "the first" means; beyond the salvo's number "a third" is a new launch."""
    low = progress.reading.low
    shot = ORDINAL_SHOTS[low[k]]
    if k + 1 < item.sentence.stop and low[k + 1] in _NO_MISSILE_BEHIND:
        return None
    if launch.count is None or shot <= launch.count:
        return k, launch, shot
    if low[k - 1] != "a" or not _is_verb_like(progress, k + 1):
        return None
    one = Munition(k, k + 1, k, count=1.0, verb=k, done=True)
    sibling = open_launch(progress, item, one, parent=launch.parent)
    share_class(sibling, launch)
    return k, sibling, 0


def _unnumbered(progress: Progress, item: Told, launch: Launch, k: int) -> int:
    """Missile that "(1)", "one", "another" or "the other" means; 0 for none."""
    low, sentence = progress.reading.low, item.sentence
    first, stop = sentence.first, sentence.stop
    word = low[k]
    behind = low[k + 1] if k + 1 < stop else ""
    if word == "(":
        listed = k == first and behind in _LIST_NUMBERS and low[k + 2 : k + 3] == [")"]
        return int(behind) if listed else 0
    if word == "one":
        opens = k == first or (k == first + 1 and low[first] == "the")
        return 1 if opens and _is_verb_like(progress, k + 1) else 0
    if word == "another" and launch.parts and _is_verb_like(progress, k + 2):
        launch.parts += 1
        return launch.parts
    if word == "another" or (word == "other" and low[k - 1] == "the"):
        figure = k + 1 < stop and progress.reading.tokens.number[k + 1]
        if figure or behind in _BEHIND_OTHER or _is_verb_like(progress, k + 1):
            return 2
    return 0


def _is_verb_like(progress: Progress, k: int) -> bool:
    """Whether a token tells what a missile did."""
    low = progress.reading.low
    if k >= len(low):
        return False
    return bool(progress.reading.scan.bits[k] & _VERB_CUES) or low[k] in _VERB_LIKE
