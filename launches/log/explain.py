"""Why the reports of a log were joined or kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from launches.errors import DataFileError
from launches.log.ledger import make_ledger
from launches.log.linking import Decision
from launches.log.overrules import read_overrules
from launches.log.read import log_folder, rows_of
from launches.log.rows import ids_of
from launches.log.store import current
from launches.log.tables import mentions_from


def explain_links(
    names: Iterable[str] = (), path: str | Path | None = None
) -> tuple[Decision, ...]:
    """Tell why reports were joined or kept apart; nothing is written.

    Parameters
    ----------
    names : iterable of str
        Events, reports or mentions (``report#2``) that are asked about; all where none is named.
    path : path, optional
        Folder of the log; the bundled one where not given. Its ``links.csv`` is heeded as it is
        now.

    Returns
    -------
    tuple of Decision
        One for each pair of mentions that was compared, or that an editor has decided on.

    Raises
    ------
    DataFileError
        If the log has nothing of a name.

    Examples
    --------
    >>> explain_links(path="no-such-folder")
    Traceback (most recent call last):
    ...
    launches.errors.DataFileError: no-such-folder/mentions.csv: no such file (is it a log's folder?)
    """
    rows = rows_of(path, "mentions")
    asked: set[str] = set()
    for name in names:
        meant = {row[0] for row in rows if name in row[:3]}
        if not meant:
            cure = "name an event, a report, or one of its launches: report#2"
            raise DataFileError("not in this log", where=name, cure=cure)
        asked |= meant
    folder = log_folder(path)
    ledger = make_ledger(
        mentions_from(rows, rows_of(path, "claims"), rows_of(path, "reports")),
        ids=ids_of(folder),
        overrules=read_overrules(current(folder, "links.csv")),
    )
    return tuple(d for d in ledger.decisions if not asked or asked & {d.a, d.b})
