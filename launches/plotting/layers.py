"""What the lower layers say of the events of a figure, computed where it was not handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Layers:
    """Trajectories, regions, verdicts and limits of a figure."""

    trajectories: DataFrame
    footprints: DataFrame
    verdicts: DataFrame
    limits: Any
    citation: str
    basis: str

    def zones_on(
        self, lat_deg: npt.NDArray[np.float64], lon_deg: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.str_] | None:
        """Zone ids at points, where limits are drawn at all."""
        if len(self.limits) == 0:
            return None
        from launches.zones import zone_at

        seen = np.isfinite(lat_deg) & np.isfinite(lon_deg)
        zones = np.full(lat_deg.shape, "", dtype=object)
        zones[seen] = zone_at(lat_deg[seen], lon_deg[seen], basis=self.basis)
        return zones.astype(str)


def complete(
    events: DataFrame,
    trajectories: DataFrame | None,
    footprints: DataFrame | None,
    verdicts: DataFrame | None,
    limits: Any,
    basis: str,
) -> Layers:
    """Layers of a figure: those given, the others computed."""
    if trajectories is None:
        from launches.trajectory import estimate

        trajectories = estimate(events)
    if footprints is None:
        from launches.trajectory import footprints as regions

        footprints = regions(events)
    if verdicts is None:
        from launches.zones import check_zones

        verdicts = check_zones(events, basis=basis)
    citation = ""
    if limits is None:
        from launches.zones import limits as sea_boundaries
        from launches.zones import load_layer

        limits = sea_boundaries(basis=basis)
        citation = load_layer().citation
    return Layers(trajectories, footprints, verdicts, limits, citation, basis)
