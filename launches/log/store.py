"""A folder whose files change together: one writer at a time, and all files new or all old.

New files are written to a hidden folder inside; once they are all on disk, a marker is put beside
them, and from then on they count: they are moved into place, and if the writer dies on the way,
the next one finishes, while readers look into the hidden folder first.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from launches.errors import DataFileError, OutputError

#: Hidden folder of the next state, and the file in it that makes it count.
NEXT, MARKER = ".launches-next", "COMMIT.json"
#: Seconds that a writer waits for another one.
PATIENCE_S = 120.0


@contextmanager
def writing(folder: str | Path, *, patience_s: float = PATIENCE_S) -> Iterator[Path]:
    """Hold a folder against other writers, made if it is not there; a dead one's work is finished.

    Parameters
    ----------
    folder : path
        Folder of the log.
    patience_s : float
        Seconds to wait for another writer.

    Raises
    ------
    OutputError
        If it cannot be written to, or another process does not let go of it.

    Examples
    --------
    >>> import tempfile
    >>> with writing(tempfile.mkdtemp()) as folder:
    ...     commit(folder, {"a.txt": b"650"})
    >>> current(folder, "a.txt").read_bytes()
    b'650'
    """
    path = Path(folder)
    try:
        path.mkdir(parents=True, exist_ok=True)
        handle = os.open(_lock_path(path), os.O_RDONLY if _is_posix() else os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise _cannot(path, error) from error
    try:
        _wait(handle, path, patience_s)
        try:
            recover(path)
        except (OSError, ValueError) as error:
            raise _cannot(path / NEXT, error) from error
        yield path
    finally:
        os.close(handle)  # which lets go of the lock, as a kill does


def commit(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files in place, all or none; the folder is held by the caller.

    Parameters
    ----------
    folder : path
        Folder of the log.
    files : mapping
        Content by name; what is there already with the same content is left alone.

    Raises
    ------
    OutputError
        If they cannot be written; the old files stand.
    """
    staging = folder / NEXT
    new = {name: raw for name, raw in files.items() if _content(folder / name) != raw}
    if not new:
        return
    try:
        staging.mkdir()
        for name, raw in new.items():
            _write(staging / name, raw)
        _sync(staging)
        marker = staging / f"{MARKER}.tmp"
        _write(marker, json.dumps(sorted(new)).encode())
        os.replace(marker, staging / MARKER)
        _sync(staging)
        recover(folder)
    except OSError as error:
        if not (staging / MARKER).exists():
            shutil.rmtree(staging, ignore_errors=True)
        raise _cannot(folder, error) from error


def recover(folder: Path) -> None:
    """Finish what a writer had made to count, and clear away what it had not."""
    staging = folder / NEXT
    marker = staging / MARKER
    if not staging.is_dir():
        return
    if marker.exists():
        for name in _marked(marker):
            if (staging / name).exists():
                os.replace(staging / name, folder / name)
        _sync(folder)
        marker.unlink()
    shutil.rmtree(staging)


def current(folder: str | Path, name: str) -> Path:
    """Where the current state of a file is, whether or not its writer came to the end.

    Examples
    --------
    >>> current("data", "events.csv").as_posix()
    'data/events.csv'
    """
    staging = Path(folder) / NEXT
    if (staging / MARKER).exists() and (staging / name).exists():
        return staging / name
    return Path(folder) / name


def read_current(folder: str | Path, name: str) -> bytes | None:
    """Content of a file in its current state; none where there is no such file.

    Raises
    ------
    DataFileError
        If it is there and cannot be read.
    """
    for path in (current(folder, name), Path(folder) / name):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            continue  # moved into place since it was found
        except OSError as error:
            raise DataFileError(f"cannot be read: {error.strerror}", where=str(path)) from error
    return None


def _cannot(folder: Path, error: OSError | ValueError) -> OutputError:
    what = f"cannot be written: {getattr(error, 'strerror', None) or error}"
    cure = "see that there is room and leave to write; what was there stands"
    return OutputError(what, where=str(folder), cure=cure)


def _marked(marker: Path) -> list[str]:
    """Names that a marker lists: plain names only, as nothing else is ever written."""
    names = json.loads(marker.read_bytes())
    return [name for name in names if isinstance(name, str) and Path(name).name == name]


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, raw: bytes) -> None:
    with open(path, "xb") as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    if not _is_posix():
        return  # a folder cannot be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_posix() -> bool:
    return os.name == "posix"


def _lock_path(folder: Path) -> Path:
    # a POSIX folder can be locked itself; elsewhere it takes a file
    return folder if _is_posix() else folder / ".launches-lock"


def _wait(handle: int, folder: Path, patience_s: float) -> None:
    end = time.monotonic() + patience_s
    while not _lock(handle):
        if time.monotonic() >= end:
            what = "another process is writing to this log"
            raise OutputError(what, where=str(folder), cure="wait for it, and try again")
        time.sleep(0.05)


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
