"""Who said what: ``python figures/claims.py PRK-2022-11-18-1 --out FOLDER``."""

from __future__ import annotations

from _log import draw, options

DEFAULT = ("PRK-2021-09-15-1", "PRK-2022-11-18-1", "PRK-2024-01-14-1")

if __name__ == "__main__":
    draw("claims", options("Draw who said what of an event.").parse_args(), DEFAULT)
