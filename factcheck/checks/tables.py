"""Reads the data tables that lie beside the checks: rows of cells (.tsv), or sections of words and numbers (.toml).

In a .tsv file a line that begins with # is a comment, the first other line names the columns, and every line after it is a row with as
many cells, which stand apart by tabs; "-" is an empty cell. No two rows have the same first cell.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read_rows(path: Path) -> tuple[tuple[str, ...], ...]:
    """The rows of a .tsv file below the names of the columns.

    Raises:
        ValueError: a line is no row of this table; the message names the file and the line.
    """
    rows: dict[str, tuple[str, ...]] = {}
    columns = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        place = f"{path.name}, line {number}"
        if not columns:
            columns = len(cells)
            continue
        if len(cells) != columns:
            raise ValueError(f'{place}: {len(cells)} cells instead of {columns}, apart by tabs: "{line}"')
        if any(not cell or cell != cell.strip() for cell in cells):
            raise ValueError(f'{place}: a cell is blank or has a space at an end; an empty one is written "-": "{line}"')
        if cells[0] in rows:
            raise ValueError(f'{place}: "{cells[0]}" stands in an earlier row too')
        rows[cells[0]] = tuple("" if cell == "-" else cell for cell in cells)
    return tuple(rows.values())


@cache
def read_sections(path: Path) -> dict[str, Any]:
    """What a .toml file holds.

    Raises:
        ValueError: it is no TOML; the message names the file and the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from None


@cache
def read_word_lists(path: Path, commas: bool = False) -> dict[str, frozenset[str]]:
    """The lists of a .toml file by name: each is a text of entries that stand apart by spaces, or by `commas` and line breaks.

    Raises:
        ValueError: it is no TOML, or an entry stands twice in a list.
    """
    lists = {name: text for name, text in read_sections(path).items() if isinstance(text, str)}
    return {name: _as_set(_entries(text, commas), f"{path.name}, {name}") for name, text in lists.items()}


def _entries(text: str, commas: bool) -> list[str]:
    if not commas:
        return text.split()
    return [entry.strip() for line in text.split("\n") for entry in line.split(",") if entry.strip()]


def _as_set(entries: Iterable[str], place: str) -> frozenset[str]:
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            raise ValueError(f'{place}: "{entry}" stands there twice')
        seen.add(entry)
    return frozenset(seen)
