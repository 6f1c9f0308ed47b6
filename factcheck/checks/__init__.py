"""Exact checks: what code sees better than an NLI model does (quotations, numbers, dates, names, negation).

Every check is a pure function ``find(claim: Claim) -> list[Reason]`` in a module or folder of its own. The words, units and
patterns that it goes by are tables beside it (.tsv, .toml) that a person can edit; `factcheck.checks.tables` reads them.
"""

from __future__ import annotations
