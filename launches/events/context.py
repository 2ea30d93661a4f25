"""What is known of a report before its launches: whose word it prints, and who launches."""

from __future__ import annotations

from launches import places
from launches.claims import cues
from launches.claims.context import Context
from launches.claims.countries import METONYMS
from launches.claims.entities import CLASS, COUNTRY, MISSILE, NAME_ACTOR, NOUN, SITE, Entity
from launches.claims.outlets import DATELINES, OWN_WORD, PUBLISHERS, SUFFIXES
from launches.claims.reading import Reading, Sentence
from launches.text.tokens import words

#: Sides whose own statements tell of their own launches.
_OWN_LAUNCHES = frozenset({"PRK", "IRN", "YEM", "PAK", "IND", "CHN", "RUS"})
#: Tokens of a dateline, and of the stretch of a text where bases and capitals open it.
_DATELINE, _CITY, _BASE = 16, 8, 14
#: First words of the bases that datelines name.
_BASES = frozenset(base.split()[0] for base in DATELINES)
#: Words before a country by which it does not launch.
_TARGET_OF = words("at against toward towards over near on to into")
#: Weight of a country that stands before a verb of launching, anywhere else; of a statement's own.
_LAUNCHES, _NAMED, _SPEAKS = 2.0, 0.2, 4.0
#: Sides whose missiles others fire, too: a designation of theirs proves little by itself; and the
#: weight of one that only its own side fires.
EXPORTERS = frozenset({"PRK", "USA", "IRN", "RUS"})
_SOLE_OWNER = 3.0
#: Tokens from a country to the launch that it is "the first country to" make.
_REACH_FIRST = 16


def context_of(reading: Reading, outlet: str) -> Context:
    """Whose word a report prints, and in which country it is published.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> context_of(read_text("It was fired."), "Korean Central News Agency").default
    'PRK-KCNA'
    """
    context = Context()
    key = outlet.lower().replace(" ", "-")
    own = next((claimant for part, claimant in OWN_WORD if part in key), "")
    if own:
        context.default, context.country = own, own.split("-")[0]
    else:
        published = (country for part, country in PUBLISHERS if part in key)
        context.country = SUFFIXES.get(key.rsplit("-", 1)[-1], "") or next(published, "")
    if context.default == "outlet":
        context.default = _command_of_dateline(reading)
    if context.default == "outlet" and _says_our_military(reading):
        context.default, context.country = "KOR-JCS", "KOR"
    if not context.country:
        context.country = _city_of_dateline(reading)
    return context


def _command_of_dateline(reading: Reading) -> str:
    """Command that reports in the first person from the base of a dateline, else "outlet"."""
    low = reading.low[:_BASE]
    if _BASES.isdisjoint(low):
        return "outlet"
    for base, claimant in DATELINES.items():
        parts = base.split()
        if any(low[k : k + len(parts)] == parts for k in range(4)) and _command_speaks(reading):
            return claimant
    return "outlet"


def _command_speaks(reading: Reading) -> bool:
    if not reading.words.isdisjoint(("command", "ispr", "norad")):
        return True
    return "rawalpindi" in reading.low[:3]


def _says_our_military(reading: Reading) -> bool:
    """Whether a text is Seoul's own: "our military detected"."""
    if "our" not in reading.words or "military" not in reading.words:
        return False
    at = reading.low.index("our")
    return reading.low[at + 1 : at + 2] == ["military"]


def _city_of_dateline(reading: Reading) -> str:
    """Country of the capital that a text opens with in capital letters; "" for none."""
    tokens = reading.tokens
    for k, word in enumerate(reading.low[:_CITY]):
        if word in METONYMS and tokens.text[tokens.start[k] :][:2].isupper():
            return METONYMS[word]
    return ""


def likely_actor(reading: Reading, default: str) -> str:
    """Guess the launching side: the country that stands most often before a verb of launching.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> likely_actor(read_text("North Korea fired a missile, Japan said."), "outlet")
    'PRK'
    """
    votes: dict[str, float] = {}
    for sentence in reading.sentences:
        weight = 3.0 if sentence.number < 2 else 1.0
        for entity in sentence.of_kind(COUNTRY | SITE | NAME_ACTOR):
            for country, share in _votes_of(reading, sentence, entity):
                votes[country] = votes.get(country, 0.0) + weight * share
    state = default.split("-")[0]
    if state in _OWN_LAUNCHES:
        votes[state] = votes.get(state, 0.0) + _SPEAKS
    return max(votes, key=lambda country: votes[country]) if votes else ""


def _votes_of(reading: Reading, sentence: Sentence, entity: Entity) -> list[tuple[str, float]]:
    """Countries that an entity speaks for as the launching side, each with its weight."""
    found: list[tuple[str, float]] = []
    low = reading.low
    if entity.mask & NAME_ACTOR and entity.kinds[NAME_ACTOR]:
        side = entity.kinds[NAME_ACTOR]
        found.append((side, 1.0 if side in EXPORTERS else _SOLE_OWNER))
    if not entity.mask & COUNTRY:
        if (
            entity.mask & SITE
            and "from" in low[max(sentence.first, entity.first - 8) : entity.first]
        ):
            place = places.find_site(entity.kinds[SITE])
            if place is not None and place.country:
                found.append((place.country, _LAUNCHES))
        return found
    country = entity.kinds[COUNTRY]
    before = low[entity.first - 1] if entity.first > sentence.first else ""
    if low[entity.stop : entity.stop + 1] in (["territory"], ["soil"]) and before in {
        "inside",
        "from",
    }:
        found.append((country, 3.0))
    if before not in _TARGET_OF:
        launches = before == "by" or _launches(reading, sentence, entity)
        found.append((country, _LAUNCHES if launches else _NAMED))
    return found


def _launches(reading: Reading, sentence: Sentence, country: Entity) -> bool:
    """Whether a verb of launching or a missile follows a country."""
    stop = min(sentence.stop, country.stop + 6)
    if reading.scan.next_after(cues.LAUNCH, country.stop, stop) >= 0:
        return True
    if any(0 <= e.first - country.stop <= 3 for e in sentence.of_kind(NOUN | CLASS)):
        return True
    stop = min(sentence.stop, country.stop + _REACH_FIRST)
    ahead = reading.low[country.stop : stop]
    if "to" not in ahead or {"country", "nation", "state"}.isdisjoint(ahead):
        return False  # "became the first country to launch"
    return reading.scan.next_after(cues.LAUNCH_VERB, country.stop + ahead.index("to"), stop) >= 0


def drop_dateline(reading: Reading, context: Context) -> None:
    """Take the dateline's city and date out of the first sentence; note its launch area."""
    if not reading.sentences:
        return
    sentence = reading.sentences[0]
    end = _dateline_end(reading, sentence)
    if end < 0 or reading.scan.has(cues.LAUNCH, sentence.first, end):
        return
    if any(d.first == sentence.first and d.stop >= end and d.year for d in sentence.dates):
        return  # an entry's own day, with no city before it
    inside = [e for e in sentence.entities if e.first < end]
    if any(e.mask & MISSILE for e in inside):
        return
    for entity in inside:
        if entity.mask & SITE and not entity.mask & COUNTRY:
            context.site = entity.kinds[SITE]
    sentence.entities = [e for e in sentence.entities if e.first > end]
    sentence.dates = [d for d in sentence.dates if d.first > end]
    sentence.quantities = [q for q in sentence.quantities if q.first > end]
    sentence.first = end + 1
    if sentence.first >= sentence.stop:
        del reading.sentences[0]  # nothing but a dateline


def _dateline_end(reading: Reading, sentence: Sentence) -> int:
    """Token of the dash or colon that closes a dateline, or -1."""
    low, number = reading.low, reading.tokens.number
    first = sentence.first
    limit = min(sentence.stop, first + _DATELINE)
    for k in range(first + 1, limit):
        word = low[k]
        dash = word == "\u2014" or (
            word == ":" and number[k - 1] and k + 1 < limit and reading.tokens.gap(k + 1) != ""
        )
        if dash:
            return k if _reads_as_dateline(reading, first, k) else -1
        if word == "." and _stops_dateline(reading, sentence, k):
            return k if _reads_as_dateline(reading, first, k) else -1
        if word == ":" and k - first <= 2 and not number[k - 1]:
            return k
    return -1


def _stops_dateline(reading: Reading, sentence: Sentence, k: int) -> bool:
    """Whether a full stop before a dash closes a dateline: "SEOUL, Sept. 13. -"."""
    tokens, first = reading.tokens, sentence.first
    if k < 2 or not tokens.number[k - 1] or k - first > 8 or k + 1 >= sentence.stop:
        return False
    city = tokens.text[tokens.start[first] : tokens.end[first]]
    return city.isupper() and tokens.low[k + 1] == "\u2014"


def _reads_as_dateline(reading: Reading, first: int, stop: int) -> bool:
    """Whether the words before a dash are names and a date: "SEOUL, Sept. 13"."""
    for k in range(first, stop):
        word = reading.low[k]
        if word.isalpha() and word not in {"of", "and"} and not reading.starts_upper(k):
            return False
    return True
