"""One launch told together that is several events: shots of other sorts, places or times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from launches.claims.statement import Statement, count_statement
from launches.events.launch import Launch

#: Minutes between shots beyond which they are events of their own.
SALVO_MIN = 30
#: Fields that every event of a launch shares where it has no word of its own.
_SHARED = frozenset(
    {"site", "sea", "missile_name", "direction", "eez_inside", "missile_class", "outcome"}
)


@dataclass(slots=True)
class _Shot:
    """What is said of one missile of a launch."""

    statements: list[Statement] = field(default_factory=list)
    values: dict[str, set[str]] = field(default_factory=dict)
    minute: int | None = None

    def add(self, statement: Statement) -> None:
        self.statements.append(statement)
        self.values.setdefault(statement.field, set()).add(statement.value)
        if self.minute is None and statement.field == "time_local" and statement.clock:
            self.minute = statement.clock.minute


def split_shots(launch: Launch) -> list[list[Statement]]:
    """Statements of each event in a launch: its shots, where they differ."""
    shots: dict[int, _Shot] = {}
    for statement in launch.statements:
        if statement.shot:
            shots.setdefault(statement.shot, _Shot()).add(statement)
    if len(shots) < 2:
        for statement in launch.statements:
            statement.shot = 0
        return [launch.statements]
    groups: list[list[_Shot]] = []
    for number in sorted(shots):
        shot = shots[number]
        group = next((g for g in groups if _alike(g[-1], shot)), None)
        if group is None:
            groups.append([shot])
        else:
            group.append(shot)
    if len(groups) == 1:
        return [launch.statements]
    shared = [s for s in launch.statements if not s.shot and s.field in _SHARED]
    places = {name: _only_place(shots.values(), name) for name in ("site", "sea")}
    return [_event_of(group, shared, places) for group in groups]


def _only_place(shots: Iterable[_Shot], name: str) -> Statement | None:
    """Statement of the one place that the shots tell of; None for none or several."""
    found: dict[str, Statement] = {}
    for shot in shots:
        for statement in shot.statements:
            if statement.field == name:
                found[statement.value] = statement
    return next(iter(found.values())) if len(found) == 1 else None


def _event_of(
    group: list[_Shot], shared: list[Statement], places: dict[str, Statement | None]
) -> list[Statement]:
    """Statements of one group of shots, with what it shares and its own count."""
    part = [statement for shot in group for statement in shot.statements]
    first = part[0]
    own = {statement.field for statement in part}
    part += [statement for statement in shared if statement.field not in own]
    said = {statement.field for statement in part}
    for name, statement in places.items():
        if statement is not None and name not in said:
            part.append(statement.again(shot=0))
    part = [statement for statement in part if statement.field != "missile_count"]
    if len(group) == 1:
        for statement in part:
            statement.shot = 0
    count = count_statement(
        float(len(group)), first.first, first.stop, first.sentence, first.claimant
    )
    return [*part, count]


def _alike(a: _Shot, b: _Shot) -> bool:
    """Whether two shots are of one event: same outcome and class, less than half an hour apart."""
    if a.values.get("outcome") != b.values.get("outcome"):
        return False
    class_a, class_b = a.values.get("missile_class"), b.values.get("missile_class")
    if class_a and class_b and class_a != class_b:
        return False
    for name in ("missile_name", "site"):
        value_a, value_b = a.values.get(name), b.values.get(name)
        if value_a and value_b and value_a.isdisjoint(value_b):
            return False
    if a.minute is None or b.minute is None:
        return True
    return abs(a.minute - b.minute) <= SALVO_MIN
