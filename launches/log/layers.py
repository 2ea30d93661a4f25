"""Tables and layers of a log as a map program takes them: times beside shapes, zones, meanings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import DataFileError
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
_MEANINGS = {
    "events": "One row per launch occasion; the point is the launch area's. start_utc and end_utc "
    "span the flight where the clock is known; date_local is the day at the site.",
    "trajectories": "Estimated tracks. Z is the height above the WGS84 ellipsoid in metres. "
    "start_utc and end_utc span the flight.",
    "footprints": "Estimated splash-down regions and the share of samples inside. start_utc is "
    "the launch.",
    "zones": "Maritime zones that the verdicts rest on; iso_a3 is whose it is (ISO 3166-1 "
    "alpha-3), states all that claim or share it.",
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
    codes = by_id[["actor", "missile_class", "zone"]]
    return {
        "events": _beside(events, by_id[[]], start, end),
        "trajectories": _beside(tracks, codes, start, end).to_crs(CRS_3D),
        "footprints": _beside(regions, codes, start, end),
        "claims": read_claims(log),
        "reports": read_report_list(log),
    }


def _beside(
    layer: GeoDataFrame, codes: pd.DataFrame, start: pd.Series[Any], end: pd.Series[Any]
) -> GeoDataFrame:
    import pandas as pd

    def of_event(values: pd.Series[Any]) -> pd.Series[Any]:
        return pd.Series(values.reindex(layer["event_id"]).array, index=layer.index)

    more = {str(column): of_event(codes[column].astype("string")) for column in codes}
    return layer.assign(**more, start_utc=of_event(start), end_utc=of_event(end))


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
