"""Deeds told of another: a table of sources and claims, with the words that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.check import find
from factcheck.report import Sentence, SourceSpan

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("deeds.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("source", "text", "wrong"), CASES)
def test_deeds_of_another(source: str, text: str, wrong: str) -> None:
    claim = Claim(text, Sentence(0, len(text), text), (SourceSpan(0, 0, len(source), source),), (source,))
    found = find(claim)
    assert [text[reason.start : reason.end] for reason in found][:1] == ([] if wrong == "-" else [wrong])
    for reason in found:
        assert reason.severity == "error"
        assert reason.source is not None and source[reason.source.start : reason.source.end] == reason.source.text
