"""The project's own reports: their form, and that the expected events rest on their words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from launches import schema

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"), key=lambda path: path.stem)
EXPECTED: list[dict[str, Any]] = [
    json.loads(line)
    for line in (ROOT / "tests/data/seeds_expected.jsonl").read_text(encoding="utf-8").splitlines()
]
FIGURES = ("range_km", "range_km_max", "apogee_km", "apogee_km_max", "impact_distance_km")


def split(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and text, read without the package's own reader."""
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seed_has_front_matter_sources_and_a_readable_length(path: Path) -> None:
    front, text = split(path)
    assert set(front) == {"title", "outlet", "published", "lang", "sources"}
    assert front["outlet"].startswith("launches seed")
    assert front["sources"]
    assert all(re.fullmatch(r"https?://[^\s/]+\.\S+", url) for url in front["sources"])
    assert 60 <= len(text.split()) <= 250
    assert re.match(r"\d{4}-\d\d-\d\d-[a-z0-9-]+$", path.stem)


def test_seeds_cover_two_decades_and_match_the_expected_list() -> None:
    assert len(SEEDS) >= 64
    assert [path.stem for path in SEEDS] == [report["id"] for report in EXPECTED]
    years = {path.stem[:4] for path in SEEDS}
    assert {"2006", "2026"} <= years
    actors = {event["actor"] for report in EXPECTED for event in report["events"]}
    assert {"PRK", "CHN", "RUS", "IND", "PAK", "IRN", "YEM", "USA", "FRA", "GBR"} <= actors


@pytest.mark.parametrize("report", EXPECTED, ids=lambda report: report["id"])
def test_expected_events_use_the_schema_and_figures_that_the_text_prints(
    report: dict[str, Any],
) -> None:
    front, text = split(ROOT / "seeds" / f"{report['id']}.txt")
    assert report["negative"] == (not report["events"])
    assert report["published"] == str(front["published"])
    # thousands are printed with a comma, or with a space in state media
    digits = re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text).replace("one-thousand", "1000")
    for event in report["events"]:
        assert set(event) <= set(schema.names("events"))
        assert event["missile_class"] in (*schema.MISSILE_CLASSES, None)
        assert event["date_local"] <= report["published"] or event["tz"] in ("HST", "EST", "EDT")
        for field in FIGURES:
            if event[field] is None:
                continue
            # 4,200 miles is the one range printed in other units than kilometres
            figure = "4200" if event[field] == 6759 else f"{event[field]:.10g}"
            assert re.search(rf"(?<![\d.]){re.escape(figure)}(?!\d)", digits), field
