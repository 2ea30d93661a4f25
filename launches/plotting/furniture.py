"""What frames a map: graticule, scale bar, locator globe, header, key and foot.

Positions are points from the frame's lower left corner, through the transform `paper` gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from launches.plotting.basemap import add_layer, clip_plane, window_deg
from launches.plotting.field import Box
from launches.plotting.halo import halo_text
from launches.plotting.lengths import in_unit, to_km, unit
from launches.plotting.measure import text_size
from launches.plotting.projection import View
from launches.plotting.sheet import paper
from launches.plotting.style import Theme
from launches.plotting.translate import tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FloatArray = npt.NDArray[np.float64]

GRATICULE_STEPS_DEG = (1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0)
SMALL_PT = 6.5
GLOBE_PT = 64.0
#: Finest detail of the globe, as a share of its radius.
GLOBE_DETAIL = 0.012
SCALE_BAR_PT = 92.0
#: On maps wider than this the scale at the edge differs from the bar by more than a hundredth.
TRUE_SCALE_UP_TO_KM = 6000.0


def degree_label(value: float, axis: str) -> str:
    """Name a parallel or meridian.

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
            x, y, words, transform=to_canvas, fontsize=SMALL_PT, color=theme.muted,
            gid="graticule-label",
            ha="right" if axis == "lat" else "center", va="center" if axis == "lat" else "top",
        )  # fmt: skip


def scale_length(view: View, most_pt: float = SCALE_BAR_PT) -> float:
    """Round length in the unit in use whose bar is no longer than `most_pt`.

    Examples
    --------
    >>> from launches.plotting.projection import MapProjection
    >>> plane = MapProjection("laea", 0.0, 0.0)
    >>> scale_length(View(plane, -500, -500, 500, 500, 500.0, 500.0))
    150.0
    """
    most = in_unit(most_pt * view.km_per_pt)
    decade = 10.0 ** np.floor(np.log10(most))
    return float(max(m * decade for m in (1.0, 1.5, 2.0, 3.0, 4.0, 5.0) if m * decade <= most))


def _scale_words(view: View) -> str:
    words = f"{scale_length(view):,.0f} {unit()}"
    return (
        tr("{length} at the centre", length=words)
        if view.diagonal_km > TRUE_SCALE_UP_TO_KM
        else words
    )


def scale_bar_size(view: View, renderer: Any) -> tuple[float, float]:
    """Width and height that the scale bar takes with its words, points."""
    bar = scale_length(view)
    words = text_size(renderer, _scale_words(view), size=SMALL_PT)[0]
    first = text_size(renderer, f"{bar:,.0f}", size=SMALL_PT)[0]
    return to_km(bar) / view.km_per_pt + words - first / 2 + 7.0, 19.0


def draw_scale_bar(ax: Axes, view: View, theme: Theme, box: Box, renderer: Any) -> None:
    """Draw the scale bar into a box; on a large map it says where it holds."""
    from matplotlib.patches import Rectangle

    to_canvas = paper(ax, view)
    bar = scale_length(view)
    length = to_km(bar) / view.km_per_pt
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
        (x0 + length / 2, f"{bar / 2:,g}", "center"),
    ):
        halo_text(
            ax, x, y0 + 5.2, text, theme, transform=to_canvas, fontsize=SMALL_PT, ha=align,
            va="bottom",
            color=theme.ink, zorder=8.1, gid="scale-bar",
        )  # fmt: skip
    first = text_size(renderer, f"{bar:,.0f}", size=SMALL_PT)[0]
    halo_text(
        ax, x0 + length - first / 2, y0 + 5.2, words, theme, transform=to_canvas,
        fontsize=SMALL_PT, ha="left",
        va="bottom", color=theme.ink, zorder=8.1, gid="scale-bar",
    )  # fmt: skip


def draw_frame(ax: Axes, view: View, theme: Theme) -> None:
    """Set the frame's extent, its sea and its line; no ticks."""
    ax.set(xlim=(view.x0, view.x1), ylim=(view.y0, view.y1), xticks=[], yticks=[])
    ax.set_aspect("equal", adjustable="box")
    ax.set_facecolor(theme.sea)
    if view.is_world:
        _draw_world_frame(ax, view, theme)
        return
    for spine in ax.spines.values():
        spine.set(visible=True, linewidth=0.8, edgecolor=theme.frame, zorder=9, gid="frame")


def _draw_world_frame(ax: Axes, view: View, theme: Theme) -> None:
    """Frame a map of the Earth by its own edge: beyond it there is only paper."""
    from matplotlib.patches import Polygon

    ax.set_facecolor(theme.page)
    for spine in ax.spines.values():
        spine.set_visible(False)
    edge = view.outline()
    sea = Polygon(edge, facecolor=theme.sea, edgecolor="none", zorder=0.5, gid="sea")
    line = Polygon(
        edge, facecolor="none", edgecolor=theme.frame, linewidth=0.8, zorder=9, gid="frame"
    )
    for patch in (sea, line):
        ax.add_artist(patch)
    line.set_clip_on(False)
