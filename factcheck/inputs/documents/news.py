"""XML of newsrooms (NewsML-G2, NITF, NewsML 1) and flat OpenDocument; other XML is refused, since nobody knows which of it is text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from factcheck.errors import InputError
from factcheck.inputs.documents.markup import parsed, pieces, shown
from factcheck.inputs.documents.opendocument import read_root
from factcheck.inputs.html import read as read_html
from factcheck.inputs.reading import Reading

_NITF_AS_HTML = {
    "hl1": "h1", "hl2": "h2", "block": "div", "body.content": "div", "body.head": "div", "body.end": "div", "hedline": "div", "byline": "p",
    "dateline": "p", "abstract": "div", "media": "figure", "media-caption": "figcaption", "note": "div", "tagline": "p", "bq": "blockquote",
    "nitf-table": "div",
}  # fmt: skip
_NO_TEXT = frozenset(["media-metadata", "media-reference", "media-producer", "nitf-table-metadata", "copyrite", "distributor"])
_OTHERS = {
    "svg": "is a drawing (SVG): save its text as a text file, or the drawing as PDF",
    "rss": "is a feed (RSS), not an article: save the article's page as HTML",
    "feed": "is a feed (Atom), not an article: save the article's page as HTML",
}


def read(data: bytes, name: str, characters: int) -> Reading:
    """The headline and the text of each article; places are the elements of the text.

    Raises:
        InputError: it is XML of another kind, or holds no text itself.
    """
    root = parsed(data)
    if root.tag == "document" and root.find("body") is not None:
        return read_root([root], name)
    if root.tag == "html":
        return read_html(data, name, characters)
    if root.tag not in ("newsItem", "newsMessage", "nitf", "NewsML", "knowledgeItem", "packageItem"):
        how = _OTHERS.get(
            root.tag, f"is XML of a kind that is not read (its root is <{root.tag}>): save its text as HTML, DOCX or text"
        )
        raise InputError(f"{name} {how}")
    texts: list[tuple[str, str]] = []
    warnings: list[str] = []
    for article in _articles(root):
        reading = shown(article, name, characters) if article.tag != "headline" else Reading("".join(article.itertext()))
        texts += pieces(reading, "" if reading.places.starts else article.tag)
        warnings += reading.warnings
    if not texts:
        raise InputError(f"{name} holds no text itself, only data about it or a link to it")
    return Reading.joined(texts, "element", warnings)


def _articles(root: Element) -> Iterator[Element]:
    """The elements that hold text: headlines, and bodies of HTML, to which those of NITF are made."""
    for element in root.iter():
        if element.tag in ("contentMeta", "NewsLines"):
            yield from (child for child in element if child.tag.lower() == "headline" and _set_tag(child, "headline"))
        elif element.tag == "nitf":
            body = element.find("body")
            if body is not None:
                yield _as_html(body)
        elif element.tag == "html":
            body = element.find("body")
            if body is not None:
                yield body
        elif element.tag == "inlineXML" and len(element) and element[0].tag not in ("html", "nitf"):
            yield element
        elif element.tag in ("inlineData", "DataContent") and not len(element):
            yield _paragraphs(element)


def _set_tag(element: Element, tag: str) -> bool:
    element.tag = tag
    return True


def _as_html(body: Element) -> Element:
    for element in body.iter():
        for child in [child for child in element if child.tag in _NO_TEXT]:
            element.remove(child)
        element.tag = _NITF_AS_HTML.get(element.tag, element.tag)
    return body


def _paragraphs(element: Element) -> Element:
    """Text without elements as paragraphs."""
    made = Element("div")
    for line in filter(str.strip, (element.text or "").splitlines()):
        paragraph = Element("p")
        paragraph.text = line.strip()
        made.append(paragraph)
    return made
