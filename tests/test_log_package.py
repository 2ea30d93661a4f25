"""The description of a log, judged by the Frictionless reference implementation."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from log_samples import report

from launches.log import Settings, build_log
from launches.log.package import describe, settings_of, table_schema, tell_changes

needs_frictionless = pytest.mark.skipif(
    find_spec("frictionless") is None, reason="frictionless is not installed"
)
#: In a process of its own: the library warns of its own dependencies.
JUDGE = """
import sys
from frictionless import Package
report = Package("datapackage.json").validate()
for task in report.tasks:
    for error in task.errors:
        print(task.name, error.type)
sys.exit(not report.valid)
"""


def judge(folder: Path) -> tuple[bool, str]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", JUDGE],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0 or done.stdout, done.stderr[-2000:]
    return done.returncode == 0, done.stdout


@pytest.fixture
def log(tmp_path: Path) -> Path:
    text = "North Korea fired two missiles from Sunan on September {}, 2022, Seoul said."
    reports = [report(f"2022-09-{d}-x", f"2022-09-{d}", text.format(d)) for d in (25, 28)]
    build_log(tmp_path, reports, settings=Settings(samples=100))
    return tmp_path


@needs_frictionless
def test_a_log_is_a_valid_data_package(log: Path) -> None:
    assert judge(log) == (True, "")


@needs_frictionless
def test_a_claim_of_no_event_is_found(log: Path) -> None:
    path = log / "claims.csv"
    path.write_text(path.read_text().replace(",PRK-2022-09-28-1,", ",PRK-2030-01-01-1,"))
    valid, faults = judge(log)
    assert not valid
    assert "claims foreign-key" in faults
    assert "claims hash-count" in faults


def test_every_column_is_described(log: Path) -> None:
    package = json.loads((log / "datapackage.json").read_text())
    for resource in package["resources"]:
        if resource["path"].endswith(".csv"):
            head = (log / resource["path"]).read_text().splitlines()[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == head
            assert all(field["description"] for field in resource["schema"]["fields"])


def test_units_and_choices_are_given() -> None:
    fields = {field["name"]: field for field in table_schema("events")["fields"]}
    assert fields["apogee_km"]["unit"] == "km"
    assert fields["apogee_km"]["type"] == "number"
    assert "ICBM" in fields["missile_class"]["constraints"]["enum"]
    assert fields["date_local"]["type"] == "date"


def test_settings_are_kept() -> None:
    chosen = Settings(samples=500, seed=3, basis="JPN")
    assert settings_of(describe({}, chosen)) == chosen


def test_no_changes_leave_the_text_alone() -> None:
    assert tell_changes("as it was", [], "2 reports") == "as it was"
