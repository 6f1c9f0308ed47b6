from __future__ import annotations

from importlib.metadata import version
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.sentences import SPLITTER, split_sentences

# Each case is the sentences that the text must be split into; the texts join them with what stands between them.
SPACED = {
    "titles": ["Prof. Lang met Lt. Col. Ortega and Reps. Cole and Dunn.", "She was late."],
    "saints": ["The mayor of St. Petersburg flew to Mt. Vernon.", "Nobody met him."],
    "street": ["Police searched 12 Main St. for hours.", "It was empty."],
    "company ends": ["He sold his shares in Acme Corp.", "They doubled within a week."],
    "company goes on": ["Acme Corp. and Borel Ltd. merged.", "Their union approved."],
    "state ends": ["He grew up in the U.K.", "His parents stayed."],
    "state goes on": ["The U.N. Security Council met in the U.S. capital.", "The U.N. paid."],
    "hour ends": ["Voting ended at 9 p.m.", "Nobody had complained by 8 a.m. Tuesday.", "Then it rained."],
    "zone": ["Kick-off is at 3 p.m. GMT.", "Seats cost £9."],
    "months": ["He left on Jan. 5 and was back by Feb. 2.", "Nov. 8 was his last day."],
    "degree": ["She took an M.B.A. In 2010 she left.".split(" In")[0], "In 2010 she left."],
    "letter ends": ["He got an A.", "She got a B.", "Nobody failed."],
    "initials": ["E. M. Forster met George W. Hill.", "J.P. Hale did not come."],
    "numbers": ["See Fig. 3, Vol. 2 and No. 12.", "It cites pp. 12–14.", "3.5 million copies were sold."],
    "amounts": ["It costs $5.", "That is 2.5% less.", "$5.50 was too much."],
    "et al": ["Lee et al. (2019) found it.", "Others, incl. Poe et al., agreed."],
    "no": ["The minister said no.", "“Never,” he added.", "The answer is no.", "He stays."],
    "brands": ["Yahoo! Inc. fell.", "Yahoo! shares had risen.", "What a day!", "iPads sold well."],
    "lower abbreviation": ["The local Y.M.C.A. paid half.", "It was approx. Half the cost."],
    "straight quotes": ['"Why now?" asked Ms. Roe.', '"I must."', '"So must I."', "He left."],
    "curly quotes": ["“Stop!” she cried.", "“It is late.", "We are tired.", "Go home.”", "He went."],
    "single quotes": ["‘We lost.’", "He shrugged.", "'Fine.'", "The team left."],
    "brackets": ["The tax (see Table 1.) fell.", "[Editor’s note: it rose.]", "(It may rise again.)", "Fine."],
    "ellipses": ["She waited... and left.", "Nothing happened…", "Then it did."],
    "bursts": ["Really?!", "Yes!!!", "Who knew?", "I did."],
    "footnotes": ["Costs fell.[1][2]", "They rose later [3].", "Nobody asked.¹", "It stopped.4", "The end."],
    "addresses": ["Ask a.b@example.org or see https://example.org/a.b?c=D.", "Node.js and Booking.com work.", "Bye."],
    "dateline": ["OSLO, Oct. 3 (Acme News) — A ship sank.", "All 12 aboard lived."],
    "short": ["He won.", "It failed.", "They cried.", "So it goes."],
    "ordinary words": [
        "They met in a pub.",
        "Joan paid.",
        "It was a long story.",
        "Friends laughed.",
        "They saw the Alps.",
        "Snow fell.",
    ],
    "short ordinary words": [
        "It takes a week or so.",
        "Joan paid for what they laughed at.",
        "Friends came.",
        "I know who I am.",
        "Alma left.",
    ],
    "exotic spaces": ["Mr.\u00a0Hale paid €5.", "The\u202fbank\u2009agreed."],
    "german": ["Er kam um fünf Uhr.", "Dann ging er."],
    "russian": ["Он пришёл.", "Она ушла."],
    "arabic": ["وصل الرجل.", "هل غادر؟", "نعم."],
}
JOINED = {
    "no space": ["It is dead, he said.", "The mayor left.", "Sales rose 5%.", "Critics in Rome.", "She laughed."],
    "no space at quotes": ["“It is late,” he said.", "“We lost.”", "The crowd left!", "It rained."],
    "no space at straight quotes": ['He said "it is late."', "The crowd left.", '"We lost," she said.'],
    "chinese": ["今天下雨。", "他没有去！", "她走了。"],
}
LINES = {
    "bullets": ["Main points:", "- Prices fell 2%", "- The bank\n  held rates", "- Nobody spoke."],
    "numbered": ["1) Wash the rice.", "2) Boil it for ten minutes", "3) Serve"],
    "lettered": ["a. First item", "b. Second item"],
    "heading": ["Side effects", "The drug has three.", "None is grave."],
    "capitals": ["BANK HOLDS RATES AS PRICES COOL AND MARKETS CLIMB IN ASIA", "The bank left its rate unchanged on Wednesday."],
    "byline": ["Ferry sinks off Malta", "By Jane Doe", "A ferry sank on Monday."],
    "markup": ["# Results", "The test failed.", "## Discussion", "We do not know why."],
    "rule": ["It rained.", "* * *", "It stopped."],
    "verse": ["Roses are red", "Violets are blue"],
    "dialogue": ["Ann: I left early", "Bob: So did I", "Ann: Fine."],
    "short list": ["apples", "pears", "plums"],
    "terminated": ["The council met on Monday.", "It decided nothing.", "Nobody spoke."],
}
WRAPPED = [
    "The council voted late on Tuesday to close the old library that a local\nTeacher founded in 1911, which angered many.",
    "Opponents said they would sue the\nCity of Springfield, its mayor and Dr.\nLee.",
    "Nobody has yet said how much the new bridge over the river will cost,\nand few believe that it will open on time.",
]


def texts_of(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


@pytest.mark.parametrize("sentences", SPACED.values(), ids=SPACED)
def test_sentences_with_spaces_between_them(sentences: list[str]) -> None:
    assert texts_of(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", JOINED.values(), ids=JOINED)
def test_sentences_with_nothing_between_them(sentences: list[str]) -> None:
    assert texts_of("".join(sentences)) == sentences


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", "\u2028"], ids=["lf", "crlf", "blank line", "separator"])
@pytest.mark.parametrize("sentences", LINES.values(), ids=LINES)
def test_lines_of_their_own(sentences: list[str], line_break: str) -> None:
    assert texts_of(line_break.join(sentences)) == sentences


@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_hard_wrapped_prose_stays_together(line_break: str) -> None:
    sentences = [sentence.replace("\n", line_break) for sentence in WRAPPED]
    assert texts_of(" ".join(sentences)) == sentences
    assert texts_of(f"{line_break}{line_break}".join(sentences)) == sentences


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n\t\u00a0\u3000"])
def test_white_space_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == []


def test_the_splitter_names_its_library_and_rules() -> None:
    assert SPLITTER.startswith(f"nupunkt-{version('nupunkt')}+blocks-")


def assert_offsets_are_exact_and_nothing_is_lost(text: str) -> None:
    sentences = split_sentences(text)
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
    edges = [0, *(edge for sentence in sentences for edge in (sentence.start, sentence.end)), len(text)]
    assert edges == sorted(edges)
    assert "".join(text[start:end] for start, end in list(pairwise(edges))[::2]).strip() == ""


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_any_unicode(text: str) -> None:
    assert_offsets_are_exact_and_nothing_is_lost(text)


PIECES = [
    "A",
    "b",
    "Mr",
    "U.S",
    "said",
    "The",
    "1",
    ".",
    "!",
    "?",
    "…",
    "。",
    ",",
    ":",
    "-",
    "•",
    "#",
    "[1]",
    "(",
    ")",
    "'",
    '"',
    "“",
    "”",
]
SPACES = [" ", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "\u00a0", "\u2003", "\u200b", "\x85", "\u2029", "\x1c", "\ufeff", "\ud800"]


@given(st.lists(st.sampled_from(PIECES + SPACES)).map("".join))
def test_any_punctuation(text: str) -> None:
    assert_offsets_are_exact_and_nothing_is_lost(text)


HOSTILE = {
    "one long word": "a" * 1_000_000,
    "quotation marks": '"' * 100_000,
    "spaced quotation marks": '" ' * 100_000,
    "after an unclosed quote": "“" + "He said that it was cold. " * 20_000,
    "glued": 'said."The' * 50_000,
    "stops and closers": "said.”" * 50_000,
    "full stops": ". " * 100_000,
    "letters": "A." * 100_000,
    "spaces": "a" + " " * 500_000 + ".",
    "lines": "a\n" * 100_000,
    "markers": "- " * 100_000,
    "footnotes": "x." + "[1]" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_come_back(text: str) -> None:
    assert_offsets_are_exact_and_nothing_is_lost(text)
