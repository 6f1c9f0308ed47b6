"""Citation marks are held against the sources that say what the sentence says."""

from pathlib import Path

import pytest
from one_claim import assert_offsets

from factcheck.checks import citation
from factcheck.checks.claim import Claim
from factcheck.report import SourceSpan
from factcheck.text.sentences import split_sentences

SOURCES = ("The harbour was built in May.", "The bridge opened in 1950, a spring day.", "The tunnel is new.")
LINES = Path(__file__).with_name("citations.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


def claim_of(rewrite: str, groups: str) -> Claim:
    spans = [SourceSpan(number, 0, len(text), text) for number, text in enumerate(SOURCES)]
    entailed_by = tuple(tuple(spans[int(n) - 1] for n in group.split("+")) for group in groups.split("|") if group)
    return Claim(rewrite, split_sentences(rewrite)[0], tuple(spans), SOURCES, entailed_by=entailed_by)


@pytest.mark.parametrize(("rewrite", "groups", "severity", "marked", "message"), CASES)
def test_citations(rewrite: str, groups: str, severity: str, marked: str, message: str) -> None:
    claim = claim_of(rewrite, groups)
    reasons = citation.find(claim)
    assert_offsets(claim, reasons)
    if not severity:
        assert reasons == []
        return
    assert {reason.kind for reason in reasons} == {"citation"}
    first = next(reason for reason in reasons if message in reason.message)
    assert first.severity == severity
    assert rewrite[first.start : first.end] == marked


def test_the_place_of_a_misattribution_is_in_the_source_that_says_it() -> None:
    (reason,) = citation.find(claim_of("The bridge opened in 1950 [1].", "2"))
    assert reason.source == SourceSpan(1, 0, len(SOURCES[1]), SOURCES[1])


def test_a_mark_behind_the_sentence_marks_the_sentence() -> None:
    rewrite = "The bridge opened in 1950. (source 3) It is long."
    (reason,) = citation.find(claim_of(rewrite, "2"))
    assert rewrite[reason.start : reason.end] == "The bridge opened in 1950."
