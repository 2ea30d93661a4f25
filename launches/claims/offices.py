"""Which claimant a speaker is: its code, with the country that an office leaves unsaid."""

from __future__ import annotations

from launches.claims import cues
from launches.claims.claimants import OFFICES
from launches.claims.context import Context
from launches.claims.countries import METONYMS
from launches.claims.entities import CLAIMANT, COUNTRY, OFFICE, Entity
from launches.claims.reading import Reading, Sentence
from launches.text.tokens import words

#: What makes a country's adjective somebody's outside the government: "an Israeli expert".
_OUTLET_NOUNS = words(
    "think tank lawmaker lawmakers expert experts analyst analysts newspaper newspapers daily "
    "broadcaster scientist scientists professor institute legislator media press magazine "
    "researcher researchers"
)
#: Offices that go by what the text named last, not by a country of the sentence.
_TAKEN_UP = frozenset({"MIN", "CMD", "AGENCY"})
#: Tokens from a capital to an office that it goes with: "In Tokyo, the defence ministry".
_NEAR = 8


def claimant_code(
    reading: Reading, sentence: Sentence, entity: Entity, context: Context
) -> str | None:
    """Code of the claimant that an entity names; None where it names none."""
    kinds = entity.kinds
    speaks = entity.stop < sentence.stop and reading.scan.bits[entity.stop] & cues.SAY
    reach = entity.stop + (1 if speaks else 2)  # not the "experts" of "the ministry told experts"
    if not _OUTLET_NOUNS.isdisjoint(reading.low[entity.stop : reach]):
        return "outlet"
    if OFFICE in kinds:
        return _of_office(reading, sentence, entity, kinds[OFFICE], context)
    return kinds.get(CLAIMANT) or kinds.get(COUNTRY)


def _of_office(
    reading: Reading, sentence: Sentence, entity: Entity, office: str, context: Context
) -> str:
    """Claimant of a bare office ("the ministry"), by the country that context names."""
    if office == "outlet":
        return "outlet"
    if office == "VOICE":
        return _voice(sentence, entity, context)
    country = _country_behind(reading.low, entity) or _country_before(
        sentence, entity, office, context
    )
    if not country:
        ministry = context.ministry
        defence = office == "MOD" and ministry.endswith(("-MOD", "-MND"))
        if ministry and (office in _TAKEN_UP or defence):
            return ministry
        if office == "STATE":
            country = context.actor
        elif ministry and (ministry.split("-")[0], office) in OFFICES:
            return OFFICES[ministry.split("-")[0], office]
    country = country or context.country
    if not country and office == "MIL" and context.actor == "PRK":
        country = "KOR"
    if not country:
        return context.default if context.default != "outlet" else context.actor or "outlet"
    return OFFICES.get((country, office), country)


def _voice(sentence: Sentence, entity: Entity, context: Context) -> str:
    """Whose spokesman it is: the official claimant named before, else who spoke last."""
    official = [
        e.kinds[CLAIMANT]
        for e in sentence.of_kind(CLAIMANT)
        if e.stop <= entity.first and e.kinds[CLAIMANT] != "outlet"
    ]
    return official[-1] if official else context.subject or context.last or context.default


def _country_behind(low: list[str], entity: Entity) -> str:
    """Country of "the ministry in Tokyo", "the army of New Delhi"; "" for none."""
    behind = low[entity.stop : entity.stop + 3]
    if len(behind) < 2 or behind[0] not in {"in", "of"}:
        return ""
    return METONYMS.get(behind[1]) or METONYMS.get(" ".join(behind[1:]), "")


def _country_before(sentence: Sentence, entity: Entity, office: str, context: Context) -> str:
    """Country that stands before an office: right before it, or as a place near it."""
    near = [e for e in sentence.of_kind(COUNTRY) if e.stop <= entity.first]
    if not near:
        return ""
    if entity.first - near[-1].stop <= 1:
        return near[-1].kinds[COUNTRY]
    if office in _TAKEN_UP:
        return ""
    others = [e.kinds[COUNTRY] for e in near if e.kinds[COUNTRY] != context.actor]
    if others and (others[-1], office) in OFFICES and entity.first - near[-1].stop <= _NEAR:
        return others[-1]
    return ""
