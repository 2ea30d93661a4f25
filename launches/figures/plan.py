"""From a configuration and a log to the figures to draw, each with a hash of what it shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from itertools import product
from typing import TYPE_CHECKING, Any

import shapely

from launches.datafiles import sha256_of
from launches.errors import BatchError, LaunchesError
from launches.figures.config import ConfigError, Entry
from launches.figures.kinds import KINDS
from launches.figures.tables import LogTables

if TYPE_CHECKING:
    from launches.plotting import Look
    from launches.zones import Layer

#: More figures than this in one set are a slip of the filter.
MOST_FIGURES = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One figure to draw.

    Attributes
    ----------
    name : str
        Path of its files below the folder, without suffix.
    entry : Entry
        What the configuration says of it.
    events : tuple of str
        Ids of the events shown.
    size, style, lang : str
        Its look.
    data : str
        Hash of what it shows: the events' rows, tracks and regions, claims, the zone layer.
    drawing : str
        Hash of how it is drawn: look, options, version of the package and of matplotlib.
    """

    name: str
    entry: Entry
    events: tuple[str, ...]
    size: str
    style: str
    lang: str
    data: str
    drawing: str

    @property
    def look(self) -> Look:
        """Look of the figure, without a stamp."""
        from launches.plotting import Look

        return Look.sized(
            self.size, style=self.style, lang=self.lang, units=self.entry.units,
            sea_names=self.entry.sea_names, offsets=self.entry.offsets,
        )  # fmt: skip

    @property
    def files(self) -> tuple[str, ...]:
        """Names of the files that it is made of."""
        extra = ("txt",) * self.entry.captions + ("csv",) * self.entry.data
        return tuple(f"{self.name}.{suffix}" for suffix in (*self.entry.formats, *extra))


def plan(entries: Sequence[Entry], log: LogTables, layer: Layer) -> list[Job]:
    """Lay out all figures of a configuration.

    Parameters
    ----------
    entries : sequence of Entry
        As `read_config` gives them.
    log : LogTables
        What is drawn from.
    layer : Layer
        Zones that are drawn.

    Raises
    ------
    BatchError
        If an event is not in the log, nothing fits a filter, or two figures have one name.
    """
    errors: list[LaunchesError] = []
    digests = Digests(log, layer)
    jobs: dict[str, Job] = {}
    for entry in entries:
        try:
            for job in _jobs(entry, log, digests):
                other = jobs.setdefault(job.name.casefold(), job)
                if other is not job:
                    what = f"two figures are called {job.name}"
                    cure = f"give this one or {other.entry.where} a name"
                    raise ConfigError(what, where=f"{entry.where}.name", cure=cure)
                if len(jobs) > MOST_FIGURES:
                    what = f"more than {MOST_FIGURES:,} figures"
                    raise ConfigError(what, where=entry.where, cure="ask for fewer events")
        except LaunchesError as error:
            if isinstance(error, ConfigError):
                errors.append(error)
            else:
                what = f"{error.where}: {error.what}" if error.where else error.what
                errors.append(ConfigError(what, where=entry.where, cure=error.cure))
    if errors:
        raise BatchError(errors)
    return list(jobs.values())


def _jobs(entry: Entry, log: LogTables, digests: Digests) -> list[Job]:
    kind = KINDS[entry.kind]
    ids = entry.selection.ids(log)
    groups = [tuple(ids)]
    single = kind.per_event and not entry.together
    if single:
        if not entry.selection.events:
            ids = [name for name in ids if drawable(entry.kind, log, name)]
        groups = [(name,) for name in ids]
    name = entry.name or (f"{entry.kind}-{{event_id}}" if single else entry.kind)
    jobs = []
    for events, size, style, lang in product(groups, entry.sizes, entry.styles, entry.langs):
        told_apart = [
            value
            for value, among in ((size, entry.sizes), (style, entry.styles), (lang, entry.langs))
            if len(among) > 1
        ]
        path = "-".join([name.replace("{event_id}", _safe(events[0])), *told_apart])
        jobs.append(
            Job(
                name=path, entry=entry, events=events, size=size, style=style, lang=lang,
                data=digests.of(entry.kind, events), drawing=_drawing(entry, size, style, lang),
            )
        )  # fmt: skip
    return jobs


def _safe(event_id: str) -> str:
    from launches.drawing import file_name

    return file_name(event_id)


def drawable(kind: str, log: LogTables, event_id: str) -> bool:
    """Whether an event has what a kind of figure shows: a place, an arc, claims."""
    from launches.drawing import ARCS, has_place
    from launches.plotting.profile import profile_curves

    if kind == "map":
        mine = log.events[log.events["event_id"] == event_id]
        return bool(has_place(mine).any())
    if kind == "profile":
        tracks = log.trajectories[log.trajectories["event_id"] == event_id]
        arcs = tracks[tracks["trajectory_kind"].isin(ARCS)]
        told = log.events[log.events["event_id"] == event_id]
        return bool(profile_curves(arcs, told))
    return bool((log.claims["event_id"] == event_id).fillna(False).any())


class Digests:
    """Hashes of what a log holds of its events."""

    def __init__(self, log: LogTables, layer: Layer) -> None:
        self._log = log
        self._layer = layer

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """Cells of every event that are not empty, by id."""
        rows = [{k: v for k, v in row.items() if v is not None} for row in _plain(self._log.events)]
        for row in rows:
            row |= {k: str(row[k])[:10] for k in ("date_local",) if k in row}
        # through its text: as a manifest reads it back
        return {str(row["event_id"]): json.loads(_text(row)) for row in rows}

    @cached_property
    def shown(self) -> dict[str, str]:
        """Hash of every event's row, track and regions."""
        parts = {name: [_text(row)] for name, row in self.rows.items()}
        for layer in (self._log.trajectories, self._log.footprints):
            shapes = shapely.to_wkb(layer.geometry.values, hex=True)
            for row, shape in zip(_plain(layer), shapes, strict=True):
                parts.get(str(row["event_id"]), []).append(f"{_text(row)}{shape}")
        return {name: _hash("\n".join(texts)) for name, texts in parts.items()}

    @cached_property
    def claims(self) -> dict[str, str]:
        """Hash of every event's claims."""
        parts: dict[str, list[str]] = {}
        for row in _plain(self._log.claims):
            parts.setdefault(str(row["event_id"]), []).append(_text(row))
        return {name: _hash("\n".join(texts)) for name, texts in parts.items()}

    @cached_property
    def zones(self) -> str:
        """Hash of the zone layer."""
        path = self._layer.path
        return sha256_of(path) if path.is_file() else f"{self._layer.name} {self._layer.version}"

    def of(self, kind: str, events: Sequence[str]) -> str:
        """Hash of what a figure of some events shows."""
        parts = [self.shown[name] for name in events]
        if kind == "claims":
            parts += [self.claims.get(name, "") for name in events]
        if KINDS[kind].uses_zones:
            parts.append(self.zones)
        return _hash("\n".join(parts))


def _drawing(entry: Entry, size: str, style: str, lang: str) -> str:
    import matplotlib

    return _hash(
        _text({
            "kind": entry.kind, "size": size, "style": style, "lang": lang, "units": entry.units,
            "sea_names": entry.sea_names, "basis": entry.basis, "dpi": entry.dpi,
            "options": dict(entry.options), "offsets": entry.offsets,
            "formats": entry.formats, "captions": entry.captions, "data": entry.data,
            "launches": version("launches"),
            "matplotlib": matplotlib.__version__,
        })
    )  # fmt: skip


def _plain(table: Any) -> list[dict[str, Any]]:
    from launches.formats import plain_rows

    return plain_rows(table)


def _text(row: Mapping[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False, default=str)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
