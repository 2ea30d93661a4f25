"""What the figure scripts share: their options, and one call of the public function."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from launches.errors import FigureError
from launches.figures import KINDS, Selection, figure_files

FOLDER = Path(__file__).resolve().parent


def options(purpose: str) -> argparse.ArgumentParser:
    """Options that every figure script has."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("events", nargs="*", metavar="EVENT_ID", help="default: see the script")
    parser.add_argument("--log", type=Path, help="folder of a log; default: the bundled one")
    parser.add_argument("--reports", type=Path, nargs="+", default=(), help="read these instead")
    parser.add_argument("--out", type=Path, default=FOLDER, help="default: figures")
    return parser


def draw(
    kind: str,
    asked: argparse.Namespace,
    default: tuple[str, ...] = (),
    *,
    together: bool = False,
    name: str = "",
    actor: str | None = None,
    **more: Any,
) -> None:
    """Draw one figure, or one per event where the kind shows single ones, and name the files."""
    events = tuple(asked.events) or default
    single = KINDS[kind].per_event and not together
    for group in [(event,) for event in events] if single else [events]:
        stem = "-".join([name or kind, *group]) if single else name or kind
        chosen = Selection(events=group, actor=(actor,) if actor else ())
        try:
            paths = figure_files(
                kind, asked.out / stem, chosen, log=asked.log, reports=asked.reports,
                formats=("png", "svg"), **more,
            )  # fmt: skip
        except FigureError as error:
            print(f"not drawn: {error}")
            continue
        for path in paths:
            print(path)
