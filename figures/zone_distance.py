"""Distances from a zone's limit: ``python figures/zone_distance.py --country JPN --out FOLDER``."""

from __future__ import annotations

from _log import draw, options

if __name__ == "__main__":
    parser = options("Draw distances from a zone's limit.")
    parser.add_argument("--country", default="JPN", help="whose zone, alpha-3; default: JPN")
    asked = parser.parse_args()
    draw("zone-distance", asked, name=f"zone-distance-{asked.country}", country=asked.country)
