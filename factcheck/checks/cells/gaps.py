"""How far two rows of a table are apart: "two points ahead of Olan", "23 g heavier than the Pika S", "90 dollars dearer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose

from factcheck.checks.cells import standing
from factcheck.checks.cells.columns import Told, meaning, measured, value_columns
from factcheck.checks.cells.ranked import says_nothing_else, sizes_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.vocabulary.words import fold, scan
from factcheck.report import Reason

KIND = "table"
_WAY = re.compile(
    r"\s?(?P<noun>[^\W\d_]+\s)??(?:(?P<up>ahead of|clear of|above|more than|higher than|(?P<size>heavier|longer|dearer|taller|larger|bigger"
    r"|older|more expensive) than)|(?:behind|below|fewer than|less than|lower than|short of|(?P<small>lighter|shorter|cheaper|smaller"
    r"|younger|less expensive) than))",
    re.I,
)
_LINKED = re.compile(r"\b(?:not|never|than|twice|times|half|percent|if|or|both|all)\b|%", re.I)
_FIRST = re.compile(
    r"\b(?:(?:is|are|was|were|stands?|sits?|lies?|leads?|weighs?|costs?|finished|ended|has|have|had|by|up|about)\b)", re.I
)


def find(told: Told) -> Iterator[Reason]:
    """An error where two rows are otherwise apart than the claim says; an info where they are so and nothing else is said."""
    text = told.claim.sentence.text
    if len(told.rows) != 2:
        return
    (first, _, _), (second, second_start, _) = told.rows
    stated = [q for q in quantities(text) if q.form == "cardinal" and not q.hedge and q.end <= second_start]
    gaps = [(q, way) for q in stated if (way := _WAY.match(text, q.end)) and way.end() <= second_start]
    if len(gaps) != 1 or len(stated) != 1 or _LINKED.search(text[: gaps[0][0].start]):
        return
    figure, way = gaps[0]
    columns = _columns(told, figure, way)
    values = told.table.numbers(columns[0]) if len(columns) == 1 else []
    one, other = (values[first], values[second]) if values else (None, None)
    if one is None or other is None or text[way.end() : second_start].strip(" ").lower() not in ("", "the", "that of"):
        return
    gap = one - other if way["up"] else other - one
    right, place = isclose(gap, figure.value), told.cell_span(second, columns[0])
    names = [told.table.rows[row].cells[told.table.name_column] for row in (first, second)]
    shown = (
        f"{told.table.heads[columns[0]]}: {told.cell_span(first, columns[0]).text} for {names[0]}, {place.text} for {names[1]}."
    )
    read = re.compile(f"{re.escape(text[figure.start : way.end()])}|{standing.told_right(told)}|{_FIRST.pattern}", re.I)
    if not right or says_nothing_else(told, read):
        message = f"worked out: {shown}" if right else shown
        yield told.claim.reason(KIND, message, figure.start, way.end(), place, "info" if right else "error")


def _columns(told: Told, figure: Quantity, way: re.Match[str]) -> list[int]:
    """The column that the gap is of: that of its noun or its unit, else that of the adjective."""
    text = told.claim.sentence.text
    said = {fold(m.group()) for m in scan(text[figure.start : figure.end] + " " + (way["noun"] or ""))}
    words = {meaning(word) for word in said} | {measured(word) for word in said}
    named = [c for c in value_columns(told.table) if words & told.head_words(c)]
    sized = sizes_of((way["size"] or way["small"] or "").lower())
    return named or [c for c in value_columns(told.table) if sized & told.head_words(c)]
