"""Sites, directions, seas, zones and overflights that a sentence states."""

from __future__ import annotations

from collections.abc import Sequence

from launches.claims import courses
from launches.claims.context import Context
from launches.claims.reading import Reading, Sentence
from launches.claims.sites import find_sites
from launches.claims.speakers import Speaker, claimant_at
from launches.claims.statement import Statement
from launches.claims.waters import zone_statements


def place_statements(
    reading: Reading,
    sentence: Sentence,
    speakers: Sequence[Speaker],
    inherited: str,
    context: Context,
) -> list[Statement]:
    """Site, direction, sea, zone and overflight statements of a sentence.

    Examples
    --------
    >>> from launches.claims.reading import read_text
    >>> r = read_text("It was fired eastward from Sunan into the East Sea.")
    >>> found = place_statements(r, r.sentences[0], [], "outlet", Context(actor="PRK"))
    >>> [(s.field, s.value) for s in found]
    [('site', 'Sunan'), ('direction', 'E'), ('sea', 'Sea of Japan')]
    """
    found: list[Statement] = []
    if sentence.entities:
        for site in find_sites(reading, sentence, context.site):
            found.append(
                Statement("site", site.name, site.first, site.stop, sentence.number,
                          site=site, weight=site.strength)
            )  # fmt: skip
        found += courses.direction_statements(reading, sentence)
        found += courses.sea_statements(reading, sentence)
        found += courses.overflight_statements(reading, sentence, context.actor)
        for statement in found:
            statement.claimant = claimant_at(speakers, statement.first, inherited)
    return found + zone_statements(reading, sentence, speakers, inherited, context.actor)
