"""Sampled points counted by the zone they lie in, of many regions at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from launches.zones.layer import LAND, Layer
from launches.zones.locate import all_limits, family, limits_of, zone_ids

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Points:
    """Known points of n regions, and the piece of the layer that each lies in; shape (m,)."""

    region: Ints
    piece: Ints
    lat_deg: Floats
    lon_deg: Floats


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """Zones of a basis in alphabetical order, the family of each, and the zone of each piece."""

    zones: tuple[str, ...]
    family: Ints
    of_piece: Ints


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Points of n regions by zone, shape (n, zones).

    `doubtful` are those that lie nearer to a limit than the layer's own error.
    """

    names: Names
    count: Ints
    doubtful: Ints

    def shares(self, region: int) -> tuple[tuple[str, float], ...]:
        """Zones of a region and the share of its points in each, the greatest first."""
        count = self.count[region]
        there = np.flatnonzero(count)
        order = there[np.lexsort((there, -count[there]))]
        total = count.sum()
        return tuple((self.names.zones[zone], float(count[zone] / total)) for zone in order)

    def is_decided(self, region: int) -> bool:
        """Whether the likeliest zone stays so however the layer errs.

        Zones and their territorial seas are one here, and land stays land.
        """
        count, doubtful = self.count[region], self.doubtful[region]
        family_of = self.names.family
        kinds = np.bincount(family_of, weights=count)
        best = family_of[np.lexsort((np.arange(len(count)), -count))[0]]
        moved = doubtful[family_of == best].sum()
        stays = 0 if self.names.zones[best] == LAND else moved
        sure = (kinds[best] - stays) / count.sum()
        gain = moved / count.sum()
        kinds[best] = 0
        return bool(sure > kinds.max() / count.sum() + gain)


def tally(layer: Layer, basis: str, points: Points, regions: int) -> Tally:
    """Count the points of each of `regions` regions by zone."""
    names = _names(layer, basis)
    zone = names.of_piece[points.piece]
    error = layer.error_km(points.lat_deg, points.lon_deg)
    near = all_limits(layer, basis).within(points.lat_deg, points.lon_deg, error)
    cell = points.region * len(names.zones) + zone
    return Tally(
        names=names,
        count=_counted(cell, regions, len(names.zones)),
        doubtful=_counted(cell[near], regions, len(names.zones)),
    )


def inside_shares(
    layer: Layer, basis: str, state: str, points: Points, regions: int
) -> tuple[Floats, Floats]:
    """Least and greatest share of each region in a state's zone, within the layer's own error.

    Returns
    -------
    least, most : ndarray, shape (regions,)
        NaN where a region has no points.
    """
    zones = zone_ids(layer, basis, points.piece)
    own = layer.zones_of(state)
    inside = np.isin(zones, list(own))
    error = layer.error_km(points.lat_deg, points.lon_deg)
    near = limits_of(layer, basis, own).within(points.lat_deg, points.lon_deg, error)
    near &= zones != LAND
    with np.errstate(invalid="ignore"):
        total = np.bincount(points.region, minlength=regions)
        least = np.bincount(points.region[inside & ~near], minlength=regions) / total
        most = np.bincount(points.region[inside | near], minlength=regions) / total
    return least, most


def _counted(cell: Ints, regions: int, zones: int) -> Ints:
    return np.bincount(cell, minlength=regions * zones).reshape(regions, zones)


def _names(layer: Layer, basis: str) -> Names:
    key = ("names", basis)
    if key not in layer._cache:
        # the stand-ins for pieces are negative, so that they count from the end
        pieces = np.append(np.arange(len(layer.piece_zone[basis])), (-3, -2, -1))
        zones, of_piece = np.unique(zone_ids(layer, basis, pieces).astype(str), return_inverse=True)
        place = {zone: k for k, zone in enumerate(zones.tolist())}
        families = [place.get(family(zone), k) for zone, k in place.items()]
        layer._cache[key] = Names(
            zones=tuple(place), family=np.array(families, dtype=np.int64), of_piece=of_piece
        )
    found: Names = layer._cache[key]
    return found
