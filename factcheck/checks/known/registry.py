"""The judges of this room, and what they say together."""

from __future__ import annotations

from functools import lru_cache

from factcheck.checks.known.counts import apart, bounds, groups, multiples, offsets, subset, tallies
from factcheck.checks.known.sides import deals, kin, order, places, scores
from factcheck.checks.known.statement import Judge, Known
from factcheck.checks.known.times import dated, days, hours

_MODULES = (apart, bounds, dated, days, deals, groups, hours, kin, multiples, offsets, order, places, scores, subset, tallies)
JUDGES: tuple[Judge, ...] = tuple(module.judge for module in _MODULES)
"""Everything that code knows by itself."""
_LONGEST, _LONGEST_PASSAGE = 300, 3_000
"""Characters of a claim of one statement, and of a passage that it is judged by."""


@lru_cache(maxsize=256)
def known(claim: str, passage: str) -> tuple[Known, ...]:
    """What is known of a claim by a passage; nothing where judges do not agree."""
    if len(claim) > _LONGEST or len(passage) > _LONGEST_PASSAGE or claim.rstrip().endswith("?"):
        return ()
    found = tuple(one for judge in JUDGES for one in judge(claim, passage))
    return found if len({one.holds for one in found}) == 1 else ()
