"""Tables as sources: a cell told of another row or column; what is said of a whole column is worked out in `ranked.py`.

A row counts as told of where the claim has its name. A number belongs to the head that stands next to it ("six gold medals").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from factcheck.checks.cells import ranked
from factcheck.checks.cells.columns import Told, meaning, value_columns
from factcheck.checks.claim import Claim
from factcheck.checks.dates.clock import clocks
from factcheck.checks.vocabulary.words import scan
from factcheck.report import Reason
from factcheck.text.tables import Table, number_of, tables

KIND = "table"

_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|without|cannot)\b|n['’]t\b", re.I)
_ROUGH = re.compile(
    r"\b(?:than|about|around|roughly|nearly|almost|over|under|least|most|approximately|some|up to|above|below|by|another"
    r"|extra|additional|further|the|all|to|from|and|or|between|in|since)"
    r"\s*[$€£]?$",
    re.I,
)
_NUMBER = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d,.]*\d)"
    r"(?!\s?(?:%|percent|per cent|million|billion|thousand|times))"
)
_WORDS_FROM_TWO = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty""".split()
_WORDS = {word: float(number) for number, word in enumerate(_WORDS_FROM_TWO, 2)}
_DIFFERENCE = re.compile(r"\b(?:difference|gap|surplus|excess|margin|deficit|balance|apart)\b", re.I)
_MORE = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,2}?(?:more|fewer|less|above|below|higher|lower|greater|larger|smaller|ahead|behind|extra|additional)\b",
    re.I,
)
_CHANGE = re.compile(
    r"\b(?:(?P<down>lost|lose[sd]?|losing|fell|fallen|dropped|declined|shed|shrank|down|fewer|less)"
    r"|gain(?:s|ed|ing)?|won|rose|risen|added|grew|grown|climbed|up|more)\b",
    re.I,
)
_LEADS = re.compile(r"(?P<head>[^\W\d_]+)(?: (?:is|are|was|were|stood at|came to|numbered|totall?ed)|:| ?\()?\s*[$€£]?$", re.I)
_PHRASE_END = re.compile(r"[,;:()]|\b(?:and|but|while|whereas|with)\b", re.I)
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?!-)", re.I)


def find(claim: Claim) -> list[Reason]:
    """Errors where the claim tells a cell of another row or column, and what it says of a whole column, right or wrong."""
    text = claim.sentence.text
    if _DENIED.search(text):
        return []
    found: list[Reason] = []
    for number, source in enumerate(claim.sources):
        for table in tables(source):
            rows = tuple(sorted(_named_rows(text, table), key=lambda row: row[1]))
            if rows:
                told = Told(claim, number, table, rows)
                found += [*_of_another_row(told), *_numbers(told)]
                found += [] if _CHANGE.search(text) and _signed(told) else ranked.find(told)
    return found


def _named_rows(text: str, table: Table) -> Iterator[tuple[int, int, int]]:
    for number, row in enumerate(table.rows):
        name = row.cells[table.name_column]
        if match := name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I):
            yield number, match.start(), match.end()


def _of_another_row(told: Told) -> Iterator[Reason]:
    """Words of a cell where the claim names only other rows."""
    text, named = told.claim.sentence.text, {row for row, _, _ in told.rows}
    for column in range(len(told.table.heads)):
        if column == told.table.name_column:
            continue
        for number, row in enumerate(told.table.rows):
            cell = row.cells[column]
            others = {n for n, other in enumerate(told.table.rows) if cell.casefold() in (c.casefold() for c in other.cells)}
            if (
                number in named
                or others & named
                or len(cell) < 3
                or not any(map(str.isalpha, cell))
                or number_of(cell) is not None
            ):
                continue
            if match := re.search(rf"(?<!\w){re.escape(cell)}(?!\w)", text, re.I):
                right = told.cell_span(told.rows[0][0], column)
                owner = row.cells[told.table.name_column]
                yield told.claim.reason(KIND, f"“{match[0]}” stands in the row of {owner}.", match.start(), match.end(), right)


def _numbers(told: Told) -> Iterator[Reason]:
    """Numbers beside a head, where the row has another number under it."""
    text, row = told.claim.sentence.text, told.rows[0][0]
    if len(told.rows) > 1 or _DIFFERENCE.search(text):
        return
    spans = [(m.start(), m.end(), float(m[0].replace(",", ""))) for m in _NUMBER.finditer(text)]
    spans += [(m.start(), m.end(), _WORDS[m[0].lower()]) for m in _NUMBER_WORD.finditer(text) if m[0].lower() in _WORDS]
    name_start, name_end = told.rows[0][1:]
    times = [(clock.start, clock.end) for clock in clocks(text)]
    spans = [span for span in spans if not any(a <= span[0] < b for a, b in ((name_start, name_end), *times))]
    for start, end, value in spans:
        if _ROUGH.search(text[:start]) or _MORE.match(text, end) or _is_worked_out(told, value):
            continue
        column = _column_beside(told, text, start, end, alone=len(spans) == 1)
        mine = number_of(told.table.rows[row].cells[column]) if column is not None else None
        if column is None or mine is None or mine == value or not _is_bare(told.table.rows[row].cells[column]):
            continue
        if _is_a_change(told, text, value):
            continue
        place = told.cell_span(row, column)
        yield told.claim.reason(KIND, f"“{place.text}” in the table is “{text[start:end]}” here.", start, end, place)


def _is_worked_out(told: Told, value: float) -> bool:
    """Whether a number is the sum or the difference of two cells of the row that the claim names."""
    heads = {meaning(match.group()) for match in scan(told.claim.sentence.text)}
    cells = told.table.rows[told.rows[0][0]].cells
    named = [number_of(cells[c]) or 0.0 for c in value_columns(told.table) if told.head_words(c) & heads]
    named += _signed(told)
    return any(value in (one + other, abs(one - other)) for one, other in combinations(named, 2))


def _is_a_change(told: Told, text: str, value: float) -> bool:
    """Whether a number that the claim tells as a gain or a loss stands with its sign in the row: "lost nine" for "-9"."""
    change = _CHANGE.search(text)
    return change is not None and (-value if change["down"] else value) in _signed(told)


def _signed(told: Told) -> list[float]:
    """The numbers with a sign in the row that the claim names."""
    cells = [cell.strip() for cell in told.table.rows[told.rows[0][0]].cells]
    return [number_of(cell.lstrip("+")) or 0.0 for cell in cells if cell[:1] in tuple("+-−")]


def _is_bare(cell: str) -> bool:
    return not re.search(r"[A-Za-z%:]", cell)


def _column_beside(told: Told, text: str, start: int, end: int, alone: bool) -> int | None:
    """The column whose head a number follows or stands before, the nearest first; for the only number any that is named."""
    before = _LEADS.search(text, 0, start)
    phrase = _PHRASE_END.split(text[end:])[0]
    after = [meaning(match.group()) for match in list(scan(phrase))[:3]]
    everywhere = [meaning(match.group()) for match in scan(text)] if alone else []
    for group in ([meaning(before["head"])] if before else [], *([word] for word in after), everywhere):
        fitting = [c for c in value_columns(told.table) if told.head_words(c) & set(group)]
        if len(fitting) == 1:
            return fitting[0]
    return None
