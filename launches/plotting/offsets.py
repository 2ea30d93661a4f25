"""Labels moved by hand: a table of offsets, applied to a figure that is drawn."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import DataFileError, FigureError
from launches.plotting.halo import HALO_PREFIX
from launches.plotting.labels import LEADER_FROM_PT
from launches.plotting.look import Offset
from launches.plotting.style import PT_PER_INCH

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

COLUMNS = ("figure", "label", "dx_pt", "dy_pt")
#: Longest table and move that are taken.
MOST_ROWS, MOST_PT = 10_000, 2000.0


def read_offsets(path: str | Path) -> tuple[Offset, ...]:
    r"""Read a table of label offsets.

    Parameters
    ----------
    path : path
        CSV file, UTF-8, with the columns `figure` (event id, kind of figure, or ``*``), `label`,
        `dx_pt` and `dy_pt`.

    Raises
    ------
    DataFileError
        If it is not there, lacks a column, or a move is no number.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "offsets.csv"
    >>> _ = path.write_text("figure,label,dx_pt,dy_pt\nmap,Sunan,12,-4\n")
    >>> read_offsets(path)
    (Offset(figure='map', label='Sunan', dx_pt=12.0, dy_pt=-4.0),)
    """
    where = Path(path).as_posix()
    found = []
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise DataFileError(f"no column {', '.join(missing)}", where=where)
            for number, row in enumerate(rows, start=2):
                if number > MOST_ROWS:
                    raise DataFileError(f"more than {MOST_ROWS:,} rows", where=where)
                found.append(offset_from_row(row, f"{where}, line {number}"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"cannot be read: {error}", where=where) from error
    return tuple(found)


def offset_from_row(row: Mapping[str, Any], where: str) -> Offset:
    """Move of one label, from a row with the columns of the table.

    Raises
    ------
    DataFileError
        If a column is missing or a move is no number.

    Examples
    --------
    >>> offset_from_row({"figure": "map", "label": "Sunan", "dx_pt": "12", "dy_pt": -4}, "line 2")
    Offset(figure='map', label='Sunan', dx_pt=12.0, dy_pt=-4.0)
    """
    missing = [name for name in COLUMNS if name not in row]
    if missing:
        raise DataFileError(f"no {', '.join(missing)}", where=where)
    try:
        dx_pt, dy_pt = float(row["dx_pt"]), float(row["dy_pt"])
    except (TypeError, ValueError):
        dx_pt = dy_pt = float("nan")
    if not (abs(dx_pt) <= MOST_PT and abs(dy_pt) <= MOST_PT):
        cure = f"give points as numbers, at most {MOST_PT:,.0f}"
        raise DataFileError("dx_pt or dy_pt is no move", where=where, cure=cure)
    return Offset(str(row["figure"] or ""), str(row["label"] or ""), dx_pt, dy_pt)


def move_labels(ax: Axes, kind: str, event_ids: Collection[str], offsets: Iterable[Offset]) -> None:
    """Move the labels of a drawn figure that a table names.

    A leader line runs from where a label stood to where it stands, if it was moved far.

    Raises
    ------
    FigureError
        When a label that is to be moved on the figure of this very event is not on it.
    """
    for offset in offsets:
        own = len(event_ids) == 1 and offset.figure in event_ids
        if not own and offset.figure not in ("*", kind):
            continue
        moved = [text for text in _texts(ax) if _is_named(text, offset.label)]
        if own and not moved:
            there = sorted({_label(text) for text in ax.texts if text.get_gid()})
            cure = f"take one of {', '.join(there[:12])}"
            raise FigureError(f"no label {offset.label!r}", where=offset.figure, cure=cure)
        for text in moved:
            _move(ax, text, offset)


def _texts(ax: Axes) -> list[Text]:
    """Labels and the outlines below them."""
    from matplotlib.text import Text

    return [artist for artist in ax.get_children() if isinstance(artist, Text)]


def _label(text: Text) -> str:
    gid = str(text.get_gid()).removeprefix(HALO_PREFIX)
    return gid.removeprefix("label-").removeprefix("name-")


def _is_named(text: Text, label: str) -> bool:
    gid = str(text.get_gid() or "").removeprefix(HALO_PREFIX)
    return bool(label) and label in (gid, _label(text))


def _move(ax: Axes, text: Text, offset: Offset) -> None:
    from matplotlib.transforms import ScaledTranslation

    before, figure = text.get_transform(), ax.get_figure(root=True)
    assert figure is not None
    shift = offset.dx_pt / PT_PER_INCH, offset.dy_pt / PT_PER_INCH
    text.set_transform(before + ScaledTranslation(*shift, figure.dpi_scale_trans))
    is_outline = str(text.get_gid()).startswith(HALO_PREFIX)
    if is_outline or (offset.dx_pt**2 + offset.dy_pt**2) ** 0.5 <= LEADER_FROM_PT:
        return
    ax.annotate(
        "", text.get_position(), xycoords=before, xytext=(offset.dx_pt, offset.dy_pt),
        textcoords="offset points", gid="leader", zorder=text.get_zorder() - 0.1,
        arrowprops={"arrowstyle": "-", "linewidth": 0.5, "color": text.get_color(),
                    "shrinkA": 6.0, "shrinkB": 0.0},
    )  # fmt: skip
