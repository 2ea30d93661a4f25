"""All figures of a log: a map per event, profiles, an overview."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import LaunchesError
from launches.files import make_folder

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from matplotlib.axes import Axes

    from launches.zones import Layer

#: Kinds of motion that have an altitude profile which follows from the figures.
ARCS = ("ballistic", "lofted", "depressed")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def draw(
    events: GeoDataFrame,
    folder: str | Path,
    *,
    trajectories: GeoDataFrame,
    footprints: GeoDataFrame,
    layer: Layer | None = None,
    basis: str = "median",
    formats: Sequence[str] = ("png", "svg"),
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[list[Path], list[LaunchesError]]:
    """Draw a map per event, a profile where there is an arc, and one overview.

    Parameters
    ----------
    events, trajectories, footprints : geopandas.GeoDataFrame
        Events with their estimates, tracks and regions, EPSG:4326.
    folder : path
        Gets ``maps/``, ``profiles/`` and the overview.
    layer : Layer, optional
        Maritime zones whose limits are drawn; the bundled ones where not given.
    basis : str
        Whose reading of the boundaries.
    formats : sequence of str
        Of ``png``, ``svg``, ``pdf``.
    progress : callable, optional
        Called with the step's name, how much of it is done, and how much there is.

    Returns
    -------
    tuple of list
        Files written, and what could not be drawn.

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
    from launches.plotting import plot_map, plot_overview, plot_profile

    files: list[Path] = []
    errors: list[LaunchesError] = []
    if len(events) == 0:
        return files, errors
    folder = Path(folder)
    maps, profiles = make_folder(folder / "maps"), make_folder(folder / "profiles")
    layers: dict[str, Any] = {
        "trajectories": trajectories,
        "footprints": footprints,
        "basis": basis,
    }
    if layer is not None:
        from launches.zones import limits

        layers |= {"limits": limits(layer=layer, basis=basis), "credit": layer.citation}

    def attempt(name: str, path: Path, plot: Callable[[], Axes]) -> None:
        try:
            files.extend(_save(plot(), path, formats))
        except LaunchesError as error:
            errors.append(LaunchesError(f"not drawn: {error}", where=name))

    for done, event_id in enumerate(events["event_id"].astype(str)):
        if progress:
            progress("drawing", done, len(events) + 1)
        name = file_name(event_id)
        event = events[events["event_id"] == event_id]
        track = trajectories[trajectories["event_id"] == event_id]
        attempt(event_id, maps / name, partial(plot_map, event, verdicts=event, **layers))
        if track["trajectory_kind"].isin(ARCS).any() and track.geometry.notna().any():
            attempt(event_id, profiles / name, partial(plot_profile, track, events=event))
    attempt(
        "overview", folder / "overview", partial(plot_overview, events, trajectories=trajectories)
    )
    if progress:
        progress("drawing", len(events) + 1, len(events) + 1)
    return files, errors


def file_name(event_id: str) -> str:
    """Name of an event's files: nothing in it leads out of their folder.

    Examples
    --------
    >>> file_name("PRK-2023-09-13-1"), file_name("../../etc"), file_name("")
    ('PRK-2023-09-13-1', '_.._etc', 'event')
    """
    return _NOT_IN_NAME.sub("_", event_id).lstrip(".") or "event"


def _save(ax: Axes, path: Path, formats: Sequence[str]) -> list[Path]:
    from launches.plotting import save_figure

    figure = ax.get_figure(root=True)
    if figure is None:
        raise LaunchesError("the axes belong to no figure")
    return save_figure(figure, path, formats)
