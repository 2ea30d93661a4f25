"""Errors say where, what is wrong and what to do."""

from __future__ import annotations

import pytest

from launches import errors
from launches.errors import BatchError, FigureError, LaunchesError, ReportError


def test_message_has_place_reason_and_cure() -> None:
    error = ReportError("not text", where="a.txt:3", cure="save it as UTF-8")
    assert str(error) == "a.txt:3: not text (save it as UTF-8)"
    assert (error.where, error.what, error.cure) == ("a.txt:3", "not text", "save it as UTF-8")


def test_message_without_place_or_cure_has_no_loose_marks() -> None:
    assert str(LaunchesError("not text")) == "not text"


def test_every_error_is_caught_as_one_kind() -> None:
    kinds = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]
    assert len(kinds) >= 6
    assert all(issubclass(kind, LaunchesError) for kind in kinds)


def test_bad_figures_and_reports_are_value_errors_too() -> None:
    for kind in (FigureError, ReportError):
        with pytest.raises(ValueError, match="wrong"):
            raise kind("wrong")


def test_batch_lists_all() -> None:
    error = BatchError([ReportError("empty", where="a"), ReportError("binary", where="b")])
    assert str(error).splitlines() == ["2 of the inputs failed:", "  a: empty", "  b: binary"]
    assert len(error.errors) == 2
