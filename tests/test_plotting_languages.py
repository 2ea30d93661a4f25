"""Figures in Japanese and Korean: every fixed word translated, and never a box for a letter."""

from __future__ import annotations

import ast
import re
import string
from itertools import chain
from pathlib import Path

import pytest

from launches.errors import FigureError
from launches.figures import caption
from launches.plotting import fonts
from launches.plotting.look import Look, drawn_in
from launches.plotting.measure import make_renderer, wrap
from launches.plotting.missile_names import missile_name
from launches.plotting.translate import TABLES, table, tr
from launches.plotting.words import place_name, sea_spellings

PACKAGE = Path(fonts.__file__).parent
CAPTIONS = Path(caption.__file__)


def said() -> set[str]:
    """English words that the code hands to `tr` or `counted` as they stand."""
    found = {*caption.ASSUMED.values(), *chain.from_iterable(caption.HOW_TO_READ.values())}
    for path in (*PACKAGE.glob("*.py"), CAPTIONS):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                if node.func.id == "tr" and isinstance(node.args[0], ast.Constant):
                    found.add(str(node.args[0].value))
                if node.func.id == "counted" and isinstance(node.args[-1], ast.Constant):
                    found.add("{count} " + str(node.args[-1].value))
    return found


@pytest.mark.parametrize("lang", TABLES)
def test_every_fixed_word_has_a_translation_with_the_same_places(lang: str) -> None:
    words = table(lang)
    assert sorted(said() - set(words)) == []
    for english, own in words.items():
        places = [{f[1] for f in string.Formatter().parse(s) if f[1]} for s in (english, own)]
        assert places[0] == places[1], english


def test_missing_letters_are_an_error_with_a_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed", lambda: ["DejaVu Sans"])
    with pytest.raises(FigureError, match=r"no installed font.*Noto Sans CJK JP"):
        fonts.families("ja", "日本海")


def test_fonts_that_draw_boxes_for_every_letter_are_no_fonts() -> None:
    assert not any("last resort" in name.casefold() for name in fonts._installed())
    with pytest.raises(FigureError, match="no installed font has the letters"):
        fonts.families("ja", "\U000f0000")  # private use: no real font has it


def test_words_without_spaces_are_broken_to_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "launches.plotting.measure.text_size", lambda renderer, text, **font: (8.0 * len(text), 8.0)
    )
    lines = wrap(make_renderer(), "北朝鮮の発射、日本海 EEZ", 48.0, size=8)
    assert "".join(lines).replace(" ", "") == "北朝鮮の発射、日本海EEZ"
    assert all(len(line) <= 6 for line in lines)
    assert not any(line.startswith("、") for line in lines)


def test_places_of_values_move_with_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("launches.plotting.look._families", lambda lang: ["DejaVu Sans"])
    with drawn_in(Look(lang="ko")):
        assert tr("about {figure}", figure="650 km") == "약 650 km"
    assert not re.search("[가-힣]", tr("about {figure}", figure="650 km"))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["Hwasong-17", "Unha-3", "Minuteman III", "KN-23"]),
        ("ja", ["火星17", "銀河3", "ミニットマン-III", "KN-23"]),
        ("ko", ["화성-17형", "은하-3", "미니트맨-III", "KN-23"]),
    ],
)
def test_missiles_have_the_names_of_the_language(
    lang: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("launches.plotting.look._families", lambda lang: ["DejaVu Sans"])
    monkeypatch.setattr("launches.plotting.missile_names.can_write", lambda text: True)
    with drawn_in(Look(lang=lang)):
        assert [
            missile_name(n) for n in ("Hwasong-17", "Unha-3", "Minuteman III", "KN-23")
        ] == expected


def test_the_name_of_a_sea_in_the_readers_language_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("launches.plotting.look._families", lambda lang: ["DejaVu Sans"])
    with drawn_in(Look(lang="ko")):
        assert sea_spellings()["Sea of Japan"].startswith("동해")
    with drawn_in(Look(lang="ja")):
        assert sea_spellings()["Sea of Japan"].startswith("日本海")


def test_places_have_the_names_of_the_language_where_the_font_can_write_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("launches.plotting.look._families", lambda lang: ["DejaVu Sans"])
    monkeypatch.setattr("launches.plotting.words.can_write", lambda text: text != "价川")
    said = {}
    for lang in ("en", "ja", "ko"):
        with drawn_in(Look(lang=lang)):
            places = (
                "Sunan",
                "Kaechon",
                "Oshima-Oshima",
                "Vandenberg",
                "Aomori (prefecture coast)",
            )
            said[lang] = [place_name(name) for name in places]
    assert said["en"] == ["Sunan", "Kaechon", "Oshima-Oshima", "Vandenberg", "Aomori"]
    assert said["ja"] == ["順安", "Kaechon", "渡島大島", "Vandenberg", "青森県"]
    assert said["ko"] == ["순안", "개천", "오시마오시마", "Vandenberg", "Aomori"]
