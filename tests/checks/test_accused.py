"""Which kinds of error all checks find in plain claims: right ones in words of their own, and wrong ones near to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checks.claim import Claim
from factcheck.checks.registry import CHECKS
from factcheck.text.documents import as_document

TABLES = ("accused.tsv", "exceptions.tsv", "duties.tsv", "undone.tsv", "provisos.tsv", "only.tsv", "beside.tsv")
CASES = [
    line.split("\t")
    for table in TABLES
    for line in Path(__file__).with_name(table).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("source", "text", "kinds"), CASES)
def test_kinds_of_error(source: str, text: str, kinds: str) -> None:
    document = as_document(source, text)
    (claimed,) = document.claims
    evidence = tuple(document.source_sentences)
    claim = Claim(text, document.sentences[claimed], evidence, (source,), tuple(span.text for span in evidence))
    found = [reason for check in CHECKS.values() for reason in check(claim)]
    assert sorted({reason.kind for reason in found if reason.severity == "error"}) == kinds.split()
