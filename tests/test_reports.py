"""Reports in: front matter, line ends, encodings, folders, pages, and everything that is wrong."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.errors import BatchError, ReportError
from launches.text import files
from launches.text.files import find_files
from launches.text.frontmatter import parse_front_matter, parse_published, split_front_matter
from launches.text.html import page_encoding, parse_html
from launches.text.reports import parse_report_text, read_reports, scan_reports

BRIEF = "North Korea fired two short-range ballistic missiles on Wednesday.\n"
PAGE = """<!doctype html><html lang="ko"><head><meta charset="{charset}"><title>North fires</title>
<meta property="article:published_time" content="2022-11-18T11:02:00+09:00">
<meta property="og:site_name" content="Daily"></head><body><nav><a href="/">Home page</a></nav>
<article><h1>North fires</h1><p>It flew about 1,000&nbsp;kilometers, {said}.</p>
<p>It fell inside the zone, the ministry in Tokyo told reporters in the evening.</p></article>
<script>alert("<p>not text</p>")</script></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def only_error(path: Path | str) -> str:
    reports, errors = scan_reports(path)
    assert reports == []
    assert len(errors) == 1
    assert isinstance(errors[0], ReportError)
    return str(errors[0])


# -- front matter ---------------------------------------------------------------------------------


def test_front_matter_fields_and_unknown_keys(tmp_path: Path) -> None:
    head = (
        "---\ntitle: 'Missiles: two'\nsource: Kyodo\npublished: 2023-09-13T13:20+09:00\n"
        "url: https://example.org/a\nlang: no\nsources:\n  - https://example.org/1\n"
        "  - https://example.org/2\nauthor: {name: nobody}\n---\n"
    )
    (report,) = read_reports(write(tmp_path, "a.md", head + BRIEF))
    assert report.title == "Missiles: two"
    assert report.outlet == "Kyodo"
    assert report.published == date(2023, 9, 13)
    assert report.published_text == "2023-09-13T13:20+09:00"
    assert report.lang == "no"  # a language, not false
    assert report.sources == ("https://example.org/1", "https://example.org/2")
    assert report.text == BRIEF


def test_outlet_wins_over_source() -> None:
    assert parse_front_matter("source: b\noutlet: a\n").outlet == "a"


def test_text_is_untouched_but_for_line_ends(tmp_path: Path) -> None:
    body = "\r\n  Two\u00a0missiles \u2014 650\u202fkm.\u2028\tSo it is said. \r\rEnd"
    (report,) = read_reports(write(tmp_path, "a.txt", "---\r\nlang: en\r\n---\r\n" + body))
    assert report.text == "\n  Two\u00a0missiles \u2014 650\u202fkm.\u2028\tSo it is said. \n\nEnd"


def test_rule_above_a_text_is_not_front_matter() -> None:
    assert split_front_matter("---\nSeoul, Wednesday.\n") == ("", "---\nSeoul, Wednesday.\n")


def test_dashes_inside_the_text_stay() -> None:
    assert split_front_matter("A.\n---\nB.\n") == ("", "A.\n---\nB.\n")
    assert split_front_matter("---\nlang: en\n---\nA.\n---\nB.") == ("lang: en\n", "A.\n---\nB.")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("title: [unclosed\n---\n", "not usable YAML"),
        ("title: a: b\n---\n", "a.txt:2: the front matter is not usable YAML"),
        ("only words\n---\n", "not a mapping"),
        ("title: never closed\n", "a.txt:1: the front matter is not closed"),
        ("lang: en\npublished: 2023-02-30\n---\n", "a.txt:3: published is a date that does not"),
        ("published: 2023-09-13T25:00\n---\n", "a.txt:2: published is a date that does not exist"),
        ("published: 13 September 2023\n---\n", "a.txt:2: published is not an ISO 8601 date"),
        ("published: 2023-09-13 early\n---\n", "time of day that is not understood"),
        ("title: {a: 1}\n---\n", "a.txt:2: `title` in the front matter is not one value"),
        ("sources: [[a]]\n---\n", "holds something that is not an address"),
        ("title: a\ntitle: b\n---\n", "a.txt:3: the front matter has `title` twice"),
        ("a: &a [x]\nb: [*a, *a]\n---\n", "a.txt:3: the front matter is not usable YAML: aliases"),
        ("title: \x01\n---\n", "not usable YAML"),
        ("title: " + "[" * 30_000 + "\n---\n", "nested too deeply"),
        ("title: !!python/object/apply:os.getcwd []\n---\n", "not one value"),
    ],
)
def test_front_matter_errors_name_file_and_line(tmp_path: Path, head: str, said: str) -> None:
    assert said in only_error(write(tmp_path, "a.txt", "---\n" + head + BRIEF))


def test_front_matter_of_any_size_is_bounded(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "---\nx: " + "y" * 70_000 + "\n---\n" + BRIEF)
    assert "not closed" in only_error(path)


@given(st.text(max_size=300))
def test_front_matter_never_fails_otherwise(block: str) -> None:
    try:
        text = parse_report_text("---\n" + block + "\n---\nText.").text
    except ReportError:
        text = "Text."
    assert text.endswith("Text.")


@given(st.dates(date(1900, 1, 1)), st.times())
def test_dates_round_trip(day: date, clock: object) -> None:
    assert parse_published(day.isoformat()) == day
    assert parse_published(f"{day.isoformat()}T{clock}") == day


# -- names, dates, folders ------------------------------------------------------------------------


def test_file_date_from_the_name(tmp_path: Path) -> None:
    write(tmp_path, "2023-09-13-brief.txt", BRIEF)
    write(tmp_path, "2023-02-30-brief.txt", BRIEF)
    write(tmp_path, "notes.txt", BRIEF)
    dates = {r.report_id: r.file_date for r in read_reports(tmp_path)}
    assert dates["2023-09-13-brief"] == date(2023, 9, 13)
    assert dates["2023-02-30-brief"] is None
    assert dates["notes"] is None


def test_as_of_is_kept_on_every_report(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BRIEF)
    assert read_reports(path, as_of="2023-12-31")[0].as_of == date(2023, 12, 31)
    assert read_reports(path)[0].as_of is not None
    with pytest.raises(ReportError, match="does not exist"):
        read_reports(path, as_of="2023-02-30")


def test_folders_sorted_hidden_and_foreign_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c/z.txt", ".hidden.txt", ".git/x.txt", "photo.jpg", "d.csv"):
        write(tmp_path, name, BRIEF)
    reports = read_reports(tmp_path)
    assert [r.path for r in reports] == ["a.MD", "b.txt", "c/z.txt"]
    assert [r.report_id for r in reports] == ["a", "b", "z"]


def test_same_file_twice_is_one_report(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BRIEF)
    assert len(read_reports([path, tmp_path, str(path)])) == 1


def test_equal_stems_are_told_apart_whatever_the_order(tmp_path: Path) -> None:
    paths = [write(tmp_path, n, BRIEF) for n in ("jcs/x.txt", "kcna/x.txt", "y.txt", "y.md")]
    ids = {str(r.report_id) for r in read_reports(paths)}
    assert ids == {"jcs/x", "kcna/x", "y.txt", "y.md"}
    assert ids == {str(r.report_id) for r in read_reports(reversed(paths))}


def test_bar_in_a_file_name_does_not_reach_the_id(tmp_path: Path) -> None:
    (report,) = read_reports(write(tmp_path, "a|b c.txt", BRIEF))
    assert report.report_id == "a_b_c"


def test_empty_folder_and_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no reports in this folder" in only_error(tmp_path / "empty")
    assert "no such file or folder" in only_error(tmp_path / "none")


def test_link_loops_end(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", BRIEF)
    (tmp_path / "in" / "back").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to(tmp_path / "in" / "self.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    reports, errors = scan_reports(tmp_path / "in")
    assert [r.report_id for r in reports] == ["a"]
    assert sorted(Path(e.where).name for e in errors) == ["gone.txt", "self.txt"]


def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BRIEF)
    os.mkfifo(tmp_path / "b.txt")
    assert [r.report_id for r in read_reports(tmp_path)] == ["a"]


# -- encodings and what is not text ---------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    text = "---\noutlet: 朝日\n---\n約650キロ\n"
    (report,) = read_reports(write(tmp_path, "a.txt", text.encode(encoding)))
    assert (report.outlet, report.text) == ("朝日", "約650キロ\n")


def test_wrong_encoding_names_the_byte_and_the_cure(tmp_path: Path) -> None:
    message = only_error(write(tmp_path, "a.txt", "It flew 650\u00a0km".encode("cp1252")))
    assert "byte 0xa0 at offset 11" in message
    assert "iconv" in message


def test_cut_utf16(tmp_path: Path) -> None:
    assert "utf-16" in only_error(write(tmp_path, "a.txt", "Two".encode("utf-16")[:-1]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"---\nlang: en\n---\n\n", "no text behind the front matter"),
        (b"abc\0def", "zero byte at offset 3"),
        (bytes(range(256)), "zero byte at offset 0"),
        (b"%PDF-1.7\n...", "pdftotext"),
        (b"PK\x03\x04\x14", "zip"),
    ],
)
def test_what_is_not_a_text(tmp_path: Path, content: bytes, said: str) -> None:
    message = only_error(write(tmp_path, "a.txt", content))
    assert "a.txt" in message
    assert said in message


def test_huge_file_fails_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    message = only_error(path)
    assert "50.0 MB, at most 5 MB" in message

    # a stream has no size: it is cut off after one byte too many
    monkeypatch.setattr(files, "MAX_REPORT_BYTES", 1000)
    assert "at most" in only_error("/dev/zero")


def test_a_long_report_is_read(tmp_path: Path) -> None:
    (report,) = read_reports(write(tmp_path, "a.txt", BRIEF * 20_000))
    assert len(report.text) == len(BRIEF) * 20_000


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", BRIEF)

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    _, errors = scan_reports(path)
    monkeypatch.undo()
    assert "may not be read" in str(errors[0])


def test_all_bad_files_are_named_at_once_and_the_good_ones_kept(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", BRIEF)
    write(tmp_path, "empty.txt", "")
    write(tmp_path, "binary.txt", b"\0\1")
    with pytest.raises(BatchError) as caught:
        read_reports([tmp_path, tmp_path / "none"])
    assert {Path(e.where).name for e in caught.value.errors} == {"empty.txt", "binary.txt", "none"}
    reports, errors = scan_reports([tmp_path, tmp_path / "none"])
    assert [r.report_id for r in reports] == ["good"]
    assert len(errors) == 3


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_fail(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(raw)
    reports, errors = scan_reports(path)
    assert len(reports) + len(errors) == 1


# -- JSON Lines -----------------------------------------------------------------------------------


def test_jsonl_reports_and_bad_lines(tmp_path: Path) -> None:
    lines = [
        '{"id": "k1", "text": "A\\r\\nB", "source": "KCNA", "published": "2023-09-14"}',
        "",
        '{"text": "C\u2028D"}',
        '{"text": 3}',
        "not json",
        "[" * 5000,
        '{"text": "\\ud800"}',
        '{"text": "x", "published": "2023-02-30"}',
        '{"id": "k1", "text": "E"}',
    ]
    reports, errors = scan_reports(write(tmp_path, "day.jsonl", "\n".join(lines)))
    assert [r.report_id for r in reports] == ["k1-1", "day-3", "k1-2"]
    assert reports[0].text == "A\nB"
    assert reports[0].outlet == "KCNA"
    assert reports[1].text == "C\u2028D"
    assert [e.where.rpartition(":")[2] for e in errors] == ["4", "5", "6", "7", "8"]


# -- pages ----------------------------------------------------------------------------------------


def test_page_gives_main_text_title_date_language(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8", said="officials said")
    (report,) = read_reports(write(tmp_path, "a.html", page))
    assert "It flew about 1,000" in report.text
    assert "Home page" not in report.text
    assert "alert" not in report.text
    assert report.title == "North fires"
    assert report.outlet == "Daily"
    assert report.published == date(2022, 11, 18)
    assert report.lang == "ko"


def test_page_in_its_own_encoding(tmp_path: Path) -> None:
    page = PAGE.format(charset="euc-kr", said="합참이 말했다").encode("euc-kr")
    assert "합참이" in read_reports(write(tmp_path, "a.htm", page))[0].text


def test_page_without_text(tmp_path: Path) -> None:
    assert "no main text" in only_error(write(tmp_path, "a.html", "<html><body></body></html>"))


@pytest.mark.parametrize(
    ("said", "used"),
    [
        (b'<meta charset="Shift_JIS">', "shift_jis"),
        (b'<meta http-equiv=x content="text/html; charset=iso-8859-1">', "cp1252"),
        (b'<meta charset="rot13">', "utf-8"),
        (b'<meta charset="punycode">', "utf-8"),
        (b"<p>no word of it", "utf-8"),
    ],
)
def test_page_encodings_are_those_of_pages(said: bytes, used: str) -> None:
    assert page_encoding(b"<html><head>" + said) == used


def test_page_without_the_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(ReportError, match=r"launches\[html\]"):
        parse_html("<p>Text</p>")


@pytest.mark.parametrize("piece", ["<div>", "<b><i>", "<table><tr><td>", "&#xd800;&#0;", "<p>x "])
def test_hostile_page_ends(piece: str) -> None:
    try:
        text = parse_html("<html><body><article>" + piece * 3000).text
    except ReportError:
        text = ""
    assert text.encode("utf-8").decode("utf-8") == text


def test_pages_are_told_on_standard_input() -> None:
    found, errors = find_files(["-", "-"])
    assert [f.is_stdin for f in found] == [True]
    assert errors == []
