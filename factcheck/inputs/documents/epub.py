"""EPUB: its chapters in the order of reading; ebooklib, the library for it, is under the AGPL."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import ParseError

from factcheck.errors import InputError
from factcheck.inputs.documents.archive import opened
from factcheck.inputs.documents.markup import parsed, pieces, shown
from factcheck.inputs.html import read as read_html
from factcheck.inputs.reading import Reading

_CONTAINER = "META-INF/container.xml"
_IS_TEXT = re.compile(r"x?html")


def read(data: bytes, name: str, characters: int) -> Reading:
    """All chapters that the book lists; places are the chapters' files and the elements within.

    Raises:
        InputError: it is no EPUB, is protected, or would unpack to something huge.
    """
    archive = opened(data, name)
    warnings: dict[str, None] = {}
    chapters = list(_chapters(archive, name, characters, warnings))
    return Reading.joined(chapters, "element", warnings)


def _chapters(archive: zipfile.ZipFile, name: str, characters: int, warnings: dict[str, None]) -> Iterator[tuple[str, str]]:
    parts = set(archive.namelist())
    if _CONTAINER not in parts:
        raise InputError(f"{name} is a ZIP archive, but not an EPUB file")
    if "META-INF/rights.xml" in parts:
        raise InputError(f"{name} is protected against copying, so that nothing but its own reader can open it")
    package = next(parsed(archive.read(_CONTAINER)).iter("rootfile")).get("full-path", "")
    root = parsed(archive.read(package))
    items = {item.get("id"): item for item in root.iter("item")}
    for reference in root.iter("itemref"):
        item = items.get(reference.get("idref"))
        if item is None or not _IS_TEXT.search(item.get("media-type", "")):
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href", ""))))
        if path not in parts:
            warnings[f"the chapter {path} is missing in the file"] = None
            continue
        if (chapter := _chapter(archive.read(path), name, characters)) is not None:
            warnings.update(dict.fromkeys(f"{path}: {warning}" for warning in chapter.warnings))
            yield from pieces(chapter, posixpath.basename(path))


def _chapter(data: bytes, name: str, characters: int) -> Reading | None:
    """What a chapter shows, None where that is nothing; one that is no valid XML is read as browsers do."""
    try:
        body = parsed(data).find("body")
    except ParseError:
        return read_html(data, "chapter.xhtml", characters)
    return None if body is None else shown(body, name, characters)
