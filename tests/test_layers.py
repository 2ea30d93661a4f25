"""The layers point one way, and importing does no work."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "launches"

#: Rank of each module or package: it may import what has a lower rank, or its own package.
RANKS = {
    "errors": 0,
    "version": 0,
    "extras": 1,
    "units": 1,
    "model": 1,
    "schema": 1,
    "datafiles": 1,
    "files": 1,
    "parallel": 1,
    "geodesy": 2,
    "places": 2,
    "geography": 3,
    "text": 10,
    "claims": 20,
    "events": 30,
    "publiclogs": 34,
    "log": 55,
    "table": 31,
    "formats": 32,
    "geojson": 33,
    "trajectory": 40,
    "zones": 50,
    "estimates": 52,
    "plotting": 60,
    "summary": 70,
    "reasons": 70,
    "reading": 70,
    "drawing": 70,
    "figures": 77,
    "cards": 78,
    "page": 72,
    "pipeline": 75,
    "answers": 80,
    "cli": 90,
    "__init__": 85,
    "__main__": 100,
}
#: Base modules, which know of no layer.
BASE = (
    "errors",
    "extras",
    "units",
    "model",
    "schema",
    "datafiles",
    "files",
    "parallel",
    "places",
    "geodesy",
    "geography",
)
HEAVY = ("pandas", "geopandas", "matplotlib", "pyproj", "scipy", "shapely", "numpy", "yaml")


def imported(source: str, module: str) -> set[str]:
    """First parts below `launches` of everything that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")[: -node.level]
                base = ".".join([*parts, *([base] if base else [])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            first, _, rest = name.partition(".")
            if first == "launches":
                head = rest.partition(".")[0]
                found.add(head if head in RANKS else "__init__")
    return found


def wrong_way(source: str, module: str) -> list[str]:
    """Imports of a module that go up."""
    own = module.split(".")[1] if "." in module else "__init__"
    return sorted(
        name for name in imported(source, module) if name != own and RANKS[name] >= RANKS[own]
    )


def modules() -> dict[str, Path]:
    out = {}
    for path in PACKAGE.rglob("*.py"):
        parts = ["launches", *path.relative_to(PACKAGE).with_suffix("").parts]
        if parts[-1] == "__init__" and len(parts) > 2:
            # keep the name, so that a relative import counts from the package
            parts[-1] = "__init__"
        out[".".join(parts)] = path
    return out


@pytest.mark.parametrize("module", sorted(modules()))
def test_no_module_imports_a_higher_one(module: str) -> None:
    assert wrong_way(modules()[module].read_text(encoding="utf-8"), module) == []


def test_every_module_has_a_rank() -> None:
    assert {name.split(".")[1] for name in modules()} <= set(RANKS)


def test_base_ranks_are_below_every_layer() -> None:
    assert max(RANKS[name] for name in BASE) < RANKS["text"]


@pytest.mark.parametrize(
    ("module", "source", "caught"),
    [
        ("launches.events.build", "from launches.plotting import plot_map", ["plotting"]),
        ("launches.text.reports", "def f():\n    import launches.claims.lexicon", ["claims"]),
        ("launches.trajectory.kepler", "from ..zones import check_zones", ["zones"]),
        ("launches.geodesy", "from launches import text", ["text"]),
        ("launches.geodesy", "from launches import estimate", ["__init__"]),
        ("launches.zones.verdict", "from launches.trajectory import estimate", []),
        ("launches.zones.verdict", "from . import layer", []),
    ],
)
def test_planted_imports_are_caught(module: str, source: str, caught: list[str]) -> None:
    assert wrong_way(source, module) == caught


def loaded_after(code: str) -> set[str]:
    """Top-level modules in memory after a piece of code, in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import launches").isdisjoint(HEAVY)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import contextlib, io, sys\n"
        "from launches.cli import cli\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    cli.main(['--help'], standalone_mode=False)"
    )
    assert loaded_after(code).isdisjoint(HEAVY)


def test_reading_loads_no_tables() -> None:
    code = "import launches\nlaunches.parse('Nothing was fired.')"
    assert loaded_after(code).isdisjoint(("pandas", "geopandas", "matplotlib", "scipy"))


def test_modules_are_short() -> None:
    long = {
        name: count
        for name, path in modules().items()
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_public_names_are_there_and_listed() -> None:
    import launches

    assert sorted(launches.__all__) == launches.__all__
    for name in launches.__all__:
        assert getattr(launches, name).__doc__, name
    assert set(launches.__all__) <= set(dir(launches))
    with pytest.raises(AttributeError, match="no attribute 'lunches'"):
        _ = launches.lunches
