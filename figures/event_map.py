"""Event maps: ``python figures/event_map.py PRK-2022-11-18-1 --out FOLDER``."""

from __future__ import annotations

from _log import chosen, options, read_log

from launches.errors import FigureError
from launches.plotting import plot_map, save_figure

DEFAULT = (
    "PRK-2022-10-04-1", "PRK-2022-11-18-1", "PRK-2023-05-31-1", "PRK-2023-06-15-1",
    "PRK-2023-07-12-1",
)  # fmt: skip


def main() -> None:
    """Draw one map per event."""
    asked = options("Draw event maps.").parse_args()
    log = read_log(asked.reports)
    events = chosen(log, asked.events, DEFAULT)
    for event_id in events["event_id"]:
        event = events[events["event_id"] == event_id]
        try:
            ax = plot_map(
                event, trajectories=log.trajectories, footprints=log.footprints, verdicts=event
            )
        except FigureError as error:
            print(f"not drawn: {error}")
            continue
        for path in save_figure(ax.figure, asked.out / f"event-map-{event_id}"):
            print(path)


if __name__ == "__main__":
    main()
