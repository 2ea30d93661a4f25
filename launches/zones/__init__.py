"""Zones: which waters a point or a splash-down region lies in, on whose reading, how surely."""

from launches.zones.events import check_zones, zone_shares
from launches.zones.layer import Layer, Zone, load_layer
from launches.zones.limits import limits
from launches.zones.locate import distance_to_limit, zone_at
from launches.zones.verdict import (
    Verdict,
    agreement,
    check_points,
    region_verdict,
)
from launches.zones.words import (
    download_help,
    event_table,
    explain_event,
    explain_point,
    layer_info,
    point_table,
)

__all__ = [
    "Layer",
    "Verdict",
    "Zone",
    "agreement",
    "check_points",
    "check_zones",
    "distance_to_limit",
    "download_help",
    "event_table",
    "explain_event",
    "explain_point",
    "layer_info",
    "limits",
    "load_layer",
    "point_table",
    "region_verdict",
    "zone_at",
    "zone_shares",
]
