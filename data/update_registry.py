"""Rewrite ``data/registry.txt``: hashes afresh, licence and source kept.

``python data/update_registry.py`` after a file was built again;
``python data/update_registry.py NAME LICENCE SOURCE`` to enter a new one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from launches.datafiles import LOG_FILES, REGISTRY, parse_registry, sha256_of

FOLDER = Path(__file__).resolve().parent
HEADER = "# file, SHA-256, licence and source, with tabs between; see README.md for the credits\n"
#: scripts, notes, licence and the registry itself are no data
NOT_DATA = {".py", ".md", ".txt", ".cff", ""}


def data_names() -> list[str]:
    """Names of the reference files in the folder, sorted; the log keeps its own hashes."""
    return sorted(
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*")
        if path.is_file()
        and path.suffix not in NOT_DATA
        and path.name not in LOG_FILES
        and not path.name.startswith(("partial", "."))
        and "__pycache__" not in path.parts
    )


def main(arguments: list[str]) -> None:
    """Rewrite the registry; fail where a file has no licence and source yet."""
    path = FOLDER / REGISTRY
    known = {
        name: (entry.licence, entry.source)
        for name, entry in parse_registry(path.read_text("utf-8") if path.exists() else "").items()
    }
    if arguments:
        if len(arguments) != 3:
            sys.exit(__doc__)
        name, licence, source = arguments
        known[name] = (licence, source)
    names = data_names()
    unknown = [name for name in names if name not in known]
    lines = [
        "\t".join((name, sha256_of(FOLDER / name), *known[name])) + "\n"
        for name in names
        if name in known
    ]
    partial = path.with_name(path.name + ".partial")
    partial.write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")
    os.replace(partial, path)
    print(f"{len(lines)} files")
    if unknown:
        sys.exit(f"left out {', '.join(unknown)}: give NAME LICENCE SOURCE for each")


if __name__ == "__main__":
    main(sys.argv[1:])
