"""The locator globe: where on Earth a map lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from launches.plotting.field import Box
from launches.plotting.projection import View
from launches.plotting.style import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FloatArray = npt.NDArray[np.float64]

GLOBE_PT = 64.0
#: Finest detail of the globe, as a share of its radius.
GLOBE_DETAIL = 0.012


def draw_globe(ax: Axes, view: View, theme: Theme, box: Box) -> None:
    """Draw the hemisphere round the map's centre, with the map's frame on it."""
    from launches import geography

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
    from matplotlib.path import Path

    inset.add_artist(Circle((0, 0), 1.0, facecolor=theme.sea, edgecolor="none", zorder=0))
    rings = shapely.get_rings(shapely.get_parts(geography.land("110m").geometry.values))
    pieces = [
        ring
        for ring in (_on_globe(shapely.get_coordinates(r), lat0, lon0) for r in rings)
        if len(ring) > 2
    ]
    if pieces:
        path = Path.make_compound_path(*[Path(p, closed=True) for p in pieces])
        clip = Circle((0, 0), 1.0, transform=inset.transData)
        land = PathPatch(
            path,
            facecolor="#c9c1b0",
            edgecolor="#c9c1b0",
            linewidth=0.2,
            zorder=1,
            gid="locator-land",
        )
        inset.add_artist(land)
        land.set_clip_path(clip)
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


def _on_globe(lonlat: FloatArray, lat0_deg: float, lon0_deg: float) -> FloatArray:
    """Ring on the near hemisphere; what lies beyond the limb is drawn along it."""
    x, y, front = _orthographic(lonlat[:, 0], lonlat[:, 1], lat0_deg, lon0_deg)
    if not front.any():
        return np.empty((0, 2))
    # points behind are pushed out to the limb, in their own direction: the clip hides the rest
    reach = np.hypot(x, y)
    push = np.where(front, 1.0, 1.001 / np.maximum(reach, 1e-9))
    ring = np.column_stack([x * push, y * push])
    keep = np.append(True, np.hypot(*np.diff(ring, axis=0).T) > GLOBE_DETAIL)
    ring = ring[keep]
    return ring if np.ptp(ring, axis=0).max() > 2 * GLOBE_DETAIL else np.empty((0, 2))
