"""Tables: dtypes of the schema, round trips, formulas, whole files or none."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest
from geopandas import GeoDataFrame
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon

from launches import schema
from launches.errors import DataFileError, LaunchesError, OutputError
from launches.files import make_folder, replacing
from launches.formats import event_row, read_jsonl, read_table, to_csv, to_jsonl, write_csv
from launches.geojson import to_geojson, write_geojson
from launches.model import Claim, Event, Report
from launches.table import claims_table, events_table, reports_table, with_dtypes

CLAIM = Claim(
    claim_id="jcs-1",
    event_id="PRK-2023-09-13-1",
    report_id="jcs",
    field="range_km",
    value="650",
    value_num=650.0,
    unit="km",
    verbatim="about 650 kilometers",
    qualifier="about",
    claimant="KOR-JCS",
    start=71,
    end=91,
    preferred=True,
)
EVENT = Event(
    event_id="PRK-2023-09-13-1",
    date_local="2023-09-13",
    time_local="11:43",
    tz="KST",
    actor="PRK",
    missile_count=2,
    missile_class="SRBM",
    site="Sunan",
    site_lat_deg=39.22402,
    site_lon_deg=125.67,
    site_radius_km=30.0,
    range_km=650.0,
    range_qualifier="about",
    eez_country="JPN",
    eez_inside=False,
    overflew=("JPN", "KOR"),
    reports=("jcs", "kcna"),
    claims=(CLAIM,),
)
BARE = Event(event_id="IRN-2024-01-16-1", actor="IRN")


# -- dtypes ---------------------------------------------------------------------------------------


def test_events_table_has_the_columns_and_dtypes_of_the_schema() -> None:
    table = events_table([EVENT, BARE])
    said = [c for c in schema.EVENTS if c.part != "estimated"]
    assert list(table.columns) == [c.name for c in said] + ["geometry"]
    for column in said:
        assert str(table[column.name].dtype) == column.dtype, column.name
    assert table.crs == "EPSG:4326"


def test_unknown_stays_unknown() -> None:
    row = events_table([BARE]).iloc[0]
    empty = {"event_id", "actor", "status", "claim_count"}
    assert [n for n in row.index if n not in empty and not pd.isna(row[n])] == []
    assert row.geometry is None


def test_geometry_is_lon_lat() -> None:
    assert events_table([EVENT]).geometry.to_wkt().tolist() == ["POINT (125.67 39.22402)"]


def test_no_events_make_an_empty_table() -> None:
    table = events_table([])
    assert len(table) == 0
    assert table.range_km.dtype == "Float64"


def test_value_outside_the_choices_is_refused() -> None:
    with pytest.raises(LaunchesError, match=r"events\.missile_class.*rocketship"):
        events_table([Event(missile_class="rocketship")])


def test_word_for_a_number_is_refused() -> None:
    with pytest.raises(LaunchesError, match=r"events\.range_km"):
        with_dtypes(pd.DataFrame({"range_km": ["far"]}), "events")


def test_reports_table_counts_events_and_keeps_the_day_only_where_it_was_open() -> None:
    reports = [
        Report(report_id="jcs", text="A.", published=pd.Timestamp("2023-09-13").date()),
        Report(report_id="x", text="B.", as_of=pd.Timestamp("2023-12-31").date()),
    ]
    table = reports_table(reports, [EVENT])
    assert table.event_count.tolist() == [1, 0]
    assert table.published[0] == "2023-09-13"
    assert table.as_of.isna().tolist() == [True, False]
    assert table.sha256[0] == reports[0].sha256


# -- CSV ------------------------------------------------------------------------------------------


def test_csv_round_trip(tmp_path: Path) -> None:
    for name, table in {
        "events": events_table([EVENT, BARE]),
        "claims": claims_table([CLAIM]),
        "reports": reports_table([Report(report_id="a", text="x", title='A, "b"')]),
    }.items():
        path = tmp_path / f"{name}.csv"
        write_csv(table, path)
        back = read_table(path, name)
        pd.testing.assert_frame_equal(
            pd.DataFrame(back.drop(columns="geometry", errors="ignore")),
            pd.DataFrame(table.drop(columns="geometry", errors="ignore")),
        )


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(deadline=None, max_examples=30)
@given(st.lists(CELLS.filter(bool), min_size=1, max_size=30))
def test_any_text_survives_csv(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    write_csv(claims_table([_claim(cell) for cell in cells]), path)
    assert read_table(path, "claims").verbatim.tolist() == cells


def _claim(verbatim: str) -> Claim:
    return Claim(field="site", value="x", verbatim=verbatim, start=0, end=1)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'=", "''+"])
def test_formulas_are_text_in_a_spreadsheet(start: str) -> None:
    cell = start + 'HYPERLINK("x")'
    line = to_csv(pd.DataFrame({"site": [cell]})).partition("\n")[2]
    assert line.lstrip('"').startswith("'")


def test_negative_numbers_stay_numbers() -> None:
    assert to_csv(pd.DataFrame({"zone_distance_km": [-43.25]})) == "zone_distance_km\n-43.25\n"


def test_numbers_are_written_shortly() -> None:
    table = pd.DataFrame(
        {
            "range_km": [650.0, 0.1 + 0.2],
            "impact_lat_deg": [41.482340001, np.nan],
            "value_num": [6648.4, 1e300],
            "missile_count": pd.array([2, None], dtype="Int64"),
            "eez_inside": pd.array([True, None], dtype="boolean"),
        }
    )
    assert to_csv(table).splitlines()[1:] == ["650,41.48234,6648.4,2,true", "0.3,,1e+300,,"]


def test_bytes_are_the_same_twice(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write_csv(events_table([EVENT, BARE]), tmp_path / name)
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw == (tmp_path / "b.csv").read_bytes()
    assert b"\r" not in raw
    assert raw.decode("utf-8").count("\n") == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not a table"),
        ("a,b\n1,2\n", "no column `event_id`"),
        ("event_id,range_km\nA,far\n", "range_km"),
        ("event_id,missile_class\nA,boat\n", "boat"),
        ("event_id,eez_inside\nA,maybe\n", "maybe"),
        ('event_id\n"A\n', "not a table"),
    ],
)
def test_bad_tables_say_what_is_wrong(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(content)
    with pytest.raises(DataFileError, match=said) as caught:
        read_table(path, "events")
    assert "events.csv" in str(caught.value)


def test_missing_table(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no such file"):
        read_table(tmp_path / "none.csv", "events")


# -- JSON Lines -----------------------------------------------------------------------------------


def test_jsonl_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(to_jsonl([event_row(EVENT, "jcs"), event_row(BARE, "b")]), encoding="utf-8")
    assert read_jsonl(path) == [EVENT, BARE]
    row = json.loads(path.read_text(encoding="utf-8").splitlines()[1])
    assert row["report"] == "b"
    assert set(schema.names("events", "reported")) <= set(row)
    assert row["range_km"] is None


@pytest.mark.parametrize("line", ["[1]", "{", '{"claims": [{"x": 1}]}', "3", "[" * 100_000])
def test_bad_jsonl_names_the_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text("{}\n" + line + "\n")
    with pytest.raises(DataFileError, match=r"events\.jsonl:2: not an event"):
        read_jsonl(path)


# -- GeoJSON --------------------------------------------------------------------------------------


def test_geojson_follows_rfc_7946(tmp_path: Path) -> None:
    layer = GeoDataFrame(
        {"event_id": ["A", "B", "C"], "t_s": ["0 10", None, None], "range_km": [1.5, np.nan, 2]},
        geometry=np.array(
            [
                LineString([(170, 10, 0), (190, 20, 2000)]),
                Polygon([(179, 0), (179, 2), (181, 2), (181, 0)]),  # clockwise, over the line
                None,
            ]
        ),
        crs="EPSG:4326",
    )
    path = tmp_path / "layer.geojson"
    write_geojson(layer, path)
    read = json.loads(path.read_text(encoding="utf-8"))
    assert set(read) == {"type", "features"}
    track, area, nowhere = read["features"]
    assert track["id"] == "A"
    assert track["geometry"]["type"] == "MultiLineString"
    assert track["geometry"]["coordinates"][0][-1] == [180.0, 15.0, 1000.0]
    assert track["properties"]["t_s"] == "0 5 5 10"
    assert area["properties"]["range_km"] is None
    assert area["geometry"]["type"] == "MultiPolygon"
    for part in area["geometry"]["coordinates"]:
        assert Polygon(part[0]).exterior.is_ccw
        assert max(abs(x) for x, _ in part[0]) <= 180
    assert nowhere["geometry"] is None

    again = geopandas.read_file(path)
    assert again.event_id.tolist() == ["A", "B", "C"]
    assert again.total_bounds.tolist() == [-180.0, 0.0, 180.0, 20.0]


def test_geojson_in_another_reference_system_is_refused() -> None:
    with pytest.raises(LaunchesError, match="3857"):
        to_geojson(GeoDataFrame(geometry=[Point(0, 0)], crs="EPSG:3857"))


def test_empty_layer_is_valid() -> None:
    assert json.loads(to_geojson(events_table([])))["features"] == []


# -- whole files or none --------------------------------------------------------------------------


def test_failure_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail() -> None:
        with replacing(path) as stream:
            stream.write("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_full_disk_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written: No space"), \
            replacing(tmp_path / "a.txt"):  # fmt: skip
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        make_folder(tmp_path / "file" / "out")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            make_folder(tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    writer = (
        "import sys; from launches.files import replacing\n"
        "n = 0\n"
        "while True:\n"
        "    n += 1\n"
        "    with replacing(sys.argv[1]) as stream:\n"
        "        for _ in range(50):\n"
        "            stream.write(f'{n}\\n' * 200)\n"
    )
    for delay in (0.01, 0.03, 0.05):
        process = subprocess.Popen([sys.executable, "-c", writer, str(path)])
        while not path.exists() and process.poll() is None:
            time.sleep(0.01)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        lines = path.read_text().splitlines()
        assert len(lines) == 10_000
        assert len(set(lines)) == 1
        path.unlink()
