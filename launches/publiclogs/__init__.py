"""Public logs as people download them, made into reports that a log can take in."""

from launches.publiclogs.layouts import Layout
from launches.publiclogs.reports import Placed, PublicLog, read_public_rows
from launches.publiclogs.rows import LogRow

__all__ = ["Layout", "LogRow", "Placed", "PublicLog", "read_public_rows"]
