"""Sums and distances of amounts that several figures say together: "3 hours 20 minutes", "an hour and a half", points between shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from math import isclose

from factcheck.checks.claim import Claim
from factcheck.checks.numbers.amounts import Amount, amounts
from factcheck.checks.numbers.change import DIFFERENCE
from factcheck.checks.numbers.derived.fitting import way_to_other
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import FALLS, RISES
from factcheck.checks.plain_text import lowered

_MEASURED = ("time", "length", "mass", "volume")
_CLOSE = 1e-6
_ENDS = re.compile(r"\s?(?:-|to|or|till|until)\s?")
_BETWEEN = re.compile(r"\bbetween\s$")
_MOST = 12
"""Amounts of a passage with which it is tried; with more, any would follow from some two."""


def as_measured(claim: Claim, quantity: Quantity) -> str:
    """Of which two amounts of a passage the one that the quantity is a part of is the sum or the distance, in a sentence, or ""."""
    own = next((a for a in amounts(claim.sentence.text) if a.start <= quantity.start < a.end), None)
    if own is None or own.kind not in (*_MEASURED, "percent", "point"):
        return ""
    for span in claim.evidence:
        told = [a for a in amounts(span.text) if a.kind == own.kind or {a.kind, own.kind} == {"percent", "point"}]
        low = lowered(span.text) if 1 < len(told) <= _MOST else ""
        ways = bool(RISES.search(low)), bool(FALLS.search(low))
        for first, second in combinations(told, 2) if low else ():
            if own.kind in _MEASURED and _are_ends(low, first, second) and own.value > max(first.value, second.value):
                continue
            if any(isclose(value, own.value, rel_tol=_CLOSE) for value in _values(own, first, second, low, ways)):
                one, other = (span.text[a.figure : a.end] for a in (first, second))
                return f"{DIFFERENCE} “{one}” and “{other}” in the source."
    return ""


def _values(own: Amount, first: Amount, second: Amount, low: str, ways: tuple[bool, bool]) -> Iterator[float]:
    gap = abs(first.value - second.value)
    if own.kind == "point":
        if first.kind == second.kind == "percent":
            yield gap
    elif own.kind == "percent":
        if {first.kind, second.kind} == {"percent", "point"}:
            share, points = (first, second) if first.kind == "percent" else (second, first)
            led, (rises, falls) = low[: share.start].endswith("from "), ways
            if led or falls or not rises:
                yield share.value + points.value
            if led or rises or not falls:
                yield share.value - points.value
    else:
        way = way_to_other(low, second.end)
        yield from ([gap] if way <= 0 else []) + ([first.value + second.value] if way >= 0 else [])


def _are_ends(low: str, first: Amount, second: Amount) -> bool:
    """Whether two amounts of a text in lower case are the ends of a range, which nobody adds up: "between 5 and 10 mg"."""
    between = low[first.end : second.start]
    return bool(_ENDS.fullmatch(between) or (between == " and " and _BETWEEN.search(low, 0, first.start)))
