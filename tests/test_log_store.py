"""The log on disk: whole at every moment, whoever is killed and however many write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from launches.errors import OutputError
from launches.log.store import MARKER, NEXT, commit, current, read_current, recover, writing

KILLS = Path(__file__).with_name("log_kills.py")
posix = pytest.mark.skipif(os.name != "posix", reason="the victims are forked")


def run(tmp_path: Path, mode: str, number: int, seed: int) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(KILLS), mode, str(number), str(seed), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    return done.stdout


@posix
@pytest.mark.parametrize("mode", ["add", "build"])
def test_a_kill_leaves_the_old_log_or_the_new_one(tmp_path: Path, mode: str) -> None:
    assert "writers killed" in run(tmp_path, mode, 10, 1)


@posix
@pytest.mark.slow
@pytest.mark.parametrize("mode", ["add", "build"])
def test_many_kills_leave_the_old_log_or_the_new_one(tmp_path: Path, mode: str) -> None:
    assert "writers killed" in run(tmp_path, mode, 200, 2)


@posix
def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    assert "both" in run(tmp_path, "race", 0, 0)


def left_behind(folder: Path, *, marked: bool) -> None:
    """A writer died: one file moved into place, one not yet."""
    (folder / "a.txt").write_text("new")
    (folder / "b.txt").write_text("old")
    staging = folder / NEXT
    staging.mkdir()
    (staging / "b.txt").write_text("new")
    if marked:
        (staging / MARKER).write_text(json.dumps(["a.txt", "b.txt"]))


def test_readers_see_what_was_made_to_count(tmp_path: Path) -> None:
    left_behind(tmp_path, marked=True)
    assert read_current(tmp_path, "a.txt") == read_current(tmp_path, "b.txt") == b"new"
    assert (tmp_path / "b.txt").read_text() == "old"


def test_the_next_writer_finishes(tmp_path: Path) -> None:
    left_behind(tmp_path, marked=True)
    with writing(tmp_path):
        assert (tmp_path / "b.txt").read_text() == "new"
        assert not (tmp_path / NEXT).exists()


def test_what_was_not_made_to_count_is_cleared_away(tmp_path: Path) -> None:
    left_behind(tmp_path, marked=False)
    assert current(tmp_path, "b.txt") == tmp_path / "b.txt"
    recover(tmp_path)
    assert (tmp_path / "b.txt").read_text() == "old"
    assert not (tmp_path / NEXT).exists()


def test_a_marker_moves_nothing_out_of_the_folder(tmp_path: Path) -> None:
    folder, staging = tmp_path / "log", tmp_path / "log" / NEXT
    staging.mkdir(parents=True)
    (staging / "x").write_text("new")
    (staging / MARKER).write_text(json.dumps(["../x", "/x", 7]))
    recover(folder)
    assert not (tmp_path / "x").exists()


@posix
def test_a_link_in_place_of_the_hidden_folder_is_not_followed(tmp_path: Path) -> None:
    folder, other = tmp_path / "log", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    (other / "x").write_text("mine")
    (folder / NEXT).symlink_to(other)
    with pytest.raises(OutputError, match="cannot be written"), writing(folder):
        pass
    assert (other / "x").read_text() == "mine"


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    with writing(tmp_path) as folder:
        commit(folder, {"a.txt": b"1"})
    before = (tmp_path / "a.txt").stat()
    with writing(tmp_path) as folder:
        commit(folder, {"a.txt": b"1"})
    after = (tmp_path / "a.txt").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@posix
def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    with (
        writing(tmp_path),
        pytest.raises(OutputError, match="another process is writing"),
        writing(tmp_path, patience_s=0.1),
    ):
        pass


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text("")
    with pytest.raises(OutputError, match="cannot be written"), writing(path):
        pass


def test_a_write_that_fails_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(tmp_path) as folder:
        commit(folder, {"a.txt": b"1"})

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with writing(tmp_path) as folder, pytest.raises(OutputError, match="No space left"):
        commit(folder, {"a.txt": b"2", "b.txt": b"3"})
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"1"
