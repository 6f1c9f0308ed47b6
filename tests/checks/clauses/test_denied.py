"""What is denied, and by which words: a table of sources and claims that are not accused, not acquitted, or accused."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_claim import assert_offsets

from factcheck.checks.claim import Claim
from factcheck.checks.registry import CHECKS
from factcheck.checks.terms.whole import structure
from factcheck.report import Sentence, SourceSpan
from factcheck.text.sentences import split_sentences

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("denied.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("source", "text", "holds"), CASES)
def test_what_is_denied(source: str, text: str, holds: str) -> None:
    spans = tuple(SourceSpan(0, s.start, s.end, s.text) for s in split_sentences(source))
    claim = Claim(text, Sentence(0, len(text), text), spans, (source,))
    reasons = [reason for kind in ("role", "negation", "modality") for reason in CHECKS[kind](claim)]
    assert_offsets(claim, reasons)
    accused = any(reason.severity == "error" for reason in reasons)
    acquitted = bool(structure.find(text, source))
    if holds == "wrong":
        assert accused and not acquitted
    elif holds == "open":
        assert not acquitted
    else:
        assert not accused
        assert acquitted or holds == "-"
