"""Hostile and broken files of every kind: each is refused in one sentence or read, within bounded time and memory."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from pathlib import Path

import pytest
from broken_files import assert_text_or_refusal
from made import BILLION_LAUGHS, LAUGHING, docx_of, docx_with, encrypted_pdf, html, pdf, resized, written_docx, zipped
from word_files import p, word

from factcheck.errors import InputError
from factcheck.inputs import isolation, read_input
from factcheck.inputs.isolation import Limits, extract_apart
from factcheck.inputs.kinds import HTML, KINDS, MARKDOWN, PDF
from factcheck.inputs.worker import extract

WHOLE_PDF, WHOLE_DOCX = pdf(), written_docx()
BOMB = 12_345_678
PARAGRAPH = "<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>"

# file, its bytes, part of the refusal (empty: it may be refused or read; None: it must be read)
BROKEN: list[tuple[str, bytes, str | None]] = [
    ("binary.txt", bytes(range(256)) * 10, "binary file"),
    ("half a character.txt", b"\xff\xfea\x00b", "not valid utf-16"),
    ("no encoding.txt", b"caf\x81", "undecodable byte"),
    ("empty.txt", b"", None),
    ("only a mark.txt", b"\xef\xbb\xbf", None),
    ("a pdf.txt", WHOLE_PDF, None),
    ("binary.md", b"\x00\x01\x02", "binary file"),
    ("brackets.md", b"[" * 5000, None),
    ("link soup.md", b"[a](" * 2000, None),
    ("backticks.md", b" ".join(b"`" * n for n in range(150)), None),
    ("quotes.md", b">" * 2000 + b" text", "holds no text"),
    ("emphasis.md", b"*a **b " * 1000, None),
    ("unclosed front matter.md", b"---\n" + b"a: b\n" * 1000, None),
    ("open tags.md", b"<a <b <!--" * 1000, None),
    ("empty.html", b"", "no text"),
    ("only a script.html", b"<html><script>alert(1)</script></html>", "no text"),
    ("binary.html", b"<p>\x00\x01\x02</p>", "binary file"),
    ("deep.html", b"<div>" * 20000 + b"It rained.", ""),
    ("unclosed.html", b"<p>It rained<b><i><table><td>and snowed<!--", None),
    ("lies about its charset.html", html("Ærø", head="<meta charset=utf-16>").encode("cp1252"), None),
    ("a codec that is none.html", html("It rained.", head="<meta charset=rot13>").encode(), None),
    ("laughs.html", ("<?xml version='1.0'?>" + BILLION_LAUGHS + "<html><p>&j; It rained.</p></html>").encode(), None),
    ("open comments of a sheet.html", b"<html><style>" + b"/*" * 200_000 + b"</style><p>It rained.", None),
    ("a rule without end.html", b"<html><style>" + b"a b @" * 100_000 + b"</style><p>It rained.", None),
    ("a deep formula.html", b"<p>It rained." + b"<math>" * 3 + b"<mrow>" * 3000, None),
    ("long attribute.html", b"<p title='" + b"x" * 500_000 + b"'>It rained.</p>", None),
    ("empty.pdf", b"", "not a PDF"),
    ("text.pdf", b"It rained.", "not a PDF"),
    ("only a header.pdf", b"%PDF-1.7\n", "pdf file"),
    ("truncated.pdf", WHOLE_PDF[: len(WHOLE_PDF) // 2], ""),
    ("no xref.pdf", WHOLE_PDF.replace(b"xref", b"zref"), ""),
    ("a password.pdf", encrypted_pdf("secret"), "encrypted"),
    ("a scan.pdf", pdf([""]), "no text"),
    ("pages in a loop.pdf", pdf(kids="2 0 R"), ""),
    ("no pages.pdf", pdf(kids="99 0 R"), ""),
    ("a billion pages.pdf", pdf(count=1_000_000_000), None),
    ("broken stream.pdf", pdf(stream=b"not deflated"), ""),
    ("stream bomb.pdf", pdf(stream=zlib.compress(b"\0" * 90_000_000, level=1)), ""),
    ("empty.docx", b"", "not a DOCX"),
    ("text.docx", b"It rained.", "not a DOCX"),
    ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "encrypted or an old Word file"),
    ("truncated.docx", WHOLE_DOCX[:3000], "not a DOCX"),
    ("an archive.docx", zipped({"a.txt": "It rained."}), "ZIP archive, but not"),
    ("no main part.docx", zipped({"word/a.xml": "<a/>"}), "docx file"),
    ("broken xml.docx", docx_with("<w:document"), "docx file"),
    ("other xml.docx", docx_with("<html/>"), "docx file"),
    ("deep.docx", docx_of("<w:sdt>" * 5000 + PARAGRAPH + "</w:sdt>" * 5000), "docx file"),
    ("laughs.docx", docx_with(LAUGHING), ""),
    ("no text.docx", docx_of("<w:p/>"), "no text"),
    ("bomb.docx", resized(docx_of(PARAGRAPH, bomb=b"\0" * BOMB), BOMB, 400_000_000), "unpacks to more than"),
    ("lying bomb.docx", resized(docx_with(b"\0" * BOMB), BOMB, 1000), "docx file"),
    ("a note for every word.docx", word(
        p(*['<w:r><w:footnoteReference w:id="1"/></w:r>'] * 5000), footnotes=f'<w:footnote w:id="1">{p("long " * 5000)}</w:footnote>'
    ), "too much text"),
    ("a part for every word.docx", word('<w:altChunk r:id="chunk"/>' * 3000, chunk=("a.txt", b"long " * 3000)), "too much text"),
    ("itself within.docx", word('<w:altChunk r:id="chunk"/>' + PARAGRAPH, chunk=("a.docx", word('<w:altChunk r:id="chunk"/>'))), None),
    ("a thousand levels of lists.docx", word(
        "".join(p("a", properties=f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr>') for n in range(1000)),
        numbering="<w:abstractNum>" + "".join(f'<w:lvl w:ilvl="{n}"><w:lvlText w:val="%1.%9"/></w:lvl>' for n in range(1000))
        + '</w:abstractNum><w:num w:numId="1"/>',
    ), None),
    ("styles in a ring.docx", word(p("It rained.", properties='<w:pStyle w:val="a"/>'), styles="".join(
        f'<w:style w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba")
    )), None),
    ("many parts.docx", zipped({f"word/{n}": "" for n in range(10_001)}), "unpacks to more than"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "refusal"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_broken_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, refusal: str | None) -> None:
    # what can cost much is read apart below
    assert_text_or_refusal(tmp_path, monkeypatch, name, data, refusal, 20_000_000)


@pytest.mark.parametrize("name", ["stream bomb.pdf", "lying bomb.docx", "deep.html"])
def test_bombs_apart(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(next(data for known, data, _ in BROKEN if known == name))
    try:
        read_input(str(path))
    except InputError as error:
        assert str(path) in str(error)


@pytest.mark.parametrize("suffix", [*(kind.suffixes[0] for kind in KINDS if kind.suffixes), ".unknown"])
def test_a_file_of_a_gigabyte_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    path = tmp_path / f"huge{suffix}"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(InputError, match=r"too large: a .*file may have at most \d+ MB"):
        read_input(str(path))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_an_endless_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.inputs.files._LARGEST", 1_000_000)
    with pytest.raises(InputError, match="too large"):
        read_input("/dev/zero")


@pytest.mark.parametrize(
    ("name", "message"), [("none.pdf", "there is no file"), ("", "a path is empty"), ("a\0b", "cannot be read")]
)
def test_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=message):
        read_input(name)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs file permissions")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("It rained.")
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be read: Permission denied"):
        read_input(str(path))


def test_time_is_bounded() -> None:
    with pytest.raises(InputError, match="its text is not out after 0 seconds"):
        extract_apart(PDF, WHOLE_PDF, "slow.pdf", Limits(seconds=0))


@pytest.mark.skipif(os.name == "nt", reason="Windows bounds the time only")
def test_memory_is_bounded() -> None:
    pytest.importorskip("resource")
    # enough for Python to start, not for the text
    with pytest.raises(InputError, match=r"^big.md (cannot be read|is not a markdown file that can be read)"):
        extract_apart(MARKDOWN, b"word " * 4_000_000, "big.md", Limits(memory=150_000_000))


def test_text_is_bounded() -> None:
    for kind, data in [
        (HTML, html("It rained. " * 100).encode()),
        (PDF, pdf(["It rained. " * 10] * 10)),
        (MARKDOWN, b"a" * 1000),
    ]:
        with pytest.raises(InputError, match="holds too much text"):
            extract_apart(kind, data, "long", Limits(characters=500))


def test_a_reader_that_crashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation.sys, "executable", "/bin/false")
    with pytest.raises(InputError, match="a cannot be read: its reader crashed"):
        extract_apart(PDF, b"", "a")
    monkeypatch.setattr(isolation.sys, "executable", "/there/is/no/python")
    with pytest.raises(InputError, match="no process can be started"):
        extract_apart(PDF, b"", "a")


def test_an_encrypted_archive() -> None:
    data = bytearray(written_docx())
    for entry in re.finditer(rb"PK\x03\x04|PK\x01\x02", bytes(data)):
        data[entry.start() + (6 if entry[0].endswith(b"\x04") else 8)] |= 1
    assert zipfile.is_zipfile(__import__("io").BytesIO(bytes(data)))
    with pytest.raises(InputError, match="a is not a docx file that can be read"):
        extract("docx", bytes(data), "a", 1000)
