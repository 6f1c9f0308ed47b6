"""What code knows by itself of a claim by a passage: one table a kind, with what holds, what does not, and what is left open."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_claim import one_claim

from factcheck.checks.known.registry import known
from factcheck.checks.registry import CHECKS
from factcheck.checks.terms import restated

_TABLES = sorted(Path(__file__).parent.glob("*.tsv"))


def _cases() -> list[tuple[str, str, str]]:
    lines = [line for table in _TABLES for line in table.read_text(encoding="utf-8").splitlines()]
    return [(row[0], row[1], row[2]) for line in lines if line and not line.startswith("#") for row in [line.split("\t")]]


@pytest.mark.parametrize(("passage", "claim", "expected"), _cases())
def test_what_is_known(passage: str, claim: str, expected: str) -> None:
    found = known(claim, passage)
    assert ("-" if not found else "yes" if found[0].holds else "no") == expected
    for one in found:
        assert 0 <= one.at[0] < one.at[1] <= len(claim)
        assert 0 <= one.start < one.end <= len(passage)


_MORE = (
    " on Tuesday",
    " in Paris",
    " because of the rain",
    " by 7 percent",
    " for 9 million dollars",
    " in 1987",
    " with 40 others",
    " and the cat was sold",
    " without a permit",
    " for the first time",
)
_MORE_BEFORE = ("In 1987, ", "According to the police, ", "Only because of the strike, ")


@pytest.mark.parametrize(("passage", "claim"), [case[:2] for case in _cases() if case[2] == "yes"])
def test_a_claim_that_says_more_is_left_to_the_model(passage: str, claim: str) -> None:
    longer = [claim.rstrip(".") + more + "." for more in _MORE] + [more + claim for more in _MORE_BEFORE]
    assert not [text for text in longer if any(one.holds for one in known(text, passage))]


def test_what_does_not_hold_is_found() -> None:
    claim = one_claim("The raft carries no more than six people.", "Seven people can use the raft.")
    assert [reason.severity for reason in CHECKS["number"](claim)] == ["error"]
    claim = one_claim("The ash desk is cheaper than the elm one.", "The ash desk is dearer than the elm one.")
    assert [reason.severity for reason in CHECKS["role"](claim)] == ["error"]


def test_what_holds_is_read_as_the_passage_and_not_accused() -> None:
    passage = "The raft carries no more than six people."
    claim = "Seven people are too many for the raft."
    assert restated(claim, passage).text == passage
    assert not CHECKS["number"](one_claim(passage, claim))


@given(st.text(max_size=80), st.text(max_size=120))
def test_no_text_breaks_it(claim: str, passage: str) -> None:
    for one in known(claim, passage):
        assert one.start <= one.end
