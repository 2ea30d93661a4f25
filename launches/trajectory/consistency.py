"""Whether the reported figures of a flight can all be true."""

from __future__ import annotations

from dataclasses import dataclass

from launches.trajectory.flight import Flights
from launches.trajectory.inputs import Figures


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One check that did not pass: how bad, and one plain sentence."""

    severity: str
    sentence: str


def check_consistency(figures: Figures, flights: Flights) -> tuple[tuple[Finding, ...], ...]:
    """List the findings of each event, worst first."""
    return tuple(
        tuple(Finding(severity="impossible", sentence=str(error)) for error in errors)
        for errors in figures.problems
    )
