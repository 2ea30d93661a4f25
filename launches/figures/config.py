"""The configuration of a set of figures: a TOML file, checked key by key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from launches.errors import BatchError, FigureError, LaunchesError
from launches.figures.kinds import KINDS, check_options, kind_named, options_of, with_period
from launches.figures.select import Selection

if TYPE_CHECKING:
    from launches.plotting.look import Offset

#: A configuration is written by hand; what is larger is something else.
MOST_BYTES = 1_000_000
_NAME = re.compile(r"(?:[A-Za-z0-9_{][A-Za-z0-9._{}-]*/)*[A-Za-z0-9_{][A-Za-z0-9._{}-]*")
_LISTS = ("events", "actor", "class", "sizes", "styles", "langs", "formats")
_TEXTS = ("name", "units", "sea_names", "basis")
_FLAGS = ("together", "captions", "data")
_DAYS = ("from", "to")
_KEYS = (*_LISTS, *_TEXTS, *_FLAGS, *_DAYS, "dpi", "kind", "offsets")
#: Keys that only make sense for one figure.
_OWN = frozenset({"name", "kind", "events"})


class ConfigError(FigureError):
    """A configuration of figures that cannot be used; `where` is the path of the key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One ``[[figure]]`` of a configuration: what is drawn, of which events, in which looks.

    Attributes
    ----------
    kind : str
        Kind of figure.
    where : str
        Place in the configuration, for messages.
    name : str
        Path of its files below the folder, without suffix; ``{event_id}`` stands for the event.
    together : bool
        One figure of all events, where the kind shows single ones.
    selection : Selection
        Which events.
    sizes, styles, langs, formats : tuple of str
        A figure for each of the first three, a file for each of the last.
    units, sea_names, basis : str
        As `Look` and `draw_figure` take them; an empty basis is the kind's own choice.
    dpi : float
        Dots per inch of PNG.
    captions, data : bool
        Whether a caption and the numbers are written beside it.
    offsets : tuple of Offset
        Labels moved by hand.
    options : mapping
        Further arguments of the plot function.
    """

    kind: str
    where: str = ""
    name: str = ""
    together: bool = False
    selection: Selection = field(default_factory=Selection)
    sizes: tuple[str, ...] = ("two-column",)
    styles: tuple[str, ...] = ("report",)
    langs: tuple[str, ...] = ("en",)
    formats: tuple[str, ...] = ("png", "svg")
    units: str = "km"
    sea_names: str = "neutral"
    basis: str = ""
    dpi: float = 300.0
    captions: bool = True
    data: bool = True
    offsets: tuple[Offset, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


def read_config(path: str | Path) -> tuple[Entry, ...]:
    """Read a configuration of figures.

    Parameters
    ----------
    path : path
        TOML file with ``[[figure]]`` tables, and ``[defaults]`` for all of them.

    Returns
    -------
    tuple of Entry
        In the order of the file.

    Raises
    ------
    ConfigError
        If the file cannot be read.
    BatchError
        With everything that is wrong in it, each with the path of its key.

    Examples
    --------
    >>> read_config("no-such.toml")
    Traceback (most recent call last):
    ...
    launches.figures.config.ConfigError: no-such.toml: cannot be read: No such file or directory
    """
    where = str(path)
    try:
        with open(path, "rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=where) from error
    if len(raw) > MOST_BYTES:
        raise ConfigError(f"larger than {MOST_BYTES:,} bytes", where=where, cure="split it")
    try:
        config = tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"not TOML: {str(error)[:200]}", where=where) from error
    return entries(config, where, folder=Path(path).parent)


def entries(
    config: Mapping[str, Any], where: str = "config", *, folder: Path | None = None
) -> tuple[Entry, ...]:
    """Check a configuration that was read.

    Parameters
    ----------
    config : mapping
        Its tables.
    where : str
        Its name, for messages.
    folder : Path, optional
        Where files that it names lie; the working folder where left out.

    Raises
    ------
    BatchError
        With everything that is wrong.

    Examples
    --------
    >>> entries({"figure": [{"kind": "timeline", "sizes": "square"}]})[0].sizes
    ('square',)
    """
    errors: list[LaunchesError] = []
    for key in config:
        if key not in ("defaults", "figure"):
            errors.append(_unknown(key, ("defaults", "figure"), f"{where}: {key}"))
    defaults, figures = config.get("defaults", {}), config.get("figure", [])
    if not isinstance(defaults, dict):
        errors.append(ConfigError("not a table", where=f"{where}: defaults"))
        defaults = {}
    if not isinstance(figures, list) or not figures:
        cure = "add a [[figure]] with a kind"
        errors.append(ConfigError("no figures", where=f"{where}: figure", cure=cure))
        figures = []
    for key in defaults:
        if key not in _KEYS or key in _OWN:
            known = [name for name in _KEYS if name not in _OWN]
            errors.append(_unknown(key, known, f"{where}: defaults.{key}"))
    base = {key: value for key, value in defaults.items() if key in _KEYS and key not in _OWN}
    found = []
    for number, figure in enumerate(figures, 1):
        at = f"{where}: figure[{number}]"
        entry, wrong = _entry(base, figure, at, folder or Path())
        errors += wrong
        found += [entry] if entry else []
    if errors:
        raise BatchError(errors)
    return tuple(found)


def plain(entry: Entry) -> dict[str, Any]:
    """Entry as a mapping that `entries` reads back to the same.

    Examples
    --------
    >>> entry, = entries({"figure": [{"kind": "timeline", "by": "month"}]})
    >>> entries({"figure": [plain(entry)]}, "x")[0].options
    {'by': 'month'}
    """
    out = asdict(entry)
    chosen, options = out.pop("selection"), dict(out.pop("options"))
    out.pop("where")
    renamed = {"missile_class": "class", "since": "from", "until": "to"}
    out |= {renamed.get(name, name): value for name, value in chosen.items()}
    kept = {name: list(v) if isinstance(v, tuple) else v for name, v in out.items()}
    return {name: value for name, value in (kept | options).items() if value not in ("", [])}


def _entry(
    base: Mapping[str, Any], figure: Any, at: str, folder: Path
) -> tuple[Entry | None, list[LaunchesError]]:
    if not isinstance(figure, dict):
        return None, [ConfigError("not a table", where=at)]
    try:
        kind = kind_named(_text(figure.get("kind", "")))
    except (FigureError, TypeError):
        what = f"no kind of figure {figure.get('kind')!r}" if "kind" in figure else "no kind"
        near = get_close_matches(str(figure.get("kind")), KINDS, n=1)
        cure = f"take {near[0] if near else ', '.join(KINDS)}"
        return None, [ConfigError(what, where=f"{at}.kind", cure=cure)]
    errors: list[LaunchesError] = []
    cells: dict[str, Any] = {}
    options: dict[str, Any] = {}
    own_options = options_of(kind)
    for key, value in {**base, **figure}.items():
        try:
            if key == "offsets":
                cells[key] = _offsets(value, folder)
            elif key in _KEYS:
                cells[key] = _CHECKS[key](value)
            elif key in own_options:
                check_options(kind, {key: value})
                options[key] = value
            else:
                errors.append(_unknown(key, (*_KEYS, *own_options), f"{at}.{key}"))
        except TypeError as error:
            errors.append(ConfigError(f"{value!r} is not {error}", where=f"{at}.{key}"))
        except LaunchesError as error:
            errors.append(ConfigError(error.what, where=f"{at}.{key}", cure=error.cure))
    chosen = {
        name: cells.pop(key)
        for key, name in (
            ("events", "events"), ("actor", "actor"), ("class", "missile_class"),
            ("from", "since"), ("to", "until"),
        )
        if key in cells
    }  # fmt: skip
    try:
        selection = Selection(**chosen)
        _check_looks(cells)
    except LaunchesError as error:
        place = f"{at}.{error.where}" if error.where else at
        errors.append(ConfigError(error.what, where=place, cure=error.cure))
    if errors:
        return None, errors
    options = with_period(kind, options, selection.since, selection.until)
    return Entry(where=at, selection=selection, options=options, **cells), []


def _check_looks(cells: Mapping[str, Any]) -> None:
    """See that every size, style and so on is one, before anything is drawn."""
    from launches.plotting import Look

    fixed = {name: cells[name] for name in ("units", "sea_names") if name in cells}
    for key, values in (
        ("sizes", [{"size": v} for v in cells.get("sizes", ())]),
        ("styles", [{"style": v} for v in cells.get("styles", ())]),
        ("langs", [{"lang": v} for v in cells.get("langs", ())]),
        ("units", [fixed]),
    ):
        for value in values:
            try:
                Look.sized(value.pop("size", "two-column"), **value)
            except FigureError as error:
                raise ConfigError(error.what, where=key, cure=error.cure) from error


def _unknown(key: str, known: tuple[str, ...] | list[str], where: str) -> ConfigError:
    near = get_close_matches(key, known, n=1, cutoff=0.4)
    cure = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    return ConfigError("unknown key", where=where, cure=cure)


def _texts(value: Any) -> tuple[str, ...]:
    many = [value] if isinstance(value, str) else value
    if not isinstance(many, list) or not all(isinstance(v, str) and v for v in many):
        raise TypeError("a text or a list of texts")
    return tuple(dict.fromkeys(many))


def _formats(value: Any) -> tuple[str, ...]:
    found = _texts(value)
    if not found or not set(found) <= {"png", "svg", "pdf"}:
        raise TypeError("of png, svg, pdf")
    return found


def _some(value: Any) -> tuple[str, ...]:
    found = _texts(value)
    if not found:
        raise TypeError("at least one")
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text")
    return value


def _file_name(value: Any) -> str:
    name = _text(value)
    bare = name.replace("{event_id}", "")
    if not _NAME.fullmatch(name) or ".." in name or len(name) > 200 or set("{}") & set(bare):
        raise TypeError("a name inside the folder (letters, digits, . _ - / and {event_id})")
    return name


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false")
    return value


def _day(value: Any) -> str:
    if not isinstance(value, (str, date)):
        raise TypeError("a day")
    return str(value)[:10] if isinstance(value, date) else value


def _dpi(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 30 <= value <= 1200:
        raise TypeError("a number from 30 to 1200")
    return float(value)


def _offsets(value: Any, folder: Path) -> tuple[Offset, ...]:
    """Labels moved by hand: the name of a table beside the configuration, or its rows."""
    from launches.plotting.offsets import offset_from_row, read_offsets

    if isinstance(value, str):
        return read_offsets(folder / value)
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise TypeError("the name of a CSV file, or a list of tables")
    return tuple(offset_from_row(row, f"offset {n}") for n, row in enumerate(value, 1))


_CHECKS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_LISTS, _texts),
    **dict.fromkeys(("sizes", "styles", "langs"), _some),
    "formats": _formats,
    **dict.fromkeys(_TEXTS, _text),
    "name": _file_name,
    **dict.fromkeys(_FLAGS, _flag),
    **dict.fromkeys(_DAYS, _day),
    "dpi": _dpi,
    "kind": _text,
}
