"""Sums, differences, products and remainders of numbers of the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations, product
from math import isclose, nan

from factcheck.checks.antonyms.check import are_opposites
from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import moments
from factcheck.checks.kept import kept
from factcheck.checks.numbers.change import DIFFERENCE
from factcheck.checks.numbers.hedges import BELOW
from factcheck.checks.numbers.measures import bases, in_unit, minor_of, same_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.ranges import are_ends
from factcheck.checks.numbers.support import ABOUT, FALLS, MOST_OPERANDS, RISES, Known, is_year
from factcheck.checks.plain_text import lowered, words_near
from factcheck.checks.vocabulary.words import stem
from factcheck.report import SourceSpan

_COMPARES = re.compile(
    r"\b(?:more|fewer|less|higher|lower|longer|shorter|older|younger|taller|extra|additional|apart|ahead|behind|clear|early|late|earlier"
    r"|later|lead|margin|gap|advantage|deficit|surplus|difference|remaining|remain(?:s|ed)?|to go|to spare|heavier|lighter|cheaper|dearer"
    r"|better|worse|slower|faster|quicker|warmer|cooler|colder|hotter|short of|off)\b"
)
_LED = re.compile(r"\b(?:net|lead|margin|gap|advantage|deficit|surplus|difference|remaining|beat\w*|won|lost)\b[^.;]{0,30}$")
_TOTAL = re.compile(
    r"\b(?:altogether|in all|in total|total|totals|together|combined|overall|cost|costs)\b"
    r"|\b(?:a|an|per|each|every) (?:hour|day|week|month|year)\b"
)
_LEADING_UP = 60
"""Characters before a number that say what it is."""
_OTHERS_BEFORE = re.compile(r"\b(?:other|remaining|rest of the|more|further)\s$")
_OTHERS_BEHIND = re.compile(r"\s(?:\w+\s)?(?:other|others|older|younger|elder|remaining)\b")
_EACH = re.compile(r"\b(?:a|an|per|each|every) (?:hour|day|week|month|year)\b|\b(?:each|apiece|on average|per head)\b")
_AGED = re.compile(r"\b(?:was|were|is|aged|age(?: of)?|at)\s(?:(?:about|around|roughly|only|just|some)\s)?$")
_YEARS = {"": 1.0, "year": 1.0, "decade": 10.0, "century": 100.0}
_YEARLY = frozenset("year season edition anniversary festival summer winter time".split())
_OLD = re.compile(r"\b(?:aged?|old|older|anniversary|birthday|later|earlier|when (?:he|she|they) died)\b")
_NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|without|against|other|others|rest|remain\w*|left|empty|lack\w*|except|outside|un\w{4,}|non\w*)\b|n['’]t\b"
)
_END = re.compile(r"(?:\s(?:\w+\s){0,2})?(?:before|from|to)\s(?:the\s)?(?:end|time|final whistle|full time|go)\b")
_MATCH = 90
"""Minutes of a football match."""
_THAN = re.compile(r"\s(?:\w+\s)?(?:more|higher|longer|older|(?P<fewer>fewer|less|lower|shorter|younger))\sthan\b")
_ALONE = re.compile(r"\s(?:at|for|in|on|from|to|per|last|this|by|before|after)\b")
"""Behind a figure whose unit is that of another one: "18 euros in advance or 22 at the door"."""
_WORD = re.compile(r"[^\W\d_]+")
_OLDEST = 200
_HOURS = 24
_COUNTS = ("", "day", "week", "month", "year")


def derivation(claim: Claim, quantity: Quantity, known: Known) -> str:
    """How the number follows from others of the evidence, in a sentence, or "" where it does not."""
    told = lowered(claim.sentence.text)
    return (
        _as_remainder(told, quantity, known)
        or _as_years(told, quantity, known)
        or _as_sum(claim, told, quantity, known)
        or _as_product(told, quantity, known)
        or _as_multiple(quantity, known)
    )


def _fits(quantity: Quantity, exact: float) -> bool:
    """Whether a worked out figure is the quantity, as far as its hedge goes: "more than two degrees" for 2.3."""
    if isclose(quantity.value, exact, rel_tol=1e-6, abs_tol=1e-9):
        return True
    gap, most = exact - quantity.value, ABOUT * exact
    if quantity.hedge == "over":
        return 0 < gap <= 2 * most
    if quantity.hedge in BELOW:
        return -most <= gap < 0
    return quantity.hedge == "about" and abs(gap) <= most


def _as_remainder(told: str, quantity: Quantity, known: Known) -> str:
    value = quantity.value
    if quantity.unit == "percent":
        if _is_of_the_rest(told, value, known):
            return "This is what remains of 100 percent."
        for span in {span for span, _ in known.evidence}:
            shares = [other.value for place, other in known.evidence if place == span and other.unit == "percent"]
            if len(shares) > 1 and isclose(100 - sum(shares), value, abs_tol=1e-6):
                return "This is what remains of 100 percent."
    if not quantity.unit and _is_rest(told, quantity, known):
        return "This is what the source leaves of a number."
    others = _OTHERS_BEFORE.search(_before(told, quantity)) or _OTHERS_BEHIND.match(told, quantity.end)
    if others and not quantity.unit and any(other.form == "cardinal" and not other.unit for other in known.near(value + 1)):
        return f"This is one fewer than {value + 1:,.10g} in the source."
    if (
        quantity.unit == "minute"
        and _END.match(told, quantity.end)
        and any(q.form == "ordinal" for q in known.near(_MATCH - value))
    ):
        return f"This is {_MATCH} less {_MATCH - value:,.10g}."
    return ""


def _is_of_the_rest(told: str, value: float, known: Known) -> bool:
    """Whether a share is what another one leaves, and the claim says something else of it than the source says of that one."""
    words = words_near(told, 0, 0, len(told))
    for span, other in known.evidence:
        if other.unit == "percent" and isclose(other.value, 100 - value):
            theirs = lowered(span.text)
            if bool(_NOT.search(told)) != bool(_NOT.search(theirs)) or words - words_near(theirs, 0, 0, len(theirs)):
                return True
    return False


def _is_rest(told: str, quantity: Quantity, known: Known) -> bool:
    """Whether it counts those of a number of whom the source's own count is not told: eleven who died where three of 14 survived."""
    for span in {span for span, _ in known.evidence}:
        counts = [other for place, other in known.evidence if place == span and other.form == "cardinal" and not other.unit]
        for part, whole in permutations(counts[:MOST_OPERANDS], 2):
            if isclose(part.value + quantity.value, whole.value) and (part.value in known.stated or _is_turned(told, span.text)):
                return True
    return False


def _is_turned(told: str, text: str) -> bool:
    """Whether a claim has the opposite of a word of a text."""
    return any(are_opposites(*pair) for pair in product(_stems(told), _stems(lowered(text))))


@kept
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, _WORD.findall(text)))


def _as_years(told: str, quantity: Quantity, known: Known) -> str:
    if quantity.unit not in _YEARS or quantity.value > _OLDEST or not (quantity.unit or _counts_years(told, quantity)):
        return ""
    years = sorted({v for _, other in known.evidence for v in other.values if 1000 <= v <= 2100 and not other.unit})
    for first, second in combinations(years[:MOST_OPERANDS], 2):
        if _fits(quantity, (second - first) / _YEARS[quantity.unit]):
            return "This is the difference of two years in the source."
    return ""


def _counts_years(told: str, quantity: Quantity) -> bool:
    """Whether a bare figure may be one of years: "aged 50", "the 50th", "its 50 years"."""
    return not quantity.noun or quantity.noun in _YEARLY or bool(_OLD.search(told))


def _operands(told: str, quantity: Quantity, known: Known, compares: bool) -> Iterator[tuple[SourceSpan, Quantity]]:
    """The numbers of the evidence that the quantity may be a sum or difference of, in its unit."""
    is_age = not quantity.unit and not quantity.noun and bool(_AGED.search(_before(told, quantity)))
    with_unit = {span for span, other in known.evidence if quantity.unit and same_unit(quantity.unit, other.unit)}
    for span, other in known.evidence:
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
    return any(moment.start < end and start < moment.end for moment in moments(span.text) if moment.facet != "daypart")


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


def _other_side(span: SourceSpan, whole: Quantity, gap: Quantity) -> float:
    """What a number is so many more or fewer than: 389 of "412 members, 23 more than last year"; nan where it is not."""
    found = _THAN.match(lowered(span.text), gap.end - span.start)
    if found is None or whole.end > gap.start:
        return nan
    return whole.value + gap.value if found["fewer"] else whole.value - gap.value


def _before(told: str, quantity: Quantity) -> str:
    """The words that lead up to a number."""
    return told[max(0, quantity.start - _LEADING_UP) : quantity.start]


@kept
def _tells_change(told: str) -> bool:
    return bool(RISES.search(told) or FALLS.search(told))


@kept
def _tells_total(told: str) -> bool:
    return bool(_TOTAL.search(told))


@kept
def _tells_each(told: str) -> bool:
    return bool(_EACH.search(told))


def _as_sum(claim: Claim, told: str, quantity: Quantity, known: Known) -> str:
    value = quantity.value
    compares = bool(_COMPARES.search(told, quantity.start) or _LED.search(_before(told, quantity)))
    changes = compares or _tells_change(told)
    operands = list(_operands(told, quantity, known, changes or _tells_total(told)))[:MOST_OPERANDS]
    for (span, first), (other_span, second) in combinations(operands, 2):
        is_age = not first.unit and not first.noun and first.end < second.start and bool(_AGED.search(_before(told, quantity)))
        alike = bool(quantity.unit) or is_age or (first.noun == quantity.noun == second.noun != "")
        if span == other_span and first.noun == quantity.noun and isclose(_other_side(span, first, second), value):
            return f"This is what {first.value:,.10g} is compared with in the source."
        adds_up = (
            isclose(first.value + second.value, value)
            and not (span == other_span and are_ends(claim.sources[span.source], first, second))
            and (alike or (span == other_span and first.value > 2 < second.value and _are_parts(quantity, first, second)))
        )
        gap = abs(first.value - second.value)
        apart = alike or (compares and span == other_span)
        if adds_up or (apart and (isclose(gap, value) or (changes and _fits(quantity, gap)))):
            return f"{DIFFERENCE} {first.value:,.10g} and {second.value:,.10g} in the source."
    return ""


def _as_product(told: str, quantity: Quantity, known: Known) -> str:
    """How a total is so many times so much: "400 trees", "310 euros each"; or so much of a total falls to each."""
    total, each = quantity.unit and _tells_total(told), quantity.unit and _tells_each(told)
    if not (total or each):
        return ""
    numbers = [other for _, other in known.evidence[:MOST_OPERANDS] if other.form == "cardinal" and not is_year(other)]
    for rate in (other for other in numbers if same_unit(other.unit, quantity.unit)):
        for count in (other for other in numbers if not same_unit(other.unit, rate.unit) and other.unit in _COUNTS):
            if total and isclose(count.value * rate.value, quantity.value):
                return f"This is {count.value:,.10g} times {rate.value:,.10g} in the source."
            if each and isclose(rate.value, quantity.value * count.value):
                return f"This is {rate.value:,.10g} divided by {count.value:,.10g} in the source."
    return ""


def _as_multiple(quantity: Quantity, known: Known) -> str:
    """How a bound follows from a multiple: "fewer than 11,000" of "21,300, more than twice as many as were needed"."""
    if not quantity.hedge:
        return ""
    for span, times in known.evidence:
        for place, other in known.evidence if times.form == "multiple" and times.value > 1 else ():
            if place == span and other.form == "cardinal" and _fits(quantity, other.value / times.value):
                return f"This is {other.value:,.10g} divided by {times.value:,.10g} in the source."
    return ""
