"""Times of day in words that follow from a time and a duration ("twenty to nine" of "18:40" and "two hours later"), and months in weeks."""

from __future__ import annotations

from factcheck.checks.claim import Claim
from factcheck.checks.dates.clock import clocks
from factcheck.checks.numbers.amounts import amounts
from factcheck.checks.numbers.measures import bases
from factcheck.checks.numbers.quantities import Quantity

_DAY = 1440
_MINUTE = 60
_MONTH_IN_WEEKS = 0.09
"""How far a month may be from four weeks, or from five."""
_MONTHS = ("month", "week")


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
