"""``launches estimate``: the arc and the region that follow from reported figures."""

from __future__ import annotations

from typing import Any

import click

from launches.cli.output import as_of_option, print_answer, reports_option
from launches.schema import MISSILE_CLASSES


@click.command()
@click.argument("event_id", metavar="[EVENT]", required=False)
@reports_option
@as_of_option
@click.option("--site", metavar="LAT,LON", help="Launch point, degrees: 39.22,125.67")
@click.option("--range-km", type=float, help="Ground range.")
@click.option("--apogee-km", type=float, help="Greatest altitude.")
@click.option("--flight-min", type=float, help="Lift-off to impact, minutes.")
@click.option("--azimuth-deg", type=float, help="At launch, clockwise from true north.")
@click.option("--impact", metavar="LAT,LON", help="Point of impact, degrees.")
@click.option("--missile-class", type=click.Choice(MISSILE_CLASSES), help="As reported.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def estimate(
    event_id: str | None,
    folder: str | None,
    paths: tuple[str, ...],
    as_of: str | None,
    as_json: bool,
    **figures: Any,
) -> None:
    """Estimate a flight from its reported figures.

    Of an EVENT, or of bare figures: what was used, what was assumed, and what
    follows.

    \b
    Examples:
      launches estimate PRK-2023-07-12-1
      launches estimate --site 39.22,125.67 --range-km 1001.2 --apogee-km 6648.4 --json
    """
    from launches.answers import estimate_answer

    answer = estimate_answer(event_id, paths, as_of=as_of, log=folder, **figures)
    print_answer(answer, as_json=as_json)
