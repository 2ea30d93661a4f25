"""Entities: phrases that name a country, a place, a speaker or a weapon."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Kinds of entities, as bits. A phrase may carry several, each with its value.
COUNTRY, CLAIMANT, OFFICE, CLASS, NOUN, OTHER_ARM = (1 << k for k in range(6))
SEA, DIRECTION, ZONE, SITE, LANDMARK, NAME, NAME_ACTOR = (1 << k for k in range(6, 13))

#: Names a missile, by class, noun or designation.
MISSILE = CLASS | NOUN | NAME
#: Names what is launched, missile or not.
WEAPON = MISSILE | OTHER_ARM
SPEAKER = CLAIMANT | OFFICE | COUNTRY
#: Phrases that mean a country or a place only with a capital letter.
CAPITALISED = SITE | LANDMARK | COUNTRY


@dataclass(slots=True)
class Entity:
    """A phrase of the lexicon or a designation.

    Attributes
    ----------
    first, stop : int
        Tokens.
    kinds : dict of int to str
        What it can mean: kind and value.
    mask : int
        Union of the kinds.
    """

    first: int
    stop: int
    kinds: dict[int, str]
    mask: int = field(default=0)

    def __post_init__(self) -> None:
        if not self.mask:
            self.mask = mask_of(self.kinds)


def mask_of(kinds: dict[int, str]) -> int:
    """Union of some kinds.

    Examples
    --------
    >>> mask_of({SITE: "Sunan", LANDMARK: "Sunan"}) == SITE | LANDMARK
    True
    """
    mask = 0
    for kind in kinds:
        mask |= kind
    return mask
