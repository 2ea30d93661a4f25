"""Missile-launch reports in; event log, trajectories, EEZ verdicts and maps out.

The public functions are named here and loaded when they are first used, so that importing the
package, and the command's ``--help``, stay quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from launches.version import VERSION

if TYPE_CHECKING:
    from launches.cards import card
    from launches.errors import LaunchesError
    from launches.estimates import with_claims, with_estimates
    from launches.figures import animate, check_figures, draw_figure, make_figures, read_tables
    from launches.formats import read_table
    from launches.log import (
        add_reports,
        build_log,
        per_missile,
        read_claims,
        read_footprints,
        read_log,
        read_report_list,
        read_trajectories,
        relink,
        totals,
    )
    from launches.log.explain import explain_links
    from launches.log.export import export_log
    from launches.log.history import as_known_at, diff, history
    from launches.log.imports import import_log, read_public_log
    from launches.log.verify import verify
    from launches.model import Claim, Event, Report
    from launches.page import write_page
    from launches.pipeline import run
    from launches.plotting import (
        Look,
        figure_data,
        plot_claims,
        plot_map,
        plot_overview,
        plot_profile,
        plot_range_apogee,
        plot_timeline,
        plot_years,
        plot_zone_distance,
        save_figure,
    )
    from launches.reading import build, parse, tables
    from launches.reasons import explain
    from launches.text.reports import read_reports, scan_reports
    from launches.trajectory import estimate, estimate_figures, footprints, impact_samples
    from launches.zones import check_points, check_zones, load_layer, zone_at, zone_shares

__version__ = VERSION

#: Module of every public name.
_HOMES = {
    "launches.errors": ("LaunchesError",),
    "launches.estimates": ("with_claims", "with_estimates"),
    "launches.cards": ("card",),
    "launches.figures": ("animate", "check_figures", "draw_figure", "make_figures", "read_tables"),
    "launches.formats": ("read_table",),
    "launches.log": (
        "add_reports",
        "build_log",
        "per_missile",
        "read_claims",
        "read_footprints",
        "read_log",
        "read_report_list",
        "read_trajectories",
        "relink",
        "totals",
    ),
    "launches.log.explain": ("explain_links",),
    "launches.log.export": ("export_log",),
    "launches.log.imports": ("import_log", "read_public_log"),
    "launches.log.history": ("as_known_at", "diff", "history"),
    "launches.log.verify": ("verify",),
    "launches.model": ("Claim", "Event", "Report"),
    "launches.page": ("write_page",),
    "launches.pipeline": ("run",),
    "launches.plotting": (
        "Look",
        "figure_data",
        "plot_claims",
        "plot_map",
        "plot_overview",
        "plot_profile",
        "plot_range_apogee",
        "plot_timeline",
        "plot_years",
        "plot_zone_distance",
        "save_figure",
    ),
    "launches.reading": ("build", "parse", "tables"),
    "launches.reasons": ("explain",),
    "launches.text.reports": ("read_reports", "scan_reports"),
    "launches.trajectory": ("estimate", "estimate_figures", "footprints", "impact_samples"),
    "launches.zones": ("check_points", "check_zones", "load_layer", "zone_at", "zone_shares"),
}
#: Where event records come from, which a notebook shows with a map.
_GIVE_EVENTS = ("Event", "parse", "tables")
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Claim",
    "Event",
    "LaunchesError",
    "Look",
    "Report",
    "add_reports",
    "animate",
    "as_known_at",
    "build",
    "build_log",
    "card",
    "check_figures",
    "check_points",
    "check_zones",
    "diff",
    "draw_figure",
    "estimate",
    "estimate_figures",
    "explain",
    "explain_links",
    "export_log",
    "figure_data",
    "footprints",
    "history",
    "impact_samples",
    "import_log",
    "load_layer",
    "make_figures",
    "parse",
    "per_missile",
    "plot_claims",
    "plot_map",
    "plot_overview",
    "plot_profile",
    "plot_range_apogee",
    "plot_timeline",
    "plot_years",
    "plot_zone_distance",
    "read_claims",
    "read_footprints",
    "read_log",
    "read_public_log",
    "read_report_list",
    "read_reports",
    "read_table",
    "read_tables",
    "read_trajectories",
    "relink",
    "run",
    "save_figure",
    "scan_reports",
    "tables",
    "totals",
    "verify",
    "with_claims",
    "with_estimates",
    "write_page",
    "zone_at",
    "zone_shares",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    if name in _GIVE_EVENTS:
        import_module("launches.model").show_events_as(_html_of_event)
    globals()[name] = value
    return value


def _html_of_event(event: Event) -> str:
    html: str = import_module("launches.cards").html_of_event(event)
    return html


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
