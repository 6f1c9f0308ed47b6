"""Citation marks are found in all their forms, and what only looks like one is left alone."""

from pathlib import Path

import pytest

from factcheck.text.citations import citations, cited
from factcheck.text.sentences import split_sentences

LINES = Path(__file__).with_name("citation_marks.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]
SOURCES = ("The harbour was built in May.", "The bridge is old.", "The tunnel is new.")


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_marks(text: str, numbers: str) -> None:
    marks = citations(text, split_sentences(text)[0], SOURCES)
    assert sorted({n for mark in marks for n in mark.numbers}) == [int(n) for n in numbers.split()]
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


def test_a_mark_between_sentences_belongs_to_the_one_before() -> None:
    text = "The bridge opened. [2] The tunnel came later. [3]\nThe harbour is old."
    found = [cited(citations(text, sentence, SOURCES), 3) for sentence in split_sentences(text)]
    assert found[0] == {1} and found[1] == {2} and not found[-1]


def test_with_one_source_there_is_nothing_to_choose() -> None:
    text = "The bridge opened in spring [2]."
    assert citations(text, split_sentences(text)[0], SOURCES[:1]) == []


def test_marks_that_a_source_has_itself_are_its_own() -> None:
    text = "The bridge opened in spring [12]."
    assert citations(text, split_sentences(text)[0], ("The bridge opened in spring [12].", "It rained.")) == []


def test_a_label_at_the_start_of_a_source_is_not_its_own_mark() -> None:
    text = "The bridge opened in spring [2]."
    assert citations(text, split_sentences(text)[0], ("[1] It rained.", "[2] The bridge opened.")) != []
