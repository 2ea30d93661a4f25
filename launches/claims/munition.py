"""The record of one noun phrase that names missiles."""

from __future__ import annotations

from dataclasses import dataclass, field

from launches.claims.entities import NAME, Entity
from launches.text.quantities import Quantity


@dataclass(slots=True, eq=False)
class Munition:
    """A noun phrase that names missiles.

    Attributes
    ----------
    first, stop : int
        Tokens, from determiner or count to the last noun.
    head : int
        Token of the first noun, class or designation.
    count : float or None
        How many; None where the text leaves it open.
    counted : Quantity or None
        The figure that counts them.
    definite : bool
        Whether "the", "that" or a possessive takes up ones already known.
    plural, vague : bool
        Whether it is a plural; whether "several", "a barrage of" leave the number open.
    klass : str
        Class that the words say; "" where they say none.
    class_at : Entity or None
        The words that say it.
    names : list of Entity
        Designations.
    ordinal : int
        1 for "the first", 2 for "a second" or "another"; 0 for none.
    more : bool
        "more", "another", "other", "further": not those of before.
    besides : bool
        Whether the verb says so: "it also fired".
    other_arm : bool
        Drones, shells, interceptors.
    weak : bool
        A noun that means a missile only where the text has said so: "vehicle", "object".
    aside : bool
        Whether it explains the phrase before it: "believed to be a Hwasong-17".
    verb : int
        Token of the launching verb or noun; -1 where none governs it.
    done : bool
        Whether the verb tells a fact, not a plan, a wish or a denial.
    by_noun : bool
        Whether a noun of launching governs it, not a verb.
    denied : bool
        "no missile", "any missile", "not a missile".
    """

    first: int
    stop: int
    head: int
    count: float | None = None
    counted: Quantity | None = None
    definite: bool = False
    plural: bool = False
    vague: bool = False
    klass: str = ""
    class_at: Entity | None = None
    names: list[Entity] = field(default_factory=list)
    ordinal: int = 0
    more: bool = False
    besides: bool = False
    other_arm: bool = False
    weak: bool = False
    aside: bool = False
    verb: int = -1
    done: bool = False
    by_noun: bool = False
    denied: bool = False

    @property
    def name_set(self) -> set[str]:
        """Designations in the spelling that is kept."""
        return {entity.kinds[NAME] for entity in self.names}
