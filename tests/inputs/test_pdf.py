"""PDFs as people have them: every case is a file made here, the text that it must give, and what is said of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import Text, column, composite_font, drawn_pdf, pdf
from pypdf import PdfWriter
from pypdf.annotations import FreeText

from factcheck.errors import InputError
from factcheck.inputs.characters import rejoined
from factcheck.inputs.pdf import read
from factcheck.inputs.pdf.frame import pages_named

FIRST = "The council of Port Ellin voted on Thursday to keep the night ferry running until at"
THEN = "least 2028, after more than 1,200 residents signed a petition. The mayor was glad."
WHOLE = f"{FIRST} {THEN}"
GAZETTE = "The Skerra Gazette"
LEFT = (
    "The council voted on Thursday to keep",
    "the ferry until at least 2028 or so",
    "and the mayor was glad that it did.",
    "Seven voted.",
)
RIGHT = ("Marta Lind has run the only bakery", "of the island for some nineteen years", "and sends bread to the mainland daily.")
CODED = {"fonts": "/F2 1000 0 R", "more": composite_font(says_letters=False)}
FIELDS = [
    "/FT /Tx /T (name) /V (Marta Lind) /Rect [160 695 300 710]",
    "/FT /Btn /T (pets) /V /Yes /AS /Yes /Rect [160 675 172 690] /AP << /N << /Yes 4 0 R /Off 4 0 R >> >>",
    "/FT /Btn /T (smoker) /V /Off /AS /Off /Rect [160 655 172 670] /AP << /N << /Yes 4 0 R /Off 4 0 R >> >>",
    "/FT /Ch /Ff 131072 /Opt [(900) (1,250 euros)] /T (rent) /V (1,250 euros) /Rect [160 635 300 650]",
]


def row(base: float, *cells: tuple[float, str]) -> list[Text]:
    return [Text(text, left, base) for left, text in cells]


# what it is, its bytes, its text, part of each warning
CASES: list[tuple[str, bytes, str, list[str]]] = [
    (
        "a font with a table of its own",
        drawn_pdf([Text(FIRST, font="F2")], fonts="/F2 1000 0 R", more=composite_font(says_letters=True, own_codes=True)),
        FIRST,
        [],
    ),
    ("a page in codes", drawn_pdf([Text(FIRST, font="F2")], [Text(THEN)], **CODED), THEN, ["Page 1 is in codes and not read"]),
    (
        "a word in codes",
        drawn_pdf([*column(FIRST, THEN), Text("zq", base=600, font="F2")], **CODED),
        WHOLE,
        ["On page 1 text of 2 characters is left out"],
    ),
    (
        "a sentence over a page with running head and number",
        drawn_pdf(
            *(
                [Text(GAZETTE, base=800), Text(line, base=700), Text(f"- {number} -", 300, 20)]
                for number, line in enumerate([FIRST, THEN], 1)
            )
        ),
        f"{GAZETTE}\n\n{WHOLE}",
        ["Left out where pages repeat them: page numbers, “The Skerra Gazette”."],
    ),
    (
        "a running head at the foot",
        drawn_pdf(*([Text(line, base=700), Text(GAZETTE, base=20)] for line in (FIRST, THEN))),
        f"{WHOLE}\n\n{GAZETTE}",
        ["“The Skerra Gazette”"],
    ),
    (
        "a word over a page's end",
        drawn_pdf([Text("The mayor of the town called it a com-")], [Text("plete lifeline.")]),
        "The mayor of the town called it a complete lifeline.",
        [],
    ),
    ("a list over a page's end", drawn_pdf([Text("• a subsidy")], [Text("• new engines")]), "• a subsidy\n\n• new engines", []),
    (
        "a note below a sentence over the page's end",
        drawn_pdf(
            [Text(f"{FIRST} the very"), Text("3", 60, 104, 6), Text("Minutes, page 3.", 66, 100)], [Text("end of the year.")]
        ),
        f"{FIRST} the very end of the year.\n\n³ Minutes, page 3.",
        [],
    ),
    (
        "line numbers of a court",
        drawn_pdf(
            [
                text
                for number, line in enumerate(
                    [
                        "Q. Where were you on the night of",
                        "the fire?",
                        "A. I was at home with my wife and",
                        "we did not hear anything.",
                        "Q. Did you own 12 boats?",
                    ],
                    1,
                )
                for text in row(700 - 20 * number, (40, str(number)), (80, line))
            ]
        ),
        "Q. Where were you on the night of the fire?\n\nA. I was at home with my wife and we did not hear anything."
        "\n\nQ. Did you own 12 boats?",
        ["The numbers of lines are left out on page 1."],
    ),
    (
        "a table with an empty cell and one of two lines",
        drawn_pdf(
            [
                Text("Passengers by year and route."),
                *row(670, (60, "Route"), (200, "2024"), (260, "2025")),
                *row(652, (60, "Skerra"), (200, "85,000"), (260, "87,000")),
                *row(634, (60, "Tarnby"), (260, "12,000")),
                *row(616, (60, "Long route")),
                *row(606, (60, "and name"), (200, "1"), (260, "2")),
                Text("That is all.", base=560),
            ]
        ),
        "Passengers by year and route.\n\nRoute\t2024\t2025\nSkerra\t85,000\t87,000\nTarnby\t\t12,000"
        "\nLong route and name\t1\t2\n\nThat is all.",
        [],
    ),
    (
        "a cell of three lines, and what stands below the table",
        drawn_pdf(
            [
                *row(670, (60, "Route"), (200, "2024"), (260, "2025")),
                *row(652, (60, "Skerra"), (200, "85,000"), (260, "87,000")),
                *row(634, (60, "Long route")),
                *row(622, (60, "and name")),
                *row(610, (60, "of it"), (200, "1"), (260, "2")),
                Text("After the table it says so.", base=595),
            ]
        ),
        "Route\t2024\t2025\nSkerra\t85,000\t87,000\nLong route and name of it\t1\t2\n\nAfter the table it says so.",
        [],
    ),
    (
        "a table whose columns stand close",
        drawn_pdf(
            [
                *row(670, (60, "Name"), (153, "2024"), (190, "2025")),
                *row(652, (60, "Skerra island route"), (153, "85,000"), (190, "87,000")),
                *row(634, (60, "Tarnby"), (190, "12,000")),
            ]
        ),
        "Name\t2024\t2025\nSkerra island route\t85,000\t87,000\nTarnby\t\t12,000",
        [],
    ),
    (
        "a column, and below it lines further left",
        drawn_pdf([*column(*LEFT), *column(*RIGHT, left=320, top=710), Text("1. First clause here.", 70, 660)]),
        f"{' '.join(LEFT)}\n\n{' '.join(RIGHT)}\n\n1. First clause here.",
        [],
    ),
    (
        "marks of items that are drawn last",
        drawn_pdf([*column("First clause here.", "Second clause.", left=90), Text("1.", 76, 700), Text("2.", 76, 688)]),
        "1. First clause here.\n\n2. Second clause.",
        [],
    ),
    (
        "an item, and a paragraph with an indent",
        drawn_pdf([Text("• It rained."), Text(f"  {FIRST}", 75, 688), Text(THEN, 60, 676)]),
        f"• It rained.\n\n{WHOLE}",
        [],
    ),
    (
        "a note with a figure in a sentence that runs over the page's end",
        drawn_pdf(
            [
                Text("The trial ended in 2021"),
                Text("1", 167, 705, 9),
                Text(f" and {FIRST}", 172),
                Text("1. It was stopped.", base=80),
            ],
            [Text(THEN)],
        ),
        f"The trial ended in 2021¹ and {WHOLE}\n\n1. It was stopped.",
        [],
    ),
    (
        "what a browser prints round a page",
        drawn_pdf(
            [Text("11/28/26, 8:55 AM", 30, 820, 8), *column(FIRST, THEN), *row(20, (30, "https://example.org/a"), (550, "1/1"))]
        ),
        WHOLE,
        ["Left out where pages repeat them"],
    ),
    (
        "figures side by side",
        drawn_pdf(
            [*row(700, (60, "City"), (200, "2024"), (230, "2025")), *row(688, (60, "Oslo"), (200, "85,000"), (242, "87,000"))]
        ),
        "City\t2024\t2025\nOslo\t85,000\t87,000",
        [],
    ),
    ("columns", drawn_pdf([*column(*LEFT), *column(*RIGHT, left=320)]), f"{' '.join(LEFT)}\n\n{' '.join(RIGHT)}", []),
    (
        "columns drawn line by line",
        drawn_pdf(
            [
                text
                for number in range(4)
                for text in row(700 - 12 * number, (60, LEFT[number]), *[(320, line) for line in RIGHT[number : number + 1]])
            ]
        ),
        f"{' '.join(LEFT)}\n\n{' '.join(RIGHT)}",
        ["Page 1 is in columns drawn line by line"],
    ),
    (
        "one scanned page",
        drawn_pdf([Text(WHOLE)], [], [Text(THEN)], pictures={2: 0.9}),
        f"{WHOLE}\n\n{THEN}",
        ["Page 2 is only a picture and not read"],
    ),
    ("a poster", drawn_pdf(column(*LEFT), pictures={1: 1}), " ".join(LEFT), ["Page 1 is mostly a picture"]),
    (
        "fields of a form",
        drawn_pdf(
            [Text(label, 60, 698 - 20 * at) for at, label in enumerate(["Name:", "Pets:", "Smoker:", "Rent:"])], fields=FIELDS
        ),
        "Name: Marta Lind\n\nPets: yes\n\nSmoker: no\n\nRent: 1,250 euros",
        [],
    ),
    (
        "a drop cap",
        drawn_pdf(
            [
                Text("T", 60, 676, 34),
                *column("he town council voted on Thursday", "to keep the ferry, and the mayor", left=82),
                *column("was glad of it all that same day.", top=676),
            ]
        ),
        "The town council voted on Thursday to keep the ferry, and the mayor was glad of it all that same day.",
        [],
    ),
    (
        "a drop cap that is drawn before the heading",
        drawn_pdf(
            [
                Text("T", 60, 676, 34),
                Text("Ferry saved", 60, 730, 16),
                *column("he town council voted on Thursday", "to keep the ferry, and the mayor", left=82),
                *column("was glad of it all that same day.", top=676),
            ]
        ),
        "Ferry saved\n\nThe town council voted on Thursday to keep the ferry, and the mayor was glad of it all that same day.",
        [],
    ),
    (
        "a stamp aslant",
        drawn_pdf([Text("DRAFT", 200, 300, 60, angle=45), *column(FIRST, THEN)]),
        WHOLE,
        ["is left out on page 1: “DRAFT”"],
    ),
    ("a page on its side", drawn_pdf([Text(FIRST, 60, 100, angle=90), Text(THEN, 72, 100, angle=90)]), WHOLE, []),
    (
        "words divided at line ends",
        drawn_pdf(
            column(
                "The mayor called the whole thing a com-",
                "plete life\xad",
                "line and a well-",
                "known long-",
                "term firm. The 40-",
                "year-old X-",
                "ray of North-",
                "Western was good.",
            )
        ),
        "The mayor called the whole thing a complete lifeline and a well-known long-term firm."
        " The 40-year-old X-ray of North-Western was good.",
        [],
    ),
    (
        "narrow lines",
        drawn_pdf(column("Its operator,", "Northline Shipping,", "had asked for this", "87 times in January.")),
        "Its operator, Northline Shipping, had asked for this 87 times in January.",
        [],
    ),
    (
        "paragraphs by indent and gap",
        drawn_pdf([*column(f"  {FIRST}", THEN), Text(FIRST, 75, 676), Text(THEN, 60, 664), Text(THEN, 60, 630)]),
        f"{WHOLE}\n\n{WHOLE}\n\n{THEN}",
        [],
    ),
    ("a heading of the same size", drawn_pdf(column("What happens next", FIRST, THEN)), f"What happens next\n\n{WHOLE}", []),
]


@pytest.mark.parametrize(("data", "text", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_read(data: bytes, text: str, said: list[str]) -> None:
    reading = read(data, "a.pdf", 100_000)
    assert reading.text == text
    assert len(reading.warnings) == len(said) and all(part in "".join(reading.warnings) for part in said)


def test_raised_figures_stand_apart() -> None:
    texts = row(700, (60, "The trial ended in 2021"), (175, "after 65 deaths on 10"), (285, "hectares."))
    data = drawn_pdf([*texts[:1], Text("3", 168, 704, 6), texts[1], Text("6", 276, 704, 6), texts[2]])
    assert read(data, "a.pdf", 1000).text == "The trial ended in 2021³ after 65 deaths on 10⁶ hectares."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (drawn_pdf([Text(FIRST, font="F2")], **CODED), r"fonts do not say which letters they show \(page 1\)"),
        (
            drawn_pdf([Text("Exhibit A - 000001", 400, 20)], [], pictures={1: 0.9, 2: 0.9}),
            "pages 1-2 are pictures; a scan must go",
        ),
        (drawn_pdf([], pictures={1: 0.2}), "page 1 is a picture; a scan must go"),
    ],
)
def test_what_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=f"^a.pdf holds no text that can be read: .*{why}"):
        read(data, "a.pdf", 1000)


def test_a_ligature_is_its_letters() -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [126 /fi] >> >>"
    data = drawn_pdf([Text("The ~rst ferry sailed.", font="F2")], fonts="/F2 1000 0 R", more={1000: font})
    assert read(data, "a.pdf", 1000).text == "The first ferry sailed."


def test_annotations_are_left_out() -> None:
    writer = PdfWriter(clone_from=BytesIO(drawn_pdf([Text(FIRST)])))
    writer.add_annotation(0, FreeText(text="Nobody reads this.", rect=(50, 50, 200, 80)))
    written = BytesIO()
    writer.write(written)
    assert read(written.getvalue(), "a.pdf", 1000).text == FIRST


def test_places_are_pages() -> None:
    reading = read(drawn_pdf([Text(FIRST)], [Text(THEN)], [], [Text("It is so.")]), "a.pdf", 1000)
    assert reading.places.unit == "page"
    for words, page in [(FIRST, "1"), (THEN, "2"), ("It is so.", "4")]:
        start = reading.text.index(words)
        assert {reading.places.of(start), reading.places.of(start + len(words) - 1)} == {page}


def test_pages_of_a_book() -> None:
    lines = [
        f"Member number {number} had asked for it in the spring of that very year, which nobody had" for number in range(300)
    ]
    pages = [
        [Text("Chapter 1", base=800), *column(*lines[at : at + 10]), Text(f"Page {at // 10 + 1} of 30", 300, 20)]
        for at in range(0, 300, 10)
    ]
    assert read(drawn_pdf(*pages), "a.pdf", 100_000).text == "Chapter 1\n\n" + " ".join(lines)


def test_a_page_that_is_broken() -> None:
    reading = read(pdf(["It rained.", "It snowed."], kids="4 0 R 99 0 R 6 0 R", count=3), "a.pdf", 1000)
    assert reading.text == "It rained.\n\nIt snowed." and reading.places.names == ("1", "3")
    assert reading.warnings == ("Page 2 is broken and not read.",)


@pytest.mark.parametrize(
    ("numbers", "named"), [([3], "page 3"), ([2, 3, 4, 9], "pages 2-4, 9"), ([1, 3], "pages 1, 3"), ([7, 8], "pages 7-8")]
)
def test_pages_are_named(numbers: list[int], named: str) -> None:
    assert pages_named(numbers) == named


@pytest.mark.parametrize(
    ("before", "after", "words", "joined"),
    [
        ("a re-", "port", [], "a report"),
        ("the pre-", "and post-war boats", [], "the pre- and post-war boats"),
        ("a re-", "elected man", ["re-elected"], "a re-elected man"),
        ("a long-", "ing", ["longing"], "a longing"),
        ("Manufac\u2010", "turers", [], "Manufacturers"),
        ("so\u00ad", "cial", ["so-cial"], "social"),
        ("2019-", "2020", [], "2019-2020"),
        ("he said -", "and left", [], "he said - and left"),
        ("a dash", "here", [], "a dash here"),
    ],
)
def test_words_divided_at_a_line_end(before: str, after: str, words: list[str], joined: str) -> None:
    assert rejoined(before, after, words) == joined


WORD = st.from_regex(r"[A-Za-z]{2,9}[.,]?|[1-9][0-9]{1,3}", fullmatch=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=9), min_size=1, max_size=8))
def test_no_word_is_lost_or_invented(lines: list[list[str]]) -> None:
    data = drawn_pdf(column(*(" ".join(line) for line in lines)))
    assert read(data, "a.pdf", 10_000).text.split() == [word for line in lines for word in line]
