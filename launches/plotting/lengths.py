"""Lengths in the unit in use; the log and the data coordinates of figures are in km."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from launches.plotting.look import look_in_use
from launches.units import KM_PER_MILE, KM_PER_NMI

KM_PER_UNIT = {"km": 1.0, "mi": KM_PER_MILE, "nmi": KM_PER_NMI}
#: A converted figure keeps the digits of the reported one, but no fewer than this.
LEAST_DIGITS = 2


def unit() -> str:
    """Abbreviation of the unit in use."""
    return look_in_use().units


def in_unit(km: float) -> float:
    """Length in the unit in use.

    Examples
    --------
    >>> in_unit(650.0)
    650.0
    """
    return float(km) / KM_PER_UNIT[unit()]


def to_km(length: float) -> float:
    """Length in km of one in the unit in use."""
    return length * KM_PER_UNIT[unit()]


def number(value: object) -> str:
    """Write a number with thousands apart and no false decimals.

    Examples
    --------
    >>> number(6100.0), number(999.2), number(50)
    ('6,100', '999.2', '50')
    """
    return f"{float(value):,.1f}".removesuffix(".0")  # type: ignore[arg-type]


def reported_number(km: object) -> str:
    """Write a reported length in the unit in use, no more exactly than it was reported.

    Examples
    --------
    >>> from launches.plotting.look import Look, drawn_in
    >>> reported_number(1000.0)
    '1,000'
    >>> with drawn_in(Look(units="mi")):
    ...     reported_number(1000.0), reported_number(650.0), reported_number(999.2)
    ('620', '400', '620.9')
    """
    length = float(km)  # type: ignore[arg-type]
    if unit() == "km":
        return number(length)
    said = f"{length:.1f}".removesuffix(".0").replace(".", "").strip("0")
    return number(float(f"{in_unit(length):.{max(len(said), LEAST_DIGITS)}g}"))


def whole(km: float) -> str:
    """Write a computed length to the whole unit in use, without the unit.

    Examples
    --------
    >>> whole(1234.5)
    '1,234'
    """
    return f"{in_unit(km):,.0f}"


def length(km: float) -> str:
    """Write a computed length with the unit in use.

    Examples
    --------
    >>> length(-62.4)
    '-62 km'
    """
    return f"{whole(km)} {unit()}"


def round_step(value: float) -> float:
    """Next round number of the series 1, 2, 5 that is not below a value.

    Examples
    --------
    >>> round_step(170.0), round_step(1000.0)
    (200.0, 1000.0)
    """
    decade = 10.0 ** np.floor(np.log10(max(value, 1.0)))
    return float(next(m * decade for m in (1.0, 2.0, 5.0, 10.0) if m * decade >= value))


def ticks(
    low_km: float, high_km: float, most_km: float
) -> tuple[npt.NDArray[np.float64], list[str]]:
    """Round lengths of the unit in use between two lengths: where they are, km, and their words.

    Parameters
    ----------
    low_km, high_km : float
        Ends, km.
    most_km : float
        The step is the least round one that is no shorter, km.

    Examples
    --------
    >>> at, words = ticks(-120.0, 250.0, 90.0)
    >>> at.tolist(), words
    ([-100.0, 0.0, 100.0, 200.0], ['−100', '0', '100', '200'])
    """
    step = round_step(in_unit(most_km))
    first = int(np.ceil(in_unit(low_km) / step - 1e-9))
    last = int(np.floor(in_unit(high_km) / step + 1e-9))
    marks = np.asarray(np.arange(first, last + 1) * step, dtype=np.float64)
    return marks * KM_PER_UNIT[unit()], [f"{mark:,.0f}".replace("-", "−") for mark in marks]
