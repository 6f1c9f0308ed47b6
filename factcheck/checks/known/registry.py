"""The judges of this room, and what they say together."""

from __future__ import annotations

from functools import lru_cache

from factcheck.checks.known import apart, bounds, dated, days, deals, groups, hours, kin, multiples, offsets, order, places, scores, subset, tallies
from factcheck.checks.known.statement import Judge, Known

JUDGES: tuple[Judge, ...] = (bounds.judge, order.judge, tallies.judge, apart.judge, subset.judge, offsets.judge, groups.judge, scores.judge, kin.judge, dated.judge, deals.judge, hours.judge, multiples.judge, places.judge, days.judge)
"""Everything that code knows by itself."""
_LONGEST = 300
"""Characters of a claim of one statement."""


@lru_cache(maxsize=256)
def known(claim: str, passage: str) -> tuple[Known, ...]:
    """What is known of a claim by a passage; nothing where judges do not agree."""
    if len(claim) > _LONGEST or claim.rstrip().endswith("?"):
        return ()
    found = tuple(one for judge in JUDGES for one in judge(claim, passage))
    return found if len({one.holds for one in found}) == 1 else ()
