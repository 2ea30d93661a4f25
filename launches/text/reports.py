"""Read reports: text files, pages, JSON Lines, folders of them, standard input."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from launches.errors import BatchError, LaunchesError, ReportError
from launches.model import Report
from launches.text.files import ReportFile, find_files, read_bytes, unique_ids
from launches.text.frontmatter import parse_front_matter, parse_published, split_front_matter
from launches.text.html import page_encoding, parse_html
from launches.text.jsonl import parse_jsonl

_FILE_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_HTML_SUFFIXES = (".html", ".htm")
_HTML_START = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.I)
# the longer marks first: the UTF-16 one begins the UTF-32 one
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (
    (b"%PDF", "a PDF", "convert it with: pdftotext FILE.pdf"),
    (b"PK\x03\x04", "a zip or an office document", "save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save its text as .txt"),
    (b"\x1f\x8b", "gzip data", "unpack it with: gunzip FILE"),
)


def read_reports(
    paths: str | Path | Iterable[str | Path], *, as_of: date | str | None = None
) -> list[Report]:
    r"""Read reports from files and folders.

    Parameters
    ----------
    paths : path or iterable of paths
        Files (``.txt``, ``.md``, ``.html``, ``.htm``, ``.jsonl``), folders of them (read to the
        bottom, sorted, hidden names left out), or ``-`` for standard input.
    as_of : date or str, optional
        Day that open years are resolved against where neither the front matter nor the file name
        has a date; today (UTC) where not given.

    Returns
    -------
    list of Report
        In the order of `paths`. Each `report_id` is the file's stem, with its folder or suffix
        where two would be the same.

    Raises
    ------
    BatchError
        If any could not be read; raised after all were tried. `scan_reports` hands over the
        others.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "2023-09-13-brief.txt").write_text("---\noutlet: Desk\n---\nTwo missiles.")
    >>> report, = read_reports(folder)
    >>> report.report_id, report.outlet, report.text
    ('2023-09-13-brief', 'Desk', 'Two missiles.')
    """
    reports, errors = scan_reports(paths, as_of=as_of)
    if errors:
        raise BatchError(errors)
    return reports


def scan_reports(
    paths: str | Path | Iterable[str | Path], *, as_of: date | str | None = None
) -> tuple[list[Report], list[LaunchesError]]:
    """Read what can be read, and say what cannot.

    Parameters
    ----------
    paths, as_of
        As for `read_reports`.

    Returns
    -------
    tuple of list
        The reports, and one error for each file, folder or line that failed.

    Examples
    --------
    >>> reports, errors = scan_reports("no-such-folder")
    >>> len(reports), str(errors[0])
    (0, 'no-such-folder: no such file or folder (check the name)')
    """
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    day = _day(as_of)
    found: list[tuple[ReportFile, Report]] = []
    files, errors = find_files(given)
    for file in files:
        try:
            read, failed = _read(file)
        except ReportError as error:
            errors.append(error)
            continue
        found += [(file, report) for report in read]
        errors += failed
    ids = unique_ids([(report.report_id, file) for file, report in found])
    reports = [
        replace(report, report_id=report_id, as_of=day)
        for (_, report), report_id in zip(found, ids, strict=True)
    ]
    return reports, errors


def parse_report_text(
    text: str,
    *,
    report_id: str = "",
    path: str = "",
    where: str = "",
    as_of: date | str | None = None,
) -> Report:
    r"""Report from a text with or without front matter.

    Parameters
    ----------
    text : str
        The report as it stands in its file.
    report_id, path : str, optional
        What to call it; a date in `report_id` is kept as `file_date`.
    where : str, optional
        Place to name in an error.
    as_of : date or str, optional
        As for `read_reports`.

    Raises
    ------
    ReportError
        If its front matter cannot be used, or there is no text.

    Examples
    --------
    >>> parse_report_text("---\ntitle: A\n---\r\nSeoul.\r\n").text
    'Seoul.\n'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        block, body = split_front_matter(text)
        head = parse_front_matter(block)
    except ReportError as error:
        raise ReportError(error.what, where=f"{where}{error.where}", cure=error.cure) from None
    if not body.strip():
        what = "there is no text behind the front matter" if block else "the file is empty"
        raise ReportError(what, where=where, cure="put the report's text in it, or leave it out")
    return Report(
        report_id=report_id,
        text=body,
        title=head.title,
        outlet=head.outlet,
        published=head.published,
        published_text=head.published_text,
        url=head.url,
        lang=head.lang,
        path=path,
        sources=head.sources,
        file_date=_file_date(report_id),
        as_of=_day(as_of),
    )


def _read(file: ReportFile) -> tuple[list[Report], list[LaunchesError]]:
    raw = read_bytes(file)
    if file.suffix == ".jsonl":
        return parse_jsonl(_decode(raw, file.where), file)
    for start, kind, cure in _BINARY_STARTS:
        if raw.startswith(start):
            raise ReportError(f"{kind}, not text", where=file.where, cure=cure)
    is_page = file.suffix in _HTML_SUFFIXES
    text = _decode(raw, file.where, encoding=page_encoding(raw) if is_page else "utf-8")
    if is_page or _HTML_START.match(text, 0, 1000):
        return [_page_report(text, file)], []
    report = parse_report_text(text, report_id=file.stem, path=file.path, where=file.where)
    return [report], []


def _page_report(html: str, file: ReportFile) -> Report:
    if not html.strip():
        raise ReportError("the file is empty", where=file.where, cure="leave it out")
    try:
        page = parse_html(html)
    except ReportError as error:
        raise ReportError(error.what, where=file.where, cure=error.cure) from error
    return Report(
        report_id=file.stem,
        text=page.text.replace("\r\n", "\n").replace("\r", "\n"),
        title=page.title,
        outlet=page.outlet,
        published=page.published,
        published_text=page.published.isoformat() if page.published else "",
        url=page.url,
        lang=page.lang,
        path=file.path,
        file_date=_file_date(file.stem),
    )


def _decode(raw: bytes, where: str, *, encoding: str = "utf-8") -> str:
    """Text of a file, or an error that says at which byte it is none."""
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if raw.startswith(mark)), encoding)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in raw and encoding == "utf-8":
            raise _binary(raw.index(b"\0"), where) from None
        what = f"not {error.encoding} text: byte {raw[error.start]:#04x} at offset {error.start}"
        cure = "save it as UTF-8, e.g. with: iconv -f WINDOWS-1252 -t UTF-8 FILE"
        raise ReportError(what, where=where, cure=cure) from None
    if "\0" in text:
        raise _binary(len(text[: text.index("\0")].encode(encoding)), where)
    return text


def _binary(offset: int, where: str) -> ReportError:
    what = f"binary data, not text: a zero byte at offset {offset}"
    return ReportError(what, where=where, cure="save its text as .txt")


def _file_date(name: str) -> date | None:
    for found in _FILE_DATE.findall(name):
        try:
            return date.fromisoformat(found)
        except ValueError:  # a number that only looks like one
            continue
    return None


def _day(as_of: date | str | None) -> date:
    if as_of is None:
        return datetime.now(UTC).date()
    if isinstance(as_of, datetime):
        return as_of.date()
    return as_of if isinstance(as_of, date) else parse_published(as_of, where="as_of")
