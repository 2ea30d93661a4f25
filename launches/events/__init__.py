"""Claims grouped by launch: one event per launch occasion."""

from __future__ import annotations

from launches.events.parse import all_claims, build_events, parse_report

__all__ = ["all_claims", "build_events", "parse_report"]
