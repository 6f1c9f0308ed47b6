"""What of a page is judged: all of a fragment or a plain page, and of a page with a frame what stands in it; and what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.inputs.html.blocks import Block

_IS_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HEAD = 4096
_MOST = 0.4  # of a page's words
_SHOWN = 40
_OF_DOCUMENTS = frozenset(["", "the page's head", "the page's foot", "side columns"])  # what a page has that is no part of a site


def article(seen: Sequence[Block], page: str) -> tuple[list[Block], list[str]]:
    """The blocks that are judged, and a warning each for what of the page's frame, of struck and of hidden text is left out."""
    kept = list(seen)
    if _IS_PAGE.search(page, 0, _HEAD):
        kept = _without_frame(seen)
    out = Counter[str]()
    for block in set(seen).difference(kept):
        if not block.fate:
            out[block.chrome or "text outside the article"] += block.words
    parts = ", ".join(f"{part} ({_counted(words)})" for part, words in sorted(out.items()))
    warnings = [f"Left out as no part of the article: {parts}."] if parts else []
    for fate in ("struck", "hidden", "drawn"):
        if of_fate := [block for block in kept if block.fate == fate]:
            warnings.append(_told(fate, of_fate))
    return [block for block in kept if not block.fate], warnings


def _without_frame(seen: Sequence[Block]) -> list[Block]:
    frame = _frame(seen)
    text = [block for block in seen if block.part not in frame]
    inside = [block for block in text if block.main]
    kept = set(inside if _words(inside) >= _MOST * _words(text) else text)
    if not any(block.tag == "h1" for block in kept):
        kept.update(block for block in seen if block.tag == "h1")  # many pages have their headline in the head
    return [block for block in seen if block in kept] if _words(kept) else list(seen)


def _frame(seen: Sequence[Block]) -> set[int]:
    """The numbers of the parts that are the page's frame. A name says so (a class ``menu``) only of what is the smaller part of a page."""
    is_plain = all(not block.main and block.chrome in _OF_DOCUMENTS for block in seen)
    words = Counter[int]()
    for block in seen:
        if not block.fate and not (is_plain and block.chrome in _OF_DOCUMENTS):
            words[block.part] += block.words
    return {part for part, count in words.items() if part and count <= _MOST * words.total()}


def _words(blocks: Iterable[Block]) -> int:
    return sum(block.words for block in blocks if not block.fate)


def _told(fate: str, blocks: Sequence[Block]) -> str:
    first = blocks[0].text if len(blocks[0].text) <= _SHOWN else f"{blocks[0].text[:_SHOWN].rsplit(' ', 1)[0]} …"
    count = sum(block.words for block in blocks)
    return f"{fate.capitalize()} text is left out: {_counted(count)}, the first are “{first}”."


def _counted(words: int) -> str:
    return f"{words} word" if words == 1 else f"{words} words"
