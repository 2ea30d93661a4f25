"""Flights in motion: ``python figures/animation.py PRK-2022-11-18-1 --out FOLDER``."""

from __future__ import annotations

from _log import options

from launches.errors import LaunchesError
from launches.figures import animate, read_tables

DEFAULT = ("PRK-2022-10-04-1",)

if __name__ == "__main__":
    parser = options("Show flights in motion, a GIF each; also a day, as in 2017-07-28.")
    parser.add_argument("--seconds", type=float, default=6.0, help="how long a flight is shown")
    asked = parser.parse_args()
    log = read_tables(asked.log, reports=asked.reports)
    for event in asked.events or DEFAULT:
        try:
            print(
                animate([event], asked.out / f"flight-{event}.gif", log=log, seconds=asked.seconds)
            )
        except LaunchesError as error:
            print(f"not drawn: {error}")
