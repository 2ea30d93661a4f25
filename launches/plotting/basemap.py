"""Layers of the base map, cut to the frame and thinned to what the paper resolves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt
import shapely

from launches.plotting.projection import View
from launches.plotting.style import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

GeometryArray = npt.NDArray[np.object_]

#: Detail finer than this is not seen in print, points.
RESOLUTION_PT = 0.3
#: Islands smaller than this are left out, square points.
SPECK_PT2 = 0.15
#: From this scale on the coarse coast is as good, km per point.
COARSE_FROM_KM_PER_PT = 18.0
#: Edges of clipped polygons are split to this length, so that they follow the projection.
EDGE_STEP_DEG = 1.0
#: Farthest longitude from the centre; at 180 itself a point could fall on either edge of a map.
SEAM_DEG = 179.995


def window_deg(view: View) -> tuple[float, float, float, float]:
    """Longitudes and latitudes that the frame can show: west, south, east, north.

    West and east are relative to the centre of the projection, within 180 degrees of it; a frame
    that holds a pole shows every longitude.
    """
    lon, lat = view.grid_lonlat(48, 48)
    edge_lon, edge_lat = view.edge_lonlat()
    lon, lat = np.append(lon, edge_lon), np.append(lat, edge_lat)
    seen = np.isfinite(lon) & np.isfinite(lat)
    turned = (lon[seen] - view.projection.lon0_deg + 180.0) % 360.0 - 180.0
    south, north = float(lat[seen].min()), float(lat[seen].max())
    west, east = float(turned.min()), float(turned.max())
    for pole in (-90.0, 90.0):
        x, y = view.projection.forward(view.projection.lon0_deg, pole)
        if view.x0 <= x <= view.x1 and view.y0 <= y <= view.y1:
            west, east = -180.0, 180.0
            south, north = min(south, pole), max(north, pole)
    pad = max(0.5, 0.04 * (north - south))
    return (
        max(west - pad, -SEAM_DEG),
        max(south - pad, -90.0),
        min(east + pad, SEAM_DEG),
        min(north + pad, 90.0),
    )


def project_clip(
    geometries: Any, view: View, *, resolution_pt: float = RESOLUTION_PT
) -> GeometryArray:
    """Geometry in the plane of a map: clipped to its frame and thinned.

    Parameters
    ----------
    geometries : array_like of shapely geometry
        Lines or polygons, (lon, lat) in degrees, longitudes in [-180, 180].
    view : View
        The map.
    resolution_pt : float
        Tolerance of the thinning, points on paper.

    Returns
    -------
    numpy.ndarray of shapely geometry
        Plane coordinates, km; what lies outside the frame is left out.

    Examples
    --------
    >>> from launches.plotting.projection import MapProjection
    >>> view = View(MapProjection("laea", 0.0, 180.0), -500, -500, 500, 500, 100.0, 100.0)
    >>> inside = project_clip([shapely.box(179, -1, 180, 1), shapely.box(20, 0, 21, 1)], view)
    >>> len(inside), bool(shapely.bounds(inside[0])[2] < 0.1)
    (1, True)
    """
    source = np.atleast_1d(np.asarray(geometries, dtype=object))
    if len(source) == 0:
        return source
    source = source[~(shapely.is_missing(source) | shapely.is_empty(source))]
    cut = np.concatenate([shapely.clip_by_rect(source, *window) for window in read_bounds(view)])
    cut = shapely.segmentize(cut[~shapely.is_empty(cut)], EDGE_STEP_DEG)
    return clip_plane(shapely.transform(cut, view.projection.transform), view, resolution_pt)


def clip_plane(
    plane: GeometryArray, view: View, resolution_pt: float = RESOLUTION_PT
) -> GeometryArray:
    """Plane geometry (km) cut to the frame and thinned; see `project_clip`."""
    margin = 1.5 * view.km_per_pt
    frame = (view.x0 - margin, view.y0 - margin, view.x1 + margin, view.y1 + margin)
    thin = shapely.simplify(plane, resolution_pt * view.km_per_pt, preserve_topology=False)
    thin = shapely.make_valid(thin) if (~shapely.is_valid(thin)).any() else thin
    parts = shapely.get_parts(shapely.clip_by_rect(thin, *frame))
    parts = shapely.get_parts(parts[~shapely.is_empty(parts)])
    kind = shapely.get_type_id(parts)
    big_enough = shapely.area(parts) > SPECK_PT2 * view.km_per_pt**2
    return np.asarray(parts[(kind == 1) | ((kind == 3) & big_enough)])


def to_path(geometries: GeometryArray) -> Path:
    """One compound path of lines or polygons; holes stay holes.

    Examples
    --------
    >>> to_path(np.array([shapely.box(0, 0, 2, 2)])).codes.tolist()
    [1, 2, 2, 2, 79]
    """
    from matplotlib.path import Path

    parts = shapely.get_parts(geometries)
    polygonal = bool(len(parts)) and shapely.get_type_id(parts[0]) == 3
    # normal form turns shells one way and holes the other, which fills need
    lines = shapely.get_rings(shapely.normalize(parts)) if polygonal else parts
    coords, owner = shapely.get_coordinates(lines, return_index=True)
    codes = np.full(len(coords), Path.LINETO, dtype=np.uint8)
    if len(coords):
        first = np.flatnonzero(np.append(True, np.diff(owner) > 0))
        codes[first] = Path.MOVETO
        if polygonal:
            codes[np.append(first[1:], len(coords)) - 1] = Path.CLOSEPOLY
    return Path(coords, codes)


def add_layer(ax: Axes, geometries: GeometryArray, gid: str, **style: Any) -> None:
    """Draw plane geometry as one patch whose group in a vector file is called `gid`."""
    from matplotlib.patches import PathPatch

    if len(geometries) == 0:
        return
    patch = PathPatch(to_path(geometries), gid=gid, **style)
    # extents are designed: a layer must not widen the frame
    ax.add_artist(patch)


def scale_for(view: View) -> Literal["10m", "110m"]:
    """Which of the two scales of the base map serves this view.

    Examples
    --------
    >>> from launches.plotting.projection import MapProjection
    >>> plane = MapProjection("laea", 0.0, 0.0)
    >>> scale_for(View(plane, -500, -500, 500, 500, 500.0, 500.0))
    '10m'
    """
    return "110m" if view.km_per_pt >= COARSE_FROM_KM_PER_PT else "10m"


def read_bounds(view: View) -> list[tuple[float, float, float, float]]:
    """Windows in degrees that the frame needs: two where it lies across 180 degrees.

    Examples
    --------
    >>> from launches.plotting.projection import MapProjection
    >>> view = View(MapProjection("laea", 0.0, 180.0), -500, -500, 500, 500, 100.0, 100.0)
    >>> [round(west) for west, _, _, _ in read_bounds(view)]
    [-180, 175]
    """
    west, south, east, north = window_deg(view)
    lon0 = view.projection.lon0_deg
    windows = []
    for turn in (-360.0, 0.0, 360.0):
        low, high = max(lon0 + west + turn, -180.0), min(lon0 + east + turn, 180.0)
        if low < high:
            windows.append((low, south, high, north))
    return windows


def draw_base(
    ax: Axes, view: View, theme: Theme, *, actors: tuple[str, ...] = ()
) -> dict[str, GeometryArray]:
    """Draw land, lakes, coast and borders; return the plane geometry by layer.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes whose data coordinates are the plane of `view`.
    view : View
        The map.
    theme : Theme
        Colours.
    actors : tuple of str
        Countries, alpha-3, that are toned darker.
    """
    from launches import geography

    scale = scale_for(view)
    windows = read_bounds(view)
    land = [geography.land(scale, bounds=window) for window in windows]
    theirs = [
        frame.geometry.values[frame["iso_a3"].isin(list(actors)).to_numpy()] for frame in land
    ]
    read = {"lakes": geography.lakes, "borders": geography.borders, "coast": geography.coast}
    source: dict[str, list[Any]] = {
        "land": [frame.geometry.values for frame in land],
        "actor-land": theirs,
        **{
            gid: [function(scale, bounds=window).geometry.values for window in windows]
            for gid, function in read.items()
        },
    }
    layers = {gid: project_clip(np.concatenate(parts), view) for gid, parts in source.items()}
    fills = {"land": theme.land, "actor-land": theme.actor_land, "lakes": theme.lake}
    for gid, color in fills.items():
        # the hairline in the fill's own colour closes seams between neighbours
        add_layer(ax, layers[gid], gid, facecolor=color, edgecolor=color, linewidth=0.25, zorder=2)
    line: dict[str, Any] = {"facecolor": "none", "joinstyle": "round", "capstyle": "round"}
    add_layer(
        ax, layers["borders"], "borders", edgecolor=theme.border, linewidth=0.6, zorder=2.2, **line
    )
    add_layer(
        ax, layers["coast"], "coast", edgecolor=theme.coast, linewidth=0.5, zorder=2.4, **line
    )
    return layers
