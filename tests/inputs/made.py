"""Files of each kind, whole and broken, made as bytes by the tests themselves."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

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
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number in sorted(objects):
        out += b"%010d 00000 n \n" % places[number]
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
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
