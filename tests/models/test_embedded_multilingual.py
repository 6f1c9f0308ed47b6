"""The multilingual models as they come: a German story sentence by sentence, and a rewrite in another language than its source."""

from __future__ import annotations

import pytest

from factcheck import Checker

SOURCE = (
    "Die Fähre von Norvik befördert jedes Jahr rund 87.000 Passagiere über den Fjord. Sie wurde 1952 gebaut und ist älter als die Brücke. "
    "Im Winter fährt sie nur zweimal am Tag."
)
ENTAILED = "Die Fähre bringt jedes Jahr etwa 87.000 Passagiere über den Fjord."
WRONG_NUMBER = "Die Fähre befördert jedes Jahr rund 78.000 Passagiere über den Fjord."
NOT_SAID = "Die Bürgermeisterin findet, dass die Fahrkarten zu teuer sind."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(device="cpu")


def test_a_german_story(checker: Checker) -> None:
    report = checker.check(SOURCE, f"{ENTAILED} {WRONG_NUMBER} {NOT_SAID}")
    assert [sentence.label for sentence in report.sentences] == ["entailed", "contradicted", "neutral"]
    assert "number" in {reason.kind for reason in report.sentences[1].reasons}
    assert report.signature["multilingual"]["nli"]["name"] == "embedded-multilingual"
    (warning,) = report.warnings
    assert (
        "English only" not in warning and "one plain sentence in four wrong there, and one in three across languages" in warning
    )


def test_an_english_rewrite_of_a_german_source(checker: Checker) -> None:
    report = checker.check(SOURCE, "The ferry carries about 87,000 passengers across the fjord every year.")
    assert report.sentences[0].label == "entailed" and report.signature["multilingual"]
