"""Tables of one measure, by rows and times: a cell that the claim names by both, its course along a row, and totals of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.cells.columns import measured, scale_of, time_of, unit_of
from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import undated
from factcheck.checks.numbers.measures import same_unit
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import lowered, source_span, stem
from factcheck.report import Reason
from factcheck.text.tables import Table, number_of, tables

KIND = "table"
_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|without|about|around|nearly|almost|over|under|if)\b|n['’]t\b", re.I)
_NUMBER = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,.]*\d)(?!\s?(?:%|percent|per cent|million|billion|times))"
)
_UP = r"rose|increased|grew|went up|climbed"
_DOWN = r"fell|dropped|decreased|declined|went down|shrank"
_COURSE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<steady> (?:steadily|from \w+ to \w+|every \w+|each \w+|all the time|throughout))?"
)
_MOST = re.compile(
    r"\bthe (?:(?P<most>most|highest|largest)|(?P<least>fewest|least|lowest|smallest))\b.*\b(?:in )?(?:every|each|all)\b"
)
_MORE = re.compile(r"\b(?:(?P<more>more|higher)|(?P<less>fewer|less|lower))\b[^.;]*\bthan\b")
_CHANGE = re.compile(
    r"\b(?:more|fewer|less|extra|additional|another|further|than|by|up|down|difference|gap|above|below|gained|lost|added|dropped)\b"
)
_IN_ALL = re.compile(
    rf"\b(?:in|over) (?:the |all |these )?(?P<count>{'|'.join(ONES)}|\d+) \w+s\b|\bin (?:all|total)\b|\baltogether\b"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_PLAIN = frozenset(
    "have number most more fewer than every each year month quarter total overall same from rose fell sold recorded"
    " measured received".split()
)


def find(claim: Claim) -> list[Reason]:
    """Errors where a cell, a course or a total is told wrong, and infos where it is right and nothing else is said."""
    text = claim.sentence.text
    if _DENIED.search(text):
        return []
    return [
        reason
        for number, source in enumerate(claim.sources)
        for table in tables(source)
        if _is_crossed(table)
        for reason in _found(claim, number, table)
    ]


def _is_crossed(table: Table) -> bool:
    """Whether all columns but that of the names are times with bare figures."""
    others = [c for c in range(len(table.heads)) if c != table.name_column]
    return (
        len(others) > 1
        and len({unit_of(table.heads[c]) for c in others}) == 1
        and all(time_of(table.heads[c]) and all(number_of(row.cells[c]) is not None for row in table.rows) for c in others)
    )


def _found(claim: Claim, source: int, table: Table) -> Iterator[Reason]:
    text = claim.sentence.text
    low = lowered(text)
    rows = [r for r, row in enumerate(table.rows) if _is_named(row.cells[table.name_column], low)]
    others = [c for c in range(len(table.heads)) if c != table.name_column]
    if all(table.heads[c].strip().isdigit() for c in others):
        others.sort(key=lambda c: int(table.heads[c]))  # the latest year may stand first
    columns = [c for c in others if _is_named(table.heads[c], low) or _is_named(time_of(table.heads[c]), low)]
    values = {r: [number_of(table.rows[r].cells[c]) or 0.0 for c in others] for r in range(len(table.rows))}
    heads = {table.heads[c].strip() for c in others}
    scales = {_SCALES.get(scale_of(table.heads[c], ""), 1.0) for c in others}
    if len(scales) > 1:
        return
    (scale,) = scales
    if scale == 1.0:
        stated = [float(m[0].replace(",", "")) for m in _NUMBER.finditer(text) if m[0] not in heads]
    else:  # "5.1 million" of 5,100 under "thousand euros"
        stated = [q.value / scale for q in undated(text, quantities(text)) if q.form == "cardinal"]
    right, unit = None, unit_of(table.heads[others[0]])
    if unit and stated and not any(same_unit(unit, quantity.unit) for quantity in quantities(text)):
        return
    if len(rows) == 1 and len(stated) == 1:
        right = _figure(low, stated[0], values[rows[0]], [others.index(c) for c in columns])
    elif len(rows) == 1 and not stated:
        right = _course(low, rows[0], values, [others.index(c) for c in columns])
    elif len(rows) == 2 and not stated and len(columns) == 1 and (match := _MORE.search(low)):
        first, second = sorted(rows, key=lambda r: low.find(lowered(table.rows[r].cells[table.name_column])))
        gap = values[first][others.index(columns[0])] - values[second][others.index(columns[0])]
        right = gap != 0 and (gap > 0) == bool(match["more"])
    if right is None or (right and not _is_all_known(claim, source, table, low)):
        return
    place = table.rows[rows[0]]
    span = source_span(claim, source, place.start, place.end)
    message = "worked out of the row" if right else "does not agree with the row"
    yield claim.reason(KIND, f"{message}: {span.text.strip()}.", 0, len(text), span, "info" if right else "error")


def _figure(low: str, figure: float, row: Sequence[float], columns: Sequence[int]) -> bool | None:
    """Whether a figure is the cell of a row and a column, or the total of the row."""
    in_all = _IN_ALL.search(low)
    if in_all and not columns:
        count = ONES.get(in_all["count"] or "", len(row))
        return figure == sum(row) if int(count) == len(row) else None
    return figure == row[columns[0]] if len(columns) == 1 and not _COURSE.search(low) and not _CHANGE.search(low) else None


def _course(low: str, row: int, values: dict[int, list[float]], columns: Sequence[int]) -> bool | None:
    """Whether a row rises or falls as the claim says, or has the most or the least in every column."""
    course, most = _COURSE.search(low), _MOST.search(low)
    if course and course["steady"] and not columns:
        return all((after > before) == bool(course["up"]) and after != before for before, after in pairwise(values[row]))
    if course and len(columns) == 1 and columns[0] > 0:
        before, after = values[row][columns[0] - 1], values[row][columns[0]]
        return after != before and (after > before) == bool(course["up"])
    if most and not columns:
        best = max if most["most"] else min
        return all(values[row][c] == best(v[c] for v in values.values()) for c in range(len(values[row])))
    return None


def _is_named(name: str, low: str) -> bool:
    return bool(name.strip()) and re.search(rf"(?<!\w){re.escape(lowered(name.strip()))}(?!\w)", low) is not None


def _is_all_known(claim: Claim, source: int, table: Table, low: str) -> bool:
    """Whether the longer words of a claim stand in the source or say next to nothing."""
    known = {stem(word) for word in _WORD.findall(lowered(claim.sources[source]))} | set(ONES)
    unit = unit_of(table.heads[-1])
    rest = _COURSE.sub(" ", _MOST.sub(lambda m: m[0][9:], low))
    known |= {stem(word) for head in table.heads for word in _WORD.findall(time_of(head))}
    return all(stem(word) in known | _PLAIN or (unit and measured(word) == unit) for word in _WORD.findall(rest))
