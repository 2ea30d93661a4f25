"""What charts without a map share: the sheet round a frame, and words on log tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from launches.errors import FigureError
from launches.plotting import words
from launches.plotting.countries import COUNTRIES, adjective, country
from launches.plotting.measure import make_renderer, text_size
from launches.plotting.missile_names import missile_name
from launches.plotting.save import describe, root_figure
from launches.plotting.sheet import (
    EDGE_PT,
    RIGHT_PT,
    KeyItem,
    PlotSize,
    Sheet,
    axes_size_pt,
    compose,
    draw_sheet,
    new_axes,
)
from launches.plotting.stamp import drawn_from
from launches.plotting.style import PT_PER_MM, Theme
from launches.plotting.translate import is_english, long_date, tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

#: Classes from the lightest to the greatest reach, then those that are none of these.
CLASS_ORDER = (
    "SRBM", "MRBM", "IRBM", "ICBM", "SLBM", "BM", "HGV", "CM", "MLRS", "SLV", "unknown",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """Words round a chart, before they are broken into lines."""

    title: str
    subtitle: str
    key: list[KeyItem]
    foot: list[str]


@dataclass(frozen=True, slots=True)
class Chart:
    """Axes of a chart with its size on paper and the words round it."""

    ax: Axes
    size: PlotSize
    sheet: Sheet

    def finish(self, theme: Theme, *, alt: str, provenance: str) -> Axes:
        """Write the words round the frame, note the alt text, and give the Axes."""
        draw_sheet(self.ax, self.size, theme, self.sheet)
        figure = root_figure(self.ax.figure)
        if figure is not None:
            describe(
                figure, title=" ".join(self.sheet.title), alt=alt, provenance=drawn_from(provenance)
            )
        return self.ax


def open_chart(
    ax: Axes | None,
    said: Said,
    *,
    width_mm: float,
    height_pt: float,
    left_pt: float,
    right_pt: float = RIGHT_PT,
    ticks_pt: float,
) -> Chart:
    """Take the Axes given, or make a figure that just holds the chart and its words.

    Words start at the paper's edge, so that a column of labels beside the frame does not push
    the headline in.
    """
    if ax is None:
        size = PlotSize(width_mm * PT_PER_MM - left_pt - right_pt, height_pt)
        if size.width_pt < LEAST_WIDE_PT:
            least_mm = (LEAST_WIDE_PT + left_pt + right_pt) / PT_PER_MM
            raise FigureError(
                f"no room for its frame in {width_mm:g} mm", cure=f"take {least_mm:.0f} mm or more"
            )
    else:
        size = PlotSize(*axes_size_pt(ax))
    indent = left_pt - EDGE_PT if left_pt > 2 * LABELS_PT else 0.0
    sheet = compose(
        make_renderer(), size.width_pt + indent + max(right_pt - RIGHT_PT, 0.0),
        title=said.title, subtitle=said.subtitle, key=said.key, foot=said.foot, ticks_pt=ticks_pt,
        indent_pt=indent,
    )  # fmt: skip
    if ax is None:
        ax = new_axes(sheet, size.width_pt, size.height_pt, left_pt=left_pt, right_pt=right_pt)
    return Chart(ax, size, sheet)


#: A frame narrower than this shows nothing, points.
LEAST_WIDE_PT = 90.0
#: Room for numbers beside a vertical axis; a wider left margin holds a column of words.
LABELS_PT = 40.0


def rows_of(table: DataFrame, what: str, *columns: str) -> list[dict[str, Any]]:
    """List the records of a table, its geometry left out.

    Raises
    ------
    FigureError
        When it is empty or lacks a column.

    Examples
    --------
    >>> import pandas as pd
    >>> rows_of(pd.DataFrame({"event_id": ["A"]}), "event", "event_id")
    [{'event_id': 'A'}]
    """
    missing = [name for name in columns if name not in table]
    if missing:
        raise FigureError(
            f"no column {', '.join(missing)} in the {what}s table", cure=f"give the {what}s table"
        )
    if len(table) == 0:
        raise FigureError(f"no {what} to draw", cure="give a table with at least one row")
    named = [name for name in table.columns if name != "geometry"]
    return [{str(k): v for k, v in record.items()} for record in table[named].to_dict("records")]


def class_of(row: Mapping[str, Any]) -> str:
    """Class that a row is drawn as.

    Examples
    --------
    >>> class_of({"missile_class": "ICBM"}), class_of({"missile_class": None}), class_of({})
    ('ICBM', 'unknown', 'unknown')
    """
    value = row.get("missile_class")
    return str(value) if words.given(value) and str(value) in CLASS_ORDER else "unknown"


def actor_name(rows: Iterable[Mapping[str, Any]]) -> str:
    """Name of the one actor of some events, or nothing where there are several.

    Examples
    --------
    >>> actor_name([{"actor": "PRK"}]), actor_name([{"actor": "PRK"}, {"actor": "IRN"}])
    ('North Korea', '')
    """
    actors = {row.get("actor") for row in rows if words.given(row.get("actor"))}
    return country(str(actors.pop())) if len(actors) == 1 else ""


def day_span(rows: Iterable[Mapping[str, Any]]) -> str:
    """First and last day of some events, in words.

    Examples
    --------
    >>> day_span([{"date_local": "2022-01-05"}, {"date_local": "2023-12-18"}, {}])
    '5 January 2022 to 18 December 2023'
    """
    days = sorted(str(r["date_local"])[:10] for r in rows if words.given(r.get("date_local")))
    if not days:
        return ""
    first, last = long_date(days[0]), long_date(days[-1])
    return first if first == last else tr("{first} to {last}", first=first, last=last)


def launches_title(rows: Iterable[Mapping[str, Any]]) -> str:
    """Title of a figure of several events: whose launches, from which day to which.

    Examples
    --------
    >>> launches_title([{"actor": "PRK", "date_local": "2023-09-13"}])
    'North Korean missile launches, 13 September 2023'
    """
    shown = list(rows)
    actors = {str(row.get("actor")) for row in shown}
    state = next(iter(actors)) if len(actors) == 1 else ""
    who = adjective(state) if state in COUNTRIES else ""
    text = tr("{actor} missile launches", actor=who) if who else tr("missile launches")
    if day_span(shown):
        text = tr("{launch}, {date}", launch=text, date=day_span(shown))
    return text[0].upper() + text[1:]


def short_date(day: object) -> str:
    """Day with a short month, or nothing.

    Examples
    --------
    >>> short_date("2022-11-18"), short_date(None)
    ('18 Nov 2022', '')
    """
    if not words.given(day):
        return ""
    if not is_english():
        return str(day)[:10].replace("-", ".")
    parts = long_date(day).split(" ")
    return " ".join((parts[0], parts[1][:3], parts[2])) if len(parts) == 3 else parts[0]


def event_name(row: Mapping[str, Any]) -> str:
    """Short name of an event: its missile or class.

    Examples
    --------
    >>> event_name({"missile_name": "Hwasong-17", "missile_class": "ICBM"})
    'Hwasong-17'
    >>> event_name({"missile_class": "BM"}), event_name({})
    ('BM', 'class unknown')
    """
    if words.given(row.get("missile_name")):
        return missile_name(row["missile_name"])
    kind = class_of(row)
    return tr("class unknown") if kind == "unknown" else kind


def fitted(text: str, room_pt: float, size_pt: float, *, weight: str = "normal") -> str:
    """Shorten words to a column's width.

    Examples
    --------
    >>> fitted("Hwasong-16B", 100.0, 7.0), fitted("Hwasong-16B", 30.0, 7.0)
    ('Hwasong-16B', 'Hwaso…')
    """
    renderer = make_renderer()
    whole = text
    while len(text) > 1 and text_size(renderer, text, size=size_pt, weight=weight)[0] > room_pt:
        whole = whole[:-1].rstrip(" ,-")
        text = f"{whole}…"
    return text
