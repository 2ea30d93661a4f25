"""Timelines: what is counted where, what is only a bound, and what the log does not cover."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from test_plotting_map import texts, word_box

from launches.errors import FigureError
from launches.plotting import plot_timeline
from launches.plotting.tally import tally_of
from launches.plotting.timeline import FAILED_HATCH


def event(day: str | None, missile_class: str | None = "SRBM", **cells: Any) -> dict[str, Any]:
    return {
        "event_id": f"PRK-{day}-1", "actor": "PRK", "date_local": day, "reports": "a",
        "missile_class": missile_class, "missile_count": 1, **cells,
    }  # fmt: skip


LOG = pd.DataFrame(
    [
        event("2017-07-04", "ICBM"),
        event("2017-11-29", "ICBM", missile_count_qualifier="exact"),
        event("2019-05-04", missile_count=None),
        event("2022-03-16", "BM", outcome="failure"),
        event("2022-03-24", "ICBM", outcome="success"),
        event("2022-11-02", None, missile_count=10, missile_count_qualifier="at_least"),
        event("2022-11-03", missile_count=3),
    ]
)


def bars(ax: Axes) -> dict[tuple[str, int], float]:
    """Heights of the pieces by class and place."""
    return {
        (p.get_gid().removeprefix("bar-"), round(p.get_x() + p.get_width() / 2)): p.get_height()
        for p in patches(ax, "bar-")
    }


def patches(ax: Axes, start: str) -> list[Any]:
    return [patch for patch in ax.patches if str(patch.get_gid()).startswith(start)]


def places(ax: Axes, gid: str) -> list[float]:
    notes: list[Any] = list(texts(ax, gid))
    return [note.xy[0] for note in notes]


def totals(ax: Axes) -> list[str]:
    found: list[Any] = list(texts(ax, "total"))
    return [t.get_text() for t in sorted(found, key=lambda t: t.xy[0])]


def test_missiles_are_stacked_by_year_and_class() -> None:
    assert bars(plot_timeline(LOG)) == {
        ("ICBM", 0): 2, ("SRBM", 2): 1, ("SRBM", 5): 3, ("ICBM", 5): 1, ("BM-failed", 5): 1,
        ("unknown", 5): 10,
    }  # fmt: skip


def test_pieces_of_a_bar_stand_on_each_other() -> None:
    pieces = patches(plot_timeline(LOG), "bar-")
    last = sorted((p for p in pieces if round(p.get_x()) == 5), key=lambda p: p.get_y())
    for low, high in pairwise(last):
        assert high.get_y() == pytest.approx(low.get_y() + low.get_height())


def test_unknown_and_least_numbers_make_a_lower_bound() -> None:
    ax = plot_timeline(LOG)
    assert totals(ax) == ["2", "≥1", "≥15"]
    assert sorted(places(ax, "lower-bound")) == [2, 5]
    key = [text.get_text() for text in texts(ax, "key-label")]
    assert any(text.startswith("Lower bound") for text in key)


def test_events_are_counted_without_bounds() -> None:
    ax = plot_timeline(LOG, count="events")
    assert totals(ax) == ["2", "1", "4"]
    assert texts(ax, "lower-bound") == []
    assert ax.get_ylabel() == "Launch events"


def test_failures_are_hatched_and_in_the_key() -> None:
    ax = plot_timeline(LOG)
    hatched = {p.get_gid() for p in ax.patches if p.get_hatch() == FAILED_HATCH}
    assert hatched == {"bar-BM-failed", "key"}
    assert "Said to have failed" in [text.get_text() for text in texts(ax, "key-label")]


def test_days_asked_for_are_the_axis_whatever_the_log_holds() -> None:
    ax = plot_timeline(LOG, by="month", period=("2017-01-01", "2022-12-31"))
    assert ax.get_xlim() == pytest.approx((-0.6, 12 * 6 - 0.4))
    ends = (
        {p.get_x() for p in patches(ax, "gap")},
        {p.get_x() + p.get_width() for p in patches(ax, "gap")},
    )
    assert min(ends[0]) == -0.5
    assert max(ends[1]) == 12 * 6 - 0.5


def test_years_without_a_report_are_shaded_and_never_zero() -> None:
    ax = plot_timeline(LOG)
    gaps = patches(ax, "gap")
    assert [(p.get_x(), p.get_x() + p.get_width()) for p in gaps] == [(0.5, 1.5), (2.5, 4.5)]
    assert "0" not in totals(ax)
    subtitle = " ".join(text.get_text() for text in texts(ax, "subtitle"))
    assert "7 events of the log, 4 July 2017 to 3 November 2022." in subtitle
    assert "is not a zero" in subtitle


def test_a_span_said_to_be_complete_has_zeros_and_no_gap() -> None:
    ax = plot_timeline(LOG, by="month", complete=("2017-01-01", "2022-12-31"))
    assert patches(ax, "gap") == []
    assert ax.get_xlim() == (-0.6, 71.6)
    assert "Taken as complete from 1 January 2017" in texts(ax, "subtitle")[0].get_text()
    assert not any("No report" in text.get_text() for text in texts(ax, "key-label"))


def test_satellite_launchers_are_not_called_missiles() -> None:
    assert plot_timeline(LOG).get_ylabel() == "Missiles"
    log = pd.DataFrame([event("2012-04-13", "SLV", outcome="failure")])
    assert plot_timeline(log).get_ylabel() == "Missiles and satellite launchers"


def test_retracted_and_undated_events_are_said_and_not_counted() -> None:
    log = pd.DataFrame([event("2022-01-05"), event("2022-01-06", status="retracted"), event(None)])
    ax = plot_timeline(log)
    assert bars(ax) == {("SRBM", 0): 1}
    foot = " ".join(text.get_text() for text in texts(ax, "foot"))
    assert "Without a date, not shown: 1 event." in foot
    assert "Retracted, not shown: 1 event." in foot


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.dates(), st.sampled_from(["SRBM", "CM", None]), st.integers(1, 99)),
        min_size=1, max_size=30,
    ),
    st.sampled_from(["year", "month"]),
)  # fmt: skip
def test_nothing_is_lost_or_counted_twice(log: list[Any], by: Any) -> None:
    rows = [event(str(day), kind, missile_count=many) for day, kind, many in log]
    tally = tally_of(rows, by=by)
    assert sum(piece.count for piece in tally.pieces) == sum(many for *_, many in log)
    gaps = sum(last - first + 1 for first, last in tally.gaps)
    assert gaps + len(tally.totals) == tally.last - tally.first + 1


@pytest.mark.parametrize("by", ["year", "month"])
def test_sums_do_not_meet(by: Any) -> None:
    rows = [event(f"{2010 + i % 12}-{1 + i * 7 % 12:02d}-01", missile_count=1 + i * 13 % 40)
            for i in range(80)]  # fmt: skip
    labels = [word_box(t) for t in texts(plot_timeline(pd.DataFrame(rows), by=by), "total")]
    assert len(labels) > 5
    for i, box in enumerate(labels):
        assert not any(box.intersection(other).area > 0.5 for other in labels[i + 1 :])


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"by": "week"}, "no by 'week'"),
        ({"count": "warheads"}, "no count"),
        ({"complete": ("2022-12-31", "2022-01-01")}, "complete"),
        ({"complete": ("soon", "later")}, "complete"),
    ],
)
def test_options_that_cannot_be_used_are_refused(options: Any, match: str) -> None:
    with pytest.raises(FigureError, match=match):
        plot_timeline(LOG, **options)


def test_tables_without_events_dates_or_columns_are_refused() -> None:
    with pytest.raises(FigureError, match="no event to draw"):
        plot_timeline(LOG.iloc[:0])
    with pytest.raises(FigureError, match="no event has a date"):
        plot_timeline(pd.DataFrame([event(None)]))
    with pytest.raises(FigureError, match="no column date_local"):
        plot_timeline(LOG.drop(columns="date_local"))


def test_draws_on_the_axes_given_and_leaves_the_table() -> None:
    before = LOG.copy(deep=True)
    ax = Figure(figsize=(6, 4)).add_axes((0.1, 0.3, 0.8, 0.5))
    assert plot_timeline(LOG, ax) is ax
    assert ax.get_position().bounds == pytest.approx((0.1, 0.3, 0.8, 0.5))
    pd.testing.assert_frame_equal(LOG, before)
