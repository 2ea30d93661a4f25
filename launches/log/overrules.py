"""``links.csv``: an editor's word on which mentions belong together, which outlasts every build."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from launches.errors import DataFileError

COLUMNS = ("a", "b", "decision", "note")
DECISIONS = ("joined", "apart", "retracted")


@dataclass(frozen=True, slots=True)
class Overrule:
    """One row: two reports, mentions or events, and whether they are one launch.

    ``retracted`` names one only, `a`: a launch that did not take place after all.
    """

    a: str
    b: str
    decision: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Overrules in terms of mentions, and those that name nothing that is there."""

    pairs: Mapping[tuple[str, str], bool]
    retracted: frozenset[str]
    unknown: tuple[str, ...]


def read_overrules(path: str | Path) -> list[Overrule]:
    r"""Read ``links.csv``; none where it is not there.

    Raises
    ------
    DataFileError
        If a row does not say what it must; `where` names its line.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "links.csv"
    >>> _ = path.write_text("a,b,decision,note\nkcna,jcs#2,joined,same figures\n")
    >>> read_overrules(path)[0].b
    'jcs#2'
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream)
            head = [cell.strip() for cell in next(rows, [])]
            if head[:3] != list(COLUMNS[:3]):
                cure = f"its first line is {','.join(COLUMNS)}"
                raise DataFileError("no such columns", where=f"{path}:1", cure=cure)
            return [_overrule(row, f"{path}:{rows.line_num}") for row in rows if any(row)]
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"cannot be read: {error}", where=str(path)) from error


def _overrule(row: Sequence[str], where: str) -> Overrule:
    a, b, decision, note, *_ = [*(cell.strip() for cell in row), "", "", "", ""]
    if decision not in DECISIONS:
        cure = f"it takes {', '.join(DECISIONS)}"
        raise DataFileError(f"no decision: {decision!r}", where=where, cure=cure)
    if not a or bool(b) == (decision == "retracted"):
        cure = "`joined` and `apart` name two reports, `retracted` one"
        raise DataFileError("one name too few or too many", where=where, cure=cure)
    return Overrule(a, b, decision, note)


def settle(
    overrules: Iterable[Overrule], mentions: Iterable[str], founders: Mapping[str, str]
) -> Settled:
    """Put overrules in terms of mentions.

    Parameters
    ----------
    overrules : iterable of Overrule
        As an editor wrote them: with mentions (``kcna#2``), reports or event ids.
    mentions : iterable of str
        Keys of all mentions.
    founders : mapping
        Founding mention of each event id.

    Raises
    ------
    DataFileError
        If a report with several launches is to be joined and it is not said which.

    Examples
    --------
    >>> settle([Overrule("b", "a", "joined")], ["a#1", "b#1"], {}).pairs
    {('a#1', 'b#1'): True}
    """
    by_report: dict[str, list[str]] = {}
    keys = set(mentions)
    for key in sorted(keys):
        by_report.setdefault(key.rpartition("#")[0], []).append(key)

    def meant(name: str) -> list[str]:
        if name in keys:
            return [name]
        if name in founders:
            return [founders[name]] if founders[name] in keys else []
        return by_report.get(name, [])

    pairs: dict[tuple[str, str], bool] = {}
    retracted: set[str] = set()
    unknown: list[str] = []
    for row in overrules:
        ones, others = meant(row.a), meant(row.b)
        unknown += [name for name, found in ((row.a, ones), (row.b, others)) if name and not found]
        if row.decision == "retracted":
            retracted.update(ones)
            continue
        if row.decision == "joined" and len(ones) * len(others) > 1:
            name = row.a if len(ones) > 1 else row.b
            cure = f"name one, {name}#1 or another"
            what = f"`{name}` tells of several launches"
            raise DataFileError(what, where="links.csv", cure=cure)
        for a in ones:
            for b in others:
                pairs[min(a, b), max(a, b)] = row.decision == "joined"
    return Settled(pairs, frozenset(retracted), tuple(unknown))
