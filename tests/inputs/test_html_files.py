"""HTML as people have it: every case is a page or a fragment made here, the text that it must give, and what is said of it."""

from __future__ import annotations

import html as escaping
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import html

from factcheck.errors import InputError
from factcheck.inputs.html import read
from factcheck.inputs.html.lists import Numbering

LONG = "The town council of Kaldby voted on Thursday to keep the night ferry running until at least 2028, after a long debate."
ITEMS = "<li>Northline must fit electric engines.</li><li>Ticket prices will not change.</li>"
LISTED = "- Northline must fit electric engines.\n\n- Ticket prices will not change."
TEASER = "The council voted on Thursday to keep the night ferry."
DATA = json.dumps({"@graph": [{"@type": "NewsArticle", "articleBody": f"{TEASER}\n{LONG} {LONG}"}]})

# what it is, its source, its text, part of each warning
CASES: list[tuple[str, str, str, list[str]]] = [
    (
        "lists and headings directly in body",
        f"<html><body><h1>Ferry saved</h1><p>{LONG}</p><ul>{ITEMS}</ul><h2>Next</h2><p>{LONG}</p></body></html>",
        f"Ferry saved\n\n{LONG}\n\n{LISTED}\n\nNext\n\n{LONG}",
        [],
    ),
    (
        "terms and their definitions",
        "<dl><dt>Passengers</dt><dd>The ferry carries 870,000.</dd></dl>",
        "Passengers\n\nThe ferry carries 870,000.",
        [],
    ),
    (
        "a line's end within a sentence",
        "<p>The council voted on<br>Thursday to keep it until<br>2028.</p>",
        "The council voted on Thursday to keep it until 2028.",
        [],
    ),
    (
        "a line's end after a sentence",
        "The council voted.<br>Seven were for it.<br/><br>It rained.",
        "The council voted.\nSeven were for it.\n\nIt rained.",
        [],
    ),
    ("an address", "<p>Marta Lind<br>Harbour Street 4<br>Kaldby</p>", "Marta Lind\nHarbour Street 4\nKaldby", []),
    ("a bold line as a heading", "<p><b>Ferry saved</b><br>The council voted.</p>", "Ferry saved\n\nThe council voted.", []),
    ("only text within lines", "The council <strong>voted</strong> on <em>Thursday</em>.", "The council voted on Thursday.", []),
    (
        "text within lines in a block",
        "<div>The coun<b>cil</b> <i>voted</i><span>, they</span> say.</div>",
        "The council voted, they say.",
        [],
    ),
    (
        "items that are links",
        html("It rained.", f"<ul><li><a href='/a'>{LONG}</a></li></ul>"),
        f"Harbour closes\n\nIt rained.\n\n- {LONG}",
        ["menus (3 words)"],
    ),
    ("a caption", "<figure><img alt='A ferry'><figcaption>The ferry in 2019.</figcaption></figure>", "The ferry in 2019.", []),
    (
        "struck text",
        "<p>The fine was <del>nine</del> <ins>ninety</ins> euros.</p><p><s>It rained.</s> It snowed.</p>",
        "The fine was ninety euros.\n\nIt snowed.",
        ["Struck text is left out: 3 words, the first are “nine”."],
    ),
    (
        "struck by style",
        "<p><span style='color:red; text-decoration: line-through'>Ten</span> Nine came.</p>",
        "Nine came.",
        ["1 word"],
    ),
    (
        "hidden text",
        "<p>It rained.</p><p hidden>It snowed.</p><p class='x sr-only'>It hailed.</p><p style='display: none'>It froze.</p>"
        "<dialog>Hello</dialog>",
        "It rained.",
        ["Hidden text is left out: 7 words, the first are “It snowed.”."],
    ),
    (
        "no text at all",
        "<p>It rained.</p><script>var x</script><style>p {}</style><template>t</template><noscript>n</noscript><!-- c -->",
        "It rained.",
        [],
    ),
    ("a short page", html("It rained."), "Harbour closes\n\nIt rained.", ["the page's foot (3 words)"]),
    (
        "an unclosed page",
        "<html><body><p>One.<p>Two.<div><b>Three.<p>It costs <i>12</b> euros</i>.</table></span>",
        "One.\n\nTwo.\n\nThree.\n\nIt costs 12 euros.",
        [],
    ),
    (
        "ordered lists",
        "<ol><li>One<ol type=a><li>Late</li><li>Later</li></ol></li><li value=7><p>Seven</p><p>more</p></li><li>Eight</ol>",
        "1. One\n\na. Late\n\nb. Later\n\n7. Seven\n\nmore\n\n8. Eight",
        [],
    ),
    (
        "a live blog",
        f"<html><body><nav>Home</nav><article><h1>Live</h1><article><time>10:04</time><h2>Vote</h2><p>{LONG}</p></article><article><h2>End</h2>"
        "<p>It ended.</p></article></article></body></html>",
        f"Live\n\n10:04\n\nVote\n\n{LONG}\n\nEnd\n\nIt ended.",
        ["menus (1 word)"],
    ),
    (
        "marks of notes",
        "<p>It ended in 2021<sup><a href='#n'>3</a></sup> at last.<sup>[4]</sup></p>",
        "It ended in 2021³ at last.[4]",
        [],
    ),
    (
        "raised and lowered",
        "<p>10<sup>6</sup> m<sup>2</sup>, 10<sup>-3</sup>, CO<sub>2</sub>, the 2<sup>nd</sup></p>",
        "10⁶ m², 10⁻³, CO2, the 2nd",
        [],
    ),
    ("equal neighbours", f"<p>{LONG}</p><p>{LONG}</p>", f"{LONG}\n\n{LONG}", []),
    (
        "a table",
        "<table><caption>Ships</caption><thead><tr><th rowspan=2>Route<th colspan=2>Year</tr><tr><th>2024<th>2025</thead>"
        "<tr><td>Oslo<td><td><p>87,000</p></table>",
        "Ships\n\nRoute\tYear\t\nRoute\t2024\t2025\nOslo\t\t87,000",
        [],
    ),
    (
        "a table for layout",
        f"<table><tr><td><table><tr><td><h1>Saved</h1></td><td>{LONG}</td></tr></table></td></tr></table>",
        f"Saved\n\n{LONG}",
        [],
    ),
    (
        "quotes and spaces",
        "<p>He  said\n<q>never</q> for 5&nbsp;% of AT&amp;T, an a&shy;gree&shy;ment.</p>",
        "He said “never” for 5\xa0% of AT&T, an agreement.",
        [],
    ),
    ("text as typed", "<pre>one  two\nthree</pre>", "one  two\nthree", []),
    (
        "a page in parts by name",
        "<html><body><div class='cookie-banner'>We use cookies.</div><div class='story'>"
        f"<p>{LONG}</p></div><div id='sidebar'>Most read</div></body></html>",
        LONG,
        ["cookie notices (3 words), side columns (2 words)"],
    ),
    (
        "a plain page with a head and a foot",
        f"<html><body><header><h1 class='title'>Ferry saved</h1><p>The abstract.</p></header><h1>Votes</h1><p>{LONG}</p>"
        "<footer>The mayor was arrested.</footer></body></html>",
        f"Ferry saved\n\nThe abstract.\n\nVotes\n\n{LONG}\n\nThe mayor was arrested.",
        [],
    ),
    (
        "hidden, struck and raised by a style sheet",
        "<html><head><style>/* .d {display:none} */ @media print {.e {display:none}} @import 'x'; .a, p.b {color: red; display: none}"
        " .c {text-decoration: line-through} .s{vertical-align:super} .f {display: none} .f {display: block} body {visibility:hidden}"
        "</style></head><body><p class=a>It snowed.</p><p><span class='c'>Ten</span> Nine came in 2021<a class=s>3</a>.</p><p class=d>It"
        " rained.</p><p class=e>It froze.</p><p class=f>It hailed.</p><p class=a style='display:block'>It thawed.</p></body></html>",
        "Nine came in 2021³.\n\nIt rained.\n\nIt froze.\n\nIt hailed.\n\nIt thawed.",
        ["Struck text is left out: 1 word", "Hidden text is left out: 2 words"],
    ),
    (
        "what a style sheet hides until a script shows it",
        f"<html><head><style>.x{{display:none}}</style></head><body><div class=x><p>{LONG}</p></div><p>It rained.</p></body></html>",
        f"{LONG}\n\nIt rained.",
        [],
    ),
    (
        "mathematics",
        "<p>Dose <math><semantics><mrow><mfrac><mn>5</mn><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow></mfrac><mo>&lt;</mo><msup>"
        "<mn>10</mn><mn>6</mn></msup></mrow><annotation>no</annotation></semantics></math> and <math><msqrt><mn>2</mn></msqrt><msub>"
        "<mi>x</mi><mi>k</mi></msub><mfenced><mi>a</mi><mi>b</mi></mfenced></math>.</p>",
        "Dose 5/(a+1)<10⁶ and √2x_k(a, b).",
        [],
    ),
    (
        "mixed numbers in mathematics",
        "<p>2<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> cups, <math><mn>3</mn><mfrac><mn>1</mn><mn>4</mn></mfrac></math> mg.</p>",
        "2 1/2 cups, 3 1/4 mg.",
        [],
    ),
    (
        "a drawing",
        "<p>A <svg><title>no</title><text>The mayor <tspan>fled.</tspan></text></svg>chart.</p>",
        "A chart.",
        ["Drawn text is left out: 3 words, the first are “The mayor fled.”."],
    ),
    (
        "fields of a form",
        "<p>Tenant: <input value='Marta Lind'> <input type=hidden value=x><input type=checkbox value=y>.</p>",
        "Tenant: Marta Lind .",
        [],
    ),
    ("marks of notes", "<p>It closed in 2021<a role='doc-noteref' href='#n'>3</a>.</p>", "It closed in 2021³.", []),
    ("old blocks", "<xmp>It rained.</xmp><marquee>It snowed.</marquee>", "It rained.\n\nIt snowed.", []),
    ("a name that is no frame", f"<html><body class='has-sidebar'><div class='menu'><p>{LONG}</p></div></body></html>", LONG, []),
    (
        "a headline in the page's head",
        f"<html><body><header><h1>Ferry saved</h1><p>Search</p></header><main><p>{LONG}</p></main></body></html>",
        f"Ferry saved\n\n{LONG}",
        ["the page's head (1 word)"],
    ),
    (
        "text outside the article",
        f"<html><body><article><p>{LONG}</p></article><p>Also of interest.</p></body></html>",
        LONG,
        ["text outside the article (3 words)"],
    ),
    (
        "a fragment with the parts of a page",
        f"<header><p>It rained.</p></header><p>{LONG}</p><footer>It snowed.</footer>",
        f"It rained.\n\n{LONG}\n\nIt snowed.",
        [],
    ),
    ("only a menu", "<html><body><nav><a>Home</a></nav></body></html>", "Home", []),
    (
        "a teaser with the article in its data",
        f"<html><script type='application/ld+json'>{DATA}</script><article><h1>Ferry saved</h1><p>{TEASER}</p>"
        "<div class=paywall>Subscribe now.</div></article></html>",
        f"Ferry saved\n\n{TEASER}\n\n{LONG} {LONG}",
        ["offers to subscribe (2 words)", "its article of 54 words is read"],
    ),
    (
        "a teaser alone",
        '<html><script type=\'application/ld+json\'>{"isAccessibleForFree": "False"}</script><p>It rained.</p></html>',
        "It rained.",
        ["not free to read"],
    ),
    ("data that is none", "<html><script type='application/ld+json'>{</script><p>It rained.</p></html>", "It rained.", []),
]


@pytest.mark.parametrize(("page", "text", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_read(page: str, text: str, said: list[str]) -> None:
    reading = read(page.encode(), "a.html", 100_000)
    assert reading.text == text
    assert len(reading.warnings) == len(said) and all(part in "".join(reading.warnings) for part in said)


@pytest.mark.parametrize("frame", ['<div id="root">Loading…</div>', '<div id="__next"></div>', "<app-root></app-root>"])
def test_a_page_that_a_script_fills_is_refused(frame: str) -> None:
    with pytest.raises(InputError, match=r"^a.html holds (only “Loading…”|no text): a script puts its text there"):
        read(f"<html><body>{frame}<script>render()</script></body></html>".encode(), "a.html", 1000)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (html("Müllers Boot fährt täglich nach Nordvik hinüber.").encode("utf-8"), "Müllers Boot"),
        (html("Łódź leży w środkowej Polsce nad rzeką.", head='<meta charset="iso-8859-2">').encode("iso-8859-2"), "Łódź leży"),
        (html("Müllers Boot", head='<meta charset="klingon">').encode("cp1252"), "Müllers Boot"),
        (html("It cost 5 € – “a lot”.", head='<meta charset="iso-8859-1">').encode("cp1252"), "It cost 5 € – “a lot”."),
        (
            html("It cost 5 €.", head='<meta http-equiv="Content-Type" content="text/html; charset=latin-1">').encode("cp1252"),
            "It cost 5 €.",
        ),
        (html("It cost 5 €.").encode("utf-16"), "It cost 5 €."),
    ],
)
def test_characters(page: bytes, expected: str) -> None:
    reading = read(page, "page", 1000)
    assert expected in reading.text and "Windows-1252" not in "".join(reading.warnings)


def test_a_doubtful_encoding_is_told() -> None:
    with pytest.raises(InputError, match="in none of UTF-8"):
        read("<p>Совет проголосовал в четверг.</p>".encode("cp1251"), "a.html", 1000)
    assert (
        "Mac Roman"
        in read("<p>The caf\u00e9 is “new”, she said – it’s late.</p>".encode("mac_roman"), "a.html", 1000).warnings[0]
    )


def test_elements_of_xhtml_may_close_themselves() -> None:
    page = b"<html xmlns='x'><head><title/></head><body><p>It<br/> rained.</p><p/><script src='a'/><p>It froze.</p></body></html>"
    assert read(page, "a.xhtml", 100_000).text == "It rained.\n\nIt froze."
    assert read(b"<?xml version='1.0'?>" + page, "a.html", 100_000).text == "It rained.\n\nIt froze."


def test_places_are_elements() -> None:
    notes = "<section id='notes'><ul><li>Three.</li></ul></section>"
    page = f"<html><body><article><h1>Ferry</h1><p>One.</p><p>Two <b>bold</b>.</p>{notes}</article></html>"
    places = read(page.encode(), "a.html", 1000).places
    assert places.unit == "element"
    assert places.names == ("article > h1", "article > p", "article > p:nth-of-type(2)", "#notes > ul > li")


@pytest.mark.parametrize(
    ("attributes", "marks"),
    [
        ({"start": "3"}, "3. 4. 5. "),
        ({"type": "A", "start": "26"}, "Z. AA. AB. "),
        ({"type": "i", "start": "8"}, "viii. ix. x. "),
        ({"reversed": None}, "3. 2. 1. "),
        ({"type": "a", "start": "-1"}, "-1. 0. a. "),
        ({"start": "x"}, "1. 2. 3. "),
    ],
)
def test_numbers_of_items(attributes: dict[str, str | None], marks: str) -> None:
    numbering = Numbering.of(attributes, 3)
    assert "".join(numbering.next_mark(None) for _ in range(3)) == marks


WORDS = st.lists(st.from_regex(r"[A-Za-zäé€]{1,8}[.,!]?|[1-9][0-9]{0,4}|[<&\"]", fullmatch=True), min_size=1, max_size=5).map(
    " ".join
)


def wrapped(tags: list[str], inner: st.SearchStrategy[str], around: str = "") -> st.SearchStrategy[str]:
    return st.builds(lambda tag, text: f"{around}<{tag}>{text}</{tag}>{around}", st.sampled_from(tags), inner)


BETWEEN = st.sampled_from([" ", "<br>", "<!-- no -->", "<script>no()</script>", "\n"])
INLINE = st.recursive(
    WORDS.map(escaping.escape),
    lambda inner: st.one_of(
        wrapped(["b", "em", "span", "a", "i", "ins", "mark", "sub"], inner, " "),
        st.builds("{} {} {}".format, inner, BETWEEN, inner),
    ),
    max_leaves=4,
)
ROW = st.lists(wrapped(["td"], INLINE), min_size=1, max_size=3).map("".join)
BLOCKS = st.recursive(
    st.one_of(INLINE, wrapped(["p", "h2", "li", "dd", "pre"], INLINE), ROW.map("<table><tr>{}</tr></table>".format)),
    lambda inner: wrapped(["div", "section", "ul", "blockquote", "article", "figure"], st.lists(inner, max_size=3).map("".join)),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=4).map("".join))
def test_no_visible_word_is_lost_or_invented(fragment: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(fragment)
    page.strip_tags(["script"])
    seen = page.root.text(separator=" ").split() if page.root else []
    text = read(fragment.encode(), "a.html", 100_000).text
    assert [word for word in text.split() if word != "-"] == seen
