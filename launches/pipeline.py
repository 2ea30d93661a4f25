"""The layers joined up: reports in; tables, tracks, verdicts and figures out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from launches import schema
from launches.errors import BatchError, LaunchesError
from launches.reading import tables
from launches.text.reports import scan_reports

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

#: Called with the step's name, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]

#: Splash-downs sampled per event, unless said otherwise.
SAMPLES = 2000


@dataclass(frozen=True, kw_only=True)
class Run:
    """Result of `run`: the tables, what failed, and the files that were written."""

    events: GeoDataFrame
    claims: pd.DataFrame
    reports: pd.DataFrame
    trajectories: GeoDataFrame
    footprints: GeoDataFrame
    errors: tuple[LaunchesError, ...]
    files: tuple[Path, ...]

    @property
    def placed(self) -> int:
        """Number of events of which something has a position."""
        from launches.drawing import has_place

        return int(has_place(self.events).sum())


def run(
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    as_of: date | str | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
    zones: str | Path | None = None,
    basis: str = "median",
    figures: bool = True,
    formats: Sequence[str] = ("png", "svg"),
    jobs: int = 1,
    progress: Progress | None = None,
) -> Run:
    """Do the main job: from reports to tables, layers and figures in a folder.

    What fails is collected and does not stop the rest.

    Parameters
    ----------
    paths : path or iterable of paths
        Reports, as for `read_reports`.
    out : path
        Folder to write to, made if it is not there; files of the same names are replaced.
    as_of : date or str, optional
        Day that open years are resolved against where nothing dates a report.
    samples, seed : int
        Splash-downs sampled per event, and the seed that makes them reproducible.
    zones : path, optional
        File of maritime zones instead of the bundled layer.
    basis : str
        Whose reading of the boundaries: ``median``, ``JPN``, ``KOR``.
    figures : bool
        Whether to draw.
    formats : sequence of str
        Of ``png``, ``svg``, ``pdf``.
    jobs : int
        Processes to draw in; see `launches.drawing.draw` on scripts that ask for several.
    progress : callable, optional
        Called with a step's name, how much of it is done, and how much there is.

    Returns
    -------
    Run
        The tables with the estimated columns filled, the errors and the files.

    Raises
    ------
    OutputError
        If the folder cannot be written to.
    BatchError
        If nothing at all could be read.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("Nothing was fired.")
    >>> sorted(path.name for path in run(folder, folder / "out", figures=False).files)[:2]
    ['claims.csv', 'events.csv']
    """
    from launches.files import make_folder

    tell = progress or (lambda step, done, total: None)
    folder = make_folder(out)
    tell("reading", 0, 1)
    reports, errors = scan_reports(paths, as_of=as_of)
    if errors and not reports:
        raise BatchError(errors)
    read = tables(reports)
    tell("reading", 1, 1)
    # loaded only now: these take longer than most input errors take to be found
    from launches.drawing import draw
    from launches.estimates import estimate_log, with_claims
    from launches.zones import load_layer

    tell("estimating", 0, 1)
    found = estimate_log(
        with_claims(read.events, read.claims),
        samples=samples,
        seed=seed,
        layer=load_layer(zones),
        basis=basis,
    )
    tell("estimating", 1, 1)
    result = Run(
        events=found.events,
        claims=read.claims,
        reports=read.reports,
        trajectories=found.trajectories,
        footprints=found.footprints,
        errors=tuple(errors),
        files=(),
    )
    files = _write_tables(result, folder)
    if figures:
        drawn, failed = draw(
            found.events,
            folder,
            trajectories=found.trajectories,
            footprints=found.footprints,
            zones=zones,
            basis=basis,
            formats=formats,
            jobs=jobs,
            progress=tell,
        )
        files += drawn
        errors += failed
    return replace(result, errors=tuple(errors), files=tuple(files))


def _write_tables(result: Run, folder: Path) -> list[Path]:
    from launches.formats import write_csv
    from launches.geojson import write_geojson

    files = [folder / f"{name}.csv" for name in ("events", "claims", "reports")]
    for path, table in zip(files, (result.events, result.claims, result.reports), strict=True):
        write_csv(table, path)
    layers = {
        "events": result.events,
        "trajectories": result.trajectories[[*schema.names("trajectories"), "geometry"]],
        "footprints": result.footprints[[*schema.names("footprints"), "geometry"]],
    }
    for name, layer in layers.items():
        path = folder / f"{name}.geojson"
        write_geojson(layer, path)
        files.append(path)
    return files
