"""``launches plot``: one figure of a log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from launches.cli.output import as_of_option, look_options, say

_Command = TypeVar("_Command", bound=Callable[..., Any])

_SHARED = (
    click.argument("events", nargs=-1, metavar="[EVENT]..."),
    click.option("--out", required=True, metavar="FILE", help="File to write: .png, .svg or .pdf."),
    click.option(
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(["png", "svg", "pdf"]),
        help="Format, instead of the one in FILE's name; several give several files.",
    ),
    click.option("--log", metavar="DIR", help="Folder of the log. Default: the bundled one."),
    click.option("--reports", multiple=True, metavar="PATH", help="Reports to read instead."),
    as_of_option,
    click.option("--actor", multiple=True, metavar="ALPHA3", help="Only events of this side."),
    click.option("--class", "missile_class", multiple=True, metavar="CLASS", help="Only ICBM, ..."),
    click.option("--from", "since", default="", metavar="DATE", help="Only from this day on."),
    click.option("--to", "until", default="", metavar="DATE", help="Only up to this day."),
    click.option(
        "--size", default="two-column", help="two-column (default), one-column, social or square."
    ),
    look_options,
    click.option("--offsets", metavar="CSV", help="Labels moved by hand."),
    click.option("--basis", help="Whose reading of the boundaries: median, JPN, KOR."),
    click.option("--zones", metavar="FILE", help="Zones to use instead of the bundled layer."),
    click.option(
        "--dpi", type=click.FloatRange(30, 1200), default=300.0, help="Dots per inch of PNG."
    ),
    click.option("--title", help="Headline instead of the one that is made from the events."),
)


def shared(command: _Command) -> _Command:
    """Add what every figure takes: events, source, look, output."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def _draw(kind: str, events: tuple[str, ...], out: str, **more: Any) -> None:
    from launches.figures import figure_files
    from launches.figures.select import selection

    filters = {name: more.pop(name) for name in ("actor", "missile_class", "since", "until")}
    for path in figure_files(kind, out, selection(events, **filters), **more):
        say(str(path))


@click.group()
def plot() -> None:
    """Draw one figure of a log.

    Every kind takes the same options for what it shows and how it looks. EVENT is an id as in
    events.csv, or the beginning of one. Prints the files that it wrote.

    \b
    Example:
      launches plot map PRK-2022-11-18-1 --out map.svg
    """


@plot.command("map")
@shared
def event_map(**asked: Any) -> None:
    """Map one event, or the events of one day.

    \b
    Examples:
      launches plot map PRK-2022-11-18-1 --out map.png
      launches plot map PRK-2022-10-04-1 --out map --format svg --format pdf --style mono
    """
    _draw("map", **asked)


@plot.command()
@shared
def overview(**asked: Any) -> None:
    """Map all launches of a log, or those asked for.

    \b
    Example:
      launches plot overview --actor PRK --from 2022-01-01 --to 2022-12-31 --out overview.png
    """
    _draw("overview", **asked)


@plot.command()
@shared
@click.option("--columns", type=click.IntRange(1, 8), help="Panels side by side.")
def years(**asked: Any) -> None:
    """Map a log year by year, a panel each.

    \b
    Example:
      launches plot years --actor PRK --out years.png
    """
    _draw("years", **asked)


@plot.command()
@shared
@click.option("--equal", "equal_scale", is_flag=True, help="One scale both ways.")
@click.option("--curved", "curved_earth", is_flag=True, help="Over the curve of the Earth.")
def profile(**asked: Any) -> None:
    """Draw altitude against downrange, of one flight or several.

    \b
    Example:
      launches plot profile PRK-2022-11-18-1 PRK-2022-10-04-1 --curved --out profile.svg
    """
    _draw("profile", **asked)


@plot.command()
@shared
@click.option("--by", type=click.Choice(["year", "month"]), help="Width of a bar. Default: year.")
@click.option("--count", type=click.Choice(["missiles", "events"]), help="Default: missiles.")
def timeline(**asked: Any) -> None:
    """Count launches by year or month and class.

    \b
    Example:
      launches plot timeline --actor PRK --by month --out timeline.png
    """
    _draw("timeline", **asked)


@plot.command("range-apogee")
@shared
@click.option("--log-axes/--linear", "log_scale", default=True, help="Logarithmic axes (default).")
def range_apogee(**asked: Any) -> None:
    """Draw reported apogee against reported range.

    \b
    Example:
      launches plot range-apogee --actor PRK --out range-apogee.pdf
    """
    _draw("range-apogee", **asked)


@plot.command("zone-distance")
@shared
@click.option("--country", metavar="ALPHA3", help="Whose zone. Default: JPN.")
def zone_distance(**asked: Any) -> None:
    """Draw how far splash-downs were from the limit of a state's zone.

    \b
    Example:
      launches plot zone-distance --country JPN --out zone-distance.png
    """
    _draw("zone-distance", **asked)


@plot.command()
@shared
@click.option("--field", "fields", multiple=True, metavar="COLUMN", help="Only this field.")
def claims(fields: tuple[str, ...], **asked: Any) -> None:
    """Draw who said what of one event.

    \b
    Example:
      launches plot claims PRK-2022-11-18-1 --out claims.png
    """
    _draw("claims", fields=fields or None, **asked)
