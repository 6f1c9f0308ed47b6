"""XML trees without namespaces, and the text of HTML that stands within another kind of file."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from factcheck.inputs.html import read as read_html
from factcheck.inputs.reading import Reading

_ENTITY_OF_HTML = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z]\w{1,30});")


def parsed(data: bytes) -> ElementTree.Element:
    """The tree of XML, its elements and attributes named without their namespaces; entities of HTML are known.

    Raises:
        ElementTree.ParseError: it is broken, or its entities grow too large.
    """
    known = _ENTITY_OF_HTML.sub(lambda found: html.unescape(found[0].decode("ascii")).encode("ascii", "xmlcharrefreplace"), data)
    root = ElementTree.fromstring(known if b"<!ENTITY" not in data else data)
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
        element.attrib = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    return root


def shown(element: ElementTree.Element, name: str, characters: int) -> Reading:
    """What readers see of an element of HTML."""
    inner = html.escape(element.text or "") + "".join(ElementTree.tostring(child, "unicode", method="html") for child in element)
    return shown_html(inner, name, characters)


def shown_html(fragment: str, name: str, characters: int) -> Reading:
    """What readers see of HTML."""
    if not fragment.strip():
        return Reading("")
    return read_html(codecs.BOM_UTF8 + fragment.encode("utf-8", "replace"), name, characters)


def pieces(reading: Reading, within: str = "") -> Iterator[tuple[str, str]]:
    """The stretches of a reading with the names of their places, which stand `within` something that is named too."""
    places = reading.places
    if not places.starts:
        yield within, reading.text
        return
    for start, end, place in zip(places.starts, (*places.starts[1:], len(reading.text)), places.names, strict=True):
        yield f"{within} > {place}" if within else place, reading.text[start:end].strip()
