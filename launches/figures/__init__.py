"""Figures of a log by name: one of them, or the whole set of a report."""

from __future__ import annotations

from launches.figures.kinds import KINDS, draw_figure
from launches.figures.one import figure_files
from launches.figures.select import Selection
from launches.figures.tables import LogTables, read_tables

__all__ = ["KINDS", "LogTables", "Selection", "draw_figure", "figure_files", "read_tables"]
