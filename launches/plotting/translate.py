"""Words of figures in the language in use.

English is written in the code. Every other language has a module with one table, `WORDS`, from the
English words to its own; places for values are in braces and may stand in another order. What a
report says is never translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module

from launches.plotting.look import look_in_use

#: Module of each language but English.
TABLES = {"ja": "launches.plotting.words_ja", "ko": "launches.plotting.words_ko"}


@cache
def table(lang: str) -> Mapping[str, str]:
    """Words of a language by the English ones; nothing for English."""
    if lang not in TABLES:
        return {}
    words: Mapping[str, str] = import_module(TABLES[lang]).WORDS
    return words


def tr(words: str, /, **values: object) -> str:
    """Say something in the language in use.

    Parameters
    ----------
    words : str
        English words with places for values in braces; where the language in use has none of its
        own, these stay.
    **values
        What goes into the places.

    Examples
    --------
    >>> tr("Region in {count} separate parts", count="two")
    'Region in two separate parts'
    """
    own = table(look_in_use().lang).get(words, words)
    return own.format(**values) if values else own


def is_english() -> bool:
    """Whether figures speak English now."""
    return look_in_use().lang == "en"


def counted(count: int, noun: str) -> str:
    """Put a number with its noun, which is English and in the singular.

    Examples
    --------
    >>> counted(1, "event"), counted(1200, "event")
    ('1 event', '1,200 events')
    """
    if is_english():
        return f"{count:,} {noun}{'' if count == 1 else 's'}"
    return tr("{count} " + noun, count=f"{count:,}")


def sentences(*parts: str) -> str:
    """Join sentences; Japanese puts no space between them."""
    return ("" if look_in_use().lang == "ja" else " ").join(part for part in parts if part)


def listed(parts: list[str]) -> str:
    """Join words by commas."""
    return ("、" if look_in_use().lang == "ja" else ", ").join(parts)


def long_date(text: object) -> str:
    """Day, month and year in words.

    Examples
    --------
    >>> long_date("2023-09-13")
    '13 September 2023'
    """
    try:
        day = date.fromisoformat(str(text)[:10])
    except ValueError:
        return str(text)
    if is_english():
        return f"{day.day} {day:%B} {day.year}"
    return tr("{year}-{month}-{day}", year=day.year, month=day.month, day=day.day)


def month_name(month: int, year: int | None = None) -> str:
    """Name a month shortly, or in full with its year.

    Examples
    --------
    >>> month_name(3), month_name(3, 2022)
    ('Mar', 'March 2022')
    """
    if is_english():
        first = date(year or 2000, month, 1)
        return f"{first:%b}" if year is None else f"{first:%B %Y}"
    if year is None:
        return tr("month {month}", month=month)
    return tr("{year}-{month}", year=year, month=month)
