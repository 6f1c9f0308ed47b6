"""The kinds of terms in which a claim is put before a model reads it, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks.terms import amounts, days, quoted, rulings, times, wordings, years
from factcheck.checks.terms.figures import changes, levels, often, ranks, worked_out
from factcheck.checks.terms.swap import Swap
from factcheck.checks.terms.whole import comparatives, holding, sequence, structure, totals

TERMS: dict[str, Callable[[str, str], list[Swap]]] = {
    "quotation": quoted.find,
    "ruling": rulings.find,
    "time": times.find,
    "day": days.find,
    "year": years.find,
    "change": changes.find,
    "often": often.find,
    "worked out": worked_out.find,
    "level": levels.reached,
    "amount": amounts.find,
    "rank": ranks.find,
    "wording": wordings.find,
}
"""Putting a claim in the terms of the passage that it is read with."""

WHOLE: dict[str, Callable[[str, str], list[Swap]]] = {
    "known": holding.find,
    "structure": structure.find,
    "total": totals.find,
    "comparative": comparatives.find,
    "order": sequence.find,
}
"""Those that put the whole claim in other terms, tried last, on what the others have made of it."""
