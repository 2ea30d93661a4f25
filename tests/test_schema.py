"""The columns are a contract: named once, with unit, type and meaning."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from launches import schema
from launches.model import Event

NOTE = Path(__file__).parents[1].parent / "shared" / "design" / "log-schema.md"
DTYPES = {"string", "category", "Float64", "Int64", "boolean"}
#: The unit that a name ends with, before what may stand behind it.
UNIT_IN_NAME = re.compile(r"_(km|deg|min|mach)(?:_max|_est|_free)?$")
UNIT_NAMES = {"km": "km", "deg": "deg", "min": "min", "mach": "Mach"}


@pytest.mark.parametrize("table", schema.TABLES)
def test_columns_are_named_once_and_explained(table: str) -> None:
    names = schema.names(table)
    assert len(set(names)) == len(names)
    for column in schema.TABLES[table]:
        assert column.dtype in DTYPES
        assert column.meaning
        assert (column.dtype == "category") == bool(column.values)


def test_units_stand_in_the_names() -> None:
    for columns in schema.TABLES.values():
        for column in columns:
            found = UNIT_IN_NAME.search(column.name)
            assert UNIT_NAMES.get(found[1] if found else "", "") == column.unit.replace("1", "")


def test_event_records_have_the_reported_columns() -> None:
    said = {c.name for c in schema.EVENTS if c.part != "estimated"}
    assert {f.name for f in fields(Event)} - {"claims"} == said - {"claim_count"}


def test_no_column_is_a_method_of_a_table() -> None:
    import pandas as pd

    for columns in schema.TABLES.values():
        assert [c.name for c in columns if hasattr(pd.DataFrame, c.name)] == []


@pytest.mark.parametrize("table", schema.TABLES)
def test_codebook_is_a_table_of_four_columns(table: str) -> None:
    lines = schema.codebook(table).splitlines()
    assert len(lines) == len(schema.TABLES[table]) + 2
    for line in lines:
        assert len(re.findall(r"(?<!\\)\|", line)) == 5, line


@pytest.mark.shared
@pytest.mark.skipif(not NOTE.exists(), reason="the note on the log's columns is not here")
def test_columns_of_the_design_note_are_there() -> None:
    text = NOTE.read_text(encoding="utf-8")
    events = text[text.index("## events") : text.index("## claims")]
    named = {
        name
        for row in re.findall(r"^\| (`[^|]+`) \|", events, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert len(named) > 45
    assert named == set(schema.names("events"))
    claims = text[text.index("## claims") : text.index("## reports")]
    listed = re.search(r"`(claim_id[^`]+)`", claims)
    assert listed is not None
    assert re.findall(r"\w+", listed[1]) == schema.names("claims")
