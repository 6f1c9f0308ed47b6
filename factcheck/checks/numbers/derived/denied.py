"""Figures that a claim denies, where the source has another one: "did not take three years" for what took four."""

from __future__ import annotations

import re

from factcheck.checks.claim import Claim
from factcheck.checks.numbers.hedges import BELOW
from factcheck.checks.numbers.measures import same_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import MOST_RIVALS, Known
from factcheck.checks.plain_text import lowered

_DENIES = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would)(?:\snot\b|n['’]t\b)|\bnever\b")
_TURNS = re.compile(
    r"\bnot (?:only|just|even|until|till|all)\b|\bn['’]t (?:only|just|even|until|all)\b|\b(?:but|other than|except)\b"
)
_CLAUSE = re.compile(
    r"[,;:]|\b(?:that|which|who|whose|because|when|although|though|and|where|while|if|unless|since|after|before|until)\b"
)
_LED = re.compile(r"\b(?:the|these|those|his|her|its|their|our|for|in|within|during|over|by|first|last)\s(?:\w+\s)?$")
_LIMITS = re.compile(
    r"\b(?:can|could|may|might|must|should|up to|only|at (?:least|most)|no (?:more|less|fewer)|(?:more|less|fewer) than|under|over)\b"
)
_DENIED = re.compile(r"\b(?:not|never|no|nobody|none|without|cannot)\b|n['’]t\b")


def is_denied(claim: Claim, quantity: Quantity, known: Known) -> bool:
    """Whether the claim denies a figure of what has another one in the evidence, which itself denies nothing and sets no limit."""
    low = lowered(claim.sentence.text)
    denial = next(iter([*_DENIES.finditer(low, 0, quantity.start)][-1:]), None)
    if denial is None or _TURNS.search(low) or _CLAUSE.search(low, denial.end(), quantity.start):
        return False
    if _LED.search(low, denial.end(), quantity.start):
        return False
    for span, other in known.evidence[:MOST_RIVALS]:
        alike = other.form == quantity.form and (
            same_unit(quantity.unit, other.unit) if quantity.unit else not other.unit and quantity.noun in ("", other.noun)
        )
        if alike and not known.stated & set(other.values):
            told = lowered(span.text)
            return not _DENIED.search(told) and not _LIMITS.search(told) and _differs(quantity, other)
    return False


def _differs(quantity: Quantity, other: Quantity) -> bool:
    if quantity.hedge == "over":
        return other.value < quantity.value
    if quantity.hedge in BELOW:
        return other.value > quantity.value
    return not quantity.hedge
