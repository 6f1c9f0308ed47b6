"""The order in which two events are told: until and after, and what is denied before then."""

from __future__ import annotations

import pytest
from case_tables import Case, assert_case, read_cases

from factcheck.checks.clauses.links import find


@pytest.mark.parametrize("case", read_cases("links.tsv"), ids=str)
def test_the_order_of_two_events(case: Case) -> None:
    assert_case(find, case)
