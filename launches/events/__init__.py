"""Claims grouped by launch: one event per launch occasion."""

from __future__ import annotations

from launches.events.parse import all_claims, parse_report, read_all, read_report

__all__ = ["all_claims", "parse_report", "read_all", "read_report"]
