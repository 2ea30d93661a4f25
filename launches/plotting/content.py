"""What one event puts on a map, and which of it was assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from launches.errors import FigureError
from launches.geodesy import circle, inverse
from launches.places import Place, find_landmark
from launches.plotting.words import given

if TYPE_CHECKING:
    from pandas import DataFrame

FloatArray = npt.NDArray[np.float64]

#: What the azimuth may rest on to count as reported; on anything else the track is assumed.
REPORTED_AZIMUTH = ("landmark", "direction")
#: A region that spans more azimuths than this, seen from the launch area, has no one track.
WIDEST_TRACK_SPAN_DEG = 100.0
#: A region all round the launch area says only that the direction is not known: it would be a map
#: of what lies within reach, and is not drawn.
WIDEST_REGION_SPAN_DEG = 330.0
#: Pieces of a region with less of its area than this are crumbs of the sampling.
LEAST_PART = 0.05


@dataclass(frozen=True, slots=True)
class Flight:
    """One event as a map shows it.

    Attributes
    ----------
    row : Mapping
        The event's cells, estimates and verdicts merged in.
    launch : tuple of float or None
        Longitude and latitude of the launch area's point, degrees.
    radius_km : float
        Its radius, 0 where none is given.
    track : numpy.ndarray or None, shape (n, 2)
        Ground track, lon and lat; None where none can honestly be drawn.
    track_assumed : bool
        Whether its azimuth was assumed.
    regions : tuple of (float, geometry)
        Probability and polygon, largest first.
    impact : tuple of float or None
        Centre of the region where official words fix it and it is in one part.
    landmark : Place or None
        Landmark that the splash-down was given from.
    direction_open : bool
        Whether nothing is known of the direction, so that neither track nor region is drawn.
    """

    row: Mapping[str, Any]
    launch: tuple[float, float] | None
    radius_km: float
    track: FloatArray | None
    track_assumed: bool
    regions: tuple[tuple[float, BaseGeometry], ...]
    impact: tuple[float, float] | None
    landmark: Place | None
    direction_open: bool = False

    @property
    def launch_ring(self) -> BaseGeometry | None:
        """Launch area as a polygon in (lon, lat)."""
        if self.launch is None or self.radius_km <= 0.0:
            return None
        return circle(self.launch[1], self.launch[0], self.radius_km)

    @property
    def region_parts(self) -> int:
        """Number of separate parts of the largest region, crumbs left out."""
        return count_parts(self.regions[0][1]) if self.regions else 0

    def extent(self, *, with_region: bool = True) -> tuple[FloatArray, FloatArray]:
        """Longitudes and latitudes that a map of the event must hold."""
        parts: list[FloatArray] = []
        if self.launch is not None:
            parts.append(np.array([self.launch]))
        ring = self.launch_ring
        if ring is not None:
            parts.append(shapely.get_coordinates(ring)[::6])
        if self.track is not None:
            parts.append(self.track)
        if with_region:
            parts.extend(shapely.get_coordinates(polygon) for _, polygon in self.regions)
        if self.impact is not None:
            parts.append(np.array([self.impact]))
        if with_region and self.landmark is not None:
            parts.append(np.array([[self.landmark.lon_deg, self.landmark.lat_deg]]))
        if not parts:
            return np.array([]), np.array([])
        lonlat = np.vstack(parts)
        return lonlat[:, 0], lonlat[:, 1]


def flights(
    events: DataFrame,
    trajectories: DataFrame | None = None,
    footprints: DataFrame | None = None,
    verdicts: DataFrame | None = None,
) -> list[Flight]:
    """Gather what every event of a table puts on a map.

    Parameters
    ----------
    events : DataFrame
        Events table.
    trajectories, footprints, verdicts : DataFrame, optional
        Results of the lower layers; rows of other events are ignored.

    Returns
    -------
    list of Flight
        In the order of the events.

    Raises
    ------
    FigureError
        When there is no event, or `event_id` is missing.
    """
    if len(events) == 0:
        raise FigureError("no event to draw", cure="give a table with at least one row")
    if "event_id" not in events:
        raise FigureError("events have no column event_id", cure="give the events table")
    return [
        _flight(row, _of(trajectories, row), _of(footprints, row), _of(verdicts, row))
        for row in events.to_dict("records")
    ]


def _of(table: DataFrame | None, row: Mapping[Any, Any]) -> list[dict[str, Any]]:
    if table is None or len(table) == 0:
        return []
    mine = (table["event_id"] == row["event_id"]).fillna(False).to_numpy(dtype=bool)
    return [{str(k): v for k, v in record.items()} for record in table[mine].to_dict("records")]


def _flight(
    event: Mapping[Any, Any],
    trajectory: list[dict[str, Any]],
    footprint: list[dict[str, Any]],
    verdict: list[dict[str, Any]],
) -> Flight:
    row: dict[str, Any] = {str(k): v for k, v in event.items() if k != "geometry"}
    estimate = trajectory[0] if trajectory else {}
    for source in (estimate, verdict[0] if verdict else {}):
        row.update({k: v for k, v in source.items() if k not in ("geometry", "t_s") and given(v)})
    launch = _point(row, "site")
    regions = sorted(
        (
            (float(part["footprint_probability"]), part["geometry"])
            for part in footprint
            if part["geometry"] is not None and not part["geometry"].is_empty
        ),
        key=lambda region: -region[0],
    )
    assumed = azimuth_assumed(row)
    track = _track(estimate.get("geometry"))
    direction_open = False
    if assumed and regions and launch is not None:
        span = azimuth_span_deg(launch, regions[0][1])
        track = None if span > WIDEST_TRACK_SPAN_DEG else track
        direction_open = span > WIDEST_REGION_SPAN_DEG
    landmark = (
        find_landmark(str(row["impact_landmark"])) if given(row.get("impact_landmark")) else None
    )
    parted = bool(regions) and count_parts(regions[0][1]) > 1
    radius = float(row["site_radius_km"]) if given(row.get("site_radius_km")) else 0.0
    return Flight(
        row=row,
        launch=launch,
        radius_km=radius,
        track=track,
        track_assumed=assumed,
        regions=() if direction_open else tuple(regions),
        impact=None if assumed or parted else _point(row, "impact"),
        landmark=landmark,
        direction_open=direction_open,
    )


def count_parts(region: BaseGeometry) -> int:
    """Count the separate parts of a region in (lon, lat); a cut at 180 degrees parts nothing.

    Examples
    --------
    >>> count_parts(shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(3, 0, 4, 1)]))
    2
    >>> cut = [shapely.box(178, 0, 180, 1), shapely.box(-180, 0, -179, 1)]
    >>> count_parts(shapely.MultiPolygon(cut))
    1
    """
    parts = shapely.get_parts(region)
    bounds = shapely.bounds(parts)
    if bounds[:, 0].min() <= -180.0 and bounds[:, 2].max() >= 180.0:
        west = bounds[:, 2] < 0.0
        parts[west] = [shapely.affinity.translate(part, xoff=360.0) for part in parts[west]]
        parts = shapely.get_parts(shapely.union_all(parts))
    area = shapely.area(parts)
    return int((area >= LEAST_PART * area.sum()).sum())


def azimuth_assumed(row: Mapping[str, Any]) -> bool:
    """Whether the direction of flight, or the place of its end, rests on nothing that was said.

    Examples
    --------
    >>> azimuth_assumed({"azimuth_basis": "landmark"}), azimuth_assumed({"azimuth_basis": "sea"})
    (False, True)
    """
    basis = row.get("azimuth_basis")
    if not given(basis):
        # without a launch site there is no azimuth, yet a landmark still tells the end
        return not (given(row.get("impact_landmark")) and given(row.get("impact_lat_deg")))
    return str(basis) not in REPORTED_AZIMUTH


def azimuth_span_deg(launch: tuple[float, float], region: BaseGeometry) -> float:
    """Width of the fan of azimuths under which a region is seen from the launch point.

    Examples
    --------
    >>> round(azimuth_span_deg((0.0, 0.0), shapely.box(9, -1, 10, 1)))
    13
    """
    lonlat = shapely.get_coordinates(region)
    azimuth, _ = inverse(launch[1], launch[0], lonlat[:, 1], lonlat[:, 0])
    azimuth = np.sort(azimuth)
    return float(360.0 - np.diff(np.append(azimuth, azimuth[0] + 360.0)).max())


def _point(row: Mapping[str, Any], name: str) -> tuple[float, float] | None:
    lat, lon = row.get(f"{name}_lat_deg"), row.get(f"{name}_lon_deg")
    if not given(lat) or not given(lon):
        return None
    return float(lon), float(lat)  # type: ignore[arg-type]


def _track(geometry: Any) -> FloatArray | None:
    if geometry is None or not isinstance(geometry, BaseGeometry) or geometry.is_empty:
        return None
    coords = shapely.get_coordinates(geometry)
    return coords if len(coords) > 1 else None
