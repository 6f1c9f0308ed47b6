"""Files of the kinds that are given seldom, whole and broken, made as bytes by the tests themselves."""

from __future__ import annotations

import copy
import io
from collections.abc import Mapping
from email.message import EmailMessage

import pptx
from lxml import etree
from made import zipped
from pptx.util import Inches

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing")]
)
ODF_STYLES = (
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="T" style:parent-style-name="S"/>'
    '<style:style style:name="U"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>'
    "</text:list-style>"
)


def fodt(body: str) -> bytes:
    """A flat OpenDocument text whose body is this XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF}><office:automatic-styles>{ODF_STYLES}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def odt(body: str, **more: bytes | str) -> bytes:
    """The same as a ZIP archive, with `more` parts."""
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": fodt(body)} | dict(more), stored=True)


def rtf(body: str, head: str = r"\ansi\ansicpg1252") -> bytes:
    """An RTF file with this body."""
    return f"{{\\rtf1{head}{{\\fonttbl{{\\f0 Times;}}}}{{\\info{{\\title A title}}}}\\pard {body}}}".encode("ascii")


def epub(chapters: Mapping[str, str], **more: bytes | str) -> bytes:
    """A book with these chapters, each the body of a file; the last comes first in the folder and last in the order of reading."""
    items = "".join(f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A book</title><script/></head><body>{}</body></html>'
    parts: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
        "OEBPS/a.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>',
    }
    return zipped(
        parts | {f"OEBPS/{name}": page.format(body) for name, body in reversed(chapters.items())} | dict(more), stored=True
    )


def slides(notes: str = "", wrapped: bool = False) -> bytes:
    """Two slides, of which the second has a table; with the text of the first in alternatives, as one with an equation is, if `wrapped`."""
    show = pptx.Presentation()
    first = show.slides.add_slide(show.slide_layouts[1])
    first.shapes.title.text = "The ferry stays"
    first.placeholders[1].text_frame.text = "It carries 87,000 passengers a year."
    run = first.placeholders[1].text_frame.paragraphs[0].add_run()
    run.text = " Or 90,000."
    run.font._rPr.set("strike", "sngStrike")
    if wrapped:
        shape = first.placeholders[1].element
        alternatives = etree.SubElement(shape.getparent(), f"{{{_MC}}}AlternateContent")
        for kind in ("Choice", "Fallback"):
            etree.SubElement(alternatives, f"{{{_MC}}}{kind}").append(shape if kind == "Choice" else copy.deepcopy(shape))
    second = show.slides.add_slide(show.slide_layouts[6])
    table = second.shapes.add_table(2, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
    for row, texts in zip(table.rows, (("City", "2025"), ("Oslo", "14")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if notes:
        first.notes_slide.notes_text_frame.text = notes
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def mail(plain: str = "", marked: str = "", attachment: str = "", encoding: str = "quoted-printable") -> bytes:
    """A letter with a plain text, the same as HTML, and an attachment, as far as they are given."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "ann@example.org", "bo@example.org", "The café stays"
    if plain:
        letter.set_content(plain, cte=encoding)
    if marked and plain:
        letter.add_alternative(marked, subtype="html", cte=encoding)
    elif marked:
        letter.set_content(marked, subtype="html", cte=encoding)
    if attachment:
        letter.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=attachment)
    return letter.as_bytes()


def saved_page(page: str, sheet: str = "") -> bytes:
    """A page as a browser saves it in one file, or as one does that writes the style sheet first."""
    saved = EmailMessage()
    saved["From"], saved["Subject"] = "<Saved by a browser>", "A title"
    if sheet:
        saved.set_content(sheet, subtype="css")
        saved.make_related()
        saved.add_related(page, subtype="html", cte="quoted-printable")
    else:
        saved.set_content(page, subtype="html", cte="quoted-printable")
        saved.make_related()
    saved.add_related(b"GIF89a", maintype="image", subtype="gif", cid="<a>")
    return saved.as_bytes()
