"""Zones: which waters a point or a splash-down region lies in, on whose reading, how surely."""

from launches.zones.layer import Layer, Zone, load_layer
from launches.zones.limits import limits
from launches.zones.locate import zone_at

__all__ = ["Layer", "Zone", "limits", "load_layer", "zone_at"]
