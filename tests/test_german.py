"""A check of a German pair, from texts to report and page, with models that know German."""

from __future__ import annotations

import pytest
from fakes import WordEncoder, WordNli

from factcheck import Checker
from factcheck.errors import InputError
from factcheck.rendering import RENDERERS, Document

SOURCE = (
    "Die Fähre befördert jedes Jahr rund 87.000 Passagiere über den Fjord. Am 12. März 2024 wurde sie vom Bürgermeister geehrt."
)
REWRITE = (
    "Die Fähre befördert jedes Jahr rund 87.000 Passagiere. Die Fähre befördert jedes Jahr rund 78.000 Passagiere über den Fjord."
    " Der Rat hält die neue Brücke für hässlich."
)
ARABIC = "تنقل العبارة كل عام نحو ٨٧٬٠٠٠ راكب عبر المضيق."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(nli_model=WordNli(), embedding_model=WordEncoder())


def test_the_ferry(checker: Checker) -> None:
    report = checker.check(SOURCE, REWRITE)
    assert [sentence.label for sentence in report.sentences] == ["entailed", "contradicted", "neutral"]
    assert [reason.kind for sentence in report.sentences for reason in sentence.reasons] == ["number"]
    [warning] = report.warnings
    assert "English only" not in warning
    assert "those of numbers, dates and quotation marks hold there" in warning


def test_the_language_can_be_given_and_stands_in_the_signature(checker: Checker) -> None:
    assert checker.signature["language"] == "told"
    german = checker.with_options(language="de")
    assert german.signature["language"] == "de"
    assert german.check(SOURCE, "78.000 Passagiere.").sentences[0].reasons[0].kind == "number"
    with pytest.raises(InputError, match="unknown language 'xx'"):
        checker.with_options(language="xx")


def test_the_page_says_the_language_and_direction_of_its_texts(checker: Checker) -> None:
    page = RENDERERS["html"](Document(checker.check(ARABIC, ARABIC), ARABIC, "rewrite", (("source", ARABIC),)))
    assert '<html lang="en">' in page
    assert '<p class="text" lang="ar" dir="rtl">' in page
    assert '<div class="chunk" lang="ar" dir="rtl">' in page
    german = RENDERERS["html"](Document(checker.check(SOURCE, REWRITE), REWRITE, "rewrite", (("source", SOURCE),)))
    assert '<p class="text" lang="de" dir="ltr">' in german
