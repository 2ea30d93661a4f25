"""New launches: what may open one, who launches, and when."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.entities import COUNTRY, NAME_ACTOR, Entity
from launches.claims.munition import Munition
from launches.claims.statement import Statement, count_statement
from launches.events.context import EXPORTERS
from launches.events.focus import date_beside
from launches.events.launch import Launch, Progress, Told, claimant_of
from launches.text.clock import Clock
from launches.text.tokens import words

#: Without any date, a report tells its launch in its first sentences or tells none.
LATEST_OPENING = 2

#: Prepositions before a country by which it is no launching side: right before a missile, or
#: anywhere before the verb.
_NOT_OWNER = words("at over toward against to on")
_NOT_SUBJECT = words("at over toward towards against near off into between of from to on in")
#: What makes a missile another country's: "U.S.-supplied missiles".
_SUPPLIED = (["supplied"], ["made"], ["built"], ["designed"], ["provided"])
#: Words between a missile and a country that launched it: "the missile that Iran fired".
_RELATIVE = words("that which by missile missiles rocket")
#: Verbs whose subject only saw the launch, and those that make a subject the launching side.
_SEEN = words("detected picked spotted tracked")
#: Tokens from a side to its verb of launching: "the Houthis have fired".
_CLOSE = 1
_CONDUCTED = words("conducted carried held staged succeeded announced performed")


def open_launch(
    progress: Progress, item: Told, munition: Munition, parent: Launch | None = None
) -> Launch:
    """Open a launch for a noun phrase, and make it the one that the text speaks of."""
    launch = Launch(item.sentence.number, parent=parent)
    launch.count = munition.count
    if launch.count is None and not munition.plural and not munition.vague:
        launch.count = 1.0
    launch.klass = munition.klass
    launch.names = munition.name_set
    launch.plural = munition.plural
    launch.actor = actor_of(progress, item, munition)
    launch.claimant = claimant_of(item, munition)
    dated = date_beside(item, munition.verb)
    launch.day = dated[1] if dated is not None else None
    clock = clock_near(item, munition)
    launch.minute = clock.minute if clock is not None else None
    if launch.count == 1.0 and not _is_counted(item, munition):
        item.statements.append(
            count_statement(
                1.0, munition.first, munition.stop, item.sentence.number, launch.claimant,
                munition=munition,
            )
        )  # fmt: skip
    for statement in progress.pending:
        launch.add(statement)
        launch.note(statement)
    progress.pending = []
    progress.discourse.launches.append(launch)
    progress.current = launch
    return launch


def _is_counted(item: Told, munition: Munition) -> bool:
    return any(s.munition is munition and s.field == "missile_count" for s in item.statements)


def clock_near(item: Told, munition: Munition) -> Clock | None:
    """Launch clock that stands nearer to a noun phrase than to the others."""
    clocks = [s for s in item.statements if s.field == "time_local" and s.clock is not None]
    if not clocks:
        return None
    best = min(clocks, key=lambda s: abs(s.first - munition.first))
    gap = abs(best.first - munition.first)
    for other in item.missiles():
        if other is not munition and abs(best.first - other.first) < gap:
            return None
    return best.clock


def may_open(progress: Progress, item: Told, munition: Munition) -> bool:
    """Whether a noun phrase tells firmly enough of a launch to be the first word of one.

    "Launch vehicles carried the missile" and "such tests are meant to" do not: a noun of
    launching needs a day, a clock, a verb or a judgement beside it.
    """
    low, sentence = progress.reading.low, item.sentence
    if (
        progress.focal is None
        and sentence.number > LATEST_OPENING
        and (munition.counted is None or not sentence.clocks or munition.by_noun)
    ):
        return False
    if munition.weak and munition.definite:
        return False
    if "each" in low[munition.first - 2 : munition.first]:
        return False
    first_launch = not progress.discourse.launches
    if low[munition.verb] == "followed" and first_launch and not sentence.clocks:
        return False
    if not munition.by_noun:
        return True
    if munition.names and sentence.number == 0 and progress.focal is not None:
        return True
    if munition.definite and not munition.names and munition.counted is None:
        return False
    if sentence.bits & (cues.LAUNCH_VERB | cues.OUTCOME) or sentence.clocks:
        return True
    return any(day is not None for _, day in item.days)


def actor_of(progress: Progress, item: Told, munition: Munition) -> str:
    """Find who launches: by "by ...", adjective, subject or designation; "" for nobody."""
    low, sentence = progress.reading.low, item.sentence
    countries = sentence.of_kind(COUNTRY)
    for entity in countries:  # "launched by Ukraine"
        if low[entity.first - 1] == "by" and 0 <= entity.first - munition.stop <= 8:
            return entity.kinds[COUNTRY]
    for entity in countries:  # "a North Korean missile", but not "U.S.-supplied missiles"
        if low[entity.stop : entity.stop + 1] not in _SUPPLIED and _owns(low, entity, munition):
            return entity.kinds[COUNTRY]
    named = next((e.kinds[NAME_ACTOR] for e in munition.names if e.kinds[NAME_ACTOR]), "")
    if named and named not in EXPORTERS:
        return named
    for entity in _subjects(progress, item, munition, countries):
        country = entity.kinds[COUNTRY]
        speaks = any(s.first <= entity.first < s.stop for s in item.speakers)
        launches = 0 <= munition.verb - entity.stop <= _CLOSE
        if not speaks or launches or country == progress.discourse.context.actor:
            return country
    return named


def _owns(low: list[str], country: Entity, munition: Munition) -> bool:
    """Whether a country's adjective stands in or right before a noun phrase."""
    if munition.first <= country.first < munition.stop:
        return True
    return munition.first == country.stop and low[country.first - 1] not in _NOT_OWNER


def _subjects(
    progress: Progress, item: Told, munition: Munition, countries: list[Entity]
) -> list[Entity]:
    """Countries that may be the subject of the verb of launching, the likeliest first."""
    low, first = progress.reading.low, item.sentence.first
    verb = munition.verb

    def before(entity: Entity) -> str:
        return low[entity.first - 1] if entity.first > first else ""

    relative = [e for e in countries if munition.stop <= e.first < verb and before(e) in _RELATIVE]
    subjects = [e for e in countries if e.stop <= verb and before(e) not in _NOT_SUBJECT]
    if munition.by_noun or low[verb] in _SEEN:
        subjects = [e for e in subjects if not _CONDUCTED.isdisjoint(low[e.stop : verb])]
    origins = [
        e
        for e in countries
        if e.first > munition.stop
        and before(e) in {"from", "of"}
        and "from" in low[max(first, e.first - 6) : e.first]
    ]
    return [*reversed(relative), *reversed(subjects), *reversed(origins)]


def subject_of(item: Told) -> Munition:
    """Noun phrase that a flight's figures are told of, or a stand-in for "it"."""
    for munition in item.munitions:
        if not munition.other_arm and not munition.aside:
            return munition
    first = item.sentence.first
    return Munition(first, first + 1, first, count=1.0, definite=True, verb=first, done=True)


def add_time_later(progress: Progress, item: Told) -> None:
    """Work out "ten minutes later another one went up" from the launch before."""
    launch, sentence = progress.current, item.sentence
    if launch is None or launch.minute is None or sentence.clocks:
        return
    if not sentence.bits & cues.LAUNCH:
        return
    low = progress.reading.low
    for quantity in sentence.quantities:
        if quantity.first - sentence.first > 2:
            break
        stop = quantity.stop + 1
        if quantity.dimension == "min" and low[quantity.stop : stop] == ["later"]:
            minute = (launch.minute + round(quantity.value)) % (24 * 60)
            clock = Clock(quantity.first, stop, minute)
            item.statements.append(
                Statement("time_local", clock.text, quantity.first, stop, sentence.number,
                          claimant=item.inherited, clock=clock)
            )  # fmt: skip
