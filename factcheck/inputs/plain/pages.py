"""The ends of pages within a text: form feeds, page numbers, and heads that come again on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.inputs.plain.lined import LinedText

_PAGE_NUMBER = re.compile(
    r"[-–—][ ]?\d{1,4}[ ]?[-–—]|\[\d{1,4}\]|page[ ]\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?|\d{1,4}[ ]?/[ ]?\d{1,4}", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,6}")
_ENDS = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")
_FIGURES = re.compile(r"\d+")
_LONGEST_HEAD = 80
_FULL_LINE = 40


class _Line(NamedTuple):
    text: str
    opens_page: bool
    is_page_end: bool  # a head, a foot or a number


def join_pages(lined: LinedText) -> str:
    """Take the ends of pages out, and put a sentence that runs over one together; returns a warning of the heads that are left out."""
    pages = [page.split("\n") for page in lined.text.split("\f")]
    heads = _heads(pages) if len(pages) > 1 else frozenset()
    lines = [
        _Line(line, at == 0 and number > 0, kind)
        for number, page in enumerate(pages)
        for at, (line, kind) in enumerate(_told(page, heads, len(pages) > 1))
    ]
    lined.put(_gaps(lines))
    names = ", ".join(f"“{head}”" for head in sorted(heads)[:3])
    return f"heads and feet of pages are left out: {names}" if heads else ""


def _heads(pages: list[list[str]]) -> frozenset[str]:
    """The lines that stand first or last on several pages, but for their figures."""
    edges = Counter(
        _bare(line)
        for page in pages
        for line in {page[at] for at in _edges(page) if not _is_number(page[at])}
        if len(line.strip()) <= _LONGEST_HEAD and not _ENDS.search(line.rstrip())
    )
    return frozenset(head for head, count in edges.items() if count > 1 and 2 * count >= len(pages))


def _edges(page: list[str]) -> list[int]:
    """The first and the last lines of a page: two each, as a head may have a page number above or below it."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return sorted({*filled[:2], *filled[-2:]})


def _bare(line: str) -> str:
    return _FIGURES.sub("#", line.strip())


def _is_number(line: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.strip()) or _BARE_NUMBER.fullmatch(line.strip()))


def _told(page: list[str], heads: frozenset[str], fed: bool) -> Iterator[tuple[str, bool]]:
    """The lines of a page, and whether each is a head, a foot or the number of the page."""
    edges = _edges(page)
    for at, line in enumerate(page):
        alone = not any(near.strip() for near in (*page[max(0, at - 1) : at], *page[at + 1 : at + 2]))
        is_edge = fed and at in edges
        yield (
            line,
            bool((is_edge and (_bare(line) in heads or _is_number(line))) or (alone and _PAGE_NUMBER.fullmatch(line.strip()))),
        )


def _gaps(lines: list[_Line]) -> Iterator[tuple[int, int, str]]:
    """Each end of a page with the blank lines round it, as a line's end where a sentence runs over it, else as a paragraph's."""
    at = end = 0
    before = ""
    is_open = False
    for line in lines:
        is_open |= line.is_page_end or line.opens_page
        text = line.text.rstrip()
        if text and not line.is_page_end:
            if is_open:
                yield end, at, _border(before, text)
            is_open, before, end = False, text, at + len(text)
        at += len(line.text) + 1
    if is_open and at - 1 > end:
        yield end, at - 1, ""


def _border(before: str, after: str) -> str:
    runs_on = not _ENDS.search(before) and (after.lstrip()[:1].islower() or len(before) >= _FULL_LINE)
    return "" if not before else "\n" if runs_on else "\n\n"
