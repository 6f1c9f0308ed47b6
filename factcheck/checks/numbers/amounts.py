"""The normal form of an amount: its kind and its value in the base unit of that kind, with all the words that say it.

Two amounts are the same where their kinds agree and their values do, as far as rounding and bounds allow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.checks.dates.moments import undated
from factcheck.checks.kept import kept
from factcheck.checks.numbers.hedges import BEFORE, BELOW, NO_HEDGE, STRICT, Hedge, are_opposite
from factcheck.checks.numbers.measures import BASIS_POINT, bases, is_rough, measure_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered, stem

YEAR = 365.25 * 86_400
"""The value of an amount of one year, in seconds (as in ``units.toml``)."""
_ROUNDED = 0.02  # how far apart converted figures may be where neither says that it is rounded
_ABOUT = 0.06  # where one does
_BOUND = 0.3  # how much looser than the figure a bound may be: "more than 16,000" for 16,181
_NEARLY = 0.1  # and how much higher "nearly" may go
_MOST_ROUNDED = 0.06  # whatever a rounder figure's last digit allows
_SHARE = 0.7  # percentage points between a fraction in words and a share in figures

_LONGEST_HEDGE = 20
_HEDGE = re.compile(rf"(?:{'|'.join(re.escape(words) for words in sorted(BEFORE, key=len, reverse=True))}|just|only|exactly)\s?$")
_UNIT = "second|minute|hour|day|week|fortnight|month|year|decade|century|mile|kilometre|kilometer|metre|meter"
_MEASURE = rf"{_UNIT}|litre|liter|kilo|kilogram|tonne|ton|pint|gallon|cup|teaspoon|tablespoon|acre|hectare|inch|foot|yard"
_LED = "for|in|about|after|under|least|took|takes?|last(?:ed|s)|than|over|just|only|within|nearly|almost|around|some"
# "an hour and a half"; "half an hour"; "for a day", but not "twice a day"
_ARTICLES = (
    re.compile(rf"\b(?P<one>an?|one) (?P<unit>{_MEASURE}) and (?:an? (?P<part>half|quarter)|(?P<part3>three)[- ]quarters)\b"),
    re.compile(
        rf"\b(?:(?P<part>half) an?|(?:an? )?(?P<part2>quarter) of an?|(?P<part3>three)[- ]quarters of an?) (?P<unit>{_MEASURE})\b"
    ),
    re.compile(rf"\b(?:{_LED}) (?P<one>an?|one) (?P<unit>{_UNIT})\b(?![-'])"),
    re.compile(rf"\b(?P<one>an?|one) (?P<unit>{_UNIT})(?=['’]s\s[a-z])"),  # "an hour's lesson"
    re.compile(r"\b(?P<one>an?|one) (?P<unit>fortnight)\b"),
    re.compile(r"\b(?:(?P<part>half) a|(?:an? )?(?P<part2>quarter) of a) (?P<unit>percentage point|percent|point)\b"),
    re.compile(rf"\b(?P<one>an?|one) (?P<unit>{_UNIT})(?= (?:ahead of|behind|late|early|apart)\b)"),
)
_OR_EQUAL = re.compile(r"\b(?:no|not)\s(?:more|less|fewer|greater)\sthan$")
"""Bounds that the figure itself fits: "no fewer than 40"."""
_POINTS = re.compile(r"[ -]points?\b")
_ARTICLE = re.compile(r"\ban?\s$")
_WITHOUT_MEASURE = {"percent": "percent", "percentage point": "point", "point": "point"}
"""Kinds of what is measured in no unit; cups and spoons are counted."""
_PARTS = {"half": 0.5, "quarter": 0.25, "three": 0.75}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount, where ``text[start:end]`` is all that says it, with its hedge, and ``text[figure:end]`` without.

    `kind` is a dimension such as "length", a currency, "percent", "point" or "" for what is only counted; `other` is a second reading (the
    pound is a weight too). `step` is how fine the figure is, in the base unit, `measure` the unit of a measure as `MEASURES` has it.
    `strict` tells that the figure itself does not fit its bound.
    """

    start: int
    figure: int
    end: int
    kind: str
    value: float
    step: float
    hedge: Hedge = ""
    noun: str = ""
    unit: str = ""
    in_words: bool = False
    other: tuple[str, float] | None = None
    values: tuple[float, ...] = ()
    measure: str = ""
    strict: bool = False

    @property
    def readings(self) -> list[tuple[str, float]]:
        """What it may stand for: kinds with values."""
        values = [(self.kind, value) for value in self.values or (self.value,)]
        return [*values, self.other] if self.other else values


@kept
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text, sorted by start; ordinals, multiples and rough numbers ("dozens") are none."""
    low = lowered(text)
    found = [amount for quantity in quantities(text) if (amount := _amount(low, quantity))]
    for pattern in _ARTICLES:
        for match in pattern.finditer(low):
            amount = _of_article(low, match)
            # "a quarter" of "a quarter of a kilo" is no share by itself
            found = [a for a in found if not a.in_words or a.unit or not (amount.figure <= a.figure and a.end <= amount.end)]
            if not any(a.figure < amount.end and amount.figure < a.end for a in found):
                found.append(amount)
    found.sort(key=lambda a: a.start)
    return tuple(_joined(low, found))


@kept
def undated_amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text that are no part of a date or time in it."""
    return tuple(undated(text, amounts(text)))


def same(claimed: Amount, told: Amount) -> bool:
    """Whether the claim's amount is what the passage tells, as far as its figure and its hedge go."""
    if are_opposite(claimed.hedge, told.hedge):
        return False
    return any(
        _kinds_agree(kind, other) and _values_agree(claimed, value, told, exact)
        for kind, value in claimed.readings
        for other, exact in told.readings
    )


def _kinds_agree(kind: str, other: str) -> bool:
    return kind == other or (bool(kind and other) and (kind.endswith(f" {other}") or other.endswith(f" {kind}")))


def _values_agree(claimed: Amount, value: float, told: Amount, exact: float) -> bool:
    gap = value - exact
    if abs(gap) <= 1e-9 * max(abs(value), 1e-12):
        return told.strict or not claimed.strict
    converted = is_rough(claimed.measure, told.measure)
    slack = min(claimed.step / 2, _MOST_ROUNDED * abs(exact)) if converted or claimed.step > told.step else 0.0
    if converted:
        slack = max(slack, min(told.step / 2, _ROUNDED * abs(exact)), _ROUNDED / 2 * abs(exact))
    if claimed.kind == told.kind == "percent" and (claimed.in_words or told.in_words):
        slack = _SHARE
    if claimed.hedge == "about" or (told.hedge == "about" and claimed.step >= told.step):
        slack = max(slack, _ABOUT * abs(exact))
    if claimed.hedge in ("over", "under") and claimed.hedge == told.hedge:  # "up to 280" is not "up to 220"
        return abs(gap) <= slack
    if claimed.hedge == "over":
        return -_BOUND * abs(exact) <= gap <= (slack / 4 if converted else 0)
    if claimed.hedge in BELOW:
        bound = _BOUND if claimed.hedge == "under" else _NEARLY
        return -(slack / 4 if converted else 0) <= gap <= bound * abs(exact)
    return abs(gap) <= slack


def _amount(low: str, quantity: Quantity) -> Amount | None:
    if quantity.form not in ("cardinal", "fraction"):
        return None
    said, value, step, kind, other = low[quantity.start : quantity.end], quantity.value, quantity.step, quantity.unit, None
    values = quantity.values
    if quantity.form == "fraction":
        kind, value, step, values = "percent", 100 * value, _SHARE, ()
    elif (quantity.unit == "percent" and "point" in said) or (not quantity.unit and quantity.noun == "point"):
        kind = "point"
    elif readings := bases(quantity.unit, quantity.value):
        step = abs(bases(quantity.unit, quantity.value + quantity.step)[-1][1] - readings[-1][1])
        (kind, value), values = readings[-1], ()
        if quantity.unit == BASIS_POINT:
            kind, value, step = "point", value / 100, step / 100
        if quantity.unit == "pound":
            other, kind, value, step = (kind, value), "pound", quantity.value, quantity.step
    figure = quantity.start
    if quantity.form == "fraction" and (article := _ARTICLE.search(low, max(0, figure - 4), figure)):
        figure = article.start()
    start, hedge = _start_with_hedge(low, figure), quantity.hedge
    end = quantity.end
    if kind == "point" and not quantity.unit and (noun := _POINTS.match(low, end)):
        end = noun.end()
    in_words = quantity.form == "fraction" or quantity.in_words
    unit = stem(re.sub(r"[\d.,\s-]+", "", said)) if quantity.unit else ""
    measure, strict = measure_of(quantity.unit), _is_strict(low[start:figure])
    return Amount(start, figure, end, kind, value, step, hedge, quantity.noun, unit, in_words, other, values, measure, strict)


def _start_with_hedge(low: str, start: int) -> int:
    while hedge := _HEDGE.search(low, max(0, start - _LONGEST_HEDGE), start):
        if NO_HEDGE.search(low, max(0, start - _LONGEST_HEDGE), start):
            break
        if hedge.start() and low[hedge.start() - 1].isalnum() and hedge[0][0].isalnum():
            break
        start = hedge.start()
    return start


def _is_strict(hedges: str) -> bool:
    """Whether the words before a figure say that it is not it: "more than", "only just under"."""
    told = hedges.strip()
    return any(told.endswith(words) for words in STRICT) and not _OR_EQUAL.search(told)


def _of_article(low: str, match: re.Match[str]) -> Amount:
    groups = match.groupdict()
    value = 1.0 if groups.get("one") else 0.0
    value += sum(_PARTS[groups[name]] for name in ("part", "part2", "part3") if groups.get(name))
    unit = groups["unit"]
    kind, base = (bases(unit, value) or [(_WITHOUT_MEASURE.get(unit, ""), value)])[0]
    start = match.start("one") if groups.get("one") else match.start()
    begin = _start_with_hedge(low, start)
    hedge: Hedge = next(
        (BEFORE[words] for words in sorted(BEFORE, key=len, reverse=True) if low[begin:start].startswith(words)), ""
    )
    return Amount(
        begin,
        start,
        match.end(),
        kind,
        base,
        base / value / 4,
        hedge,
        "" if kind else unit,  # half a cup is so much of a cup, as two cups are two
        unit,
        True,
        measure=measure_of(unit),
        strict=_is_strict(low[begin:start]),
    )


def _joined(low: str, found: list[Amount]) -> list[Amount]:
    """Neighbours of one dimension, the second smaller, are one amount: "two hours and 15 minutes", "6 ft 2 in"."""
    joined: list[Amount] = []
    for amount in found:
        if joined and amount.kind == joined[-1].kind in ("time", "length", "mass") and amount.measure != joined[-1].measure:
            before = joined[-1]
            if (
                low[before.end : amount.start] in (" ", " and ", ", ", ", and ")
                and amount.value < before.value
                and not amount.hedge
            ) and (amount.value < before.step * 1.01 or before.value % (before.step or 1) < 1e-6):
                joined[-1] = replace(
                    before,
                    end=amount.end,
                    value=before.value + amount.value,
                    step=amount.step,
                    noun=amount.noun,
                    values=(),
                    unit=before.unit + amount.unit,
                    measure=amount.measure,
                )
                continue
        joined.append(amount)
    return joined
