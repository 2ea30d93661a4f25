"""``figures.json``: what is in a folder of figures, and what each of them shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from launches.errors import DataFileError
from launches.figures.config import Entry, entries, plain
from launches.figures.plan import Job
from launches.files import replacing

NAME = "figures.json"
FORMAT = 1
MOST_BYTES = 100_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """One figure of the folder: hashes of what it shows and how, and of its files."""

    name: str
    kind: str
    events: tuple[str, ...]
    data: str
    drawing: str
    as_known_at: str
    files: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """A folder of figures.

    Attributes
    ----------
    entries : tuple of Entry
        Configuration that it was made by.
    figures : mapping of str to Made
        By name.
    rows : mapping
        Cells of the events as they were drawn, by id.
    zones : str
        Hash of the zone layer.
    """

    entries: tuple[Entry, ...] = ()
    figures: Mapping[str, Made] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    zones: str = ""


def read_manifest(folder: str | Path) -> Manifest | None:
    """Read what a folder of figures holds; None where it was never drawn into.

    Raises
    ------
    DataFileError
        If the file is damaged.

    Examples
    --------
    >>> read_manifest("no-such-folder") is None
    True
    """
    path = Path(folder) / NAME
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DataFileError(f"cannot be read: {error.strerror}", where=str(path)) from error
    try:
        if len(raw) > MOST_BYTES:
            raise ValueError("too large")
        found = json.loads(raw)
        if found["format"] != FORMAT:
            raise ValueError(f"format {found['format']}")
        return Manifest(
            entries=entries(found["config"], str(path)),
            figures={
                str(made["name"]): Made(**{**made, "events": tuple(made["events"])})
                for made in found["figures"]
            },
            rows=dict(found["events"]),
            zones=str(found["zones"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        cure = "delete it, and draw the figures anew"
        raise DataFileError(
            f"not a list of figures: {error}", where=str(path), cure=cure
        ) from error


def write_manifest(
    folder: Path,
    configured: Sequence[Entry],
    made: Iterable[Made],
    rows: Mapping[str, Mapping[str, Any]],
    zones: str,
) -> Path:
    """Write what a folder of figures holds, sorted: it can be kept under version control."""
    figures = sorted(made, key=lambda figure: figure.name)
    shown = {name for figure in figures for name in figure.events}
    path = folder / NAME
    content = {
        "format": FORMAT,
        "config": {"figure": [plain(entry) for entry in configured]},
        "zones": zones,
        "events": {name: rows[name] for name in sorted(shown) if name in rows},
        "figures": [
            {
                "name": figure.name, "kind": figure.kind, "events": list(figure.events),
                "data": figure.data, "drawing": figure.drawing,
                "as_known_at": figure.as_known_at, "files": dict(sorted(figure.files.items())),
            }
            for figure in figures
        ],
    }  # fmt: skip
    with replacing(path) as stream:
        json.dump(content, stream, ensure_ascii=False, indent=1, default=str)
        stream.write("\n")
    return path


def made_from(job: Job, files: Mapping[str, str], as_known_at: str) -> Made:
    """Line of the manifest for a figure that was drawn."""
    return Made(
        name=job.name, kind=job.entry.kind, events=job.events, data=job.data, drawing=job.drawing,
        as_known_at=as_known_at, files=files,
    )  # fmt: skip
