"""Records: frozen, plain to write, and back again."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches import schema
from launches.model import Claim, Event, Report, event_from_dict

CODES = st.lists(st.sampled_from(["JPN", "KOR", "IRQ"]), unique=True).map(tuple)
CLAIMS = st.builds(
    Claim,
    field=st.sampled_from(schema.names("events", "reported")),
    value=st.text(max_size=5),
    verbatim=st.text(max_size=5),
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    value_num=st.none() | st.floats(allow_nan=False),
)
EVENTS = st.builds(
    Event,
    event_id=st.sampled_from(["", "PRK-2023-09-13-1"]),
    actor=st.none() | st.just("PRK"),
    missile_count=st.none() | st.integers(1, 400),
    range_km=st.none() | st.floats(0, 20_000),
    eez_inside=st.none() | st.booleans(),
    overflew=CODES,
    reports=CODES,
    conflicts=CODES,
    claims=st.lists(CLAIMS, max_size=3).map(tuple),
)


@given(EVENTS)
def test_events_survive_a_mapping(event: Event) -> None:
    assert event_from_dict(event.to_dict()) == event


def test_event_mapping_has_every_column_and_the_claims() -> None:
    row = Event().to_dict()
    said = {c.name for c in schema.EVENTS if c.part != "estimated"}
    assert set(row) == said | {"claims"}
    assert [n for n in said if row[n] is not None] in (["status", "claim_count"],
                                                       ["claim_count", "status"])  # fmt: skip


def test_claim_mapping_has_the_columns_of_the_claims_table() -> None:
    claim = Claim(field="site", value="Sunan", verbatim="Sunan", start=0, end=5)
    assert set(claim.to_dict()) == set(schema.names("claims"))


def test_records_cannot_be_changed() -> None:
    for record in (Event(), Report(report_id="a", text="x")):
        name = dataclasses.fields(record)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, name, "other")


def test_hash_is_of_the_text_in_utf8() -> None:
    text = "約650キロ\n"
    assert Report(report_id="a", text=text).sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_unknown_keys_are_left_alone() -> None:
    assert event_from_dict({"actor": "PRK", "report": "a", "later_column": 1}) == Event(actor="PRK")
