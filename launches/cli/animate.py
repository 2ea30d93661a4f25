"""``launches animate``: flights in motion."""

from __future__ import annotations

import click

from launches.cli.output import look_options, say


@click.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT...|DAY")
@click.option("--out", required=True, metavar="FILE", help="File to write: .gif or .mp4.")
@click.option("--log", metavar="DIR", help="Folder of the log. Default: the bundled one.")
@click.option("--seconds", default=6.0, show_default=True, help="How long the flight is shown.")
@click.option("--width", "width_px", default=900, show_default=True, help="Pixels across.")
@look_options
@click.option("--basis", default="median", help="Whose reading of the boundaries: median, JPN.")
@click.option("--zones", metavar="FILE", help="Zones to use instead of the bundled layer.")
def animate(
    events: tuple[str, ...], out: str, log: str | None, seconds: float, width_px: int,
    basis: str, zones: str | None, **words: str,
) -> None:  # fmt: skip
    """Show the flight of an event, or the flights of a day, in motion.

    True to time, powered flight included; the splash-down region appears at the end. MP4 needs
    ffmpeg.

    \b
    Examples:
      launches animate PRK-2022-11-18-1 --out flight.gif
      launches animate 2017-07-28 --out day.mp4 --seconds 10
    """
    from launches.figures import animate as film
    from launches.plotting import Look

    path = film(
        events, out, log=log, seconds=seconds, width_px=width_px, basis=basis, zones=zones,
        look=Look.sized("two-column", **words),
    )  # fmt: skip
    say(str(path))
