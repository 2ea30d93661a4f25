"""The look of a figure: its style, size, language, units, names and stamp."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib
import pandas as pd
import pytest
import shapely
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from plotting_samples import NONE, SAMPLES, joined
from test_plotting_claims import EVENT
from test_plotting_map import word_box

from launches.errors import DataFileError, FigureError
from launches.formats import read_cells
from launches.plotting import (
    SIZES,
    Look,
    Offset,
    Stamp,
    figure_data,
    plot_claims,
    plot_map,
    plot_overview,
    plot_profile,
    plot_range_apogee,
    plot_timeline,
    plot_zone_distance,
    read_offsets,
    save_figure,
)
from launches.plotting.look import drawn_in, look_in_use
from launches.plotting.save import notes_of
from launches.plotting.style import THEMES
from launches.version import VERSION


def event_map(**more: Any) -> Axes:
    sample = SAMPLES["lofted"]
    return plot_map(sample.events, **sample.layers(), limits=NONE, **more)


def overview(**more: Any) -> Axes:
    log = joined("lofted", "hop")
    return plot_overview(log.events, trajectories=log.trajectories, **more)


def profile(**more: Any) -> Axes:
    log = joined("overflight", "quasi-ballistic")
    return plot_profile(log.trajectories, events=log.events, **more)


def timeline(**more: Any) -> Axes:
    return plot_timeline(joined().events, **more)


def range_apogee(**more: Any) -> Axes:
    return plot_range_apogee(joined().events, **more)


def zone_distance(**more: Any) -> Axes:
    return plot_zone_distance(joined("lofted", "overflight", "quasi-ballistic").events, **more)


def claims(**more: Any) -> Axes:
    return plot_claims(EVENT, **more)


PLOTS = [event_map, overview, profile, timeline, range_apogee, zone_distance, claims]


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        ({"style": "neon"}, "report, web, dark, mono"),
        ({"lang": "fr"}, "en, ja, ko"),
        ({"units": "li"}, "km, mi, nmi"),
        ({"sea_names": "xx"}, "neutral, jp, kr"),
        ({"width_mm": 5.0}, "60 to 1200 mm"),
        ({"width_mm": float("nan")}, "60 to 1200 mm"),
        ({"aspect": 9.0}, "0.4 to 3"),
    ],
)
def test_impossible_looks_are_refused_with_a_cure(wrong: dict[str, object], cure: str) -> None:
    with pytest.raises(FigureError, match=cure):
        Look(**wrong)  # type: ignore[arg-type]


def test_unknown_size_names_those_there_are() -> None:
    with pytest.raises(FigureError, match="two-column, one-column, social, square"):
        Look.sized("poster")
    assert [Look.sized(name).width_mm for name in SIZES] == [180.0, 88.0, 260.0, 160.0]


@pytest.mark.parametrize("style", sorted(THEMES))
def test_style_colours_page_and_sea_and_leaves_settings_alone(style: str) -> None:
    before = dict(matplotlib.rcParams)
    sample = SAMPLES["hop"]
    ax = plot_map(sample.events, **sample.layers(), limits=NONE, look=Look(style=style))
    theme = THEMES[style]
    assert isinstance(ax.figure, Figure)
    assert to_hex(ax.figure.get_facecolor()) == theme.page
    assert to_hex(ax.get_facecolor()) == theme.sea
    title = next(text for text in ax.texts if text.get_gid() == "title")
    assert title.get_color() == theme.ink
    assert dict(matplotlib.rcParams) == before


def test_look_in_use_ends_with_its_block_even_on_an_error() -> None:
    seen = []

    def fail() -> None:
        with drawn_in(Look(units="mi")):
            seen.append(look_in_use().units)
            raise KeyError("drawing")

    with pytest.raises(KeyError):
        fail()
    assert seen == ["mi"]
    assert look_in_use() == Look()


# -- stamp


@pytest.mark.parametrize("plot", PLOTS)
def test_every_figure_says_what_it_was_known_from(plot: Callable[..., Axes]) -> None:
    look = Look(stamp=Stamp("2026-11-23T09:00:00Z", "0123456789abcdef"))
    ax = plot(look=look)
    foot = " ".join(text.get_text() for text in ax.texts if text.get_gid() == "foot")
    assert f"As known at 23 November 2026; log 0123456789ab; launches {VERSION}." in foot
    assert isinstance(ax.figure, Figure)
    assert "log 0123456789abcdef" in notes_of(ax.figure).provenance


def test_figure_without_a_stamp_names_only_the_version() -> None:
    ax = timeline()
    foot = " ".join(text.get_text() for text in ax.texts if text.get_gid() == "foot")
    assert f"launches {VERSION}." in foot
    assert "As known" not in foot


@pytest.mark.parametrize(
    ("basis", "said"), [("median", "median lines"), ("JPN", "Japan's reading"), ("KOR", "Korea's")]
)
def test_caption_says_whose_boundaries_are_drawn(basis: str, said: str) -> None:
    sample = SAMPLES["lofted"]
    ax = plot_map(sample.events, **sample.layers(), basis=basis)
    foot = " ".join(text.get_text() for text in ax.texts if text.get_gid() == "foot")
    assert said in foot.split("Boundaries: ")[1][:60]


# -- units


@pytest.mark.parametrize("units", ["mi", "nmi"])
@pytest.mark.parametrize("plot", PLOTS)
def test_no_kilometre_is_left_on_a_figure_in_another_unit(
    plot: Callable[..., Axes], units: str
) -> None:
    ax = plot(look=Look(units=units))
    words = [text.get_text() for text in ax.texts if text.get_gid() != "quote"]
    words += [ax.get_xlabel(), ax.get_ylabel()]
    assert [text for text in words if re.search(r"\bkm\b", text)] == []


def test_scale_bar_and_axes_are_as_long_as_they_say() -> None:
    look = Look(units="nmi")
    ax = profile(look=look)
    for at, label in zip(ax.get_xticks(), ax.get_xticklabels(), strict=True):
        assert at == pytest.approx(1.852 * float(label.get_text().replace(",", "")))
    ax = event_map(look=look)
    bars = [patch for patch in ax.patches if patch.get_gid() == "scale-bar"]
    texts = [text.get_text() for text in ax.texts if text.get_gid() == "scale-bar"]
    said = max(float(text.split(" ")[0].replace(",", "")) for text in texts)
    ends = [bar.get_transform().transform(bar.get_path().vertices)[:, 0] for bar in bars]
    canvas = max(end.max() for end in ends) - min(end.min() for end in ends)
    inverse = ax.transData.inverted()
    length_km = inverse.transform((canvas, 0))[0] - inverse.transform((0, 0))[0]
    assert length_km == pytest.approx(1.852 * said, rel=0.01)


# -- files that an editor opens

SVG = "{http://www.w3.org/2000/svg}"
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"


@pytest.mark.parametrize("plot", PLOTS)
def test_svg_has_layers_with_unique_ids_and_letters_with_fallback_fonts(
    plot: Callable[..., Axes], tmp_path: Path
) -> None:
    (path,) = save_figure(plot(look=Look(style="dark")).figure, tmp_path / "figure", ("svg",))
    assert path.stat().st_size < 400_000
    root = ElementTree.parse(path).getroot()
    layers = {group.get(LABEL) for group in root.iter(f"{SVG}g")} - {None}
    wanted = {
        "event_map": {"graticule", "land", "regions", "tracks", "labels", "furniture", "ticks"},
        "overview": {"graticule", "land", "tracks", "marks", "labels"},
        "profile": {"tracks", "labels", "axes"}, "timeline": {"axes", "marks"},
        "range_apogee": {"limits", "marks", "labels"}, "zone_distance": {"zones", "marks", "table"},
        "claims": {"marks", "table"},
    }  # fmt: skip
    assert layers >= {"background", "key", "words"} | wanted[plot.__name__]
    ids = [str(group.get("id")) for group in root.iter(f"{SVG}g") if group.get("id")]
    assert len(ids) == len(set(ids))
    assert not any(" " in str(name) for name in ids)
    texts = list(root.iter(f"{SVG}text"))
    assert texts
    assert all("'DejaVu Sans', Verdana, Arial, sans-serif" in str(t.get("style")) for t in texts)


def test_outline_of_a_label_is_of_the_page_s_colour_in_every_style(tmp_path: Path) -> None:
    (path,) = save_figure(event_map(look=Look(style="dark")).figure, tmp_path / "map", ("svg",))
    text = path.read_text(encoding="utf-8")
    assert f"stroke: {THEMES['dark'].page}; stroke-width" in text
    assert "stroke: #ffffff; stroke-width" not in text


def test_map_geometry_ends_at_the_frame(tmp_path: Path) -> None:
    (path,) = save_figure(event_map().figure, tmp_path / "map", ("svg",))
    root = ElementTree.parse(path).getroot()
    width, height = (float(v) for v in str(root.get("viewBox")).split()[2:])
    for name in ("land", "coast", "borders", "graticule", "region-90-outline", "track"):
        (group,) = (g for g in root.iter(f"{SVG}g") if g.get("id") == name)
        numbers = re.findall(r"-?\d+\.?\d*", str(group.find(f"{SVG}path").get("d")))
        x, y = ([float(n) for n in numbers[k::2]] for k in (0, 1))
        assert min(x) > -5
        assert max(x) < width + 5
        assert min(y) > -5
        assert max(y) < height + 5


SAME = """
import sys
sys.path.insert(0, {tests!r})
import test_plotting_look as figures
from launches.plotting import Look, save_figure
for plot in (figures.event_map, figures.timeline, figures.claims):
    save_figure(
        plot(look=Look(style="web")).figure, f"{{sys.argv[1]}}/{{plot.__name__}}",
        ("png", "svg", "pdf"), dpi=60, data=True,
    )
"""


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    script = SAME.format(tests=str(Path(__file__).parent))
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        )
        for seed, folder in enumerate(folders, start=1)
    ]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    files = sorted(path.name for path in folders[0].iterdir())
    assert len(files) == 12
    for name in files:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name


# -- the numbers behind a figure


@pytest.mark.parametrize(
    ("plot", "columns"),
    [
        (event_map, {"event_id", "part", "lat_deg", "lon_deg", "probability", "assumed", "wkt"}),
        (overview, {"event_id", "site_lat_deg", "end_lon_deg", "azimuth_assumed"}),
        (profile, {"event_id", "downrange_km", "altitude_km", "shape"}),
        (timeline, {"period", "missile_class", "failed", "count", "note"}),
        (range_apogee, {"range_km", "apogee_km", "minimum_energy_apogee_km"}),
        (zone_distance, {"distance_km_p05", "distance_km_p95", "officials", "estimate_agrees"}),
        (claims, {"field", "claimant", "value", "preferred", "verbatim"}),
    ],
)
def test_data_of_a_figure_is_written_beside_it_in_km(
    plot: Callable[..., Axes], columns: set[str], tmp_path: Path
) -> None:
    ax = plot(look=Look(units="nmi"))
    png, table = save_figure(ax.figure, tmp_path / "figure", ("png",), dpi=40, data=True)
    assert (png.name, table.name) == ("figure.png", "figure.csv")
    read = read_cells(table)
    assert columns <= set(read.columns)
    assert len(read) == len(figure_data(ax)) > 0
    if plot is profile:
        assert float(read["downrange_km"].astype(float).max()) == pytest.approx(4600, rel=0.01)


def test_gap_in_the_record_is_no_number_in_the_table() -> None:
    days = pd.DataFrame({"event_id": ["A", "B"], "date_local": ["2018-01-01", "2022-11-18"]})
    table = figure_data(plot_timeline(days))
    gaps = table[table["note"] == "no report"]
    assert gaps["period"].tolist() == ["2019", "2020", "2021"]
    assert gaps["count"].isna().all()


def test_formulas_in_a_report_are_not_run_by_a_spreadsheet(tmp_path: Path) -> None:
    sample = SAMPLES["hop"]
    events = sample.events.assign(missile_name='=HYPERLINK("x")', missile_class="SRBM")
    ax = plot_map(events, **sample.layers(), limits=NONE)
    (table,) = save_figure(ax.figure, tmp_path / "map", (), data=True)
    assert "\"'=HYPERLINK" in table.read_text()
    assert ",=HYPERLINK" not in table.read_text()


def test_a_figure_of_another_kind_has_no_data() -> None:
    with pytest.raises(FigureError, match="plot function"):
        figure_data(Figure())


@pytest.mark.parametrize("size", ["social", "square"])
def test_named_shapes_have_that_shape_and_keep_their_words_on_the_page(size: str) -> None:
    look = Look.sized(size)
    log = joined()
    for ax in (
        plot_map(SAMPLES["lofted"].events, **SAMPLES["lofted"].layers(), limits=NONE, look=look),
        plot_overview(log.events, trajectories=log.trajectories, look=look),
        plot_timeline(log.events, look=look),
        plot_range_apogee(log.events, look=look),
    ):
        wide, high = ax.figure.get_size_inches()
        assert wide / high == pytest.approx(look.aspect, rel=1e-6)
        assert wide * 25.4 == pytest.approx(look.width_mm, abs=0.5)
        page = shapely.box(0, 0, *ax.figure.bbox.size).buffer(1.0)
        assert all(page.contains(word_box(t)) for t in ax.texts if t.get_gid() != "curve-label")


@pytest.mark.parametrize("style", THEMES)
def test_shapes_keep_the_style(style: str) -> None:
    free, shaped = (
        plot_timeline(joined().events, look=Look.sized(size, style=style))
        for size in ("two-column", "square")
    )
    for what in (
        lambda ax: ax.figure.get_facecolor(),
        lambda ax: ax.get_facecolor(),
        lambda ax: {k: v.get_visible() for k, v in ax.spines.items()},
        lambda ax: ax.yaxis.label.get_size(),
        lambda ax: ax.yaxis.label.get_color(),
        lambda ax: ax.yaxis.label.get_family(),
        lambda ax: [line.get_color() for line in ax.get_ygridlines()][:1],
    ):
        assert what(shaped) == what(free)


def test_one_column_says_the_verdict_in_the_headline_where_a_card_would_cover_the_map() -> None:
    narrow, wide = (
        plot_map(SAMPLES["lofted"].events, **SAMPLES["lofted"].layers(), limits=NONE,
                 look=Look.sized(size))
        for size in ("one-column", "two-column")
    )  # fmt: skip

    def said(ax: Axes, gid: str) -> str:
        return " ".join(t.get_text() for t in ax.texts if t.get_gid() == gid).replace("\n", " ")

    assert said(narrow, "label-verdict") == ""
    lines = said(wide, "label-verdict")
    assert "Official word: inside Japan's EEZ" in lines
    assert "Official word: inside Japan's EEZ" in said(narrow, "subtitle")
    assert "Official word" not in said(wide, "subtitle")


def test_shape_without_room_for_the_frame_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(FigureError, match="leave no room"):
        plot_timeline(joined().events, look=Look(width_mm=88.0, aspect=2.5))


def lofted_map(**options: Any) -> Axes:
    sample = SAMPLES["lofted"]
    return plot_map(sample.events, **sample.layers(), limits=NONE, look=Look(**options))


def place_of(ax: Axes, gid: str) -> Any:
    (text,) = (t for t in ax.texts if t.get_gid() == gid)
    return text.get_transform().transform(text.get_position()), text


def test_label_moves_by_the_offset_with_its_halo_and_gets_a_line() -> None:
    site = str(SAMPLES["lofted"].events["site"].iloc[0])
    offsets = (Offset("map", site, 36.0, -18.0), Offset("*", "no such label", 1.0, 1.0))
    (before, _), plain = place_of(lofted_map(), f"label-{site}"), lofted_map()
    ax = lofted_map(offsets=offsets)
    after, _ = place_of(ax, f"label-{site}")
    scale = ax.figure.dpi / 72.0
    assert after - before == pytest.approx([36.0 * scale, -18.0 * scale])
    (halo,) = (c for c in ax.get_children() if c.get_gid() == f"halo-label-{site}")
    assert halo.get_transform().transform(halo.get_position()) == pytest.approx(after)
    lines = [sum(t.get_gid() == "leader" for t in one.texts) for one in (plain, ax)]
    assert lines[1] == lines[0] + 1


def test_offset_of_a_label_that_the_event_lacks_names_those_it_has() -> None:
    event_id = str(SAMPLES["lofted"].events["event_id"].iloc[0])
    with pytest.raises(FigureError, match=r"no label 'Nowhere'.*take one of"):
        lofted_map(offsets=(Offset(event_id, "Nowhere", 5.0, 5.0),))


@pytest.mark.parametrize(
    ("text", "said"),
    [("figure,label,dx_pt\n", "no column dy_pt"),
     ("figure,label,dx_pt,dy_pt\nmap,Sunan,far,1\n", "line 2.*no move"),
     ("figure,label,dx_pt,dy_pt\nmap,Sunan,1,nan\n", "line 2.*no move")],
)  # fmt: skip
def test_table_of_offsets_that_cannot_be_used_says_where(
    text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "offsets.csv").write_text(text)
    with pytest.raises(DataFileError, match=said):
        read_offsets(tmp_path / "offsets.csv")
