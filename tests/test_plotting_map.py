"""Event maps: what was drawn, where the words stand, and what was left out."""

from __future__ import annotations

from functools import cache
from typing import Any

import geopandas as gpd
import matplotlib
import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from plotting_samples import NONE, SAMPLES, Sample, joined

from launches.errors import FigureError
from launches.plotting import Look, plot_map
from launches.plotting.content import count_parts, flights
from launches.plotting.projection import choose_view


@cache
def drawn(name: str) -> Axes:
    """Map of a sample with the bundled limits; only looked at, so drawn once."""
    return plot_map(SAMPLES[name].events, **SAMPLES[name].layers())


def bare(sample: Sample, **options: Any) -> Axes:
    """Map of a sample without zones."""
    return plot_map(sample.events, **sample.layers(), limits=NONE, **options)


def by_gid(ax: Axes, gid: str) -> list[Any]:
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


def texts(ax: Axes, start: str) -> list[Text]:
    return [text for text in ax.texts if str(text.get_gid()).startswith(start)]


def words(ax: Axes) -> str:
    return "\n".join(text.get_text() for text in ax.texts)


def word_box(text: Text) -> shapely.Polygon:
    """Box of a label on the canvas, turned with it."""
    angle = text.get_rotation()
    text.set_rotation(0.0)
    box = text.get_window_extent()
    text.set_rotation(angle)
    flat = shapely.box(box.x0, box.y0, box.x1, box.y1)
    return shapely.affinity.rotate(flat, angle, origin=flat.centroid)


def plane_polygons(ax: Axes, gid: str) -> list[shapely.Polygon]:
    """Polygons of a layer, km in the map's plane."""
    rings = [
        ring for patch in by_gid(ax, gid) for ring in patch.get_path().to_polygons(closed_only=True)
    ]
    return [shapely.Polygon(ring) for ring in rings]


# -- words


@pytest.mark.parametrize("name", SAMPLES)
def test_labels_do_not_meet_and_stay_in_the_frame(name: str) -> None:
    ax = drawn(name)
    frame = shapely.box(*ax.get_window_extent().extents)
    labels = [(t.get_text(), word_box(t)) for t in [*texts(ax, "label-"), *texts(ax, "name-")]]
    assert labels
    for i, (text, box) in enumerate(labels):
        assert frame.contains(box), text
        for other, its_box in labels[i + 1 :]:
            assert box.intersection(its_box).area < 0.5, (text, other)


@pytest.mark.parametrize("name", SAMPLES)
def test_furniture_is_clear_of_labels_and_of_the_flight(name: str) -> None:
    ax = drawn(name)
    pieces = [shapely.box(*child.get_window_extent().extents) for child in ax.child_axes]
    bars = [patch.get_window_extent() for patch in by_gid(ax, "scale-bar")[:2]]
    pieces += [shapely.box(*bar.extents) for bar in bars]
    assert len(pieces) >= 2
    for label in [*texts(ax, "label-"), *texts(ax, "name-")]:
        assert not any(piece.intersects(word_box(label)) for piece in pieces), label.get_text()
    for line in by_gid(ax, "track"):
        path = shapely.LineString(ax.transData.transform(line.get_xydata()))
        assert not any(piece.intersects(path) for piece in pieces)
    for polygon in plane_polygons(ax, "region-90"):
        on_canvas = shapely.transform(polygon, ax.transData.transform)
        assert not any(piece.intersects(on_canvas) for piece in pieces)


@pytest.mark.parametrize("name", SAMPLES)
def test_places_of_the_report_are_named(name: str) -> None:
    row = SAMPLES[name].events.iloc[0]
    named = {text.get_text() for text in texts(drawn(name), "label-")}
    assert row["site"] in named
    if isinstance(row.get("impact_landmark"), str):
        assert row["impact_landmark"] in named


def test_official_word_stands_beside_the_estimate() -> None:
    (card,) = texts(drawn("lofted"), "label-verdict")
    assert card.get_text().splitlines() == [
        "As said: 200 km W of Oshima-Oshima",
        "Official word: inside Japan's EEZ",
        "Estimate: 93 % in Japan's EEZ",
        "Centre 41 km inside Japan's limit",
    ]
    (undecided,) = texts(drawn("founding"), "label-verdict")
    assert "outside Japan's EEZ" in undecided.get_text()
    assert "zone undecided" in undecided.get_text()


def test_title_subtitle_sources_and_credit_are_there() -> None:
    ax = drawn("lofted")
    assert texts(ax, "title")[0].get_text() == "North Korean ICBM launch, 18 November 2022"
    assert "apogee about 6,100 km" in texts(ax, "subtitle")[0].get_text()
    foot = " ".join(text.get_text() for text in texts(ax, "foot"))
    assert "prk-2022-11-18-1-wire" in foot
    assert "Natural Earth (public domain)" in foot
    assert "not for navigation" in foot
    assert "Lambert azimuthal equal-area" in foot


def test_words_can_be_replaced_or_left_out() -> None:
    ax = bare(SAMPLES["hop"], title="Mine", subtitle="", sources="Sources: me.", credit="")
    assert [text.get_text() for text in texts(ax, "title")] == ["Mine"]
    assert texts(ax, "subtitle") == []
    assert [text.get_text() for text in texts(ax, "foot")][:-1] == ["Sources: me."]


@pytest.mark.parametrize(
    ("preset", "name"), [("neutral", "East Sea"), ("kr", "East Sea"), ("jp", "Sea of Japan")]
)
def test_sea_names_follow_the_preset(preset: str, name: str) -> None:
    seas = [text.get_text().replace("\n", " ") for text in texts(
        bare(SAMPLES["lofted"], look=Look(sea_names=preset)), "name-sea-")]  # fmt: skip
    assert any(name in sea for sea in seas)
    if preset != "neutral":
        other = "Sea of Japan" if preset == "kr" else "East Sea"
        assert not any(other in sea for sea in seas)


def test_unknown_sea_preset_is_refused() -> None:
    with pytest.raises(FigureError, match="neutral"):
        Look(sea_names="xx")


# -- what was assumed is drawn as assumed


@pytest.mark.parametrize(
    ("name", "assumed"),
    [("lofted", False), ("overflight", False), ("pacific", True), ("ocean", True)],
)
def test_track_and_region_are_dashed_where_the_azimuth_is_assumed(name: str, assumed: bool) -> None:
    ax = drawn(name)
    (track,) = by_gid(ax, "track")
    assert track.is_dashed() is assumed
    (outline,) = by_gid(ax, "region-90-outline")
    assert (outline.get_linestyle() not in ("-", "solid")) is assumed
    assert (outline.get_hatch() is not None) is assumed
    key = " ".join(text.get_text() for text in texts(ax, "key-label"))
    assert ("azimuth assumed" in key) is assumed
    assert bool(by_gid(ax, "impact")) is not assumed


def test_region_on_two_coasts_has_no_track_and_no_point() -> None:
    ax = drawn("founding")
    assert by_gid(ax, "track") == []
    assert by_gid(ax, "track-arrow") == []
    assert by_gid(ax, "impact") == []
    assert len(plane_polygons(ax, "region-90")) == 2
    assert "azimuth assumed" in words(ax)


def test_azimuth_of_unknown_basis_counts_as_assumed() -> None:
    (flight,) = flights(
        pd.DataFrame([{"event_id": "A", "site_lat_deg": 39.0, "site_lon_deg": 126.0}])
    )
    assert flight.track_assumed


def test_launch_area_is_a_circle_of_its_radius_not_a_pad() -> None:
    ax = drawn("founding")
    assert by_gid(ax, "launch-site") == []
    (area,) = plane_polygons(ax, "launch-area")
    assert area.area == pytest.approx(np.pi * 25.0**2, rel=0.02)
    assert "radius 25 km" in words(ax)


def test_small_launch_area_is_a_site() -> None:
    ax = drawn("lofted")
    assert by_gid(ax, "launch-area") == []
    assert len(by_gid(ax, "launch-site")) == 1


def test_regions_have_the_area_of_their_footprints() -> None:
    ax = drawn("lofted")
    region = SAMPLES["lofted"].footprints.set_index("footprint_probability").geometry
    geod_km2 = {
        p: region[[p]].to_crs("+proj=laea +lat_0=41 +lon_0=137").area.iloc[0] / 1e6
        for p in (0.5, 0.9)
    }
    for probability, gid in ((0.5, "region-50"), (0.9, "region-90")):
        area = sum(polygon.area for polygon in plane_polygons(ax, gid))
        assert area == pytest.approx(geod_km2[probability], rel=0.02)


# -- zones


def test_limits_do_not_follow_the_coast() -> None:
    ax = drawn("founding")
    coast = shapely.MultiLineString(
        [
            line
            for patch in by_gid(ax, "coast")
            for line in patch.get_path().to_polygons(closed_only=False)
            if len(line) > 1
        ]
    )
    limits = shapely.MultiLineString(
        [
            line
            for patch in by_gid(ax, "zone-limits")
            for line in patch.get_path().to_polygons(closed_only=False)
            if len(line) > 1
        ]
    )
    assert limits.length > 1000.0
    near = limits.intersection(coast.buffer(4.0)).length
    # a limit meets the coast where it begins; it does not run along it
    assert near / limits.length < 0.05


def test_zones_at_sea_are_named_and_the_claimed_one_is_toned() -> None:
    ax = drawn("lofted")
    zones = {text.get_text().replace("\n", " ") for text in texts(ax, "name-zone-")}
    assert {"Japan EEZ", "Russia EEZ", "North Korea EEZ"} <= zones
    assert len(by_gid(ax, "claimed-zone")) == 1
    assert "Japan's EEZ" in [text.get_text() for text in texts(ax, "key-label")]


def test_no_limits_no_words_about_them() -> None:
    ax = bare(SAMPLES["lofted"])
    assert by_gid(ax, "zone-limits") == []
    assert texts(ax, "name-zone-") == []
    assert "Zone limit" not in words(ax)
    assert "not for navigation" not in words(ax)


def test_limits_of_another_layer_are_lines_alone() -> None:
    line = gpd.GeoDataFrame(
        {"zone_a": ["A"], "zone_b": ["B"]},
        geometry=[shapely.LineString([(134, 38), (134, 42)])], crs="EPSG:4326",
    )  # fmt: skip
    ax = plot_map(SAMPLES["lofted"].events, **SAMPLES["lofted"].layers(), limits=line)
    assert len(by_gid(ax, "zone-limits")) == 1
    assert texts(ax, "name-zone-") == []
    assert by_gid(ax, "claimed-zone") == []


# -- geometry


def test_flight_across_180_degrees_is_one_line_and_one_region() -> None:
    ax = drawn("pacific")
    (track,) = by_gid(ax, "track")
    steps = np.hypot(*np.diff(track.get_xydata(), axis=0).T)
    assert steps.max() < 400.0
    assert steps.sum() == pytest.approx(12000.0, rel=0.05)
    assert len(plane_polygons(ax, "region-90")) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_important_is_cut_off(name: str) -> None:
    ax = drawn(name)
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    inner = shapely.box(x0, y0, x1, y1).buffer(-0.01 * (x1 - x0))
    for line in by_gid(ax, "track"):
        assert inner.contains(shapely.LineString(line.get_xydata()))
    for gid in ("region-90", "launch-area"):
        assert all(inner.contains(polygon) for polygon in plane_polygons(ax, gid))


@pytest.mark.parametrize("name", SAMPLES)
def test_scale_is_the_same_both_ways_and_layers_stay_in_the_frame(name: str) -> None:
    ax = drawn(name)
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    box = ax.get_window_extent()
    assert box.width / (x1 - x0) == pytest.approx(box.height / (y1 - y0), rel=1e-6)
    frame = shapely.box(x0, y0, x1, y1).buffer(0.01 * (x1 - x0))
    for patch in ax.patches + [a for a in ax.artists if isinstance(a, PathPatch)]:
        if patch.get_gid() in ("land", "coast", "borders", "zone-limits", "graticule"):
            path = patch.get_path()
            assert frame.contains(shapely.MultiPoint(path.vertices)), patch.get_gid()


def test_min_and_max_sizes_of_ground() -> None:
    hop, pacific = drawn("hop"), drawn("pacific")
    assert 400.0 < hop.get_xlim()[1] - hop.get_xlim()[0] < 700.0
    assert 12000.0 < pacific.get_xlim()[1] - pacific.get_xlim()[0] < 20000.0


def test_several_launches_of_a_day_share_a_map() -> None:
    day = joined("lofted", "quasi-ballistic")
    ax = plot_map(day.events, **day.layers(), limits=NONE)
    assert len(by_gid(ax, "track")) == 2
    assert [text.get_text() for text in texts(ax, "label-Sunan")] == ["Sunan"]


# -- manners


def test_draws_on_the_axes_given_and_keeps_its_place() -> None:
    figure = Figure(figsize=(7.0, 5.0))
    ax = figure.add_axes((0.1, 0.25, 0.8, 0.6))
    before = ax.get_position().bounds
    assert bare(SAMPLES["lofted"], ax=ax) is ax
    assert ax.get_position().bounds == pytest.approx(before)
    box = ax.get_window_extent()
    assert box.width / box.height == pytest.approx(5.6 / 3.0, rel=1e-3)


def test_inputs_and_global_settings_are_untouched() -> None:
    sample = SAMPLES["lofted"]
    copies = [
        frame.copy(deep=True) for frame in (sample.events, sample.trajectories, sample.footprints)
    ]
    settings = dict(matplotlib.rcParams)
    bare(sample)
    assert dict(matplotlib.rcParams) == settings
    for frame, copy in zip(
        (sample.events, sample.trajectories, sample.footprints), copies, strict=True
    ):
        pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(copy))


def test_missing_cells_of_every_kind_are_no_words() -> None:
    cells = {"missile_name": pd.NA, "range_km": None, "apogee_km": np.nan, "eez_country": ""}
    event = SAMPLES["no-impact"].events.assign(**cells)
    ax = plot_map(event, trajectories=NONE, footprints=NONE, verdicts=NONE, limits=NONE)
    assert "nan" not in words(ax).lower()
    assert "<NA>" not in words(ax)
    assert "None" not in words(ax)


def test_markup_in_a_name_is_printed_as_it_is() -> None:
    event = SAMPLES["no-impact"].events.assign(site="$x^2$ <b>", missile_name="$\\frac{")
    ax = plot_map(event, trajectories=NONE, footprints=NONE, verdicts=NONE, limits=NONE)
    ax.figure.canvas.draw()
    (label,) = [text for text in texts(ax, "label-") if text.get_text() == "$x^2$ <b>"]
    assert not label.get_parse_math()


def test_no_event_is_refused() -> None:
    with pytest.raises(FigureError, match="no event"):
        plot_map(SAMPLES["hop"].events.iloc[:0], **SAMPLES["hop"].layers(), limits=NONE)


def test_event_without_any_position_is_refused() -> None:
    event = pd.DataFrame([{"event_id": "PRK-2017-07-28-2", "actor": "PRK"}])
    with pytest.raises(FigureError, match="PRK-2017-07-28-2"):
        plot_map(event, trajectories=NONE, footprints=NONE, verdicts=NONE, limits=NONE)


def test_frame_grows_with_the_data_across_a_pole() -> None:
    view = choose_view([0.0, 180.0], [80.0, 80.0], width_pt=400.0)
    x, y = view.projection.forward([0.0, 180.0], [80.0, 80.0])
    assert ((x > view.x0) & (x < view.x1) & (y > view.y0) & (y < view.y1)).all()


# -- regions in several parts


def test_region_in_parts_has_no_centre() -> None:
    sample = SAMPLES["founding"]
    far = sample.verdicts.assign(zone_distance_km=306.0)
    layers = {**sample.layers(), "verdicts": far}
    ax = plot_map(sample.events, **layers, limits=NONE)
    (card,) = texts(ax, "label-verdict")
    assert "Region in two separate parts" in card.get_text()
    assert "Centre" not in card.get_text()
    assert by_gid(ax, "impact") == []


def test_parts_are_counted_across_the_antimeridian_and_without_crumbs() -> None:
    cut = shapely.MultiPolygon([shapely.box(178, 0, 180, 2), shapely.box(-180, 0, -179, 2)])
    crumb = shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(20, 0, 21, 1)])
    apart = shapely.MultiPolygon([*cut.geoms, shapely.box(150, 0, 152, 2)])
    assert [count_parts(region) for region in (cut, crumb, apart)] == [1, 1, 2]
