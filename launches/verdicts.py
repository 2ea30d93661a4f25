"""Verdicts in words: in which zone, how surely, on whose reading, beside the official word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.answers import event_table, parse_position
from launches.errors import DataFileError
from launches.model import Event

if TYPE_CHECKING:
    from launches.zones import Layer

#: Marine Regions' page and terms, as of version 12 (2023): https://www.marineregions.org
DOWNLOAD_HELP = """\
The bundled zones are computed. Marine Regions (Flanders Marine Institute) publishes the zones
that most maps use, free of charge under CC BY 4.0:

  1. Open https://www.marineregions.org/downloads.php
  2. Take "World EEZ" (version 10, 11 or 12), as GeoPackage or shapefile; the page asks for a name
     and what it is for.
  3. Use the file as it is, zipped or not:
       launches check 41.48,136.97 --zones World_EEZ_v12_20231025_gpkg.zip
       launches run seeds/ --out out --zones World_EEZ_v12_20231025_gpkg.zip
     or for every command: export LAUNCHES_ZONES=World_EEZ_v12_20231025_gpkg.zip
  4. Name the source: results and figures print its citation."""

#: Smaller shares of a region are data, but not worth a word.
LEAST_SHARE = 0.01
_AGREEMENT = {
    "yes": "the estimate bears it out",
    "no": "the estimate speaks against it",
    "undecided": "the estimate does not decide it",
}


def check_answer(
    what: str,
    paths: str | Path | Iterable[str | Path] = (),
    *,
    as_of: date | str | None = None,
    zones: str | Path | None = None,
    basis: str = "median",
) -> dict[str, Any]:
    """Answer in which zone a point lies or an event came down.

    Parameters
    ----------
    what : str
        ``LAT,LON`` in degrees, or the id of an event.
    paths, as_of
        Reports that an event is looked up in, as for `read_reports`.
    zones : path, optional
        Zones to use instead of the bundled layer.
    basis : str
        Whose reading of the boundaries the answer is on; `bases` holds all of them.

    Returns
    -------
    dict
        `words` (lines of text) and the same as data: the zone columns of the schema,
        `probabilities` by zone for an event, `bases`, `layer_error_km`, `citation`.

    Raises
    ------
    FigureError
        If it is no position, or the event has nothing to place it by.

    Examples
    --------
    >>> print(check_answer("41.48,136.97")["words"][0])
    41.48, 136.97: inside Japan's EEZ, 41 km from its limit (median line)
    """
    from launches.zones import load_layer

    layer = load_layer(zones)
    basis = layer.basis(basis)
    if "," in what:
        return _point_answer(layer, basis, *parse_position(what))
    from launches.reading import find_event

    event, _ = find_event(what, paths, as_of=as_of)
    return _event_answer(layer, basis, event)


def _point_answer(layer: Layer, basis: str, lat_deg: float, lon_deg: float) -> dict[str, Any]:
    import numpy as np
    import pandas as pd

    from launches.formats import plain_rows
    from launches.zones import check_points

    point = pd.DataFrame({"lat_deg": [lat_deg], "lon_deg": [lon_deg]})
    bases = {}
    for name in layer.bases:
        (row,) = plain_rows(check_points(point, layer=layer, basis=name))
        bases[name] = {k: row[k] for k in ("zone", "zone_likeliest", "zone_distance_km")}
    mine = bases[basis]
    error_km = float(layer.error_km(np.array([lat_deg]), np.array([lon_deg]))[0])
    first = f"{lat_deg:g}, {lon_deg:g}: {zone_words(layer, mine['zone_likeliest'], inside=True)}"
    away = mine["zone_distance_km"]
    if mine["zone_likeliest"] == "land":
        first += f" ({_country(layer, lat_deg, lon_deg)})"
    elif away is not None:
        limit = "the nearest zone" if mine["zone_likeliest"] == "high-seas" else "its limit"
        first += f", {_km(abs(away))} from {limit} ({_basis_words(basis)})"
    words = [first]
    if mine["zone"] == "undecided":
        words.append(f"undecided: the limit is nearer than the layer's own error, {_km(error_km)}")
    words += _bases_lines(bases)
    return {
        "words": [*words, _source(layer)],
        "lat_deg": lat_deg,
        "lon_deg": lon_deg,
        **mine,
        "zone_basis": basis,
        "bases": bases,
        "layer_error_km": error_km,
        "citation": layer.citation,
    }


def _event_answer(layer: Layer, basis: str, event: Event) -> dict[str, Any]:
    from launches.formats import plain_rows
    from launches.trajectory import impact_samples
    from launches.zones import check_zones
    from launches.zones.verdict import official_word, probability_inside, region_verdict

    table = event_table(event)
    samples = impact_samples(table)
    (row,) = plain_rows(check_zones(table, samples=samples, layer=layer, basis=basis))
    lat, lon = samples.lat_deg[0], samples.lon_deg[0]
    found = {name: region_verdict(lat, lon, layer=layer, basis=name) for name in layer.bases}
    bases = {
        name: {"zone": verdict.zone, "probabilities": dict(verdict.probabilities)}
        for name, verdict in found.items()
        if verdict is not None
    }
    mine = found[basis]
    answer: dict[str, Any] = {**row, "official": None, "bases": bases, "citation": layer.citation}
    if mine is None:
        words = [f"{event.event_id}: no figures to place the splash-down by"]
        return {"words": words, "probabilities": {}, **answer}
    first = f"{event.event_id}: {_share(mine.probabilities[0][1])} "
    first += f"{zone_words(layer, mine.likeliest)} ({_basis_words(basis)})"
    away = row["zone_distance_km"]
    if away is not None:
        first += f"; centre {_km(abs(away))} {'inside' if away < 0 else 'outside'} the limit"
    words = [first]
    if not mine.decided:
        words.append("undecided: the layer's own error could change the likeliest zone")
    others = [
        f"{_share(share)} {zone_words(layer, zone)}"
        for zone, share in mine.probabilities[1:]
        if share >= LEAST_SHARE
    ]
    if others:
        words.append("also possible: " + ", ".join(others))
    state, inside = official_word(
        {"eez_country": event.eez_country, "eez_inside": event.eez_inside}
    )
    if state and inside is not None:
        on = state if state in layer.bases else layer.bases[0]
        known = lat == lat
        least, most = probability_inside(layer, on, state, lat[known], lon[known])
        answer["official"] = {"country": state, "inside": inside}
        answer["probability_inside"] = {"basis": on, "least": least, "most": most}
        span = (
            _share(least) if _share(least) == _share(most) else f"{_share(least)} to {_share(most)}"
        )
        words.append(
            f"official word: {'inside' if inside else 'outside'} {_state_eez(layer, state)}; "
            f"{_AGREEMENT.get(row['zone_agrees'], 'not judged')} "
            f"({span} of the region lies inside, on {_basis_words(on)})"
        )
    words += _bases_lines(bases)
    return {
        "words": [*words, _source(layer)],
        "probabilities": dict(mine.probabilities),
        **answer,
    }


def check_table(
    path: str | Path,
    out: str | Path | None = None,
    *,
    zones: str | Path | None = None,
    basis: str = "median",
) -> str:
    """Add the zone columns to a CSV table of points.

    Parameters
    ----------
    path : path
        CSV with `lat_deg` and `lon_deg`, or `lat` and `lon`; other columns are kept as they are.
    out : path, optional
        File to write.
    zones, basis
        As for `check_answer`.

    Returns
    -------
    str
        What was done; the table itself where `out` is not given.

    Raises
    ------
    DataFileError
        If it is no table.
    FigureError
        If it has no coordinates, or a latitude is beyond 90 degrees.
    """
    from launches.formats import read_cells, to_csv, write_csv
    from launches.zones import check_points, load_layer

    table = read_cells(path)
    if len(table) == 0:
        raise DataFileError("no rows", where=str(path), cure="give one point per row")
    checked = check_points(table, layer=load_layer(zones), basis=basis)
    if out is None:
        return to_csv(checked)
    write_csv(checked, out)
    missing = int(checked["zone"].isna().sum())
    lack = f", {missing} without coordinates" if missing else ""
    return f"{len(checked)} points in {out}{lack}\n"


def zones_info(zones: str | Path | None = None) -> str:
    """Say which layer of zones is in use, and how old it is.

    Parameters
    ----------
    zones : path, optional
        Zones to use instead of the bundled layer.

    Examples
    --------
    >>> zones_info().splitlines()[0]
    'layer      launches'
    """
    from launches.zones import load_layer

    layer = load_layer(zones)
    kinds: dict[str, int] = {}
    for zone in layer.zones.values():
        if zone.pol_type:
            kinds[zone.pol_type] = kinds.get(zone.pol_type, 0) + 1
    rows = {
        "layer": layer.name,
        "version": layer.version,
        "date": layer.date,
        "file": Path(layer.path).name,
        "zones": ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())),
        "bases": ", ".join(layer.bases),
        "error": ", ".join(
            f"{km:g} km in {area} (95th percentile)" for area, _, km in layer.accuracy
        ),
        "citation": layer.citation,
        "licence": layer.licence,
        "note": layer.note,
    }
    return "\n".join(f"{name:<10} {value}" for name, value in rows.items() if value)


def zone_words(layer: Layer, zone_id: str, *, inside: bool = False) -> str:
    """Name a zone in a sentence.

    Examples
    --------
    >>> from launches.zones import load_layer
    >>> zone_words(load_layer(), "JPN", inside=True), zone_words(load_layer(), "high-seas")
    ("inside Japan's EEZ", 'on the high seas')
    """
    if zone_id == "high-seas":
        return "on the high seas"
    if zone_id == "land":
        return "on land"
    prefix = "inside" if inside else "in"
    zone = layer.zones.get(zone_id)
    if zone is None:
        return f"{prefix} {zone_id}"
    if zone.pol_type == "200NM":
        return f"{prefix} {_genitive(zone.name)} EEZ"
    if zone.pol_type == "12NM":
        return f"{prefix} {_genitive(zone.name.partition(',')[0])} territorial sea"
    if zone.pol_type == "Overlapping claim":
        return f"{prefix} waters that {' and '.join(zone.states)} claim ({zone.name})"
    return f"{prefix} the {zone.name}"


def _state_eez(layer: Layer, state: str) -> str:
    return zone_words(layer, state).removeprefix("in ")


def _country(layer: Layer, lat_deg: float, lon_deg: float) -> str:
    from launches.geography import country_at

    code = str(country_at([lat_deg], [lon_deg])[0])
    return layer.zones[code].name if code in layer.zones else code or "no state"


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _basis_words(basis: str) -> str:
    if basis == "median":
        return "median line"
    return basis if basis.startswith("file") else f"{basis}'s reading"


def _bases_lines(bases: dict[str, dict[str, Any]]) -> list[str]:
    """One line per answer, with the readings that give it."""
    readings: dict[str, list[str]] = {}
    for name, row in bases.items():
        readings.setdefault(_on_basis(row), []).append(name)
    if len(readings) == 1:
        return [f"the same on every reading: {', '.join(bases)}"] if len(bases) > 1 else []
    return [f"  on {', '.join(names)}: {words}" for words, names in readings.items()]


def _on_basis(row: dict[str, Any]) -> str:
    if "probabilities" in row:
        shares = row["probabilities"].items()
        return ", ".join(f"{zone} {_share(p)}" for zone, p in shares if p >= LEAST_SHARE)
    away = row["zone_distance_km"]
    return str(row["zone"]) + ("" if away is None else f", {_km(abs(away))} from its limit")


def _share(probability: float) -> str:
    return f"{100 * probability:.0f} %"


def _km(distance_km: float) -> str:
    return f"{distance_km:,.0f} km"


def _source(layer: Layer) -> str:
    return f"zones: {layer.name} {layer.version}. {layer.citation}"
