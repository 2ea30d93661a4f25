"""Which figures of a folder the log has since overtaken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from launches.errors import BatchError, DataFileError
from launches.figures.config import Entry
from launches.figures.manifest import NAME, Made, Manifest, read_manifest
from launches.figures.plan import Digests, Job, plan
from launches.figures.tables import LogTables, read_tables

#: Columns that tell of the log's own business, not of the launch.
_OWN = ("claim_count", "reports")


@dataclass(frozen=True, kw_only=True, slots=True)
class Overtaken:
    """A figure that no longer shows what the log holds, and why."""

    name: str
    why: tuple[str, ...]
    as_known_at: str = ""

    def __str__(self) -> str:
        drawn = f" (as known at {self.as_known_at})" if self.as_known_at else ""
        return f"{self.name}{drawn}: {'; '.join(self.why)}"


def check_figures(
    folder: str | Path = ".",
    *,
    log: str | Path | None = None,
    reports: tuple[str | Path, ...] = (),
    zones: str | Path | None = None,
) -> list[Overtaken]:
    """Tell which figures of a folder the log has since overtaken.

    Parameters
    ----------
    folder : path
        Folder that `make_figures` drew into.
    log, reports, zones
        What they are held against, as `make_figures` takes them.

    Returns
    -------
    list of Overtaken
        By name: figures whose events changed, left the log, or were joined by others that fit
        the same filter; figures that the configuration would draw now and that are not there.

    Raises
    ------
    DataFileError
        If the folder has no list of figures, or a damaged one.

    Examples
    --------
    >>> check_figures("no-such-folder")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: no-such-folder/figures.json: no such file (draw the \
figures with: launches figures CONFIG --out DIR)
    """
    from launches.zones import load_layer

    manifest = read_manifest(folder)
    if manifest is None:
        cure = "draw the figures with: launches figures CONFIG --out DIR"
        where = (Path(folder) / NAME).as_posix()
        raise DataFileError("no such file", where=where, cure=cure)
    tables = read_tables(log, reports=reports, zones=zones)
    layer = load_layer(zones)
    digests = Digests(tables, layer)
    now: dict[str, Job] = {}
    for entry in manifest.entries:
        now |= {job.name: job for job in _planned(entry, tables, layer)}
    found = [
        Overtaken(
            name=name, why=_why(made, now.get(name), manifest, digests),
            as_known_at=made.as_known_at,
        )
        for name, made in manifest.figures.items()
        if name not in now or now[name].data != made.data
    ]  # fmt: skip
    new = [
        Overtaken(name=name, why=("not drawn yet",)) for name in now if name not in manifest.figures
    ]
    return sorted([*found, *new], key=lambda one: one.name)


def _planned(entry: Entry, tables: LogTables, layer: Any) -> list[Job]:
    """Figures of one entry; none where its events are gone."""
    try:
        return plan([entry], tables, layer)
    except BatchError:
        return []


def _why(made: Made, job: Job | None, before: Manifest, now: Digests) -> tuple[str, ...]:
    shown = set(job.events) if job else set(now.rows) & set(made.events)
    why = [f"{name} is no longer in it" for name in made.events if name not in shown]
    why += [f"{name} is new" for name in sorted(shown - set(made.events))]
    for name in made.events:
        if name in shown:
            why += [f"{name} {c}" for c in _changes(before.rows.get(name, {}), now.rows[name])]
    if not why and before.zones != now.zones:
        why.append("the zones changed")
    return tuple(why or ["its track, region or claims changed"])


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Tell what changed in an event's row; the log's own columns only where nothing else did."""
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    told = [name for name in names if name not in _OWN] or names
    return [f"{name} {old.get(name, 'empty')} → {new.get(name, 'empty')}" for name in told]
