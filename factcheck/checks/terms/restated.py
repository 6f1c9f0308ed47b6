"""Putting a claim in the terms of the passage that it is read with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.checks.known.rest import says_more
from factcheck.checks.languages import is_english
from factcheck.checks.terms.registry import TERMS, WHOLE
from factcheck.checks.terms.swap import Swap
from factcheck.checks.terms.whole import holding
from factcheck.checks.terms.whole.codes import same_codes

_LONGEST_CLAIM, _LONGEST_PASSAGE = 1_000, 6_000
"""Characters up to which texts are put in other terms; what is longer is no sentence, and no few sentences."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A claim in a passage's terms, and the swaps that made it so, in the order of the claim; without any it is the claim as it was."""

    text: str
    swaps: tuple[Swap, ...] = ()


def restated(claim: str, passage: str) -> Restated:
    """The claim in the terms of the passage; the passage itself, where code knows that the claim holds by it.

    Of swaps that overlap the one of the earlier kind counts, then the longer one. What puts the whole claim in other terms comes last,
    and counts besides. Only English has other terms.
    """
    if not is_english(claim, passage) or len(claim) > _LONGEST_CLAIM or len(passage) > _LONGEST_PASSAGE:
        return Restated(claim)
    return _in_terms(claim, passage)


@lru_cache(maxsize=1024)
def _in_terms(claim: str, passage: str) -> Restated:
    """Of two English texts; remembered, as several checks and each edit of a text ask the same again."""
    if held := holding.find(claim, passage):
        return Restated(held[0].text, (held[0],))
    taken: list[Swap] = []
    for name, find in TERMS.items():
        for swap in sorted(find(claim, passage), key=lambda swap: (swap.start - swap.end, swap.start)):
            if not _drops(swap, claim, passage, name) and all(
                swap.end <= other.start or other.end <= swap.start for other in taken
            ):
                taken.append(swap)
    text = claim
    for swap in sorted(taken, key=lambda swap: -swap.start):
        text = text[: swap.start] + swap.text + text[swap.end :]
    for name, find in WHOLE.items():
        found = find(text, passage)
        if not found or found[0].text == text or (name == "total" and says_more(claim, passage, name)):
            continue
        if name == "known" or same_codes(text, passage[found[0].passage_start : found[0].passage_end]):
            taken.append(replace(found[0], start=0, end=len(claim)))
            text = found[0].text
            break
    return Restated(text, tuple(sorted(taken, key=lambda swap: swap.start)))


def _drops(swap: Swap, claim: str, passage: str, name: str) -> bool:
    """Whether a swap stands for the whole claim and leaves out what the passage does not have."""
    return swap.start == 0 and not claim[swap.end :].strip(" .!") and says_more(claim, f"{passage} {swap.text}", name)
