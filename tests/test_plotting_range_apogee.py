"""Range against apogee: the curves, what hedges and bounds look like, and what is left out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from plotting_samples import joined
from test_plotting_map import by_gid, texts, word_box

from launches.errors import FigureError
from launches.plotting import plot_range_apogee
from launches.plotting.style import class_mark


def event(number: int, range_km: float | None, apogee_km: float | None, **cells: Any) -> Any:
    return {
        "event_id": f"E{number}", "actor": "PRK", "date_local": f"2022-01-{number:02d}",
        "missile_class": "SRBM", "range_km": range_km, "apogee_km": apogee_km, **cells,
    }  # fmt: skip


def plot(*rows: Any, **options: Any) -> Axes:
    return plot_range_apogee(pd.DataFrame(rows), **options)


def test_curve_is_the_arc_of_least_energy_and_the_threshold_six_tenths_of_it() -> None:
    ax = plot(event(1, 1000.0, 6100.0), event(2, 9000.0, 1200.0))
    (least,), (low,) = by_gid(ax, "minimum-energy"), by_gid(ax, "quasi-ballistic-threshold")
    # apogees of least energy at 2,000, 3,700 and 6,760 km: half the Earth's radius times
    # sin(a) + cos(a) - 1, a being half the angle at the Earth's centre
    half = np.array([2000.0, 3700.0, 6760.0]) / (2 * 6371.0088)
    known = 6371.0088 / 2 * (np.sin(half) + np.cos(half) - 1)
    x, y = least.get_xydata().T
    assert np.interp([2000.0, 3700.0, 6760.0], x, y) == pytest.approx(known, rel=1e-3)
    assert low.get_ydata() == pytest.approx(0.6 * y)
    assert low.is_dashed()
    assert not least.is_dashed()


def test_every_flight_stands_at_its_figures() -> None:
    ax = plot(event(1, 1000.0, 6100.0), event(2, 600.0, 60.0))
    points = {e: by_gid(ax, e)[0].get_xydata().tolist() for e in ("event-E1", "event-E2")}
    assert points == {"event-E1": [[1000.0, 6100.0]], "event-E2": [[600.0, 60.0]]}


def test_span_has_a_bar_from_end_to_end_and_its_mark_in_the_middle() -> None:
    ax = plot(event(1, 110.0, 25.0, range_km_max=670.0, apogee_km_max=90.0))
    across, up = by_gid(ax, "span-E1")
    assert across.get_xdata().tolist() == [110.0, 670.0]
    assert up.get_ydata().tolist() == [25.0, 90.0]
    assert by_gid(ax, "event-E1")[0].get_xydata().tolist() == [[390.0, 57.5]]
    assert "Span as said" in [text.get_text() for text in texts(ax, "key-label")]


@pytest.mark.parametrize(
    ("cells", "tips"),
    [
        ({"apogee_qualifier": "at_least"}, [(0, 1)]),
        ({"apogee_qualifier": "at_most"}, [(0, -1)]),
        ({"range_qualifier": "at_least", "apogee_qualifier": "at_most"}, [(1, 0), (0, -1)]),
        ({"range_qualifier": "about", "apogee_qualifier": "exact"}, []),
    ],
)
def test_bounds_point_to_the_side_on_which_they_are_open(cells: Any, tips: Any) -> None:
    arrows: list[Any] = [t for t in plot(event(1, 700.0, 50.0, **cells)).texts
                         if t.get_gid() == "bound-E1"]  # fmt: skip
    assert [tuple(np.sign(arrow.xyann).astype(int)) for arrow in arrows] == tips


def test_about_is_an_open_marker() -> None:
    ax = plot(event(1, 700.0, 50.0, range_qualifier="about"), event(2, 700.0, 60.0))
    assert by_gid(ax, "event-E1")[0].get_markerfacecolor() == "#ffffff"
    assert by_gid(ax, "event-E2")[0].get_markerfacecolor() == class_mark("SRBM").color


def test_classes_differ_in_their_markers_too() -> None:
    classes = ["SRBM", "MRBM", "IRBM", "ICBM", "SLBM", "BM", "HGV", "CM", "MLRS", "SLV", None]
    ax = plot(*(event(i + 1, 500.0 + 90 * i, 100.0 + i, missile_class=c)
                for i, c in enumerate(classes)))  # fmt: skip
    drawn = {by_gid(ax, f"event-E{i + 1}")[0].get_marker() for i in range(len(classes))}
    assert len(drawn) == len(classes)


def test_failures_are_crossed() -> None:
    ax = plot(event(1, 760.0, 1920.0, outcome="failure"), event(2, 760.0, 190.0))
    assert len(by_gid(ax, "failed-E1")) == 1
    assert by_gid(ax, "failed-E2") == []


def test_events_without_both_figures_are_counted_in_words() -> None:
    ax = plot(event(1, 1000.0, 6100.0), event(2, 600.0, None), event(3, None, 60.0))
    assert by_gid(ax, "event-E2") == by_gid(ax, "event-E3") == []
    foot = " ".join(text.get_text() for text in texts(ax, "foot"))
    assert "Without both figures, not shown: 2 events." in foot
    with pytest.raises(FigureError, match="both a range and an apogee"):
        plot(event(2, 600.0, None))


@pytest.mark.parametrize("log_scale", [True, False])
def test_names_do_not_meet_and_stay_in_the_frame(log_scale: bool) -> None:
    rng = np.random.default_rng(7)
    rows = [event(i + 1, float(rng.integers(150, 5000)), float(rng.integers(30, 5000)))
            for i in range(28)]  # fmt: skip
    ax = plot(*rows, log_scale=log_scale)
    frame = shapely.box(*ax.get_window_extent().extents)
    labels = [word_box(t) for t in [*texts(ax, "label-"), *texts(ax, "region-label")]]
    assert len(labels) > 8
    for i, box in enumerate(labels):
        assert frame.buffer(0.5).contains(box)
        assert not any(box.intersection(other).area > 0.5 for other in labels[i + 1 :])


@pytest.mark.parametrize("log_scale", [True, False])
def test_all_figures_are_inside_the_frame(log_scale: bool) -> None:
    ax = plot(event(1, 5.0, 2.0), event(2, 15000.0, 1500.0, apogee_km_max=1800.0),
              log_scale=log_scale)  # fmt: skip
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    assert x0 <= 5.0 < 15000.0 < x1
    assert y0 <= 2.0 < 1800.0 < y1


def test_draws_on_the_axes_given_and_leaves_the_table() -> None:
    log = joined().events
    before = log.copy(deep=True)
    ax = Figure(figsize=(6, 5)).add_axes((0.1, 0.3, 0.8, 0.5))
    assert plot_range_apogee(log, ax) is ax
    pd.testing.assert_frame_equal(log, before)


def test_names_cover_no_mark_and_no_leader_line_runs_over_a_name() -> None:
    crowd = [event(n, 590.0 + 4 * n, 60.0 + n % 3) for n in range(1, 13)]
    ax = plot(*crowd, event(20, 610.0, 300.0, apogee_qualifier="at_least"))
    names = [word_box(t) for t in ax.texts if str(t.get_gid()).startswith("label-")]
    assert len(names) >= 3
    marks = [ax.transData.transform(by_gid(ax, f"event-E{n}")[0].get_xydata()[0])
             for n in (*range(1, 13), 20)]  # fmt: skip
    for box in names:
        assert not any(box.contains(shapely.Point(mark)) for mark in marks)
    for leader in by_gid(ax, "leader"):
        line = shapely.LineString(leader.get_transform().transform(leader.get_xydata()))
        assert sum(line.intersection(box).length > 2.0 for box in names) == 0
