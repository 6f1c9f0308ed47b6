"""A text in another language is told, and English never is: neither with names, nor with code, tables, lists and figures."""

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.judgement.assembly import cut_warnings, language_warnings
from factcheck.text.documents import as_document
from factcheck.text.languages import other_language
from factcheck.text.sentences import split_sentences

LINES = Path(__file__).with_name("languages.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.replace("\\n", "\n").split("\t") for line in LINES if not line.startswith("#")]
ENGLISH = "The ferry carries many people across the fjord every year. It was built by the town and it is older than the bridge."
GERMAN = "Die Fähre befördert jedes Jahr viele Menschen über den Fjord. Sie ist älter als die Brücke, die daneben steht."


def told(text: str) -> str | None:
    found = other_language([sentence.text for sentence in split_sentences(text)])
    return found[0] if found else None


@pytest.mark.parametrize(("code", "text"), CASES)
def test_one_sentence(code: str, text: str) -> None:
    found = told(text)
    if code == "en":
        assert found is None
    elif code in ("da", "no"):
        assert found in ("da", "no")
    else:
        assert found == code


@pytest.mark.parametrize(
    "text",
    ["", " ", "42", "Ja.", "Bonjour!", "Guten Tag", "Café Zürich", "¿Qué?", "12 %", "🚢🚢🚢", "Ὀδυσσεύς", "α and β", "日本"],
)
def test_what_is_too_short_to_tell(text: str) -> None:
    assert told(text) is None


def test_a_large_part_counts_and_a_small_one_does_not() -> None:
    assert told(f"{ENGLISH} {GERMAN}") == "de"
    assert told(f"{ENGLISH * 6} Die Fähre ist alt, sagte der Mann.") is None
    assert told('She sang "Nichts bereue ich von dem, was war und ist" to the crowd.') is None


def test_the_warning_says_which_text_which_language_and_what_holds() -> None:
    (warning,) = language_warnings(as_document(ENGLISH, GERMAN))
    assert warning.startswith("the rewrite is in German: the embedded NLI model was trained on English only")
    assert "numbers, dates and quotation marks" in warning
    (warning,) = language_warnings(as_document(GERMAN, GERMAN))
    assert warning.startswith("the source and the rewrite are in German:")
    (warning,) = language_warnings(as_document([ENGLISH, GERMAN], ENGLISH))
    assert warning.startswith("source 2 is in German:")
    (warning,) = language_warnings(as_document(f"{ENGLISH} {GERMAN}", ENGLISH))
    assert warning.startswith("a large part of the source is in German:")
    assert language_warnings(as_document(ENGLISH, ENGLISH)) == []
    assert language_warnings(as_document([], "")) == []


def test_english_does_not_load_the_library() -> None:
    code = (
        "import sys; from factcheck.judgement.assembly import language_warnings; from factcheck.text.documents import as_document;"
        f" assert not language_warnings(as_document({ENGLISH!r}, 'It cost 40 euros.')); assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "text", ["a" * 200_000, '"' * 50_000, "“" * 50_000, "a.b" * 50_000, "é " * 50_000, "`" * 50_001, "字" * 100_000]
)
def test_no_text_is_slow_or_raises(text: str) -> None:
    other_language([text])


def test_a_text_that_was_cut_for_want_of_punctuation_is_warned_of() -> None:
    talk = "we have been here since march and the bus is late again but nobody told us why so " * 8
    (warning,) = cut_warnings(as_document(talk, ENGLISH))
    assert warning.startswith("the source has long stretches without punctuation")
    (warning,) = cut_warnings(as_document([ENGLISH, talk], ENGLISH))
    assert warning.startswith("source 2 has")
    assert [warning[:15] for warning in cut_warnings(as_document(talk, talk))] == ["the source has ", "the rewrite has"]
    assert cut_warnings(as_document(ENGLISH, GERMAN)) == cut_warnings(as_document(f"{ENGLISH} " * 30 + talk, ENGLISH)) == []
