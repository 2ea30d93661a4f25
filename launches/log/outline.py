"""Splash-down regions as a log keeps them: no finer than they are known, and the same anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

#: Grid of the vertices, degrees: about 100 m.
GRID_DEG = 0.001
#: How far an outline may be moved, as a share of the square root of its area.
TOLERANCE = 0.001


def compact(footprints: GeoDataFrame) -> GeoDataFrame:
    """Give regions fewer vertices, on a coarse grid.

    A region comes from some thousand samples and follows the coast in places, so that most of its
    vertices say nothing. What is left lies far enough apart that the last digits of one processor
    or another do not show: rings that only those made are gone.

    Parameters
    ----------
    footprints : geopandas.GeoDataFrame
        As `launches.footprints` gives them.

    Returns
    -------
    geopandas.GeoDataFrame
        The same rows; each region shares more than 99 % of its area with what it was.

    Examples
    --------
    >>> from geopandas import GeoDataFrame
    >>> disc = shapely.Point(150, 40).buffer(1, quad_segs=500)
    >>> small = compact(GeoDataFrame({"event_id": ["A"]}, geometry=[disc], crs=4326))
    >>> int(shapely.get_num_coordinates(disc)), int(small.count_coordinates().item()) < 200
    (2001, True)
    """
    shapes = shapely.make_valid(footprints.geometry.to_numpy(), method="structure")
    plain = [
        shapely.simplify(shape, TOLERANCE * np.sqrt(shape.area)) if shape is not None else None
        for shape in shapes
    ]
    gridded = shapely.normalize(shapely.set_precision(plain, GRID_DEG))
    # a region that is smaller than the grid stays as it is
    kept = [
        shape if small is None or small.is_empty else small
        for small, shape in zip(gridded, shapes, strict=True)
    ]
    return footprints.set_geometry(kept, crs=footprints.crs)
