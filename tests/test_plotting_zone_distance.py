"""Distances from a limit: where the interval stands, what officials said, and who disagrees."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from test_plotting_map import by_gid, texts, word_box

from launches.errors import FigureError
from launches.geodesy import direct
from launches.plotting import plot_zone_distance
from launches.zones import distance_to_limit, load_layer

#: Well inside Japan's zone in the Sea of Japan, and well outside, on the high seas of the Pacific.
INSIDE, OUTSIDE = (38.5, 137.0), (39.0, 150.5)


@dataclass(frozen=True)
class Points:
    event_id: tuple[str, ...]
    lat_deg: Any
    lon_deg: Any


def cloud(centre: tuple[float, float] | None, radius_km: float) -> Any:
    """Points spread evenly over a disc."""
    if centre is None:
        return np.full(300, np.nan), np.full(300, np.nan)
    turn = np.arange(300) * 137.50776
    return direct(*centre, turn % 360.0, radius_km * np.sqrt(np.arange(300) / 300))


def case(*rows: tuple[str, Any, float, Any]) -> tuple[pd.DataFrame, Points]:
    """Events named A, B, ... : centre of the region, its radius, official word."""
    events = pd.DataFrame(
        [
            {"event_id": name, "date_local": f"2022-01-{i + 1:02d}", "missile_class": "SRBM",
             "eez_country": None if word is None else "JPN", "eez_inside": word,
             "azimuth_basis": "landmark"}
            for i, (name, _, _, word) in enumerate(rows)
        ]
    )  # fmt: skip
    clouds = [cloud(centre, radius) for _, centre, radius, _ in rows]
    ids = tuple(name for name, *_ in rows)
    return events, Points(ids, np.array([c[0] for c in clouds]), np.array([c[1] for c in clouds]))


MIXED = case(
    ("A", INSIDE, 40.0, True), ("B", OUTSIDE, 40.0, False), ("C", INSIDE, 40.0, False),
    ("D", INSIDE, 300.0, False), ("E", INSIDE, 40.0, None), ("F", OUTSIDE, 40.0, None),
    ("G", None, 0.0, True),
)  # fmt: skip


@cache
def mixed() -> Axes:
    return plot_zone_distance(MIXED[0], samples=MIXED[1])


def said(ax: Axes, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def test_rows_are_events_with_a_word_or_a_region_in_the_zone() -> None:
    names = [text.get_gid() for text in texts(mixed(), "label-")]
    assert names == ["label-A", "label-B", "label-C", "label-D", "label-E"]
    foot = " ".join(text.get_text() for text in texts(mixed(), "foot"))
    assert "too little reported for a region, not shown: 1 event." in foot


def test_interval_is_that_of_the_sampled_distances() -> None:
    layer = load_layer()
    away = distance_to_limit(
        layer, "JPN", layer.zones_of("JPN"), MIXED[1].lat_deg[0], MIXED[1].lon_deg[0]
    )
    low, *_, high = np.percentile(away, [5, 95])
    (line,), (middle,) = by_gid(mixed(), "interval-A"), by_gid(mixed(), "middle-A")
    assert line.get_xdata().tolist() == pytest.approx([low, high])
    assert middle.get_xdata()[0] == pytest.approx(np.median(away))
    assert high < 0.0


def test_official_word_stands_on_the_side_that_was_named() -> None:
    sides = {name: float(by_gid(mixed(), f"word-{name}")[0].get_xdata()[0]) for name in "ABCD"}
    assert sides["A"] < 0.0 < sides["B"]
    assert by_gid(mixed(), "word-E") == []
    assert said(mixed(), "word") == ["inside", "outside", "outside", "outside", "no word"]


def test_disagreement_is_red_crossed_and_said_and_what_is_open_is_hollow() -> None:
    assert said(mixed(), "agrees") == ["agrees", "agrees", "disagrees", "undecided", ""]
    (contradicted,), (undecided,) = by_gid(mixed(), "middle-C"), by_gid(mixed(), "middle-D")
    assert contradicted.get_marker() == "X"
    assert by_gid(mixed(), "interval-C")[0].get_color() == "#b0330d"
    assert undecided.get_markerfacecolor() == "#ffffff"
    subtitle = " ".join(text.get_text() for text in texts(mixed(), "subtitle"))
    assert "agrees with the official word on 2, disagrees on 1 and leaves 1 open" in subtitle


def test_verdicts_given_are_the_ones_shown() -> None:
    verdicts = pd.DataFrame({"event_id": ["A", "B"], "zone_agrees": ["undecided", pd.NA]})
    ax = plot_zone_distance(MIXED[0].iloc[:2], verdicts, samples=MIXED[1])
    assert said(ax, "agrees") == ["undecided", "agrees"]


def test_far_regions_are_arrows_with_their_distance() -> None:
    events, points = case(("A", INSIDE, 40.0, True), ("B", (30.0, 175.0), 60.0, False))
    ax = plot_zone_distance(events, samples=points)
    (far,) = texts(ax, "far-B")
    assert far.get_text().endswith("km →")
    assert float(far.get_text().split(" ")[0].replace(",", "")) > 1000.0
    assert by_gid(ax, "middle-B") == []
    assert ax.get_xlim()[1] < 1000.0


def test_interval_cut_by_the_frame_goes_on_as_an_arrow() -> None:
    events, points = case(("A", (39.0, 153.0), 900.0, False))
    ax = plot_zone_distance(events, samples=points)
    assert [note.get_gid() for note in texts(ax, "beyond-")] == ["beyond-A"]
    assert max(by_gid(ax, "interval-A")[0].get_xdata()) == 900.0


def test_assumed_azimuth_is_dashed_and_in_the_key() -> None:
    events = MIXED[0].assign(azimuth_basis=["assumed", *["landmark"] * 6])
    ax = plot_zone_distance(events, samples=MIXED[1])
    assert by_gid(ax, "interval-A")[0].is_dashed()
    assert not by_gid(ax, "interval-B")[0].is_dashed()
    assert "azimuth assumed" in said(ax, "key-label")
    assert "azimuth assumed" not in said(mixed(), "key-label")


def test_error_of_the_limit_is_drawn_row_by_row() -> None:
    bands = [p for p in mixed().patches if str(p.get_gid()).startswith("error-")]
    layer = load_layer()
    expected = np.median(layer.error_km(MIXED[1].lat_deg[0], MIXED[1].lon_deg[0]))
    first: Any = next(p for p in bands if p.get_gid() == "error-A")
    assert first.get_width() == pytest.approx(2 * expected)


def test_words_of_a_row_do_not_meet() -> None:
    long = MIXED[0].assign(missile_name="Hwasong-16B intermediate-range hypersonic glide missile")
    for ax in (mixed(), plot_zone_distance(long, samples=MIXED[1])):
        frame = ax.get_window_extent()
        names, dates = ([word_box(t) for t in texts(ax, g)] for g in ("label-", "date"))
        words = [word_box(t) for t in ax.texts if t.get_gid() in ("word", "agrees")]
        boxes = [box for box in [*names, *dates, *words] if box.area > 0]
        assert all(box.bounds[2] < frame.x0 for box in names)
        for i, box in enumerate(boxes):
            assert not any(box.intersection(other).area > 0.5 for other in boxes[i + 1 :])


def test_another_state_and_what_cannot_be_drawn() -> None:
    with pytest.raises(FigureError, match="no zone of 'ZZZ'"):
        plot_zone_distance(MIXED[0], samples=MIXED[1], country="ZZZ")
    with pytest.raises(FigureError, match="no event with a splash-down region"):
        plot_zone_distance(MIXED[0], samples=MIXED[1], country="BRA")
    assert "South Korea's EEZ" in plot_zone_distance(
        *case(("A", (37.5, 130.2), 20.0, None))[:1],
        samples=case(("A", (37.5, 130.2), 20.0, None))[1], country="KOR",
    ).get_xlabel()  # fmt: skip


def test_draws_on_the_axes_given_and_leaves_the_table() -> None:
    before = MIXED[0].copy(deep=True)
    ax = Figure(figsize=(7, 4)).add_axes((0.3, 0.3, 0.5, 0.5))
    assert plot_zone_distance(MIXED[0], ax=ax, samples=MIXED[1]) is ax
    pd.testing.assert_frame_equal(MIXED[0], before)
