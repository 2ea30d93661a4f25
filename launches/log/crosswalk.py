"""Which rows of a public log are which events, why, and where the two differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from launches.events.rows import claimant_of_log
from launches.log.linking import Decision
from launches.log.read import read_claims, rows_of
from launches.log.tables import COLUMNS
from launches.log.versions import JUDGED, differ
from launches.model import Claim
from launches.publiclogs import PublicLog

if TYPE_CHECKING:
    import pandas as pd

#: Columns of the crosswalk.
CROSSWALK = (
    "source", "row_id", "where", "date", "time", "missile_name", "confirmation",
    "report_id", "launch", "event_id", "joined", "with_reports", "why", "differs",
)  # fmt: skip


def crosswalk(
    public: PublicLog,
    names: Mapping[str, str],
    folder: str | Path,
    decisions: Sequence[Decision] = (),
) -> pd.DataFrame:
    """Lay out which event each row of a public log went into.

    Parameters
    ----------
    public : PublicLog
        The log that was taken in.
    names : mapping
        Ids of its reports in the log that took it in.
    folder : path
        Folder of that log.
    decisions : sequence of Decision
        Why its mentions were joined or kept apart.

    Returns
    -------
    pandas.DataFrame
        One row per row of the public log, in the order of the file: the log's own id and where
        the row stands; `date` and `time` as typed there; the report and the number of the launch
        in it; its event, the first where an entry tells of several; whether others tell of that
        event (`joined` is ``yes`` or ``no``), which reports, and why, or what spoke against the
        likeliest; `differs`, where the row's word is not within the hedges of another's.
    """
    import pandas as pd

    places = {name: COLUMNS["mentions"].index(name) for name in ("event_id", "report_id")}
    mentions = rows_of(folder, "mentions")
    event_of = {row[0]: row[places["event_id"]] for row in mentions}
    tellers: dict[str, list[str]] = {}
    for row in mentions:
        tellers.setdefault(row[places["event_id"]], []).append(row[places["report_id"]])
    claims = _claims_by_event(folder)
    reasons = _reasons(decisions)
    own = claimant_of_log(public.source)
    out = []
    for placed in sorted(public.rows, key=lambda p: p.row.number):
        report_id = names[placed.report_id]
        key = f"{report_id}#{placed.launch}"
        event_id = event_of.get(key, "")
        others = sorted(set(tellers.get(event_id, ())) - {report_id})
        typed = placed.row.typed
        out.append(
            {
                "source": public.source,
                "row_id": placed.row.row_id,
                "where": placed.row.where,
                "date": typed.get("date", ""),
                "time": typed.get("time", ""),
                "missile_name": typed.get("name", ""),
                "confirmation": typed.get("confirmation", ""),
                "report_id": report_id,
                "launch": placed.launch,
                "event_id": event_id,
                "joined": "yes" if others else "no",
                "with_reports": "|".join(others),
                "why": reasons.get((key, bool(others)), ""),
                "differs": _differences(claims.get(event_id, []), own, report_id),
            }
        )
    return pd.DataFrame(out, columns=list(CROSSWALK))


def _reasons(decisions: Sequence[Decision]) -> dict[tuple[str, bool], str]:
    """Weightiest words for joining each mention with another, and against where it was not."""
    best: dict[tuple[str, bool], tuple[float, str]] = {}
    for decision in decisions:
        for key, other in ((decision.a, decision.b), (decision.b, decision.a)):
            if key.rpartition("#")[0] == other.rpartition("#")[0]:
                continue  # two launches of one report, which are never one
            place = (key, decision.joined)
            words = f"{other}: {'; '.join(e.words for e in decision.reasons)}"
            if place not in best or decision.points > best[place][0]:
                best[place] = (decision.points, words)
    return {place: words for place, (_, words) in best.items()}


def _claims_by_event(folder: str | Path) -> dict[str, list[Claim]]:
    """Flown claims of fields that claimants can differ on."""
    table = read_claims(folder)
    flown = table[(table["mood"] == "flown") & table["field"].isin(JUDGED)]
    found: dict[str, list[Claim]] = {}
    for row in flown.astype("object").where(flown.notna(), None).to_dict("records"):
        claim = Claim(
            field=row["field"], value=row["value"], verbatim=row["verbatim"] or "",
            start=int(row["start"]), end=int(row["end"]), claimant=row["claimant"],
            qualifier=row["qualifier"] or "exact", value_num=row["value_num"],
            value_max_num=row["value_max_num"], report_id=row["report_id"],
        )  # fmt: skip
        found.setdefault(row["event_id"], []).append(claim)
    return found


def _differences(claims: Sequence[Claim], own: str, report_id: str) -> str:
    """Fields on which a report of a public log and other claimants differ, in words."""
    words = []
    for field in JUDGED:
        mine = [c for c in claims if c.field == field and c.report_id == report_id]
        others: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.field == field and claim.claimant != own:
                others.setdefault(claim.claimant, []).append(claim)
        for claimant, theirs in sorted(others.items()):
            if mine and differ(mine, theirs):
                here, there = (
                    " and ".join(dict.fromkeys(c.value for c in g)) for g in (mine, theirs)
                )
                words.append(f"{field}: {here}, {there} ({claimant})")
    return "; ".join(words)
