"""Estimates of whole tables: arcs, tracks, splash-down regions and checks, joined by event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from launches.geodesy import inverse
from launches.places import find_landmark
from launches.trajectory import kepler
from launches.trajectory.consistency import check_consistency, consistency_notes
from launches.trajectory.flight import Flights, solve_flights
from launches.trajectory.impacts import ImpactSamples, sample_figures
from launches.trajectory.inputs import Figures, read_figures
from launches.trajectory.region import PROBABILITIES, centre_and_radius, regions
from launches.trajectory.track import Tracks, arc_tracks, schematic_tracks
from launches.units import M_PER_KM

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Floats = NDArray[np.float64]

_NUMBERS = (
    "azimuth_deg", "impact_lat_deg", "impact_lon_deg", "impact_radius_km", "range_km_est",
    "apogee_km_est", "flight_min_est", "flight_min_free", "apogee_km_min_energy",
)  # fmt: skip
_TEXTS = (
    "event_id", "trajectory_kind", "azimuth_basis", "consistency", "consistency_note", "t_s",
    "assumed",
)  # fmt: skip
COLUMNS = (
    "event_id", "trajectory_kind", "azimuth_deg", "azimuth_basis", "impact_lat_deg",
    "impact_lon_deg", "impact_radius_km", "range_km_est", "apogee_km_est", "flight_min_est",
    "flight_min_free", "apogee_km_min_energy", "consistency", "consistency_note", "t_s", "assumed",
)  # fmt: skip


def estimate(events: pd.DataFrame, *, samples: int = 2000, seed: int = 0) -> GeoDataFrame:
    """Estimate each event's trajectory and splash-down from its reported figures.

    Parameters
    ----------
    events : pandas.DataFrame
        Events table; of its columns only the reported ones are read, and any may be absent.
    samples : int
        Splash-down points drawn per event.
    seed : int
        Seed of the draws; the order of the events does not matter.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per event, in the order given: the estimated columns of the events table,
        `flight_min_free` (free flight alone) beside `flight_min_est` (with the fitted allowance),
        `apogee_km_min_energy`, `t_s` (seconds since lift-off of each vertex, spaces between),
        `assumed` (what was not reported, ``|`` between) and the track as geometry: longitude,
        latitude, altitude in m; EPSG:4326. Unknown is empty. A figure that cannot be computed
        with makes its event's `consistency` ``impossible``, and counts as not reported.

    Examples
    --------
    >>> events = pd.DataFrame({"event_id": ["PRK-2023-07-12-1"], "missile_class": ["ICBM"],
    ...     "site_lat_deg": [39.1], "site_lon_deg": [126.0], "range_km": [1001.2],
    ...     "apogee_km": [6648.4], "direction": ["ENE"], "sea": ["Sea of Japan"]})
    >>> row = estimate(events, samples=200).iloc[0]
    >>> print(row["trajectory_kind"], round(row["flight_min_free"]), round(row["flight_min_est"]))
    lofted 73 75
    """
    figures = read_figures(events)
    points = sample_figures(figures, samples=samples, seed=seed)
    return joined(figures, points)


def footprints(events: pd.DataFrame, *, samples: int = 2000, seed: int = 0) -> GeoDataFrame:
    """Regions that hold half and nine tenths of each event's sampled splash-downs.

    Parameters
    ----------
    events, samples, seed
        As in `estimate`.

    Returns
    -------
    geopandas.GeoDataFrame
        `event_id`, `footprint_probability` (0.5, 0.9), `assumed` and the polygon, EPSG:4326; no
        row for an event whose splash-down cannot be told.

    Examples
    --------
    >>> events = pd.DataFrame({"event_id": ["PRK-2023-07-12-1"], "direction": ["ENE"],
    ...     "site_lat_deg": [39.1], "site_lon_deg": [126.0], "range_km": [1001.2]})
    >>> footprints(events, samples=200)["footprint_probability"].tolist()
    [0.5, 0.9]
    """
    figures = read_figures(events)
    return _footprints(figures, sample_figures(figures, samples=samples, seed=seed))


def estimate_all(
    events: pd.DataFrame, *, samples: int = 2000, seed: int = 0
) -> tuple[GeoDataFrame, GeoDataFrame, ImpactSamples]:
    """Give `estimate`, `footprints` and `impact_samples` of one set of draws, made once."""
    figures = read_figures(events)
    points = sample_figures(figures, samples=samples, seed=seed)
    return joined(figures, points), _footprints(figures, points), points


def joined(figures: Figures, points: ImpactSamples) -> GeoDataFrame:
    """Join arcs, tracks, regions' centres and checks of checked figures; see `estimate`."""
    import geopandas

    site_lat, site_lon = figures["site_lat_deg"], figures["site_lon_deg"]
    lat, lon, radius, has_direction = centre_and_radius(
        points.lat_deg, points.lon_deg, points.at_sea, site_lat_deg=site_lat, site_lon_deg=site_lon
    )
    azimuth, to_centre = inverse(site_lat, site_lon, lat, lon)
    azimuth = np.where(has_direction, azimuth, np.nan)
    by_landmark = np.array([basis == "landmark" for basis in points.azimuth_basis], dtype=bool)
    flights = solve_flights(figures, azimuth, np.where(by_landmark, to_centre, np.nan))
    told = np.where(by_landmark, to_centre, flights.range_km)
    tracks = _tracks(figures, flights, azimuth, told)
    findings = check_consistency(figures, flights, azimuth, points)
    notes = consistency_notes(figures, flights, azimuth, findings)
    apogee = np.where(flights.is_arc & ~flights.apogee_is_bound, flights.apogee_km, np.nan)
    columns: dict[str, Any] = {
        "event_id": list(figures.event_id),
        "trajectory_kind": list(flights.kind),
        "azimuth_deg": azimuth,
        "azimuth_basis": [
            basis if basis and sited else None
            for basis, sited in zip(points.azimuth_basis, ~np.isnan(to_centre), strict=True)
        ],
        "impact_lat_deg": lat,
        "impact_lon_deg": lon,
        "impact_radius_km": radius,
        "range_km_est": told,
        "apogee_km_est": apogee,
        "flight_min_est": flights.fitted_min,
        "flight_min_free": flights.free_min,
        "apogee_km_min_energy": flights.minimum_energy_apogee_km,
        "consistency": [found[0].severity if found else "ok" for found in findings],
        "consistency_note": notes,
        "t_s": [tracks.stamps(row) for row in range(len(figures))],
        "assumed": ["|".join(words) or None for words in _assumed(flights, points, tracks)],
    }
    frame = pd.DataFrame(columns, columns=list(COLUMNS))
    frame = frame.astype(dict.fromkeys(_TEXTS, "string"))
    frame = frame.astype(dict.fromkeys(_NUMBERS, "Float64"))
    lines: list[Any] = [tracks.geometry(row) for row in range(len(figures))]
    return geopandas.GeoDataFrame(
        frame, geometry=geopandas.GeoSeries(lines, crs="EPSG:4326", index=frame.index)
    )


def _tracks(figures: Figures, flights: Flights, azimuth: Floats, range_km: Floats) -> Tracks:
    site_lat, site_lon = figures["site_lat_deg"], figures["site_lon_deg"]
    known = ~np.isnan(site_lat + site_lon + azimuth)
    kinds = np.array(flights.kind, dtype=object)
    # the track ends in the middle of the splash-down region, also where a landmark puts that a
    # little further or nearer than the reported range
    arc = kepler.arc_from_range_apogee(
        range_km * M_PER_KM,
        flights.apogee_km * M_PER_KM,
        lat_rad=np.radians(site_lat),
        azimuth_rad=np.radians(azimuth),
    )
    arcs = arc_tracks(arc, site_lat, site_lon, flights.allowance_s)
    level = kinds == "cruise"
    drawn = np.isin(kinds, ["quasi-ballistic", "glide", "cruise", "orbital"])
    shape = schematic_tracks(
        site_lat, site_lon, azimuth, range_km, _reported_apogee(figures), level
    )
    pick_arc, pick_shape = (known & flights.is_arc)[:, None], (known & drawn)[:, None]
    timed = pick_arc & ~flights.apogee_is_bound[:, None]

    def pick(one: Floats, other: Floats) -> Floats:
        return np.where(pick_arc, one, np.where(pick_shape, other, np.nan))

    return Tracks(
        lat_deg=pick(arcs.lat_deg, shape.lat_deg),
        lon_deg=pick(arcs.lon_deg, shape.lon_deg),
        altitude_m=pick(arcs.altitude_m, shape.altitude_m),
        time_s=np.where(timed, arcs.time_s, np.nan),
    )


def _reported_apogee(figures: Figures) -> Floats:
    return np.fmax(figures["apogee_km"], figures["apogee_km_max"])


def _assumed(flights: Flights, points: ImpactSamples, tracks: Tracks) -> list[list[str]]:
    words = [list(names) for names in points.assumed]
    for row, names in enumerate(words):
        if flights.is_arc[row] and flights.apogee_assumed[row]:
            names.append("apogee")
        if flights.is_arc[row] and flights.apogee_is_bound[row]:
            names.append("apogee is a bound")
        if not flights.is_arc[row] and not np.isnan(tracks.lat_deg[row, 0]):
            names.append("profile")
    return words


def _origin(figures: Figures, row: int) -> tuple[float, float]:
    """Point that an event's splash-downs are seen from: the site, else the landmark told of."""
    site = float(figures["site_lat_deg"][row]), float(figures["site_lon_deg"][row])
    if not np.isnan(site).any():
        return site
    mark = find_landmark(figures.text["impact_landmark"][row])
    assert mark is not None  # without a site there are samples only where a landmark is known
    return mark.lat_deg, mark.lon_deg


def _footprints(figures: Figures, points: ImpactSamples) -> GeoDataFrame:
    import geopandas

    rows: list[tuple[str, float, str | None]] = []
    shapes: list[Any] = []
    for row, event_id in enumerate(figures.event_id):
        if not points.azimuth_basis[row]:
            continue
        made = regions(
            *_origin(figures, row),
            points.lat_deg[row],
            points.lon_deg[row],
            at_sea=bool(points.at_sea[row]),
        )
        assumed = "|".join(points.assumed[row]) or None
        rows += [(event_id, share, assumed) for share in PROBABILITIES]
        shapes += made
    frame = pd.DataFrame(rows, columns=["event_id", "footprint_probability", "assumed"])
    frame = frame.astype(
        {"event_id": "string", "footprint_probability": "Float64", "assumed": "string"}
    )
    return geopandas.GeoDataFrame(
        frame, geometry=geopandas.GeoSeries(shapes, crs="EPSG:4326", index=frame.index)
    )
