"""Numbers and quantities that the sources do not have, whatever way they are written there.

Years and calendar dates belong to `factcheck.checks.dates`. A number that counting, adding or subtracting yields is only "info".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from factcheck.checks.claim import Claim
from factcheck.checks.moments import moments
from factcheck.checks.plain_text import lowered, source_span, within, words_near
from factcheck.checks.quantities import Form, Quantity, quantities
from factcheck.checks.units import MEASURES
from factcheck.report import Reason, Severity, SourceSpan

KIND = "number"
_MOST_OPERANDS = 40  # evidence numbers that sums and differences are tried with
_SMALL = 10  # counts up to here are often made by counting names
_CONVERSION = 0.06  # how far apart two units may be, as writers round ("5 miles", "8 km")
_ABOUT = 0.1
_COLLECTIVES = {
    2.0: re.compile(r"\b(?:both|couple|pair|duo|twins?|double|twice|second|brace|either|neither|bi\w+|dual)\b"),
    3.0: re.compile(r"\b(?:trio|triple\w*|treble|triplets?|hat-trick|tri\w+)\b"),
    4.0: re.compile(r"\b(?:quartet|quadrup\w+|four\w*)\b"),
    5.0: re.compile(r"\b(?:quintet|quintup\w+|five\w*)\b"),
    12.0: re.compile(r"\bdozens?\b"),
}


@dataclass(frozen=True)
class _Numbers:
    """The quantities of a source, and every reading of each as (value, quantity) sorted by value."""

    found: tuple[Quantity, ...]
    values: tuple[float, ...]
    owners: tuple[Quantity, ...]

    def between(self, low: float, high: float) -> tuple[Quantity, ...]:
        """The quantities with a reading in [low, high]; bounded, for a source of nothing but numbers."""
        first, last = bisect_left(self.values, low), bisect_right(self.values, high)
        return self.owners[first : min(last, first + 500)]


@lru_cache(maxsize=32)
def _numbers(text: str) -> _Numbers:
    found = quantities(text)
    readings = sorted(((value, index) for index, quantity in enumerate(found) for value in quantity.values))
    owners = tuple(found[index] for _, index in readings)
    return _Numbers(found, tuple(value for value, _ in readings), owners)


@dataclass(frozen=True)
class _Known:
    """All numbers of the sources, and those in the evidence with their places, best evidence first."""

    sources: tuple[_Numbers, ...]
    evidence: tuple[tuple[SourceSpan, Quantity], ...]
    stated: frozenset[float]

    def between(self, low: float, high: float) -> list[Quantity]:
        return [quantity for numbers in self.sources for quantity in numbers.between(low, high)]

    def near(self, value: float, tolerance: float = 0.0) -> list[Quantity]:
        slack = tolerance + abs(value) * 1e-9
        return self.between(value - slack, value + slack)


def find(claim: Claim) -> list[Reason]:
    """The numbers of the sentence that the sources do not support, each with the closest number of its sort in the evidence."""
    if not any(source.strip() for source in claim.sources):
        return []
    text = claim.sentence.text
    dated = [(moment.start, moment.end) for moment in moments(text) if moment.facet != "daypart"]
    stated = [quantity for quantity in quantities(text) if not any(s < quantity.end and quantity.start < e for s, e in dated)]
    stated = [quantity for quantity in stated if not _trivial(text, quantity)]
    if not stated:
        return []
    sources = tuple(_numbers(source) for source in claim.sources)
    evidence = tuple(
        (span, quantity)
        for span in claim.evidence
        if 0 <= span.source < len(sources)
        for quantity in within(sources[span.source].found, span.start, span.end)
    )
    known = _Known(sources, evidence, frozenset(value for quantity in quantities(text) for value in quantity.values))
    return [reason for quantity in stated if (reason := _JUDGES[quantity.form](claim, quantity, known))]


def _trivial(text: str, quantity: Quantity) -> bool:
    """What is hardly ever a figure: "one", "first", "second", "double" as an adjective, nought, a bare year."""
    if quantity.form == "cardinal" and 1900 <= quantity.value <= 2100 and not (quantity.unit or quantity.noun):
        return True
    if quantity.form == "ordinal" and quantity.in_words:
        return quantity.value <= 2
    if quantity.form == "multiple":
        return text[quantity.start : quantity.end].lower() in ("double", "triple", "halve", "quadruple")
    return quantity.value == 0 or (quantity.in_words and quantity.value == 1 and not quantity.unit)


def _report(claim: Claim, quantity: Quantity, severity: Severity, message: str, rival: SourceSpan | None = None) -> Reason:
    return claim.reason(KIND, message, quantity.start, quantity.end, rival, severity)


def _unsupported(claim: Claim, quantity: Quantity, known: _Known, severity: Severity) -> Reason:
    text, rival = claim.sentence.text[quantity.start : quantity.end], _rival(claim, quantity, known)
    if rival is None:
        return _report(claim, quantity, severity, f"“{text}” is not in the source.")
    return _report(claim, quantity, severity, f"“{rival.text}” in the source is “{text}” here.", rival)


def _cardinal(claim: Claim, quantity: Quantity, known: _Known) -> Reason | None:
    same = [other for value in quantity.values for other in known.near(value)]
    if same:
        return _other_unit(claim, quantity, known, same) or _other_bound(claim, quantity, known, same) or _elsewhere(claim, quantity, known)
    if _converted(quantity, known) or _rounded(quantity, known) or _collective(claim, quantity):
        return None
    if derivation := _derived(claim, quantity, known):
        return _report(claim, quantity, "info", derivation)
    small = quantity.value <= _SMALL and quantity.value == int(quantity.value) and not quantity.unit
    return _unsupported(claim, quantity, known, "warning" if small and not _like_rival(claim, quantity, known) else "error")


def _kind_of_unit(unit: str) -> str:
    return "percent" if unit == "percent" else MEASURES[unit][0] if unit in MEASURES else "money" if unit else ""


def _same_unit(first: str, second: str) -> bool:
    if first in MEASURES and second in MEASURES:
        return MEASURES[first] == MEASURES[second]
    return first == second


def _other_unit(claim: Claim, quantity: Quantity, known: _Known, same: list[Quantity]) -> Reason | None:
    """The same figure, but of something else everywhere: "5 miles" where the source has "5 km"."""
    if not quantity.unit or any(not other.unit or _same_unit(quantity.unit, other.unit) or other.form != "cardinal" for other in same):
        return None
    if _converted(quantity, known):
        return None
    for span, other in known.evidence:
        if other in same and not _same_unit(other.unit, quantity.unit):
            rival = source_span(claim, span.source, other.start, other.end)
            text = claim.sentence.text[quantity.start : quantity.end]
            alike = _kind_of_unit(other.unit) == _kind_of_unit(quantity.unit) or quantity.noun == other.noun
            return _report(claim, quantity, "error" if alike else "warning", f"“{rival.text}” in the source is “{text}” here.", rival)
    return None


def _other_bound(claim: Claim, quantity: Quantity, known: _Known, same: list[Quantity]) -> Reason | None:
    """"More than 50" where every 50 of the source is "nearly 50"."""
    opposite = {"over": "under", "under": "over"}.get(quantity.hedge)
    if opposite is None or any(other.hedge != opposite for other in same):
        return None
    for span, other in known.evidence:
        if other in same:
            start = max(span.start, other.start - 12)
            start = claim.sources[span.source].rfind(" ", span.start, start) + 1 if start > span.start else span.start
            rival = source_span(claim, span.source, max(start, span.start), other.end)
            return _report(claim, quantity, "error", f"“{rival.text}” in the source has the opposite bound here.", rival)
    return None


def _elsewhere(claim: Claim, quantity: Quantity, known: _Known) -> Reason | None:
    """The figure is in the source, but the evidence has another one for what looks like the same thing."""
    if any(value in other.values for _, other in known.evidence for value in quantity.values) or not known.evidence:
        return None
    rival = _rival(claim, quantity, known)
    if rival is None or not _like_rival(claim, quantity, known):
        return None
    text = claim.sentence.text[quantity.start : quantity.end]
    return _report(claim, quantity, "warning", f"The closest passage has “{rival.text}”; “{text}” is elsewhere in the source.", rival)


def _converted(quantity: Quantity, known: _Known) -> bool:
    """The same measure in another unit: "8 km" for "5 miles", "two days" for "48 hours"."""
    if quantity.unit not in MEASURES:
        return False
    dimension, factor = MEASURES[quantity.unit]
    for unit, (other_dimension, other_factor) in MEASURES.items():
        if other_dimension == dimension and other_factor != factor:
            value = quantity.value * factor / other_factor
            slack = max(value * _CONVERSION, quantity.step * factor / other_factor / 2)
            if any(other.unit == unit for other in known.between(value - slack, value + slack)):
                return True
    return False


def _rounded(quantity: Quantity, known: _Known) -> bool:
    """"About 1,200" or "$1.2 billion" for 1,187 and 1,187,000,000; a rounded figure without a hedge must keep to its last digit."""
    for value in quantity.values:
        if quantity.hedge == "about" and known.between(value * (1 - _ABOUT), value * (1 + _ABOUT)):
            return True
        if quantity.hedge == "over" and known.between(value, value * 1.25 + quantity.step):
            return True
        if quantity.hedge == "under" and known.between(value * 0.75 - quantity.step, value):
            return True
        if quantity.step > 1 or quantity.scale > 1 or quantity.value != int(quantity.value):
            close = known.between(value - quantity.step / 2, value + quantity.step / 2)
            if any(other.step < quantity.step and abs(other.value - value) <= 0.05 * abs(value) for other in close):
                return True
        if any(other.hedge == "about" and other.step >= quantity.step for other in known.near(value, value * _ABOUT / 2)):
            return True
    if quantity.unit == "percent":
        slack = 0.05 if quantity.hedge else 0.007
        return any(other.form == "fraction" for other in known.near(quantity.value / 100, slack))
    return False


def _collective(claim: Claim, quantity: Quantity) -> bool:
    pattern = _COLLECTIVES.get(quantity.value)
    return bool(pattern and any(pattern.search(lowered(source)) for source in claim.sources))


def _derived(claim: Claim, quantity: Quantity, known: _Known) -> str:
    """How the number follows from others of the evidence, or "" ."""
    if quantity.unit == "percent" and known.near(100 - quantity.value) and any(o.unit == "percent" for o in known.near(100 - quantity.value)):
        return "This is what remains of 100 percent."
    value = quantity.value
    if quantity.unit in ("year", "decade", "month", "") and value <= 200:
        years = sorted({v for _, other in known.evidence for v in other.values if 1000 <= v <= 2100 and not other.unit})[:_MOST_OPERANDS]
        if any(isclose(b - a, value) for a in years for b in years):
            return "This is the difference of two years in the source."
    operands = [
        (other.value, other.unit, other.noun)
        for _, other in known.evidence
        if other.form == "cardinal" and (other.unit == quantity.unit and quantity.unit or (not other.unit and other.noun and other.noun == quantity.noun))
    ][:_MOST_OPERANDS]
    for index, (first, _, _) in enumerate(operands):
        for second, _, _ in operands[index + 1 :]:
            if isclose(first + second, value) or isclose(abs(first - second), value):
                return f"This is the sum or difference of {first:g} and {second:g} in the source."
    return ""


def _ordinal(claim: Claim, quantity: Quantity, known: _Known) -> Reason | None:
    if known.near(quantity.value):
        return None
    if any(known.near(quantity.value + step) for step in (-1, 1)) and not _like_rival(claim, quantity, known):
        return _unsupported(claim, quantity, known, "warning")
    return _unsupported(claim, quantity, known, "error" if quantity.value > 5 or _like_rival(claim, quantity, known) else "warning")


def _fraction(claim: Claim, quantity: Quantity, known: _Known) -> Reason | None:
    value, slack = quantity.value, quantity.step if not quantity.hedge else 0.1
    if any(other.form in ("fraction", "multiple") for other in known.near(value, slack)) or any(
        other.unit == "percent" for other in known.near(value * 100, slack * 100)
    ):
        return None
    if any(isclose(v, 1 / value, rel_tol=0.02) for _, other in known.evidence for v in other.values if other.form == "multiple"):
        return None
    pieces = re.findall(r"\w+", claim.sentence.text[quantity.start : quantity.end].lower())
    if len(pieces) > 1 and all(any(piece in lowered(source) for source in claim.sources) for piece in pieces):
        return None
    if _ratio(known, value) or _ratio(known, 1 / value if value else 0):
        return None
    rivals = [other for _, other in known.evidence if other.form == "fraction" or other.unit == "percent"]
    return _unsupported(claim, quantity, known, "error" if rivals else "warning")


def _ratio(known: _Known, factor: float) -> bool:
    values = [other.value for _, other in known.evidence if other.form == "cardinal" and other.value > 0][:_MOST_OPERANDS]
    return any(isclose(first / second, factor, rel_tol=0.1) for first in values for second in values)


def _multiple(claim: Claim, quantity: Quantity, known: _Known) -> Reason | None:
    value = quantity.value
    same = known.near(value) + (known.near(1 / value) if value else [])
    if any(other.form in ("multiple", "fraction") or other.value == value for other in same) or _ratio(known, value):
        return None
    if any(other.unit == "percent" for other in known.near(abs(value - 1) * 100, 10)):
        return None
    if _collective(claim, quantity):
        return None
    rivals = [other for _, other in known.evidence if other.form == "multiple"]
    return _unsupported(claim, quantity, known, "error" if rivals else "warning")


def _vague(claim: Claim, quantity: Quantity, known: _Known) -> Reason | None:
    fitting = known.between(quantity.value, quantity.high)
    if any(other.form != "vague" or other.value == quantity.value for other in fitting):
        return None
    if any(other.form == "vague" and other.value <= quantity.value <= other.high for numbers in known.sources for other in numbers.found[:2000]):
        return None
    rivals = [other for _, other in known.evidence if other.form == "vague"]
    return _unsupported(claim, quantity, known, "error" if rivals and quantity.value != 2 else "warning")


_JUDGES: dict[Form, Callable[[Claim, Quantity, _Known], Reason | None]] = {
    "cardinal": _cardinal,
    "ordinal": _ordinal,
    "fraction": _fraction,
    "multiple": _multiple,
    "vague": _vague,
}


def _comparable(quantity: Quantity, other: Quantity) -> bool:
    if quantity.form in ("fraction", "vague", "multiple"):
        return other.form == quantity.form or (quantity.form == "fraction" and other.unit == "percent") or (
            quantity.form == "vague" and other.form == "cardinal" and other.noun == quantity.noun
        )
    if other.form != quantity.form and not (other.form == "vague" and quantity.form == "cardinal" and quantity.noun == other.noun):
        return False
    return _kind_of_unit(quantity.unit) == _kind_of_unit(other.unit) or bool(quantity.noun and quantity.noun == other.noun)


def _like_rival(claim: Claim, quantity: Quantity, known: _Known, shared_words: int = 2) -> bool:
    """Whether the evidence counts the same thing, or stands among the same words, with a number that this sentence does not have."""
    near = words_near(claim.sentence.text, quantity.start, quantity.end)
    return any(
        _counts_the_same(quantity, other)
        or (_comparable(quantity, other) and len(near & words_near(claim.sources[span.source], other.start, other.end)) >= shared_words)
        for span, other in _candidates(known)
        if not known.stated & set(other.values) and not _trivial(claim.sources[span.source], other)
    )


def _counts_the_same(quantity: Quantity, other: Quantity) -> bool:
    if other.form != quantity.form:
        return False
    if quantity.unit or other.unit:
        return _same_unit(quantity.unit, other.unit) and (quantity.noun == other.noun)
    return bool(quantity.noun) and quantity.noun == other.noun


def _rival(claim: Claim, quantity: Quantity, known: _Known) -> SourceSpan | None:
    """The number of the evidence that was most likely meant: of the same sort, not itself stated here, among the same words."""
    near = words_near(claim.sentence.text, quantity.start, quantity.end)
    best: tuple[tuple[bool, bool, int, int], SourceSpan] | None = None
    for rank, (span, other) in enumerate(_candidates(known)):
        if not _comparable(quantity, other) or known.stated & set(other.values):
            continue
        source = claim.sources[span.source]
        alike = len(near & words_near(source, other.start, other.end))
        same = _counts_the_same(quantity, other)
        if _trivial(source, other) or not (alike or same or quantity.unit == other.unit != ""):
            continue
        key = (same, _same_unit(quantity.unit, other.unit), alike, -rank)
        if best is None or key > best[0]:
            best = key, source_span(claim, span.source, other.start, other.end)
    return best[1] if best else None


def _candidates(known: _Known) -> Iterable[tuple[SourceSpan, Quantity]]:
    return known.evidence[:200]
