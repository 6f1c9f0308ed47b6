"""What the sources say in numbers, and whether a number of the rewrite follows from it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import undated
from factcheck.checks.kept import kept
from factcheck.checks.languages import shares_words
from factcheck.checks.numbers.hedges import keeps_to
from factcheck.checks.numbers.measures import bases, in_unit, is_rough, kind_of_unit, measure_of, minor_of, same_unit, units_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import source_span, within, words_near
from factcheck.report import SourceSpan

MOST_RIVALS = 100
"""Evidence numbers that one number is compared with."""
MOST_OPERANDS = 40
"""Evidence numbers that sums, differences and ratios are tried with."""
_MOST_EQUAL = 500  # equal source numbers that are looked at, for a source of nothing but numbers
_EXACT = 0.02  # how far apart unhedged figures may be, whatever their digits
_CONVERSION = 0.06  # how far apart two units may be, as writers round ("5 miles", "8 km")
ABOUT = 0.1
"""How far a figure may be off that says that it is rounded."""
RISES = re.compile(
    r"\b(?:ris(?:e|es|en|ing)\b|rose|rais(?:e|es|ed|ing)\b|increas|gr[eo]w|gain|climb|jump|soar|surg|up\b|more|high|larg|big|long|add|expan|swell|swollen)"
)
FALLS = re.compile(
    r"\b(?:f[ae]ll|declin|decreas|drop|down|less|fewer|low|small|short|shr[aiu]nk|cut|los[est]|reduc|plung|slump|slid|s[au]nk|shed)"
)

_ROUND = 5
"""Lists of the best end at a round number: a top 41 is a slip."""
_TOP = re.compile(r"\b(?:(?:top|bottom)[- ]|(?:among|one of) (?:the |its |their ))$")


@dataclass(frozen=True)
class SourceNumbers:
    """The quantities of a source, and every reading of each, sorted by value."""

    found: tuple[Quantity, ...]
    values: tuple[float, ...]
    owners: tuple[Quantity, ...]
    dated: frozenset[int]
    """Where those start that are part of a date."""

    def between(self, low: float, high: float) -> tuple[Quantity, ...]:
        """The quantities with a reading in [low, high]."""
        first, last = bisect_left(self.values, low), bisect_right(self.values, high)
        return self.owners[first : min(last, first + _MOST_EQUAL)]


@kept
def source_numbers(text: str) -> SourceNumbers:
    """The numbers of a source, kept for the next sentence."""
    found = quantities(text)
    dated = frozenset(q.start for q in found).difference(q.start for q in undated(text, found)) if found else frozenset[int]()
    readings = sorted((value, index) for index, quantity in enumerate(found) for value in quantity.values)
    return SourceNumbers(found, tuple(value for value, _ in readings), tuple(found[index] for _, index in readings), dated)


@dataclass(frozen=True)
class Known:
    """All numbers of the sources, those in the evidence with their places, best evidence first, and those that the sentence states."""

    sources: tuple[SourceNumbers, ...]
    evidence: tuple[tuple[SourceSpan, Quantity], ...]
    stated: frozenset[float]

    def between(self, low: float, high: float) -> list[Quantity]:
        """The source quantities with a reading in [low, high]."""
        return [quantity for numbers in self.sources for quantity in numbers.between(low, high)]

    def near(self, value: float, tolerance: float = 0.0) -> list[Quantity]:
        """The source quantities with this value, or one no farther off than `tolerance`."""
        slack = tolerance + abs(value) * 1e-9
        return self.between(value - slack, value + slack)


def known_numbers(claim: Claim) -> Known:
    """The numbers that the sentence is compared with."""
    sources = tuple(source_numbers(source) for source in claim.sources)
    evidence = tuple(
        (span, quantity)
        for span in claim.evidence
        if 0 <= span.source < len(sources)
        for quantity in within(sources[span.source].found, span.start, span.end)
    )
    stated = frozenset(value for quantity in quantities(claim.sentence.text) for value in quantity.values)
    return Known(sources, evidence, stated)


def is_trivial(text: str, quantity: Quantity) -> bool:
    """What is hardly ever a figure: "one", "first", "second", "double" as an adjective, nought, a bare year."""
    if is_year(quantity) and not quantity.noun:
        return True
    if quantity.form == "ordinal" and quantity.in_words:
        return quantity.value <= 2
    if quantity.form == "multiple":
        return text[quantity.start : quantity.end].lower() in ("double", "triple", "halve", "quadruple")
    return quantity.value == 0 or (quantity.in_words and quantity.value == 1 and not quantity.unit)


def is_year(quantity: Quantity) -> bool:
    """Whether it may be a year."""
    return quantity.form == "cardinal" and 1900 <= quantity.value <= 2100 and not quantity.unit


def is_converted(quantity: Quantity, known: Known) -> bool:
    """The same measure in another unit: "8 km" for "5 miles", "two days" for "48 hours", "86 °F" for "30 °C"."""
    if _is_in_minor(quantity, known):
        return True
    for dimension, base in bases(quantity.unit, quantity.value):
        for unit in units_of(dimension):
            if same_unit(unit, quantity.unit):
                continue
            value, step = in_unit(unit, base), in_unit(unit, bases(quantity.unit, quantity.value + quantity.step)[-1][1])
            wide = max(abs(value) * _CONVERSION, 1e-6)
            if any(
                same_unit(other.unit, unit) and _is_as_much(quantity, value, abs(step - value), other)
                for other in known.between(value - wide, value + wide)
            ):
                return True
    return False


def _is_in_minor(quantity: Quantity, known: Known) -> bool:
    """Such as "50 cents" for "0.50 euros", or the other way round."""
    return any(minor_of(quantity.unit, other.unit) for other in known.near(quantity.value / 100)) or any(
        minor_of(other.unit, quantity.unit) for other in known.near(quantity.value * 100)
    )


def _is_as_much(quantity: Quantity, value: float, step: float, other: Quantity) -> bool:
    """Whether a figure, in the unit of the source's, is no farther from it than the finer of the two allows."""
    if quantity.hedge or other.hedge:
        return True
    slack = step / 2
    if is_rough(measure_of(quantity.unit), measure_of(other.unit)):
        slack = max(slack, min(other.step / 2, _EXACT * abs(value)), _EXACT / 2 * abs(value))
    else:
        slack = min(slack, _EXACT * abs(value))
    return any(abs(exact - value) <= slack + 1e-9 * abs(value) for exact in other.values)


def is_rounded(quantity: Quantity, known: Known) -> bool:
    """Such as "About 1,200" or "$1.2 billion" for 1,187 and 1,187,000,000; a rounded figure without a hedge must keep to its last digit."""
    return any(_is_rounded(quantity, value, known) for value in quantity.values) or _is_percent_of_fraction(quantity, known)


def _is_rounded(quantity: Quantity, value: float, known: Known) -> bool:
    bounds = {
        "about": (value * (1 - ABOUT), value * (1 + ABOUT)),
        "over": (value, value * 1.25 + quantity.step),
        "under": (value * 0.75 - quantity.step, value),
        "nearly": (value * (1 - ABOUT), value),
    }
    if quantity.hedge in bounds:  # a rounder figure than the source's: "more than 1,100" for 1,187, not "below 26" for "below 25"
        near = known.between(*sorted(bounds[quantity.hedge]))
        if any(other.step < quantity.step or (quantity.hedge == "about" and other.hedge != "about") for other in near):
            return True
    if quantity.step > 1 or quantity.scale > 1 or value != int(value):
        close = known.between(value - quantity.step / 2, value + quantity.step / 2)
        if any(other.step < quantity.step and keeps_to(quantity.hedge, value, other.value) for other in close):
            return True
    return any(other.hedge == "about" and other.step >= quantity.step for other in known.near(value, abs(value) * ABOUT / 2))


def is_within_bound(quantity: Quantity, known: Known) -> bool:
    """Whether a looser bound is given than the source's exact figure has: "more than 25" for 30. True, but not what the source says."""
    low, high = {"over": (quantity.value, 2 * quantity.value), "under": (quantity.value / 2, quantity.value)}.get(
        quantity.hedge, (1, 0)
    )
    return any(
        low <= value <= high and not other.hedge and other.form == "cardinal"
        for _, other in known.evidence[:MOST_RIVALS]
        for value in _in_unit_of(quantity, other)
    )


def is_share_within_bound(quantity: Quantity, known: Known) -> bool:
    """Whether all shares of the evidence keep to the bound of a fraction: "less than half" for a third."""
    shares = [
        q.value if q.form == "fraction" else q.value / 100
        for _, q in known.evidence
        if q.form == "fraction" or q.unit == "percent"
    ]
    if quantity.hedge == "over":
        return all(share > quantity.value for share in shares)
    return quantity.hedge == "under" and all(share < quantity.value for share in shares)


def is_of_the_top(text: str, quantity: Quantity, known: Known) -> bool:
    """Whether it only says how many come first, and the evidence has a smaller figure: "the top 20" for "number 12", "the top ten"."""
    if quantity.value % _ROUND or not _TOP.search(text[max(0, quantity.start - 20) : quantity.start].lower()):
        return False
    return any(
        same_unit(quantity.unit, other.unit) and 1 < other.value < quantity.value for _, other in known.evidence[:MOST_RIVALS]
    )


def _in_unit_of(quantity: Quantity, other: Quantity) -> Iterator[float]:
    """The value of another quantity in the unit of this one; none where they measure different things."""
    if same_unit(quantity.unit, other.unit):
        yield other.value
        return
    own = {dimension for dimension, _ in bases(quantity.unit, 1.0)}
    yield from (in_unit(quantity.unit, base) for dimension, base in bases(other.unit, other.value) if dimension in own)


def _is_percent_of_fraction(quantity: Quantity, known: Known) -> bool:
    slack = 0.05 if quantity.hedge else 0.007
    return quantity.unit == "percent" and any(other.form == "fraction" for other in known.near(quantity.value / 100, slack))


def like_rival(claim: Claim, quantity: Quantity, known: Known) -> bool:
    """Whether the evidence counts the same thing, or stands among the same words, with a number that this sentence does not have."""
    near = words_near(claim.sentence.text, quantity.start, quantity.end)
    return any(
        _counts_the_same(quantity, other)
        or (_comparable(quantity, other) and len(near & words_near(claim.sources[span.source], other.start, other.end)) >= 2)
        for span, other in known.evidence[:MOST_RIVALS]
        if not known.stated & set(other.values) and not _is_no_rival(claim, known, span, other)
    )


def _is_no_rival(claim: Claim, known: Known, span: SourceSpan, other: Quantity) -> bool:
    return other.start in known.sources[span.source].dated or is_trivial(claim.sources[span.source], other)


def rival(claim: Claim, quantity: Quantity, known: Known) -> SourceSpan | None:
    """The number of the evidence that was most likely meant: of the same sort, not itself stated here, among the same words."""
    near = words_near(claim.sentence.text, quantity.start, quantity.end)
    best: tuple[tuple[bool, bool, int, int], SourceSpan] | None = None
    for rank, (span, other) in enumerate(known.evidence[:MOST_RIVALS]):
        source = claim.sources[span.source]
        if not _comparable(quantity, other) or known.stated & set(other.values) or _is_no_rival(claim, known, span, other):
            continue
        alike, same = len(near & words_near(source, other.start, other.end)), _counts_the_same(quantity, other)
        key = (same, same_unit(quantity.unit, other.unit), alike, -rank)
        likely = alike or same or quantity.unit == other.unit != "" or not shares_words(claim.sentence.text, span.text)
        if likely and (best is None or key > best[0]):
            best = key, source_span(claim, span.source, other.start, other.end)
    return best[1] if best else None


def _comparable(quantity: Quantity, other: Quantity) -> bool:
    forms = {quantity.form, other.form}
    if forms == {"fraction", "cardinal"}:
        return "percent" in (quantity.unit, other.unit)
    if forms == {"vague", "cardinal"}:
        return quantity.noun == other.noun
    if len(forms) > 1:
        return False
    return kind_of_unit(quantity.unit) == kind_of_unit(other.unit) or quantity.noun == other.noun != ""


def _counts_the_same(quantity: Quantity, other: Quantity) -> bool:
    if other.form != quantity.form or quantity.noun != other.noun:
        return False
    return same_unit(quantity.unit, other.unit) and bool(quantity.unit or quantity.noun)
