"""Overviews: what is counted, what is moved apart, and which map is taken."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from plotting_samples import NONE, SAMPLES, joined
from test_plotting_map import by_gid, texts, word_box

from launches.errors import FigureError
from launches.plotting import plot_overview
from launches.plotting.content import flights
from launches.plotting.projection import overview_view
from launches.plotting.spots import moved_apart, spots


@cache
def world() -> Axes:
    log = joined()
    return plot_overview(log.events, trajectories=log.trajectories, footprints=log.footprints)


@cache
def region() -> Axes:
    log = joined("lofted", "quasi-ballistic", "hop", "founding")
    return plot_overview(log.events, trajectories=log.trajectories, footprints=log.footprints)


def many(count: int) -> pd.DataFrame:
    """A log with several classes at the same few places."""
    places = [(39.22, 125.67, "Sunan"), (39.66, 124.7, "Sohae"), (39.16, 127.49, "Wonsan")]
    classes = ["SRBM", "ICBM", "CM", "MRBM", None]
    rows: list[dict[str, Any]] = []
    for i in range(count):
        lat, lon, site = places[i % 3]
        rows.append(
            {"event_id": f"PRK-2022-01-01-{i}", "actor": "PRK", "date_local": "2022-01-01",
             "missile_class": classes[i % 5], "site": site, "site_lat_deg": lat,
             "site_lon_deg": lon, "missile_count": 2}
        )  # fmt: skip
    return pd.DataFrame(rows)


def test_key_counts_every_event_once_by_class() -> None:
    counts = [text.get_text() for text in texts(world(), "key-label")]
    assert "Short-range ballistic (SRBM): 3" in counts
    assert "Intercontinental ballistic (ICBM): 3" in counts
    assert "Satellite launcher (SLV): 1" in counts
    assert sum(int(c.rsplit(": ", 1)[1]) for c in counts if ": " in c) == len(SAMPLES)


def test_events_of_one_class_at_one_place_share_a_mark_with_their_number() -> None:
    log = many(30)
    ax = plot_overview(log, trajectories=NONE)
    marks = [line for line in ax.lines if str(line.get_gid()).startswith("launch-")]
    assert len(marks) == 15
    assert {text.get_text() for text in texts(ax, "count")} == {"2"}
    assert "Class not known: 6" in [text.get_text() for text in texts(ax, "key-label")]
    assert "at least 60 missiles" in texts(ax, "subtitle")[0].get_text()


def test_marks_do_not_cover_each_other() -> None:
    log = many(60)
    view = overview_view(log["site_lon_deg"], log["site_lat_deg"], width_pt=460.0)
    placed = spots(flights(log), view)
    for i, one in enumerate(placed):
        for other in placed[i + 1 :]:
            apart = np.hypot(one.x_pt - other.x_pt, one.y_pt - other.y_pt)
            assert apart >= one.radius_pt + other.radius_pt - 0.2


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(20, 280), st.floats(20, 180)), min_size=1, max_size=25),
)
def test_discs_are_moved_apart_inside_the_frame(points: list[tuple[float, float]]) -> None:
    radius = np.full(len(points), 4.0)
    at = moved_apart(np.array(points), radius, 300.0, 200.0)
    gaps = shapely.distance(*np.broadcast_arrays(shapely.points(at)[:, None], shapely.points(at)))
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min(initial=np.inf) >= 8.0
    assert (at > 4.0).all()
    assert (at < [296.0, 196.0]).all()


def test_one_region_has_its_own_projection_scale_and_locator() -> None:
    ax = region()
    assert len(ax.child_axes) == 1
    assert by_gid(ax, "scale-bar")
    assert "Lambert azimuthal" in texts(ax, "foot")[-2].get_text()
    assert ax.get_xlim()[1] - ax.get_xlim()[0] < 3000.0


def test_four_continents_are_a_map_of_the_earth_cut_where_nothing_is() -> None:
    ax = world()
    assert ax.child_axes == []
    assert "Equal Earth" in " ".join(text.get_text() for text in texts(ax, "foot"))
    for line in by_gid(ax, "track"):
        steps = np.hypot(*np.diff(line.get_xydata(), axis=0).T)
        # a jump across the seam would be most of the map's 34,000 km
        assert np.nanmax(steps) < 5000.0


def test_tracks_are_dashed_where_assumed() -> None:
    styles = {line.is_dashed() for line in by_gid(world(), "track")}
    assert styles == {True, False}
    assert [line.is_dashed() for line in by_gid(region(), "track")] == [False] * 3
    assert len(by_gid(region(), "impact")) == 3
    key = [text.get_text() for text in texts(world(), "key-label")]
    assert "Track and splash-down, azimuth assumed" in key


@pytest.mark.parametrize("ax", [world, region])
def test_names_do_not_meet_and_stay_in_the_frame(ax: Any) -> None:
    ax = ax()
    frame = shapely.box(*ax.get_window_extent().extents)
    labels = [word_box(t) for t in [*texts(ax, "label-"), *texts(ax, "name-")]]
    assert len(labels) > 4
    for i, box in enumerate(labels):
        assert frame.contains(box)
        assert not any(box.intersection(other).area > 0.5 for other in labels[i + 1 :])


def test_events_without_a_place_are_counted_in_words() -> None:
    log = pd.concat([many(3), pd.DataFrame([{"event_id": "X", "actor": "PRK"}])])
    ax = plot_overview(log, trajectories=NONE)
    assert "1 without a launch place not shown" in texts(ax, "subtitle")[0].get_text()


def test_no_place_at_all_is_refused() -> None:
    with pytest.raises(FigureError, match="launch place"):
        plot_overview(pd.DataFrame([{"event_id": "X"}]), trajectories=NONE)
