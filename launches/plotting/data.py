"""The numbers behind a figure, as a table that a desk can chart anew.

Lengths are km whatever unit the figure prints, and columns say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import pandas as pd
import shapely

from launches.errors import FigureError
from launches.plotting import words
from launches.plotting.look import Look, drawn_in
from launches.plotting.tally import period_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from launches.plotting.content import Flight
    from launches.plotting.profile_draw import Curve
    from launches.plotting.range_apogee_draw import Dot
    from launches.plotting.said import Topic
    from launches.plotting.tally import Tally
    from launches.plotting.zone_distance_draw import Gap

_DATA: WeakKeyDictionary[Axes, pd.DataFrame] = WeakKeyDictionary()

#: Cells of an event that stand before the figures of its row.
_EVENT = ("event_id", "date_local", "actor", "missile_class", "missile_name")
#: Decimals of degrees (about 11 m) and of km in what was computed for a figure.
DEG_DECIMALS, KM_DECIMALS = 4, 2


def keep_data(ax: Axes, rows: Iterable[Mapping[str, Any]]) -> None:
    """Remember what an Axes shows, for `figure_data`."""
    _DATA[ax] = pd.DataFrame(list(rows))


def figure_data(source: Axes | Figure) -> pd.DataFrame:
    """Table of what a figure shows.

    Parameters
    ----------
    source : matplotlib.axes.Axes or Figure
        What a plot function returned, or its figure; of several Axes, the first that has data.

    Returns
    -------
    DataFrame
        A row per mark. Lengths are km, angles degrees, whatever unit is printed.

    Raises
    ------
    FigureError
        When no function of this package drew on it.

    Examples
    --------
    >>> from launches.plotting import plot_timeline
    >>> log = pd.DataFrame({"event_id": ["A"], "date_local": ["2022-11-18"]})
    >>> figure_data(plot_timeline(log))[["period", "missile_class", "count"]].values.tolist()
    [['2022', 'unknown', 1]]
    """
    from matplotlib.figure import Figure

    for ax in source.axes if isinstance(source, Figure) else [source]:
        if ax in _DATA:
            return _DATA[ax].copy()
    raise FigureError("no data is known of this figure", cure="draw it with a plot function")


def event_cells(row: Mapping[str, Any]) -> dict[str, Any]:
    """Cells that say which event a row is of."""
    return {name: row.get(name) if words.given(row.get(name)) else None for name in _EVENT}


def map_rows(shown: list[Flight]) -> list[dict[str, Any]]:
    """Rows of a map: launch place, track, region and splash-down of every event.

    Points have a latitude and a longitude; lines and areas are well-known text, (lon, lat).
    """
    rows = []
    for flight in shown:
        parts: list[dict[str, Any]] = []
        if flight.launch is not None:
            parts.append({**_point("launch", flight.launch), "radius_km": flight.radius_km or None,
                          "name": flight.row.get("site")})  # fmt: skip
        if flight.track is not None:
            line = shapely.LineString(flight.track)
            parts.append({"part": "track", "assumed": flight.track_assumed, "wkt": _wkt(line)})
        parts += [
            {"part": "region", "probability": p, "assumed": flight.track_assumed, "wkt": _wkt(area)}
            for p, area in flight.regions
        ]
        if flight.impact is not None:
            parts.append(_point("region centre", flight.impact))
        if flight.landmark is not None:
            mark = flight.landmark
            at = _point("landmark", (mark.lon_deg, mark.lat_deg))
            parts.append({**at, "name": mark.name})
        verdict = {
            name: flight.row.get(name)
            for name in ("zone", "zone_probability", "zone_distance_km", "zone_agrees")
            if words.given(flight.row.get(name))
        }
        parts += [{"part": "verdict", **verdict}] if verdict else []
        rows += [{**event_cells(flight.row), **part} for part in parts]
    order = ("part", "name", "lat_deg", "lon_deg", "radius_km", "probability", "assumed", "wkt")
    return _ordered(rows, (*_EVENT, *order))


def _point(part: str, lonlat: tuple[float, float]) -> dict[str, Any]:
    lon, lat = lonlat
    return {"part": part, "lat_deg": round(lat, DEG_DECIMALS), "lon_deg": round(lon, DEG_DECIMALS)}


def _wkt(shape: Any) -> str:
    return str(shapely.to_wkt(shape, rounding_precision=DEG_DECIMALS, trim=True))


def _ordered(rows: list[dict[str, Any]], first: Iterable[str]) -> list[dict[str, Any]]:
    """Give every row the same columns, in one order."""
    names = list(dict.fromkeys([*first, *(name for row in rows for name in row)]))
    return [{name: row.get(name) for name in names} for row in rows]


def profile_rows(curves: list[Curve]) -> list[dict[str, Any]]:
    """Rows of a profile: the vertices of each flight."""
    return [
        {
            **event_cells(curve.row), "event_id": curve.event_id, "shape": curve.shape,
            "downrange_km": round(float(along), KM_DECIMALS),
            "altitude_km": round(float(height), KM_DECIMALS),
            "apogee_km_reported": _cell(curve.row, "apogee_km"),
            "apogee_km_max_reported": _cell(curve.row, "apogee_km_max"),
            "apogee_qualifier": _cell(curve.row, "apogee_qualifier"),
        }
        for curve in curves
        for along, height in zip(curve.downrange_km, curve.altitude_km, strict=True)
    ]  # fmt: skip


def _cell(row: Mapping[str, Any], name: str) -> Any:
    return row.get(name) if words.given(row.get(name)) else None


def timeline_rows(tally: Tally) -> list[dict[str, Any]]:
    """Rows of a timeline: class by period; a period without a report has no number."""
    rows: list[dict[str, Any]] = [
        {
            "period": _period(piece.period, tally), "missile_class": piece.missile_class,
            "failed": piece.failed, "count": piece.count,
            "total": tally.totals[piece.period].text, "note": "",
        }
        for piece in tally.pieces
    ]  # fmt: skip
    blank = {"missile_class": None, "failed": None, "total": None}
    for first, last in tally.gaps:
        rows += [
            {"period": _period(number, tally), **blank, "count": None, "note": "no report"}
            for number in range(first, last + 1)
        ]
    rows += [
        {"period": _period(number, tally), **blank, "count": 0, "note": "none, log complete"}
        for number in tally.zeros
    ]
    return sorted(rows, key=lambda row: str(row["period"]))


def _period(number: int, tally: Tally) -> str:
    return str(number) if tally.by == "year" else f"{number // 12}-{number % 12 + 1:02d}"


def range_apogee_rows(dots: list[Dot]) -> list[dict[str, Any]]:
    """Rows of range against apogee: the spans of both, and the apogee of least energy."""
    from launches.plotting.range_apogee_draw import minimum_energy_km

    return [
        {
            **event_cells(dot.row),
            "range_km": dot.range.low_km, "range_km_max": dot.range.high_km,
            "range_qualifier": dot.range.hedge,
            "apogee_km": dot.apogee.low_km, "apogee_km_max": dot.apogee.high_km,
            "apogee_qualifier": dot.apogee.hedge,
            "minimum_energy_apogee_km": round(
                float(minimum_energy_km(dot.range.middle_km)), KM_DECIMALS
            ),
            "outcome": _cell(dot.row, "outcome"),
        }
        for dot in dots
    ]  # fmt: skip


def zone_distance_rows(gaps: list[Gap]) -> list[dict[str, Any]]:
    """Rows of distances from a limit: percentiles, negative inside, and both words."""
    names = [f"distance_km_p{share:02d}" for share in (5, 25, 50, 75, 95)]
    return [
        {
            **event_cells(gap.row),
            **{name: round(float(km), KM_DECIMALS) for name, km in zip(names, gap.km, strict=True)},
            "officials": {True: "inside", False: "outside", None: None}[gap.said_inside],
            "estimate_agrees": gap.agrees or None,
            "limit_error_km": round(gap.error_km, KM_DECIMALS) or None,
        }
        for gap in gaps
    ]


def claims_rows(event_id: str, topics: list[Topic]) -> list[dict[str, Any]]:
    """Rows of who said what: one per statement, in the order of the figure."""
    # the table is read by machines: English whatever the figure speaks
    with drawn_in(Look()):
        return [
            {
                "event_id": event_id, "field": topic.field, "claimant": saying.claim.claimant,
                "value": saying.claim.value, "qualifier": saying.claim.qualifier,
                "mood": saying.claim.mood, "preferred": saying.claim.preferred,
                "superseded": saying.superseded, "reports": saying.reports,
                "claimants_differ": topic.differs, "verbatim": saying.claim.verbatim,
            }
            for topic in topics
            for saying in topic.sayings
        ]  # fmt: skip


def overview_rows(shown: list[Flight]) -> list[dict[str, Any]]:
    """Rows of a map of a log: an event each, with where it began and came down."""
    rows = []
    for flight in shown:
        launch, end = flight.launch, None if flight.track is None else flight.track[-1]
        day = flight.row.get("date_local")
        rows.append({
            **event_cells(flight.row), "year": period_of(day, "year"),
            "missile_count": _cell(flight.row, "missile_count"), "site": _cell(flight.row, "site"),
            "site_lat_deg": None if launch is None else round(launch[1], DEG_DECIMALS),
            "site_lon_deg": None if launch is None else round(launch[0], DEG_DECIMALS),
            "end_lat_deg": None if end is None else round(float(end[1]), DEG_DECIMALS),
            "end_lon_deg": None if end is None else round(float(end[0]), DEG_DECIMALS),
            "azimuth_assumed": flight.track_assumed if end is not None else None,
        })  # fmt: skip
    return rows
