"""The characters of a page's bytes, as browsers take what it declares."""

from __future__ import annotations

import codecs
import re

from factcheck.inputs.textfile import decode_loudly

_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
# the encoding standard of the web: these names mean the larger sets that Windows made of them
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip


def decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    """A page's text, and warnings where its encoding is a guess.

    Raises:
        InputError: it is binary, or in no known encoding.
    """
    declared = _DECLARED.search(data[:_HEAD])
    # a page whose declaration can be read byte by byte is not in UTF-16, whatever it says
    if declared and not data.startswith(codecs.BOM_UTF8) and not declared[1].lower().startswith((b"utf-16", b"utf-32")):
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            return data.decode(_MEANT.get(encoding, encoding)), []
        except (LookupError, ValueError):
            pass  # the page lies about itself
    page, doubts = decode_loudly(data, name)
    return page, list(doubts)
