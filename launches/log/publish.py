"""Write a log: its rows and the companions of its tables, all together or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from launches.log.changes import Change, changes, sentences
from launches.log.estimates import Settings, estimate_events, features, layer_text, ordered
from launches.log.ledger import Ledger, id_order
from launches.log.linking import Decision
from launches.log.overrules import COLUMNS as LINK_COLUMNS
from launches.log.package import CITATION_TEXT, LICENCE_TEXT, describe, settings_of, tell_changes
from launches.log.rows import (
    Rows,
    claim_order,
    in_old_order,
    mention_order,
    merged_rows,
    unchanged,
)
from launches.log.store import commit, read_current
from launches.log.tables import (
    COLUMNS,
    SAID,
    Row,
    as_csv,
    claim_rows,
    event_rows,
    id_rows,
    mention_rows,
)

#: ``links.csv`` before an editor has decided anything.
NO_LINKS = (",".join(LINK_COLUMNS) + "\n").encode("utf-8")
_LAYERS = ("trajectories.geojson", "footprints.geojson")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a build or an addition did.

    Attributes
    ----------
    folder : Path
        Folder of the log.
    added : tuple of str
        Reports that are new in it.
    known : tuple of str
        Reports that were in it already, word for word.
    changes : tuple of Change
        What changed in the events table.
    decisions : tuple of Decision
        Why reports were joined or kept apart, as far as they were looked at.
    """

    folder: Path
    added: tuple[str, ...]
    known: tuple[str, ...]
    changes: tuple[Change, ...]
    decisions: tuple[Decision, ...]


def write_log(
    path: Path,
    old: Rows,
    new: Rows,
    ledger: Ledger,
    settings: Settings,
    added: Sequence[str],
    known: Sequence[str],
    old_claims: Sequence[Row] | None = None,
) -> Kept:
    """Lay a ledger's events beside rows that are carried over, and put it all in place.

    Parameters
    ----------
    path : Path
        Folder of the log, held by the caller.
    old : Rows
        The log as it was.
    new : Rows
        Rows that are carried over, and the rows of all reports.
    ledger : Ledger
        Events that were linked, with their mentions and ids.
    settings : Settings
        How to estimate.
    added, known : sequence of str
        Reports that are new, and that were there.
    old_claims : sequence of rows, optional
        Claims of the linked events as they were; then the estimates of events that did not
        change are carried over. Otherwise all are made anew.
    """
    claims = claim_rows(ledger.events)
    rows = event_rows(ledger.events)
    layers = [_lines(path, name) for name in _LAYERS] if old_claims is not None else [{}, {}]
    kept: dict[str, Row] = {}
    if old_claims is not None:
        kept = unchanged(old.events, rows, old_claims, claims)
    changed = [event for event in ledger.events if event.event_id not in kept]
    found = estimate_events(changed, settings)
    estimated = found.cells | kept
    rows = [[*row[:SAID], *estimated.get(row[0], row[SAID:])] for row in rows]
    new.events = merged_rows(new.events, rows, lambda row: id_order(row[0]))
    new.claims = merged_rows(new.claims, claims, claim_order)
    new.mentions = merged_rows(new.mentions, mention_rows(ledger.groups), mention_order)
    new.reports = sorted(new.reports)
    new.ids = in_old_order(old.ids, [*new.ids, *id_rows(ledger.ids)])
    names = [row[0] for row in new.events]
    files = {f"{name}.csv": as_csv(getattr(new, name), COLUMNS[name]) for name in COLUMNS}
    for name, lines, fresh in zip(_LAYERS, layers, (found.tracks, found.regions), strict=True):
        for event in changed:
            lines.pop(event.event_id, None)
        files[name] = layer_text(ordered(lines | fresh, names)).encode("utf-8")
    merged = {row.event_id: row.merged_into for row in ledger.ids if row.merged_into}
    difference = changes(old.events, new.events, merged=merged)
    links = read_current(path, "links.csv") or NO_LINKS
    files["datapackage.json"] = describe(files | {"links.csv": links}, settings)
    files |= _companions(path, new, sentences(difference))
    commit(path, files)
    return Kept(
        folder=path,
        added=tuple(added),
        known=tuple(known),
        changes=tuple(difference),
        decisions=ledger.decisions,
    )


def _companions(path: Path, new: Rows, said: Sequence[str]) -> dict[str, bytes]:
    """Files beside the tables: the editor's own are made once and then left alone."""
    first = {
        "links.csv": NO_LINKS.decode("utf-8"),
        "CITATION.cff": CITATION_TEXT,
        "LICENSE": LICENCE_TEXT,
    }
    files = {
        name: text.encode("utf-8")
        for name, text in first.items()
        if read_current(path, name) is None
    }
    place = COLUMNS["reports"].index("published")
    until = max((row[place][:10] for row in new.reports), default="")
    heading = f"{len(new.reports)} reports, {len(new.events)} events"
    if until:
        heading += f", published up to {until}"
    before = (read_current(path, "CHANGES.md") or b"").decode("utf-8", "replace")
    if said:
        files["CHANGES.md"] = tell_changes(before, said, heading).encode("utf-8")
    return files


def _lines(path: Path, name: str) -> dict[str, list[str]]:
    raw = read_current(path, name)
    return {} if raw is None else features(raw.decode("utf-8"))


def kept_settings(path: Path) -> Settings | None:
    """Read how the estimates of a log are made; none where there is no log."""
    where = path / "datapackage.json"
    return settings_of(read_current(path, where.name), str(where))


def settings_for(folder: str | Path, **given: Any) -> Settings:
    """Say how the estimates of a log are to be made: as they were, but for what is given.

    Parameters
    ----------
    folder : path
        Folder of the log; it need not be there.
    **given
        Fields of `Settings`; None where it is to stay.

    Examples
    --------
    >>> settings_for("no-such-folder", samples=500, seed=None).samples
    500
    """
    kept = kept_settings(Path(folder)) or Settings()
    return replace(kept, **{name: value for name, value in given.items() if value is not None})
