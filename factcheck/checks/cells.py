"""Tables as sources: a cell told of another row or column, and "the most", "the largest" and "more than" worked out over a column.

A row counts as told of where the claim has its name. A number belongs to the head that stands next to it ("six gold medals").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.claim import Claim
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import Reason, SourceSpan
from factcheck.text.tables import Table, head_and_value, number_of, tables

KIND = "table"

_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|without|cannot)\b|n['’]t\b", re.I)
_ROUGH = re.compile(
    r"\b(?:than|about|around|roughly|nearly|almost|over|under|least|most|approximately|some|up to|above|below|by|another"
    r"|the|all|to|from|and|or|between|in|since)"
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
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?!-)", re.I)
_MEANS = {
    **dict.fromkeys("inhabitant resident people person populous".split(), "population"),
    **dict.fromkeys("cost cheap expensive".split(), "price"), "tall": "height", "cover": "area", "heavy": "weight", "long": "length",
}  # fmt: skip
_HIGHEST = "most|highest|largest|biggest|greatest|longest|tallest|heaviest|most expensive|most populous"
_LOWEST = "fewest|lowest|smallest|least|shortest|lightest|cheapest|least expensive|least populous"
_SUPERLATIVE = re.compile(
    rf"(?<!second )(?<!third )(?<!one of the )(?<!among the )\b(?:(?P<high>{_HIGHEST})|(?P<low>{_LOWEST}))\b", re.I
)
_MORE = "more|higher|larger|bigger|greater|longer|taller|heavier"
_LESS = "fewer|lower|smaller|less|shorter|lighter|cheaper"
_COMPARATIVE = re.compile(rf"\b(?:(?P<high>{_MORE})|(?P<low>{_LESS}))\b(?P<of>[^.;]*?)\bthan\b", re.I)
# what a size is of, where no head is named
_SIZES = {
    word: heads.split()
    for words, heads in {
        "largest biggest smallest larger bigger smaller": "area population size",
        "cheapest cheaper": "price cost",
        "longest shortest longer shorter": "length",
        "tallest taller highest higher": "height elevation",
        "heaviest heavier lightest lighter": "weight",
    }.items()
    for word in words.split()
}
# besides names, heads and the comparison, nothing else is said
_PLAIN = frozenset(
    stem(word)
    for word in """the a an of all in has have had won win wins is are was were with got get gets it its than any other out among and
    two three four five six seven eight nine ten by number table list group one them overall""".split()
)


@dataclass(frozen=True)
class _Told:
    """A claim beside one table: the rows that it names, in the order in which it does, with the places."""

    claim: Claim
    source: int
    table: Table
    rows: tuple[tuple[int, int, int], ...]

    def cell_span(self, row: int, column: int) -> SourceSpan:
        """Where a cell stands in the source."""
        place, text = self.table.rows[row], self.claim.sources[self.source]
        start = place.start
        for cell in self.table.rows[row].cells[: column + 1]:
            found = text.find(cell, start, place.end)
            start = found if found >= 0 else start
            begin, start = start, start + len(cell)
        end = begin + len(self.table.rows[row].cells[column])
        return SourceSpan(self.source, begin, end, text[begin:end]) if begin < end else SourceSpan(
            self.source, place.start, place.end, text[place.start : place.end]
        )  # fmt: skip

    def head_words(self, column: int) -> frozenset[str]:
        """The stems of a head, without its unit."""
        head = head_and_value(self.table.heads[column], "1")[0]
        return frozenset(stem(fold(match.group())) for match in scan(head))


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
                told = _Told(claim, number, table, rows)
                found += [*_of_another_row(told), *_numbers(told), *_ranked(told), *_compared(told)]
    return found


def _named_rows(text: str, table: Table) -> Iterator[tuple[int, int, int]]:
    for number, row in enumerate(table.rows):
        name = row.cells[table.name_column]
        if match := name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I):
            yield number, match.start(), match.end()


def _of_another_row(told: _Told) -> Iterator[Reason]:
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


def _numbers(told: _Told) -> Iterator[Reason]:
    """Numbers beside a head, where the row has another number under it."""
    if len(told.rows) > 1:
        return
    text, row = told.claim.sentence.text, told.rows[0][0]
    spans = [(m.start(), m.end(), float(m[0].replace(",", ""))) for m in _NUMBER.finditer(text)]
    spans += [(m.start(), m.end(), _WORDS[m[0].lower()]) for m in _NUMBER_WORD.finditer(text)]
    name_start, name_end = told.rows[0][1:]
    for start, end, value in spans:
        if name_start <= start < name_end or _ROUGH.search(text[:start]):
            continue
        column = _column_beside(told, text, end, alone=len(spans) == 1)
        mine = number_of(told.table.rows[row].cells[column]) if column is not None else None
        if column is None or mine is None or mine == value or not _is_bare(told.table.rows[row].cells[column]):
            continue
        place = told.cell_span(row, column)
        yield told.claim.reason(KIND, f"“{place.text}” in the table is “{text[start:end]}” here.", start, end, place)


def _is_bare(cell: str) -> bool:
    return not re.search(r"[A-Za-z%]", cell)


def _column_beside(told: _Told, text: str, end: int, alone: bool) -> int | None:
    """The column whose head follows a number within three words, the nearest first; for the only number any that is named."""
    after = [_meaning(match.group()) for match in list(scan(text[end:]))[:3]]
    everywhere = [_meaning(match.group()) for match in scan(text)] if alone else []
    for words in ([[word] for word in after], [everywhere]):
        for group in words:
            fitting = [c for c in _value_columns(told.table) if told.head_words(c) & set(group)]
            if len(fitting) == 1:
                return fitting[0]
    return None


def _value_columns(table: Table) -> list[int]:
    return [c for c in range(len(table.heads)) if c != table.name_column and any(n is not None for n in table.numbers(c))]


def _meaning(word: str) -> str:
    key = stem(fold(word))
    return stem(_MEANS[key]) if key in _MEANS else key


def _ranked(told: _Told) -> Iterator[Reason]:
    """What a superlative says of a column, worked out: "Corra won the most medals"."""
    text = told.claim.sentence.text
    match = _SUPERLATIVE.search(text)
    if not match or len(told.rows) != 1:
        return
    extreme = max if match["high"] else min
    verdicts: list[tuple[bool, int, int]] = []
    for column in _columns_meant(told, text[match.end() :], match[0]):
        values = told.table.numbers(column)
        known = [value for value in values if value is not None]
        if len(known) == len(values) and known.count(extreme(known)) == 1:
            best = values.index(extreme(known))
            verdicts.append((best == told.rows[0][0], best, column))
    yield from _judged(told, verdicts, match.start(), match.end(), text)


def _compared(told: _Told) -> Iterator[Reason]:
    """What a comparison says of two rows, worked out: "Silt has more inhabitants than Norda"."""
    text = told.claim.sentence.text
    match = _COMPARATIVE.search(text)
    if not match or len(told.rows) != 2 or not told.rows[0][1] < match.start() < told.rows[1][1]:
        return
    first, second = told.rows[0][0], told.rows[1][0]
    verdicts = []
    for column in _columns_meant(told, match["of"], match["high"] or match["low"]):
        one, other = told.table.numbers(column)[first], told.table.numbers(column)[second]
        if one is not None and other is not None:
            verdicts.append(((one > other) if match["high"] else (one < other), first, column))
    yield from _judged(told, verdicts, match.start(), match.end(), text)


def _columns_meant(told: _Told, of: str, word: str) -> list[int]:
    """The columns that a comparison is about: that of the head named after it, else what the word itself means."""
    for match in scan(of):
        fitting = [c for c in _value_columns(told.table) if _meaning(match.group()) in told.head_words(c)]
        if fitting:
            return fitting if len(fitting) == 1 else []
    sizes = {stem(size) for size in _SIZES.get(word.lower(), ())}
    return [c for c in _value_columns(told.table) if told.head_words(c) & sizes]


def _judged(told: _Told, verdicts: list[tuple[bool, int, int]], start: int, end: int, text: str) -> Iterator[Reason]:
    """The finding where all columns that may be meant agree."""
    if not verdicts or len({right for right, _, _ in verdicts}) > 1:
        return
    right, row, column = verdicts[0]
    place = told.cell_span(row, column)
    head, name = told.table.heads[column], told.table.rows[row].cells[told.table.name_column]
    if not right:
        yield told.claim.reason(KIND, f"{head} of {name} is {place.text}.", start, end, place)
    elif _says_nothing_else(told, text):
        yield told.claim.reason(KIND, f"worked out: {head} of {name} is {place.text}.", start, end, place, "info")


def _says_nothing_else(told: _Told, text: str) -> bool:
    known = {stem(fold(m.group())) for head in told.table.heads for m in scan(head)}
    known |= {stem(fold(m.group())) for row, _, _ in told.rows for m in scan(told.table.rows[row].cells[told.table.name_column])}
    words = _COMPARATIVE.sub(lambda m: m["of"], _SUPERLATIVE.sub(" ", text))
    return all(stem(fold(m.group())) in known | _PLAIN or _meaning(m.group()) in known for m in scan(words))
