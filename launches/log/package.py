"""What goes with the tables of a log: its description, how to cite it, its licence, its changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from launches import schema
from launches.errors import DataFileError
from launches.log.estimates import Settings
from launches.log.overrules import COLUMNS as LINKS
from launches.log.overrules import DECISIONS
from launches.log.tables import COLUMNS

LICENCE = "CC-BY-4.0"
LICENCE_TEXT = """The tables and layers of this log, which are the files that datapackage.json
lists, are licensed under the Creative Commons Attribution 4.0 International licence (CC BY 4.0):
https://creativecommons.org/licenses/by/4.0/

They may be shared and adapted for any purpose if the log is named as the source and changes are
said. Short passages quoted from reports, in the column `verbatim`, remain with their authors. The
estimated columns rest on maritime boundaries and base maps with terms of their own, which the
software that made them names.

Put another text here if you publish your log under other terms; it is kept.
"""
CITATION_TEXT = """cff-version: 1.2.0
message: If you use this log, please cite it.
type: dataset
title: Log of reported missile launches
authors:
  - name: The compilers of this log
license: CC-BY-4.0
"""
CHANGES_HEAD = "# Changes of the data\n"

_MEANINGS = {
    "mention": "report and running number of the launch in it",
    "event_id": "id of the event",
    "report_id": "report that tells of it",
    "preferred": "claims that the columns rest on, `|` between",
    "mentions": "mentions of the event, the one that it was first entered for in front",
    "merged_into": "event that this id went into; an id is never given twice",
    "a": "report, launch in it (report#2) or event",
    "b": "the other one; empty where `a` is retracted",
    "decision": "what an editor has decided of the two, which outlasts every build",
    "note": "why",
}
_TYPES = {"Float64": "number", "Int64": "integer", "boolean": "boolean"}
_KEYS: dict[str, tuple[str, ...]] = {
    "events": ("event_id",),
    "claims": ("claim_id",),
    "reports": ("report_id",),
    "mentions": ("mention",),
    "ids": ("event_id",),
}
_REFERENCES = {
    "claims": (("event_id", "events"), ("report_id", "reports")),
    "mentions": (("event_id", "events"), ("report_id", "reports")),
}


def describe(files: Mapping[str, bytes], settings: Settings) -> bytes:
    """Text of ``datapackage.json``: a Frictionless data package of the log's files.

    Parameters
    ----------
    files : mapping
        Content of the tables and layers by name.
    settings : Settings
        How the estimates were made.
    """
    resources = [_resource(name, raw) for name, raw in files.items()]
    package = {
        "profile": "data-package",
        "name": "launches",
        "title": "Log of reported missile launches",
        "description": "What was publicly reported, claim by claim, and what follows from it.",
        "licenses": [
            {"name": LICENCE, "path": "https://creativecommons.org/licenses/by/4.0/"},
        ],
        "launches": settings.to_dict(),
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def settings_of(raw: bytes | None, where: str = "datapackage.json") -> Settings | None:
    """Read off a data package how the estimates of a log are made.

    Raises
    ------
    DataFileError
        If it is not a data package of a log.

    Examples
    --------
    >>> settings_of(describe({}, Settings(samples=500))).samples
    500
    """
    if raw is None:
        return None
    try:
        return Settings(**json.loads(raw)["launches"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        cure = "it is written by: launches build"
        raise DataFileError("not the description of a log", where=where, cure=cure) from error


def hashes_of(raw: bytes) -> dict[str, str]:
    """Hashes that a data package gives of its files, by their names."""
    found = json.loads(raw)["resources"]
    return {str(r["path"]): str(r["hash"]).removeprefix("sha256:") for r in found}


def _resource(path: str, raw: bytes) -> dict[str, Any]:
    name, _, suffix = path.rpartition(".")
    resource: dict[str, Any] = {"name": name, "path": path}
    if suffix == "csv":
        resource |= {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv"}
    else:
        resource |= {"format": "geojson", "mediatype": "application/geo+json"}
    resource |= {
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
    }
    if suffix == "csv":
        resource["schema"] = table_schema(name)
    return resource


def table_schema(name: str) -> dict[str, Any]:
    """Table Schema of one table: fields, key, and what its keys refer to.

    Examples
    --------
    >>> table_schema("ids")["primaryKey"]
    ['event_id']
    """
    known = {c.name: c for c in schema.EVENTS} if name == "mentions" else {}
    known |= {c.name: c for c in schema.TABLES.get(name, ())}
    columns = LINKS if name == "links" else COLUMNS[name]
    out: dict[str, Any] = {
        "fields": [_field(column, known.get(column)) for column in columns],
        "missingValues": [""],
    }
    if name in _KEYS:
        out["primaryKey"] = list(_KEYS[name])
    if name in _REFERENCES:
        out["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": table, "fields": [column]}}
            for column, table in _REFERENCES[name]
        ]
    return out


def _field(name: str, column: schema.Column | None) -> dict[str, Any]:
    if column is None:
        plain: dict[str, Any] = {"name": name, "type": "string", "description": _MEANINGS[name]}
        if name == "decision":
            plain["constraints"] = {"enum": list(DECISIONS)}
        return plain
    kind = "date" if name == "date_local" else _TYPES.get(column.dtype, "string")
    out: dict[str, Any] = {"name": name, "type": kind, "description": column.meaning}
    if column.unit:
        out["unit"] = column.unit
    if column.values:
        out["constraints"] = {"enum": list(column.values)}
    return out


def tell_changes(before: str, changes: Sequence[str], heading: str) -> str:
    """Text of ``CHANGES.md`` with a new part on top of the older ones.

    Parameters
    ----------
    before : str
        The text so far.
    changes : sequence of str
        What changed, event by event; none leaves the text as it is.
    heading : str
        What the log covers now.

    Examples
    --------
    >>> print(tell_changes("", ["PRK-2023-09-13-1 added"], "2 reports"))
    # Changes of the data
    <BLANKLINE>
    ## 2 reports
    <BLANKLINE>
    - PRK-2023-09-13-1 added
    <BLANKLINE>
    """
    if not changes:
        return before
    older = before.removeprefix(CHANGES_HEAD)
    lines = "".join(f"- {change}\n" for change in changes)
    return f"{CHANGES_HEAD}\n## {heading}\n\n{lines}{older}"
