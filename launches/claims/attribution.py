"""Who says it: speakers in a sentence and the stretch of words that each one answers for."""

from __future__ import annotations

from dataclasses import dataclass

from launches.claims import matcher, parties
from launches.claims.matcher import Entity
from launches.claims.reading import Reading, Sentence
from launches.text.numbers import NUMBER_WORDS

#: Words between a speaker and the verb of saying that keep the two together.
_REACH = 7
_SENTENCE_ENDS = frozenset({".", "!", "?", ";", "\u2014", ")", ":"})
_TAIL_FILL = frozenset(
    "reporters on in a an the statement message text later early earlier sunday monday tuesday wednesday thursday friday saturday "
    "today separately also then press briefing conference journalists lawmakers parliament by his her its news morning evening afternoon "
    "adding without release readout as well citing".split()
)
_POSSESSED = frozenset(
    "figure figures estimate estimates count tally account reckoning data version statement analysis assessment readout number numbers release bulletin own".split()
)
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_REFUSALS = frozenset({"condemned", "condemns", "protested", "urged", "called", "warned", "asked"})


@dataclass(slots=True)
class Speaker:
    """A claimant at work in a sentence.

    Attributes
    ----------
    first, stop : int
        Tokens from the name to the verb of saying.
    claimant : str
        Code.
    backward : bool
        Whether the words before it are what it says (", the ministry said.").
    """

    first: int
    stop: int
    claimant: str
    backward: bool = False


@dataclass(slots=True)
class Context:
    """What the text so far says about who speaks.

    Attributes
    ----------
    default : str
        Claimant of sentences that name none: the side whose own statement the report prints,
        else "outlet".
    last : str
        Claimant that spoke last.
    ministry : str
        Ministry or command that was named last, for "the ministry".
    country : str
        Country of the publisher or the dateline, for "the military".
    """

    default: str = "outlet"
    last: str = ""
    ministry: str = ""
    country: str = ""
    actor: str = ""
    site: str = ""
    #: claimant that the last sentence opened with, for "it said" and "a spokesman said"
    subject: str = ""


def find_speakers(reading: Reading, sentence: Sentence, context: Context) -> list[Speaker]:
    """Speakers of a sentence in order.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It flew 650 km, the JCS said, while Japan's defense ministry put it at 700.")
    >>> [s.claimant for s in find_speakers(r, r.sentences[0], Context())]
    ['KOR-JCS', 'JPN-MOD']
    """
    speakers: list[Speaker] = []
    entities = sentence.entities
    pronoun = _pronoun(reading, sentence, context)
    if pronoun is not None:
        speakers.append(pronoun)
    explicit = False
    for position, entity in enumerate(entities):
        kinds = entity.kinds
        if not (matcher.CLAIMANT in kinds or matcher.OFFICE in kinds or matcher.COUNTRY in kinds):
            continue
        following = entities[position + 1] if position + 1 < len(entities) else None
        if entity.first > sentence.first and reading.tokens.low[entity.first - 1] == "which":
            continue  # "which Pyongyang describes as ..." is no statement about the flight
        speaker = _speaker(reading, sentence, entity, following, context)
        if speaker is None:
            continue
        if speakers and speakers[-1].stop >= speaker.first:
            if matcher.OFFICE not in entity.kinds and not explicit:
                if reading.tokens.low[entity.first - 1] != "in":
                    speakers[-1] = Speaker(speakers[-1].first, max(speaker.stop, speakers[-1].stop), speaker.claimant, speaker.backward)
                    explicit = True
            elif speakers[-1].claimant == "outlet" and reading.tokens.low[entity.first - 1] != "in" or _same_office(speakers[-1].claimant, speaker.claimant):
                # "the military in Seoul", "the JCS spokesman, Col. ...": one speaker, finer name
                speakers[-1] = Speaker(speakers[-1].first, max(speaker.stop, speakers[-1].stop), _finer(speakers[-1].claimant, speaker.claimant), speaker.backward)
            continue
        if speakers and speakers[-1].claimant == "outlet" and reading.tokens.low[speaker.first] in {"citing", "quoting"}:
            speakers[-1] = Speaker(speakers[-1].first, speaker.stop, speaker.claimant, speakers[-1].backward)
            continue
        speakers.append(speaker)
        explicit = matcher.OFFICE not in entity.kinds
    subject = _subject(reading, sentence, context)
    context.subject = subject or context.subject
    if subject and not speakers and "-" in subject:
        # "The Joint Chiefs briefed reporters." What follows is theirs
        context.last = context.ministry = subject
    return speakers


def _pronoun(reading: Reading, sentence: Sentence, context: Context) -> Speaker | None:
    """ "It said", "He added": the one that the sentence before opened with."""
    low = reading.tokens.low
    first = sentence.first
    if low[first] not in _PRONOUNS or not context.subject:
        return None
    for k in range(first + 1, min(sentence.stop, first + 4)):
        if reading.scan.bits[k] & matcher.SAY and low[k] not in {"has", "had", "is", "was"}:
            return Speaker(first, k + 1, context.subject)
    return None


def _subject(reading: Reading, sentence: Sentence, context: Context) -> str:
    """Claimant that a sentence opens with, whether it says something or not."""
    for entity in sentence.entities:
        if entity.first - sentence.first > 4:
            break
        if matcher.CLAIMANT in entity.kinds and matcher.COUNTRY not in entity.kinds and matcher.OFFICE not in entity.kinds:
            code = entity.kinds[matcher.CLAIMANT]
            if code != "outlet":
                return code
    return ""


def _same_office(a: str, b: str) -> bool:
    return a.split("-")[0] == b.split("-")[0]


def _finer(a: str, b: str) -> str:
    if a == "outlet":
        return b
    return b if "-" in b and "-" not in a else a


def _speaker(
    reading: Reading, sentence: Sentence, entity: Entity, following: Entity | None, context: Context
) -> Speaker | None:
    scan, low = reading.scan, reading.tokens.low
    accord = _according(scan, low, entity, sentence)
    verb = -1
    if accord < 0:
        verb = _say_verb(reading, sentence, entity, following)
        if verb < 0:
            return None
    claimant = _code(reading, sentence, entity, context)
    if claimant is None:
        return None
    if accord >= 0:
        stop = entity.stop
        backward = accord > sentence.first + 3 and not _opens_clause(low, accord, sentence.first)
        return Speaker(accord, stop, claimant, backward)
    if verb < entity.first:  # "said Col. Manning, a Pentagon spokesman"
        return Speaker(verb, entity.stop, claimant, backward=True)
    end = verb + 1
    while end < sentence.stop and low[end] in _TAIL_FILL:
        end += 1
    closes = end >= sentence.stop or low[end] in _SENTENCE_ENDS or (low[end] == "," and low[end + 1 : end + 2] != ["that"])
    opened = entity.first > sentence.first + 2 and low[entity.first - 1] in {",", "\"", "”", "the", "\u2014"}
    return Speaker(entity.first, verb + 1, claimant, backward=closes and opened)


def _opens_clause(low: list[str], at: int, floor: int) -> bool:
    return at == floor or low[at - 1] in {";", ".", "\u2014", ":"}


def _according(scan: matcher.Scan, low: list[str], entity: Entity, sentence: Sentence) -> int:
    """Token of "according to" and the like before a speaker, or -1."""
    for back in range(1, 6):
        k = entity.first - back
        if k < sentence.first:
            return -1
        if scan.bits[k] & matcher.ACCORDING:
            word = low[k]
            if word == "by" and (scan.bits[k - 1] & matcher.SAY or {"clocked", "measured", "estimated", "assessed"} & set(low[max(sentence.first, k - 4) : k])):
                return k
            if word in {"from", "by", "via"}:
                return -1
            return k
        if low[k] in {".", ";", ",", "said", "that"}:
            return -1
    return -1


#: Words before a country that make it no subject: "launched by North Korea", "over Japan".
_NO_SUBJECT = frozenset("by of from against toward towards at over in to into near off with between".split())


def _say_verb(
    reading: Reading, sentence: Sentence, entity: Entity, following: Entity | None
) -> int:
    """Token of the verb of saying that belongs to a speaker, or -1."""
    scan, low = reading.scan, reading.tokens.low
    plain_country = matcher.CLAIMANT not in entity.kinds or matcher.COUNTRY in entity.kinds
    plain_country = plain_country and matcher.OFFICE not in entity.kinds
    if plain_country and entity.first > sentence.first and low[entity.first - 1] in _NO_SUBJECT:
        return -1
    reach = 8 if plain_country else _REACH + 5
    limit = min(sentence.stop, entity.stop + reach)
    k = entity.stop
    commas = 0
    while k < limit:
        word = low[k]
        if word == ",":
            commas += 1
            if commas > 2 or plain_country:
                break
        elif word in {"which", "who"} and low[k - 1] == "," and not plain_country:
            pass
        elif word in {";", ":", "that", "which", "while", "but"}:
            break
        elif scan.bits[k] & matcher.SAY:
            if word == "has" and plain_country and k + 1 < limit and (reading.tokens.number[k + 1] or low[k + 1] in NUMBER_WORDS or low[k + 1] == "it"):
                return k
            if word in {"has", "had", "know", "knows", "saw", "sees", "account", "count", "counts", "think"} and plain_country:
                return k if word in {"account", "count"} else -1
            if word in {"believe", "give", "release", "report", "reports"} and low[k - 1] == "to":
                pass
            elif word in {"believed", "estimated", "assessed", "determined", "detected", "tracked", "known"} and low[k - 1] in {"is", "are", "was", "were", "be", "been"} :
                pass
            else:
                return k
        elif word in _REFUSALS and commas == 0:
            return -1
        elif plain_country and scan.bits[k] & (matcher.LAUNCH_VERB | matcher.RISE_VERB | matcher.LAUNCH_NOUN):
            break
        k += 1
    if entity.first - sentence.first >= 2 and not plain_country:
        # "said X", "said Col. Rob Manning, a Pentagon spokesman"
        for back in range(1, 9):
            k = entity.first - back
            if k < sentence.first:
                break
            if scan.bits[k] & matcher.SAY and low[k] in {"said", "says", "announced", "told", "reported", "added", "stated", "quoted"}:
                names = reading.tokens.text[reading.tokens.start[k + 1]] if k + 1 < entity.first else "A"
                if low[k + 1] in {"that", "the"} and back > 3 or not (names.isupper() or low[k + 1] in {"the", "a", "an"}):
                    break
                return k
            if low[k] in {";", "that", "and"}:
                break
        dash = entity.first - 1
        if low[dash] == "\u2014" and entity.stop >= sentence.stop - 2:
            return entity.first - 1
    if low[entity.stop : entity.stop + 1] and not plain_country and entity.stop < sentence.stop and low[entity.stop] == ":":
        return entity.stop
    return -1


#: What makes a country's adjective somebody's outside the government: "an Israeli expert".
_OUTLET_NOUNS = frozenset(
    "think tank lawmaker lawmakers expert experts analyst analysts newspaper newspapers daily broadcaster scientist scientists professor institute "
    "legislator media press magazine researcher researchers".split()
)


def _code(reading: Reading, sentence: Sentence, entity: Entity, context: Context) -> str | None:
    kinds = entity.kinds
    if _OUTLET_NOUNS & set(reading.tokens.low[entity.stop : entity.stop + 2]):
        return "outlet"
    if matcher.CLAIMANT in kinds and matcher.OFFICE not in kinds:
        return kinds[matcher.CLAIMANT]
    if matcher.OFFICE in kinds:
        return _office(reading, sentence, entity, kinds[matcher.OFFICE], context)
    if matcher.COUNTRY in kinds:
        return kinds[matcher.COUNTRY]
    return kinds.get(matcher.CLAIMANT)


def _office(
    reading: Reading, sentence: Sentence, entity: Entity, office: str, context: Context
) -> str | None:
    """Claimant of a bare office ("the ministry"), by the country that context names."""
    if office == "outlet":
        return "outlet"
    if office == "VOICE":
        near = [e.kinds[matcher.CLAIMANT] for e in sentence.entities if matcher.CLAIMANT in e.kinds and e.stop <= entity.first]
        official = [code for code in near if code != "outlet"]
        return official[-1] if official else context.subject or context.last or context.default
    low = reading.tokens.low
    country = ""
    behind = low[entity.stop : entity.stop + 3]
    if behind[:1] == ["in"] or behind[:1] == ["of"]:
        country = parties.METONYMS.get(behind[1], "") if len(behind) > 1 else ""
        if not country and len(behind) > 2:
            country = parties.METONYMS.get(" ".join(behind[1:3]), "")
    if not country:
        near = [e for e in sentence.entities if matcher.COUNTRY in e.kinds and e.stop <= entity.first]
        if near and entity.first - near[-1].stop <= 1:
            country = near[-1].kinds[matcher.COUNTRY]
        elif near and office not in {"MIN", "CMD", "AGENCY"}:
            candidates = [e.kinds[matcher.COUNTRY] for e in near if e.kinds[matcher.COUNTRY] != context.actor]
            if candidates and (candidates[-1], office) in parties.OFFICES and _speaks_nearby(reading, near[-1], entity):
                country = candidates[-1]
    if not country and context.ministry and (office in {"MIN", "CMD", "AGENCY"} or office == "MOD" and context.ministry.endswith(("-MOD", "-MND"))):
        return context.ministry
    if not country and office == "STATE":
        country = context.actor
    if not country and context.ministry and (context.ministry.split("-")[0], office) in parties.OFFICES:
        return parties.OFFICES[context.ministry.split("-")[0], office]
    country = country or context.country
    if not country and office == "MIL" and context.actor == "PRK":
        country = "KOR"
    if not country:
        return context.default if context.default != "outlet" else context.actor or "outlet"
    return parties.OFFICES.get((country, office), country)


def _speaks_nearby(reading: Reading, country: Entity, office: Entity) -> bool:
    """Whether a capital stands close before an office: "In Tokyo, the defence ministry"."""
    return office.first - country.stop <= 8


def claimant_at(
    speakers: list[Speaker], token: int, inherited: str, sentence: Sentence
) -> str:
    """Claimant that answers for the words at a token.

    A speaker answers for what follows it up to the next one; one that closes a clause answers
    for what stands before it.
    """
    if not speakers:
        return inherited
    if len(speakers) == 1:
        return speakers[0].claimant
    for k, speaker in enumerate(speakers):
        if token >= speaker.first and token < speaker.stop:
            return speaker.claimant
        if speaker.backward and token < speaker.first:
            return speaker.claimant
        if not speaker.backward and token < speaker.first:
            return speakers[k - 1].claimant if k else inherited
        following = speakers[k + 1] if k + 1 < len(speakers) else None
        if token >= speaker.stop and (following is None or (token < following.first and not following.backward)):
            return speaker.claimant
    return speakers[-1].claimant
