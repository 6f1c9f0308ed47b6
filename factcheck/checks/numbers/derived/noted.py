"""Cells of a table that says beside them what they are in: "$31 million" for 31 under "($m)", -2 degrees for -2."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.checks.numbers.derived.sums import derivation
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import Known
from factcheck.checks.numbers.temperatures import minus_before
from factcheck.checks.numbers.units import SCALES
from factcheck.checks.plain_text import lowered

_NOTED = re.compile(
    r"\((?:in\s)?(?:(?:[$£€¥]|us\$|usd|eur|gbp)\s?(?P<short>mn|m|bn|b|k|tn)|[$£€¥]?\s?(?:[a-z]+\s)?(?P<long>thousand|million|billion)s?)\b[^()\n]{0,20}\)"
)
"""In what a table says that its cells are: "($m)", "(in thousands)"."""
_LEAST = 10  # cells are no smaller than a tenth
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}


@kept
def _scales(text: str) -> frozenset[float]:
    """The scales that a text says its figures are in."""
    return frozenset(_SHORT.get(m["short"] or "") or SCALES[m["long"]] for m in _NOTED.finditer(lowered(text)))


def is_noted_cell(claim: Claim, quantity: Quantity, known: Known) -> bool:
    """Whether a bare number of a source, or what follows from two, is the quantity in the scale or with the sign that the source notes."""
    if quantity.value < 0:
        return any(
            not other.unit and minus_before(lowered(source), other.start) < other.start
            for numbers, source in zip(known.sources, claim.sources, strict=True)
            for other in numbers.between(-quantity.value, -quantity.value)
        )
    for scale in {scale for source in claim.sources for scale in _scales(source) if quantity.value >= scale / _LEAST}:
        bare = replace(quantity, values=(quantity.value / scale,), step=quantity.step / scale, scale=1.0)
        if any(not other.unit for other in known.near(bare.value)) or derivation(claim, bare, known):
            return True
    return False
