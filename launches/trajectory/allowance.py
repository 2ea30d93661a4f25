"""Allowance for powered flight, fitted to reported flights.

Reported times count from lift-off; free flight does not know the minutes under thrust. What has
to be added is fitted here, from ``data/flights.csv``, to two numbers: a constant and seconds per
km/s of the arc's upward speed, by the least sum of absolute relative errors (one wild row moves
it little). It is a fit to press figures, not physics; wherever a time with it is shown, the
free-flight time stands beside it. The form was chosen among a handful on the same table: with
the speed alone (one number) the median error left out is 2.3 % in place of 1.2 %.

Which rows count is a column of the table (`counts`, with `counts_reason`), set by rule before any
fit: range, apogee and time reported, status ``ok``, neither range nor apogee a bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from launches.datafiles import data_path
from launches.errors import DataFileError
from launches.trajectory import kepler
from launches.units import M_PER_KM

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]

FLIGHTS = "flights.csv"
#: Below this speed the constant fades to nothing with the speed (km/s): a small rocket burns for
#: seconds. No counted flight is slower.
FADE_KM_S = 2.0
_COLUMNS = (
    "event_id", "variant", "missile_class", "site_lat_deg", "site_lon_deg", "range_km",
    "apogee_km", "flight_time_s", "time_precision_s", "impact_lat_deg", "impact_lon_deg", "counts",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """Fitted constant and slope, and from how many rows and flights."""

    start_s: float
    s_per_km_s: float
    row_count: int
    flight_count: int

    def seconds(self, arc: kepler.Arc) -> Floats:
        """Seconds to add to the free-flight time of each arc.

        Examples
        --------
        >>> arc = kepler.arc_from_range_apogee(1001.2e3, 6648.4e3)
        >>> 140 < float(fitted_allowance().seconds(arc)) < 170
        True
        """
        terms = _terms(arc)
        seconds: Floats = self.start_s * terms[0] + self.s_per_km_s * terms[1]
        return seconds


def _terms(arc: kepler.Arc) -> Floats:
    """Give the factors of constant and slope, shape (2, ...)."""
    speed_km_s = arc.speed_m_s / M_PER_KM
    upward_km_s = speed_km_s * np.sin(arc.climb_angle_rad)
    return np.stack([np.minimum(1.0, speed_km_s / FADE_KM_S), upward_km_s])


def read_flights(path: str | Path | None = None) -> pd.DataFrame:
    """Table of reported flights, one row per variant of the figures, the azimuth added.

    Parameters
    ----------
    path : path, optional
        Another table of the same columns.

    Returns
    -------
    pandas.DataFrame
        With `azimuth_deg`, that of the geodesic from the site to the published splash-down of the
        same flight (mean where there are two), NaN where none is known.

    Raises
    ------
    DataFileError
        When a column is missing.

    Examples
    --------
    >>> flights = read_flights()
    >>> len(flights), int((flights["counts"] == "yes").sum())
    (63, 33)
    """
    import pandas as pd

    from launches.geodesy import inverse

    where = Path(path) if path is not None else data_path(FLIGHTS)
    flights = pd.read_csv(where)
    missing = [name for name in _COLUMNS if name not in flights.columns]
    if missing:
        raise DataFileError(f"no column {', '.join(missing)}", where=str(where))
    azimuth, _ = inverse(
        flights["site_lat_deg"],
        flights["site_lon_deg"],
        flights["impact_lat_deg"],
        flights["impact_lon_deg"],
    )
    by_flight = pd.Series(azimuth).groupby(flights["event_id"]).transform("mean")
    return flights.assign(azimuth_deg=by_flight)


def counted(flights: pd.DataFrame) -> pd.DataFrame:
    """Rows that the fit may use."""
    return flights[flights["counts"] == "yes"]


def arcs(flights: pd.DataFrame, *, rotation: bool = True) -> kepler.Arc:
    """Arcs of the range and apogee of a table of flights."""
    azimuth = np.radians(flights["azimuth_deg"].to_numpy(float))
    return kepler.arc_from_range_apogee(
        flights["range_km"].to_numpy(float) * M_PER_KM,
        flights["apogee_km"].to_numpy(float) * M_PER_KM,
        lat_rad=np.radians(flights["site_lat_deg"].to_numpy(float)),
        azimuth_rad=azimuth if rotation else np.full(azimuth.shape, np.nan),
    )


def fit_allowance(flights: pd.DataFrame) -> Allowance:
    """Fit the allowance to the counted rows of a table.

    Parameters
    ----------
    flights : pandas.DataFrame
        As `read_flights` gives it.

    Examples
    --------
    >>> fit = fit_allowance(read_flights())
    >>> fit.row_count, fit.flight_count, 10 < fit.s_per_km_s < 20
    (33, 20, True)
    """
    rows = counted(flights)
    arc = arcs(rows)
    reported = rows["flight_time_s"].to_numpy(float)
    start, slope = _least_absolute(_terms(arc).T, reported - arc.flight_time_s, 1 / reported)
    return Allowance(
        start_s=start,
        s_per_km_s=slope,
        row_count=len(rows),
        flight_count=int(rows["event_id"].nunique()),
    )


def _least_absolute(terms: Floats, excess: Floats, weight: Floats) -> tuple[float, float]:
    """Coefficients of the least weighted sum of absolute errors, by reweighted least squares."""
    scale = weight
    solution: Floats = np.zeros(2)
    for _ in range(300):
        root = np.sqrt(scale)
        solution = np.asarray(np.linalg.lstsq(terms * root[:, None], excess * root, rcond=None)[0])
        scale = weight / np.maximum(np.abs(excess - terms @ solution), 0.2)
    return float(solution[0]), float(solution[1])


def leave_one_out(flights: pd.DataFrame) -> pd.DataFrame:
    """Put three model times beside the counted rows: bare arc, with rotation, and fitted.

    The fitted time of a row comes from a fit without its flight.

    Returns
    -------
    pandas.DataFrame
        The counted rows with `still_s`, `free_s` and `fitted_s`.
    """
    rows = counted(flights)
    arc = arcs(rows)
    fitted = arc.flight_time_s.copy()
    for event_id in rows["event_id"].unique():
        left_out = (rows["event_id"] == event_id).to_numpy()
        fitted[left_out] += fit_allowance(rows[~left_out]).seconds(arc)[left_out]
    still = arcs(rows, rotation=False).flight_time_s
    return rows.assign(still_s=still, free_s=arc.flight_time_s, fitted_s=fitted)


@cache
def fitted_allowance() -> Allowance:
    """Fit the allowance to the bundled table, once."""
    return fit_allowance(read_flights())
