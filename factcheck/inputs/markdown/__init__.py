"""Markdown with its markup blanked out: every line of the text, and every word in it, begins where it begins in the file.

So a finding in the text is a finding in the file. The marks of headings, list items and table cells stay, as sentences are cut by them.
"""

from __future__ import annotations

from factcheck.errors import InputError
from factcheck.inputs.markdown.page import rendered
from factcheck.inputs.reading import Reading
from factcheck.inputs.textfile import decode_loudly

__all__ = ["blank_markup", "read"]


def read(data: bytes, name: str, characters: int) -> Reading:
    """What readers of the rendered file see, apart from pictures and code, and without what is struck out.

    Raises:
        InputError: it is binary, in no known encoding, or markup alone.
    """
    text, warnings = decode_loudly(data, name)
    shown, left_out = rendered(text)
    if text.strip() and not shown.strip():
        raise InputError(f"{name} holds no text, only markup, code or front matter")
    return Reading(shown, warnings=warnings + left_out)


def blank_markup(text: str) -> str:
    """`text` with Markdown's markup as spaces; length and lines stay as they are.

    Example:
        ``"A **bold** [link](http://x)."`` gives ``"A   bold   link            ."``, and ``"AT&amp;T"`` gives ``"AT&T    "``.
    """
    return rendered(text)[0]
