"""Write files whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Literal

from launches.errors import OutputError


@contextmanager
def replacing(path: str | Path, mode: Literal["w", "wb"] = "w") -> Iterator[IO[Any]]:
    r"""Open a file that takes the place of `path` once it is complete.

    The text goes to a hidden file in the same folder, which is renamed at the end: whoever looks,
    or a kill at any moment, finds the old file or the new one.

    Parameters
    ----------
    path : path
        File to write.
    mode : {"w", "wb"}
        Text (UTF-8, line ends as ``\n``) or bytes.

    Raises
    ------
    OutputError
        If it cannot be written; nothing is left behind.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.txt"
    >>> with replacing(path) as stream:
    ...     _ = stream.write("650 km\n")
    >>> path.read_text(), len(list(path.parent.iterdir()))
    ('650 km\n', 1)
    """
    path = Path(path)
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.tmp")
    text = {} if mode == "wb" else {"encoding": "utf-8", "newline": "\n"}
    done = False
    try:
        # exclusive: a name that somebody else put there is never written through
        with open(temporary, mode.replace("w", "x"), **text) as stream:  # type: ignore[call-overload]
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
        done = True
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        if not done:
            with suppress(OSError):
                temporary.unlink()


def make_folder(path: str | Path) -> Path:
    """Make a folder with its parents, and see that files can be made in it.

    Raises
    ------
    OutputError
        If it is not there and cannot be made, is a file, or cannot be written to.

    Examples
    --------
    >>> import tempfile
    >>> make_folder(Path(tempfile.mkdtemp()) / "a" / "b").is_dir()
    True
    """
    folder = Path(path)
    probe = folder / f".{secrets.token_hex(6)}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise _cannot(folder, error) from error
    return folder


def _cannot(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"cannot be written: {reason}", where=str(path), cure="choose another folder"
    )
