from __future__ import annotations

from pathlib import Path

import pytest
from one_claim import assert_offsets, one_claim

from factcheck.checks.absence import find

SOURCE = (
    "The Fenwick ferry runs every hour from 6 a.m. to 8 p.m. A ticket costs four pounds. Bicycles travel free. Dogs must be on a lead. "
    "The captain is Ida Wren, who has sailed for 20 years."
)
TOLD = {("info", False): "missing", ("error", True): "there"}
LINES = [line for line in Path(__file__).with_name("absence.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize("line", LINES)
def test_what_is_said_to_be_missing_is_looked_for(line: str) -> None:
    rewrite, expected = line.split("\t")
    claim = one_claim(SOURCE, rewrite)
    reasons = find(claim)
    assert_offsets(claim, reasons)
    assert [TOLD[reason.severity, reason.source is not None] for reason in reasons] == [expected] * (expected != "nothing")


PLACED = Path(__file__).with_name("absence_sources.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in PLACED if line[0] != "#"])
def test_what_is_said_to_be_missing_from_a_source(line: str) -> None:
    source, rewrite, expected = line.split("\t")
    claim = one_claim(source, rewrite)
    reasons = find(claim)
    assert_offsets(claim, reasons)
    told = [TOLD[reason.severity, reason.source is not None] for reason in reasons] or ["nothing"]
    assert expected.removeprefix("not ") not in told if expected.startswith("not ") else told == [expected]


def test_it_is_the_source_only_after_the_source() -> None:
    text = "The document lists prices. It does not mention parking."
    claim = one_claim(SOURCE, text)
    start = text.index("It")
    later = type(claim)(text, type(claim.sentence)(start, len(text), text[start:]), claim.evidence, claim.sources)
    assert [reason.severity for reason in find(later)] == ["info"]


def test_a_document_of_the_story_is_not_the_source() -> None:
    assert not find(one_claim("Wren wrote an article on tides.", "The article does not mention parking."))
