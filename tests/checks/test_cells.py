"""What is told of a table's rows and columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_claim import assert_offsets, one_claim

from factcheck.checks.cells import find

TABLES = {
    "cities": "| City | Population | Area (km2) | Mayor |\n|---|---|---|---|\n| Norda | 120,000 | 45 | Eva Holt |\n"
    "| Silt | 85,000 | 60 | Jan Brek |\n| Harmen | 240,000 | 130 | Sara Lomm |",
    "medals": "Country,Medals,Gold,Flag bearer\nAstova,14,5,Ilse Moran\nBelmar,9,6,Duncan Yeo\nCorra,21,2,Priya Sool",
    "plans": "Plan\tPrice\tStorage\tUsers\nBasic\t$9/month\t50 GB\t1\nTeam\t$29/month\t1 TB\t10",
    "phones": "Phone,Weight,Price\nNix,180 g,399 €\nZeta,165 g,649 €\nOrb,210 g,299 €",
    "births": "Year,Births,Deaths\n2020,410,390\n2021,395,420",
    "ranks": "Name,Rank,Grade\nPell,1,4\nOdo,2,1\nQuin,3,2",
    "laps": "Driver,Time,Points\nPell,83.2,10\nOdo,84.1,25\nQuin,82.9,18",
    "disks": "Disk,Storage\nNix,900 GB\nZeta,2 TB\nOrb,4 TB",
    "seats": "| Party | Seats | Change |\n|---|---|---|\n| Red | 41 | +7 |\n| Blue | 38 | -9 |",
    "trains": "| Train | Graz | Zagreb |\n|---|---|---|\n| IC 151 | 06:10 | 09:50 |\n| EC 159 | 12:25 | 15:58 |",
    "towns": "Town,Population\nNorda,12000\nSilt,8500\nTotal,20500",
}
LINES = [line for line in Path(__file__).with_name("cells.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
TOLD = {"info": "right", "error": "wrong"}


@pytest.mark.parametrize("line", LINES)
def test_a_table_is_worked_out(line: str) -> None:
    table, rewrite, expected = line.split("\t")
    claim = one_claim(TABLES[table], rewrite)
    reasons = find(claim)
    assert_offsets(claim, reasons)
    assert {TOLD[reason.severity] for reason in reasons} == {expected} - {"nothing"}
