"""Who said what: ``python figures/claims.py PRK-2022-11-18-1 --out FOLDER``."""

from __future__ import annotations

from _log import options

import launches
from launches.errors import FigureError
from launches.plotting import plot_claims, save_figure

DEFAULT = ("PRK-2021-09-15-1", "PRK-2022-11-18-1", "PRK-2024-01-14-1")


def main() -> None:
    """Draw one figure per event."""
    asked = options("Draw who said what of an event.").parse_args()
    claims = launches.tables(launches.read_reports(asked.reports)).claims
    for event_id in asked.events or DEFAULT:
        try:
            ax = plot_claims(claims, event_id)
        except FigureError as error:
            print(f"not drawn: {error}")
            continue
        for path in save_figure(ax.figure, asked.out / f"claims-{event_id}"):
            print(path)


if __name__ == "__main__":
    main()
