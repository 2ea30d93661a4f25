"""Events of a log as records with their claims, and which event is meant by an id."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from launches.errors import DataFileError
from launches.log.ledger import Ledger
from launches.log.merge import merge
from launches.log.overrules import read_overrules, settle
from launches.log.read import log_folder, rows_of
from launches.log.rows import ids_of
from launches.log.store import current
from launches.log.tables import mentions_from
from launches.model import Event


def event_of(event_id: str, path: str | Path | None = None) -> Event:
    """Look up one event of a log.

    Parameters
    ----------
    event_id : str
        Its id, or a beginning that only one id has.
    path : path, optional
        Folder of the log; the bundled one where not given.

    Returns
    -------
    Event
        The record with its claims and the reported columns.

    Raises
    ------
    DataFileError
        If none or several of the log's events are meant; `cure` tells where a merged one went.

    Examples
    --------
    >>> event_of("PRK-2022-11-18").event_id
    'PRK-2022-11-18-1'
    """
    name = meant_id(event_id, path)
    ledger = ledger_of(path, name)
    mentions = ledger.groups[name]
    return merge(mentions, name, retracted=all(m.key in ledger.retracted for m in mentions))


def meant_id(event_id: str, path: str | Path | None = None) -> str:
    """Id of the one event of a log that an id or the beginning of one means.

    Raises
    ------
    DataFileError
        If none or several are meant.

    Examples
    --------
    >>> meant_id("PRK-2022-11-18")
    'PRK-2022-11-18-1'
    """
    known = {row[2] for row in rows_of(path, "mentions")}
    meant = [event_id] if event_id in known else sorted(n for n in known if n.startswith(event_id))
    if len(meant) == 1:
        return meant[0]
    what = "several events begin like this" if meant else "no such event in this log"
    near = meant or get_close_matches(event_id, sorted(known), n=5, cutoff=0.5)
    cure = f"try {', '.join(near[:8])}" if near else "see the ids in events.csv"
    went = {row.event_id: row.merged_into for row in ids_of(log_folder(path))}
    if event_id in went:
        went_into = went[event_id]
        cure = f"it went into {went_into}" if went_into else "no report tells of it any more"
    raise DataFileError(what, where=event_id, cure=cure)


def ledger_of(path: str | Path | None = None, event_id: str = "") -> Ledger:
    """Ledger of a log as it is linked on disk, or of one event of it; nothing is merged yet.

    Examples
    --------
    >>> list(ledger_of(event_id="PRK-2022-11-18-1").groups)
    ['PRK-2022-11-18-1']
    """
    rows = [row for row in rows_of(path, "mentions") if event_id in ("", row[2])]
    events = {row[2] for row in rows}
    claims = [row for row in rows_of(path, "claims") if row[1] in events]
    by_key = {m.key: m for m in mentions_from(rows, claims, rows_of(path, "reports"))}
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row[2], []).append(row[0])
    folder = log_folder(path)
    founders = {row.event_id: row.mentions[0] for row in ids_of(folder) if row.mentions}
    settled = settle(read_overrules(current(folder, "links.csv")), by_key, founders)
    return Ledger(
        groups={name: tuple(by_key[key] for key in keys) for name, keys in groups.items()},
        events=(),
        retracted=settled.retracted,
    )
