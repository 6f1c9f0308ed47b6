"""Hostile and broken files of the seldom kinds: each is refused in one sentence or read, within bounded time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_files import assert_text_or_refusal
from made import BILLION_LAUGHS, resized, zipped
from made_documents import epub, fodt, odt, rtf, slides

from factcheck.errors import InputError
from factcheck.inputs import read_input
from factcheck.inputs.kinds import kind_of

BOMB = 12_345_678
ODT, EPUB, PPTX = "application/vnd.oasis.opendocument.text", "application/epub+zip", slides()
LAUGHS = (BILLION_LAUGHS + "<nitf><body><body.content><p>&j;</p></body.content></body></nitf>").encode()

# file, its bytes, part of the refusal (empty: it may be refused or read; None: it must be read)
BROKEN: list[tuple[str, bytes, str | None]] = [
    ("empty.rtf", b"", "not an RTF"),
    ("text.rtf", b"It rained.", "not an RTF"),
    ("only a head.rtf", b"{\\rtf1}", "no text"),
    ("open.rtf", b"{\\rtf1 It rained.", None),
    ("closed too often.rtf", b"{\\rtf1 It rained.}}}}}}", None),
    ("deep.rtf", b"{\\rtf1 " + b"{" * 50_000 + b"It rained." + b"}" * 50_000 + b"}", ""),
    ("a long binary.rtf", b"{\\rtf1 It rained.\\bin999999999 x}", None),
    ("no such page.rtf", rtf("It rained.", "\\ansi\\ansicpg99999"), ""),
    ("text.odt", b"It rained.", "opendocument file"),
    ("an archive.odt", zipped({"mimetype": ODT}, stored=True), "ZIP archive, but not"),
    ("locked.odt", odt("", **{"META-INF/manifest.xml": "<encryption-data/>"}), "encrypted"),
    ("truncated.odt", odt("<text:p>It rained.</text:p>")[:300], "broken"),
    ("a table.odt", zipped({"mimetype": ODT, "content.xml": "<document><body><spreadsheet/></body></document>"}, True), "CSV"),
    ("bomb.odt", resized(odt("", bomb=b"\0" * BOMB), BOMB, 400_000_000), "unpacks to more than"),
    ("laughs.odt", zipped({"mimetype": ODT, "content.xml": LAUGHS}, stored=True), "opendocument file"),
    ("many cells.fodt", fodt("<table:table><table:table-row>" + "<table:table-cell table:number-columns-repeated='99999999'/>" * 9
     + "<table:table-cell><text:p>It rained.</text:p></table:table-cell></table:table-row></table:table>"), None),
    ("many spaces.fodt", fodt("<text:p>It<text:s text:c='999999999'/>rained.</text:p>"), None),
    ("deep.fodt", fodt("<text:span>" * 20_000 + "x" + "</text:span>" * 20_000), "xml file"),
    ("laughs.nitf", LAUGHS, "xml file"),
    ("broken.xml", b"<nitf><body>", "xml file"),
    ("a file from elsewhere.xml", b'<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body>&a;</body></nitf>', "xml file"),
    ("a link.xml", b"<newsItem><contentSet><remoteContent href='x'/></contentSet></newsItem>", "no text itself"),
    ("text.epub", b"It rained.", "is broken"),
    ("an archive.epub", zipped({"mimetype": EPUB}, stored=True), "not an EPUB"),
    ("protected.epub", epub({"a.xhtml": "x"}, **{"META-INF/rights.xml": "<rights/>"}), "protected"),
    ("out of its folder.epub", epub({"../../../etc/passwd": "<p>It rained.</p>"}), ""),
    ("no package.epub", zipped({"mimetype": EPUB, "META-INF/container.xml": "<container/>"}, True), "epub file"),
    ("text.pptx", b"It rained.", "is broken"),
    ("truncated.pptx", PPTX[: len(PPTX) // 2], "is broken"),
    ("no slides.pptx", zipped({"ppt/a.xml": "<a/>"}), "pptx file"),
    ("no mail.eml", b"It rained.", "not a mail"),
    ("a locked letter.eml", b"From: a\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\n--x--", "encrypted"),
    ("letters in letters.eml", b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(400)), ""),
    ("no such characters.eml", b"Subject: a\nContent-Type: text/plain; charset=klingon\n\nIt rained.", None),
    ("no base64.eml", b"Subject: a\nContent-Transfer-Encoding: base64\n\n====", None),
    ("no json.json", b"{", "no valid JSON"),
    ("a list.json", b"[1]", "without the text"),
    ("deep.json", b"[" * 200_000, "json file"),
    ("empty.srt", b"", "no text"),
    ("text.vtt", b"It rained.", "no"),
    ("only times.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n", "no text"),
    ("no times.ass", b"[Script Info]\n[Events]\nDialogue: It rained.", ""),
    ("many arrows.srt", b"1\n00:00:01,000 --> 00:00:04,000\n" + b"--> " * 50_000, ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "refusal"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_broken_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, refusal: str | None) -> None:
    # what can cost much is read apart below
    assert_text_or_refusal(tmp_path, monkeypatch, name, data, refusal, 1_000_000)


@pytest.mark.parametrize("name", ["laughs.odt", "deep.rtf"])
def test_bombs_apart(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(next(data for known, data, _ in BROKEN if known == name))
    try:
        read_input(str(path))
    except InputError as error:
        assert str(path) in str(error)


@pytest.mark.parametrize(
    "head",
    [b"A: b\n" * 4000, b"{" * 20_000, b'{"' + b"a" * 20_000, b"<!--" * 5000, b"%\n" * 10_000, b" " * 20_000, b"<!DOCTYPE" * 2000],
)
def test_telling_what_a_file_is_takes_no_time(head: bytes) -> None:
    assert kind_of("-", head).name == "text"
