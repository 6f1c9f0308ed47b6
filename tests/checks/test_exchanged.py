"""Two parts of a sentence that have changed places: a table of what must be found and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_claim import assert_offsets, one_claim

from factcheck.checks.exchanged import find

LINES = Path(__file__).with_name("exchanged.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("source", "text", "marked"), CASES)
def test_what_has_changed_places(source: str, text: str, marked: str) -> None:
    claim = one_claim(source, text)
    found = find(claim)
    assert_offsets(claim, found)
    assert [text[reason.start : reason.end] for reason in found] == ([marked] if marked else [])
    assert all((reason.kind, reason.severity) == ("role", "error") for reason in found)
