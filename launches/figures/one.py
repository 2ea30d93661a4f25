"""One figure into files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from launches.errors import OutputError
from launches.figures.kinds import check_options, draw_figure, kind_named, with_period
from launches.figures.select import Selection
from launches.figures.tables import read_tables

FORMATS = ("png", "svg", "pdf")


def figure_files(
    kind: str,
    out: str | Path,
    selection: Selection | None = None,
    *,
    log: str | Path | None = None,
    reports: Sequence[str | Path] = (),
    as_of: date | str | None = None,
    formats: Sequence[str] = (),
    dpi: float = 300.0,
    size: str = "two-column",
    style: str = "report",
    lang: str = "en",
    units: str = "km",
    sea_names: str = "neutral",
    offsets: str | Path | None = None,
    basis: str | None = None,
    zones: str | Path | None = None,
    **options: Any,
) -> list[Path]:
    """Draw one figure of a log, or of reports, and write it.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    out : path
        File to write; its suffix says the format where no formats are given.
    selection : Selection, optional
        Which events; the whole log where left out.
    log, reports, as_of, basis, zones
        As `read_tables` and `draw_figure` take them.
    formats : sequence of str
        Of ``png``, ``svg``, ``pdf``: a file beside the other each.
    dpi : float
        Dots per inch of PNG.
    size, style, lang, units, sea_names : str
        As `launches.Look` takes them.
    offsets : path, optional
        Table of labels moved by hand, see `launches.plotting.read_offsets`.
    **options
        Further arguments of the kind's plot function; None leaves one out.

    Returns
    -------
    list of Path
        Files written.

    Raises
    ------
    FigureError, OutputError
        If there is nothing to draw, an option cannot be used, or a file cannot be written.

    Examples
    --------
    >>> figure_files("map", "map.bmp")
    Traceback (most recent call last):
    ...
    launches.errors.OutputError: map.bmp: no format in this name (end it in .png, .svg or .pdf)
    """
    wanted = selection or Selection()
    stem, formats = _out(Path(out), formats)
    options = {name: value for name, value in options.items() if value is not None}
    chosen = kind_named(kind)
    from launches.plotting import Look, read_offsets, save_figure

    check_options(chosen, options)
    options = with_period(chosen, options, wanted.since, wanted.until)
    look = Look.sized(
        size, style=style, lang=lang, units=units, sea_names=sea_names,
        offsets=read_offsets(offsets) if offsets else (),
    )  # fmt: skip
    tables = read_tables(log, reports=reports, as_of=as_of, basis=basis or "median", zones=zones)
    named = wanted.events or wanted.filters
    ids = wanted.ids(tables) if named else []
    ax = draw_figure(kind, tables, ids, look=look, basis=basis, zones=zones, **options)
    return save_figure(ax.figure, stem, formats, dpi=dpi)


def _out(out: Path, formats: Sequence[str]) -> tuple[Path, tuple[str, ...]]:
    suffix = out.suffix[1:].lower()
    stem = out.with_suffix("") if suffix in FORMATS else out
    if formats:
        return stem, tuple(dict.fromkeys(formats))
    if suffix not in FORMATS:
        cure = "end it in .png, .svg or .pdf"
        raise OutputError("no format in this name", where=str(out), cure=cure)
    return stem, (suffix,)
