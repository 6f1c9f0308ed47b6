"""Files of each kind, whole and broken, made as bytes by the tests themselves."""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import docx
import pypdf

PARAGRAPHS = (
    "The harbour of Kaldby closes in March, the council decided on Monday.",
    "Fishing boats move to Nordvik meanwhile, and the ferry keeps its timetable.",
)

_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(
    pages: Sequence[str] = PARAGRAPHS, stream: bytes | None = None, kids: str | None = None, count: int | None = None
) -> bytes:
    """A PDF with a page for each text; a given `stream`, `kids` or `count` stands in for the right one."""
    numbers = [4 + 2 * index for index in range(len(pages))]
    listed = kids or " ".join(f"{number} 0 R" for number in numbers)
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{listed}] /Count {len(pages) if count is None else count} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for number, text in zip(numbers, pages, strict=True):
        lines = text.split("\n")
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        body = stream if stream is not None else zlib.compress(f"BT /F1 12 Tf 14 TL 20 700 Td {shown} ET".encode("latin-1"))
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[number + 1] = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(body), body)
    return _pdf_of(objects)


@dataclass(frozen=True)
class Text:
    """A text on a page of `drawn_pdf`: left and baseline in points, size, font (F1, or another that is given), angle in degrees."""

    text: str
    left: float = 60
    base: float = 700
    size: float = 10
    font: str = "F1"
    angle: float = 0


def drawn_pdf(
    *pages: Sequence[Text],
    pictures: Mapping[int, float] | None = None,
    fonts: str = "",
    fields: Sequence[str] = (),
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """A PDF whose pages have these texts, in this order, 595 points wide and 842 high.

    Args:
        pages: the texts of each.
        pictures: the share of a page's height that a picture of full width covers, by the number of the page.
        fonts: further entries of the fonts' dictionary; `more` has their objects.
        fields: dictionaries of form fields, on the first page.
        more: further objects, with numbers from 1000 on.
    """
    first = 100
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%b] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 10 Tf) >> >>"
        % b" ".join(b"%d 0 R" % (50 + index) for index in range(len(fields))),
        2: b"<< /Type /Pages /Kids [%b] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(pages))), len(pages)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream",
    }
    for index, field in enumerate(fields):
        objects[50 + index] = f"<< /Type /Annot /Subtype /Widget /P {first} 0 R {field} >>".encode()
    notes = " ".join(f"{50 + index} 0 R" for index in range(len(fields)))
    for index, texts in enumerate(pages):
        share = (pictures or {}).get(index + 1)
        shown = [f"q 595 0 0 {842 * share:.0f} 0 0 cm /P Do Q".encode()] if share else []
        shown += [_shown(text) for text in texts]
        body = b"\n".join(shown)
        objects[first + 2 * index] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * index + 1} 0 R"
            f" /Annots [{notes if not index else ''}]"
            f" /Resources << /Font << /F1 3 0 R {fonts} >> /XObject << /P 4 0 R >> >> >>"
        ).encode()
        objects[first + 2 * index + 1] = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(body), body)
    return _pdf_of(objects | dict(more or {}))


def column(*lines: str, left: float = 60, top: float = 700, size: float = 10, leading: float = 12) -> list[Text]:
    """Lines one below the other."""
    return [Text(line, left, top - leading * number, size) for number, line in enumerate(lines)]


def _shown(text: Text) -> bytes:
    turn = math.radians(text.angle)
    matrix = f"{math.cos(turn):.4f} {math.sin(turn):.4f} {-math.sin(turn):.4f} {math.cos(turn):.4f} {text.left} {text.base}"
    codes = text.text.encode("utf-16-be" if text.font != "F1" else "cp1252").hex()
    return f"BT /{text.font} {text.size} Tf {matrix} Tm <{codes}> Tj ET".encode()


def _stream(content: str) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content.encode())


_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType {kind} def
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def
1 begincodespacerange <0000> <ffff> endcodespacerange
{ranges}
endcmap CMapName currentdict /CMap defineresource pop end end"""


def composite_font(*, says_letters: bool, own_codes: bool = False) -> dict[int, bytes]:
    """The objects of a font of two bytes a letter, number 1000; it may say which letters these are, and have its own table of codes."""
    to_unicode = " /ToUnicode 1002 0 R" if says_letters else ""
    encoding = "1003 0 R" if own_codes else "/Identity-H"
    return {
        1000: f"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding {encoding} /DescendantFonts [1001 0 R]{to_unicode} >>".encode(),
        1001: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 500 /FontDescriptor 1004 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        1002: _stream(_CMAP.format(kind=2, ranges="1 beginbfrange <0020> <007e> <0020> endbfrange")),
        1003: _stream(_CMAP.format(kind=1, ranges="1 begincidrange <0000> <ffff> 0 endcidrange")),
        1004: b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 /CapHeight 700"
        b" /ItalicAngle 0 /StemV 80 >>",
    }


def _pdf_of(objects: Mapping[int, bytes]) -> bytes:
    """A file with these objects, of which the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(objects):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, table)
    return bytes(out)


def encrypted_pdf(password: str) -> bytes:
    """The sample PDF, encrypted for a reader's password (which may be empty) and an owner's."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt(password, "the owner's", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(parts: Mapping[str, bytes | str], stored: bool = False) -> bytes:
    """A ZIP archive, deflated or stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_of(body: str, **more: bytes | str) -> bytes:
    """A DOCX whose body is this XML."""
    document = f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
    return docx_with(document, **more)


def docx_with(document: bytes | str, **more: bytes | str) -> bytes:
    """A DOCX whose main part is this, with `more` parts in its folder of media."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "word/document.xml": document,
    }
    return zipped(parts | {f"word/media/{name}": content for name, content in more.items()})


def written_docx(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A DOCX as python-docx writes it, with a table at its end."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Cost", "67 million"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def html(*paragraphs: str, head: str = "<title>Kaldby</title>") -> str:
    """A page with an article between a menu and a footer."""
    article = "".join(f"<p>{text}</p>" for text in paragraphs or PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Contact us</a></li></ul>"
        f"</nav><article><h1>Harbour closes</h1>{article}</article><footer><p>Cookies and imprint</p></footer></body></html>"
    )


def resized(archive: bytes, true: int, claimed: int) -> bytes:
    """An archive that claims another size for the part with `true` bytes."""
    return archive.replace(true.to_bytes(4, "little"), claimed.to_bytes(4, "little"))


BILLION_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip
"""A document type whose entity j is a billion words long."""

LAUGHING = f"{BILLION_LAUGHS}<w:document {W}><w:body><w:p><w:r><w:t>It rained. &j;</w:t></w:r></w:p></w:body></w:document>"
