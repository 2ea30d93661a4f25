"""Names of seas, countries and zones, each where its own area shows and nothing else is said."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from launches.plotting import words, zone_words
from launches.plotting.countries import COUNTRIES
from launches.plotting.countries import country as country_name
from launches.plotting.field import CELL_PT, Box, Field
from launches.plotting.halo import halo_text
from launches.plotting.labels import place_area
from launches.plotting.measure import text_size
from launches.plotting.projection import View
from launches.plotting.sheet import paper
from launches.plotting.style import Theme
from launches.plotting.translate import tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BoolArray = npt.NDArray[np.bool_]

#: Areas are looked up on a grid this coarse, then laid over the field's finer cells.
PROBE_PT = 6.0
LINE_SPACING = 1.15
#: A name is left off where the dearest free place costs more: it would cover what is drawn.
DEAREST_NAME = 3.0


class Probe:
    """What lies under the frame, asked on a coarse grid."""

    def __init__(self, view: View, ground: Field) -> None:
        self.ground = ground
        self.columns = max(int(view.width_pt / PROBE_PT), 1)
        self.rows = max(int(view.height_pt / PROBE_PT), 1)
        lon, lat = view.grid_lonlat(self.columns, self.rows)
        seen = np.isfinite(lon) & np.isfinite(lat)
        self.lon_deg = np.where(seen, lon, np.nan)
        self.lat_deg = np.where(seen, lat, np.nan)
        rows, columns = ground.cost.shape
        self._row = np.clip((np.arange(rows) + 0.5) * CELL_PT / PROBE_PT, 0, self.rows - 1).astype(
            int
        )
        self._column = np.clip(
            (np.arange(columns) + 0.5) * CELL_PT / PROBE_PT, 0, self.columns - 1
        ).astype(int)

    def fine(self, mask: BoolArray) -> BoolArray:
        """Lay a mask of the grid over the field's cells."""
        return np.asarray(mask[np.ix_(self._row, self._column)])


def name_areas(
    ax: Axes,
    view: View,
    theme: Theme,
    probe: Probe,
    *,
    zones: npt.NDArray[np.str_] | None = None,
    claimed: Collection[str] = (),
    renderer: Any,
) -> None:
    """Write the names of seas, zones and countries that the frame shows.

    Parameters
    ----------
    ax, view, theme
        The map.
    probe : Probe
        Grid over the frame.
    zones : numpy.ndarray of str, optional
        Zone ids on the probe's grid.
    claimed : collection of str
        Zones that officials spoke of: named first.
    renderer
        Measures text.
    """
    from launches import geography

    country = np.where(
        np.isfinite(probe.lat_deg), geography.country_at(probe.lat_deg, probe.lon_deg), ""
    )
    water = (country == "") & np.isfinite(probe.lat_deg)
    everything = probe.rows * probe.columns
    seas = _seas(probe, water, everything, words.sea_spellings())
    if zones is not None:
        order = sorted(
            _shown(zones, water, everything, least=0.025), key=lambda item: item[0] not in claimed
        )
        for zone_id, mask in order:
            _write_name(
                ax, view, probe, zone_words.zone_label(zone_id), mask, renderer,
                gid=f"name-zone-{zone_id}",
                sizes=(7.5, 6.5), color=theme.limit, style="normal", theme=theme, weight="bold",
            )  # fmt: skip
    for name, mask in sorted(seas.items(), key=lambda item: -int(item[1].sum())):
        _write_name(
            ax, view, probe, name, mask, renderer, gid=f"name-sea-{name}", sizes=(10.0, 8.5, 7.0),
            color=theme.sea_name, style="italic", theme=theme,
        )  # fmt: skip
    for code, mask in _shown(country, country != "", everything, least=0.004):
        if code in COUNTRIES:
            _write_name(
                ax, view, probe, country_name(code).upper(), mask, renderer,
                gid=f"name-country-{code}",
                sizes=(8.0, 7.0, 6.0), color=theme.land_name, style="normal", theme=theme,
            )  # fmt: skip


def _seas(
    probe: Probe, water: BoolArray, everything: int, spellings: dict[str, str]
) -> dict[str, BoolArray]:
    """Seas by the name to print, each without the smaller seas inside it."""
    from launches import geography

    left = water.copy()
    seas = {}
    for name in sorted(geography.sea_names(), key=lambda sea: geography.sea_polygon(sea).area):
        mask = geography.in_sea(name, probe.lat_deg, probe.lon_deg) & left
        left &= ~mask
        if mask.sum() > 0.012 * everything:
            seas[spellings.get(name) or tr(name)] = mask
    return seas


def _shown(
    ids: npt.NDArray[np.str_], where: BoolArray, everything: int, *, least: float = 0.02
) -> Iterable[tuple[str, BoolArray]]:
    """Areas that cover at least a share of the frame, largest first."""
    found, count = np.unique(ids[where], return_counts=True)
    order = np.argsort(-count, kind="stable")
    return [
        (str(found[i]), (ids == found[i]) & where)
        for i in order
        if count[i] >= least * everything and found[i] not in ("", "land", "undecided")
    ]


def _write_name(
    ax: Axes,
    view: View,
    probe: Probe,
    name: str,
    mask: BoolArray,
    renderer: Any,
    *,
    gid: str,
    sizes: tuple[float, ...],
    color: str,
    theme: Theme,
    **font: Any,
) -> None:
    """Write a name in the largest type that fits, in one line or two."""
    versions = [(text, size) for size in sizes for text in _line_breaks(name)]
    boxes = [
        text_size(renderer, text, size=size, linespacing=LINE_SPACING, **font)
        for text, size in versions
    ]
    found = place_area(probe.ground, boxes, probe.fine(mask), most_cost=DEAREST_NAME, margin_pt=8.0)
    if found is None:
        return
    index, box = found
    text, size = versions[index]
    write(
        ax, view, theme, text, box, gid=gid, fontsize=size, color=color, ha="center",
        fontstyle=font.get("style", "normal"),
        fontweight=font.get("weight", "normal"),
    )  # fmt: skip


def _line_breaks(name: str) -> list[str]:
    r"""Write a name in one line, and in two of about equal length.

    Examples
    --------
    >>> _line_breaks("Sea of Japan / East Sea")
    ['Sea of Japan / East Sea', 'Sea of Japan /\nEast Sea']
    """
    if " / " in name:
        return [name, name.replace(" / ", " /\n", 1)]
    spaces = [i for i, letter in enumerate(name) if letter == " "]
    if not spaces:
        return [name]
    cut = min(spaces, key=lambda i: abs(i - len(name) / 2))
    return [name, f"{name[:cut]}\n{name[cut + 1 :]}"]


def write(
    ax: Axes, view: View, theme: Theme, text: str, box: Box, *, gid: str, **style: Any
) -> None:
    """Write a placed label into its box, with a halo of the page."""
    align = style.pop("ha", "center")
    x, y = box.centre
    x = {"center": x, "left": box.x0, "right": box.x1}[align]
    halo_text(
        ax, x, y, text, theme, transform=paper(ax, view), ha=align, va="center",
        linespacing=LINE_SPACING, gid=gid, zorder=7, **style,
    )  # fmt: skip
