"""Sentences of other languages end where their own stops, abbreviations and ordinal numbers say."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.text.documents import as_document, split_by_language
from factcheck.text.languages import LANGUAGES, known_language
from factcheck.text.pieces import end_of_whole_sentences
from factcheck.text.sentences import split_sentences

LINES = Path(__file__).with_name("other_sentences.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]
SERVED = [language for language in LANGUAGES.values() if language.is_served]
ENGLISH = "The ferry carries many people across the fjord. It was built by Mr. Berg and it is old."
GERMAN = "Am 12. März wurde die Fähre geehrt. Sie ist z. B. älter als die Brücke."


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    for given in (None, language):
        sentences, languages = split_by_language(text, given)
        assert [sentence.text for sentence in sentences] == [part.strip() for part in marked.split("|")]
        assert set(languages) == {language}


def test_a_mixed_text_is_split_by_the_language_of_each_part() -> None:
    sentences, languages = split_by_language(f"{ENGLISH}\n\n{GERMAN}", None)
    assert len(sentences) == 4
    assert languages == ("en", "en", "de", "de")


def test_a_rewrite_too_short_to_tell_is_in_the_language_of_its_source() -> None:
    assert as_document(GERMAN, "87.000 Fahrgäste.").languages == ("de",)
    assert as_document(ENGLISH, "87.000 Fahrgäste.").languages == ("en",)
    assert as_document(GERMAN, "It is old.").languages == ("en",)


def test_english_is_split_as_before() -> None:
    sentences, languages = split_by_language(ENGLISH, None)
    assert sentences == split_sentences(ENGLISH)
    assert set(languages) == {"en"}


def test_a_stream_ends_sentences_by_its_language() -> None:
    text = "Die Fähre ist nicht von hier. Sie wurde am 12. März "
    assert text[: end_of_whole_sentences(text)] == "Die Fähre ist nicht von hier."


def test_what_is_no_code_of_a_language_is_refused() -> None:
    assert known_language("de") == "de"
    with pytest.raises(InputError, match="unknown language 'german': give a code of two letters such as en, ar, de"):
        known_language("german")


@pytest.mark.parametrize("language", SERVED, ids=lambda language: language.code)
def test_the_words_of_a_language_are_whole(language) -> None:  # type: ignore[no-untyped-def]
    assert len(language.words["weekdays"]) == 7
    assert len(language.words.get("months", ("",) * 12)) == 12
    for kind in ("numbers", "hedges", "units", "scales"):
        assert all(spellings[-1].count("=") == 1 for spellings in language.words.get(kind, ()))
    words = [word for spellings in language.words.values() for entry in spellings for word in entry]
    assert all(word == word.strip() and word and (word == word.lower() or language.code == "tr") for word in words)
