"""What docs/checks.md says is missed is missed: each row of its table is a source and a rewrite in which no exact check finds an error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import Checker

PAGE = (Path(__file__).parent.parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
MISSED = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", PAGE.partition("## What is missed")[2].partition("\n## ")[0], re.M)[1:]


@pytest.mark.parametrize(("what", "source", "rewrite"), MISSED, ids=[what for what, _, _ in MISSED])
def test_what_is_missed(checker: Checker, what: str, source: str, rewrite: str) -> None:
    report = checker.check(source, rewrite)
    assert [reason for s in report.sentences for reason in s.reasons if reason.severity == "error"] == []


def test_the_table_is_found() -> None:
    assert len(MISSED) > 10
