"""Reported flight times against those of the arcs, with a stated tolerance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from launches.trajectory import kepler
from launches.trajectory.allowance import fitted_allowance
from launches.trajectory.flight import middle
from launches.trajectory.inputs import Figures
from launches.units import M_PER_KM, S_PER_MIN

Floats = NDArray[np.float64]

#: A time may miss the model's by the larger of these, and half its own rounding on top. The share
#: is three times the median error that the fit has for ICBMs.
TIME_FLOOR_S = 90.0
TIME_RATIO = 0.025


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One check that did not pass: how bad, and one plain sentence."""

    severity: str
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeCheck:
    """Reported against model times, seconds; NaN where there is nothing to compare."""

    reported_s: Floats
    free_s: Floats
    fitted_s: Floats
    tolerance_s: Floats
    #: the model time is only a lower bound (apogee or range said to be more)
    is_floor: NDArray[np.bool_]
    is_ceiling: NDArray[np.bool_]

    @property
    def too_short(self) -> NDArray[np.bool_]:
        """Where the reported time is shorter than the figures allow."""
        off = self.reported_s - self.fitted_s < -self.tolerance_s
        return np.asarray(off & ~self.is_ceiling)

    @property
    def too_long(self) -> NDArray[np.bool_]:
        """Where the reported time is longer than the figures allow."""
        off = self.reported_s - self.fitted_s > self.tolerance_s
        return np.asarray(off & ~self.is_floor)


def check_time(figures: Figures, azimuth_deg: Floats) -> TimeCheck:
    """Compare reported flight times with the arcs of reported range and apogee.

    Without a range the vertical flight to the apogee is the floor. Hedged bounds count on their
    own side only.
    """
    reach = middle(figures["range_km"], figures["range_km_max"])
    apogee = middle(figures["apogee_km"], figures["apogee_km_max"])
    no_range = np.isnan(reach)
    arc = kepler.arc_from_range_apogee(
        np.where(no_range, 10.0, reach) * M_PER_KM,
        apogee * M_PER_KM,
        lat_rad=np.radians(figures["site_lat_deg"]),
        azimuth_rad=np.radians(azimuth_deg),
    )
    fitted = arc.flight_time_s + fitted_allowance().seconds(arc)
    reported = figures["flight_min"] * S_PER_MIN
    hedges = [np.array(figures.text[f"{n}_qualifier"], dtype=object) for n in ("range", "apogee")]
    floor = no_range | np.any([h == "at_least" for h in hedges], axis=0)
    ceiling = np.any([h == "at_most" for h in hedges], axis=0)
    return TimeCheck(
        reported_s=reported,
        free_s=arc.flight_time_s,
        fitted_s=fitted,
        tolerance_s=np.maximum(TIME_FLOOR_S, TIME_RATIO * fitted) + half_rounding_s(reported),
        is_floor=floor,
        is_ceiling=ceiling,
    )


def half_rounding_s(time_s: Floats) -> Floats:
    """Half the step of a time: a whole minute unless it is given to the second."""
    whole = np.abs(time_s / S_PER_MIN - np.round(time_s / S_PER_MIN)) < 1e-3
    half: Floats = np.where(whole, S_PER_MIN / 2, 0.5)
    return half


def km_words(value: float) -> str:
    """Write a length for a sentence."""
    return f"{value:,.1f} km" if value % 1 and value < 10000 else f"{value:,.0f} km"


def minute_words(seconds: float) -> str:
    """Write a time in minutes for a sentence."""
    minutes = seconds / S_PER_MIN
    return f"{minutes:.0f} min" if abs(minutes - round(minutes)) < 0.01 else f"{minutes:.1f} min"
