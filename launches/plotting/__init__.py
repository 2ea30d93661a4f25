"""Figures of the log: functions that draw on an Axes and return it, and one that saves."""

from __future__ import annotations

from launches.plotting.claims import plot_claims
from launches.plotting.data import figure_data
from launches.plotting.eventmap import plot_map
from launches.plotting.look import SIZES, Look, Offset, Stamp
from launches.plotting.offsets import read_offsets
from launches.plotting.overview import plot_overview
from launches.plotting.profile import plot_profile
from launches.plotting.range_apogee import plot_range_apogee
from launches.plotting.save import save_figure
from launches.plotting.timeline import plot_timeline
from launches.plotting.years import plot_years
from launches.plotting.zone_distance import plot_zone_distance

__all__ = [
    "SIZES",
    "Look",
    "Offset",
    "Stamp",
    "figure_data",
    "plot_claims",
    "plot_map",
    "plot_overview",
    "plot_profile",
    "plot_range_apogee",
    "plot_timeline",
    "plot_years",
    "plot_zone_distance",
    "read_offsets",
    "save_figure",
]
