"""A claim beside a table: the rows that it names, the columns that its words are about, and where their cells stand."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.checks.claim import Claim
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import SourceSpan
from factcheck.text.tables import Table, head_and_value

_MEANS = {
    **dict.fromkeys("inhabitant resident people person populous".split(), "population"),
    **dict.fromkeys("cost cheap expensive".split(), "price"), "tall": "height", "cover": "area", "heavy": "weight", "long": "length",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
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


def value_columns(table: Table) -> list[int]:
    """The columns with numbers, but for that of the names."""
    return [c for c in range(len(table.heads)) if c != table.name_column and any(n is not None for n in table.numbers(c))]


def meaning(word: str) -> str:
    """The stem of a word, or of the head that it tells of: "inhabitants" is a population."""
    key = stem(fold(word))
    return stem(_MEANS[key]) if key in _MEANS else key
