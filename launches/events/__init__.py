"""Claims grouped by launch: one event per launch occasion."""

from __future__ import annotations

from launches.events.parse import build_events, parse_report

__all__ = ["build_events", "parse_report"]
