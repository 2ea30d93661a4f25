"""Libraries that only some of the work needs, and that an extra of the package brings."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from launches.errors import LaunchesError


def need(module: str, extra: str) -> ModuleType:
    """Import a library, or say which extra brings it.

    Parameters
    ----------
    module : str
        Name to import.
    extra : str
        Extra of ``pyproject.toml`` that has it.

    Raises
    ------
    LaunchesError
        If it is not installed.

    Examples
    --------
    >>> need("no_such_library", "excel")
    Traceback (most recent call last):
    ...
    launches.errors.LaunchesError: needs no_such_library (pip install 'launches[excel]')
    """
    try:
        return import_module(module)
    except ImportError:
        raise LaunchesError(f"needs {module}", cure=f"pip install 'launches[{extra}]'") from None
