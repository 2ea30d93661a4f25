"""What the direction and the end of a flight rest on: landmark, word, countries, sea.

Every event gets one basis, the best that its report has: the distance and bearing from a landmark,
a direction word, and else every direction from the site that ends in the waters named and passes
over the countries named and over no other. The last is drawn as assumed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from launches.geodesy import direct, inverse
from launches.trajectory.inputs import Figures
from launches.trajectory.sphere import point_at, polar
from launches.trajectory.spread import WIDTHS, Spread, rounding_step
from launches.units import COMPASS_DEG, compass_half_width_deg

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

#: Directions that are tried where none is reported, and points along each that are looked at: an
#: overflown peninsula is 30 km wide, a flight 4,600 km long.
SCAN_DIRECTIONS = 180
SCAN_POINTS = 192
#: Events whose directions are scanned together, for bounded memory.
_SCANNED = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Landmarks:
    """Where splash-downs are said to lie from places, shape (n,); NaN where none is known."""

    lat: Floats
    lon: Floats
    radius_km: Floats
    distance: Spread
    bearing_deg: Floats
    bearing_half_deg: Floats

    @property
    def known(self) -> NDArray[np.bool_]:
        """Where a place of the gazetteer and a distance are given."""
        return ~np.isnan(self.lat)


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What the direction of each event rests on, as arrays of shape (n,)."""

    basis: NDArray[np.object_]
    azimuth_deg: Floats
    azimuth_half_deg: Floats
    landmark: Landmarks
    #: geodesic over spherical distance from the site to the place named
    ellipsoid_ratio: Floats
    sea: tuple[str, ...]
    at_sea: NDArray[np.bool_]
    #: largest agreement of range and landmark among the draws so far
    peak: Floats
    #: directions (columns of equal width) that the scan found possible
    allowed: NDArray[np.bool_]
    #: countries said to be overflown that no direction passes over
    unreached: tuple[list[str], ...]


def find_landmarks(figures: Figures) -> Landmarks:
    """Look up the landmark of each event that gives a distance from one."""
    from launches.places import find_landmark

    lat, lon, radius, bearing, half = np.full((5, len(figures)), np.nan)
    distance = figures["impact_distance_km"]
    for row, name in enumerate(figures.text["impact_landmark"]):
        place = find_landmark(name) if name and not np.isnan(distance[row]) else None
        if place is None:
            continue
        lat[row], lon[row], radius[row] = place.lat_deg, place.lon_deg, place.radius_km
        toward = figures.text["impact_bearing"][row]
        if toward:
            bearing[row], half[row] = COMPASS_DEG[toward], compass_half_width_deg(toward)
    spread = Spread(
        low=distance,
        high=distance,
        step=rounding_step(distance, "landmark_rounding_share"),
        sigma=WIDTHS["landmark_error"].value * distance,
        slip=WIDTHS["landmark_error"].value * distance,
        side=np.zeros(len(figures)),
    )
    return Landmarks(
        lat=lat, lon=lon, radius_km=radius, distance=spread, bearing_deg=bearing,
        bearing_half_deg=half,
    )  # fmt: skip


def landmark_reach_km(figures: Figures) -> tuple[Floats, Floats, Floats]:
    """Least, middle and greatest distance from each site to where its landmark says it fell.

    The words' widths are included: compass sector, rounding of the distance, the landmark's own
    extent. NaN where no landmark is named or known.
    """
    mark = find_landmarks(figures)
    turn = np.nan_to_num(mark.bearing_half_deg, nan=180.0)[:, None] * np.linspace(-1, 1, 17)
    bearing = np.nan_to_num(mark.bearing_deg)[:, None] + turn
    slack = 3 * mark.distance.sigma + mark.distance.step / 2
    distances = mark.distance.low[:, None] + slack[:, None] * np.array([-1, 0, 1])
    lat, lon = point_at(
        mark.lat[:, None, None],
        mark.lon[:, None, None],
        bearing[:, :, None],
        np.maximum(distances, 0)[:, None, :],
    )
    _, reach = inverse(
        figures["site_lat_deg"][:, None, None], figures["site_lon_deg"][:, None, None], lat, lon
    )
    radius = mark.radius_km
    every = reach.reshape(len(figures), -1) if len(figures) else np.empty((0, 1))
    return every.min(axis=1) - radius, reach[:, 8, 1], every.max(axis=1) + radius


def gather_evidence(figures: Figures, ranges: Spread) -> Evidence:
    """Choose each event's basis, and scan the directions of those that have no other."""
    from launches.geography import sea_names
    from launches.places import fold

    count = len(figures)
    mark = find_landmarks(figures)
    known = {fold(name): name for name in sea_names()}
    sea = tuple(known.get(fold(name), "") if name else "" for name in figures.text["sea"])
    azimuth, half = np.full((2, count), np.nan)
    basis = np.full(count, "assumed", dtype=object)
    for row, word in enumerate(figures.text["direction"]):
        if mark.known[row]:
            basis[row] = "landmark"
        elif word:
            basis[row] = "direction"
            azimuth[row], half[row] = COMPASS_DEG[word], compass_half_width_deg(word)
        elif figures.overflew[row] and sea[row]:
            basis[row] = "sea"
    named = np.array([bool(name) for name in figures.text["sea"]], dtype=bool)
    evidence = Evidence(
        basis=basis,
        azimuth_deg=azimuth,
        azimuth_half_deg=half,
        landmark=mark,
        ellipsoid_ratio=_ellipsoid_ratio(figures, mark),
        sea=sea,
        at_sea=named | figures.speaks_of_zone | mark.known,
        peak=np.full(count, 1e-12),
        allowed=np.ones((count, SCAN_DIRECTIONS), dtype=bool),
        unreached=tuple([] for _ in range(count)),
    )
    _scan(figures, ranges, evidence)
    return evidence


def is_possible(
    evidence: Evidence, event: Ints, lat: Floats, lon: Floats, wanted: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell whether a point lies in the sea named, or at sea at all where the report says so."""
    from launches.geography import in_sea, is_land

    good = np.ones(event.shape, dtype=bool)
    names = np.array(evidence.sea, dtype=object)[event]
    for name in sorted({n for n in evidence.sea if n}):
        here = np.flatnonzero((names == name) & wanted)
        good[here] = in_sea(name, lat[here], lon[here])
    open_sea = np.flatnonzero((names == "") & evidence.at_sea[event] & wanted)
    good[open_sea] = ~is_land(lat[open_sea], lon[open_sea])
    return good


def _scan(figures: Figures, ranges: Spread, evidence: Evidence) -> None:
    """Mark the directions that can end where the report says, and pass over what it says."""
    from launches.geography import country_at

    overflown = np.array([bool(codes) for codes in figures.overflew], dtype=bool)
    open_way = np.isin(evidence.basis, ["assumed", "sea"]) & evidence.at_sea
    has = ~np.isnan(figures["site_lat_deg"] + figures["site_lon_deg"] + ranges.middle)
    azimuth = (np.arange(SCAN_DIRECTIONS) + 0.5) * 360 / SCAN_DIRECTIONS
    rows = np.flatnonzero(has & open_way)
    if rows.size:
        reach = np.stack(
            [np.maximum(ranges.middle + k * ranges.total_sigma, 1.0)[rows] for k in (-1.5, 0, 1.5)],
            axis=1,
        )
        lat, lon = direct(
            figures["site_lat_deg"][rows, None, None],
            figures["site_lon_deg"][rows, None, None],
            azimuth[None, :, None],
            reach[:, None, :],
        )
        event = np.repeat(rows, SCAN_DIRECTIONS * 3)
        good = is_possible(
            evidence, event, lat.ravel(), lon.ravel(), np.ones(event.shape, dtype=bool)
        ).reshape(lat.shape)
        evidence.allowed[rows] = _widened(np.asarray(good.any(axis=2)))
    home = country_at(figures["site_lat_deg"], figures["site_lon_deg"])
    crossing = np.flatnonzero(has & (overflown | open_way))
    for first in range(0, crossing.size, _SCANNED):
        _keep_off_others(figures, ranges, crossing[first : first + _SCANNED], home, evidence)
    evidence.allowed[~evidence.allowed.any(axis=1)] = True


def _keep_off_others(
    figures: Figures, ranges: Spread, rows: Ints, home: NDArray[np.str_], evidence: Evidence
) -> None:
    """Leave the directions that pass over the countries named, and over no other.

    A flight over another country is news: where none is named, none is taken to have been crossed.
    Whatever would leave no direction at all is dropped.
    """
    from launches.geography import country_at

    line_row, line_column = np.nonzero(evidence.allowed[rows])
    line_row = rows[line_row]
    share = np.linspace(0.02, 0.97, SCAN_POINTS)
    lat, lon = point_at(
        figures["site_lat_deg"][line_row, None],
        figures["site_lon_deg"][line_row, None],
        ((line_column + 0.5) * 360 / SCAN_DIRECTIONS)[:, None],
        share * ranges.middle[line_row, None],
    )
    crossed = country_at(lat, lon)
    for row in rows:
        lines = line_row == row
        over, named = crossed[lines], figures.overflew[row]
        tests = [(over == code).any(axis=1) for code in named]
        evidence.unreached[row].extend(
            code for code, passes in zip(named, tests, strict=True) if not passes.any()
        )
        tests.append(np.isin(over, ["", str(home[row]), *named]).all(axis=1))
        for passes in tests:
            kept = np.zeros(SCAN_DIRECTIONS, dtype=bool)
            kept[line_column[lines]] = passes
            kept &= evidence.allowed[row]
            if kept.any():
                evidence.allowed[row] = kept


def _ellipsoid_ratio(figures: Figures, mark: Landmarks) -> Floats:
    """Geodesic over spherical distance from each site to the middle of what its landmark says."""
    end_lat, end_lon = point_at(
        mark.lat, mark.lon, np.nan_to_num(mark.bearing_deg), np.nan_to_num(mark.distance.low)
    )
    site = figures["site_lat_deg"], figures["site_lon_deg"]
    _, geodesic = inverse(*site, end_lat, end_lon)
    _, spherical = polar(*site, end_lat, end_lon)
    ratio: Floats = np.where(spherical > 1, geodesic / np.maximum(spherical, 1), 1.0)
    return ratio


def _widened(directions: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Directions with their neighbours: a scan of single lines must not cut off the edges."""
    return np.asarray(directions | np.roll(directions, 1, axis=1) | np.roll(directions, -1, axis=1))
