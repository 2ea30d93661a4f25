"""Range against apogee: ``python figures/range_apogee.py --linear --out FOLDER``."""

from __future__ import annotations

from _log import chosen, options, read_log

from launches.plotting import plot_range_apogee, save_figure


def main() -> None:
    """Draw all events that have both figures, or those asked for."""
    parser = options("Draw range against apogee.")
    parser.add_argument("--linear", action="store_true", help="no logarithmic axes")
    asked = parser.parse_args()
    events = chosen(read_log(asked.reports), asked.events)
    ax = plot_range_apogee(events, log_scale=not asked.linear)
    for path in save_figure(ax.figure, asked.out / "range-apogee"):
        print(path)


if __name__ == "__main__":
    main()
