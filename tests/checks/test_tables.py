"""What holds for the checks that have a table of cases alike: the tables, and that no text breaks them."""

from __future__ import annotations

import pytest
from case_tables import Case, assert_case, read_cases
from hostile_claims import HOSTILE, PIECES, near_copies, texts
from hypothesis import given
from hypothesis import strategies as st
from properties import assert_ends_soon, assert_never_raises, assert_silent_on_copy

from factcheck.checks.registry import CHECKS

TABLES = {
    "quotation": read_cases("quotations.tsv"),
    "speaker": read_cases("speakers.tsv"),
    "attribution": read_cases("attributions.tsv"),
    "ruling": read_cases("rulings.tsv"),
    "number": read_cases("numbers.tsv"),
    "date": read_cases("dates.tsv"),
}
PARSED = {"role", "modality", "condition", "order"}
"""What is linear in these is slow all the same, for each word is parsed."""
every_check = pytest.mark.parametrize("kind", TABLES)


@every_check
def test_the_table_is_large_enough(kind: str) -> None:
    found = sum(bool(case.marked) for case in TABLES[kind])
    least = 60 if kind in ("quotation", "number", "date") else 30
    assert found >= least and len(TABLES[kind]) - found >= least


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in TABLES.items() for case in cases], ids=str)
def test_table(kind: str, case: Case) -> None:
    assert_case(CHECKS[kind], case)


@every_check
@given(texts, texts, st.integers(0, 60))
def test_never_raises(kind: str, source: str, rewrite: str, cut: int) -> None:
    assert_never_raises(CHECKS[kind], source, rewrite, cut)


@every_check
@given(near_copies(st.sampled_from(PIECES)), st.integers(0, 60))
def test_never_raises_on_a_near_copy(kind: str, pair: tuple[str, str], cut: int) -> None:
    assert_never_raises(CHECKS[kind], *pair, cut)


@every_check
@given(texts)
def test_a_copy_has_no_errors(kind: str, text: str) -> None:
    assert_silent_on_copy(CHECKS[kind], text)


@pytest.mark.parametrize("kind", sorted(set(CHECKS) - PARSED))
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end_soon(kind: str, name: str) -> None:
    assert_ends_soon(CHECKS[kind], HOSTILE[name])
