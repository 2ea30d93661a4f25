"""One picture of each kind of figure, compared with the one that was looked at.

Small and with a tolerance. Type is set differently from version to version of matplotlib, so the
pictures are compared where they were drawn with the same. ``LAUNCHES_NEW_BASELINES=1`` writes them
anew; look at them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.testing.compare import calculate_rms
from PIL import Image
from plotting_samples import NONE, SAMPLES, joined
from test_plotting_claims import EVENT

from launches.plotting import (
    plot_claims,
    plot_map,
    plot_overview,
    plot_profile,
    plot_range_apogee,
    plot_timeline,
    plot_years,
    plot_zone_distance,
    save_figure,
)

BASELINES = Path(__file__).parent / "data" / "plotting"
#: Version that the pictures were drawn with.
DRAWN_WITH = "3.11"
#: Root mean square of the difference, of 255; a missing track is more (tested below).
TOLERANCE = 2.5

pytestmark = pytest.mark.skipif(
    not matplotlib.__version__.startswith(f"{DRAWN_WITH}."),
    reason=f"the pictures were drawn with matplotlib {DRAWN_WITH}",
)


def event_map() -> Axes:
    sample = SAMPLES["lofted"]
    return plot_map(sample.events, **sample.layers(), limits=NONE)


def assumed_map() -> Axes:
    sample = SAMPLES["founding"]
    return plot_map(sample.events, **sample.layers(), limits=NONE)


def overview() -> Axes:
    log = joined()
    return plot_overview(log.events, trajectories=log.trajectories, footprints=log.footprints)


def years() -> Axes:
    log = joined("lofted", "quasi-ballistic", "hop", "founding")
    return plot_years(log.events, trajectories=log.trajectories, footprints=log.footprints)


def profile() -> Axes:
    log = joined("overflight", "quasi-ballistic")
    return plot_profile(log.trajectories, events=log.events)


def curved_profile() -> Axes:
    log = joined("overflight")
    return plot_profile(log.trajectories, events=log.events, curved_earth=True)


def timeline() -> Axes:
    return plot_timeline(joined().events)


def range_apogee() -> Axes:
    return plot_range_apogee(joined().events)


def zone_distance() -> Axes:
    return plot_zone_distance(joined("lofted", "overflight", "quasi-ballistic", "founding").events)


def claims() -> Axes:
    return plot_claims(EVENT)


PLOTS = [
    event_map,
    assumed_map,
    overview,
    years,
    profile,
    curved_profile,
    timeline,
    range_apogee,
    zone_distance,
    claims,
]


@pytest.mark.parametrize("plot", PLOTS)
def test_looks_as_it_did(plot: Callable[[], Axes], tmp_path: Path) -> None:
    name = plot.__name__.replace("_", "-")
    expected = BASELINES / f"{name}.png"
    if os.environ.get("LAUNCHES_NEW_BASELINES"):
        save_figure(plot().figure, BASELINES / name, ("png",), dpi=55)
    (path,) = save_figure(plot().figure, tmp_path / name, ("png",), dpi=55)
    assert difference(expected, path) < TOLERANCE


def difference(one: Path, other: Path) -> float:
    """Root mean square of the difference between two pictures of one size."""
    arrays = [np.asarray(Image.open(path).convert("RGB"), dtype=np.int16) for path in (one, other)]
    return float(calculate_rms(*arrays))


def test_comparison_sees_a_missing_track(tmp_path: Path) -> None:
    ax = event_map()
    for line in [line for line in ax.lines if str(line.get_gid()).startswith("track")]:
        line.remove()
    (path,) = save_figure(ax.figure, tmp_path / "without", ("png",), dpi=55)
    assert difference(BASELINES / "event-map.png", path) > TOLERANCE
