"""Samples of where a flight came down, drawn from all that its report leaves open.

For each event the launch point is drawn from the site's radius, the range from its figure and
hedge, and the direction from the best evidence there is: the distance and bearing from a landmark
(which does without a launch point), a direction word, the countries overflown, the sea. Draws that
contradict the report (on land where it says sea, in another sea, not over the country that it flew
over) are drawn again. What an official said of a zone is used only in that the end lies at sea.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from launches.errors import FigureError
from launches.geodesy import direct
from launches.trajectory.evidence import SCAN_DIRECTIONS, Evidence, gather_evidence, is_possible
from launches.trajectory.inputs import Figures, read_figures
from launches.trajectory.sphere import point_at, polar
from launches.trajectory.spread import WIDTHS, Spread, range_spread, seed_words
from launches.units import EARTH_RADIUS_KM

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

#: Rounds of drawing again what was rejected; what is left then repeats accepted draws.
MAX_ROUNDS = 6
#: Beyond this distance from its landmark a bearing is read as geodesic or as rhumb line, half each.
OCEAN_KM = 1000.0


@dataclass(frozen=True, kw_only=True, slots=True)
class ImpactSamples:
    """Sampled splash-down points; rows of NaN where the report does not allow any.

    Attributes
    ----------
    event_id : tuple of str
        Events, in the order of the table.
    lat_deg, lon_deg : ndarray, shape (n_events, samples)
        WGS84 degrees.
    azimuth_basis : tuple of str
        What the direction rests on; empty where there are no samples.
    assumed : tuple of tuple of str
        What was not reported and had to be assumed.
    at_sea : ndarray of bool, shape (n_events,)
        Where land was excluded.
    accepted_ratio : ndarray, shape (n_events,)
        Share of the first draws that agreed with all evidence.
    contradictions : tuple of tuple of str
        What is reported of the end and cannot be reached, in plain sentences.
    """

    event_id: tuple[str, ...]
    lat_deg: Floats
    lon_deg: Floats
    azimuth_basis: tuple[str, ...]
    assumed: tuple[tuple[str, ...], ...]
    at_sea: NDArray[np.bool_]
    accepted_ratio: Floats
    contradictions: tuple[tuple[str, ...], ...]


def impact_samples(events: pd.DataFrame, *, samples: int = 2000, seed: int = 0) -> ImpactSamples:
    """Sample where each event's missiles came down.

    Parameters
    ----------
    events : pandas.DataFrame
        Events table; columns that are absent count as empty.
    samples : int
        Points per event.
    seed : int
        The same seed gives the same points, whatever the order of the events.

    Returns
    -------
    ImpactSamples

    Raises
    ------
    FigureError
        When `samples` is less than 1.

    Examples
    --------
    >>> import pandas as pd
    >>> events = pd.DataFrame({"event_id": ["PRK-2023-07-12-1"], "site_lat_deg": [39.1],
    ...     "site_lon_deg": [126.0], "range_km": [1001.2], "sea": ["Sea of Japan"]})
    >>> points = impact_samples(events, samples=100)
    >>> points.lat_deg.shape, points.azimuth_basis
    ((1, 100), ('assumed',))
    """
    return sample_figures(read_figures(events), samples=samples, seed=seed)


def sample_figures(figures: Figures, *, samples: int, seed: int) -> ImpactSamples:
    """Sample from figures that are checked already; see `impact_samples`."""
    if samples < 1:
        raise FigureError(f"{samples} samples are none", where="samples", cure="ask for 1 or more")
    count = len(figures)
    ranges = range_spread(figures)
    evidence = gather_evidence(figures, ranges)
    lat = np.full((count, samples), np.nan)
    lon = np.full((count, samples), np.nan)
    has_site = ~np.isnan(figures["site_lat_deg"] + figures["site_lon_deg"])
    from_landmark = evidence.basis == "landmark"
    active = from_landmark | (has_site & ~np.isnan(ranges.low) & (evidence.basis != ""))
    pending = np.repeat(active[:, None], samples, axis=1)
    accepted = np.zeros(count)
    words = [seed_words(figures, row, seed) if active[row] else [] for row in range(count)]
    for step in range(MAX_ROUNDS):
        rows = np.flatnonzero(pending.any(axis=1))
        if not rows.size:
            break
        event, slot, uniform, normal = _draw(rows, pending, words, step)
        new_lat, new_lon, good = _candidates(figures, ranges, evidence, event, uniform, normal)
        lat[event[good], slot[good]] = new_lat[good]
        lon[event[good], slot[good]] = new_lon[good]
        pending[event[good], slot[good]] = False
        if step == 0:
            accepted = np.where(active, 1 - pending.mean(axis=1), 0.0)
    _repeat_accepted(lat, lon, pending)
    empty = np.isnan(lat).all(axis=1)
    return ImpactSamples(
        event_id=figures.event_id,
        lat_deg=lat,
        lon_deg=lon,
        azimuth_basis=tuple(
            "" if e else str(b) for e, b in zip(empty, evidence.basis, strict=True)
        ),
        assumed=tuple(
            ("azimuth",) if b == "assumed" and not e else ()
            for e, b in zip(empty, evidence.basis, strict=True)
        ),
        at_sea=evidence.at_sea,
        accepted_ratio=accepted,
        contradictions=_contradictions(figures, evidence, active & empty & has_site),
    )


def _contradictions(
    figures: Figures, evidence: Evidence, nowhere: NDArray[np.bool_]
) -> tuple[tuple[str, ...], ...]:
    """Say of each event which countries and waters its range does not reach."""
    words: list[tuple[str, ...]] = []
    for row, codes in enumerate(evidence.unreached):
        said = [f"No flight of the range reported passes over {code}." for code in codes]
        if nowhere[row]:
            waters = f"the {figures.text['sea'][row] or 'sea'}"
            said.append(
                f"Nothing that lies {figures['range_km'][row]:,.10g} km from the launch site "
                f"as reported is in {waters}."
            )
        words.append(tuple(said))
    return tuple(words)


def _draw(
    rows: Ints, pending: NDArray[np.bool_], words: list[list[int]], step: int
) -> tuple[Ints, Ints, Floats, Floats]:
    """Event and slot of every pending sample, with seven uniform and three normal draws each."""
    event, slot = np.nonzero(pending[rows])
    counts = np.bincount(event, minlength=rows.size)
    uniform, normal = [], []
    for row, wanted in zip(rows, counts, strict=True):
        rng = np.random.default_rng([*words[row], step])
        uniform.append(rng.random((7, int(wanted))))
        normal.append(rng.standard_normal((3, int(wanted))))
    return rows[event], slot, np.concatenate(uniform, axis=1), np.concatenate(normal, axis=1)


def _candidates(
    figures: Figures,
    ranges: Spread,
    evidence: Evidence,
    event: Ints,
    uniform: Floats,
    normal: Floats,
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Candidate points, and whether each agrees with all that is reported."""
    radius = np.nan_to_num(figures["site_radius_km"], nan=0.0)
    radius = np.maximum(radius, WIDTHS["site_radius"].value)[event]
    site_lat, site_lon = _offset(
        figures["site_lat_deg"][event],
        figures["site_lon_deg"][event],
        360 * uniform[0],
        radius * np.sqrt(uniform[1]),
    )
    lat, lon = np.full(event.shape, np.nan), np.full(event.shape, np.nan)
    azimuth = np.full(event.shape, np.nan)
    good = np.ones(event.shape, dtype=bool)
    near = evidence.basis[event] == "landmark"
    if near.any():
        lat[near], lon[near] = _from_landmark(
            evidence, event[near], uniform[:, near], normal[:, near]
        )
        azimuth[near], reach = polar(site_lat[near], site_lon[near], lat[near], lon[near])
        reach *= evidence.ellipsoid_ratio[event[near]]
        # no range or no site reported: the landmark alone decides
        weight = np.where(np.isnan(reach), 1.0, ranges.agreement(event[near], reach))
        # measured by the best draw of the first round, so that a landmark at the edge of the
        # range's width costs no more draws than one in its middle
        np.maximum.at(evidence.peak, event[near], weight)
        good[near] = uniform[5, near] * evidence.peak[event[near]] < weight
    far = ~near
    if far.any():
        azimuth[far] = _azimuths(evidence, event[far], uniform[4, far], normal[1, far])
        two, three, six = uniform[2, far], uniform[3, far], uniform[6, far]
        reach = ranges.draw(event[far], two, three, six, normal[0, far])
        lat[far], lon[far] = direct(site_lat[far], site_lon[far], azimuth[far], reach)
    turn = np.mod(np.nan_to_num(azimuth), 360) / 360
    column = (turn * SCAN_DIRECTIONS).astype(np.intp) % SCAN_DIRECTIONS
    good &= (evidence.allowed[event, column] | np.isnan(azimuth)) & ~np.isnan(lat)
    good &= is_possible(evidence, event, lat, lon, good)
    return lat, lon, good


def _offset(
    lat_deg: Floats, lon_deg: Floats, azimuth_deg: Floats, distance_km: Floats
) -> tuple[Floats, Floats]:
    """Points a little way off: flat-Earth steps do for a launch area, and are quick."""
    north = distance_km * np.cos(np.radians(azimuth_deg)) / 111.2
    lat = np.clip(lat_deg + north, -90, 90)
    shrink = np.maximum(np.cos(np.radians(lat_deg)), 1e-3)
    return lat, lon_deg + distance_km * np.sin(np.radians(azimuth_deg)) / 111.2 / shrink


def _azimuths(evidence: Evidence, event: Ints, uniform: Floats, normal: Floats) -> Floats:
    half = evidence.azimuth_half_deg[event]
    word = evidence.azimuth_deg[event] + (2 * uniform - 1) * half
    word = word + WIDTHS["azimuth_error"].value * normal
    counts = evidence.allowed.sum(axis=1)
    rank = np.minimum((uniform * counts[event]).astype(np.intp), counts[event] - 1)
    order = np.argsort(~evidence.allowed, axis=1, kind="stable")
    column = order[event, rank]
    inside = uniform * counts[event] - rank
    open_way = (column + inside) * 360 / SCAN_DIRECTIONS
    return np.where(np.isnan(word), open_way, word)


def _from_landmark(
    evidence: Evidence, event: Ints, uniform: Floats, normal: Floats
) -> tuple[Floats, Floats]:
    half = evidence.landmark.bearing_half_deg[event]
    bearing = evidence.landmark.bearing_deg[event] + (2 * uniform[2] - 1) * half
    bearing = np.where(np.isnan(bearing), 360 * uniform[2], bearing)
    distance = evidence.landmark.distance.draw(event, uniform[3], uniform[3], uniform[6], normal[0])
    lat, lon = _offset(
        evidence.landmark.lat[event],
        evidence.landmark.lon[event],
        360 * uniform[0],
        evidence.landmark.radius_km[event] * np.sqrt(uniform[4]),
    )
    end_lat, end_lon = point_at(lat, lon, bearing, distance)
    ocean = (distance > OCEAN_KM) & (uniform[1] < 0.5)
    if ocean.any():
        end_lat[ocean], end_lon[ocean] = _rhumb(
            lat[ocean], lon[ocean], bearing[ocean], distance[ocean]
        )
    return end_lat, end_lon


def _rhumb(
    lat_deg: Floats, lon_deg: Floats, bearing_deg: Floats, distance_km: Floats
) -> tuple[Floats, Floats]:
    """End of a line of constant bearing on the sphere (a reading of words, not a measurement)."""
    angle = distance_km / EARTH_RADIUS_KM
    lat = np.radians(lat_deg)
    bearing = np.radians(bearing_deg)
    end = np.clip(lat + angle * np.cos(bearing), -1.5, 1.5)
    stretch = np.log(np.tan(np.pi / 4 + end / 2) / np.tan(np.pi / 4 + lat / 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        q = np.where(np.abs(stretch) > 1e-9, (end - lat) / stretch, np.cos(lat))
    return np.degrees(end), lon_deg + np.degrees(angle * np.sin(bearing) / q)


def _repeat_accepted(lat: Floats, lon: Floats, pending: NDArray[np.bool_]) -> None:
    """Fill what is still pending with accepted draws, in turn; rows without any stay NaN."""
    for row in np.flatnonzero(pending.any(axis=1)):
        have = np.flatnonzero(~pending[row])
        if have.size:
            need = np.flatnonzero(pending[row])
            source = have[np.arange(need.size) % have.size]
            lat[row, need], lon[row, need] = lat[row, source], lon[row, source]
