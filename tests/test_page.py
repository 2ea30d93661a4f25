"""The page holds all of the log, in bounds, and nothing in it runs that a report brought."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from page_samples import ATTACK, hostile_report

import launches
from launches.cli import cli
from launches.errors import LaunchesError
from launches.page import page_html, write_page
from launches.page.geometry import PER_DEG, packed
from launches.page.payload import clean, event_payload, safe_url
from launches.page.render import render
from launches.plotting.translate import long_date

DATA = Path(__file__).parents[1] / "data"


def payload_of(page: str) -> dict:
    (text,) = re.findall(r'<script id="data" type="application/json">(.*?)</script>', page, re.S)
    return json.loads(text)


def rows(name: str) -> list[dict[str, str]]:
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def unpacked(steps: list[int]) -> np.ndarray:
    return np.cumsum(np.reshape(steps, (-1, 2)), axis=0) / PER_DEG


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("page") / "page.html"
    done = write_page(out)
    assert done.size == out.stat().st_size
    return out.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def payload(bundled: str) -> dict:
    return payload_of(bundled)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("hostile")
    hostile_report(folder)
    write_page(folder / "page.html", reports=folder)
    return (folder / "page.html").read_text(encoding="utf-8")


def test_every_event_and_claim_of_the_log_is_in_the_page(payload: dict) -> None:
    assert [event["id"] for event in payload["events"]] == [r["event_id"] for r in rows("events")]
    told = [row for row in rows("claims") if row["event_id"]]
    assert sum(map(len, payload["claims"].values())) == len(told)
    assert len(payload["reports"]) == len(rows("reports"))
    told = {
        r["event_id"] for r in rows("events") if r["azimuth_basis"] in ("landmark", "direction")
    }
    tracks = launches.read_trajectories()
    known = told & set(tracks.event_id[tracks.geometry.notna()])
    assert known
    assert known == {e["id"] for e in payload["events"] if e["track"] and not e["assumed"]}


def test_csv_of_all_events_is_the_table_of_the_log(payload: dict) -> None:
    lines = [payload["csv"], *(event["csv"] for event in payload["events"])]
    assert "\n".join(lines) + "\n" == (DATA / "events.csv").read_text(encoding="utf-8")


def test_page_is_small_and_the_same_each_time(bundled: str, tmp_path: Path) -> None:
    assert len(bundled.encode()) < 3_000_000
    write_page(tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == bundled


def test_claims_mark_their_own_words_in_their_sentences(payload: dict) -> None:
    marked = [c for claims in payload["claims"].values() for c in claims if "s" in c]
    assert len(marked) > 500
    for claim in marked:
        assert payload["sentences"][claim["s"]][claim["a"] : claim["b"]] == claim["w"]


def test_what_is_unknown_is_missing_and_never_zero(bundled: str, payload: dict) -> None:
    by_id = {row["event_id"]: row for row in rows("events")}
    for event in payload["events"]:
        row = by_id[event["id"]]
        assert (event["range"] is None) == (row["range_km"] == "")
        assert (event["rangeText"] is None) == (row["range_km"] == "")
        assert (event["zone"] is None) == (row["zone"] == "")
        assert (event["from"] is None) == (row["site_lat_deg"] == "")
    assert "<td>—</td>" in bundled
    assert "nan" not in re.findall(r"<td>.*?</td>", bundled)


def test_track_is_assumed_where_the_direction_was_not_reported(payload: dict) -> None:
    basis = {row["event_id"]: row["azimuth_basis"] for row in rows("events")}
    tracked = [event for event in payload["events"] if event["track"]]
    assert {event["assumed"] for event in tracked} == {True, False}
    for event in tracked:
        assert event["assumed"] == (basis[event["id"]] not in ("landmark", "direction"))
        if event["assumed"]:
            assert event["placed"] == "assumed"


def test_land_rings_go_anticlockwise_round_their_land(payload: dict) -> None:
    # the globe tells by it on which side of a ring the land is
    for ring in payload["map"]["fine"] + payload["map"]["coarse"]:
        x, y = unpacked(ring).T
        assert np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) > -1e-6


def test_regions_across_180_degrees_are_in_one_piece() -> None:
    from geopandas import GeoDataFrame
    from shapely import MultiPolygon, box

    from launches.model import Event
    from launches.table import events_table

    event = Event(event_id="A", site_lat_deg=50.0, site_lon_deg=170.0, impact_landmark="Guam")
    cut = MultiPolygon([box(175, 40, 180, 45), box(-180, 40, -176, 45)])
    region = GeoDataFrame(
        {"event_id": ["A"], "footprint_probability": [0.9]}, geometry=[cut], crs=4326
    )
    none = GeoDataFrame({"event_id": []}, geometry=[], crs=4326)
    events = events_table([event]).assign(azimuth_basis="landmark")
    (shown,) = event_payload(events, none, region)
    ((share, (ring,)),) = shown["regions"]
    assert share == 90
    assert sorted(set(unpacked(ring)[:, 0])) == [175.0, 184.0]


@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=30),
)
def test_packing_moves_no_point_by_more_than_half_a_step(points: list) -> None:
    found = unpacked(packed(np.array(points)))
    wanted = np.round(np.array(points) * PER_DEG) / PER_DEG
    # points that fall together with the one before are left out
    new = np.append(True, (np.abs(np.diff(wanted, axis=0)) > 1e-9).any(axis=1))
    np.testing.assert_allclose(found, wanted[new], atol=1e-6)


class _Elements(HTMLParser):
    """Elements and attributes as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("which", ["bundled", "hostile"])
def test_only_the_pages_own_script_and_style_may_run(
    which: str, request: pytest.FixtureRequest
) -> None:
    page = request.getfixturevalue(which)
    parser = _Elements()
    parser.feed(page)
    policy = next(a["content"] for t, a in parser.found if "http-equiv" in a)
    scripts = [a for t, a in parser.found if t == "script"]
    assert scripts == [{"id": "data", "type": "application/json"}, {}]
    script = page[page.rindex("<script>") + len("<script>") : page.rindex("</script>")]
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    for part, kind in ((script, "script-src"), (style, "style-src")):
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    for tag, attributes in parser.found:
        assert tag not in ("iframe", "img", "object", "embed", "base")
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
        for name in ("src", "href"):
            assert (attributes.get(name) or "#").startswith(("#", "data:"))
    for never in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert never not in script


def test_words_of_a_hostile_report_stay_words(hostile: str) -> None:
    payload = payload_of(hostile)
    (report,) = payload["reports"]
    assert report["title"].startswith(ATTACK)
    assert report["url"] is None
    assert "\u202e" not in hostile
    assert "\ufffd" in report["outlet"]
    assert any(ATTACK in sentence for sentence in payload["sentences"])
    assert ATTACK not in hostile


def test_rendered_text_is_escaped_in_every_place() -> None:
    event = dict.fromkeys(("id", "site", "name"), ATTACK)
    page = render({"title": ATTACK, "stamp": ATTACK, "credits": [ATTACK], "events": [event]})
    assert ATTACK not in page
    assert page.count("&lt;/script&gt;&lt;script&gt;") >= 5
    assert payload_of(page)["title"] == ATTACK


def test_what_is_put_in_is_not_filled_in_again() -> None:
    page = render({"title": "{{script}}", "stamp": "", "credits": [], "events": []})
    assert page.count("<h1>{{script}}</h1>") == 1


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "https:", "//example.org",
     "http://[", "https://example.org/a b", "https://example.org/\u202egpj", "file:///etc/passwd",
     " ", None],
)  # fmt: skip
def test_addresses_that_are_not_of_the_web_are_no_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_steering_characters_and_length_of_texts_are_bounded() -> None:
    assert clean("a\u202eb\x00c\ud800d\n\te") == "a\ufffdb\ufffdc\ufffdd  e"
    assert len(clean("x" * 10_000, 200)) == 200


def test_formulas_in_the_csv_are_neutralised() -> None:
    from launches.model import Event
    from launches.table import events_table

    events = events_table([Event(event_id="A", site='=HYPERLINK("http://x")')])
    (shown,) = event_payload(events, events.iloc[:0], events.iloc[:0])
    cells = dict(zip(events.columns, next(csv.reader([shown["csv"]])), strict=False))
    assert cells["site"].startswith("'=")


def test_empty_log_gives_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing was fired.")
    done = write_page(tmp_path / "page.html", reports=tmp_path / "a.txt")
    assert done.event_count == 0
    assert payload_of((tmp_path / "page.html").read_text())["events"] == []


def test_stamp_names_the_newest_report_and_credits_the_reading(payload: dict) -> None:
    newest = max(row["published"][:10] for row in rows("reports"))
    assert long_date(newest) in payload["stamp"]
    credits = " ".join(payload["credits"])
    for needed in ("Natural Earth", "GeoNames", "median", launches.load_layer().citation):
        assert needed in credits


def test_basis_is_drawn_and_named() -> None:
    tables = {name: launches.read_log().iloc[:0] for name in ("trajectories", "footprints")}
    events, claims = launches.read_log().iloc[:3], launches.read_claims().iloc[:0]
    reports = launches.read_report_list()
    pages = {
        basis: payload_of(page_html(events, claims, reports, **tables, basis=basis))
        for basis in ("median", "KOR")
    }
    assert "South Korea" in pages["KOR"]["basis"]
    assert pages["KOR"]["map"]["limits"] != pages["median"]["map"]["limits"]


def test_command_writes_the_page_and_names_what_failed(tmp_path: Path) -> None:
    hostile_report(tmp_path)
    (tmp_path / "broken.txt").write_bytes(b"---\ntitle: [\n---\nx")
    out = tmp_path / "out.html"
    ran = CliRunner().invoke(cli, ["page", "--reports", str(tmp_path), "--out", str(out)])
    assert ran.exit_code == 2
    assert "broken.txt" in ran.stderr
    assert "1 events" in ran.stderr
    assert out.stat().st_size > 100_000


def test_a_log_and_reports_together_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LaunchesError, match="give one of them"):
        write_page(tmp_path / "page.html", log=DATA, reports=tmp_path)
