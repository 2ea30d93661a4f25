"""A set of figures from a configuration: what is drawn, what is left, what is overtaken."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from figure_samples import BEFORE, LOFTED, OVER, log_folder, small_log
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from launches.cli import cli
from launches.errors import BatchError, DataFileError, FigureError
from launches.figures import check_figures, make_figures, read_config, read_tables
from launches.figures.config import ConfigError, entries, plain
from launches.figures.plan import plan
from launches.zones import load_layer

ROOT = Path(__file__).parents[1]
ONE = f"""
[defaults]
formats = ["svg"]
[[figure]]
kind = "claims"
events = ["{LOFTED}"]
[[figure]]
kind = "timeline"
actor = "PRK"
by = "month"
formats = ["png"]
dpi = 50
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "set.toml"
    path.write_text(ONE, encoding="utf-8")
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return Path(shutil.copytree(log_folder(), tmp_path / "log"))


def correct(log: Path, event_id: str, old: str, new: str) -> None:
    """Change one event's row in a log, as a later build would."""
    path = log / "events.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [k for k, line in enumerate(lines) if line.startswith(event_id) and old in line]
    assert len(changed) == 1
    lines[changed[0]] = lines[changed[0]].replace(old, new, 1)
    path.write_text("".join(lines), encoding="utf-8")


def test_set_is_drawn_with_captions_and_data_and_then_left(config: Path, log: Path) -> None:
    made = make_figures(config, log=log)
    out = config.with_suffix("")
    assert made.errors == ()
    assert made.drawn == (f"claims-{LOFTED}", "timeline")
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(
        [f"claims-{LOFTED}.{s}" for s in ("svg", "txt", "csv")]
        + [f"timeline.{s}" for s in ("png", "txt", "csv")]
        + ["figures.json"]
    )
    caption = (out / f"claims-{LOFTED}.txt").read_text(encoding="utf-8")
    assert "Sources: “" in caption
    assert "As known at 18 November 2022; log " in caption
    assert "period,missile_class,failed,missiles" in (out / "timeline.csv").read_text()
    before = {path: path.stat().st_mtime_ns for path in out.iterdir() if path.suffix != ".json"}
    again = make_figures(config, log=log)
    assert (again.drawn, again.left) == ((), made.drawn)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_what_changed_is_told_and_alone_is_drawn_anew(config: Path, log: Path) -> None:
    out = make_figures(config, log=log).folder
    assert check_figures(out, log=log) == []
    correct(log, LOFTED, ",about,6100,", ",about,6200,")
    call = ["figures", "--check", str(out), "--log", str(log)]
    done = CliRunner().invoke(cli, call)
    assert done.exit_code == 1
    assert f"claims-{LOFTED} (as known at " in done.stdout
    assert f"{LOFTED} apogee_km 6100.0 → 6200.0" in done.stdout
    assert CliRunner().invoke(cli, [*call[:3], "--log", str(log_folder())]).exit_code == 0
    (out / "timeline.csv").unlink()
    redrawn = make_figures(config, log=log)
    assert redrawn.drawn == (f"claims-{LOFTED}", "timeline")
    assert check_figures(out, log=log) == []


def test_event_that_joins_or_leaves_a_filter_is_told(config: Path, log: Path) -> None:
    config.write_text('[[figure]]\nkind="timeline"\nclass="ICBM"\nformats="svg"\n')
    out = make_figures(config, log=log).folder
    correct(log, OVER, ",IRBM,", ",ICBM,")
    (one,) = check_figures(out, log=log)
    assert one.why == (f"{OVER} is new",)


@pytest.mark.parametrize("as_file", [True, False])
def test_labels_moved_in_the_configuration_move_and_are_part_of_the_drawing(
    as_file: bool, tmp_path: Path, log: Path
) -> None:
    config, out = tmp_path / "set.toml", tmp_path / "out"
    plain_figure = (
        f'[[figure]]\nkind = "map"\nname = "m"\nevents = ["{LOFTED}"]\nformats = ["svg"]\n'
    )
    config.write_text(plain_figure, encoding="utf-8")
    make_figures(config, out, log=log)
    before = (out / "m.svg").read_text(encoding="utf-8")
    if as_file:
        (tmp_path / "moves.csv").write_text("figure,label,dx_pt,dy_pt\nmap,Sunan,40,-30\n")
        moves = 'offsets = "moves.csv"\n'
    else:
        moves = 'offsets = [{ figure = "map", label = "Sunan", dx_pt = 40, dy_pt = -30 }]\n'
    config.write_text(plain_figure + moves, encoding="utf-8")
    made = make_figures(config, out, log=log)
    assert made.drawn == ("m",)
    assert (out / "m.svg").read_text(encoding="utf-8") != before
    again = make_figures(config, out, log=log)
    assert again.left == ("m",)
    assert check_figures(out, log=log) == []


def test_a_day_stands_for_all_its_events(log: Path) -> None:
    tables = read_tables(log)
    every = list(tables.events["event_id"])
    assert tables.find([LOFTED[4:14]]) == [e for e in every if e[4:14] == LOFTED[4:14]]
    assert tables.find([LOFTED[:14]]) == [e for e in every if e.startswith(LOFTED[:14])]
    with pytest.raises(FigureError, match="no such event"):
        tables.find(["1999-01-01"])


def test_moves_that_are_none_are_named_with_their_place() -> None:
    figure = {"kind": "map", "events": [LOFTED], "offsets": [{"figure": "map", "label": "Sunan"}]}
    with pytest.raises(BatchError, match=r"figure\[1\].offsets: no dx_pt, dy_pt"):
        entries({"figure": [figure]})
    with pytest.raises(BatchError, match=r"figure\[1\].offsets: cannot be read"):
        entries({"figure": [figure | {"offsets": "no-such.csv"}]})
    with pytest.raises(BatchError, match="name of a CSV file"):
        entries({"figure": [figure | {"offsets": 3}]})


def test_figure_edited_by_hand_is_kept_and_named(config: Path, log: Path) -> None:
    out = make_figures(config, log=log).folder
    mine = out / "timeline.png"
    mine.write_bytes(b"retouched")
    config.write_text(ONE.replace("dpi = 50", "dpi = 60"), encoding="utf-8")
    made = make_figures(config, log=log)
    assert mine.read_bytes() == b"retouched"
    assert [str(e).partition(" (")[0] for e in made.errors] == ["timeline"]
    assert "edited since it was drawn" in str(made.errors[0])
    mine.unlink()
    assert make_figures(config, log=log).drawn == ("timeline",)
    with Image.open(mine) as image:
        assert image.width == pytest.approx(60 * 180 / 25.4, abs=2)


def test_what_cannot_be_drawn_is_named_and_the_rest_drawn(config: Path, log: Path) -> None:
    # an overflight was never held against a zone of Australia's
    config.write_text(ONE + '\n[[figure]]\nkind="zone-distance"\ncountry="XYZ"\n')
    done = CliRunner().invoke(cli, ["figures", str(config), "--log", str(log), "--jobs", "1"])
    assert done.exit_code == 2
    assert done.stdout.split() == [f"claims-{LOFTED}", "timeline"]
    assert "figure[3]" in done.stderr
    assert "no zone of 'XYZ'" in done.stderr


def test_links_out_of_the_folder_are_not_written_through(
    config: Path, log: Path, tmp_path: Path
) -> None:
    config.write_text(ONE.replace('kind = "timeline"', 'kind = "timeline"\nname = "sub/t"'))
    (tmp_path / "set").mkdir()
    (tmp_path / "elsewhere").mkdir()
    os.symlink(tmp_path / "elsewhere", tmp_path / "set" / "sub")
    made = make_figures(config, log=log)
    assert "leads out of the folder" in str(made.errors[0])
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[figure]]\nkind='mpa'", r"figure\[1\]\.kind: no kind of figure 'mpa' \(take map\)"),
        ("[[figure]]\nkind='map'\nsize=['square']", r"figure\[1\]\.size.*did you mean sizes\?"),
        ("[[figure]]\nkind='timeline'\ncuont='events'", r"cuont.*did you mean count\?"),
        ("[[figure]]\nkind='map'\nname='../x'", r"figure\[1\]\.name.*a name inside the folder"),
        ("[[figure]]\nkind='map'\nname='/x'", "a name inside the folder"),
        ("[[figure]]\nkind='map'\nname='a/./../x'", "a name inside the folder"),
        ("[[figure]]\nkind='map'\nstyles='neon'", r"styles: no style 'neon' \(take report"),
        ("[[figure]]\nkind='map'\nformats=['bmp']", "not of png, svg, pdf"),
        ("[[figure]]\nkind='map'\ndpi=1e9", "from 30 to 1200"),
        ("[[figure]]\nkind='map'\nfrom='yesterday'", r"figure\[1\]\.from: 'yesterday' is no day"),
        ("[[figure]]\nkind='profile'\ncurved_earth='yes'", "not true or false"),
        ("[default]\n[[figure]]\nkind='map'", "default: unknown key.*did you mean defaults"),
        ("[defaults]\nevents=['x']\n[[figure]]\nkind='map'", "defaults.events: unknown key"),
        ("figure=3", "no figures"),
        ("", "no figures"),
    ],
)
def test_mistakes_are_named_with_the_path_of_their_key(
    text: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "c.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BatchError, match=said):
        read_config(path)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("x=1\n[[figure]]\nkind='map'\ndpi='a'\ny=2\n[[figure]]\n")
    with pytest.raises(BatchError) as caught:
        read_config(path)
    assert [error.where.partition(": ")[2] for error in caught.value.errors] == [
        "x", "figure[1].dpi", "figure[1].y", "figure[2].kind",
    ]  # fmt: skip


@pytest.mark.parametrize("raw", [b"a = [", b"\xff", b"#" * 1_000_001, b"a=" + b"[" * 100_000])
def test_files_that_are_no_configuration_are_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(raw)
    with pytest.raises(ConfigError, match=r"c\.toml"):
        read_config(path)


def test_two_figures_of_one_name_are_refused() -> None:
    found = entries({"figure": [{"kind": "timeline"}, {"kind": "timeline", "name": "TimeLine"}]})
    with pytest.raises(BatchError, match="two figures are called TimeLine"):
        plan(found, small_log(), load_layer())


def test_variants_are_told_apart_and_filters_skip_what_has_no_map() -> None:
    found = entries({"figure": [
        {"kind": "map", "name": "m/{event_id}", "class": ["ICBM"], "styles": ["dark", "mono"]},
        {"kind": "profile", "together": True, "events": [LOFTED, OVER]},
    ]})  # fmt: skip
    names = [job.name for job in plan(found, small_log(), load_layer())]
    assert names == [f"m/{LOFTED}-dark", f"m/{LOFTED}-mono", "profile"]


def test_stamp_alone_is_no_reason_to_draw_anew() -> None:
    from dataclasses import replace

    found = entries({"figure": [{"kind": "map", "events": [LOFTED]}]})
    now, later = (
        plan(found, replace(small_log(), as_known_at=day, version=day), load_layer())
        for day in ("2023-01-01", "2024-01-01")
    )
    assert now == later


def test_event_of_no_log_is_named_with_its_place() -> None:
    found = entries({"figure": [{"kind": "map", "events": ["PRK-2017-08-28-1"]}]})
    with pytest.raises(BatchError, match=rf"figure\[1\]: PRK-2017-08-28-1.*{BEFORE}"):
        plan(found, small_log(), load_layer())


@settings(max_examples=40)
@given(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["map", "claims", "timeline"])},
        optional={
            "styles": st.lists(st.sampled_from(["web", "dark"]), min_size=1, unique=True),
            "actor": st.just(["PRK"]),
            "from": st.dates().map(str),
            "dpi": st.integers(30, 1200),
            "captions": st.booleans(),
            "title": st.text(max_size=20),
            "name": st.from_regex(r"\A[a-z][a-z0-9./{}-]{0,20}\Z"),
        },
    )
)
def test_what_is_accepted_stays_inside_and_reads_back(figure: dict[str, object]) -> None:
    try:
        (entry,) = entries({"figure": [figure]})
    except BatchError:
        assert "name" in figure
        return
    inside = os.path.normpath(os.path.join("/out", entry.name.replace("{event_id}", "X")))
    assert inside == "/out" or inside.startswith("/out/")
    again = entries({"figure": [json.loads(json.dumps(plain(entry)))]})[0]
    assert plain(again) == plain(entry)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"format": 1, "config": 3}', b"[" * 100_000])
def test_damaged_list_of_figures_is_named(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "figures.json").write_bytes(raw)
    with pytest.raises((DataFileError, BatchError), match=r"figures\.json"):
        check_figures(tmp_path, log=log_folder())


def test_example_can_be_drawn_from_the_bundled_log() -> None:
    from launches.figures import read_tables

    jobs = plan(read_config(ROOT / "figures" / "report.toml"), read_tables(), load_layer())
    assert {job.entry.kind for job in jobs} >= {"map", "overview", "zone-distance", "claims"}
