"""The main text of an HTML page, through trafilatura."""

from __future__ import annotations

import codecs
import re

from factcheck.inputs.reading import Reading, whole_characters
from factcheck.inputs.textfile import decode

_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096


def read(data: bytes, name: str, characters: int) -> Reading:
    """The article without menus, comments and boilerplate, a blank line after each paragraph; all text where there is no article.

    Raises:
        InputError: it is binary, or in no known encoding.
    """
    import trafilatura

    page = _whole(_decoded(data, name))
    text = trafilatura.extract(page, include_comments=False, include_tables=True, output_format="txt")
    return Reading(whole_characters(re.sub(r"\n+", "\n\n", text or trafilatura.baseline(page)[1] or trafilatura.html2txt(page))))


def _whole(page: str) -> str:
    """A fragment made into a page, as trafilatura takes no fragments."""
    if "<body" not in page.lower():
        return f"<html><body>{page}</body></html>"
    return page if "html" in page[:50].lower() else f"<!DOCTYPE html>\n{page}"


def _decoded(data: bytes, name: str) -> str:
    declared = _DECLARED.search(data[:_HEAD])
    # a page whose declaration can be read byte by byte is not in UTF-16, whatever it says
    if declared and not data.startswith(codecs.BOM_UTF8) and not declared[1].lower().startswith((b"utf-16", b"utf-32")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, ValueError):
            pass  # the page lies about itself
    return decode(data, name)
