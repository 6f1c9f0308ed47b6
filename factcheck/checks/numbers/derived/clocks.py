"""Times of day in words that follow from a time and a duration ("twenty to nine" of "18:40" and "two hours later"), and months in weeks."""

from __future__ import annotations

import re
from itertools import combinations

from factcheck.checks.claim import Claim
from factcheck.checks.dates.clock import clocks
from factcheck.checks.numbers.amounts import amounts
from factcheck.checks.numbers.measures import bases
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.plain_text import lowered

_DAY = 1440
_MINUTE = 60
_MONTH_IN_WEEKS = 0.09
"""How far a month may be from four weeks, or from five."""
_HOURS = {word: int(value) for word, value in ONES.items() if 0 < value <= 12}
_BARE = re.compile(
    r"\b(?:opens?|closes?|shuts?|starts?|begins?|ends?|finish(?:es)?|leaves?|arrives?|open|runs?|works?|lasts?)\s"
    rf"(?:daily\s)?(?:at|from|until|till)\s(?P<first>\d{{1,2}}|{'|'.join(_HOURS)})(?![\w.,:%]*\d|\s?%)"
    rf"(?:\s?(?:to|until|till|-)\s(?P<second>\d{{1,2}}|{'|'.join(_HOURS)})(?![\w.,:%]*\d|\s?%))?"
    r"(?!\s(?:percent|euros?|dollars?|pounds?|minutes?|hours?|days?|weeks?|months?|years?|km|kg|metres?|meters?|degrees?|people)\b)"
)
"""Hours that are told by their number alone: "opens at 7", "open from 9 to 5"."""
_LAST_HOUR = 24
_MONTHS = ("month", "week")
_NOON = 12
_AT = re.compile(r"\b(?:at|by|until|till|from|before|after|since|past)\s$")
_TWELVE = re.compile(r"\b(?:noon|midday|midnight)\b")


def is_counted_time(claim: Claim, quantity: Quantity) -> bool:
    """Whether a number is part of such a time."""
    around = [clock for clock in clocks(claim.sentence.text) if clock.start <= quantity.start and quantity.end <= clock.time_end]
    for clock in around:
        for span in claim.evidence:
            lengths = [round(amount.value / _MINUTE) for amount in amounts(span.text) if amount.kind == "time"]
            told = [minute for other in clocks(span.text) for minute in other.minutes]
            if any((minute + way * length) % _DAY in clock.minutes for minute in told for length in lengths for way in (-1, 1)):
                return True
    return False


def is_noon(claim: Claim, quantity: Quantity) -> bool:
    """Whether a number alone is the hour that a source calls noon or midnight: "at twelve"."""
    low = lowered(claim.sentence.text)
    return (
        quantity.value == _NOON
        and not quantity.unit
        and bool(_AT.search(low[: quantity.start]))
        and any(_TWELVE.search(lowered(span.text)) for span in claim.evidence)
    )


def is_month_in_weeks(claim: Claim, quantity: Quantity) -> bool:
    """Such as "four weeks" for "a month", or the other way round."""
    own = [base for dimension, base in bases(quantity.unit, quantity.value) if dimension == "time"]
    return quantity.unit in _MONTHS and any(
        amount.kind == "time"
        and amount.measure in _MONTHS
        and amount.measure != quantity.unit
        and abs(amount.value - base) <= gap
        for span in claim.evidence
        for amount in amounts(span.text)
        for base in own
        for gap in (_MONTH_IN_WEEKS * amount.value,)
    )


def is_time_between(claim: Claim, quantity: Quantity) -> bool:
    """Whether so long passes between two hours of a sentence of which one at least is told by its number alone: "from 9 to 5"."""
    length = [round(base / _MINUTE) for dimension, base in bases(quantity.unit, quantity.value) if dimension == "time"]
    return any(
        (later - earlier) % _DAY in length
        for span in (claim.evidence if length and quantity.unit in ("hour", "minute") else ())
        for first, second in combinations(_hours(span.text), 2)
        for earlier in first
        for later in second
    )


def _hours(text: str) -> list[frozenset[int]]:
    """The hours of a text in their order, in minutes since midnight; empty where none is bare."""
    low, found = lowered(text), [(clock.start, clock.minutes) for clock in clocks(text)]
    bare = []
    for match in _BARE.finditer(low):
        for name in ("first", "second"):
            hour = _HOURS.get(match[name] or "", int(match[name]) if (match[name] or "").isdigit() else 0)
            taken = any(start == match.start(name) for start, _ in found)
            if 0 < hour <= _LAST_HOUR and not taken:
                halves = (hour, hour + _LAST_HOUR // 2) if hour <= _LAST_HOUR // 2 else (hour,)
                bare.append((match.start(name), frozenset(half * 60 % _DAY for half in halves)))
    return [minutes for _, minutes in sorted([*found, *bare], key=lambda one: one[0])] if bare else []
