"""The kinds of terms in which a claim is put before a model reads it, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks.terms import comparatives, quoted, sequence, structure
from factcheck.checks.terms.swap import Swap

TERMS: dict[str, Callable[[str, str], list[Swap]]] = {
    "structure": structure.find,
    "comparative": comparatives.find,
    "order": sequence.find,
    "quotation": quoted.find,
}
