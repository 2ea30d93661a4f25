"""Quantities: number, unit, hedge and span, with the characters they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from launches import units
from launches.text.numbers import NUMBER_WORDS, read_number
from launches.text.tokens import Tokens

#: unit word -> (dimension, factor into the dimension's own unit: km, min, Mach, km/s, ...)
UNIT_WORDS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "kilometros"), ("km", 1.0)),
    **dict.fromkeys(("mile", "miles", "mi"), ("km", units.KM_PER_MILE)),
    **dict.fromkeys(("nmi", "nm", "nms"), ("km", units.KM_PER_NMI)),
    **dict.fromkeys(("feet", "foot", "ft"), ("km", units.KM_PER_FOOT)),
    **dict.fromkeys(("meter", "meters", "metre", "metres", "m"), ("km", 1.0 / units.M_PER_KM)),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), ("min", 1.0)),
    **dict.fromkeys(("second", "seconds", "sec", "secs", "s"), ("min", 1.0 / units.S_PER_MIN)),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), ("min", units.MIN_PER_HOUR)),
    **dict.fromkeys(("mm", "millimeter", "millimeters", "millimetre", "millimetres", "cm"), ("calibre", 1.0)),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "ton", "tons", "tonne", "tonnes", "kn", "pounds", "lb"), ("mass", 1.0)),
    **dict.fromkeys(("percent", "%", "degrees", "degree", "kt", "kilotons", "knots"), ("other", 1.0)),
    **dict.fromkeys(("kmh", "kph", "mph", "kps", "mps"), ("speed", 1.0)),
}  # fmt: skip
#: Single letters and short forms are units only straight behind digits.
_NEEDS_DIGITS = frozenset({"m", "s", "h", "nm", "mi", "min", "sec", "hr", "hrs", "kn", "kt", "mins"})
_PER_TIME = frozenset({"s", "sec", "second", "h", "hr", "hour", "min", "minute"})

HEDGES: dict[tuple[str, ...], str] = {
    **dict.fromkeys(
        [(w,) for w in ("about", "around", "some", "roughly", "approximately", "approx", "circa", "ca",
                        "c", "estimated", "approximate", "~", "≈", "abt", "approximatively")],
        "about",
    ),
    ("close", "to"): "about",
    ("in", "the", "region", "of"): "about",
    ("in", "the", "order", "of"): "about",
    ("on", "the", "order", "of"): "about",
    ("in", "the", "neighborhood", "of"): "about",
    ("on", "average"): "about",
    ("something", "like"): "about",
    ("anywhere", "from"): "about",
    ("an", "average", "of"): "about",
    ("average", "of"): "about",
    **dict.fromkeys([(w,) for w in ("over", "above", "exceeding", "beyond", "topped", "topping", ">", "exceeded", "exceeds", "surpassing", "surpassed", "past")], "at_least"),
    ("more", "than"): "at_least",
    ("at", "least"): "at_least",
    ("in", "excess", "of"): "at_least",
    ("upwards", "of"): "at_least",
    ("upward", "of"): "at_least",
    ("no", "less", "than"): "at_least",
    ("no", "fewer", "than"): "at_least",
    ("not", "less", "than"): "at_least",
    ("greater", "than"): "at_least",
    ("higher", "than"): "at_least",
    ("farther", "than"): "at_least",
    ("further", "than"): "at_least",
    ("a", "minimum", "of"): "at_least",
    **dict.fromkeys([(w,) for w in ("under", "below", "almost", "nearly", "<", "within")], "at_most"),
    ("up", "to"): "at_most",
    ("less", "than"): "at_most",
    ("fewer", "than"): "at_most",
    ("lower", "than"): "at_most",
    ("at", "most"): "at_most",
    ("no", "more", "than"): "at_most",
    ("not", "more", "than"): "at_most",
    ("no", "farther", "than"): "at_most",
    ("no", "further", "than"): "at_most",
    ("no", "higher", "than"): "at_most",
    ("not", "higher", "than"): "at_most",
    ("no", "longer", "than"): "at_most",
    ("short", "of"): "at_most",
    ("shy", "of"): "at_most",
    ("as", "many", "as"): "at_most",
    ("as", "much", "as"): "at_most",
    ("a", "maximum", "of"): "at_most",
    ("not", "exceeding"): "at_most",
}  # fmt: skip
_LONGEST_HEDGE = max(len(words) for words in HEDGES)
_LAST_HEDGE_WORDS = frozenset(words[-1] for words in HEDGES)
#: Words that may stand before a hedge and belong to it ("just over", "well above").
_BOOSTERS = frozenset("just well slightly little far only possibly perhaps probably a bit".split())
#: Hedges that stand behind the figure.
_AFTER: tuple[tuple[tuple[str, ...], str], ...] = (
    (("or", "a", "little", "more"), "at_least"),
    (("or", "a", "bit", "more"), "at_least"),
    (("or", "so"), "about"),
    (("or", "more"), "at_least"),
    (("or", "less"), "at_most"),
    (("or", "lower"), "at_most"),
    (("or", "higher"), "at_least"),
    (("plus",), "at_least"),
    (("odd",), "about"),
)
_SPAN_WORDS = frozenset({"to", "and", "or", "\u2014"})


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


def hedge_before(low: list[str], i: int, floor: int = 0) -> tuple[str | None, int]:
    """Hedge that ends right before token `i`, and the token that it begins at.

    Examples
    --------
    >>> hedge_before(["flew", "just", "over", "600"], 3)
    ('at_least', 1)
    """
    at = i
    found: str | None = None
    while at > floor and low[at - 1] in _LAST_HEDGE_WORDS:
        for length in range(min(_LONGEST_HEDGE, at - floor), 0, -1):
            name = HEDGES.get(tuple(low[at - length : at]))
            if name is not None:
                # "up to some 50 km": the bound tells more than the roundness
                found = name if found in (None, "about") else found
                at -= length
                break
        else:
            break
    if found and at > floor and low[at - 1] in {"of", "the"}:
        return found, at
    while found and at > floor and low[at - 1] in _BOOSTERS:
        at -= 1
    return found, at


def read_unit(tokens: Tokens, i: int, *, after_digits: bool) -> tuple[str, float, int] | None:
    """Unit at token `i`: dimension, factor, and the index behind it."""
    low = tokens.low
    if i >= len(low):
        return None
    word = low[i]
    if word == "nautical" and low[i + 1 : i + 2] and low[i + 1] in {"mile", "miles"}:
        return "km", units.KM_PER_NMI, i + 2
    if word in {"square", "cubic"}:
        return "other", 1.0, i + 1
    if word == "times" and low[i + 1 : i + 5] == ["the", "speed", "of", "sound"]:
        return "mach", 1.0, i + 5
    known = UNIT_WORDS.get(word)
    if known is None or (word in _NEEDS_DIGITS and not after_digits):
        return None
    dimension, factor = known
    stop = i + 1
    if dimension == "km":
        per = low[stop] if stop < len(low) else ""
        behind = low[stop + 1] if stop + 1 < len(low) else ""
        if (per in {"/", "per", "a", "an"} and behind in _PER_TIME):
            if behind in {"s", "sec", "second"}:
                return "km_s", factor, stop + 2
            if behind in {"h", "hr", "hour"}:
                return "km_h", factor, stop + 2
            return "speed", factor, stop + 2
    return dimension, factor, stop


def find_quantities(tokens: Tokens, first: int, stop: int) -> list[Quantity]:
    """Quantities in the tokens from `first` up to `stop`, in order.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> text = tokenize("flew about 400 to 600 km (250-370 miles) in 11 min 30 s")
    >>> for q in find_quantities(text, 0, len(text.low)):
    ...     print(q.dimension, q.value, q.value_max, q.qualifier, q.converted is not None)
    km 400.0 600.0 about True
    min 11.5 None exact False
    """
    found: list[Quantity] = []
    low, number = tokens.low, tokens.number
    i = first
    while i < stop:
        if number[i] or low[i] in NUMBER_WORDS or (low[i] in {"a", "an"} and i + 1 < stop and low[i + 1] in _HOURLIKE):
            quantity = _read(tokens, i, first, stop)
            if quantity is not None:
                _append(tokens, found, quantity)
                i = quantity.stop
                continue
        elif low[i] == "mach":
            quantity = _mach(tokens, i, first, stop)
            if quantity is not None:
                found.append(quantity)
                i = quantity.stop
                continue
        i += 1
    return found


_HOURLIKE = frozenset({"hour", "dozen", "hundred", "thousand", "pair", "couple", "minute", "trio", "score", "mile", "kilometer", "kilometre"})


def _read(tokens: Tokens, i: int, floor: int, stop: int) -> Quantity | None:
    low = tokens.low
    if low[i : i + 3] == ["half", "an", "hour"]:
        name, begin = hedge_before(low, i, floor)
        return Quantity(begin, i + 3, i, i + 1, "min", 30.0, None, name or "exact", "hour")
    if low[i] in {"a", "an"} and low[i + 1] in {"hour", "minute", "mile", "kilometer", "kilometre"}:
        number: tuple[float, int] | None = (1.0, i + 1)
    else:
        number = read_number(tokens, i)
    if number is None or (i > floor and low[i - 1] in {"several", "few", "many"}):
        return None
    value, after = number
    if after - i > 1 and tokens.number[i] and tokens.number[i + 1]:
        # digits in groups of three need a unit behind them; else they are two numbers
        if read_unit(tokens, after, after_digits=True) is None and not _span_follows(tokens, after):
            value, after = float(low[i]), i + 1
    digits = tokens.number[after - 1] or tokens.number[i]
    if after < stop and low[after] == "+":
        plus, unit_at = True, after + 1
    else:
        plus, unit_at = False, after
    unit = read_unit(tokens, unit_at, after_digits=digits)
    number_stop = after
    value_max: float | None = None
    if unit is None or unit[0] in {"min", "km", "other"}:
        span = _span(tokens, after if unit is None else unit[2], stop)
        if span is not None:
            upper, span_stop, span_unit = span
            compound = unit is not None and unit[0] == "min" and unit[1] > span_unit[1]
            if unit is None and _is_span(tokens, i, after, value, upper, shared_unit=True):
                unit = (span_unit[0], span_unit[1], span_stop)
                value_max, number_stop = upper, span_stop
            elif (
                unit is not None
                and unit[0] == span_unit[0]
                and not compound
                and _is_span(tokens, i, unit[2], value * unit[1], upper * span_unit[1], shared_unit=False)
            ):
                value_max, number_stop = upper * span_unit[1] / unit[1], span_stop
                unit = (unit[0], unit[1], span_stop)
    if unit is None:
        return _bare(tokens, i, after, value, floor)
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
    qualifier, begin = _hedged(tokens, i, floor)
    qualifier = qualifier or ("at_least" if plus else None)
    if qualifier is None:
        for words, name in _AFTER:
            if tuple(low[end : end + len(words)]) == words:
                qualifier, end = name, end + len(words)
                break
    if value_max is not None and value_max < value:
        value, value_max = value_max, value
    return Quantity(
        first=begin, stop=end, number_at=i, number_stop=number_stop, dimension=dimension,
        value=value, value_max=value_max, qualifier=qualifier or "exact", unit_word=low[unit_at] if unit_at < len(low) else "",
    )  # fmt: skip


def _dotted_thousands(word: str) -> bool:
    """Whether "4.500" before "km" is four thousand five hundred.

    No report prints a distance to the metre, and machine-translated ones keep the dots that
    other languages group digits by.
    """
    whole, dot, decimals = word.partition(".")
    return bool(dot) and len(decimals) == 3 and 1 <= len(whole) <= 2 and whole != "0"


def _hedged(tokens: Tokens, i: int, floor: int) -> tuple[str | None, int]:
    low = tokens.low
    at = i
    if at > floor and low[at - 1] in {"between", "from"}:
        at -= 1
    name, begin = hedge_before(low, at, floor)
    if name is None and at == i:
        name, begin = hedge_before(low, i, floor)
        if begin > floor and low[begin - 1] == "between":
            begin -= 1
    elif name is None and low[at] == "from":
        begin = i
    return name, begin


def _span_follows(tokens: Tokens, at: int) -> bool:
    low = tokens.low
    return at < len(low) and low[at] in _SPAN_WORDS


def _span(tokens: Tokens, at: int, stop: int) -> tuple[float, int, tuple[str, float]] | None:
    """Upper end of a span that goes on at token `at`: number, index behind its unit, unit."""
    low = tokens.low
    if at >= stop:
        return None
    if low[at] in _SPAN_WORDS:
        begin = at + 1
        if low[at] == "to" and begin < stop and low[begin] in {"about", "around", "some", "nearly", "almost"}:
            begin += 1
        elif low[at] in {"and", "or"} and begin < stop and low[begin] in {"about", "around", "some"}:
            begin += 1
    elif tokens.number[at] and tokens.gap(at) in {"-", "\u2010", "\u2011", "\u2013"}:
        begin = at
    else:
        return None
    number = read_number(tokens, begin) if begin < stop else None
    if number is None:
        return None
    upper, after = number
    unit = read_unit(tokens, after, after_digits=tokens.number[after - 1])
    if unit is None:
        return None
    return upper, unit[2], (unit[0], unit[1])


def _is_span(tokens: Tokens, i: int, after: int, lower: float, upper: float, shared_unit: bool) -> bool:
    """Whether two numbers before one unit are the ends of a span.

    "430 and 690 km" are two figures of one salvo, which the tables keep as a span too;
    "in 39 and 47 minutes" likewise. Both need the unit to be shared, or the words of a span.
    """
    if shared_unit:
        return True
    connector = tokens.low[after] if after < len(tokens.low) else ""
    _, hedge_at = hedge_before(tokens.low, i)
    between = hedge_at > 0 and tokens.low[hedge_at - 1] == "between"
    return between or (connector == "to" and lower < upper)


def _compound_time(
    tokens: Tokens, value: float, factor: float, end: int, stop: int
) -> tuple[float, int]:
    """Further parts of a time: "47 minutes and 12 seconds", "1 h 14 min 51 s"."""
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


def _bare(tokens: Tokens, i: int, after: int, value: float, floor: int) -> Quantity | None:
    """A number without a unit: a count, a day, a designation; its role shows later."""
    qualifier, begin = hedge_before(tokens.low, i, floor)
    return Quantity(
        first=begin, stop=after, number_at=i, number_stop=after, dimension="count",
        value=value, qualifier=qualifier or "exact",
    )  # fmt: skip


def _mach(tokens: Tokens, i: int, floor: int, stop: int) -> Quantity | None:
    """ "Mach 6", "Mach 5 to 6", with the hedge before "Mach"."""
    low = tokens.low
    at = i + 1
    inner = None
    if at < stop and low[at] in {"about", "around", "some", "over"}:
        inner = HEDGES.get((low[at],))
        at += 1
    number = read_number(tokens, at) if at < stop else None
    if number is None:
        return None
    value, end = number
    value_max = None
    span_at = end
    if span_at + 1 < stop and low[span_at] in {"to", "and", "\u2014"}:
        behind = span_at + 2 if low[span_at + 1] == "mach" else span_at + 1
        upper = read_number(tokens, behind) if behind < stop else None
        if upper is not None and read_unit(tokens, upper[1], after_digits=True) is None and low[span_at] != "and":
            value_max, end = upper
    elif span_at < stop and tokens.number[span_at] and tokens.gap(span_at) in {"-", "\u2013"}:
        value_max, end = float(low[span_at]), span_at + 1
    name, begin = hedge_before(low, i, floor)
    return Quantity(
        first=begin, stop=end, number_at=at, number_stop=end, dimension="mach",
        value=value, value_max=value_max, qualifier=name or inner or "exact", unit_word="mach",
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
