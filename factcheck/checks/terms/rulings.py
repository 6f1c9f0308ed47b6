"""Being cleared of a charge and the dismissal of the charge: the claim in the words in which the passage tells it."""

from __future__ import annotations

import re

from factcheck.checks.speech.rulings import rulings, same_charge
from factcheck.checks.terms.swap import Swap

_CLEARED = re.compile(
    r"(?P<who>[^,.;]{2,60}?) (?:was|were|is|has been|have been) (?:cleared|acquitted|exonerated|found not guilty) (?:of|on) "
)
_DISMISSED = re.compile(r"\b(?:dismissed|dropped|rejected|threw out|thrown out|quashed|struck out)\b")


def find(claim: str, passage: str) -> list[Swap]:
    """The clause that somebody was cleared, where the passage says that the charge was dismissed."""
    match = _CLEARED.match(claim)
    ours = next((one for one in rulings(claim) if match and match.start() <= one.start < match.end()), None)
    if match is None or ours is None:
        return []
    for theirs in rulings(passage):
        told = passage[theirs.start : theirs.end]
        dismissed = _DISMISSED.search(told)
        if theirs.outcome == "cleared" and dismissed and same_charge(ours.what, theirs.what):
            what = claim[match.end() : ours.end]
            text = f"The charge of {what} against {match['who']} was dismissed"
            message = f"being cleared of {what} says the same as “{told}”"
            return [Swap(match.start(), ours.end, text, theirs.start, theirs.end, message)]
    return []
