"""Figures of a given shape: drawn once to learn what room their words take, then into the rest.

Labels that were moved by hand are moved when the figure is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from inspect import signature
from typing import Any, TypeVar, cast

from launches.errors import FigureError
from launches.plotting.look import Look, drawn_in
from launches.plotting.offsets import move_labels
from launches.plotting.save import root_figure
from launches.plotting.style import PT_PER_INCH

_Plot = TypeVar("_Plot", bound=Callable[..., Any])

#: A frame lower than this shows nothing, points.
LEAST_FRAME_PT = 90.0


def shaped(plot: _Plot) -> _Plot:
    """Let a plot function keep to the width over height, and the offsets, that `look` asks for.

    Headline, key and notes are as high as they need; the frame takes what is left.

    Raises
    ------
    FigureError
        When the words leave no room for the frame.
    """
    arguments = signature(plot)
    kind = plot.__name__.removeprefix("plot_").replace("_", "-")

    @wraps(plot)
    def with_shape(*given: Any, **options: Any) -> Any:
        asked = arguments.bind(*given, **options)
        look: Look | None = asked.arguments.get("look")
        if asked.arguments.get("ax") is not None or look is None or look.aspect is None:
            return moved(plot(*given, **options), asked.arguments)
        asked.arguments["look"] = replace(look, aspect=None)
        free = plot(*asked.args, **asked.kwargs)
        figure = root_figure(free.figure)
        assert figure is not None
        # a figure and its axes take colours, lines and type from the style that they are made in
        with drawn_in(look):
            frame = _frame(figure, free.get_position(), look.aspect)
        asked.arguments |= {"look": look, "ax": frame}
        return moved(plot(*asked.args, **asked.kwargs), asked.arguments)

    def moved(ax: Any, asked: Mapping[str, Any]) -> Any:
        look: Look | None = asked.get("look")
        if look is not None and look.offsets:
            table = next(iter(asked.values()))
            ids = set(table["event_id"]) if "event_id" in getattr(table, "columns", ()) else set()
            one = asked.get("event_id")
            move_labels(ax, kind, {one} if one else ids, look.offsets)
        return ax

    return cast(_Plot, with_shape)


def _frame(free: Any, place: Any, aspect: float) -> Any:
    """Axes on a figure of the width of `free` and the shape asked for, with the same margins."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    wide, high = (float(size) for size in free.get_size_inches())
    above, below = (1.0 - place.y1) * high, place.y0 * high
    left_over = wide / aspect - above - below
    if left_over * PT_PER_INCH < LEAST_FRAME_PT:
        raise FigureError(
            f"its words leave no room in a figure {aspect:g} times as wide as high",
            cure="take a wider or higher one, or leave out title, subtitle or sources",
        )
    figure = Figure(figsize=(wide, wide / aspect))
    FigureCanvasAgg(figure)
    return figure.add_axes(
        (place.x0, below * aspect / wide, place.width, left_over * aspect / wide)
    )
