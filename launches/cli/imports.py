"""``launches import``: a public log into a log, and which of its rows are which events."""

from __future__ import annotations

import click

from launches.cli.output import emit
from launches.text.printable import printable

#: Reasons for leaving rows out that are printed.
_MOST = 10


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option(
    "--log",
    "folder",
    metavar="DIR",
    help="Log that takes the rows in, begun if it is not there. Without it nothing is written: "
    "the rows are held against the bundled log.",
)
@click.option("--source", default="", metavar="NAME", help="Name that the claims bear: CNS.")
@click.option(
    "--as-of",
    metavar="DATE",
    help="Day of the download (2023-12-31), for rows that do not say when they were entered. "
    "Default: today.",
)
def import_command(file: str, folder: str | None, source: str, as_of: str | None) -> None:
    """Take in a public log, and print the crosswalk of ids as CSV.

    FILE is the CNS/NTI workbook of North Korean missile tests (pip install 'launches[excel]') or
    its sheet as CSV, test.en.json of nk-missile-tests with facility.en.json and missile.en.json
    beside it, or the Beyond Parallel table as CSV or JSON. Rows of one launch occasion are one
    event; nothing that is in the log is overwritten.

    \b
    Examples:
      launches import north_korea_missile_test_database.xlsx --log log > crosswalk.csv
      launches import test.en.json --log log --source nagix --as-of 2024-11-05
    """
    from launches.formats import to_csv
    from launches.log.imports import import_log

    done = import_log(file, folder, source=source, as_of=as_of)
    emit(to_csv(done.crosswalk))
    for line in done.left_out[:_MOST]:
        click.echo(printable(line), err=True)
    click.echo(done.summary(), err=True)
