"""Distances, heights, flight times and speeds that a sentence states."""

from __future__ import annotations

from collections.abc import Sequence

from launches.claims import cues
from launches.claims.moods import mood_of
from launches.claims.offsets import offset_of
from launches.claims.reading import Reading, Sentence
from launches.claims.roles import role_of
from launches.claims.rolewords import APOGEE, BARE, FLIGHT_TIME, IMPACT, OTHER, RANGE, SPEED
from launches.claims.speakers import Speaker, claimant_at
from launches.claims.statement import Statement
from launches.text.quantities import Quantity
from launches.text.tokens import words

_UNITS = {
    RANGE: "km", APOGEE: "km", IMPACT: "km", BARE: "km", FLIGHT_TIME: "min", SPEED: "Mach",
}  # fmt: skip
_DIMENSIONS = words("km min mach")
#: What comes down besides missiles.
_PARTS = words("stage stages booster debris fragments fairing")
_LIST_WORDS = words("and the second third other , about some around roughly another one to for")
_NEXT_ONE = words("second other third another")


def figure_statements(
    reading: Reading, sentence: Sentence, speakers: Sequence[Speaker], inherited: str
) -> list[Statement]:
    """Distances, heights, times and speeds of a sentence.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It flew about 650 km at up to Mach 6.")
    >>> [(s.field, s.value, s.qualifier) for s in figure_statements(r, *r.sentences, [], "outlet")]
    [('range_km', '650', 'about'), ('speed_mach', '6', 'at_most')]
    """
    low = reading.low
    found: list[Statement] = []
    for k, quantity in enumerate(sentence.quantities):
        if quantity.dimension == "count":
            if found and _goes_on_counting(low, sentence, quantity):
                found.append(_same_kind(found[-1], quantity))
            continue
        if quantity.dimension not in _DIMENSIONS:
            continue
        role = role_of(reading, sentence, quantity, k)
        if role == BARE and found and _is_listed_with(low, found[-1], quantity):
            role = found[-1].field
        if role == OTHER or (role == BARE and sentence.bits & cues.CAPABILITY):
            continue
        statement = _figure(quantity, role, sentence)
        statement.mood = mood_of(reading, sentence, quantity, role)
        statement.claimant = claimant_at(speakers, quantity.number_at, inherited)
        if role == IMPACT:
            ahead = low[max(sentence.first, quantity.first - 10) : quantity.first]
            if not _PARTS.isdisjoint(ahead):
                continue
            statement.offset = offset_of(reading, sentence, quantity)
            if not statement.offset.landmark and _is_at_target(ahead[-9:]):
                statement.field = RANGE  # a target struck "in waters 600 km off the coast"
        found.append(statement)
    return found


def _is_at_target(ahead: list[str]) -> bool:
    return "target" in ahead or "targets" in ahead


def _is_listed_with(low: list[str], before: Statement, quantity: Quantity) -> bool:
    """Whether the verb is said once: "The first flew about 900 km and the second about 950"."""
    if before.unit != "km":
        return False
    between = low[before.stop : quantity.first]
    if between == ["and"] and before.field == RANGE:
        return True
    if between == ["and"] and "respectively" in low[quantity.stop : quantity.stop + 3]:
        return True
    if not 1 <= len(between) <= 4 or not _LIST_WORDS.issuperset(between):
        return False
    return not _NEXT_ONE.isdisjoint(between)


def _goes_on_counting(low: list[str], sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the unit is said once: "One climbed to about 100 km, the other to about 50"."""
    behind = low[quantity.stop] if quantity.stop < sentence.stop else "."
    if behind not in {".", ",", ";"}:
        return False
    ahead = low[max(sentence.first, quantity.first - 4) : quantity.first]
    return "other" in ahead or "another" in ahead or "second" in ahead


def _same_kind(before: Statement, quantity: Quantity) -> Statement:
    """Statement of the field and unit of the one before it."""
    return before.again(
        value=_plain(quantity.value), number=quantity.value, number_max=None,
        qualifier=quantity.qualifier, first=quantity.first, stop=quantity.stop, offset=None,
    )  # fmt: skip


def _figure(quantity: Quantity, role: str, sentence: Sentence) -> Statement:
    digits = 2 if role == FLIGHT_TIME else 1
    value = round(quantity.value, digits)
    top = None if quantity.value_max is None else round(quantity.value_max, digits)
    text = f"{value:g}" if role == FLIGHT_TIME else _plain(value)
    return Statement(
        role, text, quantity.first, quantity.stop, sentence.number, value, top,
        quantity.qualifier, unit=_UNITS[role],
    )  # fmt: skip


def _plain(number: float) -> str:
    """Print a number as the table does: 650, 6648.4."""
    rounded = round(number, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)
