"""Figures that are worked out of those of the source: the right ones are never accused, the wrong ones are."""

from __future__ import annotations

import pytest
from case_tables import Case, assert_case, read_cases

from factcheck.checks.claim import Claim
from factcheck.checks.registry import CHECKS
from factcheck.report import Reason


def _figures(claim: Claim) -> list[Reason]:
    return CHECKS["number"](claim) + CHECKS["date"](claim)


@pytest.mark.parametrize("case", read_cases("derived.tsv"), ids=str)
def test_what_is_worked_out(case: Case) -> None:
    assert_case(_figures, case)
