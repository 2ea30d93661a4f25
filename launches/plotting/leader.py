"""The thin line that ties a label to what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from launches.plotting.field import Box
from launches.plotting.sheet import PlotSize, paper

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from launches.plotting.projection import View


def draw_leader(
    ax: Axes, size: PlotSize | View, box: Box, at_pt: tuple[float, float], color: str
) -> None:
    """Draw a line from the nearest side of a label to its point.

    Parameters
    ----------
    ax, size
        The Axes and the size of its frame on paper.
    box : Box
        The label.
    at_pt : tuple of float
        The point, from the frame's lower left corner.
    color : str
        Of the line.
    """
    x, y = np.clip(at_pt[0], box.x0, box.x1), np.clip(at_pt[1], box.y0 + 1, box.y1 - 1)
    ax.plot(
        [x, at_pt[0]], [y, at_pt[1]], transform=paper(ax, size), color=color, linewidth=0.5,
        zorder=6.5, gid="leader",
    )  # fmt: skip
