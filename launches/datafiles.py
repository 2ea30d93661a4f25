"""Find and check the files of ``data/``: reference tables and map layers.

Nothing is ever downloaded and no folder is made. Every file is listed in ``registry.txt`` with
its hash, licence and source, but for those of the bundled log, which ``launches build`` keeps and
whose hashes stand in ``datapackage.json``.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from launches.errors import DataFileError

ENVIRONMENT_VARIABLE = "LAUNCHES_DATA"
REGISTRY = "registry.txt"
#: Files of the bundled log, which are not in the registry.
LOG_FILES = frozenset(
    (
        "events.csv", "claims.csv", "reports.csv", "mentions.csv", "ids.csv", "links.csv",
        "trajectories.geojson", "footprints.geojson", "datapackage.json",
    )
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class RegistryEntry:
    """One line of the registry: file name, SHA-256, licence and where it comes from."""

    name: str
    sha256: str
    licence: str
    source: str


def data_folders() -> tuple[Path, ...]:
    """Folders that are searched, in order.

    ``LAUNCHES_DATA`` where it is set, the package's own ``_data`` (a wheel), and ``data`` beside
    the package (a checkout, also when installed as editable).

    Examples
    --------
    >>> data_folders()[-1].name
    'data'
    """
    package = Path(__file__).resolve().parent
    folders = [package / "_data", package.parent / "data"]
    override = os.environ.get(ENVIRONMENT_VARIABLE, "")
    if override:
        folders.insert(0, Path(override))
    return tuple(folders)


def data_path(name: str) -> Path:
    """Path of a bundled data file.

    Parameters
    ----------
    name : str
        File name relative to the data folder, with forward slashes.

    Returns
    -------
    pathlib.Path
        The first match in `data_folders`.

    Raises
    ------
    DataFileError
        When no folder has the file, or the name leads out of the folder.

    Examples
    --------
    >>> data_path("sites.csv").name
    'sites.csv'
    """
    relative = PurePosixPath(name)
    if not name or relative.is_absolute() or ".." in relative.parts or "\\" in name:
        raise DataFileError(
            f"{name!r} is not the name of a data file", cure="give a name inside the data folder"
        )
    folders = data_folders()
    for folder in folders:
        path = folder.joinpath(*relative.parts)
        if path.is_file():
            return path
    raise DataFileError(
        "data file not found in " + ", ".join(str(folder) for folder in folders),
        where=name,
        cure=f"install the package again, or point {ENVIRONMENT_VARIABLE} to a copy of its data",
    )


def parse_registry(text: str, *, where: str = REGISTRY) -> dict[str, RegistryEntry]:
    r"""Registry entries by file name, from tab-separated lines; ``#`` starts a comment.

    Raises
    ------
    DataFileError
        On a line that has not four fields, or a name listed twice.

    Examples
    --------
    >>> parse_registry("a.csv\t00ff\tMIT\tmade here")["a.csv"].licence
    'MIT'
    """
    entries: dict[str, RegistryEntry] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 4:
            raise DataFileError(
                "not name, hash, licence and source with tabs between", where=f"{where}:{number}"
            )
        name, sha256, licence, source = parts
        if name in entries:
            raise DataFileError(f"{name} is listed twice", where=f"{where}:{number}")
        entries[name] = RegistryEntry(name=name, sha256=sha256, licence=licence, source=source)
    return entries


@cache
def _registry_at(path: Path) -> dict[str, RegistryEntry]:
    return parse_registry(path.read_text(encoding="utf-8"), where=str(path))


def registry() -> dict[str, RegistryEntry]:
    """Entries of the bundled registry by file name.

    Examples
    --------
    >>> "sites.csv" in registry()
    True
    """
    return dict(_registry_at(data_path(REGISTRY)))


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def check_data_file(name: str) -> Path:
    """Path of a data file whose hash was compared with the registry.

    Raises
    ------
    DataFileError
        When the file is missing, not registered, or differs from what was shipped.

    Examples
    --------
    >>> check_data_file("landmarks.csv").name
    'landmarks.csv'
    """
    path = data_path(name)
    entry = registry().get(name)
    if entry is None:
        raise DataFileError("not in the registry", where=name, cure="run data/update_registry.py")
    if sha256_of(path) != entry.sha256:
        raise DataFileError(
            "differs from the hash in the registry",
            where=str(path),
            cure="install the package again",
        )
    return path
