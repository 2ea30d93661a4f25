"""Overview of a log: ``python figures/overview.py --out FOLDER``."""

from __future__ import annotations

from _log import chosen, options, read_log

from launches.plotting import plot_overview, save_figure


def main() -> None:
    """Draw all events, or those asked for."""
    asked = options("Draw the overview.").parse_args()
    log = read_log(asked.reports)
    events = chosen(log, asked.events)
    ax = plot_overview(events, trajectories=log.trajectories)
    for path in save_figure(ax.figure, asked.out / "overview"):
        print(path)


if __name__ == "__main__":
    main()
