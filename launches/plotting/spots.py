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
from launches.plotting.style import CLASS_MARKS, Theme, class_mark, readable_on
from launches.plotting.translate import tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FloatArray = npt.NDArray[np.float64]

#: Marks of one class at one place grow with the root of their number: radius at one, points.
UNIT_RADIUS_PT = 3.3
#: Places nearer than this on paper share their marks, points.
CLUSTER_PT = 10.0
#: How far from its place a mark is looked room for, and in what steps, points.
SEARCH_PT, SEARCH_STEP_PT = 160.0, 1.0
#: From this radius on a mark has room for its number, points.
NUMBER_FROM_PT = 4.2


@dataclass(frozen=True, slots=True)
class Spot:
    """All events of one class at one place: where, how many, and where drawn (points).

    Places nearer to each other on paper than `CLUSTER_PT` count as one.
    """

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
    frame["cluster"] = _clusters(frame, view)
    sites = frame.groupby("cluster", sort=True).agg(
        lon=("lon", "first"), lat=("lat", "first"), names=("site", _names)
    )
    counts = frame.groupby(["cluster", "missile_class"], sort=True).size().reset_index(name="n")
    table = counts.join(sites, on="cluster")
    x, y = view.to_pt(table["lon"].to_numpy(), table["lat"].to_numpy())
    radius = UNIT_RADIUS_PT * np.minimum(table["n"].to_numpy(dtype=float), 60.0) ** 0.36
    at = moved_apart(np.column_stack([x, y]), radius, view.width_pt, view.height_pt)
    order = np.argsort(-radius, kind="stable")
    return [
        Spot(
            missile_class=str(table["missile_class"][i]),
            lon_deg=float(table["lon"][i]),
            lat_deg=float(table["lat"][i]),
            site=str(table["names"][i]),
            count=int(table["n"][i]),
            radius_pt=float(radius[i]),
            x_pt=float(at[i, 0]),
            y_pt=float(at[i, 1]),
        )
        for i in order
    ]


def _clusters(frame: pd.DataFrame, view: View) -> npt.NDArray[np.int64]:
    """Put places that paper cannot keep apart into one cluster; give the number of each row's.

    The place with most events is the first of its cluster and stands for it, so rows are given
    the position of that place.
    """
    places = frame.groupby(["site", "lon", "lat"], sort=True).size().reset_index(name="n")
    places = places.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)
    xy = np.column_stack(view.to_pt(places["lon"].to_numpy(), places["lat"].to_numpy()))
    anchors: list[int] = []
    found: dict[tuple[str, float, float], int] = {}
    for i, place in enumerate(places[["site", "lon", "lat"]].itertuples(index=False, name=None)):
        away = [float(np.hypot(*(xy[i] - xy[anchor]))) for anchor in anchors]
        near = int(np.argmin(away)) if away else -1
        if near < 0 or away[near] > CLUSTER_PT:
            anchors.append(i)
            near = len(anchors) - 1
        found[place] = near
    rows = list(frame[["site", "lon", "lat"]].itertuples(index=False, name=None))
    number = np.array([found[row] for row in rows], dtype=np.int64)
    for column in ("lon", "lat"):
        frame[column] = places[column].to_numpy()[anchors][number]
    return number


def _names(sites: pd.Series[str]) -> str:
    """Name of a cluster: its place with most events, and how many more there are."""
    named = sites[sites != ""].value_counts(sort=False)
    if named.empty:
        return ""
    first = str(named.sort_values(ascending=False, kind="stable").index[0])
    more = len(named) - 1
    first = words.place_name(first)
    return tr("{place} and {count} more", place=first, count=more) if more else first


def moved_apart(
    points_pt: FloatArray, radius_pt: FloatArray, width_pt: float, height_pt: float
) -> FloatArray:
    """Put discs near where they belong so that none covers another.

    The largest come first and keep their place; each further one takes the free place that is
    nearest to its own.

    Parameters
    ----------
    points_pt : numpy.ndarray, shape (n, 2)
        Where they belong.
    radius_pt : numpy.ndarray, shape (n,)
        Their radii.
    width_pt, height_pt : float
        Frame that they stay in.

    Returns
    -------
    numpy.ndarray, shape (n, 2)
        Centres. A disc for which the search finds no free place keeps its own.

    Examples
    --------
    >>> at = moved_apart(np.array([[50.0, 50.0], [50.0, 50.0]]), np.array([4.0, 4.0]), 100.0, 100.0)
    >>> bool(np.hypot(*(at[0] - at[1])) >= 8.0)
    True
    """
    at = points_pt.astype(float).copy()
    reach = np.arange(0.0, SEARCH_PT, SEARCH_STEP_PT)
    turn = np.linspace(0.0, 2 * np.pi, 36, endpoint=False)
    # from the middle outwards, each ring turned a little against the last
    around = turn[None, :] + 0.13 * np.arange(len(reach))[:, None]
    offsets = np.stack([np.cos(around), np.sin(around)], axis=-1) * reach[:, None, None]
    offsets = offsets.reshape(-1, 2)
    done: list[int] = []
    for i in np.argsort(-radius_pt, kind="stable").tolist():
        margin = radius_pt[i] + 1.0
        tries = at[i] + offsets
        free = ((tries > margin) & (tries < [width_pt - margin, height_pt - margin])).all(axis=1)
        if done:
            away = np.hypot(*(tries[:, None, :] - at[done][None, :, :]).transpose(2, 0, 1))
            free &= (away >= radius_pt[i] + radius_pt[done] + 0.4).all(axis=1)
        if free.any():
            at[i] = tries[int(np.argmax(free))]
        done.append(i)
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
                color=readable_on(mark.color),
            )  # fmt: skip
