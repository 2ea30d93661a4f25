"""The page of a log, or of a folder of reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import BatchError, LaunchesError
from launches.files import replacing
from launches.model import Report

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

    from launches.zones import Layer

GAZETTEER = (
    "Positions of launch areas: GeoNames (geonames.org) and GCAT (Jonathan McDowell, "
    "planet4589.org), both CC BY 4.0, and others named in the gazetteer."
)
MAP_CREDIT = (
    "Coasts and borders: Natural Earth (public domain), in its German point of view, which says "
    "what is drawn, not who is right."
)


@dataclass(frozen=True, slots=True)
class Page:
    """What was written: the file, the number of events and of bytes, and what could not be read."""

    path: Path
    event_count: int
    size: int
    errors: tuple[LaunchesError, ...] = ()


def write_page(
    out: str | Path,
    *,
    log: str | Path | None = None,
    reports: str | Path | Iterable[str | Path] | None = None,
    zones: str | Path | None = None,
    basis: str = "median",
) -> Page:
    """Write the interactive page of a log: one HTML file that needs no network.

    Parameters
    ----------
    out : path
        File to write or replace.
    log : path, optional
        Folder of a log; the bundled one where neither this nor `reports` is given.
    reports : path or iterable of paths, optional
        Reports to read instead of a log.
    zones : path, optional
        File of maritime zones instead of the bundled layer.
    basis : str
        Whose reading of the boundaries is drawn: ``median``, ``JPN``, ``KOR``.

    Returns
    -------
    Page
        Errors are of reports that could not be read; the others are in the page.

    Raises
    ------
    BatchError
        If no report could be read.
    DataFileError
        If the log or the zones cannot be used, or the layer has no such basis.
    OutputError
        If the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("Nothing was fired.")
    >>> write_page(folder / "page.html", reports=folder / "a.txt").event_count
    0
    """
    from launches.zones import load_layer

    if log is not None and reports is not None:
        raise LaunchesError("a log and reports", cure="give one of them")
    layer = load_layer(zones)
    errors: tuple[LaunchesError, ...] = ()
    if reports is None:
        tables, texts = _kept(log)
    else:
        tables, texts, errors = _read(reports, layer, basis)
    raw = page_html(**tables, texts=texts, layer=layer, basis=basis).encode("utf-8")
    with replacing(out, "wb") as stream:
        stream.write(raw)
    return Page(Path(out), len(tables["events"]), len(raw), errors)


def page_html(
    events: GeoDataFrame,
    claims: pd.DataFrame,
    reports: pd.DataFrame,
    trajectories: GeoDataFrame,
    footprints: GeoDataFrame,
    *,
    texts: Iterable[Report] = (),
    layer: Layer | None = None,
    basis: str = "median",
) -> str:
    """HTML of the interactive page of the tables of a log.

    Parameters
    ----------
    events, trajectories, footprints : geopandas.GeoDataFrame
        Events with their estimated columns, tracks and regions, EPSG:4326.
    claims, reports : pandas.DataFrame
        Claims and list of reports.
    texts : iterable of Report
        Reports with their texts; of the others, claims show their own words only.
    layer : Layer, optional
        Zones whose limits are drawn; the bundled ones where not given.
    basis : str
        Whose reading of the boundaries.

    Returns
    -------
    str
        The same for the same tables.
    """
    from launches.page import payload
    from launches.page.geometry import base_map
    from launches.page.render import render
    from launches.zones import load_layer

    layer = layer or load_layer()
    plain = _plain(events)
    shown = payload.event_payload(plain, trajectories, footprints)
    drawn = [*trajectories.geometry, *footprints.geometry]
    data: dict[str, Any] = {
        "title": "Reported missile launches",
        "stamp": _stamp(reports, payload.table_hash(plain)),
        "credits": _credits(layer, basis),
        "basis": _basis_words(basis),
        "csv": payload.csv_header(plain),
        "classes": _classes(),
        "events": shown,
        **payload.claim_payload(claims, reports, texts),
        "map": base_map(payload.extent(shown, drawn), layer, basis),
    }
    return render(data)


def _kept(log: str | Path | None) -> tuple[dict[str, Any], list[Report]]:
    from launches.log import (
        read_claims,
        read_footprints,
        read_log,
        read_report_list,
        read_trajectories,
    )
    from launches.log.texts import kept_texts

    tables = {
        "events": read_log(log), "claims": read_claims(log), "reports": read_report_list(log),
        "trajectories": read_trajectories(log), "footprints": read_footprints(log),
    }  # fmt: skip
    return tables, kept_texts(log)


def _read(
    paths: str | Path | Iterable[str | Path], layer: Layer, basis: str
) -> tuple[dict[str, Any], list[Report], tuple[LaunchesError, ...]]:
    from launches.estimates import estimate_log, with_claims
    from launches.reading import tables
    from launches.text.reports import scan_reports

    batch, errors = scan_reports(paths)
    if errors and not batch:
        raise BatchError(errors)
    read = tables(batch)
    found = estimate_log(with_claims(read.events, read.claims), layer=layer, basis=basis)
    whole = {
        "events": found.events, "claims": read.claims, "reports": read.reports,
        "trajectories": found.trajectories, "footprints": found.footprints,
    }  # fmt: skip
    return whole, batch, tuple(errors)


def _plain(events: GeoDataFrame) -> GeoDataFrame:
    """Events with days and instants as text, as the CSV has them, and the schema's columns only."""
    from pandas.api.types import is_datetime64_any_dtype

    from launches import schema

    text = {
        name: events[name].dt.strftime(form).astype("string")
        for name, form in (("date_local", "%Y-%m-%d"), ("time_utc", "%Y-%m-%dT%H:%MZ"))
        if is_datetime64_any_dtype(events[name])
    }
    columns = [name for name in schema.names("events") if name in events]
    return events.assign(**text)[[*columns, "geometry"]]


def _stamp(reports: pd.DataFrame, table_hash: str) -> str:
    from launches.plotting.translate import long_date

    days = sorted(str(day)[:10] for day in reports["published"].dropna())
    number = f"{len(reports):,} report{'' if len(reports) == 1 else 's'}"
    known = f"As known at {long_date(days[-1])}, the newest of {number}" if days else number
    return f"{known}. Events table {table_hash} (SHA-256)."


def _basis_words(basis: str) -> str:
    from launches.plotting.countries import country

    if basis == "median":
        return "median lines where states differ"
    return f"boundaries as claimed by {country(basis)}"


def _credits(layer: Layer, basis: str) -> list[str]:
    version = f" {layer.version}" if layer.version else ""
    licence = f" Licence: {layer.licence}." if layer.licence else ""
    return [
        f"Zone limits: {layer.name}{version}; {_basis_words(basis)}. {layer.citation}{licence}",
        *([layer.note] if layer.note else []),
        MAP_CREDIT,
        GAZETTEER,
        "Claims are the reports'; each names its source. Tracks and regions are estimates drawn "
        "from them; they describe flights that were publicly reported.",
    ]


def _classes() -> dict[str, dict[str, str]]:
    """Words, marker and colours of each class, those of the figures for light and dark pages."""
    from launches.plotting.style import CLASS_MARKS, DARK, WEB
    from launches.plotting.words import class_words

    return {
        name: {"words": class_words(name), "color": light, "dark": dark, "marker": marker}
        for (name, (_, marker)), light, dark in zip(
            CLASS_MARKS.items(), WEB.classes, DARK.classes, strict=True
        )
    }
