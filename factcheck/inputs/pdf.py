"""PDF through pypdf."""

from __future__ import annotations

import io
import re

from factcheck.errors import InputError
from factcheck.inputs.reading import Reading, whole_characters

_SOFT_HYPHENATION = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_ENDS = (".", "!", "?", ":", "”", '"', "…")


def read(data: bytes, name: str, characters: int) -> Reading:
    """The text of all pages, in their order; a sentence may run over a page's end. A word divided at a line's end is put together.

    Raises:
        InputError: it is no PDF, is encrypted with a password, or has more than `characters`.
    """
    import pypdf
    from pypdf.errors import FileNotDecryptedError, WrongPasswordError

    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name} is not a PDF file")
    locked = InputError(f"{name} is encrypted: save it without a password")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        # many files may be opened by everyone and only restrict printing; these have an empty password
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
        pages = []
        for page in reader.pages:
            pages.append(page.extract_text().strip())
            characters -= len(pages[-1])
            if characters < 0:
                raise InputError(f"{name} holds too much text")
    except (FileNotDecryptedError, WrongPasswordError):
        raise locked from None
    return Reading(whole_characters(_SOFT_HYPHENATION.sub("", join_pages(pages))))


def join_pages(pages: list[str]) -> str:
    r"""Pages as one text: a blank line between them, or only a line end where a page ends in mid-sentence.

    Example:
        ``["It rained and", "snowed.", "We left."]`` gives ``"It rained and\nsnowed.\n\nWe left."``.
    """
    pieces: list[str] = []
    for page in filter(None, pages):
        if pieces:
            pieces.append("\n\n" if pieces[-1].endswith(_ENDS) else "\n")
        pieces.append(page)
    return "".join(pieces)
