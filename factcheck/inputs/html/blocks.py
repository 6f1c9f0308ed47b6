"""The blocks of text that a reader of a page sees: paragraphs, headings, list items with their marks, and tables as rows.

Elements within a line are no borders, as in a browser: ``<b>co</b>uncil`` is one word.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from factcheck.inputs.characters import raised
from factcheck.inputs.formulas import apart, of_mathml
from factcheck.inputs.html.chrome import Attributes, Fate, chrome_of, fate_of, is_raised, value_of
from factcheck.inputs.html.lines import BREAK, HARD_BREAK, lines_of
from factcheck.inputs.html.lists import Numbering
from factcheck.inputs.html.rows import Cell, rows_of, span
from factcheck.inputs.html.sheets import Look, Sheets

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BORDERS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hgroup hr html legend li listing main marquee menu nav ol optgroup option p plaintext pre search section summary"
    " table tbody td tfoot th thead tr ul xmp".split()
)
_NO_TEXT = frozenset(
    "applet area audio base canvas datalist desc embed frame frameset head iframe img link map meta metadata noembed noframes"
    " noscript object param rp rt script source style template title track video".split()
)
_IN_CELLS = frozenset("td th p div".split())
_STEPS = 6  # of a path that names a place


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text and the place of its element: an id, or a path of elements as in CSS.

    `chrome` names what of the page's frame it belongs to (empty: nothing), `part` is the number of that part of the page; `main` tells
    that it stands within an article; `fate` is struck or hidden for text that nobody is to read, and drawn for that in a drawing. No two
    are equal: `number` counts them.
    """

    number: int
    text: str
    place: str
    tag: str
    chrome: str
    part: int
    main: bool
    fate: Fate

    @property
    def words(self) -> int:
        """How many words it has; the mark of an item is none."""
        return sum(any(map(str.isalnum, word)) for word in self.text.split())


@dataclass(slots=True)
class _Open:
    """An element that the walk is in: what its blocks get from it, and what is found within it."""

    tag: str = ""
    step: str = ""
    chrome: str = ""
    part: int = 0
    main: bool = False
    fate: Fate = ""
    preformatted: bool = False
    spans: tuple[int, int] = (1, 1)
    first_block: int = 0
    numbering: Numbering | None = None
    children: Counter[str] = field(default_factory=Counter)
    cells: list[Cell] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)


def blocks(root: LexborNode | None, sheets: Sheets | None = None) -> list[Block]:
    """The blocks of a page in their order, also those of its menus and the like; `article` chooses among them."""
    walk = _Walk(sheets or Sheets())
    if root is not None:
        walk.through(root)
    return walk.blocks


class _Walk:
    def __init__(self, sheets: Sheets) -> None:
        self.blocks: list[Block] = []
        self._sheets = sheets
        self._open = [_Open()]
        self._pieces: list[tuple[_Open, str]] = []
        self._mark = ""  # of a list item, until its first block
        self._parts = self._count = 0
        self._bold_from = self._bold_to = -1

    def through(self, root: LexborNode) -> None:
        """Every node from `root` on; without recursion, as pages may be nested deeply."""
        node: LexborNode | None = root
        while node is not None:
            if self._enter(node):
                if (child := node.first_child) is not None:
                    node = child
                    continue
                self._leave()
            while node is not None and node.next is None and len(self._open) > 1:
                self._leave()
                node = node.parent
            node = node.next if node is not None else None
        self._end_block()

    def _enter(self, node: LexborNode) -> bool:
        """Take a node in; whether it is open then."""
        tag = node.tag or ""
        if node.is_text_node:
            self._say(node.text_content or "")
        elif tag == "br":
            self._say(HARD_BREAK if self._line_is_bold() else BREAK)
        if not node.is_element_node or tag in _NO_TEXT:
            return False
        attributes: Attributes = node.attributes
        looks = self._sheets.looks(tag, attributes.get("class"), attributes.get("id"))
        if is_raised(tag, attributes, looks) and (text := raised(node.text())):
            self._say(text)
        elif tag == "math":
            self._say(_formula(node))
        elif tag == "input":
            self._say(value_of(attributes))
        else:
            if tag in _BORDERS:
                self._end_block()
            self._open.append(self._opened(tag, attributes, looks))
            if tag == "ol":
                items = sum(child.tag == "li" for child in node.iter())
                self._open[-1].numbering = Numbering.of(attributes, items)
            elif tag == "q":
                self._say("“")
            elif tag in ("text", "tspan"):  # of a drawing
                self._say(" ")
            elif tag in ("b", "strong"):
                self._bold_from = len(self._pieces)
            return True
        return False

    def _opened(self, tag: str, attributes: Attributes, looks: frozenset[Look]) -> _Open:
        above = self._open[-1]
        above.children[tag] += 1
        number, name = above.children[tag], attributes.get("id")
        here = _Open(
            tag,
            f"#{name}" if name else f"{tag}:nth-of-type({number})" if number > 1 else tag,
            above.chrome,
            above.part,
            above.main or tag in ("main", "article") or attributes.get("role") == "main",
            above.fate or fate_of(tag, attributes, looks),
            above.preformatted or tag == "pre",
            (span(attributes.get("colspan")), span(attributes.get("rowspan"))),
            len(self.blocks),
        )
        if not here.chrome and (chrome := chrome_of(tag, attributes, here.main)):
            self._parts += 1
            here.chrome, here.part = chrome, self._parts
        if tag == "li":
            self._mark = above.numbering.next_mark(attributes.get("value")) if above.numbering else "- "
        return here

    def _leave(self) -> None:
        here = self._open[-1]
        if here.tag == "q":
            self._say("”")
        if here.tag in _BORDERS:
            self._end_block()
        if here.tag in ("b", "strong"):
            self._bold_to = len(self._pieces)
        elif here.tag == "li":
            self._mark = ""
        self._open.pop()
        above = self._open[-1]
        if here.tag in ("td", "th"):
            own = [block for block in self.blocks[here.first_block :] if not block.fate and block.part == here.part]
            above.cells.append(Cell([block.text for block in own], *here.spans, all(block.tag in _IN_CELLS for block in own)))
        elif here.tag in ("tr", "tbody", "thead", "tfoot"):
            above.rows += here.rows or [here.cells]
        elif here.tag == "table":
            self._end_table(here)

    def _say(self, text: str) -> None:
        here = self._open[-1]
        self._pieces.append((here, text if here.preformatted else re.sub(r"[ \t\n\f\r]+", " ", text)))

    def _line_is_bold(self) -> bool:
        """Whether all since the last line's end is bold, as a heading within a paragraph is."""
        before = next((text for _, text in reversed(self._pieces[: self._bold_from]) if text.strip(" ")), BREAK)
        return self._bold_to == len(self._pieces) and before in (BREAK, HARD_BREAK)

    def _end_block(self) -> None:
        """Make blocks of what was said since the last border: one for what is text, and one for each fate and part within."""
        if not self._pieces:
            return
        border = next((opened for opened in reversed(self._open) if opened.tag in _BORDERS), self._open[0])
        place = self._place()
        for fate, chrome, part in dict.fromkeys((here.fate, here.chrome, here.part) for here, _ in self._pieces):
            said = "".join(text for here, text in self._pieces if (here.fate, here.part) == (fate, part))
            for text in lines_of(said if border.preformatted else re.sub(" {2,}", " ", said)):
                if not fate:
                    text, self._mark = self._mark + text, ""
                self._count += 1
                self.blocks.append(Block(self._count, text, place, border.tag, chrome, part, border.main, fate))
        self._pieces.clear()
        self._bold_from = self._bold_to = -1

    def _end_table(self, here: _Open) -> None:
        """Put the rows of a table of data in the place of its cells' blocks."""
        if text := rows_of(here.rows):
            found = self.blocks[here.first_block :]
            cells = [block for block in found if block.tag != "caption" and not block.fate and block.part == here.part]
            rows = replace(cells[0], text=text, tag="table", place=self._place(here))
            others = [block for block in found if block not in cells]
            self.blocks[here.first_block :] = sorted([*others, rows], key=lambda block: block.number)

    def _place(self, *within: _Open) -> str:
        steps = [
            opened.step for opened in (*self._open[1:], *within) if opened.tag in _BORDERS and opened.tag not in ("html", "body")
        ]
        named = max((at for at, step in enumerate(steps) if step.startswith("#")), default=0)
        return " > ".join(steps[named:][-_STEPS:]) or "body"


def _formula(node: LexborNode) -> str:
    """MathML as text."""
    try:
        return apart(of_mathml(ElementTree.fromstring((node.html or "").replace("&nbsp;", "\xa0"))))
    except (ElementTree.ParseError, RecursionError):
        return node.text()
