"""The kinds of files that are given seldom: sentences as their readers see them, and what is left out said."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from made_documents import epub, fodt, mail, odt, rtf, saved_page, slides
from word_files import word

from factcheck.errors import InputError
from factcheck.inputs import read_input
from factcheck.inputs.kinds import kind_by_name, kind_of, why_unread
from factcheck.inputs.worker import extract
from factcheck.text.sentences import split_sentences
from factcheck.version import installing

PORT = "The council of Port Ellin voted on Thursday."
TWO = ["The council voted on Thursday.", "Tickets cost 12 €."]
XHTML = "<p>The council voted on Thursday.</p><p>Tickets cost 12 €.</p>"
NITF = (
    "<nitf><head><title>x</title></head><body><body.head><hedline><hl1>Ferry saved</hl1></hedline><byline>By Ann Day</byline></body.head>"
    "<body.content><p>The council voted on Thursday.</p><media><media-metadata name='a' value='b'/><media-reference/>"
    "<media-caption>The ferry in 2025.</media-caption></media><p>Tickets cost 12&#160;€.</p></body.content></body></nitf>"
)
NEWSML = (
    '<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>Ferry saved'
    "</headline><creator>Ann</creator></contentMeta><contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>"
)
P = "<text:p>{}</text:p>"
SRT = (
    "1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>The council voted on Thursday</i>\r\nto keep the ferry\r\n\r\n"
    "2\r\n00:00:04,500 --> 00:00:07,000\r\nrunning until\r\n\r\n3\r\n00:00:07,100 --> 00:00:09,000\r\n2028.\r\n\r\n"
    "4\r\n00:00:09,500 --> 00:00:10,000\r\n- Really?\r\n- Yes.\r\n"
)
VTT = (
    "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE by hand\n\nintro\n00:01.000 --> 00:04.000 align:start\n"
    "<v Solheim>The council <b>voted</b> on <00:02.000>Thursday &amp;\n\nNOTE check\nthis\n\n"
    "second\n00:04.500 --> 00:07.000\nkept the ferry.\n"
)
ROLLING = (
    "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nThe council voted\n\n00:00:02.000 --> 00:00:02.010\nThe council voted\n\n"
    "00:00:02.010 --> 00:00:04.000\nThe council voted\nto keep the ferry\n\n00:00:04.000 --> 00:00:06.000\nto keep the ferry\n"
    "for five years.\n"
)
NUMBERS = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nIt opened in\n1999\n\n00:00:02.000 --> 00:00:02.500\nand closed in\n2020\n\n"
    "00:00:24.000 --> 00:00:25.000\nHere <i>p</i> < q and r > s.\n\n00:00:25.000 --> 00:00:26.000\nHow many?\n42\n"
)
OBJECT = "<draw:frame><draw:object xlink:href='{}' xmlns:xlink='http://www.w3.org/1999/xlink'/></draw:frame>"
FRACTION = "<mrow><mfrac><mn>5</mn><mn>2</mn></mfrac></mrow>"
ASS = (
    "[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,a comment\n"
    "Dialogue: 0,0:00:01.00,0:00:04.00,Default,,0,0,0,,{\\i1}The council{\\i0} voted\\Non Thursday.\n"
    "Dialogue: 0,0:00:02.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}\n"
)

# name, bytes, sentences, warnings
READ: list[tuple[str, bytes, list[str], list[str]]] = [
    ("a.rtf", rtf(r"Anna M\'fcller paid 5 \u8364?.\par It rained 10{\super 6}\u8804? H\sub 2\nosupersub O.\par"),
     ["Anna Müller paid 5 €.", "It rained 10⁶≤ H₂O."], []),
    ("a.rtf", rtf(r"It was {\strike 90} 70 euros{\v  (say nothing)}.\par"), ["It was 70 euros."],
     ["hidden text left out: 2 words", "struck-out text left out: 1 word"]),
    ("a.rtf", rtf(r"It {\deleted snowed }rained{\footnote \pard In May.} here.\par It froze.\par"),
     ["It rained here.", "In May.", "It froze."], ["deleted text left out: 1 word"]),
    ("a.rtf", rtf(r"It{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt In a box.\par}}} rained.\par"), ["It rained.", "In a box."], []),
    ("a.rtf", rtf("It\\\nrained\\\\.\n\\par{\\pntext 1.\\tab}First.\\par"), ["It", "rained\\.", "1. First."], []),
    ("a.rtf", rtf(r"{\fonttbl{\f0 Times;}{\f7\fnil\fcharset2 Symbol;}}5 {\f7 m}g, \f7\'a3\f0  20 m and \u-3987?g.\par"),
     ["5 µg, ≤ 20 m and µg."], []),
    ("a.rtf", rtf(r"{\header Head}\trowd City\cell 2025\cell\row\trowd Oslo\cell 14\cell\row\pard It rained.\par"),
     ["City 2025", "Oslo 14", "It rained."], []),
    ("a.rtf", rtf(r"The caf\'8e is \'d2new\'d3.\par", r"\mac"), ["The café is “new”."], []),
    ("a.rtf", rtf(r"It rained.{\pict\pngblip\bin9 {\par}}\xy z}\par It snowed.\par"), ["It rained.", "It snowed."], []),
    ("letter.doc", rtf(r"It rained.\par"), ["It rained."], []),
    ("a.odt", odt(P.format("It<text:s text:c='2'/>rained<text:note><text:note-citation>1</text:note-citation><text:note-body>"
     "<text:p>In May.</text:p></text:note-body></text:note> here.") + P.format("It froze.")),
     ["It rained here.", "In May.", "It froze."], []),
    ("a.fodt", fodt("<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
     "</text:changed-region></text:tracked-changes>" + P.format(
         "It was <text:span text:style-name='T'>90 or</text:span> 10<text:span text:style-name='U'>6</text:span>"
         "<text:span text:style-name='H'>hush</text:span><office:annotation><text:p>Sure?</text:p></office:annotation>.")),
     ["It was 10⁶."], ["comments left out: 1 word", "hidden text left out: 1 word", "struck-out text left out: 2 words"]),
    ("a.odt", odt("<text:list text:style-name='N'><text:list-item>" + P.format("One.") + "</text:list-item><text:list-item>"
     + P.format("Two.") + P.format("Still two.") + "</text:list-item></text:list><table:table><table:table-row><table:table-cell>"
     + P.format("Oslo") + "</table:table-cell><table:table-cell>" + P.format("14") + "</table:table-cell></table:table-row></table:table>"),
     ["1) One.", "2) Two.", "Still two.", "Oslo 14"], []),
    ("a.odt", odt(P.format("It <draw:frame><draw:text-box>" + P.format("In a box.") + "</draw:text-box></draw:frame>rained.")),
     ["It rained.", "In a box."], []),
    ("a.odt", odt(P.format(f"Dose {OBJECT.format('./Object 1')} mg{OBJECT.format('Object 2/')}."),
     **{"Object 1/content.xml": f"<math xmlns='http://www.w3.org/1998/Math/MathML'>{FRACTION}</math>",
        "Object 2/content.xml": "<chart>In May</chart>"}), ["Dose 5/2 mg."], ["embedded objects left out: 2 words"]),
    ("a.fodt", fodt(P.format(f"Dose <draw:frame><draw:object><math>{FRACTION}</math></draw:object></draw:frame>.")), ["Dose 5/2."], []),
    ("a.rtf", rtf(r"\trowd{\pard\intbl City\par}\cell{\pard\intbl 2025\par}\cell\row It rained.\par"), ["City 2025", "It rained."], []),
    ("a.epub", epub({"a.xhtml": "<p>It closed in 2021<a xmlns:e='x' e:type='noteref' href='#n'>3</a>.</p>"}), ["It closed in 2021³."], []),
    ("a.pptx", slides(wrapped=True), ["The ferry stays", "It carries 87,000 passengers a year.", "City 2025", "Oslo 14"],
     ["struck-out words left out: 2"]),
    ("a.eml", mail("View this letter in a browser.", XHTML * 4), ["The café stays", *(TWO * 4)], []),
    ("a.eml", mail(" \n", XHTML), ["The café stays", *TWO], []),
    ("a.mht", saved_page(XHTML, sheet="p {}"), TWO, []),
    ("a.json", json.dumps({"headline": "Ferry saved", "bodies": [{"value": "No."}, {"role": "main", "value": TWO[0]}]}).encode(),
     ["Ferry saved", TWO[0]], []),
    ("a.vtt", ROLLING.encode(), ["The council voted to keep the ferry for five years."], []),
    ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n", ["No.", "No."], []),
    ("a.epub", epub({"a.xhtml": "<p>It & they</p><p/><p>stay.<br></p>"}), ["It & they", "stay."], []),
    ("a.fodt", fodt(P.format("It <draw:ellipse>" + P.format("In a ring.") + "</draw:ellipse>rained.")), ["It rained.", "In a ring."], []),
    ("a.epub", epub({"z.xhtml": f"<h1>One</h1>{XHTML}", "a.xhtml": "<p>It&nbsp;rained.<a id='x'/></p><p>It snowed.</p>"}),
     ["One", *TWO, "It rained.", "It snowed."], []),
    ("a.pptx", slides("Say it slowly"), ["The ferry stays", "It carries 87,000 passengers a year.", "City 2025", "Oslo 14"],
     ["struck-out words left out: 2", "words of speaker's notes left out: 3"]),
    ("a.eml", mail("The council of Port Ellin voted\non Thursday.\n\nTickets cost 12 €.\n"), ["The café stays", PORT, TWO[1]], []),
    ("a.eml", mail("The council voted on Thursday. Tickets cost 12 €.", encoding="base64"), ["The café stays", *TWO], []),
    ("a.eml", mail("", XHTML), ["The café stays", *TWO], []),
    ("a.eml", mail(" ".join(TWO), "<p>The same.</p>", "report.pdf"), ["The café stays", *TWO], ["attachments left out: report.pdf"]),
    ("a.eml", mail("I agree.\n\n> The council of Port Ellin voted\n> on Thursday.\n"), ["The café stays", "I agree.", PORT], []),
    ("a.mhtml", saved_page(f"<html><body><article>{XHTML}</article></body></html>"), TWO, []),
    ("a.xml", NEWSML.format(f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{XHTML}</body></html>").encode(), ["Ferry saved", *TWO], []),
    ("a.xml", NEWSML.format(NITF).encode(), ["Ferry saved", "Ferry saved", "By Ann Day", TWO[0], "The ferry in 2025.", TWO[1]], []),
    ("a.nitf", NITF.encode(), ["Ferry saved", "By Ann Day", TWO[0], "The ferry in 2025.", TWO[1]], []),
    ("a.json", json.dumps({"headline": "Ferry saved", "body_text": "\n".join(TWO), "body_html": XHTML}).encode(),
     ["Ferry saved", *TWO], []),
    ("a.json", json.dumps({"headlines": [{"value": "Ferry saved"}], "bodies": [{"contentType": "text/html", "value": XHTML}],
     "associations": {"main": {"description_text": "It sails."}}}).encode(), ["Ferry saved", *TWO, "It sails."], []),
    ("a.vtt", NUMBERS.encode(), ["It opened in 1999 and closed in 2020", "Here p < q and r > s.", "How many?", "42"], []),
    ("a.srt", NUMBERS.removeprefix("WEBVTT\n\n").encode(),
     ["It opened in 1999 and closed in 2020", "Here p < q and r > s.", "How many?", "42"], []),
    ("a.srt", SRT.encode(), ["The council voted on Thursday to keep the ferry running until 2028.", "- Really?", "- Yes."], []),
    ("a.vtt", VTT.encode(), ["The council voted on Thursday & kept the ferry."], []),
    ("a.ass", ASS.encode(), ["The council voted on Thursday."], []),
    ("a.mdx", b"import A from './a'\n\n<A x={1} />\n\nIt **rained**.", ["It rained."], []),
]  # fmt: skip


def extracted(name: str, data: bytes) -> tuple[list[str], list[str]]:
    reading = extract(kind_of(name, data).name, data, name, 100_000)
    return [" ".join(sentence.text.split()) for sentence in split_sentences(reading.text)], list(reading.warnings)


@pytest.mark.parametrize(
    ("name", "data", "sentences", "warnings"), READ, ids=[f"{n}-{name}" for n, (name, *_) in enumerate(READ)]
)
def test_read(name: str, data: bytes, sentences: list[str], warnings: list[str]) -> None:
    assert extracted(name, data) == (sentences, warnings)


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("a.rtf", rtf(r"It rained.\par It froze.\par"), ("paragraph", "2")),
        ("a.odt", odt(P.format("It rained.") + P.format("It froze.")), ("paragraph", "2")),
        ("a.srt", SRT.replace("2028.", "It froze.").encode(), ("cue", "00:00:07")),
        ("a.pptx", slides(), None),
        ("a.eml", mail("It rained.\n\nIt froze."), ("paragraph", "3")),
        ("a.json", b'{"headline": "It rained.", "body_text": "It froze."}', ("element", "body_text")),
    ],
)
def test_places(name: str, data: bytes, place: tuple[str, str] | None) -> None:
    reading = extract(kind_of(name, data).name, data, name, 100_000)
    where = ("page", "2") if place is None else place
    words = "Oslo" if place is None else "It froze."
    assert (reading.places.unit, reading.places.of(reading.text.index(words))) == where


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<?xml version='1.0'?><!DOCTYPE article><article><para>It</para></article>", "xml"),
        (rtf("x"), "rtf"), (odt(""), "opendocument"), (epub({}), "epub"), (slides(), "pptx"), (VTT.encode(), "subtitles"),
        (SRT.encode(), "subtitles"), (ASS.encode(), "subtitles"), (mail("x"), "mail"), (saved_page("x"), "mail"), (fodt(""), "xml"),
        (NITF.encode(), "xml"), (NEWSML.encode(), "xml"), (b'<?xml version="1.0"?>\n<svg xmlns="x"/>', "xml"),
        (b'{"uri": "x", "body_text": "y"}', "json"), (b"Note: It rained.\nTo: all\n\nIt snowed.", "text"), (b"{It} rained.", "text"),
        (b"1\n2\n3", "text"), (b"<svgs>", "text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["-", "a.txt"])
def test_the_content_says_what_it_is(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data).name == kind


REFUSED = [
    ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is a document of a kind that is not read: save it as DOCX"),
    ("a.xlsx", b"PK\x03\x04", "is a spreadsheet: save the table as CSV or HTML"),
    ("a.tex", b"It rained.", "is LaTeX: give the PDF that it makes"),
    ("a.txt", b"% a comment\n\\documentclass{article}", "is LaTeX: give the PDF that it makes"),
    ("a.rst", b"It rained.", "is a text with markup that is not read: save it as HTML or Markdown"),
    ("a.svg", b"<svg xmlns='x'><text>It rained.</text></svg>", "is a drawing (SVG): save its text as a text file, or the drawing as PDF"),
    ("a.xml", b"<book><para>It rained.</para></book>",
     "is XML of a kind that is not read (its root is <book>): save its text as HTML, DOCX or text"),
    ("a.json", b'{"text": "It rained."}', "is JSON without the text of a news item (ninjs: body_text, body_html): save the text by itself;"
     " rows of pairs are checked by `factcheck batch`"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "why"), REFUSED)
def test_refused_with_how_to_save_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, why: str) -> None:
    monkeypatch.setattr("factcheck.inputs.files.extract_apart", lambda kind, data, name: extract(kind.name, data, name, 10_000))
    (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as refusal:
        read_input(name)
    assert str(refusal.value) == f"{name} {why}"
    assert why_unread("a.txt", b"It rained.") == ""


def test_a_word_file_takes_in_any_kind() -> None:
    taken_in = word('<w:altChunk r:id="chunk"/>', chunk=("a.rtf", rtf(r"Anna M\'fcller paid.\par")))
    assert extracted("a.docx", taken_in) == (["Anna Müller paid."], [])


def test_data_in_a_folder_is_no_text_of_it() -> None:
    assert [kind_by_name(f"a{ending}") for ending in (".json", ".xml", ".svg")] == [None] * 3


def test_an_absent_extra_gives_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysubs2", None)
    with pytest.raises(InputError, match=rf"^a needs pysubs2, which is not installed: {re.escape(installing('documents'))}$"):
        extract("subtitles", SRT.encode(), "a", 1000)
