"""From statements to launches: which words of a report speak of which launch.

The first launch told as a fact sets the focal date. Launches of other dates are background.
A noun phrase of missiles joins a launch already known when it can be the same one, and opens a
new one when class, place, time or words like "another" say that it cannot.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from launches import places
from launches.claims import matcher, parties
from launches.claims.attribution import Context, find_speakers
from launches.claims.munitions import Munition, find_munitions
from launches.claims.reading import Reading, Sentence
from launches.claims.statements import (
    Statement,
    clock_statements,
    figure_statements,
    munition_statements,
    count_statements,
    outcome_statements,
    place_statements,
)
from launches.events.focus import (
    LAUNCH_CUES,
    Entry,
    Told,
    chronicle,
    date_beside,
    focal_date,
    goes_on,
    is_answer,
    is_background,
    is_focal,
    is_older,
    is_retracted,
    looks_back,
    recalled_at,
    said_then,
)
from launches.events.preferred import compatible
from launches.text.calendar import Reference, resolve
from launches.text.clock import Clock

_OF_INTEREST = (
    LAUNCH_CUES | matcher.APOGEE | matcher.RANGE | matcher.FLIGHT_TIME | matcher.FAILURE | matcher.SUCCESS | matcher.LANDING
)


@dataclass(slots=True)
class Unit:
    """One launch occasion in the making."""

    number: int
    sentence: int
    count: float | None = None
    klass: str = ""
    names: set[str] = field(default_factory=set)
    actor: str = ""
    day: date | None = None
    site: str = ""
    minute: int | None = None
    claimant: str = ""
    plural: bool = False
    statements: list[Statement] = field(default_factory=list)
    parts: int = 0
    dated: bool = False
    parent: Unit | None = None
    more: bool = False
    day_basis: str = ""
    failed: bool = False


@dataclass(slots=True)
class Discourse:
    """Launches of a report and the statements that belong to none."""

    units: list[Unit]
    background: list[Statement]
    focal: date | None
    context: Context
    basis: str = ""


def follow(reading: Reading, reference: Reference, outlet: str, title_actor: str = "") -> Discourse:
    """Group what a report states by launch.

    Parameters
    ----------
    reading : Reading
        The report's text, read.
    reference : Reference
        Days that open dates are resolved against.
    outlet : str
        Publisher or style, for whose own word the report prints.
    title_actor : str, optional
        Launching side that the headline names.
    """
    context = _context(reading, outlet)
    context.actor = title_actor or _likely_actor(reading, context.default)
    _drop_dateline(reading, context)
    told = [t for t in (_told(reading, s, context, reference) for s in reading.sentences) if t is not None]
    focal, basis = focal_date(reading, told, reference)
    discourse = Discourse([], [], focal, context, basis)
    if is_retracted(reading):
        return discourse
    entries = chronicle(reading, told)
    if entries:
        _take_entries(discourse, reading, entries)
        return discourse
    state = _State(discourse, reading)
    for item in told:
        state.take(item)
    state.close(told)
    return discourse


def _take_entries(discourse: Discourse, reading: Reading, entries: list[Entry]) -> None:
    """Read each dated entry of a chronicle as a report of its own."""
    for entry in entries:
        part = Discourse([], discourse.background, entry.day, discourse.context, "stated")
        state = _State(part, reading)
        for item in entry.told:
            state.take(item)
        state.close(entry.told)
        for unit in part.units:
            unit.day, unit.dated = entry.day, True
            unit.number = len(discourse.units)
            discourse.units.append(unit)


def _context(reading: Reading, outlet: str) -> Context:
    context = Context()
    key = outlet.lower().replace(" ", "-")
    for part, claimant in parties.OWN_WORD:
        if part in key:
            context.default = claimant
            context.country = claimant.split("-")[0]
            break
    else:
        context.country = parties.SUFFIXES.get(key.rsplit("-", 1)[-1], "")
        for part, country in parties.PUBLISHERS:
            if not context.country and part in key:
                context.country = country
    low = reading.tokens.low[:14]
    for words, claimant in parties.DATELINES.items():
        first = words.split()
        if any(low[k : k + len(first)] == first for k in range(4)) and context.default == "outlet" and _command_speaks(reading):
            context.default = claimant
    if context.default == "outlet" and "our" in reading.tokens.low and "military" in reading.tokens.low:
        at = reading.tokens.low.index("our")
        if reading.tokens.low[at + 1 : at + 2] == ["military"]:
            context.default, context.country = "KOR-JCS", "KOR"
    if not context.country:
        for k, word in enumerate(low[:8]):
            if word in parties.METONYMS and reading.tokens.text[reading.tokens.start[k] :][:2].isupper():
                context.country = parties.METONYMS[word]
                break
    return context


def _command_speaks(reading: Reading) -> bool:
    low = reading.tokens.low
    return "command" in low or "ispr" in low or "rawalpindi" in low[:3] or "norad" in low


#: Sides whose own statements tell of their own launches.
_OWN_LAUNCHES = frozenset({"PRK", "IRN", "YEM", "PAK", "IND", "CHN", "RUS"})


def _likely_actor(reading: Reading, default: str) -> str:
    """Launching side of a report: the country that stands most often before a verb of launching."""
    votes: dict[str, float] = {}
    scan, low = reading.scan, reading.tokens.low
    for sentence in reading.sentences:
        weight = 3.0 if sentence.number < 2 else 1.0
        for entity in sentence.entities:
            if "name_actor" in entity.kinds and entity.kinds["name_actor"]:
                votes[entity.kinds["name_actor"]] = votes.get(entity.kinds["name_actor"], 0.0) + weight
            country = entity.kinds.get(matcher.COUNTRY)
            if not country and matcher.SITE in entity.kinds and "from" in low[max(sentence.first, entity.first - 8) : entity.first]:
                place = places.find_site(entity.kinds[matcher.SITE])
                if place is not None and place.country:
                    votes[place.country] = votes.get(place.country, 0.0) + 2.0 * weight
            if not country:
                continue
            if low[entity.stop : entity.stop + 1] in (["territory"], ["soil"]) and low[entity.first - 1] in {"inside", "from"}:
                votes[country] = votes.get(country, 0.0) + 3.0 * weight
            before = low[entity.first - 1] if entity.first > sentence.first else ""
            if before in {"at", "against", "toward", "towards", "over", "near", "on", "to", "into"}:
                continue
            share = 0.2
            cue = scan.next_after(LAUNCH_CUES, entity.stop, min(sentence.stop, entity.stop + 6))
            if cue >= 0 or before == "by":
                share = 2.0
            elif any((matcher.NOUN in e.kinds or matcher.CLASS in e.kinds) and 0 <= e.first - entity.stop <= 3 for e in sentence.entities):
                share = 2.0
            votes[country] = votes.get(country, 0.0) + weight * share
    if default.split("-")[0] in _OWN_LAUNCHES:
        votes[default.split("-")[0]] = votes.get(default.split("-")[0], 0.0) + 4.0
    if not votes:
        return ""
    return max(votes, key=lambda c: votes[c])


def _drop_dateline(reading: Reading, context: Context) -> None:
    """Take the dateline's city and date out of the first sentence."""
    if not reading.sentences:
        return
    sentence = reading.sentences[0]
    tokens = reading.tokens
    limit = min(sentence.stop, sentence.first + 16)
    for k in range(sentence.first + 1, limit):
        dash = tokens.low[k] == "\u2014" or (tokens.low[k] == ":" and tokens.number[k - 1] and k + 1 < limit and tokens.gap(k + 1) != "")
        if not dash and tokens.low[k] == "." and k >= 2 and tokens.number[k - 1] and k - sentence.first <= 8:
            dash = tokens.text[tokens.start[sentence.first] : tokens.end[sentence.first]].isupper() and k + 1 < sentence.stop and tokens.low[k + 1] == "\u2014"
        if dash and not _reads_as_dateline(reading, sentence.first, k):
            return
        if dash or (tokens.low[k] == ":" and k - sentence.first <= 2 and not tokens.number[k - 1]):
            if any(e.first < k and (set(e.kinds) & {matcher.CLASS, matcher.NOUN, matcher.NAME}) for e in sentence.entities):
                return
            if reading.scan.has(LAUNCH_CUES, sentence.first, k):
                return
            for entity in sentence.entities:
                if entity.first < k and matcher.SITE in entity.kinds and matcher.COUNTRY not in entity.kinds:
                    context.site = entity.kinds[matcher.SITE]
            sentence.entities = [e for e in sentence.entities if e.first > k]
            sentence.dates = [d for d in sentence.dates if d.first > k]
            sentence.quantities = [q for q in sentence.quantities if q.first > k]
            sentence.first = k + 1
            return


def _reads_as_dateline(reading: Reading, first: int, stop: int) -> bool:
    """Whether the words before a dash are names and a date: "SEOUL, Sept. 13"."""
    tokens = reading.tokens
    for k in range(first, stop):
        if tokens.low[k].isalpha() and not tokens.text[tokens.start[k]].isupper() and tokens.low[k] not in {"of", "and"}:
            return False
    return True


def _told(reading: Reading, sentence: Sentence, context: Context, reference: Reference) -> Told | None:
    """Read one sentence; None where it cannot bear on a launch."""
    speakers = find_speakers(reading, sentence, context) if sentence.entities else []
    inherited = context.last or context.default
    for speaker in speakers:
        if speaker.claimant != "outlet" and "-" in speaker.claimant:
            context.ministry = speaker.claimant
    interesting = sentence.bits & _OF_INTEREST or sentence.quantities or sentence.clocks or sentence.dates or any(matcher.ZONE in e.kinds for e in sentence.entities)
    result: Told | None = None
    if interesting:
        munitions = find_munitions(reading, sentence)
        statements = figure_statements(reading, sentence, speakers, inherited)
        statements += clock_statements(reading, sentence, speakers, inherited)
        statements += place_statements(reading, sentence, speakers, inherited, context.actor, "JPN" if context.actor == "PRK" else "", context.site)
        for munition in munitions:
            if not munition.other_arm:
                statements += munition_statements(munition, sentence, speakers, inherited, reading)
        statements += count_statements(reading, sentence, speakers, munitions)
        statements += outcome_statements(reading, sentence, speakers, inherited, munitions)
        days = [(d, resolve(d, reference)) for d in sentence.dates]
        result = Told(sentence, munitions, speakers, inherited, statements, days)
    official = [s.claimant for s in speakers if s.claimant != "outlet"]
    if official:
        context.last = official[-1]
    elif speakers:
        context.last = "outlet" if context.default == "outlet" else context.default
    return result


_ORDINAL_SHOTS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


#: Without any date, a report tells its launch in its first sentences or tells none.
_LATEST_OPENING = 2


class _State:
    """The launches known so far, while sentences are taken in order."""

    def __init__(self, discourse: Discourse, reading: Reading) -> None:
        self.discourse = discourse
        self.reading = reading
        self.focal = discourse.focal
        self.current: Unit | None = None
        self.was_background = False
        self.background_paragraph = -1
        self.last_landmark = ""
        self.last_arm_other = False
        self.shot = 0
        self.shot_paragraph = -1
        #: what is said before any launch is known: "(Wednesday, 04:24 UTC)" over a list
        self.pending: list[Statement] = []

    # -- one sentence ------------------------------------------------------------------

    def take(self, item: Told) -> None:
        """Assign the statements of a sentence to launches or to the background."""
        sentence = item.sentence
        background = is_background(self.reading, item, self.focal)
        same_paragraph = sentence.paragraph == self.background_paragraph
        if not background and self.was_background and self.discourse.units:
            background = goes_on(self.reading, item, same_paragraph)
        if self.discourse.units and not background:
            background = is_answer(self.reading, item)
        anchors = self._anchors(item, background)
        if not self.discourse.units and not background and self._tells_flight(item):
            unit = self._open(item, self._subject_of(item))
            self.current = unit
            anchors = [(item.sentence.first, unit, 0)]
        self._fill_landmarks(item)
        everybody = self._speaks_of_all(item)
        self._number_clocks(item, anchors)
        self._time_later(item, anchors)
        self._same_figures(item)
        for statement in item.statements:
            unit, shot = self._owner(item, statement, anchors, background)
            if not shot and unit is self.current and not anchors and sentence.paragraph == self.shot_paragraph:
                shot = self.shot
            statement.shot = statement.shot or shot
            if unit is None:
                self._set_aside(statement, background, anchored=bool(anchors))
                continue
            unit.statements.append(statement)
            self._note(unit, statement)
            for other in self._also(item, statement, anchors, unit):
                other.statements.append(replace(statement, weight=0))
            for twin in self._twins(item, statement):
                unit.statements.append(replace(statement, shot=twin))
            if everybody and statement.field in {"eez_inside", "sea", "outcome", "missile_class"}:
                for other in self.discourse.units:
                    if other is not unit:
                        other.statements.append(replace(statement))
        if item.munitions:
            self.last_arm_other = all(m.other_arm for m in item.munitions)
        if background:
            self._second_of_both(item)
        known = [a for a in anchors if a[1] is not None]
        if known:
            self.current = known[-1][1]
            self.shot, self.shot_paragraph = known[-1][2], sentence.paragraph
        self.was_background = background
        self.background_paragraph = sentence.paragraph if background else -1

    def _also(
        self, item: Told, statement: Statement, anchors: list[tuple[int, Unit | None, int]], unit: Unit
    ) -> list[Unit]:
        """Other launches of an enumeration that its closing words speak of, too."""
        if statement.field not in {"sea", "eez_inside", "direction"} or not anchors or statement.first < anchors[-1][0]:
            return []
        return list({id(u): u for _, u, _ in anchors if u is not None and u is not unit}.values())

    def _twins(self, item: Told, statement: Statement) -> list[int]:
        """ "The first and third": the other missile that a statement is said of."""
        low = self.reading.tokens.low
        if not statement.shot:
            return []
        first = item.sentence.first
        words = low[first : first + 4]
        if words[:1] == ["the"] and len(words) == 4 and words[2] == "and" and words[1] in _ORDINAL_SHOTS and words[3] in _ORDINAL_SHOTS:
            return [_ORDINAL_SHOTS[words[3]]] if statement.shot == _ORDINAL_SHOTS[words[1]] else []
        return []

    def _second_of_both(self, item: Told) -> None:
        """Take a launch of another day for an event where the text speaks of "both tests"."""
        if not self._both_told() or not self.discourse.units or self.focal is None:
            return
        flown = [s for s in item.statements if s.field == "range_km" and s.mood == "background"]
        days = [d for m, d in item.days if d is not None and m.exact and 0 < abs((d - self.focal).days) <= 7]
        if not flown or not days:
            return
        first = self.discourse.units[0]
        unit = Unit(len(self.discourse.units), item.sentence.number, 1.0, first.klass, set(first.names), first.actor)
        unit.day, unit.dated = days[0], True
        for statement in item.statements:
            if statement.mood == "background":
                self.discourse.background.remove(statement)
                statement.mood = "flown"
                unit.statements.append(statement)
        own = {s.field for s in unit.statements}
        for statement in first.statements:
            if statement.field in {"site", "missile_name", "missile_count", "sea"} and statement.field not in own:
                unit.statements.append(replace(statement))
        self.discourse.units.append(unit)

    def _both_told(self) -> bool:
        low = self.reading.tokens.low
        return any(
            low[k] == "both" and low[k + 1] in {"tests", "launches", "trials", "firings", "flights"}
            for k in range(len(low) - 1)
        )

    def _set_aside(self, statement: Statement, background: bool, *, anchored: bool) -> None:
        early = not background and not self.discourse.units and statement.mood == "flown"
        if early and (statement.field in {"missile_class", "missile_name", "missile_count"} or not anchored and statement.field in {"time_local", "site", "direction", "sea"}):
            self.pending.append(statement)
            return
        if statement.mood == "flown":
            statement.mood = "background"
        self.discourse.background.append(statement)

    def _tells_flight(self, item: Told) -> bool:
        """Whether a sentence tells a flight by its figures, though no verb of launching came before."""
        figures = [s for s in item.statements if s.mood == "flown" and s.field in {"range_km", "apogee_km", "flight_min", "impact_distance_km", "eez_inside"}]
        if not figures or all(s.field in {"flight_min", "eez_inside"} for s in figures):
            return False
        if self.last_arm_other and not any(not m.other_arm for m in item.munitions):
            return False
        if any(m.other_arm for m in item.munitions) or any(is_older(self.reading, item, m, self.focal, known=False) for m in item.munitions):
            return False
        if self.focal is None and item.sentence.number > _LATEST_OPENING:
            return False
        official = any(s.claimant != "outlet" for s in figures)
        return official or len({s.field for s in figures}) >= 2 or bool(item.sentence.clocks)

    def _subject_of(self, item: Told) -> Munition:
        """Noun phrase that a flight's figures are told of, or a stand-in for "it"."""
        for munition in item.munitions:
            if not munition.other_arm and not munition.aside:
                return munition
        first = item.sentence.first
        return Munition(first, first + 1, first, count=1.0, definite=True, verb=first, done=True)

    def _anchors(self, item: Told, background: bool) -> list[tuple[int, Unit | None, int]]:
        """Launches that a sentence speaks of, each with the token from which on."""
        anchors: list[tuple[int, Unit | None, int]] = []
        ordinals = self._ordinals(item, background)
        aside_of: tuple[Unit | None, int] = (None, 0)
        for munition in item.munitions:
            led = [a for a in ordinals if 0 < munition.first - a[0] <= 12]
            if munition.aside and anchors and not background:
                anchors.append((munition.first, *aside_of))
                self._learn(aside_of[0], munition)
                continue
            if led and munition.count in (None, 1.0) and not munition.other_arm and not background:
                anchors.append((munition.first, led[-1][1], led[-1][2]))
                continue
            if munition.denied:
                anchors.append((munition.first, None, 0))
                continue
            if munition.other_arm or background or is_older(self.reading, item, munition, self.focal, known=bool(self.discourse.units)):
                anchors.append((munition.first, None, 0))
                if background and munition.definite and munition.klass and not munition.names and munition.count is None and self.current is not None and munition.ordinal == 0:
                    self._learn_class(item, munition)
                aside_of = (None, 0)
                continue
            unit, shot = self._resolve(item, munition)
            aside_of = (unit, shot)
            if unit is not None:
                anchors.append((munition.first, unit, shot))
            elif munition.names or munition.plural or munition.counted is not None:
                anchors.append((munition.first, None, 0))
        if not ordinals and anchors:
            ordinals = [a for a in self._ordinals(item, background) if a[0] > anchors[-1][0]]
        anchors += ordinals
        anchors.sort(key=lambda a: a[0])
        for k in range(1, len(anchors)):
            first, unit, shot = anchors[k]
            if not shot and unit is not None and anchors[k - 1][1] is unit and anchors[k - 1][2]:
                anchors[k] = (first, unit, anchors[k - 1][2])
        return anchors

    def _learn(self, unit: Unit | None, munition: Munition) -> None:
        """Note class and name that an aside gives a launch."""
        if unit is None:
            return
        if munition.klass and (not unit.klass or unit.klass == "BM"):
            unit.klass = munition.klass
        unit.names |= {e.kinds[matcher.NAME] for e in munition.names}

    def _learn_class(self, item: Told, munition: Munition) -> None:
        """Take a class from "the intermediate-range missile has failed before"."""
        unit = self.current
        if unit is None or unit.klass or munition.class_at is None:
            return
        unit.klass = munition.klass
        for statement in item.statements:
            if statement.extra is munition and statement.field == "missile_class":
                unit.statements.append(replace(statement))

    def _speaks_of_all(self, item: Told) -> bool:
        """Whether "both" or "all" is said of several launches."""
        if len(self.discourse.units) < 2:
            return False
        opening = self.reading.tokens.low[item.sentence.first : item.sentence.first + 4]
        return bool({"both", "all", "neither", "none"} & set(opening))

    def _note(self, unit: Unit, statement: Statement) -> None:
        if statement.field == "site" and not unit.site:
            unit.site = statement.value
        elif statement.field == "time_local" and unit.minute is None and isinstance(statement.extra, Clock):
            unit.minute = statement.extra.minute

    # -- which launch ------------------------------------------------------------------

    def _resolve(self, item: Told, munition: Munition) -> tuple[Unit | None, int]:
        units = self.discourse.units
        told = munition.done and munition.verb >= 0
        if not units:
            if not told or not self._may_open(item, munition):
                return None, 0
            return self._open(item, munition), 0
        shot = 0
        if not told and munition.names and not munition.definite and munition.plural:
            if self.current is not None and not self.current.names and (self.current.count or 0) > 1 and not self._apposed(item, munition, self.current):
                return None, 0
        if munition.ordinal and munition.definite and 2 <= len(units) >= munition.ordinal and units[0].count == 1.0 and not any(s.shot for s in units[-1].statements):
            return units[munition.ordinal - 1], 0
        if munition.ordinal and self.current is not None and (munition.definite or (self.current.count or 2) >= munition.ordinal):
            if self.current.count is None or self.current.count >= 2:
                if self._fits_ordinal(self.current, munition):
                    return self.current, munition.ordinal
        if self.reading.tokens.low[munition.first] in {"both", "all"}:
            return self.current, 0
        part = self._part_of_salvo(item, munition)
        if part is not None:
            return part
        if self._samples_tally(item, munition) or self._sums_up(munition):
            return None, 0
        whole = self._whole_of(item, munition)
        if whole is not None:
            return self._open(item, munition, parent=whole), 0
        match = self._match(item, munition)
        if match is not None:
            if munition.klass and (not match.klass or compatible(match.klass, munition.klass)) and munition.klass != match.klass:
                match.klass = munition.klass if not match.klass or match.klass == "BM" else match.klass
            match.names |= {e.kinds[matcher.NAME] for e in munition.names}
            if match.count is None and munition.counted is not None and told:
                match.count = munition.count
            return match, shot
        if munition.definite and munition.weak:
            return None, 0
        if told and not self._may_open(item, munition):
            return None, 0
        if not told or munition.definite and munition.counted is None:
            known = self.current.names if self.current is not None else set()
            names = {e.kinds[matcher.NAME] for e in munition.names}
            strange = names and known and (told or not _names_agree(names, known))
            loose = names and not known and not told and not munition.definite and self.current is not None
            if loose and self.current is not None and not self._apposed(item, munition, self.current):
                return None, 0
            alone = len(units) == 1 and munition.counted is not None
            several = munition.plural and self.current is not None and self.current.count == 1.0 and not alone
            return (None, 0) if strange or several else (self.current, 0)
        return self._open(item, munition), 0

    def _may_open(self, item: Told, munition: Munition) -> bool:
        """Whether a noun phrase tells firmly enough of a launch to be the first word of one.

        "Launch vehicles carried the missile" and "such tests are meant to" do not: a noun of
        launching needs a day, a clock, a verb or a judgement beside it.
        """
        late = self.focal is None and item.sentence.number > _LATEST_OPENING
        if late and not (munition.counted is not None and item.sentence.clocks and not munition.by_noun):
            return False
        if munition.weak and munition.definite or "each" in self.reading.tokens.low[munition.first - 2 : munition.first]:
            return False
        verb = self.reading.tokens.low[munition.verb]
        if verb == "followed" and not self.discourse.units and not item.sentence.clocks:
            return False
        if not munition.by_noun:
            return True
        if munition.names and item.sentence.number == 0 and self.focal is not None:
            return True
        if munition.definite and not munition.names and munition.counted is None:
            return False
        firm = matcher.LAUNCH_VERB | matcher.SUCCESS | matcher.FAILURE
        return bool(item.sentence.bits & firm or item.sentence.clocks or any(d is not None for _, d in item.days))

    def _part_of_salvo(self, item: Told, munition: Munition) -> tuple[Unit, int] | None:
        """One missile of a salvo told before: "two missiles: a Palestine-2 ... and a Zulfiqar"."""
        unit = self.current
        low = self.reading.tokens.low
        if unit is None or unit.count is None or unit.count < 2 or munition.definite or munition.count != 1.0:
            return None
        if munition.klass and unit.klass and not compatible(unit.klass, munition.klass) or not munition.done and not munition.names:
            return None
        same_sentence = item.sentence.number == unit.sentence
        if same_sentence and ":" not in low[item.sentence.first : munition.first]:
            return None
        if not same_sentence and (item.sentence.number - unit.sentence > 4 or not munition.done or unit.names and munition.names):
            return None
        if not same_sentence and not self._part_follows(item, munition):
            return None
        unit.parts += 1
        return unit, unit.parts

    def _whole_of(self, item: Told, munition: Munition) -> Unit | None:
        """The tally that a noun phrase names a part of, with a class, a name or a place of its own."""
        unit = self.current
        if unit is None or not munition.done or munition.definite:
            return None
        whole = unit.parent or unit
        if item.sentence.number == whole.sentence and ":" not in self.reading.tokens.low[item.sentence.first : munition.first]:
            return None
        if whole.count is None and not whole.plural or whole.names:
            return None
        if whole.count is not None and (whole.count < 3 and not munition.names or munition.count is None or munition.count >= whole.count):
            return None
        claimant = _claimant_of(item, munition)
        if "outlet" not in (claimant, whole.claimant) and claimant.split("-")[0] != whole.claimant.split("-")[0]:
            return None
        names = {e.kinds[matcher.NAME] for e in munition.names}
        sited = any(s.field == "site" and 0 <= s.first - munition.stop <= 8 for s in item.statements)
        finer = bool(munition.klass) and munition.klass != whole.klass
        if munition.klass and whole.klass and not compatible(whole.klass, munition.klass):
            return None
        if whole.count is None and munition.counted is not None and any(u.parent is whole for u in self.discourse.units):
            return whole
        if names or finer or munition.head == munition.first and munition.counted is not None and not munition.klass:
            return whole
        return whole if sited and whole.count is None and unit is not whole or sited and unit.parent is not None else None

    def _samples_tally(self, item: Told, munition: Munition) -> bool:
        """Whether a phrase only names sorts of a tally: "Kalibr missiles from ships" of 127."""
        unit = self.current
        whole = (unit.parent or unit) if unit is not None else None
        if whole is None or whole.count is None or whole.count < 3 or whole.names or munition.definite:
            return False
        if self._apposed(item, munition, whole):
            return False
        other_class = bool(munition.klass) and munition.klass != whole.klass and whole.klass in ("", "unknown")
        return munition.plural and munition.counted is None and (bool(munition.names) or other_class)

    def _sums_up(self, munition: Munition) -> bool:
        """Whether a count adds up launches told apart: "four missiles in all"."""
        behind = self.reading.tokens.low[munition.stop : munition.stop + 2]
        return len(self.discourse.units) >= 2 and behind in (["in", "all"], ["in", "total"], ["altogether", "."])

    def _part_follows(self, item: Told, munition: Munition) -> bool:
        """Whether the text goes on with "another" or "the second", so that this one is the first."""
        low = self.reading.tokens.low
        window = low[munition.first : min(len(low), munition.first + 70)]
        return munition.more or "another" in window or "second" in window or "other" in window

    def _fits_ordinal(self, unit: Unit, munition: Munition) -> bool:
        return not munition.klass or not unit.klass or compatible(unit.klass, munition.klass) or munition.definite

    def _open(self, item: Told, munition: Munition, parent: Unit | None = None) -> Unit:
        units = self.discourse.units
        unit = Unit(len(units), item.sentence.number, parent=parent)
        unit.count = munition.count if munition.count is not None else (None if munition.plural or munition.vague else 1.0)
        unit.klass = munition.klass
        unit.names = {e.kinds[matcher.NAME] for e in munition.names}
        unit.plural = munition.plural
        unit.actor = self._actor(item, munition)
        unit.more = munition.more
        unit.claimant = _claimant_of(item, munition)
        dated = date_beside(item, munition.verb)
        if dated is not None and dated[1] is not None:
            unit.day = dated[1]
        clock = self._clock_near(item, munition)
        unit.minute = clock.minute if clock is not None else None
        counted = any(s.extra is munition and s.field == "missile_count" for s in item.statements)
        if not counted and unit.count == 1.0:
            item.statements.append(
                Statement("missile_count", "1", munition.first, munition.stop, item.sentence.number, 1.0, claimant=unit.claimant, extra=munition)
            )
        unit.statements += self.pending
        for statement in self.pending:
            self._note(unit, statement)
        self.pending = []
        units.append(unit)
        self.current = unit
        return unit

    def _clock_near(self, item: Told, munition: Munition) -> Clock | None:
        clocks = [s for s in item.statements if s.field == "time_local" and isinstance(s.extra, Clock)]
        others = [m for m in item.munitions if m is not munition and not m.other_arm]
        if not clocks:
            return None
        best = min(clocks, key=lambda s: abs(s.first - munition.first))
        if any(abs(best.first - o.first) < abs(best.first - munition.first) for o in others):
            return None
        clock = best.extra
        assert isinstance(clock, Clock)
        return clock

    def _match(self, item: Told, munition: Munition) -> Unit | None:
        """A known launch that a noun phrase can be, the best first."""
        units = self.discourse.units
        names = {e.kinds[matcher.NAME] for e in munition.names}
        claimant = _claimant_of(item, munition)
        clock = self._clock_near(item, munition)
        sites = [s.value for s in item.statements if s.field == "site" and abs(s.first - munition.stop) <= 14 and s.weight >= 2]
        best: tuple[float, Unit] | None = None
        for unit in units:
            score = 0.0
            if munition.plural and unit.count == 1.0 and not munition.done:
                continue
            if munition.more and not munition.definite and munition.done:
                continue
            same_sentence = unit.sentence == item.sentence.number and munition.done
            if munition.klass and unit.klass:
                if not compatible(unit.klass, munition.klass):
                    if claimant == unit.claimant or same_sentence or (munition.count or 1) != (unit.count or 1):
                        continue
                    score -= 2.0
                elif munition.klass == unit.klass:
                    score += 2.0
                elif same_sentence:
                    score -= 1.0
            if names and unit.names:
                if not _names_agree(names, unit.names):
                    continue
                score += 3.0
            elif names and unit.klass and same_sentence and munition.count is not None and not munition.definite and not self._apposed(item, munition, unit):
                score -= 3.0
            if munition.count is not None and unit.count is not None and munition.counted is not None:
                if munition.count == unit.count:
                    score += 2.0
                elif munition.definite or claimant != unit.claimant:
                    score -= 0.5
                else:
                    score -= 3.0
            if munition.count == 1.0 and munition.counted is None and (unit.count or 2) > 1 and not munition.definite and munition.done and munition.klass and unit.klass and munition.klass != unit.klass:
                score -= 3.0
            if clock is not None and unit.minute is not None and munition.done:
                gap = abs(clock.minute - unit.minute)
                if 30 <= gap <= 1380 and not self._other_zone(clock):
                    continue
            if sites and unit.site and munition.done and not munition.definite and sites[0] != unit.site and _far(sites[0], unit.site):
                continue
            if unit is self.current:
                score += 1.0
            if best is None or score >= best[0]:
                best = (score, unit)
        if best is None or best[0] < -1.5:
            return None
        return best[1]

    def _other_zone(self, clock: Clock) -> bool:
        return bool(clock.zone) and clock.zone_rule not in {"local", "Asia/Seoul", "Asia/Tokyo", "Asia/Pyongyang"}

    def _apposed(self, item: Told, munition: Munition, unit: Unit) -> bool:
        """Whether a name explains the phrase before it: "a missile believed to be a Hwasong-17"."""
        low = self.reading.tokens.low
        window = low[max(item.sentence.first, munition.first - 5) : munition.first]
        if munition.plural and not munition.definite and window[-1:] == [","]:
            return False
        return bool({"be", "called", "named", "dubbed", "(", "designated", "as", "was", "is", "been", ",", ":"} & set(window[-3:]))

    def _actor(self, item: Told, munition: Munition) -> str:
        """Launching side of a noun phrase: subject, "by ...", adjective, designation."""
        low = self.reading.tokens.low
        sentence = item.sentence
        countries = [e for e in sentence.entities if matcher.COUNTRY in e.kinds]
        verb = munition.verb
        for entity in countries:  # "launched by Ukraine"
            if low[entity.first - 1] == "by" and 0 <= entity.first - munition.stop <= 8:
                return entity.kinds[matcher.COUNTRY]
        for entity in countries:  # "a North Korean missile", but not "U.S.-supplied missiles"
            if low[entity.stop : entity.stop + 1] in (["supplied"], ["made"], ["built"], ["designed"], ["provided"]):
                continue
            if munition.first <= entity.first < munition.stop or munition.first == entity.stop and low[entity.first - 1] not in {"at", "over", "toward", "against", "to", "on"}:
                return entity.kinds[matcher.COUNTRY]
        before = [e for e in countries if e.stop <= verb and low[e.first - 1 if e.first > sentence.first else e.first] not in {"at", "over", "toward", "towards", "against", "near", "off", "into", "between", "of", "from", "to", "on", "in"}]
        inside = [e for e in countries if munition.stop <= e.first < verb and low[e.first - 1] in {"that", "which", "by", "missile", "missiles", "rocket"}]
        if munition.by_noun or low[verb] in {"detected", "picked", "spotted", "tracked"}:
            before = [e for e in before if {"conducted", "carried", "held", "staged", "succeeded", "announced", "performed"} & set(low[e.stop : verb])]
        origin = [e for e in countries if low[e.first - 1] in {"from", "of"} and "from" in low[max(sentence.first, e.first - 6) : e.first] and e.first > munition.stop]
        for group in (inside, before, origin):
            for entity in reversed(group):
                if not any(s.first <= entity.first < s.stop for s in item.speakers) or entity.kinds[matcher.COUNTRY] == self.discourse.context.actor:
                    return entity.kinds[matcher.COUNTRY]
        for name in munition.names:
            if name.kinds.get("name_actor"):
                return name.kinds["name_actor"]
        return ""

    def _ordinals(self, item: Told, background: bool) -> list[tuple[int, Unit | None, int]]:
        """ "The first", "one ... the other", "(1)": parts of the launch told before."""
        unit = self.current
        if unit is None or background or (unit.count is not None and unit.count < 2):
            return []
        low = self.reading.tokens.low
        found: list[tuple[int, Unit | None, int]] = []
        covered = {k for m in item.munitions for k in range(m.first, m.stop)}
        first, stop = item.sentence.first, item.sentence.stop
        for k in range(first, stop):
            if k in covered:
                continue
            word = low[k]
            behind = low[k + 1] if k + 1 < stop else ""
            if word in _ORDINAL_SHOTS and low[k - 1] in {"the", "a"} and (self._verb_like(k + 1) or k + 1 < stop and self.reading.tokens.number[k + 1] or low[k - 2] in {"came", "followed"} or behind in {"one", ",", "was", "and", "at", "flew", "to", "of", "missile", "about", "some", "around", "roughly"}):
                if behind == "of" or behind in {"time", "such", "test", "launch"} :
                    continue
                if unit.count is not None and _ORDINAL_SHOTS[word] > unit.count:
                    if low[k - 1] != "a" or not self._verb_like(k + 1):
                        continue
                    sibling = Munition(k, k + 1, k, count=1.0, verb=k, done=True)
                    found.append((k, self._open(item, sibling, parent=unit.parent), 0))
                    self.discourse.units[-1].klass = unit.klass
                    self.discourse.units[-1].statements += [replace(s, shot=0) for s in unit.statements if s.field == "missile_class"]
                    continue
                found.append((k, unit, _ORDINAL_SHOTS[word]))
            elif word == "(" and behind in {"1", "2", "3", "4", "5", "6"} and low[k + 2 : k + 3] == [")"] and k == first:
                found.append((k, unit, int(behind)))
            elif word == "one" and (k == first or k == first + 1 and low[first] == "the") and self._verb_like(k + 1):
                found.append((k, unit, 1))
            elif word == "another" and unit.parts and self._verb_like(k + 2):
                unit.parts += 1
                found.append((k, unit, unit.parts))
            elif word in {"other", "another"} and (low[k - 1] == "the" or word == "another") and (self._verb_like(k + 1) or behind in {"to", "one", "about", "at"} or k + 1 < stop and self.reading.tokens.number[k + 1]):
                found.append((k, unit, 2))
        return found

    def _verb_like(self, k: int) -> bool:
        bits = self.reading.scan.bits
        low = self.reading.tokens.low
        return k < len(low) and (bool(bits[k] & (LAUNCH_CUES | matcher.RANGE | matcher.APOGEE | matcher.LANDING | matcher.FAILURE)) or low[k] in {"was", "had", "is", "appears", "appeared", "disintegrated", "reached", "climbed", "and", "at"})

    def _number_clocks(self, item: Told, anchors: list[tuple[int, Unit | None, int]]) -> None:
        """Give each of three or more enumerated clocks to a missile of the salvo."""
        unit = anchors[-1][1] if anchors else self.current
        clocks = [s for s in item.statements if s.field == "time_local"]
        if unit is None or unit.count is None or len(clocks) < 3 or len(clocks) != unit.count:
            return
        for number, statement in enumerate(clocks, 1):
            statement.shot = number

    def _time_later(self, item: Told, anchors: list[tuple[int, Unit | None, int]]) -> None:
        """Work out "ten minutes later another one went up" from the launch before."""
        low = self.reading.tokens.low
        unit = self.current
        if unit is None or unit.minute is None or not anchors or not item.sentence.bits & LAUNCH_CUES:
            return
        for quantity in item.sentence.quantities:
            if quantity.dimension == "min" and quantity.first - item.sentence.first <= 2 and low[quantity.stop : quantity.stop + 1] == ["later"] and not item.sentence.clocks:
                minute = (unit.minute + round(quantity.value)) % 1440
                clock = Clock(quantity.first, quantity.stop + 1, minute)
                item.statements.append(
                    Statement("time_local", clock.text, quantity.first, quantity.stop + 1, item.sentence.number, claimant=item.inherited, extra=clock)
                )

    def _same_figures(self, item: Told) -> None:
        """Take over the figures that a second speaker is said to share: "came up with the same figures"."""
        low = self.reading.tokens.low
        if len(item.speakers) == 0:
            return
        for k in range(item.sentence.first, item.sentence.stop - 1):
            if low[k] != "same" or low[k + 1] not in {"figures", "figure", "estimate", "estimates", "numbers", "distance"}:
                continue
            speaker = next((s for s in reversed(item.speakers) if s.first < k), None)
            known = item.statements + (self.current.statements if self.current is not None else [])
            for statement in [s for s in known if s.field in {"range_km", "apogee_km"} and s.mood == "flown"]:
                if speaker is not None and statement.claimant != speaker.claimant:
                    item.statements.append(replace(statement, claimant=speaker.claimant, first=k, stop=k + 2, shot=0))
            return

    def _fill_landmarks(self, item: Told) -> None:
        """Give "the island" the landmark that was named last."""
        for statement in item.statements:
            if statement.field != "impact_distance_km" or not isinstance(statement.extra, tuple):
                continue
            bearing, name, entity = statement.extra
            if name:
                self.last_landmark = name
            elif self.last_landmark and "island" in self.reading.tokens.low[statement.stop : statement.stop + 5]:
                statement.extra = (bearing, self.last_landmark, entity)
            elif self.last_landmark and {"cape", "peninsula", "there"} & set(self.reading.tokens.low[statement.stop : statement.stop + 5]):
                statement.extra = (bearing, self.last_landmark, entity)

    def _owner(
        self, item: Told, statement: Statement, anchors: list[tuple[int, Unit | None, int]], background: bool
    ) -> tuple[Unit | None, int]:
        if background:
            return None, 0
        if isinstance(statement.extra, Munition):
            for first, unit, shot in anchors:
                if first == statement.extra.first:
                    return unit, shot
            return None, 0
        own: tuple[int, Unit | None, int] | None = None
        for anchor in anchors:
            if anchor[0] <= statement.first:
                own = anchor
        if own is None and anchors:
            own = anchors[0] if anchors[0][1] is not None or self.current is None else None
            if own is not None and own[1] is None:
                own = None
        if own is not None:
            if recalled_at(self.reading, item.sentence, statement.first):
                return None, 0
            if own[1] is None and statement.first - own[0] > 25:
                return self.current, 0
            return own[1], own[2]
        if self._dated_old(item, statement) or recalled_at(self.reading, item.sentence, statement.first):
            return None, 0
        return self.current, 0

    def _dated_old(self, item: Told, statement: Statement) -> bool:
        """Whether the nearest date before a figure is an older one's."""
        if self.focal is None:
            return False
        before = [(m, d) for m, d in item.days if m.first < statement.first]
        if not before:
            return False
        mention, day = before[-1]
        if day is None or is_focal(mention, day, item, self.focal):
            return False
        return not said_then(self.reading, item, mention)

    def close(self, told: list[Told]) -> None:
        """Settle tallies and their parts; find a launch told without a missile as an object."""
        if self.discourse.units:
            settle_tallies(self.discourse)
            return
        for statement in self.pending:
            if statement.mood == "flown":
                statement.mood = "background"
        self.discourse.background.extend(self.pending)
        for item in told:
            fallback = self._flight_or_launch(item)
            if fallback is None:
                continue
            unit = self._open(item, fallback)
            self.current = unit
            for other in told:
                if other.sentence.number < item.sentence.number or is_background(self.reading, other, self.focal):
                    continue
                for statement in other.statements:
                    if statement.mood in {"flown", "background"}:
                        statement.mood = "flown"
                        unit.statements.append(statement)
                        if statement in self.discourse.background:
                            self.discourse.background.remove(statement)
            return

    def _flight_or_launch(self, item: Told) -> Munition | None:
        """A missile that flew or fell, or a launch that was conducted, told as a fact."""
        low, scan = self.reading.tokens.low, self.reading.scan
        if is_background(self.reading, item, self.focal) or looks_back(self.reading, item, None):
            return None
        for munition in item.munitions:
            if munition.other_arm:
                continue
            k = scan.next_after(matcher.RANGE | matcher.LANDING | matcher.OVERFLIGHT | matcher.SUCCESS | matcher.FAILURE, munition.stop, min(item.sentence.stop, munition.stop + 5))
            window = set(low[munition.stop : k + 1]) if k >= 0 else set()
            if k >= 0 and not window & {"can", "could", "would", "will", "may", "might", "to", "not", "never"} and low[k] in {"flew", "fell", "landed", "crossed", "passed", "struck", "hit", "splashed", "exploded", "failed", "crashed", "travelled", "traveled", "covered", "soared", "came"}:
                munition.verb = k
                return munition
            before = scan.last_before(matcher.LANDING, munition.first, item.sentence.first)
            if before >= 0 and low[before] in {"struck", "hit"} and low[munition.first - 1] in {"with", "by"}:
                munition.verb = before
                return munition
            if k >= 0 and scan.bits[k] & matcher.FAILURE and not window & {"can", "could", "would", "will", "may", "not", "never"}:
                munition.verb = k
                return munition
            hit = scan.last_before(matcher.FAILURE, munition.first, max(item.sentence.first, munition.first - 6))
            if hit >= 0 and low[hit] in {"blew up", "blew", "destroyed"}:
                munition.verb = hit
                return munition
        if item.sentence.bits & matcher.LAUNCH_NOUN and item.sentence.bits & matcher.LAUNCH_VERB:
            for k in range(item.sentence.first, item.sentence.stop):
                if scan.bits[k] & matcher.LAUNCH_VERB and low[k] in {"conducted", "carried", "staged"}:
                    n = scan.next_after(matcher.LAUNCH_NOUN, k + 1, min(item.sentence.stop, k + 10))
                    if n >= 0 and {"missile", "satellite", "rocket", "ballistic"} & set(low[k : n + 8]):
                        m = Munition(k, n + 1, k, count=1.0, verb=k, done=True)
                        return m
        return None


#: Fields that the parts of a tally share with the whole.
_SHARED = frozenset({"time_local", "sea", "eez_inside", "direction", "outcome", "missile_class"})


def settle_tallies(discourse: Discourse) -> None:
    """Replace a tally by its parts where they make it up; fold them into it where they do not."""
    for whole in [u for u in discourse.units if u.parent is None]:
        parts = [u for u in discourse.units if u.parent is whole]
        if not parts:
            continue
        total = sum(u.count or 0 for u in parts)
        counted = all(u.count for u in parts)
        close = counted and whole.count is not None and (total == whole.count or len(parts) >= 3 and abs(total - whole.count) <= 0.15 * whole.count)
        if len(parts) >= 2 and (whole.count is None or close):
            for part in parts:
                _inherit(part, whole)
            discourse.units.remove(whole)
        elif len(parts) == 1 and (whole.count is None or not parts[0].site):
            whole.statements += parts[0].statements if whole.count is None else []
            whole.klass = whole.klass if whole.count is not None else parts[0].klass or whole.klass
            discourse.units.remove(parts[0])
        elif whole.count is not None:
            for part in parts:
                if not (part.count and part.site and part.minute is not None):
                    discourse.units.remove(part)


def _inherit(part: Unit, whole: Unit) -> None:
    part.actor = part.actor or whole.actor
    own = {s.field for s in part.statements}
    for statement in whole.statements:
        if statement.field in _SHARED and statement.field not in own:
            if statement.field == "missile_class" and part.klass and not compatible(part.klass, statement.value):
                continue
            part.statements.append(replace(statement))


def _claimant_of(item: Told, munition: Munition) -> str:
    for statement in item.statements:
        if statement.extra is munition:
            return statement.claimant
    return item.speakers[0].claimant if item.speakers else item.inherited


def _names_agree(a: set[str], b: set[str]) -> bool:
    """Whether two sets of designations can mean one missile."""
    for x in a:
        for y in b:
            if x == y or x in y or y in x or x.split("-")[0] == y.split("-")[0] and ("-" not in x or "-" not in y):
                return True
    return False


def _far(a: str, b: str) -> bool:
    """Whether two launch areas are different ones, not one inside the other."""
    if a == b:
        return False
    one, other = places.find_site(a), places.find_site(b)
    if one is None or other is None:
        return one is not None or other is not None
    lat = (one.lat_deg - other.lat_deg) * 111.0
    lon = (one.lon_deg - other.lon_deg) * 85.0
    distance = (lat * lat + lon * lon) ** 0.5
    return distance > one.radius_km + other.radius_km + 15.0


def day_of(unit: Unit, focal: date | None) -> date | None:
    """Date of a launch as printed."""
    return focal if focal is not None else unit.day
