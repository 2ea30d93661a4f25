"""Labels of the event maps of the bundled log, measured: none on another, none off the frame."""

from __future__ import annotations

from functools import cache

import pytest
import shapely
from geopandas import GeoDataFrame
from matplotlib.axes import Axes
from test_plotting_map import texts, word_box

import launches
from launches.drawing import has_place
from launches.plotting import plot_map

#: Shared area of two boxes that is rounding of type, square pixels.
ROUNDING_PX2 = 2.0


@cache
def layers() -> tuple[GeoDataFrame, GeoDataFrame, GeoDataFrame]:
    events = launches.read_log()
    return events[has_place(events)], launches.read_trajectories(), launches.read_footprints()


def event_map(event_id: str) -> Axes:
    events, tracks, regions = layers()
    one = events[events["event_id"] == event_id]
    mine = {
        "trajectories": tracks[tracks["event_id"] == event_id],
        "footprints": regions[regions["event_id"] == event_id],
    }
    return plot_map(one, verdicts=one, **mine)


def faults(ax: Axes) -> list[str]:
    """Labels that lie on another one, on the map's edge, or off the page."""
    frame = ax.get_window_extent()
    inside = shapely.box(frame.x0, frame.y0, frame.x1, frame.y1).buffer(0.6)
    page = shapely.box(0, 0, ax.figure.bbox.width, ax.figure.bbox.height).buffer(0.6)
    found = [t.get_text() for t in ax.texts if not page.contains(word_box(t))]
    labels = [
        (t.get_text(), word_box(t))
        for t in ax.texts
        if str(t.get_gid()).startswith(("label-", "name-", "scale-bar"))
    ]
    assert labels
    for i, (text, box) in enumerate(labels):
        if not inside.contains(box):
            found.append(f"{text} leaves the frame")
        for other, its in labels[i + 1 :]:
            if box.intersection(its).area > ROUNDING_PX2:
                found.append(f"{text} on {other}")
    return found


def ids() -> list[str]:
    return [str(event_id) for event_id in layers()[0]["event_id"]]


@pytest.mark.parametrize("event_id", ids()[::7])
def test_labels_of_some_events_keep_clear(event_id: str) -> None:
    ax = event_map(event_id)
    assert faults(ax) == []
    assert [t.get_text() for t in texts(ax, "title")]
    row = layers()[0].set_index("event_id").loc[event_id]
    if isinstance(row["site"], str):
        assert any(t.get_gid() == f"label-{row['site']}" for t in ax.texts)


@pytest.mark.slow
def test_labels_of_every_event_keep_clear() -> None:
    assert {name: found for name in ids() if (found := faults(event_map(name)))} == {}
