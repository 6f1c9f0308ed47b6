"""Whole files of each kind, read through the process that extracts them."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import PARAGRAPHS, docx_of, encrypted_pdf, html, pdf, written_docx

from factcheck.errors import InputError
from factcheck.inputs import read_input
from factcheck.inputs.docx import read as read_docx
from factcheck.inputs.html import read as read_html
from factcheck.inputs.kinds import kind_of
from factcheck.inputs.markdown import blank_markup
from factcheck.inputs.pdf import join_pages
from factcheck.inputs.pdf import read as read_pdf
from factcheck.inputs.worker import extract

TEXT = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("name", "data", "expected", "extracted"),
    [
        ("a.txt", TEXT.encode(), TEXT, False),
        ("a", TEXT.encode("utf-16"), TEXT, False),
        ("a.MD", b"# It *rained*\n", "# It  rained \n", False),
        ("a.htm", html().encode(), f"Harbour closes\n\n{TEXT}", True),
        ("a.pdf", pdf(), TEXT, True),
        ("no name for it", pdf(), TEXT, True),
        ("a.docx", written_docx(), f"{TEXT}\n\nCost\t67 million", True),
    ],
)
def test_kinds(tmp_path: Path, name: str, data: bytes, expected: str, extracted: bool) -> None:
    (tmp_path / name).write_bytes(data)
    got = read_input(str(tmp_path / name))
    assert (got.text, got.extracted) == (expected, extracted)


def test_standard_input_may_be_any_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pdf())))
    got = read_input("-")
    assert (got.name, got.text) == ("standard input", TEXT)


def test_names_are_relative_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It rained.")
    assert read_input(str(tmp_path / "in" / "a.txt")).name == str(tmp_path / "in" / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert read_input(str(tmp_path / "in" / "a.txt")).name == read_input("in/a.txt").name == "in/a.txt"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"<html>", "text"),
        ("-", b"<html>", "html"),
        ("-", b"\xef\xbb\xbf\n <!DOCTYPE HTML>", "html"),
        ("a.txt", b"%PDF-1.4", "pdf"),
        ("a.html", b"PK\x03\x04", "docx"),
        ("a.log", b"text", "text"),
        ("-", b"", "text"),
    ],
)
def test_kind_of(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data).name == kind


MARKDOWN = [
    ("A **bold** [link](http://x.y/(z)) end.", "A   bold    link                  end."),
    ("[`a` b][r] c\n\n[r]: http://x", "  a  b     c\n\n             "),
    ("Text\\* &amp; more", "Text*  &     more"),
    ("> - It *rained*.\n>   It `snowed`.", "  - It  rained .\n    It  snowed ."),
    ("1. One\n2) Two", "1. One\n2) Two"),
    ("Title\n=====\nText", "Title\n     \nText"),
    ("## Title ##", "## Title   "),
    ("```\ncode\n```\n\n    code", "   \n    \n   \n\n        "),
    ("| a | b |\n|--:|---|\n| *1* | 2 |", "| a | b |\n         \n|  1  | 2 |"),
    ("![a picture](p.png) Text", "                    Text"),
    ("<p>It <b>rained</b>.</p>", "   It    rained    .    "),
    ("It <b>rained</b>.<!-- no -->", "It    rained    .           "),
    ("<script>\nalert(1)\n</script>", "        \n        \n         "),
    ("---\ntitle: x\n---\nText", "   \n        \n   \nText"),
    ("See <http://a.b>.", "See  http://a.b ."),
    ("a\r\nb\rc\0", "a \nb\nc\ufffd"),
    ("~~gone~~ 5 * 3 = 15", "  gone   5 * 3 = 15"),
    ("[r]: http://x", "             "),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown_keeps_every_character_in_its_place(text: str, expected: str) -> None:
    assert blank_markup(text) == expected


@given(st.text(st.sampled_from("ab *_`[]()<>!|#->\n\r\t\\&;:1.~\"'\u2028é"), max_size=60))
def test_markdown_of_any_text_keeps_length_and_lines(text: str) -> None:
    blanked = blank_markup(text)
    assert len(blanked) == len(text)
    assert [i for i, c in enumerate(blanked) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n" or (c == "\r" and text[i + 1 : i + 2] != "\n")
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (html("Müllers Boot fährt täglich nach Nordvik hinüber.").encode("utf-8"), "Müllers Boot"),
        (html("Łódź leży w środkowej Polsce nad rzeką.", head='<meta charset="iso-8859-2">').encode("iso-8859-2"), "Łódź leży"),
        (html("Müllers Boot", head='<meta charset="klingon">').encode("cp1252"), "Müllers Boot"),
        (b"<p>Just one short line.</p>", "Just one short line."),
        (html("Text that stays.", "<script>alert(1)</script>Shown.").encode(), "Text that stays."),
    ],
)
def test_html(page: bytes, expected: str) -> None:
    text = read_html(page, "page", 1000).text
    assert expected in text
    assert "alert" not in text and "Cookies" not in text


def test_docx_counts_tracked_changes_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>snowed</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>rained</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> twice</w:t></w:r></w:moveFrom>"
        "<w:r><w:tab/><w:t>here.</w:t><w:br/><w:t>Then</w:t><w:noBreakHyphen/><w:t>it stopped.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p/>"
    )
    assert read_docx(docx_of(body), "x", 1000).text == "It rained\there.\nThen-it stopped.\n\nIn a control."


def test_pdf_puts_lines_and_pages_together() -> None:
    text = read_pdf(pdf(["The har-\nbour of Kaldby", "closes in March.", "", "It is a well-\nKnown Port."]), "x", 1000).text
    assert text == "The harbour of Kaldby\ncloses in March.\n\nIt is a well-\nKnown Port."
    assert join_pages(["", ""]) == ""


def test_a_pdf_that_only_restricts_printing_is_read() -> None:
    assert read_pdf(encrypted_pdf(""), "x", 1000).text == TEXT


@pytest.mark.parametrize(
    ("kind", "module", "data"), [("pdf", "pypdf", pdf()), ("html", "trafilatura", b"<p>"), ("docx", "lxml", written_docx())]
)
def test_an_absent_extra_gives_one_sentence(monkeypatch: pytest.MonkeyPatch, kind: str, module: str, data: bytes) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=rf"^a needs {module}, which is not installed: pip install 'factcheck-nli\[{kind}\]'$"):
        extract(kind, data, "a", 100)
