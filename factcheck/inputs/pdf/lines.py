"""The lines of a page: runs side by side, raised figures as superscripts, and the wide gaps that part columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.inputs.characters import raised
from factcheck.inputs.pdf.drawn import Run

_SAME_LINE = 0.65
_GAP, _GAP_OF_FIGURES = 1.5, 0.7
_SMALLER = 0.85
_RAISE = 0.15
_DROP_CAP = 1.7
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

    `mark` tells that it begins a note, with a raised figure, and `alone` that it is no part of a paragraph.
    """

    parts: tuple[Part, ...]
    base: float
    size: float
    mark: bool = False
    alone: bool = False

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
    mark = False
    for run in row:
        text = _shown(run.text)
        is_raised = run.size < _SMALLER * main.size and run.base > main.base + _RAISE * main.size
        if is_raised and (figure := raised(text)):
            text = figure
            mark = mark or not parts
        figures = bool(parts) and parts[-1].text.rstrip()[-1:].isdigit() and text.lstrip("-−+$€£")[:1].isdigit()
        if parts and run.left - parts[-1].right < (_GAP_OF_FIGURES if figures else _GAP) * main.size:
            before = parts[-1]
            after_figure = before.text[-1:] in _RAISED_FIGURES and text[:1].isalnum() and not is_raised
            text = before.text.rstrip() + text if is_raised else before.text + " " * after_figure + text
            parts[-1] = Part(text, before.left, max(before.right, run.right))
        else:
            parts.append(Part(text, run.left, run.right))
    bare = tuple(Part(" ".join(part.text.split()), part.left, part.right) for part in parts if part.text.strip())
    return Line(bare, main.base, main.size, mark)


def _shown(text: str) -> str:
    """The text of a run: the bullets of symbol fonts as bullets, and PDFium's mark for a hyphen at the line's end as one."""
    return _CONTROLS.sub("", _BULLETS.sub("•", _HYPHEN.sub("-", text))) if _CODES.search(text) else text


def _with_drop_caps(lines: list[Line]) -> list[Line]:
    """The lines with a tall first letter put to the word that it begins."""
    whole: list[Line] = []
    for line in lines:
        cap = whole[-1] if whole else None
        if (
            cap
            and len(cap.text) == 1
            and cap.text.isalpha()
            and cap.size > _DROP_CAP * line.size
            and cap.base - 0.5 * line.size <= line.base <= cap.base + cap.size
            and line.left >= cap.right - 0.5 * line.size
        ):
            first = replace(line.parts[0], text=cap.text + line.parts[0].text, left=cap.left)
            whole[-1] = replace(line, parts=(first, *line.parts[1:]))
        else:
            whole.append(line)
    return whole


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
        filled[index] = replace(filled[index], parts=parts, alone=True)
    return filled
