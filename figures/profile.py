"""Altitude profiles: ``python figures/profile.py PRK-2022-11-18-1 --curved --out FOLDER``."""

from __future__ import annotations

from _log import chosen, options, read_log

from launches.plotting import plot_profile, save_figure

DEFAULT = ("PRK-2022-10-04-1", "PRK-2022-11-18-1", "PRK-2023-06-15-1")


def main() -> None:
    """Draw the profiles of the events in one figure."""
    parser = options("Draw altitude profiles, all in one figure.")
    parser.add_argument("--equal", action="store_true", help="one scale both ways")
    parser.add_argument("--curved", action="store_true", help="over the curve of the Earth")
    asked = parser.parse_args()
    log = read_log(asked.reports)
    events = chosen(log, asked.events, DEFAULT)
    tracks = log.trajectories[log.trajectories["event_id"].isin(events["event_id"])]
    ax = plot_profile(tracks, events=events, equal_scale=asked.equal, curved_earth=asked.curved)
    for path in save_figure(ax.figure, asked.out / "profile"):
        print(path)


if __name__ == "__main__":
    main()
