"""Times of a timetable: the time at which a row departs told as that at which it arrives, or another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factcheck.checks.cells.columns import Told
from factcheck.checks.cells.ranked import says_nothing_else
from factcheck.checks.dates.clock import Clock, clocks
from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections
from factcheck.checks.vocabulary.words import fold
from factcheck.report import Reason

KIND = "table"
_OTHERWISE = re.compile(r"\b(?:not|never|before|after|later|earlier|about|around|nearly|by|until|from|between|than|or|instead)\b")


@cache
def _events() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Of each event the heads under which its time stands, and a pattern of the words that tell it."""
    rows = read_sections(Path(__file__).with_name("heads.toml"))["clocks"]["rows"].strip().split("\n")
    found = []
    for row in rows:
        heads, words = (part.split(", ") for part in row.split(" | "))
        found.append((frozenset(heads), re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")))
    return tuple(found)


def find(told: Told) -> Iterator[Reason]:
    """An error where the event that a claim tells has another time in the row; an info where it has this one and no more is said."""
    text = told.claim.sentence.text
    low, stated = lowered(text), clocks(text)
    if len(told.rows) != 1 or len(stated) != 1 or _OTHERWISE.search(low):
        return
    row, columns = told.rows[0][0], [c for heads, words in _events() if words.search(low) for c in _under(told, heads)]
    if len(columns) != 1 or sum(bool(words.search(low)) for _, words in _events()) != 1:
        return
    own = clocks(told.table.rows[row].cells[columns[0]])
    if len(own) != 1:
        return
    place, right = told.cell_span(row, columns[0]), bool(_minutes(own[0]) & _minutes(stated[0]))
    start, end = stated[0].start, stated[0].end
    if not right:
        yield told.claim.reason(KIND, f"“{place.text}” in the table is “{text[start:end]}” here.", start, end, place)
    elif says_nothing_else(told, _read(text[start:end]), " ".join(told.table.rows[row].cells)):
        yield told.claim.reason(KIND, f"“{place.text}” in the table too.", start, end, place, "info")


def _under(told: Told, heads: frozenset[str]) -> list[int]:
    return [c for c, head in enumerate(told.table.heads) if fold(head).strip(" .:") in heads]


def _minutes(clock: Clock) -> frozenset[int]:
    return frozenset(clock.minutes)


def _read(time: str) -> re.Pattern[str]:
    words = "|".join(pattern.pattern for _, pattern in _events())
    return re.compile(rf"{re.escape(time)}|{words}|\b(?:at|for|train|bus|ferry|flight|class|shop|office)\b", re.I)
