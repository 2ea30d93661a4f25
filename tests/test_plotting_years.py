"""Small maps by year: what stands in which panel, and what a year without reports looks like."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from plotting_samples import NONE, joined
from test_plotting_map import by_gid, texts, word_box

from launches.errors import FigureError
from launches.plotting import plot_years


@cache
def sheet() -> Axes:
    log = joined("lofted", "quasi-ballistic", "hop", "founding")
    return plot_years(log.events, trajectories=log.trajectories, footprints=log.footprints)


def at(
    event_id: str, day: str | None, lat: float | None = 39.2, lon: float = 125.7
) -> dict[str, object]:
    return {"event_id": event_id, "actor": "PRK", "missile_class": "SRBM", "site": "Sunan",
            "site_lat_deg": lat, "site_lon_deg": lon, "date_local": day}  # fmt: skip


def panels(ax: Axes) -> dict[str, Axes]:
    return {str(panel.get_label()): panel for panel in ax.figure.axes[1:]}


def test_every_event_stands_in_the_panel_of_its_year() -> None:
    log = joined("lofted", "quasi-ballistic", "hop", "founding")
    years = log.events["date_local"].str[:4].value_counts()
    drawn = {year: sum(str(line.get_gid()).startswith("launch-") for line in panel.lines)
             for year, panel in panels(sheet()).items()}  # fmt: skip
    assert {year for year, count in drawn.items() if count} == set(years.index)
    heads = {str(t.get_gid()).removeprefix("year-count-"): t.get_text() for t in sheet().texts
             if str(t.get_gid()).startswith("year-count-")}  # fmt: skip
    assert {year: int(heads[year].split()[0]) for year in years.index} == years.to_dict()


def test_years_without_a_report_share_a_faded_panel_that_says_so() -> None:
    log = pd.DataFrame([at("A", "2016-03-01"), at("B", "2020-03-01"), at("C", "2022-03-01")])
    ax = plot_years(log, trajectories=NONE)
    assert list(panels(ax)) == ["2016", "2017 to 2019", "2020", "2021", "2022"]
    said = {t.get_gid(): t.get_text() for t in ax.texts}
    assert said["year-count-2017 to 2019"] == "no report in the log"
    assert said["year-count-2020"] == "1 event"
    full, empty = (to_hex(panels(ax)[y].get_facecolor()) for y in ("2020", "2021"))
    assert full != empty


def test_a_year_whose_events_have_no_place_is_none_without_a_report() -> None:
    log = pd.DataFrame([
        at("A", "2016-03-01"), at("B", "2018-03-01", None), at("C", "2018-05-01", None),
        at("D", "2020-03-01"), at("E", "2020-04-01", None), at("F", "2006-07-05", None),
    ])  # fmt: skip
    ax = plot_years(log, trajectories=NONE)
    assert list(panels(ax)) == ["2006", "2007 to 2015", "2016", "2017", "2018", "2019", "2020"]
    said = {str(text.get_gid()): text.get_text() for text in ax.texts}
    assert said["year-count-2018"] == "2 without a place"
    assert said["year-count-2020"] == "1 event, 1 without a place"
    assert said["year-count-2019"] == "no report in the log"


def test_all_panels_show_the_same_ground() -> None:
    frames = {(*panel.get_xlim(), *panel.get_ylim()) for panel in panels(sheet()).values()}
    assert len(frames) == 1


def test_one_far_flight_does_not_shrink_the_others_and_the_foot_says_it_runs_off() -> None:
    far = joined("overflight")
    near = [at(f"N{i}", f"202{i % 3}-05-01", 39.0 + 0.1 * i) for i in range(19)]
    log = pd.concat([pd.DataFrame(near), far.events])
    ax = plot_years(log, trajectories=far.trajectories, footprints=far.footprints)
    x0, x1 = panels(ax)["2022"].get_xlim()
    assert x1 - x0 < 3000.0
    assert "1 flight runs off the frame" in " ".join(t.get_text() for t in texts(ax, "foot"))


def test_heads_do_not_meet_and_panels_lie_on_the_sheet() -> None:
    ax = sheet()
    heads = [word_box(t) for t in ax.texts if str(t.get_gid()).startswith("year-")]
    for i, box in enumerate(heads):
        assert not any(box.intersects(other) for other in heads[i + 1 :])
    whole = ax.get_position()
    for panel in panels(ax).values():
        box = panel.get_position()
        assert box.x0 >= whole.x0 - 1e-6
        assert box.x1 <= whole.x1 + 1e-6
        assert box.y0 >= whole.y0 - 1e-6


def test_dots_end_the_tracks() -> None:
    for panel in panels(sheet()).values():
        ends = [line.get_xydata()[-1] for line in by_gid(panel, "track")]
        dots = [line.get_xydata()[0] for line in by_gid(panel, "impact")]
        for end in ends:
            assert min(np.hypot(*(dot - end)) for dot in dots) < 5.0


def test_nothing_with_a_place_and_a_day_is_an_error_that_says_so() -> None:
    log = pd.DataFrame([at("A", None), at("B", "2022-01-01", None)])
    with pytest.raises(FigureError, match="no event has both"):
        plot_years(log, trajectories=NONE)
