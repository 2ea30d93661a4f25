"""Whether the reported figures of a flight can all be true, each check in one plain sentence.

Tolerances are named constants and stated in the sentences. A flag says that figures
do not fit each other, not which of them is wrong: where one change mends it (range and apogee
swapped, a digit lost, miles for kilometres) the sentence says so, as a question. Claims of
different sides are checked each for itself.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from launches.trajectory import kepler
from launches.trajectory.allowance import fitted_allowance
from launches.trajectory.claimants import check_claims
from launches.trajectory.evidence import landmark_reach_km
from launches.trajectory.flight import Flights, middle
from launches.trajectory.impacts import ImpactSamples
from launches.trajectory.inputs import Figures
from launches.trajectory.kinds import ARC_KINDS, LOW_RATIO
from launches.trajectory.spread import rounding_step
from launches.trajectory.timing import (
    TIME_FLOOR_S,
    TIME_RATIO,
    Finding,
    TimeCheck,
    check_time,
    half_rounding_s,
    km_words,
    minute_words,
)
from launches.units import KM_PER_MILE, M_PER_KM, S_PER_MIN

Floats = NDArray[np.float64]

#: Shorter than free flight by more than this: impossible, not only odd.
SHORTFALL_RATIO = 0.10
#: A range may miss the landmark position by this share beyond the widths of the words.
LANDMARK_RATIO = 0.03
LANDMARK_IMPOSSIBLE_RATIO = 0.25
#: Mach numbers in the press are speeds over that of sound at the ground; they and the arc's speed
#: may differ by this factor.
SOUND_M_S = 340.0
SPEED_FACTOR = 1.5

SEVERITIES = ("impossible", "tension")


def check_consistency(
    figures: Figures,
    flights: Flights,
    azimuth_deg: Floats,
    points: ImpactSamples | None = None,
) -> tuple[tuple[Finding, ...], ...]:
    """List what does not fit together in each event, worst first.

    Parameters
    ----------
    figures, flights, azimuth_deg
        Checked figures of n events, their arcs, and the launch azimuths used (NaN unknown).
    points : ImpactSamples, optional
        Sampled splash-downs, for the checks against sea and countries overflown.

    Returns
    -------
    tuple of tuple of Finding
        Empty for an event whose figures all fit.
    """
    found: list[list[Finding]] = [
        [Finding(severity="impossible", sentence=f"{error}.") for error in errors]
        for errors in figures.problems
    ]
    time = check_time(figures, azimuth_deg)
    kinds = np.array(flights.kind, dtype=object)
    for row in np.flatnonzero(
        (time.too_short | time.too_long) & np.isin(kinds, ARC_KINDS)
    ).tolist():
        found[row].append(_time_finding(figures, time, row, azimuth_deg[row]))
    _check_low(figures, flights, time, found)
    _check_no_arc(figures, flights, found)
    _check_speed(figures, flights, found)
    _check_landmark(figures, found)
    if points is not None:
        for event, words in enumerate(points.contradictions):
            found[event] += [Finding(severity="impossible", sentence=word) for word in words]
    for event, extra in enumerate(check_claims(figures, azimuth_deg, kinds)):
        found[event] += extra
    return tuple(
        tuple(sorted(findings, key=lambda f: SEVERITIES.index(f.severity))) for findings in found
    )


def _time_finding(figures: Figures, time: TimeCheck, row: int, azimuth: float) -> Finding:
    short = bool(time.too_short[row])
    bare = time.free_s[row] * (1 - SHORTFALL_RATIO)
    impossible = short and time.reported_s[row] + time.tolerance_s[row] / 3 < bare
    # twice or half the time is beyond any doubt about the powered part
    ratio = time.reported_s[row] / time.fitted_s[row]
    impossible |= not short and ratio > 1.5
    sentence = (
        f"The reported {minute_words(time.reported_s[row])} do not fit {_arc_words(figures, row)}: "
        f"an arc takes "
        f"{minute_words(time.fitted_s[row])} ({minute_words(time.free_s[row])} of it free flight; "
        f"tolerance {minute_words(time.tolerance_s[row])})"
    )
    hint = _mended(figures, time, row, azimuth)
    return Finding(
        severity="impossible" if impossible else "tension",
        sentence=f"{sentence}{f' ({hint}?)' if hint else ''}.",
    )


def consistency_notes(
    figures: Figures,
    flights: Flights,
    azimuth_deg: Floats,
    findings: tuple[tuple[Finding, ...], ...],
) -> list[str]:
    """Put each event's findings into one note, or say what was compared and fits."""
    time = check_time(figures, azimuth_deg)
    compared = ~np.isnan(time.reported_s + time.fitted_s) & flights.is_arc
    notes = []
    for row, found in enumerate(findings):
        words = [finding.sentence for finding in found]
        if not words and compared[row]:
            words.append(
                f"The reported {minute_words(time.reported_s[row])} fit {_arc_words(figures, row)} "
                f"(an arc takes {minute_words(time.fitted_s[row])}; "
                f"tolerance {minute_words(time.tolerance_s[row])})."
            )
        if not words:
            words.append("None of the figures can be held against another.")
        if flights.is_arc[row] and flights.arc.is_past_orbital[row]:
            words.append(
                f"The arc leaves the ground at {flights.arc.speed_m_s[row] / M_PER_KM:.2f} km/s, "
                f"past the {kepler.CIRCULAR_SPEED_M_S / M_PER_KM:.2f} km/s of a circular orbit: "
                "only its steep angle brings it down."
            )
        notes.append(" ".join(words))
    return notes


def _arc_words(figures: Figures, row: int) -> str:
    return " and ".join(
        f"{word} of {km_words(figures[f'{name}_km'][row])}"
        for name, word in (("range", "a range"), ("apogee", "an apogee"))
        if not np.isnan(figures[f"{name}_km"][row])
    )


def _mended(figures: Figures, time: TimeCheck, row: int, azimuth: float) -> str:
    """Which single slip would explain a time that does not fit; '' where none does."""
    reach = middle(figures["range_km"], figures["range_km_max"])[row]
    apogee = middle(figures["apogee_km"], figures["apogee_km_max"])[row]
    if np.isnan(reach):
        return ""
    slips = {
        "range and apogee swapped": (apogee, reach, 1.0),
        "a digit lost from the apogee": (reach, 10 * apogee, 1.0),
        "a digit too many in the apogee": (reach, apogee / 10, 1.0),
        "the apogee in miles": (reach, KM_PER_MILE * apogee, 1.0),
        "the apogee converted twice": (reach, apogee / KM_PER_MILE, 1.0),
    }
    ranges, apogees, _ = (np.array(v) for v in zip(*slips.values(), strict=True))
    arc = kepler.arc_from_range_apogee(
        ranges * M_PER_KM,
        apogees * M_PER_KM,
        lat_rad=np.radians(figures["site_lat_deg"][row]),
        azimuth_rad=np.radians(azimuth),
    )
    fitted = arc.flight_time_s + fitted_allowance().seconds(arc)
    allowed = np.maximum(TIME_FLOOR_S, TIME_RATIO * fitted) / 2
    fits = np.abs(time.reported_s[row] - fitted) < allowed + half_rounding_s(
        time.reported_s[row : row + 1]
    )
    return next((name for name, fit in zip(slips, fits, strict=True) if fit), "")


def _check_low(
    figures: Figures, flights: Flights, time: TimeCheck, found: list[list[Finding]]
) -> None:
    """Flag an apogee too low for free flight."""
    for row in np.flatnonzero(np.array(flights.kind, dtype=object) == "quasi-ballistic"):
        apogee = middle(figures["apogee_km"], figures["apogee_km_max"])[row]
        energy = flights.minimum_energy_apogee_km[row]
        words = f"An apogee of {km_words(apogee)} is too low for free flight over "
        words += f"{km_words(flights.range_km[row])} (least energy: {km_words(energy)})"
        if not time.too_long[row] and apogee >= LOW_RATIO * energy:
            continue
        if time.too_long[row]:
            words += f", and {minute_words(time.reported_s[row])} are longer than "
            words += f"the {minute_words(time.fitted_s[row])} of such an arc"
        found[row].append(
            Finding(severity="tension", sentence=f"{words}: it flew in the air, no arc is drawn.")
        )


def _check_no_arc(figures: Figures, flights: Flights, found: list[list[Finding]]) -> None:
    """Flag a time too short for any free flight over the range."""
    time_s = figures["flight_min"] * S_PER_MIN
    reach = middle(figures["range_km"], figures["range_km_max"])
    apogee = figures["apogee_km"]
    grazing = kepler.free_time_s(reach * M_PER_KM / kepler.EARTH_RADIUS_M, 1.0)
    arcs = np.isin(np.array(flights.kind, dtype=object), ARC_KINDS)
    late = time_s + half_rounding_s(time_s) < (1 - SHORTFALL_RATIO) * grazing
    for row in np.flatnonzero(np.isnan(apogee) & arcs & late):
        found[row].append(
            Finding(
                severity="impossible",
                sentence=f"{minute_words(time_s[row])} are too short for {km_words(reach[row])}: "
                f"even a grazing flight takes {minute_words(grazing[row])}.",
            )
        )


def _check_speed(figures: Figures, flights: Flights, found: list[list[Finding]]) -> None:
    """Flag a reported speed far from the arc's."""
    mach = figures["speed_mach"]
    needed = flights.arc.ground_speed_m_s / SOUND_M_S
    real = flights.is_arc & ~flights.apogee_assumed & ~flights.apogee_is_bound
    off = (mach > SPEED_FACTOR * needed) | (mach * SPEED_FACTOR < needed)
    for row in np.flatnonzero(off & real):
        found[row].append(
            Finding(
                severity="tension",
                sentence=f"A speed of Mach {mach[row]:g} does not fit the arc of "
                f"{km_words(flights.range_km[row])} and {km_words(flights.apogee_km[row])}, which "
                f"needs about Mach {needed[row]:.0f} (allowed: a factor of {SPEED_FACTOR:g}).",
            )
        )


def _check_landmark(figures: Figures, found: list[list[Finding]]) -> None:
    """Flag a range that does not reach the place where the splash-down is said to be."""
    low, middle_km, high = landmark_reach_km(figures)
    reach = figures["range_km"]
    top = np.fmax(reach, figures["range_km_max"])
    room = LANDMARK_RATIO * reach + rounding_step(reach) / 2
    room = room + np.nan_to_num(figures["site_radius_km"])
    hedge = np.array(figures.text["range_qualifier"], dtype=object)
    short = (top + room < low) & (hedge != "at_least")
    long = (reach - room > high) & (hedge != "at_most")
    for row in np.flatnonzero(short | long):
        far = abs(reach[row] - middle_km[row]) > LANDMARK_IMPOSSIBLE_RATIO * middle_km[row]
        place = f"{km_words(figures['impact_distance_km'][row])} "
        place += f"{figures.text['impact_bearing'][row] or 'from'} of "
        place += figures.text["impact_landmark"][row]
        found[row].append(
            Finding(
                severity="impossible" if far else "tension",
                sentence=f"A range of {km_words(reach[row])} does not end {place}: that is "
                f"{km_words(low[row])} to {km_words(high[row])} from the launch site.",
            )
        )
