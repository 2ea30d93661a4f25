"""From statements to launches: which words of a report speak of which launch.

The first launch told as a fact sets the focal date. Launches of other dates are background.
A noun phrase of missiles joins a launch already known when it can be the same one, and opens a
new one when class, place, time or words like "another" say that it cannot.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from launches import places
from launches.claims import matcher, parties
from launches.claims.attribution import Context, Speaker, find_speakers
from launches.claims.munitions import Munition, find_munitions
from launches.claims.reading import Reading, Sentence
from launches.claims.statements import (
    Statement,
    clock_statements,
    figure_statements,
    munition_statements,
    outcome_statements,
    place_statements,
)
from launches.events.preferred import compatible
from launches.text.calendar import DateMention, Reference, resolve
from launches.text.clock import Clock

_LAUNCH_CUES = matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN
_OF_INTEREST = _LAUNCH_CUES | matcher.APOGEE | matcher.RANGE | matcher.FLIGHT_TIME | matcher.FAILURE | matcher.SUCCESS | matcher.LANDING
#: Words that take a sentence's missiles for older ones, read beside the missiles.
_RECALLS = frozenset({"last", "previous", "previously", "earlier", "since", "ago", "prior", "former", "past", "recent", "similar", "compare", "compared", "history", "record"})
_RETRACTIONS = frozenset("mistake mistaken mistakenly erroneous erroneously hoax".split())


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
    parent: bool = False
    more: bool = False
    day_basis: str = ""
    failed: bool = False


@dataclass(slots=True)
class Told:
    """A sentence with what was read from it."""

    sentence: Sentence
    munitions: list[Munition]
    speakers: list[Speaker]
    inherited: str
    statements: list[Statement]
    days: list[tuple[DateMention, date | None]]
    recalls: bool = False


@dataclass(slots=True)
class Discourse:
    """Launches of a report and the statements that belong to none."""

    units: list[Unit]
    background: list[Statement]
    focal: date | None
    context: Context


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
    context.actor = title_actor or _likely_actor(reading)
    _drop_dateline(reading)
    told = [t for t in (_told(reading, s, context, reference) for s in reading.sentences) if t is not None]
    focal, basis = _focal(reading, told, reference)
    discourse = Discourse([], [], focal, context)
    if _retracted(reading, told):
        return discourse
    state = _State(discourse, reading, reference, focal, basis)
    for item in told:
        state.take(item)
    state.close(told)
    return discourse


def _context(reading: Reading, outlet: str) -> Context:
    context = Context()
    key = outlet.lower().replace(" ", "-")
    for part, claimant in parties.OWN_WORD:
        if part in key:
            context.default = claimant
            context.country = claimant.split("-")[0]
            break
    else:
        suffix = key.rsplit("-", 1)[-1]
        context.country = {"jp": "JPN", "kr": "KOR", "us": "USA", "in": "IND", "pk": "PAK", "cn": "CHN", "uk": "GBR", "ir": "IRN", "ru": "RUS", "fr": "FRA", "tw": "TWN", "il": "ISR", "tr": "TUR", "ua": "UKR"}.get(suffix, "")
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


def _likely_actor(reading: Reading) -> str:
    """Launching side of a report: the country that stands most often before a verb of launching."""
    votes: dict[str, float] = {}
    scan, low = reading.scan, reading.tokens.low
    for sentence in reading.sentences:
        weight = 3.0 if sentence.number < 2 else 1.0
        for entity in sentence.entities:
            if "name_actor" in entity.kinds and entity.kinds["name_actor"]:
                votes[entity.kinds["name_actor"]] = votes.get(entity.kinds["name_actor"], 0.0) + weight
            country = entity.kinds.get(matcher.COUNTRY)
            if not country:
                continue
            before = low[entity.first - 1] if entity.first > sentence.first else ""
            if before in {"at", "against", "toward", "towards", "over", "near"}:
                continue
            share = 0.2
            cue = scan.next_after(_LAUNCH_CUES, entity.stop, min(sentence.stop, entity.stop + 6))
            if cue >= 0 or before == "by":
                share = 2.0
            elif any((matcher.NOUN in e.kinds or matcher.CLASS in e.kinds) and 0 <= e.first - entity.stop <= 3 for e in sentence.entities):
                share = 2.0
            votes[country] = votes.get(country, 0.0) + weight * share
    if not votes:
        return ""
    return max(votes, key=lambda c: votes[c])


def _drop_dateline(reading: Reading) -> None:
    """Take the dateline's city and date out of the first sentence."""
    if not reading.sentences:
        return
    sentence = reading.sentences[0]
    tokens = reading.tokens
    limit = min(sentence.stop, sentence.first + 16)
    for k in range(sentence.first + 1, limit):
        dash = tokens.low[k] == "\u2014" or (tokens.low[k] == ":" and tokens.number[k - 1])
        if not dash and tokens.low[k] == "." and k >= 2 and tokens.number[k - 1] and k - sentence.first <= 8:
            dash = tokens.text[tokens.start[sentence.first] : tokens.end[sentence.first]].isupper() and k + 1 < sentence.stop and tokens.low[k + 1] == "\u2014"
        if dash or (tokens.low[k] == ":" and k - sentence.first <= 2):
            if any(e.first < k and (set(e.kinds) & {matcher.CLASS, matcher.NOUN, matcher.NAME}) for e in sentence.entities):
                return
            if reading.scan.has(_LAUNCH_CUES, sentence.first, k):
                return
            sentence.entities = [e for e in sentence.entities if e.first > k]
            sentence.dates = [d for d in sentence.dates if d.first > k]
            sentence.quantities = [q for q in sentence.quantities if q.first > k]
            sentence.first = k + 1
            return


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
        statements += place_statements(reading, sentence, speakers, inherited, context.actor, "JPN" if context.actor == "PRK" else "")
        for munition in munitions:
            if not munition.other_arm:
                statements += munition_statements(munition, sentence, speakers, inherited, reading)
        statements += outcome_statements(reading, sentence, speakers, inherited, munitions)
        days = [(d, resolve(d, reference)) for d in sentence.dates]
        result = Told(sentence, munitions, speakers, inherited, statements, days)
    official = [s.claimant for s in speakers if s.claimant != "outlet"]
    if official:
        context.last = official[-1]
    elif speakers:
        context.last = "outlet" if context.default == "outlet" else context.default
    return result


def _focal(reading: Reading, told: list[Told], reference: Reference) -> tuple[date | None, str]:
    """Date of the launch that the report is about, and how the text tells it."""
    for tolerant in (False, True):
        for item in told:
            done = [m for m in item.munitions if m.done and not m.other_arm]
            if not done and not (tolerant and item.sentence.bits & _LAUNCH_CUES):
                continue
            if _recalls(reading, item, done[0] if done else None):
                continue
            dated = _date_beside(item, done[0].verb if done and done[0].verb >= 0 else item.sentence.first)
            if dated is None or dated[1] is None:
                continue
            mention, day = dated
            if mention.weekday is not None and mention.day is None and item.sentence.number <= 1:
                ahead = resolve(mention, reference, allow_next_day=True)
                if ahead is not None and ahead > reference.latest and _told_locally(reading, item, mention):
                    day = ahead
            if (reference.latest - day).days > 60 and item.sentence.number > 2 and not tolerant:
                continue
            basis = "stated" if mention.day is not None else "weekday" if mention.weekday is not None else "relative"
            return day, basis
    return None, ""


def _told_locally(reading: Reading, item: Told, mention: DateMention) -> bool:
    """Whether a weekday is that of the launch site, a day ahead of the publisher's."""
    low = reading.tokens.low
    window = low[mention.stop : mention.stop + 5]
    return "local" in window or "korea" in window or "seoul" in window or "japan" in window


def _date_beside(item: Told, verb: int) -> tuple[DateMention, date | None] | None:
    """The exact date that stands nearest to a verb."""
    exact = [(m, d) for m, d in item.days if m.exact and d is not None]
    if not exact:
        return None
    return min(exact, key=lambda pair: (abs(pair[0].first - verb), pair[0].first))


def _recalls(reading: Reading, item: Told, munition: Munition | None) -> bool:
    """Whether words beside a missile take it for an older one."""
    low, scan = reading.tokens.low, reading.scan
    sentence = item.sentence
    if munition is None:
        first, stop = sentence.first, min(sentence.stop, sentence.first + 8)
    else:
        first, stop = max(sentence.first, munition.first - 3), munition.stop
        if "last" in low[munition.first : munition.stop] or "previous" in low[munition.first : munition.stop]:
            return True
    for k in range(first, stop):
        if scan.bits[k] & matcher.BACKGROUND and low[k] in _RECALLS and low[k + 1 : k + 2] != ["than"]:
            return True
    opening = low[sentence.first : sentence.first + 3]
    if opening[:2] == ["the", "last"] or opening[:2] == ["its", "last"] or opening[:1] == ["previous"] or opening[:2] == ["the", "previous"] or opening[:1] in (["compare"], ["similar"]):
        return True
    return opening[:2] in (["last", "week"], ["last", "month"], ["last", "year"], ["since", "then"])


def _retracted(reading: Reading, told: list[Told]) -> bool:
    """Whether the report says that the alarm was false and nothing flew."""
    low = reading.tokens.low
    text_words = set(low)
    if not (text_words & _RETRACTIONS or ("false" in text_words and "alarm" in text_words) or ("wrong" in text_words and "button" in text_words)):
        return False
    for k, word in enumerate(low):
        if word in _RETRACTIONS or (word == "false" and low[k + 1 : k + 2] in (["alarm"], ["alert"])):
            near = set(low[max(0, k - 25) : k + 25])
            if near & {"alert", "bulletin", "alarm", "message", "warning", "report", "siren", "notification", "broadcast", "text"}:
                return True
    return False


class _State:
    """The launches known so far, while sentences are taken in order."""

    def __init__(self, discourse: Discourse, reading: Reading, reference: Reference, focal: date | None, basis: str) -> None:
        self.discourse = discourse
        self.reading = reading
        self.reference = reference
        self.focal = focal
        self.basis = basis
        self.current: Unit | None = None
        self.was_background = False
        self.background_paragraph = -1
        self.last_landmark = ""
        self.shot = 0

    # -- one sentence ------------------------------------------------------------------

    def take(self, item: Told) -> None:
        """Assign the statements of a sentence to launches or to the background."""
        low = self.reading.tokens.low
        sentence = item.sentence
        anchors: list[tuple[int, Unit | None, int]] = []
        sentence_background = self._is_background(item)
        same_paragraph = sentence.paragraph == self.background_paragraph
        if not sentence_background and self.was_background and self.discourse.units and self._goes_on(item, same_paragraph):
            sentence_background = True
        for munition in item.munitions:
            if munition.other_arm:
                anchors.append((munition.first, None, 0))
                continue
            background = sentence_background or self._old(item, munition)
            if background:
                anchors.append((munition.first, None, 0))
                continue
            unit, shot = self._resolve(item, munition)
            if unit is not None:
                anchors.append((munition.first, unit, shot))
        anchors += self._ordinals(item, sentence_background)
        anchors.sort(key=lambda a: a[0])
        self._fill_landmarks(item)
        known = [a for a in anchors if a[1] is not None]
        for statement in item.statements:
            unit, shot = self._owner(item, statement, anchors, sentence_background)
            statement.shot = shot
            if unit is None:
                if statement.mood == "flown":
                    statement.mood = "background"
                self.discourse.background.append(statement)
            else:
                unit.statements.append(statement)
                self._note(unit, statement)
        if known:
            self.current = known[-1][1]
        self.was_background = sentence_background
        self.background_paragraph = sentence.paragraph if sentence_background else -1
        del low

    def _note(self, unit: Unit, statement: Statement) -> None:
        if statement.field == "site" and not unit.site:
            unit.site = statement.value
        elif statement.field == "time_local" and unit.minute is None and isinstance(statement.extra, Clock):
            unit.minute = statement.extra.minute

    def _is_background(self, item: Told) -> bool:
        """Whether a whole sentence looks back (or ahead): its dates are not the focal one's."""
        if self.focal is None:
            return False
        dates = [(m, d) for m, d in item.days]
        if not dates:
            return _recalls(self.reading, item, None) and not any(m.done and m.counted is not None for m in item.munitions)
        if any(d is not None and self._is_focal(m, d, item) for m, d in dates):
            return False
        exact = [d for m, d in dates if d is not None and m.exact]
        if exact:
            return True
        # only a month or a year is named: older when it is not the launch's own
        mention = dates[0][0]
        if mention.year is not None and mention.month is None:
            return mention.year != self.focal.year or not any(m.done for m in item.munitions)
        return mention.month is not None and mention.month != self.focal.month

    def _is_focal(self, mention: DateMention, day: date, item: Told) -> bool:
        assert self.focal is not None
        if day == self.focal:
            return True
        if abs((day - self.focal).days) == 1:
            clocks = item.sentence.clocks
            if any(c.zone_rule not in ("", "local", "Asia/Seoul", "Asia/Tokyo", "Asia/Pyongyang") or (c.converted is not None) for c in clocks):
                return True
            if mention.shift_days is not None and self.basis != "relative":
                return False
        if mention.weekday is not None and mention.day is None and day.weekday() == self.focal.weekday() and not mention.past:
            return abs((day - self.focal).days) == 7
        return False

    def _goes_on(self, item: Told, same_paragraph: bool) -> bool:
        """Whether a sentence goes on about the older launch of the one before."""
        low = self.reading.tokens.low
        first = item.sentence.first
        if any(m.done and (m.counted is not None or not m.definite) for m in item.munitions):
            return False
        if item.days:
            return False
        opening = low[first]
        if opening in {"that", "those", "it", "they", "its"} and same_paragraph and not item.speakers:
            return True
        return same_paragraph and "had" in low[first : first + 8] and not item.speakers

    def _old(self, item: Told, munition: Munition) -> bool:
        """Whether one noun phrase of a sentence that is not background is an older missile."""
        low = self.reading.tokens.low
        if _recalls(self.reading, item, munition) and not munition.done:
            return True
        nearest = None
        if item.days and self.focal is not None and munition.verb >= 0:
            nearest = _date_beside(item, munition.verb)
        if nearest is not None and nearest[1] is not None and not self._is_focal(nearest[0], nearest[1], item):
            exact = [d for m, d in item.days if d is not None and m.exact]
            if len(exact) > 1 and abs(nearest[0].first - munition.verb) <= 8:
                return True
        if "last" in low[munition.first : munition.stop] or "previous" in low[munition.first : munition.stop]:
            return True
        for mention, day in item.days:
            if day is None and mention.year is not None and self.focal is not None and mention.year < self.focal.year:
                if 0 <= mention.first - munition.stop <= 6:
                    return True
        if "first" not in low[item.sentence.first : munition.first] and low[munition.first - 1 : munition.first] == ["since"]:
            return True
        return False

    # -- which launch ------------------------------------------------------------------

    def _resolve(self, item: Told, munition: Munition) -> tuple[Unit | None, int]:
        units = self.discourse.units
        told = munition.done and munition.verb >= 0
        if not units:
            if not told:
                return None, 0
            return self._open(item, munition), 0
        shot = 0
        if munition.ordinal and self.current is not None and (munition.definite or (self.current.count or 2) >= munition.ordinal):
            if self.current.count is None or self.current.count >= 2:
                if self._fits_ordinal(self.current, munition):
                    return self.current, munition.ordinal
        match = self._match(item, munition)
        if match is not None:
            if munition.klass and (not match.klass or compatible(match.klass, munition.klass)) and munition.klass != match.klass:
                match.klass = munition.klass if not match.klass or match.klass == "BM" else match.klass
            match.names |= {e.kinds[matcher.NAME] for e in munition.names}
            if match.count is None and munition.counted is not None and told:
                match.count = munition.count
            return match, shot
        if not told or munition.definite and munition.counted is None:
            return (None, 0) if munition.names and told else (self.current, 0)
        return self._open(item, munition), 0

    def _fits_ordinal(self, unit: Unit, munition: Munition) -> bool:
        return not munition.klass or not unit.klass or compatible(unit.klass, munition.klass) or munition.definite

    def _open(self, item: Told, munition: Munition) -> Unit:
        units = self.discourse.units
        unit = Unit(len(units), item.sentence.number)
        unit.count = munition.count if munition.count is not None else (None if munition.plural or munition.vague else 1.0)
        unit.klass = munition.klass
        unit.names = {e.kinds[matcher.NAME] for e in munition.names}
        unit.plural = munition.plural
        unit.actor = self._actor(item, munition)
        unit.more = munition.more
        unit.claimant = _claimant_of(item, munition)
        dated = _date_beside(item, munition.verb)
        if dated is not None and dated[1] is not None:
            unit.day = dated[1]
        clock = self._clock_near(item, munition)
        unit.minute = clock.minute if clock is not None else None
        if munition.count is None and unit.count == 1.0:
            item.statements.append(
                Statement("missile_count", "1", munition.first, munition.stop, item.sentence.number, 1.0, claimant=unit.claimant)
            )
        units.append(unit)
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
        return bool({"be", "called", "named", "dubbed", "(", "designated", "as", "was", "is", "been", ",", ":"} & set(window[-3:]))

    def _actor(self, item: Told, munition: Munition) -> str:
        """Launching side of a noun phrase: subject, "by ...", adjective, designation."""
        low = self.reading.tokens.low
        sentence = item.sentence
        countries = [e for e in sentence.entities if matcher.COUNTRY in e.kinds]
        verb = munition.verb
        for entity in countries:  # "by Russia", "a North Korean missile"
            if munition.first <= entity.first < munition.stop or 0 <= munition.first - entity.stop <= 2 and low[entity.first - 1] not in {"at", "over", "toward", "against", "to"}:
                return entity.kinds[matcher.COUNTRY]
            if low[entity.first - 1] == "by" and 0 <= entity.first - munition.stop <= 8:
                return entity.kinds[matcher.COUNTRY]
        before = [e for e in countries if e.stop <= verb and low[e.first - 1 if e.first > sentence.first else e.first] not in {"at", "over", "toward", "towards", "against", "near", "off", "into", "between", "of", "from", "to"}]
        inside = [e for e in countries if munition.stop <= e.first < verb]
        for group in (inside, before):
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
            if word in {"first", "second", "third", "fourth"} and low[k - 1] in {"the", "a"} and (self._verb_like(k + 1) or behind in {"one", ",", "was", "and", "at", "flew", "to", "of", "missile"}):
                if behind == "of" or behind in {"time", "such", "test", "launch"} :
                    continue
                found.append((k, unit, {"first": 1, "second": 2, "third": 3, "fourth": 4}[word]))
            elif word == "(" and behind in {"1", "2", "3", "4", "5", "6"} and low[k + 2 : k + 3] == [")"] and k == first:
                found.append((k, unit, int(behind)))
            elif word == "one" and k == first and self._verb_like(k + 1):
                found.append((k, unit, 1))
            elif word in {"other", "another"} and (low[k - 1] == "the" or word == "another") and (self._verb_like(k + 1) or behind in {"to", "one", "about", "at"}):
                found.append((k, unit, 2))
        return found

    def _verb_like(self, k: int) -> bool:
        bits = self.reading.scan.bits
        low = self.reading.tokens.low
        return k < len(low) and (bool(bits[k] & (_LAUNCH_CUES | matcher.RANGE | matcher.APOGEE | matcher.LANDING | matcher.FAILURE)) or low[k] in {"was", "had", "is", "appears", "appeared", "disintegrated", "reached", "climbed", "and", "at"})

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
            if own[1] is None and statement.first - own[0] > 25:
                return self.current, 0
            return own[1], own[2]
        if self._dated_old(item, statement):
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
        return day is not None and not self._is_focal(mention, day, item)

    def close(self, told: list[Told]) -> None:
        """Find a launch told without a missile as an object, where none was found."""
        if self.discourse.units:
            return
        for item in told:
            fallback = self._flight_or_launch(item)
            if fallback is None:
                continue
            unit = self._open(item, fallback)
            self.current = unit
            for other in told:
                if other.sentence.number < item.sentence.number or self._is_background(other):
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
        if self._is_background(item) or _recalls(self.reading, item, None):
            return None
        for munition in item.munitions:
            if munition.other_arm:
                continue
            k = scan.next_after(matcher.RANGE | matcher.LANDING | matcher.OVERFLIGHT | matcher.SUCCESS | matcher.FAILURE, munition.stop, min(item.sentence.stop, munition.stop + 5))
            window = set(low[munition.stop : k + 1]) if k >= 0 else set()
            if k >= 0 and not window & {"can", "could", "would", "will", "may", "might", "to", "not", "never"} and low[k] in {"flew", "fell", "landed", "crossed", "passed", "struck", "hit", "splashed", "exploded", "failed", "crashed", "travelled", "traveled", "covered", "soared", "came"}:
                return munition
            before = scan.last_before(matcher.LANDING, munition.first, item.sentence.first)
            if before >= 0 and low[before] in {"struck", "hit"} and low[munition.first - 1] in {"with", "by"}:
                return munition
        if item.sentence.bits & matcher.LAUNCH_NOUN and item.sentence.bits & matcher.LAUNCH_VERB:
            for k in range(item.sentence.first, item.sentence.stop):
                if scan.bits[k] & matcher.LAUNCH_VERB and low[k] in {"conducted", "carried", "staged"}:
                    n = scan.next_after(matcher.LAUNCH_NOUN, k + 1, min(item.sentence.stop, k + 10))
                    if n >= 0 and {"missile", "satellite", "rocket", "ballistic"} & set(low[k : n + 8]):
                        m = Munition(k, n + 1, k, count=1.0, verb=k, done=True)
                        return m
        return None


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


_ONE_DAY = timedelta(days=1)
