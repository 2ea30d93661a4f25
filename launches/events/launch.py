"""Launches in the making, and what the text so far says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from launches.claims.context import Context
from launches.claims.munition import Munition
from launches.claims.reading import Reading, Sentence
from launches.claims.speakers import Speaker
from launches.claims.statement import Statement
from launches.text.calendar import DateMention

#: Launches of a text that a further noun phrase may still mean: those told last. Bounds what
#: one phrase can cost; no report goes back over more.
RECENT = 40


@dataclass(slots=True, eq=False)
class Launch:
    """One launch occasion in the making.

    Attributes
    ----------
    sentence : int
        Number of the sentence that first tells of it.
    count, klass, names, plural
        As the noun phrases told so far say.
    actor, site, minute, claimant
        Launching side, area, clock and who told of it first.
    day : datetime.date or None
        Its own day as printed, where it is not the report's.
    dated : bool
        Whether `day` is its date for certain.
    statements : list of Statement
        What is said of it.
    parent : Launch or None
        The tally that it is a part of.
    parts : int
        Missiles of a salvo told one by one so far.
    has_shots : bool
        Whether something is said of single missiles of it.
    """

    sentence: int
    count: float | None = None
    klass: str = ""
    names: set[str] = field(default_factory=set)
    plural: bool = False
    actor: str = ""
    site: str = ""
    minute: int | None = None
    claimant: str = ""
    day: date | None = None
    dated: bool = False
    statements: list[Statement] = field(default_factory=list)
    parent: Launch | None = None
    parts: int = 0
    has_shots: bool = False

    def add(self, statement: Statement) -> None:
        """Take up a statement that is made of the launch."""
        self.statements.append(statement)
        if statement.shot:
            self.has_shots = True

    def note(self, statement: Statement) -> None:
        """Remember the first place and the first clock that a statement gives."""
        if statement.field == "site" and not self.site:
            self.site = statement.value
        elif statement.field == "time_local" and self.minute is None and statement.clock:
            self.minute = statement.clock.minute


#: A token from which on a sentence speaks of a launch (None: of none that counts), and the
#: missile of the salvo.
Anchor = tuple[int, Launch | None, int]


@dataclass(slots=True)
class Discourse:
    """Launches of a report and the statements that belong to none.

    Attributes
    ----------
    launches : list of Launch
        In text order.
    background : list of Statement
        What is said of older launches, plans and types.
    focal : datetime.date or None
        Date that the report is about, as printed.
    basis : str
        How the text tells it: ``stated``, ``weekday``, ``relative``.
    context : Context
        Publisher, speakers and launching side.
    denial : Denial or None
        Whose word takes the launch of the report back, where nothing else is told of it.
    """

    launches: list[Launch]
    background: list[Statement]
    focal: date | None
    basis: str
    context: Context
    denial: Denial | None = None


@dataclass(frozen=True, slots=True)
class Denial:
    """Who takes a launch back, in which characters, and the day of the launch if it is said."""

    claimant: str
    start: int
    end: int
    sentence: int
    day: date | None


@dataclass(slots=True)
class Told:
    """A sentence with what was read from it."""

    sentence: Sentence
    munitions: list[Munition]
    speakers: list[Speaker]
    inherited: str
    statements: list[Statement]
    days: list[tuple[DateMention, date | None]]

    def exact_days(self) -> list[tuple[DateMention, date]]:
        """Dates that name one day."""
        return [(m, d) for m, d in self.days if d is not None and m.exact]

    def missiles(self) -> list[Munition]:
        """Noun phrases of missiles, not of drones and shells."""
        return [m for m in self.munitions if not m.other_arm]


@dataclass(slots=True)
class Progress:
    """How far the sentences of a text have been assigned to launches.

    Attributes
    ----------
    reading, discourse : Reading, Discourse
        The text, and the launches found so far.
    current : Launch or None
        The launch that the text speaks of.
    shot, shot_paragraph : int
        The missile of it, and the paragraph that says so.
    was_background : bool
        Whether the sentence before looked back.
    background_paragraph : int
        Paragraph of that sentence, -1 for none.
    last_landmark : str
        For "300 km west of the island".
    last_arm_other : bool
        Whether the weapons told last were no missiles.
    pending : list of Statement
        What is said before any launch is known: "(Wednesday, 04:24 UTC)" over a list.
    """

    reading: Reading
    discourse: Discourse
    current: Launch | None = None
    shot: int = 0
    shot_paragraph: int = -1
    was_background: bool = False
    background_paragraph: int = -1
    last_landmark: str = ""
    last_arm_other: bool = False
    pending: list[Statement] = field(default_factory=list)

    @property
    def focal(self) -> date | None:
        """Date that the report is about."""
        return self.discourse.focal

    def recent(self) -> list[Launch]:
        """List the launches told last, in text order."""
        return self.discourse.launches[-RECENT:]


def claimant_of(item: Told, munition: Munition) -> str:
    """Who tells of the missiles of a noun phrase."""
    for statement in item.statements:
        if statement.munition is munition:
            return statement.claimant
    return item.speakers[0].claimant if item.speakers else item.inherited


def names_agree(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two sets of designations can mean one missile.

    Examples
    --------
    >>> names_agree({"Hwasong-17"}, {"Hwasong"}), names_agree({"KN-23"}, {"KN-24"})
    (True, False)
    """
    return any(_name_agrees(x, y) for x in a for y in b)


def _name_agrees(x: str, y: str) -> bool:
    if x in y or y in x:
        return True
    return x.split("-")[0] == y.split("-")[0] and not ("-" in x and "-" in y)
