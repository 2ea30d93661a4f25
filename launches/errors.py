"""Errors that say where, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence


class LaunchesError(Exception):
    """Base of every error that the package raises on purpose.

    Parameters
    ----------
    what : str
        What is wrong, in one sentence without a full stop.
    where : str, optional
        File, line, span, event or column that it was found in.
    cure : str, optional
        What the user can do about it.

    Examples
    --------
    >>> print(LaunchesError("no front matter", where="a.txt:1", cure="add a title"))
    a.txt:1: no front matter (add a title)
    """

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        self.what = what
        self.where = where
        self.cure = cure
        super().__init__(what)

    def __str__(self) -> str:
        prefix = f"{self.where}: " if self.where else ""
        suffix = f" ({self.cure})" if self.cure else ""
        return f"{prefix}{self.what}{suffix}"


class ReportError(LaunchesError, ValueError):
    """A report that cannot be read: not there, not text, too large, bad front matter."""


class FigureError(LaunchesError, ValueError):
    """A reported figure that cannot be computed with: negative, NaN, absurd."""


class DataFileError(LaunchesError):
    """A reference layer or table that is missing, damaged or of the wrong kind."""


class OutputError(LaunchesError):
    """A result that cannot be written."""


class BatchError(LaunchesError):
    """Several errors of one batch, raised once after all of it was tried.

    Examples
    --------
    >>> error = BatchError([ReportError("empty file", where="a.txt")])
    >>> print(error)
    1 of the inputs failed:
      a.txt: empty file
    """

    def __init__(self, errors: Sequence[LaunchesError]) -> None:
        self.errors = tuple(errors)
        super().__init__(f"{len(self.errors)} of the inputs failed")

    def __str__(self) -> str:
        return "\n".join([f"{self.what}:", *(f"  {error}" for error in self.errors)])
