"""Tables of points from strangers: coordinates made readable, or refused row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from launches.errors import FigureError
from launches.zones.verdict import POINT_COLUMNS, coordinate_columns

if TYPE_CHECKING:
    import pandas as pd

#: Bad rows that an error spells out; the rest are counted.
_NAMED = 5


def readable_points(
    table: pd.DataFrame, where: str, *, decimal_comma: bool = False
) -> pd.DataFrame:
    """Check the coordinates of a table of text before it is computed with.

    Parameters
    ----------
    table : DataFrame of str
        With columns `lat_deg` and `lon_deg`, or `lat` and `lon`; cells may be empty.
    where : str
        Name of the table for errors.
    decimal_comma : bool
        Whether ``41,48`` is a number; it is written with a point then.

    Returns
    -------
    DataFrame
        A copy, without the columns of an earlier check.

    Raises
    ------
    FigureError
        If cells are no position, all of them at once, or a column of another meaning has the name
        of one to be added.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"lat": ["41,48"], "lon": ["136,97"]}, dtype="string")
    >>> readable_points(table, "points.csv", decimal_comma=True).iloc[0].tolist()
    ['41.48', '136.97']
    """
    import pandas as pd

    names = coordinate_columns(table)
    taken = [name for name in POINT_COLUMNS if name in table.columns]
    if taken and len(taken) < len(POINT_COLUMNS):
        cure = "rename it: the answer goes there"
        raise FigureError(f"there is a column {taken[0]} already", where=where, cure=cure)
    table = table.drop(columns=taken)
    faults: dict[int, str] = {}
    for name, most in zip(names, (90.0, 360.0), strict=True):
        if decimal_comma:
            table[name] = table[name].str.replace(",", ".", regex=False)
        text = table[name].str.strip()
        number = pd.to_numeric(text, errors="coerce")
        blank = text.isna() | (text == "")
        off = ~blank & ~(number.abs() <= most).fillna(False)
        for row in table.index[off.to_numpy(dtype=bool)]:
            faults.setdefault(int(row) + 1, f"row {row + 1}: {name} {text[row][:20]!r}")
    if faults:
        told = [faults[row] for row in sorted(faults)]
        more = f" and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
        cure = "degrees, latitude within 90, longitude within 360; leave unknown ones empty"
        raise FigureError(
            f"no position in {'; '.join(told[:_NAMED])}{more}", where=where, cure=cure
        )
    return table
