"""Range against apogee: ``python figures/range_apogee.py --linear --out FOLDER``."""

from __future__ import annotations

from _log import draw, options

if __name__ == "__main__":
    parser = options("Draw range against apogee.")
    parser.add_argument("--linear", action="store_true", help="no logarithmic axes")
    asked = parser.parse_args()
    draw("range-apogee", asked, log_scale=not asked.linear)
