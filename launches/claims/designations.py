"""Designations of missiles: known stems with their spellings, and what looks like one."""

from __future__ import annotations

from collections.abc import Sequence

from launches.claims.entities import NAME, NAME_ACTOR, Entity
from launches.claims.stems import (
    NAME_ACTORS,
    NEEDS_SUFFIX,
    ONLY_WITH_SECOND,
    OTHER_MACHINES,
    SECOND_WORDS,
    STEMS,
)
from launches.text.tokens import Tokens, words

_ROMAN = {"i": "I", "ii": "II", "iii": "III", "iv": "IV", "v": "V", "vi": "VI"}
_LETTERS = words("a b c d e f h m p r s t u g k ga na da ra ma er mod prime")
_HYPHENS = frozenset("-\u2010\u2011")
#: What may stand between the stem of a designation and its number.
_JOINTS = frozenset({"-", " ", "", "\u2010", "\u2011", "\u2013", " - "})
#: Numbers of three digits that designations have behind a blank.
_LONG_NUMBERS = words("110 100 300 101 555")
#: What a number behind a spaced name counts: "Scud 450 km".
_COUNTED = words("km kilometers kilometres miles mm percent % : missiles")
#: Endings of Korean place names: Musudan-ri is the place.
_PLACE_ENDINGS = words("ri ni")
#: Longest digits and the most parts of a suffix.
_MOST_DIGITS, _MOST_PARTS = 4, 5
#: Tokens within which a noun of the trade makes a designation of what looks like one.
_NEAR = 2


def find_names(tokens: Tokens, first: int, stop: int, trade: Sequence[Entity] = ()) -> list[Entity]:
    """Designations in the tokens from `first` up to `stop`.

    Parameters
    ----------
    tokens : Tokens
        The text.
    first, stop : int
        Tokens.
    trade : sequence of Entity
        Nouns of the trade, beside which a name that is in no list counts as one.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> t = tokenize("a Hwasong-17 and a Sumud-3 missile")
    >>> [e.kinds[NAME] for e in find_names(t, 0, 8, [Entity(7, 8, {})])]
    ['Hwasong-17', 'Sumud-3']
    """
    low, number = tokens.low, tokens.number
    names: list[Entity] = []
    known_at = [i for i in range(first, stop) if low[i] in STEMS or number[i]]
    behind = first
    for i in known_at:
        if i < behind:
            continue
        if not number[i]:
            known = read_designation(tokens, i, stop)
            if known is not None:
                name, actor, behind = known
                names.append(Entity(i, behind, {NAME: name, NAME_ACTOR: actor}))
        elif i - 1 >= max(behind, first):
            guess = looks_like_designation(tokens, i - 1, stop)
            if guess is not None and any(
                0 <= e.first - guess[1] <= _NEAR or 0 <= i - 1 - e.stop <= _NEAR for e in trade
            ):
                behind = guess[1]
                names.append(Entity(i - 1, behind, {NAME: guess[0], NAME_ACTOR: ""}))
    return names


def read_designation(tokens: Tokens, i: int, stop: int) -> tuple[str, str, int] | None:
    """Designation at token `i`: its one spelling, its actor or "", and the index behind it.

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> for text in ("Hwasongpho-18", "KN23", "DF-26B", "Agni Prime", "Minuteman 3", "Kh-101s"):
    ...     t = tokenize(text)
    ...     print(read_designation(t, 0, len(t.low))[0])
    Hwasong-18
    KN-23
    DF-26B
    Agni-Prime
    Minuteman III
    Kh-101
    """
    low = tokens.low
    word = low[i]
    stem = STEMS.get(word)
    if stem is None or not tokens.text[tokens.start[i]].isupper():
        return None
    at = i + 1
    name = stem
    if at < stop and low[at] in SECOND_WORDS.get(word, ()):
        name = _with_second(word, stem, low[at])
        at += 1
    elif word in ONLY_WITH_SECOND:
        return None
    if at < stop and low[at] in _PLACE_ENDINGS:
        return None
    suffix, at = _suffix(tokens, at, stop)
    if not _plausible(word, suffix):
        return None
    if suffix:
        name = _numbered(word, name, suffix)
    return name, NAME_ACTORS.get(stem.lower().split()[0], ""), at


def _with_second(word: str, stem: str, second: str) -> str:
    """Stem and second word in the spelling that is kept."""
    if word == "agni":
        return "Agni-Prime"
    return stem if " " in stem or word == "taepo" else f"{stem} {second.capitalize()}"


def _numbered(word: str, name: str, suffix: str) -> str:
    """Name and number in the spelling that is kept."""
    if word == "minuteman":
        return f"{name} {'III' if suffix == '3' else suffix}"
    if word in {"trident", "type"}:
        return f"{name} {suffix}"
    return f"{name}{suffix}" if word == "m" else f"{name}-{suffix}"


def _plausible(word: str, suffix: str) -> bool:
    """Whether a stem that may be a word or a letter besides has the number of a missile."""
    if word in NEEDS_SUFFIX and not suffix:
        return False
    if len(word) <= 2 and not suffix[:1].isdigit():
        return False
    digits = suffix.split("-")[0]
    if word == "m":
        return digits.startswith(("51", "45"))
    if word == "s":
        return digits.startswith(("300", "400"))
    if word == "k":
        return digits in {"4", "5", "15"}
    if word == "r":
        return digits.startswith(("29", "36", "27", "39"))
    if word == "type":
        return digits.isdigit() and 10 <= int(digits) <= 99
    return True


def _suffix(tokens: Tokens, at: int, stop: int) -> tuple[str, int]:
    """Read number, Roman numeral and letters of a designation from token `at` on."""
    low, number = tokens.low, tokens.number
    if at >= stop or tokens.gap(at) not in _JOINTS:
        return "", at
    gap, word = tokens.gap(at), low[at]
    printed = tokens.text[tokens.start[at] : tokens.end[at]]
    if number[at] and len(word) <= _MOST_DIGITS and _is_suffix_number(tokens, at, stop):
        suffix = word
    elif word in _ROMAN and printed[0].isupper():
        suffix = _ROMAN[word]
    elif gap != " " and word in _LETTERS:
        suffix = printed
    else:
        return "", at
    return _further_parts(tokens, suffix, at + 1, stop)


def _is_suffix_number(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a number belongs to the name before it, not to what follows."""
    if tokens.gap(at) != " ":
        return True
    if len(tokens.low[at]) > 2 and tokens.low[at] not in _LONG_NUMBERS:
        return False
    return not (at + 1 < stop and tokens.low[at + 1] in _COUNTED)


def _further_parts(tokens: Tokens, suffix: str, at: int, stop: int) -> tuple[str, int]:
    """Letters and numbers that go on with a suffix: "26B", "29RM", "11-Ga"."""
    low, number = tokens.low, tokens.number
    for _ in range(_MOST_PARTS):
        if at >= stop:
            break
        gap, word = tokens.gap(at), low[at]
        printed = tokens.text[tokens.start[at] : tokens.end[at]]
        if gap == "" and (word in _LETTERS or number[at]):
            suffix += printed
        elif gap == "-" and (word in _LETTERS or (number[at] and len(word) <= 2)):
            suffix += "-" + printed
        else:
            break
        at += 1
    if suffix.endswith("s") and len(suffix) > 1 and suffix[-2].isdigit():
        suffix = suffix[:-1]
    return suffix, at


def looks_like_designation(tokens: Tokens, i: int, stop: int) -> tuple[str, int] | None:
    """Capitalised word, hyphen, number that is no known stem: "Sumud-3".

    Examples
    --------
    >>> from launches.text.tokens import tokenize
    >>> looks_like_designation(tokenize("Sumud-3"), 0, 2)
    ('Sumud-3', 2)
    """
    low = tokens.low
    if i + 1 >= stop or not tokens.number[i + 1] or tokens.number[i] or not low[i].isalpha():
        return None
    if tokens.gap(i + 1) not in _HYPHENS or not tokens.text[tokens.start[i]].isupper():
        return None
    if low[i] in OTHER_MACHINES or low[i] in STEMS or len(low[i + 1]) > 3:
        return None
    return f"{tokens.text[tokens.start[i] : tokens.end[i]]}-{low[i + 1]}", i + 2
