"""What the lower layers say of the events of a figure, computed where it was not handed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pandas import DataFrame

    from launches.zones import Layer

#: Suffix of the ids of territorial seas, and the kind of their limit: a map names the zone as a
#: whole, and a line 12 nmi off the coast would be read as a coast.
TERRITORIAL = ":territorial"
TERRITORIAL_KIND = "territorial"


@dataclass(frozen=True, slots=True)
class Layers:
    """Trajectories, regions, verdicts and limits of a figure."""

    trajectories: DataFrame
    footprints: DataFrame
    verdicts: DataFrame
    limits: Any
    citation: str
    basis: str
    layer: Layer | None = None

    def zones_on(
        self, lat_deg: npt.NDArray[np.float64], lon_deg: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.str_] | None:
        """Zone ids at points, where limits are drawn at all."""
        if self.layer is None:
            return None
        from launches.geodesy import wrap_lon
        from launches.zones import zone_at

        west, south, east, north = self.layer.bounds
        lon = wrap_lon(np.nan_to_num(lon_deg))
        # outside its window a layer knows nothing, which is not the high seas
        known = (lat_deg >= south) & (lat_deg <= north) & (lon >= west) & (lon <= east)
        zones = np.full(lat_deg.shape, "", dtype=object)
        zones[known] = zone_at(lat_deg[known], lon_deg[known], layer=self.layer, basis=self.basis)
        return np.char.replace(zones.astype(str), TERRITORIAL, "")

    def waters_of(self, state: str) -> npt.NDArray[np.object_]:
        """Polygons of the zones that are a state's alone, where limits are drawn at all."""
        layer = self.layer
        if layer is None or not state:
            return np.array([], dtype=object)
        pieces = layer.piece_zone[layer.basis(self.basis)]
        theirs = np.flatnonzero(np.isin(pieces.astype(str), sorted(layer.zones_of(state))))
        return np.asarray(layer.polygons[np.isin(layer.polygon_piece, theirs)])


def complete(
    events: DataFrame,
    trajectories: DataFrame | None,
    footprints: DataFrame | None,
    verdicts: DataFrame | None,
    limits: Any,
    basis: str,
    layer: Layer | None = None,
) -> Layers:
    """Layers of a figure: those given, the others computed.

    Limits that are handed in without their layer are drawn as lines alone: nothing is said of
    waters that may be another layer's.
    """
    samples = None
    if trajectories is None or footprints is None:
        from launches.trajectory import estimate_all

        flown, regions, samples = estimate_all(events)
        trajectories = flown if trajectories is None else trajectories
        footprints = regions if footprints is None else footprints
    if verdicts is None:
        from launches.zones import check_zones

        verdicts = check_zones(events, samples=samples, layer=layer, basis=basis)
    if limits is None:
        from launches.zones import load_layer

        layer = layer or load_layer()
        limits = _limits(layer, basis)
    citation = layer.citation if layer is not None and len(limits) else ""
    return Layers(trajectories, footprints, verdicts, limits, citation, basis, layer)


@lru_cache(maxsize=8)
def _limits(layer: Layer, basis: str) -> Any:
    """Sea boundaries of a layer without those of territorial seas; read only."""
    from launches.zones import limits

    lines = limits(layer=layer, basis=basis)
    return lines[lines["kind"] != TERRITORIAL_KIND]
