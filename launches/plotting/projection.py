"""The projection of a map, chosen from what it shows, and its frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from launches.units import EARTH_RADIUS_KM

if TYPE_CHECKING:
    from pyproj import Proj

FloatArray = npt.NDArray[np.float64]

#: Up to this distance from the centre areas are kept true; beyond it an equal-area map squeezes
#: outward distances by more than a tenth, and distances from the centre are kept instead.
EQUAL_AREA_REACH_KM = 5500.0
#: Points in a wider circle than this are drawn on a map of the Earth, degrees of its radius.
WORLD_FROM_DEG = 52.0
#: And points that span more longitudes than this.
WORLD_FROM_SPAN_DEG = 140.0


@lru_cache(maxsize=64)
def _proj(definition: str) -> Proj:
    from pyproj import Proj

    return Proj(definition)


@dataclass(frozen=True, slots=True)
class MapProjection:
    """A map projection on WGS84 with its centre; plane coordinates are km.

    Examples
    --------
    >>> plane = MapProjection("laea", 40.0, 179.0)
    >>> x, y = plane.forward([179.0, -179.0], [40.0, 40.0])
    >>> bool(abs(x[0]) < 1e-6), round(float(x[1]))
    (True, 171)
    """

    kind: str
    lat0_deg: float
    lon0_deg: float

    @property
    def definition(self) -> str:
        """PROJ string."""
        return (
            f"+proj={self.kind} +lat_0={self.lat0_deg:.4f} +lon_0={self.lon0_deg:.4f} "
            "+datum=WGS84 +units=km +no_defs"
        )

    @property
    def name(self) -> str:
        """Name for captions."""
        names = {
            "laea": "Lambert azimuthal equal-area projection",
            "aeqd": "azimuthal equidistant projection",
            "eqearth": "Equal Earth projection",
        }
        return names[self.kind]

    def forward(
        self, lon_deg: npt.ArrayLike, lat_deg: npt.ArrayLike
    ) -> tuple[FloatArray, FloatArray]:
        """Plane coordinates, km; ``inf`` where the point has none."""
        # PROJ takes no more than one turn
        lon, lat = np.broadcast_arrays(
            np.mod(np.asarray(lon_deg, float) + 180.0, 360.0) - 180.0, np.asarray(lat_deg, float)
        )
        x, y = _proj(self.definition)(lon, lat)
        return np.asarray(x), np.asarray(y)

    def inverse(self, x_km: npt.ArrayLike, y_km: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
        """Longitude and latitude, degrees; ``inf`` outside the map of the globe."""
        lon, lat = _proj(self.definition)(
            np.asarray(x_km, float), np.asarray(y_km, float), inverse=True
        )
        return np.asarray(lon), np.asarray(lat)

    def transform(self, coords: FloatArray) -> FloatArray:
        """Rows of (lon, lat) to rows of (x, y): what `shapely.transform` asks for."""
        return np.column_stack(self.forward(coords[:, 0], coords[:, 1]))


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows: projection, frame in the plane (km) and its size on paper (points)."""

    projection: MapProjection
    x0: float
    y0: float
    x1: float
    y1: float
    width_pt: float
    height_pt: float

    @property
    def is_world(self) -> bool:
        """Whether the map is cut along a meridian: one of the whole Earth."""
        return self.projection.kind == "eqearth"

    @property
    def km_per_pt(self) -> float:
        """Scale at the centre of the projection."""
        return (self.x1 - self.x0) / self.width_pt

    @property
    def diagonal_km(self) -> float:
        """Corner to corner."""
        return float(np.hypot(self.x1 - self.x0, self.y1 - self.y0))

    def to_pt(
        self, lon_deg: npt.ArrayLike, lat_deg: npt.ArrayLike
    ) -> tuple[FloatArray, FloatArray]:
        """Points on paper from the frame's lower left corner."""
        x, y = self.projection.forward(lon_deg, lat_deg)
        return (x - self.x0) / self.km_per_pt, (y - self.y0) / self.km_per_pt

    def plane_to_pt(self, xy_km: FloatArray) -> FloatArray:
        """Rows of plane coordinates to rows of points on paper."""
        return np.asarray((xy_km - [self.x0, self.y0]) / self.km_per_pt)

    def edge_lonlat(self, steps: int = 60) -> tuple[FloatArray, FloatArray]:
        """Frame as a closed line of (lon, lat), for the locator."""
        t = np.linspace(0.0, 1.0, steps)
        x = np.concatenate([t, np.ones(steps), 1 - t, np.zeros(steps)])
        y = np.concatenate([np.zeros(steps), t, np.ones(steps), 1 - t])
        return self.projection.inverse(
            self.x0 + x * (self.x1 - self.x0), self.y0 + y * (self.y1 - self.y0)
        )

    def outline(self, steps: int = 120) -> FloatArray:
        """Edge of a map of the Earth as rows of plane coordinates, cut to the frame's height."""
        lat = np.linspace(-90.0, 90.0, steps)
        lon0 = self.projection.lon0_deg
        east = np.column_stack(self.projection.forward(lon0 + 179.99, lat))
        seen = east[(east[:, 1] > self.y0) & (east[:, 1] < self.y1)]
        ends = [
            (np.interp(y, east[:, 1], east[:, 0]), y)
            for y in np.clip([self.y0, self.y1], east[0, 1], east[-1, 1])
        ]
        east = np.vstack([ends[0], seen, ends[1]])
        return np.vstack([east, (east * [-1.0, 1.0])[::-1]])

    def grid_lonlat(self, columns: int, rows: int) -> tuple[FloatArray, FloatArray]:
        """Longitudes and latitudes of the cells of a grid over the frame, (rows, columns)."""
        x = self.x0 + (np.arange(columns) + 0.5) / columns * (self.x1 - self.x0)
        y = self.y0 + (np.arange(rows) + 0.5) / rows * (self.y1 - self.y0)
        gx, gy = np.meshgrid(x, y)
        return self.projection.inverse(gx, gy)


def enclosing_cap(lon_deg: npt.ArrayLike, lat_deg: npt.ArrayLike) -> tuple[float, float, float]:
    """Centre and radius of a small circle of the sphere that holds all points.

    Badoiu and Clarkson's iteration (2003): step towards the farthest point, each time less.

    Returns
    -------
    lat_deg, lon_deg, radius_deg : float

    Examples
    --------
    >>> lat, lon, radius = enclosing_cap([170.0, -170.0], [0.0, 0.0])
    >>> round(lat) + 0, round(abs(lon)), round(radius)
    (0, 180, 10)
    """
    lon, lat = np.radians(np.asarray(lon_deg, float)), np.radians(np.asarray(lat_deg, float))
    points = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    centre = points.mean(axis=0)
    if not np.linalg.norm(centre) > 1e-9:
        centre = points[0] + [1e-6, 0.0, 0.0]
    centre /= np.linalg.norm(centre)
    for i in range(1, 200):
        farthest = points[np.argmin(points @ centre)]
        centre = centre + (farthest - centre) / (i + 1.0)
        centre /= np.linalg.norm(centre)
    radius = float(np.degrees(np.arccos(np.clip((points @ centre).min(), -1.0, 1.0))))
    return (
        float(np.degrees(np.arcsin(centre[2]))),
        float(np.degrees(np.arctan2(centre[1], centre[0]))),
        radius,
    )


def choose_projection(lon_deg: npt.ArrayLike, lat_deg: npt.ArrayLike) -> MapProjection:
    """Azimuthal projection centred on the points, whatever meridian or pole they lie across.

    Lambert's equal-area projection up to `EQUAL_AREA_REACH_KM` from the centre, the azimuthal
    equidistant one beyond.

    Examples
    --------
    >>> choose_projection([125.0, 139.0], [39.0, 41.0]).kind
    'laea'
    >>> choose_projection([0.0, 130.0], [0.0, 0.0]).kind
    'aeqd'
    """
    lat0, lon0, radius_deg = enclosing_cap(lon_deg, lat_deg)
    reach_km = np.radians(radius_deg) * EARTH_RADIUS_KM
    kind = "laea" if reach_km <= EQUAL_AREA_REACH_KM else "aeqd"
    # tenths of a degree: the same map for figures that differ by a hair
    return MapProjection(kind, round(lat0, 1), round(lon0, 1))


def choose_view(
    lon_deg: npt.ArrayLike,
    lat_deg: npt.ArrayLike,
    *,
    width_pt: float,
    height_pt: float | None = None,
    pad_fraction: float = 0.16,
    min_span_km: float = 420.0,
    aspect_range: tuple[float, float] = (1.0, 1.55),
    projection: MapProjection | None = None,
) -> View:
    """Frame that holds the points with room around them.

    Parameters
    ----------
    lon_deg, lat_deg : array_like, shape (n,)
        All that must be inside, degrees.
    width_pt, height_pt : float
        Size on paper, points; without a height the data's own shape decides within
        `aspect_range`.
    pad_fraction : float
        Room on each side, as a share of the longer side of the data.
    min_span_km : float
        Least width and height of ground that is shown, km.
    aspect_range : tuple of float
        Least and greatest width over height where the height is free.
    projection : MapProjection, optional
        Instead of the one that `choose_projection` gives.

    Returns
    -------
    View

    Examples
    --------
    >>> view = choose_view([125.7, 126.2], [39.0, 39.4], width_pt=400.0)
    >>> round(view.x1 - view.x0) >= 420
    True
    """
    plane = projection or choose_projection(lon_deg, lat_deg)
    x, y = plane.forward(lon_deg, lat_deg)
    x, y = x[np.isfinite(x)], y[np.isfinite(y)]
    pad = pad_fraction * max(float(np.ptp(x)), float(np.ptp(y)))
    width = max(float(np.ptp(x)) + 2 * pad, min_span_km)
    height = max(float(np.ptp(y)) + 2 * pad, min_span_km / aspect_range[1])
    low, high = aspect_range
    aspect = width_pt / height_pt if height_pt else float(np.clip(width / height, low, high))
    width, height = max(width, height * aspect), max(height, width / aspect)
    cx, cy = (float(x.min() + x.max())) / 2.0, (float(y.min() + y.max())) / 2.0
    return View(
        plane,
        cx - width / 2.0,
        cy - height / 2.0,
        cx + width / 2.0,
        cy + height / 2.0,
        width_pt,
        width_pt / aspect,
    )


def overview_view(
    lon_deg: npt.ArrayLike,
    lat_deg: npt.ArrayLike,
    *,
    width_pt: float,
    height_pt: float | None = None,
) -> View:
    """Frame for many events: a region where they are near each other, else the Earth.

    The world map is cut at the meridian that is farthest from all points, and loses the polar
    latitudes where nothing lies.

    Examples
    --------
    >>> overview_view([125.0, 139.0], [39.0, 41.0], width_pt=400.0).is_world
    False
    >>> world = overview_view([-100.0, 30.0, 130.0], [35.0, 50.0, 40.0], width_pt=400.0)
    >>> world.is_world, world.projection.lon0_deg
    (True, 15.0)
    """
    lon, lat = np.asarray(lon_deg, float), np.asarray(lat_deg, float)
    around = np.sort(np.mod(lon, 360.0))
    gaps = np.diff(np.append(around, around[0] + 360.0))
    widest = int(np.argmax(gaps))
    # continents that are near each other only over a pole are drawn on a map of the Earth too
    if enclosing_cap(lon, lat)[2] <= WORLD_FROM_DEG and 360.0 - gaps[widest] <= WORLD_FROM_SPAN_DEG:
        return choose_view(
            lon,
            lat,
            width_pt=width_pt,
            height_pt=height_pt,
            pad_fraction=0.1,
            min_span_km=1200.0,
            aspect_range=(1.0, 1.9),
        )
    seam = around[widest] + gaps[widest] / 2.0
    lon0 = (round((seam - 180.0) / 5.0) * 5.0 + 180.0) % 360.0 - 180.0
    plane = MapProjection("eqearth", 0.0, lon0)
    south, north = min(-56.0, float(lat.min()) - 5.0), max(76.0, float(lat.max()) + 5.0)
    x, _ = plane.forward(lon0 + 179.99, 0.0)
    _, y = plane.forward([lon0, lon0], [max(south, -90.0), min(north, 90.0)])
    half = float(x) * 1.005
    y0, y1 = float(y[0]), float(y[1])
    if height_pt is None:
        height_pt = width_pt * (y1 - y0) / (2 * half)
    elif height_pt / width_pt > (y1 - y0) / (2 * half):
        extra = (2 * half * height_pt / width_pt - (y1 - y0)) / 2
        y0, y1 = y0 - extra, y1 + extra
    else:
        half = (y1 - y0) * width_pt / height_pt / 2
    return View(plane, -half, y0, half, y1, width_pt, height_pt)
