"""The commands that keep and read a log, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from test_cli import BRIEF, QUIET, call, process

FIRST = """---
published: 2022-09-25
---
Japan's Defense Ministry said North Korea launched a ballistic missile on Sunday at around 6:52 a.m.
It flew about 400 km if it followed a normal trajectory.
"""
LATER = """---
published: 2022-09-26
---
Japan's Defense Ministry said the ballistic missile that North Korea launched on September 25 flew
about 650 km.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for name, text in (("brief", BRIEF), ("first", FIRST), ("quiet", QUIET)):
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    done = call("build", "seeds", "--log", "log", "--samples", "50")
    assert done.exit_code == 0, done.output
    return tmp_path


def test_build_prints_what_changed_and_again_nothing(folder: Path) -> None:
    done = call("build", "seeds", "--log", "other", "--samples", "0")
    assert "PRK-2023-09-13-1: added (2 SRBM from Sunan)" in done.stdout
    assert "reports taken in: 3; events changed: 2" in done.stderr
    before = {path.name: path.read_bytes() for path in (folder / "other").iterdir()}
    assert call("build", "seeds", "--log", "other").stdout == ""
    assert {path.name: path.read_bytes() for path in (folder / "other").iterdir()} == before


def test_build_takes_in_the_rest_where_a_report_cannot_be_read(folder: Path) -> None:
    (folder / "seeds" / "bad.txt").write_bytes(b"\xff\xfe\xff")
    done = call("build", "seeds", "--log", "other", "--samples", "0")
    assert done.exit_code == 2
    assert "bad.txt" in done.stderr
    assert "PRK-2022-09-25-1" in (folder / "other" / "events.csv").read_text()


def test_add_prints_the_correction_and_passes_over_what_is_there(folder: Path) -> None:
    done = call("add", "later.txt", "--log", "log")
    assert "PRK-2022-09-25-1: range_km empty -> 650" in done.stdout
    again = call("add", "later.txt", "--log", "log")
    assert again.stdout == ""
    assert "there already: 1" in again.stderr


def test_add_refuses_another_text_under_one_name(folder: Path) -> None:
    (folder / "first.txt").write_text(LATER, encoding="utf-8")
    done = process("add", "first.txt", "--log", "log", cwd=folder)
    assert done.returncode == 2
    assert b"first" in done.stderr
    assert b"Traceback" not in done.stderr


def test_link_explains_and_heeds_the_editor(folder: Path) -> None:
    call("add", "later.txt", "--log", "log")
    why = call("link", "--explain", "--log", "log", "PRK-2022-09-25-1").stdout
    assert "first#1 and later#1 joined" in why
    with (folder / "log" / "links.csv").open("a", encoding="utf-8") as stream:
        stream.write("first,later,apart,two missiles\n")
    assert "run launches link" in call("verify", "log").stdout
    assert "an editor parted them" in call("link", "--explain", "--log", "log", "later").stdout
    assert "PRK-2022-09-25-2: added" in call("link", "--log", "log").stdout
    assert call("verify", "log").exit_code == 0
    built = call("build", "seeds", "later.txt", "--log", "log")
    assert built.stdout == ""  # the overrule and both ids are kept


def test_link_wants_to_know_which_log(folder: Path) -> None:
    assert call("link").exit_code == 2
    done = process("link", "--explain", "nowhere", "--log", "log", cwd=folder)
    assert done.returncode == 2
    assert b"not in this log" in done.stderr


def test_log_as_it_stood(folder: Path) -> None:
    call("add", "later.txt", "--log", "log")

    def range_km(moment: str) -> str:
        text = call("log", "--log", "log", "--as-known-at", moment, "--format", "csv").stdout
        return {row["event_id"]: row["range_km"] for row in csv.DictReader(io.StringIO(text))}[
            "PRK-2022-09-25-1"
        ]

    assert range_km("2022-09-25") == ""
    assert range_km("2022-09-26") == "650"
    rows = call("log", "--log", "log", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(row)["date_local"] for row in rows] == ["2022-09-25", "2023-09-13"]
    assert "2 SRBM" in call("log", "--log", "log").stdout
    done = process("log", "--as-known-at", "yesterday", "--log", "log", cwd=folder)
    assert done.returncode == 2
    assert b"not a date or time" in done.stderr


def test_history_tells_what_replaced_what(folder: Path) -> None:
    call("add", "later.txt", "--log", "log")
    lines = call("history", "PRK-2022-09", "--log", "log").stdout.splitlines()
    assert lines[0] == "2022-09-25 23:59 UTC  first"
    (figure,) = [line for line in lines if "about 650 km" in line]
    assert "replaces first:" in figure
    text = call("history", "PRK-2022-09", "--log", "log", "--csv").stdout
    moods = [r["mood"] for r in csv.DictReader(io.StringIO(text)) if r["field"] == "range_km"]
    assert moods == ["conditional", "flown"]


def test_diff_of_two_logs(folder: Path) -> None:
    call("build", "seeds", "later.txt", "--log", "new", "--samples", "0")
    rows = list(csv.DictReader(io.StringIO(call("diff", "log", "new").stdout)))
    assert {"event_id": "PRK-2022-09-25-1", "change": "changed", "column": "range_km",
            "old": "", "new": "650"} in rows  # fmt: skip
    told = json.loads(call("diff", "log", "new", "--json").stdout)
    assert [row["new"] for row in told if row["column"] == "range_km"] == ["650"]
    assert call("diff", "log", "log").stdout == "event_id,change,column,old,new\n"


def test_verify_names_file_and_row(folder: Path) -> None:
    assert call("verify", "log").exit_code == 0
    report = folder / "seeds" / "first.txt"
    report.write_text(FIRST.replace("400", "450"), encoding="utf-8")
    done = call("verify", "log")
    assert done.exit_code == 2
    assert "reports.csv: row 3: the text of first has another hash" in done.stdout
    claims = folder / "log" / "claims.csv"
    claims.write_text(claims.read_text() + "x\n")
    assert "claims.csv" in call("verify", "log", "--texts", "later.txt").stdout


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (("jsonl",), "launches.jsonl"),
        (("geojson", "--out", "sites.json"), "sites.json"),
        (("desk.excel.csv",), "desk.excel.csv"),
        (("tracks.geojson",), "launches.tracks.geojson"),
    ],
)
def test_export(folder: Path, words: tuple[str, ...], file: str) -> None:
    done = call("export", *words, "--log", "log")
    assert done.exit_code == 0, done.output
    assert (folder / file).stat().st_size > 100


def test_export_names_the_formats(folder: Path) -> None:
    done = process("export", "my-log.doc", "--log", "log", cwd=folder)
    assert done.returncode == 2
    assert b"no such format" in done.stderr


def test_an_event_of_the_bundled_log_needs_no_reports(folder: Path) -> None:
    shown = call("show", "PRK-2022-11-18").stdout
    assert shown.startswith("PRK-2022-11-18-1\n")
    assert "^^^" in shown  # with the sentence of each claim
    used = json.loads(call("estimate", "PRK-2022-11-18", "--json").stdout)["used"]
    assert used["range_km"] == 1000.0
    assert "EEZ" in call("check", "PRK-2022-11-18").stdout


def test_an_event_of_a_log_of_ones_own(folder: Path) -> None:
    assert "range_km = 650" in call("show", "PRK-2023-09-13-1", "--log", "log").stdout
    done = process("show", "PRK-2022-11-18-1", "--log", "log", cwd=folder)
    assert done.returncode == 2
    assert b"no such event in this log" in done.stderr
