"""Statements to launches: which words of a sentence are said of which."""

from __future__ import annotations

from launches.claims.offsets import Offset
from launches.claims.statement import Statement
from launches.events.anchors import ORDINAL_SHOTS, anchors_of
from launches.events.background import clause_of, is_background, is_older
from launches.events.focus import is_focal, said_then
from launches.events.launch import Anchor, Launch, Progress, Told
from launches.events.lookback import goes_on, is_answer, recalled_at
from launches.events.opening import LATEST_OPENING, add_time_later, open_launch, subject_of
from launches.text.tokens import words

#: Words at the head of a sentence that speak of all launches.
_ALL = words("both all neither none")
#: Fields that are said of several launches at once, by "both" and by an enumeration.
_OF_ALL = frozenset({"eez_inside", "sea", "outcome", "missile_class"})
_OF_ENUMERATION = frozenset({"sea", "eez_inside", "direction"})
#: Fields that a flight is told by, and those that do not suffice.
_FLIGHT = frozenset({"range_km", "apogee_km", "flight_min", "impact_distance_km", "eez_inside"})
_NOT_ENOUGH = frozenset({"flight_min", "eez_inside"})
#: Fields that may be said before any launch is known, with and without a noun phrase.
_EARLY = frozenset({"missile_class", "missile_name", "missile_count"})
_EARLY_ALONE = frozenset({"time_local", "site", "direction", "sea"})
#: Words by which a landmark is taken up: "west of the island".
_TAKEN_UP = words("island cape peninsula there")
#: "Came up with the same figures": the words behind "same", and the fields that are shared.
_SAME = words("figures figure estimate estimates numbers distance")
_SHARED = frozenset({"range_km", "apogee_km"})
#: Statements of a launch, told last, that may be shared or go over to another launch.
LAST_STATEMENTS = 200
#: A figure this many tokens behind a phrase that opens no launch is not of that phrase.
_REACH = 25
#: "Both tests" takes a launch of another day, at most so far off, for an event of its own.
_BOTH_DAYS = 7
_BOTH_TESTS = words("tests launches trials firings flights")
_OF_BOTH = frozenset({"site", "missile_name", "missile_count", "sea"})


def take(progress: Progress, item: Told, *, both_told: bool) -> None:
    """Assign the statements of a sentence to launches or to the background.

    `both_told` tells whether the text speaks of "both tests".
    """
    discourse, sentence = progress.discourse, item.sentence
    background = _looks_back(progress, item)
    anchors = anchors_of(progress, item, background=background)
    if not discourse.launches and not background and _tells_flight(progress, item):
        anchors = [(sentence.first, open_launch(progress, item, subject_of(item)), 0)]
    _fill_landmarks(progress, item)
    everybody = _speaks_of_all(progress, item)
    _number_clocks(progress, item, anchors)
    if anchors:
        add_time_later(progress, item)
    _share_figures(progress, item)
    for statement in item.statements:
        launch, shot = _owner(progress, item, statement, anchors, background=background)
        if (
            not shot
            and launch is progress.current
            and not anchors
            and sentence.paragraph == progress.shot_paragraph
        ):
            shot = progress.shot
        statement.shot = statement.shot or shot
        if launch is None:
            _set_aside(progress, statement, background=background, anchored=bool(anchors))
            continue
        launch.add(statement)
        launch.note(statement)
        for other in _also(statement, anchors, launch):
            other.add(statement.again(weight=0))
        twin = _twin(progress, item, statement)
        if twin:
            launch.add(statement.again(shot=twin))
        if everybody and statement.field in _OF_ALL:
            for other in progress.recent():
                if other is not launch:
                    other.add(statement.again())
    if item.munitions:
        progress.last_arm_other = not item.missiles()
    if background and both_told:
        _second_of_both(progress, item)
    known = [anchor for anchor in anchors if anchor[1] is not None]
    if known:
        _, progress.current, progress.shot = known[-1]
        progress.shot_paragraph = sentence.paragraph
    progress.was_background = background
    progress.background_paragraph = sentence.paragraph if background else -1


def _looks_back(progress: Progress, item: Told) -> bool:
    """Whether a sentence is of older launches or of an answer to the launch."""
    if is_background(progress.reading, item, progress.focal):
        return True
    if not progress.discourse.launches:
        return False
    same_paragraph = item.sentence.paragraph == progress.background_paragraph
    if progress.was_background and goes_on(progress.reading, item, same_paragraph=same_paragraph):
        return True
    return is_answer(progress.reading, item)


def _tells_flight(progress: Progress, item: Told) -> bool:
    """Whether a sentence tells a flight by its figures, though no verb of launching came before."""
    figures = [s for s in item.statements if s.mood == "flown" and s.field in _FLIGHT]
    fields = {s.field for s in figures}
    if fields <= _NOT_ENOUGH:
        return False
    missiles = item.missiles()
    if len(missiles) < len(item.munitions) or (progress.last_arm_other and not missiles):
        return False
    for munition in missiles:
        if is_older(progress.reading, item, munition, progress.focal, known=False):
            return False
    if progress.focal is None and item.sentence.number > LATEST_OPENING:
        return False
    official = any(s.claimant != "outlet" for s in figures)
    return official or len(fields) >= 2 or bool(item.sentence.clocks)


def _owner(
    progress: Progress,
    item: Told,
    statement: Statement,
    anchors: list[Anchor],
    *,
    background: bool,
) -> tuple[Launch | None, int]:
    """Launch that a statement is said of, and which missile of it; None for no launch."""
    if background:
        return None, 0
    if statement.munition is not None:
        for first, launch, shot in anchors:
            if first == statement.munition.first:
                return launch, shot
        return None, 0
    own = None
    for anchor in anchors:
        if anchor[0] <= statement.first:
            own = anchor
    if own is None and anchors and anchors[0][1] is not None:
        own = anchors[0]
    recalled = recalled_at(progress.reading, item.sentence, statement.first)
    if own is None:
        older = recalled or _is_dated_older(progress, item, statement)
        return (None, 0) if older else (progress.current, 0)
    if recalled or (statement.field == "outcome" and _is_dated_older(progress, item, statement)):
        return None, 0
    if own[1] is None and statement.first - own[0] > _REACH:
        return progress.current, 0
    return own[1], own[2]


def _is_dated_older(progress: Progress, item: Told, statement: Statement) -> bool:
    """Whether the nearest date before a figure is an older one's."""
    if progress.focal is None:
        return False
    for mention, day in item.days:  # "the type that failed in flight on Nov. 3"
        if day is None or not mention.exact or is_focal(mention, day, item, progress.focal):
            continue
        clause = clause_of(progress.reading, item, mention)
        if 0 <= clause <= statement.first <= mention.first:
            return True
    before = [pair for pair in item.days if pair[0].first < statement.first]
    if not before:
        return False
    mention, day = before[-1]
    if day is None or is_focal(mention, day, item, progress.focal):
        return False
    return not said_then(progress.reading, item, mention)


def _set_aside(
    progress: Progress, statement: Statement, *, background: bool, anchored: bool
) -> None:
    """Keep a statement for the first launch to come, or put it into the background."""
    early = not background and not progress.discourse.launches and statement.mood == "flown"
    if early and (statement.field in _EARLY or (not anchored and statement.field in _EARLY_ALONE)):
        progress.pending.append(statement)
        return
    if statement.mood == "flown":
        statement.mood = "background"
    progress.discourse.background.append(statement)


def _also(statement: Statement, anchors: list[Anchor], launch: Launch) -> list[Launch]:
    """Other launches of an enumeration that its closing words speak of, too."""
    if statement.field not in _OF_ENUMERATION or not anchors or statement.first < anchors[-1][0]:
        return []
    others = {id(a): a for _, a, _ in anchors if a is not None and a is not launch}
    return list(others.values())


def _twin(progress: Progress, item: Told, statement: Statement) -> int:
    """Find the other missile of "the first and third" that a statement is said of; 0 for none."""
    if not statement.shot:
        return 0
    first = item.sentence.first
    opening = progress.reading.low[first : first + 4]
    if len(opening) < 4 or opening[0] != "the" or opening[2] != "and":
        return 0
    if ORDINAL_SHOTS.get(opening[1]) != statement.shot:
        return 0
    return ORDINAL_SHOTS.get(opening[3], 0)


def _speaks_of_all(progress: Progress, item: Told) -> bool:
    """Whether "both" or "all" is said of several launches."""
    if len(progress.discourse.launches) < 2:
        return False
    first = item.sentence.first
    return not _ALL.isdisjoint(progress.reading.low[first : first + 4])


def _number_clocks(progress: Progress, item: Told, anchors: list[Anchor]) -> None:
    """Give each of three or more enumerated clocks to a missile of the salvo."""
    launch = anchors[-1][1] if anchors else progress.current
    if launch is None or launch.count is None or launch.count < 3:
        return
    clocks = [s for s in item.statements if s.field == "time_local"]
    if len(clocks) == launch.count:
        for number, statement in enumerate(clocks, 1):
            statement.shot = number


def _fill_landmarks(progress: Progress, item: Told) -> None:
    """Give "the island" the landmark that was named last."""
    for statement in item.statements:
        offset = statement.offset
        if offset is None or statement.field != "impact_distance_km":
            continue
        if offset.landmark:
            progress.last_landmark = offset.landmark
        elif progress.last_landmark:
            behind = progress.reading.low[statement.stop : statement.stop + 5]
            if not _TAKEN_UP.isdisjoint(behind):
                statement.offset = Offset(offset.bearing, progress.last_landmark)


def _share_figures(progress: Progress, item: Told) -> None:
    """Take over the figures that a second speaker shares: "came up with the same figures"."""
    reading, sentence = progress.reading, item.sentence
    if not item.speakers or "same" not in reading.words:
        return
    low = reading.low
    for k in range(sentence.first, sentence.stop - 1):
        if low[k] != "same" or low[k + 1] not in _SAME:
            continue
        speaker = next((s for s in reversed(item.speakers) if s.first < k), None)
        if speaker is not None:
            shared = _not_yet_said(progress, item, speaker.claimant)
            item.statements += [
                s.again(claimant=speaker.claimant, first=k, stop=k + 2, shot=0) for s in shared
            ]
        return


def _not_yet_said(progress: Progress, item: Told, claimant: str) -> list[Statement]:
    """Ranges and apogees of the launch that one claimant has not given yet."""
    known = list(item.statements)
    if progress.current is not None:
        known += progress.current.statements[-LAST_STATEMENTS:]
    figures = [s for s in known if s.field in _SHARED and s.mood == "flown"]
    said = {(s.field, s.number, s.number_max) for s in figures if s.claimant == claimant}
    return [
        s
        for s in figures
        if s.claimant != claimant and (s.field, s.number, s.number_max) not in said
    ]


def tells_both(low: list[str]) -> bool:
    """Whether a text speaks of "both tests".

    Examples
    --------
    >>> tells_both("both tests failed".split())
    True
    """
    return any(word == "both" and low[k] in _BOTH_TESTS for k, word in enumerate(low[:-1], start=1))


def _second_of_both(progress: Progress, item: Told) -> None:
    """Take a launch of another day for an event where the text speaks of "both tests"."""
    discourse, focal = progress.discourse, progress.focal
    if not discourse.launches or focal is None:
        return
    older = [s for s in item.statements if s.mood == "background"]
    if not any(s.field == "range_km" for s in older):
        return
    days = [d for _, d in item.exact_days() if 0 < abs((d - focal).days) <= _BOTH_DAYS]
    if not days:
        return
    first = discourse.launches[0]
    launch = Launch(
        item.sentence.number, 1.0, first.klass, set(first.names), actor=first.actor,
        day=days[0], dated=True,
    )  # fmt: skip
    taken = {id(statement) for statement in older}
    start = len(discourse.background) - len(item.statements)
    kept = [s for s in discourse.background[max(start, 0) :] if id(s) not in taken]
    discourse.background[max(start, 0) :] = kept
    for statement in older:
        statement.mood = "flown"
        launch.add(statement)
    own = {s.field for s in older}
    for statement in first.statements[:LAST_STATEMENTS]:
        if statement.field in _OF_BOTH and statement.field not in own:
            launch.add(statement.again())
    discourse.launches.append(launch)
