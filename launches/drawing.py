"""All figures of a log: a map per event, profiles, an overview."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from launches.errors import LaunchesError
from launches.files import make_folder
from launches.parallel import carried_out

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame
    from matplotlib.axes import Axes

#: Kinds of motion that have an altitude profile which follows from the figures.
ARCS = ("ballistic", "lofted", "depressed")
#: With fewer figures than this, starting other processes takes longer than it saves.
FEWEST_TO_SHARE = 20
Drawn = tuple[list[Path], list[LaunchesError]]
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def draw(
    events: GeoDataFrame,
    folder: str | Path,
    *,
    trajectories: GeoDataFrame,
    footprints: GeoDataFrame,
    zones: str | Path | None = None,
    basis: str = "median",
    formats: Sequence[str] = ("png", "svg"),
    dpi: float = 200.0,
    jobs: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[list[Path], list[LaunchesError]]:
    """Draw a map per event, a profile where there is an arc, and one overview.

    An event of which nothing has a position gets no map; that is no failure.

    Parameters
    ----------
    events, trajectories, footprints : geopandas.GeoDataFrame
        Events with their estimates and verdicts, tracks and regions, EPSG:4326.
    folder : path
        Gets ``maps/``, ``profiles/`` and the overview.
    zones : path, optional
        File of maritime zones whose limits are drawn; the bundled ones where not given.
    basis : str
        Whose reading of the boundaries.
    formats : sequence of str
        Of ``png``, ``svg``, ``pdf``.
    dpi : float
        Dots per inch of PNG.
    jobs : int
        Processes to draw in. A script that asks for more than one must keep its own work under
        ``if __name__ == "__main__":``, since each process imports it.
    progress : callable, optional
        Called with the step's name, how much of it is done, and how much there is.

    Returns
    -------
    tuple of list
        Files written, in the order of the events, and what could not be drawn.

    Raises
    ------
    OutputError
        If the folders cannot be made.

    Examples
    --------
    >>> from launches.table import events_table
    >>> none = events_table([])
    >>> draw(none, "out", trajectories=none, footprints=none)
    ([], [])
    """
    placed = events[has_place(events)]
    if len(placed) == 0:
        return [], []
    folder = Path(folder)
    make_folder(folder / "maps")
    make_folder(folder / "profiles")
    on = _Sheet(folder=folder, zones=zones, basis=basis, formats=tuple(formats), dpi=dpi)
    tasks = [partial(_draw_overview, on, events, trajectories)]
    for event_id in placed["event_id"]:
        mine = [table[table["event_id"] == event_id] for table in (trajectories, footprints)]
        tasks.append(partial(_draw_event, on, placed[placed["event_id"] == event_id], *mine))
    drawn = []
    outcomes = carried_out(tasks, jobs, fewest_to_share=FEWEST_TO_SHARE, lost=_lost)
    for done, outcome in enumerate(outcomes):
        drawn.append(outcome)
        if progress:
            progress("drawing", done + 1, len(tasks))
    return [path for files, _ in drawn for path in files], [
        e for _, errors in drawn for e in errors
    ]


def has_place(events: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each event whether anything of it can be put on a map.

    Examples
    --------
    >>> from launches.model import Event
    >>> from launches.table import events_table
    >>> has_place(events_table([Event(), Event(site_lat_deg=39.0, site_lon_deg=125.7)])).tolist()
    [False, True]
    """
    place = events["site_lat_deg"].notna()
    if "impact_lat_deg" in events:
        place |= events["impact_lat_deg"].notna()
    return place | events["impact_landmark"].notna()


def _lost(_: Exception) -> Drawn:
    what = "a drawing process was ended from outside"
    return [], [LaunchesError(what, cure="draw with --jobs 1, or free memory")]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sheet:
    """What all figures of one log share."""

    folder: Path
    zones: str | Path | None
    basis: str
    formats: tuple[str, ...]
    dpi: float

    def save(self, name: str, path: str, plot: Callable[[], Axes]) -> Drawn:
        """Draw and write one figure, or say why not."""
        from launches.plotting import save_figure
        from launches.plotting.save import root_figure

        try:
            figure = root_figure(plot().figure)
            if figure is None:
                raise LaunchesError("the axes belong to no figure")
            return save_figure(figure, self.folder / path, self.formats, dpi=self.dpi), []
        except LaunchesError as error:
            return [], [LaunchesError(f"not drawn: {error}", where=name)]


def _draw_event(
    on: _Sheet, event: GeoDataFrame, track: GeoDataFrame, regions: GeoDataFrame
) -> Drawn:
    from launches.plotting import plot_map, plot_profile
    from launches.zones import load_layer

    event_id = str(event["event_id"].iloc[0])
    name = file_name(event_id)
    event_map = partial(
        plot_map,
        event,
        trajectories=track,
        footprints=regions,
        verdicts=event,
        basis=on.basis,
        layer=load_layer(on.zones),
    )
    files, errors = on.save(event_id, f"maps/{name}", event_map)
    if track["trajectory_kind"].isin(ARCS).any() and track.geometry.notna().any():
        profile = partial(plot_profile, track, events=event)
        more, failed = on.save(event_id, f"profiles/{name}", profile)
        files, errors = files + more, errors + failed
    return files, errors


def _draw_overview(on: _Sheet, events: GeoDataFrame, trajectories: GeoDataFrame) -> Drawn:
    from launches.plotting import plot_overview

    return on.save(
        "overview", "overview", partial(plot_overview, events, trajectories=trajectories)
    )


def file_name(event_id: str) -> str:
    """Name of an event's files: nothing in it leads out of their folder.

    Examples
    --------
    >>> file_name("PRK-2023-09-13-1"), file_name("../../etc"), file_name("")
    ('PRK-2023-09-13-1', '_.._etc', 'event')
    """
    return _NOT_IN_NAME.sub("_", event_id).lstrip(".") or "event"
