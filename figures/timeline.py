"""Timelines: ``python figures/timeline.py --by month --count events --out FOLDER``."""

from __future__ import annotations

from _log import draw, options

if __name__ == "__main__":
    parser = options("Draw a timeline.")
    parser.add_argument("--by", choices=("year", "month"), default="year", help="default: year")
    parser.add_argument("--count", choices=("missiles", "events"), default="missiles")
    parser.add_argument("--actor", help="only this side's, alpha-3")
    asked = parser.parse_args()
    draw("timeline", asked, by=asked.by, count=asked.count, actor=asked.actor)
