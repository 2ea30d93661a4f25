"""Altitude profiles: ``python figures/profile.py PRK-2022-11-18-1 --curved --out FOLDER``."""

from __future__ import annotations

from _log import draw, options

DEFAULT = ("PRK-2022-10-04-1", "PRK-2022-11-18-1", "PRK-2023-06-15-1")

if __name__ == "__main__":
    parser = options("Draw altitude profiles, all in one figure.")
    parser.add_argument("--equal", action="store_true", help="one scale both ways")
    parser.add_argument("--curved", action="store_true", help="over the curve of the Earth")
    asked = parser.parse_args()
    draw(
        "profile", asked, DEFAULT, together=True, equal_scale=asked.equal,
        curved_earth=asked.curved,
    )  # fmt: skip
