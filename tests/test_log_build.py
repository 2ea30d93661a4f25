"""Building and keeping a log: same bytes, stable ids, nothing lost, the editor heeded."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from log_samples import ROOT, report

from launches.errors import DataFileError, LaunchesError, ReportError
from launches.log.build import add_reports, build_log, relink
from launches.log.estimates import Settings
from launches.log.rows import ids_of
from launches.log.tables import COLUMNS, from_csv
from launches.log.verify import verify
from launches.model import Report
from launches.text.reports import read_reports

PLAIN = Settings(samples=0)
FORMULA = '=HYPERLINK("x")'


def jcs(day: str, site: str = "Sunan", number: str = "two", more: str = "") -> Report:
    text = (
        f"North Korea fired {number} short-range ballistic missiles from {site} on {day}, South "
        f"Korea's Joint Chiefs of Staff said. {more}"
    )
    return report(f"{day}-jcs", day, text)


def kcna(day: str, about: str) -> Report:
    text = f"North Korea's KCNA said two ballistic missiles were fired from Sunan on {about}."
    return report(f"{day}-kcna", day, text)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    cells = from_csv((folder / f"{name}.csv").read_bytes(), COLUMNS[name], name)
    return [dict(zip(COLUMNS[name], row, strict=True)) for row in cells]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def tables(folder: Path) -> dict[str, bytes]:
    """All but the list of changes, which tells the way that the log came about."""
    return {name: raw for name, raw in contents(folder).items() if name != "CHANGES.md"}


@pytest.fixture(scope="module")
def seeds() -> list[Report]:
    return read_reports(ROOT / "seeds", as_of="2026-01-01")


def test_order_of_a_batch_changes_no_byte(tmp_path: Path, seeds: list[Report]) -> None:
    batch = seeds[30:50]
    build_log(tmp_path / "a", batch, settings=PLAIN)
    shuffler = random.Random(3)
    for k in range(4):
        shuffled = list(batch)
        shuffler.shuffle(shuffled)
        build_log(tmp_path / f"b{k}", shuffled, settings=PLAIN)
        assert contents(tmp_path / f"b{k}") == contents(tmp_path / "a")


@pytest.mark.slow
def test_a_hundred_orders_of_a_batch_change_no_byte(tmp_path: Path, seeds: list[Report]) -> None:
    build_log(tmp_path / "a", seeds, settings=PLAIN)
    shuffler = random.Random(4)
    for _ in range(100):
        shuffler.shuffle(seeds)
        build_log(tmp_path / "b", seeds, settings=PLAIN)
        assert contents(tmp_path / "b") == contents(tmp_path / "a")


def test_adding_one_by_one_gives_what_building_gives(tmp_path: Path, seeds: list[Report]) -> None:
    # in the order of publication, so that ids are numbered alike
    batch = sorted(seeds, key=lambda r: (str(r.published), r.report_id))[40:60]
    build_log(tmp_path / "a", batch, settings=PLAIN)
    build_log(tmp_path / "b", batch[:10], settings=PLAIN)
    for one in batch[10:]:
        add_reports(tmp_path / "b", [one])
    assert {row["event_id"] for row in rows(tmp_path / "a", "events")} == {
        row["event_id"] for row in rows(tmp_path / "b", "events")
    }
    for name in ("events", "claims", "reports"):
        assert rows(tmp_path / "a", name) == rows(tmp_path / "b", name)


def test_estimates_of_an_addition_are_those_of_a_build(tmp_path: Path) -> None:
    batch = [
        jcs("2022-09-25", "Taechon", more="They flew about 600 km."),
        jcs("2022-09-28", more="They flew about 360 km."),
        kcna("2022-09-29", "September 28"),
    ]
    few = Settings(samples=200)
    build_log(tmp_path / "a", batch, settings=few)
    build_log(tmp_path / "b", batch[:1], settings=few)
    add_reports(tmp_path / "b", batch[1:2])
    add_reports(tmp_path / "b", batch[2:])
    assert tables(tmp_path / "a") == tables(tmp_path / "b")
    assert [row["zone"] != "" for row in rows(tmp_path / "a", "events")] == [True, True]


def test_ids_are_never_renumbered(tmp_path: Path) -> None:
    second = jcs("2022-09-28", "Sunchon", more="The missiles were launched at 8:48 p.m.")
    add_reports(tmp_path, [second])
    assert rows(tmp_path, "events")[0]["event_id"] == "PRK-2022-09-28-1"
    earlier = jcs("2022-09-28", more="The missiles were launched at 6:10 a.m.")
    add_reports(tmp_path, [replace(earlier, report_id="2022-09-28-morning")])
    found = {row["site"]: row["event_id"] for row in rows(tmp_path, "events")}
    assert found == {"Sunchon": "PRK-2022-09-28-1", "Sunan": "PRK-2022-09-28-2"}
    build_log(tmp_path, [second, replace(earlier, report_id="2022-09-28-morning")])
    assert {row["site"]: row["event_id"] for row in rows(tmp_path, "events")} == found


def test_an_id_is_not_given_again_when_its_reports_are_gone(tmp_path: Path) -> None:
    build_log(tmp_path, [jcs("2022-09-28")], settings=PLAIN)
    build_log(tmp_path, [replace(jcs("2022-09-28", "Sunchon"), report_id="2022-09-28-other")])
    assert [row["event_id"] for row in rows(tmp_path, "events")] == ["PRK-2022-09-28-2"]
    assert [row.event_id for row in ids_of(tmp_path)] == ["PRK-2022-09-28-1", "PRK-2022-09-28-2"]


def test_a_log_comes_with_what_it_needs(tmp_path: Path) -> None:
    kept = build_log(tmp_path, [jcs("2022-09-28")], settings=PLAIN)
    assert {path.name for path in tmp_path.iterdir()} == {
        "events.csv", "claims.csv", "reports.csv", "mentions.csv", "ids.csv", "links.csv",
        "trajectories.geojson", "footprints.geojson", "datapackage.json", "CITATION.cff",
        "LICENSE", "CHANGES.md",
    }  # fmt: skip
    assert kept.added == ("2022-09-28-jcs",)
    assert verify(tmp_path, [jcs("2022-09-28")]) == []


def test_own_licence_and_citation_are_kept(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("All rights reserved.\n")
    build_log(tmp_path, [jcs("2022-09-28")], settings=PLAIN)
    assert (tmp_path / "LICENSE").read_text() == "All rights reserved.\n"


def test_changes_are_told_event_by_event(tmp_path: Path) -> None:
    add_reports(tmp_path, [jcs("2022-09-28")])
    add_reports(tmp_path, [kcna("2022-09-29", "September 28")])
    text = (tmp_path / "CHANGES.md").read_text()
    assert text.startswith(
        "# Changes of the data\n\n## 2 reports, 1 events, published up to 2022-09-29\n\n"
        "- PRK-2022-09-28-1: status reported -> confirmed; reports 2022-09-28-jcs -> "
        "2022-09-28-jcs|2022-09-29-kcna\n"
    )
    assert text.endswith("- PRK-2022-09-28-1: added (2 SRBM from Sunan)\n")


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    add_reports(tmp_path, [jcs("2022-09-28")])
    before = contents(tmp_path)
    kept = add_reports(tmp_path, [jcs("2022-09-28")])
    assert (kept.added, kept.known, kept.changes) == ((), ("2022-09-28-jcs",), ())
    assert contents(tmp_path) == before


def test_another_text_under_a_known_id_is_refused(tmp_path: Path) -> None:
    add_reports(tmp_path, [jcs("2022-09-28")])
    before = contents(tmp_path)
    with pytest.raises(ReportError, match="another text is in the log"):
        add_reports(tmp_path, [jcs("2022-09-28", "Wonsan")])
    assert contents(tmp_path) == before


def test_two_reports_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="two reports have this id"):
        build_log(tmp_path, [jcs("2022-09-28"), jcs("2022-09-28", "Wonsan")])


@pytest.mark.parametrize("report_id", ["=1+1", "-2+3", "@x", "'=1"])
def test_an_id_that_a_spreadsheet_would_run_is_refused(tmp_path: Path, report_id: str) -> None:
    with pytest.raises(ReportError, match="would run as a formula"):
        build_log(tmp_path, [replace(jcs("2022-09-28"), report_id=report_id)])


def test_a_headline_of_any_length_is_kept(tmp_path: Path) -> None:
    long = replace(jcs("2022-09-28"), title="missile " * 40_000)
    add_reports(tmp_path, [long])
    add_reports(tmp_path, [jcs("2022-10-01")])
    assert rows(tmp_path, "reports")[0]["title"] == long.title


def test_an_editor_joins_parts_and_withdraws(tmp_path: Path) -> None:
    one = jcs("2022-09-28", more="The missiles were launched at 6:10 a.m.")
    other = replace(
        jcs("2022-09-28", "Sunchon", more="The missiles were launched at 8:48 p.m."),
        report_id="2022-09-28-night",
    )
    build_log(tmp_path, [one, other], settings=PLAIN)
    links = tmp_path / "links.csv"
    links.write_text("a,b,decision,note\n2022-09-28-jcs,2022-09-28-night,joined,one drill\n")
    kept = relink(tmp_path)
    assert [(c.kind, c.event_id, c.new) for c in kept.changes if c.kind == "merged"] == [
        ("merged", "PRK-2022-09-28-2", "PRK-2022-09-28-1")
    ]
    # the overrule outlasts a later report and a build
    add_reports(tmp_path, [jcs("2022-10-01")])
    build_log(tmp_path, [one, other, jcs("2022-10-01")])
    assert [row["event_id"] for row in rows(tmp_path, "events")] == [
        "PRK-2022-09-28-1",
        "PRK-2022-10-01-1",
    ]
    assert "one drill" in links.read_text()
    links.write_text("a,b,decision,note\nPRK-2022-10-01-1,,retracted,a false alarm\n")
    relink(tmp_path)
    found = {row["event_id"]: row["status"] for row in rows(tmp_path, "events")}
    # parted again, both have their own ids back
    assert found == {
        "PRK-2022-09-28-1": "reported",
        "PRK-2022-09-28-2": "reported",
        "PRK-2022-10-01-1": "retracted",
    }
    assert verify(tmp_path) == []


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("a,b,maybe,", "no decision"),
        ("a,,joined,", "one name too few"),
        ("a,b,retracted,", "one name too few"),
    ],
)
def test_a_bad_overrule_is_named_with_its_line(tmp_path: Path, row: str, what: str) -> None:
    (tmp_path / "links.csv").write_text(f"a,b,decision,note\n{row}\n")
    with pytest.raises(DataFileError, match=what) as caught:
        build_log(tmp_path, [jcs("2022-09-28")], settings=PLAIN)
    assert caught.value.where.endswith("links.csv:2")


def test_no_log_to_link(tmp_path: Path) -> None:
    with pytest.raises(LaunchesError, match="no log"):
        relink(tmp_path)


def test_words_that_a_spreadsheet_would_run_are_marked_and_still_verified(tmp_path: Path) -> None:
    batch = [replace(jcs("2022-09-28"), title=FORMULA)]
    build_log(tmp_path, batch, settings=PLAIN)
    assert rows(tmp_path, "reports")[0]["title"] == f"'{FORMULA}"
    add_reports(tmp_path, [kcna("2022-09-29", "September 28")])
    assert rows(tmp_path, "reports")[0]["title"] == f"'{FORMULA}"
    assert verify(tmp_path, batch) == []


# --- verify


@pytest.fixture
def log(tmp_path: Path) -> Path:
    build_log(tmp_path, [jcs("2022-09-28"), jcs("2022-10-01")], settings=PLAIN)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("events.csv", "\nPRK-2022-10-01-1,", "\nPRK-2022-09-28-1,", "stands in row 2 too"),
        ("events.csv", ",2022-10-01,", ",2022-10-32,", "date_local cannot be '2022-10-32'"),
        ("events.csv", ",SRBM,", ",ICBM,", "no report says that missile_class is ICBM"),
        ("events.csv", ",SRBM,", ",BRSM,", "missile_class cannot be 'BRSM'"),
        ("claims.csv", "PRK-2022-10-01-1", "PRK-2022-10-01-7", "no event PRK-2022-10-01-7"),
        ("claims.csv", "2022-10-01-jcs:1,", ",", "no key"),
        ("reports.csv", "2022-10-01-jcs,", "2022-10-02-jcs,", "no report 2022-10-01-jcs"),
        ("claims.csv", "two", "tow", "its words do not stand there: 'two'"),
        ("ids.csv", "PRK-2022-10-01-1,", "PRK-2022-10-01-3,", "is not in ids.csv"),
        ("datapackage.json", '"launches"', '"lunches"', "not the description of a log"),
    ],
)
def test_verify_says_what_is_wrong_where(
    log: Path, name: str, old: str, new: str, fault: str
) -> None:
    path = log / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    faults = verify(log, [jcs("2022-09-28"), jcs("2022-10-01")])
    assert any(fault in f.what for f in faults), [str(f) for f in faults]
    if name.endswith(".csv"):
        assert any("changed since" in f.what and f.where == name for f in faults)


def test_verify_finds_a_text_that_was_edited(log: Path) -> None:
    edited = replace(jcs("2022-09-28"), text=jcs("2022-09-28").text + " More.")
    assert [str(f) for f in verify(log, [edited])] == [
        "reports.csv: row 2: the text of 2022-09-28-jcs has another hash"
    ]


def test_verify_misses_files_and_unknown_names(log: Path) -> None:
    (log / "footprints.geojson").unlink()
    (log / "links.csv").write_text("a,b,decision,note\nnowhere,2022-09-28-jcs,apart,\n")
    assert {str(f) for f in verify(log)} == {
        "footprints.geojson: no such file",
        "links.csv: names nowhere, which is not in the log",
        "links.csv: changed since datapackage.json was written: run launches link",
    }
