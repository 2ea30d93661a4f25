"""``launches figures``: the figures of a report."""

from __future__ import annotations

import os
import sys

import click

from launches.cli.output import as_of_option, finish, progress, say


@click.command()
@click.argument("path", metavar="[CONFIG|DIR]", required=False)
@click.option("--out", metavar="DIR", help="Folder to draw into. Default: CONFIG without .toml.")
@click.option("--check", is_flag=True, help="Only say which figures of DIR the log has overtaken.")
@click.option("--log", metavar="DIR", help="Folder of the log. Default: the bundled one.")
@click.option("--reports", multiple=True, metavar="PATH", help="Reports to read instead.")
@as_of_option
@click.option("--zones", metavar="FILE", help="Zones to use instead of the bundled layer.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to draw in. Default: one per CPU.")
def figures(
    path: str | None, out: str | None, check: bool, log: str | None, reports: tuple[str, ...],
    as_of: str | None, zones: str | None, jobs: int | None,
) -> None:  # fmt: skip
    """Draw the whole set of figures of a report.

    Figures that need no redrawing are left. With --check, prints the figures of DIR (default: the
    current folder) that the log has since overtaken, and leaves with status 1 if there are any.

    \b
    Examples:
      launches figures figures/report.toml --out report
      launches figures --check report
    """
    from launches.figures import check_figures, make_figures

    if check:
        overtaken = check_figures(path or ".", log=log, reports=reports, zones=zones)
        for figure in overtaken:
            say(str(figure))
        sys.exit(1 if overtaken else 0)
    if path is None:
        raise click.UsageError("Missing argument 'CONFIG'.")
    with progress() as tell:
        made = make_figures(
            path, out, log=log, reports=reports, as_of=as_of, zones=zones,
            jobs=jobs or os.cpu_count() or 1, progress=tell,
        )  # fmt: skip
    for name in made.drawn:
        say(name)
    click.echo(f"drawn: {len(made.drawn)}, left as they are: {len(made.left)}", err=True)
    finish(made.errors)
