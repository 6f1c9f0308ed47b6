"""What a page's scripts hold: the article as data for search engines (JSON-LD), or the whole text where a browser must run them first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.errors import InputError
from factcheck.inputs.html.blocks import Block, blocks

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_DATA = 'script[type="application/ld+json"]'
_FILLED_BY_SCRIPTS = "#__next, #__nuxt, #___gatsby, #root, #app, script#__NEXT_DATA__, app-root"
_FEW_WORDS = 15
_LONGER = 1.3


def with_data(kept: Sequence[Block], tree: LexborHTMLParser, name: str) -> tuple[list[Block], list[str]]:
    """The blocks of a page, with the article of its data where it shows only the beginning of that; and warnings.

    Raises:
        InputError: the page has no text before its scripts are run.
    """
    words = sum(block.words for block in kept)
    body, free = _article_in_data(tree)
    if len(body.split()) > _LONGER * words:
        held = _bare(body)
        shown = [block for block in kept if block.tag in ("h1", "h2") and _bare(block.text) not in held]
        marked = body if "</p>" in body else "".join(f"<p>{line}" for line in body.splitlines())
        text = blocks(type(tree)(marked).root)
        data = [replace(block, place=_DATA) for block in text]
        return [*shown, *data], [
            f"The page shows {words} words; its article of {len(body.split())} words is read from its data (JSON-LD)."
        ]
    if words <= _FEW_WORDS and tree.css_first(_FILLED_BY_SCRIPTS) is not None:
        says = f"only “{' '.join(block.text for block in kept)}”" if words else "no text"
        raise InputError(
            f"{name} holds {says}: a script puts its text there, and none is run; save the page from a browser as PDF or text"
        )
    return list(kept), [] if free else ["The page says that its article is not free to read: this may be its beginning only."]


def _article_in_data(tree: LexborHTMLParser) -> tuple[str, bool]:
    """The longest article in the data of a page, and whether all of it is free to read."""
    texts, free = [""], True
    for script in tree.css(_DATA):
        try:
            data = json.loads(script.text())
        except (ValueError, RecursionError):
            continue
        for entry in _entries(data):
            body = entry.get("articleBody")
            texts += [body] if isinstance(body, str) else []
            free &= str(entry.get("isAccessibleForFree", True)).casefold() != "false"
    return max(texts, key=len), free


def _entries(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
        waiting += item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
