"""Tables as sources: a cell told of another row or column; what is said of a whole column is worked out in `ranked.py`.

A row counts as told of where the claim has its name. A number belongs to the head that stands next to it ("six gold medals").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from factcheck.checks.cells import along, every, finished, gaps, ranked, standing, texts, timetable, totals
from factcheck.checks.cells.columns import Told, meaning, meanings, scale_of, time_of, unit_of, value_columns
from factcheck.checks.cells.listed import listed
from factcheck.checks.cells.named import named_rows
from factcheck.checks.claim import Claim
from factcheck.checks.dates.clock import clocks
from factcheck.checks.numbers.quantities import quantities
from factcheck.report import Reason
from factcheck.text.tables import number_of, tables

KIND = "table"

_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|without|cannot)\b|n['’]t\b", re.I)
_ROUGH = re.compile(
    r"\b(?:than|about|around|roughly|nearly|almost|over|under|least|most|approximately|some|up to|above|below|by|another"
    r"|extra|additional|further|the|all|to|from|and|or|between|in|since)"
    r"\s*[$€£]?$",
    re.I,
)
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d,.]*\d)"
    r"(?:\s(?P<scale>million|billion|thousand)\b)?(?!\s?(?:%|percent|per cent|million|billion|thousand|times))"
)
_SCALE = re.compile(r"\b(?:million|billion|thousand)$")
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
        written = tables(source)
        for table in (*written, *listed(source)):
            if rows := named_rows(text, table) or ranked.row_meant(Told(claim, number, table, ())):
                told = Told(claim, number, table, rows, table not in written)
                here = [*texts.find(told), *_numbers(told), *along.find(told), *timetable.find(told), *gaps.find(told)]
                here += standing.find(told)
                here += [] if _CHANGE.search(text) and _signed(told) else ranked.find(told)
                found += [reason for reason in here if reason.severity == "info" or _is_about(told, reason)]
                found += finished.find(told)
            else:
                found += [*totals.find(claim, number, table), *every.find(Told(claim, number, table, ()))]
        for table in finished.finishes(source):
            if rows := named_rows(text, table):
                found += finished.find(Told(claim, number, table, rows))
    return found


def _is_about(told: Told, reason: Reason) -> bool:
    """Whether an error is one by this table: a list is of what its line says, and no other line has the figure of that name."""
    text, source = told.claim.sentence.text, told.claim.sources[told.source]
    first, last = told.table.rows[0].start, told.table.rows[-1].end
    here = text[reason.start - told.claim.sentence.start : reason.end - told.claim.sentence.start]
    names = [told.table.rows[row].cells[told.table.name_column] for row, _, _ in told.rows]
    for name in names if here[:1].isdigit() else ():
        for match in re.finditer(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", source):
            line = re.match(r"[^\n.!?]*", source[match.start() :])
            if not first <= match.start() < last and line and re.search(rf"(?<![\d.,]){re.escape(here)}(?![\d,]*\d)", line[0]):
                return False
    if told.is_listed and any(year not in source for year in re.findall(r"\b(?:1[89]|20)\d\d\b", text)):
        return False
    around = source[source.rfind("\n", 0, first) + 1 : last]
    figures = re.compile(rf"{_NUMBER.pattern}|{_NUMBER_WORD.pattern}|{ranked.COMPARES.pattern}", re.I)
    return not told.is_listed or ranked.says_nothing_else(told, figures, around)


def _numbers(told: Told) -> Iterator[Reason]:
    """Numbers beside a head, where the row has another number under it."""
    text, row = told.claim.sentence.text, told.rows[0][0]
    if len(told.rows) > 1 or _DIFFERENCE.search(text):
        return
    spans = [(m.start(), m.end(), float(m["digits"].replace(",", "")), m["scale"] or "") for m in _NUMBER.finditer(text)]
    spans += [(m.start(), m.end(), _WORDS[m[0].lower()], "") for m in _NUMBER_WORD.finditer(text)]
    name_start, name_end = told.rows[0][1:]
    times = [(clock.start, clock.end) for clock in clocks(text)]
    spans = [span for span in spans if not any(a <= span[0] < b for a, b in ((name_start, name_end), *times))]
    right = []
    for start, end, value, scale in spans:
        if _ROUGH.search(text[:start]) or _MORE.match(text, end) or _is_worked_out(told, value):
            continue
        column = _column_beside(told, text, start, end, alone=len(spans) == 1)
        cell = told.table.rows[row].cells[column] if column is not None else ""
        mine = number_of(cell) if column is not None and scale_of(told.table.heads[column], cell) == scale else None
        if column is not None and mine == value and told.is_in_unit(column, text, start) is not False:
            right.append((start, end, column))
        if column is None or mine is None or mine == value or not _is_bare(cell):
            continue
        if _is_a_change(told, text, value) or _is_of_another_measure(told, column, text, start):
            continue
        place = told.cell_span(row, column)
        yield told.claim.reason(KIND, f"“{place.text}” in the table is “{text[start:end]}” here.", start, end, place)
    if spans and len(right) == len(spans) and _says_only(told, [(start, end) for start, end, _ in right]):
        start, end, column = right[0]
        place = told.cell_span(row, column)
        yield told.claim.reason(KIND, f"“{place.text}” in the table too.", start, end, place, "info")


def _says_only(told: Told, figures: list[tuple[int, int]]) -> bool:
    """Whether a claim has no words but for names, heads, these figures and their units."""
    text = told.claim.sentence.text
    units = [(q.start, q.end) for q in quantities(text) if q.unit and any(q.start <= start < q.end for start, _ in figures)]
    parts = sorted({re.escape(text[start:end]) for start, end in [*units, *figures]}, key=len, reverse=True)
    return ranked.says_nothing_else(told, re.compile("|".join(parts)))


def _is_worked_out(told: Told, value: float) -> bool:
    """Whether a number is the sum or the difference of two cells of the row that the claim names."""
    heads = set(meanings(told.claim.sentence.text))
    cells = told.table.rows[told.rows[0][0]].cells
    named = [number_of(cells[c]) or 0.0 for c in value_columns(told.table) if told.head_words(c) & heads]
    named += _signed(told)
    return any(value in (one + other, abs(one - other)) for one, other in combinations(named, 2))


def _is_of_another_measure(told: Told, column: int, text: str, start: int) -> bool:
    """Whether a figure is in another unit than the column, or may be of something else in the time that is the head."""
    head, fits = told.table.heads[column], told.is_in_unit(column, text, start)
    return fits is False or (fits is None and bool(unit_of(head) and time_of(head)))


def _is_a_change(told: Told, text: str, value: float) -> bool:
    """Whether a number that the claim tells as a gain or a loss stands with its sign in the row: "lost nine" for "-9"."""
    change = _CHANGE.search(text)
    return change is not None and (-value if change["down"] else value) in _signed(told)


def _signed(told: Told) -> list[float]:
    """The numbers with a sign in the row that the claim names."""
    cells = [cell.strip() for cell in told.table.rows[told.rows[0][0]].cells]
    return [number_of(cell.lstrip("+")) or 0.0 for cell in cells if cell[:1] in tuple("+-−")]


def _is_bare(cell: str) -> bool:
    """Whether a cell is a number, or one in millions and the like, and nothing more."""
    return not re.search(r"[A-Za-z%:]", _SCALE.sub("", cell))


def _column_beside(told: Told, text: str, start: int, end: int, alone: bool) -> int | None:
    """The column whose head a number follows or stands before, the nearest first; for the only number any that is named."""
    before = _LEADS.search(text, 0, start)
    phrase = _PHRASE_END.split(text[end:])[0]
    after = list(meanings(phrase))[:3]
    everywhere = list(meanings(text)) if alone else []
    for group in ([meaning(before["head"])] if before else [], *([word] for word in after), everywhere):
        fitting = [c for c in value_columns(told.table) if told.head_words(c) & set(group)]
        if len(fitting) == 1:
            return fitting[0]
    return None
