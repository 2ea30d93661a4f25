"""Tokens and sentences: offsets, foldings, and what ends a sentence."""

from __future__ import annotations

import pytest

from launches.text.numbers import read_number
from launches.text.tokens import fold_word, tokenize


def sentences(text: str) -> list[str]:
    tokens = tokenize(text)
    spans = [tokens.span(first, stop) for first, stop in tokens.sentences]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize("text", ["KN-23", "KN 23", "KN23", "KN\u201123"])
def test_designations_read_alike_however_they_are_joined(text: str) -> None:
    assert tokenize(text).low == ["kn", "23"]


def test_offsets_point_into_the_text_as_it_was() -> None:
    text = "Kusŏng’s “4,500 km” — 10:17 a.m., U.S. time"
    tokens = tokenize(text)
    pieces = [text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]
    assert pieces[0] == "Kusŏng’s"
    assert tokens.low[0] == "kusong"
    assert pieces[tokens.low.index("4500")] == "4,500"
    assert pieces[tokens.low.index("am")] == "a.m."
    assert pieces[tokens.low.index("us")] == "U.S."


def test_letters_that_grow_in_lower_case_shift_no_offset() -> None:
    text = "İİİ fired it"
    tokens = tokenize(text)
    assert text[tokens.start[1] : tokens.end[1]] == "fired"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It flew 600 km. Japan protested.", 2),
        ("On Nov. 3 it fell. It failed.", 2),
        ("Gen. Kim spoke to Harry B. Harris about N. Korea.", 1),
        ("It was fired at 7:10 a.m. It fell at 7:22.", 2),
        ("It was fired at 7:10 a.m. Korea time.", 1),
        ('"It failed." The ministry said no more.', 2),
        ("SEOUL\n\nIt flew", 2),
        ("one line\nand the next", 1),
        ("Launched:\n- two missiles\n- one rocket", 3),
    ],
)
def test_what_ends_a_sentence(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_text_without_stops_is_cut_into_bounded_pieces() -> None:
    tokens = tokenize("word " * 1000)
    assert tokens.sentences == [(0, 400), (400, 800), (800, 1000)]


@pytest.mark.parametrize("word", ["Sana'a", "Sana’a", "SANAA"])
def test_spellings_of_a_name_fold_together(word: str) -> None:
    assert fold_word(word) == "sanaa"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,648.4", 6648.4),
        ("6\u202f648", 6648.0),
        ("1 001.2", 1001.2),
        ("half a dozen", 6.0),
        ("two dozen", 24.0),
        ("a couple", 2.0),
        ("four hundred and ninety", 490.0),
        ("eleven and a half", 11.5),
        ("101 point one", 101.1),
        ("2.5 thousand", 2500.0),
    ],
)
def test_numbers_as_reports_write_them(text: str, value: float) -> None:
    found = read_number(tokenize(text), 0)
    assert found is not None
    assert found[0] == pytest.approx(value)
    assert found[1] == len(tokenize(text).low)


@pytest.mark.parametrize("text", ["1" * 5000, "hundred " * 500, "1 " + "001 " * 500])
def test_no_run_of_digits_or_number_words_is_read_without_end(text: str) -> None:
    found = read_number(tokenize(text), 0)
    assert found is None or (found[0] < 1e30 and found[1] <= 14)
