"""Names of the roles of figures, and the stretch of words in which a role shows."""

from __future__ import annotations

from launches.claims.reading import Sentence
from launches.text.quantities import Quantity
from launches.text.tokens import words

#: Columns of the events table that a figure may stand for; ``bare`` for a distance without a
#: telling word.
RANGE, APOGEE, IMPACT, FLIGHT_TIME, SPEED, BARE, OTHER = (
    "range_km", "apogee_km", "impact_distance_km", "flight_min", "speed_mach", "bare", "other",
)  # fmt: skip
#: Words that tell a height whatever else stands beside them.
STRONG_APOGEE = words(
    "higher altitude altitudes apogee apogees height heights ceiling peak peaks peaked peaking "
    "climbed climbing climb soared soaring soar ascended ascending topped topping rose rising "
    "highest zenith elevation crest crested culminated culminating lofted"
)
#: Tokens to the left and to the right of a figure that may tell its role.
_REACH_LEFT, _REACH_RIGHT = 11, 8
_LEFT_KINDS, _RIGHT_KINDS = words("km min mach"), words("km mach")


def figure_end(low: list[str], sentence: Sentence, quantity: Quantity) -> int:
    """First token behind a figure, its conversion and the bracket that closes that."""
    end = quantity.whole_stop
    if quantity.converted is not None and end < sentence.stop and low[end] in {")", "]"}:
        end += 1
    return end


def neighbours(sentence: Sentence, quantity: Quantity, index: int) -> tuple[int, int]:
    """Tokens that lie nearer to this figure than to the next of its kind."""
    left = max(sentence.first, quantity.first - _REACH_LEFT)
    for k in range(index - 1, -1, -1):
        other = sentence.quantities[k]
        if other.dimension in _LEFT_KINDS:
            left = max(left, other.whole_stop)
            break
        if other.first < left:
            break
    right = min(sentence.stop, quantity.stop + _REACH_RIGHT)
    for k in range(index + 1, len(sentence.quantities)):
        other = sentence.quantities[k]
        if other.first >= right:
            break
        if other.dimension in _RIGHT_KINDS:
            right = other.first
            break
    return left, right
