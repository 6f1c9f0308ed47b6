"""Narrowing words that are left out: a table of sources and rewrites with the words that are wrong."""

from __future__ import annotations

import pytest
from case_tables import Case, assert_case, read_cases

from factcheck.checks.scope import find


@pytest.mark.parametrize("case", read_cases("scope.tsv"), ids=str)
def test_scope(case: Case) -> None:
    assert_case(find, case)
