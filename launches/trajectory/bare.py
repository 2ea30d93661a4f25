"""Estimates from bare figures, without an events table."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from launches.errors import FigureError
from launches.geodesy import direct
from launches.trajectory.estimate import COLUMNS, estimate, joined
from launches.trajectory.flight import solve_flights
from launches.trajectory.impacts import ImpactSamples
from launches.trajectory.inputs import NUMBERS, TEXTS, Figures, check_figure, read_figures

#: Names in the answer that differ from the table's.
RENAMED = {"apogee_km_min_energy": "apogee_min_energy_km"}


def estimate_figures(*, samples: int = 2000, seed: int = 0, **figures: Any) -> dict[str, Any]:
    """Estimate one flight from bare figures, named as in the events table.

    Parameters
    ----------
    **figures
        Any reported columns (`site_lat_deg`, `site_lon_deg`, `range_km`, `apogee_km`,
        `flight_min`, `direction`, `sea`, ...) and `azimuth_deg`, a launch azimuth that is known.
        None counts as not given.

    Returns
    -------
    dict
        `trajectory_kind`, `flight_min_free`, `flight_min_est`, `apogee_km_est`, `range_km_est`,
        `apogee_min_energy_km`, `impact_lat_deg`, `impact_lon_deg`, `consistency`,
        `consistency_note` and more; None where nothing can be said.

    Raises
    ------
    FigureError
        When a figure cannot be computed with, or has an unknown name.

    Examples
    --------
    >>> answer = estimate_figures(site_lat_deg=39.22, site_lon_deg=125.67, range_km=1001.2,
    ...     apogee_km=6648.4, azimuth_deg=66)
    >>> round(answer["impact_lat_deg"], 2), round(answer["impact_lon_deg"], 2)
    (42.37, 136.8)
    """
    azimuth_deg = figures.pop("azimuth_deg", None)
    given = {name: value for name, value in figures.items() if value is not None}
    unknown = sorted(set(given) - {*NUMBERS, *TEXTS, "event_id", "overflew", "eez_inside"})
    if unknown:
        raise FigureError(
            f"no figure is called {', '.join(unknown)}", cure="use the columns of the events table"
        )
    for name, value in given.items():
        # in a table NaN is an empty cell; given by hand it is a mistake
        if isinstance(value, float) and np.isnan(value):
            check_figure(name, value)
    read = read_figures(pd.DataFrame({name: [value] for name, value in given.items()}, index=[0]))
    for error in read.problems[0]:
        raise FigureError(error.what, where=error.where.rpartition(", ")[2], cure=error.cure)
    if azimuth_deg is None:
        table = estimate(pd.DataFrame([given], index=[0]), samples=samples, seed=seed)
        return _answer(table.iloc[0])
    return _along_azimuth(read, float(azimuth_deg))


def _along_azimuth(figures: Figures, azimuth_deg: float) -> dict[str, Any]:
    if not np.isfinite(azimuth_deg):
        raise FigureError(f"{azimuth_deg} is no number", where="azimuth_deg")
    azimuth = np.array([azimuth_deg % 360])
    flights = solve_flights(figures, azimuth)
    lat, lon = direct(figures["site_lat_deg"], figures["site_lon_deg"], azimuth, flights.range_km)
    points = ImpactSamples(
        event_id=figures.event_id,
        lat_deg=lat[:, None],
        lon_deg=lon[:, None],
        azimuth_basis=("",),
        assumed=((),),
        at_sea=np.array([False]),
        accepted_ratio=np.array([1.0]),
        contradictions=((),),
    )
    return _answer(joined(figures, points).iloc[0])


def _answer(row: pd.Series[Any]) -> dict[str, Any]:
    answer = {RENAMED.get(name, name): row[name] for name in COLUMNS if name != "event_id"}
    return {
        name: None if pd.isna(value) else value if isinstance(value, str) else float(value)
        for name, value in answer.items()
    }
