"""Numbers that follow from two others of the evidence by one operation: "20 million" of "holds 60 million but is a third full"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations, permutations
from math import isclose

from factcheck.checks.numbers.derived.fitting import COMPARES, fits, way_to_other
from factcheck.checks.numbers.measures import minor_of, same_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import ABOUT, FALLS, MOST_OPERANDS, RISES, Known, is_year
from factcheck.checks.plain_text import lowered
from factcheck.report import SourceSpan

_MOST = 12
"""Numbers of the evidence with which it is tried; with more, any number would follow from some two."""
_MOST_OF_ANY = 6
"""The same where it does not matter what they count."""
_SCALES = (10.0, 100.0, 1e3, 1e6, 1e9)


_GAP_BEHIND = re.compile(
    r"\s(?:\w+\s)?(?:more|fewer|less|extra|additional|higher|lower|larger|smaller|longer|shorter|heavier|lighter)\b"
)
_GAP_BEFORE = re.compile(r"\bby\s(?:about\s|around\s|over\s|nearly\s)?$|\b(?:another|extra|additional)\s$")
_TO = re.compile(r"\s(?:\w+\s){0,2}to\s")
_DENIES = re.compile(r"\b(?:not|no|none|nobody|never|neither|nor|without)\b|n['’]t\b")
_LEFT = re.compile(
    r"\b(?:left|remain\w*|rest|others?|still|another|further|absent|missing|away|empty|free|vacant|unsold|lack\w*|except|ago|used to"
    r"|sav(?:es?|ed|ing))\b"
)
"""What a claim says of a part that is left, or of a difference."""
_IN_ALL = re.compile(r"\b(?:in (?:all|total)|total\w*|altogether|together|combined|both|between them|overall|ago|used to)\b")
_BETTER = re.compile(r"\s(?:\w+\s)?(?:better|worse|faster|slower|quicker|cheaper|dearer)\sthan\b")
_CLAUSE_END = re.compile(r"[;:,.!?]\s")
_LED_BY = 20


def by_operation(told: str, quantity: Quantity, known: Known) -> str:
    """Of which two numbers the quantity is a product, quotient or changed value, in a sentence, or "".

    `told` is the claim in lower case.
    """
    numbers = [
        (span, other) for span, other in known.evidence if other.form != "ordinal" and other.value > 0 and not is_year(other)
    ]
    if len(numbers) > _MOST or quantity.form != "cardinal":
        return ""
    if quantity.unit and any(same_unit(quantity.unit, other.unit) and _differ_in_scale(quantity, other) for _, other in numbers):
        return ""
    is_gap = _is_gap(told, quantity)
    for (_, first), (span, second) in permutations(numbers, 2):
        if not _measures(quantity, first):
            continue
        values = [*_values(first, second, lowered(span.text)), *(_gaps(first, second, span) if is_gap else ())]
        if any(isclose(value, quantity.value, rel_tol=1e-6) or (quantity.hedge and fits(quantity, value)) for value in values):
            return f"This follows from {first.value:,.10g} and {second.value:,.10g} in the source."
    return ""


def _differ_in_scale(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are told with the same digits of thousands and millions: 28,000 dollars is not worked out of 28 million."""
    small, large = sorted((one.value, other.value))
    return one.unit != "percent" and small > 0 and any(isclose(large / small, by) for by in _SCALES)


def _is_gap(told: str, quantity: Quantity) -> bool:
    """Whether a claim, in lower case, tells a number as what there is more or less: "another 300", "300 fewer"."""
    before = told[max(0, quantity.start - _LED_BY) : quantity.start]
    return bool(_GAP_BEHIND.match(told, quantity.end) or _GAP_BEFORE.search(before))


def _measures(quantity: Quantity, other: Quantity) -> bool:
    """Whether the other may be so much of what the quantity is: of the same unit, or one has none."""
    if other.form != "cardinal" or "percent" in (quantity.unit, other.unit):
        return False
    return same_unit(quantity.unit, other.unit) or not quantity.unit or not other.unit


def _values(first: Quantity, second: Quantity, told: str) -> Iterator[float]:
    """What comes of a number and a bare count, a share, or a multiple; `told` is the text of the second."""
    if second.form == "cardinal" and second.unit == "percent":
        share = second.value / 100
    elif second.form == "fraction":
        share = second.value
    else:
        share = 0.0
    if share:
        changed = [1 + share] if RISES.search(told) and not FALLS.search(told) else []
        changed += [1 - share] if share < 1 and FALLS.search(told) and not RISES.search(told) else []
        for factor in (share, *changed):
            yield from (first.value * factor, first.value / factor)
    elif second.form in ("cardinal", "multiple") and second.value != 1 and not second.unit:
        yield from (first.value * second.value, first.value / second.value)


def _gaps(first: Quantity, times: Quantity, span: SourceSpan) -> Iterator[float]:
    """How much more it is by a multiple: 100 of "tripled to 150", 48 where there were 24 and it tripled."""
    if times.form == "multiple":
        is_level = bool(_TO.match(lowered(span.text), times.end - span.start))
        yield abs(first.value - first.value / times.value) if is_level else abs(first.value * times.value - first.value)


def may_follow(told: str, quantity: Quantity, known: Known) -> bool:
    """Whether one operation on one or two numbers of the evidence, whatever they count, gives the quantity; there must be few.

    `told` is the claim in lower case. What there is more is no sum.
    """
    slack, values = ABOUT if quantity.hedge else 1e-6, dict[float, None]()
    by_tens = any(value in _SCALES for _, other in known.evidence for value in other.values)
    for _, other in known.evidence:
        alike = other.form == quantity.form and same_unit(quantity.unit, other.unit)
        if alike and not by_tens and _differ_in_scale(quantity, other):
            return False
        values.update(dict.fromkeys(other.values))
        if len(values) > _MOST_OF_ANY:
            return False
    numbers = list(values)
    sums = () if _is_gap(told, quantity) else (one + other for one, other in combinations(numbers, 2))
    return any(isclose(result, quantity.value, rel_tol=slack) for result in chain(_results(numbers), sums))


def may_be_left(told: str, quantity: Quantity, known: Known) -> bool:
    """Whether a claim tells of what is left, lacking, more or in all, and two numbers of the evidence that may measure it give so many.

    `told` is the claim in lower case. Code does not know whether these two are what the claim means.
    """
    is_gap = bool(_LEFT.search(told) or COMPARES.search(told) or told[: quantity.start].endswith(" by "))
    in_all, denies = bool(_IN_ALL.search(told)), bool(_DENIES.search(told))
    numbers = [
        (span, other)
        for span, other in known.evidence
        if other.form == "cardinal" and _measures(quantity, other) and (other.noun or not is_year(other))
    ]
    if any(
        _is_compared(quantity, first, second, span)
        for (place, first), (span, second) in combinations(numbers[:MOST_OPERANDS], 2)
        if place == span
    ):
        return True
    in_minor = any(minor_of(quantity.unit, whole) for whole in ("euro", "pound"))
    for (span, first), (place, second) in combinations(numbers[:MOST_OPERANDS], 2):
        gap, both = abs(first.value - second.value), first.value + second.value
        if is_gap and in_minor and isclose(100 * gap, quantity.value, rel_tol=1e-6):
            return True
        if not any(isclose(value, quantity.value, rel_tol=1e-6) for value in (gap, both)) or (
            quantity.unit and not any(same_unit(quantity.unit, other.unit) for other in (first, second))
        ):
            continue
        clauses = [_clause(span.text, first.start - span.start), _clause(place.text, second.start - place.start)]
        is_other_way = denies != any(_DENIES.search(clause) for clause in clauses)
        if isclose(gap, quantity.value, rel_tol=1e-6) and (is_gap or is_other_way):
            return True
        if in_all and isclose(both, quantity.value, rel_tol=1e-6):
            return True
    return False


def _is_compared(quantity: Quantity, first: Quantity, gap: Quantity, span: SourceSpan) -> bool:
    """Whether it is what a passage compares a number with: 1,199 of "899 euros, 300 less than last year's model"."""
    told = lowered(span.text)
    end = gap.end - span.start
    way = way_to_other(told, end)
    ways = (way,) if way else (-1, 1) if _BETTER.match(told, end) else ()
    close = ABOUT * quantity.value / 2 if quantity.hedge else 1e-6
    return any(abs(first.value + one * gap.value - quantity.value) <= close for one in ways)


def _clause(text: str, at: int) -> str:
    """The clause around a place, in lower case."""
    start = max((end.end() for end in _CLAUSE_END.finditer(text, 0, at)), default=0)
    end = _CLAUSE_END.search(text, at)
    return lowered(text[start : end.start() if end else len(text)])


def _results(values: list[float]) -> Iterator[float]:
    for one in values:
        yield from (one + 1, one - 1, 100 - one, 1 - one, one / 100, one * 100, *((1 / one,) if one else ()))
    for one, other in permutations(values, 2):
        yield from (one - other, one * other, one * other / 100, one * (1 - other))
        yield from (one * (1 + other / 100), one * (1 - other / 100))
        if other:
            yield from (one / other, 100 * one / other, (one - other) / other, 100 * (one - other) / other, 1 - one / other)
