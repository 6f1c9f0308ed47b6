"""A claim beside a table: the rows that it names, the columns that its words are about, and where their cells stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.numbers.measures import same_unit
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.tables import read_sections
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import SourceSpan
from factcheck.text.tables import Table, head_and_value

_TABLE = Path(__file__).with_name("heads.toml")
_TIME = re.compile(
    r"(?:1[89]|20)\d\d|q[1-4]|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_BY = re.compile(r"(?<=\w) (?:by|per|in|at|on|from)\b.*", re.I)
"""In a head, what its figures are told for: "complaints by topic"."""
_SCALE = re.compile(r"\b(thousand|million|billion)s?\b")
_MODAL = frozenset(("may", "march"))


@cache
def _section(name: str) -> dict[str, str]:
    """The words of a list of `heads.toml` by each word that stands for another."""
    rows = [line.split(" | ") for line in read_sections(_TABLE)[name]["rows"].strip().split("\n")]
    if name == "short":
        return {row[0]: row[1] for row in rows}
    return {stem(word): stem(head) for head, words in rows for word in words.split()}


@dataclass(frozen=True)
class Told:
    """A claim beside one table: the rows that it names, in the order in which it does, with the places."""

    claim: Claim
    source: int
    table: Table
    rows: tuple[tuple[int, int, int], ...]
    is_listed: bool = False

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
        return head_words(self.table.heads[column])

    def columns_named(self, text: str) -> list[int]:
        """The columns with a word of their head in a text, in the order of the table."""
        said = set(meanings(text))
        return [c for c in range(len(self.table.heads)) if c != self.table.name_column and self.head_words(c) & said]

    def is_in_unit(self, column: int, text: str, start: int) -> bool | None:
        """Whether the figure at a place of a text is in the unit of the column; None where either has none."""
        own = unit_of(self.table.heads[column])
        stated = next((q.unit for q in quantities(text) if q.start <= start < q.end), "")
        return same_unit(own, stated) if own and stated else None


@lru_cache(maxsize=1024)
def head_words(head: str) -> frozenset[str]:
    """The stems of a head, without its unit; short forms are written out."""
    words = [fold(match.group()) for match in scan(_BY.sub("", head_and_value(head, "1")[0]))]
    return frozenset(stem(_section("short").get(word, word)) for word in words)


@lru_cache(maxsize=1024)
def unit_of(head: str) -> str:
    """The unit that a head says its cells are in, or ""."""
    value = head_and_value(head, "1")[1]
    return next((q.unit for q in quantities(value) if value != "1" and q.end == len(value)), "")


def scale_of(head: str, cell: str) -> str:
    """The scale that a cell or its head has, such as "million", or ""."""
    match = _SCALE.search(cell) or re.search(r"[(\[].*" + _SCALE.pattern, head)
    return match[1] if match else ""


def time_of(name: str) -> str:
    """The year, quarter, month or weekday that a head or the name of a row is, written out in lower case; else ""."""
    low = fold(head_and_value(name, "1")[0]).strip(" .")
    low = " ".join(_section("short").get(word.strip("."), word) for word in low.split())
    return low if _TIME.fullmatch(low) else ""


def value_columns(table: Table) -> list[int]:
    """The columns with numbers, but for that of the names."""
    return [c for c in range(len(table.heads)) if c != table.name_column and any(n is not None for n in table.numbers(c))]


def meaning(word: str) -> str:
    """The stem of a word, or of the head that it tells of: "inhabitants" is a population."""
    key = stem(_section("short").get(fold(word), fold(word)))
    return _section("means").get(key, key)


def measured(word: str) -> str:
    """The stem of the unit that a word tells of: "rain" is in millimetres; else that of the word."""
    key = stem(fold(word))
    return _section("measured").get(key, key)


def meanings(text: str) -> Iterator[str]:
    """What the words of a text tell of, in order; "may" is no month."""
    return (meaning(match.group()) for match in scan(text) if match.group() not in _MODAL)
