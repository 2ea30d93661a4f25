"""Figures of a log by name, from the command line and from a notebook."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from figure_samples import LOFTED, OVER, SEEDS, log_folder, small_log
from matplotlib.axes import Axes
from PIL import Image

from launches.cli import cli
from launches.errors import FigureError, LaunchesError
from launches.figures import KINDS, Selection, draw_figure, figure_files
from launches.figures.kinds import options_of

SCRIPTS = sorted(p for p in (Path(__file__).parents[1] / "figures").glob("[!_]*.py"))


def call(*words: str) -> Result:
    return CliRunner().invoke(cli, ["plot", *words])


def texts(ax: Axes, gid: str) -> str:
    return " ".join(text.get_text() for text in ax.texts if text.get_gid() == gid)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_is_a_command_that_writes_the_file_it_names(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "new" / "figure.png"
    events = [LOFTED] if KINDS[kind].per_event else []
    done = call(kind, *events, "--log", str(log_folder()), "--out", str(out), "--dpi", "50")
    assert done.exception is None, done.exception
    assert done.stdout == f"{out}\n"
    with Image.open(out) as image:
        assert image.width == pytest.approx(50 * 180 / 25.4, abs=2)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_every_script_of_figures_draws(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = [LOFTED, "--log", str(log_folder()), "--out", str(tmp_path)]
    monkeypatch.setattr("sys.argv", [str(script), *arguments])
    monkeypatch.syspath_prepend(str(script.parent))
    runpy.run_path(str(script), run_name="__main__")
    made = {path.suffix for path in tmp_path.iterdir() if path.stat().st_size > 1000}
    assert made == ({".gif"} if script.stem == "animation" else {".png", ".svg"})


def test_every_plot_function_has_a_kind() -> None:
    from launches import plotting

    functions = {name for name in plotting.__all__ if name.startswith("plot_")}
    assert functions == {kind.function for kind in KINDS.values()}


def test_command_line_and_notebook_draw_the_same_bytes(tmp_path: Path) -> None:
    done = call("map", "PRK-2022-11", "--log", str(log_folder()), "--out", str(tmp_path / "a.svg"))
    assert done.exit_code == 0
    from launches.plotting import save_figure

    ax = draw_figure("map", small_log(), [LOFTED])
    (again,) = save_figure(ax.figure, tmp_path / "b", ("svg",))
    assert (tmp_path / "a.svg").read_bytes() == again.read_bytes()


def test_reports_are_drawn_without_a_log(tmp_path: Path) -> None:
    report = min(SEEDS.glob("2022-11-18-*.txt"))
    out = tmp_path / "m"
    files = figure_files(
        "claims", out, Selection(events=(LOFTED,)), reports=[report], formats=("svg", "pdf")
    )
    assert [path.name for path in files] == ["m.svg", "m.pdf"]
    with pytest.raises(FigureError, match="give one of them"):
        figure_files("map", "m.png", reports=[report], log=log_folder())


def test_look_reaches_the_figure() -> None:
    from launches.plotting import Look

    ax = draw_figure("map", small_log(), [LOFTED], look=Look.sized("square", sea_names="jp"))
    assert ax.figure.get_size_inches() == pytest.approx([160 / 25.4] * 2)
    assert "Sea of Japan / East Sea" not in {text.get_text() for text in ax.texts}


def test_other_reading_of_the_boundaries_is_judged_anew() -> None:
    ax = draw_figure("map", small_log(), [LOFTED], basis="KOR")
    assert any("KOR" in text.get_text() for text in ax.texts)


def test_filters_choose_events() -> None:
    log = small_log()
    assert Selection(actor=("PRK",), since="2022-10-01", until="2022-10-31").ids(log) == [OVER]
    assert LOFTED in Selection(missile_class=("ICBM",)).ids(log)
    with pytest.raises(FigureError, match="no event of the log fits"):
        Selection(actor=("FRA",)).ids(log)
    with pytest.raises(FigureError, match="from: '2022-13-01' is no day"):
        Selection(since="2022-13-01")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["map"], "no event is named for a map"),
        (["map", "PRK-2099"], "PRK-2099: no such event in the log"),
        (["map", ""], "several events begin like this|no such event"),
        (["claims", LOFTED, OVER], "drawn of one event"),
        (["timeline", "--style", "neon"], "take report, web, dark, mono"),
        (["timeline", "--class", "ICMB"], "no class 'ICMB'"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_cure(
    words: list[str], said: str, tmp_path: Path
) -> None:
    done = call(*words, "--log", str(log_folder()), "--out", str(tmp_path / "x.png"))
    assert isinstance(done.exception, LaunchesError)
    with pytest.raises(LaunchesError, match=said):
        raise done.exception
    assert not list(tmp_path.iterdir())


def test_options_are_those_of_the_plot_function() -> None:
    assert {"by", "count", "complete"} <= set(options_of(KINDS["timeline"]))
    with pytest.raises(FigureError, match=r"curve.*take curved_earth"):
        draw_figure("profile", small_log(), [LOFTED], curved_eart=True)
    with pytest.raises(FigureError, match="'yes' is not true or false"):
        draw_figure("profile", small_log(), [LOFTED], curved_earth="yes")
