"""The parts that compute the layer: boundaries of labels, faces, tables with their sources."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

DATA = Path(__file__).parents[1] / "data"
sys.path.insert(0, str(DATA))
pytest.importorskip("scipy")

from zonebuild import arcs, earth, label, march, output  # noqa: E402

from launches.geodesy import inverse  # noqa: E402


def two_discs(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """Label 1 in a disc, 2 in one that it overlaps on the side of its own middle, else 0."""
    first = np.hypot(lat - 1.0, lon - 1.0)
    second = np.hypot(lat - 1.0, lon - 1.7)
    nearer = np.where(first <= second, 1, 2)
    return np.where(np.minimum(first, second) <= 0.6, nearer, 0).astype(np.int64)


def partition() -> arcs.Partition:
    lon, lat = np.linspace(0.0, 3.0, 61), np.linspace(0.0, 2.0, 41)
    grid_lat, grid_lon = np.meshgrid(lat, lon, indexing="ij")
    code = two_discs(grid_lat.ravel(), grid_lon.ravel()).reshape(grid_lat.shape)
    pieces = march.boundary_segments(lon, lat, code, two_discs)
    return arcs.partition(arcs.simplified_arcs(pieces, 0.0002), two_discs)


def test_faces_cover_the_plane_and_meet_where_the_labels_do() -> None:
    found = partition()
    assert sorted(number for number, _ in found.faces) == [0, 1, 2]
    polygons = shapely.get_parts(
        shapely.polygonize([shapely.LineString(arc * arcs.QUANTUM_DEG) for arc in found.arcs])
    )
    assert shapely.area(polygons).sum() == pytest.approx(6.0, abs=1e-6)
    # a disc less the part beyond the line half way to the other
    half = 0.35
    segment = 0.6**2 * np.arccos(half / 0.6) - half * np.sqrt(0.6**2 - half**2)
    expected = np.pi * 0.6**2 - segment
    areas = sorted(shapely.area(polygons))
    assert areas[:2] == pytest.approx([expected, expected], rel=2e-3)


def test_the_line_between_two_labels_is_exact() -> None:
    between = [a for a in partition().arcs if np.ptp(a[:, 0]) < 20 and np.ptp(a[:, 1]) > 5000]
    (line,) = (a for a in between if abs(a[0, 0] - 13500) < 50)
    assert np.abs(line[:, 0] * arcs.QUANTUM_DEG - 1.35).max() <= 2e-4


def test_layers_are_written_alike(tmp_path: Path) -> None:
    text = (DATA / "zones.topojson").read_bytes()
    copy = tmp_path / "copy.topojson"
    output.write(output.Layer(json.loads(text)), copy)
    assert copy.read_bytes() == text


def test_chords_stand_for_geodesics() -> None:
    rng = np.random.default_rng(3)
    lat, lon = rng.uniform(-60, 60, 300), rng.uniform(-180, 180, 300)
    other_lat, other_lon = lat + rng.uniform(-2, 2, 300), lon + rng.uniform(-2, 2, 300)
    _, km = inverse(lat, lon, other_lat, other_lon)
    chord = np.linalg.norm(earth.ecef(lat, lon) - earth.ecef(other_lat, other_lon), axis=1)
    assert np.abs(km - chord).max() < 0.06


def test_rule_book_reads_every_basis_off_one_label() -> None:
    zones = ("CHN+JPN+TWN:senkaku", "JPN", "KOR")
    claim = 16 * 1
    assert label.zone_id(claim, zones, "median") == "CHN+JPN+TWN:senkaku"
    assert label.zone_id(claim + 8, zones, "JPN") == "JPN:territorial"
    assert label.zone_id(claim, zones, "KOR") == "CHN+JPN+TWN:senkaku"
    korean = 16 * 3
    assert label.zone_id(korean + 8, zones, "median") == "KOR:territorial"
    # nearer to Liancourt Rocks than to any coast, and within 12 nautical miles of them
    assert label.zone_id(korean + 2, zones, "median") == "KOR"
    assert label.zone_id(korean + 2, zones, "JPN") == "JPN"
    assert label.zone_id(korean + 4, zones, "median") == "JPN+KOR:liancourt"
    assert label.zone_id(korean + 4, zones, "KOR") == "KOR:territorial"
    assert label.zone_id(korean + 1, zones, "median") == "JPN+KOR:joint"
    assert label.zone_id(label.HIGH_SEAS, zones, "JPN") == ""


@pytest.mark.parametrize("name", ["treaty_lines.csv", "baselines.csv"])
def test_every_published_point_has_a_source_and_a_status(name: str) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert rows
    assert {row["status"] for row in rows} <= {"verified", "unverified", "rough"}
    assert all(row["source"] for row in rows)


def test_every_islet_has_a_source() -> None:
    with (DATA / "islets.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) > 1000
    assert all(row["position_source"].startswith("GSHHG 2.3.6 polygon ") for row in rows)
    assert all(row["name_source"] for row in rows if row["name"])


def test_line_of_1974_has_its_thirty_five_points() -> None:
    with (DATA / "treaty_lines.csv").open(encoding="utf-8", newline="") as opened:
        rows = [r for r in csv.DictReader(opened) if r["line_id"] == "JPN-KOR-1974-north"]
    # first and last point as Japan's foreign ministry prints them (treaty A-S53-607)
    assert len(rows) == 35
    ends = [(float(r["lat_deg"]), float(r["lon_deg"])) for r in (rows[0], rows[-1])]
    assert ends[0] == pytest.approx((32 + 57.0 / 60, 127 + 41.1 / 60), abs=1e-6)
    assert ends[1] == pytest.approx((36 + 10.0 / 60, 131 + 15.9 / 60), abs=1e-6)
