"""Who a figure is attributed to and in which mood it stands, on the labelled claims."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from scoring import same_side

from launches.events import all_claims
from launches.model import Report

PATH = Path(__file__).parent / "data" / "claims" / "claims.jsonl"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines() if line
]


def is_right(row: dict[str, Any]) -> bool:
    """Whether a claim that overlaps the labelled figure has its field, claimant and mood."""
    published = date.fromisoformat(row["published"])
    start = row["text"].index(row["figure"])
    stop = start + len(row["figure"])
    return any(
        claim.field == row["field"]
        and claim.mood == row["mood"]
        and same_side(row["claimant"], claim.claimant)
        and claim.start < stop
        and claim.end > start
        for claim in all_claims(Report(report_id="r", text=row["text"], published=published))
    )


@pytest.fixture(scope="module")
def right_by_mood() -> Counter[str]:
    return Counter(row["mood"] for row in ROWS if is_right(row))


def test_claims_are_attributed_as_well_as_measured(right_by_mood: Counter[str]) -> None:
    assert len(ROWS) == 150
    assert right_by_mood.total() >= 143


@pytest.mark.parametrize(
    ("mood", "floor"),
    [("flown", 58), ("conditional", 21), ("forecast", 20), ("capability", 20), ("background", 20)],
)
def test_no_mood_is_neglected(right_by_mood: Counter[str], mood: str, floor: int) -> None:
    assert right_by_mood[mood] >= floor


def test_a_quote_is_the_text_as_it_came_even_with_character_references() -> None:
    text = "<p>North Korea fired a missile at 7:52&nbsp;a.m. It flew about 800&#160;km.</p>"
    claims = all_claims(Report(report_id="r", text=text, published=date(2022, 1, 30)))
    quoted = {claim.field: claim.verbatim for claim in claims}
    assert quoted["time_local"] == "7:52&nbsp;a.m."
    assert quoted["range_km"] == "about 800&#160;km"
    assert all(text[c.start : c.end] == c.verbatim for c in claims)
