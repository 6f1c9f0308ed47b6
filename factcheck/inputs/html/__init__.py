"""HTML as a reader sees it: the tree that browsers build, by Lexbor; see `blocks` for what is text and `article` for what is kept."""

from __future__ import annotations

import re

from factcheck.inputs.html.article import article
from factcheck.inputs.html.blocks import blocks
from factcheck.inputs.html.encoding import decoded
from factcheck.inputs.html.scripts import with_data
from factcheck.inputs.html.sheets import sheets_of
from factcheck.inputs.reading import Reading

__all__ = ["read"]

_MOST_HIDDEN = 0.4
_CLOSED_BY_ITSELF = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-zA-Z][\w:-]*)((?:[\s/][^<>]*+)?)(?<=/)>"
)


def read(data: bytes, name: str, characters: int) -> Reading:
    """All that a reader sees of a fragment or a plain page; of a page with menus and banners the article. Places are elements.

    Warnings say what is left out (menus, struck and hidden text) and how much of it.

    Raises:
        InputError: it is binary, in no known encoding, or its text is put there by a script.
    """
    from selectolax.lexbor import LexborHTMLParser

    page, doubt = decoded(data, name)
    if name.lower().endswith(".xhtml") or page.startswith("<?xml"):
        page = _CLOSED_BY_ITSELF.sub(lambda tag: f"<{tag[1]}{tag[2].rstrip('/')}></{tag[1]}>", page)
    tree = LexborHTMLParser(page)
    seen = blocks(tree.root, sheets_of(tree))
    if sum(block.words for block in seen if block.fate == "hidden") > _MOST_HIDDEN * sum(block.words for block in seen):
        seen = blocks(tree.root)  # what a script will show
    kept, left_out = article(seen, page)
    kept, notes = with_data(kept, tree, name)
    return Reading.joined(((block.place, block.text) for block in kept), "element", [*doubt, *left_out, *notes])
