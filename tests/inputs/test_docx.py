"""Word files: each row of the table in docs/documents.md is a file here, and what is read of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import docx_of
from word_files import ED, box, cell, field, gone, ins, m, maths, p, run, table, word

from factcheck.errors import InputError
from factcheck.inputs.docx import read
from factcheck.inputs.docx.maths import linear
from factcheck.inputs.docx.numbering import roman
from factcheck.inputs.docx.package import child
from factcheck.inputs.docx.tracked import read as read_tracked
from factcheck.inputs.kinds import DOCX, kind_by_name, kind_of
from factcheck.inputs.reading import Reading

DOCUMENTS = Path(__file__).parents[2] / "docs" / "documents.md"
LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
CLAUSES = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
SCREENED = "<w:rPr><w:vanish/></w:rPr>"

# the row in docs/documents.md: the file, its text, its warnings
CASES: dict[str, tuple[bytes, str, list[str]]] = {
    "tracked insertions, deletions, moves": (
        word(
            p(
                "It ",
                gone("snowed"),
                ins("rained"),
                f"<w:moveFrom>{run(' twice')}</w:moveFrom>",
                f"<w:moveTo>{run(' here')}</w:moveTo>",
            )
        ),
        "It rained here",
        ["4 tracked changes are read as accepted"],
    ),
    "paragraphs joined by a deleted mark": (
        word(p("The council approved", properties=f"<w:rPr><w:del {ED}/></w:rPr>") + p("the budget.")),
        "The council approved the budget.",
        [],
    ),
    "a deleted row or cell": (
        word(
            table(("Oslo", cell("12", properties=f"<w:cellDel {ED}/>"), "13"))
            + p("It")
            + table(("Bergen", "1"), properties=f"<w:del {ED}/>")
        ),
        "Oslo\t13\n\nIt",
        ["2 tracked changes are read as accepted"],
    ),
    "hidden text, also by a style": (
        word(
            p("It cost five.", run(" Or nine.", "<w:vanish/>"), run(" So", '<w:vanish w:val="0"/>'))
            + p(run("Internal", "<w:rStyle w:val='Secret'/>"), "Public")
            + p("Template note", properties=f'<w:pStyle w:val="Note"/>{SCREENED}')
            + p("The end."),
            styles='<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="Secret"><w:basedOn w:val="Base"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="Note"><w:basedOn w:val="Base"/></w:style>',
        ),
        "It cost five. So\n\nPublic\n\nThe end.",
        ["5 hidden words are left out"],
    ),
    "struck-out text": (
        word(p("The price is ", run("90", "<w:strike/>"), " 70 euros.", run("No.", "<w:dstrike/>"))),
        "The price is 70 euros.",
        ["2 struck-out words are left out"],
    ),
    "footnotes and endnotes": (
        word(
            p("It closed in 2021.", NOTE, " Nobody", '<w:r><w:endnoteReference w:id="5"/></w:r>', " knows.") + p("The end."),
            footnotes=f'<w:footnote w:id="0">{p("no note")}</w:footnote>'
            f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " Or 2022.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="5">{p("But see below.")}{p("And above.")}</w:endnote>',
        ),
        "It closed in 2021.¹ Nobodyⁱ knows.\n\nThe end.\n\n¹ Or 2022.\n\nⁱ But see below.\n\nAnd above.",
        [],
    ),
    "text boxes, frames": (
        word(p("The council voted ", box("Key figure", "87,000 a year"), "on Thursday.")),
        "Key figure\n\n87,000 a year\n\nThe council voted on Thursday.",
        [],
    ),
    "equations": (
        word(
            p(
                "The dose was ",
                maths(f"<m:f><m:num>{m('5 mg')}</m:num><m:den>{m('kg')}</m:den></m:f>"),
                " and ",
                maths(m("p&lt;0.05")),
                ".",
            )
        ),
        "The dose was 5 mg/kg and p<0.05.",
        [],
    ),
    "symbols of symbol fonts": (
        word(
            p(
                "5 ",
                '<w:r><w:sym w:font="Symbol" w:char="F06D"/></w:r>',
                "g, ",
                run("\uf0a3", '<w:rFonts w:ascii="Symbol"/>'),
                " 20, ",
                '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
                '<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>',
            ),
        ),
        "5 µg, ≤ 20, ✓",
        ["1 symbol of an unknown font is left out"],
    ),
    "automatic numbers of clauses and lists": (
        word(
            p("Definitions", properties=LIST.format(0))
            + p("The tenant pays.", properties=LIST.format(1))
            + p("in March", properties=LIST.format(2))
            + p("in May", properties=LIST.format(2))
            + p("a point", properties=LIST.format(3))
            + p("The landlord repairs.", properties=LIST.format(1))
            + p("Rent", properties='<w:pStyle w:val="Clause"/>')
            + p("Clause 1.2 does not apply.", properties=LIST.format(1))
            + p("Annex", properties=LIST.format(0).replace('val="1"', 'val="2"')),
            numbering=CLAUSES,
            styles=f'<w:style w:type="paragraph" w:styleId="Clause"><w:pPr>{LIST.format(0)}</w:pPr></w:style>',
        ),
        "1. Definitions\n\n1.1 The tenant pays.\n\n(a) in March\n\n(b) in May\n\na point\n\n1.2 The landlord repairs.\n\n2. Rent\n\n"
        "2.1 Clause 1.2 does not apply.\n\n7. Annex",
        [],
    ),
    "superscripts": (
        word(
            p(
                "10",
                run("6", '<w:vertAlign w:val="superscript"/>'),
                " m",
                run("-2", '<w:vertAlign w:val="superscript"/>'),
                " on 1",
                run("st", '<w:vertAlign w:val="superscript"/>'),
                " May, H",
                run("2", '<w:vertAlign w:val="subscript"/>'),
                "O",
            )
        ),
        "10⁶ m⁻² on 1st May, H2O",
        [],
    ),
    "ruby": (word(p(f"<w:r><w:ruby><w:rt>{run('to')}</w:rt><w:rubyBase>{run('East')}</w:rubyBase></w:ruby></w:r>")), "East", []),
    "placeholders of empty fields": (
        word(
            p(
                "The tenant is ",
                f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here.')}</w:sdtContent></w:sdt>",
                ".",
            )
        ),
        "The tenant is .",
        [],
    ),
    "parts taken in from other files (altChunk)": (
        word(p("Before.") + '<w:altChunk r:id="chunk"/>' + p("After."), chunk=("a.txt", b"Taxes rise.\n\nOr fall.")),
        "Before.\n\nTaxes rise.\n\nOr fall.\n\nAfter.",
        [],
    ),
    "a part taken in that cannot be read": (
        word(p("Before.") + '<w:altChunk r:id="chunk"/>', chunk=("a.txt", b"\0\1\2\3\4")),
        "Before.",
        [
            "a part that it has taken in from another file is left out: word/a.txt is a binary file, not text (control byte at offset 0)"
        ],
    ),
    "tables": (
        word(
            table(("", "2024", "2025"), ("Oslo", "", "14"))
            + p("It.")
            + table((cell("North", properties='<w:gridSpan w:val="2"/>'), "x"))
            + p("Then.")
            + table(
                (cell("Oslo", properties='<w:vMerge w:val="restart"/>'), "9"),
                (cell("", properties="<w:vMerge/>"), "14"),
                ("", "3"),
            )
            + p("So.")
            + table(("5", "6"), properties='<w:gridBefore w:val="1"/>')
        ),
        "\t2024\t2025\nOslo\t\t14\n\nIt.\n\nNorth\t\tx\n\nThen.\n\nOslo\t9\nOslo\t14\n\t3\n\nSo.\n\n\t5\t6",
        [],
    ),
    "tables for layout, nested tables": (
        word(
            table(
                (cell("Background", "The ferry opened in 1963."), "Note"),
                (cell("Outer", table(("a", "b"), ("c", "d")), "after"), "x"),
            )
        ),
        "Background\n\nThe ferry opened in 1963.\n\nNote\n\nOuter\n\na\tb\nc\td\n\nafter\n\nx",
        [],
    ),
    "headers, footers, comments": (
        word(
            p("It rained."),
            header=p("Confidential draft"),
            footer=p("Page ", run("3")),
            comments=f"<w:comment>{p('Really?')}</w:comment>",
        ),
        "It rained.",
        ["3 words in headers and footers are left out", "1 word in comments is left out"],
    ),
    "charts, diagrams, pictures in a line": (
        word(
            p("It rose ", "<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>", " to 5.")
            + p("<w:r><w:drawing><c:chart/></w:drawing></w:r>")
        ),
        "It rose to 5.",
        ["1 chart or diagram is left out", "1 picture in a line of text is left out"],
    ),
    "fields, links, content controls, smart tags": (
        word(
            p(
                "See ",
                field("<w:r><w:instrText>REF</w:instrText></w:r>" + field("", "inner"), "page 3"),
                f"<w:hyperlink>{run(', a link')}</w:hyperlink>",
                f"<w:smartTag>{run(', Oslo')}</w:smartTag>",
                f"<w:fldSimple>{run(', a date')}</w:fldSimple>",
            )
            + f"<w:sdt><w:sdtContent>{p('Controlled.')}</w:sdtContent></w:sdt>"
        ),
        "See page 3, a link, Oslo, a date\n\nControlled.",
        [],
    ),
    "tabs, breaks, hyphens": (
        word(
            p(
                "A non",
                "<w:r><w:noBreakHyphen/></w:r>",
                "profit",
                "<w:r><w:tab/></w:r>",
                "re\u00ada\u200bd",
                "<w:r><w:softHyphen/><w:br/></w:r>",
                "it.",
            )
        ),
        "A non-profit\tread\nit.",
        [],
    ),
    "strict OOXML": (word(p("It rained.", maths(m("x"))), strict=True), "It rained.x", []),
}


@pytest.mark.parametrize("row", CASES)
def test_what_is_read_of_a_word_file(row: str) -> None:
    data, text, warnings = CASES[row]
    reading = read(data, "a.docx", 1_000_000)
    assert reading.text == text
    assert list(reading.warnings) == warnings


def test_every_case_is_a_row_of_the_documents() -> None:
    section = DOCUMENTS.read_text(encoding="utf-8").partition("## Word\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+?) \|", section, re.MULTILINE)[1:]
    assert rows == [*CASES, "`.docm`, `.dotx`, `.dotm`"]


@pytest.mark.parametrize("ending", [".docm", ".dotx", ".dotm"])
def test_other_word_files_are_read_too(ending: str) -> None:
    assert kind_of(f"a{ending}", b"") is kind_by_name(f"a{ending}") is DOCX


def test_places() -> None:
    data, text, _ = CASES["footnotes and endnotes"]
    places = read(data, "a", 1000).places
    assert places.unit == "paragraph"
    assert [places.of(text.index(words)) for words in ("Nobody", "The end", "Or 2022", "But see", "And above")] == [
        "1", "2", "1, footnote ¹", "1, endnote ⁱ", "1, endnote ⁱ"
    ]  # fmt: skip
    data, text, _ = CASES["text boxes, frames"]
    places = read(data, "a", 1000).places
    assert [places.of(text.index(words)) for words in ("Key", "87", "The")] == ["1, text box", "1, text box", "1"]


EQUATIONS = [
    ("<m:sSup><m:e>{x}</m:e><m:sup>{2}</m:sup></m:sSup>", "x²"),
    ("<m:sSup><m:e>{x}</m:e><m:sup>{a+b}</m:sup></m:sSup>", "x^(a+b)"),
    ("<m:sSub><m:e>{x}</m:e><m:sub>{1}</m:sub></m:sSub>", "x₁"),
    ("<m:sSub><m:e>{x}</m:e><m:sub>{max}</m:sub></m:sSub>", "x_max"),
    ("<m:f><m:num>{a+b}</m:num><m:den>{2}</m:den></m:f>", "(a+b)/2"),
    ("{2}<m:f><m:num>{1}</m:num><m:den>{2}</m:den></m:f>", "2 1/2"),
    ("<m:rad><m:deg/><m:e>{16}</m:e></m:rad>", "√(16)"),
    ("<m:rad><m:deg>{3}</m:deg><m:e>{8}</m:e></m:rad>", "³√8"),
    ("<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{1}</m:sub><m:sup>{9}</m:sup><m:e>{i}</m:e></m:nary>", "∑₁⁹ i"),
    ("<m:d><m:e>{a}</m:e><m:e>{b}</m:e></m:d>", "(a, b)"),
    ("<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=''/></m:dPr><m:e>{a}</m:e></m:d>", "[a"),
    ("<m:func><m:fName>{log}</m:fName><m:e>{x}</m:e></m:func>", "log x"),
    ("<m:m><m:mr><m:e>{a}</m:e><m:e>{b}</m:e></m:mr><m:mr><m:e>{c}</m:e></m:mr></m:m>", "a b; c"),
    ("<m:box><m:boxPr/><m:e>{a}</m:e></m:box>", "a"),
]


@pytest.mark.parametrize(("equation", "text"), EQUATIONS)
def test_equations_are_written_on_a_line(equation: str, text: str) -> None:
    content = re.sub(r"\{(.*?)\}", lambda found: m(found[1]), equation)
    assert read(word(p(maths(content))), "a", 100).text == text


def test_a_fraction_behind_a_whole_number_stands_apart() -> None:
    half = maths(re.sub(r"\{(.*?)\}", lambda found: m(found[1]), "<m:f><m:num>{1}</m:num><m:den>{2}</m:den></m:f>"))
    assert read(word(p("Add 2", half, " cups, or ", half, ".")), "a", 100).text == "Add 2 1/2 cups, or 1/2."


@pytest.mark.parametrize(("number", "numeral"), [(1, "i"), (4, "iv"), (1994, "mcmxciv"), (5000, "5000")])
def test_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_a_drop_cap_is_a_letter_of_its_word() -> None:
    assert (
        read(word(p("T", properties='<w:framePr w:dropCap="drop"/>') + p("he council") + p("met.")), "a", 99).text
        == "The council\n\nmet."
    )


def test_rows_keep_their_empty_cells() -> None:
    assert (
        read(word(table(("City", "2024", "2025"), ("Oslo", "12", ""), ("All", "", ""))), "a", 99).text
        == "City\t2024\t2025\nOslo\t12\t\nAll"
    )


def test_numbers_of_a_list_that_a_style_defines() -> None:
    linked = CLAUSES.replace("<w:lvl ", '<w:styleLink w:val="Legal"/><w:lvl ', 1)
    numbering = f'{linked}<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
    numbering += '<w:num w:numId="3"><w:abstractNumId w:val="4"/></w:num>'
    body = p("One", properties=LIST.format(0)) + p("Two", properties=LIST.format(0).replace('numId w:val="1"', 'numId w:val="3"'))
    assert read(word(body, numbering=numbering), "a", 99).text == "1. One\n\n2. Two"


def test_a_deleted_note_counts_neither_before_nor_after() -> None:
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p("One", f"<w:del {ED}>{note.format(1)}</w:del>", " two", note.format(2), ins(" three"))
    notes = "".join(f'<w:footnote w:id="{number}">{p(text)}</w:footnote>' for number, text in ((1, "Old."), (2, "New.")))
    reading = read_tracked(word(body, footnotes=notes), "a", 99)
    assert reading.text == "One two¹ three\n\n¹ New."
    assert reading.tracked is not None and reading.tracked.before == "One¹ two²\n\n¹ Old.\n\n² New."


def test_nothing_of_no_element() -> None:
    assert linear(None, frozenset()) == "" and child(None, "w:p") is None


@pytest.mark.parametrize(
    "body",
    [
        p("It rained.", properties='<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>'),
        p("It rained.", properties='<w:pStyle w:val="Loop"/>'),
        p("It rained.", '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="begin"/></w:r>') + p("x"),
        p("It rained.", '<w:r><w:sym w:char="none"/></w:r><w:r><w:sym/></w:r>'),
        p("It rained.", '<w:r><w:footnoteReference w:id="99"/></w:r>'),
        table(("It rained.",)).replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="999999999"/>'),
        p("It rained.") + '<w:altChunk r:id="none"/>' + "<w:tbl/><w:p/><w:sdt/>",
    ],
)  # fmt: skip
def test_odd_files_are_read(body: str) -> None:
    styles = '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    assert "It rained." in read(word(body, styles=styles, numbering=CLAUSES.replace('w:val="1"', 'w:val="many"')), "a", 1000).text


def tracked(body: str) -> Reading:
    return read_tracked(word(body), "a.docx", 1_000_000)


CHANGES = [
    # a body, the text before, the changes as removed > added @ the words at their place
    (p("It ", gone("snowed"), ins("rained"), " here."), "It snowed here.", "It rained here.", ["snowed > rained @ rained"]),
    (p("It rained", ins(" a lot"), "."), "It rained.", "It rained a lot.", [" > a lot @ a lot"]),
    (p("It rained ", gone("a lot "), "here."), "It rained a lot here.", "It rained here.", ["a lot >  @ "]),
    (
        p("One.") + p(gone("Two."), properties=f"<w:rPr><w:del {ED}/></w:rPr>") + p("Three."),
        "One.\n\nTwo.\n\nThree.",
        "One.\n\nThree.",
        ["Two. >  @ "],
    ),
    (p("One.", properties=f"<w:rPr><w:ins {ED}/></w:rPr>") + p("Two."), "One. Two.", "One.\n\nTwo.", []),
    (table(("a", "b"), properties=f"<w:del {ED}/>") + p("End."), "a\tb\n\nEnd.", "End.", ["a b >  @ "]),
    (
        p(f"<w:ins {ED}>{run('It ')}{gone('never ')}{run('rained.')}</w:ins>") + p("x"),
        "x",
        "It rained.\n\nx",
        [" > It rained. @ It rained."],
    ),
]


@pytest.mark.parametrize(("body", "before", "after", "changes"), CHANGES)
def test_tracked_changes(body: str, before: str, after: str, changes: list[str]) -> None:
    reading = tracked(body)
    assert reading.tracked is not None
    assert (reading.tracked.before, reading.text) == (before, after)
    assert reading.text == read(word(body), "a", 1000).text
    found = [f"{c.removed} > {c.added} @ {reading.text[c.start : c.end]}" for c in reading.tracked.changes]
    assert found == changes
    assert all((c.author, c.date) == ("Ed", "2026-03-14T09:00:00Z") for c in reading.tracked.changes)
    assert Reading.from_json(reading.to_json()) == reading


def test_changes_of_two_authors_are_two() -> None:
    anna = gone("two").replace("Ed", "Anna")
    (first, second) = tracked(p("It took ", anna, ins("three"), " hours.")).tracked.changes  # type: ignore[union-attr]
    assert (first.author, first.removed, second.author, second.added) == ("Anna", "two", "Ed", "three")


def test_a_file_without_changes_is_refused() -> None:
    with pytest.raises(InputError, match=r"^a\.docx has no tracked changes"):
        tracked(p("It rained."))


WORDS = st.lists(st.text("abcdefgh", min_size=2, max_size=6), min_size=1, max_size=4).map(" ".join)


@st.composite
def pieces(draw: st.DrawFn) -> tuple[str, str]:
    """The XML of something in a paragraph, and the words that a reader sees of it."""
    text = draw(WORDS)
    wrapped = {
        "plain": (run(f" {text} "), text),
        "bold": (run(f" {text} ", "<w:b/>"), text),
        "link": (f"<w:hyperlink>{run(f' {text} ')}</w:hyperlink>", text),
        "inserted": (f"<w:ins {ED}>{run(f' {text} ')}</w:ins>", text),
        "control": (f"<w:sdt><w:sdtContent>{run(f' {text} ')}</w:sdtContent></w:sdt>", text),
        "field": (run(" ") + field(f"<w:r><w:instrText>{text}</w:instrText></w:r>", f" {text} "), text),
        "equation": (run(" ") + maths(m(text)) + run(" "), text),
        "deleted": (gone(text), ""),
        "hidden": (run(text, "<w:vanish/>"), ""),
        "struck": (run(text, "<w:strike/>"), ""),
        "box": (box(text), text),
        "note": (f'<w:r><w:footnoteReference w:id="{text}"/></w:r>', text),
    }
    return wrapped[draw(st.sampled_from(sorted(wrapped)))]


@st.composite
def bodies(draw: st.DrawFn, depth: int = 2) -> tuple[str, str]:
    """The XML of blocks, and the words in them."""
    xml, words = "", []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            cells = draw(st.lists(bodies(depth - 1), min_size=1, max_size=3))
            content = "".join(f"<w:tc>{inner}</w:tc>" for inner, _ in cells)
            xml += f"<w:tbl><w:tr>{content}</w:tr></w:tbl>"
            words += [inner for _, inner in cells]
        else:
            found = draw(st.lists(pieces(), max_size=4))
            mark = draw(st.sampled_from(["", f"<w:rPr><w:del {ED}/></w:rPr>", LIST.format(3)]))
            xml += f"<w:p><w:pPr>{mark}</w:pPr>{''.join(item for item, _ in found)}</w:p>"
            words += [inner for _, inner in found]
    return xml, " ".join(words)


@settings(max_examples=25, deadline=None)
@given(bodies())
def test_no_visible_word_is_lost_or_invented(made: tuple[str, str]) -> None:
    body, words = made
    ids = dict.fromkeys(re.findall(r'footnoteReference w:id="([^"]*)"', body))
    notes = "".join(f'<w:footnote w:id="{text}">{p(text)}</w:footnote>' for text in ids)
    reading = read(word(body, footnotes=notes, numbering=CLAUSES), "a", 1_000_000)
    seen = re.sub("[¹²³⁴⁵⁶⁷⁸⁹⁰]", " ", reading.text)
    assert sorted(seen.split()) == sorted(words.split())
    assert reading.places.starts == tuple(sorted(set(reading.places.starts)))


def test_an_old_and_a_foreign_archive() -> None:
    for data, message in [(b"\xd0\xcf\x11\xe0", "old Word file"), (docx_of("")[:50], "not a DOCX file")]:
        with pytest.raises(InputError, match=message):
            read(data, "a", 100)
