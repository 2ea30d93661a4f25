"""Counting missiles under one stated rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from launches.errors import LaunchesError

if TYPE_CHECKING:
    import pandas as pd

#: Parts of the local date that can be counted by beside any column.
_PARTS = ("year", "month")


def per_missile(events: pd.DataFrame) -> pd.DataFrame:
    """Give every missile a row, to compare with logs that count so.

    An event has as many rows as missiles were reported; one where no number is known. Retracted
    events have none.

    Parameters
    ----------
    events : pandas.DataFrame
        Events table.

    Returns
    -------
    pandas.DataFrame
        The columns of `events` with `missile`, its running number in the event, and
        `missile_certain`: false where the number was hedged or not given. Sites and figures are
        those of the event, not of the single missile.

    Examples
    --------
    >>> import pandas as pd
    >>> events = pd.DataFrame({"event_id": ["A", "B"], "missile_count": [2, None],
    ...                        "missile_count_qualifier": ["exact", None]})
    >>> rows = per_missile(events)
    >>> rows.event_id.tolist(), rows.missile.tolist(), rows.missile_certain.tolist()
    (['A', 'A', 'B'], [1, 2, 1], [True, True, False])
    """
    import numpy as np

    kept = _standing(events)
    count = kept["missile_count"].astype("Float64").fillna(1).astype(int).clip(lower=1)
    certain = kept["missile_count"].notna() & _hedge(kept).eq("exact")
    rows = kept.assign(missile_certain=certain.astype("boolean"))
    rows = rows.loc[rows.index.repeat(count.to_numpy())]
    fired = count.to_numpy()
    number = np.arange(len(rows)) - np.repeat(np.cumsum(fired) - fired, fired) + 1
    return rows.assign(missile=number).reset_index(drop=True)


def totals(events: pd.DataFrame, by: str | Sequence[str] = "year") -> pd.DataFrame:
    """Count events and missiles, with bounds where numbers are hedged or missing.

    The rule: a number that is exact or "about" counts as it stands; "at least" is a lower bound
    with none above; "up to" is an upper one, with one missile below; an event without a number is
    one missile or more. Retracted events do not count, failed launches do.

    Parameters
    ----------
    events : pandas.DataFrame
        Events table.
    by : str or sequence of str
        Columns to count by, and ``year`` or ``month`` of the local date. Events that have no
        value there are counted under a missing one.

    Returns
    -------
    pandas.DataFrame
        One row per group: `events`, `missiles_min`, `missiles_max` (missing where there is no
        upper bound) and `unbounded`, the number of events that have none.

    Raises
    ------
    LaunchesError
        If there is no such column.

    Examples
    --------
    >>> import pandas as pd
    >>> events = pd.DataFrame({"date_local": ["2022-11-02", "2022-11-03"],
    ...                        "missile_count": [23, 2],
    ...                        "missile_count_qualifier": ["at_least", "exact"]})
    >>> table = totals(events)
    >>> int(table.missiles_min.item()), table.missiles_max.isna().item()
    (25, True)
    """
    import pandas as pd

    names = [by] if isinstance(by, str) else list(by)
    kept = _standing(events)
    days = pd.to_datetime(kept["date_local"]) if "date_local" in kept else None
    keys = []
    for name in names:
        if name in kept:
            keys.append(kept[name].astype("object").rename(name))
        elif name in _PARTS and days is not None:
            keys.append(getattr(days.dt, name).astype("Int64").rename(name))
        else:
            cure = f"count by a column of the table, {' or '.join(_PARTS)}"
            raise LaunchesError("no such column", where=name, cure=cure)
    number = kept["missile_count"].astype("Int64")
    hedge = _hedge(kept)
    low = number.mask(hedge.eq("up_to"), 1).fillna(1)
    high = number.mask(hedge.eq("at_least"))
    table = pd.DataFrame(
        {
            "events": 1,
            "missiles_min": low,
            "missiles_max": high.fillna(0),
            "unbounded": high.isna().astype("int64"),
        }
    )
    found = table.groupby(keys, dropna=False).sum()
    found["missiles_max"] = found["missiles_max"].mask(found["unbounded"] > 0)
    return found.astype({"missiles_min": "Int64", "missiles_max": "Int64"})


def _standing(events: pd.DataFrame) -> pd.DataFrame:
    plain = events.drop(columns="geometry", errors="ignore")
    if "status" not in plain:
        return plain
    return plain[plain["status"].astype("object").ne("retracted")]


def _hedge(events: pd.DataFrame) -> pd.Series[str]:
    return events["missile_count_qualifier"].astype("object").fillna("exact")
