"""Tokens and sentences with character offsets.

A token is a word, a number or a mark of punctuation. Hyphens inside words are no tokens: the two
halves are, so that "short-range", "short range" and a non-breaking hyphen read alike, and
"KN-23", "KN 23" and "KN23" too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<meridiem>\b[AaPp]\s?[.\-]\s?[Mm]\b\.?)"
    r"|(?P<number>\d+(?:[,\u2009\u202f\u00a0]\d{3})*(?:[.]\d+)?)"
    r"|(?P<acronym>\b(?:[A-Za-z]\.){2,})"
    r"|(?P<short>\b(?:[Aa]pprox|ca)\.)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*)"
    r"|(?P<mark>--+|[\u2014\u2013]|(?<=\s)-(?=\s)|[^\w\s\-\u2010\u2011])"
)
_THOUSANDS = re.compile(r"[,\u2009\u202f\u00a0]")
_APOSTROPHES = re.compile(r"['’ʼ‘`]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")

#: A dot behind one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "mr mrs ms dr prof gen lt col maj capt cmdr adm brig sgt rep sen gov pres st mt ft no nos vs "
    "approx ca calif colo neb fla ariz va md ala nev wash ore tex mass conn mich minn wis ga ill ind kan okla tenn ky penn prov dept ret hon rev jr sr e.g i.e al est fig vol sq km nm min sec hrs".split()
)
#: ... unless what follows opens a sentence for sure: "km." and "min." often do end one.
_UNIT_ABBREVIATIONS = frozenset("km nm min sec hrs ft sq".split())


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
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
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
    number: list[bool] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        value = match.group()
        a, b = match.span()
        if kind == "word":
            value = value.lower()
            if not value.isascii() or "'" in value or "`" in value:
                value = fold_word(value)
        elif kind == "number":
            value = _THOUSANDS.sub("", value) if len(value) > 3 else value
        elif kind == "acronym":
            value = value.replace(".", "").lower()
        elif kind == "short":
            value = value[:-1].lower()
        elif kind == "meridiem":
            value = value[0].lower() + "m"
        elif value[0] in "-\u2013":
            value = "\u2014"
        low.append(value)
        start.append(a)
        end.append(b)
        number.append(kind == "number")
    return Tokens(text, low, start, end, number, _sentences(text, low, start, end))


def _sentences(text: str, low: list[str], start: list[int], end: list[int]) -> list[tuple[int, int]]:
    breaks = {match.start() for match in _BLANK_LINE.finditer(text)}
    sentences: list[tuple[int, int]] = []
    first = 0
    count = len(low)
    for i in range(1, count):
        gap = text[end[i - 1] : start[i]]
        if not gap or not gap[0].isspace() and '"' not in gap:
            # a closing quotation mark is a token; a gap without space joins two tokens
            continue
        before = low[i - 1]
        if "\n" in gap and (end[i - 1] in breaks or _blank(gap) or _ends_line(text, start[i], before)):
            cut = True
        elif before in ".!?" and before:
            cut = _ends_sentence(text, low, start, i)
        elif before in "\"”'’)" and i >= 2 and low[i - 2] in {".", "!", "?"}:
            cut = text[start[i]].isupper()
        else:
            cut = len(before) == 2 and before in {"am", "pm"} and _opens_after_dot(text, end, start, low, i)
        if cut:
            sentences.append((first, i))
            first = i
    if count:
        sentences.append((first, count))
    return sentences


def _blank(gap: str) -> bool:
    return gap.count("\n") > 1


def _ends_line(text: str, at: int, before: str) -> bool:
    """Whether a single line break ends a sentence: after a stop, or before a list item."""
    return before in {".", "!", "?", ":", ";"} or text[at] in "-*•(#●■"


def _ends_sentence(text: str, low: list[str], start: list[int], i: int) -> bool:
    """Whether the stop before token `i` ends a sentence."""
    if low[i - 1] != ".":
        return True
    opening = text[start[i]]
    if not (opening.isupper() or opening.isdigit() or opening in "\"“'‘([#•*-"):
        return False
    if i < 2:
        return True
    word = low[i - 2]
    if word in _ABBREVIATIONS:
        return word in _UNIT_ABBREVIATIONS and opening.isupper()
    # an initial, as in "N. Korea" or "Harry B. Harris"; but not the pronoun or a class letter
    return not (len(word) == 1 and word.isalpha() and text[start[i - 2]].isupper())


#: Words that open a sentence rather than follow an "a.m." inside one.
_OPENERS = frozenset(
    "the it they a an one two three both south north japan japanese officials in on at after he "
    "she this that these its state no all each according nobody details tokyo seoul pyongyang "
    "there another as by us".split()
)


def _opens_after_dot(
    text: str, end: list[int], start: list[int], low: list[str], i: int
) -> bool:
    """Whether "a.m." with its own dot ends the sentence before token `i`."""
    return text[end[i - 1] - 1] == "." and text[start[i]].isupper() and low[i] in _OPENERS
