"""``launches run``: the main job."""

from __future__ import annotations

import os

import click

from launches.cli.output import as_of_option, finish, paths_argument, progress, say


@click.command()
@paths_argument
@click.option("--out", required=True, metavar="DIR", help="Folder to write to; made if absent.")
@as_of_option
@click.option(
    "--samples",
    type=click.IntRange(1, 100_000),
    default=2000,
    show_default=True,
    help="Splash-downs sampled per event.",
)
@click.option("--seed", default=0, show_default=True, help="Seed of the samples.")
@click.option("--zones", metavar="FILE", help="Zones to use instead of the bundled layer.")
@click.option(
    "--basis", default="median", show_default=True, help="Whose reading: median, JPN, KOR."
)
@click.option("--figures/--no-figures", default=True, help="Whether to draw maps and profiles.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to draw in. Default: one per CPU.")
def run(
    paths: tuple[str, ...],
    out: str,
    as_of: str | None,
    samples: int,
    seed: int,
    zones: str | None,
    basis: str,
    figures: bool,
    jobs: int | None,
) -> None:
    """Do the main job: reports in, tables and maps out.

    Prints a table of what was found: ~ is about, figures in brackets follow from the arc.

    PATH is a report (.txt, .md, .html, .jsonl), a folder of them, or - for standard input.

    \b
    Examples:
      launches run seeds/ --out out
      launches run report.txt more/ --out out --as-of 2023-12-31
    """
    from launches.formats import plain_rows
    from launches.pipeline import run as run_all
    from launches.summary import summarise

    with progress() as tell:
        result = run_all(
            paths, out, as_of=as_of, samples=samples, seed=seed,
            zones=zones, basis=basis, figures=figures,
            jobs=jobs or os.cpu_count() or 1, progress=tell,
        )  # fmt: skip
    say(summarise(plain_rows(result.events)) if len(result.events) else "no launch found")
    click.echo(
        f"events: {len(result.events)}, of them with a place to draw: {result.placed}; "
        f"reports: {len(result.reports)}; files in {out}: {len(result.files)}",
        err=True,
    )
    finish(result.errors)
