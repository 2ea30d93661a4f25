"""The sentence that a span of a text stands in."""

from __future__ import annotations

import re

from launches.text.rowtext import is_layout
from launches.text.tokens import tokenize

Span = tuple[int, int]


def sentence_spans(text: str) -> list[Span]:
    """Characters of each sentence of a text, in order; of each cell where it is a table's rows.

    Examples
    --------
    >>> sentence_spans("It fell. It flew 650 km.")
    [(0, 8), (9, 24)]
    """
    if is_layout(text):
        return [cell.span() for cell in re.finditer(r"\S.*(?:\n  .*)*", text)]
    tokens = tokenize(text)
    return [tokens.span(first, stop) for first, stop in tokens.sentences if first < stop]


def holding(sentences: list[Span], start: int, end: int) -> Span:
    """Characters of the sentences that hold a span.

    Parameters
    ----------
    sentences : list of (int, int)
        As `sentence_spans` gives them.
    start, end : int
        Characters of the span.

    Examples
    --------
    >>> holding(sentence_spans("It fell. It flew 650 km. It failed."), 17, 23)
    (9, 24)
    """
    found = [(a, b) for a, b in sentences if a < end and b > start] or [(start, end)]
    return min(found[0][0], start), max(found[-1][1], end)
