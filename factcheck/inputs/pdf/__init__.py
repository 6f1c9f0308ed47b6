"""PDF through PDFium: its runs of text become lines, columns and tables, paragraphs, and one text over all pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.errors import InputError
from factcheck.inputs.characters import HYPHENS, rejoined
from factcheck.inputs.pdf.columns import unfolded
from factcheck.inputs.pdf.drawn import Page
from factcheck.inputs.pdf.frame import pages_named, without_frame
from factcheck.inputs.pdf.lines import Line, lines_of, with_values
from factcheck.inputs.pdf.paragraphs import Block, blocks_of, joined_pages, runs_on
from factcheck.inputs.pdf.runs import page_of
from factcheck.inputs.reading import Reading

__all__ = ["read"]

_PASSWORD = 4  # of PDFium's errors
_CODES = 0.2  # of a page's text
_FEW_WORDS = 12
_PICTURE, _LARGE_PICTURE = 0.1, 0.5  # of a page
_MOST_BROKEN = 20
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def read(data: bytes, name: str, characters: int) -> Reading:
    """The text of all pages as paragraphs, in their order; a sentence may run over a page's end. Places are pages.

    Warnings say which pages are pictures or codes, and what of the others is left out or doubtful.

    Raises:
        InputError: it is no PDF, is encrypted with a password, has more than `characters`, or none of its pages has text.
    """
    pages, broken = _pages(data, name, characters)
    scans = [page.number for page in pages if page.words <= _FEW_WORDS and page.pictured > _PICTURE]
    coded = [page.number for page in pages if page.code_share > _CODES]
    readable = [page for page in pages if page.number not in coded and page.words]
    if coded and not readable:
        raise InputError(
            f"{name} holds no text that can be read: its fonts do not say which letters they show ({pages_named(coded)});"
            " print it to PDF anew or put it through text recognition"
        )
    if scans and all(page.number in scans for page in readable):
        pictures = f"{pages_named(scans)} {'is a picture' if len(scans) == 1 else 'are pictures'}"
        raise InputError(f"{name} holds no text that can be read: {pictures}; a scan must go through text recognition first")
    lines = [with_values(lines_of(run for run in page.runs if not run.codes), page.values) for page in pages]
    for number in coded:
        lines[number - 1] = []
    lines, notes = without_frame(lines)
    unfolded_pages = [unfolded(of_page) for of_page in lines]
    interleaved = [number for number, (_, columns) in enumerate(unfolded_pages, start=1) if columns]
    words = _words(lines)
    blocks = joined_pages([blocks_of(items, words) for items, _ in unfolded_pages], words)
    pictured = [page.number for page in readable if page.pictured > _LARGE_PICTURE and page.number not in scans]
    empty = [page.number for page in pages if not page.words and page.drawn and page.number not in scans]
    told = [
        (scans, "{} and not read: a scan must go through text recognition first.", "only a picture"),
        (pictured, "{}: what is written in it is not read.", "mostly a picture"),
        (empty, "{}: nothing of it is read.", "without text"),
        (coded, "{} and not read: no table says which letters the fonts show.", "in codes"),
        (interleaved, "{}, read one after the other: look at the order.", "in columns drawn line by line"),
        (broken, "{} and not read.", "broken"),
    ]
    warnings = [text.format(_are(numbers, what)) for numbers, text, what in told if numbers]
    return _reading(blocks, words, [*warnings, *_aslant(pages), *_lost(pages, coded), *notes])


def _pages(data: bytes, name: str, characters: int) -> tuple[list[Page], list[int]]:
    """The pages that can be read, an empty one for each that cannot, and the numbers of the latter."""
    import pypdfium2

    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name} is not a PDF file")
    try:
        # many files may be opened by everyone and only restrict printing; these have an empty password
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise InputError(f"{name} is encrypted: save it without a password") from None
        raise
    if document.get_formtype():
        document.init_forms()
    pages: list[Page] = []
    broken: list[int] = []
    for number in range(1, len(document) + 1):
        try:
            page = page_of(document, number)
        except pypdfium2.PdfiumError:
            broken.append(number)
            page = Page(number)
            if len(broken) > _MOST_BROKEN:
                break
        pages.append(page)
        characters -= sum(len(run.text) for run in page.runs)
        if characters < 0:
            raise InputError(f"{name} holds too much text")
    return pages, broken


def _words(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The words of all pages in lower case, if any is divided at a line's end."""
    texts = [line.text for lines in pages for line in lines]
    if not any(text.endswith(HYPHENS) for text in texts):
        return frozenset()
    return frozenset(word for text in texts for word in _WORD.findall(text.replace("\u2010", "-").casefold()))


def _reading(blocks: Sequence[tuple[int, Block]], words: frozenset[str], warnings: Sequence[str]) -> Reading:
    """The blocks with blank lines between, but one that goes on over a page's end is one paragraph with its beginning."""
    pieces: list[tuple[str, str]] = []
    before: tuple[int, Block] | None = None
    for number, block in blocks:
        text = block.text
        if before:
            goes_on = (
                before[1].open and before[0] < number and not before[1].note and not block.table and runs_on(before[1].text, text)
            )
            glued = rejoined(before[1].text, text, words) if goes_on else ""
            # what the joining leaves of the text before, and the space that it puts, belong to that
            pieces[-1] = (pieces[-1][0], glued[: len(glued) - len(text)] if goes_on else f"{pieces[-1][1]}\n\n")
        pieces.append((str(number), text))
        before = number, block
    return Reading.joined(pieces, "page", warnings, separator="")


def _are(numbers: Sequence[int], what: str) -> str:
    named = pages_named(numbers)
    return f"{named[0].upper()}{named[1:]} {'are' if len(numbers) > 1 else 'is'} {what}"


def _aslant(pages: Sequence[Page]) -> Iterator[str]:
    with_any = [page for page in pages if page.aslant]
    if with_any:
        shown = ", ".join(f"“{text}”" for text in dict.fromkeys(text for page in with_any for text in page.aslant))
        yield f"Text aslant, as of a stamp, is left out on {pages_named([page.number for page in with_any])}: {shown[:100]}."


def _lost(pages: Sequence[Page], coded: Sequence[int]) -> Iterator[str]:
    with_any = [page for page in pages if page.number not in coded and page.code_share]
    count = sum(len(run.text) for page in with_any for run in page.runs if run.codes)
    if count:
        where = pages_named([page.number for page in with_any])
        yield f"On {where} text of {count} characters is left out, as its font does not say which they are."
