"""Overview of a log: ``python figures/overview.py --out FOLDER``."""

from __future__ import annotations

from _log import draw, options

if __name__ == "__main__":
    draw("overview", options("Draw the overview of all events, or those named.").parse_args())
