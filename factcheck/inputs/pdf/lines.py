"""The lines of a page: runs side by side, raised figures as superscripts, and the wide gaps that part columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factcheck.inputs.characters import in_signs, raised
from factcheck.inputs.pdf.drawn import Run

_SAME_LINE = 0.65
_GAP, _GAP_OF_FIGURES, _GAP_OF_CELLS = 1.5, 0.7, 0.4
_SMALLER = 0.85
_RAISE, _HIGH_RAISE = 0.15, 0.3
_DROP_CAP = 1.7
_DRAWN_APART = 80  # lines
_LIST_MARK = re.compile(r"[•●▪◦‣]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]")
_SIGNS = ("-", "+", "−")
_RAISED_FIGURES = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")
_BULLETS = re.compile(r"[\ue000-\uf8ff\x7f]")
_CODES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\ufffd-\uffff]")
_HYPHEN = re.compile("[\x02\ufffe]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\uffff\ufffd]")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in a line between two wide gaps."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its parts from left to right, its baseline and size in points.

    `mark` tells that it begins a note, with a raised figure, and `alone` that it is no part of a paragraph. `pieces` has the parts with
    those apart that are less far from each other, as cells may be; empty where there are no more of them.
    """

    parts: tuple[Part, ...]
    base: float
    size: float
    mark: bool = False
    alone: bool = False
    pieces: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """The whole line, its parts with spaces between."""
        return self.parts[0].text if len(self.parts) == 1 else " ".join(part.text for part in self.parts)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.parts[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.parts[-1].right


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """The lines of runs that come in the order in which they were drawn."""
    lines: list[Line] = []
    row: list[Run] = []
    for run in runs:
        if row and not _goes_on(row, run):
            lines.append(_line(row))
            row = []
        row.append(run)
    if row:
        lines.append(_line(row))
    return _with_drop_caps([line for line in lines if line.parts])


def _goes_on(row: list[Run], run: Run) -> bool:
    tallest = max(row, key=lambda other: other.size)
    near = _SAME_LINE * max(tallest.size, run.size)
    last = row[-1]
    overlap = last.right - run.left
    return abs(run.base - tallest.base) < near and overlap < 0.5 * min(run.size, last.right - last.left or run.size)


def _line(row: list[Run]) -> Line:
    if len(row) == 1:
        part = Part(" ".join(_shown(row[0].text).split()), row[0].left, row[0].right)
        return Line((part,) * bool(part.text), row[0].base, row[0].size)
    main = max(row, key=lambda run: (round(run.size, 1), len(run.text)) if len(run.text.strip()) > 1 else (0, 0))
    parts: list[Part] = []
    pieces: list[Part] = []
    mark = False
    for run in row:
        text = _shown(run.text)
        is_raised = run.base > main.base + (_RAISE if run.size < _SMALLER * main.size else _HIGH_RAISE) * main.size
        if is_raised and (figure := raised(text) or in_signs(text, "sup") * (text in _SIGNS)):
            text = figure
            mark = mark or not parts
        figures = bool(parts) and parts[-1].text.rstrip()[-1:].isdigit() and text.lstrip("-−+$€£")[:1].isdigit()
        gap = (run.left - parts[-1].right) / main.size if parts else _GAP
        if pieces and (is_raised or gap < _GAP_OF_CELLS):
            pieces[-1] = Part(pieces[-1].text + text, pieces[-1].left, max(pieces[-1].right, run.right))
        else:
            pieces.append(Part(text, run.left, run.right))
        if gap < (_GAP_OF_FIGURES if figures else _GAP):
            before = parts[-1]
            after_figure = before.text[-1:] in _RAISED_FIGURES and text[:1].isalnum() and not is_raised
            text = before.text.rstrip() + text if is_raised else before.text + " " * after_figure + text
            parts[-1] = Part(text, before.left, max(before.right, run.right))
        else:
            parts.append(Part(text, run.left, run.right))
    return Line(_bare(parts), main.base, main.size, mark, pieces=_bare(pieces) if len(pieces) > len(parts) else ())


def _bare(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(Part(" ".join(part.text.split()), part.left, part.right) for part in parts if part.text.strip())


def _shown(text: str) -> str:
    """The text of a run: the bullets of symbol fonts as bullets, and PDFium's mark for a hyphen at the line's end as one."""
    return _CONTROLS.sub("", _BULLETS.sub("•", _HYPHEN.sub("-", text))) if _CODES.search(text) else text


def _with_drop_caps(lines: list[Line]) -> list[Line]:
    """The lines with a tall first letter put to the word that it begins, and marks of items to these, whenever they are drawn."""
    whole: list[Line | None] = [*lines]
    for at, line in enumerate(lines):
        is_cap = len(line.text) == 1 and line.text.isalpha()
        if not (is_cap or (len(line.parts) == 1 and _LIST_MARK.fullmatch(line.text))):
            continue
        beside = _is_beside_cap if is_cap else _is_beside_mark
        found = next(
            (index for index in _nearest(at, len(lines)) if index != at and whole[index] and beside(line, lines[index])), None
        )
        if found is None:
            continue
        rest = lines[found]
        first = replace(rest.parts[0], text=line.text + " " * (not is_cap) + rest.parts[0].text, left=line.left)
        whole[found] = replace(rest, parts=(first, *rest.parts[1:]), pieces=())
        whole[at] = None
    return [line for line in whole if line]


def _nearest(at: int, count: int) -> Iterator[int]:
    """The indices after `at` and then those before it, as far as something may be drawn from its place."""
    yield from range(at + 1, min(at + _DRAWN_APART, count))
    yield from range(at - 1, max(at - _DRAWN_APART, -1), -1)


def _is_beside_cap(cap: Line, line: Line) -> bool:
    is_tall = cap.size > _DROP_CAP * line.size and cap.base - 0.5 * line.size <= line.base <= cap.base + cap.size
    return is_tall and cap.left < line.right and abs(line.left - cap.right) < 3 * line.size


def _is_beside_mark(mark: Line, line: Line) -> bool:
    return abs(mark.base - line.base) < 0.2 * line.size and 0 < line.left - mark.right < 2 * line.size


def with_values(lines: list[Line], values: Iterable[Run]) -> list[Line]:
    """Lines with the values of a form put to the nearest line on their left, or else as lines of their own."""
    filled = list(lines)
    for value in values:
        part = Part(value.text, value.left, value.left + 0.5 * value.size * len(value.text))
        beside = [
            (value.left - line.right, index)
            for index, line in enumerate(filled)
            if abs(line.base - value.base) < 0.7 * max(line.size, value.size) and line.left < value.left
        ]
        if not beside:
            filled.append(Line((part,), value.base, value.size, alone=True))
            continue
        index = min(beside, key=lambda item: abs(item[0]))[1]
        parts = tuple(sorted((*filled[index].parts, part), key=lambda part: part.left))
        filled[index] = replace(filled[index], parts=parts, alone=True, pieces=())
    return filled
