"""Marine Regions' file as users have it: formats, versions, zips, and what is wrong with some."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from launches.errors import DataFileError
from launches.zones import check_points, limits, load_layer, zone_at
from launches.zones.layer import ENVIRONMENT_VARIABLE

ROWS = [
    ("Japanese Exclusive Economic Zone", "200NM", "JPN", "Japan", None, 8487, (136, 36, 142, 44)),
    ("Russian Exclusive economic Zone", "200NM", "RUS", "Russia", None, 5690, (132, 38, 136, 44)),
    (
        *("Overlapping claim Liancourt Rocks: Japan / South Korea", "Overlapping claim"),
        *(None, "Japan", "South Korea", 48952, (131.6, 37.0, 132.0, 37.4)),
    ),
    (
        *("Joint regime area Japan / Korea", "Joint regime"),
        *("KOR", "South Korea", "Japan", 49007, (126, 29, 128, 32)),
    ),
]


def frame(*, upper: bool = True, mrgid: str = "MRGID") -> gpd.GeoDataFrame:
    columns = [mrgid, "GEONAME", "POL_TYPE", "ISO_TER1", "SOVEREIGN1", "SOVEREIGN2", "TERRITORY1"]
    records = [
        (number, name, kind, code, first, second, first)
        for name, kind, code, first, second, number, _ in ROWS
    ]
    return gpd.GeoDataFrame(
        records,
        columns=columns if upper else [name.lower() for name in columns],
        geometry=[shapely.box(*row[-1]) for row in ROWS],
        crs="EPSG:4326",
    )


def check(path: Path, version: str) -> None:
    layer = load_layer(path)
    assert layer.version == version
    assert layer.bases == (f"file:Marine Regions {version}",)
    lat, lon = [41.5, 41.5, 37.2, 31.0, 38.0], [137.0, 134.0, 131.9, 127.5, 165.0]
    assert zone_at(lat, lon, layer=layer).tolist() == [
        *("JPN", "RUS", "JPN+KOR:liancourt", "JPN+KOR:joint", "high-seas"),
    ]
    kinds = {zone.pol_type for zone in layer.zones.values()}
    assert {"200NM", "Joint regime", "Overlapping claim"} <= kinds
    assert layer.zones_of("JPN") == {"JPN"}


@pytest.mark.parametrize(
    ("name", "upper", "mrgid", "version"),
    [
        ("eez_v12.gpkg", True, "MRGID", "v12"),
        ("eez_v11.gpkg", False, "MRGID_EEZ", "v11"),
        ("EEZ_land_v10.geojson", True, "MRGID_EEZ", "v10"),
        ("eez.fgb", False, "MRGID", "of unknown version"),
    ],
)
def test_formats_and_column_names(
    tmp_path: Path, name: str, upper: bool, mrgid: str, version: str
) -> None:
    path = tmp_path / name
    frame(upper=upper, mrgid=mrgid).to_file(path, engine="pyogrio")
    check(path, version)


def test_geopackage_with_boundary_lines_beside_the_polygons(tmp_path: Path) -> None:
    path = tmp_path / "eez_v12.gpkg"
    table = frame()
    lines = table.set_geometry(table.boundary)
    lines.to_file(path, layer="eez_boundaries_v12", engine="pyogrio")
    table.to_file(path, layer="eez_v12", engine="pyogrio", mode="a")
    check(path, "v12")


def zipped(tmp_path: Path, *, folder: str = "World_EEZ_v12_20231025/") -> Path:
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    table = frame()
    table.to_file(shapes / "eez_v12.shp", engine="pyogrio")
    table.set_geometry(table.boundary).to_file(shapes / "eez_boundaries_v12.shp", engine="pyogrio")
    path = tmp_path / "World_EEZ_v12_20231025.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(shapes.iterdir()):
            archive.write(file, folder + file.name)
        archive.writestr(folder + "LICENSE_EEZ_v12.txt", "CC BY 4.0")
    return path


def test_zip_as_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path)
    check(path, "v12")
    layer = load_layer(path)
    assert "https://doi.org/10.14284/632" in layer.citation
    assert "CC BY 4.0" in layer.citation
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(path))
    assert load_layer() is layer
    checked = check_points(frame().assign(lat=41.5, lon=137.0)[["lat", "lon"]])
    assert checked.zone_basis.tolist() == ["file:Marine Regions v12"] * 4


@pytest.mark.parametrize("name", ["../eez_v12.shp", "/eez_v12.shp", "a/../../eez_v12.shp"])
def test_zip_that_would_leave_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(DataFileError, match="unsafe name"):
        load_layer(path)


def test_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("launches.zones.official.MAX_FILE_BYTES", 1_000_000)
    path = tmp_path / "eez_v12.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("eez_v12.geojson", b" " * 5_000_000)
    with pytest.raises(DataFileError, match="unpacks to more than"):
        load_layer(path)


def test_zip_with_too_many_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for i in range(300):
            archive.writestr(f"{i}.txt", b"")
    with pytest.raises(DataFileError, match="more than 200 files"):
        load_layer(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.zip", b"not a zip", "cannot be unpacked"),
        ("a.gpkg", b"not a geopackage", "cannot be read|no polygon layer"),
        ("a.geojson", b"{}", "cannot be read|no polygons"),
        ("a.csv", b"a,b", "not a zone format"),
    ],
)
def test_damaged_files_say_so(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataFileError, match=message) as caught:
        load_layer(path)
    assert name in str(caught.value)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no such zone file"):
        load_layer(tmp_path / "none.gpkg")


def test_polygons_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "countries.geojson"
    frame()[["GEONAME", "geometry"]].to_file(path, engine="pyogrio")
    with pytest.raises(DataFileError, match="not Marine Regions' EEZ polygons"):
        load_layer(path)


def test_zip_without_polygons(tmp_path: Path) -> None:
    path = tmp_path / "empty.zip"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", b"nothing")
    path.write_bytes(content.getvalue())
    with pytest.raises(DataFileError, match="no zone polygons inside"):
        load_layer(path)


def test_limits_leave_out_coasts_and_share_lines(tmp_path: Path) -> None:
    path = tmp_path / "eez_v12.gpkg"
    frame().to_file(path, engine="pyogrio")
    lines = limits(layer=load_layer(path)).set_index(["zone_a", "zone_b"])
    assert lines.kind[("JPN", "high-seas")] == "200 nmi"
    longitudes = shapely.get_coordinates(lines.geometry[("JPN", "high-seas")])[:, 0]
    assert np.ptp(longitudes) > 0
