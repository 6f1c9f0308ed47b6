"""Wordings of figures: "once a fortnight" for "every other week", "double the" for "twice the"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections
from factcheck.checks.terms.swap import Swap

_FOR_FREE_THING = re.compile(
    r"for free (?!(?:to|for|on|at|in|if|of|and|or|but|by|when|every|during|until|from|as|with|while)\b)[a-z]"
)
"""Not "for free" but "for" what is free: "qualifies for free delivery"."""


@cache
def _groups() -> tuple[re.Pattern[str], ...]:
    """Each group as a pattern that finds its wordings."""
    lines = read_sections(Path(__file__).with_name("wordings.toml"))["groups"]["rows"].strip().split("\n")
    groups = [sorted((wording.strip() for wording in line.split(",")), key=len, reverse=True) for line in lines]
    return tuple(re.compile(rf"\b(?:{'|'.join(map(re.escape, group))})\b") for group in groups)


def find(claim: str, passage: str) -> list[Swap]:
    """The wordings of the claim for which the passage has another of their group, and not the claim's."""
    here, there = lowered(claim), lowered(passage)
    swaps = []
    for pattern in _groups():
        ours = pattern.search(here)
        if (
            ours is None
            or ours[0] in there
            or _FOR_FREE_THING.match(here, ours.start())
            or (theirs := pattern.search(there)) is None
        ):
            continue
        told = passage[theirs.start() : theirs.end()]
        text = told.lower() if ours.start() else told[:1].upper() + told[1:]
        message = f"{claim[ours.start() : ours.end()]} is {told}"
        swaps.append(Swap(ours.start(), ours.end(), text, theirs.start(), theirs.end(), message))
    return swaps
