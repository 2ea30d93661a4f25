"""The page as one HTML file: data, style and script inside, and nothing else allowed to load."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files
from typing import Any

#: Parts of the script, in the order that they build on each other.
SCRIPTS = ("globe.js", "map.js", "filters.js", "table.js", "detail.js", "main.js")
_PLACE = re.compile(r"\{\{(\w+)\}\}")
#: Characters that could end the data's element, or a line of script in old readers.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_COLUMNS = (
    ("date", "Date"), ("actorName", "Actor"), ("cls", "Class"), ("name", "Missile"),
    ("countText", "Number"), ("site", "Launch area"), ("rangeText", "Range"),
    ("apogeeText", "Apogee"), ("zoneWord", "Zone, estimate"), ("official", "Official word"),
)  # fmt: skip
NOT_REPORTED = "—"


def render(data: Mapping[str, Any]) -> str:
    """HTML of the page.

    Parameters
    ----------
    data : mapping
        As `launches.page.make` gathers it: `title`, `stamp`, `credits`, `events`, ...

    Returns
    -------
    str
        A page whose policy lets its own script and style run and loads nothing.

    Examples
    --------
    >>> page = render({"title": "</script>", "stamp": "", "credits": [], "events": []})
    >>> page.count("</script>") == page.count("<script")
    True
    """
    style, script = _file("page.css"), _script()
    values = {
        "title": escape(str(data["title"])),
        "stamp": escape(str(data["stamp"])),
        "credits": "".join(f"<li>{escape(str(line))}</li>" for line in data["credits"]),
        "plain_table": _plain_table(data["events"]),
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "style": style,
        "script": script,
        "data": safe_json(data),
    }
    # in one pass: what is put in is not looked through again
    return _PLACE.sub(lambda place: values[place[1]], _file("page.html"))


def safe_json(data: object) -> str:
    r"""JSON that may stand in a script element: nothing in it can end that.

    Examples
    --------
    >>> safe_json({"title": "</script><!--"})
    '{"title":"\\u003c/script\\u003e\\u003c!--"}'
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _script() -> str:
    parts = "\n".join(_file(name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();'


def _file(name: str) -> str:
    return files("launches.page").joinpath(name).read_text(encoding="utf-8").strip()


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def _plain_table(events: Iterable[Mapping[str, Any]]) -> str:
    """Table for readers whose browser runs no script."""
    head = "".join(f'<th scope="col">{words}</th>' for _, words in _COLUMNS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_cell(event.get(key))}</td>" for key, _ in _COLUMNS) + "</tr>\n"
        for event in events
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"


def _cell(value: object) -> str:
    return NOT_REPORTED if value is None else f"<bdi>{escape(str(value))}</bdi>"
