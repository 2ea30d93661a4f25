"""Figures of a log by name: one of them, or the whole set of a report."""

from __future__ import annotations

from launches.figures.animation import animate
from launches.figures.batch import FigureSet, make_figures
from launches.figures.config import read_config
from launches.figures.data import figure_data
from launches.figures.kinds import KINDS, draw_figure
from launches.figures.one import figure_files
from launches.figures.overtaken import check_figures
from launches.figures.select import Selection
from launches.figures.tables import LogTables, read_tables

__all__ = [
    "KINDS",
    "FigureSet",
    "LogTables",
    "Selection",
    "animate",
    "check_figures",
    "draw_figure",
    "figure_data",
    "figure_files",
    "make_figures",
    "read_config",
    "read_tables",
]
