"""The total or the average of a column or a list, told of no row: "In all, 304 people took part" by the column "n"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose

from factcheck.checks.cells.columns import head_words, meanings, measured, unit_of, value_columns
from factcheck.checks.claim import Claim
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import lowered, source_span
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import Reason
from factcheck.text.tables import Table

KIND = "table"
TOTALS = frozenset("total totals sum average mean median all overall".split())
"""Names of rows that are no things of their own."""

_TOTAL = re.compile(r"\b(?:in all|in total|total(?:l?ed|s)?|altogether|combined|overall|the (?:sum|total) of)\b", re.I)
_MEAN = re.compile(r"\bon average\b|\b(?:an|the) average of\b|\baveraged\b", re.I)
_NO_SUM = frozenset(map(stem, "mean average median rate share percentage percent age price year rank score temperature".split()))
_PLAIN = frozenset(
    stem(word)
    for word in """the a an of in all total totalled totaled altogether combined overall average averaged on there were was is are had have
    has and they took take part came come to made up number sum them it across score win
    sell make sold receive record count register""".split()
)


def find(claim: Claim, source: int, table: Table) -> Iterator[Reason]:
    """An info where the only figure of a claim is the total or the average of the one column that it names, and it says nothing else."""
    text = claim.sentence.text
    stated = [q for q in quantities(text) if q.form == "cardinal"]
    is_total, is_mean = _TOTAL.search(text), _MEAN.search(text)
    if len(stated) != 1 or bool(is_total) == bool(is_mean) or stated[0].hedge:
        return
    figure = stated[0]
    rows = [number for number, row in enumerate(table.rows) if fold(row.cells[table.name_column]) not in TOTALS]
    rest = text[: figure.start] + " " + text[figure.end :]
    unit = {stem(fold(match.group())) for match in scan(text[figure.start : figure.end]) if not match.group()[0].isdigit()}
    said = {*meanings(rest), *unit, *(measured(match.group()) for match in scan(rest))}
    columns = [c for c in value_columns(table) if head_words(table.heads[c]) & said]
    if len(columns) != 1 or len(rows) < 2 or (is_total and head_words(table.heads[columns[0]]) & _NO_SUM):
        return
    head = table.heads[columns[0]]
    values = [value for row in rows if (value := table.numbers(columns[0])[row]) is not None]
    marks = {re.sub(r"[\d.,\s+−-]", "", table.rows[row].cells[columns[0]]) for row in rows}
    if len(values) < len(rows) or len(marks) > 1 or marks & {"%"} or (unit_of(head) not in ("", figure.unit)):
        return
    scale = figure.scale if marks & {"thousand", "million", "billion"} else 1.0
    own = sum(values) if is_total else sum(values) / len(values)
    known = head_words(head) | unit | _PLAIN | {stem(fold(m.group())) for m in scan(claim.sources[source][: table.rows[0].start])}
    words = [match.group() for match in scan(lowered(rest))]
    if isclose(own * scale, figure.value) and all(
        stem(fold(word)) in known or measured(word) in known or set(meanings(word)) & known for word in words
    ):
        place = source_span(claim, source, table.rows[0].start, table.rows[-1].end)
        message = f"worked out: {'the total' if is_total else 'the average'} under {head} is {own:,.10g}."
        yield claim.reason(KIND, message, figure.start, figure.end, place, "info")
