"""What is told of a table of one measure by rows and years."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_claim import assert_offsets, one_claim

from factcheck.checks.cells.crossed import find

TABLE = "Inns (guests)\n\nInn | 2021 | 2022 | 2023\nLund | 20 | 25 | 30\nVik | 50 | 40 | 35\n"
LINES = [line for line in Path(__file__).with_name("crossed.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
TOLD = {"info": "right", "error": "wrong"}


@pytest.mark.parametrize("line", LINES)
def test_a_table_of_one_measure(line: str) -> None:
    rewrite, expected = line.split("\t")
    claim = one_claim(TABLE, rewrite)
    reasons = find(claim)
    assert_offsets(claim, reasons)
    assert {TOLD[reason.severity] for reason in reasons} == {expected} - {"nothing"}
