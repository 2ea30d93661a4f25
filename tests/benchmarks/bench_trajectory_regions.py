"""Calibration of the splash-down regions on simulated reports, and the time they take.

Run as ``python tests/benchmarks/bench_trajectory_regions.py``. The simulated reports are made by
the process below and not by the sampler: a flight with known ends is measured with an error of
1 % (one in five: 4 %), rounded and hedged as ministries and state media do, and told with the
nearest compass word.
"""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import shapely

from launches.geodesy import direct, inverse
from launches.geography import in_sea
from launches.places import Place, landmarks, sites
from launches.trajectory import estimate_all, footprints
from launches.trajectory.region import PROBABILITIES
from launches.units import COMPASS_POINTS

SEAS = ("Sea of Japan", "Yellow Sea", "East China Sea", "Pacific Ocean")
KINDS = ("landmark", "direction", "sea", "overflight")
SHARES = (0.4, 0.3, 0.2, 0.1)
#: Relative error of a measured range in the simulation, standard deviation, and of the one in five
#: that is further off: so differ the claimants of the flights table.
MEASURED = 0.01
SLIPPED = 0.04
SLIP_SHARE = 0.2


def compass(azimuth_deg: float, points: int) -> str:
    step = 360 / points
    return COMPASS_POINTS[round(azimuth_deg / step) % points * (16 // points)]


def rounded_range(rng: np.random.Generator, reach: float) -> tuple[float, str]:
    """Range as reported: figure and hedge."""
    error = SLIPPED if rng.random() < SLIP_SHARE else MEASURED
    seen = reach * (1 + error * rng.standard_normal())
    voice = rng.choice(["ministry", "chiefs", "media", "bound"], p=[0.4, 0.35, 0.15, 0.1])
    if voice == "media":
        return round(seen, 1), "exact"
    step = 50.0 if voice == "ministry" else 10.0
    if seen > 1500:
        step = 100.0
    if voice == "bound":
        return np.floor(seen / step) * step, "at_least"
    return max(round(seen / step) * step, step), "about"


def simulate(count: int, seed: int = 1) -> tuple[pd.DataFrame, np.ndarray]:
    """Reports with known truth: events table, and true impacts as rows of (lat, lon)."""
    rng = np.random.default_rng(seed)
    pads = [s for s in sites() if s.country == "PRK"]
    marks = [m for m in landmarks() if m.country == "JPN" or m.radius_km < 40]
    rows, truth = [], []
    while len(rows) < count:
        kind = str(rng.choice(KINDS, p=SHARES))
        made = None
        while made is None:
            made = one_report(rng, kind, pads, marks)
        rows.append({"event_id": f"SIM-{len(rows)}", **made[0]})
        truth.append(made[1])
    return pd.DataFrame(rows), np.array(truth)


def one_report(
    rng: np.random.Generator, kind: str, pads: list[Place], marks: list[Place]
) -> tuple[dict[str, object], tuple[float, float]] | None:
    pad = pads[rng.integers(len(pads))]
    start_lat, start_lon = direct(
        pad.lat_deg, pad.lon_deg, 360 * rng.random(), pad.radius_km * np.sqrt(rng.random())
    )
    reach = rng.uniform(2500, 5000) if kind == "overflight" else rng.uniform(250, 1200)
    azimuth = rng.uniform(0, 360)
    lat, lon = (float(v) for v in direct(start_lat, start_lon, azimuth, reach))
    sea = next((name for name in SEAS if in_sea(name, lat, lon)), None)
    if sea is None or unsaid_overflight(pad, azimuth, reach, kind):
        return None
    figure, hedge = rounded_range(rng, reach)
    row: dict[str, object] = {
        "site_lat_deg": pad.lat_deg,
        "site_lon_deg": pad.lon_deg,
        "site_radius_km": pad.radius_km,
        "range_km": figure,
        "range_qualifier": hedge,
        "missile_class": "BM",
        "sea": sea,
    }
    if kind == "direction":
        row["direction"] = compass(azimuth + 3 * rng.standard_normal(), int(rng.choice([8, 16])))
    if kind == "overflight":
        row["overflew"] = "JPN"
    if kind == "landmark":
        mark = marks[rng.integers(len(marks))]
        anchor = direct(
            mark.lat_deg, mark.lon_deg, 360 * rng.random(), mark.radius_km * np.sqrt(rng.random())
        )
        bearing, distance = (float(v) for v in inverse(*anchor, lat, lon))
        distance *= 1 + MEASURED * rng.standard_normal()
        if not 80 < distance < 500:
            return None
        step = rng.choice([10.0, 50.0])
        row["impact_landmark"] = mark.name
        row["impact_distance_km"] = max(round(distance / step) * step, step)
        row["impact_bearing"] = compass(bearing, 8)
    return row, (lat, lon)


def unsaid_overflight(pad: Place, azimuth: float, reach: float, kind: str) -> bool:
    """Whether a flight crosses another country that its report would then have named."""
    from launches.geography import country_at

    lat, lon = direct(pad.lat_deg, pad.lon_deg, azimuth, np.linspace(0.02, 0.97, 200) * reach)
    crossed = set(country_at(lat, lon).tolist()) - {"", pad.country}
    return crossed != {"JPN"} if kind == "overflight" else bool(crossed)


def coverage(events: pd.DataFrame, truth: np.ndarray, samples: int = 2000) -> pd.DataFrame:
    """Whether each region holds the truth, and its area in km2."""
    regions = footprints(events, samples=samples)
    place = pd.DataFrame({"event_id": events["event_id"], "lat": truth[:, 0], "lon": truth[:, 1]})
    table = regions.merge(place, on="event_id")
    points = shapely.points(table["lon"].to_numpy(), table["lat"].to_numpy())
    holds = shapely.covers(regions.geometry.to_numpy(), points)
    area = regions.to_crs("EPSG:6933").area.to_numpy() / 1e6
    return pd.DataFrame(
        {
            "event_id": regions["event_id"],
            "share": regions["footprint_probability"].astype(float),
            "holds": holds,
            "area_km2": area,
        }
    )


def report_kind(events: pd.DataFrame) -> pd.Series:
    kind = pd.Series("sea", index=events.index)
    kind[events["overflew"].notna()] = "overflight"
    kind[events["direction"].notna()] = "direction"
    kind[events["impact_landmark"].notna()] = "landmark"
    return kind


def main() -> None:
    events, truth = simulate(1000)
    table = coverage(events, truth)
    table = table.merge(
        pd.DataFrame({"event_id": events["event_id"], "kind": report_kind(events)}), on="event_id"
    )
    for share in PROBABILITIES:
        part = table[table["share"] == share]
        target = "88-92" if share == 0.9 else "46-54"
        print(
            f"{share:.0%} regions hold {part['holds'].mean():.1%} of {len(part)} "
            f"(target {target} %), median area {part['area_km2'].median():,.0f} km2"
        )
        for kind, rows in part.groupby("kind"):
            print(
                f"    {kind:10s} {rows['holds'].mean():.1%} of {len(rows)}, "
                f"median area {rows['area_km2'].median():,.0f} km2"
            )
    log, _ = simulate(339, seed=7)
    estimate_all(log.head(2))
    start, start_cpu = time.perf_counter(), time.process_time()
    estimate_all(log, samples=2000)
    wall, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    print(
        f"simulated log of 339 events (seed 7) x 2,000 samples with both regions, land excluded: "
        f"{wall:.2f} s, {cpu:.2f} s of it on the processor (target 5 s)"
    )


if __name__ == "__main__":
    main()
