"""Tokens and sentences with character offsets.

A token is a word, a number or a mark of punctuation. Hyphens inside words are no tokens: the two
halves are, so that "short-range", "short range" and a non-breaking hyphen read alike, and
"KN-23", "KN 23" and "KN23" too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

#: Alternatives in the order of the constants below; the first only takes words that need no
#: folding, which most are. The blank before a token is taken along, for speed.
_TOKEN = re.compile(
    r" ?(?:([A-Za-z][a-z]+(?=[ ,\n]))|(?=\S)(?:"
    r"(\b[AaPp]\s?[.\-]\s?[Mm]\b\.?)"
    r"|(\d+(?:[,\u2009\u202f\u00a0]\d{3})*(?:[.]\d+)?)"
    r"|(\b(?:[A-Za-z]\.){2,})"
    r"|(\b(?:[Aa]pprox|ca)\.)"
    r"|([^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*)"
    r"|(--+|[\u2014\u2013]|(?<=\s)-(?=\s)|[^\w\s\-\u2010\u2011])))"
)
_PLAIN, _MERIDIEM, _NUMBER, _ACRONYM, _SHORT, _WORD = range(1, 7)
_THOUSANDS = re.compile(r"[,\u2009\u202f\u00a0]")
_APOSTROPHES = re.compile(r"['’ʼ‘`]")
#: Longest sentence, in tokens. What looks round within a sentence would cost the square of its
#: length; no real sentence is as long, so that a text without stops costs no more than others.
_LONGEST_SENTENCE = 400


def words(text: str) -> frozenset[str]:
    """Set of the words of a string: the form in which word lists are kept.

    Examples
    --------
    >>> sorted(words("flew fell"))
    ['fell', 'flew']
    """
    return frozenset(text.split())


#: A dot behind one of these ends no sentence.
_ABBREVIATIONS = words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "mr mrs ms dr prof gen lt col maj capt cmdr adm brig sgt rep sen gov pres st mt ft no nos vs "
    "approx ca calif colo neb fla ariz va md ala nev wash ore tex mass conn mich minn wis ga ill "
    "ind kan okla tenn ky penn prov dept ret hon rev jr sr e.g i.e al est fig vol sq km nm min sec "
    "hrs"
)
#: ... unless what follows opens a sentence for sure: "km." and "min." often do end one.
_UNIT_ABBREVIATIONS = words("km nm min sec hrs ft sq")
_STOPS = frozenset(".!?")
_CLOSING = frozenset("\"”'’)")
_LINE_ENDS = frozenset(".!?:;")
_LIST_MARKS = frozenset("-*•(#●■")
_OPENING_MARKS = frozenset("\"“'‘([#•*-")
_MAY_END = _STOPS | _CLOSING | {"am", "pm"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens; parallel tuples, one entry per token.

    Attributes
    ----------
    text : str
        The text that offsets count in.
    low : list of str
        Folded form: lower case, no accents, no possessive ``'s``.
    start, end : list of int
        Character offsets, end exclusive.
    number : list of bool
        Whether the token is written in digits.
    sentences : list of (int, int)
        Token index of each sentence's first token and behind its last.
    """

    text: str
    low: list[str]
    start: list[int]
    end: list[int]
    number: list[bool]
    sentences: list[tuple[int, int]]

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Character offsets of the tokens from `first` up to, not including, `stop`."""
        return self.start[first], self.end[stop - 1]

    def gap(self, i: int) -> str:
        """Characters between token `i` and the one before it."""
        return self.text[self.end[i - 1] : self.start[i]] if i else ""


def fold_word(word: str) -> str:
    """Lower case without accents, apostrophes and possessive ending.

    Examples
    --------
    >>> fold_word("Japan’s"), fold_word("Sana'a"), fold_word("Kusŏng")
    ('japan', 'sanaa', 'kusong')
    """
    word = word.lower()
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    if len(word) > 2 and word[-1] == "s" and word[-2] in "'’ʼ‘`":
        word = word[:-2]
    return _APOSTROPHES.sub("", word)


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens and sentences; linear in its length.

    Examples
    --------
    >>> tokenize("It flew 1,001.2 km. Japan's KN-23?").low
    ['it', 'flew', '1001.2', 'km', '.', 'japan', 'kn', '23', '?']
    >>> len(tokenize("On Nov. 3 it fell. It failed.").sentences)
    2
    """
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    number_at: list[int] = []
    # lower case keeps the offsets of ASCII texts; of others it may not
    folded = text.lower() if text.isascii() else ""
    for match in _TOKEN.finditer(text):
        kind = match.lastindex or _PLAIN
        a, b = match.span(kind)
        start.append(a)
        end.append(b)
        if kind == _PLAIN:
            low.append(folded[a:b] if folded else match[kind].lower())
            continue
        value = match[kind]
        if kind == _WORD:
            value = value.lower()
            if not value.isascii() or "'" in value or "`" in value:
                value = fold_word(value)
        elif kind == _NUMBER:
            value = _THOUSANDS.sub("", value) if len(value) > 3 else value
            number_at.append(len(low))
        elif kind == _ACRONYM:
            value = value.replace(".", "").lower()
        elif kind == _SHORT:
            value = value[:-1].lower()
        elif kind == _MERIDIEM:
            value = value[0].lower() + "m"
        elif value[0] in "-\u2013":
            value = "\u2014"
        low.append(value)
    number = [False] * len(low)
    for i in number_at:
        number[i] = True
    return Tokens(text, low, start, end, number, _sentences(text, low, start, end))


def _sentences(
    text: str, low: list[str], start: list[int], end: list[int]
) -> list[tuple[int, int]]:
    sentences: list[tuple[int, int]] = []
    first = 0
    for i in _possible_openings(text, low, start):
        if _opens_sentence(text, low, start, end, i):
            _add_pieces(sentences, first, i)
            first = i
    if low:
        _add_pieces(sentences, first, len(low))
    return sentences


def _add_pieces(sentences: list[tuple[int, int]], first: int, stop: int) -> None:
    """Add a sentence, in pieces where it is longer than any real one."""
    while stop - first > _LONGEST_SENTENCE:
        sentences.append((first, first + _LONGEST_SENTENCE))
        first += _LONGEST_SENTENCE
    sentences.append((first, stop))


def _possible_openings(text: str, low: list[str], start: list[int]) -> list[int]:
    """Tokens behind a mark that may end a sentence, or behind a line break, in order."""
    found = [i for i, word in enumerate(low, 1) if word in _MAY_END]
    at = text.find("\n")
    if at >= 0:
        behind_breaks = set(found)
        while at >= 0:
            behind_breaks.add(bisect_left(start, at))
            at = text.find("\n", at + 1)
        found = sorted(behind_breaks)
    return [i for i in found if 0 < i < len(low)]


def _opens_sentence(text: str, low: list[str], start: list[int], end: list[int], i: int) -> bool:
    """Whether a sentence ends before token `i`."""
    gap = text[end[i - 1] : start[i]]
    if not gap or not gap[0].isspace():
        return False
    before = low[i - 1]
    if "\n" in gap and (
        gap.count("\n") > 1 or before in _LINE_ENDS or text[start[i]] in _LIST_MARKS
    ):
        return True
    if before in _STOPS:
        return _ends_sentence(text, low, start, i)
    if before in _CLOSING and i >= 2 and low[i - 2] in _STOPS:
        return text[start[i]].isupper()
    return before in {"am", "pm"} and _opens_after_dot(text, end, start, low, i)


def _ends_sentence(text: str, low: list[str], start: list[int], i: int) -> bool:
    """Whether the stop before token `i` ends a sentence."""
    if low[i - 1] != ".":
        return True
    opening = text[start[i]]
    if not (opening.isupper() or opening.isdigit() or opening in _OPENING_MARKS):
        return False
    if i < 2:
        return True
    word = low[i - 2]
    if word in _ABBREVIATIONS:
        return word in _UNIT_ABBREVIATIONS and opening.isupper()
    # an initial, as in "N. Korea" or "Harry B. Harris"; but not the pronoun or a class letter
    return not (len(word) == 1 and word.isalpha() and text[start[i - 2]].isupper())


#: Words that open a sentence rather than follow an "a.m." inside one.
_OPENERS = words(
    "the it they a an one two three both south north japan japanese officials in on at after he "
    "she this that these its state no all each according nobody details tokyo seoul pyongyang "
    "there another as by us"
)


def _opens_after_dot(text: str, end: list[int], start: list[int], low: list[str], i: int) -> bool:
    """Whether "a.m." with its own dot ends the sentence before token `i`."""
    if low[i] not in _OPENERS or low[i + 1 : i + 2] == ["time"]:
        return False  # "2:48 a.m. Pyongyang time"
    return text[end[i - 1] - 1] == "." and text[start[i]].isupper()
