"""What the lower layers say of the events of a figure, computed where it was not handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pandas import DataFrame

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
    known_in: tuple[float, float, float, float] = (-180.0, -90.0, 180.0, 90.0)

    def zones_on(
        self, lat_deg: npt.NDArray[np.float64], lon_deg: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.str_] | None:
        """Zone ids at points, where limits are drawn at all."""
        if len(self.limits) == 0:
            return None
        from launches.geodesy import wrap_lon
        from launches.zones import zone_at

        west, south, east, north = self.known_in
        lon = wrap_lon(np.nan_to_num(lon_deg))
        # outside its window a layer knows nothing, which is not the high seas
        known = (lat_deg >= south) & (lat_deg <= north) & (lon >= west) & (lon <= east)
        zones = np.full(lat_deg.shape, "", dtype=object)
        zones[known] = zone_at(lat_deg[known], lon_deg[known], basis=self.basis)
        return np.char.replace(zones.astype(str), TERRITORIAL, "")

    def waters_of(self, state: str) -> npt.NDArray[np.object_]:
        """Polygons of the zones that are a state's alone, where limits are drawn at all."""
        if len(self.limits) == 0 or not state:
            return np.array([], dtype=object)
        from launches.zones import load_layer

        layer = load_layer()
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
) -> Layers:
    """Layers of a figure: those given, the others computed."""
    samples = None
    if trajectories is None or footprints is None:
        from launches.trajectory import estimate_all

        flown, regions, samples = estimate_all(events)
        trajectories = flown if trajectories is None else trajectories
        footprints = regions if footprints is None else footprints
    if verdicts is None:
        from launches.zones import check_zones

        verdicts = check_zones(events, samples=samples, basis=basis)
    if limits is None:
        from launches.zones import limits as sea_boundaries

        limits = sea_boundaries(basis=basis)
        if TERRITORIAL_KIND in set(limits["kind"]):
            limits = limits[limits["kind"] != TERRITORIAL_KIND]
    if len(limits) == 0:
        return Layers(trajectories, footprints, verdicts, limits, "", basis)
    from launches.zones import load_layer

    layer = load_layer()
    return Layers(
        trajectories, footprints, verdicts, limits, layer.citation, basis, known_in=layer.bounds
    )
