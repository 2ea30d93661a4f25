"""Gazetteer: launch areas and landmarks, found by any of their names.

The two tables are kept apart, since one name may mean a launch area here and a reference point
there (Kwajalein, Hateruma). Within a table each name has exactly one owner.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from launches.datafiles import data_path
from launches.errors import DataFileError

TABLES = ("sites", "landmarks")

# letters that Unicode does not take apart into a base letter and an accent
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
_LATIN_MARKS = re.compile(r"[\u0300-\u036f]")
_NOT_LETTERS = re.compile(r"[\W_]+")
_KANA_KANJI = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
# words round a name that do not change which place is meant, tried only after the name itself
_BEFORE = re.compile(
    r"^(?:(?:the|near|around|off|from|in|at)\s+|(?:area|vicinity|city)\s+of\s+)+", re.I
)
_AFTER = re.compile(
    r"[\s-]+(?:areas?|vicinity|districts?|county|city|town|region|oblast|province|prefecture|"
    r"coast|test\s+(?:site|range|centre|center)|launch\s+(?:site|area|centre|center)|"
    r"missile\s+base|air\s?base|airfield|airport|base|range)$",
    re.I,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One row of the gazetteer.

    Attributes
    ----------
    name : str
        Canonical name.
    kind : str
        What it is: ``city``, ``airfield``, ``region``, ``island``, ``sea``, ...
    country : str
        ISO 3166-1 alpha-3; empty for waters and for landmarks of several states.
    lat_deg, lon_deg : float
        Point, WGS84 geodetic degrees.
    radius_km : float
        Sites: how far a launch point called by this name may lie from the point. Landmarks: the
        feature's own extent.
    aliases : tuple of str
        Other names, as written in reports.
    source : str
        Where the position comes from.
    uncertain : bool
        Whether the position lacks a second source or rests on recollection.
    table : str
        ``sites`` or ``landmarks``.
    """

    name: str
    kind: str
    country: str
    lat_deg: float
    lon_deg: float
    radius_km: float
    aliases: tuple[str, ...] = ()
    source: str = ""
    uncertain: bool = False
    table: str = "sites"

    def name_in(self, lang: str) -> str:
        """Name in the script of a language, as the gazetteer has it first; empty where it has none.

        A place that is called by two names (``Takeshima/Dokdo``) keeps all that it has.

        Parameters
        ----------
        lang : {"ja", "ko"}
            Language.

        Examples
        --------
        >>> find_site("Sunan").name_in("ja"), find_site("Sunan").name_in("ko")
        ('順安', '순안')
        >>> find_landmark("Takeshima").name_in("ja")
        '竹島／独島'
        """
        script, other = (_KANA_KANJI, _HANGUL) if lang == "ja" else (_HANGUL, _KANA_KANJI)
        own = [a for a in self.aliases if script.search(a) and not other.search(a)]
        return "／".join(own if "/" in self.name else own[:1])


def fold(name: str) -> str:
    """Key under which a name is looked up: case, accents, spaces and punctuation dropped.

    Folding twice changes nothing. Letters of every script are kept.

    Examples
    --------
    >>> fold("Tongch'ang-ri") == fold("TONGCHANG RI")
    True
    >>> fold("Andøya"), fold("Namp’o"), fold("동창리")
    ('andoya', 'nampo', '동창리')
    """
    if name.isascii():
        return _NOT_LETTERS.sub("", name.lower())
    text = name
    # decomposing can bring forth capitals and casefolding new accents, so go on until it rests
    for _ in range(4):
        folded = _fold_once(text)
        if folded == text or folded.isascii():
            return folded
        text = folded
    return text


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    text = _LATIN_MARKS.sub("", text)
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text))


def sites() -> tuple[Place, ...]:
    """All launch areas of the gazetteer, in the order of its file.

    Examples
    --------
    >>> sites()[0].name
    'Sunan'
    """
    return _load("sites")


def landmarks() -> tuple[Place, ...]:
    """All landmarks that splash-downs are given from, in the order of the file.

    Examples
    --------
    >>> landmarks()[0].name
    'Okushiri'
    """
    return _load("landmarks")


def find_site(name: str) -> Place | None:
    """Launch area of this name, or None.

    The name itself decides; only where it is unknown, words such as "area" or "province" round
    it are dropped ("the Sunan area").

    Examples
    --------
    >>> find_site("Tongchang-ri").name
    'Sohae'
    >>> find_site("the Sunan area").name
    'Sunan'
    >>> find_site("Atlantis") is None
    True
    """
    return _find("sites", name)


def find_landmark(name: str) -> Place | None:
    """Landmark of this name, or None; see `find_site`.

    Examples
    --------
    >>> find_landmark("Oshima-Oshima Island").name
    'Oshima-Oshima'
    """
    return _find("landmarks", name)


def _find(table: str, name: str) -> Place | None:
    index = _index(table)
    place = index.get(fold(name))
    while place is None:
        shorter = _AFTER.sub("", _BEFORE.sub("", name.strip()))
        if shorter == name:
            return None
        name = shorter
        place = index.get(fold(name))
    return place


@cache
def _index(table: str) -> dict[str, Place]:
    index: dict[str, Place] = {}
    for place in _load(table):
        for name in (place.name, *place.aliases):
            key = fold(name)
            owner = index.setdefault(key, place)
            if owner is not place:
                raise DataFileError(
                    f"{name!r} is claimed by {owner.name} and {place.name}",
                    where=f"{table}.csv",
                    cure="leave the name with one of them",
                )
    return index


@cache
def _load(table: str) -> tuple[Place, ...]:
    path = data_path(f"{table}.csv")
    places = []
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            try:
                places.append(_place(row, table))
            except (KeyError, TypeError, ValueError) as error:
                raise DataFileError(
                    f"row {row.get('name')!r} cannot be read: {error}", where=str(path)
                ) from error
    return tuple(places)


def _place(row: dict[str, str], table: str) -> Place:
    return Place(
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        lat_deg=float(row["lat_deg"]),
        lon_deg=float(row["lon_deg"]),
        radius_km=float(row["radius_km"]),
        aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        source=row["source"],
        uncertain=row["uncertain"] == "yes",
        table=table,
    )
