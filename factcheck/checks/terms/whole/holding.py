"""Claims of which code knows by itself that they hold: the whole claim as the passage has it."""

from __future__ import annotations

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.registry import known
from factcheck.checks.terms.swap import Swap
from factcheck.checks.terms.whole.frames import is_framed


def find(claim: str, passage: str) -> list[Swap]:
    """The passage for a claim that holds by it."""
    return [
        Swap(
            0, len(claim), passage, one.start, one.end, f"“{claim.strip()}” follows from “{passage[one.start : one.end].strip()}”"
        )
        for one in known(claim, passage)
        if one.holds and not is_framed(parse(claim), parse(passage), one.start, one.end)
    ][:1]
