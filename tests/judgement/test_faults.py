"""A fault in an exact check costs what that check would have said of a sentence, with a warning, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import WordEncoder, WordNli

import factcheck.judgement.asking
from factcheck import Checker
from factcheck.checks.registry import CHECKS
from factcheck.errors import ModelError
from factcheck.judgement import open_claims

SOURCE = "The bridge cost 12 million euros. Ada Moss opened it on Monday."
REWRITE = "The bridge cost 13 million euros. Ben Moss opened it on Monday."


def broken(*texts: Any) -> Any:
    raise KeyError("percentage point")


@pytest.fixture
def checker() -> Checker:
    return Checker(embedding_model=WordEncoder(), nli_model=WordNli(), explain=False)


def test_a_check_that_breaks_down_is_left_out_with_a_warning(
    checker: Checker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = checker.check(SOURCE, REWRITE)
    monkeypatch.setattr(open_claims, "_told", set())
    monkeypatch.setitem(CHECKS, "number", broken)
    report = checker.check(SOURCE, REWRITE)
    assert [list(s.reasons) for s in report.sentences] == [[r for r in s.reasons if r.kind != "number"] for s in before.sentences]
    assert [warning.split(", and what")[0] for warning in report.warnings] == [
        f"the exact check 'number' broke down on rewrite sentence {index}" for index in (0, 1)
    ]
    assert "KeyError('percentage point')" in report.warnings[0]
    assert caplog.text.count("Traceback") == 1, "where it broke down is told once"
    assert list(checker.check_many([(SOURCE, REWRITE)])) == [report]


def test_a_claim_whose_terms_break_down_is_asked_as_it_is(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factcheck.judgement.asking, "restated", broken)
    report = checker.check(SOURCE, REWRITE)
    assert len(report.sentences) == 2 and any("'terms' broke down on rewrite sentence 0" in w for w in report.warnings)


def test_what_is_raised_on_purpose_is_no_fault(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(claim: Any) -> Any:
        raise ModelError("the dependency parser is missing")

    monkeypatch.setitem(CHECKS, "number", missing)
    with pytest.raises(ModelError, match="parser is missing"):
        checker.check(SOURCE, REWRITE)
