"""Altitude against downrange: the arcs, what was reported of them, and heights to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from launches.errors import FigureError
from launches.geodesy import inverse
from launches.plotting import words
from launches.plotting.data import keep_data, profile_rows
from launches.plotting.lengths import length
from launches.plotting.look import Look, drawn_in
from launches.plotting.measure import make_renderer
from launches.plotting.profile_draw import (
    LINES,
    Curve,
    curve_name,
    draw_axes,
    draw_curve,
    extent,
    name_curves,
)
from launches.plotting.save import describe, root_figure
from launches.plotting.shape import shaped
from launches.plotting.sheet import (
    RIGHT_PT,
    KeyItem,
    PlotSize,
    axes_size_pt,
    compose,
    draw_sheet,
    new_axes,
)
from launches.plotting.stamp import drawn_from
from launches.plotting.style import PT_PER_MM, Theme
from launches.plotting.translate import counted, sentences, tr
from launches.trajectory.kinds import ARC_KINDS
from launches.units import M_PER_KM

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

FloatArray = npt.NDArray[np.float64]

#: Kinds of motion whose height is not computed but sketched.
SCHEMATIC_KINDS = ("quasi-ballistic", "glide", "cruise", "orbital")
#: Room for the labels of the axes, points.
LEFT_PT, TICKS_PT = 44.0, 32.0


@shaped
def plot_profile(
    trajectories: DataFrame,
    ax: Axes | None = None,
    *,
    events: DataFrame | None = None,
    equal_scale: bool = False,
    curved_earth: bool = False,
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    look: Look | None = None,
) -> Axes:
    """Altitude against downrange, for one flight or many.

    Arcs are solid. Where the figures do not allow one (quasi-ballistic, glide, cruise), the
    sketch is dotted and hatched and says so. A reported apogee is marked with its span; "at
    least" has an arrow upwards. Heights of 100 and 400 km are drawn where they fit.

    Parameters
    ----------
    trajectories : DataFrame
        Trajectories table, ``LINESTRING Z`` in lon, lat and m. An events table (with
        `site_lat_deg`) is taken too, and estimated first.
    ax : matplotlib.axes.Axes, optional
        Axes to fill; without one a figure is made (``ax.figure``; not one of pyplot's).
    events : DataFrame, optional
        Events table: reported apogees and names.
    equal_scale : bool
        One kilometre up as long as one along.
    curved_earth : bool
        Draw over the curve of the Earth (radius 6,371 km), in equal scale.
    title, subtitle, sources : str, optional
        Instead of the words made from the events; an empty string leaves them out.
    look : Look, optional
        Style, size, language, units, spellings and stamp.

    Returns
    -------
    matplotlib.axes.Axes
        In km.

    Raises
    ------
    FigureError
        When no trajectory has an altitude.

    Examples
    --------
    >>> import geopandas
    >>> from shapely import LineString
    >>> arc = LineString([(125, 39, 0), (127, 39, 120e3), (129, 39, 0)])
    >>> flight = geopandas.GeoDataFrame(
    ...     {"event_id": ["A"], "trajectory_kind": ["ballistic"]}, geometry=[arc], crs="EPSG:4326")
    >>> ax = plot_profile(flight)
    >>> ax.get_xlabel(), ax.get_ylabel()
    ('Downrange (km)', 'Altitude (km)')
    """
    if "site_lat_deg" in trajectories.columns:
        from launches.trajectory import estimate

        events, trajectories = trajectories, estimate(trajectories)
    curves = profile_curves(trajectories, events)
    if not curves:
        raise FigureError(
            "no trajectory has an altitude to draw", cure="give flights with a range and an apogee"
        )
    with drawn_in(look) as used:
        theme = used.theme
        renderer = make_renderer()
        size = PlotSize(*axes_size_pt(ax)) if ax is not None else None
        plane, shape = extent(
            curves, equal_scale=equal_scale, curved_earth=curved_earth,
            shape=size.height_pt / size.width_pt if size else None,
        )  # fmt: skip
        if size is None:
            width_pt = used.width_mm * PT_PER_MM - LEFT_PT - RIGHT_PT
            size = PlotSize(width_pt, width_pt * shape)
        sheet = compose(
            renderer, size.width_pt, key=key_items(curves, theme),
            title=_title(curves) if title is None else title,
            subtitle=_subtitle(curves) if subtitle is None else subtitle,
            foot=_foot(curves, sources, len(trajectories) - len(curves)),
            ticks_pt=6.0 if curved_earth else TICKS_PT,
        )  # fmt: skip
        if ax is None:
            ax = new_axes(sheet, size.width_pt, size.height_pt, left_pt=LEFT_PT)
        draw_axes(ax, theme, plane, equal_scale=equal_scale)
        for number, curve in enumerate(curves):
            draw_curve(ax, theme, plane, curve, number, len(curves))
        name_curves(ax, theme, plane, curves, size, renderer)
        draw_sheet(ax, size, theme, sheet)
        keep_data(ax, profile_rows(curves))
        figure = root_figure(ax.figure)
        if figure is not None:
            describe(
                figure, title=" ".join(sheet.title), alt=alt_text(curves),
                provenance=drawn_from(*(curve.event_id for curve in curves)),
            )  # fmt: skip
    return ax


def profile_curves(trajectories: DataFrame, events: DataFrame | None = None) -> list[Curve]:
    """Profiles of a trajectories table; flights without any altitude are left out.

    Examples
    --------
    >>> import geopandas
    >>> from shapely import LineString
    >>> flights = geopandas.GeoDataFrame({"event_id": ["A", "B"]}, geometry=[
    ...     LineString([(0, 0, 0), (1, 0, 5e4), (2, 0, 0)]), None], crs="EPSG:4326")
    >>> [(curve.event_id, round(curve.top[0]), curve.top[1]) for curve in profile_curves(flights)]
    [('A', 111, 50.0)]
    """
    cells: dict[str, dict[str, Any]] = {}
    if events is not None:
        for event in events.to_dict("records"):
            cells[str(event["event_id"])] = {str(k): v for k, v in event.items()}
    curves = []
    for record in trajectories.to_dict("records"):
        own = {str(k): v for k, v in record.items() if words.given(v) and k != "geometry"}
        event_id = str(record["event_id"])
        row = {**cells.get(event_id, {}), **own}
        found = _from_track(record.get("geometry")) or _from_figures(row)
        if found is None:
            continue
        downrange_km, altitude_km = found
        curves.append(
            Curve(
                event_id, downrange_km, altitude_km, _shape(row, float(altitude_km.max())), row
            )
        )  # fmt: skip
    return curves


def _from_track(geometry: Any) -> tuple[FloatArray, FloatArray] | None:
    """Downrange and altitude along a track, km; None where it has no altitude."""
    if not isinstance(geometry, BaseGeometry) or geometry.is_empty or not geometry.has_z:
        return None
    lon, lat, height_m = shapely.get_coordinates(geometry, include_z=True).T
    if not height_m.max() > 0.0:
        return None
    _, downrange_km = inverse(lat[0], lon[0], lat, lon)
    return downrange_km, height_m / M_PER_KM


def _from_figures(row: Mapping[str, Any]) -> tuple[FloatArray, FloatArray] | None:
    """Downrange and altitude from range and apogee alone: a profile needs no direction."""
    from launches.trajectory.track import altitude_profile

    kind = row.get("trajectory_kind")
    far = next((row[k] for k in ("range_km_est", "range_km") if words.given(row.get(k))), None)
    high = next(
        (
            row[k]
            for k in ("apogee_km_est", "apogee_km_max", "apogee_km")
            if words.given(row.get(k))
        ),
        None,
    )
    if far is None or high is None or kind not in ("quasi-ballistic", "glide", *ARC_KINDS):
        return None
    return altitude_profile(float(far), float(high), free_flight=kind in ARC_KINDS)


def alt_text(curves: list[Curve]) -> str:
    """Say in words what the figure shows."""
    parts = [tr("{title}.", title=_title(curves))]
    for curve in curves[:12]:
        along, top = curve.downrange_km.max(), curve.top[1]
        kind = {"schematic": "Schematic profile", "assumed": "Arc with an assumed apogee"}
        parts.append(
            tr("{kind} of {flight}: {along} downrange, {top} high.",
               kind=tr(kind.get(curve.shape, "Arc")), flight=curve_name(curve),
               along=length(along), top=length(top))
        )  # fmt: skip
    return sentences(*parts)


def _shape(cells: Mapping[str, Any], top_km: float) -> str:
    assumed = str(cells.get("assumed", "")).split("|")
    if cells.get("trajectory_kind") in SCHEMATIC_KINDS or "profile" in assumed:
        return "schematic"
    low, high = cells.get("apogee_km"), cells.get("apogee_km_max")
    if not words.given(low) or any(word.startswith("apogee") for word in assumed):
        return "assumed"
    most = float(high) if words.given(high) else float(low)  # type: ignore[arg-type]
    # an arc that passes the reported apogee by is not the reported one, whatever it is
    near = 0.95 * float(low) <= top_km <= 1.05 * most  # type: ignore[arg-type]
    return "arc" if near else "assumed"


_KEY_WORDS = {
    "arc": "Free-flight arc through the reported range and apogee",
    "assumed": "Arc with its apogee assumed, or taken from the flight time",
    "schematic": "Schematic: the shape was not reported",
}


def key_items(curves: list[Curve], theme: Theme) -> list[KeyItem]:
    """Entries of a profile's key: what the kinds of line say."""
    items = [
        KeyItem(
            "line", tr(text), {"color": theme.muted, "linewidth": 1.6, "linestyle": LINES[shape]}
        )
        for shape, text in _KEY_WORDS.items()
        if any(curve.shape == shape for curve in curves)
    ]
    if any(words.given(curve.row.get("apogee_km")) for curve in curves):
        ring = {"marker": "o", "markersize": 5.5, "markerfacecolor": theme.page}
        style = {**ring, "markeredgecolor": theme.muted, "markeredgewidth": 1.3}
        items.append(KeyItem("marker", tr("Apogee as reported"), style))
    return items


def _title(curves: list[Curve]) -> str:
    if len(curves) == 1 and words.given(curves[0].row.get("actor")):
        return words.title(curves[0].row)
    if len(curves) == 1:
        return tr("Altitude profile")
    return tr("Altitude profiles of {flights}", flights=counted(len(curves), "flight"))


def _subtitle(curves: list[Curve]) -> str:
    if len(curves) == 1 and words.given(curves[0].row.get("site")):
        return words.subtitle(curves[0].row)
    return ""


def _foot(curves: list[Curve], sources: str | None, left_out: int = 0) -> list[str]:
    if sources is None:
        sources = words.source_line([curve.row for curve in curves])
    notes = []
    if any(curve.shape != "schematic" for curve in curves):
        notes.append(tr(
            "Arcs: two-body free flight over the turning Earth; powered flight and drag are left "
            "out."
        ))  # fmt: skip
    if left_out:
        notes.append(tr("Not drawn, no altitude reported: {events}.",
                        events=counted(left_out, "event")))  # fmt: skip
    return [line for line in (sources, sentences(*notes)) if line]
