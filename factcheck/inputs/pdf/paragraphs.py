"""Lines put together to paragraphs, by what a reader goes by: gaps, indents, and lines that end before they are full."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.inputs.characters import HYPHENS, rejoined
from factcheck.inputs.pdf.columns import Table
from factcheck.inputs.pdf.lines import Line

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*[¹²³⁰⁴-⁹]*$")
_LIST_MARK = re.compile(r"(?:[•●▪◦‣·–—*-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])\s")
_MARK = re.compile(r"(?<=\S)[¹²³⁰⁴-⁹]{1,3}")
_NUMBER = re.compile(r"(\d{1,3})[.)]?\s")
_AS_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OTHER_SIZE = 0.15
_WIDE_GAP = 1.25
_INDENT = 0.7
_LONG = 0.6
_NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table; whether it is a note at the foot, and whether its last line is full, so that a sentence may go on."""

    text: str
    note: bool = False
    open: bool = False
    table: bool = False


def blocks_of(lines: Sequence[Line | Table], words: Container[str]) -> list[Block]:
    """The blocks of a page in their order, notes last; `words` are those of the whole document, for words with a hyphen."""
    blocks: list[Block] = []
    stretch: list[Line] = []
    for item in [*lines, Table("")]:
        if isinstance(item, Line):
            stretch.append(item)
            continue
        blocks += _paragraphs(stretch, words)
        blocks += [Block(item.text, table=True)] if item.text else []
        stretch = []
    return sorted(blocks, key=lambda block: block.note)


def runs_on(text: str, following: str) -> bool:
    """Whether a text that ends without the end of a sentence may go on with another."""
    return not _ENDS.search(text) and not _LIST_MARK.match(following)


def _paragraphs(lines: Sequence[Line], words: Container[str]) -> list[Block]:
    notes = _notes(lines)
    blocks = []
    for is_note in (False, True):
        chosen = [line for line, note in zip(lines, notes, strict=True) if note == is_note]
        leading = _leading(chosen)
        text = ""
        for index, line in enumerate(chosen):
            if index and _begins(chosen, index, leading):
                blocks.append(Block(text, is_note))
                text = ""
            text = rejoined(text, line.text, words) if text else line.text
        if text:
            blocks.append(Block(text, is_note, open=not _ENDS.search(text)))
    return blocks


def _notes(lines: Sequence[Line]) -> list[bool]:
    """Which lines are notes: from one that begins with a raised figure to the foot of its column.

    So are those from a line that begins with the figure of a mark, where it stands apart within a sentence.
    """
    notes: list[bool] = []
    called = {mark.translate(_AS_FIGURES) for line in lines for mark in _MARK.findall(line.text)}
    leading = _leading(lines) if called else 0.0
    for index, line in enumerate(lines):
        goes_on = bool(notes) and notes[-1] and line.base < lines[index - 1].base
        numbered = _NUMBER.match(line.text) if called and index and not _ENDS.search(lines[index - 1].text) else None
        begins = numbered is not None and numbered[1] in called
        apart = begins and lines[index - 1].base - line.base > _WIDE_GAP * leading
        notes.append(line.mark or goes_on or apart)
    return notes


def _leading(lines: Sequence[Line]) -> float:
    """The step from line to line within paragraphs, which most of the smaller steps are."""
    steps = [above.base - below.base for above, below in pairwise(lines) if 0 < above.base - below.base < 3 * above.size]
    return sorted(steps)[len(steps) // 5] if steps else 0.0


def _begins(lines: Sequence[Line], index: int, leading: float) -> bool:
    """Whether a paragraph begins with the line at `index`."""
    above, line = lines[index - 1], lines[index]
    lower = line.text[0].islower()
    ended = bool(_ENDS.search(above.text))
    step = above.base - line.base
    if line.mark or line.alone or above.alone or abs(line.size - above.size) > _OTHER_SIZE * above.size:
        return True
    if above.text.endswith(HYPHENS):
        return False
    if step <= 0:  # the next column
        return ended or (not lower and _ends_early(lines, index - 1))
    if step > _WIDE_GAP * max(leading, 0.9 * line.size):
        return ended or not lower
    if above.text.isupper() and not line.text.isupper():
        return True
    indent = (line.left - above.left) / line.size
    if _LIST_MARK.match(above.text):
        return (
            indent < -_INDENT
            or bool(_LIST_MARK.match(line.text))
            or ((ended or indent < _INDENT) and not lower and _ends_early(lines, index - 1))
        )
    if _LIST_MARK.match(line.text) and (ended or _ends_early(lines, index - 1)):
        return True
    return not lower and (indent > _INDENT or _ends_early(lines, index - 1))


def _ends_early(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line's first word would have had its place in a line, so that it was ended there on purpose."""
    line, following = lines[index], lines[index + 1]
    near = [other for other in lines[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1] if _in_column(other, line)]
    width = max(other.right for other in near) - line.left
    first_word = following.text.split(" ", 1)[0]
    needed = (len(first_word) + 1) * (following.right - following.left) / max(1, len(following.text))
    fits = line.right + needed < line.left + width - 0.5
    return fits and (bool(_ENDS.search(line.text)) or line.right - line.left < _LONG * width)


def _in_column(other: Line, line: Line) -> bool:
    return abs(other.size - line.size) <= _OTHER_SIZE * line.size and abs(other.left - line.left) < 3 * line.size


def joined_pages(pages: Sequence[Sequence[Block]], words: Container[str]) -> list[tuple[int, Block]]:
    """The blocks of all pages with their page numbers; one that goes on over the page's end comes before that page's notes."""
    text: list[tuple[int, Block]] = []
    notes: list[tuple[int, Block]] = []
    for number, blocks in enumerate(pages, start=1):
        body = [(number, block) for block in blocks if not block.note]
        if notes and body and text and text[-1][1].open and runs_on(text[-1][1].text, body[0][1].text):
            text.append(body.pop(0))
        text += notes
        text += body
        notes = [(number, block) for block in blocks if block.note]
    return text + notes
