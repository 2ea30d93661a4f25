"""``launches check`` and ``launches zones``: inside or outside which zone, on whose reading."""

from __future__ import annotations

import click

from launches.cli.output import as_of_option, emit, print_answer, reports_option, say

_zones_option = click.option(
    "--zones", "zones_file", metavar="FILE", help="Zones to use instead of the bundled layer."
)
_basis_option = click.option(
    "--basis", default="median", show_default=True, help="Whose reading: median, JPN, KOR."
)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("what", metavar="EVENT|LAT,LON|POINTS.csv")
@reports_option
@as_of_option
@_zones_option
@_basis_option
@click.option("--out", metavar="FILE", help="For a table of points: where to write it, checked.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(
    what: str,
    folder: str | None,
    paths: tuple[str, ...],
    as_of: str | None,
    zones_file: str | None,
    basis: str,
    out: str | None,
    as_json: bool,
) -> None:
    """Tell in which maritime zone something is.

    The splash-down of an EVENT, beside the official word; a point; or each point of a table.

    \b
    Examples:
      launches check PRK-2022-11-18-1
      launches check 41.48,136.97 --json
      launches check points.csv --out checked.csv
    """
    from launches.answers import check_answer, check_table

    is_table = what.lower().endswith(".csv")
    if is_table and as_json:
        raise click.UsageError("--json is for an event or a point; a table is answered as a table")
    if out and not is_table:
        raise click.UsageError("--out is for a table of points, a file ending in .csv")
    if is_table:
        emit(check_table(what, out, zones=zones_file, basis=basis))
        return
    answer = check_answer(what, paths, as_of=as_of, log=folder, zones=zones_file, basis=basis)
    if as_json:
        print_answer(answer, as_json=True)
    else:
        say(f"{answer['words']}\nzones: {answer['layer']}. {answer['citation']}")


@click.group()
def zones() -> None:
    """Tell about the layer of maritime zones.

    \b
    Example:
      launches zones info
    """


@zones.command()
@_zones_option
def info(zones_file: str | None) -> None:
    """Print which layer is in use, and how old it is.

    \b
    Example:
      launches zones info --zones World_EEZ_v12_20231025.gpkg
    """
    from launches.zones import layer_info, load_layer

    say(layer_info(load_layer(zones_file)))


@zones.command("download-help")
def download_help() -> None:
    """Tell where the official zones are, and how to use them.

    \b
    Example:
      launches zones download-help
    """
    from launches.zones import download_help as help_text

    say(help_text())
