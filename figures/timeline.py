"""Timelines: ``python figures/timeline.py --by month --count events --out FOLDER``."""

from __future__ import annotations

from _log import chosen, options, read_log

from launches.plotting import plot_timeline, save_figure


def main() -> None:
    """Draw all events, or those asked for."""
    parser = options("Draw a timeline.")
    parser.add_argument("--by", choices=("year", "month"), default="year", help="default: year")
    parser.add_argument("--count", choices=("missiles", "events"), default="missiles")
    parser.add_argument("--actor", help="only this side's, alpha-3")
    asked = parser.parse_args()
    events = chosen(read_log(asked.reports), asked.events)
    if asked.actor:
        events = events[events["actor"] == asked.actor]
    ax = plot_timeline(events, by=asked.by, count=asked.count)
    for path in save_figure(ax.figure, asked.out / "timeline"):
        print(path)


if __name__ == "__main__":
    main()
