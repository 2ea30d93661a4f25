"""``launches page``: one interactive page of a log."""

from __future__ import annotations

import click

from launches.cli.output import finish


@click.command()
@click.option("--out", required=True, metavar="FILE", help="HTML file to write or replace.")
@click.option("--log", metavar="DIR", help="Folder of a log. Default: the bundled one.")
@click.option(
    "--reports", multiple=True, metavar="PATH",
    help="Reports to read instead of a log; may be given several times.",
)  # fmt: skip
@click.option("--zones", metavar="FILE", help="Zones to use instead of the bundled layer.")
@click.option(
    "--basis", default="median", show_default=True, help="Whose reading: median, JPN, KOR."
)
def page(
    out: str, log: str | None, reports: tuple[str, ...], zones: str | None, basis: str
) -> None:
    """Write one interactive page: map, time slider, filters, table, claims with their sources.

    The page is one HTML file that loads nothing and works without a network.

    \b
    Examples:
      launches page --out page.html
      launches page --reports seeds/ --out page.html
    """
    from launches.page import write_page

    done = write_page(out, log=log, reports=reports or None, zones=zones, basis=basis)
    click.echo(f"{done.path}: {done.event_count} events, {done.size / 1e6:.2f} MB", err=True)
    finish(done.errors)
