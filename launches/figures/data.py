"""The numbers behind a figure as a table, for who draws it again elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.figures.tables import LogTables

if TYPE_CHECKING:
    import pandas as pd

_NAMED = ("event_id", "date_local", "actor", "missile_class", "missile_name")
_MAPPED = (
    *_NAMED, "site", "site_lat_deg", "site_lon_deg", "site_radius_km", "range_km", "range_km_max",
    "range_qualifier", "apogee_km", "apogee_km_max", "apogee_qualifier", "flight_min",
    "trajectory_kind", "azimuth_deg", "azimuth_basis", "impact_lat_deg", "impact_lon_deg",
    "impact_radius_km", "eez_country", "eez_inside", "zone", "zone_probability", "zone_basis",
    "zone_distance_km", "zone_agrees", "reports",
)  # fmt: skip
_PLACED = (*_MAPPED[:9], "missile_count", "outcome", "azimuth_basis", "impact_lat_deg",
           "impact_lon_deg", "reports")  # fmt: skip
_FIGURES = (*_NAMED, "range_km", "range_km_max", "range_qualifier", "apogee_km", "apogee_km_max",
            "apogee_qualifier", "reports")  # fmt: skip
_SAID = ("event_id", "field", "claimant", "value", "value_num", "value_max_num", "unit",
         "qualifier", "mood", "preferred", "supersedes", "verbatim", "report_id")  # fmt: skip


def figure_data(
    kind: str,
    log: LogTables,
    events: Sequence[str] = (),
    *,
    basis: str | None = None,
    zones: str | Path | None = None,
    **options: Any,
) -> pd.DataFrame:
    """Give the numbers behind a figure.

    Parameters
    ----------
    kind, log, events, basis, zones, **options
        As `draw_figure` takes them.

    Returns
    -------
    pandas.DataFrame
        Of a map, the overview, the years and range against apogee: one row per event. Of a
        profile: one per vertex, with `downrange_km`, `altitude_km`, and `shape`: ``arc``,
        ``assumed`` or ``schematic``. Of a timeline: one per period, class and failure. Of zone
        distances: one per event, with quantiles in km, negative inside. Of who said what: one per
        claim. Units are in the names, whatever the figure's own.

    Examples
    --------
    >>> from launches.figures import read_tables
    >>> figure_data("timeline", read_tables(), ["PRK-2022-11-18-1"]).to_dict("records")
    [{'period': '2022', 'missile_class': 'ICBM', 'failed': False, 'missiles': 1}]
    """
    import pandas as pd

    if events:
        log = log.of(log.find(events))
    if kind in _MADE:
        return pd.DataFrame(_MADE[kind](log, basis, zones, options))
    if kind == "claims":
        return log.claims[[name for name in _SAID if name in log.claims]]
    columns = {"map": _MAPPED, "range-apogee": _FIGURES}.get(kind, _PLACED)
    table = pd.DataFrame(log.events)[list(dict.fromkeys(columns))]
    return table.assign(date_local=table["date_local"].astype("string").str.slice(0, 10))


Rows = list[dict[str, Any]]


def _profile(log: LogTables, _b: str | None, _z: Any, _o: Mapping[str, Any]) -> Rows:
    from launches.plotting.profile import profile_curves

    return [
        {"event_id": curve.event_id, "downrange_km": x, "altitude_km": y, "shape": curve.shape}
        for curve in profile_curves(log.trajectories, log.events)
        for x, y in zip(
            curve.downrange_km.round(3).tolist(), curve.altitude_km.round(3).tolist(), strict=True
        )
    ]


def _timeline(log: LogTables, _b: str | None, _z: Any, options: Mapping[str, Any]) -> Rows:
    from launches.plotting.chart import rows_of
    from launches.plotting.tally import tally_of

    by, count = options.get("by", "year"), options.get("count", "missiles")
    rows = rows_of(log.events, "event", "event_id", "date_local")
    shown = [row for row in rows if row.get("status") != "retracted"]
    tally = tally_of(shown, by=by, count=count, complete=options.get("complete"))
    return [
        {
            "period": f"{p.period}" if by == "year" else f"{p.period // 12}-{p.period % 12 + 1:02}",
            "missile_class": p.missile_class,
            "failed": p.failed,
            count: p.count,
        }
        for p in tally.pieces
    ]


def _zone_distance(
    log: LogTables, basis: str | None, zones: Any, options: Mapping[str, Any]
) -> Rows:
    from launches.plotting.zone_distance import zone_gaps
    from launches.zones import load_layer

    layer, country = load_layer(zones), options.get("country", "JPN")
    basis = layer.basis(basis or (country if country in layer.bases else layer.bases[0]))
    quantiles = ("km_p05", "km_p25", "km_p50", "km_p75", "km_p95")
    return [
        {
            **{name: gap.row.get(name) for name in _NAMED},
            "date_local": str(gap.row.get("date_local"))[:10],
            "country": country,
            "basis": basis,
            **dict(zip(quantiles, (round(float(km), 1) for km in gap.km), strict=True)),
            "said_inside": gap.said_inside,
            "agrees": gap.agrees or None,
        }
        for gap in zone_gaps(log.events, country=country, layer=layer, basis=basis)
    ]


_MADE: dict[str, Callable[[LogTables, str | None, Any, Mapping[str, Any]], Rows]] = {
    "profile": _profile,
    "timeline": _timeline,
    "zone-distance": _zone_distance,
}
