"""OpenDocument: texts and slides (ODT, ODP), zipped or flat (FODT).

The library for them (odfpy) has had no release since 2020 and knows neither tracked changes nor hidden text, so their XML is walked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from factcheck.errors import InputError
from factcheck.inputs.documents.archive import opened
from factcheck.inputs.documents.markup import parsed
from factcheck.inputs.documents.odf_styles import Styles
from factcheck.inputs.formulas import apart, of_mathml
from factcheck.inputs.reading import Reading

_BODIES = ("text", "presentation")
_UNSEEN = frozenset("tracked-changes sequence-decls forms deletion note-citation title desc ruby-text change-info notes".split())
_LEFT_OUT = {"annotation": "comments", "hidden-text": "hidden text", "hidden-paragraph": "hidden text"}
_BESIDE = frozenset(
    "note frame text-box custom-shape rect line ellipse circle polygon polyline path connector caption measure regular-polygon g".split()
)
_MOST_REPEATED = 50


def read(data: bytes, name: str, characters: int) -> Reading:
    """The paragraphs, with notes and frames behind the one that they stand in; tracked changes count as accepted. Places are paragraphs.

    Raises:
        InputError: it is no OpenDocument text, is encrypted, or would unpack to something huge.
    """
    if data.startswith(b"PK"):
        archive = opened(data, name)
        parts = set(archive.namelist())
        if "content.xml" not in parts:
            raise InputError(f"{name} is a ZIP archive, but not an OpenDocument file")
        if "META-INF/manifest.xml" in parts and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise InputError(f"{name} is encrypted: save it without a password")
        roots = [parsed(archive.read(part)) for part in ("content.xml", "styles.xml") if part in parts]
        objects = {part.rpartition("/")[0]: parsed(archive.read(part)) for part in sorted(parts) if part.endswith("/content.xml")}
        return read_root(roots, name, objects)
    return read_root([parsed(data)], name)


def read_root(roots: list[Element], name: str, objects: Mapping[str, Element] | None = None) -> Reading:
    """As `read`, of parsed parts: the one that holds the body, those that hold more styles, and embedded objects by their names."""
    body = roots[0].find("body")
    found = next((child for child in body if child.tag in _BODIES), None) if body is not None else None
    if found is None:
        raise InputError(f"{name} is no OpenDocument text: save it as ODT, DOCX or, if it is a table, as CSV")
    blocks = _Blocks(Styles(roots), objects or {})
    numbered = ((str(number), text) for number, text in enumerate(blocks.of(found), start=1))
    reading = Reading.joined(numbered, "paragraph")
    warnings = tuple(
        f"{what} left out: {words} word{'s' * (words > 1)}" for what, words in sorted(blocks.left_out.items()) if words
    )
    return Reading(reading.text, reading.places, warnings)


class _Blocks:
    def __init__(self, styles: Styles, objects: Mapping[str, Element]) -> None:
        self.left_out: Counter[str] = Counter()
        self._objects = objects
        self._styles = styles
        self._lists: list[tuple[str, int]] = []  # the open lists: style, and number of the item

    def of(self, element: Element) -> Iterator[str]:
        """The blocks of text within an element that holds paragraphs."""
        for child in element:
            if child.tag in ("p", "h"):
                yield from self._paragraph(child)
            elif child.tag == "table":
                yield from self._table(child)
            elif child.tag == "list":
                yield from self._list(child)
            elif child.tag in _LEFT_OUT:
                self._count(_LEFT_OUT[child.tag], child)
            elif child.tag not in _UNSEEN:
                yield from self.of(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        beside: list[Element] = []
        text = "".join(self._inline(paragraph, beside)).strip()
        if text:
            yield self._mark() + text
        for element in beside:
            outer, self._lists = self._lists, []
            yield from self.of(element)
            self._lists = outer

    def _inline(self, element: Element, beside: list[Element]) -> Iterator[str]:
        fate = self._styles.fate(element.get("style-name"))
        if fate:
            self._count(fate, element)
        elif element.tag in _BESIDE:
            yield self._formula(element)
            beside.append(element)
        elif element.tag in _LEFT_OUT:
            self._count(_LEFT_OUT[element.tag], element)
        elif element.tag not in _UNSEEN:
            raised = self._styles.raised(element.get("style-name"))
            yield raised(_SPACES.get(element.tag, "") * min(int(element.get("c", 1)), 100) + _flat(element.text))
            for child in element:
                yield from map(raised, self._inline(child, beside))
                yield raised(_flat(child.tail))

    def _formula(self, frame: Element) -> str:
        """The equation that a frame holds; another object in it is counted, with the words that it has."""
        held = frame.find("object")
        if held is None:
            return ""
        found = self._objects.get((held.get("href") or "").removeprefix("./").rstrip("/"), next(iter(held), None))
        if found is None:
            return ""
        if found.tag == "math":
            return apart(of_mathml(found))
        self._count("embedded objects", found)
        frame.remove(held)
        return ""

    def _list(self, element: Element) -> Iterator[str]:
        style = element.get("style-name") or (self._lists[-1][0] if self._lists else "")
        number = 0
        for item in element:
            if item.tag in ("list-item", "list-header"):
                number = int(item.get("start-value", number + (item.tag == "list-item")))
                self._lists.append((style, number if item.tag == "list-item" else -1))
                yield from self.of(item)
                self._lists.pop()

    def _mark(self) -> str:
        """The mark of the list item that begins here; later paragraphs of it have none."""
        if not self._lists or self._lists[-1][1] < 0:
            return ""
        style, number = self._lists[-1]
        self._lists[-1] = (style, -1)
        return self._styles.mark(style, len(self._lists), number)

    def _table(self, table: Element) -> Iterator[str]:
        rows = list(table.iter("table-row"))
        lines = [line for row in rows if (line := "\t".join(self._cells(row)).rstrip()).strip()]
        if lines:
            yield "\n".join(lines)

    def _cells(self, row: Element) -> Iterator[str]:
        for cell in row:
            if cell.tag in ("table-cell", "covered-table-cell"):
                text = " ".join(" ".join(self.of(cell)).split())
                yield from [text] * min(int(cell.get("number-columns-repeated", 1)), _MOST_REPEATED)

    def _count(self, what: str, element: Element) -> None:
        self.left_out[what] += len("".join(element.itertext()).split())


_SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}


def _flat(text: str | None) -> str:
    """Text as it is shown: line ends and runs of spaces in the file are one space."""
    return " ".join(f"x{text}x".split())[1:-1] if text else ""
