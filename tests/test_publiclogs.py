"""Public logs as people download them: what is read of them, what is refused, and where."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publiclog_samples import CNS, row, workbook

from launches.errors import BatchError, DataFileError, LaunchesError
from launches.events import parse_report
from launches.log.imports import read_public_log
from launches.model import Report
from launches.publiclogs import read_public_rows, sheets
from launches.text.cells import is_unknown, read_day, read_km
from launches.text.reports import parse_report_text
from launches.text.rowtext import lay_out, meaning_of, read_layout

AS_OF = "2024-01-01"


def day_of(year: int, month: int, day: int) -> datetime:
    """A day as a workbook keeps it."""
    return datetime(year, month, day)  # noqa: DTZ001


def events(path: Path, **more: Any) -> list[dict[str, Any]]:
    table = read_public_log(path, as_of=AS_OF, **more).drop(columns="geometry")
    return table.astype("object").where(table.notna(), None).to_dict("records")


def one(tmp_path: Path, **more: Any) -> dict[str, Any]:
    """The event of a workbook of one row."""
    (event,) = events(workbook(tmp_path / "tests.xlsx", [row(**more)]))
    return event


@pytest.mark.parametrize(
    ("day", "at", "local"),
    [
        ((2017, 7, 28), time(14, 41), "2017-07-28"),
        ((2017, 11, 28), time(18, 17), "2017-11-29"),
        # the clocks of Pyongyang were half an hour back from 15 August 2015 to 4 May 2018
        ((2015, 8, 13), time(15, 15), "2015-08-14"),
        ((2015, 8, 15), time(15, 15), "2015-08-15"),
        ((2018, 5, 3), time(15, 15), "2018-05-03"),
        ((2018, 5, 5), time(15, 15), "2018-05-06"),
    ],
)
def test_days_become_those_at_the_site(
    tmp_path: Path, day: tuple[int, int, int], at: time, local: str
) -> None:
    event = one(tmp_path, day=day_of(*day), at=at)
    assert event["date_local"] == local
    assert event["time_utc"] == f"{day[0]}-{day[1]:02}-{day[2]:02}T{at:%H:%M}Z"
    assert (event["time_local"], event["tz"]) == (f"{at:%H:%M}", "UTC")


def test_a_row_without_a_clock_keeps_its_day(tmp_path: Path) -> None:
    event = one(tmp_path, at="Unknown")
    assert event["date_local"] == "2017-07-28"
    assert event["time_utc"] is None


@pytest.mark.parametrize("typed", ["Unknown", "N/A", "unknown (4)", "", None, "-"])
def test_unknown_is_empty(tmp_path: Path, typed: str | None) -> None:
    event = one(
        tmp_path, apogee=typed, distance=typed, name=typed, landing=typed, outcome=typed,
        site=typed, kind=typed, at=typed,
    )  # fmt: skip
    for name in ("apogee_km", "range_km", "missile_name", "sea", "outcome", "site", "time_utc"):
        assert event[name] is None, name
    assert event["missile_class"] is None
    assert event["missile_count"] == 1


@pytest.mark.parametrize("typed", ["0 km", "0", 0])
def test_zero_is_no_unknown(tmp_path: Path, typed: object) -> None:
    assert one(tmp_path, apogee=typed)["apogee_km"] == 0


@pytest.mark.parametrize(
    ("typed", "low", "high", "qualifier"),
    [
        ("2,111.5 km", 2111.5, None, "exact"),
        ("~1,000 km", 1000, None, "about"),
        ("998", 998, None, "exact"),
        (998, 998, None, "exact"),
        (998.5, 998.5, None, "exact"),
        ("between 25 and 90 km", 25, 90, "exact"),
        ("400-600", 400, 600, "exact"),
        (">1000 km", 1000, None, "at_least"),
        ("620 miles", 997.793, None, "exact"),
    ],
)
def test_distances_as_they_are_typed(
    tmp_path: Path, typed: object, low: float, high: float | None, qualifier: str
) -> None:
    event = one(tmp_path, distance=typed)
    found = (event["range_km"], event["range_km_max"], event["range_qualifier"])
    assert found == (pytest.approx(low), high, qualifier)


def test_what_is_no_distance_is_named_and_kept_as_text(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tests.xlsx", [row(apogee="orbital", distance="-5 km")])
    public = read_public_rows(path, as_of=AS_OF)
    assert public.left_out == (
        "tests.xlsx: Missile Tests, row 2, column `Apogee`: no distance: orbital",
        "tests.xlsx: Missile Tests, row 2, column `Distance Travelled`: no distance: -5 km",
    )
    assert "Apogee: orbital\n" in public.files["cns-2017-07-28"]
    assert events(path)[0]["apogee_km"] is None


def test_columns_in_any_order_titles_blanks_and_more_columns(tmp_path: Path) -> None:
    rows = [row(n=1), row(n=2, day=day_of(2017, 11, 28), at=time(18, 17), name="Hwasong-15")]
    plain = events(workbook(tmp_path / "a.xlsx", rows))
    turned = workbook(
        tmp_path / "b.xlsx",
        [{**r, "Reviewer": "x"} for r in rows],
        columns=[*reversed(CNS), "Reviewer", "", "Apogee"],
        title=True,
        blank_after=1,
    )
    assert events(turned) == plain
    assert len(plain) == 2
    placed = read_public_rows(turned, as_of=AS_OF).rows
    assert [p.row.where.rpartition(" ")[2] for p in placed] == ["4", "6"]
    assert placed[0].row.cells["Reviewer"] == "x"


def test_a_second_column_of_one_name_is_another(tmp_path: Path) -> None:
    path = tmp_path / "tests.csv"
    head = ",".join((*CNS, "Apogee"))
    path.write_text(
        f"{head}\n1,2017-07-28,,14:41,Hwasong-14,ICBM,,Sunan,,,,,,,,,Success,,,900 km\n"
    )
    assert events(path)[0]["apogee_km"] is None
    (text,) = read_public_rows(path, as_of=AS_OF).files.values()
    assert "Apogee column 20: 900 km\n" in text


def test_missiles_of_one_occasion_are_one_event(tmp_path: Path) -> None:
    common = {"day": day_of(2022, 10, 5), "name": "KN-25", "kind": "SRBM", "site": "Samsok"}
    common |= {"lat": 39.1268, "lon": 125.9579}
    rows = [
        row(n=1, at=time(21, 15), distance="800 km", apogee="50 km", **common),
        row(n=2, at=time(21, 0), distance="350 km", apogee="100 km", **common),
        row(n=3, at="Unknown", distance="Unknown", apogee="Unknown", **common),
        row(n=4, at=time(23, 0), **common),  # more than a firing window later
        row(n=5, at=time(21, 5), **{**common, "kind": "MRBM", "name": "Nodong"}),
        row(n=6, at=time(21, 6), outcome="Failure", **common),
        row(n=7, at=time(21, 7), **{**common, "site": "Sunan", "lat": 39.2, "lon": 125.7}),
    ]
    found = events(workbook(tmp_path / "tests.xlsx", rows))
    assert [event["missile_count"] for event in found] == [3, 1, 1, 1, 1]
    first = found[0]
    assert (first["time_local"], first["time_end_local"]) == ("21:00", "21:15")
    assert (first["range_km"], first["range_km_max"]) == (350, 800)
    assert (first["apogee_km"], first["apogee_km_max"]) == (50, 100)
    assert first["date_local"] == "2022-10-06"
    assert {event["outcome"] for event in found} == {"success", "failure"}


def test_a_month_is_no_day(tmp_path: Path) -> None:
    rows = [{**row(day=day_of(1984, 9, 1), at=None, name="Scud-B", kind="SRBM"), "month only": 1}]
    public = read_public_rows(workbook(tmp_path / "tests.xlsx", rows), as_of=AS_OF)
    assert list(public.files) == ["cns-1984-09"]
    (event,) = events(tmp_path / "tests.xlsx")
    assert event["date_local"] is None
    assert event["event_id"] == "PRK-undated-1"


def test_places_of_the_log_and_of_the_gazetteer(tmp_path: Path) -> None:
    known = one(tmp_path, site="Sohae Satellite Launching Station", lat=39.6596, lon=124.7057)
    assert known["site"] == "Sohae"
    inside = one(tmp_path, site="Arms Plant", lat=40.611208, lon=126.425743)
    assert inside["site"] == "Mupyong-ri"
    own = one(tmp_path, site="Field of Nowhere", lat=41.9, lon=128.0)
    assert (own["site"], own["site_lat_deg"], own["site_radius_km"]) == (
        "Field of Nowhere",
        41.9,
        5,
    )
    named = one(tmp_path, site="Field of Nowhere", lat="Unknown", lon="Unknown")
    assert (named["site"], named["site_lat_deg"]) == ("Field of Nowhere", None)


def test_every_claim_is_the_log_s_own_and_points_at_its_cell(tmp_path: Path) -> None:
    info = "First line: of two.\n\nF1: 99\nApogee: 1 km"
    path = workbook(tmp_path / "tests.xlsx", [row(info=info), row(n=2, apogee="3,724.9 km")])
    (report,) = read_public_rows(path, as_of=AS_OF).reports()
    (event,) = parse_report(report)
    assert event.missile_count == 2
    assert len(event.claims) > 10
    for claim in event.claims:
        assert claim.claimant == "outlet:CNS"
        assert report.text[claim.start : claim.end] == claim.verbatim
        assert claim.mood == "flown"
    apogees = [c.value for c in event.claims if c.field == "apogee_km"]
    assert apogees == ["3700", "3724.9"]
    assert (report.outlet, report.published) == ("CNS", date(2017, 11, 28))


def test_the_sheet_as_csv_reads_as_the_workbook(tmp_path: Path) -> None:
    text = (
        "North Korea,,,,,,,,,\n" + ",".join(CNS) + "\n"
        "1,28-Jul-17,28-Nov-17,2:41:00 PM,Hwasong-14,ICBM,,Mupyong-ni Arms Plant,,,40.611208,"
        '126.425743,Sea of Japan or East Sea,"3,700 km",998 km,Confirmed,Success,caf\xe9,\n'
        "Grand Total,,,,,,,,,,,,,,,,,,\n"
    )
    (tmp_path / "tests.csv").write_bytes(text.encode("cp1252"))
    found = events(tmp_path / "tests.csv")
    assert found == events(workbook(tmp_path / "tests.xlsx", [row(info="x")]))
    public = read_public_rows(tmp_path / "tests.csv", as_of=AS_OF)
    assert public.left_out == ("tests.csv, row 4: no date",)
    assert "caf\xe9" in public.files["cns-2017-07-28"]


NAGIX = {
    "timeBins": [
        {
            "year": 2022,
            "data": [
                {
                    "date": "2022-09-30", "time": "21:45 (UTC)", "series": 1, "missile": "kn-23",
                    "facility": "pyongyang", "landing": "sea-of-japan", "apogee": "30",
                    "distance": "350", "bearing": 62, "outcome": "success", "description": "1 of 2",
                },
                {
                    "date": "2022-09-30", "time": "22:03", "series": 2, "missile": "kn-23",
                    "facility": "pyongyang", "landing": "sea-of-japan", "apogee": 30,
                    "distance": "unknown", "bearing": 62, "outcome": "success",
                    "description": "2 of 2",
                },
                {
                    "date": "1990-06", "time": "unknown", "missile": "unknown",
                    "facility": "unknown", "landing": "unknown", "apogee": "na", "distance": "na",
                    "bearing": 90, "outcome": "unknown", "description": "",
                },
            ],
        }
    ]
}  # fmt: skip
FACILITIES = {
    "facilities": {
        "pyongyang": {
            "name": "Pyongyang International Airport",
            "lat": 39.200159,
            "lon": 125.673256,
        },
        "unknown": {"name": "Unknown", "lat": 39.200159, "lon": 125.673256},
    }
}


def test_nagix_json_with_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "test.en.json").write_text(json.dumps(NAGIX))
    (tmp_path / "facility.en.json").write_text(json.dumps(FACILITIES))
    names = {"kn-23": {"name": "KN-23", "type": "SRBM"}}
    (tmp_path / "missile.en.json").write_text(json.dumps(names))
    pair, lone = events(tmp_path / "test.en.json")
    assert (pair["date_local"], pair["missile_count"], pair["site"]) == ("2022-10-01", 2, "Sunan")
    assert (pair["missile_name"], pair["missile_class"], pair["sea"]) == (
        "KN-23",
        "SRBM",
        "Sea of Japan",
    )
    assert (pair["apogee_km"], pair["range_km"], pair["range_km_max"]) == (30, 350, None)
    # guessed bearings are no reports, and the point of the unknown site is none
    assert pair["direction"] is None
    assert (lone["site"], lone["site_lat_deg"], lone["date_local"]) == (None, None, None)
    public = read_public_rows(tmp_path / "test.en.json", as_of=AS_OF)
    assert public.source == "nagix"
    assert "Bearing: 62\n" in public.files["nagix-2022-10-01"]


def test_nagix_json_alone(tmp_path: Path) -> None:
    (tmp_path / "test.json").write_text(json.dumps(NAGIX))
    pair = events(tmp_path / "test.json")[0]
    assert (pair["site"], pair["missile_name"], pair["missile_count"]) == ("Pyongyang", "kn-23", 2)


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ({"timeBins": [{"data": [{"date": "2022-09-30"}]}]}, "no `time`, `missile`, `facility`"),
        ({"timeBins": 3}, "not the JSON of nk-missile-tests"),
        ({"features": []}, "not the JSON of nk-missile-tests"),
        ([{"date": "2022-09-30", "type": "x"}], "`event`, `description`"),
    ],
)
def test_json_of_another_kind_is_refused(tmp_path: Path, document: object, what: str) -> None:
    (tmp_path / "x.json").write_text(json.dumps(document))
    with pytest.raises(DataFileError, match=re.escape(what)):
        read_public_rows(tmp_path / "x.json")


CSIS = [
    {
        "date": "2023-06-15", "type": "Missile Provocation",
        "event": "Short-range Ballistic Missile Launch",
        "description": "North Korea fired two ballistic missiles from the Sunan area between 7:25 "
        "p.m. and 7:37 p.m., South Korea's Joint Chiefs of Staff said. Each flew about 780 km.",
        "resources": "https://example.org/1",
    },
    {
        "date": "2022-03-24", "type": "Missile Provocation",
        "event": "Inter-continential Ballistic Missile Launch",
        "description": "A new missile flew.",
        "resources": "",
    },
    {
        "date": "2017-03-24", "type": "Other", "event": "Rocket Engine Test",
        "description": "An engine was fired.", "resources": "",
    },
    {
        "date": "2016-04-01", "type": "Missile Provocation",
        "event": "Long-range Surface-to-Air Missile Launch", "description": "x", "resources": "",
    },
]  # fmt: skip


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_beyond_parallel_tells_in_its_descriptions(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"provocations.{kind}"
    if kind == "json":
        path.write_text(json.dumps(CSIS))
    else:
        import pandas as pd

        pd.DataFrame(CSIS).rename(columns={"resources": "media"}).to_csv(path, index=False)
    early, late = events(path)
    assert (late["date_local"], late["missile_count"], late["site"]) == ("2023-06-15", 2, "Sunan")
    assert (late["missile_class"], late["range_km"], late["time_utc"]) == (
        "SRBM", 780, "2023-06-15T10:25Z",
    )  # fmt: skip
    assert (early["date_local"], early["missile_class"]) == ("2022-03-24", "ICBM")
    public = read_public_rows(path, as_of=AS_OF)
    assert public.source == "CSIS"
    assert [note.rpartition(": ")[2] for note in public.left_out] == [
        "Rocket Engine Test", "Long-range Surface-to-Air Missile Launch",
    ]  # fmt: skip
    (report,) = [r for r in public.reports() if r.report_id == "csis-2023-06-15"]
    (event,) = parse_report(report)
    claimants = {c.field: c.claimant for c in event.claims}
    assert claimants["range_km"] == "KOR-JCS"
    assert claimants["missile_class"] == "outlet:CSIS"
    assert all(report.text[c.start : c.end] == c.verbatim for c in event.claims)


def test_faults_are_named_with_sheet_row_and_column(tmp_path: Path) -> None:
    rows = [row(), row(day="sometime", at="late"), row(lat=400), row(at=0)]
    with pytest.raises(BatchError) as caught:
        read_public_rows(workbook(tmp_path / "tests.xlsx", rows))
    assert [error.where for error in caught.value.errors] == [
        "tests.xlsx: Missile Tests, row 3, column `Date`",
        "tests.xlsx: Missile Tests, row 3, column `Launch Time (UTC)`",
        "tests.xlsx: Missile Tests, row 4, column `Facility Latitude`",
        "tests.xlsx: Missile Tests, row 5, column `Launch Time (UTC)`",
    ]
    assert "'sometime'" in str(caught.value)


def test_an_unknown_layout_names_what_is_missing(tmp_path: Path) -> None:
    columns = [name for name in CNS if name not in {"Apogee", "Test Outcome"}]
    path = workbook(tmp_path / "tests.xlsx", [row()], columns=columns)
    with pytest.raises(DataFileError, match="for CNS there is no column `Apogee`, `Test Outcome`"):
        read_public_rows(path)


def test_formulas_are_not_evaluated(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tests.xlsx", [row(apogee="=1+1", info="=HYPERLINK(1)")])
    assert events(path)[0]["apogee_km"] is None


def broken(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """A workbook with one part of it changed."""
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, content.replace(old, new, 1) if part == name else content)
    return changed


@pytest.mark.parametrize("front", [b"", b" " * 10_000])
def test_a_document_type_is_refused(tmp_path: Path, front: bytes) -> None:
    path = workbook(tmp_path / "tests.xlsx", [row()])
    typed = front + b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook"
    bad = broken(path, "xl/workbook.xml", b"<workbook", typed)
    with pytest.raises(DataFileError, match="declares a document type") as caught:
        read_public_rows(bad)
    assert caught.value.where == "changed.xlsx: xl/workbook.xml"


def test_a_sheet_that_lies_about_its_size_is_read_in_no_time(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tests.xlsx", [row()])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    size = re.search(rb'<dimension ref="[^"]*"', sheet)
    assert size is not None
    vast = broken(path, "xl/worksheets/sheet2.xml", size[0], b'<dimension ref="A1:XFD1048576"')
    assert events(vast) == events(path)


@pytest.mark.parametrize(
    ("limit", "value", "what"),
    [
        ("MAX_BYTES", 1000, "more than"),
        ("MAX_UNPACKED_BYTES", 1000, "unpacks to too much"),
        ("MAX_PARTS", 3, "unpacks to too much"),
    ],
)
def test_what_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, what: str
) -> None:
    monkeypatch.setattr(sheets, limit, value)
    with pytest.raises(DataFileError, match=what):
        read_public_rows(workbook(tmp_path / "tests.xlsx", [row()]))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for k in range(2):
            archive.writestr(f"xl/worksheets/sheet{k}.xml", b" " * 40_000_000)
    assert path.stat().st_size < 3_000_000
    with pytest.raises(DataFileError, match="unpacks to too much"):
        read_public_rows(path)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04 damaged", "damaged workbook"),
        (b"\xd0\xcf\x11\xe0 old", "an old or encrypted workbook"),
        (b"{not json", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"", "no rows"),
        (b"a,b\n1,2\n", "no log that is known"),
        (b"\x00\x01\x02", "binary data"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    with pytest.raises(DataFileError, match=what):
        read_public_rows(tmp_path / "x.xlsx")


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(DataFileError, match="no rows"):
        read_public_rows(tmp_path / "x.xlsx")


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "tests.xlsx", [row()])

    def gone(name: str) -> ModuleType:
        if name == "openpyxl":
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr("launches.extras.import_module", gone)
    with pytest.raises(LaunchesError, match=re.escape("pip install 'launches[excel]'")):
        read_public_rows(path)


@pytest.mark.parametrize("source", ["=1+1", "../x", "a b", "x" * 40, "CNS:1"])
def test_a_source_must_be_a_name(tmp_path: Path, source: str) -> None:
    with pytest.raises(LaunchesError, match="no name of a source"):
        read_public_rows(workbook(tmp_path / "tests.xlsx", [row()]), source=source)


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=20)
#: Columns whose cells are read; the others are laid out for who looks the row up.
_LABELS = st.sampled_from([name for name in CNS if meaning_of(name)])
_VALUES = st.lists(_TEXTS, max_size=3).map("\n".join)


@given(st.lists(st.dictionaries(_LABELS, _VALUES, min_size=1), min_size=1, max_size=4))
def test_any_cells_survive_the_layout(rows: list[dict[str, str]]) -> None:
    text = lay_out("CNS", "UTC", [rows])
    # as it is kept in a file, and read from there
    read = read_layout(parse_report_text(f"---\noutlet: CNS\n---\n{text}").text)
    assert read is not None
    kept = [r for r in rows if any(" ".join(v.split()) for v in r.values())]
    (occasion,) = read.occasions or (None,)
    if occasion is None:
        assert not kept
        return
    assert len(occasion.rows) == len(kept)
    for back, cells in zip(occasion.rows, kept, strict=True):
        words = [" ".join(v.split()) for v in cells.values() if v.split()]
        assert sorted(" ".join(c.text.split()) for c in back.values()) == sorted(words)
        assert all(text[c.start : c.start + len(c.text)] == c.text for c in back.values())


@given(st.dates(date(1969, 1, 1), date(2068, 12, 31)))
def test_days_in_every_notation(day: date) -> None:
    for form in ("%Y-%m-%d", "%d-%b-%y", "%m/%d/%Y", "%d %B %Y", "%B %d, %Y"):
        assert read_day(day.strftime(form)) == day
    assert read_day(day.strftime("%b-%y")) == f"{day:%Y-%m}"


@given(st.floats(0, 20_000).map(lambda v: round(v, 1)))
def test_any_distance_is_read_back(value: float) -> None:
    for typed in (f"{value:,} km", f"{value} km", str(value)):
        figure = read_km(typed)
        assert figure is not None
        assert figure.value_km == pytest.approx(value)
        assert not is_unknown(typed)


def test_a_report_in_prose_is_not_taken_for_rows() -> None:
    report = Report(report_id="a", text="Public log: CNS\nNorth Korea fired a missile from Sunan.")
    assert read_layout(report.text) is None
    assert parse_report(report)[0].site == "Sunan"
