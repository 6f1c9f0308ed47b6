"""A text with hardly any punctuation is cut before the words that begin a clause; what has marks, or is short, is left alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.documents import split_by_language
from factcheck.text.languages import LANGUAGES
from factcheck.text.languages.unpunctuated import cut_characters, cuts_without_marks
from factcheck.text.sentences import split_sentences

LINES = Path(__file__).with_name("unpunctuated.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]
TALK = next(marked for code, marked in CASES if code == "en").replace("|", "")
WORDS = st.sampled_from([*TALK.split(), "1,000", "a.", "und", "然后", "[Music]"])


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_parts(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    sentences, languages = split_by_language(text, None)
    assert [sentence.text for sentence in sentences] == [part.strip() for part in marked.split("|")]
    assert set(languages) == {language}


def test_every_language_that_is_served_has_words_before_which_it_is_cut() -> None:
    assert all(language.listed("joints") for language in LANGUAGES.values() if language.is_served)


def test_lines_of_captions_are_cut_as_one_line_is() -> None:
    words = TALK.split()
    lines = "\n".join(" ".join(words[start : start + 7]) for start in range(0, len(words), 7))
    assert [" ".join(s.text.split()) for s in split_sentences(lines)] == [s.text for s in split_sentences(TALK)]


@given(st.lists(WORDS, max_size=300).map(" ".join), st.sampled_from(["en", "de", "zh", "th"]))
def test_parts_begin_with_a_word_and_are_not_short(text: str, code: str) -> None:
    cuts = [0, *cuts_without_marks(text, code), len(text)]
    assert all(code == "zh" or text[cut - 1].isspace() for cut in cuts[1:-1])
    assert all(end - start >= 15 for start, end in pairwise(cuts) if len(cuts) > 2)


@given(st.lists(st.sampled_from(TALK.split()), min_size=200, max_size=400), st.integers(100, 150))
def test_a_text_that_grows_is_cut_as_before(words: list[str], part: int) -> None:
    whole, begun = list(cuts_without_marks(" ".join(words), "en")), " ".join(words[:part])
    assert [cut for cut in cuts_without_marks(begun, "en") if cut + 160 < len(begun) - 40] == [
        cut for cut in whole if cut + 160 < len(begun) - 40 and len(begun) >= 400
    ]


def test_no_part_of_a_long_text_is_long() -> None:
    assert max(map(len, (sentence.text for sentence in split_sentences(f"{TALK} " * 400)))) <= 200


def test_what_was_cut_so_is_told_from_lines_and_sentences() -> None:
    for text, cut in ((TALK, True), ("It rained. He went\nhome\n\nThe end", False)):
        assert bool(cut_characters(text, [(s.start, s.end) for s in split_sentences(text)])) == cut
