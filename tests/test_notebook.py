"""The notebook runs from top to bottom, uses public names alone, and is kept without outputs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest

import launches

NOTEBOOK = Path(__file__).parents[1] / "figures" / "analysis.ipynb"


@pytest.fixture(scope="module")
def cells() -> list[dict[str, Any]]:
    document = json.loads(NOTEBOOK.read_text("utf-8"))
    assert document["nbformat"] == 4
    found: list[dict[str, Any]] = document["cells"]
    return found


def code(cells: list[dict[str, Any]]) -> list[str]:
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_outputs_are_stripped(cells: list[dict[str, Any]]) -> None:
    kept = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(kept) >= 10
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in kept)


def test_only_public_names_of_the_package_are_used(cells: list[dict[str, Any]]) -> None:
    text = "\n".join(code(cells))
    assert re.findall(r"(?:from|import) launches[.\w]*", text) == ["import launches"]
    used = set(re.findall(r"\blaunches\.(\w+)", text))
    assert used <= set(launches.__all__)
    assert {"read_log", "read_claims", "per_missile", "totals"} <= used
    assert not re.search(r"\._", text)


def test_runs_from_top_to_bottom_and_answers(
    cells: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    mpl.use("Agg")
    names: dict[str, Any] = {}
    for number, source in enumerate(code(cells)):
        exec(compile(source, f"cell {number}", "exec"), names)
    assert len(names["events"]) > 60
    assert len(names["per_missile"]) > len(names["events"])
    assert 0.0 < names["shares"].get("Japan's EEZ") < 1.0
    assert names["shares"].sum() == pytest.approx(1.0, abs=0.05)
    assert names["differ"].sum() >= 5
    assert list(tmp_path.iterdir()) == []
