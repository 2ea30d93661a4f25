"""Who said what: rows, hedges, the preferred word, revisions, and what was never flown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from test_plotting_map import by_gid, texts, word_box

from launches.errors import FigureError
from launches.model import Claim, Event
from launches.plotting import Look, plot_claims
from launches.table import claims_table


def claim(number: int, who: str, field: str, value: float | str, **cells: Any) -> Claim:
    text = f"{value:g}" if isinstance(value, float) else value
    return Claim(
        claim_id=f"c{number}", report_id=cells.pop("report_id", "a"), event_id="PRK-2021-09-15-2",
        field=field, value=text, value_num=value if isinstance(value, float) else None,
        claimant=who, start=0, end=len(text), verbatim=cells.pop("verbatim", text), **cells,
    )  # fmt: skip


CLAIMS = (
    claim(1, "JPN-MOD", "eez_inside", "false", verbatim="outside"),
    claim(2, "JPN-MOD", "eez_inside", "true", preferred=True, supersedes="c1", report_id="b"),
    claim(3, "KOR-JCS", "range_km", 800.0, qualifier="about", preferred=True),
    claim(4, "JPN-MOD", "range_km", 750.0, qualifier="about"),
    claim(5, "JPN-MOD", "range_km", 15000.0, mood="conditional"),
    claim(6, "KOR-JCS", "apogee_km", 50.0, value_max_num=60.0, preferred=True),
    claim(7, "JPN-MOD", "apogee_km", 50.0, qualifier="at_least"),
    claim(8, "KOR-JCS", "missile_class", "SRBM", preferred=True),
    claim(9, "JPN-MOD", "missile_class", "BM"),
    claim(10, "KOR-JCS", "missile_class", "SRBM", report_id="b", verbatim="short-range missiles"),
)
EVENT = Event(
    event_id="PRK-2021-09-15-2", date_local="2021-09-15", actor="PRK", missile_class="SRBM",
    missile_count=2, claims=CLAIMS,
)  # fmt: skip


def said(ax: Axes, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def mark(ax: Axes, name: str) -> Any:
    (line,) = by_gid(ax, f"claim-{name}")
    return line


def at(ax: Axes, name: str) -> float:
    return float(mark(ax, name).get_xdata()[0])


def test_a_row_for_each_field_and_claimant() -> None:
    ax = plot_claims(EVENT)
    headings = [text.get_text() for text in texts(ax, "heading-")]
    assert headings == ["Class", "Range (km)", "Apogee (km)", "EEZ"]
    assert said(ax, "claimant") == [
        "South Korea, JCS", "Japan, MOD", "South Korea, JCS", "Japan, MOD", "Japan, MOD",
        "South Korea, JCS", "Japan, MOD", "Japan, MOD", "Japan, MOD",
    ]  # fmt: skip


def test_like_claims_of_one_claimant_are_one_row_that_counts_the_reports() -> None:
    assert "“short-range missiles” (2 reports)" in said(plot_claims(EVENT), "quote")


def test_preferred_claim_is_filled_and_the_others_are_open() -> None:
    ax = plot_claims(EVENT)
    faces = {name: mark(ax, name).get_markerfacecolor() for name in ("c3", "c4", "c8", "c9")}
    assert faces == {"c3": "#b0330d", "c4": "#ffffff", "c8": "#b0330d", "c9": "#ffffff"}


def test_figures_of_a_field_are_to_one_scale() -> None:
    ax = plot_claims(EVENT, fields=["range_km"])
    ticks = {t.get_text(): t.get_position()[0] for t in texts(ax, "tick-label")}
    width = ax.get_window_extent().width / ax.figure.dpi * 72.0
    share = np.polyfit([float(k) for k in ticks], [x / width for x in ticks.values()], 1)
    assert np.polyval(share, [800.0, 750.0]) == pytest.approx([at(ax, "c3"), at(ax, "c4")])


def test_hedges_and_spans_are_bars_and_bounds_are_arrows() -> None:
    ax = plot_claims(EVENT)
    (about,), (span,) = by_gid(ax, "hedge-c3"), by_gid(ax, "hedge-c6")
    low, high = about.get_xdata()
    assert low < at(ax, "c3") < high
    assert span.get_xdata()[0] < at(ax, "c6") < span.get_xdata()[1]
    arrows: list[Any] = list(texts(ax, "bound-"))
    assert [(arrow.get_gid(), arrow.xyann[0] > 0) for arrow in arrows] == [("bound-c7", True)]
    # "at least 50 km" starts where the span from 50 to 60 km does
    assert at(ax, "c7") == pytest.approx(span.get_xdata()[0])


def test_bars_meet_where_the_log_takes_two_figures_for_one() -> None:
    for km, differs in ((750.0, True), (770.0, False)):
        claims = (CLAIMS[2], claim(4, "JPN-MOD", "range_km", km, qualifier="about"))
        ax = plot_claims(Event(event_id="A", claims=claims))
        ends = [by_gid(ax, f"hedge-c{n}")[0].get_xdata() for n in (3, 4)]
        assert bool(ends[1][1] < ends[0][0]) is differs
        assert bool(texts(ax, "differ-range_km")) is differs


def test_replaced_word_is_pale_with_an_arrow_to_what_replaced_it() -> None:
    ax = plot_claims(EVENT)
    assert mark(ax, "c1").get_alpha() < 0.5
    assert mark(ax, "c2").get_alpha() == 1.0
    (revision,) = (t for t in ax.texts if t.get_gid() == "revision")
    arrow: Any = revision
    assert arrow.xyann == (at(ax, "c1"), mark(ax, "c1").get_ydata()[0])
    assert arrow.xy == (at(ax, "c2"), mark(ax, "c2").get_ydata()[0])
    assert at(ax, "c1") != at(ax, "c2")
    assert "“outside” (replaced later)" in said(ax, "quote")


def test_what_was_not_flown_does_not_set_the_scale() -> None:
    ax = plot_claims(EVENT)
    assert [text.get_text() for text in texts(ax, "far-")] == ["15,000 →"]
    assert any("had it flown otherwise" in quote for quote in said(ax, "quote"))
    background = claim(5, "KOR-JCS", "range_km", 790.0, mood="background")
    ax = plot_claims(Event(event_id="A", claims=(*CLAIMS[2:4], background)))
    assert mark(ax, "c5").get_marker() == "D"


def test_differing_fields_are_said_and_coarser_classes_do_not_differ() -> None:
    ax = plot_claims(EVENT)
    assert [text.get_gid() for text in texts(ax, "differ-")] == ["differ-range_km"]
    assert "They differ on: range." in texts(ax, "subtitle")[0].get_text()


def test_tables_and_records_give_one_figure() -> None:
    table = claims_table(CLAIMS)
    joined = pd.DataFrame([EVENT.to_dict()])
    drawn = [plot_claims(source) for source in (EVENT, [EVENT], table, joined)]
    assert len({tuple(said(ax, "quote")) for ax in drawn}) == 1
    for ax in drawn:
        assert "Who said what: North Korean" in " ".join(said(ax, "title"))


def test_one_event_must_be_named_where_there_are_several() -> None:
    table = pd.concat([claims_table(CLAIMS), claims_table(CLAIMS).assign(event_id="B")])
    with pytest.raises(FigureError, match="claims of 2 events"):
        plot_claims(table)
    assert plot_claims(table, "B")
    with pytest.raises(FigureError, match="no claims of this event"):
        plot_claims(table, "C")
    with pytest.raises(FigureError, match="no column event_id, field, claimant"):
        plot_claims(pd.DataFrame({"x": [1]}))
    with pytest.raises(FigureError, match="no claims of these fields"):
        plot_claims(EVENT, fields=["sea"])


def test_hostile_and_long_words_stay_in_their_columns() -> None:
    long = "<script>alert(1)</script> $\\frac{1}{0}$ " * 6
    claims = (claim(1, "outlet:" + long, "site", long, verbatim=long, preferred=True),
              claim(2, "KOR-JCS", "site", "Sunan"))  # fmt: skip
    ax = plot_claims(Event(event_id="A", claims=claims))
    frame, canvas = ax.get_window_extent(), ax.figure.bbox
    for text in ax.texts:
        box = word_box(text).bounds
        if text.get_gid() == "claimant":
            assert box[2] < frame.x0
        if text.get_gid() == "quote":
            assert box[2] <= canvas.x1


def test_draws_on_the_axes_given_and_leaves_the_table() -> None:
    table = claims_table(CLAIMS)
    before = table.copy(deep=True)
    ax = Figure(figsize=(8, 5)).add_axes((0.25, 0.2, 0.4, 0.6))
    assert plot_claims(table, ax=ax) is ax
    pd.testing.assert_frame_equal(table, before)


def test_values_have_words_and_clocks_stand_in_their_order() -> None:
    said_so = (
        claim(1, "JPN-MOD", "time_local", "07:23", preferred=True),
        claim(2, "KOR-JCS", "time_local", "07:22"),
        claim(3, "JPN-MOD", "overflew", "JPN", preferred=True),
        claim(4, "JPN-MOD", "missile_count", "10", preferred=True),
        claim(5, "KOR-JCS", "missile_count", "8"),
    )
    ax = plot_claims(Event(event_id="PRK-2022-10-04-1", claims=said_so))
    assert at(ax, "c2") < at(ax, "c1")
    assert at(ax, "c5") < at(ax, "c4")
    assert "Japan" in said(ax, "tick-label")


def test_one_column_has_the_words_under_their_claimants() -> None:
    ax = plot_claims(EVENT, look=Look.sized("one-column"))
    assert len(said(ax, "quote")) == len(said(plot_claims(EVENT), "quote"))
    frame = ax.get_window_extent()
    boxes = [word_box(text) for text in ax.texts if text.get_text()]
    for name in ("claimant", "quote", "differ-range_km"):
        for text in (t for t in ax.texts if t.get_gid() == name and t.get_text()):
            assert word_box(text).bounds[2] <= frame.x0
    assert not any(a.overlaps(b) for k, a in enumerate(boxes) for b in boxes[k + 1 :])
    with pytest.raises(FigureError, match=r"60 mm.*take \d+ mm or more"):
        plot_claims(EVENT, look=Look(width_mm=60.0))
