"""What a claim denies of a number or a day that lies outside what the source allows: "only on Sundays" and "not on a Monday"."""

from __future__ import annotations

import re

from factcheck.checks.claim import Claim
from factcheck.report import Reason

_DENIES = re.compile(
    r"\b(?:cannot|can(?:['’]t| not)|may not|must(?:n['’]t| not)|(?:is|are|was|were)(?:n['’]t| not)|not (?:allowed|valid|open|accepted)"
    r"|excluded|too (?:young|old|low|high|small|large|big|short|long|early|late|heavy|light))\b",
    re.I,
)
_TURNS = re.compile(r"\bnot?\b[^.;]{0,40}\b(?:until|before|after|more|less|fewer|over|under|exceed\w*)\b", re.I)
_LIMITS = re.compile(
    r"\b(?:only|solely|exclusively|between|at (?:least|most)|(?:no|not) (?:more|less|fewer|older|younger|later|earlier|longer|shorter)"
    r"|over|under|above|below|up to|(?:older|younger|more|less|fewer) than)\b|[<>≤≥]",
    re.I,
)


def is_outside(claim: Claim, reason: Reason) -> bool:
    """Whether a finding is of a number or day that the claim denies, where the source's place speaks of a limit."""
    text = claim.sentence.text
    if not _DENIES.search(text) or _TURNS.search(text):
        return False
    place = reason.source
    told = [
        span for span in claim.evidence if place is None or (span.source == place.source and span.start <= place.start < span.end)
    ]
    return any(_LIMITS.search(span.text) and not _DENIES.search(span.text) for span in told)
