"""Statements of one sentence: each figure with its field, mood, hedge and span."""

from __future__ import annotations

from dataclasses import dataclass, replace

from launches.claims import matcher, roles, where
from launches.claims.attribution import Speaker, claimant_at
from launches.claims.munitions import Munition
from launches.claims.reading import Reading, Sentence
from launches.text.clock import Clock
from launches.text.quantities import Quantity

_LAUNCH_CUES = matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN
#: Words that make a clock the time of a message, not of a flight.
_MESSAGE_WORDS = frozenset(
    "alert alerts siren sirens issued issue announced announcement conference told warning warned meeting press posted tweeted withdrawn withdrew "
    "updated update reopened statement bulletin broadcast lifted convened briefing published sworn reported sounded message text wrote said "
    "evacuation shelter shelters closed airspace emailed j notice as-of scrambled picked".split()
)


@dataclass(slots=True)
class Statement:
    """One figure that a report states.

    Attributes
    ----------
    field : str
        Column of the events table; ``bare`` for a distance whose role is open, ``impact_time``
        for the clock of a splash-down.
    value : str
        In the column's notation.
    number, number_max : float or None
        The figure, in the column's unit.
    qualifier, mood, claimant : str
        Hedge, mood and who says it.
    first, stop : int
        Tokens of figure, hedge and unit.
    sentence : int
        Number of the sentence.
    extra : object
        The clock, the munition or the place behind the figure.
    weight : int
        Firmness among statements of one claimant.
    """

    field: str
    value: str
    first: int
    stop: int
    sentence: int
    number: float | None = None
    number_max: float | None = None
    qualifier: str = "exact"
    mood: str = "flown"
    claimant: str = "outlet"
    unit: str = ""
    extra: object = None
    weight: int = 1
    shot: int = 0


def _plain(number: float) -> str:
    """Number as the table prints it: 650, 6648.4."""
    rounded = round(number, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def figure_statements(
    reading: Reading, sentence: Sentence, speakers: list[Speaker], inherited: str
) -> list[Statement]:
    """Distances, heights, times and speeds of a sentence.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It flew about 650 km at up to Mach 6.")
    >>> [(s.field, s.value, s.qualifier) for s in figure_statements(r, r.sentences[0], [], "outlet")]
    [('range_km', '650', 'about'), ('speed_mach', '6', 'at_most')]
    """
    found: list[Statement] = []
    for k, quantity in enumerate(sentence.quantities):
        if quantity.dimension == "count" and found and _goes_on_counting(reading, sentence, quantity):
            found.append(_same_kind(found[-1], quantity))
            continue
        if quantity.dimension not in {"km", "min", "mach"}:
            continue
        role = roles.role_of(reading, sentence, quantity, k)
        if role == roles.BARE and found and _listed_with(reading, found[-1], quantity):
            role = found[-1].field
        if role == roles.OTHER:
            continue
        if role == roles.BARE and sentence.bits & matcher.CAPABILITY:
            continue
        statement = _figure(quantity, role, sentence)
        statement.mood = roles.mood_of(reading, sentence, quantity, role, k)
        statement.claimant = claimant_at(speakers, quantity.number_at, inherited, sentence)
        if role == roles.IMPACT:
            if {"stage", "stages", "booster", "debris", "fragments", "fairing"} & set(reading.tokens.low[max(sentence.first, quantity.first - 10) : quantity.first]):
                continue
            statement.extra = roles.landmark_behind(reading, sentence, quantity)
            ahead = reading.tokens.low[max(sentence.first, quantity.first - 9) : quantity.first]
            if not statement.extra[1] and {"target", "targets"} & set(ahead):
                statement.field = roles.RANGE  # a target struck "in waters 600 km off the coast"
        found.append(statement)
    return found


_LIST_WORDS = frozenset("and the second third other , about some around roughly another one to for".split())


def _listed_with(reading: Reading, before: Statement, quantity: Quantity) -> bool:
    """ "The first flew about 900 km and the second about 950 km": the verb is said once."""
    between = reading.tokens.low[before.stop : quantity.first]
    if between == ["and"] and "respectively" in reading.tokens.low[quantity.stop : quantity.stop + 3]:
        return before.unit == "km"
    return 1 <= len(between) <= 4 and _LIST_WORDS.issuperset(between) and bool({"second", "other", "third", "another"} & set(between)) and before.unit == "km"


def _goes_on_counting(reading: Reading, sentence: Sentence, quantity: Quantity) -> bool:
    """ "One climbed to about 100 km, the other to about 50": the unit is said once."""
    low = reading.tokens.low
    ahead = low[max(sentence.first, quantity.first - 4) : quantity.first]
    behind = low[quantity.stop] if quantity.stop < sentence.stop else "."
    return bool({"other", "another", "second"} & set(ahead)) and behind in {".", ",", ";"}


def _same_kind(before: Statement, quantity: Quantity) -> Statement:
    return replace(
        before, value=_plain(quantity.value), number=quantity.value, number_max=None,
        qualifier=quantity.qualifier, first=quantity.first, stop=quantity.stop, extra=quantity,
    )  # fmt: skip


_UNITS = {"range_km": "km", "apogee_km": "km", "impact_distance_km": "km", "bare": "km", "flight_min": "min", "speed_mach": "Mach"}


def _figure(quantity: Quantity, role: str, sentence: Sentence) -> Statement:
    digits = 2 if role == roles.FLIGHT_TIME else 1
    value = round(quantity.value, digits)
    top = None if quantity.value_max is None else round(quantity.value_max, digits)
    text = f"{value:g}" if digits == 2 else _plain(value)
    return Statement(
        role, text, quantity.first, quantity.stop, sentence.number, value, top,
        quantity.qualifier, unit=_UNITS[role], extra=quantity,
    )  # fmt: skip


def clock_statements(
    reading: Reading, sentence: Sentence, speakers: list[Speaker], inherited: str
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
    low = reading.tokens.low
    previous: tuple[str, Clock] | None = None
    for clock in sentence.clocks:
        role = _clock_role(reading, sentence, clock, previous)
        previous = (role, clock)
        if role == "other":
            continue
        first = clock.first
        while first > sentence.first and low[first - 1] in {"about", "around", "approximately", "some", "roughly"}:
            first -= 1
        found.append(
            Statement(
                role, clock.text, first, clock.stop, sentence.number,
                claimant=claimant_at(speakers, clock.first, inherited, sentence), extra=clock,
                mood="forecast" if _is_forecast(reading, sentence, clock) else "flown",
            )
        )  # fmt: skip
    return found


def _is_forecast(reading: Reading, sentence: Sentence, clock: Clock) -> bool:
    k = reading.scan.last_before(matcher.FORECAST | matcher.CONDITIONAL, clock.first, max(sentence.first, clock.first - 10))
    return k >= 0 and "have" not in reading.tokens.low[k : clock.first]


def _clock_role(
    reading: Reading, sentence: Sentence, clock: Clock, previous: tuple[str, Clock] | None
) -> str:
    scan, low = reading.scan, reading.tokens.low
    if previous is not None:
        between = low[previous[1].stop : clock.first]
        if len(between) <= 3 and set(between) <= {"to", "and", "\u2014", ",", "or", "about", "around", "until", "at"}:
            return previous[0]
        if len(between) <= 5 and set(between) <= {"and", "the", "second", "third", "other", "at", ",", "another", "about", "around"}:
            return previous[0]
    if low[max(sentence.first, clock.first - 2) : clock.first][-2:] == ["as", "of"]:
        return "other"
    floor = previous[1].stop if previous is not None else sentence.first
    for k in range(clock.first - 1, floor - 1, -1):
        word, bits = low[k], scan.bits[k]
        if word in {";", "\u2014"}:
            break
        if bits & matcher.FAILURE and word in {"destroyed", "exploded", "blew", "terminated", "lost"}:
            return "other"
        if word in _MESSAGE_WORDS and not bits & _LAUNCH_CUES:
            if word in {"said", "told", "announced", "reported", "statement", "picked"} and clock.first - k > 2:
                if word != "picked":
                    continue
                return "time_local"
            return "other"
        if bits & matcher.OVERFLIGHT and word not in {"over", "above"} or word in {"over", "above"} and bits & matcher.OVERFLIGHT:
            if not (word in {"over", "above"} and scan.last_before(_LAUNCH_CUES, k, floor) >= 0 and k - scan.last_before(_LAUNCH_CUES, k, floor) <= 3):
                return "other"
        if bits & matcher.LANDING and not bits & _LAUNCH_CUES:
            return "impact_time"
        if bits & _LAUNCH_CUES or word in {"detected", "timed", "firing", "fired", "followed", "started", "began"}:
            return "time_local"
    if clock.first - sentence.first <= 5 and previous is None and low[sentence.first] in {"the", "a", "another"}:
        return "time_local"  # "The second, around 4 p.m., hit ..."
    for k in range(clock.stop, min(sentence.stop, clock.stop + 22)):
        word, bits = low[k], scan.bits[k]
        if word in _MESSAGE_WORDS and word in {"alert", "siren", "sirens", "issued", "told", "withdrawn", "reopened", "sounded"}:
            return "other"
        if bits & _LAUNCH_CUES:
            return "time_local"
        if bits & matcher.LANDING:
            return "impact_time" if previous is not None else "other"
        if word in {";"}:
            break
    if sentence.bits & _LAUNCH_CUES or sentence.stop - sentence.first <= 9:
        return "time_local"
    if any(matcher.NOUN in e.kinds or matcher.CLASS in e.kinds or matcher.NAME in e.kinds for e in sentence.entities) and not set(low[sentence.first : sentence.stop]) & _MESSAGE_WORDS:
        return "time_local"
    return "other"


def place_statements(
    reading: Reading, sentence: Sentence, speakers: list[Speaker], inherited: str, actor: str, last_zone: str, dateline_site: str = ""
) -> list[Statement]:
    """Site, direction, sea, zone and overflight statements of a sentence."""
    found: list[Statement] = []
    number = sentence.number
    if sentence.entities:
        for site in where.find_sites(reading, sentence, dateline_site):
            found.append(Statement("site", site.name, site.first, site.stop, number, extra=site, weight=site.strength))
        for item in where.find_directions(reading, sentence):
            found.append(Statement(item.field, item.value, item.first, item.stop, number))
        for item in where.find_seas(reading, sentence):
            found.append(Statement(item.field, item.value, item.first, item.stop, number, weight=item.weight))
        for item in where.find_overflights(reading, sentence, actor):
            found.append(Statement(item.field, item.value, item.first, item.stop, number))
    for statement in found:
        statement.claimant = claimant_at(speakers, statement.first, inherited, sentence)
    speaker = speakers[-1].claimant if speakers else inherited
    country = speaker.split("-")[0] if speaker[:3] in {"JPN", "KOR", "RUS", "CHN", "TWN", "PRK", "USA", "IND", "PHL"} else ""
    country = country if country == "JPN" else ""
    for item in where.find_zones(reading, sentence, country, last_zone):
        if item.country:
            revoked = _had_said(reading.tokens.low, sentence.first, item.first)
            found.append(
                Statement(item.field, item.value, item.first, item.stop, number, extra=item, mood="background" if revoked else "flown",
                          claimant=claimant_at(speakers, item.first, inherited, sentence))
            )  # fmt: skip
    return found


def _had_said(low: list[str], first: int, stop: int) -> bool:
    """Whether a word is one that a speaker had given before: "had said that they were outside"."""
    return any(
        low[k] == "had" and {"said", "announced", "reported", "stated", "put"} & set(low[k + 1 : k + 3])
        for k in range(first, stop)
    )


def munition_statements(
    munition: Munition, sentence: Sentence, speakers: list[Speaker], inherited: str, reading: Reading
) -> list[Statement]:
    """Count, class and designation that a noun phrase states."""
    found: list[Statement] = []
    claimant = claimant_at(speakers, munition.first, inherited, sentence)
    low = reading.tokens.low
    hedged = bool(set(low[max(sentence.first, munition.first - 6) : munition.first]) & {"may", "possibly", "might", "could", "presumed", "suspected", "believed", "thought", "apparently", "likely", "probably", "be", "possible"}) or bool(set(low[munition.first:munition.stop]) & {"suspected", "presumed", "possible", "probable"})
    if munition.count is not None and munition.count >= 1 and not munition.definite or munition.counted is not None and munition.count is not None:
        revoked = _was_first_word(low, sentence, munition)
        planned = munition.verb >= 0 and not munition.done and bool(set(low[max(sentence.first, munition.verb - 7) : munition.verb]) & _PLANNING)
        qualifier = munition.counted.qualifier if munition.counted is not None else "exact"
        qualifier = "up_to" if qualifier == "at_most" else qualifier
        first = munition.counted.first if munition.counted is not None else munition.first
        stop = munition.counted.stop if munition.counted is not None else min(munition.first + 1, munition.stop)
        found.append(
            Statement("missile_count", str(int(munition.count)), first, stop, sentence.number, float(int(munition.count)), None, qualifier, claimant=claimant, extra=munition, mood="background" if revoked else "forecast" if planned else "flown")
        )
    if munition.klass and munition.class_at is not None:
        ahead = set(low[max(sentence.first, munition.verb - 7) : munition.verb]) if munition.verb >= 0 else set()
        found.append(Statement("missile_class", munition.klass, munition.class_at.first, munition.class_at.stop, sentence.number, claimant=claimant, extra=munition, weight=1 if hedged else 3 if munition.klass == "HGV" else 2, mood="forecast" if ahead & _PLANNING and not munition.done else "flown"))
    boat = _submarine(reading, sentence) if munition.klass in {"BM", "ICBM", "SRBM", "IRBM", "MRBM", ""} and munition.verb >= 0 else -1
    if boat >= 0 and (munition.klass or munition.names):
        found.append(Statement("missile_class", "SLBM", boat, boat + 1, sentence.number, claimant=claimant, extra=munition, weight=3))
    if munition.names:
        value = "/".join(dict.fromkeys(e.kinds[matcher.NAME] for e in munition.names))
        found.append(Statement("missile_name", value, munition.names[0].first, munition.names[-1].stop, sentence.number, claimant=claimant, extra=munition, weight=1 if hedged else 2))
    return found


def _submarine(reading: Reading, sentence: Sentence) -> int:
    """Token of the submarine that a ballistic missile was fired from; -1 for none."""
    low = reading.tokens.low
    for k in range(sentence.first, sentence.stop):
        if low[k] in {"submarine", "submarines"} and low[k + 1 : k + 2] != ["launched"]:
            ahead = low[max(sentence.first, k - 5) : k]
            if "by" in ahead or "from" in ahead or "submarine" in low[sentence.first : sentence.first + 6] or {"the", "a"} & set(ahead) and k - sentence.first <= 8:
                return k
    return -1


_PLANNING = frozenset("to will may plans intends would could preparing plan expected due expects warned might".split())


def _was_first_word(low: list[str], sentence: Sentence, munition: Munition) -> bool:
    """Whether a count is one that was given up: "first announced as two"."""
    ahead = set(low[max(sentence.first, munition.first - 7) : munition.first])
    behind = low[munition.stop : munition.stop + 4]
    return bool(ahead & {"first", "initially", "originally", "earlier"} and ahead & {"announced", "reported", "said", "counted", "spoke", "put", "described", "believed"}) or behind[:3] == ["as", "first", "announced"] or "not" in ahead and munition.first - 1 >= sentence.first and low[munition.first - 1] == "not"


_SUBJECTS = frozenset({"it", "they", "one", "both", "launch", "test", "attempt", "flight", "firing", "trial", "the", "second", "first", "third", "shot", "was", "which", "all", "that"})


def outcome_statements(
    reading: Reading, sentence: Sentence, speakers: list[Speaker], inherited: str, munitions: list[Munition]
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
    if not sentence.bits & (matcher.FAILURE | matcher.SUCCESS):
        return found
    scan, low = reading.scan, reading.tokens.low
    for k in range(sentence.first, sentence.stop):
        bits = scan.bits[k] & (matcher.FAILURE | matcher.SUCCESS)
        if not bits:
            continue
        value = "failure" if bits & matcher.FAILURE else "success"
        window = low[max(sentence.first, k - 5) : k]
        if {"not", "no", "never", "having", "if", "would", "could", "can", "nor", "without", "cannot", "may", "should", "whether", "might"} & set(window):
            if not (value == "failure" and "may" in window and "have" in window):
                continue
        if not _about_flight(reading, sentence, k, munitions) or _of_some_only(low, sentence, k):
            continue
        if low[k] in {"failed", "fails", "failing", "failure"} and low[k + 1 : k + 2] == ["to"] and not set(low[k + 2 : k + 8]) & {"reach", "enter", "keep", "ignite", "fly", "launch", "separate", "orbit", "place", "put", "hit", "maintain", "complete", "achieve", "work"}:
            continue
        if low[k] == "struck" and not set(low[k + 1 : k + 7]) & {"target", "targets", "mark", "boat", "area", "islet", "designated"}:
            continue
        found.append(Statement("outcome", value, k, k + 1, sentence.number, claimant=claimant_at(speakers, k, inherited, sentence)))
    return found


def _of_some_only(low: list[str], sentence: Sentence, at: int) -> bool:
    """Whether the judgement is of one of several: "one of which failed"."""
    for k in range(max(sentence.first, at - 20), at):
        if low[k] in {"one", "two", "some"} and low[k + 1 : k + 2] == ["of"]:
            return True
    return "not" in low[at : min(sentence.stop, at + 14)] and "confirmed" in low[at : min(sentence.stop, at + 16)]


def _about_flight(reading: Reading, sentence: Sentence, at: int, munitions: list[Munition]) -> bool:
    """Whether a word of success or failure speaks of the flight."""
    scan, low = reading.scan, reading.tokens.low
    if any(not m.other_arm and abs(m.first - at) <= 22 for m in munitions):
        return True
    if scan.has(matcher.LAUNCH_NOUN | matcher.LAUNCH_VERB | matcher.RANGE, max(sentence.first, at - 14), min(sentence.stop, at + 10)):
        return True
    if {"it", "they", "missile", "missiles", "rocket", "stages", "stage", "both"} & set(low[max(sentence.first, at - 5) : at]):
        return True
    opening = low[sentence.first : sentence.first + 2]
    return (opening[0] in _SUBJECTS or opening[1:] in (["second"], ["third"], ["first"])) and at - sentence.first <= 24


_COUNTING = frozenset("figure figures count counted counts has speaks spoke put puts number numbers tally total gave reported".split())


def count_statements(
    reading: Reading, sentence: Sentence, speakers: list[Speaker], munitions: list[Munition]
) -> list[Statement]:
    """Counts told without a noun: "Tokyo has nine", "the Pentagon's figure was about 200".

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("The Pentagon's figure was about 200.")
    >>> pentagon = Speaker(0, 3, "USA-DOD")
    >>> [(s.value, s.claimant) for s in count_statements(r, r.sentences[0], [pentagon], [])]
    [('200', 'USA-DOD')]
    """
    low = reading.tokens.low
    if not speakers or not _COUNTING & set(low[sentence.first : sentence.stop]):
        return []
    used = {id(m.counted) for m in munitions}
    found: list[Statement] = []
    for quantity in sentence.quantities:
        if quantity.dimension != "count" or id(quantity) in used or quantity.value != int(quantity.value):
            continue
        behind = low[quantity.stop] if quantity.stop < sentence.stop else "."
        if behind not in {".", ",", ";", "and", "launched", "fired", "in", "but"}:
            continue
        ahead = low[max(sentence.first, quantity.first - 3) : quantity.first]
        if not _COUNTING & set(ahead) and not (ahead and ahead[-1] in {"was", "at", "is", "of", "has"} and _COUNTING & set(low[max(sentence.first, quantity.first - 6) : quantity.first])):
            continue
        qualifier = "up_to" if quantity.qualifier == "at_most" else quantity.qualifier
        found.append(
            Statement("missile_count", str(int(quantity.value)), quantity.first, quantity.stop, sentence.number, quantity.value,
                      None, qualifier, claimant=claimant_at(speakers, quantity.number_at, speakers[0].claimant, sentence),
                      weight=0 if {"first", "initial", "early", "initially"} & set(low[sentence.first : quantity.first]) else 1)
        )  # fmt: skip
    return found
