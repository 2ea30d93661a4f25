"""The log: many reports, one event, every claim kept.

Linking (`link_events`), the folder that a log is kept in (`build_log`, `add_reports`, `relink`,
`verify`), reading it back (`read_log` and its kin), and what it says through time (`as_known_at`,
`history`, `diff`) and in numbers (`per_missile`, `totals`).
"""

from __future__ import annotations

from launches.log.build import add_reports, build_log, relink
from launches.log.counts import per_missile, totals
from launches.log.estimates import Settings
from launches.log.explain import explain_links
from launches.log.history import as_known_at, diff, history, history_words
from launches.log.ledger import Ledger, link_events, make_ledger
from launches.log.linking import Decision, link_mentions
from launches.log.mentions import mentions_of
from launches.log.overrules import Overrule, read_overrules
from launches.log.publish import Kept, settings_for
from launches.log.read import (
    read_claims,
    read_footprints,
    read_log,
    read_report_list,
    read_trajectories,
    with_plain_times,
)
from launches.log.texts import kept_texts, texts_beside
from launches.log.verify import Fault, verify

__all__ = [
    "Decision",
    "Fault",
    "Kept",
    "Ledger",
    "Overrule",
    "Settings",
    "add_reports",
    "as_known_at",
    "build_log",
    "diff",
    "explain_links",
    "history",
    "history_words",
    "kept_texts",
    "link_events",
    "link_mentions",
    "make_ledger",
    "mentions_of",
    "per_missile",
    "read_claims",
    "read_footprints",
    "read_log",
    "read_overrules",
    "read_report_list",
    "read_trajectories",
    "relink",
    "settings_for",
    "texts_beside",
    "totals",
    "verify",
    "with_plain_times",
]
