"""Distance of each splash-down from a zone's limit, with its interval and the official word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from launches.errors import FigureError
from launches.plotting import words, zone_words
from launches.plotting.chart import (
    Said,
    actor_name,
    day_span,
    event_name,
    open_chart,
    rows_of,
    short_date,
)
from launches.plotting.content import azimuth_assumed
from launches.plotting.countries import possessive
from launches.plotting.data import keep_data, zone_distance_rows
from launches.plotting.lengths import length, whole
from launches.plotting.look import Look, drawn_in
from launches.plotting.shape import shaped
from launches.plotting.sheet import RIGHT_PT, KeyItem
from launches.plotting.style import (
    DASHED,
    Theme,
)
from launches.plotting.translate import counted, sentences, tr
from launches.plotting.zone_distance_draw import (
    AGREES,
    HEAD_ROWS,
    NARROW_BELOW_MM,
    NARROW_COLUMNS,
    ROW_PT,
    TICKS_PT,
    WIDE_COLUMNS,
    Gap,
    draw,
    marker,
    word_marker,
)
from launches.zones import Layer, agreement, distance_to_limit, load_layer
from launches.zones.verdict import (
    AGREES_PROBABILITY,
    DISAGREES_PROBABILITY,
    Samples,
    official_word,
    sample_points,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

Floats = npt.NDArray[np.float64]

#: Shares of the sampled splash-downs that end the thin bar, the thick bar, and the middle.
PERCENTILES = (5.0, 25.0, 50.0, 75.0, 95.0)


@shaped
def plot_zone_distance(
    events: DataFrame,
    verdicts: DataFrame | None = None,
    ax: Axes | None = None,
    *,
    country: str = "JPN",
    samples: Samples | None = None,
    layer: Layer | None = None,
    basis: str | None = None,
    title: str | None = None,
    subtitle: str | None = None,
    sources: str | None = None,
    look: Look | None = None,
) -> Axes:
    """Draw how far each splash-down was from the limit of a state's zone.

    One row per event: the signed distance to the limit, as half and nine tenths of the sampled
    splash-downs have it, and a triangle on the side that officials named. Where the estimate does
    not bear the word out the row is red; where it leaves it open the mark is. An interval whose
    direction of flight was not reported is dashed. Shown are events with an official word on this
    zone, and those whose region reaches into it.

    Parameters
    ----------
    events : DataFrame
        Events table.
    verdicts : DataFrame, optional
        As `check_zones` gives them; `zone_agrees` is taken from it. Without it the word is judged
        here, by the same rule and on the basis of the figure.
    ax : matplotlib.axes.Axes, optional
        Axes to fill, with room for the words left and right of it; without one a figure is made
        (``ax.figure``; not one of pyplot's).
    country : str
        State whose zone it is, ISO 3166-1 alpha-3.
    samples : ImpactSamples, optional
        Sampled splash-downs; estimated, without the official word, if left out.
    layer : Layer, optional
        Zones; the bundled ones where not given.
    basis : str, optional
        Whose reading of the boundaries; that of `country` where the layer has it.
    title, subtitle, sources : str, optional
        Instead of the words made from the events; an empty string leaves them out.
    look : Look, optional
        Style, size, language, units, spellings and stamp.

    Returns
    -------
    matplotlib.axes.Axes
        Horizontally km from the limit, geodesic on WGS84, negative inside; vertically rows.

    Raises
    ------
    FigureError
        When the layer has no zone of `country`, or no event can be shown.

    Examples
    --------
    >>> import pandas as pd
    >>> log = pd.DataFrame({"event_id": ["PRK-2023-06-15-1"], "date_local": ["2023-06-15"],
    ...     "site_lat_deg": [39.22], "site_lon_deg": [125.67], "range_km": [850.0],
    ...     "impact_landmark": ["Hegurajima"], "impact_distance_km": [110.0],
    ...     "impact_bearing": ["NNW"], "eez_country": ["JPN"], "eez_inside": [True]})
    >>> ax = plot_zone_distance(log)
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "agrees"]
    ['agrees']
    """
    rows = rows_of(events, "event", "event_id")
    layer = layer or load_layer()
    if not layer.zones_of(country):
        raise FigureError(
            f"no zone of {country!r} in {layer.name}", cure="give a coastal state's alpha-3 code"
        )
    basis = layer.basis(basis or (country if country in layer.bases else layer.bases[0]))
    gaps = zone_gaps(events, verdicts, country=country, samples=samples, layer=layer, basis=basis)
    if not gaps:
        raise FigureError(
            f"no event with a splash-down region and a word on {possessive(country)} zone",
            cure="give events with a range and a direction, a sea or a landmark",
        )
    error_km = max(gap.error_km for gap in gaps)
    with drawn_in(look) as used:
        theme = used.theme
        said = Said(
            title=_title(gaps, country) if title is None else title,
            subtitle=_subtitle(gaps, country) if subtitle is None else subtitle,
            key=_key(gaps, theme, error_km),
            foot=_foot(rows, gaps, country, sources, layer, basis),
        )
        columns = WIDE_COLUMNS if used.width_mm >= NARROW_BELOW_MM else NARROW_COLUMNS
        chart = open_chart(
            ax, said, width_mm=used.width_mm, height_pt=(len(gaps) + HEAD_ROWS) * ROW_PT,
            left_pt=columns.left_pt, right_pt=RIGHT_PT + columns.words_pt, ticks_pt=TICKS_PT,
        )  # fmt: skip
        draw(chart, gaps, country, theme, columns)
        keep_data(chart.ax, zone_distance_rows(gaps))
        return chart.finish(
            theme,
            alt=alt_text(said.title, gaps),
            provenance="; ".join(
                [
                    *(str(gap.row["event_id"]) for gap in gaps),
                    f"layer {layer.name}",
                    f"basis {basis}",
                ]
            ),
        )


def zone_gaps(
    events: DataFrame,
    verdicts: DataFrame | None = None,
    *,
    country: str,
    samples: Samples | None = None,
    layer: Layer,
    basis: str,
) -> list[Gap]:
    """Find the distances of a log's splash-down regions from a state's limit, by date."""
    own = layer.zones_of(country)
    judged: dict[str, Any] = {}
    if verdicts is not None:
        judged = dict(zip(verdicts["event_id"], verdicts["zone_agrees"], strict=True))
    lat, lon = sample_points(events, samples)
    gaps = []
    for row, lats, lons in zip(rows_of(events, "event", "event_id"), lat, lon, strict=True):
        known = np.isfinite(lats) & np.isfinite(lons)
        if not known.any():
            continue
        away = distance_to_limit(layer, basis, own, lats[known], lons[known])
        state, word = official_word(row)
        inside = word if state == country else None
        if inside is None and np.mean(away < 0.0) <= DISAGREES_PROBABILITY:
            continue
        agrees = ""
        if inside is not None:
            agrees = str(judged.get(row["event_id"]) or "")
            if agrees not in AGREES:
                agrees = agreement(layer, country, inside, lats[known], lons[known])
        error_km = float(np.median(layer.error_km(lats[known], lons[known])))
        gaps.append(Gap(row, np.percentile(away, PERCENTILES), inside, agrees, error_km))
    gaps.sort(key=lambda gap: (str(gap.row.get("date_local")), str(gap.row["event_id"])))
    return gaps


def _title(gaps: list[Gap], country: str) -> str:
    who = actor_name(gap.row for gap in gaps)
    whose = possessive(country)
    if not who:
        return tr("Splash-downs and the limit of {whose} EEZ", whose=whose)
    return tr("{actor}: splash-downs and the limit of {whose} EEZ", actor=who, whose=whose)


def _subtitle(gaps: list[Gap], country: str) -> str:
    spoken = [gap for gap in gaps if gap.agrees]
    text = tr(
        "{events}, {days}.",
        events=counted(len(gaps), "launch event"), days=day_span(gap.row for gap in gaps),
    )  # fmt: skip
    if not spoken:
        return sentences(text, tr("No official word on {whose} EEZ.", whose=possessive(country)))
    counts = {word: sum(gap.agrees == word for gap in spoken) or tr("none") for word in AGREES}
    found = tr(
        "The estimate agrees with the official word on {yes}, disagrees on {no} and leaves "
        "{undecided} open.",
        **counts,
    )
    return sentences(text, found)


def _key(gaps: list[Gap], theme: Theme, error_km: float) -> list[KeyItem]:
    line = {"color": theme.ink, "linewidth": 1.0}
    items = [
        KeyItem("line", tr("90 % of the sampled splash-downs"), line),
        KeyItem(
            "line",
            tr("half of them"),
            {"color": theme.ink, "linewidth": 3.2, "solid_capstyle": "butt"},
        ),
    ]
    if any(azimuth_assumed(gap.row) for gap in gaps):
        items.append(KeyItem("line", tr("azimuth assumed"), {**line, "linestyle": DASHED}))
    for agrees, text in (
        ("yes", "Median; the official word is borne out"),
        ("undecided", "Median; the word is neither borne out nor contradicted"),
        ("no", "Median; the word is contradicted"),
        ("", "Median; no official word"),
    ):
        if any(gap.agrees == agrees for gap in gaps):
            items.append(KeyItem("marker", tr(text), marker(agrees, theme)))
    spoken = [gap for gap in gaps if gap.said_inside is not None]
    if spoken:
        items.append(
            KeyItem("marker", tr("Side that officials named"), word_marker(spoken[0], theme))
        )
    if error_km:
        tone = {"facecolor": theme.graticule, "edgecolor": "none"}
        items.append(
            KeyItem(
                "patch", tr("Error of the limit, up to {length}", length=length(error_km)), tone
            )
        )
    return items


def _foot(
    rows: list[dict[str, Any]],
    gaps: list[Gap],
    country: str,
    sources: str | None,
    layer: Layer,
    basis: str,
) -> list[str]:
    if sources is None:
        sources = words.source_line(gap.row for gap in gaps)
    shown = {str(gap.row["event_id"]) for gap in gaps}
    unplaced = [
        row
        for row in rows
        if str(row["event_id"]) not in shown
        and official_word(row)[0] == country
        and official_word(row)[1] is not None
    ]
    notes = tr("Regions are sampled without regard to the official word.")
    if any(gap.agrees for gap in gaps):
        rule = tr(
            "Agrees: that word has a probability of {most} or more; disagrees: {least} or less; "
            "both within the error of the limit.",
            most=f"{AGREES_PROBABILITY:.0%}", least=f"{DISAGREES_PROBABILITY:.0%}",
        )  # fmt: skip
        notes = sentences(notes, rule)
    if unplaced:
        left_out = tr(
            "With an official word but too little reported for a region, not shown: {events}.",
            events=counted(len(unplaced), "event"),
        )
        notes = sentences(notes, left_out)
    on = sentences(zone_words.reading(basis), layer.citation)
    return [line for line in (sources, notes, on) if line]


def alt_text(title: str, gaps: list[Gap]) -> str:
    """Say in words what the figure shows."""
    parts = [tr("{title}.", title=title)]
    for gap in gaps[:40]:
        low, _, middle, _, high = gap.km
        word = {
            True: " " + tr("Officials: inside."),
            False: " " + tr("Officials: outside."),
            None: "",
        }
        parts.append(
            f"{short_date(gap.row.get('date_local'))}, {event_name(gap.row)}: {length(middle)} "
            f"({whole(low)} – {whole(high)}).{word[gap.said_inside]}"
            + (f" {tr('Estimate')}: {tr(AGREES[gap.agrees])}." if gap.agrees else "")
        )
    return " ".join(parts)
