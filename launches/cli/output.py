"""What the commands share: safe printing, errors, progress, options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from launches.errors import LaunchesError
from launches.text.printable import printable

_Command = TypeVar("_Command", bound=Callable[..., Any])

as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    help="Day (2023-12-31) that open years are resolved against where nothing dates a report. "
    "Default: today.",
)


def paths_argument(command: _Command) -> _Command:
    """Add the reports as arguments: files, folders, ``-``."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def look_options(command: _Command) -> _Command:
    """Add what every drawing takes: style, language, units, spellings."""
    for option in (
        click.option("--sea-names", default="neutral", help="neutral (default), jp, kr or un."),
        click.option("--units", default="km", help="Lengths in km (default), mi or nmi."),
        click.option("--lang", default="en", help="Language: en (default), ja or ko."),
        click.option("--style", default="report", help="report (default), web, dark or mono."),
    ):
        command = option(command)
    return command


def reports_option(command: _Command) -> _Command:
    """Add where an event is looked up: a log, or reports."""
    option = click.option(
        "--reports",
        "paths",
        multiple=True,
        metavar="PATH",
        help="Reports that the event is read from instead; may be given several times.",
    )
    return log_option(option(command))


def log_option(command: _Command) -> _Command:
    """Add the log that is read."""
    return click.option(
        "--log", "folder", metavar="DIR", help="Folder of the log. Default: the bundled log."
    )(command)


def emit(data: str) -> None:
    """Print data exactly as it is."""
    click.echo(data, nl=False)


def say(text: str) -> None:
    """Print a text that may hold anything, with no power over the terminal."""
    click.echo(printable(text))


def print_answer(answer: Mapping[str, Any], *, as_json: bool) -> None:
    """Print an answer as one JSON object or as lines."""
    from launches.answers import lay_out
    from launches.formats import to_jsonl

    if as_json:
        emit(to_jsonl([answer]))
    else:
        say(lay_out(answer))


def complain(error: LaunchesError) -> None:
    """Print an error on standard error."""
    click.echo(printable(f"launches: {error}"), err=True)


def finish(errors: Iterable[LaunchesError]) -> None:
    """Name what failed, and leave with status 2 if anything did."""
    from launches.errors import BatchError

    failed = list(errors)
    if failed:
        complain(BatchError(failed))
        sys.exit(2)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Draw a bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(
        length=1000, file=sys.stderr, show_percent=True, item_show_func=lambda step: step
    ) as bar:
        # reading and estimating take a small part of the time, drawing the most
        weights = {"reading": (0, 50), "estimating": (50, 150), "drawing": (150, 1000)}

        def tell(step: str, done: int, total: int) -> None:
            start, end = weights[step]
            at = start + (end - start) * done // max(total, 1)
            bar.update(at - bar.pos, step)

        yield tell
