"""Totals and parts of so many times so much: four posters each, six two-litre bottles, a field of 50 metres by 80."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import isclose

from factcheck.checks.kept import kept
from factcheck.checks.numbers.derived.fitting import fits
from factcheck.checks.numbers.measures import bases, in_unit, kind_of_unit, same_unit
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.numbers.support import MOST_OPERANDS, Known, is_year
from factcheck.checks.plain_text import lowered
from factcheck.report import SourceSpan

_TOTAL = re.compile(
    r"\b(?:altogether|in all|in total|total|totals|together|combined|overall|cost|costs)\b"
    r"|\b(?:a|an|per|each|every) (?:hour|day|week|month|year)\b"
)
_EACH = re.compile(r"\b(?:a|an|per|each|every) (?:hour|day|week|month|year)\b|\b(?:each|apiece|on average|per head)\b")
_COUNTS = ("", "day", "week", "month", "year")
_BY = re.compile(r"\s?(?:by|x|×|times)\s?|(?:\s(?:long|wide|in length|in width))(?:,|\sand|\sby)\s")
"""Between the sides of what has an area: "50 metres by 80 metres", "50 metres long and 80 metres wide"."""
_NEAR = 0.01  # how far an area may be off where its sides are given in another unit
_OF_SIZE = re.compile(r"\s(?P<size>(?P<part>half|quarter)|[\w.,]+?)-(?P<unit>[a-z]+)\b(?!\s?-?old)")
"""Behind a count, what each of those counted holds or measures: "six two-litre bottles"."""
_PARTS = {"half": 0.5, "quarter": 0.25}


@kept
def tells_total(told: str) -> bool:
    """Whether a text speaks of a total."""
    return bool(_TOTAL.search(told))


@kept
def _tells_each(told: str) -> bool:
    return bool(_EACH.search(told))


def as_product(told: str, quantity: Quantity, known: Known) -> str:
    """How a total is so many times so much: "400 trees", "310 euros each"; or so much of a total falls to each."""
    total, each = quantity.unit and tells_total(told), quantity.unit and _tells_each(told)
    numbers = [other for _, other in known.evidence[:MOST_OPERANDS] if other.form == "cardinal" and not is_year(other)]
    for rate in (other for other in numbers if same_unit(other.unit, quantity.unit)) if total or each else ():
        for count in (other for other in numbers if not same_unit(other.unit, rate.unit) and other.unit in _COUNTS):
            if total and isclose(count.value * rate.value, quantity.value):
                return f"This is {count.value:,.10g} times {rate.value:,.10g} in the source."
            if each and isclose(rate.value, quantity.value * count.value):
                return f"This is {rate.value:,.10g} divided by {count.value:,.10g} in the source."
    return _as_area(quantity, known) or _as_contents(quantity, known)


def _as_area(quantity: Quantity, known: Known) -> str:
    """How an area is the product of two lengths that stand by each other."""
    own = dict(bases(quantity.unit, quantity.value)).get("area")
    for (span, first), (other_span, second) in pairwise(known.evidence[:MOST_OPERANDS]) if own else ():
        between = lowered(span.text)[first.end - span.start : second.start - span.start]
        if span != other_span or kind_of_unit(second.unit) != "length" or not _BY.fullmatch(between):
            continue
        sides = [dict(bases(side.unit or second.unit, side.value)).get("length", 0.0) for side in (first, second)]
        exact = in_unit(quantity.unit, sides[0] * sides[1])
        if exact and (isclose(exact, quantity.value, rel_tol=_NEAR) or fits(quantity, exact)):
            return f"This is {first.value:,.10g} by {second.value:,.10g} in the source."
    return ""


def _as_contents(quantity: Quantity, known: Known) -> str:
    """How a total is so many things of a size: three litres of "six half-litre bottles"."""
    for span, count in known.evidence[:MOST_OPERANDS] if quantity.unit else ():
        if count.form != "cardinal" or count.unit or count.value <= 1:
            continue
        for unit, size in _sizes(span, count):
            own, total = dict(bases(quantity.unit, 1.0)), bases(unit, size * count.value)
            if any(dimension in own and fits(quantity, in_unit(quantity.unit, base)) for dimension, base in total):
                return f"This is {count.value:,.10g} times {size:,.10g} in the source."
    return ""


def _sizes(span: SourceSpan, count: Quantity) -> Iterator[tuple[str, float]]:
    """The size of each of what a number of a span counts, with its unit."""
    found = _OF_SIZE.match(lowered(span.text), count.end - span.start)
    if found is None:
        return
    if found["part"]:
        yield found["unit"], _PARTS[found["part"]]
        return
    for size in quantities(found[0].strip()):
        if size.form == "cardinal" and size.unit:
            yield size.unit, size.value
