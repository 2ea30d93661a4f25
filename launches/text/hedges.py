"""Words by which a figure is said to be round, a lower bound or an upper one."""

from __future__ import annotations

from launches.text.tokens import words

#: hedge -> phrases, | between
_PHRASES = {
    "about": (
        "about|around|some|roughly|approximately|approx|circa|ca|c|estimated|approximate|~|≈|abt|"
        "approximatively|close to|in the region of|in the order of|on the order of|"
        "in the neighborhood of|on average|something like|anywhere from|an average of|average of"
    ),
    "at_least": (
        "over|above|exceeding|beyond|topped|topping|>|exceeded|exceeds|surpassing|surpassed|past|"
        "more than|at least|in excess of|upwards of|upward of|no less than|no fewer than|"
        "not less than|greater than|higher than|farther than|further than|a minimum of"
    ),
    "at_most": (
        "under|below|almost|nearly|<|within|up to|less than|fewer than|lower than|at most|"
        "no more than|not more than|no farther than|no further than|no higher than|"
        "not higher than|no longer than|short of|shy of|as many as|as much as|a maximum of|"
        "not exceeding"
    ),
}
HEDGES: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): name for name, text in _PHRASES.items() for phrase in text.split("|")
}
_LONGEST_HEDGE = max(len(phrase) for phrase in HEDGES)
_LAST_HEDGE_WORDS = frozenset(phrase[-1] for phrase in HEDGES)
#: Words that may stand before a hedge and belong to it ("just over", "well above").
_BOOSTERS = words("just well slightly little far only possibly perhaps probably a bit")
#: Hedges that stand behind the figure, the longer first.
_AFTER = (
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
_AFTER_STARTS = frozenset(phrase[0] for phrase, _ in _AFTER)


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
        name, length = _hedge_ending(low, at, floor)
        if name is None:
            break
        # "up to some 50 km": the bound tells more than the roundness
        found = name if found in (None, "about") else found
        at -= length
    if found is None or (at > floor and low[at - 1] in {"of", "the"}):
        return found, at
    while at > floor and low[at - 1] in _BOOSTERS:
        at -= 1
    return found, at


def _hedge_ending(low: list[str], at: int, floor: int) -> tuple[str | None, int]:
    """Longest hedge that ends right before a token, and its number of words."""
    for length in range(min(_LONGEST_HEDGE, at - floor), 0, -1):
        name = HEDGES.get(tuple(low[at - length : at]))
        if name is not None:
            return name, length
    return None, 0


def hedge_behind(low: list[str], i: int) -> tuple[str | None, int]:
    """Hedge that begins at token `i`, behind a figure, and the index behind it.

    Examples
    --------
    >>> hedge_behind(["600", "km", "or", "so"], 2)
    ('about', 4)
    """
    if i < len(low) and low[i] in _AFTER_STARTS:
        for phrase, name in _AFTER:
            if tuple(low[i : i + len(phrase)]) == phrase:
                return name, i + len(phrase)
    return None, i
