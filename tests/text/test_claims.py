from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report import Sentence
from factcheck.text.claims import claim_flags
from factcheck.text.sentences import split_sentences

CLAIMS = [
    "Inflation fell to 3.2%",
    "Inflation fell to 3.2%.",
    "Police arrived at noon.",
    "Fed holds rates as inflation cools",
    "FED HOLDS RATES AS INFLATION COOLS",
    "He won.",
    "It failed.",
    "He won",
    "It rained",
    "Mayor resigns",
    "Mayor Resigns After Vote",
    "- Wages rose 4.1%",
    "• The bank held rates",
    "- Revenue: $3.2 billion",
    "* higher taxes for everyone",
    "1. Three people died",
    "No.",
    "Ferry sinks off Malta",
    "Trump to visit Norway in June",
    "The council didn’t vote",
    "It’s over",
    "Brown bears may return to the park",
    "By Monday the river had flooded the town.",
    "By noon the strike was over",
    "Source: officials said the dam was safe",
    "Share prices fell on Monday.",
    "Shares fell",
    "Reading more books helps children.",
    "Dear leader Kim opened the plant.",
    "May resigned in 2019.",
    "March was the warmest on record.",
    "2019 was worse.",
    "Page 3 was torn out.",
    "Thanks to the vaccine, cases fell.",
    "Home sales rose in May.",
    "Next year the tax ends.",
    "Photo shows the minister with the banker.",
    "“Is it true?” she asked.",
    "He asked “why now?”",
    "Unemployment: 5.2 percent",
    "The minister said:",
    "LONDON (Reuters) - Shares fell on Monday.",
    "今天下雨。",
    "Он ушёл.",
    "وصل الرجل.",
    "The company, which was founded in a garage by two brothers, its headquarters in Ohio and its plants in Asia",
    "Top official quits over leak",
    "Most Read newspaper closes",
    "Latest figures show a fall in crime",
    "Related charges were dropped",
    "Comments by the minister angered allies.",
    "Search crews found the boat",
    "More people left the city last year",
    "Popular café burns down",
    "What a mess, said the mayor.",
    "Report by UN Says Famine Looms",
    "Terms of the deal were not disclosed",
    "About 300 people fled",
    "Hello Kitty turned 50 on Friday.",
    "Welcome to the club, he told them.",
    "Copyright law changed in 1998.",
    "Watch: Police say two died",
    "Sign up rates doubled.",
    "Register of voters was lost",
    "Save the Children closed its office.",
    "Share this view with voters and he wins, said one aide.",
]

NOT_CLAIMS = [
    "Comment Template",
    "Advertisement",
    "ADVERTISEMENT",
    "Share this article",
    "By Jane Doe",
    "By Jane Doe and John R. Roe",
    "BY JANE DOE",
    "Photo: Reuters",
    "Photo by Jane Doe/Agence Nord",
    "(Reporting by J. Doe; Editing by R. Roe)",
    "(Reporting by J. Doe.)",
    "Source: Ministry of Health",
    "LONDON (Reuters) -",
    "(CNN) --",
    "PARIS, Oct. 19",
    "Key points:",
    "Here are the key points:",
    "Dear Sir or Madam,",
    "Hello everyone",
    "Best regards,",
    "Why did he resign?",
    "What is next?",
    "https://example.org/a/b.html",
    "www.example.org",
    "press@example.org",
    "Read more",
    "Read more.",
    "* * *",
    "***",
    "-----",
    "…",
    "12",
    "Page 3 of 10",
    "- 7 -",
    "19 October 2023",
    "Monday, May 6, 2024",
    "Updated: 5 May 2024, 10:30 a.m. EST",
    "Published on Oct. 3, 2021",
    "Chapter 2",
    "What happened next",
    "Why it matters",
    "Background",
    "## Early life and education",
    "Terms of Use",
    "Related Articles",
    "Recommended for you",
    "Frequently Asked Questions",
    "TABLE OF CONTENTS",
    "Sign up for our newsletter",
    "Subscribe now!",
    "Click here to read the whole story.",
    "5 min read",
    "© 2024 Acme Media. All rights reserved.",
    "Thank you for reading.",
    "The United States",
    "Latest News",
    "- Overview",
    "Follow us on Mastodon",
    "Impact on the local economy",
]


@pytest.mark.parametrize("line", CLAIMS)
def test_a_claim_is_seen(line: str) -> None:
    assert claim_flags(line, [Sentence(0, len(line), line)]) == [True]


@pytest.mark.parametrize("line", NOT_CLAIMS)
def test_a_line_that_states_nothing_is_seen(line: str) -> None:
    assert claim_flags(line, [Sentence(0, len(line), line)]) == [False]


def test_a_fragment_inside_a_paragraph_is_a_claim() -> None:
    text = "It snowed all night. Heavy drifts in the north"
    assert claim_flags(text, split_sentences(text)) == [True, True]


def test_an_article() -> None:
    text = (
        "Ferry Sinks off Malta\nBy Jane Doe\n\nVALLETTA, Oct 19 (Reuters) - A ferry sank on Monday. Nobody died.\n\n"
        "Advertisement\n\nKey points:\n- The hull broke\n- Cost: $3 million\n\nRead more"
    )
    expected = [True, False, True, True, False, False, True, True, False]
    assert claim_flags(text, split_sentences(text)) == expected


def test_short_items_of_a_list_are_claims_but_a_numbered_heading_is_not() -> None:
    text = "1. Side effects\nThe drug has three.\n\n- Nausea\n- Dizziness\n- Mild Fever\n"
    assert claim_flags(text, split_sentences(text)) == [False, True, True, True, True]


def test_no_sentences() -> None:
    assert claim_flags("", []) == []


@given(st.text())
def test_any_text_gets_one_flag_a_sentence(text: str) -> None:
    sentences = split_sentences(text)
    assert len(claim_flags(text, sentences)) == len(sentences)


@given(st.text(alphabet="aA1. ,:-–'’?!*#()/@\n\"“”", max_size=60))
def test_any_line_gets_a_flag(line: str) -> None:
    assert claim_flags(line, [Sentence(0, len(line), line)])[0] in (True, False)


@pytest.mark.parametrize("piece", ["a", "A ", "1.", "By A ", "a@", "- ", "Dear a ", "'", "LONDON, "])
def test_a_long_line_is_no_trouble(piece: str) -> None:
    line = piece * 100_000
    assert claim_flags(line, [Sentence(0, len(line), line)]) == [any(map(str.isalnum, line))]
    short = piece * (390 // len(piece))
    assert len(claim_flags(short, [Sentence(0, len(short), short)])) == 1
