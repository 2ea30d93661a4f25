"""Saved figures: the same bytes, real text, alt text, whole files or none."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
import zlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image
from plotting_samples import NONE, SAMPLES

from launches.errors import OutputError
from launches.plotting import plot_map, save_figure
from launches.plotting.field import Box, Field
from launches.plotting.labels import place_area, place_point
from launches.plotting.measure import make_renderer, text_size, wrap
from launches.plotting.projection import choose_view, enclosing_cap
from launches.plotting.save import describe
from launches.plotting.svg import LAYERS

SVG = "{http://www.w3.org/2000/svg}"


def founding() -> Axes:
    return plot_map(SAMPLES["founding"].events, **SAMPLES["founding"].layers())


@cache
def figure() -> Figure:
    drawn = founding().figure
    assert isinstance(drawn, Figure)
    return drawn


@pytest.fixture(scope="module")
def svg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_figure(figure(), tmp_path_factory.mktemp("svg") / "map", ("svg",))[0]


def test_two_drawings_are_the_same_bytes(tmp_path: Path) -> None:
    formats = ("png", "svg", "pdf")
    one = save_figure(figure(), tmp_path / "one", formats, dpi=72)
    two = save_figure(founding().figure, tmp_path / "two", formats, dpi=72)
    for first, second in zip(one, two, strict=True):
        assert first.read_bytes() == second.read_bytes(), first.suffix


def test_svg_is_small_and_holds_words_as_words(svg: Path) -> None:
    assert svg.stat().st_size < 400_000
    said = {"".join(node.itertext()) for node in ElementTree.parse(svg).iter(f"{SVG}text")}
    assert "Pyongyang" in said
    assert "Official word: outside Japan's EEZ" in said
    assert any(line.startswith("North Korean launch of two") for line in said)


def test_svg_has_a_named_group_for_each_layer(svg: Path) -> None:
    ids = {group.get("id") for group in ElementTree.parse(svg).iter(f"{SVG}g")}
    assert {
        "land", "coast", "borders", "graticule", "zone-limits", "region-90", "region-50",
        "launch-area", "locator", "scale-bar", "label-Pyongyang",
    } <= ids  # fmt: skip


def test_outline_of_a_label_is_a_stroke_in_svg(svg: Path) -> None:
    text = svg.read_text(encoding="utf-8")
    outline = re.search(r'<g id="halo-label-Pyongyang">\s*<text style="([^"]*)"', text)
    assert outline
    assert "stroke: #ffffff" in outline.group(1)
    label = re.search(r'<g id="label-Pyongyang">\s*<text style="([^"]*)"', text)
    assert label
    assert "stroke" not in label.group(1)


def test_svg_tells_screen_readers_what_it_shows_and_holds_no_date_or_path(svg: Path) -> None:
    root = ElementTree.parse(svg).getroot()
    assert root.get("role") == "img"
    assert "azimuth was not reported" in str(root.get("aria-label"))
    text = svg.read_text(encoding="utf-8")
    assert "PRK-2023-09-13-1" in text
    assert str(svg.parent) not in text
    assert not re.search(r"<dc:date>", text)


def test_png_holds_title_alt_text_and_provenance(tmp_path: Path) -> None:
    (path,) = save_figure(figure(), tmp_path / "map", ("png",), dpi=50, provenance="log 3; é")
    with Image.open(path) as image:
        assert image.info["Title"].startswith("North Korean launch of two")
        assert "Reported: range about 650 km" in image.info["Description"]
        assert image.info["Source"] == "log 3; é"
        assert image.info["Software"] == "launches"


def test_png_is_300_dpi_by_default(tmp_path: Path) -> None:
    (path,) = save_figure(Figure(figsize=(1, 1)), tmp_path / "small", ("png",))
    with Image.open(path) as image:
        assert image.size == (300, 300)


def test_hostile_words_do_not_leave_their_place_in_the_file(tmp_path: Path) -> None:
    small = Figure(figsize=(1, 1))
    describe(small, title="<script>alert(1)</script>", alt='"/><script>x</script>')
    (path,) = save_figure(small, tmp_path / "hostile", ("svg",))
    root = ElementTree.parse(path).getroot()
    assert list(root.iter(f"{SVG}script")) == []
    assert root.get("aria-label") == '"/><script>x</script>'


def test_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="bmp"):
        save_figure(Figure(), tmp_path / "map", ("png", "bmp"))
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(OutputError):
        save_figure(Figure(), tmp_path / "folder" / "map", ("svg",))
    (tmp_path / "map.svg").mkdir()
    with pytest.raises(OutputError, match=r"map\.svg"):
        save_figure(Figure(), tmp_path / "map", ("svg",))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "map.svg"]


def test_name_with_a_dot_keeps_it(tmp_path: Path) -> None:
    (path,) = save_figure(Figure(), tmp_path / "v1.2", ("svg",))
    assert path.name == "v1.2.svg"


# -- placement


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.floats(0, 200), st.floats(10, 80), st.floats(6, 20)),
        min_size=1, max_size=25,
    )
)  # fmt: skip
def test_placed_labels_never_meet_and_never_leave(
    labels: list[tuple[float, float, float, float]],
) -> None:
    ground = Field(300.0, 200.0)
    boxes: list[Box] = []
    for x, y, width, height in labels:
        placed = place_point(ground, (width, height), (x, y))
        area = place_area(ground, [(width, height)], None)
        boxes += [placed.box] if placed else []
        boxes += [area[1]] if area else []
    for i, box in enumerate(boxes):
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= 300
        assert box.y1 <= 200
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=12),
    st.integers(-2, 2),
)
def test_view_holds_all_points_wherever_they_are(
    points: list[tuple[float, float]], turns: int
) -> None:
    lon = [x + 360.0 * turns for x, _ in points]
    lat = [y for _, y in points]
    _, _, radius_deg = enclosing_cap(lon, lat)
    view = choose_view(lon, lat, width_pt=400.0)
    x, y = view.to_pt(lon, lat)
    if radius_deg < 120.0:
        assert ((x > 0) & (x < view.width_pt) & (y > 0) & (y < view.height_pt)).all()
    assert 1.0 - 1e-9 <= view.width_pt / view.height_pt <= 1.55 + 1e-9


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("abcdefgh ,", min_size=1, max_size=12), max_size=30))
def test_wrapped_text_keeps_its_words_and_its_width(parts: list[str]) -> None:
    text = " ".join(parts)
    renderer = make_renderer()
    lines = wrap(renderer, text, 120.0, size=8)
    assert " ".join(lines).split() == text.split()
    for line in lines:
        assert " " not in line or text_size(renderer, line, size=8)[0] <= 120.0


def test_no_figure_is_left_with_pyplot() -> None:
    import matplotlib.pyplot as plt

    plot_map(SAMPLES["hop"].events, **SAMPLES["hop"].layers(), limits=NONE)
    assert plt.get_fignums() == []


def test_pdf_has_a_layer_for_each_group_and_closes_every_one(tmp_path: Path) -> None:
    (path,) = save_figure(figure(), tmp_path / "map", ("pdf",))
    raw = path.read_bytes()
    names = set(re.findall(rb"/Type /OCG /Name \((\w+)\)", raw))
    assert {b"land", b"limits", b"regions", b"labels", b"key", b"words"} <= names
    assert names <= {name.encode() for name, _ in LAYERS}
    assert b"/OCProperties" in raw
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", raw, re.S)
    page = max(
        (zlib.decompress(s) for s in streams if s[:1] == b"x"), key=lambda s: s.count(b"BDC")
    )
    depth = 0
    for mark in re.findall(rb"BDC|EMC", page):
        depth += 1 if mark == b"BDC" else -1
        assert depth in (0, 1)
    assert depth == 0
    begun = set(re.findall(rb"/OC /(\w+) BDC", page))
    assert begun == names


def test_figure_keeps_its_canvas_when_printed(tmp_path: Path) -> None:
    canvas = figure().canvas
    save_figure(figure(), tmp_path / "map", ("pdf", "png"))
    assert figure().canvas is canvas
    assert (tmp_path / "map.png").stat().st_size > 1000
