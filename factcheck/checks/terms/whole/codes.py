"""Names made of signs, of which a parser loses some: the options, clauses and variables that a claim and a passage speak of."""

from __future__ import annotations

import re

_CODE = re.compile(r"--?\w|.*?(?:\w\(|[_\\/@#~=<>+*|{}\[\]^`])|[a-z]\w*\.[a-z]\w*", re.S)
_LETTER = re.compile(r"[A-Z]")
_BEFORE, _BEHIND = "\"'“‘(", ".,;:!?\"'”’"


def same_codes(claim: str, told: str) -> bool:
    """Whether a claim and what it is said to repeat name the same code, or neither names one; of several each may stand for another."""
    ours = _codes(claim)
    return ours == _codes(told) and len(ours) <= 1


def _codes(text: str) -> frozenset[str]:
    found = set()
    before = ""
    for word in text.split():
        bare = word.lstrip(_BEFORE).rstrip(_BEHIND)
        if bare.endswith(")") and "(" not in bare:
            bare = bare[:-1].rstrip(_BEHIND)
        is_letter = _LETTER.fullmatch(bare) and before and (bare != "I" or before[:1].isupper())
        if is_letter or _CODE.match(bare):
            found.add(bare)
        before = word
    return frozenset(found)
