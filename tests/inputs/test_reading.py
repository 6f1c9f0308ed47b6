"""Whole files of each kind, read through the process that extracts them."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from made import PARAGRAPHS, docx_of, encrypted_pdf, html, pdf, written_docx

from factcheck.errors import InputError
from factcheck.inputs import find_pairs, read_input, skipped_files
from factcheck.inputs.docx import read as read_docx
from factcheck.inputs.kinds import kind_of
from factcheck.inputs.pdf import read as read_pdf
from factcheck.inputs.worker import extract
from factcheck.version import installing

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
        ("a.txt", b"<h2>Ferry</h2><p>It sails.</p>", "html"),
        ("a", b"<!-- saved from url=(0020)https://example.org -->\n<!DOCTYPE html><title>x</title>", "html"),
        ("a", b"<?xml version='1.0'?>\n<html xmlns='x'><p>x</p></html>", "html"),
        ("a.txt", b"<p> begins a paragraph in HTML.", "text"),
        ("a.txt", b"<b>Bold</b> claims.", "text"),
        ("a.md", b"<p>It sails.</p>", "markdown"),
        ("-", b"<!-- -->" * 3000, "text"),
        ("-", b"<html><p>It sails.", "html"),
        ("-", b"\xef\xbb\xbf\n <!DOCTYPE HTML><p>It sails.", "html"),
        ("a.txt", b"%PDF-1.4", "pdf"),
        ("a.html", b"PK\x03\x04", "docx"),
        ("a.log", b"text", "text"),
        ("-", b"", "text"),
    ],
)
def test_kind_of(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data).name == kind


def test_docx_counts_tracked_changes_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>snowed</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>rained</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> twice</w:t></w:r></w:moveFrom>"
        "<w:r><w:tab/><w:t>here.</w:t><w:br/><w:t>Then</w:t><w:noBreakHyphen/><w:t>it stopped.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p/>"
    )
    assert read_docx(docx_of(body), "x", 1000).text == "It rained\there.\nThen-it stopped.\n\nIn a control."


def test_a_pdf_that_only_restricts_printing_is_read() -> None:
    assert read_pdf(encrypted_pdf(""), "x", 1000).text == TEXT


@pytest.mark.parametrize(
    ("kind", "module", "data"),
    [("pdf", "pypdfium2", pdf()), ("html", "selectolax.lexbor", b"<p>"), ("docx", "lxml", written_docx())],
)
def test_an_absent_extra_gives_one_sentence(monkeypatch: pytest.MonkeyPatch, kind: str, module: str, data: bytes) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=rf"^a needs {module}, which is not installed: {re.escape(installing(kind))}$"):
        extract(kind, data, "a", 100)


def test_a_single_path_is_one_path(tmp_path: Path) -> None:
    for name in ("ferry.source.txt", "ferry.rewrite.txt", "story.bin"):
        (tmp_path / name).write_text("It rained.", encoding="utf-8")
    pairs = find_pairs(str(tmp_path))
    assert pairs == find_pairs([str(tmp_path)])
    assert skipped_files(str(tmp_path), pairs) == skipped_files([str(tmp_path)], pairs) != []
    assert find_pairs("b.txt", "a.txt") == find_pairs(["b.txt"], ["a.txt"])
