"""Text of strangers with no power over what shows it."""

from __future__ import annotations

import unicodedata

#: Characters that turn the direction of writing.
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    r"""Replace control characters and turns of direction, which reports may hold, one by one.

    Examples
    --------
    >>> printable("a\x1b[2Jb\n")
    'a\ufffd[2Jb\n'
    """
    return "".join(
        "\ufffd"
        if c in _TURNS
        or unicodedata.category(c) == "Cs"
        or (unicodedata.category(c) == "Cc" and c not in "\n\t")
        else c
        for c in text
    )
