"""Numbers as written: digits, words, dozens, thin-space thousands, spoken decimals."""

from __future__ import annotations

from launches.text.tokens import Tokens

_UNIT_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TEN_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: float(value) for value, word in enumerate(_UNIT_NAMES.split())}
_TENS = {word: 10.0 * value for value, word in enumerate(_TEN_NAMES.split(), 2)}
_SCALES = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}
_GROUPS = {"dozen": 12.0, "score": 20.0, "pair": 2.0, "couple": 2.0, "trio": 3.0, "quartet": 4.0}
#: No figure of a report is longer: digits of one token, groups of three, words.
_MOST_DIGITS, _MOST_GROUPS, _MOST_WORDS = 18, 4, 12
#: Words that a number in words may begin with: the cheap test before `read_number`.
NUMBER_WORDS = frozenset({*_UNITS, *_TENS, *_SCALES, *_GROUPS, "half"})
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip


def is_integer(word: str) -> bool:
    """Whether a token written in digits is a whole number.

    Examples
    --------
    >>> is_integer("12"), is_integer("12.5")
    (True, False)
    """
    return word.isdigit()


def read_number(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """Read the number that begins at token `i`, and the index behind it.

    Parameters
    ----------
    tokens : Tokens
        The text.
    i : int
        Index of the first token.

    Returns
    -------
    tuple of (float, int) or None
        The value and the index of the first token behind it; None where no number begins.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> for text in ("6,648.4", "4 491 s", "half a dozen", "eleven and a half", "101-point-one"):
    ...     print(read_number(tokenize(text), 0))
    (6648.4, 1)
    (4491.0, 2)
    (6.0, 3)
    (11.5, 4)
    (101.1, 3)
    """
    low = tokens.low
    count = len(low)
    if i >= count:
        return None
    if tokens.number[i]:
        if len(low[i]) > _MOST_DIGITS:
            return None
        value, stop = _digits(tokens, i)
    else:
        word = low[i]
        if word == "half" and low[i + 1 : i + 3] == ["a", "dozen"]:
            return 6.0, i + 3
        if word in {"a", "an"} and i + 1 < count:
            if low[i + 1] in _GROUPS:
                return _GROUPS[low[i + 1]], i + 2
            if low[i + 1] in _SCALES:
                return _words(low, i + 1, 1.0)
        if word in _GROUPS:
            return _GROUPS[word], i + 1
        if word not in _UNITS and word not in _TENS and word not in _SCALES:
            return None
        value, stop = _words(low, i, 0.0)
    if stop < count and low[stop] in _SCALES:
        value, stop = value * _SCALES[low[stop]], stop + 1
    if stop < count and low[stop] == "dozen":
        value, stop = value * 12.0, stop + 1
    if stop + 1 < count and low[stop] == "point":
        value, stop = _spoken_decimals(tokens, value, stop)
    if low[stop : stop + 3] == ["and", "a", "half"]:
        value, stop = value + 0.5, stop + 3
    elif low[stop : stop + 2] == ["a", "half"]:
        value, stop = value + 0.5, stop + 2
    return value, stop


def _digits(tokens: Tokens, i: int) -> tuple[float, int]:
    """Digits, with groups of three set off by single spaces ("4 491", "1 001.2")."""
    low = tokens.low
    word = low[i]
    stop = i + 1
    if len(word) <= 3 and word.isdigit():
        while stop <= i + _MOST_GROUPS and _is_group(tokens, stop):
            word += low[stop]
            stop += 1
            if "." in word:
                break
    return float(word), stop


def _is_group(tokens: Tokens, at: int) -> bool:
    """Whether a token is three digits behind a single space."""
    if at >= len(tokens.low) or not tokens.number[at]:
        return False
    return len(tokens.low[at].partition(".")[0]) == 3 and tokens.gap(at) == " "


def _words(low: list[str], i: int, value: float) -> tuple[float, int]:
    """Add up a number in words from token `i` on: "twenty-five", "five hundred and ten"."""
    total, current, stop = 0.0, value, i
    while stop < min(len(low), i + _MOST_WORDS):
        word = low[stop]
        if word in _UNITS:
            if current % 10 and stop > i:
                break
            current += _UNITS[word]
        elif word in _TENS:
            if current % 100 and stop > i:
                break
            current += _TENS[word]
        elif word == "hundred":
            current = (current or 1.0) * 100.0
        elif word in _SCALES:
            total, current = total + (current or 1.0) * _SCALES[word], 0.0
        elif not (word == "and" and stop > i and _adds_to_scale(low, stop)):
            break
        stop += 1
    return total + current, stop


def _adds_to_scale(low: list[str], at: int) -> bool:
    """Whether the "and" at a token joins hundreds to units: "five hundred and ten"."""
    follows = low[at + 1] if at + 1 < len(low) else ""
    return low[at - 1] in _SCALES and (follows in _UNITS or follows in _TENS)


def _spoken_decimals(tokens: Tokens, value: float, stop: int) -> tuple[float, int]:
    """Digits spoken behind "point": "101-point-one"."""
    low = tokens.low
    digits = ""
    at = stop + 1
    while at < len(low) and (low[at] in _UNITS or (tokens.number[at] and low[at].isdigit())):
        digits += low[at] if tokens.number[at] else str(int(_UNITS[low[at]]))
        at += 1
        if len(digits) > 6:
            break
    if not digits:
        return value, stop
    return float(f"{value:.0f}.{digits}"), at
