"""A log year by year: ``python figures/years.py --out FOLDER``."""

from __future__ import annotations

from _log import chosen, options, read_log

from launches.plotting import plot_years, save_figure


def main() -> None:
    """Draw all events with a launch place, or those asked for, a panel per year."""
    asked = options("Draw small maps by year.").parse_args()
    log = read_log(asked.reports)
    events = chosen(log, asked.events)
    if not asked.events:
        events = events[events["actor"] == "PRK"]
    ax = plot_years(events, trajectories=log.trajectories, footprints=log.footprints)
    for path in save_figure(ax.figure, asked.out / "years"):
        print(path)


if __name__ == "__main__":
    main()
