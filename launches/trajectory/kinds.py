"""Which motion the figures allow: a free-flight arc, or something that is none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Apogee as a share of the minimum-energy apogee below which a flight is not a free-flight arc
#: (low in the air) or a depressed one (above it).
LOW_RATIO = 0.6
#: And the share from which a flight is called lofted.
LOFTED_RATIO = 1.5
#: Below this altitude the air carries, slows and steers a missile (Karman line).
AIR_KM = 100.0
#: Reported time over arc time beyond which a low flight was no arc.
SLOW_RATIO = 1.5

ARC_KINDS = ("ballistic", "lofted", "depressed")
_BALLISTIC = ("SRBM", "MRBM", "IRBM", "ICBM", "SLBM", "BM", "MLRS")


def trajectory_kinds(
    missile_class: Sequence[str],
    outcome: Sequence[str],
    range_km: Floats,
    apogee_km: Floats,
    minimum_energy_apogee_km: Floats,
    time_ratio: Floats,
) -> tuple[str, ...]:
    """Name the kind of trajectory of each flight.

    A cruise missile, a glider and a space launcher are told by their class. The rest is judged by
    the reported apogee against the minimum-energy apogee of the range, and by the reported time
    against that of the arc; the first test is blind below some 300 km of range. Without an apogee
    a ballistic class stands for itself.

    Parameters
    ----------
    missile_class, outcome : sequence of str
        As in the events table; '' where empty.
    range_km, apogee_km, minimum_energy_apogee_km : ndarray
        Reported range and apogee, and the apogee of least energy for the range.
    time_ratio : ndarray
        Reported time over the fitted time of the arc; NaN where either is missing.

    Returns
    -------
    tuple of str
        ``none`` where nothing can be said.

    Examples
    --------
    >>> trajectory_kinds(["SRBM", "ICBM", "CM"], ["", "", ""], np.array([850., 1001., 1500.]),
    ...     np.array([50., 6648., np.nan]), np.array([205., 240., 352.]),
    ...     np.array([2.4, 1., np.nan]))
    ('quasi-ballistic', 'lofted', 'cruise')
    """
    rows = zip(
        missile_class,
        outcome,
        range_km,
        apogee_km,
        minimum_energy_apogee_km,
        time_ratio,
        strict=True,
    )
    return tuple(_kind(*row) for row in rows)


def _kind(
    missile_class: str, outcome: str, reach: float, apogee: float, energy: float, slow: float
) -> str:
    by_class = {"CM": "cruise", "HGV": "glide", "SLV": "orbital"}.get(missile_class)
    if by_class:
        return by_class
    if outcome == "failure" and np.isnan(apogee):
        return "none"
    if np.isnan(apogee):
        known = not np.isnan(reach) and missile_class in _BALLISTIC
        return "ballistic" if known else "none"
    if np.isnan(reach):
        return "ballistic" if missile_class in _BALLISTIC else "none"
    ratio = apogee / energy
    if apogee < AIR_KM and (ratio < LOW_RATIO or slow > SLOW_RATIO):
        return "quasi-ballistic"
    if ratio < LOW_RATIO:
        return "depressed"
    return "lofted" if ratio >= LOFTED_RATIO else "ballistic"
