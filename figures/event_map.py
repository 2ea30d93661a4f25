"""Event maps: ``python figures/event_map.py PRK-2022-11-18-1 --out FOLDER``."""

from __future__ import annotations

from _log import draw, options

DEFAULT = (
    "PRK-2022-10-04-1", "PRK-2022-11-18-1", "PRK-2023-05-31-1", "PRK-2023-06-15-1",
    "PRK-2023-07-12-1",
)  # fmt: skip

if __name__ == "__main__":
    draw("map", options("Draw event maps.").parse_args(), DEFAULT, name="event-map")
