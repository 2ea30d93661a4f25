"""Main text, title and date of a saved web page, by a library that is kept for that."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from launches.errors import ReportError

#: Where pages name their encoding: a prescan as browsers do it.
_PRESCAN_BYTES = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.I)
_LANG = re.compile(r"""<html\b[^>]{0,500}?\slang\s*=\s*["']?([A-Za-z]{2,3})\b""", re.I)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Encodings that pages name, after Python's own spelling of them; no other codec is run.
_CODECS = frozenset((
    "utf-8", "iso8859-2", "iso8859-5", "iso8859-15", "koi8-r", "big5", "gb18030", "gb2312", "gbk",
    "cp949", "cp1250", "cp1251", "cp1252", "cp1254", "cp1256", "euc_jp", "euc_kr", "iso2022_jp",
    "shift_jis",
))  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What a page holds besides its frame."""

    text: str
    title: str = ""
    outlet: str = ""
    published: date | None = None
    url: str = ""
    lang: str = ""


def page_encoding(raw: bytes) -> str:
    """Name the encoding that a page states for itself; UTF-8 where it states none that is known.

    Examples
    --------
    >>> page_encoding(b'<html><meta charset="EUC-KR">')
    'euc_kr'
    """
    found = _CHARSET.search(raw, 0, _PRESCAN_BYTES)
    if found is None:
        return "utf-8"
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    if name in ("ascii", "iso8859-1"):
        return "cp1252"  # what pages that say so are written in, and read as by browsers
    return name if name in _CODECS else "utf-8"


def parse_html(html: str) -> Page:
    """Take the main text out of a page, with title and date where the page states them.

    Parameters
    ----------
    html : str
        The page. Character offsets of claims count in the text that comes out, not in this.

    Returns
    -------
    Page
        Text with one line per block; no date is guessed from the text or the frame.

    Raises
    ------
    ReportError
        If the extra `html` is not installed, or the page holds no text.

    Examples
    --------
    >>> try:
    ...     parse_html("<p></p>")
    ... except ReportError as error:
    ...     print(str(error)[:12])
    the page hol
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        cure = "install it with: pip install 'launches[html]'"
        raise ReportError(f"HTML pages need the extra `html`: {error}", cure=cure) from None
    try:
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (RecursionError, ValueError, AttributeError, TypeError) as error:
        what = f"the page cannot be taken apart: {error}"
        raise ReportError(what, cure="save its text as .txt") from error
    if found is not None and not isinstance(found, dict):
        found = found.as_dict()
    fields: dict[str, Any] = found or {}
    # half a surrogate pair, which a page can name by number, could not be written again
    text = (fields.get("text") or "").encode("utf-8", "replace").decode("utf-8")
    if not text.strip():
        raise ReportError("the page holds no main text", cure="save its text as .txt")
    day = fields.get("date") or ""
    lang = _LANG.search(html, 0, _PRESCAN_BYTES)
    return Page(
        text=text,
        title=fields.get("title") or "",
        outlet=fields.get("sitename") or "",
        published=date.fromisoformat(day) if _ISO_DATE.fullmatch(day) else None,
        url=fields.get("url") or "",
        lang=lang[1].lower() if lang else fields.get("language") or "",
    )
