"""Claims that say what the source says from the other side are not accused of it; their nearest wrong neighbours are."""

from __future__ import annotations

import pytest
from case_tables import claims
from test_structure import rows

from factcheck.checks.registry import CHECKS


@pytest.mark.parametrize(("source", "rewrite", "kinds"), rows("complements.tsv"))
def test_what_is_said_from_the_other_side(source: str, rewrite: str, kinds: str) -> None:
    found = {
        kind
        for claim in claims(source, rewrite)
        for kind, check in CHECKS.items()
        for reason in check(claim)
        if reason.severity == "error"
    }
    assert (", ".join(sorted(found)) or "-") == kinds
