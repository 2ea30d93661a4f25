"""What a figure says of the state of knowledge that it shows, in print and in its metadata."""

from __future__ import annotations

from launches.plotting.look import look_in_use
from launches.plotting.translate import long_date, tr
from launches.version import VERSION

#: Characters of a hash that are printed; the whole stands in the metadata.
HASH_PRINTED = 12


def stamp_words() -> str:
    """Line that stands on every figure: state of knowledge, log, version of the package.

    Examples
    --------
    >>> from launches.plotting.look import Look, Stamp, drawn_in
    >>> with drawn_in(Look(stamp=Stamp("2026-11-23", "3f2a9c"))):
    ...     stamp_words().replace(VERSION, "1.0")
    'As known at 23 November 2026; log 3f2a9c; launches 1.0.'
    """
    stamp = look_in_use().stamp
    parts = []
    if stamp is not None and stamp.as_known_at:
        parts.append(tr("As known at {date}", date=long_date(stamp.as_known_at)))
    if stamp is not None and stamp.log:
        parts.append(tr("log {version}", version=stamp.log[:HASH_PRINTED]))
    parts.append(f"launches {VERSION}")
    return tr("{title}.", title="; ".join(parts))


def drawn_from(*parts: str) -> str:
    """Events, layer and arguments that a figure was drawn from, for its metadata; no paths.

    Examples
    --------
    >>> drawn_from("PRK-2023-09-13-1", "basis median").replace(VERSION, "1.0")
    'PRK-2023-09-13-1; basis median; style report; 180 mm; en; km; sea names neutral; launches 1.0'
    """
    look = look_in_use()
    shape = "" if look.aspect is None else f" at {look.aspect:g}:1"
    said = [part for part in parts if part]
    said += [f"style {look.style}", f"{look.width_mm:g} mm{shape}", look.lang, look.units]
    said.append(f"sea names {look.sea_names}")
    if look.stamp is not None:
        said += [f"as known at {look.stamp.as_known_at}"] if look.stamp.as_known_at else []
        said += [f"log {look.stamp.log}"] if look.stamp.log else []
    return "; ".join([*said, f"launches {VERSION}"])
