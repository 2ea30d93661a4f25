"""From the reported figures of each event to its arc: which figures are used, which assumed.

Range and apogee make the arc where both are reported; for the range a splash-down told from a
landmark stands in. An apogee that is missing, or only a bound
("over 6,000 km"), is taken from range and flight time less the fitted allowance; a missing range
likewise from apogee and time where the time is given to the second. With neither the arc of least
energy is assumed, and said to be.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from launches.trajectory import kepler
from launches.trajectory.allowance import fitted_allowance
from launches.trajectory.inputs import Figures
from launches.trajectory.kinds import ARC_KINDS, trajectory_kinds
from launches.trajectory.solvers import arc_from_apogee_time, arc_from_range_time
from launches.trajectory.spread import range_spread
from launches.units import M_PER_KM, S_PER_MIN

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, slots=True)
class Flights:
    """Arcs of n events with where their figures come from; NaN where there is no arc.

    `arc` is there for whatever range and apogee can be had, also for what is no free flight;
    `is_arc` says where it stands for the motion.
    """

    arc: kepler.Arc
    kind: tuple[str, ...]
    is_arc: Flags
    range_km: Floats
    apogee_km: Floats
    minimum_energy_apogee_km: Floats
    allowance_s: Floats
    #: apogee taken from the time, from least energy, or a reported bound
    apogee_from_time: Flags
    apogee_assumed: Flags
    apogee_is_bound: Flags
    range_from_time: Flags

    @property
    def free_min(self) -> Floats:
        """Free-flight time in minutes, where an arc stands for the motion."""
        return np.where(self.is_arc & ~self.apogee_is_bound, self._free_s / S_PER_MIN, np.nan)

    @property
    def fitted_min(self) -> Floats:
        """Flight time with the fitted allowance in minutes, likewise."""
        fitted: Floats = self.free_min + self.allowance_s / S_PER_MIN
        return fitted

    @property
    def _free_s(self) -> Floats:
        return self.arc.flight_time_s


def middle(low: Floats, high: Floats) -> Floats:
    """Middle of a reported span; the figure itself where there is none."""
    value: Floats = np.where(np.isnan(high), low, (low + high) / 2)
    return value


def arc_from_range_lift_off_time(
    range_m: Floats, time_s: Floats, lat_rad: Floats, azimuth_rad: Floats
) -> kepler.Arc:
    """Arc whose free-flight time and fitted allowance add up to a time counted from lift-off."""
    free = np.asarray(time_s, float)
    arc = arc_from_range_time(range_m, free, lat_rad=lat_rad, azimuth_rad=azimuth_rad)
    for _ in range(8):
        # the allowance hardly depends on the time: a few steps settle it to the second
        with np.errstate(invalid="ignore"):
            free = np.asarray(time_s, float) - np.nan_to_num(fitted_allowance().seconds(arc))
        arc = arc_from_range_time(range_m, free, lat_rad=lat_rad, azimuth_rad=azimuth_rad)
    return arc


def solve_flights(
    figures: Figures, azimuth_deg: Floats, impact_range_km: Floats | None = None
) -> Flights:
    """Arcs of all events, for launch azimuths that are NaN where unknown.

    Parameters
    ----------
    figures : Figures
        Checked figures of n events.
    azimuth_deg : ndarray, shape (n,)
        Launch azimuths; the rotation of the Earth is left out where they are unknown.
    impact_range_km : ndarray, shape (n,), optional
        Distance from the site to the splash-down where a landmark tells it: the ground range of
        events that report none.
    """
    lat = np.radians(figures["site_lat_deg"])
    azimuth = np.radians(azimuth_deg)
    reach = np.where(
        np.isnan(figures["range_km_max"]), range_spread(figures).middle,
        middle(figures["range_km"], figures["range_km_max"]),
    )  # fmt: skip
    if impact_range_km is not None:
        reach = np.where(np.isnan(reach), impact_range_km, reach)
    apogee = middle(figures["apogee_km"], figures["apogee_km_max"])
    time_s = figures["flight_min"] * S_PER_MIN
    hedges = np.array(figures.text["apogee_qualifier"], dtype=object)
    bound = np.isin(hedges, ["at_least", "at_most"]) & ~np.isnan(apogee)
    range_from_time = np.isnan(reach) & ~np.isnan(apogee + time_s) & ~bound
    allowance = fitted_allowance()
    if range_from_time.any():
        rough = kepler.arc_from_range_apogee(np.full(apogee.shape, 500e3), apogee * M_PER_KM)
        free = time_s - allowance.seconds(rough)
        by_time = arc_from_apogee_time(apogee * M_PER_KM, free, lat_rad=lat, azimuth_rad=azimuth)
        reach = np.where(range_from_time, by_time.range_m / M_PER_KM, reach)
        range_from_time &= ~np.isnan(reach)
    energy = kepler.minimum_energy_apogee_m(reach * M_PER_KM) / M_PER_KM
    ask_time = (np.isnan(apogee) | bound) & ~np.isnan(reach + time_s)
    from_time = np.full(apogee.shape, np.nan)
    if ask_time.any():
        solved = arc_from_range_lift_off_time(
            np.where(ask_time, reach, np.nan) * M_PER_KM, time_s, lat, azimuth
        )
        from_time = solved.apogee_m / M_PER_KM
    # a time that breaks the reported bound is none of a free arc: "up to 50 km" in 11 minutes
    broken = ((hedges == "at_most") & (from_time > apogee)) | (
        (hedges == "at_least") & (from_time < apogee)
    )
    use_time = ask_time & ~np.isnan(from_time) & ~broken
    used = np.where(use_time, from_time, np.where(np.isnan(apogee), energy, apogee))
    arc = kepler.arc_from_range_apogee(
        reach * M_PER_KM, used * M_PER_KM, lat_rad=lat, azimuth_rad=azimuth
    )
    seconds = allowance.seconds(arc)
    with np.errstate(invalid="ignore"):
        slow = np.where(use_time | bound, np.nan, time_s / (arc.flight_time_s + seconds))
    kind = trajectory_kinds(
        figures.text["missile_class"],
        figures.text["outcome"],
        reach,
        np.where(use_time, from_time, apogee),
        energy,
        slow,
    )
    return Flights(
        arc=arc,
        kind=kind,
        is_arc=np.isin(np.array(kind, dtype=object), ARC_KINDS) & ~np.isnan(arc.flight_time_s),
        range_km=reach,
        apogee_km=used,
        minimum_energy_apogee_km=energy,
        allowance_s=seconds,
        apogee_from_time=use_time,
        apogee_assumed=np.isnan(apogee) & ~use_time & ~np.isnan(reach),
        apogee_is_bound=bound & ~use_time,
        range_from_time=range_from_time,
    )
