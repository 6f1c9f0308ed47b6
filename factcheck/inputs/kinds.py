"""The kinds of files that are read: how each is told, how large it may be, and the extra that its reader needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; `max_bytes` is the largest that is read, `extra` what ``pip install`` must name for it (empty: nothing).

    `reader` is its module in `factcheck.inputs` (empty: the one of its name).
    """

    name: str
    suffixes: tuple[str, ...]
    max_bytes: int
    extra: str = ""
    reader: str = ""

    @property
    def module(self) -> str:
        """The full name of the module whose `read` reads it."""
        return f"factcheck.inputs.{self.reader or self.name}"


TEXT = Kind("text", (".txt", ".text"), 20 * _MB)
MARKDOWN = Kind("markdown", (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd"), 20 * _MB)
HTML = Kind("html", (".html", ".htm", ".xhtml"), 20 * _MB, "html")
PDF = Kind("pdf", (".pdf",), 200 * _MB, "pdf")
DOCX = Kind("docx", (".docx", ".docm", ".dotx", ".dotm"), 100 * _MB, "docx")
TRACKED = Kind("docx.tracked", (), DOCX.max_bytes, DOCX.extra)
"""A Word file that is read for its tracked changes; nothing is told to be of this kind."""
RTF = Kind("rtf", (".rtf",), 100 * _MB, "documents", "documents.rtf")
OPENDOCUMENT = Kind("opendocument", (".odt", ".ott", ".odp"), 100 * _MB, "documents", "documents.opendocument")
EPUB = Kind("epub", (".epub",), 100 * _MB, "documents", "documents.epub")
PPTX = Kind("pptx", (".pptx", ".pptm", ".ppsx", ".potx"), 100 * _MB, "documents", "documents.pptx")
MAIL = Kind("mail", (".eml", ".mht", ".mhtml"), 50 * _MB, "documents", "documents.mail")
XML = Kind("xml", (".nitf", ".newsml", ".fodt"), 20 * _MB, "documents", "documents.news")
JSON = Kind("json", (), 20 * _MB, "documents", "documents.ninjs")
SUBTITLES = Kind("subtitles", (".srt", ".vtt", ".ass", ".ssa"), 20 * _MB, "documents", "documents.subtitles")
KINDS = (TEXT, MARKDOWN, HTML, PDF, DOCX, RTF, OPENDOCUMENT, EPUB, PPTX, MAIL, XML, JSON, SUBTITLES)

# what nobody reads well enough to judge it, and how to save it; told by the ending of the name
_UNREAD = {
    ending: f"is {what}: {how}"
    for endings, what, how in (
        (".tex .latex .ltx", "LaTeX", "give the PDF that it makes"),
        (".typ .lyx", "a text for a typesetter", "give the PDF that it makes"),
        (
            ".sub .sbv .ttml .dfxp .smi .sami .lrc .stl",
            "a file of subtitles of a kind that is not read",
            "save it as SRT or WebVTT",
        ),
        (".rst .adoc .asciidoc .org .textile", "a text with markup that is not read", "save it as HTML or Markdown"),
        (".ipynb", "a notebook", "export it as Markdown or HTML"),
        (".doc .dot .wps .wpd .pages .hwp", "a document of a kind that is not read", "save it as DOCX"),
        (".xls .xlsx .xlsm .ods .numbers", "a spreadsheet", "save the table as CSV or HTML"),
        (".ppt .pps .key", "a presentation of a kind that is not read", "save it as PPTX"),
        (".mobi .azw .azw3 .fb2", "an electronic book of a kind that is not read", "save it as EPUB"),
        (".msg .pst .mbox", "mail of a kind that is not read", "save each letter as EML"),
        (".indd .idml .pub .djvu .xps .ps .eps .odg", "a page layout of a kind that is not read", "export it as PDF"),
    )
    for ending in endings.split()
}
_UNREAD_START = re.compile(rb"\s*(?:%[^\n]*\n\s*)*\\documentclass\b")

_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
# endings that many other files have: one that is given is of this kind, but none is taken for a text of a folder
_BY_SUFFIX_ALONE = {".xml": XML, ".svg": XML, ".json": JSON}
_BY_START = {b"%PDF-": PDF, b"{\\rtf": RTF, b"\xd0\xcf\x11\xe0": DOCX, b"WEBVTT": SUBTITLES}
_BY_ZIPPED = {b"word/": DOCX, b"ppt/": PPTX}
_BY_MIMETYPE = {b"application/vnd.oasis.opendocument": OPENDOCUMENT, b"application/epub+zip": EPUB}
_XML_HEAD = rb"(?:\s|<\?[^<>]*\?>|<!--(?:[^-]|-(?!->)){0,2000}-->|<!DOCTYPE[^<>\[]*>)*"
# signs of what else would be taken for plain text, where the name does not say what it is
_SIGNS = (
    (re.compile(_XML_HEAD + rb"<(?:\w+:)?(?:newsItem|newsMessage|nitf|NewsML|svg)\b"), XML),
    (re.compile(_XML_HEAD + rb"<office:document\b"), XML),
    (re.compile(rb"\s*<\?xml[^<>]*\?>"), XML),
    (re.compile(rb"\s*1\r?\n\d\d?:\d\d:\d\d[,.]\d{1,3} --> "), SUBTITLES),
    (re.compile(rb"\s*\[Script Info\]\r?\n"), SUBTITLES),
    (
        re.compile(
            rb"(?:From [^\n]*\n)?(?:[A-Za-z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,100}?(?:MIME-Version|Content-Transfer-Encoding):",
            re.I,
        ),
        MAIL,
    ),
    (re.compile(rb"\s*\{[^{}]{0,2000}\"(?:body_text|body_html|body_xhtml|bodies)\"\s*:"), JSON),
)
_HEAD = 20_000
_HTML_HEAD = 4096
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<!--(?>.*?-->)|<\?xml[^<>]*\?>)*+<(?:!doctype\s+html|html|head|body|main|article|section|header|div|p|h[1-6]"
    rb"|ul|ol|dl|table|blockquote|figure)\b[^<>]*>.*?<[/a-z!]",
    re.IGNORECASE | re.DOTALL,
)

_OTHER_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^<>]*\?>" + _XML_HEAD + rb"<(?!html\b)[a-z]", re.IGNORECASE)


def kind_by_name(name: str) -> Kind | None:
    """The kind that a file's name says by itself; None where it says none."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


def why_unread(name: str, data: bytes) -> str:
    """What is wrong with a file of a kind that is not read, and how to save it, as the rest of a sentence; empty for any other."""
    if _UNREAD_START.match(data, 0, _HEAD):
        return _UNREAD[".tex"]
    ending = PurePath(name).suffix.lower()
    return "" if _kind_by_start(data) not in (None, DOCX) else _UNREAD.get(ending, "")


def kind_of(name: str, data: bytes) -> Kind:
    """What a file is.

    Told by its first bytes where these cannot be text, else by its name, and where that says nothing or plain text by what only files of
    a kind begin with; else it is plain text.
    """
    by_name = kind_by_name(name) or _BY_SUFFIX_ALONE.get(PurePath(name).suffix.lower())
    if by_start := _kind_by_start(data):
        return by_start
    if by_name not in (None, TEXT):
        return by_name or TEXT
    if _HTML_START.match(data, 0, _HTML_HEAD) and not _OTHER_XML.match(data, 0, _HTML_HEAD):
        return HTML
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((kind for sign, kind in _SIGNS if sign.match(head)), TEXT)


def _kind_by_start(data: bytes) -> Kind | None:
    bare = data[:20].removeprefix(b"\xef\xbb\xbf")
    return (
        _kind_of_zip(data)
        if data.startswith(b"PK\x03\x04")
        else next((k for s, k in _BY_START.items() if bare.startswith(s)), None)
    )


def _kind_of_zip(data: bytes) -> Kind:
    """What a ZIP archive packs, by the type that it begins with, or by the folder that its directory, at its end, names last."""
    for mimetype, kind in _BY_MIMETYPE.items():
        if data.startswith(b"mimetype" + mimetype, 30):
            return kind
    return max(_BY_ZIPPED.items(), key=lambda item: data.rfind(item[0]))[1]
