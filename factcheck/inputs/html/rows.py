"""Tables as rows of cells with tabs between; those that only lay out a page are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WIDEST = 100
_LONGEST_CELL = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the texts of its blocks, the columns and rows that it goes over, and whether it may be one of a table of data."""

    texts: Sequence[str]
    across: int = 1
    down: int = 1
    plain: bool = True

    @property
    def text(self) -> str:
        """Its blocks as one line."""
        return " ".join(self.texts).replace("\n", " ")


def span(written: str | None) -> int:
    """How many columns or rows the attribute ``colspan`` or ``rowspan`` means."""
    match = re.match(r"\s*(\d{1,3})", written or "")
    return min(max(int(match[1]), 1), _WIDEST) if match else 1


def rows_of(rows: Sequence[Sequence[Cell]]) -> str:
    r"""The rows as lines with a tab between cells, a cell over several rows in each of them; empty where they are no table of data.

    Example:
        rows of two cells give ``"City\t2025\nOslo\t14"``.
    """
    if not any(len(row) > 1 for row in rows):
        return ""
    if any(not cell.plain or len(cell.texts) > 2 or len(cell.text) > _LONGEST_CELL for row in rows for cell in row):
        return ""
    hanging: dict[int, tuple[int, str]] = {}
    return "\n".join(line for row in rows if (line := "\t".join(_cells(row, hanging))).strip())


def _cells(row: Sequence[Cell], hanging: dict[int, tuple[int, str]]) -> list[str]:
    """The texts of a row, with those that hang down from rows above; `hanging` has these by their column, and the rows that they go on."""
    cells: list[str] = []
    coming = list(reversed(row))
    while coming or len(cells) in hanging:
        if len(cells) in hanging:
            rows, text = hanging.pop(len(cells))
            if rows > 1:
                hanging[len(cells)] = (rows - 1, text)
            cells.append(text)
            continue
        cell = coming.pop()
        for text in [cell.text, *[""] * (cell.across - 1)]:
            if cell.down > 1:
                hanging[len(cells)] = (cell.down - 1, text)
            cells.append(text)
    return cells
