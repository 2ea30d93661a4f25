"""What frames a map: graticule, scale bar, locator globe, header, key and foot.

Positions are points from the frame's lower left corner, through the transform `paper` gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from launches.plotting.basemap import add_layer, clip_plane, window_deg
from launches.plotting.halo import halo_text
from launches.plotting.labels import Box, text_size
from launches.plotting.projection import MapProjection, View
from launches.plotting.style import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

FloatArray = npt.NDArray[np.float64]

GRATICULE_STEPS_DEG = (1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0)
SMALL_PT = 6.5
GLOBE_PT = 64.0
#: Finest detail of the globe, as a share of its radius.
GLOBE_DETAIL = 0.012
SCALE_BAR_PT = 92.0
#: On maps wider than this the scale at the edge differs from the bar by more than a hundredth.
TRUE_SCALE_UP_TO_KM = 6000.0


def paper(ax: Axes, view: View) -> Transform:
    """Transform from points on paper to the canvas, for everything that is not ground."""
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(1.0 / view.width_pt, 1.0 / view.height_pt) + ax.transAxes


def degree_label(value: float, axis: str) -> str:
    """A parallel or meridian in words.

    Examples
    --------
    >>> degree_label(-5.0, "lat"), degree_label(190.0, "lon"), degree_label(0.0, "lat")
    ('5°S', '170°W', '0°')
    """
    if axis == "lon":
        value = (value + 180.0) % 360.0 - 180.0
        if value == -180.0:
            return "180°"
    if value == 0.0:
        return "0°"
    letter = ("N" if value > 0 else "S") if axis == "lat" else ("E" if value > 0 else "W")
    return f"{abs(value):g}°{letter}"


def draw_graticule(ax: Axes, view: View, theme: Theme) -> list[shapely.LineString]:
    """Draw parallels and meridians, labelled where they meet the left and lower frame.

    Returns
    -------
    list of shapely.LineString
        The lines in the plane, km.
    """
    west, south, east, north = window_deg(view)
    lon0 = view.projection.lon0_deg
    span = min(max(north - south, 1e-6), max((east - west) * 0.75, 1e-6))
    step = next((s for s in GRATICULE_STEPS_DEG if span / s <= 5.5), 30.0)
    step_lon = next((s for s in GRATICULE_STEPS_DEG if (east - west) / s <= 7.5), 30.0)
    step_lon = max(step, step_lon)
    lats = np.arange(np.ceil(south / step), np.floor(north / step) + 1) * step
    lons = (
        np.arange(np.ceil((lon0 + west) / step_lon), np.floor((lon0 + east) / step_lon) + 1)
        * step_lon
    )
    along_lat = np.linspace(max(south, -85.0), min(north, 85.0), 80)
    along_lon = np.linspace(lon0 + west, lon0 + east, 160)
    lines: list[tuple[str, float, FloatArray]] = [
        *(("lat", v, np.column_stack([along_lon, np.full(160, v)])) for v in lats if abs(v) < 89),
        *(
            ("lon", v, np.column_stack([np.full(80, v), along_lat]))
            for v in lons[: int(360 / step_lon)]
        ),
    ]
    drawn = []
    marks: list[tuple[str, float, str]] = []
    for axis, value, lonlat in lines:
        whole = shapely.LineString(view.projection.transform(lonlat))
        parts = clip_plane(np.array([whole], dtype=object), view)
        drawn.extend(parts.tolist())
        side = _meets(whole, view, "left" if axis == "lat" else "bottom")
        if side is not None:
            marks.append((axis, side, degree_label(float(value), axis)))
    add_layer(
        ax, np.array(drawn, dtype=object), "graticule",
        facecolor="none", edgecolor=theme.graticule, linewidth=0.4, zorder=1.5,
    )  # fmt: skip
    _label_edges(ax, view, theme, marks)
    return drawn


def _meets(line: shapely.LineString, view: View, side: str) -> float | None:
    """Where a line crosses a side of the frame, points along it."""
    if side == "left":
        edge = shapely.LineString([(view.x0, view.y0), (view.x0, view.y1)])
    else:
        edge = shapely.LineString([(view.x0, view.y0), (view.x1, view.y0)])
    hit = shapely.intersection(line, edge)
    if shapely.is_empty(hit):
        return None
    x, y = shapely.get_coordinates(hit)[0]
    at = (y - view.y0) if side == "left" else (x - view.x0)
    return float(at / view.km_per_pt)


def _label_edges(ax: Axes, view: View, theme: Theme, marks: list[tuple[str, float, str]]) -> None:
    to_canvas = paper(ax, view)
    last = {"lat": -np.inf, "lon": -np.inf}
    room = {"lat": 9.0, "lon": 26.0}
    ends = {"lat": view.height_pt, "lon": view.width_pt}
    for axis, at, words in sorted(marks, key=lambda mark: mark[1]):
        if at - last[axis] < room[axis] or not 6.0 < at < ends[axis] - 6.0:
            continue
        last[axis] = at
        x, y = (-3.5, at) if axis == "lat" else (at, -3.5)
        ax.text(
            x, y, words, transform=to_canvas, fontsize=SMALL_PT, color=theme.muted, gid="graticule-label",
            ha="right" if axis == "lat" else "center", va="center" if axis == "lat" else "top",
        )  # fmt: skip


def scale_length_km(view: View, most_pt: float = SCALE_BAR_PT) -> float:
    """Round length whose bar is no longer than `most_pt`.

    Examples
    --------
    >>> plane = MapProjection("laea", 0.0, 0.0)
    >>> scale_length_km(View(plane, -500, -500, 500, 500, 500.0, 500.0))
    150.0
    """
    most_km = most_pt * view.km_per_pt
    decade = 10.0 ** np.floor(np.log10(most_km))
    return float(max(m * decade for m in (1.0, 1.5, 2.0, 3.0, 4.0, 5.0) if m * decade <= most_km))


def _scale_words(view: View) -> str:
    words = f"{scale_length_km(view):,.0f} km"
    return f"{words} at the centre" if view.diagonal_km > TRUE_SCALE_UP_TO_KM else words


def scale_bar_size(view: View, renderer: Any) -> tuple[float, float]:
    """Width and height that the scale bar takes with its words, points."""
    length_km = scale_length_km(view)
    words = text_size(renderer, _scale_words(view), size=SMALL_PT)[0]
    first = text_size(renderer, f"{length_km:,.0f}", size=SMALL_PT)[0]
    return length_km / view.km_per_pt + words - first / 2 + 7.0, 19.0


def draw_scale_bar(ax: Axes, view: View, theme: Theme, box: Box, renderer: Any) -> None:
    """Draw the scale bar into a box; on a large map it says where it holds."""
    from matplotlib.patches import Rectangle

    to_canvas = paper(ax, view)
    length_km = scale_length_km(view)
    length = length_km / view.km_per_pt
    x0, y0 = box.x0 + 4.0, box.y0 + 3.0
    for k, color in enumerate((theme.ink, theme.page)):
        ax.add_artist(
            Rectangle(
                (x0 + k * length / 2, y0), length / 2, 3.2, transform=to_canvas, facecolor=color,
                edgecolor=theme.ink, linewidth=0.6, zorder=8, gid="scale-bar",
            )
        )  # fmt: skip
    words = _scale_words(view)
    for x, text, align in (
        (x0, "0", "center"),
        (x0 + length / 2, f"{length_km / 2:,.0f}", "center"),
    ):
        halo_text(
            ax, x, y0 + 5.2, text, theme, transform=to_canvas, fontsize=SMALL_PT, ha=align, va="bottom",
            color=theme.ink, zorder=8.1, gid="scale-bar",
        )  # fmt: skip
    first = text_size(renderer, f"{length_km:,.0f}", size=SMALL_PT)[0]
    halo_text(
        ax, x0 + length - first / 2, y0 + 5.2, words, theme, transform=to_canvas, fontsize=SMALL_PT, ha="left",
        va="bottom", color=theme.ink, zorder=8.1, gid="scale-bar",
    )  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One entry of the key: a kind of mark with its style, and its words."""

    kind: str
    words: str
    style: dict[str, Any]


KEY_SIZE_PT = 7.5
KEY_ROW_PT = 13.0
_SWATCH_PT = 20.0


def key_rows(
    items: list[KeyItem], width_pt: float, renderer: Any
) -> list[list[tuple[float, KeyItem]]]:
    """Entries in rows no wider than the map, each with its left edge, points."""
    rows: list[list[tuple[float, KeyItem]]] = [[]]
    x = 0.0
    for item in items:
        wide = _SWATCH_PT + 5.0 + text_size(renderer, item.words, size=KEY_SIZE_PT)[0]
        if rows[-1] and x + wide > width_pt:
            rows.append([])
            x = 0.0
        rows[-1].append((x, item))
        x += wide + 15.0
    return rows if rows[0] else []


def draw_key(
    ax: Axes, view: View, theme: Theme, rows: list[list[tuple[float, KeyItem]]], top_pt: float
) -> None:
    """Draw the key's rows below the frame, the first at `top_pt` below it."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    to_canvas = paper(ax, view)
    for number, row in enumerate(rows):
        y = -(top_pt + KEY_ROW_PT * (number + 0.5))
        for x, item in row:
            common: dict[str, Any] = {"transform": to_canvas, "clip_on": False, "gid": "key"}
            if item.kind == "line":
                ax.add_artist(Line2D([x, x + _SWATCH_PT], [y, y], **item.style, **common))
            elif item.kind == "marker":
                ax.add_artist(
                    Line2D([x + _SWATCH_PT / 2], [y], linestyle="none", **item.style, **common)
                )
            else:
                ax.add_artist(Rectangle((x, y - 3.6), _SWATCH_PT, 7.2, **item.style, **common))
            ax.text(
                x + _SWATCH_PT + 5.0, y, item.words, va="center_baseline", ha="left", color=theme.ink,
                fontsize=KEY_SIZE_PT, transform=to_canvas, gid="key-label",
            )  # fmt: skip


def draw_lines(
    ax: Axes,
    view: View,
    lines: list[str],
    *,
    at_pt: tuple[float, float],
    leading_pt: float,
    gid: str,
    **text: Any,
) -> None:
    """Write lines of text downwards from a point on paper."""
    to_canvas = paper(ax, view)
    for number, line in enumerate(lines):
        ax.text(
            at_pt[0], at_pt[1] - number * leading_pt, line, transform=to_canvas, ha="left",
            va="baseline", gid=gid, **text,
        )  # fmt: skip


def draw_frame(ax: Axes, view: View, theme: Theme) -> None:
    """Set the frame's extent, its sea and its line; no ticks."""
    ax.set(xlim=(view.x0, view.x1), ylim=(view.y0, view.y1), xticks=[], yticks=[])
    ax.set_aspect("equal", adjustable="box")
    ax.set_facecolor(theme.sea)
    for spine in ax.spines.values():
        spine.set(visible=True, linewidth=0.8, edgecolor=theme.frame, zorder=9)
