"""Exact checks: what code sees better than an NLI model does (quotations, numbers, dates, names, negation).

Every check is a pure function ``find(claim: Claim) -> list[Reason]`` in a module of its own.
"""

from __future__ import annotations
