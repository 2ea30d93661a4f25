"""What is computed from the events of a log, in one go: tracks, splash-down regions, verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from geopandas import GeoDataFrame

from launches import schema
from launches.table import with_dtypes, with_points
from launches.trajectory import estimate_all
from launches.zones import check_zones

if TYPE_CHECKING:
    from launches.zones import Layer


@dataclass(frozen=True, kw_only=True)
class Estimated:
    """Events with their estimated columns, and the layers that go with them."""

    events: GeoDataFrame
    trajectories: GeoDataFrame
    footprints: GeoDataFrame


def estimate_log(
    events: GeoDataFrame,
    *,
    samples: int = 2000,
    seed: int = 0,
    layer: Layer | None = None,
    basis: str = "median",
) -> Estimated:
    """Estimate trajectories and regions of events, and hold the same samples against the zones.

    Parameters
    ----------
    events : geopandas.GeoDataFrame
        Events table; with the column of `with_claims`, each claimant's figures are checked too.
    samples, seed : int
        Splash-downs sampled per event, and the seed that makes them reproducible.
    layer : Layer, optional
        Zone layer; the bundled one where not given.
    basis : str
        Whose reading of the boundaries.

    Examples
    --------
    >>> from launches.model import Event
    >>> from launches.table import events_table
    >>> found = estimate_log(events_table([Event(event_id="A", missile_class="CM")]), samples=100)
    >>> found.events.trajectory_kind.tolist()
    ['cruise']
    """
    tracks, regions, sampled = estimate_all(events, samples=samples, seed=seed)
    verdicts = check_zones(events, samples=sampled, layer=layer, basis=basis)
    return Estimated(
        events=with_estimates(events, tracks, verdicts), trajectories=tracks, footprints=regions
    )


def with_claims(events: GeoDataFrame, claims: pd.DataFrame) -> GeoDataFrame:
    """Events with a column of their claims, which lets each claimant's figures be checked.

    Examples
    --------
    >>> from launches.table import claims_table, events_table
    >>> from launches.model import Claim, Event
    >>> claim = Claim(event_id="A", field="site", value="Sunan", verbatim="Sunan", start=0, end=5)
    >>> both = with_claims(events_table([Event(event_id="A")]), claims_table([claim]))
    >>> both.claims.iloc[0][0]["value"]
    'Sunan'
    """
    mine: dict[str, list[dict[str, object]]] = {}
    for row in claims[claims["event_id"].notna()].to_dict("records"):
        plain = {str(k): None if pd.isna(v) else v for k, v in row.items()}
        mine.setdefault(str(row["event_id"]), []).append(plain)
    cells = [mine.get(str(name), []) for name in events["event_id"]]
    return events.assign(claims=pd.Series(cells, index=events.index, dtype="object"))


def with_estimates(
    events: GeoDataFrame, trajectories: pd.DataFrame, verdicts: pd.DataFrame | None = None
) -> GeoDataFrame:
    """Events with what was computed from them.

    Parameters
    ----------
    events : geopandas.GeoDataFrame
        Events table; its estimated columns, where it has any, are replaced.
    trajectories : pandas.DataFrame
        As `estimate` gives them.
    verdicts : pandas.DataFrame, optional
        As `check_zones` gives them.

    Returns
    -------
    geopandas.GeoDataFrame
        Every column of the schema in its order, and the launch points.

    Examples
    --------
    >>> import pandas as pd
    >>> from launches.model import Event
    >>> from launches.table import events_table
    >>> tracks = pd.DataFrame({"event_id": ["A"], "trajectory_kind": ["lofted"]})
    >>> with_estimates(events_table([Event(event_id="A")]), tracks).trajectory_kind.item()
    'lofted'
    """
    kept = [c.name for c in schema.EVENTS if c.part != "estimated"]
    whole = pd.DataFrame(events)[kept]
    for computed in (trajectories, verdicts):
        if computed is None:
            continue
        names = [n for n in schema.names("events", "estimated") if n in computed and n not in whole]
        part = pd.DataFrame(computed)[["event_id", *names]]
        whole = whole.merge(part, on="event_id", how="left", validate="one_to_one")
    whole = whole.reindex(columns=schema.names("events"))
    return with_points(with_dtypes(whole, "events"))
