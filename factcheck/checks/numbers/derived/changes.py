"""Shares by which something rose or fell, and proportions, worked out of two numbers of the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from math import isclose

from factcheck.checks.numbers.derived.fitting import before, in_full
from factcheck.checks.numbers.measures import bases, same_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import ABOUT, FALLS, MOST_OPERANDS, RISES, Known, is_year
from factcheck.checks.plain_text import lowered, words_near
from factcheck.report import SourceSpan

_RATIO = re.compile(r"\b(?:ratio|relative risk|hr|rr)[\s:,=(]+(?:of\s|was\s|is\s)?$")
"""What leads up to a ratio of what is so in one group to what is so in another."""
_INTERVAL = re.compile(r"\b(?:ci|intervals?|iqr|range)\b[\s:,=(\[]*(?:(?:of|from|was|is)\s)?(?:[\d.]+\s?(?:to|-|–|,)\s?)?$")
"""What leads up to an end of an interval."""

_OF_ALL = re.compile(r"\bof (?:the |its |his |her |their |our |these |those |all |all the )?(?:\w+ )?$")
"""What leads up to the number of all, of which a share is told."""
_SHARE = 0.007
"""How far off a rounded share may be."""


def is_change(text: str, quantity: Quantity, known: Known) -> str:
    """From which number to which the share is the rise or fall that the text tells, or "" where it is none.

    The two stand in one source sentence, or in two with words in common.

    "Visits fell by a third" and "Visits fell 35 percent" for "41,000 people, down from 63,000".
    """
    told = lowered(text)
    bases = [base for base, words in enumerate((RISES, FALLS)) if words.search(told)]  # the smaller or the larger number
    share = quantity.value / 100 if quantity.unit == "percent" else quantity.value
    if ratio := _as_ratio(share, bases, known):
        return ratio
    slack = share * ABOUT if quantity.hedge or quantity.form == "fraction" else min(quantity.step / 200, share * ABOUT)
    numbers = [(span, in_full(q)) for span, q in known.evidence if _may_change(span, q)]
    numbers = numbers[:MOST_OPERANDS]
    for index, (span, first) in enumerate(numbers):
        for other_span, second in numbers[index + 1 :]:
            if not _are_of_one_kind(first, second):
                continue
            if span != other_span and not (
                first.unit
                and words_near(span.text, 0, 0, len(span.text)) & words_near(other_span.text, 0, 0, len(other_span.text))
            ):
                continue
            values = sorted((first.value, second.value))
            for start, end in ((values[base], values[1 - base]) for base in bases):
                if abs(abs(end - start) / start - share) <= slack:
                    return f"This is the change from {start:,.10g} to {end:,.10g} in the source."
    return ""


def _may_change(span: SourceSpan, quantity: Quantity) -> bool:
    """Whether a number may be one that something rises or falls from or to: no year, and no end of an interval."""
    is_number = quantity.form == "cardinal" and quantity.value > 0 and not is_year(quantity)
    return is_number and not _INTERVAL.search(lowered(before(span.text, quantity, span.start)))


def _as_ratio(share: float, ways: list[int], known: Known) -> str:
    """Such as "cut by 41 percent" for "hazard ratio 0.59"."""
    for span, other in known.evidence[:MOST_OPERANDS]:
        if other.unit or other.form != "cardinal" or not _RATIO.search(lowered(before(span.text, other, span.start))):
            continue
        if isclose(abs(1 - other.value), share, abs_tol=1e-6) and (0 if other.value > 1 else 1) in ways:
            return f"This is the change that a ratio of {other.value:,.10g} is."
    return ""


def _are_of_one_kind(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers have one unit, or one is left out behind the same scale: "310 million dollars from 402 million"."""
    if same_unit(first.unit, second.unit):
        return True
    return (not first.unit or not second.unit) and first.scale == second.scale > 1 and "percent" not in (first.unit, second.unit)


def as_share(quantity: Quantity, known: Known) -> str:
    """Of which two counts of a sentence the share is: three quarters, of "of the 240 households, 180 had an alarm"."""
    share = quantity.value / 100 if quantity.unit == "percent" else quantity.value
    slack = (
        ABOUT * share if quantity.hedge else _SHARE if quantity.form == "fraction" or quantity.in_words else quantity.step / 200
    )
    counts = [(span, other) for span, other in known.evidence[:MOST_OPERANDS] if other.form == "cardinal" and not other.unit]
    for span, every in counts:
        if not _OF_ALL.search(lowered(before(span.text, every, span.start))):
            continue
        for place, some in counts:
            if place == span and 0 < some.value < every.value and isclose(some.value / every.value, share, abs_tol=slack):
                return f"This is {some.value:,.10g} of {every.value:,.10g} in the source."
    return ""


def is_ratio(known: Known, factor: float) -> bool:
    """Whether two numbers of like things of one source sentence stand in this proportion, within a tenth."""
    told = [(span, in_full(q)) for span, q in known.evidence if q.form == "cardinal" and q.value > 0][:MOST_OPERANDS]
    return any(
        span == other_span and any(isclose(ratio, factor, rel_tol=0.1) for ratio in _ratios(first, second))
        for (span, first), (other_span, second) in permutations(told, 2)
    )


def _ratios(first: Quantity, second: Quantity) -> Iterator[float]:
    """How many times the second the first is, where they count or measure the same."""
    if first.unit == second.unit and (first.noun == second.noun or not first.noun or not second.noun):
        yield first.value / second.value
    elif first.unit and second.unit:
        others = dict(bases(second.unit, second.value))
        for dimension, base in bases(first.unit, first.value):
            if others.get(dimension, 0) > 0:
                yield base / others[dimension]


def is_share_of_multiple(quantity: Quantity, known: Known) -> bool:
    """Such as "50 percent more" for "half as much again", and "fell by 50 percent" for "halved"."""
    levels = (1 + quantity.value / 100, 1 - quantity.value / 100)
    return quantity.unit == "percent" and any(is_multiple(other) for level in levels for other in known.near(level))


def is_multiple(quantity: Quantity) -> bool:
    """Whether it says how many times as much: "double", "three times"."""
    return quantity.form == "multiple" or (quantity.form == "cardinal" and quantity.noun == "time")
