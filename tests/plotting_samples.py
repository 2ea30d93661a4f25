"""Events with hand-made tracks and regions, one for each kind of map that has to look right.

Tracks are geodesics and regions sectors of rings: the figures are tested, not the estimates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from launches.geodesy import direct, split_at_antimeridian

NONE = pd.DataFrame()


@dataclass(frozen=True)
class Sample:
    """An event with what the lower layers would say of it."""

    events: pd.DataFrame
    trajectories: gpd.GeoDataFrame
    footprints: gpd.GeoDataFrame
    verdicts: pd.DataFrame

    def layers(self) -> dict[str, pd.DataFrame]:
        return {
            "trajectories": self.trajectories,
            "footprints": self.footprints,
            "verdicts": self.verdicts,
        }


def sector(
    lat: float, lon: float, azimuth: float, half: float, reach: float, depth: float
) -> BaseGeometry:
    """Part of a ring, in azimuth and distance from a point."""
    fan = np.linspace(azimuth - half, azimuth + half, 40)
    near, far = direct(lat, lon, fan, reach - depth), direct(lat, lon, fan[::-1], reach + depth)
    lats, lons = np.append(near[0], far[0]), np.append(near[1], far[1])
    lons = np.unwrap(lons, period=360.0)
    return split_at_antimeridian(shapely.Polygon(np.column_stack([lons, lats])))


def sample(
    event_id: str,
    place: tuple[str, float, float, float],
    *,
    azimuths: tuple[tuple[float, float], ...] = (),
    basis: str | None = "landmark",
    depth_km: float = 40.0,
    kind: str = "ballistic",
    has_track: bool = True,
    verdict: dict[str, Any] | None = None,
    **cells: Any,
) -> Sample:
    """Event with a geodesic track along the first azimuth and a ring sector about each."""
    site, lat, lon, radius = place
    row = {
        "event_id": event_id, "date_local": event_id[4:14], "actor": event_id[:3], "site": site,
        "site_lat_deg": lat, "site_lon_deg": lon, "site_radius_km": radius,
        "reports": f"{event_id.lower()}-wire", **cells,
    }  # fmt: skip
    reach = cells.get("range_km")
    track = None
    estimate: dict[str, Any] = {
        "event_id": event_id, "trajectory_kind": kind, "azimuth_basis": basis,
        "azimuth_deg": azimuths[0][0] if azimuths else np.nan, "assumed": None,
    }  # fmt: skip
    regions = []
    if reach and azimuths:
        share = np.linspace(0.0, 1.0, 61)
        lats, lons = direct(lat, lon, azimuths[0][0], reach * share)
        top = float(cells.get("apogee_km") or reach / 4) * 1000.0
        line = shapely.LineString(np.column_stack([lons, lats, 4 * top * share * (1 - share)]))
        track = split_at_antimeridian(line) if has_track else None
        estimate |= {"impact_lat_deg": float(lats[-1]), "impact_lon_deg": float(lons[-1])}
        for probability, part in ((0.5, 0.5), (0.9, 1.0)):
            fans = [sector(lat, lon, a, w * part, reach, depth_km * part) for a, w in azimuths]
            regions.append((event_id, probability, shapely.union_all(fans)))
    footprints = pd.DataFrame(
        [(e, p) for e, p, _ in regions], columns=["event_id", "footprint_probability"]
    )
    return Sample(
        pd.DataFrame([row]),
        gpd.GeoDataFrame([estimate], geometry=[track], crs="EPSG:4326"),
        gpd.GeoDataFrame(footprints, geometry=[g for _, _, g in regions], crs="EPSG:4326"),
        pd.DataFrame([{"event_id": event_id, **(verdict or {})}]),
    )


def in_zone(zone: str, probability: float, distance_km: float) -> dict[str, Any]:
    return {"zone": zone, "zone_probability": probability, "zone_distance_km": distance_km}


SUNAN = ("Sunan", 39.2241, 125.67, 5.0)

SAMPLES: dict[str, Sample] = {
    "lofted": sample(
        "PRK-2022-11-18-1", SUNAN, azimuths=((72.5, 6.0),), missile_class="ICBM",
        missile_name="Hwasong-17", range_km=1000.0, range_qualifier="about", apogee_km=6100.0,
        apogee_qualifier="about", flight_min=69.0, eez_country="JPN", eez_inside=True,
        impact_landmark="Oshima-Oshima", impact_distance_km=200.0, impact_bearing="W",
        verdict=in_zone("JPN", 0.93, -41.0),
    ),
    "overflight": sample(
        "PRK-2022-10-04-1", ("Mupyong-ri", 40.6112, 126.4257, 5.0), azimuths=((80.0, 3.0),),
        basis="direction", depth_km=150.0, missile_class="IRBM", range_km=4600.0, apogee_km=1000.0,
        range_qualifier="about", flight_min=22.0, overflew="JPN", direction="E", eez_country="JPN",
        eez_inside=False, verdict=in_zone("high-seas", 1.0, 1320.0),
    ),
    "quasi-ballistic": sample(
        "PRK-2023-06-15-1", SUNAN, azimuths=((86.0, 6.0),), kind="quasi-ballistic",
        missile_class="SRBM", missile_count=2, range_km=850.0, range_km_max=900.0,
        range_qualifier="about", apogee_km=50.0, eez_country="JPN", eez_inside=True,
        impact_landmark="Hegurajima", impact_distance_km=110.0, impact_bearing="NNW",
        verdict=in_zone("JPN", 0.81, -20.0),
    ),
    "founding": sample(
        "PRK-2023-09-13-1", ("Pyongyang", 39.03, 125.75, 25.0),
        azimuths=((85.0, 38.0), (205.0, 28.0)), basis="assumed", depth_km=50.0,
        missile_class="SRBM", missile_count=2, missile_count_qualifier="exact", range_km=650.0,
        range_qualifier="about", eez_country="JPN", eez_inside=False, verdict={"zone": "undecided"},
    ),
    "hop": sample(
        "PRK-2022-11-03-9", ("Kaechon", 39.75, 125.9, 8.0), azimuths=((262.0, 10.0),),
        basis="direction", depth_km=12.0, missile_class="SRBM", range_km=110.0, direction="W",
    ),
    "pacific": sample(
        "CHN-2024-09-25-1", ("Hainan", 19.5, 109.8, 60.0), azimuths=((103.0, 2.0),), basis="sea",
        depth_km=200.0, missile_class="ICBM", range_km=12000.0, range_qualifier="about",
        sea="Pacific Ocean", verdict=in_zone("high-seas", 0.96, 900.0),
    ),
    "no-impact": sample(
        "IRN-2024-10-01-1", ("Tabriz", 38.08, 46.29, 40.0), basis=None, missile_class="MRBM",
        missile_count=180, missile_count_qualifier="about",
    ),
    "ocean": sample(
        "IND-2021-10-27-1", ("Abdul Kalam Island", 20.757, 87.087, 5.0), azimuths=((165.0, 6.0),),
        basis="sea", depth_km=200.0, missile_class="ICBM", missile_name="Agni-V", range_km=5000.0,
        range_qualifier="at_most", sea="Indian Ocean", verdict=in_zone("high-seas", 0.88, 600.0),
    ),
    "satellite": sample(
        "PRK-2023-05-31-1", ("Sohae", 39.6596, 124.7057, 2.0), kind="orbital", missile_class="SLV",
        missile_name="Chollima-1", outcome="failure", sea="Yellow Sea",
        impact_landmark="Eocheongdo", impact_distance_km=200.0, impact_bearing="W",
    ),
}  # fmt: skip


def joined(*names: str) -> Sample:
    """Several samples as one log."""
    chosen = [SAMPLES[name] for name in names or SAMPLES]
    return Sample(
        pd.concat([s.events for s in chosen], ignore_index=True),
        pd.concat([s.trajectories for s in chosen], ignore_index=True),
        pd.concat([s.footprints for s in chosen if len(s.footprints)], ignore_index=True),
        pd.concat([s.verdicts for s in chosen], ignore_index=True),
    )
