"""Flights in motion, and the card of an event."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from figure_samples import BEFORE, LOFTED, log_folder, small_log
from PIL import Image

import launches
from launches.cards import card
from launches.cli import cli
from launches.errors import FigureError, OutputError
from launches.figures import animate, draw_figure
from launches.plotting.content import flights
from launches.plotting.film import motions

FAST = {"seconds": 1.0, "width_px": 300}


def test_film_is_true_to_time_with_powered_flight() -> None:
    log = small_log().of([LOFTED])
    shown = flights(log.events, log.trajectories, log.footprints, log.events)
    (motion,), zero = motions(shown, log.trajectories, lambda lon, lat: (lon, lat))
    assert zero is not None
    assert zero.isoformat() == "2022-11-18T01:15:00+00:00"
    whole_s = 60.0 * float(log.events["flight_min_est"].iloc[0])
    assert motion.t_s[-1] == pytest.approx(whole_s, abs=1.0)
    half = motion.until(motion.t_s[-1] / 2)
    assert 0 < len(half) < len(motion.t_s)
    assert np.interp(motion.t_s[-1] / 2, motion.t_s, motion.altitude_km) > 5900.0
    assert motion.until(0.0).tolist() == motion.xy_km[:1].tolist()
    np.testing.assert_allclose(motion.until(1e9)[-1], motion.xy_km[-1])


def test_gif_moves_ends_with_the_region_and_has_the_same_bytes(tmp_path: Path) -> None:
    paths = [animate([LOFTED], tmp_path / f"{k}.gif", log=small_log(), **FAST) for k in "ab"]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].stat().st_size < 2_000_000
    with Image.open(paths[0]) as film:
        assert film.n_frames >= 12  # type: ignore[attr-defined]
        first = np.asarray(film.convert("RGB")).astype(int)
        film.seek(film.n_frames - 1)  # type: ignore[attr-defined]
        last = np.asarray(film.convert("RGB")).astype(int)
        assert film.info["duration"] >= 1900
    assert (np.abs(last - first).sum(axis=2) > 60).sum() > 200
    assert first[0, 0].tolist() == [255, 255, 255]


def test_command_writes_a_film_of_a_day(tmp_path: Path) -> None:
    out = tmp_path / "day.gif"
    words = ["animate", "2022-11-18", "--log", str(log_folder()), "--out", str(out)]
    done = CliRunner().invoke(cli, [*words, "--seconds", "1", "--width", "300"])
    assert done.exception is None
    assert done.stdout == f"{out}\n"


@pytest.mark.parametrize(
    ("events", "out", "more", "said"),
    [
        ([LOFTED], "a.avi", {}, r"end it in \.gif or \.mp4"),
        (["1999-01-01"], "a.gif", {}, "no flight of this day"),
        ([LOFTED], "a.gif", {"seconds": 1e9}, "take 1 to 30 s"),
        ([], "a.gif", {}, "no event is named"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    events: list[str], out: str, more: dict[str, float], said: str, tmp_path: Path
) -> None:
    with pytest.raises((FigureError, OutputError), match=said):
        animate(events, tmp_path / out, log=small_log(), **more)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_flight_without_times_is_named(tmp_path: Path) -> None:
    log = small_log()
    bare = replace(log, trajectories=log.trajectories.assign(t_s=None))
    with pytest.raises(FigureError, match=f"{LOFTED}: no time along its track"):
        animate([LOFTED], tmp_path / "a.gif", log=bare, **FAST)


def test_mp4_needs_ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(OutputError, match="MP4 needs ffmpeg"):
        animate([LOFTED], tmp_path / "a.mp4", log=small_log())


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_mp4_is_written_where_ffmpeg_is(tmp_path: Path) -> None:
    path = animate([LOFTED], tmp_path / "a.mp4", log=small_log(), **FAST)
    head = path.read_bytes()[:12]
    assert head[4:8] == b"ftyp"
    assert path.stat().st_size > 5_000


def test_clock_of_a_film_is_the_local_one_in_whole_minutes() -> None:
    from launches.plotting.film import _clock_words

    log = small_log()
    moving, zero = motions(
        flights(log.events[log.events["event_id"] == LOFTED], log.trajectories, log.footprints),
        log.trajectories,
        lambda lon, lat: (lon, lat),
    )
    said = _clock_words(
        167.0, zero, moving, last=False, zone="KST", ahead=timedelta(hours=9)
    ).splitlines()
    assert said[0] == "2 min after launch"
    assert zero is not None
    local = zero + timedelta(hours=9, seconds=167)
    assert said[1] == f"{local:%H:%M} KST ({zero + timedelta(seconds=167):%H:%M} UTC)"


def test_card_shows_map_and_figures() -> None:
    shown = card(LOFTED, small_log())
    text = shown._repr_html_()
    assert "Hwasong-17" in text
    assert re.search(
        r'<img alt="North Korean ICBM launch[^"<>]*" src="data:image/png;base64,', text
    )
    assert repr(shown).startswith(LOFTED)
    with pytest.raises(FigureError, match=BEFORE):
        card("PRK-2017-08-28-1", small_log())


def test_card_of_a_day_of_several_events_names_them() -> None:
    log = small_log()
    twice = log.events[log.events["event_id"] == LOFTED].assign(event_id=f"{LOFTED[:-1]}2")
    both = replace(log, events=pd.concat([log.events, twice]))
    with pytest.raises(FigureError, match=f"several events .*{LOFTED}, {LOFTED[:-1]}2"):
        card(LOFTED[:-2], both)


def test_event_as_parsed_shows_itself_with_a_map() -> None:
    text = (
        "North Korea fired a ballistic missile from Sunan that flew about 1,000 km and reached "
        "an altitude of about 6,100 km before falling 200 km west of Oshima-Oshima, Japan said "
        "on November 18."
    )
    (event,) = launches.parse(text, published="2022-11-18")
    shown = event._repr_html_()
    assert shown is not None
    assert "Sunan" in shown
    assert 'src="data:image/png;base64,' in shown
    (bare,) = launches.parse("Pakistan fired a missile.", published="2022-11-18")
    assert "<img" not in str(bare._repr_html_())


def test_hostile_names_do_not_run() -> None:
    log = small_log()
    bad = "</td><script>alert(1)</script><img src=x onerror='alert(1)'>"
    events = log.events.assign(missile_name=bad, site=bad, conflicts=bad)
    text = card(LOFTED, replace(log, events=events))._repr_html_()
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert text.count("<img") == 1
    assert draw_figure("map", replace(log, events=events), [LOFTED]) is not None
