"""The table of thresholds in docs/judgement.md has each that a signature names, with its value."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck import Checker

PAGE = (Path(__file__).parent.parent.parent / "docs" / "judgement.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+)", PAGE.partition("## The thresholds")[2].partition("\n## ")[0], re.M))


def test_the_thresholds_are_those_of_the_signature(checker: Checker) -> None:
    assert {name: float(value) for name, value in ROWS.items()} == checker.signature["thresholds"]
