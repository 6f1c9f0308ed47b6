"""The lists of words, numbers and tables that cases are filled from."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def table_of(name: str) -> dict[str, Any]:
    """The content of a ``.toml`` file of this folder."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def entries(text: str) -> list[str]:
    """The entries of a list that is written as one text, with " / " between them."""
    return [entry.strip() for entry in f" {' '.join(text.split())} ".split(" / ")]


@cache
def words(name: str) -> list[str]:
    """A list of ``words.toml``; raises KeyError where there is none of the name."""
    return entries(table_of("words")[name])
