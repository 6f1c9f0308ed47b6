"""A Word file as parts of XML, looked at before anything is unpacked; and short names for its elements, as ``w:p``."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.errors import InputError

_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_MAX_UNPACKED = 300_000_000
_MAX_PARTS = 10_000
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "chart",
    "http://purl.oclc.org/ooxml/drawingml/chart": "chart",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "diagram",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "diagram",
}
"""The namespaces of both forms of the format, transitional and strict."""


@dataclass(frozen=True, slots=True)
class Related:
    """A part that another one points to: the kind of the relationship (``footnotes``, ``styles``), its id there, the part's path."""

    kind: str
    id: str
    path: str


class Package:
    """The parts of a Word file, each unpacked when it is asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises InputError where the archive is no Word file, is encrypted, or would unpack to something huge."""
        if data.startswith(_OLD_OR_ENCRYPTED):
            raise InputError(f"{name} is encrypted or an old Word file: save it as DOCX without a password")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise InputError(f"{name} is not a DOCX file: {error}") from None
        parts = self._archive.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise InputError(
                f"{name} unpacks to more than {_MAX_UNPACKED // 1_000_000} MB or {_MAX_PARTS} parts, which no document needs"
            )
        if not any(part.filename.startswith("word/") for part in parts):
            raise InputError(f"{name} is a ZIP archive, but not a DOCX file")
        self._names = frozenset(self._archive.namelist())
        self._main = next((part.path for part in self._relations("") if part.kind == "officeDocument"), "")
        self._related = self._relations(self._main)

    def body(self) -> Any:
        """The body of the document; raises ValueError where there is none."""
        body = child(self.xml(self._main), "w:body") if self._main else None
        if body is None:
            raise ValueError("it has no body of a document")
        return body

    def related(self, *kinds: str) -> list[Related]:
        """The parts that the document points to by relationships of these kinds."""
        return [part for part in self._related if part.kind in kinds]

    def root(self, kind: str) -> Any:
        """The root of the first part of a kind; None where there is none."""
        return next((self.xml(part.path) for part in self.related(kind)), None)

    def xml(self, path: str) -> Any:
        """The root of a part, read without entities and without looking anywhere else."""
        from lxml import etree

        return etree.fromstring(self.data(path), etree.XMLParser(resolve_entities=False, no_network=True))

    def data(self, path: str) -> bytes:
        """A part as it is."""
        return self._archive.read(path)

    def _relations(self, of: str) -> list[Related]:
        folder, file = posixpath.split(of)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        if path not in self._names:
            return []
        return [
            Related(item.get("Type", "").rpartition("/")[2], item.get("Id", ""), _target(folder, item.get("Target", "")))
            for item in self.xml(path)
            if isinstance(item.tag, str) and _target(folder, item.get("Target", "")) in self._names
        ]


def _target(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


@cache
def short(tag: str) -> str:
    """The name of an element with the usual prefix: ``w:p``; of one whose namespace is not ours, its name alone."""
    uri, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(uri[1:])
    return f"{prefix}:{local}" if prefix else local


def children(element: Any) -> Iterator[tuple[str, Any]]:
    """The elements within one, each with its name; none of None."""
    if element is not None:
        for item in element:
            if isinstance(item.tag, str):  # not a comment
                yield short(item.tag), item


def child(element: Any, *names: str) -> Any:
    """The first element by this way of names; None where there is none."""
    for name in names:
        for found, item in children(element):
            if found == name:
                element = item
                break
        else:
            return None
    return element


def value(element: Any, name: str = "val") -> str | None:
    """An attribute of an element by its local name; None where it or the element is missing."""
    if element is None:
        return None
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), None)


def is_on(element: Any) -> bool | None:
    """Whether a switch is on; None where it is missing."""
    return None if element is None else value(element) not in ("0", "false", "off", "none")
