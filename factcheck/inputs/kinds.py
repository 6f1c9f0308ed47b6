"""The kinds of files that are read: how each is told, how large it may be, and the extra that its reader needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; `max_bytes` is the largest that is read, `extra` what ``pip install`` must name for it (empty: nothing)."""

    name: str
    suffixes: tuple[str, ...]
    max_bytes: int
    extra: str = ""


TEXT = Kind("text", (".txt", ".text"), 20 * _MB)
MARKDOWN = Kind("markdown", (".md", ".markdown"), 20 * _MB)
HTML = Kind("html", (".html", ".htm", ".xhtml"), 20 * _MB, "html")
PDF = Kind("pdf", (".pdf",), 200 * _MB, "pdf")
DOCX = Kind("docx", (".docx", ".docm", ".dotx", ".dotm"), 100 * _MB, "docx")
TRACKED = Kind("docx.tracked", (), DOCX.max_bytes, DOCX.extra)
"""A Word file that is read for its tracked changes; nothing is told to be of this kind."""
KINDS = (TEXT, MARKDOWN, HTML, PDF, DOCX)

_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
_BY_START = {b"%PDF-": PDF, b"PK\x03\x04": DOCX}
_HTML_STARTS = (b"<!doctype html", b"<html")


def kind_by_name(name: str) -> Kind | None:
    """The kind that a file's name says; None where it says none."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


def kind_of(name: str, data: bytes) -> Kind:
    """What a file is. PDF and DOCX are told by their first bytes too, HTML only where the name says nothing; else it is plain text."""
    by_name = kind_by_name(name)
    by_start = next((kind for start, kind in _BY_START.items() if data.startswith(start)), None)
    if by_start is None and by_name is None and data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS):
        return HTML
    return by_start or by_name or TEXT
