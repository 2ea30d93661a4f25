"""Flights in motion: the event map frame by frame, as long as the flight took, to scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from launches.errors import FigureError
from launches.plotting.content import Flight, flights
from launches.plotting.eventmap import plot_map
from launches.plotting.lengths import in_unit, unit
from launches.plotting.look import Look, drawn_in
from launches.plotting.projection import choose_projection
from launches.plotting.save import root_figure
from launches.plotting.style import DASHED
from launches.plotting.translate import tr
from launches.plotting.words import given
from launches.units import M_PER_KM, S_PER_MIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

FloatArray = npt.NDArray[np.float64]
Picture = npt.NDArray[np.uint8]

#: Groups of the map that belong to the end of a flight.
_AT_THE_END = ("region-", "impact", "callout", "leader", "label-verdict", "landmark-tie")
#: Groups that are drawn anew in every frame.
_MOVING = ("track", "track-halo", "track-arrow", "label-range")
#: Longest gap between first and last launch of one film, hours.
MOST_HOURS = 24.0


@dataclass(frozen=True, slots=True)
class Motion:
    """One flight in time.

    Attributes
    ----------
    t_s : ndarray
        Seconds since the film's own zero, the first launch, at each vertex.
    xy_km : ndarray, shape (n, 2)
        Vertices in the plane of the map.
    altitude_km : ndarray
        Altitude at each vertex.
    assumed : bool
        Whether its direction was assumed.
    """

    t_s: FloatArray
    xy_km: FloatArray
    altitude_km: FloatArray
    assumed: bool

    def until(self, now_s: float) -> FloatArray:
        """Track flown up to a moment, its last point where the missile is."""
        if now_s <= self.t_s[0]:
            return self.xy_km[:1]
        x, y = (float(np.interp(now_s, self.t_s, self.xy_km[:, k])) for k in (0, 1))
        return np.vstack([self.xy_km[self.t_s < now_s], [x, y]])


def motions(
    shown: Sequence[Flight], trajectories: DataFrame, transform: Any
) -> tuple[list[Motion], datetime | None]:
    """Flights of a film on one clock, and the moment of its zero, UTC, where that is known.

    Raises
    ------
    FigureError
        Where a flight has no time along its track, or several have no common clock.
    """
    starts = [_moment(flight.row) for flight in shown]
    if len(shown) > 1 and None in starts:
        late = [str(f.row["event_id"]) for f, s in zip(shown, starts, strict=True) if s is None]
        what = "the time of launch was not reported"
        raise FigureError(what, where=", ".join(late), cure="leave it out, or animate it alone")
    known = [start for start in starts if start is not None]
    zero = min(known) if known else None
    if known and max(known) - min(known) > timedelta(hours=MOST_HOURS):
        raise FigureError("launches more than a day apart", cure="animate the events of one day")
    found = []
    for flight, start in zip(shown, starts, strict=True):
        name = str(flight.row["event_id"])
        row = trajectories[(trajectories["event_id"] == name).fillna(False).to_numpy(dtype=bool)]
        t_s, lonlatz = _timed(row, name)
        x, y = transform(lonlatz[:, 0], lonlatz[:, 1])
        after = (start - zero).total_seconds() if start and zero else 0.0
        found.append(
            Motion(
                t_s + after, np.column_stack([x, y]), lonlatz[:, 2] / M_PER_KM,
                flight.track_assumed,
            )
        )  # fmt: skip
    return found, zero


def _moment(row: Mapping[str, Any]) -> datetime | None:
    cell = row.get("time_utc")
    try:
        found = datetime.fromisoformat(str(cell).replace("Z", "+00:00"))
    except ValueError:
        return None
    return found.astimezone(UTC)


def _timed(row: DataFrame, name: str) -> tuple[FloatArray, FloatArray]:
    """Read times and vertices of one flight."""
    cell = row["t_s"].iloc[0] if len(row) else None
    geometry = row["geometry"].iloc[0] if len(row) else None
    if not isinstance(cell, str) or geometry is None:
        cure = "animate a flight whose range and apogee were reported"
        raise FigureError("no time along its track", where=name, cure=cure)
    t_s = np.array(cell.split(), dtype=float)
    lonlatz = shapely.get_coordinates(geometry, include_z=True)
    if len(t_s) != len(lonlatz) or len(t_s) < 2:
        raise FigureError("times and vertices of the track differ in number", where=name)
    return t_s, lonlatz


def pictures(
    events: DataFrame,
    *,
    trajectories: DataFrame,
    footprints: DataFrame,
    look: Look | None = None,
    flight_s: float = 6.0,
    still_s: float = 2.0,
    per_s: int = 12,
    width_px: int = 900,
    **more: Any,
) -> Iterator[Picture]:
    """Frames of the flights of one event, or of one day, true to time.

    The clock runs evenly from the first launch to the last splash-down, powered flight included,
    as the trajectory has it. The region of the splash-down appears at the end. What was assumed
    is dashed.

    Parameters
    ----------
    events, trajectories, footprints
        As `plot_map` takes them; `t_s` of the trajectories is the clock.
    look : Look, optional
        As for `plot_map`.
    flight_s, still_s : float
        How long the film shows the flight, and its end, seconds.
    per_s : int
        Frames per second.
    width_px : int
        Width in pixels; an even number is made of it, and of the height.
    **more
        Further arguments of `plot_map`.

    Yields
    ------
    numpy.ndarray of uint8, shape (height, width, 3)

    Raises
    ------
    FigureError
        Where a flight has no time along its track.
    """
    shown = flights(events, trajectories, footprints, more.get("verdicts"))
    lon, lat = (np.concatenate(parts) for parts in zip(*(f.extent() for f in shown), strict=True))
    if lon.size == 0:
        raise FigureError("nothing of the event has a position")
    moving, zero = motions(shown, trajectories, choose_projection(lon, lat).forward)
    ax = plot_map(events, trajectories=trajectories, footprints=footprints, look=look, **more)
    figure = root_figure(ax.figure)
    assert figure is not None
    width, height = figure.get_size_inches()
    figure.set_dpi(2 * round(width_px / 2) / width)
    # an even number of rows, which video needs
    figure.set_size_inches(width, 2 * round(height * figure.dpi / 2) / figure.dpi)
    zone, ahead = _local_zone(shown)
    with drawn_in(look) as used:
        yield from _frames(
            figure, ax, moving, zero, used, frames=max(2, round(flight_s * per_s)),
            still=max(1, round(still_s * per_s)), zone=zone, ahead=ahead,
        )  # fmt: skip


def _local_zone(shown: Sequence[Flight]) -> tuple[str, timedelta]:
    """Abbreviation of the clock that all flights were told in, and how far it is ahead of UTC."""
    zones = {str(f.row.get("tz")) for f in shown if given(f.row.get("tz"))}
    (zone,) = zones if len(zones) == 1 else ("",)
    start = _moment(shown[0].row)
    if not zone or zone == "UTC" or start is None or not given(shown[0].row.get("time_local")):
        return "", timedelta()
    hour, minute = (int(part) for part in str(shown[0].row["time_local"]).split(":")[:2])
    local = start.replace(hour=hour, minute=minute)
    # no clock is more than half a day off
    ahead = (local - start + timedelta(hours=12)) % timedelta(days=1) - timedelta(hours=12)
    return zone, ahead


def _frames(
    figure: Figure, ax: Axes, moving: list[Motion], zero: datetime | None, look: Look, *,
    frames: int, still: int, zone: str, ahead: timedelta,
) -> Iterator[Picture]:  # fmt: skip
    theme = look.theme
    artists = list(ax.get_children())
    groups = [(a, str(a.get_gid() or "").removeprefix("halo-")) for a in artists]
    late = [a for a, gid in groups if gid.startswith(_AT_THE_END)]
    for artist in [*late, *(a for a, gid in groups if gid in _MOVING)]:
        artist.set_visible(False)
    canvas: Any = figure.canvas
    spot, across = _free_corner(ax, canvas, [a for a, _ in groups])
    canvas.draw()
    ground = canvas.copy_from_bbox(figure.bbox)
    end_s = max(float(m.t_s[-1]) for m in moving)
    clock = ax.text(
        *spot, "", transform=ax.transAxes, ha=across, va="top" if spot[1] > 0.5 else "bottom",
        fontsize=9.0, color=theme.ink, linespacing=1.35, zorder=20,
        bbox={"facecolor": theme.page, "edgecolor": theme.frame, "linewidth": 0.6, "pad": 4.0},
    )  # fmt: skip
    trails = [_trail(ax, motion, theme.track, theme.page) for motion in moving]
    for k in range(frames):
        now_s = end_s * k / (frames - 1)
        canvas.restore_region(ground)
        clock.set_text(
            _clock_words(now_s, zero, moving, last=k == frames - 1, zone=zone, ahead=ahead)
        )
        for motion, lines in zip(moving, trails, strict=True):
            flown = motion.until(now_s)
            for line in lines[:-1]:
                line.set_data(flown[:, 0], flown[:, 1])
            lines[-1].set_data(flown[-1:, 0], flown[-1:, 1])
            lines[-1].set_visible(motion.t_s[0] <= now_s < motion.t_s[-1])
            for line in lines:
                ax.draw_artist(line)
        ax.draw_artist(clock)
        yield _picture(canvas)
    for artist in late:
        artist.set_visible(True)
    canvas.draw()
    last = _picture(canvas)
    for _ in range(still):
        yield last


def _trail(ax: Axes, motion: Motion, color: str, page: str) -> list[Any]:
    """Halo, track and head of a flight."""
    common: dict[str, Any] = {"solid_capstyle": "round", "dash_capstyle": "butt", "zorder": 4.5}
    style = DASHED if motion.assumed else "-"
    (halo,) = ax.plot([], [], color=page, linewidth=3.2, alpha=0.75, **common)
    (track,) = ax.plot([], [], color=color, linewidth=1.7, linestyle=style, **common)
    (head,) = ax.plot(
        [],
        [],
        "o",
        color=color,
        markeredgecolor=page,
        markeredgewidth=0.9,
        markersize=6.5,
        zorder=6,
    )
    return [halo, track, head]


def _clock_words(
    now_s: float, zero: datetime | None, moving: Sequence[Motion], *, last: bool,
    zone: str = "", ahead: timedelta = timedelta(),
) -> str:  # fmt: skip
    # whole minutes: the times along an arc are an estimate
    minutes = int(now_s // S_PER_MIN)
    if len(moving) > 1:
        lines = [tr("{minutes} min after the first launch", minutes=minutes)]
    else:
        lines = [tr("{minutes} min after launch", minutes=minutes)]
    if zero is not None:
        now = zero + timedelta(seconds=now_s)
        clock = f"{now:%H:%M} UTC"
        lines.append(f"{now + ahead:%H:%M} {zone} ({clock})" if zone else clock)
    if len(moving) == 1:
        (motion,) = moving
        high = in_unit(float(np.interp(now_s, motion.t_s, motion.altitude_km)))
        # two digits: the arc is an estimate
        step = 10.0 if high < 1000.0 else 100.0
        height = f"{step * round(high / step):,.0f} {unit()}"
        lines.append(tr("splash-down") if last else tr("altitude about {height}", height=height))
    return "\n".join(lines)


def _free_corner(ax: Axes, canvas: Any, artists: Sequence[Any]) -> tuple[tuple[float, float], Any]:
    """Corner of the frame, in its own units, where a clock covers least, and its alignment."""
    canvas.draw()
    renderer = canvas.get_renderer()
    frame = ax.get_window_extent()
    wide, high = 0.27 * frame.width, 0.16 * frame.height
    covered = [
        a.get_window_extent(renderer) for a in [*artists, *ax.child_axes]
        if str(a.get_gid() or "").startswith(
            ("label-", "name-", "callout", "locator", "scale-bar", "launch", "region", "impact")
        )
    ]  # fmt: skip
    best: tuple[float, tuple[float, float], str] | None = None
    for x, y, side in (
        (0.98, 0.98, "right"), (0.02, 0.98, "left"), (0.98, 0.02, "right"), (0.02, 0.02, "left"),
        (0.5, 0.98, "center"), (0.5, 0.02, "center"),
    ):  # fmt: skip
        left = frame.x0 + x * frame.width - {"right": wide, "left": 0.0, "center": wide / 2}[side]
        low = frame.y0 + y * frame.height - (high if y > 0.5 else 0.0)
        cost = sum(
            max(0.0, min(left + wide, b.x1) - max(left, b.x0))
            * max(0.0, min(low + high, b.y1) - max(low, b.y0))
            for b in covered
        )
        if best is None or cost < best[0]:
            best = (cost, (x, y), side)
    assert best is not None
    return best[1], best[2]


def _picture(canvas: Any) -> Picture:
    return np.asarray(canvas.buffer_rgba())[..., :3].copy()
