"""Markdown: each word that a reader sees stands where it stands in the file, and what is left out is said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.inputs.markdown import blank_markup, read
from factcheck.text.sentences import split_sentences

IN_PLACE = [
    ("A **bold** [link](http://x.y/(z)) end.", "A   bold    link                  end."),
    ("[`a` b][r] c\n\n[r]: http://x", "  a  b     c\n\n             "),
    ("Text\\* &amp; more", "Text*  &     more"),
    ("> - It *rained*.\n>   It `snowed`.", "  - It  rained. \n    It  snowed. "),
    ("1. One\n2) Two", "1. One\n2) Two"),
    ("Title\n=====\nText", "Title\n     \nText"),
    ("## Title ##", "## Title   "),
    ("```\ncode\n```\n\n    code", "   \n    \n   \n\n        "),
    ("| a | b |\n|--:|---|\n| *1* | 2 |", "| a | b |\n         \n|  1  | 2 |"),
    ("![a picture](p.png) Text", "                    Text"),
    ("<p>It <b>rained</b>.</p>", "\u2029  It    rained.    \u2029   "),
    ("It <b>rained</b>.<!-- no -->", "It    rained.               "),
    ("<script>\nalert(1)\n</script>", "\u2029       \n        \n\u2029        "),
    ("---\ntitle: x\n---\nText", "   \n     # x\n   \nText"),
    ("See <http://a.b>.", "See  http://a.b. "),
    ("a\r\nb\rc\0", "a \nb\nc\ufffd"),
    ("5 * 3 = 15", "5 * 3 = 15"),
    ("[r]: http://x", "             "),
    ("AT&amp;T paid", "AT&T     paid"),
    ("the coun*cil*, vo**ted**.", "the council,   voted.    "),
    ("coun\u00adcil", "council "),
]


@pytest.mark.parametrize(("text", "expected"), IN_PLACE)
def test_every_word_stands_in_its_place(text: str, expected: str) -> None:
    assert blank_markup(text) == expected


@given(st.text(st.sampled_from("ab *_`[]()<>!|#->\n\r\t\\&;:1.~\"'\u2028é${}=+%^"), max_size=60))
def test_any_text_keeps_length_and_lines(text: str) -> None:
    blanked = blank_markup(text)
    assert len(blanked) == len(text)
    assert [i for i, c in enumerate(blanked) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n" or (c == "\r" and text[i + 1 : i + 2] != "\n")
    ]


ANSWER = ["The council voted on Thursday.", "It carries 87,000 passengers a year."]
FENCED = "```{}\nThe council voted on Thursday.\n\nIt carries 87,000 passengers a year.\n```"
SENTENCES = [
    # what a reader sees is text
    ("---\n\nThe mayor resigned.\n\n---\n\nIt rained.", ["The mayor resigned.", "It rained."]),
    ("---\nThe mayor: she resigned on Friday.\nIt rained.\n---\n\nIt snowed.",
        ["The mayor: she resigned on Friday.", "It rained.", "It snowed."]),
    ("<!-- note --> The mayor resigned.", ["The mayor resigned."]),
    ("It rained.\n\n    The mayor resigned on Friday.\n\nIt snowed.", ["It rained.", "The mayor resigned on Friday.", "It snowed."]),
    ("He said:\n\n\tWe will never sell the ferry.", ["He said:", "We will never sell the ferry."]),
    ("Run this:\n\n    for name in names:\n        print(name)", ["Run this:"]),
    (FENCED.format(""), ANSWER),
    ("The rewrite:\n\n" + FENCED.format("markdown"), ["The rewrite:", *ANSWER]),
    ("> " + FENCED.format("text").replace("\n", "\n> "), ANSWER),
    ("```\nIt rained.\n```", ["It rained."]),
    ("Run:\n\n```python\nprint('The council voted.')\n```", ["Run:"]),
    # front matter
    ("---\ntitle: Ferry saved\ntags: [a, b]\n---\n\nIt rained.", ["# Ferry saved", "It rained."]),
    ('+++\ntitle = "Ferry saved"\ndate = 2026-03-14\n[params]\nmenu = true\n+++\n\nIt rained.', ["# Ferry saved", "It rained."]),
    ("---\nsummary: >\n  The mayor of Port Ellin\n  resigned.\n---\nIt rained.", ["The mayor of Port Ellin\n  resigned.", "It rained."]),
    # footnotes
    (
        "The fee is ten euros.[^1] It is new[^a].\n\n[^1]: Adults.\n[^a]: First part.\n\n    Second part, foo_bar().",
        ["The fee is ten euros.", "It is new.", "Adults.", "First part.", "Second part, foo_bar()."],
    ),
    ("It cost^[In 2025.] ten euros.", ["It cost (In 2025.) ten euros."]),
    # HTML
    ("<ul><li>It rained</li><li>It &amp; they snowed</li></ul>", ["It rained", "It & they snowed"]),
    ("It rained on<br>Thursday.", ["It rained on    Thursday."]),
    ("<div>\nIt rained.\n<script>\nvar a = 1\n</script>\n</div>", ["It rained."]),
    ("<p hidden>It snowed.</p><p>It rained.</p>", ["It rained."]),
    ("<details>\n<summary>More</summary>\n\nIt rained.\n</details>", ["More", "It rained."]),
    ("The area is 10<sup>6</sup> m<sup>2</sup> of H<sub>2</sub>O.", ["The area is 10⁶            m²            of H₂O.           "]),
    ("If a<b and c>d it rains.", ["If a<b and c>d it rains."]),
    # struck out
    ("The price is ~~90~~ 70 euros.", ["The price is        70 euros."]),
    ("The price is <del>90</del> <ins>70</ins> euros.", ["The price is                   70       euros."]),
    # extensions
    ("It {++rained++}{--snowed--} on {~~Monday~>Friday~~}{>>sure?<<}.", ["It    rained             on            Friday.             "]),
    ("- [x] It rained.\n- [ ] It snowed.", ["-     It rained.", "-     It snowed."]),
    ("The [[Port Ellin|council]] of [[Port Ellin]] ==voted==.", ["The council of Port Ellin voted."]),
    ("> [!note] Title\n> It rained.", ["#       Title", "It rained."]),
    ("> [!WARNING]\n> It rained.", ["It rained."]),
    ("The dose was $5$ mg, $p < 0.05$ and $x \\leq 10^{6}$.", ["The dose was  5  mg,  p < 0.05  and  x ≤    10⁶.    "]),
    ("The dose was $\\frac{1}{2} + \\frac{a+b}{3}$ mg.", ["The dose was  1/2         + (a+b)/3         mg."]),
    ("Add $2\\frac{1}{2}$ cups, $3\\tfrac12$ mg and 2$\\frac12$.", ["Add 2 1/2 cups, 3 1/2 mg and 2 1/2."]),
    ("It is \\(2\\frac{1}{2}\\) mg, \\(5\\) in all, \\[ p < 0.05 \\] so.", ["It is 2 1/2 mg, 5 in all, p < 0.05 so."]),
    ("An \\[a\\] and \\(not maths\\) and \\[1\\].", ["An [a] and (not maths) and [1]."]),
    ("Give $\\qtyrange{5}{10}{mg}$, \\(\\SIrange{5}{10}{\\kilo\\metre}\\).", ["Give 5 mg to 10 mg, 5 km to 10 km."]),
    ("$\\numrange{5}{10}$, $\\numlist{5;10;15}$, $\\num{12}$ and $\\ang{30}$.", ["5 to 10, 5, 10 and 15, 12 and 30°."]),
    ("At $\\qty{90}{\\kilo\\metre\\per\\hour}$ and $\\SI{-5}{\\degreeCelsius}$.", ["At 90 km/h and -5 °C."]),
    ("$\\qty[mode=text]{3}{\\square\\metre}$, $\\qty{5}{\\percent}$, $\\foo{5}{10}$.", ["3 m², 5%, 5 10."]),
    ("If $x \\not\\in A$, $x \\not= y$, $1 \\over 2$.", ["If x ∉ A, x ≠ y, 1 / 2."]),
    ("It is 10^6^ m^-2^ of H~2~O, `10^6^` and ~~12~~ 13.", ["It is 10⁶   m⁻²   of H₂O,    10^6^  and        13."]),
    ("It costs $5 and then $6 more.", ["It costs $5 and then $6 more."]),
    ("import Chart from './chart'\n\n# Head {#top}\n\n<Chart data={a} />\n\nIt rained.", ["# Head", "It rained."]),
    ("::: {.note}\nIt rained.\n:::", ["It rained."]),
    ("It is `[[x]]` and `$a=b$`.", ["It is  [[x]]  and  $a=b$. "]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    got = [sentence.text for sentence in split_sentences(blank_markup(text))]
    assert [" ".join(one.split()) for one in got] == [" ".join(one.split()) for one in expected]


WARNINGS = [
    ("The price is ~~90 or so~~ 70.\n\n~~No~~ <s>never</s>.", "struck-out text is left out: 5 words in lines 1, 3"),
    ("It rained {--hard--}.", "struck-out text is left out: 1 word in line 1"),
    ("It rained {>>is it so?<<}. %% to do %%", "comments are left out: 5 words in line 1"),
    ("Run:\n\n```sh\npip install x\n```\n\nIt rained.", "code blocks are left out: 3 words in line 3"),
    (
        "---\ntitle: x\nnote: the mayor never resigned\n---\nIt rained.",
        "fields of the front matter are left out: 4 words in line 3",
    ),
]


@pytest.mark.parametrize(("text", "warning"), WARNINGS)
def test_what_is_left_out_is_said(text: str, warning: str) -> None:
    assert read(text.encode(), "x", 1000).warnings == (warning,)


def test_nothing_is_said_where_nothing_is_left_out() -> None:
    assert read(b"---\ntitle: Ferry saved\ndate: 2026-03-14\n---\nIt *rained*.<!-- no --> ![x](y.png)", "x", 1000).warnings == ()


@pytest.mark.parametrize("text", ["```python\nprint(1)\n```", "---\ndate: 2026-03-14\n---\n", "<!-- It rained. -->"])
def test_a_file_without_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^a\.md holds no text, only markup, code or front matter$"):
        read(text.encode(), "a.md", 1000)


# a document of words that are seen and words that are not, each different from all others
SEEN = [
    "{0} {1} rain.", "# {0} {1}", "- {0}\n- *{1}*", "> {0} {1}.", "{0} **{1}**.", "[{0}](http://x.y) {1}.", "1. {0}\n2. {1}",
    "| {0} | {1} |\n|---|---|\n| a | b |", "The ferry {0} on {1} again.\n\n    The ferry {0} on {1} again.", "<p>{0} <b>{1}</b></p>",
    "<!-- x --> {0} {1}.", "{0}[^1] {1}.", "{0} &amp; {1}", "{0}  \n{1}", "[[x|{0}]] =={1}==", "{0} $5$ {1}", "> [!tip] {0}\n> {1}",
    "- [ ] {0} {1}", "```\nThe ferry {0} on {1} again.\n```", "<ul><li>{0}</li><li>{1}</li></ul>", "---\n\n{0} {1}.\n\n---",
]  # fmt: skip
UNSEEN = [
    "<!-- {0} {1} -->", "~~{0} {1}~~ x", "![{0}]({1}.png)", "```python\n{0} = {1}()\n```", "<script>{0} = {1}</script>",
    "x {{--{0} {1}--}}",
    "[x](http://{0}.y/{1})", "[r]: http://{0}.y/{1}", "x {{>>{0} {1}<<}}", "<p hidden>{0} {1}</p>", "<div title='{0}'>x</div>{1:.0}",
]  # fmt: skip
BLOCKS = st.lists(st.tuples(st.booleans(), st.integers(0, 99)), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_no_word_is_lost_or_invented(blocks: list[tuple[bool, int]]) -> None:
    seen: list[str] = []
    unseen: list[str] = []
    parts = []
    for place, (is_seen, number) in enumerate(blocks):
        words = [f"Wab{chr(97 + place)}ny", f"wob{chr(97 + place)}len"]
        patterns = SEEN if is_seen else UNSEEN
        parts.append(patterns[number % len(patterns)].format(*words))
        (seen if is_seen else unseen).extend(word for word in words if word in parts[-1])
    text = "\n\n".join(parts)
    shown = blank_markup(text)
    words = re.findall(r"\bw[ao]b\w+", shown, re.IGNORECASE)
    assert sorted(set(words)) == sorted(seen) and not set(unseen) & set(words)
    assert all(shown.index(word) == text.index(word) for word in words)
