"""The kinds of figure by name, each drawn from the tables of a log by one function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import FigureError
from launches.figures.tables import LogTables

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from launches.plotting import Look


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of figure.

    Attributes
    ----------
    name : str
        As commands and configurations call it.
    function : str
        Function of `launches.plotting` that draws it.
    per_event : bool
        Whether it shows named events, one figure each, and not the log as a whole.
    uses_zones : bool
        Whether zones of the sea are in it.
    """

    name: str
    function: str
    per_event: bool = False
    uses_zones: bool = False


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("map", "plot_map", per_event=True, uses_zones=True),
        Kind("profile", "plot_profile", per_event=True),
        Kind("claims", "plot_claims", per_event=True),
        Kind("overview", "plot_overview"),
        Kind("years", "plot_years"),
        Kind("timeline", "plot_timeline"),
        Kind("range-apogee", "plot_range_apogee"),
        Kind("zone-distance", "plot_zone_distance", uses_zones=True),
    )
}
#: Arguments of the plot functions that come from the log and the look, not from an option.
_GIVEN = frozenset(
    "ax events events_or_claims event_id trajectories footprints verdicts limits layer samples "
    "basis look".split()
)


def draw_figure(
    kind: str,
    log: LogTables,
    events: Sequence[str] = (),
    *,
    look: Look | None = None,
    basis: str | None = None,
    zones: str | Path | None = None,
    **options: Any,
) -> Axes:
    """Draw one figure of a log.

    Parameters
    ----------
    kind : str
        One of `KINDS`: map, profile, claims, overview, years, timeline, range-apogee,
        zone-distance.
    log : LogTables
        As `read_tables` gives them.
    events : sequence of str
        Ids of the events shown, or their beginnings; the whole log where none is given and the
        kind allows it.
    look : Look, optional
        Style, size, language, units, spellings and stamp; stamped with the log's own state where
        it has no stamp.
    basis : str, optional
        Whose reading of the boundaries; the plot function's own choice where left out.
    zones : path, optional
        File of maritime zones instead of the bundled layer.
    **options
        Further arguments of the kind's plot function, such as ``title`` or ``by="month"``.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    FigureError
        If the kind, an event or an option is not known, or there is nothing to draw.

    Examples
    --------
    >>> draw_figure("maps", None)
    Traceback (most recent call last):
    ...
    launches.errors.FigureError: no kind of figure 'maps' (take map, or launches plot --help)
    """
    chosen = kind_named(kind)
    check_options(chosen, options)
    ids = log.find(events)
    if chosen.per_event and not ids:
        raise FigureError(f"no event is named for a {kind}", cure="name one by its id")
    if ids:
        log = log.of(ids)
    draw: Draw = _DRAWN.get(kind, _from_events)
    where = _Where(basis, zones, stamped(look, log))
    return draw(_function(chosen), log, where, options)


def kind_named(name: str) -> Kind:
    """Find a kind of figure by its name.

    Raises
    ------
    FigureError
        If there is none; the nearest one is named.

    Examples
    --------
    >>> kind_named("map").per_event
    True
    """
    if name not in KINDS:
        near = get_close_matches(name, KINDS, n=1) or [", ".join(KINDS)]
        raise FigureError(
            f"no kind of figure {name!r}", cure=f"take {near[0]}, or launches plot --help"
        )
    return KINDS[name]


def options_of(kind: Kind) -> dict[str, inspect.Parameter]:
    """Arguments of a kind's plot function that are open to commands and configurations.

    Examples
    --------
    >>> sorted(options_of(KINDS["timeline"]))[:3]
    ['by', 'complete', 'count']
    """
    parameters = inspect.signature(_function(kind)).parameters
    return {name: p for name, p in parameters.items() if name not in _GIVEN}


def with_period(kind: Kind, options: Mapping[str, Any], *days: str) -> dict[str, Any]:
    """Options with the days that were asked for, where a kind's axis is time.

    Examples
    --------
    >>> with_period(KINDS["timeline"], {}, "2022-01-01", "")
    {'period': ['2022-01-01', '']}
    >>> with_period(KINDS["overview"], {}, "2022-01-01", "")
    {}
    """
    out = dict(options)
    if any(days) and "period" in options_of(kind):
        out.setdefault("period", list(days))
    return out


def check_options(kind: Kind, options: Mapping[str, Any]) -> None:
    """See that options are known to a kind and of the sort that it takes.

    Raises
    ------
    FigureError
        If one is not; the nearest name is given.
    """
    if not options:
        return
    known = options_of(kind)
    for name, value in options.items():
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.5) or [", ".join(known)]
            raise FigureError(
                f"a {kind.name} has no option {name!r}", where=name, cure=f"take {near[0]}"
            )
        sample = known[name].default
        if isinstance(sample, (bool, str)) and type(value) is not type(sample):
            wanted = "true or false" if isinstance(sample, bool) else "a text"
            raise FigureError(f"{value!r} is not {wanted}", where=name, cure=f"give {wanted}")


@dataclass(frozen=True, slots=True)
class _Where:
    """Zones, their reading, and the look of one figure."""

    basis: str | None
    zones: str | Path | None
    look: Look

    @property
    def layer(self) -> Any:
        from launches.zones import load_layer

        return load_layer(self.zones)

    def fits(self, log: LogTables) -> bool:
        """Whether the verdicts of the log were made on this reading of these zones."""
        from launches.zones.layer import NEUTRAL_BASIS

        made_on = set(log.events["zone_basis"].dropna().astype(str))
        return self.zones is None and made_on <= {self.basis or NEUTRAL_BASIS}


def stamped(look: Look | None, log: LogTables) -> Look:
    """Look of a figure with the state of the log, where it has no stamp of its own."""
    from dataclasses import replace

    from launches.plotting import Look

    look = look or Look()
    return look if look.stamp is not None else replace(look, stamp=log.stamp)


def _function(kind: Kind) -> Callable[..., Axes]:
    from launches import plotting

    function: Callable[..., Axes] = getattr(plotting, kind.function)
    return function


Draw = Callable[[Callable[..., "Axes"], LogTables, _Where, Mapping[str, Any]], "Axes"]


def _from_events(
    plot: Callable[..., Axes], log: LogTables, where: _Where, options: Mapping[str, Any]
) -> Axes:
    return plot(log.events, look=where.look, **options)


def _map(
    plot: Callable[..., Axes], log: LogTables, where: _Where, options: Mapping[str, Any]
) -> Axes:
    return plot(
        log.events, trajectories=log.trajectories, footprints=log.footprints,
        verdicts=log.events if where.fits(log) else None, layer=where.layer, look=where.look,
        **({"basis": where.basis} if where.basis else {}), **options,
    )  # fmt: skip


def _profile(
    plot: Callable[..., Axes], log: LogTables, where: _Where, options: Mapping[str, Any]
) -> Axes:
    return plot(log.trajectories, events=log.events, look=where.look, **options)


def _overview(
    plot: Callable[..., Axes], log: LogTables, where: _Where, options: Mapping[str, Any]
) -> Axes:
    return plot(
        log.events, trajectories=log.trajectories, footprints=log.footprints, look=where.look,
        **options,
    )  # fmt: skip


def _claims(
    plot: Callable[..., Axes], log: LogTables, where: _Where, options: Mapping[str, Any]
) -> Axes:
    from launches.estimates import with_claims

    names = list(log.events["event_id"])
    if len(names) > 1:
        cure = "name one event"
        raise FigureError("who said what is drawn of one event", where=", ".join(names), cure=cure)
    return plot(with_claims(log.events, log.claims), names[0], look=where.look, **options)


def _zone_distance(
    plot: Callable[..., Axes], log: LogTables, where: _Where, options: Mapping[str, Any]
) -> Axes:
    # intervals need the sampled splash-downs, which no log keeps
    return plot(log.events, layer=where.layer, basis=where.basis, look=where.look, **options)


_DRAWN: dict[str, Draw] = {
    "map": _map,
    "profile": _profile,
    "overview": _overview,
    "years": _overview,
    "claims": _claims,
    "zone-distance": _zone_distance,
}
