"""The kinds of terms in which a claim is put before a model reads it, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks.terms import amounts, changes, days, quoted, rulings, sums, times
from factcheck.checks.terms.swap import Swap

TERMS: dict[str, Callable[[str, str], list[Swap]]] = {
    "quotation": quoted.find,
    "ruling": rulings.find,
    "time": times.find,
    "day": days.find,
    "change": changes.find,
    "sum": sums.find,
    "amount": amounts.find,
}
"""Putting a claim in the terms of the passage that it is read with."""
