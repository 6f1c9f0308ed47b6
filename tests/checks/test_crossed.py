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


@pytest.mark.parametrize(
    ("rewrite", "expected"),
    [
        ("Tolls came to 2.4 million euros in 2023.", set()),
        ("Tolls came to 1.9 million euros in 2023.", {"error"}),
        ("Tolls came to 2,400 euros in 2023.", {"error"}),
        ("Fines came to 300,000 euros in 2022.", set()),
    ],
)
def test_a_head_may_name_a_scale(rewrite: str, expected: set[str]) -> None:
    table = (
        "| Income | 2022 (thousand EUR) | 2023 (thousand EUR) |\n|---|---|---|\n| Tolls | 1,900 | 2,400 |\n| Fines | 300 | 280 |"
    )
    assert {reason.severity for reason in find(one_claim(table, rewrite))} - {"info"} == expected
