"""Numbers that follow from two others of the evidence by one operation: "20 million" of "holds 60 million but is a third full"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from math import isclose

from factcheck.checks.numbers.measures import same_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import Known, is_year

_MOST = 12
"""Numbers of the evidence with which it is tried; with more, any number would follow from some two."""


def by_operation(quantity: Quantity, known: Known) -> str:
    """Of which two numbers the quantity is a product, quotient or changed value, in a sentence, or ""."""
    numbers = [other for _, other in known.evidence if other.form != "ordinal" and other.value > 0 and not is_year(other)]
    if len(numbers) > _MOST or quantity.form != "cardinal":
        return ""
    for first, second in permutations(numbers, 2):
        if _measures(quantity, first) and any(isclose(value, quantity.value, rel_tol=1e-6) for value in _values(first, second)):
            return f"This follows from {first.value:,.10g} and {second.value:,.10g} in the source."
    return ""


def _measures(quantity: Quantity, other: Quantity) -> bool:
    """Whether the other may be so much of what the quantity is: of the same unit, or one has none."""
    if other.form != "cardinal" or "percent" in (quantity.unit, other.unit):
        return False
    return same_unit(quantity.unit, other.unit) or not quantity.unit or not other.unit


def _values(first: Quantity, second: Quantity) -> Iterator[float]:
    """What comes of a number and a count, a share, or a multiple."""
    if second.form == "cardinal" and second.unit == "percent":
        share = second.value / 100
    elif second.form == "fraction":
        share = second.value
    else:
        share = 0.0
    if share:
        yield from (first.value * share, first.value / share, first.value * (1 + share), first.value / (1 + share))
        if share < 1:
            yield from (first.value * (1 - share), first.value / (1 - share))
    elif second.form in ("cardinal", "multiple") and second.value != 1:
        yield from (first.value * second.value, first.value / second.value)
