"""Find the report files that a user names, and take in no more of one than a report may hold."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from launches.errors import LaunchesError, ReportError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
#: Most bytes of one report: some hundred times the longest article.
MAX_REPORT_BYTES = 5_000_000
#: Most bytes of a file of many reports.
MAX_JSONL_BYTES = 200_000_000
MAX_ID_CHARS = 120

# a bar parts the ids of a cell, and line ends part rows
_NOT_IN_ID = re.compile(r"[\s|\x00-\x1f\x7f]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportFile:
    """One file to read: where it is, and what it is called in tables and in errors."""

    location: str
    path: str
    where: str

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input."""
        return self.location == "-"

    @property
    def stem(self) -> str:
        """File name without its suffix."""
        return "stdin" if self.is_stdin else Path(self.location).stem

    @property
    def suffix(self) -> str:
        """Suffix in lower case, with its dot."""
        return Path(self.location).suffix.lower()


def find_files(paths: Iterable[str | Path]) -> tuple[list[ReportFile], list[LaunchesError]]:
    """List the report files among files and folders, each once.

    Parameters
    ----------
    paths : iterable of paths
        Files of any name, folders (those of `SUFFIXES` in them, sorted, hidden names and linked
        folders left out), or ``-``.

    Returns
    -------
    tuple of list
        Files in the order given, and an error for each path that gives none.

    Examples
    --------
    >>> files, errors = find_files(["-"])
    >>> files[0].stem
    'stdin'
    """
    files: list[ReportFile] = []
    errors: list[LaunchesError] = []
    for path in paths:
        name = str(path)
        if name == "-":
            files.append(ReportFile(location="-", path="-", where="standard input"))
            continue
        try:
            is_folder = stat.S_ISDIR(os.stat(name).st_mode)
        except (OSError, ValueError) as error:
            errors.append(_os_error(name, error))
            continue
        if not is_folder:
            files.append(ReportFile(location=name, path=Path(name).name, where=name))
            continue
        inside, failed = _walk(name)
        errors += failed
        files += inside
        if not inside and not failed:
            cure = f"put {', '.join(SUFFIXES)} files in it"
            errors.append(ReportError("no reports in this folder", where=name, cure=cure))
    seen: set[str] = set()
    once = []
    for file in files:
        real = "-" if file.is_stdin else os.path.realpath(file.location)
        if real not in seen:
            seen.add(real)
            once.append(file)
    return once, errors


def read_bytes(file: ReportFile) -> bytes:
    """Take in a file, if it is not larger than a report may be.

    Raises
    ------
    ReportError
        If it is too large (told from its size, or after one byte too many of a stream), or
        cannot be opened.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.txt"
    >>> _ = path.write_text("Seoul.")
    >>> read_bytes(ReportFile(location=str(path), path="a.txt", where="a.txt"))
    b'Seoul.'
    """
    limit = MAX_JSONL_BYTES if file.suffix == ".jsonl" else MAX_REPORT_BYTES
    try:
        if file.is_stdin:
            raw = sys.stdin.buffer.read(limit + 1)
        else:
            with open(file.location, "rb") as stream:
                size = os.fstat(stream.fileno()).st_size
                if size > limit:
                    raise _too_large(file.where, limit, f"{size / 1e6:,.1f} MB")
                raw = stream.read(limit + 1)
    except OSError as error:
        raise _os_error(file.where, error) from None
    if len(raw) > limit:
        raise _too_large(file.where, limit, "more")
    return raw


def unique_ids(named: Sequence[tuple[str, ReportFile]]) -> list[str]:
    """Ids of one batch of reports, each once.

    A name that stands once is kept. Where several would share one, all of them take as much of
    their folder as tells them apart, or else their suffix, so that no id depends on the order.

    Parameters
    ----------
    named : sequence of (str, ReportFile)
        The id that each report would like, and the file that it comes from.

    Examples
    --------
    >>> a = ReportFile(location="/d/kcna/x.txt", path="x.txt", where="kcna/x.txt")
    >>> b = ReportFile(location="/d/jcs/x.txt", path="x.txt", where="jcs/x.txt")
    >>> unique_ids([("x", a), ("x", b)])
    ['kcna/x', 'jcs/x']
    """
    ids = [_NOT_IN_ID.sub("_", name.strip())[:MAX_ID_CHARS] or "report" for name, _ in named]
    parents = [Path(os.path.realpath(file.location)).parts[1:-1] for _, file in named]
    groups: dict[str, list[int]] = {}
    for i, name in enumerate(ids):
        groups.setdefault(name, []).append(i)
    for name, group in groups.items():
        if len(group) == 1:
            continue
        deepest = max(len(parents[i]) for i in group)
        for depth in range(1, deepest + 1):
            longer = ["/".join((*parents[i][-depth:], name)) for i in group]
            if len(set(longer)) == len(group):
                break
        else:
            longer = [name + named[i][1].suffix for i in group]
            if len(set(longer)) < len(group):
                continue
        for i, taken in zip(group, longer, strict=True):
            ids[i] = _NOT_IN_ID.sub("_", taken)
    return _numbered(ids)


def _numbered(ids: list[str]) -> list[str]:
    """Count what is still there twice: two lines of one file with the same id."""
    total, seen = Counter(ids), Counter[str]()
    for i, name in enumerate(ids):
        if total[name] > 1:
            seen[name] += 1
            while total[numbered := f"{name}-{seen[name]}"]:
                seen[name] += 1
            ids[i] = numbered
    return ids


def _walk(folder: str) -> tuple[list[ReportFile], list[LaunchesError]]:
    files: list[ReportFile] = []
    errors: list[LaunchesError] = []

    def failed(error: OSError) -> None:
        errors.append(_os_error(str(error.filename or folder), error))

    # linked folders are not followed: they may lead round in circles, or out
    for parent, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or Path(name).suffix.lower() not in SUFFIXES:
                continue
            location = os.path.join(parent, name)
            try:
                if not stat.S_ISREG(os.stat(location).st_mode):
                    continue  # a pipe or a device would be waited for
            except OSError as error:
                errors.append(_os_error(location, error))
                continue
            path = Path(os.path.relpath(location, folder)).as_posix()
            files.append(ReportFile(location=location, path=path, where=location))
    return files, errors


def _os_error(where: str, error: OSError | ValueError) -> ReportError:
    if isinstance(error, FileNotFoundError):
        return ReportError("no such file or folder", where=where, cure="check the name")
    if isinstance(error, PermissionError):
        return ReportError("may not be read", where=where, cure="check its permissions")
    if isinstance(error, IsADirectoryError):
        return ReportError("is a folder", where=where, cure="name a file")
    reason = getattr(error, "strerror", None) or str(error)
    return ReportError(f"cannot be read: {reason}", where=where, cure="check the file")


def _too_large(where: str, limit: int, size: str) -> ReportError:
    what = f"too large for a report: {size}, at most {limit / 1e6:,.0f} MB are read"
    return ReportError(what, where=where, cure="split it into one file per report")
