"""A log year by year: ``python figures/years.py --actor PRK --out FOLDER``."""

from __future__ import annotations

from _log import draw, options

if __name__ == "__main__":
    parser = options("Draw a map per year.")
    parser.add_argument("--actor", help="only this side's, alpha-3")
    asked = parser.parse_args()
    draw("years", asked, actor=asked.actor)
