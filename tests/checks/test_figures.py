"""The right number with another meaning: roles of change, scales, signs, bounds and what is counted."""

from __future__ import annotations

import pytest
from case_tables import Case, assert_case, read_cases

from factcheck.checks.registry import CHECKS


@pytest.mark.parametrize("case", read_cases("figures.tsv"), ids=str)
def test_the_right_number_with_another_meaning(case: Case) -> None:
    assert_case(CHECKS["number"], case)
