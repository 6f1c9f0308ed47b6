"""The text within one paragraph: what its runs show, in their fonts and formats.

Most elements are only gone through; the tables below say which are a character, which are not shown, and which need more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any, Protocol

from factcheck.inputs.characters import without_unseen
from factcheck.inputs.docx.maths import linear
from factcheck.inputs.docx.numbering import roman
from factcheck.inputs.docx.package import child, children, is_on, short, value
from factcheck.inputs.docx.styles import PLAIN, Styles, format_of
from factcheck.inputs.docx.symbols import in_font, note_mark, raised, symbol
from factcheck.inputs.formulas import apart

AFTER = frozenset({"w:del", "w:moveFrom", "w:cellDel"})
"""What the text after all tracked changes lacks."""
BEFORE = frozenset({"w:ins", "w:moveTo", "w:cellIns"})
"""What the text before them lacks."""
UNSEEN = frozenset({
    "w:pPr", "w:rPr", "w:tblPr", "w:tblPrEx", "w:trPr", "w:tcPr", "w:tblGrid", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:instrText",
    "w:delInstrText", "w:rt", "w:rubyPr", "w:ffData", "mc:Fallback",
})  # fmt: skip
MARKS = range(0xF0000, 0xFFFFE)
"""Characters that stand for the ends of tracked changes in a text; they are no text."""
MARK = f"{chr(MARKS.start)}-{chr(MARKS.stop - 1)}"
"""The same, for a set of characters in a pattern."""

_SPACES = re.compile(f" [{MARK} ]* ")
_MARKS = re.compile(f"[{MARK}]")
_NO_MARKS = re.compile(f"[^{MARK}]+")
_AS_TEXT = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_PICTURES = frozenset({"pic", "OLEObject"})
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote where the text refers to it; the mark is empty where the author wrote one."""

    kind: str
    id: str
    mark: str


class Recorder(Protocol):
    """Takes down the tracked changes that a text is read with; what it returns is put into the text at their place."""

    def taken(self, name: str, element: Any, text: str) -> str:
        """A change that took `text` away."""

    def put(self, name: str, element: Any) -> tuple[str, str]:
        """A change that put text here; what goes before and after it."""


def only_marks(text: str) -> str:
    """What is left of a text without its characters."""
    return _NO_MARKS.sub("", text)


class Runs:
    """Reads paragraphs one after another; text boxes and notes that they hold are collected, as they are read elsewhere."""

    def __init__(self, styles: Styles, gone: Set[str], recorder: Recorder | None = None) -> None:
        """With the styles of the document, in the view of tracked changes that lacks the elements named in `gone`."""
        self.boxes: list[Any] = []
        self.notes: list[Note] = []
        self.left_out: Counter[str] = Counter()
        self.changes = 0
        self.gone = gone
        self._recorder = recorder
        self._styles = styles
        self._paragraph_format = self._format = PLAIN
        self._fields: list[bool] = []
        self._marks: Counter[str] = Counter()
        self._pictures = 0

    def text(self, paragraph: Any) -> str:
        """The text of a paragraph, each run of spaces as one."""
        style = value(child(paragraph, "w:pPr", "w:pStyle")) or self._styles.default
        self._paragraph_format = self._format = self._styles.format(style)
        out: list[str] = []
        self._walk(paragraph, out)
        self._fields = [True for _ in self._fields]  # what a field is made from does not run on; what it gives may
        text = _SPACES.sub(lambda spaces: f" {only_marks(spaces[0])}", "".join(out))
        if text.strip() and self._pictures:
            self.left_out["pictures"] += self._pictures
        self._pictures = 0
        return text

    def taken(self, name: str, change: Any, parts: Iterable[Any]) -> str:
        """Count a tracked change that took `parts` away; what stands for them in the text."""
        self.changes += 1
        return self._recorder.taken(name, change, self._was(parts)) if self._recorder else ""

    def _was(self, parts: Iterable[Any]) -> str:
        """The text of elements as it was before they were taken away."""
        counts = self.changes, self.left_out.copy(), self._marks.copy(), len(self.boxes), len(self.notes)
        view = self.gone, self._recorder
        self.gone, self._recorder = frozenset(), None
        text = " ".join(map(self._text_within, parts))
        self.gone, self._recorder = view
        self.changes, self.left_out, self._marks = counts[:3]
        del self.boxes[counts[3] :], self.notes[counts[4] :]
        return text

    def _text_within(self, element: Any) -> str:
        out: list[str] = []
        self._walk(element, out)
        return "".join(out)

    def _walk(self, element: Any, out: list[str]) -> None:
        for name, item in children(element):
            if name in self.gone:
                out.append(self.taken(name, item, [item]))
            elif name in _AS_TEXT:
                self._add(_AS_TEXT[name], out)
            elif name in _READ:
                _READ[name](self, item, out)
            elif name in AFTER or name in BEFORE:
                self._put(name, item, out)
            elif name not in UNSEEN:
                self._walk(item, out)

    def _add(self, text: str, out: list[str]) -> None:
        if all(self._fields):
            out.append(text)

    def _put(self, name: str, item: Any, out: list[str]) -> None:
        self.changes += 1
        if self._recorder is None:
            self._walk(item, out)
            return
        before, after = self._recorder.put(name, item)
        recorder, self._recorder = self._recorder, None  # what is taken away within was never in the text before
        out.append(before)
        self._walk(item, out)
        self._recorder = recorder
        out.append(after)

    def _run(self, item: Any, out: list[str]) -> None:
        properties = child(item, "w:rPr")
        self._format = self._paragraph_format
        if properties is not None:
            by_style = self._styles.format(value(child(properties, "w:rStyle")))
            self._format = format_of(properties).over(by_style).over(self._paragraph_format)
        if not (self._format.hidden or self._format.struck):
            self._walk(item, out)
            return
        left_out = "hidden" if self._format.hidden else "struck-out"
        self.left_out[left_out] += len(self._text_within(item).split())

    def _text(self, item: Any, out: list[str]) -> None:
        text = without_unseen(item.text or "").replace("\n", " ").replace("\r", "")
        text, marks = _MARKS.subn("", text)  # whoever wrote them meant symbols of a font of their own
        text, unknown = in_font(text, self._format.font)
        self._unknown(marks + unknown)
        self._add(raised(text) if self._format.raised else text, out)

    def _symbol(self, item: Any, out: list[str]) -> None:
        code = value(item, "char") or ""
        try:
            shown = symbol(int(code, 16), value(item, "font"))
        except ValueError:
            shown = None
        self._unknown(shown is None)
        self._add(shown or "", out)

    def _unknown(self, symbols: int) -> None:
        if symbols:
            self.left_out["unknown symbols"] += symbols

    def _maths(self, item: Any, out: list[str]) -> None:
        formula = linear(item, self.gone | UNSEEN)
        self._add(apart(formula) if "".join(out)[-1:].isdigit() else formula, out)

    def _box(self, item: Any, out: list[str]) -> None:
        self.boxes.append(item)

    def _note(self, item: Any, out: list[str]) -> None:
        kind = _NOTES[short(item.tag)]
        mark = ""
        if value(item, "customMarkFollows") in (None, "0", "false", "off"):
            self._marks[kind] += 1
            mark = note_mark(roman(self._marks[kind]) if kind == "endnote" else str(self._marks[kind]))
            self._add(mark, out)
        self.notes.append(Note(kind, value(item, "id") or "", mark))

    def _field(self, item: Any, out: list[str]) -> None:
        match value(item, "fldCharType"):
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()

    def _control(self, item: Any, out: list[str]) -> None:
        if not is_on(child(item, "w:sdtPr", "w:showingPlcHdr")):
            self._walk(item, out)

    def _inline(self, item: Any, out: list[str]) -> None:
        self._pictures += any(isinstance(part.tag, str) and short(part.tag) in _PICTURES for part in item.iter())
        self._walk(item, out)

    def _drawn(self, item: Any, out: list[str]) -> None:
        self.left_out["charts and diagrams"] += 1


_READ: Mapping[str, Callable[[Runs, Any, list[str]], None]] = {
    "w:r": Runs._run,
    "w:t": Runs._text,
    "w:delText": Runs._text,
    "w:sym": Runs._symbol,
    "w:sdt": Runs._control,
    "w:fldChar": Runs._field,
    "w:txbxContent": Runs._box,
    "w:footnoteReference": Runs._note,
    "w:endnoteReference": Runs._note,
    "m:oMath": Runs._maths,
    "m:oMathPara": Runs._maths,
    "inline": Runs._inline,
    "w:object": Runs._inline,
    "chart:chart": Runs._drawn,
    "diagram:relIds": Runs._drawn,
}
