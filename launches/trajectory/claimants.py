"""The figures of each claimant checked for themselves, and figures given in two units.

So a report that prints one side's time beside another's apogee is not called wrong for the mix,
and the side whose own figures do not fit is named.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from launches.trajectory.inputs import Figures, read_figures
from launches.trajectory.kinds import ARC_KINDS
from launches.trajectory.pairs import check_pairs
from launches.trajectory.timing import Finding, check_time, km_words, minute_words

Floats = NDArray[np.float64]

_FIELDS = ("range_km", "apogee_km", "flight_min")
#: A pair that misses by more than this factor is impossible rather than a slip of rounding.
_NEAR = 1.33


def check_claims(
    figures: Figures, azimuth_deg: Floats, kinds: NDArray[np.object_]
) -> list[list[Finding]]:
    """List the findings of each event's claims.

    Parameters
    ----------
    figures : Figures
        Checked figures of n events, with their claims where the table has them.
    azimuth_deg : ndarray, shape (n,)
        Launch azimuths used; NaN where unknown.
    kinds : ndarray of str, shape (n,)
        Kinds of trajectory: times are only checked against arcs.
    """
    found: list[list[Finding]] = [[] for _ in range(len(figures))]
    for event, claims in enumerate(figures.claims):
        for fault in check_pairs(str(claim.get("verbatim") or "") for claim in claims):
            ratio = fault.first_km / max(fault.second_km, 1e-9)
            severity = "tension" if 1 / _NEAR < ratio < _NEAR else "impossible"
            found[event].append(Finding(severity=severity, sentence=fault.sentence))
    rows, owners = _claimant_rows(figures)
    if not rows:
        return found
    said = read_figures(pd.DataFrame(rows))
    events = np.array([event for event, _ in owners])
    time = check_time(said, azimuth_deg[events])
    off = (time.too_short | time.too_long) & np.isin(kinds[events], ARC_KINDS)
    fits = ~off & ~np.isnan(time.reported_s + time.fitted_s)
    for i in np.flatnonzero(off):
        event, claimant = owners[i]
        others = [
            f"{owners[j][1]}'s {minute_words(time.reported_s[j])} fit its own"
            for j in np.flatnonzero(fits)
            if owners[j][0] == event
        ]
        sentence = (
            f"{claimant}'s time of {minute_words(time.reported_s[i])} does not fit its own apogee "
            f"of {km_words(said['apogee_km'][i])} ({minute_words(time.fitted_s[i])} expected)"
        )
        tail = f"; {', '.join(others)}" if others else ""
        found[event].append(Finding(severity="tension", sentence=f"{sentence}{tail}."))
    return found


def _claimant_rows(figures: Figures) -> tuple[list[dict[str, object]], list[tuple[int, str]]]:
    """One row of figures per claimant that gives both a time and an apogee of its own.

    A claimant without a range of its own is taken to accept the event's. Where an event has one
    claimant only, the check of the event says it all.
    """
    rows: list[dict[str, object]] = []
    owners: list[tuple[int, str]] = []
    for event, claims in enumerate(figures.claims):
        own: dict[str, dict[str, object]] = {}
        superseded = {claim.get("supersedes") for claim in claims} - {None, ""}
        for claim in claims:
            name, value = claim.get("field"), claim.get("value_num")
            flown = claim.get("mood", "flown") == "flown"
            if name not in _FIELDS or value is None or not flown:
                continue
            if claim.get("claim_id") in superseded:
                continue
            mine = own.setdefault(str(claim.get("claimant") or "outlet"), {})
            mine[name] = value
            if name != "flight_min":
                mine[f"{name}_max"] = claim.get("value_max_num")
                mine[name.replace("_km", "_qualifier")] = claim.get("qualifier")
        if len(own) < 2:
            continue
        site = {n: figures[n][event] for n in ("site_lat_deg", "site_lon_deg", "range_km")}
        for claimant, mine in own.items():
            if "apogee_km" in mine and "flight_min" in mine:
                rows.append({**site, **mine})
                owners.append((event, claimant))
    return rows, owners
