"""How well labelled sets are read: floors a little below the figures measured.

The sets that belong to the project are always read, the shared one where it lies beside the
checkout, there with its own scorer.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from scoring import Score, score

from launches.events import parse_report
from launches.text.reports import read_reports

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared" / "eval"


def labels_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def scored(folder: Path, labels: Path) -> Score:
    events = {report.report_id: parse_report(report) for report in read_reports([folder])}
    return score(labels_of(labels), events)


def test_perfect_events_score_one() -> None:
    report = read_reports([ROOT / "seeds"])[0]
    events = parse_report(report)
    label = {"id": report.report_id, "events": [event.to_dict() for event in events]}
    result = score([label], {report.report_id: events})
    assert events
    assert (result.event_f1, result.field_f1, result.core_exact) == (1.0, 1.0, 1.0)


def test_a_missed_event_costs_all_its_fields() -> None:
    label = {"id": "a", "events": [{"actor": "PRK", "site": "Sunan", "range_km": 600}]}
    result = score([label], {})
    assert (result.missed, result.lost, result.found) == (1, 3, 0)


@pytest.mark.parametrize(
    ("folder", "labels", "events", "fields", "core", "clean"),
    [
        ("tests/data/fresh/reports", "fresh/labels.jsonl", 0.86, 0.78, 0.47, 4),
        ("tests/data/second/reports", "second/labels.jsonl", 0.94, 0.86, 0.5, 16),
        ("seeds", "seeds_expected.jsonl", 0.93, 0.885, 0.57, 1),
    ],
    ids=["fresh", "second", "seeds"],
)
def test_own_sets_are_read_as_well_as_measured(
    folder: str, labels: str, events: float, fields: float, core: float, clean: int
) -> None:
    result = scored(ROOT / folder, DATA / labels)
    assert result.event_f1 >= events
    assert result.field_f1 >= fields
    assert result.core_exact >= core
    assert result.clean >= clean


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared evaluation set is not there")
def test_the_shared_set_is_read_as_well_as_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as lines:
        for report in read_reports([SHARED / "reports"]):
            for event in parse_report(report):
                row = {**event.to_dict(), "report": report.report_id}
                lines.write(json.dumps(row) + "\n")
    labels = str(SHARED / "labels.jsonl")
    arguments = ["score", "--labels", labels, "--predicted", str(predicted), "--json"]
    monkeypatch.setattr(sys, "argv", arguments)
    assert scorer.main() == 0
    result = json.loads(capsys.readouterr().out)
    assert result["event_f1"] >= 0.975
    assert result["field_f1"] >= 0.96
    assert result["core_exact"] >= 0.85
    assert result["clean_negatives"] == "13/13"
    assert result["attributed"] >= 82 / 92
