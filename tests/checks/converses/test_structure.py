"""Claims that say by their structure, or from the other side, what the passage says: tables of passages and claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checks.terms.whole import comparatives, sequence, structure


def rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("source", "claim", "same"), rows("structure.tsv"))
def test_the_same_by_structure(source: str, claim: str, same: str) -> None:
    found = structure.find(claim, source)
    assert bool(found) == (same == "yes")
    assert all(swap.text == source and 0 <= swap.passage_start < swap.passage_end <= len(source) for swap in found)


@pytest.mark.parametrize(("source", "claim", "told"), rows("comparatives.tsv"))
def test_comparisons_from_the_other_side(source: str, claim: str, told: str) -> None:
    assert [swap.text for swap in comparatives.find(claim, source)] == ([] if told == "-" else [told])


@pytest.mark.parametrize(("source", "claim", "same"), rows("sequence.tsv"))
def test_two_events_in_the_same_order(source: str, claim: str, same: str) -> None:
    assert bool(sequence.find(claim, source)) == (same == "yes")
