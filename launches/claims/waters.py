"""Statements that something came down inside or outside a state's economic zone."""

from __future__ import annotations

from collections.abc import Sequence

from launches.claims.entities import COUNTRY, ZONE, Entity
from launches.claims.reading import Reading, Sentence
from launches.claims.speakers import Speaker, claimant_at
from launches.claims.statement import Statement, ZoneMention
from launches.text.tokens import words

_OUTSIDE = words("outside beyond short out clear off")
_INSIDE = words("inside within in into enter entered entering reached hit")
_BEFORE_THE_ZONE = words("inside outside within of beyond in into")
_SAID = words("said announced reported stated put")
#: Tokens from "inside" to the zone.
_REACH = 14
#: The state whose zone is meant where a North Korean launch names none.
_USUAL = {"PRK": "JPN"}


def zone_statements(
    reading: Reading,
    sentence: Sentence,
    speakers: Sequence[Speaker],
    inherited: str,
    actor: str,
) -> list[Statement]:
    """Statements that something came down inside or outside a state's zone.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("Both fell outside Japan's exclusive economic zone.")
    >>> [s.zone for s in zone_statements(r, r.sentences[0], [], "outlet", "PRK")]
    [ZoneMention(country='JPN', inside=False)]
    """
    zones = _zone_words(reading, sentence)
    if not zones:
        return []
    speaker = speakers[-1].claimant if speakers else inherited
    unsaid = "JPN" if speaker.startswith("JPN") else _USUAL.get(actor, "")
    found: list[Statement] = []
    for entity in zones:
        at, inside = _relation(reading.low, sentence, entity)
        country = _whose(reading.low, sentence, entity) or unsaid
        if at < 0 or not country:
            continue
        revoked = _had_said(reading.low, sentence.first, at)
        found.append(
            Statement(
                "eez_inside", "true" if inside else "false", at, entity.stop, sentence.number,
                mood="background" if revoked else "flown", zone=ZoneMention(country, inside),
                claimant=claimant_at(speakers, at, inherited),
            )
        )  # fmt: skip
    return found


def _zone_words(reading: Reading, sentence: Sentence) -> list[Entity]:
    """Words that name a zone, "the zone" behind "inside" among them."""
    found = sentence.of_kind(ZONE)
    if "zone" not in reading.words:
        return found
    low = reading.low
    for k in range(max(sentence.first + 1, 2), sentence.stop):
        if low[k] == "zone" and low[k - 1] == "the" and low[k - 2] in _BEFORE_THE_ZONE:
            found = [*found, Entity(k, k + 1, {ZONE: ""})]
    return found


def _whose(low: list[str], sentence: Sentence, zone: Entity) -> str:
    """Country whose zone it is: "Japan's zone", "the zone of Japan"; "" where unsaid."""
    country = ""
    for other in sentence.of_kind(COUNTRY):
        if 0 <= zone.first - other.stop <= 4 or (
            low[zone.stop : zone.stop + 1] == ["of"] and 0 <= other.first - zone.stop <= 2
        ):
            country = other.kinds[COUNTRY]
    return country


def _relation(low: list[str], sentence: Sentence, zone: Entity) -> tuple[int, bool]:
    """Token of "inside" or "outside" before a zone, or -1, and whether it was inside."""
    for k in range(zone.first - 1, max(sentence.first, zone.first - _REACH) - 1, -1):
        word = low[k]
        if word in _OUTSIDE:
            return k, False
        if word in _INSIDE:
            if "never before" in " ".join(low[max(sentence.first, k - 6) : k]):
                break  # what had not happened until then is no denial, and no statement either
            return k, not _is_denied(low, sentence, k)
        if word in {";", "."}:
            break
    return -1, False


def _is_denied(low: list[str], sentence: Sentence, at: int) -> bool:
    """Whether "inside" is denied: "did not fall inside", "neither landed in"."""
    before = low[max(sentence.first, at - 4) : at]
    if "not" in before or "never" in before or "nor" in before:
        return True
    ahead = low[sentence.first : at]
    return "neither" in ahead or "none" in ahead


def _had_said(low: list[str], first: int, stop: int) -> bool:
    """Whether a word is one that a speaker had given before: "had said that they were outside"."""
    return any(
        low[k] == "had" and not _SAID.isdisjoint(low[k + 1 : k + 3]) for k in range(first, stop)
    )
