"""DOCX through python-docx, with its archive looked at before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from factcheck.errors import InputError
from factcheck.inputs.reading import Reading

_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_MAX_UNPACKED = 300_000_000
_MAX_PARTS = 10_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AS_TEXT = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}p": " ", f"{_W}tc": "\t",
}  # fmt: skip
_GONE = (f"{_W}moveFrom", f"{_W}del", _FALLBACK, f"{_W}pPr", f"{_W}rPr", f"{_W}tblPr", f"{_W}sectPr")


def read(data: bytes, name: str, characters: int) -> Reading:
    """The body's paragraphs with blank lines between; a row of a table is one line with tabs. Tracked changes count as accepted.

    Headers, footers, notes and comments are left out.

    Raises:
        InputError: it is no DOCX, is encrypted, or would unpack to something huge.
    """
    import docx

    _look_at_archive(data, name)
    body = docx.Document(io.BytesIO(data)).element.body
    for unwanted in list(body.iter(*_GONE)):
        if (parent := unwanted.getparent()) is not None:
            parent.remove(unwanted)
    return Reading.joined(((str(number), text) for number, text in enumerate(_blocks(body), start=1)), "paragraph")


def _look_at_archive(data: bytes, name: str) -> None:
    if data.startswith(_OLD_OR_ENCRYPTED):
        raise InputError(f"{name} is encrypted or an old Word file: save it as DOCX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(f"{name} is not a DOCX file: {error}") from None
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        raise InputError(
            f"{name} unpacks to more than {_MAX_UNPACKED // 1_000_000} MB or {_MAX_PARTS} parts, which no document needs"
        )
    if not any(part.filename.startswith("word/") for part in parts):
        raise InputError(f"{name} is a ZIP archive, but not a DOCX file")


def _blocks(container: Any) -> Iterator[str]:
    for child in container:
        if child.tag in (f"{_W}p", f"{_W}tr"):
            yield _line(child)
        elif isinstance(child.tag, str):  # a table, a content control and the like; not a comment
            yield from _blocks(child)


def _line(element: Any) -> str:
    """The text within a paragraph or a row of a table; the paragraphs within it are parted by spaces, its cells by tabs."""
    pieces = (piece.text or "" if piece.tag == f"{_W}t" else _AS_TEXT[piece.tag] for piece in element.iter(f"{_W}t", *_AS_TEXT))
    return "".join(pieces).strip()
