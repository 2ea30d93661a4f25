"""Distances from a zone's limit: ``python figures/zone_distance.py --country JPN --out FOLDER``."""

from __future__ import annotations

from _log import chosen, options, read_log

from launches.plotting import plot_zone_distance, save_figure


def main() -> None:
    """Draw the events that a word on the zone, or a region that reaches into it, belongs to."""
    parser = options("Draw distances from a zone's limit.")
    parser.add_argument("--country", default="JPN", help="whose zone, alpha-3; default: JPN")
    asked = parser.parse_args()
    events = chosen(read_log(asked.reports), asked.events)
    ax = plot_zone_distance(events, country=asked.country)
    for path in save_figure(ax.figure, asked.out / f"zone-distance-{asked.country}"):
        print(path)


if __name__ == "__main__":
    main()
