"""Which launch a noun phrase means: one known already, a part of one, or a new one."""

from __future__ import annotations

from launches import places
from launches.claims.munition import Munition
from launches.events.launch import Launch, Progress, Told, claimant_of, names_agree
from launches.events.opening import actor_of, clock_near, may_open, open_launch
from launches.events.preferred import compatible
from launches.text.clock import Clock
from launches.text.tokens import words

#: Least score at which a known launch is meant.
_LEAST = -1.5
#: Minutes apart from which two clocks are of two launches; and the same over midnight.
_APART_MIN, _APART_OVER_MIDNIGHT_MIN = 30, 23 * 60
#: Kilometres between the rims of two launch areas from which they are different ones.
_APART_KM = 15.0
#: Tokens from a missile to a launch area told of it: in a match, in a part of a tally.
_REACH_SITE, _REACH_PART = 14, 8
#: Sentences and tokens within which a salvo is taken apart.
_PART_SENTENCES, _PART_TOKENS = 4, 70
_HOME_ZONES = frozenset({"local", "Asia/Seoul", "Asia/Tokyo", "Asia/Pyongyang"})
#: Words right before a name that explains the phrase before it.
_APPOSING = words("be called named dubbed ( designated as was is been , :")
_IN_ALL = (["in", "all"], ["in", "total"], ["altogether", "."])


def resolve(progress: Progress, item: Told, munition: Munition) -> tuple[Launch | None, int]:
    """Launch that a noun phrase means, opened where it is new, and the missile of its salvo."""
    launches = progress.discourse.launches
    told = munition.done and munition.verb >= 0
    if not launches:
        if not told or not may_open(progress, item, munition):
            return None, 0
        return open_launch(progress, item, munition), 0
    current = progress.current
    if not told and _names_types(progress, item, munition):
        return None, 0
    numbered = _by_ordinal(progress, munition)
    if numbered is not None:
        return numbered
    if progress.reading.low[munition.first] in {"both", "all"}:
        return current, 0
    part = _part_of_salvo(progress, item, munition)
    if part is not None:
        return part
    if _samples_tally(progress, item, munition) or _sums_up(progress, munition):
        return None, 0
    whole = _whole_of(progress, item, munition)
    if whole is not None:
        return open_launch(progress, item, munition, parent=whole), 0
    match = _match(progress, item, munition)
    if match is not None:
        _learn(match, munition, told=told)
        return match, 0
    if munition.definite and munition.weak and not _is_weapon(progress, munition):
        return None, 0
    if told and not may_open(progress, item, munition):
        return None, 0
    if not told or (munition.definite and munition.counted is None):
        meant = not _is_strange(progress, item, munition, told=told)
        return (current, 0) if meant else (None, 0)
    launch = open_launch(progress, item, munition)
    if munition.more and munition.stop - munition.first == 1 and current is not None:
        share_class(launch, current)  # "and another from Wonsan"
    return launch, 0


def share_class(launch: Launch, other: Launch) -> None:
    """Let a missile that is named by no noun be of the class of the one before it."""
    launch.klass = other.klass
    for statement in other.statements:
        if statement.field == "missile_class":
            launch.add(statement.again(shot=0))


def _is_weapon(progress: Progress, munition: Munition) -> bool:
    """Whether a vague phrase is "the weapon", which is a missile, not "the device"."""
    return progress.reading.low[munition.stop - 1] in {"weapon", "weapons"}


def _names_types(progress: Progress, item: Told, munition: Munition) -> bool:
    """Whether bare names behind a salvo are of types in general: "Hwasong-11 missiles can ..."."""
    current = progress.current
    if not munition.names or munition.definite or not munition.plural or current is None:
        return False
    if current.names or (current.count or 0) <= 1:
        return False
    return not _is_apposed(progress, item, munition)


def _by_ordinal(progress: Progress, munition: Munition) -> tuple[Launch, int] | None:
    """Launch of "the second missile": the second told alone, or the second of a salvo."""
    launches, current = progress.discourse.launches, progress.current
    ordinal = munition.ordinal
    if not ordinal:
        return None
    several = 2 <= len(launches) >= ordinal and launches[0].count == 1.0
    if munition.definite and several and not launches[-1].has_shots:
        return launches[ordinal - 1], 0
    if current is None or (current.count is not None and current.count < 2):
        return None
    if not munition.definite and (current.count or 2) < ordinal:
        return None
    fits = not munition.klass or not current.klass or compatible(current.klass, munition.klass)
    return (current, ordinal) if fits or munition.definite else None


def _part_of_salvo(progress: Progress, item: Told, munition: Munition) -> tuple[Launch, int] | None:
    """One missile of a salvo told before: "two missiles: a Palestine-2 ... and a Zulfiqar"."""
    launch = progress.current
    if launch is None or launch.count is None or launch.count < 2:
        return None
    if munition.definite or munition.count != 1.0 or not (munition.done or munition.names):
        return None
    if munition.klass and launch.klass and not compatible(launch.klass, munition.klass):
        return None
    low = progress.reading.low
    if item.sentence.number == launch.sentence:
        if ":" not in low[item.sentence.first : munition.first]:
            return None
    else:
        if item.sentence.number - launch.sentence > _PART_SENTENCES or not munition.done:
            return None
        if (launch.names and munition.names) or not _goes_on_in_parts(low, munition):
            return None
    launch.parts += 1
    return launch, launch.parts


def _goes_on_in_parts(low: list[str], munition: Munition) -> bool:
    """Whether the text goes on with "another" or "the second", so that this one is the first."""
    window = low[munition.first : munition.first + _PART_TOKENS]
    return munition.more or "another" in window or "second" in window or "other" in window


def _samples_tally(progress: Progress, item: Told, munition: Munition) -> bool:
    """Whether a phrase only names sorts of a tally: "Kalibr missiles from ships" of 127."""
    if progress.current is None or munition.definite or not munition.plural:
        return False
    whole = progress.current.parent or progress.current
    if whole.count is None or whole.count < 3 or whole.names or munition.counted is not None:
        return False
    other_class = bool(munition.klass) and munition.klass != whole.klass and not whole.klass
    return bool(munition.names or other_class) and not _is_apposed(progress, item, munition)


def _sums_up(progress: Progress, munition: Munition) -> bool:
    """Whether a count adds up launches told apart: "four missiles in all"."""
    behind = progress.reading.low[munition.stop : munition.stop + 2]
    return behind in _IN_ALL and len(progress.discourse.launches) >= 2


def _whole_of(progress: Progress, item: Told, munition: Munition) -> Launch | None:
    """Find the tally of a part that has a class, a name or a place of its own."""
    current = progress.current
    if current is None or not munition.done or munition.definite:
        return None
    whole = current.parent or current
    if not _may_be_whole(progress, item, munition, whole):
        return None
    count = munition.counted is not None
    if whole.count is None and count and any(a.parent is whole for a in progress.recent()):
        return whole
    finer = munition.klass and munition.klass != whole.klass
    bare = munition.head == munition.first and count and not munition.klass
    if munition.names or finer or bare:
        return whole
    sited = any(
        s.field == "site" and 0 <= s.first - munition.stop <= _REACH_PART for s in item.statements
    )
    parted = current.parent is not None
    return whole if sited and parted else None


def _may_be_whole(progress: Progress, item: Told, munition: Munition, whole: Launch) -> bool:
    """Whether a launch is a tally that some missiles can be a part of."""
    low = progress.reading.low
    if (
        item.sentence.number == whole.sentence
        and ":" not in low[item.sentence.first : munition.first]
    ):
        return False
    if whole.names or (whole.count is None and not whole.plural):
        return False
    if whole.count is not None:
        if whole.count < 3 and not munition.names:
            return False
        if munition.count is None or munition.count >= whole.count:
            return False
    claimant = claimant_of(item, munition)
    if (
        "outlet" not in (claimant, whole.claimant)
        and claimant.split("-")[0] != whole.claimant.split("-")[0]
    ):
        return False
    return not (munition.klass and whole.klass) or compatible(whole.klass, munition.klass)


def _match(progress: Progress, item: Told, munition: Munition) -> Launch | None:
    """Find the known launch that a noun phrase can best be."""
    if (munition.more or munition.besides) and not munition.definite and munition.done:
        return None
    clock = clock_near(item, munition) if munition.done else None
    claimant = claimant_of(item, munition)
    own = munition.done and munition.verb >= 0 and not munition.definite
    side = actor_of(progress, item, munition) if own else ""
    best: tuple[float, Launch] | None = None
    for launch in progress.recent():
        if side and launch.actor and side != launch.actor:
            continue
        if _is_elsewhere(item, munition, launch, clock):
            continue
        score = _likeness(progress, item, munition, launch, claimant)
        if score is not None and (best is None or score >= best[0]):
            best = (score, launch)
    return best[1] if best is not None and best[0] >= _LEAST else None


def _is_elsewhere(item: Told, munition: Munition, launch: Launch, clock: Clock | None) -> bool:
    """Whether clock or place of a noun phrase say that it is another launch."""
    if munition.plural and launch.count == 1.0 and not munition.done:
        return True
    if clock is not None and launch.minute is not None:
        gap = abs(clock.minute - launch.minute)
        converted = bool(clock.zone) and clock.zone_rule not in _HOME_ZONES
        if _APART_MIN <= gap <= _APART_OVER_MIDNIGHT_MIN and not converted:
            return True
    if not launch.site or not munition.done or munition.definite:
        return False
    for statement in item.statements:
        if (
            statement.field == "site"
            and statement.weight >= 2
            and abs(statement.first - munition.stop) <= _REACH_SITE
        ):
            return _are_apart(statement.value, launch.site)
    return False


def _likeness(
    progress: Progress, item: Told, munition: Munition, launch: Launch, claimant: str
) -> float | None:
    """How well class, name and count of a noun phrase fit a launch; None where they cannot."""
    score = 1.0 if launch is progress.current else 0.0
    klass = launch.klass
    same_sentence = launch.sentence == item.sentence.number and munition.done
    if munition.klass and klass:
        if munition.klass == klass:
            score += 2.0
        elif compatible(klass, munition.klass):
            score -= 1.0 if same_sentence else 0.0
        elif (
            claimant == launch.claimant
            or same_sentence
            or (munition.count or 1) != (launch.count or 1)
        ):
            return None
        else:
            score -= 2.0
    names = munition.name_set
    if names and launch.names:
        if not names_agree(names, launch.names):
            return None
        score += 3.0
    elif (
        names
        and klass
        and same_sentence
        and munition.count is not None
        and not munition.definite
        and not _is_apposed(progress, item, munition)
    ):
        score -= 3.0
    if munition.counted is not None and launch.count is not None:
        if munition.count == launch.count:
            score += 2.0
        else:
            score -= 0.5 if munition.definite or claimant != launch.claimant else 3.0
    if _is_another_sort(munition, launch):
        score -= 3.0
    return score


def _is_another_sort(munition: Munition, launch: Launch) -> bool:
    """Whether "a cruise missile" behind several missiles of another class is one more."""
    if munition.count != 1.0 or munition.counted is not None or munition.definite:
        return False
    if not munition.done or (launch.count or 2) <= 1:
        return False
    return bool(munition.klass and launch.klass) and munition.klass != launch.klass


def _are_apart(a: str, b: str) -> bool:
    """Whether two launch areas are different ones, not one inside the other."""
    if a == b:
        return False
    one, other = places.find_site(a), places.find_site(b)
    if one is None or other is None:
        return one is not None or other is not None
    lat = (one.lat_deg - other.lat_deg) * 111.0
    lon = (one.lon_deg - other.lon_deg) * 85.0
    apart_km = one.radius_km + other.radius_km + _APART_KM
    return lat * lat + lon * lon > apart_km * apart_km


def _is_apposed(progress: Progress, item: Told, munition: Munition) -> bool:
    """Whether a name explains the phrase before it: "a missile believed to be a Hwasong-17"."""
    window = progress.reading.low[max(item.sentence.first, munition.first - 5) : munition.first]
    if munition.plural and not munition.definite and window[-1:] == [","]:
        return False
    return not _APPOSING.isdisjoint(window[-3:])


def _learn(launch: Launch, munition: Munition, *, told: bool) -> None:
    """Note what a further noun phrase says of a launch."""
    if munition.klass:
        vague = launch.klass == "BM" and compatible(launch.klass, munition.klass)
        if not launch.klass or vague:
            launch.klass = munition.klass
    launch.names |= munition.name_set
    if launch.count is None and munition.counted is not None and told:
        launch.count = munition.count


def _is_strange(progress: Progress, item: Told, munition: Munition, *, told: bool) -> bool:
    """Whether a phrase that fits no launch is not even of the one that the text speaks of."""
    current = progress.current
    known = current.names if current is not None else set()
    names = munition.name_set
    if names and known and (told or not names_agree(names, known)):
        return True
    loose = names and not known and not told and not munition.definite and current is not None
    if loose and not _is_apposed(progress, item, munition):
        return True
    alone = len(progress.discourse.launches) == 1 and munition.counted is not None
    return munition.plural and current is not None and current.count == 1.0 and not alone
