"""Conversion factors and compass points: the only place where they live."""

from __future__ import annotations

KM_PER_MILE = 1.609344  # international mile, exact
KM_PER_NMI = 1.852  # nautical mile, exact
KM_PER_FOOT = 0.0003048  # international foot, exact
M_PER_KM = 1000.0
S_PER_MIN = 60.0
MIN_PER_HOUR = 60.0

#: Mean radius of the sphere on which arcs are computed, km (IUGG mean radius R1 rounded).
EARTH_RADIUS_KM = 6371.0

COMPASS_POINTS = (
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
    "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW",
)  # fmt: skip
COMPASS_DEG = {point: 22.5 * i for i, point in enumerate(COMPASS_POINTS)}


def compass_half_width_deg(point: str) -> float:
    """Half the sector that a compass word covers, degrees.

    A one- or two-letter word is one of eight points, a three-letter word one of sixteen.

    Examples
    --------
    >>> compass_half_width_deg("NE"), compass_half_width_deg("ENE")
    (22.5, 11.25)
    """
    return 11.25 if len(point) == 3 else 22.5
