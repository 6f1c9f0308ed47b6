"""The version of factcheck that is installed."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def own_version() -> str:
    """As its distribution has it, or ``0+unknown`` where it runs without being installed."""
    try:
        return version("factcheck-nli")
    except PackageNotFoundError:
        return "0+unknown"
