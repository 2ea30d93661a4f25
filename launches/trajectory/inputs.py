"""The events table as arrays, with every figure checked at the edge."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from launches.errors import FigureError
from launches.units import COMPASS_DEG

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]

HALF_GLOBE_KM = 20015.0
#: Field, lowest allowed (itself excluded where 0), highest allowed, and what to do beyond it.
LIMITS: tuple[tuple[str, float, float, str], ...] = (
    ("site_lat_deg", -90.0, 90.0, "latitudes run from -90 to 90"),
    ("site_lon_deg", -360.0, 360.0, "longitudes run from -180 to 180"),
    ("site_radius_km", -1e-9, 3000.0, "give the radius of the launch area in km"),
    ("range_km", 0.0, HALF_GLOBE_KM, "half the globe is 20,015 km: give the ground range in km"),
    ("range_km_max", 0.0, HALF_GLOBE_KM, "half the globe is 20,015 km: give it in km"),
    ("apogee_km", 0.0, 50000.0, "no reported flight came near: is it in metres?"),
    ("apogee_km_max", 0.0, 50000.0, "no reported flight came near: is it in metres?"),
    ("flight_min", 0.0, 1440.0, "give the flight time in minutes"),
    ("speed_mach", 0.0, 40.0, "give the speed as a multiple of that of sound"),
    ("impact_distance_km", -1e-9, HALF_GLOBE_KM, "give the distance from the landmark in km"),
)
NUMBERS = tuple(name for name, *_ in LIMITS)
TEXTS = (
    "range_qualifier", "apogee_qualifier", "direction", "sea", "impact_bearing",
    "impact_landmark", "missile_class", "missile_name", "outcome", "eez_country",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Reported figures of n events: float arrays (NaN where empty) and text ('' where empty).

    `speaks_of_zone` says that an official named a maritime zone, which puts the end in the sea;
    what he said of it is not kept. `problems` holds the figures that cannot be computed with;
    they count as not reported.
    """

    event_id: tuple[str, ...]
    number: Mapping[str, Floats]
    text: Mapping[str, tuple[str, ...]]
    overflew: tuple[tuple[str, ...], ...]
    speaks_of_zone: NDArray[np.bool_]
    claims: tuple[tuple[Mapping[str, Any], ...], ...]
    problems: tuple[tuple[FigureError, ...], ...]

    def __len__(self) -> int:
        return len(self.event_id)

    def __getitem__(self, name: str) -> Floats:
        return self.number[name]


def check_figure(name: str, value: float, *, where: str = "") -> None:
    """Raise where a figure cannot be computed with; NaN is one of those.

    Raises
    ------
    FigureError
        Naming the field, the value and what to do.

    Examples
    --------
    >>> check_figure("range_km", 650.0)
    >>> check_figure("apogee_km", 6648400.0)
    Traceback (most recent call last):
    ...
    launches.errors.FigureError: apogee_km: 6648400 is beyond 50000 (no reported flight came near: is it in metres?)
    """  # noqa: E501
    _, low, high, cure = next(row for row in LIMITS if row[0] == name)
    place = f"{where}, {name}" if where else name
    if not math.isfinite(value):
        raise FigureError(f"{value} is no number", where=place, cure="leave it empty if not known")
    if value <= low:
        word = "not above" if low == 0 else "below"
        raise FigureError(f"{value:.10g} is {word} {low:.6g}", where=place, cure=cure)
    if value > high:
        raise FigureError(f"{value:.10g} is beyond {high:.6g}", where=place, cure=cure)


def read_figures(events: pd.DataFrame) -> Figures:
    """Arrays of the reported columns of an events table; columns that are absent count as empty.

    Examples
    --------
    >>> import pandas as pd
    >>> figures = read_figures(pd.DataFrame({"event_id": ["A-1"], "range_km": [-3.0]}))
    >>> print(figures.problems[0][0])
    event A-1, range_km: -3 is not above 0 (half the globe is 20,015 km: give the ground range in km)
    """  # noqa: E501
    count = len(events)
    ids = tuple(t or f"row {i}" for i, t in enumerate(_texts(events, "event_id")))
    claims = tuple(_claims(value) for value in _objects(events, "claims"))
    problems: list[list[FigureError]] = [[] for _ in range(count)]
    number: dict[str, Floats] = {}
    for name in NUMBERS:
        number[name] = _numbers(events, name, ids, claims, problems)
    text = {name: _texts(events, name) for name in TEXTS}
    for name in ("direction", "impact_bearing"):
        text[name] = tuple(word if word in COMPASS_DEG else "" for word in text[name])
    inside = [not _is_missing(value) for value in _objects(events, "eez_inside")]
    spoke = [
        bool(country) or said for country, said in zip(text["eez_country"], inside, strict=True)
    ]
    return Figures(
        event_id=ids,
        number=number,
        text=text,
        overflew=tuple(_codes(value) for value in _objects(events, "overflew")),
        speaks_of_zone=np.asarray(spoke, dtype=bool),
        claims=claims,
        problems=tuple(tuple(p) for p in problems),
    )


def _objects(events: pd.DataFrame, name: str) -> list[Any]:
    return list(events[name].astype(object)) if name in events.columns else [None] * len(events)


def _is_missing(value: Any) -> bool:
    # pandas.NA is neither equal to itself nor true: only its type tells
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value


def _texts(events: pd.DataFrame, name: str) -> tuple[str, ...]:
    return tuple("" if _is_missing(v) else str(v).strip() for v in _objects(events, name))


def _codes(value: Any) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(str(code) for code in value)
    return () if _is_missing(value) else tuple(c for c in str(value).split("|") if c)


def _claims(value: Any) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(c if isinstance(c, Mapping) else c.to_dict() for c in value)


def _numbers(
    events: pd.DataFrame,
    name: str,
    ids: tuple[str, ...],
    claims: tuple[tuple[Mapping[str, Any], ...], ...],
    problems: list[list[FigureError]],
) -> Floats:
    out = np.full(len(events), np.nan)
    for i, value in enumerate(_objects(events, name)):
        if _is_missing(value):
            continue
        where = f"event {ids[i]}"
        said = [c for c in claims[i] if c.get("field") == name and c.get("preferred")]
        if said:
            where += f", claim {said[0].get('claim_id') or said[0].get('verbatim')}"
        try:
            figure = float(value)
        except (TypeError, ValueError):
            error = f"{str(value)[:40]!r} is no number"
            problems[i].append(FigureError(error, where=f"{where}, {name}"))
            continue
        try:
            check_figure(name, figure, where=where)
        except FigureError as error:
            problems[i].append(error)
        else:
            out[i] = figure
    return out
