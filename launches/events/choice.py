"""The statements of a launch by field, and which of them the events table shows."""

from __future__ import annotations

from collections.abc import Sequence

from launches.claims.statement import Statement
from launches.events.preferred import rank


class Choice:
    """Flown statements of a launch, field by field, and those that were chosen.

    Parameters
    ----------
    statements : sequence of Statement
        What is said of the launch.
    actor : str
        Launching side, which ranks by itself.
    order : sequence of str
        Claimants, preferred first.
    """

    def __init__(self, statements: Sequence[Statement], actor: str, order: Sequence[str]) -> None:
        self._actor = actor
        self._order = order
        self.used: set[int] = set()
        self._by_field: dict[str, list[Statement]] = {}
        for statement in statements:
            if statement.mood == "flown":
                self._by_field.setdefault(statement.field, []).append(statement)

    def all_of(self, field: str) -> list[Statement]:
        """Flown statements of a field by whomever, in text order."""
        return self._by_field.get(field, [])

    def of(self, field: str) -> list[Statement]:
        """Flown statements of the preferred claimant of a field, in text order."""
        return self.preferred(self.all_of(field))

    def rank(self, statement: Statement) -> int:
        """Place of a statement's claimant in the order; lower is preferred."""
        return rank(statement.claimant, self._actor, self._order)

    def preferred(self, statements: Sequence[Statement]) -> list[Statement]:
        """Those statements that the preferred claimant among theirs makes."""
        if len(statements) <= 1:
            return list(statements)
        ranks = [self.rank(statement) for statement in statements]
        best = min(ranks)
        return [s for s, place in zip(statements, ranks, strict=True) if place == best]

    def use(self, statement: Statement) -> Statement:
        """Mark a statement as one that the events table shows."""
        self.used.add(id(statement))
        return statement
