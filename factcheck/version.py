"""The version of factcheck that is installed, and how more of it is."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_BY_THE_DEMO = frozenset("html pdf docx documents parquet zstd serve mcp calibrate".split())
"""The extras that ``scripts/demo all`` installs."""


@cache
def own_version() -> str:
    """As its distribution has it, or ``0+unknown`` where it runs without being installed."""
    try:
        return version("factcheck-nli")
    except PackageNotFoundError:
        return "0+unknown"


def installing(extra: str) -> str:
    """The command that installs an extra; in a clone, whose packages are on no index, the script that does it is named too."""
    in_a_clone = extra in _BY_THE_DEMO and (Path(__file__).parents[1] / "scripts" / "demo").exists()
    return f"pip install 'factcheck-nli[{extra}]'" + (" (in a clone: scripts/demo all)" if in_a_clone else "")
