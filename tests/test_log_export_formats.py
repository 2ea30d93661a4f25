"""A log for spreadsheets, data frames and maps, read back by other readers than wrote it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import geopandas
import openpyxl
import pandas as pd
import pyarrow.parquet
import pyogrio
import pytest
import shapely
from log_samples import log_to_export
from lxml import etree

from launches import schema
from launches.errors import LaunchesError
from launches.log import Settings, build_log, read_claims, read_log, read_report_list
from launches.log.export import export_log
from launches.text.reports import parse_report_text

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = "=1+1"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return log_to_export(tmp_path_factory.mktemp("log"))


@pytest.fixture
def hostile(log: Path, tmp_path: Path) -> Path:
    """The same log with a site that a spreadsheet would take for a formula."""
    copy = tmp_path / "hostile"
    shutil.copytree(log, copy)
    for name in ("claims.csv", "events.csv"):
        text = (copy / name).read_text()
        assert ",Pyongsong," in text
        (copy / name).write_text(text.replace(",Pyongsong,", f",'{FORMULA},"))
    return copy


def exported(log: Path, folder: Path, name: str) -> Path:
    path = folder / f"log.{name}"
    export_log(path, log=log)
    return path


def test_workbook_as_another_library_reads_it(log: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(log, tmp_path, "xlsx"))
    assert book.sheetnames == ["events", "claims", "reports", "codebook"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        widest = max(len(str(cell.value or "")) for cell in sheet["A"])
        assert sheet.column_dimensions["A"].width >= min(widest, 60)
    head, *rows = book["events"].iter_rows(values_only=True)
    assert list(head) == schema.names("events")
    first = dict(zip(head, rows[0], strict=True))
    assert first["date_local"] == datetime(2017, 11, 29)  # noqa: DTZ001 - a day at the site
    assert first["time_utc"] == datetime(2017, 11, 28, 18, 18)  # noqa: DTZ001 - no zones in a cell
    assert first["apogee_km"] == 4475
    assert first["range_km_max"] is None
    assert first["eez_inside"] is None
    cell = book["events"]["B2"]
    assert cell.is_date
    assert cell.number_format == "yyyy-mm-dd"
    assert book["claims"].max_row == 1 + len(read_claims(log))
    assert book["reports"].max_row == 1 + len(read_report_list(log))
    meanings = {row[:2]: row for row in book["codebook"].iter_rows(values_only=True)}
    assert meanings["events", "apogee_km"][3] == "km"


def test_nothing_in_a_workbook_is_run(hostile: Path, tmp_path: Path) -> None:
    path = exported(hostile, tmp_path, "xlsx")
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets"):
                assert ET.fromstring(archive.read(name)).find(f".//{SHEET}f") is None
    cells = [c for row in openpyxl.load_workbook(path)["events"] for c in row if c.value == FORMULA]
    assert cells
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_the_same_log_gives_the_same_files(log: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    for name in (
        "xlsx",
        "parquet",
        "claims.parquet",
        "kml",
        "excel.csv",
        "jsonl",
        "tracks.geojson",
    ):
        one = exported(log, tmp_path, name).read_bytes()
        assert exported(log, tmp_path / "again", name).read_bytes() == one, name


@pytest.fixture
def with_texts(log: Path, tmp_path: Path) -> Path:
    """The log with the text of one report beside it."""
    copy = tmp_path / "with-texts"
    shutil.copytree(log, copy)
    (copy / "texts").mkdir()
    text = (
        "North Korea fired an intercontinental ballistic missile from Pyongsong at 3:18 a.m. JST "
        "on November 29, 2017. It flew 950 km for 53 minutes at an apogee of 4,475 km, Japan's "
        "Defense Ministry said, and fell into the Sea of Japan."
    )
    (copy / "texts" / "2017-11-29-ministry.txt").write_text(f"---\noutlet: x\n---\n{text}")
    (copy / "texts" / "2022-10-09-nowhere.txt").write_text("Another text under the same name.")
    return copy


def test_claims_stand_in_their_sentences(with_texts: Path, tmp_path: Path) -> None:
    path = exported(with_texts, tmp_path, "excel.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert rows == pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records")
    kept = [row for row in rows if row["report_id"] == "2017-11-29-ministry"]
    assert kept
    assert all(row["verbatim"] in row["sentence"] for row in kept)
    apogee = next(row for row in kept if row["field"] == "apogee_km")
    assert apogee["sentence"].startswith("It flew 950 km for 53 minutes")
    assert apogee["sentence"].endswith("Sea of Japan.")
    # no text, or not the one that was read: the words alone
    assert all(r["sentence"] == r["verbatim"] for r in rows if r not in kept)


def test_the_bundled_log_has_the_sentence_of_every_claim(tmp_path: Path) -> None:
    export_log(tmp_path / "claims.excel.csv")
    table = pd.read_csv(tmp_path / "claims.excel.csv", dtype=str, keep_default_na=False)
    assert len(table) == len(read_claims()) > 500
    assert (table["sentence"].str.len() > table["verbatim"].str.len()).mean() > 0.98
    flat = table["verbatim"].str.split().str.join(" ")
    assert all(v.lstrip("'") in s for v, s in zip(flat, table["sentence"], strict=True))


def test_formulas_in_csv_are_neutralised(hostile: Path, tmp_path: Path) -> None:
    for name in ("csv", "excel.csv"):
        text = exported(hostile, tmp_path, name).read_text(encoding="utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert f"'{FORMULA}" in cells
        assert not [c for c in cells if re.match(r"[=+@\t\r]|-(?![\d.]+$)", c)]


def test_events_as_geoparquet(log: Path, tmp_path: Path) -> None:
    path = exported(log, tmp_path, "parquet")
    made = pyarrow.parquet.read_schema(path)
    geo = json.loads(made.metadata[b"geo"])
    assert geo["primary_column"] == "geometry"
    assert geo["version"] == "1.0.0"
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    assert geo["columns"]["geometry"]["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    assert b"launch occasion" in made.metadata[b"launches"]
    types = {field.name: str(field.type) for field in made}
    assert types["date_local"] == "date32[day]"
    assert types["time_utc"].startswith("timestamp[")
    assert types["time_utc"].endswith("tz=UTC]")
    assert types["missile_count"] == "int64"
    assert types["missile_class"].startswith("dictionary")
    rows = pyarrow.parquet.read_table(path).to_pylist()
    assert rows[0]["date_local"] == date(2017, 11, 29)
    assert rows[0]["range_km_max"] is None
    back = geopandas.read_parquet(path)
    events = read_log(log)
    assert back.geometry.geom_equals(events.geometry).sum() == 2
    assert back["apogee_km"].tolist() == events["apogee_km"].tolist()


def test_tracks_as_geoparquet_say_what_their_heights_are(log: Path, tmp_path: Path) -> None:
    path = exported(log, tmp_path, "tracks.parquet")
    made = pyarrow.parquet.read_schema(path)
    column = json.loads(made.metadata[b"geo"])["columns"]["geometry"]
    assert column["crs"]["id"]["code"] == 4979
    assert set(column["geometry_types"]) == {"LineString Z", "MultiLineString Z"}
    assert b"above the WGS84 ellipsoid in metres" in made.metadata[b"launches"]
    top = shapely.get_coordinates(geopandas.read_parquet(path).geometry[0], include_z=True)[:, 2]
    assert top.max() == pytest.approx(4_475_000, rel=0.01)


@pytest.mark.parametrize("name", ["claims", "reports"])
def test_tables_as_parquet(log: Path, tmp_path: Path, name: str) -> None:
    back = pd.read_parquet(exported(log, tmp_path, f"{name}.parquet"))
    table = read_claims(log) if name == "claims" else read_report_list(log)
    assert back.columns.tolist() == table.columns.tolist()
    assert back.iloc[:, 0].tolist() == table.iloc[:, 0].tolist()
    assert "geo" not in (pyarrow.parquet.read_schema(tmp_path / f"log.{name}.parquet").metadata)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("parquet", "pyarrow", "parquet"), ("xlsx", "xlsxwriter", "excel")],
)
def test_a_missing_extra_is_named(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    def gone(name: str) -> ModuleType:
        if name == module:
            raise ImportError(name)
        return import_module(name)

    # not through sys.modules: pandas itself uses pyarrow where it is installed
    monkeypatch.setattr("launches.extras.import_module", gone)
    with pytest.raises(LaunchesError, match=re.escape(f"pip install 'launches[{extra}]'")):
        exported(log, tmp_path, name)
    assert not (tmp_path / f"log.{name}").exists()


def test_geopackage_as_gdal_sees_it(log: Path, tmp_path: Path) -> None:
    path = exported(log, tmp_path, "gpkg")
    layers = dict(pyogrio.list_layers(path))
    assert layers["events"] == "Point"
    assert layers["trajectories"] == "MultiLineString Z"
    assert layers["footprints"] == layers["zones"] == "MultiPolygon"
    assert layers["zone_limits"] == "MultiLineString"
    assert layers["claims"] is None
    info = pyogrio.read_info(path, layer="events")
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert types["date_local"] == "datetime64[D]"
    for name in ("start_utc", "end_utc", "time_utc"):
        assert types[name].startswith("datetime64[ms")
    points = geopandas.read_file(path, layer="events", engine="pyogrio").set_index("event_id")
    # no clock: the whole day at the site
    vague = points.loc["PRK-2022-10-09-1"]
    assert pd.isna(vague["start_utc"])
    assert vague["from_utc"] == pd.Timestamp("2022-10-08T15:00:00Z")
    assert vague["until_utc"] == pd.Timestamp("2022-10-09T14:59:59Z")
    exact = points.loc["PRK-2017-11-29-1"]
    assert (exact["from_utc"], exact["until_utc"]) == (exact["start_utc"], exact["end_utc"])
    tracks = geopandas.read_file(path, layer="trajectories", engine="pyogrio")
    assert tracks.crs is not None
    assert "ellipsoidal height" in str(tracks.crs.axis_info[2].name).lower()
    flown = tracks.set_index("event_id").loc["PRK-2017-11-29-1"]
    assert (flown["end_utc"] - flown["start_utc"]) == pd.Timedelta(minutes=53)


def test_zones_of_the_geopackage_have_their_codes(log: Path, tmp_path: Path) -> None:
    path = exported(log, tmp_path, "gpkg")
    zones = geopandas.read_file(path, layer="zones", engine="pyogrio").set_index("zone")
    assert zones.loc["JPN", "iso_a3"] == "JPN"
    shared = zones.loc["JPN+KOR:joint"]
    assert shared["iso_a3"] is None or pd.isna(shared["iso_a3"])
    assert shared["states"] == "JPN|KOR"
    assert zones["iso_a3"].dropna().str.fullmatch("[A-Z]{3}").all()
    # Oki, well inside; the point that the log's verdicts would be asked for
    assert zones.loc["JPN"].geometry.covers(shapely.Point(134.0, 38.0))
    lines = geopandas.read_file(path, layer="zone_limits", engine="pyogrio")
    between = lines[(lines["zone_a"] == "JPN") & (lines["zone_b"] == "RUS")]
    assert between[["iso_a3_a", "iso_a3_b", "basis"]].values.tolist() == [["JPN", "RUS", "median"]]


def test_zones_that_are_gone_are_named(log: Path, tmp_path: Path) -> None:
    build_log(tmp_path / "log", [], settings=Settings(samples=0, zones="gone.gpkg"))
    with pytest.raises(LaunchesError, match="no such zone file") as caught:
        exported(tmp_path / "log", tmp_path, "gpkg")
    assert caught.value.where == "gone.gpkg"


def test_styles_start_the_temporal_controller(log: Path, tmp_path: Path) -> None:
    path = exported(log, tmp_path, "gpkg")
    styles = pyogrio.read_dataframe(path, layer="layer_styles").set_index("f_table_name")
    for name in ("events", "trajectories", "footprints"):
        root = etree.fromstring(styles.loc[name, "styleQML"].partition(">")[2])
        timed = root.find("temporal")
        assert timed.get("enabled") == "1"
        fields = pyogrio.read_info(path, layer=name)["fields"]
        assert {timed.get("startField"), timed.get("endField")} <= set(fields)
        assert (timed.get("startField"), timed.get("endField")) == ("from_utc", "until_utc")
    assert "<temporal" not in styles.loc["zones", "styleQML"]


def test_kml_as_gdal_and_lxml_see_it(log: Path, tmp_path: Path) -> None:
    path = exported(log, tmp_path, "kml")
    layers = [name for name, _ in pyogrio.list_layers(path)]
    assert layers == [
        "Launch areas (reported)", "Tracks (estimated)", "Splash-down regions (estimated)",
    ]  # fmt: skip
    tracks = geopandas.read_file(path, layer="Tracks (estimated)", engine="pyogrio")
    assert tracks.geometry.has_z.all()
    top = shapely.get_coordinates(tracks.geometry[0], include_z=True)[:, 2].max()
    assert top == pytest.approx(4_475_000, rel=0.01)
    root = etree.parse(path).getroot()
    space = {"k": root.nsmap[None]}
    modes = root.xpath("//k:LineString/k:altitudeMode/text()", namespaces=space)
    assert set(modes) == {"absolute"}
    assert root.xpath("count(//k:Placemark[k:TimeSpan/k:begin])", namespaces=space) >= 4


def test_geojson_follows_its_standard(log: Path, tmp_path: Path) -> None:
    for name in ("geojson", "tracks.geojson", "footprints.geojson"):
        document = json.loads(exported(log, tmp_path, name).read_text())
        assert set(document) == {"type", "features"}
        for feature in document["features"]:
            shape = feature["geometry"] and shapely.geometry.shape(feature["geometry"])
            if shape is None:
                continue
            west, south, east, north = shape.bounds
            assert -180 <= west <= east <= 180
            assert -90 <= south <= north <= 90
            for part in getattr(shape, "geoms", [shape]):
                if part.geom_type == "Polygon":
                    assert part.exterior.is_ccw
                    assert not any(hole.is_ccw for hole in part.interiors)
                elif part.geom_type == "LineString":
                    assert part.bounds[2] - part.bounds[0] < 180
    regions = geopandas.read_file(tmp_path / "log.footprints.geojson", engine="pyogrio")
    assert regions["footprint_probability"].notna().all()


def test_texts_are_told_by_their_hash(with_texts: Path) -> None:
    from launches.log.texts import kept_texts

    kept = kept_texts(with_texts)
    assert [report.report_id for report in kept] == ["2017-11-29-ministry"]
    again = parse_report_text(kept[0].text, report_id="x")
    assert again.sha256 == kept[0].sha256


@pytest.mark.parametrize(
    "name", ["xlsx", "parquet", "tracks.parquet", "claims.parquet", "excel.csv"]
)
def test_an_empty_log_can_be_exported(tmp_path: Path, name: str) -> None:
    build_log(tmp_path / "log", [], settings=Settings(samples=0))
    assert exported(tmp_path / "log", tmp_path, name).stat().st_size > 0
