"""Who won, by a list of times or a score: "Baek finished in 1:42.10 and Ruiz in 1:42.85", "Final score: Larks 88, Terns 81"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.cells.columns import Told
from factcheck.checks.cells.ranked import says_nothing_else
from factcheck.checks.kept import kept
from factcheck.report import Reason
from factcheck.text.tables import Row, Table, number_of

KIND = "table"

_NAME = r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,2}"
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\.\d+)?"
_TIMED = re.compile(
    rf"(?P<first>{_NAME}) (?P<verb>finished|completed|ran|swam|rode|skied|rowed)(?: (?!in )[^\W\d_]+){{0,4}} in {_CLOCK}"
    rf"(?P<items>(?:(?:,|;|,? and) {_NAME} in {_CLOCK})+)"
)
_ITEM = re.compile(rf"(?P<name>{_NAME})(?: (?!in )[^\W\d_]+){{0,5}} in (?P<time>{_CLOCK})")
_SCORES = re.compile(r"\b(?:score|final|result|full[- ]time)\b", re.I)
_TIME_HEAD = "time"
_AHEAD = re.compile(
    r"\b(?:beat|beats|defeated|edged|ahead of|faster than|quicker than|won (?:[^\W\d_]+ ){0,3}(?:against|over|before))\b", re.I
)
_BEHIND = re.compile(r"\b(?:beaten by|defeated by|lost (?:[^\W\d_]+ ){0,3}(?:to|against)|behind|slower than)\b", re.I)
_PLACE = re.compile(
    r"^(?: [^\W\d_]+){0,1}? (?:(?P<first>won|triumphed|first|the fastest|the winner)|(?P<second>second)|(?P<third>third))\b"
)
_PART = re.compile(r"\b(?:run|leg|lap|half|heat|split|quarter|set|period|led|leading|start|early|until|at first)\b", re.I)
_READ = re.compile(
    r"\b(?:beat|beats|beaten|defeated|edged|ahead|behind|faster|slower|quicker|won|lost|against|over|before|to|finished|came|home|in|place"
    r"|first|second|third|fastest|winner|triumphed|race|game|match)\b|\d+",
    re.I,
)


@kept
def finishes(text: str) -> tuple[Table, ...]:
    """The lists of who finished in which time."""
    found = []
    for match in _TIMED.finditer(text):
        rows = tuple(Row(m.start(), m.end(), (m["name"], m["time"])) for m in _ITEM.finditer(text, match.start(), match.end()))
        if len({row.cells[0] for row in rows}) == len(rows) > 1:
            found.append(Table(("", _TIME_HEAD), rows))
    return tuple(found)


def find(told: Told) -> Iterator[Reason]:
    """An error where the order of two, or the place of one, is told wrong; an info where it is right and nothing else is said."""
    text, source = told.claim.sentence.text, told.claim.sources[told.source]
    order = _order(told.table)
    line = source[source.rfind("\n", 0, told.table.rows[0].start) + 1 : told.table.rows[-1].end]
    figures = {figure for row in told.table.rows for figure in re.findall(r"\d+", row.cells[1])}
    if not order or _PART.search(text) or not figures.issuperset(re.findall(r"\d+", text)):
        return
    first, is_score = told.rows[0], told.table.heads[1] != _TIME_HEAD
    right: bool | None
    if len(told.rows) == 2:
        between = text[first[2] : told.rows[1][1]]
        ahead, behind = _AHEAD.search(between), _BEHIND.search(between)
        if bool(ahead) == bool(behind):
            return
        right = (order.index(first[0]) < order.index(told.rows[1][0])) == bool(ahead)
        if "won" in between.split():  # who is first of a list of times need not be of all
            right = None if right and not is_score and order[0] == first[0] else right and order[0] == first[0]
    elif len(told.rows) == 1 and (match := _PLACE.search(text[first[2] :])):
        place = 0 if match["first"] else 1 if match["second"] else 2
        own = order.index(first[0])
        right = False if own > place else True if is_score and own == place else None
    else:
        return
    if right is not None and says_nothing_else(told, _READ, line):
        shown = told.cell_span(first[0], 1)
        message = f"{shown.text} for {told.table.rows[first[0]].cells[0]}; {told.table.rows[order[0]].cells[0]} is ahead."
        yield told.claim.reason(KIND, message, 0, len(text), shown, "info" if right else "error")


def _order(table: Table) -> list[int]:
    """The rows by their place, the first one first; none where two are equal, or it is no list of a race or a score."""
    values: dict[int, float] = {}
    for number, row in enumerate(table.rows):
        if table.heads[1] == _TIME_HEAD:
            value = 0.0
            for part in row.cells[1].split(":"):
                value = 60 * value + float(part)
            values[number] = value
        elif len(table.rows) == 2 == len(row.cells) and _SCORES.search(table.heads[1]):
            values[number] = -(number_of(row.cells[1]) or 0.0)
    return sorted(values, key=lambda n: values[n]) if len(set(values.values())) == len(values) > 1 else []
