"""What is computed from the events of a log: cells for the table, lines for the layers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from launches import schema
from launches.log.tables import Row, table_rows
from launches.model import Event

_HEAD, _TAIL = '{"type":"FeatureCollection","features":[\n', "\n]}\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How the estimates of a log are made; kept in its ``datapackage.json``.

    Attributes
    ----------
    samples, seed : int
        Splash-downs sampled per event, and the seed; no samples, no estimates.
    zones : str
        File of maritime zones instead of the bundled layer.
    basis : str
        Whose reading of the boundaries.
    """

    samples: int = 2000
    seed: int = 0
    zones: str = ""
    basis: str = "median"

    def to_dict(self) -> dict[str, object]:
        """Plain mapping for JSON."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimates:
    """Estimated cells of events, and lines of their tracks and splash-down regions, by event id."""

    cells: dict[str, Row] = field(default_factory=dict)
    tracks: dict[str, list[str]] = field(default_factory=dict)
    regions: dict[str, list[str]] = field(default_factory=dict)


def estimate_events(events: Sequence[Event], settings: Settings) -> Estimates:
    """Estimate trajectories, splash-down regions and zones of events.

    Parameters
    ----------
    events : sequence of Event
        With their claims.
    settings : Settings
        How; with no samples nothing is estimated.
    """
    if not events or not settings.samples:
        return Estimates()
    import pandas as pd

    from launches.estimates import estimate_log
    from launches.geojson import to_geojson
    from launches.log.outline import compact
    from launches.table import events_table
    from launches.zones import load_layer

    table = events_table(events)
    claims = [[claim.to_dict() for claim in event.claims] for event in events]
    said = table.assign(claims=pd.Series(claims, index=table.index, dtype="object"))
    layer = load_layer(Path(settings.zones) if settings.zones else None)
    found = estimate_log(
        said, samples=settings.samples, seed=settings.seed, layer=layer, basis=settings.basis
    )
    rows = table_rows(found.events, ["event_id", *schema.names("events", "estimated")])
    layers = [
        to_geojson(layer_of[[*schema.names(name), "geometry"]])
        for name, layer_of in (
            ("trajectories", found.trajectories),
            ("footprints", compact(found.footprints)),
        )
    ]
    return Estimates(
        cells={row[0]: row[1:] for row in rows},
        tracks=features(layers[0]),
        regions={
            name: [_anonymous(line, name) for line in lines]
            for name, lines in features(layers[1]).items()
        },
    )


def features(text: str) -> dict[str, list[str]]:
    """Lines of a layer as `launches.geojson.to_geojson` writes it, by event id.

    Examples
    --------
    >>> features(layer_text([]))
    {}
    """
    found: dict[str, list[str]] = {}
    for line in text.removesuffix("\n").split("\n")[1:-1]:
        feature = line.rstrip(",")
        if feature:
            found.setdefault(_event_of(feature), []).append(feature)
    return found


def layer_text(lines: Sequence[str]) -> str:
    """Text of a layer from its lines."""
    return _HEAD + ",\n".join(lines) + _TAIL


def ordered(lines: Mapping[str, Sequence[str]], event_ids: Sequence[str]) -> list[str]:
    """Lines in the order of the events."""
    return [line for event_id in event_ids for line in lines.get(event_id, ())]


def _anonymous(feature: str, event_id: str) -> str:
    """Line without a feature id, which regions have only where each event has a single one."""
    return feature.replace(f'"id":{json.dumps(event_id, ensure_ascii=False)},', "", 1)


def _event_of(feature: str) -> str:
    """Event id of a feature, without the cost of reading its coordinates."""
    start = feature.index('"event_id":') + len('"event_id":')
    end = feature.find('"', start + 1)
    plain = feature[start + 1 : end]
    if "\\" not in plain and feature[start] == '"':
        return plain
    name, _ = json.JSONDecoder().raw_decode(feature, start)
    return str(name)
