"""Numbers that a source says by another word: "both", "trio", "a dozen", "a decade"."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.checks.claim import Claim
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.plain_text import lowered

_COLLECTIVES = {
    2.0: re.compile(r"\b(?:both|couple|pair|duo|twins?|double|twice|second|brace|either|neither|bi\w+|dual)\b"),
    3.0: re.compile(r"\b(?:trio|triple\w*|treble|triplets?|hat-trick|tri\w+)\b"),
    4.0: re.compile(r"\b(?:quartet|quadrup\w+|four\w*)\b"),
    5.0: re.compile(r"\b(?:quintet|quintup\w+|five\w*)\b"),
    12.0: re.compile(r"\bdozens?\b"),
}
_SPANS = {
    ("week", 2.0): re.compile(r"\b(?:a|one|the|last|next|first|this|per|each|every) fortnight\b"),
    ("day", 14.0): re.compile(r"\b(?:a|one|the|last|next|first|this|per|each|every) fortnight\b"),
    ("year", 10.0): re.compile(r"\b(?:a|one|the|last|next|first|this|per|each|every) decade\b"),
    ("year", 100.0): re.compile(r"\b(?:a|one|the|last|next|first|this|per|each|every) century\b"),
}


def has_collective(claim: Claim, value: float) -> bool:
    """Whether a source says the number by another word: "both", "trio", "a dozen"."""
    return value in _COLLECTIVES and any(_says_collective(source, value) for source in claim.sources)


@lru_cache(maxsize=256)
def _says_collective(source: str, value: float) -> bool:
    return bool(_COLLECTIVES[value].search(lowered(source)))


def has_span(claim: Claim, quantity: Quantity) -> bool:
    """Whether a source has one word for so long: "a decade" for ten years."""
    found = _SPANS.get((quantity.unit, quantity.value))
    return found is not None and any(found.search(lowered(span.text)) for span in claim.evidence)
