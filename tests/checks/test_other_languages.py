"""Numbers and dates are compared across the ways in which languages write them; checks by English words keep to English."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_tables import assert_sound

from factcheck.checks.claim import Claim
from factcheck.checks.languages import spoken
from factcheck.checks.registry import CHECKS
from factcheck.report import Reason
from factcheck.text.documents import as_document

LINES = Path(__file__).with_name("other_languages.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


def found(source: str, rewrite: str) -> list[Reason]:
    """What all checks find, short of what is only information."""
    document = as_document(source, rewrite)
    with spoken([document]):
        claims = (Claim(rewrite, sentence, document.source_sentences, (source,)) for sentence in document.sentences)
        reasons = [reason for claim in claims for find in CHECKS.values() for reason in find(claim)]
    assert_sound(reasons, (source,), rewrite)
    return [reason for reason in reasons if reason.severity != "info"]


@pytest.mark.parametrize(("language", "text", "same", "other"), CASES, ids=[f"{case[0]}-{case[1][:24]}" for case in CASES])
def test_the_same_is_no_finding_and_another_is_an_error(language: str, text: str, same: str, other: str) -> None:
    assert language in as_document(text, same).source_languages
    assert found(text, text) == found(text, same) == found(same, text) == []
    assert [reason for reason in found(text, other) if reason.severity == "error" and reason.kind in ("number", "date")]
    assert [reason for reason in found(other, text) if reason.severity == "error" and reason.kind in ("number", "date")]


def test_checks_by_english_words_keep_to_english() -> None:
    source = "Die Stadt hat den Plan nicht genehmigt, sagte Anna Berg, und der Rat war dafür."
    rewrite = "Die Stadt hat den Plan genehmigt, sagte Jonas Weiß, und der Rat war nie dagegen."
    assert found(source, rewrite) == []


def test_a_quotation_is_compared_within_its_language_only() -> None:
    source = "Der Bürgermeister sagte am Abend: „Wir bauen die Brücke im nächsten Jahr nicht.“"
    assert found(source, "The mayor said: “We will not build the bridge next year.”") == []
    [reason] = found(source, "Der Bürgermeister sagte am Abend: „Wir bauen die Brücke im nächsten Jahr sicher nicht.“")
    assert (reason.kind, reason.severity) == ("quotation", "error")
