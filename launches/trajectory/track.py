"""Ground track and altitude profile of a flight, as time-stamped vertices.

On the turning Earth the ground track of an arc is no great circle: it bows towards the side that
the ground runs away from, for lofted flights by a hundred kilometres and more. Times count from
lift-off. The seconds that the fitted allowance adds go where they arise, into the climb: a missile
that gains its speed evenly in 2A seconds is A seconds behind one that has it from the start.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, MultiLineString

from launches.geodesy import direct
from launches.trajectory import kepler
from launches.units import M_PER_KM

Floats = NDArray[np.float64]

VERTICES = 97


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracks:
    """Vertices of n flights, shape (n, vertices): WGS84 degrees, metres, seconds."""

    lat_deg: Floats
    lon_deg: Floats
    altitude_m: Floats
    time_s: Floats

    def parts(self, row: int) -> list[Floats]:
        """Vertices of one flight as rows of (lon, lat, altitude, time), cut at 180 degrees.

        Both sides of a cut get a vertex on the meridian, with everything interpolated. Empty where
        the track is unknown.
        """
        table = np.column_stack(
            [self.lon_deg[row], self.lat_deg[row], self.altitude_m[row], self.time_s[row]]
        )
        if np.isnan(table[:, :3]).any():
            return []
        pieces: list[Floats] = []
        start, joint = 0, table[:0]
        for cut in np.flatnonzero(np.abs(np.diff(table[:, 0])) > 180).tolist():
            before, after = table[cut], table[cut + 1].copy()
            side = np.copysign(180.0, before[0])
            after[0] += 2 * side
            at = before + (after - before) * (side - before[0]) / (after[0] - before[0])
            pieces.append(np.vstack([joint, table[start : cut + 1], at]))
            start, joint = cut + 1, at[None, :] * [-1.0, 1.0, 1.0, 1.0]
        return [*pieces, np.vstack([joint, table[start:]])]

    def geometry(self, row: int) -> LineString | MultiLineString | None:
        """Line of one flight with altitude in metres, cut at 180 degrees; None where unknown."""
        lines = [LineString(part[:, :3]) for part in self.parts(row)]
        if not lines:
            return None
        return lines[0] if len(lines) == 1 else MultiLineString(lines)

    def stamps(self, row: int) -> str | None:
        """Seconds since lift-off of each vertex of the geometry; None where it is not timed."""
        times = [t for part in self.parts(row) for t in part[:, 3].tolist()]
        if not times or np.isnan(times).any():
            return None
        return " ".join(f"{t:.1f}" for t in times)


def arc_tracks(
    arc: kepler.Arc,
    lat_deg: Floats,
    lon_deg: Floats,
    allowance_s: Floats,
    *,
    vertices: int = VERTICES,
) -> Tracks:
    """Vertices of free-flight arcs over the turning Earth.

    Parameters
    ----------
    arc : kepler.Arc
        Arcs of shape (n,).
    lat_deg, lon_deg : ndarray, shape (n,)
        Launch points, WGS84 degrees.
    allowance_s : ndarray, shape (n,)
        Seconds under thrust to add to the free-flight time.

    Returns
    -------
    Tracks

    Examples
    --------
    >>> arc = kepler.arc_from_range_apogee(
    ...     [1000e3], [6000e3], lat_rad=np.radians([39.2]), azimuth_rad=np.radians([70.0]))
    >>> track = arc_tracks(arc, np.array([39.2]), np.array([125.7]), np.array([150.0]))
    >>> round(float(track.altitude_m.max())), float(track.time_s[0, 0])
    (6000000, 0.0)
    """
    height, along, time = _along(arc, vertices)
    heading = arc.heading_rad[:, None]
    lat = arc.lat_rad[:, None]
    # unit vectors in the frame that stands still: towards the site, north and east of it
    ahead = np.cos(along) * np.cos(lat) - np.sin(along) * np.cos(heading) * np.sin(lat)
    up = np.cos(along) * np.sin(lat) + np.sin(along) * np.cos(heading) * np.cos(lat)
    east = np.sin(along) * np.sin(heading)
    turned = kepler.EARTH_ROTATION_RAD_S * time
    ground_ahead = ahead * np.cos(turned) + east * np.sin(turned)
    ground_east = east * np.cos(turned) - ahead * np.sin(turned)
    north = up * np.cos(lat) - ground_ahead * np.sin(lat)
    over = ground_ahead * np.cos(lat) + up * np.sin(lat)
    azimuth = np.degrees(np.arctan2(ground_east, north))
    azimuth = np.where(np.isnan(arc.azimuth_rad[:, None]), np.nan, azimuth)
    distance = np.arctan2(np.hypot(ground_east, north), over) * kepler.EARTH_RADIUS_M
    track_lat, track_lon = direct(lat_deg[:, None], lon_deg[:, None], azimuth, distance / M_PER_KM)
    return Tracks(
        lat_deg=track_lat,
        lon_deg=track_lon,
        altitude_m=height,
        time_s=_since_lift_off(time, allowance_s[:, None]),
    )


def _along(arc: kepler.Arc, vertices: int) -> tuple[Floats, Floats, Floats]:
    """Altitude, angle from launch and free-flight time at even steps of eccentric anomaly."""
    eccentricity = arc.eccentricity[:, None]
    semi_major = arc.semi_major_m[:, None]
    half = arc.angle_rad[:, None] / 2
    # (1 - e) / (1 + e) without the loss of digits near vertical flight
    versine = arc.half_versine[:, None]
    rise = kepler.EARTH_RADIUS_M * versine
    squeeze = np.sqrt(rise / (arc.apogee_m[:, None] + rise))
    end = 2 * np.arctan2(
        np.sqrt((arc.apogee_m[:, None] + rise) / kepler.EARTH_RADIUS_M), np.cos(half / 2)
    )
    anomaly = end * np.linspace(-1, 1, vertices)[None, :]
    radius = semi_major * (1 + eccentricity * np.cos(anomaly))
    along = half + 2 * np.arctan(np.tan(anomaly / 2) * squeeze)
    rate = np.sqrt(semi_major**3 / kepler.MU_M3_S2)
    to_apogee = end + eccentricity * np.sin(end)
    time = rate * (anomaly + eccentricity * np.sin(anomaly) + to_apogee)
    height = radius - kepler.EARTH_RADIUS_M
    height[:, [0, -1]] = np.where(np.isnan(height[:, [0, -1]]), np.nan, 0.0)
    return height, along, time


def altitude_profile(
    range_km: float, apogee_km: float, *, free_flight: bool, vertices: int = VERTICES
) -> tuple[Floats, Floats]:
    """Altitude against downrange of a flight whose direction is not known.

    Parameters
    ----------
    range_km, apogee_km : float
        Ground range and apogee.
    free_flight : bool
        A Kepler arc over the Earth at rest; a made-up arch otherwise.

    Returns
    -------
    downrange_km, altitude_km : ndarray, shape (vertices,)

    Examples
    --------
    >>> downrange, altitude = altitude_profile(600.0, 60.0, free_flight=False)
    >>> round(float(downrange[-1])), round(float(altitude.max()))
    (600, 60)
    """
    if not free_flight:
        share = np.linspace(0, 1, vertices)
        return share * range_km, 4 * share * (1 - share) * apogee_km
    arc = kepler.arc_from_range_apogee(np.array([range_km * M_PER_KM]), [apogee_km * M_PER_KM])
    height, along, _ = _along(arc, vertices)
    return along[0] * kepler.EARTH_RADIUS_M / M_PER_KM, height[0] / M_PER_KM


def _since_lift_off(free_s: Floats, allowance_s: Floats) -> Floats:
    """Time from lift-off of each vertex: an even gain of speed during twice the allowance."""
    climbing = free_s < allowance_s
    climb_s = np.sqrt(4 * np.maximum(allowance_s, 0) * np.maximum(free_s, 0))
    return np.where(climbing, climb_s, free_s + allowance_s)


def schematic_tracks(
    lat_deg: Floats,
    lon_deg: Floats,
    azimuth_deg: Floats,
    range_km: Floats,
    apogee_km: Floats,
    is_level: NDArray[np.bool_],
    *,
    vertices: int = VERTICES,
) -> Tracks:
    """Geodesics with a made-up profile, for what is no free-flight arc; without times.

    The profile is an arch up to the reported apogee, or level flight between climb and descent;
    where no apogee was reported it stays on the ground.

    Parameters
    ----------
    lat_deg, lon_deg, azimuth_deg, range_km, apogee_km : ndarray, shape (n,)
        Launch point, direction, ground range and reported apogee.
    is_level : ndarray of bool, shape (n,)
        Cruise rather than arch.
    """
    share = np.linspace(0, 1, vertices)[None, :]
    lat, lon = direct(
        lat_deg[:, None], lon_deg[:, None], azimuth_deg[:, None], share * range_km[:, None]
    )
    arch = 4 * share * (1 - share)
    level = np.minimum(1.0, np.minimum(share, 1 - share) / 0.1)
    height = np.nan_to_num(apogee_km)[:, None] * M_PER_KM * np.where(is_level[:, None], level, arch)
    return Tracks(lat_deg=lat, lon_deg=lon, altitude_m=height, time_s=np.full(lat.shape, np.nan))
