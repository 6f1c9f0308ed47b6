"""Sentences that are nothing but a quotation with its speaker, as a source has it."""

from __future__ import annotations

import pytest
from case_tables import Case, assert_sound, claims, read_cases

from factcheck.checks.registry import CHECKS
from factcheck.checks.speech import find_said
from factcheck.judgement.verdict import acquits


@pytest.mark.parametrize("case", read_cases("said.tsv"), ids=str)
def test_what_is_said_by_whom(case: Case) -> None:
    found = [find_said(claim) for claim in claims(case.source, case.rewrite)]
    assert_sound([reason for reasons in found for reason in reasons], (case.source,), case.rewrite)
    assert [len(reasons) for reasons in found] == [int(case.marked == "+")] * len(found)
    assert all(acquits(reason) for reasons in found for reason in reasons)


@pytest.mark.parametrize("case", [case for case in read_cases("speakers.tsv") if case.marked], ids=str)
def test_what_somebody_else_says_is_never_acquitted(case: Case) -> None:
    assert not [reason for claim in claims(case.source, case.rewrite) for reason in find_said(claim) if acquits(reason)]


@pytest.mark.parametrize("case", [case for case in read_cases("quotations.tsv") if case.marked], ids=str)
def test_a_changed_quotation_is_never_acquitted(case: Case) -> None:
    for claim in claims(case.source, case.rewrite):
        marked = any(reason.severity != "info" for reason in CHECKS["quotation"](claim))
        assert not (marked and [reason for reason in find_said(claim) if acquits(reason)])
