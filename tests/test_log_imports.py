"""Public logs taken into a log: linked, never overwriting, with a crosswalk of ids."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, time
from pathlib import Path

import pytest
from click.testing import CliRunner
from log_samples import report
from publiclog_samples import row, workbook

from launches import import_log
from launches.cli import cli
from launches.errors import BatchError, LaunchesError
from launches.log import (
    Settings,
    build_log,
    read_claims,
    read_log,
    read_report_list,
    relink,
    verify,
)
from launches.log.crosswalk import CROSSWALK
from launches.log.export import FORMATS, export_log
from launches.log.texts import kept_texts
from launches.text.reports import read_reports

AS_OF = "2024-01-01"
TEXT = (
    "North Korea fired an intercontinental ballistic missile from Mupyong-ri at 11:42 p.m. JST on "
    "July 28, 2017, Japan's Defense Ministry said. It flew about 1,000 km at an apogee of 4,500 km "
    "and fell into the Sea of Japan."
)
OTHER = (
    "North Korea fired two short-range ballistic missiles from Sunan on June 15, 2023, South "
    "Korea's Joint Chiefs of Staff said."
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    folder = tmp_path / "log"
    reports = [
        report("2017-07-29-ministry", "2017-07-29", TEXT),
        report("2023-06-15-chiefs", "2023-06-15", OTHER),
    ]
    build_log(folder, reports, settings=Settings(samples=100))
    return folder


@pytest.fixture
def tests(tmp_path: Path) -> Path:
    day = datetime(2017, 11, 28)  # noqa: DTZ001 - a cell of a workbook
    rows = [
        row(n=107),
        row(
            n=114, day=day, at=time(18, 17), name="Hwasong-15", apogee="4,475 km", distance="950 km"
        ),
    ]
    return workbook(tmp_path / "tests.xlsx", rows)


def test_rows_are_linked_with_what_is_there(log: Path, tests: Path) -> None:
    before, claims = read_log(log), read_claims(log)
    done = import_log(tests, log, as_of=AS_OF)
    after = read_log(log).set_index("event_id")
    assert list(after.index) == ["PRK-2017-07-28-1", "PRK-2017-11-29-1", "PRK-2023-06-15-1"]
    joined = after.loc["PRK-2017-07-28-1"]
    assert joined["reports"] == "2017-07-29-ministry|cns-2017-07-28"
    # officials are preferred, a log attests nothing, and what it says else is shown
    assert (joined["apogee_km"], joined["status"]) == (4500, "reported")
    assert joined["missile_name"] == "Hwasong-14"
    assert "apogee_km" in joined["conflicts"].split("|")
    assert done.kept.added == ("cns-2017-07-28", "cns-2017-11-29")
    # every claim that was there is there, word for word
    old = claims.set_index("claim_id")[["verbatim", "value", "start", "end", "claimant"]]
    new = read_claims(log).set_index("claim_id")[list(old.columns)]
    assert new.loc[old.index].equals(old)
    assert set(before["event_id"]) <= set(after.index)
    own = read_claims(log).query("report_id == 'cns-2017-07-28'")
    assert set(own["claimant"]) == {"outlet:CNS"}


def test_the_log_verifies_with_its_texts(log: Path, tests: Path) -> None:
    import_log(tests, log, as_of=AS_OF)
    texts = kept_texts(log)
    assert [r.report_id for r in texts] == ["cns-2017-07-28", "cns-2017-11-29"]
    assert verify(log, texts) == []
    (log / "texts" / "cns-2017-07-28.txt").write_text("---\noutlet: CNS\n---\nSomething else.")
    assert verify(log, read_reports(log / "texts"))
    import_log(tests, log, as_of=AS_OF)
    assert verify(log, read_reports(log / "texts")) == []
    relink(log)
    assert len(read_log(log)) == 3


def test_the_crosswalk_says_which_row_is_which_event(log: Path, tests: Path) -> None:
    table = import_log(tests, log, as_of=AS_OF).crosswalk
    assert table.columns.tolist() == list(CROSSWALK)
    first, second = table.to_dict("records")
    assert (first["source"], first["row_id"], first["event_id"]) == (
        "CNS",
        "107",
        "PRK-2017-07-28-1",
    )
    assert first["where"] == "tests.xlsx: Missile Tests, row 2"
    assert (first["joined"], first["with_reports"]) == ("yes", "2017-07-29-ministry")
    assert "launched at the same time, to 1 min" in first["why"]
    assert "apogee_km: 3700, 4500 (JPN-MOD)" in first["differs"]
    assert "range_km" not in first["differs"]
    assert (second["event_id"], second["joined"], second["why"]) == ("PRK-2017-11-29-1", "no", "")


def test_a_claim_s_sentence_is_its_cell(log: Path, tests: Path, tmp_path: Path) -> None:
    import_log(tests, log, as_of=AS_OF)
    export_log(tmp_path / "log.excel.csv", log=log)
    with open(tmp_path / "log.excel.csv", encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["report_id"] == "cns-2017-07-28"]
    said = {row["field"]: row["sentence"] for row in rows}
    assert said["apogee_km"] == "Apogee: 3,700 km"
    assert said["missile_count"] == "Launch 1: 1 missile"


def test_importing_again_changes_nothing(log: Path, tests: Path) -> None:
    first = import_log(tests, log, as_of=AS_OF).crosswalk
    files = {p: p.read_bytes() for p in sorted(log.rglob("*")) if p.is_file()}
    again = import_log(tests, log, as_of="2025-06-01")
    assert again.kept.added == ()
    assert again.kept.known == ("cns-2017-07-28", "cns-2017-11-29")
    assert {p: p.read_bytes() for p in sorted(log.rglob("*")) if p.is_file()} == files
    same = ["row_id", "report_id", "event_id", "joined", "with_reports", "differs"]
    assert again.crosswalk[same].equals(first[same])


def test_a_changed_row_comes_in_beside_the_earlier_one(
    log: Path, tests: Path, tmp_path: Path
) -> None:
    import_log(tests, log, as_of=AS_OF)
    later = datetime(2018, 5, 1)  # noqa: DTZ001 - a cell of a workbook
    revised = workbook(tmp_path / "later.xlsx", [row(n=107, apogee="4,500 km", entered=later)])
    done = import_log(revised, log, as_of=AS_OF)
    assert done.kept.added == ("cns-2017-07-28-v2",)
    assert set(done.crosswalk["event_id"]) == {"PRK-2017-07-28-1"}
    claims = read_claims(log).query("event_id == 'PRK-2017-07-28-1'").set_index("claim_id")
    apogees = claims[(claims["field"] == "apogee_km") & (claims["claimant"] == "outlet:CNS")]
    assert apogees["value"].tolist() == ["3700", "4500"]
    assert apogees["supersedes"].iloc[1] == apogees.index[0]
    conflicts = read_log(log).set_index("event_id").loc["PRK-2017-07-28-1", "conflicts"]
    assert "apogee_km" not in str(conflicts).split("|")
    assert verify(log, kept_texts(log)) == []
    assert import_log(revised, log, as_of=AS_OF).kept.known == ("cns-2017-07-28-v2",)


def test_building_anew_takes_imports_along(log: Path, tests: Path, tmp_path: Path) -> None:
    files = tmp_path / "reports"
    files.mkdir()
    for name, text in (("2017-07-29-ministry", TEXT), ("2023-06-15-chiefs", OTHER)):
        (files / f"{name}.txt").write_text(f"---\npublished: {name[:10]}\n---\n{text}")
    import_log(tests, log, as_of=AS_OF)
    (log / "texts" / "note.txt").write_text("Iran tested a missile on June 1, 2023, Tehran said.")
    before = {p: p.read_bytes() for p in sorted(log.iterdir()) if p.is_file()}
    done = CliRunner().invoke(cli, ["build", str(files), "--log", str(log)])
    assert done.exit_code == 0, done.output
    assert {p: p.read_bytes() for p in sorted(log.iterdir()) if p.is_file()} == before
    # named too, they are the same reports
    args = ["build", str(files), str(log / "texts"), "--log", str(log)]
    assert CliRunner().invoke(cli, args).exit_code == 0
    assert len(read_report_list(log)) == 5


def test_two_logs_do_not_confirm_each_other(log: Path, tests: Path, tmp_path: Path) -> None:
    import_log(tests, log, as_of=AS_OF)
    entry = {
        "date": "2017-11-29", "type": "Missile Provocation",
        "event": "Inter-continental Ballistic Missile Launch",
        "description": "A missile was launched from Pyongsong and flew about 940 km.",
    }  # fmt: skip
    (tmp_path / "csis.json").write_text(json.dumps([entry]))
    done = import_log(tmp_path / "csis.json", log, as_of=AS_OF)
    event = read_log(log).set_index("event_id").loc["PRK-2017-11-29-1"]
    assert event["reports"] == "cns-2017-11-29|csis-2017-11-29"
    assert event["status"] == "reported"
    assert done.crosswalk["row_id"].tolist() == ["2017-11-29 " + entry["event"]]
    assert {"outlet:CNS", "outlet:CSIS"} <= set(read_claims(log)["claimant"])


def test_faults_leave_the_log_as_it_was(log: Path, tmp_path: Path) -> None:
    files = {p: p.read_bytes() for p in sorted(log.rglob("*")) if p.is_file()}
    bad = workbook(tmp_path / "bad.xlsx", [row(), row(day="sometime")])
    with pytest.raises(BatchError, match="column `Date`"):
        import_log(bad, log)
    assert {p: p.read_bytes() for p in sorted(log.rglob("*")) if p.is_file()} == files


def test_without_a_folder_nothing_is_written(
    log: Path, tests: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("launches.log.imports.log_folder", lambda path: log)
    files = {p: p.read_bytes() for p in sorted(log.rglob("*")) if p.is_file()}
    table = import_log(tests, as_of=AS_OF).crosswalk
    assert table["joined"].tolist() == ["yes", "no"]
    assert {p: p.read_bytes() for p in sorted(log.rglob("*")) if p.is_file()} == files


def test_a_zero_apogee_can_be_estimated_with(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "tests.xlsx", [row(apogee="0 km", distance="0 km", outcome="Failure")]
    )
    build_log(tmp_path / "log", [], settings=Settings(samples=100))
    import_log(path, tmp_path / "log", as_of=AS_OF)
    (event,) = read_log(tmp_path / "log").to_dict("records")
    assert (event["apogee_km"], event["range_km"]) == (0, 0)


def test_the_command_prints_the_crosswalk(log: Path, tmp_path: Path) -> None:
    rows = [row(name="@SUM(A1)", apogee="high"), row(n=2, name="@SUM(A1)")]
    path = workbook(tmp_path / "tests.xlsx", rows)
    args = ["import", str(path), "--log", str(log), "--source", "NTI", "--as-of", AS_OF]
    done = CliRunner().invoke(cli, args)
    assert done.exit_code == 0, done.output
    rows_out = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [r["row_id"] for r in rows_out] == ["1", "2"]
    assert rows_out[0]["missile_name"] == "'@SUM(A1)"
    assert rows_out[0]["report_id"] == "nti-2017-07-28"
    assert "no distance: high" in done.stderr
    assert "NTI: 2 rows, 1 events" in done.stderr
    assert "Missile Name: @SUM(A1)" in (log / "texts" / "nti-2017-07-28.txt").read_text()
    assert (read_report_list(log)["outlet"] == "NTI").sum() == 1
    assert ",'@SUM(A1)," in (log / "events.csv").read_text()
    assert verify(log, kept_texts(log)) == []


def test_the_command_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    args = ["import", str(tmp_path / "x.csv"), "--log", str(tmp_path / "log")]
    done = CliRunner().invoke(cli, args)
    assert isinstance(done.exception, LaunchesError)
    assert "no log that is known" in str(done.exception)
    assert not (tmp_path / "log").exists()


def test_rows_of_known_launches_join_what_was_reported_of_them(tmp_path: Path) -> None:
    """Days and clocks in UTC, names and figures as a table of missiles has them."""
    seeds = Path(__file__).parents[1] / "seeds"
    told = {
        "PRK-2016-09-05-1": "2016-09-05-three-from-hwangju",
        "PRK-2017-02-12-1": "2017-02-12-pukguksong-2",
        "PRK-2017-05-14-1": "2017-05-14-hwasong-12-lofted",
        "PRK-2017-07-28-1": "2017-07-28-midnight-launch",
        "PRK-2017-11-29-1": "2017-11-29-hwasong-15",
        "PRK-2022-05-25-1": "2022-05-25-three-in-42-minutes",
        "PRK-2022-10-04-1": "2022-10-04-over-japan",
        "PRK-2024-10-31-1": "2024-10-31-longest-flight",
    }
    reports = read_reports([seeds / f"{name}.txt" for name in told.values()])
    build_log(tmp_path / "log", reports, settings=Settings(samples=0))
    pad = {"lat": "Unknown", "lon": "Unknown"}
    sunan = {"site": "Pyongyang International Airport", "lat": 39.200159, "lon": 125.673256}

    def at(year: int, month: int, day: int, hour: int, minute: int) -> dict[str, object]:
        return {"day": datetime(year, month, day), "at": time(hour, minute)}  # noqa: DTZ001

    hwangju = {"name": "ER Scud", "kind": "MRBM", "site": "Hwangju", "distance": "1000 km", **pad}
    rows = [
        *(row(n=k, apogee="Unknown", **hwangju, **at(2016, 9, 5, 3, 13)) for k in (93, 94, 95)),
        row(n=98, name="Pukguksong-2", kind="MRBM", site="Kusong Testing Ground", lat=40.01325,
            lon=125.22302, apogee="550 km", distance="500 km", **at(2017, 2, 11, 22, 55)),
        row(n=105, name="Hwasong-12", kind="IRBM", site="North Kusong Testing Ground", lat=40.0659,
            lon=125.2099, apogee="2,111.5 km", distance="787 km", **at(2017, 5, 13, 20, 58)),
        row(n=113, **at(2017, 7, 28, 14, 41)),
        row(n=118, name="Hwasong-15", site="Pyongsong Field", lat=39.282, lon=125.869,
            apogee="4,475 km", distance="950 km", **at(2017, 11, 28, 18, 17)),
        row(n=180, name="Unknown", apogee="540 km", distance="360 km", outcome="Unknown",
            **sunan, **at(2022, 5, 24, 21, 0)),
        row(n=199, name="New IRBM (2022)", kind="IRBM", apogee="970 km", distance="4500 km",
            landing="Pacific Ocean", **at(2022, 10, 3, 22, 22)),
        row(n=280, name="Hwasong-19", site="Unknown", apogee="7,687.5 km", distance="1,001.2 km",
            **pad, **at(2024, 10, 30, 22, 11)),
    ]  # fmt: skip
    table = import_log(workbook(tmp_path / "tests.xlsx", rows), tmp_path / "log").crosswalk
    found = table.drop_duplicates("event_id").set_index("event_id")["with_reports"]
    assert found.to_dict() == told


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_imported_goes_out_again(tmp_path: Path, name: str) -> None:
    month = datetime(1984, 9, 1)  # noqa: DTZ001 - a cell of a workbook
    rows = [
        {**row(n=4, day=month, at=None, apogee="0 km", distance="0 km"), "month only": True},
        row(n=5, site="Unknown"),
        row(n=6, at=None, day="Unknown"),
    ]
    build_log(tmp_path / "log", [], settings=Settings(samples=50))
    path = workbook(tmp_path / "tests.xlsx", rows)
    assert len(import_log(path, tmp_path / "log", as_of=AS_OF).crosswalk) == 3
    export_log(tmp_path / f"log.{name}", log=tmp_path / "log")
    assert (tmp_path / f"log.{name}").stat().st_size > 0
