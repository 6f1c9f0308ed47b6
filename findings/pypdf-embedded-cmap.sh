#!/usr/bin/env bash
# pypdf 7.1.1: a font that brings its own table of codes gives text with a NUL before every letter, though all is there to read it right.
#
# A composite (Type0) font names a table from codes to glyphs, or holds one as a stream; beside it stands /ToUnicode, from codes to
# characters. With the name /Identity-H pypdf reads two bytes a character. With a stream that says the same, it takes the font for one
# of single bytes, and the upper byte of each code becomes a character of its own. Such fonts come from WeasyPrint 70.0 (not 65.1), as
# soon as one character is in none of its fonts: then all text in that font is garbage, with no error and no warning.
#
# The file here is fpdf2's, and only the font's /Encoding is exchanged for the stream; PDFium reads both alike.
#
# Seen:
#   as stated: /Identity-H, pypdf reads 'The council voted.'
#   as stated: the same as a stream, PDFium reads 'The council voted.'
#   as stated: the same as a stream, pypdf reads a text with a NUL before each letter: '\x00T\x00h\x00e'...
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
# reportlab only for the font file that it brings
"$folder/venv/bin/pip" install -q --disable-pip-version-check pypdf==7.1.1 pypdfium2==5.15.2 fpdf2==2.8.9 reportlab==5.1.0
cat > "$folder/show.py" <<'PYTHON'
import io
import sys
from pathlib import Path

import fpdf
import pypdf
import pypdfium2
import reportlab
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

TEXT = "The council voted."
SAME_AS_IDENTITY = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin
/Registry (Adobe) def
/Ordering (Identity) def
/Supplement 0 def
end def
/CMapName /Own-Identity def
/CMapType 1 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
1 begincidrange
<0000> <ffff> 0
endcidrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def made():
    """One page with one sentence, its font with the table /Identity-H."""
    document = fpdf.FPDF()
    document.add_font("Vera", fname=Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
    document.add_page()
    document.set_font("Vera", size=14)
    document.cell(text=TEXT)
    return bytes(document.output())


def with_stream(data):
    """The same file, its font with the table as a stream."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    system = {"/Registry": TextStringObject("Adobe"), "/Ordering": TextStringObject("Identity"), "/Supplement": NumberObject(0)}
    table = DecodedStreamObject()
    table.set_data(SAME_AS_IDENTITY)
    table[NameObject("/Type")] = NameObject("/CMap")
    table[NameObject("/CMapName")] = NameObject("/Own-Identity")
    table[NameObject("/CIDSystemInfo")] = DictionaryObject({NameObject(key): value for key, value in system.items()})
    (font,) = (font.get_object() for font in writer.pages[0]["/Resources"]["/Font"].values())
    assert font["/Subtype"] == "/Type0" and font["/Encoding"] == "/Identity-H" and "/ToUnicode" in font
    font[NameObject("/Encoding")] = writer._add_object(table)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


def read(data):
    return pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().strip(" \n")


named = made()
streamed = with_stream(named)
plain, garbled = read(named), read(streamed)
other = pypdfium2.PdfDocument(streamed)[0].get_textpage().get_text_range().strip()
facts = [
    fact(plain == TEXT, f"/Identity-H, pypdf reads {plain!r}"),
    fact(other == TEXT, f"the same as a stream, PDFium reads {other!r}"),
    fact(
        garbled == "".join("\0" + letter for letter in TEXT),
        f"the same as a stream, pypdf reads a text with a NUL before each letter: {garbled[:6]!r}...",
    ),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
