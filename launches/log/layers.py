"""Tables and layers of a log as a map program takes them: times beside shapes, zones, meanings."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import DataFileError
from launches.events.localtime import site_zone
from launches.log.estimates import Settings
from launches.log.publish import kept_settings
from launches.log.read import (
    log_folder,
    read_claims,
    read_footprints,
    read_log,
    read_report_list,
    read_trajectories,
)
from launches.units import S_PER_MIN

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

    from launches.zones import Layer

#: Longitude, latitude and height above the WGS84 ellipsoid.
CRS_3D = "EPSG:4979"
_WHEN = (
    "from_utc and until_utc bound the flight: its own span, or the whole day at the site where no "
    "clock is known."
)
_MEANINGS = {
    "events": "One row per launch occasion; the point is the launch area's. start_utc and end_utc "
    "span the flight where the clock is known; date_local is the day at the site. " + _WHEN,
    "trajectories": "Estimated tracks. Z is the height above the WGS84 ellipsoid in metres. "
    "start_utc and end_utc span the flight where the clock is known. " + _WHEN,
    "footprints": "Estimated splash-down regions and the share of samples inside. start_utc is "
    "the launch. " + _WHEN,
    "zones": "Maritime zones that the verdicts rest on; iso_a3 is whose it is (ISO 3166-1 "
    "alpha-3), states all that claim or share it. Those of the bundled layer run ashore: for "
    "points at sea only.",
    "zone_limits": "Sea boundaries of these zones, never a coast; iso_a3_a and iso_a3_b are whose "
    "the waters on the two sides are.",
    "claims": "One row per attributed figure.",
    "reports": "One row per text.",
}


def meaning(name: str) -> str:
    """Say what a table or layer holds.

    Examples
    --------
    >>> meaning("reports")
    'One row per text.'
    """
    return _MEANINGS[name]


def log_layers(log: str | Path | None = None) -> dict[str, Any]:
    """Tables of a log by name, the events and estimated layers with the times of flight."""
    import pandas as pd

    events = read_log(log)
    tracks, regions = read_trajectories(log), read_footprints(log)
    by_id = events.set_index("event_id")
    start = by_id["time_utc"]
    flight_s = S_PER_MIN * by_id["flight_min"].fillna(by_id["flight_min_est"]).fillna(0.0)
    end = start + pd.to_timedelta(flight_s.round().astype("int64"), unit="s")
    first, last = _days(by_id)
    times = pd.DataFrame(
        {
            "start_utc": start,
            "end_utc": end,
            "from_utc": start.fillna(first),
            "until_utc": end.fillna(last),
        }
    )
    codes = by_id[["actor", "missile_class", "zone"]].astype("string").join(times)
    return {
        "events": _beside(events, times),
        "trajectories": _beside(tracks, codes).to_crs(CRS_3D),
        "footprints": _beside(regions, codes),
        "claims": read_claims(log),
        "reports": read_report_list(log),
    }


def _days(by_id: pd.DataFrame) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """First and last moment of the day at the site of each event, UTC."""
    import pandas as pd

    bounds: list[tuple[Any, Any]] = []
    for day, actor, site in zip(*(by_id[c] for c in ("date_local", "actor", "site")), strict=True):
        zone = site_zone(*(None if pd.isna(v) else str(v) for v in (actor, site))) or UTC
        midnight = day.tz_localize(zone) if not pd.isna(day) else pd.NaT
        bounds.append((midnight, midnight + pd.Timedelta(days=1, seconds=-1)))
    return tuple(  # type: ignore[return-value]
        pd.Series(pd.to_datetime([pair[k] for pair in bounds], utc=True), index=by_id.index)
        for k in (0, 1)
    )


def _beside(layer: GeoDataFrame, more: pd.DataFrame) -> GeoDataFrame:
    """Layer with columns of its events beside it."""
    import pandas as pd

    columns = {
        str(name): pd.Series(more[name].reindex(layer["event_id"]).array, index=layer.index)
        for name in more
    }
    return layer.assign(**columns)


def zone_layers(log: str | Path | None = None) -> dict[str, Any]:
    """Zones and their limits, of the layer and on the basis that the log's verdicts rest on.

    Parameters
    ----------
    log : path, optional
        Folder of the log; the bundled one where not given.

    Returns
    -------
    dict
        ``zones`` and ``zone_limits``, GeoDataFrames in EPSG:4326.

    Raises
    ------
    DataFileError
        If the log was made with a file of zones that is not there.
    """
    from launches.zones import limits, load_layer

    settings = kept_settings(log_folder(log)) or Settings()
    try:
        layer = load_layer(Path(settings.zones) if settings.zones else None)
    except DataFileError as error:
        cure = "the log was made with these zones: put the file there, or build the log without"
        raise DataFileError(error.what, where=error.where, cure=cure) from error
    basis = layer.basis(settings.basis)
    lines = limits(layer=layer, basis=basis)
    for side in "ab":
        lines[f"iso_a3_{side}"] = [_owner(layer, zone) for zone in lines[f"zone_{side}"]]
    return {"zones": _polygons(layer, basis), "zone_limits": lines.assign(basis=basis)}


def _polygons(layer: Layer, basis: str) -> GeoDataFrame:
    """Zones of a layer as multipolygons, by their ids."""
    import numpy as np
    import shapely
    from geopandas import GeoDataFrame

    names = layer.piece_zone[basis][layer.polygon_piece]
    ids = sorted({str(name) for name in names} & layer.zones.keys())
    shapes = [shapely.union_all(layer.polygons[np.asarray(names == name)]) for name in ids]
    return GeoDataFrame(
        {
            "zone": ids,
            "name": [layer.zones[name].name for name in ids],
            "iso_a3": [_owner(layer, name) for name in ids],
            "states": ["|".join(layer.zones[name].states) for name in ids],
            "pol_type": [layer.zones[name].pol_type for name in ids],
            "basis": basis,
            "layer": f"{layer.name} {layer.version}".strip(),
            "citation": layer.citation,
            "licence": layer.licence,
        },
        geometry=shapes,
        crs="EPSG:4326",
    )


def _owner(layer: Layer, zone: str) -> str | None:
    """Alpha-3 code of a zone that is one state's alone."""
    states = layer.zones[zone].states if zone in layer.zones else ()
    return states[0] if len(states) == 1 else None
