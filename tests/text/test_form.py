"""Form is blanked and content stays; lists on one line are cut; chatter states nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.chatter import is_chatter
from factcheck.text.claims import claim_flags
from factcheck.text.form import without_form
from factcheck.text.sentences import split_sentences

LINES = [line for line in Path(__file__).with_name("form.tsv").read_text(encoding="utf-8").splitlines() if "	" in line][1:]

CHATTER = """
Sure!
I hope this helps!
Hope this helps!
I hope that this summary is helpful.
The key facts are as follows:
Here is a summary of the article:
Certainly! Here is the rewritten text:
Let me know if you have any other questions.
Please let me know if you need anything else!
Of course!
As an AI language model, I do not have opinions.
If you have any other questions, feel free to ask.
I'd be happy to help.
Great question!
The main points of the article are:
Based on the provided text, here are the main points:
According to the document:
Happy to help!
Here you go:
Below is a shorter version of the text.
I have summarized the article below.
In summary:
Thank you for your question.
**Summary:**
Answer:
Feel free to ask for more details.
That's a great question.
The most important findings include:
Here are the five key facts you need to know:
This summary was generated automatically.
Here's what I found:
I'm sorry, but I cannot answer that.
## Key facts
Absolutely!
Okay, let's summarize it.
"""
STATED = """
The ferry runs every hour.
Sure enough, the ferry ran every hour.
The minister said:
The committee hopes this helps farmers.
Certainly the mayor knew.
The summary of the report was leaked.
He is happy to help the police.
If you have a ticket, you can board early.
The facts are in dispute.
The rules are simple: dogs stay on a lead.
Good weather is expected.
Right turns are banned.
The main reasons are cost and time.
Done deals are rare.
The following trains are cancelled: 10:15 and 11:20.
Here the river turns north.
The key points include lower taxes.
It is a good question whether he wins.
I hope the judge helps my son.
Based on the report, the mayor resigned.
Yes, bicycles cost four pounds.
No.
The answer was no.
Great Britain won.
The list of victims is long.
Absolutely nothing was found.
Perfect pitch is rare.
The details were given to the police.
Noted chefs came.
Hi-fi sales rose.
"""


@pytest.mark.parametrize("line", LINES)
def test_form_is_blanked_and_content_stays(line: str) -> None:
    text, left = line.split("\t")
    assert len(without_form(text)) == len(text)
    assert " ".join(without_form(text).split()) == left


@given(st.text(alphabet="ab1. )(*_[]-#|^`:\n²【】", max_size=40))
def test_offsets_stay(text: str) -> None:
    blanked = without_form(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))


@pytest.mark.parametrize("text", CHATTER.strip().splitlines())
def test_chatter_is_no_claim(text: str) -> None:
    assert not any(claim_flags(text, split_sentences(text)))


@pytest.mark.parametrize("text", STATED.strip().splitlines())
def test_what_looks_like_chatter_is_a_claim(text: str) -> None:
    assert not is_chatter(text)
    assert all(claim_flags(text, split_sentences(text)))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("(1) It rained. (2) It snowed. (3) It thawed.", ["(1) It rained.", "(2) It snowed.", "(3) It thawed."]),
        ("1. It rained. 2. It snowed. 3. It thawed.", ["1. It rained.", "2. It snowed.", "3. It thawed."]),
        ("a) It rained. b) It snowed.", ["a) It rained.", "b) It snowed."]),
        ("(1) it rained; (2) it snowed.", ["(1) it rained;", "(2) it snowed."]),
        ("Two things: 1. It rained. 2. It snowed.", ["Two things:", "1. It rained.", "2. It snowed."]),
        ("• It rained • It snowed", ["• It rained", "• It snowed"]),
        ("It rained. [2] It snowed. [3]", ["It rained. [2]", "It snowed. [3]"]),
        ("It rained.【5†source】 It snowed.", ["It rained.【5†source】", "It snowed."]),
        ("He came 1. The race was long.", ["He came 1.", "The race was long."]),
        ("City,Area\nNorda,45\nSilt,60", ["City,Area", "Norda,45", "Silt,60"]),
    ],
)
def test_lists_on_one_line_are_cut(text: str, cut: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == cut
