"""The YAML block at the head of a report: a few text fields, read with suspicion.

The block is taken from the parser's events and never constructed: no objects, no aliases (which
nest into bombs), no numbers or dates made by YAML (``lang: no`` stays the word, and a date that
does not exist is reported with its line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import yaml

from launches.errors import ReportError

#: A block longer than this is no front matter.
MAX_CHARS = 65_536
#: Collections inside collections; the schema needs one level, a list of addresses.
MAX_DEPTH = 8

_DASHES = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w .-]*:")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\S.*))?")
_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,5})?"
)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


#: The parser in C, where PyYAML has it: front matter is most of the time of reading a batch.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class _Node:
    """One value of the block and its line: a text, else a list, else pairs of key and value."""

    line: int
    text: str | None = None
    quoted: bool = False
    items: list[_Node] | None = None
    pairs: list[tuple[_Node, _Node]] | None = None


_TOO_DEEP = "nested too deeply"


class _Refused(yaml.MarkedYAMLError):
    """YAML that is well formed and not taken here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """What the head of a report says about it; unknown keys are dropped."""

    title: str = ""
    outlet: str = ""
    published: date | None = None
    published_text: str = ""
    url: str = ""
    lang: str = ""
    sources: tuple[str, ...] = ()


def split_front_matter(text: str) -> tuple[str, str]:
    r"""Cut a report into its front matter and what follows the closing line.

    Parameters
    ----------
    text : str
        The whole report, line ends as ``\n``.

    Returns
    -------
    tuple of str
        The YAML between the two lines of dashes (empty where there is none), and the text.

    Raises
    ------
    ReportError
        If a block is opened and not closed.

    Examples
    --------
    >>> split_front_matter("---\nlang: en\n---\n\nSeoul.")
    ('lang: en\n', '\nSeoul.')
    >>> split_front_matter("Seoul.")
    ('', 'Seoul.')
    """
    opening = _DASHES.match(text)
    if opening is None:
        return "", text
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_CHARS)
    if closing is not None:
        return text[opening.end() : closing.start()], text[closing.end() :]
    if _KEY.match(text, opening.end()) is None:
        return "", text  # a ruled line above a text
    raise ReportError(
        "the front matter is not closed", where=":1", cure="add a line --- where it ends"
    )


def parse_front_matter(block: str) -> FrontMatter:
    r"""Fields of a front matter block.

    Parameters
    ----------
    block : str
        YAML: a mapping of text fields. `source` is read as `outlet`.

    Returns
    -------
    FrontMatter
        The fields that the schema knows.

    Raises
    ------
    ReportError
        If it is not YAML, not a mapping, holds a date that does not exist or a value of the wrong
        kind; `where` is the line, counted in the report.

    Examples
    --------
    >>> parse_front_matter("source: Kyodo\npublished: 2023-09-13 06:43 KST").outlet
    'Kyodo'
    """
    try:
        node = _compose(block)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f":{mark.line + 2}" if mark else ":1"
        problem = error.problem or error.context or ""
        if "nesting" in problem:  # newer parsers have a limit of their own, in words of their own
            problem = _TOO_DEEP
        what = f"the front matter is not usable YAML: {problem}"
        raise ReportError(what, where=where, cure="quote values that hold a colon") from None
    except yaml.YAMLError as error:  # characters that YAML bans
        what = f"the front matter is not usable YAML: {str(error).splitlines()[0]}"
        raise ReportError(what, where=":1", cure="remove control characters") from None
    if node is None:
        return FrontMatter()
    if node.pairs is None:
        what = "the front matter is not a mapping"
        raise ReportError(what, where=":2", cure="write lines like `title: ...` between the dashes")
    fields = _fields(node.pairs)
    published, published_text = None, _scalar(fields, "published")
    if published_text:
        published = parse_published(published_text, where=_where(fields["published"]))
    return FrontMatter(
        title=_scalar(fields, "title"),
        outlet=_scalar(fields, "outlet") or _scalar(fields, "source"),
        published=published,
        published_text=published_text,
        url=_scalar(fields, "url"),
        lang=_scalar(fields, "lang"),
        sources=_list(fields, "sources"),
    )


def parse_published(text: str, *, where: str = "") -> date:
    """Day of publication, from an ISO date or date-time.

    Parameters
    ----------
    text : str
        ``2023-09-13``, ``2023-09-13T06:43+09:00``, ``2023-09-13 06:43 KST``.
    where : str, optional
        Place to name in an error.

    Raises
    ------
    ReportError
        If it is no such date, or one that does not exist.

    Examples
    --------
    >>> parse_published("2023-09-13T06:43+09:00")
    datetime.date(2023, 9, 13)
    """
    found = _ISO_DATE.fullmatch(text.strip())
    if found is None:
        what = f"published is not an ISO 8601 date: {text[:40]!r}"
        raise ReportError(what, where=where, cure="write it as 2023-09-13 or 2023-09-13T06:43Z")
    year, month, day = (int(part) for part in found.groups()[:3])
    try:
        published = date(year, month, day)
        clock = _CLOCK.fullmatch(found[4].strip()) if found[4] else None
        if clock:
            hour, minute, second = (int(part or 0) for part in clock.groups())
            time(hour, minute, second)
    except ValueError as error:
        what = f"published is a date that does not exist: {text[:40]!r}, {error}"
        raise ReportError(what, where=where, cure="correct the date") from None
    if found[4] and clock is None:
        what = f"published has a time of day that is not understood: {text[:40]!r}"
        raise ReportError(what, where=where, cure="write it as 2023-09-13T06:43Z")
    return published


def _compose(block: str) -> _Node | None:
    """Tree of the block, from the parser's events."""
    root: list[_Node] = []
    stack: list[_Node] = []
    waiting: list[_Node | None] = []  # the key of each open mapping that has no value yet
    for event in yaml.parse(block, Loader=_LOADER):
        mark: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(None, None, "aliases are not taken here", mark)
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            waiting.pop()
            continue
        if isinstance(event, yaml.ScalarEvent):
            quoted = event.style in ("'", '"', "|", ">")
            node = _Node(mark.line, text=event.value, quoted=quoted)
        elif isinstance(event, yaml.MappingStartEvent):
            node = _Node(mark.line, pairs=[])
        elif isinstance(event, yaml.SequenceStartEvent):
            node = _Node(mark.line, items=[])
        else:
            continue  # starts and ends of stream and document
        key = waiting[-1] if waiting else None
        if not stack:
            root.append(node)
        elif stack[-1].items is not None:
            stack[-1].items.append(node)
        elif key is None:
            waiting[-1] = node
        elif stack[-1].pairs is not None:
            stack[-1].pairs.append((key, node))
            waiting[-1] = None
        if isinstance(event, yaml.CollectionStartEvent):
            if len(stack) >= MAX_DEPTH:
                raise _Refused(None, None, _TOO_DEEP, mark)
            stack.append(node)
            waiting.append(None)
    if len(root) > 1:
        raise _Refused(None, None, "more than one document", None)
    return root[0] if root else None


def _fields(pairs: list[tuple[_Node, _Node]]) -> dict[str, _Node]:
    """Values by key; a key that stands twice leaves open which is meant."""
    fields: dict[str, _Node] = {}
    for key, value in pairs:
        name = (key.text or "").strip().lower()
        if name and name in fields:
            what = f"the front matter has `{name[:40]}` twice"
            raise ReportError(what, where=_where(key), cure="keep one of them")
        fields[name] = value
    return fields


def _scalar(fields: dict[str, _Node], name: str) -> str:
    node = fields.get(name)
    if node is None:
        return ""
    if node.text is None:
        what = f"`{name}` in the front matter is not one value"
        raise ReportError(what, where=_where(node), cure="write it on one line, quoted")
    return _plain(node)


def _list(fields: dict[str, _Node], name: str) -> tuple[str, ...]:
    node = fields.get(name)
    if node is None or node.items is None:
        value = _scalar(fields, name)
        return (value,) if value else ()
    if any(item.text is None for item in node.items):
        what = f"`{name}` in the front matter holds something that is not an address"
        raise ReportError(what, where=_where(node), cure="write one address per line after a -")
    return tuple(filter(None, map(_plain, node.items)))


def _plain(node: _Node) -> str:
    value = node.text or ""
    return "" if not node.quoted and value in _NULLS else " ".join(value.split())


def _where(node: _Node) -> str:
    # the line of dashes stands above the block, and marks count from nought
    return f":{node.line + 2}"
