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
    from launches.trajectory import estimate_all
    from launches.zones import check_zones, load_layer

    tell("estimating", 0, 1)
    layer = load_layer(zones)
    said = with_claims(read.events, read.claims)
    tracks, regions, sampled = estimate_all(said, samples=samples, seed=seed)
    verdicts = check_zones(said, samples=sampled, layer=layer, basis=basis)
    events = with_estimates(read.events, tracks, verdicts)
    tell("estimating", 1, 1)
    result = Run(
        events=events,
        claims=read.claims,
        reports=read.reports,
        trajectories=tracks,
        footprints=regions,
        errors=tuple(errors),
        files=(),
    )
    files = _write_tables(result, folder)
    if figures:
        drawn, failed = draw(
            events,
            folder,
            trajectories=tracks,
            footprints=regions,
            zones=zones,
            basis=basis,
            formats=formats,
            jobs=jobs,
            progress=tell,
        )
        files += drawn
        errors += failed
    return replace(result, errors=tuple(errors), files=tuple(files))


def with_claims(events: GeoDataFrame, claims: pd.DataFrame) -> GeoDataFrame:
    """Events with a column of their claims, which lets each claimant's figures be checked.

    Examples
    --------
    >>> from launches.table import claims_table, events_table
    >>> from launches.model import Claim, Event
    >>> claim = Claim(event_id="A", field="site", value="Sunan", verbatim="Sunan", start=0, end=5)
    >>> both = with_claims(events_table([Event(event_id="A")]), claims_table([claim]))
    >>> both.claims.iloc[0][0]["value"]
    'Sunan'
    """
    import pandas as pd

    mine: dict[str, list[dict[str, object]]] = {}
    for row in claims[claims["event_id"].notna()].to_dict("records"):
        plain = {str(k): None if pd.isna(v) else v for k, v in row.items()}
        mine.setdefault(str(row["event_id"]), []).append(plain)
    cells = [mine.get(str(name), []) for name in events["event_id"]]
    return events.assign(claims=pd.Series(cells, index=events.index, dtype="object"))


def with_estimates(
    events: GeoDataFrame, trajectories: pd.DataFrame, verdicts: pd.DataFrame | None = None
) -> GeoDataFrame:
    """Events with what was computed from them.

    Parameters
    ----------
    events : geopandas.GeoDataFrame
        Events table; its estimated columns, where it has any, are replaced.
    trajectories : pandas.DataFrame
        As `estimate` gives them.
    verdicts : pandas.DataFrame, optional
        As `check_zones` gives them.

    Returns
    -------
    geopandas.GeoDataFrame
        Every column of the schema in its order, and the launch points.

    Examples
    --------
    >>> import pandas as pd
    >>> from launches.model import Event
    >>> from launches.table import events_table
    >>> tracks = pd.DataFrame({"event_id": ["A"], "trajectory_kind": ["lofted"]})
    >>> with_estimates(events_table([Event(event_id="A")]), tracks).trajectory_kind.item()
    'lofted'
    """
    import pandas as pd

    from launches.table import with_dtypes, with_points

    kept = [c.name for c in schema.EVENTS if c.part != "estimated"]
    whole = pd.DataFrame(events)[kept]
    for computed in (trajectories, verdicts):
        if computed is None:
            continue
        names = [n for n in schema.names("events", "estimated") if n in computed and n not in whole]
        part = pd.DataFrame(computed)[["event_id", *names]]
        whole = whole.merge(part, on="event_id", how="left", validate="one_to_one")
    whole = whole.reindex(columns=schema.names("events"))
    return with_points(with_dtypes(whole, "events"))


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
