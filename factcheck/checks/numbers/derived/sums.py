"""Sums and differences of numbers of the evidence, and all other ways in which a number follows from them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import isclose

from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import moments
from factcheck.checks.kept import kept
from factcheck.checks.numbers.change import DIFFERENCE
from factcheck.checks.numbers.derived.fitting import COMPARES, before, fits, in_full, way_to_other
from factcheck.checks.numbers.derived.measured import as_measured
from factcheck.checks.numbers.derived.products import as_product, tells_total
from factcheck.checks.numbers.derived.remainders import as_remainder
from factcheck.checks.numbers.measures import bases, in_unit, minor_of, same_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.ranges import are_ends
from factcheck.checks.numbers.support import FALLS, MOST_OPERANDS, RISES, Known, is_year
from factcheck.checks.plain_text import lowered
from factcheck.report import SourceSpan

_LED = re.compile(r"\b(?:net|lead|margin|gap|advantage|deficit|surplus|difference|remaining|beat\w*|won|lost)\b[^.;]{0,30}$")
_AGED = re.compile(r"\b(?:was|were|is|aged|age(?: of)?|at)\s(?:(?:about|around|roughly|only|just|some)\s)?$")
_YEARS = {"": 1.0, "year": 1.0, "decade": 10.0, "century": 100.0}
_YEARLY = frozenset("year season edition anniversary festival summer winter time".split())
_OLD = re.compile(r"\b(?:aged?|old|older|anniversary|birthday|later|earlier|when (?:he|she|they) died)\b")
_ALONE = re.compile(r"\s(?:at|for|in|on|from|to|per|last|this|by|before|after)\b")
"""Behind a figure whose unit is that of another one: "18 euros in advance or 22 at the door"."""
_ONE = {"men": "man", "women": "woman", "children": "child", "people": "person"}
_OUT_OF = re.compile(r"\b(?:one|another) of\b")
_OVERLAPPING = 8  # readings of one date: its day, its month, its year
_OLDEST = 200
_HOURS = 24


def derivation(claim: Claim, quantity: Quantity, known: Known) -> str:
    """How the number follows from others of the evidence, in a sentence, or "" where it does not."""
    told = lowered(claim.sentence.text)
    return (
        as_remainder(told, quantity, known)
        or _as_years(told, quantity, known)
        or _as_sum(claim, told, quantity, known)
        or _as_one_more(told, quantity, known)
        or as_product(told, quantity, known)
        or _as_multiple(quantity, known)
        or as_measured(claim, quantity)
    )


def _as_years(told: str, quantity: Quantity, known: Known) -> str:
    if quantity.unit not in _YEARS or quantity.value > _OLDEST or not (quantity.unit or _counts_years(told, quantity)):
        return ""
    years = sorted({v for _, other in known.evidence for v in other.values if 1000 <= v <= 2100 and not other.unit})
    for first, second in combinations(years[:MOST_OPERANDS], 2):
        length = (second - first) / _YEARS[quantity.unit]
        if fits(quantity, length) or (quantity.hedge == "over" and quantity.value < length <= 2 * quantity.value):
            return "This is the difference of two years in the source."
    return ""


def _counts_years(told: str, quantity: Quantity) -> bool:
    """Whether a bare figure may be one of years: "aged 50", "the 50th", "its 50 years"."""
    return not quantity.noun or quantity.noun in _YEARLY or bool(_OLD.search(told))


def _operands(told: str, quantity: Quantity, known: Known, compares: bool) -> Iterator[tuple[SourceSpan, Quantity]]:
    """The numbers of the evidence that the quantity may be a sum or difference of, in its unit."""
    is_age = not quantity.unit and not quantity.noun and bool(_AGED.search(before(told, quantity)))
    with_unit = {span for span, other in known.evidence if quantity.unit and same_unit(quantity.unit, other.unit)}
    for span, other in ((span, in_full(other)) for span, other in known.evidence):
        if other.form != "cardinal":
            continue
        if is_age and other.unit == "year":
            yield span, replace(other, unit="", noun="")
            continue
        bare = not other.unit and (
            not other.noun
            or _ALONE.match(span.text, other.end - span.start)
            or (quantity.unit == "hour" and other.value <= _HOURS)
        )
        if same_unit(quantity.unit, other.unit) or (
            bare
            and quantity.unit not in ("", "percent")
            and not _is_dated(span, other)
            and (compares or (span in with_unit and not is_year(other)) or _shares_unit(quantity, span, other, known))
        ):
            yield span, other  # "asked for eight years; the court imposed five"
        elif minor_of(quantity.unit, other.unit):
            yield span, replace(other, values=(100 * other.value,))
        else:
            for dimension, base in bases(other.unit, other.value):
                if dimension in {own for own, _ in bases(quantity.unit, 1.0)} and dimension != "temperature":
                    yield span, replace(other, values=(in_unit(quantity.unit, base),))


def _is_dated(span: SourceSpan, other: Quantity) -> bool:
    """Whether a number of a span is part of a date or of a time of day that is told as such."""
    start, end = other.start - span.start, other.end - span.start
    dated = _dated(span.text)
    last = bisect_left(dated, (end, 0))
    return any(until > start for _, until in dated[max(0, last - _OVERLAPPING) : last])


@kept
def _dated(text: str) -> list[tuple[int, int]]:
    return sorted((moment.start, moment.end) for moment in moments(text) if moment.facet != "daypart")


def _shares_unit(quantity: Quantity, span: SourceSpan, other: Quantity, known: Known) -> bool:
    """Whether a bare figure has the unit of the next one: "2 and 8 kg"."""
    return any(
        own == span
        and same_unit(quantity.unit, after.unit)
        and span.text[other.end - span.start : after.start - span.start] == " and "
        for own, after in known.evidence
    )


def _are_parts(quantity: Quantity, first: Quantity, second: Quantity) -> bool:
    """Whether a count may be one of both together: "21 children" of boys and girls, not "65 chairs" of workers and chairs."""
    nouns = {first.noun, second.noun} - {""}
    return not (quantity.noun in nouns and len(nouns) > 1) and not (
        len(nouns) == 1 and quantity.noun and first.noun == second.noun
    )


def _way(span: SourceSpan, whole: Quantity, gap: Quantity) -> int:
    """The sign that leads to what a number is so many more or fewer than: -1 of "412 members, 23 more than last year", or 0."""
    return 0 if whole.end > gap.start else way_to_other(lowered(span.text), gap.end - span.start)


@kept
def _tells_change(told: str) -> bool:
    return bool(RISES.search(told) or FALLS.search(told))


def _as_sum(claim: Claim, told: str, quantity: Quantity, known: Known) -> str:
    value = quantity.value
    compares = bool(COMPARES.search(told, quantity.start) or _LED.search(before(told, quantity)))
    changes = compares or _tells_change(told)
    operands = list(_operands(told, quantity, known, changes or tells_total(told)))[:MOST_OPERANDS]
    for (span, first), (other_span, second) in combinations(operands, 2):
        is_age = not first.unit and not first.noun and first.end < second.start and bool(_AGED.search(before(told, quantity)))
        alike = bool(quantity.unit) or is_age or (first.noun == quantity.noun == second.noun != "")
        way = _way(span, first, second) if span == other_span else 0
        if way and first.noun == quantity.noun and isclose(first.value + way * second.value, value):
            return f"This is what {first.value:,.10g} is compared with in the source."
        adds_up = (
            way >= 0
            and isclose(first.value + second.value, value)
            and not (span == other_span and are_ends(claim.sources[span.source], first, second))
            and (alike or (span == other_span and first.value > 2 < second.value and _are_parts(quantity, first, second)))
        )
        gap = abs(first.value - second.value)
        in_full_scale = changes and quantity.scale == first.scale == second.scale > 1
        apart = alike or ((compares or in_full_scale) and span == other_span)
        if adds_up or (way <= 0 and apart and (isclose(gap, value) or (changes and fits(quantity, gap)))):
            return f"{DIFFERENCE} {first.value:,.10g} and {second.value:,.10g} in the source."
    return ""


def _as_one_more(told: str, quantity: Quantity, known: Known) -> str:
    """Such as "three dogs" of "a dog ... and two dogs"; of "one of two dogs", and of "two doors, a green door ...", it does not follow."""
    if quantity.unit or quantity.hedge or not quantity.noun or quantity.value < 3:
        return ""
    noun = re.escape(_ONE.get(quantity.noun, quantity.noun))
    one = re.compile(rf"\b(?P<article>an?|one|another)\s(?:[\w-]+\s){{0,2}}{noun}\b")
    if one.search(told):
        return ""
    for span, other in known.evidence:
        if other.form != "cardinal" or other.value != quantity.value - 1 or other.noun != quantity.noun:
            continue
        low, at = lowered(span.text), other.start - span.start
        apart = one.search(low, 0, at) or any(
            found["article"] not in ("a", "an") for found in one.finditer(low, other.end - span.start)
        )
        if apart and not _OUT_OF.search(low):
            return f"This is one more than {other.value:,.10g} in the source."
    return ""


def _as_multiple(quantity: Quantity, known: Known) -> str:
    """How a bound follows from a multiple: "fewer than 11,000" of "21,300, more than twice as many as were needed"."""
    if not quantity.hedge:
        return ""
    for span, times in known.evidence:
        for place, other in known.evidence if times.form == "multiple" and times.value > 1 else ():
            if place == span and other.form == "cardinal" and fits(quantity, other.value / times.value):
                return f"This is {other.value:,.10g} divided by {times.value:,.10g} in the source."
    return ""
