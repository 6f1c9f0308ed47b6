"""Numbers and days outside a limit of the source: a claim that denies them is not accused of them."""

from __future__ import annotations

import pytest
from one_claim import one_claim

from factcheck.checks.registry import CHECKS

CASES = [
    ("The ticket is valid only on Sundays.", "The ticket is not valid on a Monday.", False),
    ("The ticket is valid only on Sundays.", "The ticket cannot be used on Mondays.", False),
    ("The ticket is valid only on Sundays.", "The ticket is valid on Mondays.", True),
    ("The ticket is valid on Sundays.", "The ticket is not valid on Mondays.", True),
    ("The ticket is not valid on Sundays.", "The ticket is not valid on Mondays.", True),
    ("Applicants must be over 18 and not older than 35.", "A person of 40 cannot apply.", False),
    ("Applicants must be over 18 and not older than 35.", "A person of 40 can apply.", True),
    ("Bags of up to 23 kg are free.", "A bag of 30 kg is too heavy to go free.", False),
    ("The pool may hold at most 80 swimmers.", "The pool may not hold more than 90 swimmers.", True),
    ("The lift carries no more than eight people.", "Nine people are not allowed in the lift.", False),
    ("The lift carries no more than eight people.", "The lift carries nine people.", True),
    ("The shop opens only after 9 May.", "The shop is not open until 12 May.", True),
]


@pytest.mark.parametrize(("source", "rewrite", "accused"), CASES)
def test_what_is_denied_outside_a_limit(source: str, rewrite: str, accused: bool) -> None:
    claim = one_claim(source, rewrite)
    found = [reason for kind in ("number", "date") for reason in CHECKS[kind](claim) if reason.severity == "error"]
    assert bool(found) == accused
