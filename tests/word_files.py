"""Word files made by hand, from the XML of their paragraphs: for tests of everything that reads them."""

from __future__ import annotations

import io
import zipfile

_RELATIONSHIPS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v" xmlns:wp="urn:wp" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:pic="urn:pic" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006": "http://purl.oclc.org/ooxml/officeDocument",
}


def word(body: str, *, strict: bool = False, chunk: tuple[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word file with this body and parts by the kinds of their relationships: ``styles``, ``footnotes``, ``header``.

    `chunk` is the name and the bytes of a file that the body takes in by ``<w:altChunk r:id="chunk"/>``.
    """
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = [(kind, kind, f"{kind}.xml") for kind in parts] + ([("aFChunk", "chunk", chunk[0])] if chunk else [])
    links = "".join(f'<Relationship Id="{key}" Type="{office}/{kind}" Target="{target}"/>' for kind, key, target in related)
    files = {
        "_rels/.rels": _RELATIONSHIPS,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="urn:relationships">{links}</Relationships>',
        **{f"word/{kind}.xml": f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>" for kind, content in parts.items()},
    }
    for old, new in _STRICT.items() if strict else ():
        files = {path: content.replace(old, new) for path, content in files.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in (files | ({f"word/{chunk[0]}": chunk[1]} if chunk else {})).items():
            archive.writestr(path, content)
    return out.getvalue()


ED = 'w:author="Ed" w:date="2026-03-14T09:00:00Z"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(item if item.startswith('<') else run(item) for item in content)}</w:p>"


def ins(text: str) -> str:
    return f"<w:ins {ED}>{run(text)}</w:ins>"


def gone(text: str) -> str:
    return f'<w:del {ED}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(item if item.startswith('<') else p(item) for item in content)}</w:tc>"


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    lines = "".join(
        f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<w:tc>') else cell(c) for c in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{lines}</w:tbl>"


def box(*texts: str) -> str:
    content = f"<w:txbxContent>{''.join(map(p, texts))}</w:txbxContent>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{content}</w:drawing></mc:Choice>{fallback}</mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return f"{marks['begin']}{instruction}{marks['separate']}{run(result)}{marks['end']}"


def maths(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"
