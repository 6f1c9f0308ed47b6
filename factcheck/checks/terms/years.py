"""Years that are counted from another: "in 1863" for "begun in 1861 and opened two years later"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.dates.moments import Moment, moments
from factcheck.checks.numbers.amounts import YEAR, amounts
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.counted import may_be_counted
from factcheck.checks.terms.swap import Swap

_AFTER = re.compile(r"\s(?:later|afterwards?|after that|on)\b")
_BEFORE = re.compile(r"\s(?:earlier|previously|before(?: that)?(?=[.,;]|$))")
_OUTLIVED = re.compile(r"\b(?:survived|outlived|outlasted)\s[^.;]{1,40}?\sby\s$")
_NEXT = re.compile(r"\b(?:the (?:following|next) year|(?:an?|one) year (?:later|after that))\b")
_LAST = re.compile(r"\b(?:the (?:previous|preceding) year|(?:the|an?|one) year (?:earlier|before)(?=[.,;]|$))")
_IN = re.compile(r"\bin\s$")
_REACH = 200  # characters between a year and what is counted from it


@dataclass(frozen=True, slots=True)
class _Step:
    """So many years on, or back, where ``passage[start:end]`` counts them; `said` is how many, in words.

    `outlived`: it is by how long one outlived another.
    """

    start: int
    end: int
    years: int
    said: str
    outlived: bool = False


def find(claim: str, passage: str) -> list[Swap]:
    """The years of the claim that the passage does not name, and counts from one that it names."""
    stated = [moment for moment in moments(claim) if moment.facet == "year"]
    told = [moment for moment in moments(passage) if moment.facet == "year"] if stated else []
    named = {value for moment in told for value in moment.values}
    swaps = []
    for year in stated:
        if year.values & named:
            continue
        for step in _steps(passage):
            anchor = _anchor(told, step.start)
            if (
                anchor
                and max(anchor.values) + step.years in year.values
                and may_be_counted(claim, passage, anchor, step, step.outlived)
            ):
                swaps.append(_swap(claim, passage, year, anchor, step))
                break
    return swaps


def _steps(passage: str) -> Iterator[_Step]:
    """Where a passage counts years on, or back."""
    low = lowered(passage)
    for amount in amounts(passage):
        count = amount.value / YEAR
        if amount.kind != "time" or amount.hedge or abs(count - round(count)) > 1e-6 or "year" not in amount.unit:
            continue
        said = low[amount.figure : amount.end]
        if (after := _AFTER.match(low, amount.end)) or _OUTLIVED.search(low, 0, amount.start):
            yield _Step(amount.start, after.end() if after else amount.end, round(count), said, after is None)
        elif before := _BEFORE.match(low, amount.end):
            yield _Step(amount.start, before.end(), -round(count), said)
    for pattern, years in ((_NEXT, 1), (_LAST, -1)):
        yield from (_Step(match.start(), match.end(), years, "a year") for match in pattern.finditer(low))


def _anchor(told: Sequence[Moment], start: int) -> Moment | None:
    """The year that is counted from: the last that is named before."""
    ahead = [year for year in told if year.end <= start and start - year.end <= _REACH]
    return ahead[-1] if ahead else None


def _swap(claim: str, passage: str, year: Moment, anchor: Moment, step: _Step) -> Swap:
    led = _IN.search(lowered(claim), 0, year.start)
    begin = led.start() if led else year.start
    text = f"{step.said} {'after' if step.years > 0 else 'before'} {passage[anchor.start : anchor.end]}"
    message = f"{claim[year.start : year.end]} is {text}"
    text = text if begin else text[:1].upper() + text[1:]
    return Swap(begin, year.end, text, anchor.start, max(anchor.end, step.end), message)
