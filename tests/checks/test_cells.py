"""What is told of a table's rows and columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_claim import assert_offsets, one_claim

from factcheck.checks.cells import find
from factcheck.checks.registry import CHECKS

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
    "snow": "| Pass | Nov (cm) | Dec (cm) | Jan (cm) |\n|---|---|---|---|\n| Furka Dent | 22 | 64 | 71 |\n| Ober | 35 | 30 | 90 |\n"
    "| Stilf | 18 | 80 | 66 |",
    "wells": "Well,Apr (mm),May (mm)\nLusk,31,52\nOrme,44,40",
    "bikes": "model,price_usd,range_km,in_store\nGlider G7,840,65,12\nCargo C2,1290,50,3\nFolder F1,610,35,0",
    "box": "Final: Larks 71, Terns 64.\nLarks: Oduya 21 pts 6 ast; Renn 9 pts 10 ast.\nTerns: Sibeko 17 pts 2 ast; Vail 25 pts 5 ast.",
    "hall": "| Hall | Tuesday | Thursday |\n|---|---|---|\n| 7 | Judo | Yoga |\n| 8 | - | Judo |",
    "club": "Member | Team | Wins\n--- | --- | ---\nTove Lindqvist | Blue | 11\nPaul Amadi | Red | 8\nIsa Rowe | Blue | 5",
    "goods": "Last year Torvik shipped 48 million crates, Aske 33 million, Lund 20 million and Brevik 6 million.",
    "calls": "Calls by reason: lost card 260, wrong bill 85, slow line 85, new address 40.",
    "cups": "In the league Marek scored 7 goals, Olin 4. In the cup Marek scored 2 goals, Olin 3.",
    "spring": "In the league Marek scored 7 goals, Olin 4. In the cup Marek got only 2 goals.",
    "trial": "Group,n,Mean weight\nTablet,61,70.5\nSyrup,58,71.2\nNone,60,69.9",
    "accounts": "Quarter,Sales (million $),Costs (million $)\nQ1,12,9\nQ2,15,10",
    "race": "Ines Vold finished the regatta in 41:05, Kaj Bremer in 41:50 and Lea Osk in 43:12. Bremer led at the first buoy.",
    "final": "Final score: Gulls 3, Rooks 1.",
    "locks": "lock,price_usd,guarantee_months\nBolt B1,40,24\nChain C4,65,24\nDisc D9,80,36",
    "keys": "key,price_usd,guarantee_months\nBrass,4,24\nSteel,4,24",
    "boats": "Boat\tHarbour\tDeparts\tArrives\nSula\tHolm\t06:40\t08:15\nTern\tVik\t09:20\t11:05\nAuk\tRana\t13:00\t17:30",
    "rooms": "| Office | Opens | Closes |\n|---|---|---|\n| Passport | 09:00 | 15:30 |\n| Tax | 08:30 | 12:00 |",
    "league": "| Pos | Club | Won | Lost | Points |\n|---|---|---|---|---|\n| 1 | Stags | 9 | 1 | 27 |\n| 2 | Foxes | 7 | 3 | 21 |\n"
    "| 3 | Owls | 4 | 6 | 12 |",
    "drills": "| Drill | Weight | Range | Price |\n|---|---|---|---|\n| D1 | 1.2 kg | 40 m | $85 |\n| D2 | 1.9 kg | 55 m | $99 |\n"
    "| D5 | 1.6 kg | 90 m | $180 |",
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


@pytest.mark.parametrize(
    ("table", "rewrite", "errors"),
    [
        ("trial", "In all, 179 people took part.", set()),
        ("trial", "In all, 188 people took part.", {"number"}),
        ("goods", "Aske shipped 33 million crates.", set()),
        ("bikes", "The G7 glider costs 840 dollars.", set()),
    ],
)
def test_what_a_table_says_is_not_accused(table: str, rewrite: str, errors: set[str]) -> None:
    claim = one_claim(TABLES[table], rewrite)
    assert {kind for kind, check in CHECKS.items() if any(reason.severity == "error" for reason in check(claim))} == errors


@given(st.text("ab AB12,.:;|\n-é€%", max_size=120), st.text(max_size=60))
def test_no_text_breaks_it(source: str, rewrite: str) -> None:
    claim = one_claim(source or "a", rewrite or "b") if rewrite.strip() and source.strip() else None
    assert claim is None or isinstance(find(claim), list)
