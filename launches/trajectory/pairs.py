"""Figures given in two units, as in "6,200 km (3,850 miles)", and whether they convert."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from launches.trajectory.spread import rounding_step
from launches.units import KM_PER_FOOT, KM_PER_MILE, KM_PER_NMI, M_PER_KM

#: What a pair may miss by beyond half a rounding step of either figure, as a share.
PAIR_TOLERANCE = 0.02
_MAX_TEXT = 400
_UNIT_KM = {
    "km": 1.0,
    "nmi": KM_PER_NMI,
    "mile": KM_PER_MILE,
    "m": 1 / M_PER_KM,
    "ft": KM_PER_FOOT,
}
_WORDS = {"km": "km", "nmi": "nautical miles", "mile": "miles", "m": "m", "ft": "feet"}
_FIGURE = re.compile(
    r"(?P<number>\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\s\u00a0-]{0,3}"
    r"(?:(?P<km>km\b|kilomet(?:er|re)s?\b)|(?P<nmi>nautical[\s-]miles?\b|nmi\b|nm\b)"
    r"|(?P<mile>(?:statute[\s-])?miles?\b|mi\b)|(?P<ft>feet\b|foot\b|ft\b)"
    r"|(?P<m>met(?:er|re)s?\b|m\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PairFault:
    """A pair that does not convert, with what it should have said."""

    text: str
    first_km: float
    second_km: float
    sentence: str


def check_pairs(texts: Iterable[str]) -> list[PairFault]:
    """Find pairs of one figure in two units that do not convert into each other.

    Two figures count as a pair where they stand next to each other in different units, with at
    most a bracket, a slash or "or" between. A pair may miss by 2 % and half a rounding step of
    either figure.

    Parameters
    ----------
    texts : iterable of str
        Verbatim figures or sentences; only the first 400 characters of each are read.

    Returns
    -------
    list of PairFault

    Examples
    --------
    >>> check_pairs(["6,200 km (3,850 miles)"])
    []
    >>> print(check_pairs(["a range of 2 km (1,242 miles)"])[0].sentence)
    2 km and 1,242 miles do not convert: 1,242 miles are 1,999 km (digits lost?).
    """
    faults = []
    for text in texts:
        found = list(_FIGURE.finditer(text[:_MAX_TEXT]))
        for first, second in pairwise(found):
            between = text[first.end() : second.start()].strip().lower()
            if between not in ("(", "[", "/", "or", "(or", ",", ", or", "(about", "(some"):
                continue
            fault = _fault(text[:_MAX_TEXT], first, second)
            if fault is not None:
                faults.append(fault)
    return faults


def _fault(text: str, first: re.Match[str], second: re.Match[str]) -> PairFault | None:
    (value, step, unit), (other, other_step, other_unit) = _read(first), _read(second)
    if unit == other_unit:
        return None
    first_km, second_km = value * _UNIT_KM[unit], other * _UNIT_KM[other_unit]
    room = (step * _UNIT_KM[unit] + other_step * _UNIT_KM[other_unit]) / 2
    if abs(first_km - second_km) <= room + PAIR_TOLERANCE * max(first_km, second_km):
        return None
    converted = second_km / _UNIT_KM[unit]
    words = (_said(value, unit), _said(other, other_unit), _said(converted, unit))
    sentence = f"{words[0]} and {words[1]} do not convert: {words[1]} are {words[2]}"
    cause = _cause(first_km / second_km if second_km else 0.0)
    return PairFault(
        text=text, first_km=first_km, second_km=second_km, sentence=f"{sentence}{cause}."
    )


def _read(match: re.Match[str]) -> tuple[float, float, str]:
    """Value, rounding step and unit of a figure."""
    digits = re.sub(r"[,\s\u202f\u00a0]", "", match["number"])
    unit = next(name for name in _UNIT_KM if match[name])
    if "." in digits:
        return float(digits), 10.0 ** -len(digits.partition(".")[2]), unit
    value = float(digits)
    return value, max(float(rounding_step(np.array(value))), 1.0), unit


def _said(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.1f}"
    return f"{number} {_WORDS[unit]}"


def _cause(ratio: float) -> str:
    for factor in (10.0, 100.0, 1000.0):
        if 0.9 < ratio * factor < 1.1 or 0.9 < ratio / factor < 1.1:
            return " (digits lost?)"
    swap = KM_PER_NMI / KM_PER_MILE
    if abs(ratio - swap) < 0.02 or abs(ratio - 1 / swap) < 0.02:
        return " (nautical and statute miles mixed up?)"
    return ""
