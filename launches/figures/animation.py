"""Flights in motion as a file: GIF, or MP4 where ffmpeg is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import FigureError, OutputError
from launches.extras import need
from launches.figures.tables import LogTables, is_day, read_tables
from launches.files import make_folder, replacing

if TYPE_CHECKING:
    from launches.plotting import Look
    from launches.plotting.film import Picture

#: Longest film, seconds, and widest, pixels: a figure that moves, no footage.
MOST_S, MOST_PX = 30.0, 1920
PER_S = 12
COLOURS = 128
#: Tones that differ by no more than this are one.
NEAR = 8


def animate(
    events: Sequence[str],
    out: str | Path,
    *,
    log: LogTables | str | Path | None = None,
    seconds: float = 6.0,
    width_px: int = 900,
    look: Look | None = None,
    basis: str = "median",
    zones: str | Path | None = None,
) -> Path:
    """Show the flight of an event, or the flights of one day, in motion.

    The clock runs evenly, powered flight included, and the region of the splash-down appears at
    the end. What was assumed is dashed. The same events give the same bytes of a GIF.

    Parameters
    ----------
    events : sequence of str
        Ids, or beginnings that only one event has; or one day, as in ``2017-07-28``.
    out : path
        ``.gif``, or ``.mp4`` where ffmpeg is installed.
    log : LogTables or path, optional
        What it is drawn from; the bundled log where not given.
    seconds : float
        How long the flight is shown; two more for its end.
    width_px : int
        Width in pixels.
    look, basis, zones
        As `draw_figure` takes them.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    FigureError
        If a flight has no time along its track, or several have no common clock.
    OutputError
        If the file cannot be written, or for MP4 ffmpeg is missing.

    Examples
    --------
    >>> animate(["PRK-2022-11-18-1"], "flight.mov")
    Traceback (most recent call last):
    ...
    launches.errors.OutputError: flight.mov: no film is written in this format (end it in .gif or \
.mp4)
    """
    path = Path(out)
    write = {".gif": _write_gif, ".mp4": _write_mp4}.get(path.suffix.lower())
    if write is None:
        cure = "end it in .gif or .mp4"
        raise OutputError("no film is written in this format", where=str(path), cure=cure)
    if not 1.0 <= seconds <= MOST_S or not 200 <= width_px <= MOST_PX:
        cure = f"take 1 to {MOST_S:g} s and 200 to {MOST_PX} pixels"
        raise FigureError(f"{seconds:g} s, {width_px} pixels", cure=cure)
    _check_tools(path)
    from launches.zones import load_layer

    tables = log if isinstance(log, LogTables) else read_tables(log)
    chosen = tables.of(_ids(tables, events))
    from launches.figures.kinds import stamped
    from launches.plotting.film import pictures

    frames = pictures(
        chosen.events, trajectories=chosen.trajectories, footprints=chosen.footprints,
        verdicts=chosen.events if zones is None and basis == "median" else None,
        layer=load_layer(zones), basis=basis, look=stamped(look, chosen), flight_s=seconds,
        per_s=PER_S, width_px=width_px,
    )  # fmt: skip
    first = next(frames)
    make_folder(path.parent)
    write(chain([first], frames), path)
    return path


def _ids(log: LogTables, events: Sequence[str]) -> list[str]:
    """Ids of the events, or of those of one day that can be shown in motion."""
    if len(events) == 1 and is_day(events[0]):
        timed = set(log.trajectories["event_id"][log.trajectories["t_s"].notna()])
        found = [name for name in log.of_day(events[0]) if name in timed]
        if not found:
            cure = "name a day of a flight whose range and apogee were reported"
            raise FigureError("no flight of this day has a time along its track", where=events[0],
                              cure=cure)  # fmt: skip
        return found
    if not events:
        raise FigureError("no event is named", cure="name one by its id, or a day")
    return log.find(events)


def _check_tools(path: Path) -> None:
    need("PIL", "animation")
    if path.suffix.lower() == ".mp4" and shutil.which("ffmpeg") is None:
        raise OutputError("MP4 needs ffmpeg", where=str(path), cure="install it, or write a .gif")


def _write_gif(frames: Iterator[Picture], path: Path) -> None:
    from PIL import Image

    images = [Image.fromarray(frame) for frame in frames]
    # one table of colours, from the end, which shows everything: no flicker, small differences
    reduced = images[-1].quantize(COLOURS, dither=Image.Dither.NONE)
    colours = list(reduced.getpalette() or ())
    # the page keeps its own colour, not the mean of it and of tones that are all but it
    page: Any = images[-1].getpixel((0, 0))
    for k in range(0, len(colours), 3):
        if max(abs(a - b) for a, b in zip(colours[k : k + 3], page, strict=True)) <= NEAR:
            colours[k : k + 3] = page
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    small = [image.quantize(palette=palette, dither=Image.Dither.NONE) for image in images]
    # the end is one frame that stays
    still = sum(image.tobytes() == small[-1].tobytes() for image in small)
    kept = small[: len(small) - still + 1]
    durations = [1000 // PER_S] * (len(kept) - 1) + [still * 1000 // PER_S]
    buffer = io.BytesIO()
    kept[0].save(
        buffer, "GIF", save_all=True, append_images=kept[1:], duration=durations, loop=0,
        optimize=False,
    )  # fmt: skip
    with replacing(path, "wb") as stream:
        stream.write(buffer.getvalue())


def _write_mp4(frames: Iterator[Picture], path: Path) -> None:
    first = next(frames)
    size = f"{first.shape[1]}x{first.shape[0]}"
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "film.mp4"
        call: list[str] = [
            "ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-f", "rawvideo",
            "-pix_fmt", "rgb24", "-s", size, "-r", str(PER_S), "-i", "-", "-an",
            "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-fflags", "+bitexact", str(made),
        ]  # fmt: skip
        raw: Any = b"".join(frame.tobytes() for frame in chain([first], frames))
        done = subprocess.run(call, input=raw, capture_output=True, check=False, timeout=600)
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip()[-300:]
            raise OutputError(f"ffmpeg failed: {said}", where=str(path), cure="write a .gif")
        with replacing(path, "wb") as stream:
            stream.write(made.read_bytes())
