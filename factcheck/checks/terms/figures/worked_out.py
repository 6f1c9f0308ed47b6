"""Figures that the passage does not tell, and that follow from its figures in one of several ways."""

from __future__ import annotations

from factcheck.checks.numbers.amounts import same, undated_amounts
from factcheck.checks.terms.figures import levels, multiples, parts, products, rest, since, sums
from factcheck.checks.terms.swap import Swap

_WAYS = (*sums.WAYS, *products.WAYS, *parts.WAYS, *rest.WAYS, *multiples.WAYS, *since.WAYS, *levels.WAYS)
_MOST = 40  # amounts of a passage that figures are worked out of
_MOST_STATED = 12  # amounts of a claim; one with more is a table


def find(claim: str, passage: str) -> list[Swap]:
    """The amounts of the claim that are worked out of amounts of the passage, each put in the first way that fits."""
    stated = undated_amounts(claim)[:_MOST_STATED]
    told = undated_amounts(passage)[:_MOST] if stated else ()
    swaps: list[Swap] = []
    for amount in stated:
        if told and not any(same(amount, other) for other in told):
            swaps += next(([swap] for way in _WAYS for swap in way(claim, passage, amount, told)), [])
    return swaps
