"""Missile-launch reports in; event log, trajectories, EEZ verdicts and maps out."""

from __future__ import annotations

__version__ = "0.1.0"
