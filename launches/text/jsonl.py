"""JSON Lines with one report per line: a text field and what the front matter would say."""

from __future__ import annotations

import json
from typing import Any

from launches.errors import LaunchesError, ReportError
from launches.model import Report
from launches.text.files import MAX_REPORT_BYTES, ReportFile
from launches.text.frontmatter import parse_published


def parse_jsonl(text: str, file: ReportFile) -> tuple[list[Report], list[LaunchesError]]:
    r"""Read the reports of a JSON Lines file; a bad line does not stop the others.

    Parameters
    ----------
    text : str
        One JSON object per line with a `text`, and optionally `id`, `title`, `outlet` (or
        `source`), `published`, `url`, `lang` and `sources`, as in the front matter.
    file : ReportFile
        Where it comes from.

    Returns
    -------
    tuple of list
        Reports in order, named by their `id` or else by file and line, and the errors.

    Examples
    --------
    >>> file = ReportFile(location="day.jsonl", path="day.jsonl", where="day.jsonl")
    >>> reports, errors = parse_jsonl('{"text": "Seoul."}\n{"text": 1}', file)
    >>> reports[0].report_id, str(errors[0])
    ('day-1', 'day.jsonl:2: `text` is not a string (quote it)')
    """
    reports: list[Report] = []
    errors: list[LaunchesError] = []
    # not splitlines: that also cuts at separators which JSON allows inside strings
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{file.where}:{number}"
        try:
            reports.append(_report(line, where, f"{file.stem}-{number}", file))
        except ReportError as error:
            errors.append(error)
    if not reports and not errors:
        errors.append(ReportError("the file is empty", where=file.where, cure="leave it out"))
    return reports, errors


def _report(line: str, where: str, default_id: str, file: ReportFile) -> Report:
    if len(line) > MAX_REPORT_BYTES:
        what = f"too large for a report: {len(line) / 1e6:,.1f} million characters"
        raise ReportError(what, where=where, cure="split the text")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        cure = "write one JSON object per line"
        raise ReportError(f"not JSON: {error}", where=where, cure=cure) from None
    if not isinstance(row, dict):
        raise ReportError("not a JSON object", where=where, cure="write {...} on each line")
    text = _string(row, "text", where).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReportError("there is no `text`", where=where, cure="add one, or drop the line")
    published_text = _string(row, "published", where)
    sources = row.get("sources") or ()
    if not isinstance(sources, (list, tuple)) or not all(isinstance(s, str) for s in sources):
        raise ReportError("`sources` is not a list of strings", where=where, cure="write [...]")
    return Report(
        report_id=_string(row, "id", where) or _string(row, "report_id", where) or default_id,
        text=text,
        title=_string(row, "title", where),
        outlet=_string(row, "outlet", where) or _string(row, "source", where),
        published=parse_published(published_text, where=where) if published_text else None,
        published_text=published_text,
        url=_string(row, "url", where),
        lang=_string(row, "lang", where),
        path=file.path,
        sources=tuple(sources),
    )


def _string(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if name in ("id", "report_id") and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise ReportError(f"`{name}` is not a string", where=where, cure="quote it")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"`{name}` holds half a surrogate pair at character {error.start}"
        raise ReportError(what, where=where, cure="write the character itself") from None
    if "\0" in value:
        raise ReportError(f"`{name}` holds a zero byte", where=where, cure="remove it")
    return value
