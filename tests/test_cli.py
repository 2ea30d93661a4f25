"""The commands as a user meets them: what they print, where, and with which status."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import launches
from launches.cli import cli, main
from launches.text.printable import printable

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BRIEF = """---
outlet: Desk
published: 2023-09-13
---
North Korea fired two short-range ballistic missiles from the Sunan area on Wednesday morning,
South Korea's Joint Chiefs of Staff said. They flew about 650 kilometers into the East Sea. Japan's
defense ministry said both fell outside its exclusive economic zone.
"""
QUIET = "---\npublished: 2023-09-13\n---\nThe two leaders met for dinner and spoke of fishing.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "brief.txt").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def call(*words: str, stdin: str | bytes | None = None) -> Result:
    """Run a command in this process; errors on purpose are turned as `main` turns them."""
    return CliRunner().invoke(cli, words, input=stdin)


def process(
    *words: str, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "launches", *words],
        input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False,
    )  # fmt: skip


# -- what is printed ------------------------------------------------------------------------------


def test_version() -> None:
    assert launches.__version__ in call("--version").output


def test_parse_jsonl_is_one_object_per_event_with_every_column(folder: Path) -> None:
    from launches import schema

    done = call("parse", "in", "--format", "jsonl")
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert row["report"] == "brief"
    assert set(schema.names("events", "reported")) <= set(row)
    assert (row["actor"], row["missile_count"], row["missile_class"]) == ("PRK", 2, "SRBM")
    assert row["date_local"] == "2023-09-13"
    assert row["apogee_km"] is None
    text = BRIEF.partition("---\n")[2].partition("---\n")[2]
    assert row["claims"]
    for claim in row["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["verbatim"]


def test_parse_keeps_reports_of_one_launch_apart(folder: Path) -> None:
    (folder / "in" / "again.txt").write_text(BRIEF, encoding="utf-8")
    rows = call("parse", "in", "--format", "jsonl").stdout.splitlines()
    assert sorted(json.loads(row)["report"] for row in rows) == ["again", "brief"]


def test_parse_csv_reads_as_csv(folder: Path) -> None:
    (row,) = csv.DictReader(call("parse", "in", "--format", "csv").stdout.splitlines())
    assert (row["report"], row["actor"], row["range_km"], row["apogee_km"]) == (
        "brief", "PRK", "650", "",
    )  # fmt: skip


def test_parse_table_and_no_launch(folder: Path) -> None:
    assert "2 SRBM" in call("parse", "in").stdout
    (folder / "quiet.txt").write_text(QUIET, encoding="utf-8")
    done = call("parse", "quiet.txt")
    assert (done.stdout, done.exit_code) == ("no launch found\n", 0)
    assert call("parse", "quiet.txt", "--format", "jsonl").stdout == ""


def test_explain_marks_the_characters(folder: Path) -> None:
    lines = call("parse", "in", "--explain").stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if "about 650 kilometers" in line)
    start, width = lines[at].index("about 650 kilometers"), len("about 650 kilometers")
    assert any(
        line.strip() and line[start : start + width] == "^" * width for line in lines[at : at + 2]
    )
    assert any("KOR-JCS" in line for line in lines)


def test_show_finds_an_event_by_its_beginning(folder: Path) -> None:
    done = call("show", "PRK-2023-09-13", "--reports", "in")
    assert done.exit_code == 0
    assert done.stdout.startswith("PRK-2023-09-13-1\n")
    assert "^^^" in done.stdout


def test_standard_input(folder: Path) -> None:
    done = call("parse", "-", "--format", "jsonl", stdin=BRIEF)
    assert json.loads(done.stdout)["report"] == "stdin"


def test_as_of_settles_an_open_year(folder: Path) -> None:
    text = "North Korea fired a ballistic missile from Sunan on Wednesday, September 13.\n"
    for as_of, year in (("2023-12-31", "2023"), ("2018-01-01", "2017")):
        done = call("parse", "-", "--format", "jsonl", "--as-of", as_of, stdin=text)
        row = json.loads(done.stdout)
        assert (row["date_local"], row["date_basis"]) == (f"{year}-09-13", "inferred")


def test_control_characters_of_a_report_have_no_power() -> None:
    assert printable("a\x1b[31mb\x07\u202ec\n\td") == "a\ufffd[31mb\ufffd\ufffdc\n\td"


# -- the main job ---------------------------------------------------------------------------------


def test_run_writes_everything_and_prints_the_table(folder: Path) -> None:
    done = call("run", "in", "--out", "out", "--samples", "300")
    assert done.exit_code == 0, done.output
    assert "2 SRBM" in done.stdout
    assert "events: 1, of them with a place to draw: 1; reports: 1;" in done.stderr
    names = {p.relative_to(folder / "out").as_posix() for p in (folder / "out").rglob("*.*")}
    assert names >= {
        "events.csv", "claims.csv", "reports.csv", "events.geojson", "trajectories.geojson",
        "footprints.geojson", "overview.png", "overview.svg",
        "maps/PRK-2023-09-13-1.png", "maps/PRK-2023-09-13-1.svg",
    }  # fmt: skip
    assert not any(name.endswith(".tmp") for name in names)
    with open(folder / "out" / "events.csv", encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["event_id"], row["zone_agrees"] in ("yes", "undecided")) == (
        "PRK-2023-09-13-1",
        True,
    )


def test_run_gives_the_same_tables_twice(folder: Path) -> None:
    for out in ("a", "b"):
        assert call("run", "in", "--out", out, "--no-figures", "--samples", "300").exit_code == 0
    for path in sorted((folder / "a").iterdir()):
        assert path.read_bytes() == (folder / "b" / path.name).read_bytes(), path.name


def test_run_without_a_launch_leaves_empty_tables(folder: Path) -> None:
    (folder / "quiet.txt").write_text(QUIET, encoding="utf-8")
    done = call("run", "quiet.txt", "--out", "out")
    assert done.exit_code == 0, done.output
    assert "no launch found" in done.stdout
    assert len((folder / "out" / "events.csv").read_text().splitlines()) == 1


# -- bad input ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)), "binary data"),
        ("latin.txt", "It flew 650\u00a0km".encode("cp1252"), "offset 11"),
        ("yaml.txt", b"---\ntitle: [x\n---\nText.\n", "not usable YAML"),
        (
            "date.txt",
            b"---\npublished: 2023-02-30\n---\nText.\n",
            "date.txt:2: published is a date",
        ),
        ("huge.txt", None, "too large"),
    ],
)
def test_bad_report_is_named_and_the_others_are_written(
    folder: Path, name: str, content: bytes | None, said: str
) -> None:
    path = folder / "in" / name
    if content is None:
        with path.open("wb") as stream:
            stream.truncate(50_000_000)
    else:
        path.write_bytes(content)
    done = call("run", "in", "--out", "out", "--no-figures", "--samples", "100")
    assert done.exit_code == 2
    assert "1 of the inputs failed" in done.stderr
    assert name in done.stderr
    assert said in done.stderr
    assert "2 SRBM" in done.stdout
    assert len((folder / "out" / "events.csv").read_text().splitlines()) == 2


def test_missing_folder_beside_a_good_one(folder: Path) -> None:
    done = call("parse", "in", "nowhere", "--format", "jsonl")
    assert done.exit_code == 2
    assert "nowhere: no such file or folder" in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("parse", "nowhere"), "nowhere: no such file or folder"),
        (("run", "nowhere", "--out", "out"), "nowhere: no such file or folder"),
        (("run", "in", "--out", "in/brief.txt"), "cannot be written"),
        (("run", "in", "--out", "/proc/launches-out"), "cannot be written"),
        (("run", "in", "--out", "out", "--zones", "none.gpkg"), "no such zone file"),
        (("parse", "in", "--as-of", "2023-02-30"), "does not exist"),
        (("show", "PRK-1999-01-01-1", "--reports", "in"), "no such event"),
        (("check", "41.48,east"), "not a position"),
        (("check", "136.97,41.48"), "write latitude first"),
        (("check", "none.csv"), "no such file"),
        (("estimate",), "nothing to estimate from"),
        (("estimate", "--site", "39,125", "--range-km", "-5"), "range_km"),
        (
            ("estimate", "--site", "39,125", "--apogee-km", "6648400", "--range-km", "9"),
            "apogee_km",
        ),
        (("estimate", "--site", "39", "--range-km", "5"), "--site: not a position"),
    ],
)
def test_errors_are_messages_with_status_2_and_no_traceback(
    folder: Path, words: tuple[str, ...], said: str
) -> None:
    done = process(*words, cwd=folder)
    assert done.returncode == 2
    message = done.stderr.decode()
    assert said in message
    assert "Traceback" not in message
    assert done.stdout == b""


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_read_only_output_folder(folder: Path) -> None:
    (folder / "out").mkdir(mode=0o500)
    done = process("run", "in", "--out", "out", cwd=folder)
    assert done.returncode == 2
    assert b"Permission denied" in done.stderr


def test_broken_pipe_is_quiet(folder: Path) -> None:
    for i in range(200):
        (folder / "in" / f"{i}.txt").write_text(BRIEF, encoding="utf-8")
    command = f"{sys.executable} -m launches parse in --format jsonl | head -c 100 >/dev/null"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=folder, timeout=120, check=False
    )
    assert done.stderr == b""


def test_module_and_script_are_the_same_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["launches", "--version"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 0
    assert process("--version").stdout.decode().split() == [
        "launches,",
        "version",
        launches.__version__,
    ]


# -- one question ---------------------------------------------------------------------------------


def test_estimate_of_bare_figures_has_the_promised_keys() -> None:
    done = call(
        "estimate", "--site", "39.22,125.67", "--range-km", "1001.2", "--apogee-km", "6648.4",
        "--azimuth-deg", "66", "--flight-min", "74", "--json",
    )  # fmt: skip
    answer = json.loads(done.stdout)
    promised = (
        "trajectory_kind flight_min_free flight_min_est apogee_km_est range_km_est "
        "apogee_min_energy_km impact_lat_deg impact_lon_deg consistency consistency_note"
    )
    assert set(promised.split()) <= set(answer)
    assert answer["trajectory_kind"] == "lofted"
    # 2023-07-12, as both ministries timed it: 74 minutes
    assert answer["flight_min_est"] == pytest.approx(74, abs=2)
    assert answer["consistency"] == "ok"


def test_estimate_from_an_impact_point() -> None:
    done = call("estimate", "--site", "0,0", "--impact", "0,10", "--json")
    answer = json.loads(done.stdout)
    # ten degrees of the equator of WGS84, a * pi / 18
    assert answer["used"]["range_km"] == pytest.approx(1113.195, abs=0.01)
    assert answer["used"]["azimuth_deg"] == pytest.approx(90)


def test_estimate_of_an_event_says_what_was_assumed(folder: Path) -> None:
    done = call("estimate", "PRK-2023-09-13-1", "--reports", "in")
    assert done.exit_code == 0, done.output
    heads = [line for line in done.stdout.splitlines() if line in ("used", "assumed", "follows")]
    assert heads == ["used", "assumed", "follows"]
    assert "650" in done.stdout


def test_check_of_a_point_in_words_and_as_data() -> None:
    words = call("check", "41.48,136.97").stdout
    assert "inside Japan's EEZ" in words
    assert "Natural Earth" in words, "the answer says which layer it rests on"
    answer = json.loads(call("check", "41.48,136.97", "--json").stdout)
    assert (answer["zone"], answer["zone_basis"]) == ("JPN", "median")
    assert -60 < answer["zone_distance_km"] < -25
    assert {"median", "JPN", "KOR"} <= set(answer["bases"])


def test_check_of_disputed_waters_gives_every_reading() -> None:
    answer = json.loads(call("check", "37.24,131.86", "--json").stdout)
    assert answer["bases"]["JPN"]["zone"].startswith("JPN")
    assert answer["bases"]["KOR"]["zone"].startswith("KOR")


def test_check_takes_southern_and_western_points() -> None:
    assert "high seas" in call("check", "-41.48,-136.97").stdout


def test_check_of_a_table_keeps_its_columns(tmp_path: Path) -> None:
    points, checked = tmp_path / "points.csv", tmp_path / "checked.csv"
    points.write_text("name,lat,lon\n=cmd(),41.48,136.97\n007,-41.480,-136.97\nnone,,\n")
    done = call("check", str(points), "--out", str(checked))
    assert done.stdout == f"3 points in {checked}, 1 without coordinates\n"
    with open(checked, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["name"] for row in rows] == ["'=cmd()", "007", "none"]
    assert rows[1]["lat"] == "-41.480", "what was given is written as it was given"
    assert [row["zone"] for row in rows] == ["JPN", "high-seas", ""]


def test_check_of_an_event_sets_the_official_word_beside_the_estimate(folder: Path) -> None:
    words = call("check", "PRK-2023-09-13-1", "--reports", "in").stdout
    assert "officials said outside Japan's EEZ" in words
    answer = json.loads(call("check", "PRK-2023-09-13-1", "--reports", "in", "--json").stdout)
    assert answer["official"] == {"country": "JPN", "inside": False}
    assert answer["zone_agrees"] in ("yes", "undecided")
    for shares in answer["bases"].values():
        assert sum(shares.values()) == pytest.approx(1, abs=0.001)


def test_zones_info_and_help_name_layer_and_source() -> None:
    assert "Natural Earth" in call("zones", "info").stdout
    assert "marineregions.org" in call("zones", "download-help").stdout


# -- the report that the project was started from -------------------------------------------------


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the founding report is not here")
def test_founding_report() -> None:
    path = SHARED / "seeds" / "2023-09-13-founding-report.txt"
    done = call("parse", str(path), "--format", "jsonl")
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert row["date_local"] == "2023-09-13"
    assert (row["actor"], row["missile_count"], row["missile_class"]) == ("PRK", 2, "SRBM")
    assert row["site_radius_km"] >= 10
    assert (row["range_km"], row["range_qualifier"]) == (650, "about")
    assert (row["eez_country"], row["eez_inside"]) == ("JPN", False)
    assert (row["apogee_km"], row["sea"], row["direction"]) == (None, None, None)
    said = [c["claimant"] for c in row["claims"] if c["field"] == "range_km" and c["preferred"]]
    assert said == ["KOR-JCS"]
