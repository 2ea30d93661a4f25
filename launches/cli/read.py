"""``launches parse`` and ``launches show``: what a report says, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from launches.cli.output import as_of_option, emit, finish, paths_argument, reports_option, say

if TYPE_CHECKING:
    from launches.model import Event, Report

    Read = list[tuple[Report, tuple[Event, ...]]]


def _print_jsonl(read: Read) -> None:
    from launches.formats import event_row, to_jsonl

    emit(
        to_jsonl(event_row(event, report.report_id) for report, events in read for event in events)
    )


def _print_csv(read: Read) -> None:
    from launches.formats import to_csv
    from launches.table import events_table

    table = events_table(event for _, events in read for event in events)
    ids = [report.report_id for report, events in read for _ in events]
    table.insert(0, "report", ids)
    emit(to_csv(table))


def _print_table(read: Read) -> None:
    from launches.summary import summarise

    events = [event.to_dict() for _, events in read for event in events]
    say(summarise(events) if events else "no launch found")


def _print_reasons(read: Read) -> None:
    from launches.reasons import explain

    for report, events in read:
        say(f"{report.report_id}: {len(events)} event{'s' if len(events) != 1 else ''}")
        if events:
            say(explain(events, [report]))


PRINTERS = {
    "jsonl": _print_jsonl,
    "csv": _print_csv,
    "table": _print_table,
    "explain": _print_reasons,
}


@click.command()
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "table"]),
    default="table",
    show_default=True,
    help="jsonl: one object per event, with its claims.",
)
@click.option("--explain", is_flag=True, help="Print every claim with its sentence instead.")
@as_of_option
def parse(paths: tuple[str, ...], form: str, explain: bool, as_of: str | None) -> None:
    """Print the events that reports tell of.

    Each report is read for itself; `run` also folds those of one launch together.

    PATH is a report (.txt, .md, .html, .jsonl), a folder of them, or - for standard input.

    \b
    Examples:
      launches parse report.txt --format jsonl
      launches parse seeds/2023-09-13-founding-launch.txt --explain
      cat report.txt | launches parse -
    """
    from launches.reading import parse_paths

    read, errors = parse_paths(paths, as_of=as_of)
    if read:
        PRINTERS["explain" if explain else form](read)
    finish(errors)


@click.command()
@click.argument("event_id", metavar="EVENT")
@reports_option
@as_of_option
def show(event_id: str, folder: str | None, paths: tuple[str, ...], as_of: str | None) -> None:
    """Print an event with all of its claims.

    Each claim stands with the sentence that it came from, its characters marked.

    EVENT is an id of events.csv, or the beginning of one.

    \b
    Examples:
      launches show PRK-2023-09-13-1
      launches show PRK-2023-09-13-1 --reports my-reports/
    """
    from launches.reading import find_event
    from launches.reasons import explain

    event, reports = find_event(event_id, paths, as_of=as_of, log=folder)
    say(explain([event], reports))
