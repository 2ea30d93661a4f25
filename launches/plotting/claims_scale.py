"""Scale of one field in the picture of who said what: round numbers, or a column per value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from launches.plotting.chart import fitted
from launches.plotting.lengths import round_step
from launches.plotting.said import Topic

#: Part of the frame's width that figures stand in; the rest holds arrows and dots at its edges.
INNER = (0.07, 0.93)


@dataclass(frozen=True, slots=True)
class Scale:
    """Horizontal places of one field's values within the frame, 0 to 1."""

    ticks: tuple[tuple[float, str], ...]
    low: float = 0.0
    high: float = 1.0

    def at(self, value: float) -> float:
        """Place of a number."""
        share = (value - self.low) / (self.high - self.low)
        return INNER[0] + share * (INNER[1] - INNER[0])


def columns_of(topic: Topic) -> list[str]:
    """Values that have a column each: numbers and clocks in their order, others as first said."""
    values = list(dict.fromkeys(saying.value for saying in topic.sayings))
    if topic.field in ("time_local", "time_end_local"):
        return sorted(values)
    if topic.field == "missile_count":
        return sorted(values, key=lambda value: (float(value.strip("≥≤~ ") or 0), value))
    return values


def scale_of(topic: Topic, width_pt: float, type_pt: float) -> Scale:
    """Scale of a field: round numbers about its figures, or a column for each value."""
    if not topic.is_scaled:
        values = columns_of(topic)
        step = 1.0 / len(values)
        ticks = []
        for number, value in enumerate(values):
            x = INNER[0] + (number + 0.5) * step * (INNER[1] - INNER[0])
            ticks.append((x, fitted(value, width_pt * step - 4.0, type_pt)))
        return Scale(tuple(ticks))
    numbered = [s for s in topic.sayings if s.claim.value_num is not None]
    flown = [s for s in numbered if s.flown] or numbered
    ends = [end for s in flown for end in s.bounds if np.isfinite(end)]
    low, high = min(ends), max(ends)
    middle = max((low + high) / 2.0, 1e-9)
    # figures that agree must not look far apart: a scale spans at least a fifth of them
    half = max((high - low) * 0.6, 0.1 * middle)
    low, high = max(middle - half, 0.0), middle + half
    factor = topic.km_per_unit
    first, last = low / factor, high / factor
    step = float(round_step(1000.0 * (last - first) / 4.0)) / 1000.0
    marks = np.arange(int(np.ceil(first / step - 1e-9)), int(np.floor(last / step + 1e-9)) + 1)
    scale = Scale((), low, high)
    return Scale(
        tuple((scale.at(mark * factor), f"{mark:,.6g}") for mark in (marks * step).tolist()),
        low, high,
    )  # fmt: skip
