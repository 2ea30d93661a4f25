"""Verdicts on sampled regions, and agreement with the official word."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches import schema
from launches.errors import FigureError
from launches.trajectory import estimate
from launches.zones import (
    agreement,
    check_zones,
    distance_to_limit,
    event_table,
    explain_event,
    load_layer,
    region_verdict,
    zone_shares,
)

SHARED = Path(__file__).parents[1].parent / "shared"
COLUMNS = ["event_id", "zone", "zone_probability", "zone_basis", "zone_distance_km", "zone_agrees"]


@dataclass(frozen=True)
class Cloud:
    event_id: tuple[str, ...]
    lat_deg: npt.NDArray[np.float64]
    lon_deg: npt.NDArray[np.float64]


def cloud(*rows: tuple[str, float, float, float], samples: int = 400) -> Cloud:
    """Normal clouds round points, sigma in degrees."""
    rng = np.random.default_rng(1)
    lat = np.array([rng.normal(row[1], row[3], samples) for row in rows])
    lon = np.array([rng.normal(row[2], row[3], samples) for row in rows])
    return Cloud(tuple(row[0] for row in rows), lat, lon)


@settings(max_examples=8, deadline=None)
@given(
    lat=st.floats(-70, 80),
    lon=st.floats(-180, 180),
    spread=st.floats(0.01, 3.0),
    turns=st.integers(-2, 2),
)
def test_probabilities_add_to_one_on_every_basis(
    lat: float, lon: float, spread: float, turns: int
) -> None:
    rng = np.random.default_rng(0)
    lats = np.clip(rng.normal(lat, spread, 200), -90, 90)
    lons = np.round(rng.normal(lon, spread, 200), 6)
    for basis in load_layer().bases:
        verdict = region_verdict(lats, lons, basis=basis)
        assert verdict is not None
        shares = [share for _, share in verdict.probabilities]
        assert sum(shares) == pytest.approx(1.0)
        assert shares == sorted(shares, reverse=True)
        # a region shifted by whole turns gives the same verdict
        assert region_verdict(lats, lons + 360.0 * turns, basis=basis) == verdict


def test_region_across_the_antimeridian() -> None:
    rng = np.random.default_rng(2)
    lat, lon = rng.normal(52.0, 0.3, 300), 180.0 + rng.normal(0.0, 1.0, 300)
    verdict = region_verdict(lat, lon)
    assert verdict is not None
    american = [share for zone, share in verdict.probabilities if zone.startswith("USA")]
    assert sum(american) > 0.9


def test_region_of_nothing_has_no_verdict() -> None:
    assert region_verdict([np.nan], [np.nan]) is None


def test_events_get_the_schema_columns_in_their_order() -> None:
    events = pd.DataFrame(
        {
            "event_id": ["B", "A", "C"],
            "eez_country": ["JPN", "JPN", pd.NA],
            "eez_inside": pd.array([True, False, pd.NA], dtype="boolean"),
        }
    )
    samples = cloud(("A", 43.74, 137.31, 0.1), ("B", 41.4, 137.6, 0.1), ("C", 38.5, 165.0, 0.2))
    table = check_zones(events, samples=samples)
    assert list(table.columns) == COLUMNS
    assert set(COLUMNS) <= set(schema.names("events"))
    assert table.event_id.tolist() == ["B", "A", "C"]
    assert table.zone.tolist() == ["JPN", "RUS", "high-seas"]
    assert table.zone_agrees.fillna("").tolist() == ["yes", "yes", ""]
    assert table.zone_distance_km[0] < 0 < table.zone_distance_km[1]
    assert pd.isna(table.zone_distance_km[2])
    assert (table.zone_probability > 0.95).all()


def test_event_without_samples_stays_empty() -> None:
    events = pd.DataFrame({"event_id": ["A"], "eez_country": ["JPN"], "eez_inside": [True]})
    nothing = Cloud(("A",), np.full((1, 5), np.nan), np.full((1, 5), np.nan))
    assert check_zones(events, samples=nothing)[COLUMNS[1:]].isna().all(axis=None)
    assert explain_event(events.iloc[0].to_dict(), samples=nothing).startswith("no splash-down")
    with pytest.raises(FigureError, match="no samples"):
        check_zones(pd.DataFrame({"event_id": ["B"]}), samples=nothing)


def test_evenly_split_region_is_undecided() -> None:
    samples = cloud(("A", 42.10, 136.86, 0.15), samples=2000)
    verdict = region_verdict(samples.lat_deg[0], samples.lon_deg[0])
    assert verdict is not None
    assert {zone for zone, _ in verdict.probabilities[:2]} == {"JPN", "RUS"}
    assert verdict.zone == "undecided"


def test_agreement_is_judged_on_the_basis_of_the_state_that_spoke() -> None:
    layer = load_layer()
    # north of the Oki islands: South Korea's on median lines, Japan's as Japan counts
    samples = cloud(("A", 39.35, 133.30, 0.1))
    lat, lon = samples.lat_deg[0], samples.lon_deg[0]
    assert agreement(layer, "JPN", True, lat, lon) == "yes"
    assert agreement(layer, "JPN", False, lat, lon) == "no"
    assert agreement(layer, "KOR", True, lat, lon) == "yes"


def test_territorial_sea_counts_as_inside() -> None:
    samples = cloud(("A", 33.35, 135.76, 0.01))
    verdict = region_verdict(samples.lat_deg[0], samples.lon_deg[0])
    assert verdict is not None
    assert verdict.likeliest == "JPN:territorial"
    lat, lon = samples.lat_deg[0], samples.lon_deg[0]
    assert agreement(load_layer(), "JPN", True, lat, lon) == "yes"


def test_event_in_words_names_zone_interval_other_bases_and_the_official_word() -> None:
    event = {"event_id": "A", "eez_country": "JPN", "eez_inside": False}
    said = explain_event(event, samples=cloud(("A", 42.13, 136.48, 0.3)))
    assert said.startswith("likeliest in Russia's EEZ")
    assert "Japan's EEZ" in said
    assert "nine in ten between" in said
    assert "officials said outside Japan's EEZ: the estimate bears that out" in said
    korean = {"event_id": "A", "eez_country": "JPN", "eez_inside": True}
    said = explain_event(korean, samples=cloud(("A", 39.35, 133.30, 0.1)))
    assert "on Japan's claims: Japan's EEZ 100%" in said


def test_event_table_has_every_basis() -> None:
    table = event_table({"event_id": "A"}, samples=cloud(("A", 42.13, 136.48, 0.3)))
    assert set(table.basis) == set(load_layer().bases)
    assert table.groupby("basis").zone_probability.sum().round(9).eq(1.0).all()


def splashdown_events() -> pd.DataFrame:
    """Reported figures of splash-downs whose zone officials named."""
    rows: list[dict[str, Any]] = []
    with (SHARED / "facts" / "splashdowns.csv").open(encoding="utf-8") as opened:
        for i, row in enumerate(csv.DictReader(opened)):
            spans = [float(part) for part in row["reported_range_km"].split("/")]
            rows.append(
                dict.fromkeys(schema.names("events"))
                | {
                    "event_id": f"{row['event_id']}/{i}",
                    "actor": "PRK",
                    "date_local": row["date_local"],
                    "missile_class": "BM",
                    "site": row["site"],
                    "site_lat_deg": float(row["site_lat_deg"]),
                    "site_lon_deg": float(row["site_lon_deg"]),
                    "range_km": spans[0],
                    "range_km_max": spans[-1] if len(spans) > 1 else None,
                    "range_qualifier": "about",
                    "sea": row["sea"],
                    "impact_distance_km": float(row["impact_distance_km"]),
                    "impact_bearing": row["impact_bearing"],
                    "impact_landmark": row["impact_landmark"],
                    "overflew": row["overflew"] or None,
                    "eez_country": row["eez_country"],
                    "eez_inside": row["eez_inside"] == "true",
                }
            )
    return pd.DataFrame(rows)


@pytest.mark.shared
def test_official_words_are_borne_out_or_left_open() -> None:
    if not SHARED.is_dir():
        pytest.skip("the material beside the checkout is not here")
    events = splashdown_events()
    table = check_zones(events)
    assert len(table) == 17
    assert table.zone_agrees.notna().all()
    assert (table.zone_agrees != "no").all()
    assert (table.zone_agrees == "undecided").sum() <= 4
    named = table.set_index("event_id").zone
    assert named[named.index.str.startswith("PRK-2023-07-12")].tolist() == ["RUS"]


def test_shares_list_every_zone_that_the_likeliest_is_one_of() -> None:
    clouds = cloud(("A", 41.5, 136.5, 0.6), ("B", 30.0, -150.0, 0.1))
    events = pd.DataFrame({"event_id": ["A", "none", "B"]})
    gap = np.full((1, clouds.lat_deg.shape[1]), np.nan)
    samples = Cloud(
        ("A", "none", "B"),
        np.vstack([clouds.lat_deg[:1], gap, clouds.lat_deg[1:]]),
        np.vstack([clouds.lon_deg[:1], gap, clouds.lon_deg[1:]]),
    )
    shares = zone_shares(events, samples=samples)
    assert shares.groupby("event_id").probability.sum().to_dict() == pytest.approx({"A": 1, "B": 1})
    mine = shares[shares.event_id == "A"]
    assert {"JPN", "RUS"} <= set(mine.zone)
    assert mine.probability.is_monotonic_decreasing
    likeliest = check_zones(events, samples=samples).zone_probability
    assert likeliest.iloc[0] == mine.probability.iloc[0]
    assert likeliest.iloc[2] == 1.0


def test_undecided_event_has_its_shares_all_the_same() -> None:
    on_the_line = cloud(("A", 41.0, 135.9, 0.8))
    events = pd.DataFrame({"event_id": ["A"]})
    assert check_zones(events, samples=on_the_line).zone.item() == "undecided"
    assert len(zone_shares(events, samples=on_the_line)) >= 2


def test_distance_is_measured_from_the_centre_that_the_estimate_gives() -> None:
    # a third of a ring: the mean of its points lies in front of it
    event = pd.DataFrame([{
        "event_id": "A", "site_lat_deg": 40.0, "site_lon_deg": 128.2, "range_km": 700.0,
        "sea": "Sea of Japan", "eez_country": "JPN", "eez_inside": False,
    }])  # fmt: skip
    found = estimate(event).iloc[0]
    distance = check_zones(event).zone_distance_km.item()
    layer = load_layer()
    expected = distance_to_limit(
        layer, "median", layer.zones_of("JPN"),
        np.array([found["impact_lat_deg"]]), np.array([found["impact_lon_deg"]]),
    )  # fmt: skip
    assert distance == pytest.approx(float(expected[0]), abs=0.3)
