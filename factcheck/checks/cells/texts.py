"""Cells of words: one of another row, or in a table by rows and times of another place ("Biology in room 103 on Monday")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.cells.columns import Told, time_of
from factcheck.report import Reason
from factcheck.text.tables import number_of

KIND = "table"
_LEAST = 3  # letters of a cell that is looked for
_LINKED = re.compile(r"\b(?:before|after|than|unlike|instead|then|moved?|swapp?ed|also|both|as well|except|if|or)\b", re.I)


def find(told: Told) -> list[Reason]:
    """Words of a cell where the claim names only other rows, or another row and column."""
    return [*_of_another_row(told), *_of_another_place(told)]


def _is_text(cell: str) -> bool:
    return len(cell) >= _LEAST and any(map(str.isalpha, cell)) and number_of(cell) is None


def _of_another_row(told: Told) -> Iterator[Reason]:
    text, named = told.claim.sentence.text, {row for row, _, _ in told.rows}
    for column in range(len(told.table.heads)):
        if column == told.table.name_column:
            continue
        for number, row in enumerate(told.table.rows):
            cell = row.cells[column]
            others = {n for n, other in enumerate(told.table.rows) if cell.casefold() in (c.casefold() for c in other.cells)}
            if number in named or others & named or not _is_text(cell):
                continue
            if match := _stands(cell, text):
                right = told.cell_span(told.rows[0][0], column)
                owner = row.cells[told.table.name_column]
                yield told.claim.reason(KIND, f"“{match[0]}” stands in the row of {owner}.", match.start(), match.end(), right)


def _of_another_place(told: Told) -> Iterator[Reason]:
    """A word of the table told of one row and one time, where these have another one, or none."""
    text, heads = told.claim.sentence.text, told.table.heads
    times = [c for c in range(len(heads)) if c != told.table.name_column and time_of(heads[c])]
    columns = [c for c in told.columns_named(text) if c in times]
    if len(told.rows) != 1 or len(columns) != 1 or len(times) < 2 or _LINKED.search(text):
        return
    row, column = told.rows[0][0], columns[0]
    mine = told.table.rows[row].cells
    cells = {cell for other in told.table.rows for c in times if _is_text(cell := other.cells[c])}
    said = [(cell, match) for cell in cells if (match := _stands(cell, text))]
    if len(said) != 1 or said[0][0].casefold() in mine[column].casefold():
        return
    cell, match = said[0]
    if any(cell.casefold() == other.casefold() for other in mine):  # else told above
        yield told.claim.reason(
            KIND, f"“{match[0]}” is not under {heads[column]} there.", match.start(), match.end(), told.cell_span(row, column)
        )


def _stands(cell: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(cell)}(?!\w)", text, re.I)
