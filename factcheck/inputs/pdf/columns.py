"""Lines with wide gaps: rows of a table, or columns of prose that were drawn line by line across the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean, median

from factcheck.inputs.pdf.lines import Line, Part

_LIST_MARK = re.compile(r"(?:[•●▪◦‣·–—*-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|[¹²³⁰⁴-⁹]+)$")
_WORDS_OF_PROSE = 4
_FAR = 4.0  # times a line's size, between rows
_CLOSE = 2.0
_WRAPPED = 0.85  # of the steps between rows
_ALIGNED = 2.0  # points
_FEWEST_LINES_OF_PROSE = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as lines with a tab between cells."""

    text: str


def unfolded(lines: Sequence[Line]) -> tuple[list[Line | Table], bool]:
    """The lines of a page with its tables as such and its columns one after the other; whether there are such columns."""
    marked = _in_cells([_with_mark(line) for line in lines])
    found: list[Line | Table] = []
    interleaved = False
    at = 0
    while at < len(marked):
        end = _end_of_stretch(marked, at)
        stretch = marked[at:end]
        columns = _columns(part for line in stretch for part in line.parts)
        if len(stretch[0].parts) == 1:  # lines whose places differ are no table by themselves
            columns = []
        if len(stretch) > 1 and len(columns) > 1 and _is_prose(stretch, columns):
            end = _end_of_columns(marked, end, columns)
            found += _by_column(marked[at:end], columns)
            interleaved = True
        elif len(stretch) > 1 and len(columns) > 1:
            found.append(Table("\n".join("\t".join(row) for row in _rows(stretch, columns))))
        else:
            found += [line if len(line.parts) == 1 else replace(line, parts=(_as_one(line),)) for line in stretch]
        at = end
    return found, interleaved


def _with_mark(line: Line) -> Line:
    """A line whose list mark or label stands apart, as one part with what follows it."""
    first, *others = line.parts
    if others and (_LIST_MARK.match(first.text) or (len(others) == 1 and first.text.endswith(":"))):
        return replace(line, parts=(Part(f"{first.text} {others[0].text}", first.left, others[0].right), *others[1:]), pieces=())
    return line


def _in_cells(lines: list[Line]) -> list[Line]:
    """The lines, with the pieces of one as its parts where two or more stand under or over parts of a line beside it."""
    for steps in (range(len(lines)), reversed(range(len(lines)))):
        for at in steps:
            line = lines[at]
            near = (other for other in lines[max(0, at - 1) : at + 2] if len(other.parts) > 1 and other is not line)
            if line.pieces and any(_aligned(line, other) >= 2 for other in near):
                lines[at] = replace(line, parts=line.pieces, pieces=())
    return lines


def _aligned(line: Line, other: Line) -> int:
    """How many parts of another line begin or end where a piece of a line does."""
    return sum(
        any(abs(piece.left - part.left) < _ALIGNED or abs(piece.right - part.right) < _ALIGNED for piece in line.pieces)
        for part in other.parts
    )


def _as_one(line: Line) -> Part:
    return Part("\t".join(part.text for part in line.parts), line.left, line.right)


def _end_of_stretch(lines: Sequence[Line], start: int) -> int:
    """The index after the lines from `start` on that all have gaps, or all have none; a cell's further line is one of a table."""
    gaps = len(lines[start].parts) > 1
    end = start + 1
    while end < len(lines) and 0 < lines[end - 1].base - lines[end].base < _FAR * lines[end].size:
        if (len(lines[end].parts) > 1) != gaps and not (gaps and _is_within_table(lines, start, end)):
            break
        end += 1
    return end


def _is_within_table(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether the line at `at` is of the first cell of a row that more cells stand in: one of up to three before the row's last."""
    columns = _columns(part for line in lines[start:at] for part in line.parts)
    row = next((below for below in range(at + 1, min(at + 4, len(lines))) if len(lines[below].parts) > 1), None)
    return (
        row is not None
        and len(columns) > 1
        and all(line.right <= columns[1][0] for line in lines[at:row])
        and all(0 < above.base - below.base < _CLOSE * above.size for above, below in pairwise(lines[at : row + 1]))
    )


def _columns(parts: Iterable[Part]) -> list[tuple[float, float]]:
    """Where the columns begin and end: the stretches of a page's width that have text in any line."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((part.left, part.right) for part in parts):
        if columns and left <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _column_of(part: Part, columns: Sequence[tuple[float, float]]) -> int:
    return min(range(len(columns)), key=lambda column: abs(part.left + part.right - sum(columns[column])))


def _is_prose(stretch: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether each of the columns has lines of a sentence, rather than cells."""
    words: list[list[int]] = [[] for _ in columns]
    for part in (part for line in stretch for part in line.parts):
        words[_column_of(part, columns)].append(len(part.text.split()))
    return len(stretch) >= _FEWEST_LINES_OF_PROSE and all(counts and mean(counts) >= _WORDS_OF_PROSE for counts in words)


def _end_of_columns(lines: Sequence[Line], end: int, columns: Sequence[tuple[float, float]]) -> int:
    """The index after the lines that go on in one of the columns, where the others are at their end."""
    while end < len(lines) and lines[end].base < lines[end - 1].base and len(lines[end].parts) == 1:
        left, right = columns[_column_of(lines[end].parts[0], columns)]
        if lines[end].left < left - lines[end].size or lines[end].right > right + lines[end].size:
            break
        end += 1
    return end


def _by_column(stretch: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[Line]:
    parts = [(_column_of(part, columns), replace(line, parts=(part,))) for line in stretch for part in line.parts]
    return [line for column in range(len(columns)) for of, line in parts if of == column]


def _rows(stretch: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[list[str]]:
    """The cells of each row; lines that stand closer than rows do are of one row, and so is a first cell's line above the rest."""
    steps = [above.base - below.base for above, below in pairwise(stretch)]
    close = 0.75 * median(steps)
    wraps = min(steps) < _WRAPPED * max(steps)
    rows: list[list[str]] = []
    for line, step in zip(stretch, [2 * max(steps), *steps], strict=True):
        in_cell = wraps and bool(rows) and sum(map(bool, rows[-1])) == 1 and step * _WRAPPED < min(steps)
        if step >= close and not in_cell:
            rows.append([""] * len(columns))
        for part in line.parts:
            column = _column_of(part, columns)
            rows[-1][column] = f"{rows[-1][column]} {part.text}".strip()
    return rows
