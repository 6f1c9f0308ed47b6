"""How deeds stand, on what condition, and in which order: a table of sources and claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_claim import assert_offsets, one_claim

from factcheck.checks.clauses import conditions, links, standing
from factcheck.checks.clauses.standing import steps
from factcheck.checks.registry import CHECKS as ALL

CHECKS = {
    "modality": [standing.find, steps.find],
    "condition": [conditions.find],
    "order": [links.find],
    "negation": [ALL["negation"]],
}
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("standing.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "source", "text", "found"), CASES)
def test_what_is_said_to_be_so(kind: str, source: str, text: str, found: str) -> None:
    claim = one_claim(source, text)
    reasons = [reason for find in CHECKS[kind] for reason in find(claim)]
    assert_offsets(claim, reasons)
    assert bool([reason for reason in reasons if reason.kind == kind]) == (found == "yes")
