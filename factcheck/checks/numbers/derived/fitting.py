"""Small tools of those who work figures out: whether one fits, what leads up to it, its value in full."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isclose

from factcheck.checks.numbers.hedges import BELOW
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import ABOUT

ALL_BUT = re.compile(r"\b(?:all|every\w*)\s(?:\w+\s)?(?:but|except(?:\sfor)?|save(?:\sfor)?)\s(?:the\s)?$")
"""What leads up to the number of those that are left out."""
_THAN = re.compile(
    r"\s(?:\w+\s)?(?:more|higher|longer|older|later|(?P<fewer>fewer|less|lower|shorter|younger|earlier))\sthan\b"
    r"|\s(?:\w+\s)?(?:(?:ahead|clear)\sof|(?P<behind>behind|adrift of|short of))\b"
)
COMPARES = re.compile(
    r"\b(?:more|fewer|less|higher|lower|longer|shorter|older|younger|taller|extra|additional|apart|ahead|behind|clear|early|late|earlier"
    r"|later|lead|margin|gap|advantage|deficit|surplus|difference|remaining|remain(?:s|ed)?|to go|to spare|heavier|lighter|cheaper|dearer"
    r"|better|worse|slower|faster|quicker|warmer|cooler|colder|hotter|short of|off)\b"
)
"""Words of a comparison of two figures."""
_LEADING_UP = 60
"""Characters before a number that say what it is."""
_SMALLEST_SCALE = 100


def fits(quantity: Quantity, exact: float) -> bool:
    """Whether a worked out figure is the quantity, as far as its hedge goes: "more than two degrees" for 2.3."""
    if isclose(quantity.value, exact, rel_tol=1e-6, abs_tol=1e-9):
        return True
    gap, most = exact - quantity.value, ABOUT * exact
    if quantity.hedge == "over":
        return 0 < gap <= 2 * most
    if quantity.hedge in BELOW:
        return -most <= gap < 0
    return quantity.hedge == "about" and abs(gap) <= most


def before(told: str, quantity: Quantity, at: int = 0) -> str:
    """The words that lead up to a number, in a text that begins at this place of its source."""
    return told[max(0, quantity.start - at - _LEADING_UP) : max(0, quantity.start - at)]


def in_full(quantity: Quantity) -> Quantity:
    """The quantity with the scale that it shares with the end of its range: 20 million of "from 20 to 25 million"."""
    if quantity.scale != 1 or len(quantity.values) != 2 or quantity.values[0] <= 0:
        return quantity
    scale = quantity.values[1] / quantity.values[0]
    return replace(quantity, values=(quantity.values[1],), scale=scale) if scale >= _SMALLEST_SCALE else quantity


def way_to_other(low: str, gap_end: int) -> int:
    """The sign by which a gap that ends here leads to what is compared: 1 for "40 less than last year", -1 for "40 more than", else 0."""
    found = _THAN.match(low, gap_end)
    if found is None:
        return 0
    return 1 if found["fewer"] or found["behind"] else -1
