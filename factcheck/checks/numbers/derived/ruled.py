"""Figures and limits: a tube of 150 cm where anything longer than 90 cm must be checked in, "just under 600" of 612."""

from __future__ import annotations

import re

from factcheck.checks.numbers.hedges import BELOW
from factcheck.checks.numbers.measures import same_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import MOST_RIVALS, Known
from factcheck.checks.plain_text import lowered

_RULE = re.compile(
    r"\b(?:must|shall|may|can|cannot|should|need(?:s|ed)?|ha(?:ve|s) to|required|allowed|permitted|forbidden|banned|prohibited|free"
    r"|exempt|entitled|eligible|pays?|charged|counts? as)\b"
)
_ANY = re.compile(r"\b(?:any\w*|every\w*|each|all|those|whoever|whatever|if|when|no\b|[a-z]{3,}s)\s(?:\w+\s){0,4}$")
"""What leads up to the limit of a rule, which is for all that lie beyond it."""
_OVER = re.compile(
    r"\b(?:longer|more|higher|heavier|older|larger|taller|wider|bigger|greater|faster) than\s$|\b(?:above|over|exceeding)\s$"
)
_UNDER = re.compile(r"\b(?:shorter|less|lower|lighter|younger|smaller|narrower|slower|fewer) than\s$|\b(?:below|under)\s$")
_LEADING_UP = 60
_NEAR = 0.25
"""How far from a bound, as a share of it, a figure is one that the bound is told of."""


def is_beyond_limit(quantity: Quantity, known: Known) -> bool:
    """Whether a bare figure lies where a rule of the evidence tells what holds for all that do: it is one of these."""
    return not quantity.hedge and any(
        other.form == quantity.form
        and quantity.unit
        and same_unit(quantity.unit, other.unit)
        and _RULE.search(told := lowered(span.text))
        and _lies_beyond(quantity, other, told[max(0, other.start - span.start - _LEADING_UP) : other.start - span.start])
        for span, other in known.evidence[:MOST_RIVALS]
    )


def breaks_bound(quantity: Quantity, known: Known) -> bool:
    """Whether all that the evidence has of the kind lies near a bound of the claim, on its other side."""
    alike = [
        other
        for _, other in known.evidence[:MOST_RIVALS]
        if other.form == quantity.form == "cardinal"
        and not other.hedge
        and (same_unit(quantity.unit, other.unit) if quantity.unit else bool(other.noun) and other.noun == quantity.noun)
    ]
    over = quantity.hedge == "over"
    if not alike or not (over or quantity.hedge in BELOW):
        return False
    return all(
        (1 - _NEAR) * quantity.value <= other.value < quantity.value
        if over
        else quantity.value < other.value <= (1 + _NEAR) * quantity.value
        for other in alike
    )


def _lies_beyond(quantity: Quantity, limit: Quantity, before: str) -> bool:
    over, under = _OVER.search(before), _UNDER.search(before)
    begins = over or under
    if not _ANY.search(before[: begins.start()] if begins else before):
        return False
    if over or limit.hedge == "over":
        return quantity.value > limit.value
    return bool(under or limit.hedge in BELOW) and quantity.value < limit.value
