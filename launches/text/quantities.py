"""Quantities: number, unit, hedge and span, with the characters they stand in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from launches.text.hedges import HEDGES, hedge_before, hedge_behind
from launches.text.numbers import NUMBER_WORDS, read_number
from launches.text.tokens import Tokens, words
from launches.text.unitwords import read_unit

#: Words that a quantity may begin with, besides digits: the cheap test of a token.
_STARTS = NUMBER_WORDS | {"a", "an", "mach"}
#: What "a" and "an" may be a number before.
_COUNTED_BY_ARTICLE = words(
    "hour dozen hundred thousand pair couple minute trio score mile kilometer kilometre"
)
_UNITS_BY_ARTICLE = words("hour minute mile kilometer kilometre")
_VAGUE_BEFORE = words("several few many")
_SPAN_WORDS = words("to and or \u2014")
_SPAN_DASHES = frozenset("-\u2010\u2011\u2013")
#: Hedges that may stand before the upper end of a span, by the word that joins its ends.
_UPPER_HEDGES = {
    "to": words("about around some nearly almost"),
    "and": words("about around some"),
    "or": words("about around some"),
}
#: Dimensions of which spans are read; and the bare number, whose unit follows the span.
_SPANNED = words("min km other")


@dataclass(slots=True)
class Quantity:
    """A figure with its unit.

    Attributes
    ----------
    first, stop : int
        Tokens of figure, hedge and unit.
    number_at, number_stop : int
        Token of the (first) number; first token behind the last number, which the unit follows.
    dimension : str
        ``km``, ``min``, ``mach``, ``km_s``, ``count`` (no unit) or one that is not used.
    value, value_max : float
        In the dimension's unit; `value_max` is None unless a span is given.
    qualifier : str
        ``exact``, ``about``, ``at_least`` or ``at_most``.
    unit_word : str
        The unit as printed, folded.
    converted : Quantity or None
        The same figure in another unit, as printed in brackets behind it.
    """

    first: int
    stop: int
    number_at: int
    number_stop: int
    dimension: str
    value: float
    value_max: float | None = None
    qualifier: str = "exact"
    unit_word: str = ""
    converted: Quantity | None = None

    @property
    def whole_stop(self) -> int:
        """First token behind the figure and its conversion."""
        return self.stop if self.converted is None else self.converted.stop


def find_quantities(
    tokens: Tokens, first: int, stop: int, taken: Collection[int] = frozenset()
) -> list[Quantity]:
    """Quantities in the tokens from `first` up to `stop`, in order.

    None begins at a token of `taken`: one that is part of a date, a clock or a designation.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> text = tokenize("flew about 400 to 600 km (250-370 miles) in 11 min 30 s")
    >>> for q in find_quantities(text, 0, len(text.low)):
    ...     print(q.dimension, q.value, q.value_max, q.qualifier, q.converted is not None)
    km 400.0 600.0 about True
    min 11.5 None exact False
    """
    low, number = tokens.low, tokens.number
    starts = [i for i in range(first, stop) if number[i] or low[i] in _STARTS]
    if taken:
        starts = [i for i in starts if i not in taken]
    found: list[Quantity] = []
    behind = first
    for i in starts:
        if i < behind:
            continue
        word = low[i]
        if word == "mach":
            quantity = _mach(tokens, i, first, stop)
            if quantity is not None:
                found.append(quantity)
                behind = quantity.stop
            continue
        if word in {"a", "an"} and not (i + 1 < stop and low[i + 1] in _COUNTED_BY_ARTICLE):
            continue
        quantity = _read(tokens, i, first, stop)
        if quantity is not None:
            _append(tokens, found, quantity)
            behind = quantity.stop
    return found


def _read(tokens: Tokens, i: int, floor: int, stop: int) -> Quantity | None:
    low = tokens.low
    if low[i] == "half" and low[i + 1 : i + 3] == ["an", "hour"]:
        name, begin = hedge_before(low, i, floor)
        return Quantity(begin, i + 3, i, i + 1, "min", 30.0, None, name or "exact", "hour")
    number = _number(tokens, i)
    if number is None or (i > floor and low[i - 1] in _VAGUE_BEFORE):
        return None
    value, after = number
    plus = after < stop and low[after] == "+"
    unit_at = after + plus
    digits = tokens.number[after - 1] or tokens.number[i]
    unit = read_unit(tokens, unit_at, after_digits=digits)
    number_stop = after
    value_max: float | None = None
    span = None
    if unit is None or unit[0] in _SPANNED:
        span = _upper_end(tokens, after if unit is None else unit[2], stop)
    if span is not None:
        upper, span_unit = span
        if unit is None:
            unit = span_unit
            value_max, number_stop = upper, span_unit[2]
        elif _is_span(tokens, i, unit, value * unit[1], upper, span_unit):
            value_max, number_stop = upper * span_unit[1] / unit[1], span_unit[2]
            unit = (unit[0], unit[1], span_unit[2])
    if unit is None:
        # a count, a day or part of a designation: what it is shows later
        name, begin = hedge_before(low, i, floor)
        return Quantity(begin, after, i, after, "count", value, None, name or "exact")
    dimension, factor, end = unit
    value *= factor
    if dimension == "km" and factor == 1.0 and _dotted_thousands(low[i]):
        value *= 1000.0
    if value_max is not None:
        value_max *= factor
    if dimension == "min" and value_max is None:
        value, end = _compound_time(tokens, value, factor, end, stop)
    if dimension == "km_h":
        dimension, value = "km_s", value / 3600.0
    qualifier, begin = _hedged(low, i, floor)
    if qualifier is None:
        if plus:
            qualifier = "at_least"
        else:
            qualifier, end = hedge_behind(low, end)
    if value_max is not None and value_max < value:
        value, value_max = value_max, value
    return Quantity(
        begin, end, i, number_stop, dimension, value, value_max, qualifier or "exact",
        low[unit_at] if unit_at < len(low) else "",
    )  # fmt: skip


def _number(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """Read the number at token `i`; the article of "an hour" is one."""
    low = tokens.low
    if low[i] in {"a", "an"} and low[i + 1] in _UNITS_BY_ARTICLE:
        return 1.0, i + 1
    number = read_number(tokens, i)
    if number is None or number[1] == i + 1 or not tokens.number[i] or not tokens.number[i + 1]:
        return number
    # digits in groups of three need a unit behind them; else they are two numbers
    after = number[1]
    if read_unit(tokens, after, after_digits=True) is not None:
        return number
    if after < len(low) and low[after] in _SPAN_WORDS:
        return number
    return float(low[i]), i + 1


def _dotted_thousands(word: str) -> bool:
    """Whether "4.500" before "km" is four thousand five hundred.

    No report prints a distance to the metre, and machine-translated ones keep the dots that
    other languages group digits by.
    """
    whole, dot, decimals = word.partition(".")
    return bool(dot) and len(decimals) == 3 and 1 <= len(whole) <= 2 and whole != "0"


def _hedged(low: list[str], i: int, floor: int) -> tuple[str | None, int]:
    """Hedge of a figure that "between" or "from" may stand before, and where it begins."""
    if i == floor or low[i - 1] not in {"between", "from"}:
        return hedge_before(low, i, floor)
    name, begin = hedge_before(low, i - 1, floor)
    if name is None and low[i - 1] == "from":
        begin = i
    return name, begin


def _upper_end(tokens: Tokens, at: int, stop: int) -> tuple[float, tuple[str, float, int]] | None:
    """Upper end of a span that goes on at token `at`: its number and its unit."""
    low = tokens.low
    if at >= stop:
        return None
    if low[at] in _SPAN_WORDS:
        begin = at + 1
        if begin < stop and low[begin] in _UPPER_HEDGES.get(low[at], ()):
            begin += 1
    elif tokens.number[at] and tokens.gap(at) in _SPAN_DASHES:
        begin = at
    else:
        return None
    number = read_number(tokens, begin) if begin < stop else None
    if number is None:
        return None
    upper, after = number
    unit = read_unit(tokens, after, after_digits=tokens.number[after - 1])
    return None if unit is None else (upper, unit)


def _is_span(
    tokens: Tokens,
    i: int,
    unit: tuple[str, float, int],
    lower: float,
    upper: float,
    upper_unit: tuple[str, float, int],
) -> bool:
    """Whether two figures with a unit each are the ends of a span.

    "Between 430 km and 690 km" and "400 km to 600 km" are; "39 minutes and 12 seconds" is one
    figure, "430 km and 690 km" are two.
    """
    dimension, factor, after = unit
    if dimension != upper_unit[0] or (dimension == "min" and factor > upper_unit[1]):
        return False
    low = tokens.low
    _, hedge_at = hedge_before(low, i)
    if hedge_at > 0 and low[hedge_at - 1] == "between":
        return True
    return after < len(low) and low[after] == "to" and lower < upper * upper_unit[1]


def _compound_time(
    tokens: Tokens, value: float, factor: float, end: int, stop: int
) -> tuple[float, int]:
    """Add further parts of a time: "47 minutes and 12 seconds", "1 h 14 min 51 s"."""
    low = tokens.low
    while end < stop:
        at = end + 1 if low[end] in {"and", ","} else end
        number = read_number(tokens, at) if at < stop else None
        if number is None:
            break
        unit = read_unit(tokens, number[1], after_digits=tokens.number[number[1] - 1])
        if unit is None or unit[0] != "min" or unit[1] >= factor:
            break
        value += number[0] * unit[1]
        factor, end = unit[1], unit[2]
    return value, end


def _mach(tokens: Tokens, i: int, floor: int, stop: int) -> Quantity | None:
    """Read "Mach 6" or "Mach 5 to 6", with the hedge before "Mach"."""
    low = tokens.low
    at = i + 1
    inner = None
    if at < stop and low[at] in {"about", "around", "some", "over"}:
        inner = HEDGES[(low[at],)]
        at += 1
    number = read_number(tokens, at) if at < stop else None
    if number is None:
        return None
    value, end = number
    value_max = None
    if end + 1 < stop and low[end] in {"to", "\u2014"}:
        upper = read_number(tokens, end + 2 if low[end + 1] == "mach" else end + 1)
        if upper is not None and read_unit(tokens, upper[1], after_digits=True) is None:
            value_max, end = upper
    elif end < stop and tokens.number[end] and tokens.gap(end) in _SPAN_DASHES:
        upper = read_number(tokens, end)
        if upper is not None:
            value_max, end = upper[0], end + 1
    name, begin = hedge_before(low, i, floor)
    return Quantity(
        begin, end, at, end, "mach", value, value_max, name or inner or "exact", "mach"
    )  # fmt: skip


def _append(tokens: Tokens, found: list[Quantity], quantity: Quantity) -> None:
    """Add a quantity, or hang it on the one before where it only converts that."""
    if found and quantity.dimension == found[-1].dimension != "count":
        last = found[-1]
        between = tokens.low[last.stop : quantity.first]
        opens = between[:1] in (["("], ["["], ["/"]) and len(between) <= 2
        other_unit = last.unit_word[:2] != quantity.unit_word[:2]
        if opens and other_unit and last.converted is None:
            last.converted = quantity
            return
    found.append(quantity)
