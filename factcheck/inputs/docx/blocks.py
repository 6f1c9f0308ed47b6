"""The blocks of a Word document in the order in which they are read: paragraphs, rows of tables, text boxes, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from factcheck.inputs.docx.numbering import Numbering
from factcheck.inputs.docx.package import Package, Related, child, children, is_on, short, value
from factcheck.inputs.docx.runs import MARK, UNSEEN, Note, Runs, only_marks
from factcheck.inputs.docx.styles import Styles, listed

_MARKS = re.compile(f"[{MARK}]")
_EDGES = re.compile(rf"\A[{MARK}\s]+|[{MARK}\s]+\Z")
_STOPS = (".", "!", "?", ":", ";", "”", '"')
_CELL_OF_PROSE = 8  # words


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text; a row goes on the line after the row before it. `within` names what stands beside the text: a box, a note."""

    text: str
    within: str = ""
    is_row: bool = False
    notes: tuple[Note, ...] = ()


class Blocks:
    """Goes through a document once."""

    def __init__(self, package: Package, runs: Runs, styles: Styles, imported: Callable[[Related], str]) -> None:
        """With what reads paragraphs, and what reads a part in another format that the document has taken in."""
        self._package = package
        self._runs = runs
        self._styles = styles
        self._numbering = Numbering(package.root("numbering"))
        self._imported = imported
        self._carried = ""
        self._notes: list[Note] = []
        self._contents: dict[str, dict[str | None, Any]] = {}

    def of_body(self) -> Iterator[Block]:
        """The blocks of the body; a text box comes before its paragraph."""
        yield from self._blocks(self._package.body())
        if self._carried or self._notes:
            yield Block(self._carried, notes=self._popped(self._notes))

    def of_note(self, note: Note) -> Iterator[Block]:
        """The blocks of a note, its mark before the first."""
        if note.kind not in self._contents:
            root = self._package.root(f"{note.kind}s")
            self._contents[note.kind] = {value(item, "id"): item for _, item in children(root)}
        content = self._contents[note.kind].get(note.id)
        mark = f"{note.mark} " if note.mark else ""
        for block in self._blocks(content):
            yield replace(block, text=mark + block.text, within=block.within or f"{note.kind} {note.mark}".strip())
            mark = ""

    def _blocks(self, container: Any) -> Iterator[Block]:
        """The blocks within an element; a paragraph whose end is taken away or hidden goes on in the next one."""
        text = number = ""
        initial = False
        for name, item in self._units(container):
            if name == "w:p":
                more = self._runs.text(item)
                notes, boxes = self._popped(self._runs.notes), self._popped(self._runs.boxes)
                for box in boxes:
                    yield from (replace(block, within=block.within or "text box") for block in self._blocks(box))
                self._notes += notes
                goes_on = self._is_end_gone(item)
                if not _plain(text).strip() and (_plain(more).strip() or not goes_on):
                    number = self._number_of(item)
                text = text + more if initial else _together(text, more)
                initial = value(child(item, "w:pPr", "w:framePr"), "dropCap") in ("drop", "margin")
                if goes_on or initial:
                    continue
            yield from self._block(number, text)
            text = number = ""
            if name == "w:tbl":
                yield from self._table(item)
            elif name == "w:altChunk":
                yield from self._taken_in(item)
        yield from self._block(number, text)

    def _units(self, container: Any) -> Iterator[tuple[str, Any]]:
        for name, item in children(container):
            if name in self._runs.gone:
                self._carried += self._runs.taken(name, item, [item])
            elif name in ("w:p", "w:tbl", "w:altChunk"):
                yield name, item
            elif name not in UNSEEN and not is_on(child(item, "w:sdtPr", "w:showingPlcHdr")):
                yield from self._units(item)

    def _block(self, number: str, text: str) -> Iterator[Block]:
        if not _plain(text).strip():
            self._carried += only_marks(text)
            return
        yield Block(self._popped_carried() + number + _stripped(text), notes=self._popped(self._notes))

    def _is_end_gone(self, paragraph: Any) -> bool:
        mark = dict(children(child(paragraph, "w:pPr", "w:rPr")))
        return bool(self._runs.gone & mark.keys()) or bool(is_on(mark.get("w:vanish")))

    def _number_of(self, paragraph: Any) -> str:
        properties = child(paragraph, "w:pPr")
        style = value(child(properties, "w:pStyle")) or self._styles.default
        place = listed(properties) or self._styles.listed(style)
        return self._numbering.next(place, style) if place else ""

    def _table(self, table: Any) -> Iterator[Block]:
        hanging: dict[int, str] = {}
        for row in self._present(table, "w:tr", "w:trPr"):
            present = list(self._present(row, "w:tc", "w:tcPr"))
            cells = [(list(self._blocks(cell)), _columns(cell)) for cell in present]
            if any(_is_prose(blocks, alone=len(cells) == 1) for blocks, _ in cells):
                yield from (block for blocks, _ in cells for block in blocks)
                continue
            yield from (block for blocks, _ in cells for block in blocks if block.within)
            texts = [" ".join(" ".join(block.text.split()) for block in blocks if not block.within) for blocks, _ in cells]
            texts = _with_merged(texts, present, hanging)
            line = "\t" * _count(child(row, "w:trPr", "w:gridBefore"), 0)
            line += "".join(text + "\t" * columns for text, (_, columns) in zip(texts, cells, strict=True))
            line = line.removesuffix("\t") if sum(map(bool, texts)) > 1 else line.rstrip()
            if _plain(line).strip():
                notes = tuple(note for blocks, _ in cells for block in blocks if not block.within for note in block.notes)
                yield Block(self._popped_carried() + line, is_row=True, notes=notes)

    def _present(self, container: Any, wanted: str, properties: str) -> Iterator[Any]:
        """The rows of a table or the cells of a row that tracked changes have not taken away."""
        for name, item in children(container):
            if name == wanted:
                changes = [inner for found, inner in children(child(item, properties)) if found in self._runs.gone]
                if changes:
                    paragraphs = (part for part in item.iter() if isinstance(part.tag, str) and short(part.tag) == "w:p")
                    self._carried += self._runs.taken("w:del", changes[0], paragraphs)
                else:
                    yield item
            elif name not in UNSEEN and name not in self._runs.gone:
                yield from self._present(item, wanted, properties)

    def _taken_in(self, item: Any) -> Iterator[Block]:
        part = next((part for part in self._package.related("aFChunk") if part.id == value(item, "id")), None)
        for text in self._imported(part).split("\n\n") if part else ():
            yield from self._block("", text)

    def _popped_carried(self) -> str:
        carried, self._carried = self._carried, ""
        return carried

    @staticmethod
    def _popped(items: list[Any]) -> tuple[Any, ...]:
        popped = tuple(items)
        items.clear()
        return popped


def _plain(text: str) -> str:
    return _MARKS.sub("", text)


def _stripped(text: str) -> str:
    return _EDGES.sub(lambda edge: only_marks(edge[0]), text) if _MARKS.search(text) else text.strip()


def _together(text: str, more: str) -> str:
    before, after = _plain(text), _plain(more)
    meet = before and not before[-1].isspace() and after[:1].isalnum()
    return text + (" " if meet else "") + more


def _columns(cell: Any) -> int:
    """Over how many columns a cell of a row runs."""
    return _count(child(cell, "w:tcPr", "w:gridSpan"), 1)


def _count(element: Any, default: int) -> int:
    """The number of columns that an element tells."""
    written = value(element) or ""
    return min(int(written), 100) if written.isdecimal() else default


def _with_merged(texts: list[str], cells: list[Any], hanging: dict[int, str]) -> list[str]:
    """The texts of a row's cells, each cell that is merged with those above with their text; `hanging` has that by its first column."""
    found, column = [], 0
    for text, cell in zip(texts, cells, strict=True):
        merge = child(cell, "w:tcPr", "w:vMerge")
        if merge is None or _MARKS.search(text):
            hanging.pop(column, None)
        elif value(merge) == "restart":
            hanging[column] = text
        else:
            text = text or hanging.get(column, "")
        found.append(text)
        column += _columns(cell)
    return found


def _is_prose(cell: list[Block], alone: bool) -> bool:
    """Whether a cell holds a text of its own rather than an entry: a table, or paragraphs with sentences."""
    texts = [block for block in cell if not block.within]
    return any(block.is_row for block in texts) or (
        len(texts) > 1
        and (alone or any(block.text.endswith(_STOPS) or len(block.text.split()) > _CELL_OF_PROSE for block in texts))
    )
