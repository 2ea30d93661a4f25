"""Answers to one question: what follows from these figures, in which zone is this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches import schema
from launches.errors import DataFileError, FigureError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from launches.model import Event
    from launches.zones import Layer

_UNITS = {c.name: c.unit for c in schema.EVENTS if c.unit not in ("", "1")} | {
    "flight_min_free": "min",
    "apogee_min_energy_km": "km",
}
#: Reported columns that an estimate rests on.
_USED = (
    "missile_class", "missile_name", "site", "site_lat_deg", "site_lon_deg", "site_radius_km",
    "direction", "range_km", "range_km_max", "range_qualifier", "apogee_km", "apogee_km_max",
    "apogee_qualifier", "flight_min", "speed_mach", "sea", "impact_distance_km", "impact_bearing",
    "impact_landmark", "overflew", "outcome",
)  # fmt: skip


def estimate_answer(
    event_id: str | None = None,
    paths: str | Path | Iterable[str | Path] = (),
    *,
    as_of: date | str | None = None,
    log: str | Path | None = None,
    site: str | None = None,
    impact: str | None = None,
    **figures: Any,
) -> dict[str, Any]:
    """Estimate one flight: an event of a log or of some reports, or bare figures.

    Parameters
    ----------
    event_id : str, optional
        Event to look up.
    paths, as_of, log
        Where to look it up, as for `launches.reading.find_event`.
    site, impact : str, optional
        ``LAT,LON`` in degrees; an impact point gives range and azimuth.
    **figures
        `range_km`, `apogee_km`, `flight_min`, `azimuth_deg`, `missile_class`; None where unknown.

    Returns
    -------
    dict
        `used` (the reported figures), `assumed` (what was not reported) and everything that
        follows, None where nothing does.

    Raises
    ------
    FigureError
        If neither an event nor figures are given, or both, or a figure cannot be computed with.

    Examples
    --------
    >>> answer = estimate_answer(site="39.22,125.67", range_km=1001.2, apogee_km=6648.4)
    >>> answer["trajectory_kind"], answer["used"]["range_km"]
    ('lofted', 1001.2)
    """
    used = {name: value for name, value in figures.items() if value is not None}
    if site is not None:
        used["site_lat_deg"], used["site_lon_deg"] = parse_position(site, "--site")
    if impact is not None:
        used |= _from_impact(used, parse_position(impact, "--impact"))
    if event_id is not None:
        if used:
            cure = "give an event, or figures"
            raise FigureError("an event brings its own figures", where=event_id, cure=cure)
        from launches.reading import find_event

        return _estimate_event(find_event(event_id, paths, as_of=as_of, log=log)[0])
    if not used:
        cure = "give an event, or --site with --range-km, --apogee-km or --flight-min"
        raise FigureError("nothing to estimate from", cure=cure)
    from launches.trajectory import estimate_figures

    follows = estimate_figures(**used)
    return {"used": used, **_arranged(follows)}


def _estimate_event(event: Event) -> dict[str, Any]:
    from launches.formats import plain_rows
    from launches.trajectory import estimate

    (follows,) = plain_rows(estimate(table_of(event)))
    follows["apogee_min_energy_km"] = follows.pop("apogee_km_min_energy", None)
    reported = event.to_dict()
    used = {name: reported[name] for name in _USED if reported[name] is not None}
    return {"event_id": follows.pop("event_id"), "used": used, **_arranged(follows)}


def table_of(event: Event) -> GeoDataFrame:
    """Lay one event out as a table of one row with its claims, as the estimates take it.

    Examples
    --------
    >>> from launches.model import Event
    >>> table_of(Event(event_id="A")).claims.tolist()
    [[]]
    """
    from launches.estimates import with_claims
    from launches.table import claims_table, events_table

    return with_claims(events_table([event]), claims_table(event.claims))


def _arranged(follows: Mapping[str, Any]) -> dict[str, Any]:
    """Put what was assumed first; the vertices' times are for layers, not for reading."""
    assumed = follows.get("assumed")
    rest = {name: value for name, value in follows.items() if name not in ("assumed", "t_s")}
    return {"assumed": str(assumed).split("|") if assumed else [], **rest}


def _from_impact(used: Mapping[str, Any], impact: tuple[float, float]) -> dict[str, float]:
    from launches.geodesy import inverse

    if "site_lat_deg" not in used:
        raise FigureError("an impact point needs a launch point", cure="add --site LAT,LON")
    if "range_km" in used or "azimuth_deg" in used:
        cure = "leave out --range-km and --azimuth-deg, or the impact"
        raise FigureError("an impact point gives range and azimuth already", cure=cure)
    azimuth, range_km = inverse(used["site_lat_deg"], used["site_lon_deg"], *impact)
    return {"range_km": float(range_km), "azimuth_deg": float(azimuth)}


def check_answer(
    what: str,
    paths: str | Path | Iterable[str | Path] = (),
    *,
    as_of: date | str | None = None,
    log: str | Path | None = None,
    zones: str | Path | None = None,
    basis: str = "median",
) -> dict[str, Any]:
    """Answer in which zone a point lies or an event came down.

    Parameters
    ----------
    what : str
        ``LAT,LON`` in degrees, or the id of an event.
    paths, as_of, log
        Where an event is looked up, as for `launches.reading.find_event`.
    zones : path, optional
        Zones to use instead of the bundled layer.
    basis : str
        Whose reading of the boundaries the answer is on; `bases` holds all of them.

    Returns
    -------
    dict
        `words` (the answer as text), the zone columns of the schema, `bases` (the answer on each
        reading), for an event `official` (what officials said), and `layer` and `citation`.

    Raises
    ------
    FigureError
        If it is no position.
    ReportError, DataFileError
        If there is no such event.

    Examples
    --------
    >>> check_answer("41.48,136.97")["zone"]
    'JPN'
    """
    from launches.zones import load_layer

    layer = load_layer(zones)
    basis = layer.basis(basis)
    source = {"layer": f"{layer.name} {layer.version}", "citation": layer.citation}
    if "," in what:
        return _check_point(layer, basis, *parse_position(what)) | source
    from launches.reading import find_event

    return _check_event(layer, basis, find_event(what, paths, as_of=as_of, log=log)[0]) | source


def _check_point(layer: Layer, basis: str, lat_deg: float, lon_deg: float) -> dict[str, Any]:
    from launches.formats import plain_rows
    from launches.zones import explain_point, point_table

    bases = {
        row.pop("basis"): row for row in plain_rows(point_table(lat_deg, lon_deg, layer=layer))
    }
    words = [f"{lat_deg:g}, {lon_deg:g}"]
    words.append(explain_point(lat_deg, lon_deg, layer=layer, basis=basis))
    for other in bases:
        if bases[other] != bases[basis]:
            words.append(explain_point(lat_deg, lon_deg, layer=layer, basis=other))
    return {
        "words": "\n".join(words),
        "lat_deg": lat_deg,
        "lon_deg": lon_deg,
        **bases[basis],
        "zone_basis": basis,
        "bases": bases,
    }


def _check_event(layer: Layer, basis: str, event: Event) -> dict[str, Any]:
    from launches.formats import plain_rows
    from launches.trajectory import impact_samples
    from launches.zones import check_zones, event_table, explain_event

    table = table_of(event)
    samples = impact_samples(table)
    on: dict[str, Any] = {"samples": samples, "layer": layer}
    (verdict,) = plain_rows(check_zones(table, basis=basis, **on))
    bases: dict[str, dict[str, float]] = {}
    for row in plain_rows(event_table(event.to_dict(), **on)):
        bases.setdefault(row["basis"], {})[row["zone"]] = row["zone_probability"]
    official = None
    if event.eez_country and event.eez_inside is not None:
        official = {"country": event.eez_country, "inside": event.eez_inside}
    words = explain_event(event.to_dict(), basis=basis, **on)
    return {
        "words": f"{event.event_id}\n{words}",
        **verdict,
        "official": official,
        "bases": bases,
    }


def check_table(
    path: str | Path,
    out: str | Path | None = None,
    *,
    zones: str | Path | None = None,
    basis: str = "median",
) -> str:
    r"""Add the zone columns to a CSV table of points.

    Parameters
    ----------
    path : path
        CSV with `lat_deg` and `lon_deg`, or `lat` and `lon`; other columns are kept as they are.
        Semicolons or tabs may stand for the commas, and decimal commas beside semicolons.
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
        If it has no coordinates, or some are no position; all of them are named at once.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "points.csv"
    >>> _ = path.write_text("lat,lon\n41.48,136.97\n")
    >>> check_table(path).splitlines()[1].split(",")[2]
    'JPN'
    """
    from launches.formats import delimiter_of, read_cells, to_csv, write_csv
    from launches.zones import check_points, load_layer
    from launches.zones.table import readable_points

    delimiter = delimiter_of(path)
    table = read_cells(path, delimiter=delimiter)
    if len(table) == 0:
        raise DataFileError("no rows", where=str(path), cure="give one point per row")
    table = readable_points(table, str(path), decimal_comma=delimiter == ";")
    checked = check_points(table, layer=load_layer(zones), basis=basis)
    if out is None:
        return to_csv(checked)
    write_csv(checked, out)
    missing = int(checked["zone"].isna().sum())
    lack = f", {missing} without coordinates" if missing else ""
    return f"{len(checked)} points in {out}{lack}\n"


def parse_position(text: str, where: str = "") -> tuple[float, float]:
    """Latitude and longitude from two numbers with a comma.

    Raises
    ------
    FigureError
        If it is not two numbers, or no position on the globe.

    Examples
    --------
    >>> parse_position("41.48,136.97")
    (41.48, 136.97)
    >>> parse_position("136.97,41.48")
    Traceback (most recent call last):
    ...
    launches.errors.FigureError: latitude 136.97 is not within 90 degrees (write latitude first)
    """
    first, _, second = text.partition(",")
    try:
        lat_deg, lon_deg = float(first), float(second)
    except ValueError:
        cure = "write latitude and longitude in degrees: 41.48,136.97"
        raise FigureError(f"not a position: {text[:40]!r}", where=where, cure=cure) from None
    if not abs(lat_deg) <= 90:
        what = f"latitude {lat_deg:g} is not within 90 degrees"
        raise FigureError(what, where=where, cure="write latitude first")
    if not abs(lon_deg) <= 360:
        what = f"longitude {lon_deg:g} is not within 360 degrees"
        raise FigureError(what, where=where, cure="write latitude first")
    return lat_deg, lon_deg


def lay_out(answer: Mapping[str, Any]) -> str:
    """Lay an answer out as lines of text: what was used, what was assumed, what follows.

    Examples
    --------
    >>> print(lay_out({"used": {"range_km": 650.0}, "assumed": ["azimuth"], "azimuth_deg": None}))
    used
      range_km      650 km
    assumed
      azimuth
    follows
      azimuth_deg   (not known)
    """
    rest = {name: v for name, v in answer.items() if name not in ("used", "assumed", "event_id")}
    width = max(len(name) for name in (*answer.get("used", ()), *rest)) + 2
    lines = [str(answer["event_id"])] if answer.get("event_id") else []
    lines += ["used", *(_line(name, v, width) for name, v in answer.get("used", {}).items())]
    lines += ["assumed", *(f"  {word}" for word in answer.get("assumed") or ("nothing",))]
    lines += ["follows", *(_line(name, value, width) for name, value in rest.items())]
    return "\n".join(lines)


def _line(name: str, value: Any, width: int) -> str:
    if value is None:
        return f"  {name:<{width}} (not known)"
    text = f"{value:.10g}" if isinstance(value, float) else str(value)
    if isinstance(value, float) and name in _UNITS:
        text = f"{round(value, 3):.10g} {_UNITS[name]}"
    return f"  {name:<{width}} {text}"
