"""What the page knows of each event: words, marks, tracks, regions, claims and their sentences."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from launches.formats import plain_rows, to_csv
from launches.model import Report
from launches.page.geometry import FloatArray, packed
from launches.plotting import words, zone_words
from launches.plotting.content import Flight, flights
from launches.plotting.countries import country
from launches.plotting.lengths import number
from launches.plotting.said import HEADINGS, Topic, claimant_words
from launches.plotting.style import CLASS_MARKS
from launches.text.printable import printable
from launches.text.sentences import holding, sentence_spans

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

#: A region's outline may move by this share of its width.
REGION_SHARE = 0.006
#: Every so many vertices of a track are kept: its bend between them is less than a pixel.
TRACK_STEP = 4
#: Longest headline and longest sentence that are shown in full, characters.
LONGEST_TITLE, LONGEST_SENTENCE = 200, 600

_HEDGES = {"about": "about", "at_least": "at least", "at_most": "at most", "up_to": "up to"}
_MOODS = {
    "flown": "", "conditional": "conditional, not flown", "forecast": "forecast",
    "capability": "said of what it could do", "background": "an older launch recalled",
}  # fmt: skip
_STATES = ("actor", "eez_country")


def event_payload(
    events: GeoDataFrame, trajectories: GeoDataFrame, footprints: GeoDataFrame
) -> list[dict[str, Any]]:
    """Each event as the page lists and draws it.

    Parameters
    ----------
    events, trajectories, footprints : geopandas.GeoDataFrame
        Tables of one log, EPSG:4326.

    Returns
    -------
    list of dict
        In the order of the events; unknown values are None or left out, never 0.
    """
    if not len(events):
        return []
    lines = _csv_lines(events)[1:]
    shown = flights(events, trajectories, footprints)
    rows = plain_rows(events)
    return [_event(row, flight, line) for row, flight, line in zip(rows, shown, lines, strict=True)]


def extent(
    payload: Iterable[Mapping[str, Any]], shown: Iterable[BaseGeometry | None]
) -> FloatArray:
    """Longitudes and latitudes of all that is drawn of the events, shape (n, 2)."""
    points = [
        [place["lon"], place["lat"]] for e in payload for place in (e["at"], e["from"]) if place
    ]
    drawn = [shapely.get_coordinates(g)[::8] for g in shown if g is not None]
    return np.vstack([np.array(points, dtype=np.float64).reshape(-1, 2), *drawn])


def csv_header(events: pd.DataFrame) -> str:
    """Column names of the events table as one line of CSV."""
    return _csv_lines(events)[0]


def table_hash(events: pd.DataFrame) -> str:
    """First characters of the SHA-256 of the events table as CSV."""
    return hashlib.sha256(to_csv(events).encode("utf-8")).hexdigest()[:12]


def claim_payload(
    claims: pd.DataFrame, reports: pd.DataFrame, texts: Iterable[Report] = ()
) -> dict[str, Any]:
    """Claims by event, the sentences that they stand in, and the reports that hold those.

    Parameters
    ----------
    claims, reports : pandas.DataFrame
        Tables of the log; claims of no event are left out.
    texts : iterable of Report
        Reports with their texts, where these are at hand.

    Returns
    -------
    dict
        `claims` (lists by event id), `sentences`, `reports`. A claim names its sentence and report
        by number, and the characters in the sentence that are its own.
    """
    places = {str(name): at for at, name in enumerate(reports["report_id"])}
    known = {report.report_id: report.text for report in texts}
    spans = {name: sentence_spans(text) for name, text in known.items() if name in places}
    sentences: dict[tuple[str, int, int], int] = {}
    shown: list[str] = []
    found: dict[str, list[dict[str, Any]]] = {}
    rows = [row for row in plain_rows(claims) if row["event_id"]]
    replaced = {row["supersedes"] for row in rows if row["supersedes"]}
    replaced |= {name for one in replaced for name in one.split("|")}
    order = {name: at for at, name in enumerate(HEADINGS)}
    for row in sorted(rows, key=lambda row: (order.get(row["field"], 99), row["field"])):
        item = {
            "f": Topic(row["field"], ()).heading,
            "v": _value(row),
            "c": clean(claimant_words(row["claimant"] or "outlet")),
            "w": clean(row["verbatim"], LONGEST_SENTENCE),
            "m": _MOODS.get(row["mood"], row["mood"] or ""),
            "p": bool(row["preferred"]),
            "x": row["claim_id"] in replaced,
            "r": places.get(row["report_id"]),
        }
        if row["report_id"] in spans:
            first, last = _around(holding(spans[row["report_id"]], row["start"], row["end"]), row)
            key = (row["report_id"], first, last)
            if key not in sentences:
                sentences[key] = len(shown)
                shown.append(clean(known[row["report_id"]][first:last]))
            item |= {"s": sentences[key], "a": row["start"] - first, "b": row["end"] - first}
        found.setdefault(row["event_id"], []).append(item)
    return {
        "claims": found,
        "sentences": shown,
        "reports": [_report(r) for r in plain_rows(reports)],
    }


def clean(text: object, longest: int | None = None) -> str:
    r"""Text of a stranger: characters that steer are replaced, white space is a space each.

    Examples
    --------
    >>> clean("two\nlines\u202e!"), clean("far too long", 8)
    ('two lines\ufffd!', 'far too…')
    """
    plain = "".join(" " if c.isspace() else c for c in printable(str(text or "")))
    return plain if longest is None or len(plain) <= longest else plain[: longest - 1] + "…"


def safe_url(url: object) -> str | None:
    """Give an address only if it is one of the web.

    Examples
    --------
    >>> safe_url("https://example.org/a"), safe_url(" javascript:alert(1)"), safe_url("//x.org")
    ('https://example.org/a', None, None)
    """
    text = str(url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    plain = printable(text) == text and not any(c.isspace() for c in text) and len(text) < 2000
    return text if parts.scheme in ("http", "https") and parts.hostname and plain else None


def _report(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": clean(row["report_id"], LONGEST_TITLE),
        "title": clean(row["title"], LONGEST_TITLE),
        "outlet": clean(row["outlet"], LONGEST_TITLE),
        "published": clean(row["published"], 40),
        "url": safe_url(row["url"]),
    }


def _around(span: tuple[int, int], row: Mapping[str, Any]) -> tuple[int, int]:
    """Sentence, or what is round the claim where a sentence has no end."""
    first, last = span
    if last - first <= LONGEST_SENTENCE:
        return first, last
    room = LONGEST_SENTENCE // 2
    return max(first, row["start"] - room), min(last, max(row["end"], row["start"]) + room)


def _value(row: Mapping[str, Any]) -> str:
    field, value = row["field"], row["value"]
    if field == "eez_inside":
        return "inside" if value == "true" else "outside"
    if field in _STATES or field == "overflew":
        return ", ".join(clean(country(code)) for code in str(value or "").split("|"))
    low, high = row["value_num"], row["value_max_num"]
    if low is not None:
        value = number(low) + (f"–{number(high)}" if high not in (None, low) else "")
        value += f" {row['unit']}" if row["unit"] else ""
    hedge = _HEDGES.get(row["qualifier"], "")
    return clean(f"{hedge} {value or ''}".strip(), LONGEST_TITLE)


def _csv_lines(table: pd.DataFrame) -> list[str]:
    """Rows of a table as CSV, formulas neutralised; a row may run over several lines."""
    lines = []
    for cells in csv.reader(io.StringIO(to_csv(table), newline="")):
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(cells)
        lines.append(out.getvalue())
    return lines


def _event(row: dict[str, Any], flight: Flight, line: str) -> dict[str, Any]:
    known = {name: row[name] for name in row if words.given(row[name])}
    given = {"csv": line, **_names(known), **_figures(known), **_verdict(known)}
    place, basis = _mark(flight)
    launch = flight.launch
    return {
        **given,
        "at": place,
        "placed": basis,
        "from": None
        if launch is None
        else {**_point(launch), "radius_km": round(flight.radius_km, 1)},
        "track": [] if flight.track is None else packed(_thinned(flight.track)),
        "assumed": flight.track_assumed,
        "open": flight.direction_open,
        "regions": [[round(100 * share), _outlines(region)] for share, region in flight.regions],
    }


def _names(row: Mapping[str, Any]) -> dict[str, Any]:
    clock = " ".join(clean(row[name]) for name in ("time_local", "tz") if name in row)
    missile_class = row.get("missile_class")
    return {
        "id": clean(row["event_id"]),
        "title": clean(words.title(row), LONGEST_TITLE),
        "date": str(row["date_local"])[:10] if "date_local" in row else None,
        "clock": clock if "time_local" in row else None,
        "actor": row.get("actor"),
        "actorName": country(row["actor"]) if "actor" in row else None,
        "cls": missile_class if missile_class in CLASS_MARKS else "unknown",
        "name": clean(row["missile_name"], 80) if "missile_name" in row else None,
        "site": clean(row["site"], 80) if "site" in row else None,
        "sea": clean(row["sea"], 80) if "sea" in row else None,
        "landmark": clean(row["impact_landmark"], 80) if "impact_landmark" in row else None,
        "overflew": ", ".join(country(c) for c in row["overflew"].split("|"))
        if "overflew" in row
        else None,
        "outcome": row.get("outcome"),
        "status": row.get("status"),
        "conflicts": [Topic(name, ()).heading for name in row["conflicts"].split("|")]
        if "conflicts" in row
        else [],
    }


def _figures(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give reported figures as words and as numbers to sort by, estimates apart."""
    count = row.get("missile_count")
    hedge = _HEDGES.get(str(row.get("missile_count_qualifier")), "")
    return {
        "count": count,
        "countText": f"{hedge} {count}".strip() if count is not None else None,
        "range": row.get("range_km"),
        "rangeText": words.quantity(row, "range") or None,
        "apogee": row.get("apogee_km"),
        "apogeeText": words.quantity(row, "apogee") or None,
        "flightText": f"{number(row['flight_min'])} min" if "flight_min" in row else None,
        "speedText": f"Mach {number(row['speed_mach'])}" if "speed_mach" in row else None,
        "kind": row.get("trajectory_kind"),
        "azimuthText": f"{row['azimuth_deg']:.0f}° ({row.get('azimuth_basis', 'assumed')})"
        if "azimuth_deg" in row
        else None,
        "rangeEst": _estimate(row, "range_km_est", "km"),
        "apogeeEst": _estimate(row, "apogee_km_est", "km"),
        "flightEst": _estimate(row, "flight_min_est", "min"),
        "consistency": row.get("consistency"),
        "note": clean(row["consistency_note"], 400) if "consistency_note" in row else None,
    }


def _estimate(row: Mapping[str, Any], name: str, unit: str) -> str | None:
    return f"{row[name]:,.0f} {unit}" if name in row else None


def _verdict(row: Mapping[str, Any]) -> dict[str, Any]:
    zone = row.get("zone")
    return {
        "zone": zone,
        "zoneWord": _capital(zone_words.zone(zone)) if zone else None,
        "agrees": row.get("zone_agrees"),
        "official": zone_words.official_word(row) or None,
        "estimate": zone_words.estimate_word(row) or None,
        "agreement": zone_words.agreement_word(row) or None,
        "distance": zone_words.distance_word(row) or None,
    }


def _capital(text: str) -> str:
    text = text.removeprefix("the ")
    return text[:1].upper() + text[1:]


def _mark(flight: Flight) -> tuple[dict[str, float] | None, str | None]:
    """Where an event's mark stands, and what that place is."""
    if flight.impact is not None:
        return _point(flight.impact), "impact"
    if flight.track is not None:
        return _point(flight.track[-1]), "assumed"
    if flight.launch is not None:
        return _point(flight.launch), "launch"
    return None, None


def _point(lonlat: Any) -> dict[str, float]:
    return {"lon": round(float(lonlat[0]), 3), "lat": round(float(lonlat[1]), 3)}


def _thinned(track: FloatArray) -> FloatArray:
    return np.vstack([track[:-1:TRACK_STEP], track[-1:]])


def _outlines(region: BaseGeometry) -> list[list[int]]:
    """Rings of a region, joined where it was cut at 180 degrees."""
    west, south, east, north = region.bounds
    if west <= -180.0 and east >= 180.0:
        parts = [
            shapely.affinity.translate(part, xoff=360.0) if part.bounds[2] < 0.0 else part
            for part in shapely.get_parts(region)
        ]
        region = shapely.union_all(parts)
        west, south, east, north = region.bounds
    slack = REGION_SHARE * max(east - west, north - south)
    rings = shapely.get_rings(shapely.orient_polygons(shapely.simplify(region, slack)))
    return [packed(shapely.get_coordinates(ring)) for ring in rings]
