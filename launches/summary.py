"""The log at a glance: a table of plain text for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

_HEDGES = {"about": "~", "at_least": ">=", "at_most": "<=", "up_to": "<="}
_HEADINGS = (
    "date", "actor", "what", "site", "range km", "apogee km", "zone", "official", "agrees",
)  # fmt: skip
_RIGHT = frozenset(("range km", "apogee km"))
_MOST_CHARS = 26


def summarise(rows: Iterable[Mapping[str, Any]]) -> str:
    """Lay out events as a table: one line each.

    Parameters
    ----------
    rows : iterable of mappings
        Rows of the events table as plain values, as `launches.formats.plain_rows` or
        `Event.to_dict` give them. Columns that are empty in every row are left out.

    Returns
    -------
    str
        Date, actor, count and class, site, range, apogee (``~`` about, ``>=`` at least, in
        brackets what follows from the arc), zone with its probability, the official word, and
        whether the estimate bears it out.

    Examples
    --------
    >>> row = {"date_local": "2023-09-13", "actor": "PRK", "missile_count": 2,
    ...        "missile_class": "SRBM", "range_km": 650.0, "range_qualifier": "about"}
    >>> print(summarise([row]))
    date        actor  what    range km
    2023-09-13  PRK    2 SRBM      ~650
    """
    cells = [_cells(row) for row in rows]
    shown = [i for i, name in enumerate(_HEADINGS) if any(row[i] for row in cells) or i < 3]
    table = [[_HEADINGS[i] for i in shown], *([row[i] for i in shown] for row in cells)]
    widths = [max(_columns(row[k]) for row in table) for k in range(len(shown))]
    lines = []
    for row in table:
        padded = [
            " " * (width - _columns(cell)) + cell
            if _HEADINGS[i] in _RIGHT
            else cell + " " * (width - _columns(cell))
            for i, cell, width in zip(shown, row, widths, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def _cells(row: Mapping[str, Any]) -> list[str]:
    count = row.get("missile_count")
    counted = "" if count is None else f"{_hedge(row, 'missile_count')}{int(count)}"
    what = " ".join(filter(None, (counted, row.get("missile_class"), row.get("missile_name"))))
    if row.get("outcome") == "failure":
        what += " (failed)"
    share = row.get("zone_probability")
    zone = str(row.get("zone") or "")
    if zone and share is not None:
        zone += f" {100 * share:.0f} %"
    official = ""
    if row.get("eez_country") and row.get("eez_inside") is not None:
        official = f"{'in' if row['eez_inside'] else 'out'} {row['eez_country']}"
    return [
        row.get("date_local") or "?",
        row.get("actor") or "?",
        _cut(what),
        _cut(row.get("site") or ""),
        _figure(row, "range_km"),
        _figure(row, "apogee_km"),
        zone,
        official,
        row.get("zone_agrees") or "",
    ]


def _figure(row: Mapping[str, Any], name: str) -> str:
    low, high, estimate = row.get(name), row.get(f"{name}_max"), row.get(f"{name}_est")
    if low is None:
        return "" if estimate is None else f"({estimate:,.0f})"
    span = f"{low:,.5g}" if high is None or high == low else f"{low:,.5g}-{high:,.5g}"
    return _hedge(row, name.removesuffix("_km")) + span


def _hedge(row: Mapping[str, Any], name: str) -> str:
    return _HEDGES.get(row.get(f"{name}_qualifier") or "", "")


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_CHARS else text[: _MOST_CHARS - 1] + "…"


def _columns(text: str) -> int:
    return len(text) + sum(unicodedata.east_asian_width(c) in "WF" for c in text)
