"""Claims that a passage acquits, and their nearest neighbours that it must not: tables of passages and claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checks.terms import restated


def _rows() -> list[list[str]]:
    lines = [line for table in sorted(Path(__file__).parent.glob("*.tsv")) for line in table.read_text("utf-8").splitlines()]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("source", "claim", "put"), _rows())
def test_which_claims_are_put_in_other_terms(source: str, claim: str, put: str) -> None:
    assert bool(restated(claim, source).swaps) == (put == "yes")


_ACQUITTED = [(source, claim) for source, claim, put in _rows() if put == "yes"]


@pytest.mark.parametrize("besides", ["by accident", "last year", "without a permit", "so far"])
def test_what_is_said_besides_is_not_acquitted(besides: str) -> None:
    for source, claim in _ACQUITTED:
        body = claim.rstrip(".")
        if restated(claim, source).text in source and body not in source and besides not in source:
            assert restated(f"{body} {besides}.", source).text not in source, (source, claim)
