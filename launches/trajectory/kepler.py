"""Free flight over a turning Earth in closed form: pure mathematics, SI units, arrays of any shape.

The Earth is a sphere of 6,371 km with two-body gravity. **How geodetic positions are laid on it**
is said here once: the site keeps its geodetic latitude, and every other point keeps its geodesic
azimuth and its geodesic distance from the site, so that a ground range of 1,000 km on WGS84 is an
angle of 1,000/6,371 rad on the sphere and end points go back to WGS84 without loss. What this
leaves out (flattening, air, the powered part) is smaller than what press figures leave open.

Launch and impact are held in the frame that turns with the Earth, while the arc is an ellipse in
the frame that does not: the impact point runs east by ``EARTH_ROTATION_RAD_S * t`` during the
flight, so the angle of the arc and the time are found together.

All functions broadcast their arguments against each other and give NaN where no arc exists.
An azimuth or latitude of NaN means unknown: the Earth then stands still for that element.

Formulas: Bate, Mueller and White, *Fundamentals of Astrodynamics* (1971), chapter 6, put into a
form that stays exact for vertical flight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from launches.units import EARTH_RADIUS_KM, M_PER_KM

Floats = NDArray[np.float64]

EARTH_RADIUS_M = EARTH_RADIUS_KM * M_PER_KM
#: Gravitational parameter, WGS84 value with the atmosphere, m3/s2.
MU_M3_S2 = 3.986004418e14
#: Rotation rate of the Earth, WGS84, rad/s.
EARTH_ROTATION_RAD_S = 7.292115e-5
#: Speed of a circular orbit at the surface; above it an arc is no longer held to the ground by
#: speed alone, only by its angle.
CIRCULAR_SPEED_M_S = float(np.sqrt(MU_M3_S2 / EARTH_RADIUS_M))
ESCAPE_SPEED_M_S = float(np.sqrt(2.0) * CIRCULAR_SPEED_M_S)
#: Half the circumference: no ground range is longer.
HALF_GLOBE_M = float(np.pi) * EARTH_RADIUS_M

_TIME_TOLERANCE_S = 1e-4
_MAX_STEPS = 60
#: Elements handled at a time: blocks that stay in the processor's cache are twice as fast.
_BLOCK = 1 << 15


@dataclass(frozen=True, kw_only=True, slots=True)
class Arc:
    """Free-flight arcs from surface to surface, one per element of the arrays.

    Attributes
    ----------
    lat_rad, azimuth_rad : ndarray
        Geodetic latitude of the site and launch azimuth over the turning ground.
    range_m, apogee_m, flight_time_s : ndarray
        Ground range, greatest altitude and time from surface to surface.
    angle_rad : ndarray
        Central angle of the arc in the frame that does not turn.
    """

    lat_rad: Floats
    azimuth_rad: Floats
    range_m: Floats
    apogee_m: Floats
    flight_time_s: Floats
    angle_rad: Floats

    @property
    def half_versine(self) -> Floats:
        """``sin(angle/4)**2``, from which the ellipse follows."""
        return np.sin(self.angle_rad / 4) ** 2

    @property
    def semi_major_m(self) -> Floats:
        """Semi-major axis of the ellipse, m."""
        return _semi_major_m(self.apogee_m, self.half_versine)

    @property
    def eccentricity(self) -> Floats:
        """Eccentricity of the ellipse; 1 for vertical flight."""
        return self.apogee_m / (self.apogee_m + 2 * EARTH_RADIUS_M * self.half_versine)

    @property
    def speed_m_s(self) -> Floats:
        """Speed at the surface in the frame that does not turn, m/s."""
        return np.sqrt(MU_M3_S2 * (2 / EARTH_RADIUS_M - 1 / self.semi_major_m))

    @property
    def climb_angle_rad(self) -> Floats:
        """Angle of the path above the horizontal at the surface (not turning), rad."""
        parameter_m = self.semi_major_m * (1 - self.eccentricity**2)
        horizontal_m_s = np.sqrt(MU_M3_S2 * parameter_m) / EARTH_RADIUS_M
        return np.arccos(np.clip(horizontal_m_s / self.speed_m_s, 0, 1))

    @property
    def is_past_orbital(self) -> NDArray[np.bool_]:
        """Whether the speed at the surface is that of a circular orbit or more."""
        return np.asarray(self.speed_m_s >= CIRCULAR_SPEED_M_S)

    @property
    def heading_rad(self) -> Floats:
        """Azimuth of the arc at launch in the frame that does not turn, rad."""
        frame = TurningFrame.of(self.range_m, self.lat_rad, self.azimuth_rad)
        north, east = frame.toward(self.flight_time_s)
        flip = np.where(self.angle_rad > np.pi, -1.0, 1.0)
        return np.arctan2(flip * east, flip * north)

    @property
    def ground_speed_m_s(self) -> Floats:
        """Speed at the surface relative to the turning ground, m/s."""
        up = self.speed_m_s * np.sin(self.climb_angle_rad)
        level = self.speed_m_s * np.cos(self.climb_angle_rad)
        heading = self.heading_rad
        turns = np.where(np.isnan(self.lat_rad + self.azimuth_rad), 0.0, EARTH_ROTATION_RAD_S)
        ground = turns * EARTH_RADIUS_M * np.cos(np.nan_to_num(self.lat_rad))
        return np.sqrt(
            up**2 + (level * np.cos(heading)) ** 2 + (level * np.sin(heading) - ground) ** 2
        )


@dataclass(frozen=True, slots=True)
class TurningFrame:
    """Site and impact on the turning sphere, in the form that the rotation needs.

    ``ahead`` and ``east`` are the components of the impact's unit vector in the equatorial plane,
    towards the site's meridian and east of it; ``up`` is the one along the axis.
    """

    sin_lat: Floats
    cos_lat: Floats
    ahead: Floats
    east: Floats
    up: Floats
    turn_rad_s: Floats
    is_far: NDArray[np.bool_]
    sin_azimuth: Floats
    cos_azimuth: Floats

    @classmethod
    def of(cls, range_m: Floats, lat_rad: Floats, azimuth_rad: Floats) -> TurningFrame:
        """Lay sites and impacts on the sphere; angles in rad, ranges in m."""
        unknown = np.isnan(lat_rad) | np.isnan(azimuth_rad)
        turn = np.where(unknown, 0.0, EARTH_ROTATION_RAD_S)
        lat = np.where(unknown, 0.0, lat_rad)
        azimuth = np.where(unknown, 0.0, azimuth_rad)
        angle = range_m / EARTH_RADIUS_M
        sin_lat, cos_lat = np.sin(lat), np.cos(lat)
        sin_angle, cos_angle = np.sin(angle), np.cos(angle)
        sin_azimuth, cos_azimuth = np.sin(azimuth), np.cos(azimuth)
        return cls(
            sin_lat,
            cos_lat,
            cos_lat * cos_angle - sin_lat * sin_angle * cos_azimuth,
            sin_angle * sin_azimuth,
            sin_lat * cos_angle + cos_lat * sin_angle * cos_azimuth,
            turn,
            np.asarray(angle > 0.7 * np.pi),
            sin_azimuth,
            cos_azimuth,
        )

    def toward(self, time_s: Floats) -> tuple[Floats, Floats]:
        """North and east components, at the site, of the way to the turned impact point."""
        turned = self.turn_rad_s * time_s
        sin_turn, cos_turn = np.sin(turned), np.cos(turned)
        ahead = self.ahead * cos_turn - self.east * sin_turn
        east = self.east * cos_turn + self.ahead * sin_turn
        return self.cos_lat * self.up - self.sin_lat * ahead, east

    def cos_arc(self, time_s: Floats) -> Floats:
        """Cosine of the arc's angle when the impact point has turned for `time_s`."""
        turned = self.turn_rad_s * time_s
        ahead = self.ahead * np.cos(turned) - self.east * np.sin(turned)
        return self.sin_lat * self.up + self.cos_lat * ahead

    def is_long_way(self, time_s: Floats) -> NDArray[np.bool_] | None:
        """Where the arc goes the long way round.

        Only a far flight that the turning carries past the antipode does, and it is told by the
        way it sets out.
        """
        if not self.is_far.any():
            return None
        north, east = self.toward(time_s)
        return self.is_far & (north * self.cos_azimuth + east * self.sin_azimuth < 0)


def _semi_major_m(apogee_m: Floats, half_versine: Floats) -> Floats:
    rise = EARTH_RADIUS_M * half_versine
    return (EARTH_RADIUS_M + apogee_m) * (apogee_m + 2 * rise) / (2 * (apogee_m + rise))


def time_of_halves_s(cos_half: Floats, sin2_half: Floats, apogee_m: Floats) -> Floats:
    """Time from surface to surface from the cosine and squared sine of half the arc's angle."""
    half_versine = np.where(cos_half > 0, sin2_half / (1 + np.abs(cos_half)), 1 - cos_half) / 2
    rise = EARTH_RADIUS_M * half_versine
    # tangent of half the eccentric anomaly counted from apogee: finite for vertical flight too
    tangent2 = (apogee_m + rise) / (EARTH_RADIUS_M * (1 - half_versine))
    tangent = np.sqrt(tangent2)
    anomaly = 2 * np.arctan(tangent)
    swing = apogee_m / (apogee_m + 2 * rise) * 2 * tangent / (1 + tangent2)
    semi_major_m = (EARTH_RADIUS_M + apogee_m) * (apogee_m + 2 * rise) / (2 * (apogee_m + rise))
    return 2 * semi_major_m * np.sqrt(semi_major_m / MU_M3_S2) * (anomaly + swing)


def free_time_s(angle_rad: ArrayLike, apogee_m: ArrayLike) -> Floats:
    """Time of free flight from surface to surface over a sphere that does not turn.

    Parameters
    ----------
    angle_rad : array_like
        Central angle of the arc, 0 (vertical) to 2 pi.
    apogee_m : array_like
        Greatest altitude above the sphere, more than 0.

    Returns
    -------
    ndarray
        Seconds.

    Examples
    --------
    Straight up to 100 km and back:

    >>> float(free_time_s(0.0, 100e3).round(1))
    289.2
    """
    angle, apogee = np.broadcast_arrays(np.asarray(angle_rad, float), np.asarray(apogee_m, float))
    return time_of_halves_s(np.cos(angle / 2), np.sin(angle / 2) ** 2, apogee)


def minimum_energy_apogee_m(range_m: ArrayLike) -> Floats:
    """Apogee of the arc that reaches a ground range with the least speed (Earth at rest).

    Parameters
    ----------
    range_m : array_like
        Ground range, m, at most half the globe.

    Examples
    --------
    >>> [int(round(float(minimum_energy_apogee_m(r * 1e3)) / 1e3)) for r in (2000, 3700, 6760)]
    [459, 779, 1174]
    """
    half = np.asarray(range_m, float) / (2 * EARTH_RADIUS_M)
    # sin x + cos x - 1, without the loss of digits at short range
    apogee: Floats = EARTH_RADIUS_M / 2 * (np.sin(half) - 2 * np.sin(half / 2) ** 2)
    return apogee


def broadcast(*values: ArrayLike) -> tuple[Floats, ...]:
    """Bring arguments to float arrays of one shape."""
    return tuple(np.broadcast_arrays(*(np.asarray(v, dtype=float) for v in values)))


def arc_from_range_apogee(
    range_m: ArrayLike,
    apogee_m: ArrayLike,
    *,
    lat_rad: ArrayLike = np.nan,
    azimuth_rad: ArrayLike = np.nan,
) -> Arc:
    """Arc with a given ground range and apogee over the turning Earth.

    Parameters
    ----------
    range_m, apogee_m : array_like
        Ground range (at most half the globe) and apogee, m.
    lat_rad, azimuth_rad : array_like, optional
        Latitude of the site and azimuth at launch; NaN leaves the rotation out.

    Returns
    -------
    Arc

    Examples
    --------
    The flight of 12 July 2023 as its side reported it, without and with the rotation:

    >>> still = arc_from_range_apogee(1001.2e3, 6648.4e3)
    >>> turning = arc_from_range_apogee(
    ...     1001.2e3, 6648.4e3, lat_rad=np.radians(39.1), azimuth_rad=np.radians(66))
    >>> int(still.flight_time_s), int(turning.flight_time_s)
    (4319, 4355)
    """
    reach, apogee, lat, azimuth = broadcast(range_m, apogee_m, lat_rad, azimuth_rad)
    time = np.empty(reach.shape)
    angle = np.empty(reach.shape)
    flat = [np.ravel(a) for a in (reach, apogee, lat, azimuth)]
    time_out, angle_out = time.reshape(-1), angle.reshape(-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        for start in range(0, reach.size, _BLOCK):
            part = slice(start, start + _BLOCK)
            time_out[part], angle_out[part] = _turning_time(*(a[part] for a in flat))
    return Arc(
        lat_rad=lat,
        azimuth_rad=azimuth,
        range_m=reach,
        apogee_m=apogee,
        flight_time_s=time,
        angle_rad=angle,
    )


def _turning_time(
    range_m: Floats, apogee_m: Floats, lat_rad: Floats, azimuth_rad: Floats
) -> tuple[Floats, Floats]:
    possible = (range_m >= 0) & (range_m <= HALF_GLOBE_M) & (apogee_m > 0) & np.isfinite(apogee_m)
    reach, apogee = np.where(possible, range_m, 1e5), np.where(possible, apogee_m, 1e5)
    frame = TurningFrame.of(reach, lat_rad, azimuth_rad)
    half = reach / (2 * EARTH_RADIUS_M)
    time = time_of_halves_s(np.cos(half), np.sin(half) ** 2, apogee)
    cos_half = np.cos(half)
    settled = False
    for _ in range(_MAX_STEPS):
        cos_arc = np.clip(frame.cos_arc(time), -1.0, 1.0)
        cos_half = np.sqrt((1 + cos_arc) / 2)
        far = frame.is_long_way(time)
        if far is not None:
            cos_half = np.where(far, -cos_half, cos_half)
        new = time_of_halves_s(cos_half, (1 - cos_arc) / 2, apogee)
        settled = bool(np.max(np.abs(new - time), initial=0.0) < _TIME_TOLERANCE_S)
        time = new
        if settled:
            break
    if not settled:
        time = np.where(np.abs(new - time) < _TIME_TOLERANCE_S, time, np.nan)
    # sine and cosine together keep the angle exact at both ends
    angle = 2 * np.arctan2(np.sqrt((1 - cos_arc) / 2), cos_half)
    return np.where(possible, time, np.nan), np.where(possible, angle, np.nan)


def arc_minimum_energy(
    range_m: ArrayLike, *, lat_rad: ArrayLike = np.nan, azimuth_rad: ArrayLike = np.nan
) -> Arc:
    """Arc with the apogee that needs the least speed for a ground range.

    Examples
    --------
    >>> arc = arc_minimum_energy(10000e3)
    >>> int(arc.apogee_m / 1e3), int(arc.flight_time_s / 60), round(float(arc.speed_m_s))
    (1319, 32, 7198)
    """
    return arc_from_range_apogee(
        range_m, minimum_energy_apogee_m(range_m), lat_rad=lat_rad, azimuth_rad=azimuth_rad
    )
