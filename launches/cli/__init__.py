"""The command line: each command reads its arguments, calls one public function and prints.

Nothing heavy is imported here, nor in the modules of the commands before one of them runs:
``--help`` must answer at once.
"""

from __future__ import annotations

import sys

import click

import launches
from launches.cli.animate import animate
from launches.cli.check import check, zones
from launches.cli.estimate import estimate
from launches.cli.figures import figures
from launches.cli.imports import import_command
from launches.cli.keep import add, build, link
from launches.cli.log import diff, export, history, log, verify
from launches.cli.output import complain
from launches.cli.page import page
from launches.cli.plot import plot
from launches.cli.read import parse, show
from launches.cli.run import run
from launches.errors import LaunchesError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(launches.__version__, prog_name="launches")
def cli() -> None:
    """Missile-launch reports in; event log, trajectories, EEZ verdicts and maps out.

    \b
    Example:
      launches run seeds/ --out out
    """


for command in (
    run, parse, show, estimate, check, plot, figures, animate, page, zones,
    build, add, link, log, history, diff, verify, export, import_command,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors on purpose become a message and status 2, no traceback."""
    try:
        cli.main(prog_name="launches")
    except LaunchesError as error:
        complain(error)
        sys.exit(2)
