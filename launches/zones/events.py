"""Verdicts on the splash-down regions of a table of events, all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from launches.zones.layer import HIGH_SEAS, LAND, Layer, load_layer
from launches.zones.locate import distance_to_limit, family
from launches.zones.tally import inside_shares, tally
from launches.zones.verdict import (
    Samples,
    borne_out,
    centre,
    known_points,
    official_word,
    reading_of,
    sample_points,
    site_of,
    verdict_of,
)

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]

ZONE_COLUMNS = ("zone", "zone_probability", "zone_basis", "zone_distance_km", "zone_agrees")
#: Columns of the events table that hold the official word on a zone.
_SPOKEN = ["eez_country", "eez_inside"]
_SITE = ["site_lat_deg", "site_lon_deg"]
#: Samples that are looked at together, for bounded memory.
_POINTS = 1_000_000


def check_zones(
    events: pd.DataFrame,
    *,
    samples: Samples | None = None,
    layer: Layer | None = None,
    basis: str = "median",
) -> pd.DataFrame:
    """Verdict for each event: which waters its splash-down region lies in.

    Parameters
    ----------
    events : DataFrame
        Events table; read are `event_id`, `eez_country`, `eez_inside` and what the splash-down
        region is estimated from.
    samples : ImpactSamples, optional
        Sampled splash-downs, if they are at hand; estimated without the official word on the
        zone otherwise.
    layer : Layer, optional
        The bundled layer, or the one that ``LAUNCHES_ZONES`` names, if left out.
    basis : str
        Whose reading of the boundaries `zone` and `zone_distance_km` are on.

    Returns
    -------
    DataFrame
        `event_id` and the zone columns of the schema, one row per event in its order.
        `zone_distance_km` is from the centre of the region to the limit of the zone that the
        official word names, or of the likeliest zone where there is none.

    Examples
    --------
    >>> import pandas as pd
    >>> check_zones(pd.DataFrame({"event_id": ["PRK-2023-09-13-1"]})).zone.isna().tolist()
    [True]
    """
    import pandas as pd

    layer = layer or load_layer()
    basis = layer.basis(basis)
    lat, lon = sample_points(events, samples)
    words = [official_word(event) for event in events.reindex(columns=_SPOKEN).to_dict("records")]
    sites = [site_of(event) for event in events.reindex(columns=_SITE).to_dict("records")]
    step = max(1, _POINTS // max(1, lat.shape[1]))
    rows: list[dict[str, Any]] = []
    for first in range(0, len(words), step):
        some = slice(first, first + step)
        rows += _event_rows(layer, basis, words[some], sites[some], lat[some], lon[some])
    table = pd.DataFrame({"event_id": events["event_id"].astype("string").to_numpy()})
    for name in ZONE_COLUMNS:
        number = name in ("zone_probability", "zone_distance_km")
        values = [row.get(name) for row in rows]
        table[name] = pd.array(values, dtype="Float64" if number else "string")
    return table


def zone_shares(
    events: pd.DataFrame,
    *,
    samples: Samples | None = None,
    layer: Layer | None = None,
    basis: str = "median",
) -> pd.DataFrame:
    """Share of each event's splash-downs in every zone, which `check_zones` names the likeliest of.

    Parameters
    ----------
    events, samples, layer, basis
        As for `check_zones`; the same samples give the same shares.

    Returns
    -------
    DataFrame
        `event_id`, `zone_basis`, `zone` and `probability`, a row for each zone that a sampled
        splash-down lies in, the greatest share of an event first; they add to one. An event
        without a splash-down region has no row.

    Examples
    --------
    >>> import pandas as pd
    >>> flown = pd.DataFrame({"event_id": ["A"], "site_lat_deg": [39.22], "site_lon_deg": [125.67],
    ...     "range_km": [850.0], "impact_landmark": ["Hegurajima"],
    ...     "impact_distance_km": [110.0], "impact_bearing": ["NNW"]})
    >>> zone_shares(flown).zone.tolist()
    ['JPN']
    """
    import pandas as pd

    layer = layer or load_layer()
    basis = layer.basis(basis)
    lat, lon = sample_points(events, samples)
    ids = events["event_id"].astype("string").to_numpy()
    step = max(1, _POINTS // max(1, lat.shape[1]))
    rows: list[tuple[str, str, str, float]] = []
    for first in range(0, len(ids), step):
        some = slice(first, first + step)
        found = tally(layer, basis, known_points(layer, lat[some], lon[some]), len(ids[some]))
        for i in np.flatnonzero(found.count.any(axis=1)).tolist():
            rows += [(ids[first + i], basis, zone, share) for zone, share in found.shares(i)]
    table = pd.DataFrame(rows, columns=["event_id", "zone_basis", "zone", "probability"])
    words = ["event_id", "zone_basis", "zone"]
    return table.astype(dict.fromkeys(words, "string") | {"probability": "Float64"})


def _event_rows(
    layer: Layer,
    basis: str,
    words: Sequence[tuple[str, bool | None]],
    sites: Sequence[tuple[float, float]],
    lat: Floats,
    lon: Floats,
) -> list[dict[str, Any]]:
    """Zone columns of some events, empty for those without a splash-down."""
    known = known_points(layer, lat, lon)
    found = tally(layer, basis, known, len(words))
    there = np.flatnonzero(found.count.any(axis=1)).tolist()
    rows: list[dict[str, Any]] = [{} for _ in words]
    measured: dict[frozenset[str], list[int]] = {}
    spoken: dict[str, list[int]] = {}
    for i in there:
        verdict = verdict_of(found, i, basis)
        rows[i] = {
            "zone": verdict.zone,
            "zone_probability": verdict.probabilities[0][1],
            "zone_basis": basis,
        }
        state, inside = words[i]
        likeliest = frozenset({verdict.likeliest, family(verdict.likeliest)})
        own = layer.zones_of(state) if state else likeliest
        if own and not own & {HIGH_SEAS, LAND}:
            measured.setdefault(own, []).append(i)
        if state and own and inside is not None:
            spoken.setdefault(state, []).append(i)
    for own, those in measured.items():
        middle = np.array([_middle(lat[i], lon[i], sites[i]) for i in those])
        zones = _with_territorial(layer, own)
        away = distance_to_limit(layer, basis, zones, middle[:, 0], middle[:, 1])
        for i, distance in zip(those, away.tolist(), strict=True):
            if np.isfinite(distance):
                rows[i]["zone_distance_km"] = distance
    for state, those in spoken.items():
        part = known_points(layer, lat[those], lon[those])
        shares = inside_shares(layer, reading_of(layer, state), state, part, len(those))
        for i, least, most in zip(those, *(share.tolist() for share in shares), strict=True):
            rows[i]["zone_agrees"] = borne_out(bool(words[i][1]), least, most)
    return rows


def _middle(lat: Floats, lon: Floats, site: tuple[float, float]) -> tuple[float, float]:
    known = np.isfinite(lat) & np.isfinite(lon)
    return centre(lat[known], lon[known], site)


def _with_territorial(layer: Layer, zones: frozenset[str]) -> frozenset[str]:
    families = {family(zone) for zone in zones}
    return frozenset(zone for zone in layer.zones if family(zone) in families)
