"""Tables of points as people send them, and distances for points all over the world."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from launches.answers import check_table
from launches.errors import FigureError
from launches.zones import check_points, load_layer
from launches.zones.distance import LineDistance
from launches.zones.locate import all_limits


def checked(folder: Path, content: bytes) -> list[dict[str, str]]:
    path, out = folder / "points.csv", folder / "checked.csv"
    path.write_bytes(content)
    check_table(path, out)
    with out.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbflat;lon;note\n41,48;136,97;a,b\n",
        b"LAT_DEG\tLON_DEG\tnote\n41.48\t136.97\tx\n",
        b"lat,lon\r\n41.48, 136.97\r\n",
        b"latitude,longitude\n41.48,-223.03\n",
    ],
    ids=[
        "semicolons, decimal commas, byte-order mark",
        "tabs",
        "blanks and carriage returns",
        "west of -180",
    ],
)
def test_tables_as_spreadsheets_write_them(tmp_path: Path, content: bytes) -> None:
    (row,) = checked(tmp_path, content)
    assert row["zone"] == "JPN"
    assert float(row["zone_distance_km"]) == pytest.approx(-42, abs=3)


def test_bad_cells_are_named_all_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    content = b"lat,lon\nabc,137\n41.48,136.97\n95,10\n10,inf\n,\n10,1e9\n"
    with pytest.raises(FigureError) as caught:
        checked(tmp_path, content)
    for row in ("row 1: lat 'abc'", "row 3: lat '95'", "row 4: lon 'inf'", "row 6: lon '1e9'"):
        assert row in str(caught.value)
    assert "row 2" not in str(caught.value)
    assert "row 5" not in str(caught.value), "an empty cell is unknown, not wrong"
    assert not (tmp_path / "checked.csv").exists()


def test_many_bad_cells_are_counted(tmp_path: Path) -> None:
    with pytest.raises(FigureError, match="and 995 more"):
        checked(tmp_path, b"lat,lon\n" + b"x,y\n" * 1000)


def test_a_column_of_another_meaning_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(FigureError, match=r"column zone already \(rename it"):
        checked(tmp_path, b"lat,lon,zone\n41.48,136.97,KST\n")


def test_a_checked_table_can_be_checked_again(tmp_path: Path) -> None:
    first = checked(tmp_path, b"lat,lon,n\n41.48,136.97,1\n")
    again = checked(tmp_path, (tmp_path / "checked.csv").read_bytes())
    assert again == first


def test_points_that_are_nowhere_have_no_zone() -> None:
    frame = pd.DataFrame({"lat": [10.0, 10.0], "lon": [np.inf, 137.0]})
    assert check_points(frame).zone.isna().tolist() == [True, False]


def test_few_scattered_points_are_as_far_from_limits_as_among_many() -> None:
    measure = all_limits(load_layer(), "median")
    rng = np.random.default_rng(7)
    lat, lon = rng.uniform(-89, 89, 300), rng.uniform(-180, 180, 300)
    # the same points amid a crowd are searched for cell by cell instead of sphere by sphere
    crowded = measure(np.tile(lat, 20), np.tile(lon, 20))[:300]
    np.testing.assert_allclose(measure(lat, lon), crowded, rtol=0, atol=1e-6)


@pytest.mark.parametrize("pieces", [1, 2, 3, 17])
def test_distance_to_very_few_pieces(pieces: int) -> None:
    line = shapely.linestrings(
        np.column_stack((0.05 * np.arange(pieces + 1), np.zeros(pieces + 1)))
    )
    away = LineDistance(np.array([line]))(np.array([1.0]), np.array([0.0]))
    assert away[0] == pytest.approx(110.574, abs=0.01), "a degree of latitude at the equator"
