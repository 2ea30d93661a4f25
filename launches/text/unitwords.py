"""Words and signs of units, with the factor into the unit that the tables keep."""

from __future__ import annotations

from launches import units
from launches.text.tokens import Tokens, words

#: (words, dimension, factor into the dimension's own unit: km, min; 1 where it is not used)
_WORDS: tuple[tuple[str, str, float], ...] = (
    ("km kms kilometer kilometers kilometre kilometres kilometros", "km", 1.0),
    ("mile miles mi", "km", units.KM_PER_MILE),
    ("nmi nm nms", "km", units.KM_PER_NMI),
    ("feet foot ft", "km", units.KM_PER_FOOT),
    ("meter meters metre metres m", "km", 1.0 / units.M_PER_KM),
    ("minute minutes min mins", "min", 1.0),
    ("second seconds sec secs s", "min", 1.0 / units.S_PER_MIN),
    ("hour hours hr hrs h", "min", units.MIN_PER_HOUR),
    ("mm millimeter millimeters millimetre millimetres cm", "calibre", 1.0),
    ("kg kilogram kilograms ton tons tonne tonnes kn pounds lb", "mass", 1.0),
    ("percent % degrees degree kt kilotons knots", "other", 1.0),
    ("kmh kph mph kps mps", "speed", 1.0),
)
UNIT_WORDS = {word: (name, factor) for text, name, factor in _WORDS for word in text.split()}
#: Single letters and short forms are units only straight behind digits.
_NEEDS_DIGITS = words("m s h nm mi min sec hr hrs kn kt mins")
_SECOND, _HOUR, _MINUTE = words("s sec second"), words("h hr hour"), words("min minute")
_PER = words("/ per a an")


def read_unit(tokens: Tokens, i: int, *, after_digits: bool) -> tuple[str, float, int] | None:
    """Read the unit at token `i`.

    Parameters
    ----------
    tokens : Tokens
        The text.
    i : int
        Token.
    after_digits : bool
        Whether it stands straight behind digits, where single letters are units.

    Returns
    -------
    tuple of (str, float, int) or None
        Dimension, factor into that dimension's unit, and the index behind the unit.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> read_unit(tokenize("km/s"), 0, after_digits=True)
    ('km_s', 1.0, 3)
    """
    low = tokens.low
    if i >= len(low):
        return None
    word = low[i]
    known = UNIT_WORDS.get(word)
    if known is None:
        return _unit_of_words(low, i)
    if not after_digits and word in _NEEDS_DIGITS:
        return None
    dimension, factor = known
    if dimension == "km" and i + 2 < len(low) and low[i + 1] in _PER:
        time = low[i + 2]
        if time in _SECOND:
            return "km_s", factor, i + 3
        if time in _HOUR:
            return "km_h", factor, i + 3
        if time in _MINUTE:
            return "speed", factor, i + 3
    return dimension, factor, i + 1


def _unit_of_words(low: list[str], i: int) -> tuple[str, float, int] | None:
    """Read a unit of several words: "nautical miles", "times the speed of sound"."""
    word = low[i]
    if word == "nautical" and low[i + 1 : i + 2] in (["mile"], ["miles"]):
        return "km", units.KM_PER_NMI, i + 2
    if word in {"square", "cubic"}:
        return "other", 1.0, i + 1
    if word == "times" and low[i + 1 : i + 5] == ["the", "speed", "of", "sound"]:
        return "mach", 1.0, i + 5
    return None
