"""A log through time: how an event was told, how all stood at a moment, how two logs differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.log.changes import Change, changes
from launches.log.lookup import ledger_of, meant_id
from launches.log.merge import merge
from launches.log.read import rows_of, with_times
from launches.log.rows import ids_of
from launches.log.tables import COLUMNS
from launches.log.versions import in_order_of_knowledge
from launches.model import Claim

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

_HISTORY = [
    "known_utc", "report_id", "claimant", "field", "value", "verbatim", "mood", "supersedes",
    "shown",
]  # fmt: skip


def as_known_at(moment: datetime | date | str, path: str | Path | None = None) -> GeoDataFrame:
    """Give a log's events as they stood at a moment, from what had been published by then.

    Parameters
    ----------
    moment : datetime, date or str
        A day counts to its end, UTC, and a report that is dated by day only is known from then
        on; a time without a zone is UTC.
    path : path, optional
        Folder of the log; the bundled one where not given.

    Returns
    -------
    geopandas.GeoDataFrame
        As `read_log` gives it, with the ids of today and the reported columns only.

    Examples
    --------
    >>> as_known_at("2022-09-25", "no-such-folder")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: no-such-folder/mentions.csv: no such file (is it a log's folder?)
    """
    from launches.table import events_table, with_points

    table = events_table(ledger_of(path).as_known_at(moment))
    return with_points(with_times(table))


def history(event_id: str, path: str | Path | None = None) -> pd.DataFrame:
    """Tell how an event came to be known, claim by claim.

    Parameters
    ----------
    event_id : str
        Event of the log, or a beginning that only one id has.
    path : path, optional
        Folder of the log; the bundled one where not given.

    Returns
    -------
    pandas.DataFrame
        One row per claim in the order of publication: `known_utc` (end of the day where only the
        day is known), `report_id`, `claimant`, `field`, `value`, `verbatim`, `mood`,
        `supersedes` (earlier claims of the same claimant that it replaces), and `shown`:
        whether the events table rested on it when it became known.

    Raises
    ------
    DataFileError
        If none or several of the log's events are meant; `cure` tells where a merged one went.

    Examples
    --------
    >>> history("PRK-2022-09-25-1", "no-such-folder")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: no-such-folder/mentions.csv: no such file (is it a log's folder?)
    """
    import pandas as pd

    name = meant_id(event_id, path)
    told = in_order_of_knowledge(ledger_of(path, name).groups[name])
    lines: list[list[Any]] = []
    for k, mention in enumerate(told, start=1):
        now = merge(told[:k], name)
        for claim in now.claims:
            if claim.report_id == mention.report_id:
                lines.append([mention.known, *_line(claim)])
    table = pd.DataFrame(lines, columns=_HISTORY)
    return table.astype(dict.fromkeys(_HISTORY[1:-1], "string"))


def history_words(table: pd.DataFrame) -> str:
    """Lay a history out as text, one line per claim under each report.

    Examples
    --------
    >>> import pandas as pd
    >>> print(history_words(pd.DataFrame(
    ...     [[pd.Timestamp("2022-09-25T23:59:59Z"), "first", "JPN-MOD", "range_km", "400",
    ...       "about 400 km", "conditional", None, False]], columns=_HISTORY)))
    2022-09-25 23:59 UTC  first
        range_km  400  JPN-MOD  "about 400 km" (conditional)
    """
    lines = []
    wide = {name: int(table[name].str.len().max()) for name in ("field", "value", "claimant")}
    for (known, report_id), part in table.groupby(["known_utc", "report_id"], sort=False):
        lines.append(f"{known:%Y-%m-%d %H:%M} UTC  {report_id}")
        for row in part.to_dict("records"):
            notes = [] if row["mood"] == "flown" else [row["mood"]]
            notes += [f"replaces {row['supersedes']}"] if isinstance(row["supersedes"], str) else []
            notes += ["shown"] if row["shown"] else []
            tail = f" ({', '.join(notes)})" if notes else ""
            cells = "  ".join(f"{row[name]:<{width}}" for name, width in wide.items())
            said = " ".join(str(row["verbatim"]).split())
            lines.append(f'    {cells}  "{said}"{tail}')
    return "\n".join(lines)


def diff(old: str | Path, new: str | Path) -> pd.DataFrame:
    """Compare the events of two logs, or of two states of one.

    Parameters
    ----------
    old, new : path
        Folders of the logs.

    Returns
    -------
    pandas.DataFrame
        `event_id`, `change` (``added``, ``removed``, ``merged``, ``changed``), `column`, `old`,
        `new`: one row per event or changed column, estimated ones included. Its
        ``to_json(orient="records")`` is the same as JSON.

    Examples
    --------
    >>> diff("seeds", "seeds")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: seeds/events.csv: no such file (is it a log's folder?)
    """
    import pandas as pd

    merged = {row.event_id: row.merged_into for row in ids_of(new) if row.merged_into}
    found: Sequence[Change] = changes(
        rows_of(old, "events"),
        rows_of(new, "events"),
        merged=merged,
        columns=[name for name in COLUMNS["events"] if name != "event_id"],
    )
    cells = [[c.event_id, c.kind, c.column or None, c.old or None, c.new or None] for c in found]
    names = ["event_id", "change", "column", "old", "new"]
    return pd.DataFrame(cells, columns=names, dtype="string")


def _line(claim: Claim) -> list[Any]:
    return [
        claim.report_id,
        claim.claimant,
        claim.field,
        claim.value,
        claim.verbatim,
        claim.mood,
        claim.supersedes or None,
        claim.preferred,
    ]
