"""Altitude profiles: arcs, sketches that look like sketches, reported apogees, the round Earth."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from plotting_samples import SAMPLES, joined
from test_plotting_map import by_gid, texts, word_box

from launches.errors import FigureError
from launches.plotting import plot_profile
from launches.plotting.profile import profile_curves
from launches.units import EARTH_RADIUS_KM


def profile(*names: str, **options: Any) -> Axes:
    log = joined(*names)
    return plot_profile(log.trajectories, events=log.events, **options)


def curve(ax: Axes, name: str) -> Any:
    (line,) = by_gid(ax, f"profile-{SAMPLES[name].events['event_id'][0]}")
    return line


def test_arc_is_solid_and_reaches_its_apogee_and_range() -> None:
    line = curve(profile("lofted"), "lofted")
    assert not line.is_dashed()
    x, y = line.get_xydata().T
    assert y.max() == pytest.approx(6100.0)
    assert x[0] == 0.0
    assert x[-1] == pytest.approx(1000.0, rel=1e-6)


def test_quasi_ballistic_profile_is_dotted_hatched_and_said_to_be_schematic() -> None:
    ax = profile("quasi-ballistic")
    assert curve(ax, "quasi-ballistic").is_dashed()
    (fill,) = by_gid(ax, "profile-fill-PRK-2023-06-15-1")
    assert fill.get_hatch()
    assert any("Schematic" in text.get_text() for text in texts(ax, "key-label"))


def test_a_profile_needs_no_direction() -> None:
    # reported from a site with sea on both sides: no track, but a range and an apogee
    log = joined("lofted", "quasi-ballistic")
    with_track = {c.event_id: c for c in profile_curves(log.trajectories, log.events)}
    without = log.trajectories.assign(geometry=None)
    events = log.events
    for curve_ in profile_curves(without, events):
        same = with_track[curve_.event_id]
        assert curve_.shape == same.shape
        assert curve_.altitude_km.max() == pytest.approx(same.altitude_km.max(), rel=0.05)
        assert curve_.downrange_km[-1] == pytest.approx(same.downrange_km[-1], rel=0.1)
    assert len(profile_curves(without, events)) == 2


def test_flights_without_an_altitude_are_counted_and_arcs_are_explained_only_where_drawn() -> None:
    log = joined("overflight", "hop")
    flat = log.trajectories.assign(
        geometry=[shapely.force_2d(g) if i else g for i, g in enumerate(log.trajectories.geometry)]
    )
    foot = " ".join(t.get_text() for t in texts(plot_profile(flat, events=log.events), "foot"))
    assert "Not drawn, no altitude reported: 1 event." in foot
    assert "Arcs: two-body" in foot


def test_assumed_apogee_is_dashed_and_said() -> None:
    log = joined("overflight")
    tracks = log.trajectories.assign(assumed="azimuth|apogee")
    ax = plot_profile(tracks, events=log.events.assign(apogee_km=np.nan))
    assert curve(ax, "overflight").is_dashed()
    assert by_gid(ax, "apogee-reported") == []
    assert "Arc with its apogee assumed, or taken from the flight time" in [
        text.get_text() for text in texts(ax, "key-label")
    ]
    assert "apogee not reported" in texts(ax, "label-")[0].get_text()


def test_arc_that_misses_the_reported_apogee_is_not_drawn_as_reported() -> None:
    log = joined("overflight")
    ax = plot_profile(log.trajectories, events=log.events.assign(apogee_km=300.0))
    assert curve(ax, "overflight").is_dashed()
    assert "Arc with its apogee assumed, or taken from the flight time" in [
        text.get_text() for text in texts(ax, "key-label")
    ]


def test_reported_apogee_is_marked_with_its_span_and_its_bound() -> None:
    log = joined("overflight")
    spanned = log.events.assign(apogee_km=970.0, apogee_km_max=1000.0)
    ax = plot_profile(log.trajectories, events=spanned)
    (span,) = by_gid(ax, "apogee-span")
    assert span.get_ydata().tolist() == [970.0, 1000.0]
    (ring,) = by_gid(ax, "apogee-reported")
    assert float(ring.get_ydata()[0]) == 970.0
    bound = log.events.assign(apogee_qualifier="at_least")
    ax = plot_profile(log.trajectories, events=bound)
    (arrow,) = [note for note in ax.texts if note.get_gid() == "apogee-bound"]
    assert arrow.xyann[1] > 0
    assert by_gid(ax, "apogee-span") == []


def test_bound_from_above_does_not_reach_below_the_ground() -> None:
    log, low = joined("overflight"), joined("quasi-ballistic")
    high = log.events.assign(apogee_qualifier="at_most")
    (arrow,) = [
        note for note in plot_profile(log.trajectories, events=high).texts
        if note.get_gid() == "apogee-bound"
    ]  # fmt: skip
    assert -16.0 <= arrow.xyann[1] < 0
    both = pd.concat([log.events, low.events.assign(apogee_qualifier="at_most", apogee_km=50.0)])
    ax = plot_profile(pd.concat([log.trajectories, low.trajectories]), events=both)
    scale = ax.figure.dpi / 72.0
    ground = ax.transAxes.transform((0.0, 0.0))[1]
    for note in ax.texts:
        if note.get_gid() == "apogee-bound":
            tip = ax.transData.transform(note.xy)[1] + note.xyann[1] * scale
            assert tip >= ground - 0.5


@pytest.mark.parametrize(
    ("name", "heights"),
    [("lofted", {400.0}), ("overflight", {100.0, 400.0}), ("quasi-ballistic", set())],
)
def test_reference_heights_are_drawn_where_they_fit(name: str, heights: set[float]) -> None:
    lines = by_gid(profile(name), "reference")
    assert {float(line.get_ydata()[0]) for line in lines} == heights


def test_equal_scale_is_equal() -> None:
    ax = profile("lofted", equal_scale=True)
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    box = ax.get_window_extent()
    assert box.width / (x1 - x0) == pytest.approx(box.height / (y1 - y0), rel=1e-6)
    assert [float(tick) for tick in ax.get_xticks()] == [0.0, 500.0, 1000.0] or ax.get_xticks()[
        0
    ] == 0.0


def test_curved_earth_has_the_radius_of_the_earth() -> None:
    ax = profile("overflight", curved_earth=True)
    (ground,) = by_gid(ax, "ground")
    x, y = ground.get_xydata().T
    assert np.hypot(x, y + EARTH_RADIUS_KM) == pytest.approx(EARTH_RADIUS_KM)
    x, y = curve(ax, "overflight").get_xydata().T
    height = np.hypot(x, y + EARTH_RADIUS_KM) - EARTH_RADIUS_KM
    assert height.max() == pytest.approx(1000.0)
    assert abs(height[[0, -1]]).max() < 1e-6


@pytest.mark.parametrize(
    "names",
    [("lofted",), ("overflight", "ocean"), ("lofted", "overflight", "quasi-ballistic", "hop")],
)
@pytest.mark.parametrize("curved", [False, True])
def test_names_do_not_meet_and_stay_in_the_frame(names: tuple[str, ...], curved: bool) -> None:
    ax = profile(*names, curved_earth=curved)
    frame = ax.get_window_extent()
    labels = [word_box(text) for text in texts(ax, "label-")]
    assert labels
    for i, box in enumerate(labels):
        x0, y0, x1, y1 = box.bounds
        assert x0 >= frame.x0
        assert x1 <= frame.x1
        assert y0 >= frame.y0
        assert y1 <= frame.y1
        assert not any(box.intersection(other).area > 0.5 for other in labels[i + 1 :])


def test_flights_without_altitude_are_left_out() -> None:
    log = joined("lofted", "no-impact", "satellite")
    assert [c.event_id for c in profile_curves(log.trajectories)] == ["PRK-2022-11-18-1"]
    with pytest.raises(FigureError, match="no trajectory has an altitude"):
        plot_profile(SAMPLES["no-impact"].trajectories)


def test_events_table_is_estimated_first() -> None:
    ax = plot_profile(SAMPLES["overflight"].events)
    assert curve(ax, "overflight").get_ydata().max() == pytest.approx(1000.0, rel=0.01)


def test_draws_on_the_axes_given() -> None:
    ax = Figure(figsize=(6, 4)).add_axes((0.15, 0.3, 0.8, 0.5))
    assert profile("lofted", ax=ax) is ax
    assert ax.get_position().bounds == pytest.approx((0.15, 0.3, 0.8, 0.5))


def test_table_is_not_changed() -> None:
    log = joined("lofted")
    before = pd.DataFrame(log.trajectories).copy(deep=True)
    plot_profile(log.trajectories, events=log.events)
    pd.testing.assert_frame_equal(pd.DataFrame(log.trajectories), before)
