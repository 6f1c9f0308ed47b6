"""What is said of all rows of a table: "All three kettles have a two-year warranty"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose

from factcheck.checks.cells.columns import Told, scale_of, unit_of
from factcheck.checks.cells.ranked import says_nothing_else
from factcheck.checks.cells.totals import TOTALS
from factcheck.checks.numbers.measures import bases, same_unit
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import Reason

KIND = "table"

_ALL = re.compile(
    r"(?:all|each|every|both)(?: of)?(?: the| these| its)?(?: (?P<count>two|three|four|five|six|seven|eight|nine|ten|\d+))?"
    r" (?P<noun>[^\W\d_]+) (?:ha(?:s|ve|d)|costs?|is|are|was|were|carry|carries|carried|weighs?|weighed|got|gets?)\b",
    re.I,
)
_BOUND = re.compile(r"\b(?:than|least|most|about|around|over|under|nearly|almost|up to|between|or|only|each other)\b", re.I)


def find(told: Told) -> Iterator[Reason]:
    """An error where a row has another figure than all are said to have; an info where all have it and nothing else is said."""
    text, table = told.claim.sentence.text, told.table
    match = _ALL.match(text)
    stated = [q for q in quantities(text) if q.form == "cardinal" and (not match or q.start >= match.end())]
    if match is None or len(stated) != 1 or stated[0].hedge or _BOUND.search(text):
        return
    figure, rest = stated[0], text[match.end() :]
    rows = [n for n, row in enumerate(table.rows) if fold(row.cells[table.name_column]) not in TOTALS]
    count = match["count"] and (int(match["count"]) if match["count"].isdigit() else ONES[match["count"].lower()])
    things = {stem(fold(m.group())) for m in scan(table.heads[table.name_column])}
    if (count and count != len(rows)) or (not count and stem(fold(match["noun"])) not in things) or len(rows) < 2:
        return
    columns = told.columns_named(match[0][match.end("noun") - match.start() :] + rest)
    read = re.compile("|".join((re.escape(match[0]), re.escape(text[figure.start : figure.end]))))
    if len(columns) != 1 or any(scale_of(table.heads[columns[0]], table.rows[n].cells[columns[0]]) for n in rows):
        return
    same = [(n, _is_of(figure, table.heads[columns[0]], table.numbers(columns[0])[n])) for n in rows]
    if any(one is None for _, one in same) or not says_nothing_else(told, read):
        return
    other = next((n for n, one in same if not one), None)
    place = told.cell_span(rows[0] if other is None else other, columns[0])
    name = table.rows[rows[0] if other is None else other].cells[table.name_column]
    message = f"{table.heads[columns[0]]} of {name} is {place.text}."
    yield told.claim.reason(KIND, message, figure.start, figure.end, place, "info" if other is None else "error")


def _is_of(figure: Quantity, head: str, cell: float | None) -> bool | None:
    """Whether a cell is a figure, in whatever unit; None where that cannot be told."""
    unit = unit_of(head)
    if cell is None or (unit and not figure.unit):
        return None
    if not unit or same_unit(unit, figure.unit):
        return isclose(cell, figure.value)
    own, stated = dict(bases(unit, cell)), dict(bases(figure.unit, figure.value))
    common = own.keys() & stated.keys()
    return isclose(own[min(common)], stated[min(common)], rel_tol=0.02) if common else None
