#!/usr/bin/env bash
# docx2python 3.7.1, docx2txt 0.9: "5-10 mg" in a Word file is "510 mg", and "-5 degrees" are 5, where the hyphen is one that does not break.
#
# Word writes the hyphen that keeps a range, a code or a number with its sign on one line (Ctrl+Shift+_) not as a character but as an element
# of the run, w:noBreakHyphen. Both readers know the elements for a tab and a line break beside it, and leave this one out with nothing in its
# place, so that one number is made of two and a sign is gone, with no error and no warning. One would guess a hyphen, or at worst a space.
# python-docx has "-", mammoth and markitdown U+2011, which then is not equal to the "-" of a rewrite. An equation fares alike: of a half
# docx2python makes <latex>12</latex>; python-docx, mammoth and docx2txt leave it out; markitdown has it as \frac{1}{2}.
# The hyphen: for docx2txt a change that would read it waits since 2021 (python-docx2txt, pull request 34). The equation: the author of docx2python
# says in an issue that only equations in the linear form are read. Read such files with python-docx or markitdown, or refuse those with the element.
#
# Seen:
#   as stated: docx2python: 'Take 510 mg, at 5 degrees.'
#   as stated: docx2txt: 'Take 510 mg, at 5 degrees.'
#   as stated: python-docx: 'Take 5-10 mg, at -5 degrees.'
#   as stated: mammoth: 'Take 5\u201110 mg, at \u20115 degrees.'
#   as stated: markitdown: 'Take 5\u201110 mg, at \u20115 degrees.'
#   as stated: docx2python, an equation of a half: 'Take <latex>12</latex> mg.'
#   as stated: docx2txt, an equation of a half: 'Take  mg.'
#   as stated: python-docx, an equation of a half: 'Take  mg.'
#   as stated: mammoth, an equation of a half: 'Take  mg.'
#   as stated: markitdown, an equation of a half: 'Take $\\frac{1}{2}$ mg.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check docx2python==3.7.1 docx2txt==0.9 python-docx==1.2.0 mammoth==1.13.0 \
  markitdown==0.1.9 lxml==6.1.3
cat > "$folder/show.py" <<'PYTHON'
import io
import sys

import docx2txt
import mammoth
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python
from markitdown import MarkItDown

HYPHEN = "<w:noBreakHyphen/>"
FONT = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
ENDS = [f"<m:{end}><m:r>{FONT}<m:t>{number}</m:t></m:r></m:{end}>" for end, number in [("num", 1), ("den", 2)]]
HALF = f"<m:oMath><m:f><m:fPr><m:ctrlPr>{FONT}</m:ctrlPr></m:fPr>{''.join(ENDS)}</m:f></m:oMath>"
READERS = {
    "docx2python": lambda content: docx2python(io.BytesIO(content)).text,
    "docx2txt": lambda content: docx2txt.process(io.BytesIO(content)),
    "python-docx": lambda content: Document(io.BytesIO(content)).paragraphs[0].text,
    "mammoth": lambda content: mammoth.extract_raw_text(io.BytesIO(content)).value,
    "markitdown": lambda content: MarkItDown().convert_stream(io.BytesIO(content), file_extension=".docx").markdown,
}


def run(text):
    return f'<w:t xml:space="preserve">{text}</w:t>'


def file(content):
    """A Word file of one paragraph with this content."""
    document = Document()
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    document.element.body[-1].addprevious(parse_xml(f"<w:p {nsdecls('w')} {maths}>{content}</w:p>"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


RANGE = file(f"<w:r>{run('Take 5')}{HYPHEN}{run('10 mg, at ')}{HYPHEN}{run('5 degrees.')}</w:r>")
EQUATION = file(f"<w:r>{run('Take ')}</w:r>{HALF}<w:r>{run(' mg.')}</w:r>")
LOST, KEPT, OTHER = "Take 510 mg, at 5 degrees.", "Take 5-10 mg, at -5 degrees.", "Take 5\u201110 mg, at \u20115 degrees."
WITHOUT = "Take  mg."
EXPECTED = {
    "docx2python": (LOST, "Take <latex>12</latex> mg."),
    "docx2txt": (LOST, WITHOUT),
    "python-docx": (KEPT, WITHOUT),
    "mammoth": (OTHER, WITHOUT),
    "markitdown": (OTHER, r"Take $\frac{1}{2}$ mg."),
}
facts = []
for place, (content, what) in enumerate([(RANGE, ""), (EQUATION, ", an equation of a half")]):
    for name, read in READERS.items():
        seen = read(content).strip()
        facts.append(fact(seen == EXPECTED[name][place], f"{name}{what}: {ascii(seen)}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
