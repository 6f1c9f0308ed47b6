from __future__ import annotations

from pathlib import Path

import pytest
from case_tables import findings

from factcheck.checks.dates.check import find
from factcheck.checks.dates.clock import clocks
from factcheck.checks.dates.moments import moments
from factcheck.checks.registry import CHECKS


def _lines(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and line[0] != "#"]


def test_the_other_date_is_shown() -> None:
    source = "The court sits on Monday. The ruling comes on Thursday, aides said."
    rewrite = "The ruling comes on Tuesday."
    [reason] = findings(find, source, rewrite)
    assert reason.message == "The weekday “Thursday” in the source is “Tuesday” here."
    assert reason.source is not None
    assert source[reason.source.start : reason.source.end] == "Thursday"
    assert (reason.kind, reason.severity) == ("date", "error")


def test_one_finding_for_one_expression() -> None:
    assert len(findings(find, "It opens on 5 March.", "It opens on 7 May.")) == 1


def test_a_year_that_is_counted_from_an_age_is_information() -> None:
    assert {reason.severity for reason in findings(find, "He was 30 in 2015.", "He was born in 1985.")} == {"info"}


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("Thursday, Oct. 19, 2023", {"weekday": {3}, "day": {1019}, "month": {10}, "year": {2023}}),
        ("19th of October", {"day": {1019}, "month": {10}}),
        ("2023-10-19", {"day": {1019}, "month": {10}, "year": {2023}}),
        ("3-4 July", {"day": {703, 704}, "month": {7}}),
        ("the 1980s and '90s", {"decade": {1980, 1890, 1990, 2090}}),
        ("8:30 p.m.", {"clock": {1230}}),
        ("20:30 GMT", {"clock": {1230}}),
        ("noon", {"clock": {720}}),
        ("Q3 and the fourth quarter", {"quarter": {3, 4}}),
        ("last week", {"week": {-1}}),
        ("He may march", {}),
        ("April Jones", {}),
        ("2015 people", {}),
        ("31/02/2015", {"day": {231}, "month": {2}, "year": {2015}}),
    ],
)
def test_moments(text: str, facets: dict[str, set[int]]) -> None:
    found: dict[str, set[int]] = {}
    for moment in moments(text):
        if moment.sure:
            found.setdefault(moment.facet, set()).update(moment.values)
    assert found == facets


@pytest.mark.parametrize("line", _lines("clock.tsv"))
def test_times_with_a_full_stop(line: str) -> None:
    text, expected = line.split("\t")
    dotted = {minute for clock in clocks(text) if "." in text[clock.start : clock.end] for minute in clock.minutes}
    assert dotted == set(map(int, expected.replace("nothing", "").split()))


@pytest.mark.parametrize(
    ("source", "rewrite", "found"),
    [
        ("The film starts at half past seven.", "The film starts at 7.30.", False),
        ("The film starts at 7.30.", "The film starts at half past seven.", False),
        ("The film starts at 7:30.", "The film starts at 7.30.", False),
        ("The film starts at 7.30 p.m.", "The film starts at 19.30.", False),
        ("The train leaves at ten to eight.", "The train leaves at 7.50.", False),
        ("The train leaves at 7.50.", "The train leaves at ten to eight.", False),
        ("The desk opens at a quarter past nine.", "The desk is open from 9.15.", False),
        ("The bus leaves at 00:15.", "The bus leaves a quarter of an hour after midnight.", False),
        ("The bus leaves at 11:50.", "The bus leaves ten minutes before noon.", False),
        ("The bus leaves at midnight.", "The bus leaves at noon.", True),
        ("The bus leaves at 00:15.", "The bus leaves at a quarter past noon.", True),
        ("The bus leaves at 00:15.", "The bus leaves at a quarter past midnight.", False),
        ("Window: 02:00-04:30 UTC.", "It is open from 2 pm to 4:30 pm.", True),
        ("Window: 02:00-04:30 UTC.", "It is open from 2 am to 4:30 am.", False),
        ("Doors open 08:30.", "The doors open at 8:30.", False),
        ("The bar closes at 1 a.m.", "The bar closes after midnight.", False),
        ("The film starts at half past eight.", "The film starts at 7.30.", True),
        ("The train leaves at ten to eight.", "The train leaves at 7.40.", True),
        ("The bread is sold at half past seven.", "The bread is sold at 7.30 euros.", True),
    ],
)
def test_a_time_with_a_full_stop_is_the_same_in_words(source: str, rewrite: str, found: bool) -> None:
    told = [reason for kind in ("number", "date") for reason in findings(CHECKS[kind], source, rewrite)]
    assert any(reason.severity == "error" for reason in told) == found, told
