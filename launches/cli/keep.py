"""``launches build``, ``add`` and ``link``: keep a log in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from launches.cli.output import as_of_option, finish, log_option, paths_argument, say

if TYPE_CHECKING:
    from launches.log import Kept

_own_log = click.option(
    "--log",
    "folder",
    default="log",
    show_default=True,
    metavar="DIR",
    help="Folder of the log; made if it is not there.",
)


def _tell(kept: Kept) -> None:
    from launches.log.changes import sentences

    if kept.changes:
        say("\n".join(sentences(kept.changes)))
    known = f", there already: {len(kept.known)}" if kept.known else ""
    events = len({change.event_id for change in kept.changes})
    click.echo(
        f"{kept.folder}: reports taken in: {len(kept.added)}{known}; events changed: {events}",
        err=True,
    )


@click.command()
@paths_argument
@_own_log
@as_of_option
@click.option("--samples", type=click.IntRange(0, 100_000), help="Splash-downs sampled per event.")
@click.option("--seed", type=int, help="Seed of the samples.")
@click.option("--zones", metavar="FILE", help="Zones to use instead of the bundled layer.")
@click.option("--basis", help="Whose reading: median, JPN, KOR.")
def build(paths: tuple[str, ...], folder: str, as_of: str | None, **how: Any) -> None:
    """Build a log from reports, and print what changed.

    All of it is made anew but for ids.csv (an id is given once), links.csv (an editor's
    decisions), CITATION.cff and LICENSE; CHANGES.md grows at its head. Rows of public logs that
    were imported are taken along. How estimates are made is kept with the log: name an option to
    change it.

    \b
    Examples:
      launches build reports/ --log log
      launches build seeds/ --log data
    """
    from launches.log import build_log, settings_for
    from launches.log.imports import imported_reports
    from launches.text.reports import scan_reports

    reports, errors = scan_reports(paths, as_of=as_of)
    if reports:
        reports += imported_reports(folder, besides=reports)
        _tell(build_log(folder, reports, settings=settings_for(folder, **how)))
    finish(errors)


@click.command()
@paths_argument
@_own_log
@as_of_option
def add(paths: tuple[str, ...], folder: str, as_of: str | None) -> None:
    """Add reports to a log, and print what changed.

    Events that they do not touch are left as they are; a report that is there already, word for
    word, is passed over.

    \b
    Examples:
      launches add report.txt --log log
      launches add more/ --log log
    """
    from launches.log import add_reports
    from launches.text.reports import scan_reports

    reports, errors = scan_reports(paths, as_of=as_of)
    if reports:
        _tell(add_reports(folder, reports))
    finish(errors)


@click.command()
@click.argument("names", nargs=-1, metavar="[EVENT|REPORT]...")
@click.option(
    "--explain", is_flag=True, help="Print why reports were joined or kept apart; only look."
)
@log_option
def link(names: tuple[str, ...], explain: bool, folder: str | None) -> None:
    """Link the reports of a log anew, as after a change of its links.csv.

    A row of links.csv names two reports, launches in them (report#2) or events, and `joined` or
    `apart`; or one, and `retracted`. It outlasts every build.

    \b
    Examples:
      launches link --log log
      launches link --explain PRK-2022-09-25-1
    """
    from launches.log import explain_links, relink

    if explain:
        say("\n".join(map(str, explain_links(names, folder))) or "nothing was compared")
    elif names or folder is None:
        raise click.UsageError("name the log to link anew with --log, or ask with --explain")
    else:
        _tell(relink(folder))
