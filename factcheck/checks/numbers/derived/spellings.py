"""Figures that a source has in another spelling or by another word: "B-12" for "B12", "'74" for 1974, "in his 70s" for 77."""

from __future__ import annotations

import re

from factcheck.checks.claim import Claim
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import Known
from factcheck.checks.plain_text import lowered

_CODE = re.compile(r"\b(?P<letters>[a-z]{1,4})[- ]$")
_AGE_DECADE = re.compile(r"['’]?s\b")
_OWN = re.compile(r"\b(?:his|her|their|its|my|our)\s(?:early |mid-?|mid |late )?$")
_YEARS = re.compile(r"\b(?:from|between|in|of|since)\s(?:['’]?\d\d\s?(?:-|–|to|and|until)\s?)?['’]?$")
_GRADE = re.compile(r"\b(?:under|below)\s(?:the\sage\sof\s)?$")
_YOUNG = re.compile(r"\b(?:boys?|girls?|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|infants?)\b")
_OF_AGE = (13, 21)
"""Ages that a boy or a girl is under."""


def is_in_other_spelling(claim: Claim, quantity: Quantity, known: Known) -> bool:
    """Whether a figure of the claim is one that a source has, only spelled or said otherwise."""
    low = lowered(claim.sentence.text)
    before = low[max(0, quantity.start - 24) : quantity.start]
    if quantity.unit or quantity.form != "cardinal" or quantity.value != int(quantity.value):
        return False
    value = int(quantity.value)
    if code := _CODE.search(before):
        spelled = re.compile(rf"\b{code['letters']}[- ]?{value}\b")
        if any(spelled.search(lowered(source)) for source in claim.sources):
            return True
    if value % 10 == 0 and _AGE_DECADE.match(low, quantity.end) and _OWN.search(before):
        return any(other.unit in ("", "year") for other in known.between(value, value + 9))
    if low[quantity.start : quantity.end].isdecimal() and 10 <= value <= 99 and _YEARS.search(before):
        return any(other.value == int(other.value) and other.value % 100 == value for other in known.between(1500, 2099))
    if _OF_AGE[0] <= value <= _OF_AGE[1] and _GRADE.search(before):
        return any(_YOUNG.search(lowered(span.text)) for span in claim.evidence)
    return False
