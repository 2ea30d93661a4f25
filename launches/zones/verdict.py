"""Verdicts: which zone a point or a sampled splash-down region lies in, and how surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from launches.errors import FigureError
from launches.zones.layer import LAND, UNDECIDED, Layer, load_layer
from launches.zones.locate import (
    distance_to_any,
    pieces_at,
    points,
    zone_ids,
)
from launches.zones.tally import Points, Tally, inside_shares, tally

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: An official word is borne out where the estimate gives it at least this probability ...
AGREES_PROBABILITY = 0.5
#: ... and contradicted where it gives it no more than this.
DISAGREES_PROBABILITY = 0.05

#: What `check_points` adds to a table.
POINT_COLUMNS = ("zone", "zone_likeliest", "zone_basis", "zone_distance_km")
COORDINATES = (("lat_deg", "lon_deg"), ("lat", "lon"), ("latitude", "longitude"))


class Samples(Protocol):
    """What a verdict needs of sampled splash-downs: one row of points per event."""

    @property
    def event_id(self) -> tuple[str, ...]:
        """Events, in the order of the rows."""

    @property
    def lat_deg(self) -> Floats:
        """Latitudes, shape (n_events, samples)."""

    @property
    def lon_deg(self) -> Floats:
        """Longitudes, shape (n_events, samples)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What a region says on one basis.

    `probabilities` add to one. `decided` is false where the layer's own error could change which
    zone is the likeliest.
    """

    basis: str
    probabilities: tuple[tuple[str, float], ...]
    decided: bool

    @property
    def likeliest(self) -> str:
        """Zone with the greatest probability."""
        return self.probabilities[0][0]

    @property
    def zone(self) -> str:
        """Likeliest zone, or ``undecided``."""
        return self.likeliest if self.decided else UNDECIDED


def check_points(
    frame: pd.DataFrame, *, layer: Layer | None = None, basis: str = "median"
) -> pd.DataFrame:
    """Add the zone of each point to a table.

    Parameters
    ----------
    frame : DataFrame
        With columns `lat_deg` and `lon_deg`, or `lat` and `lon`; other columns are kept.
    layer : Layer, optional
        The bundled layer, or the one that ``LAUNCHES_ZONES`` names, if left out.
    basis : str
        Whose reading of the boundaries.

    Returns
    -------
    DataFrame
        A copy with `zone` (``undecided`` where the limit is nearer than the layer's own error),
        `zone_likeliest`, `zone_basis`, and `zone_distance_km`: to the limit of the likeliest
        zone, negative since the point is inside it. Empty where a coordinate is missing.

    Raises
    ------
    FigureError
        If the table has no coordinates, or a latitude is beyond 90 degrees.

    Examples
    --------
    >>> import pandas as pd
    >>> check_points(pd.DataFrame({"lat": [41.48], "lon": [136.97]})).zone.tolist()
    ['JPN']
    """
    import pandas as pd

    layer = layer or load_layer()
    basis = layer.basis(basis)
    lat_name, lon_name = coordinate_columns(frame)
    lat, lon = points(_numbers(frame[lat_name]), _numbers(frame[lon_name]))
    piece = pieces_at(layer, lat, lon)
    likeliest = zone_ids(layer, basis, piece)
    margin = distance_to_any(layer, basis, lat, lon)
    with np.errstate(invalid="ignore"):
        doubtful = (margin < layer.error_km(lat, lon)) & (likeliest != LAND) & (likeliest != "")
    named = likeliest.copy()
    named[likeliest == ""] = None
    result = frame.copy()
    result["zone"] = pd.array(_with(named, doubtful, UNDECIDED), dtype="string")
    result["zone_likeliest"] = pd.array(named, dtype="string")
    result["zone_basis"] = pd.array(_with(named, likeliest != "", basis), dtype="string")
    away = np.where(np.isfinite(margin) & (likeliest != LAND), -margin, np.nan)
    result["zone_distance_km"] = pd.array(away, dtype="Float64")
    return result


def coordinate_columns(frame: pd.DataFrame) -> tuple[str, str]:
    """Names of the latitude and longitude columns of a table.

    Raises
    ------
    FigureError
        If it has neither pair.
    """
    names = {str(name).strip().lower(): str(name) for name in frame.columns}
    for lat, lon in COORDINATES:
        if lat in names and lon in names:
            return names[lat], names[lon]
    raise FigureError(
        "no coordinates in the table",
        where=f"columns {', '.join(map(str, frame.columns[:8]))}",
        cure="name them lat_deg and lon_deg, or lat and lon",
    )


def _with(
    values: npt.NDArray[np.object_], where: npt.NDArray[np.bool_], word: str
) -> npt.NDArray[np.object_]:
    changed = values.copy()
    changed[where] = word
    return changed


def _numbers(column: pd.Series[Any]) -> Floats:
    import pandas as pd

    return pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)


def region_verdict(
    lat_deg: npt.ArrayLike,
    lon_deg: npt.ArrayLike,
    *,
    layer: Layer | None = None,
    basis: str = "median",
) -> Verdict | None:
    """Verdict on a region given as equally likely points; none where there are no points.

    Parameters
    ----------
    lat_deg, lon_deg : array_like
        Samples, WGS84 degrees; missing ones are left out.
    layer : Layer, optional
        Zone layer.
    basis : str
        Whose reading of the boundaries.

    Examples
    --------
    >>> verdict = region_verdict([41.4, 41.5, 42.2], [137.0, 137.1, 134.0])
    >>> [(zone, round(share, 2)) for zone, share in verdict.probabilities]
    [('JPN', 0.67), ('RUS', 0.33)]
    """
    layer = layer or load_layer()
    basis = layer.basis(basis)
    known = known_points(layer, *np.broadcast_arrays(np.ravel(lat_deg), np.ravel(lon_deg)))
    if not known.region.size:
        return None
    return verdict_of(tally(layer, basis, known, 1), 0, basis)


def known_points(layer: Layer, lat_deg: npt.ArrayLike, lon_deg: npt.ArrayLike) -> Points:
    """Points of regions, one to a row, less those without a position."""
    rows = np.atleast_2d(np.asarray(lat_deg, dtype=np.float64))
    lat, lon = points(rows, np.atleast_2d(np.asarray(lon_deg, dtype=np.float64)))
    region = np.repeat(np.arange(len(rows)), rows.shape[1])
    known = np.isfinite(lat) & np.isfinite(lon)
    if not known.all():
        region, lat, lon = region[known], lat[known], lon[known]
    piece = pieces_at(layer, lat, lon)
    return Points(region=region, piece=piece, lat_deg=lat, lon_deg=lon)


def verdict_of(found: Tally, region: int, basis: str) -> Verdict:
    """Verdict on one of the regions that were counted."""
    return Verdict(
        basis=basis, probabilities=found.shares(region), decided=found.is_decided(region)
    )


def probability_inside(
    layer: Layer, basis: str, state: str, lat: Floats, lon: Floats
) -> tuple[float, float]:
    """Least and greatest share of samples in a state's zone, within the layer's own error."""
    least, most = inside_shares(layer, basis, state, known_points(layer, lat, lon), 1)
    return float(least[0]), float(most[0])


def agreement(layer: Layer, state: str, inside: bool, lat: Floats, lon: Floats) -> str:
    """Whether a region bears out a state's word that a splash-down was in its own zone, or not.

    It is judged on that state's own reading where the layer has it, else on the layer's first.
    Territorial sea counts as inside.

    Returns
    -------
    str
        ``yes`` where the word has a probability of at least `AGREES_PROBABILITY` however the
        layer errs, ``no`` where it has at most `DISAGREES_PROBABILITY`, else ``undecided``.
    """
    least, most = probability_inside(layer, reading_of(layer, state), state, lat, lon)
    return borne_out(inside, least, most)


def reading_of(layer: Layer, state: str) -> str:
    """Basis that a state's own word is judged on."""
    return state if state in layer.bases else layer.bases[0]


def borne_out(inside: bool, least: float, most: float) -> str:
    """Whether shares inside a zone bear out a word on it; see `agreement`."""
    if not inside:
        least, most = 1.0 - most, 1.0 - least
    if least >= AGREES_PROBABILITY:
        return "yes"
    return "no" if most <= DISAGREES_PROBABILITY else UNDECIDED


def sample_points(events: pd.DataFrame, samples: Samples | None) -> tuple[Floats, Floats]:
    """Give the sampled splash-downs of each event, in the order of the table.

    Raises
    ------
    FigureError
        If the samples lack an event of the table.
    """
    if samples is None:
        from launches.trajectory import impact_samples

        samples = impact_samples(events)
    row = {event: i for i, event in enumerate(samples.event_id)}
    wanted: Sequence[str] = [str(event) for event in events["event_id"]]
    missing = [event for event in wanted if event not in row]
    if missing:
        raise FigureError("no samples of this event", where=missing[0])
    order = np.array([row[event] for event in wanted], dtype=np.int64)
    return samples.lat_deg[order], samples.lon_deg[order]


def centre(
    lat: Floats, lon: Floats, site: tuple[float, float] = (np.nan, np.nan)
) -> tuple[float, float]:
    """Middle of a cloud of points, as `launches.estimate` has it for a splash-down region.

    Parameters
    ----------
    lat, lon : ndarray, shape (n,)
        Points, degrees.
    site : tuple of float
        Launch point that the middle is seen from; NaN where there is none.

    Examples
    --------
    >>> [round(c, 3) for c in centre(np.array([10.0, 10.0]), np.array([179.0, -179.0]))]
    [10.001, -180.0]
    """
    from launches.trajectory.region import centre_and_radius

    middle_lat, middle_lon, _, _ = centre_and_radius(
        lat[None], lon[None], np.array([False]),
        site_lat_deg=np.array([site[0]]), site_lon_deg=np.array([site[1]]),
    )  # fmt: skip
    return float(middle_lat[0]), (float(middle_lon[0]) + 180.0) % 360.0 - 180.0


def site_of(event: Mapping[Any, Any]) -> tuple[float, float]:
    """Launch point of an event, NaN where it has none."""
    cells = (event.get("site_lat_deg"), event.get("site_lon_deg"))
    lat, lon = (np.nan if c is None or str(c) in ("<NA>", "") else float(c) for c in cells)
    return lat, lon


def official_word(event: dict[Any, Any]) -> tuple[str, bool | None]:
    """State whose zone the officials spoke of, and whether they said inside."""
    state, inside = event.get("eez_country"), event.get("eez_inside")
    said = None if inside is None or inside != inside or str(inside) == "<NA>" else bool(inside)
    return (state if isinstance(state, str) else ""), said
