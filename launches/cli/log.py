"""``launches log``, ``history``, ``diff``, ``verify``, ``export``: read a log."""

from __future__ import annotations

import sys

import click

from launches.cli.output import emit, log_option, say


@click.command()
@log_option
@click.option(
    "--as-known-at",
    "moment",
    metavar="TIME",
    help="The table as it stood: 2022-09-25T12:00+09:00, or a day.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="csv and jsonl have every column.",
)
def log(folder: str | None, moment: str | None, form: str) -> None:
    """Print the events of a log.

    \b
    Examples:
      launches log
      launches log --log log --as-known-at 2022-09-25 --format csv
    """
    from launches.formats import plain_rows, to_csv, to_jsonl
    from launches.log import as_known_at, read_log, with_plain_times
    from launches.summary import summarise

    events = with_plain_times(as_known_at(moment, folder) if moment else read_log(folder))
    if form == "csv":
        emit(to_csv(events))
    elif form == "jsonl":
        emit(to_jsonl(plain_rows(events)))
    else:
        say(summarise(plain_rows(events)))


@click.command()
@click.argument("event_id", metavar="EVENT")
@log_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a table.")
def history(event_id: str, folder: str | None, as_csv: bool) -> None:
    """Print how an event came to be known, claim by claim.

    \b
    Examples:
      launches history PRK-2022-09-25-1
      launches history PRK-2021-09-15 --csv
    """
    from launches.formats import to_csv
    from launches.log import history as history_of
    from launches.log import history_words

    table = history_of(event_id, folder)
    if as_csv:
        emit(to_csv(table.astype("string")))
    else:
        say(history_words(table))


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: a list of objects.")
def diff(old: str, new: str, as_json: bool) -> None:
    """Print what changed between two logs, as a CSV table.

    OLD and NEW are folders. Estimated columns are compared too.

    \b
    Examples:
      launches diff old-log log
      launches diff old-log log --json
    """
    from launches.formats import to_csv
    from launches.log import diff as changes_between

    table = changes_between(old, new)
    if as_json:
        emit(table.to_json(orient="records", force_ascii=False, indent=1) + "\n")
    else:
        emit(to_csv(table))


@click.command()
@click.argument("folder", metavar="[DIR]", required=False)
@click.option(
    "--texts",
    "paths",
    multiple=True,
    metavar="PATH",
    help="Reports of the log. Default: DIR/texts, DIR/seeds and seeds beside DIR.",
)
def verify(folder: str | None, paths: tuple[str, ...]) -> None:
    """Check a log: keys, values, hashes, and each claim's words against its report.

    Prints each fault with its file and row; the exit status is 2 if there is one.

    \b
    Examples:
      launches verify
      launches verify log --texts reports/
    """
    from launches.log import texts_beside
    from launches.log import verify as faults_of
    from launches.text.reports import read_reports

    faults = faults_of(folder, read_reports(paths) if paths else texts_beside(folder))
    if faults:
        say("\n".join(map(str, faults)))
        sys.exit(2)
    click.echo("no faults", err=True)


@click.command()
@click.argument("what", metavar="FORMAT|FILE")
@log_option
@click.option("--out", metavar="FILE", help="File to write. Default: launches.FORMAT.")
def export(what: str, folder: str | None, out: str | None) -> None:
    """Write a log to one file of another format.

    FORMAT is csv, excel.csv, xlsx, jsonl, geojson, tracks.geojson, footprints.geojson, gpkg, kml,
    parquet, or another one that `help(launches.export_log)` names; a FILE's ending says which.

    \b
    Examples:
      launches export gpkg
      launches export my-log.kml --log log
      launches export excel.csv --out for-the-desk.csv
    """
    from launches.log.export import FORMATS, export_log

    path = out or (f"launches.{what}" if what in FORMATS else what)
    export_log(path, what if what in FORMATS else "", folder)
    click.echo(path, err=True)
