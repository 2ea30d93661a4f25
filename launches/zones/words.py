"""Verdicts in words and as side-by-side tables, as `launches check` and `launches zones` print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from launches.errors import FigureError
from launches.zones.layer import HIGH_SEAS, LAND, TERRITORIAL, UNDECIDED, Layer, load_layer
from launches.zones.locate import (
    distance_to_any,
    distance_to_limit,
    family,
    pieces_at,
    points,
    zone_ids,
)
from launches.zones.verdict import (
    Samples,
    agreement,
    centre,
    check_points,
    official_word,
    probability_inside,
    region_verdict,
    sample_points,
    site_of,
)

if TYPE_CHECKING:
    import pandas as pd

_AGREEMENT_WORDS = {
    "yes": "the estimate bears that out",
    "no": "the estimate contradicts that",
    UNDECIDED: "the estimate leaves that open",
}


def basis_words(basis: str, layer: Layer) -> str:
    """How a basis is called in a sentence.

    Examples
    --------
    >>> basis_words("median", load_layer()), basis_words("JPN", load_layer())
    ('median line', "Japan's claims")
    """
    if basis == "median":
        return "median line"
    if basis.startswith("file:"):
        return basis.removeprefix("file:")
    return f"{state_name(basis, layer)}'s claims"


def state_name(state: str, layer: Layer) -> str:
    """Name of a state, its code where the layer has none."""
    zone = layer.zones.get(state)
    return zone.name if zone else state


def zone_words(zone: str, layer: Layer) -> str:
    """Name a zone as a noun phrase.

    Examples
    --------
    >>> zone_words("JPN", load_layer()), zone_words("high-seas", load_layer())
    ("Japan's EEZ", 'the high seas')
    """
    if zone == HIGH_SEAS:
        return "the high seas"
    if zone == LAND:
        return "land"
    known = layer.zones[zone]
    if zone.endswith(TERRITORIAL):
        return f"{state_name(family(zone), layer)}'s territorial sea or internal waters"
    if known.pol_type == "Overlapping claim":
        claimants = " and ".join(state_name(state, layer) for state in known.states)
        return f"waters that {claimants or 'several states'} claim ({known.name})"
    if known.pol_type == "Joint regime":
        return f"the {known.name}"
    return f"{known.name}'s EEZ"


def explain_point(
    lat_deg: float, lon_deg: float, *, layer: Layer | None = None, basis: str = "median"
) -> str:
    """Zone of one point in words.

    Parameters
    ----------
    lat_deg, lon_deg : float
        WGS84 degrees.
    layer : Layer, optional
        Zone layer.
    basis : str
        Whose reading of the boundaries.

    Examples
    --------
    >>> explain_point(41.48, 136.97).startswith("inside Japan's EEZ, 4")
    True
    """
    layer = layer or load_layer()
    basis = layer.basis(basis)
    lat, lon = points(lat_deg, lon_deg)
    if not np.isfinite(lat[0]) or not np.isfinite(lon[0]):
        raise FigureError("not a point", where=f"{lat_deg}, {lon_deg}", cure="give two numbers")
    zone = str(zone_ids(layer, basis, pieces_at(layer, lat, lon))[0])
    if zone == LAND:
        return "on land"
    margin = float(distance_to_any(layer, basis, lat, lon)[0])
    error = float(layer.error_km(lat, lon)[0])
    what = zone_words(zone, layer)
    on = basis_words(basis, layer)
    if margin < error:
        return (
            f"undecided: {margin:.0f} km from a limit, and the layer errs by up to {error:.0f} km "
            f"here; drawn inside {what} ({on})"
        )
    if zone == HIGH_SEAS:
        return f"on the high seas, {margin:.0f} km from the nearest zone ({on})"
    whose = "the EEZ's limit" if zone.endswith(TERRITORIAL) else "its limit"
    return f"inside {what}, {margin:.0f} km from {whose} ({on})"


def point_table(lat_deg: float, lon_deg: float, *, layer: Layer | None = None) -> pd.DataFrame:
    """Zone of one point on every basis.

    Returns
    -------
    DataFrame
        `basis`, `zone`, `zone_likeliest`, `zone_distance_km`.

    Examples
    --------
    >>> point_table(37.24, 131.87).set_index("basis").zone["KOR"]
    'KOR:territorial'
    """
    import pandas as pd

    layer = layer or load_layer()
    frame = pd.DataFrame({"lat_deg": [lat_deg], "lon_deg": [lon_deg]})
    rows = [check_points(frame, layer=layer, basis=basis) for basis in layer.bases]
    table = pd.concat(rows, ignore_index=True).rename(columns={"zone_basis": "basis"})
    table["basis"] = list(layer.bases)
    return table[["basis", "zone", "zone_likeliest", "zone_distance_km"]]


def event_table(
    event: dict[str, Any], *, samples: Samples | None = None, layer: Layer | None = None
) -> pd.DataFrame:
    """Probability of every zone on every basis for one event.

    Parameters
    ----------
    event : mapping
        A row of the events table.
    samples : ImpactSamples, optional
        Sampled splash-downs; estimated if left out.
    layer : Layer, optional
        Zone layer.

    Returns
    -------
    DataFrame
        `basis`, `zone`, `zone_probability` (adding to one per basis, greatest first), and
        `decided`; empty where the splash-down is not known at all.
    """
    import pandas as pd

    layer = layer or load_layer()
    lat, lon = _points_of(event, samples)
    rows = []
    for basis in layer.bases:
        verdict = region_verdict(lat, lon, layer=layer, basis=basis)
        for zone, share in verdict.probabilities if verdict else ():
            rows.append((basis, zone, share, verdict.decided if verdict else False))
    return pd.DataFrame(rows, columns=["basis", "zone", "zone_probability", "decided"])


def explain_event(
    event: dict[str, Any],
    *,
    samples: Samples | None = None,
    layer: Layer | None = None,
    basis: str = "median",
) -> str:
    """Verdict on one event in words, several lines.

    The likeliest zone with its probability, the others, the distance with its interval, each other
    basis where it says something else, and the official word beside the estimate.

    Parameters
    ----------
    event : mapping
        A row of the events table.
    samples : ImpactSamples, optional
        Sampled splash-downs; estimated without the official word on the zone if left out.
    layer : Layer, optional
        Zone layer.
    basis : str
        Whose reading of the boundaries comes first.
    """
    layer = layer or load_layer()
    basis = layer.basis(basis)
    lat, lon = _points_of(event, samples)
    verdict = region_verdict(lat, lon, layer=layer, basis=basis)
    if verdict is None:
        return "no splash-down can be estimated from what was reported"
    kept = np.isfinite(lat) & np.isfinite(lon)
    lat, lon = lat[kept], lon[kept]
    first, share = verdict.probabilities[0]
    lead = "likeliest" if verdict.decided else "undecided; drawn most often"
    lines = [f"{lead} in {zone_words(first, layer)}: {share:.0%} ({basis_words(basis, layer)})"]
    others = [f"{zone_words(z, layer)} {p:.0%}" for z, p in verdict.probabilities[1:] if p >= 0.005]
    if others:
        lines.append("otherwise " + ", ".join(others))
    state, inside = official_word(event)
    own = layer.zones_of(state) if state else frozenset[str]()
    if own:
        middle = distance_to_limit(layer, basis, own, *centre(lat, lon, site_of(event)))[0]
        spread = np.percentile(distance_to_limit(layer, basis, own, lat, lon), [5.0, 95.0])
        side = "inside" if middle < 0 else "outside"
        lines.append(
            f"centre {abs(middle):.0f} km {side} {zone_words(state, layer)}; nine in ten between "
            f"{_signed(spread[0])} and {_signed(spread[1])}"
        )
    for other in layer.bases:
        again = region_verdict(lat, lon, layer=layer, basis=other)
        if other != basis and again and again.probabilities != verdict.probabilities:
            zone, p = again.probabilities[0]
            lines.append(f"on {basis_words(other, layer)}: {zone_words(zone, layer)} {p:.0%}")
    if own and inside is not None:
        where = "inside" if inside else "outside"
        spoke = state if state in layer.bases else layer.bases[0]
        least, most = probability_inside(layer, spoke, state, lat, lon)
        says = agreement(layer, state, inside, lat, lon)
        lines.append(
            f"officials said {where} {zone_words(state, layer)}: {_AGREEMENT_WORDS[says]} "
            f"({_range(least, most)} inside on {basis_words(spoke, layer)})"
        )
    return "\n".join(lines)


def _points_of(
    event: dict[str, Any], samples: Samples | None
) -> tuple[np.ndarray[Any, np.dtype[np.float64]], np.ndarray[Any, np.dtype[np.float64]]]:
    import pandas as pd

    lat, lon = sample_points(pd.DataFrame([event]), samples)
    return points(lat[0], lon[0])


def _signed(distance_km: float) -> str:
    return f"{abs(distance_km):.0f} km {'inside' if distance_km < 0 else 'outside'}"


def _range(least: float, most: float) -> str:
    return f"{least:.0%}" if round(least, 2) == round(most, 2) else f"{least:.0%} to {most:.0%}"


def layer_info(layer: Layer | None = None) -> str:
    """Which layer is in use, how old it is, and how it must be cited.

    Examples
    --------
    >>> "Made with Natural Earth" in layer_info()
    True
    """
    layer = layer or load_layer()
    lines = [
        f"{layer.name} {layer.version}",
        f"file: {layer.path}",
        f"cite: {layer.citation}",
        f"licence: {layer.licence}",
        f"bases: {', '.join(layer.bases)}",
        f"zones: {len(layer.zones)}",
    ]
    if layer.date:
        lines.insert(1, f"date: {layer.date}")
    if layer.note:
        lines.append(f"note: {layer.note}")
    lines += [f"error in the {name}: 95 % within {km:g} km" for name, _, km in layer.accuracy]
    return "\n".join(lines)


def download_help() -> str:
    """Where the official file is, and what to do with it."""
    return (
        "Marine Regions publishes the boundaries that most maps use, under CC BY 4.0, and asks "
        "that the files be taken from them.\n"
        "1. Open https://www.marineregions.org/downloads.php and choose World EEZ (version 12 of "
        "2023, or newer), as GeoPackage or shapefile. The page asks for a name and a purpose.\n"
        "2. Keep the zip as it is.\n"
        "3. Use it once with --zones World_EEZ_v12_20231025.zip, or always by setting the "
        "environment variable LAUNCHES_ZONES to its path.\n"
        "Results then carry its version and citation. `launches zones info` says which layer is "
        "in use."
    )
