from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from launches import datafiles
from launches.errors import DataFileError


def test_every_registered_file_is_there_and_unchanged() -> None:
    for name in datafiles.registry():
        assert datafiles.check_data_file(name).is_file()


def test_every_registered_file_names_licence_and_source() -> None:
    for entry in datafiles.registry().values():
        assert entry.licence.strip()
        assert len(entry.source) > 10


def test_every_data_file_is_registered_or_of_the_log() -> None:
    folder = datafiles.data_path(datafiles.REGISTRY).parent
    data = {".csv", ".fgb", ".npz", ".geojson", ".gpkg", ".topojson", ".json", ".yaml"}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")
             if path.suffix in data and not path.name.startswith("partial")}  # fmt: skip
    assert found - datafiles.LOG_FILES == set(datafiles.registry())
    assert found >= datafiles.LOG_FILES
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    described = {resource["path"] for resource in package["resources"]}
    assert described | {"datapackage.json"} == datafiles.LOG_FILES


def test_no_name_was_read_in_the_wrong_encoding() -> None:
    from launches import geography
    from launches.zones import load_layer

    names = [zone.name for zone in load_layer().zones.values()]
    for scale in ("10m", "110m"):
        names += geography.land(scale)["name"].tolist()
    assert {"Curaçao", "São Tomé and Principe"} <= set(names)
    # the first byte of a two-byte letter, taken for a letter of Latin-1
    assert not [name for name in names if "\u00c3" in name or "\u00c2" in name]


def test_override_comes_first_and_the_rest_is_still_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sites.csv").write_text("mine")
    monkeypatch.setenv(datafiles.ENVIRONMENT_VARIABLE, str(tmp_path))
    assert datafiles.data_path("sites.csv") == tmp_path / "sites.csv"
    assert datafiles.data_path("landmarks.csv").parent != tmp_path
    with pytest.raises(DataFileError, match="differs from the hash"):
        datafiles.check_data_file("sites.csv")


def test_missing_file_names_all_folders_and_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = tmp_path / "absent"
    monkeypatch.setenv(datafiles.ENVIRONMENT_VARIABLE, str(absent))
    with pytest.raises(DataFileError) as caught:
        datafiles.data_path("nothing.csv")
    for folder in datafiles.data_folders():
        assert str(folder) in str(caught.value)
    assert len(datafiles.data_folders()) == 3
    assert not absent.exists()


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/hosts", "", "a/../../b", "..\\b"])
def test_names_cannot_leave_the_folder(name: str) -> None:
    with pytest.raises(DataFileError, match="not the name of a data file"):
        datafiles.data_path(name)


def test_damaged_registry_lines_are_named() -> None:
    with pytest.raises(DataFileError, match=r"registry\.txt:2"):
        datafiles.parse_registry("# head\na.csv\tonly two")
    with pytest.raises(DataFileError, match="listed twice"):
        datafiles.parse_registry("a\t0\tMIT\tx\na\t0\tMIT\tx")


def test_data_is_found_from_another_folder(tmp_path: Path) -> None:
    code = "from launches.places import find_site; print(find_site('Sunan').country)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "PRK"
