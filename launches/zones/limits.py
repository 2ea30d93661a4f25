"""Limits of zones as lines: sea boundaries only, never a coast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from launches.zones.layer import HIGH_SEAS, Layer, load_layer
from launches.zones.locate import family, zone_ids

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

#: Kinds of limit: where a zone ends at 200 nmi, the 12-nmi line inside one state's waters, a line
#: between two states, and the edge of waters that several claim or share.
KINDS = ("200 nmi", "territorial", "between states", "claimed or shared")


def limits(*, layer: Layer | None = None, basis: str = "median") -> GeoDataFrame:
    """Sea boundaries of a layer.

    Parameters
    ----------
    layer : Layer, optional
        The bundled layer, or the one that ``LAUNCHES_ZONES`` names, if left out.
    basis : str
        Whose reading of the boundaries.

    Returns
    -------
    GeoDataFrame
        EPSG:4326, one row per pair of zones: `zone_a`, `zone_b` (in alphabetical order, the high
        seas last), `kind` (one of `KINDS`), `geometry` (MultiLineString, not crossing 180 degrees).

    Examples
    --------
    >>> lines = limits()
    >>> lines.loc[(lines.zone_a == "JPN") & (lines.zone_b == "RUS"), "kind"].tolist()
    ['between states']
    """
    from geopandas import GeoDataFrame

    layer = layer or load_layer()
    basis = layer.basis(basis)
    sides = zone_ids(layer, basis, layer.line_sides)
    pairs: dict[tuple[str, str], list[int]] = {}
    for i, (a, b) in enumerate(sides.tolist()):
        if a != b:
            ordered = (b, a) if (a == HIGH_SEAS, a) > (b == HIGH_SEAS, b) else (a, b)
            pairs.setdefault(ordered, []).append(i)
    names = sorted(pairs, key=lambda pair: (pair[0], pair[1] == HIGH_SEAS, pair[1]))
    lines = [_merged(layer.lines[pairs[pair]]) for pair in names]
    return GeoDataFrame(
        {
            "zone_a": [pair[0] for pair in names],
            "zone_b": [pair[1] for pair in names],
            "kind": [_kind(layer, *pair) for pair in names],
        },
        geometry=lines,
        crs="EPSG:4326",
    )


def _merged(lines: npt.NDArray[np.object_]) -> shapely.MultiLineString:
    merged = shapely.line_merge(shapely.MultiLineString(list(lines)))
    return shapely.MultiLineString(list(shapely.get_parts(merged)))


def _kind(layer: Layer, zone_a: str, zone_b: str) -> str:
    if family(zone_a) == family(zone_b):
        return KINDS[1]
    if zone_b == HIGH_SEAS:
        return KINDS[0]
    shared = any(len(layer.zones[zone].states) != 1 for zone in (zone_a, zone_b))
    return KINDS[3] if shared else KINDS[2]
