"""A log in other formats, read back by other readers than wrote it."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import shapely
from log_samples import log_to_export

from launches.errors import LaunchesError
from launches.log import Settings, build_log, read_claims, read_log
from launches.log.export import export_log

KML = "{http://www.opengis.net/kml/2.2}"
FORMULA = "=1+1"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return log_to_export(tmp_path_factory.mktemp("log"))


def geometry(blob: bytes) -> shapely.Geometry:
    """Geometry of a GeoPackage cell: its header, as the standard has it, and well-known binary."""
    sizes = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
    assert blob[:2] == b"GP"
    return shapely.from_wkb(blob[8 + sizes[(blob[3] >> 1) & 7] :])


def test_geopackage_as_a_database_sees_it(log: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.gpkg"
    export_log(path, log=log)
    base = sqlite3.connect(path)
    contents = dict(base.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert contents == {
        "events": "features",
        "trajectories": "features",
        "footprints": "features",
        "zones": "features",
        "zone_limits": "features",
        "claims": "attributes",
        "reports": "attributes",
        "layer_styles": "attributes",
    }
    events = read_log(log)
    assert base.execute("SELECT count(*) FROM events").fetchone() == (len(events),)
    assert base.execute("SELECT count(*) FROM claims").fetchone() == (len(read_claims(log)),)
    row = base.execute(
        "SELECT geom, start_utc, end_utc, actor, typeof(start_utc) FROM trajectories "
        "WHERE event_id = 'PRK-2017-11-29-1'"
    ).fetchone()
    assert row[1:4] == ("2017-11-28T18:18:00.000Z", "2017-11-28T19:11:00.000Z", "PRK")
    line = geometry(row[0])
    assert shapely.get_coordinates(line, include_z=True)[:, 2].max() == pytest.approx(
        4_475_000, rel=0.01
    )
    vertical = base.execute(
        "SELECT organization_coordsys_id FROM gpkg_spatial_ref_sys JOIN gpkg_geometry_columns "
        "USING (srs_id) WHERE table_name = 'trajectories'"
    ).fetchone()
    assert vertical == (4979,)
    told = dict(base.execute("SELECT table_name, description FROM gpkg_contents"))
    assert "above the WGS84 ellipsoid in metres" in told["trajectories"]
    styles = dict(base.execute("SELECT f_table_name, styleQML FROM layer_styles"))
    assert set(styles) == {"events", "trajectories", "footprints", "zones", "zone_limits"}
    for text in styles.values():
        assert ET.fromstring(text.partition(">")[2]).find("renderer-v2") is not None
    base.close()


def test_the_same_log_gives_the_same_geopackage(log: Path, tmp_path: Path) -> None:
    for name in ("a.gpkg", "b.gpkg"):
        export_log(tmp_path / name, log=log)
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_kml_has_arcs_and_spans(log: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.kml"
    export_log(path, log=log)
    root = ET.parse(path).getroot()
    folders = {
        folder.findtext(f"{KML}name"): folder.findall(f"{KML}Placemark")
        for folder in root.iter(f"{KML}Folder")
    }
    assert len(folders["Launch areas (reported)"]) == 2
    tracks = {mark.findtext(f"{KML}name"): mark for mark in folders["Tracks (estimated)"]}
    arc = tracks["PRK-2017-11-29-1"]
    assert arc.findtext(f"{KML}TimeSpan/{KML}begin") == "2017-11-28T18:18:00Z"
    assert arc.findtext(f"{KML}TimeSpan/{KML}end") == "2017-11-28T19:11:00Z"
    assert arc.findtext(f"{KML}LineString/{KML}altitudeMode") == "absolute"
    points = str(arc.findtext(f"{KML}LineString/{KML}coordinates")).split()
    lon, lat, _ = map(float, points[0].split(","))
    assert (lon, lat) == pytest.approx((125.9, 39.2), abs=0.3)
    assert max(float(p.split(",")[2]) for p in points) == pytest.approx(4_475_000, rel=0.01)
    # cut at 180 degrees, so in parts
    parts = tracks["PRK-2025-11-05-1"].findall(f"{KML}MultiGeometry/{KML}LineString")
    assert len(parts) == 2


def test_json_lines_hold_events_with_their_claims(log: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    export_log(path, log=log)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert [row["event_id"] for row in rows] == read_log(log)["event_id"].tolist()
    assert rows[0]["date_local"] == "2017-11-29"
    assert rows[0]["time_utc"] == "2017-11-28T18:18Z"
    assert rows[0]["range_km_max"] is None
    assert sum(len(row["claims"]) for row in rows) == len(read_claims(log))


def test_geojson_is_cut_at_180_degrees(log: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.tracks.geojson"
    export_log(path, log=log)
    features = json.loads(path.read_text())["features"]
    far = next(f for f in features if f["id"] == "PRK-2025-11-05-1")
    assert far["geometry"]["type"] == "MultiLineString"
    export_log(tmp_path / "log.geojson", log=log)
    points = json.loads((tmp_path / "log.geojson").read_text())["features"]
    assert points[0]["geometry"]["coordinates"] == pytest.approx([125.9, 39.2], abs=0.3)


def test_events_csv_is_the_log_s_own(log: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    export_log(path, log=log)
    assert path.read_bytes() == (log / "events.csv").read_bytes()


def test_claims_for_excel(log: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.excel.csv"
    export_log(path, log=log)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with open(path, encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(read_claims(log))
    assert rows[0]["actor"] == "PRK"
    assert {row["verbatim"] for row in rows} == set(read_claims(log)["verbatim"])


def test_formulas_are_neutralised_for_excel(log: Path, tmp_path: Path) -> None:
    copy = tmp_path / "log"
    shutil.copytree(log, copy)
    claims = (copy / "claims.csv").read_text()
    (copy / "claims.csv").write_text(claims.replace(",Pyongsong,", f",'{FORMULA},"))
    assert FORMULA in set(read_claims(copy)["verbatim"])
    export_log(tmp_path / "out.excel.csv", log=copy)
    with open(tmp_path / "out.excel.csv", encoding="utf-8-sig", newline="") as stream:
        cells = {row["verbatim"] for row in csv.DictReader(stream)}
    assert f"'{FORMULA}" in cells
    assert FORMULA not in cells


@pytest.mark.parametrize("name", ["gpkg", "kml", "geojson", "tracks.geojson", "csv"])
def test_an_empty_log_can_be_exported(tmp_path: Path, name: str) -> None:
    build_log(tmp_path / "log", [], settings=Settings(samples=0))
    export_log(tmp_path / f"out.{name}", log=tmp_path / "log")
    assert (tmp_path / f"out.{name}").stat().st_size > 0


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LaunchesError, match="no such format"):
        export_log(tmp_path / "out.gpkg", "shapefile")
