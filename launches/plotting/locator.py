"""The locator globe: where on Earth a map lies."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from launches.plotting.field import Box
from launches.plotting.projection import View
from launches.plotting.style import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

FloatArray = npt.NDArray[np.float64]

GLOBE_PT = 64.0
#: Finest detail of the globe, as a share of its radius.
GLOBE_DETAIL = 0.012


def draw_globe(ax: Axes, view: View, theme: Theme, box: Box) -> None:
    """Draw the hemisphere round the map's centre, with the map's frame on it."""
    inset = ax.inset_axes(
        (
            box.x0 / view.width_pt,
            box.y0 / view.height_pt,
            (box.x1 - box.x0) / view.width_pt,
            (box.y1 - box.y0) / view.height_pt,
        ),
        zorder=8,
    )
    inset.set_gid("locator")
    inset.set_axis_off()
    inset.set(xlim=(-1.04, 1.04), ylim=(-1.04, 1.04), aspect="equal")
    centre = view.projection.inverse((view.x0 + view.x1) / 2, (view.y0 + view.y1) / 2)
    lat0, lon0 = float(np.clip(centre[1], -65.0, 65.0)), float(centre[0])
    from matplotlib.patches import Circle, PathPatch

    inset.add_artist(Circle((0, 0), 1.0, facecolor=theme.sea, edgecolor="none", zorder=0))
    land = PathPatch(
        _land_path(lat0, lon0), facecolor=theme.globe_land, edgecolor=theme.globe_land,
        linewidth=0.2,
        zorder=1, gid="locator-land",
    )  # fmt: skip
    inset.add_artist(land)
    land.set_clip_path(Circle((0, 0), 1.0, transform=inset.transData))
    inset.add_artist(
        Circle((0, 0), 1.0, facecolor="none", edgecolor=theme.coast, linewidth=0.6, zorder=3)
    )
    lon, lat = view.edge_lonlat()
    x, y, front = _orthographic(lon, lat, lat0, lon0)
    x, y = np.where(front, x, np.nan), np.where(front, y, np.nan)
    inset.plot(
        x,
        y,
        color=theme.track,
        linewidth=1.0,
        zorder=4,
        gid="locator-frame",
        solid_joinstyle="miter",
    )


def _orthographic(
    lon_deg: FloatArray, lat_deg: FloatArray, lat0_deg: float, lon0_deg: float
) -> tuple[FloatArray, FloatArray, npt.NDArray[np.bool_]]:
    """Unit-sphere orthographic coordinates, and which points face the reader."""
    lon, lat = np.radians(lon_deg - lon0_deg), np.radians(lat_deg)
    lat0 = np.radians(lat0_deg)
    x = np.cos(lat) * np.sin(lon)
    y = np.cos(lat0) * np.sin(lat) - np.sin(lat0) * np.cos(lat) * np.cos(lon)
    z = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon)
    return x, y, np.asarray(z > 0)


@cache
def _rings() -> tuple[FloatArray, npt.NDArray[np.int64]]:
    """Outlines of the land of the globe: all vertices, and the ring that each belongs to."""
    from launches import geography

    rings = shapely.get_rings(shapely.get_parts(geography.land("110m").geometry.to_numpy()))
    return shapely.get_coordinates(rings, return_index=True)


def _land_path(lat0_deg: float, lon0_deg: float) -> Path:
    """Land of the near hemisphere; what lies beyond the limb is pushed out to it.

    Pushed in their own direction, points behind are hidden by the clip along the limb.
    """
    from matplotlib.path import Path

    lonlat, ring = _rings()
    x, y, front = _orthographic(lonlat[:, 0], lonlat[:, 1], lat0_deg, lon0_deg)
    push = np.where(front, 1.0, 1.001 / np.maximum(np.hypot(x, y), 1e-9))
    xy = np.column_stack([x, y]) * push[:, None]
    step = np.hypot(*np.diff(xy, axis=0, prepend=np.nan).T)
    begins = np.append(True, np.diff(ring) > 0)
    first = np.flatnonzero(begins)
    seen = np.logical_or.reduceat(front, first)
    span = np.maximum.reduceat(xy, first) - np.minimum.reduceat(xy, first)
    wanted = seen & (span.max(axis=1) > 2 * GLOBE_DETAIL)
    keep = (begins | (step > GLOBE_DETAIL)) & wanted[ring]
    codes = np.where(begins, Path.MOVETO, Path.LINETO)
    return Path(xy[keep], codes[keep])
