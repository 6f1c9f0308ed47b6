"""No text makes the checks of names, roles, negation, modality and antonyms raise, hang or mark a wrong place."""

from __future__ import annotations

import pytest
from hostile_claims import near_copies
from hypothesis import given, settings
from hypothesis import strategies as st
from one_claim import assert_offsets, one_claim

from factcheck.checks import antonyms, modality, names, negation, roles
from factcheck.checks.vocabulary.words import stem, stream

CHECKS = (names, roles, negation, modality, antonyms)
WORDS = st.sampled_from(
    "The a not n't never didn't may will allegedly rose fell Anna Holt Ben Crane Paris France U.S. WHO World Health Organization and by "
    "was beat thanked to from , . ? ! \" “ ” ( ) ' – - O'Neil İstanbul ǅ ß ŉ É é 1.2 1,000 \n \t \u2028 \u00a0 \u0301 中文 нет".split(
        " "
    )
)
SENTENCES = st.lists(WORDS, max_size=40).map(" ".join)
HOSTILE = {
    "a line without spaces": "x" * 1_000_000,
    "capitals without spaces": "Xx" * 500_000,
    "quotation marks": '"' * 100_000,
    "quoted letters": '"A' * 50_000,
    "nested brackets": "(" * 50_000 + "a" + ")" * 50_000,
    "dots": "A." * 100_000,
    "digits": "1," * 100_000,
    "apostrophes": "a'" * 100_000,
    "hyphens": "A-b" * 100_000,
    "negators": "not " * 50_000,
    "names": "Anna Holt " * 50_000,
    "marks": "a" + "\u0301" * 100_000,
    "sentences": "Anna met Ben. " * 20_000,
    "lines": "\n" * 100_000,
    "spaces": ". " + " " * 100_000,
    "different names": " ".join(f"Name{chr(97 + n % 26)}{'abcdefghij'[n % 10]}{n:x}" for n in range(30_000)),
}


@settings(max_examples=300, deadline=None)
@given(st.text() | SENTENCES, st.text() | SENTENCES)
def test_any_text(source: str, rewrite: str) -> None:
    claim = one_claim(source, rewrite)
    for check in CHECKS:
        assert_offsets(claim, check.find(claim))


@settings(max_examples=300, deadline=None)
@given(near_copies(WORDS))
def test_any_near_copy(texts: tuple[str, str]) -> None:
    claim = one_claim(*texts)
    for check in CHECKS:
        assert_offsets(claim, check.find(claim))


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_a_copy_has_no_finding(text: str) -> None:
    for check in CHECKS:
        assert [reason for reason in check.find(one_claim(text, text)) if reason.severity == "error"] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts(text: str) -> None:
    for source, rewrite in ((text, text), (text, "Anna Holt did not meet Ben Crane."), ("Anna Holt met Ben Crane.", text)):
        claim = one_claim(source, rewrite)
        for check in CHECKS:
            assert_offsets(claim, check.find(claim))


@pytest.mark.parametrize(
    ("forms", "base"),
    [("stopped stops stop", "stop"), ("won win wins", "win"), ("carried carry", "carry"), ("makes made make", "make")],
)
def test_inflections_share_a_base(forms: str, base: str) -> None:
    assert {stem(form) for form in forms.split()} == {stem(base)}


def test_contractions_are_taken_apart() -> None:
    words = stream("He won't and cannot say she's gone.")
    assert words is not None
    assert words.keys == ["he", "will", "and", "can", "say", "she", "go"]
    assert [negator.text for _, negator in words.negators] == ["n't", "not"]


def test_a_negation_that_a_tokeniser_has_cut_off_is_a_word_of_its_own() -> None:
    words = stream("He could n't say.")
    assert words is not None
    assert words.keys == ["he", "could", "say"]
    assert [(place, negator.text) for place, negator in words.negators] == [(2, "n't")]
    claim = one_claim("The council of Bonn does Bern like trams.", "The council of Bonn does n't Bern like trams.")
    for check in CHECKS:
        assert_offsets(claim, check.find(claim))
