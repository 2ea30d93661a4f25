"""One picture of each kind of figure, compared with the one that was looked at.

Small and with a tolerance: type is rendered a little differently from version to version of
matplotlib and FreeType. ``LAUNCHES_NEW_BASELINES=1`` writes the pictures anew; look at them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from matplotlib.axes import Axes
from matplotlib.testing.compare import compare_images
from plotting_samples import NONE, SAMPLES, joined

from launches.plotting import plot_map, plot_overview, plot_profile, save_figure

BASELINES = Path(__file__).parent / "data" / "plotting"
#: Root mean square of the difference, of 255: a label elsewhere or a track missing is more.
TOLERANCE = 12.0


def event_map() -> Axes:
    sample = SAMPLES["lofted"]
    return plot_map(sample.events, **sample.layers(), limits=NONE)


def assumed_map() -> Axes:
    sample = SAMPLES["founding"]
    return plot_map(sample.events, **sample.layers(), limits=NONE)


def overview() -> Axes:
    log = joined()
    return plot_overview(log.events, trajectories=log.trajectories, footprints=log.footprints)


def profile() -> Axes:
    log = joined("overflight", "quasi-ballistic")
    return plot_profile(log.trajectories, events=log.events)


def curved_profile() -> Axes:
    log = joined("overflight")
    return plot_profile(log.trajectories, events=log.events, curved_earth=True)


@pytest.mark.parametrize("plot", [event_map, assumed_map, overview, profile, curved_profile])
def test_looks_as_it_did(plot: Callable[[], Axes], tmp_path: Path) -> None:
    name = plot.__name__.replace("_", "-")
    expected = BASELINES / f"{name}.png"
    if os.environ.get("LAUNCHES_NEW_BASELINES"):
        save_figure(plot().figure, BASELINES / name, ("png",), dpi=55)
    (path,) = save_figure(plot().figure, tmp_path / name, ("png",), dpi=55)
    difference = compare_images(str(expected), str(path), tol=TOLERANCE)
    assert difference is None, difference
