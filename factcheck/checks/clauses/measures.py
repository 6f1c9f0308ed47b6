"""Rules that hold above or below a measure: what "vehicles taller than 2.1 m" may not do, one of 1.5 m may."""

from __future__ import annotations

import re

from factcheck.checks.numbers.quantities import quantities

_LIMIT = re.compile(
    r"\b(?:(?P<less>less|fewer|smaller|shorter|younger|lighter|lower|slower|cheaper)|(?:more|[a-z]{2,}er))\sthan\s"
    r"|\b(?:(?P<below>under|below)|(?:over|above|exceeding))\s(?=\S*\d|\w+\s)",
    re.I,
)


def is_on_the_other_side(claim: str, source: str) -> bool:
    """Whether a claim is of a figure that a limit of the source leaves out, so that its rule says nothing of it."""
    told = quantities(source)
    ours = [quantity.value for quantity in quantities(claim)]
    for limit in _LIMIT.finditer(source):
        bound = next((quantity.value for quantity in told if limit.end() <= quantity.start <= limit.end() + 2), None)
        if bound is None or not ours:
            continue
        low = limit["less"] or limit["below"]
        if all(value > bound if low else value < bound for value in ours):
            return True
    return False
