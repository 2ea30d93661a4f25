"""A whole set of figures: drawn in parallel, those that need no redrawing left as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import LaunchesError, OutputError
from launches.figures.config import read_config
from launches.figures.manifest import Made, made_from, read_manifest, write_manifest
from launches.figures.plan import Digests, Job, plan
from launches.figures.tables import LogTables, read_tables
from launches.files import make_folder, replacing
from launches.parallel import carried_out

if TYPE_CHECKING:
    from launches.zones import Layer

Outcome = tuple[Made | None, LaunchesError | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureSet:
    """What `make_figures` did.

    Attributes
    ----------
    folder : Path
        Where the figures are, with ``figures.json``.
    drawn, left : tuple of str
        Names of figures that were drawn, and of those that needed no redrawing.
    errors : tuple of LaunchesError
        What could not be drawn; the rest was.
    """

    folder: Path
    drawn: tuple[str, ...]
    left: tuple[str, ...]
    errors: tuple[LaunchesError, ...]


def make_figures(
    config: str | Path,
    out: str | Path | None = None,
    *,
    log: str | Path | None = None,
    reports: Sequence[str | Path] = (),
    as_of: date | str | None = None,
    zones: str | Path | None = None,
    jobs: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> FigureSet:
    """Draw the set of figures that a configuration asks for.

    A figure whose events, tracks, claims, zones and look are those that it was drawn with is
    left. A file that was edited by hand is never overwritten: the figure is an error until it is
    moved away.

    Parameters
    ----------
    config : path
        TOML file, see `read_config` and ``figures/report.toml``.
    out : path, optional
        Folder for the figures; one of the configuration's name beside it where left out.
    log, reports, as_of
        What is drawn from, as `read_tables` takes them.
    zones : path, optional
        File of maritime zones instead of the bundled layer.
    jobs : int
        Processes to draw in; a script that asks for more than one must keep its own work under
        ``if __name__ == "__main__":``.
    progress : callable, optional
        Called with the step's name, how much of it is done, and how much there is.

    Returns
    -------
    FigureSet

    Raises
    ------
    BatchError
        With everything that is wrong in the configuration, each with the path of its key.
    OutputError
        If the folder cannot be written to.

    Examples
    --------
    >>> make_figures("no-such.toml")
    Traceback (most recent call last):
    ...
    launches.figures.config.ConfigError: no-such.toml: cannot be read: No such file or directory
    """
    from launches.zones import load_layer

    entries = read_config(config)
    tables = read_tables(log, reports=reports, as_of=as_of, zones=zones)
    layer = load_layer(zones)
    planned = plan(entries, tables, layer)
    folder = make_folder(Path(config).with_suffix("") if out is None else out)
    before = read_manifest(folder)
    known = dict(before.figures) if before else {}
    due = [job for job in planned if not _is_done(job, known.get(job.name), folder)]
    tasks = [
        partial(draw_job, job, tables.of(job.events), folder, known.get(job.name), zones)
        for job in due
    ]
    made: dict[str, Made] = {job.name: known[job.name] for job in planned if job.name in known}
    errors: list[LaunchesError] = []
    drawn: list[str] = []
    # for a few figures the start of another process takes longer than it saves
    shared = min(jobs, 1 + len(tasks) // 4)
    for done, (one, error) in enumerate(carried_out(tasks, shared, lost=_lost), 1):
        if one:
            made[one.name] = one
            drawn.append(one.name)
        errors += [error] if error else []
        if progress:
            progress("drawing", done, len(tasks))
    digests = Digests(tables, layer)
    write_manifest(folder, entries, made.values(), digests.rows, digests.zones)
    names = {job.name for job in due}
    return FigureSet(
        folder=folder,
        drawn=tuple(drawn),
        left=tuple(job.name for job in planned if job.name not in names),
        errors=tuple(errors),
    )


def _is_done(job: Job, made: Made | None, folder: Path) -> bool:
    if made is None or (made.data, made.drawing) != (job.data, job.drawing):
        return False
    return all((folder / name).is_file() for name in job.files)


def _lost(_: Exception) -> Outcome:
    what = "a drawing process was ended from outside"
    return None, LaunchesError(what, cure="draw with --jobs 1, or free memory, and draw again")


def draw_job(
    job: Job, log: LogTables, folder: Path, made: Made | None, zones: str | Path | None
) -> Outcome:
    """Draw and write one figure with what stands beside it, or say why not.

    Parameters
    ----------
    job : Job
        What to draw.
    log : LogTables
        Tables of its events.
    folder : Path
        Folder of the set.
    made : Made or None
        The figure as it was drawn last, if it was.
    zones : path, optional
        File of maritime zones.
    """
    from launches.zones import load_layer

    try:
        _guard(job, folder, made)
        return made_from(
            job, _write(job, log, folder, load_layer(zones), zones), log.as_known_at
        ), None
    except LaunchesError as error:
        what = f"not drawn: {error}"
        return None, LaunchesError(what, where=f"{job.name} ({job.entry.where})")


def _guard(job: Job, folder: Path, made: Made | None) -> None:
    """Keep inside the folder, and off what was edited by hand."""
    root = folder.resolve()
    for name in job.files:
        path = folder / name
        if not path.resolve().is_relative_to(root):
            raise OutputError("leads out of the folder", where=name, cure="remove the link")
        was = made.files.get(name) if made else None
        if was and path.is_file() and _sha256(path.read_bytes()) != was:
            cure = "rename it to keep it, or delete it to have it drawn anew"
            raise OutputError("edited since it was drawn", where=name, cure=cure)


def _write(
    job: Job, log: LogTables, folder: Path, layer: Layer, zones: str | Path | None
) -> Mapping[str, str]:
    from launches.figures.kinds import draw_figure
    from launches.plotting import save_figure
    from launches.plotting.save import notes_of, root_figure

    entry, target = job.entry, folder / job.name
    where: dict[str, Any] = {"basis": entry.basis or None, "zones": zones}
    look = replace(job.look, stamp=log.stamp)
    ax = draw_figure(entry.kind, log, job.events, look=look, **where, **entry.options)
    files = save_figure(ax.figure, target, entry.formats, dpi=entry.dpi)
    if entry.captions:
        from launches.figures.caption import caption

        figure = root_figure(ax.figure)
        assert figure is not None
        words = caption(
            entry.kind, log, notes_of(figure), layer, look=look, basis=entry.basis,
            country=str(entry.options.get("country", "JPN")),
        )  # fmt: skip
        files.append(folder / f"{job.name}.txt")
        with replacing(files[-1]) as stream:
            stream.write(words)
    if entry.data:
        from launches.figures.data import figure_data
        from launches.formats import write_csv

        files.append(folder / f"{job.name}.csv")
        write_csv(figure_data(entry.kind, log, job.events, **where, **entry.options), files[-1])
    return {path.relative_to(folder).as_posix(): _sha256(path.read_bytes()) for path in files}


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
