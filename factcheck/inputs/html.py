"""The main text of an HTML page, through trafilatura."""

from __future__ import annotations

import codecs
import re

from factcheck.textfile import decode

_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096


def text_of(data: bytes, name: str, characters: int) -> str:
    """The article without menus, comments and boilerplate, a blank line after each paragraph; all text where there is no article.

    Raises:
        InputError: it is binary, or in no known encoding.
    """
    import trafilatura

    page = _decoded(data, name)
    text = trafilatura.extract(page, include_comments=False, include_tables=True, output_format="txt")
    return re.sub(r"\n+", "\n\n", text or trafilatura.html2txt(page) or "")


def _decoded(data: bytes, name: str) -> str:
    declared = (
        None if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _DECLARED.search(data[:_HEAD])
    )
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the page lies about itself
    return decode(data, name)
