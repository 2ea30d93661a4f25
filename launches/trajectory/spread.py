"""How wide a reported figure is: the named widths, and samples of what they leave open.

A figure is never a point. Every hedge, rounding and compass word has a width here, with its
reason, and the splash-down samples are drawn from these widths and from nothing else. What an
official says of a zone is not among them: that is compared with the region afterwards.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from launches.trajectory.inputs import Figures

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Width:
    """One named width: its value, unit, and why it is that wide."""

    name: str
    value: float
    unit: str
    reason: str


_WIDTHS = (
    Width(
        name="range_error",
        value=0.007,
        unit="of the range, standard deviation",
        reason="officials' ranges of one flight mostly agree within 1 to 2 %, rounding included",
    ),
    Width(
        name="range_slip",
        value=0.04,
        unit="of the range, standard deviation of the one in five that is far off",
        reason="of 17 flights with several claimants four have ranges that differ by 5 to 14 %",
    ),
    Width(
        name="slip_share",
        value=0.2,
        unit="share of ranges with that larger error",
        reason="the same count",
    ),
    Width(
        name="rounding_share",
        value=0.12,
        unit="of the figure, largest rounding step of 100 and more",
        reason="1,000 is rounded to 100, not to 1,000",
    ),
    Width(
        name="rounding_share_small",
        value=0.25,
        unit="of the figure, largest rounding step up to 50",
        reason="ministries round to 50 also where it is a quarter of the figure (250, 350)",
    ),
    Width(
        name="landmark_rounding_share",
        value=0.5,
        unit="of the distance from a landmark, largest rounding step up to 50",
        reason="100, 150, 200, 250 km are what is said of distances from a place",
    ),
    Width(
        name="bound_excess",
        value=0.05,
        unit="of the range, mean excess over a bound",
        reason="a bound is said because the figure is near it; the excess falls off exponentially",
    ),
    Width(
        name="landmark_error",
        value=0.02,
        unit="of the distance, standard deviation",
        reason="measured like a range; its rounding and the place's own extent come on top",
    ),
    Width(
        name="site_radius",
        value=5.0,
        unit="km, least radius of a launch area",
        reason="gazetteer points of one site disagree by that much",
    ),
    Width(
        name="azimuth_error",
        value=3.0,
        unit="degrees, standard deviation beyond a compass sector",
        reason="the edge of a sector is not sharp in speech",
    ),
)
#: Named widths, by name.
WIDTHS = {width.name: width for width in _WIDTHS}

_STEPS = np.array([1000.0, 500.0, 100.0, 50.0, 10.0, 5.0, 1.0, 0.5, 0.1, 0.01])


def rounding_step(value: Floats, width: str = "rounding_share_small") -> Floats:
    """Step to which a figure was rounded, judged by its digits; 0 where they tell nothing.

    The largest of 1000, 500, 100, 50, ... that divides it and is not above the named share of it.

    Examples
    --------
    >>> rounding_step(np.array([650.0, 1000.0, 4600.0, 1001.2, 787.0, 60.0])).tolist()
    [50.0, 100.0, 100.0, 0.1, 1.0, 10.0]
    """
    ratio = value[..., None] / _STEPS
    divides = np.abs(ratio - np.round(ratio)) < 1e-6 * np.maximum(1.0, np.abs(ratio))
    share = np.where(_STEPS > 50, WIDTHS["rounding_share"].value, WIDTHS[width].value)
    fits = divides & (share * np.abs(value[..., None]) >= _STEPS)
    first = np.argmax(fits, axis=-1)
    return np.where(fits.any(axis=-1), _STEPS[first], 0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """Distribution of one reported length per event, shape (n,): what a draw is made of."""

    low: Floats
    high: Floats
    step: Floats
    sigma: Floats
    #: standard deviation of the `slip_share` of draws that are further off
    slip: Floats
    #: +1 for "at least", -1 for "at most", else 0
    side: Floats

    def draw(self, event: NDArray[np.intp], u: Floats, v: Floats, w: Floats, z: Floats) -> Floats:
        """Draw lengths, at least 0, from three uniform draws and a normal one per sample.

        Parameters
        ----------
        event : ndarray of int, shape (m,)
            Which event each sample belongs to.
        u, v, w, z : ndarray, shape (m,)
            Place in a span, in a rounding step, whether it slipped, each uniform on [0, 1); error,
            standard normal.
        """
        low, high = self.low[event], self.high[event]
        side = self.side[event]
        excess = -np.log1p(-v) * WIDTHS["bound_excess"].value * low
        value = low + u * (high - low)
        value = value + np.where(side == 0, (v - 0.5) * self.step[event], side * excess)
        slipped = w < WIDTHS["slip_share"].value
        sigma = np.where(slipped, self.slip[event], self.sigma[event])
        return np.maximum(value + sigma * z, 0.0)

    def agreement(self, event: NDArray[np.intp], value: Floats) -> Floats:
        """Density of values under the distribution, relative to its greatest; 1 where unknown."""
        away = value - self.middle[event]
        share = WIDTHS["slip_share"].value
        spread = self.fixed_variance[event]
        total = peak = np.zeros(value.shape)
        for part, sigma in ((1 - share, self.sigma), (share, self.slip)):
            width = np.sqrt(np.maximum(sigma[event] ** 2 + spread, 1.0))
            total = total + part / width * np.exp(-0.5 * (away / width) ** 2)
            peak = peak + part / width
        ratio: Floats = np.where(np.isnan(total), 1.0, total / peak)
        return ratio

    @property
    def middle(self) -> Floats:
        """Median of the distribution."""
        excess = np.log(2.0) * WIDTHS["bound_excess"].value * self.low
        middle: Floats = (self.low + self.high) / 2 + self.side * excess
        return middle

    @property
    def fixed_variance(self) -> Floats:
        """Variance of everything but the error: span, rounding, excess over a bound."""
        excess = WIDTHS["bound_excess"].value * self.low * np.abs(self.side)
        variance: Floats = ((self.high - self.low) ** 2 + self.step**2) / 12 + excess**2
        return variance

    @property
    def total_sigma(self) -> Floats:
        """Standard deviation of the distribution."""
        share = WIDTHS["slip_share"].value
        error = (1 - share) * self.sigma**2 + share * self.slip**2
        return np.sqrt(error + self.fixed_variance)


def range_spread(figures: Figures) -> Spread:
    """Spread of the reported ranges."""
    value, top = figures["range_km"], figures["range_km_max"]
    hedges = np.array(figures.text["range_qualifier"], dtype=object)
    bound = (hedges == "at_least") * 1.0 - (hedges == "at_most") * 1.0
    high = np.where(np.isnan(top), value, np.maximum(top, value))
    return Spread(
        low=value,
        high=high,
        step=rounding_step(value),
        sigma=WIDTHS["range_error"].value * value,
        slip=WIDTHS["range_slip"].value * value,
        side=bound,
    )


def seed_words(figures: Figures, row: int, seed: int) -> list[int]:
    """Seed of an event's draws, from its id and figures alone: no neighbour or order enters."""
    parts = [figures.event_id[row], str(seed)]
    parts += [f"{name}={figures[name][row]:.9g}" for name in sorted(figures.number)]
    parts += [f"{name}={figures.text[name][row]}" for name in sorted(figures.text)]
    parts += figures.overflew[row]
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).digest()
    return [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
