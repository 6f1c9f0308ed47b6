"""Claims put in the terms of a passage: one table a kind, with what is to be swapped and what is to be left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checks.terms import restated

_TABLES = sorted(Path(__file__).parent.glob("*.tsv"))


def _cases() -> list[tuple[str, str, str]]:
    lines = [line for table in _TABLES for line in table.read_text(encoding="utf-8").splitlines()]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2] if len(row) > 2 and row[2] else row[0]) for row in rows]


@pytest.mark.parametrize(("claim", "passage", "expected"), _cases())
def test_a_claim_in_the_terms_of_a_passage(claim: str, passage: str, expected: str) -> None:
    same = restated(claim, passage)
    assert same.text == expected
    for swap in same.swaps:
        assert 0 <= swap.start < swap.end <= len(claim)
        assert passage[swap.passage_start : swap.passage_end]
        assert swap.message


_MORE = ("{}, said Obi.", "{} because of the rain.", "{} and the cat was sold.", "In 1987, {}.")


@pytest.mark.parametrize(("claim", "passage"), [case[:2] for case in _cases() if case[0] != case[2]])
def test_what_a_claim_says_besides_is_kept(claim: str, passage: str) -> None:
    longer = [more.format(claim.rstrip(".")) for more in _MORE]
    kept = [restated(text, passage).text for text in longer]
    assert [word in text for word, text in zip(("Obi", "rain", "cat", "1987"), kept, strict=True)] == [True] * 4
