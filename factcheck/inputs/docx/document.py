"""A Word file read as a text with places and warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from importlib import import_module

from factcheck.errors import InputError
from factcheck.inputs.docx.blocks import Block, Blocks
from factcheck.inputs.docx.package import Package, Related, short
from factcheck.inputs.docx.runs import AFTER, Note, Recorder, Runs
from factcheck.inputs.docx.styles import Styles
from factcheck.inputs.kinds import TEXT, kind_of
from factcheck.inputs.reading import Places, Reading, whole_characters
from factcheck.inputs.textfile import decode

_LEFT_OUT = {
    "hidden": ("hidden word is", "hidden words are"),
    "struck-out": ("struck-out word is", "struck-out words are"),
    "unknown symbols": ("symbol of an unknown font is", "symbols of unknown fonts are"),
    "charts and diagrams": ("chart or diagram is", "charts and diagrams are"),
    "pictures": ("picture in a line of text is", "pictures in lines of text are"),
    "headers and footers": ("word in headers and footers is", "words in headers and footers are"),
    "comments": ("word in comments is", "words in comments are"),
}
_BESIDE = {"header": "headers and footers", "footer": "headers and footers", "comments": "comments"}


def read(data: bytes, name: str, characters: int) -> Reading:
    """The paragraphs with blank lines between, rows of tables as lines with tabs, text boxes before their paragraph, notes at the end.

    Tracked changes count as accepted. Hidden and struck-out text is left out, as are headers, footers and comments; warnings say how much.

    Raises:
        InputError: it is no Word file, is encrypted, or would unpack to something huge.
    """
    return read_view(Package(data, name), characters, AFTER)


def read_view(package: Package, characters: int, gone: Set[str], recorder: Recorder | None = None) -> Reading:
    """The document without the elements named in `gone`, its tracked changes told to `recorder`; raises InputError as `read` does."""
    styles = Styles(package.root("styles"))
    runs = Runs(styles, gone, recorder)
    warnings: list[str] = []

    def imported(part: Related) -> str:
        try:
            return _imported(package.data(part.path), part.path, characters)
        except (InputError, ModuleNotFoundError, KeyError) as error:
            warnings.append(f"a part that it has taken in from another file is left out: {error}")
            return ""

    reading = _joined(_numbered(Blocks(package, runs, styles, imported)), characters)
    counts = runs.left_out + _words_beside(package)
    left_out = [f"{counts[what]} {words[counts[what] > 1]} left out" for what, words in _LEFT_OUT.items() if counts[what]]
    if recorder is None and runs.changes:
        left_out.insert(0, f"{runs.changes} tracked change{'s are' if runs.changes > 1 else ' is'} read as accepted")
    return Reading(reading.text, reading.places, (*left_out, *warnings))


def _numbered(blocks: Blocks) -> Iterator[tuple[str, Block]]:
    """Each block with its place: paragraphs are counted as they are read, what stands beside one has its number."""
    number = 0
    waiting: list[tuple[int, Note]] = []
    for block in blocks.of_body():
        if block.text:
            number += not block.within
            yield f"{number + 1}, {block.within}" if block.within else str(number), block
        waiting += [(number, note) for note in block.notes]
    for number, note in waiting:  # notes have none of their own
        for block in blocks.of_note(note):
            yield f"{number}, {block.within}", block


def _joined(blocks: Iterator[tuple[str, Block]], characters: int) -> Reading:
    pieces: list[str] = []
    starts: list[int] = []
    names: list[str] = []
    length = 0
    after_a_row = False
    for name, block in blocks:
        gap = ("\n" if after_a_row and block.is_row else "\n\n") if pieces else ""
        text = whole_characters(block.text)
        pieces += (gap, text)
        starts.append(length + len(gap))
        names.append(name)
        length += len(gap) + len(text)
        if length > characters:  # a part may be referred to any number of times
            break
        after_a_row = block.is_row
    return Reading("".join(pieces), Places("paragraph", tuple(starts), tuple(names)))


def _imported(data: bytes, path: str, characters: int) -> str:
    kind = kind_of(path, data)
    if kind is TEXT:
        return decode(data, path)
    reading: Reading = import_module(f"factcheck.inputs.{kind.name}").read(data, path, characters)
    return reading.text


def _words_beside(package: Package) -> Counter[str]:
    """How many words stand in the parts that are left out; numbers of pages are none."""
    found: Counter[str] = Counter()
    for part in package.related(*_BESIDE):
        texts = [
            item.text or "" for item in package.xml(part.path).iter() if isinstance(item.tag, str) and short(item.tag) == "w:t"
        ]
        found[_BESIDE[part.kind]] += sum(any(map(str.isalpha, word)) for word in "".join(f"{text} " for text in texts).split())
    return found
