"""Tables in a text (Markdown, CSV, TSV, ``key: value`` records): where their rows stand, and each row in sentences.

A model cannot tell what "14" is in "Astova,14,5"; it can in "The medals of Astova is 14."
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SEPARATOR = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_CELL_AT_MOST = 80
_NUMBER = re.compile(r"[-+−]?\s?[$€£¥]?\s?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<unit>[^\d\s]\S{0,12}|)")
_UNIT = re.compile(r"(?P<head>.+?)\s*[(\[](?P<unit>[^()\[\]]{1,20})[)\]]")
_SNAKE_UNIT = re.compile(
    r"(?P<head>[a-z]\w*?)_(?P<unit>eur|usd|gbp|chf|kg|g|km|cm|mm|ms|seconds|minutes|hours|days|weeks|months|years|pct|percent)",
    re.I,
)
_SNAKE_SIGNS = {"eur": "€", "usd": "$", "gbp": "£", "pct": "%", "percent": "%"}
_INDEX_HEADS = frozenset("# no no. nr nr. id rank pos pos. position row".split())
_TIMES = re.compile(
    r"(?:1[5-9]|20)\d\d(?:[-/–]\d{2,4})?|(?:Q[1-4]|H[12]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?: \d{4})?",
    re.I,
)
_YES = frozenset("yes y true ✓ ✔ ✅ x included".split())
_NO = frozenset("no n false ✗ ✘ ❌ -".split())
_EMPTY = frozenset(["", "-", "–", "—", "n/a", "na", "none", "null", "?"])
_KEY = re.compile(r"[ \t>*-]*\*{0,2}(?P<key>[A-Za-z#][\w ./'’()%€$£#&-]{0,40}?)\*{0,2}:\*{0,2}[ \t]+(?P<value>\S.*?)[ \t;,]*")
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, at ``text[start:end]``, and its cells."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Column heads, and the rows below them; `name_column` has what each row is about."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    name_column: int = 0

    def numbers(self, column: int) -> list[float | None]:
        """The numbers of a column; None for a cell that is no number."""
        return [number_of(row.cells[column]) for row in self.rows]


def number_of(cell: str) -> float | None:
    """The number that a cell is, with or without a unit."""
    match = _NUMBER.fullmatch(cell.strip())
    return float(match["digits"].replace(",", "")) * (-1 if cell.strip()[:1] in "-−" else 1) if match else None


@lru_cache(maxsize=16)
def tables(text: str) -> tuple[Table, ...]:
    """The tables of a text in order; a text without any two lines that are cut alike has none."""
    if "\n" not in text:
        return ()
    found: list[Table] = []
    block: list[tuple[int, str]] = []
    position = 0
    for line in [*text.split("\n"), ""]:
        if line.strip():
            block.append((position, line))
        else:
            found += _tables_of(block)
            block = []
        position += len(line) + 1
    return tuple(found)


def _tables_of(block: Sequence[tuple[int, str]]) -> Iterator[Table]:
    """The tables of a paragraph: runs of lines that have the same number of cells."""
    if len(block) < 2:
        return
    for delimiter in ("|", "\t", ",", ";", "  "):
        run: list[tuple[int, str, tuple[str, ...]]] = []
        found = []
        for start, line in [*block, (0, "")]:
            cells = _cells(line, delimiter)
            if run and len(cells) != len(run[0][2]):
                found.append(_table(run, delimiter))
                run = []
            if len(cells) > 1:
                run.append((start, line, cells))
        tables_found = [table for table in found if table]
        if tables_found:
            yield from tables_found
            return


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    line = line.strip("\r\n ")
    if delimiter == "|":
        return tuple(cell.strip(" *`\t") for cell in line.strip("|").split("|")) if "|" in line else ()
    if delimiter == "  ":
        return tuple(re.split(r" {2,}", line))
    if delimiter not in line:
        return ()
    return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter)))


def _table(run: Sequence[tuple[int, str, tuple[str, ...]]], delimiter: str) -> Table | None:
    heads, body = run[0][2], [item for item in run[1:] if not _SEPARATOR.fullmatch(item[1])]
    ruled = len(body) < len(run) - 1
    rows = tuple(Row(start + len(line) - len(line.lstrip()), start + len(line.rstrip()), cells) for start, line, cells in body)
    if not rows or any(len(cell) > _CELL_AT_MOST for row in [heads, *(row.cells for row in rows)] for cell in row):
        return None
    if any(number_of(head) is not None and not _TIMES.fullmatch(head) for head in heads) or not all(heads[1:]):
        return None
    has_numbers = any(all(any(map(str.isdigit, row.cells[c])) for row in rows) for c in range(len(heads)))
    if delimiter in ",;  " and not ruled:
        spaced = any(f"{delimiter} " in line for _, line, _ in run)
        if any(line.rstrip().endswith((".", "!", "?", ":")) for _, line, _ in run) or len(heads) < 2:
            return None
        if not has_numbers and (spaced or len(heads) < 3 or delimiter == "  "):
            return None
        if spaced and len(rows) < 2:
            return None
    name = 0
    if len(heads) > 2 and heads[0].casefold() in _INDEX_HEADS and all(number_of(row.cells[0]) is not None for row in rows):
        name = 1
    return Table(heads, rows, name)


def row_places(text: str) -> list[tuple[int, int]]:
    """Where the rows of tables begin and end: each is a sentence."""
    return [(row.start, row.end) for table in tables(text) for row in table.rows]


def row_reading(table: Table, number: int) -> str:
    """A row as sentences, one for each cell, with what is the most or the least of its column."""
    row = table.rows[number]
    name = row.cells[table.name_column]
    said = [
        _cell_reading(table, number, column, name)
        for column in range(len(table.heads))
        if column != table.name_column and row.cells[column].casefold() not in (_EMPTY - {"none", "-"})
    ]
    return " ".join(said) or name


def _cell_reading(table: Table, number: int, column: int, name: str) -> str:
    cell = table.rows[number].cells[column]
    head, value = head_and_value(table.heads[column], cell)
    head = lowered(head)
    if cell.casefold() in _YES:
        return f"{name} has {head}."
    if cell.casefold() in _NO:
        return f"{name} has no {head}."
    of = "in" if _TIMES.fullmatch(name) else "of"
    return f"The {head} {of} {name} is {value}{_rank(table, number, column)}."


def _rank(table: Table, number: int, column: int) -> str:
    """What a number is among those of its column: ``, the highest of the three``; empty where it is nothing of the kind."""
    values = table.numbers(column)
    mine = values[number]
    if len(values) < 2 or mine is None or any(value is None for value in values) or _is_code(table.heads[column]):
        return ""
    known = [value for value in values if value is not None]
    count = _COUNTS.get(len(known), str(len(known)))
    for extreme, word in ((max(known), "highest"), (min(known), "lowest")):
        if mine == extreme and known.count(mine) == 1:
            return f", the {word} of the {count}"
    return ""


def _is_code(head: str) -> bool:
    return bool(re.search(r"\b(?:year|date|founded|started|since|born|code|id|phone|zip|postcode|number|no)\b", head, re.I))


def head_and_value(head: str, cell: str) -> tuple[str, str]:
    """The head without its unit, and the cell with it: "Area (km2)", "45" is "Area", "45 km2"; "price_eur", "45" is "price", "€45"."""
    match = _UNIT.fullmatch(head) or _SNAKE_UNIT.fullmatch(head)
    if not match or number_of(cell) is None:
        return head.replace("_", " ").strip() or head, cell
    unit = _SNAKE_SIGNS.get(match["unit"].lower(), match["unit"])
    head = match["head"].replace("_", " ")
    if unit in "$€£¥":
        return head, unit + cell
    if unit == "%":
        return head, cell + "%"
    return head, f"{cell} {({'millions': 'million', 'thousands': 'thousand', 'billions': 'billion'}).get(unit, unit)}"


def lowered(head: str) -> str:
    """A head within a sentence: "Flag bearer" is "flag bearer", "GDP" stays."""
    return head[0].lower() + head[1:] if len(head) > 1 and not head[1].isupper() else head
