"""Marks of launch places on the overview: grouped, counted and moved apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from launches.plotting import words
from launches.plotting.content import Flight
from launches.plotting.projection import View
from launches.plotting.sheet import paper
from launches.plotting.style import CLASS_MARKS, Theme, class_mark

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FloatArray = npt.NDArray[np.float64]

#: Marks of one class at one place grow with the root of their number: radius at one, points.
UNIT_RADIUS_PT = 3.4
#: From this radius on a mark has room for its number, points.
NUMBER_FROM_PT = 4.4


@dataclass(frozen=True, slots=True)
class Spot:
    """All events of one class at one place: where, how many, and where drawn (points)."""

    missile_class: str
    lon_deg: float
    lat_deg: float
    site: str
    count: int
    radius_pt: float
    x_pt: float
    y_pt: float


def known_class(flight: Flight) -> str:
    """Class of a flight for keys and marks; what is not in the schema is unknown."""
    value = flight.row.get("missile_class")
    return str(value) if words.given(value) and str(value) in CLASS_MARKS else "unknown"


def spots(shown: list[Flight], view: View) -> list[Spot]:
    """Make the marks of the launch places, moved apart until none covers another.

    Parameters
    ----------
    shown : list of Flight
        Events.
    view : View
        The map.

    Returns
    -------
    list of Spot
        Largest first.
    """
    frame = pd.DataFrame(
        [
            {
                "missile_class": known_class(flight),
                "site": str(flight.row["site"]) if words.given(flight.row.get("site")) else "",
                "lon": round(flight.launch[0], 2),
                "lat": round(flight.launch[1], 2),
            }
            for flight in shown
            if flight.launch is not None
        ]
    )
    groups = frame.groupby(["missile_class", "site", "lon", "lat"], sort=True).size()
    counts = groups.to_numpy(dtype=float)
    table = groups.index.to_frame(index=False)
    x, y = view.to_pt(table["lon"].to_numpy(), table["lat"].to_numpy())
    radius = UNIT_RADIUS_PT * np.minimum(counts, 60.0) ** 0.4
    at = moved_apart(np.column_stack([x, y]), radius, view.width_pt, view.height_pt)
    order = np.argsort(-radius, kind="stable")
    return [
        Spot(
            str(table["missile_class"][i]), float(table["lon"][i]), float(table["lat"][i]),
            str(table["site"][i]), int(counts[i]), float(radius[i]), float(at[i, 0]), float(at[i,
            1]),
        )
        for i in order
    ]  # fmt: skip


def moved_apart(
    points_pt: FloatArray, radius_pt: FloatArray, width_pt: float, height_pt: float
) -> FloatArray:
    """Centres of discs pushed away from each other until they only touch.

    Parameters
    ----------
    points_pt : numpy.ndarray, shape (n, 2)
        Where they belong.
    radius_pt : numpy.ndarray, shape (n,)
        Their radii.
    width_pt, height_pt : float
        Frame that they stay in.

    Examples
    --------
    >>> at = moved_apart(np.array([[50.0, 50.0], [50.0, 50.0]]), np.array([4.0, 4.0]), 100.0, 100.0)
    >>> bool(np.hypot(*(at[0] - at[1])) >= 8.0)
    True
    """
    at = points_pt.astype(float).copy()
    n = len(at)
    # marks at the same point start on a small spiral, each in a direction of its own
    turn = np.arange(n) * 2.399963
    at += np.column_stack([np.cos(turn), np.sin(turn)]) * 0.05
    need = radius_pt[:, None] + radius_pt[None, :] + 0.8
    np.fill_diagonal(need, 0.0)
    for _ in range(300):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-9)
        push = np.clip(need - distance, 0.0, None)
        if push.max(initial=0.0) < 0.05:
            break
        at += (apart / distance[..., None] * (push * 0.5)[..., None]).sum(axis=1) * 0.8
        at[:, 0] = np.clip(at[:, 0], radius_pt + 2, width_pt - radius_pt - 2)
        at[:, 1] = np.clip(at[:, 1], radius_pt + 2, height_pt - radius_pt - 2)
    return at


def draw_spots(ax: Axes, view: View, theme: Theme, placed: list[Spot]) -> None:
    """Draw the marks with their numbers, tied to their places where they were moved."""
    to_canvas = paper(ax, view)
    for spot in placed:
        mark = class_mark(spot.missile_class)
        x, y = (float(v) for v in view.to_pt(spot.lon_deg, spot.lat_deg))
        if np.hypot(spot.x_pt - x, spot.y_pt - y) > spot.radius_pt:
            ax.plot(
                [x, spot.x_pt], [y, spot.y_pt], transform=to_canvas, color=theme.ink, linewidth=0.5,
                zorder=4.5, gid="leader",
            )  # fmt: skip
        ax.plot(
            [spot.x_pt], [spot.y_pt], transform=to_canvas, linestyle="none", marker=mark.marker,
            markersize=2 * spot.radius_pt, color=mark.color, markeredgecolor=theme.page,
            markeredgewidth=0.7, zorder=5, gid=f"launch-{spot.missile_class}",
        )  # fmt: skip
        if spot.count > 1 and spot.radius_pt >= NUMBER_FROM_PT:
            ax.text(
                spot.x_pt, spot.y_pt, str(spot.count), transform=to_canvas, ha="center",
                va="center_baseline", fontsize=min(7.5, spot.radius_pt * 1.05), zorder=5.1,
                gid="count",
                color=_readable_on(mark.color),
            )  # fmt: skip


def _readable_on(color: str) -> str:
    """White or black, whichever stands out (relative luminance of WCAG 2.1)."""
    from matplotlib.colors import to_rgb

    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#ffffff" if luminance < 0.30 else "#000000"
